"""The trained line model: weights from `model.json`, a score a row, and the clue it becomes."""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from cleaner.blocks import PROSE
from cleaner.edges import article
from cleaner.evidence import Evidence
from cleaner.features import COLUMNS, View
from cleaner.options import Category

PATH = Path(__file__).parent / "model.json"

#: The share at which `balanced` cuts; the model's scores are shifted so that this share is its cutting point.
_LOGIT = 0.405  # log(0.6 / 0.4)
#: Below this share the model has nothing to say.
_LEAST = 0.45


class Model(NamedTuple):
    """What `model.json` holds.

    weights   for each column of `features.COLUMNS`, a weight for each of its bins
    shifts    what is added to the sum, by the row's kind: chosen on hand-labelled documents so that a share of 0.6
              is where `balanced` cuts
    """

    weights: list[list[float]]
    shifts: list[float]


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of `features`."""
    data = json.loads(PATH.read_text("utf-8"))
    names = [column.__name__ for column in COLUMNS]
    if [column["name"] for column in data["columns"]] != names:
        raise ValueError(f"{PATH}: its columns are not those of cleaner/features.py; train it again")
    return Model([column["weights"] for column in data["columns"]], data["shifts"])


def scores(view: View, model: Model) -> list[float]:
    """The sum of weights of each row: positive speaks for the site, negative for the author."""
    columns = [
        list(map(weights.__getitem__, column(view))) for column, weights in zip(COLUMNS, model.weights, strict=True)
    ]
    return list(map(sum, zip(*columns, strict=True)))


def statistics(evidence: Evidence) -> None:
    """Rows that look and stand as the site's lines do, by a trained additive model."""
    core = article(evidence)
    if core is None:
        return
    model = load()
    view = View(evidence, core)
    page = evidence.page
    for row, score in enumerate(scores(view, model)):
        kind = page.kinds[row]
        score += model.shifts[kind]
        if score > -0.21 and not (kind == PROSE and view.place[row] == 1 and not view.clues[row]):
            share = round(1 / (1 + exp(-score - _LOGIT)), 3)
            if share > _LEAST:
                evidence.add(row, _category(view, row), share, "model")


def _category(view: View, row: int) -> Category:
    """The likeliest category of a row that the model cuts: its clue's, else by its place and shape."""
    clues = view.evidence.rows.get(row)
    if clues:
        return max(clues, key=lambda clue: clue.weight).category
    if view.page.kinds[row] == PROSE:
        return Category.RELATED_LINKS if view.place[row] == 2 else Category.PROMO_BOX
    return Category.NAVIGATION if view.page.sizes[row] < 30 else Category.RELATED_LINKS
