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
from cleaner.features import ROW_COLUMNS, RUN_COLUMNS, View
from cleaner.options import Category

PATH = Path(__file__).parent / "model.json"

#: The share at which `balanced` cuts; the model's scores are shifted so that this share is its cutting point.
_LOGIT = 0.405  # log(0.6 / 0.4)
#: Scores below this (a share of 0.45, where `thorough` cuts) say nothing.
_LEAST = -0.6

class Model(NamedTuple):
    """What `model.json` holds.

    rows    for each column of `features.ROW_COLUMNS`, a weight for each of its bins
    runs    the same for `features.RUN_COLUMNS`
    shifts  what is added to the sum, by the row's kind: chosen on hand-labelled documents so that a share of 0.6 is
            where `balanced` cuts
    """

    rows: list[list[float]]
    runs: list[list[float]]
    shifts: list[float]


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of `features`."""
    data = json.loads(PATH.read_text("utf-8"))
    names = [column.__name__ for column in (*ROW_COLUMNS, *RUN_COLUMNS)]
    if [column["name"] for column in data["columns"]] != names:
        raise ValueError(f"{PATH}: its columns are not those of cleaner/features.py; train it again")
    weights = [column["weights"] for column in data["columns"]]
    return Model(weights[: len(ROW_COLUMNS)], weights[len(ROW_COLUMNS) :], data["shifts"])


def scores(view: View, model: Model) -> list[float]:
    """The sum of weights of each row: positive speaks for the site, negative for the author."""
    base: list[float] = []
    for index, run in enumerate(view.runs):
        total = 0.0
        for column, weights in zip(RUN_COLUMNS, model.runs, strict=True):
            total += weights[column(view, run, index)]
        base += [total] * (run.end - run.start)
    columns = [
        map(weights.__getitem__, column(view)) for column, weights in zip(ROW_COLUMNS, model.rows, strict=True)
    ]
    return list(map(sum, zip(base, *columns, strict=True)))


def statistics(evidence: Evidence) -> None:
    """Rows that look and stand as the site's lines do, by a trained additive model."""
    core = article(evidence)
    if core is None:
        return
    model = load()
    view = View(evidence, core)
    page = evidence.page
    first, last = core
    shifts = model.shifts
    found = [
        (row, score + shifts[kind])
        for row, (score, kind) in enumerate(zip(scores(view, model), page.kinds, strict=True))
        if score + shifts[kind] > _LEAST
    ]
    for row, score in found:
        if page.kinds[row] != PROSE or view.clues[row] or not first <= row <= last:
            share = round(1 / (1 + exp(-score - _LOGIT)), 3)
            evidence.add(row, _category(evidence, core, row), share, "model")


def _category(evidence: Evidence, core: tuple[int, int], row: int) -> Category:
    """The likeliest category of a row that the model cuts: its clue's, else by its place and shape."""
    known = evidence.category(row)
    if known is not None:
        return known
    if evidence.page.kinds[row] == PROSE:
        return Category.RELATED_LINKS if row > core[1] else Category.PROMO_BOX
    return Category.NAVIGATION if evidence.page.sizes[row] < 30 else Category.RELATED_LINKS
