"""The last look: a trained model of the rows that are left outside the article, by what has gone around them.

An additive model of pairs of columns (Lou, Caruana, Gehrke and Hooker, 2013): a weight for each pair of their bins, the
sum of boosted trees of two splits each.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from typing import NamedTuple

from cleaner.evidence import STRONG, SUSPECT, Clue, Evidence
from cleaner.leftovers import COLUMNS, Gone, Left
from cleaner.model import LINK_SIZE
from cleaner.options import CONTESTED, Category
from cleaner.package_data import read

FILE = "last_look.json"
#: Weights are written in hundredths.
_UNIT = 100
#: The rule id of what it says.
LAST = "model.last"
#: Its word alone is never strong evidence.
_MOST = STRONG - 0.01
#: Log-odds of the share from which on `balanced` cuts; below it the look says nothing.
_LOGIT = 0.405  # log(0.6 / 0.4)
#: What may stand anywhere says nothing of the rows beside it.
_ALONE = CONTESTED | {
    Category.DUPLICATE,
    Category.TIMESTAMP,
    Category.PHOTO_CAPTION,
    Category.PHOTO_CREDIT,
    Category.SCRAPER_ARTIFACT,
    Category.UI_TEXT,
}


class Weights(NamedTuple):
    """The model, laid out for looking up; positive speaks for the site.

    pairs  two columns, by their places in `COLUMNS`, and a weight, in hundredths, for each pair of their bins
    """

    pairs: list[tuple[int, int, tuple[tuple[int, ...], ...]]]

    def score(self, bins: tuple[int, ...]) -> float:
        """The log-odds of a row, such that from nought on `balanced` cuts it."""
        return sum([table[bins[one]][bins[other]] for one, other, table in self.pairs]) / _UNIT


@cache
def load() -> Weights:
    """The shipped model. ValueError where its columns are not those of `leftovers`."""
    data = json.loads(read(FILE))
    if data["columns"] != COLUMNS:
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/leftovers.py; train it again")
    numbers = {name: number for number, name in enumerate(COLUMNS)}
    return Weights([(numbers[one], numbers[other], tuple(map(tuple, table))) for one, other, table in data["pairs"]])


def last_look(evidence: Evidence, gone: Gone) -> None:
    """Rows outside the article that what has gone around them speaks against; silent where nothing has gone."""
    left, weights = Left(evidence, gone), load()
    for row in left.candidates():
        score = weights.score(left.bins(row))
        if score >= 0:
            evidence.add(row, evidence.category(row) or category_of(left, row), share_of(score), LAST)


def share_of(score: float) -> float:
    """The weight of a look's word: from a score of nought on enough for `balanced`, and never strong evidence."""
    return max(SUSPECT, round(min(_MOST, 1 / (1 + exp(-score - _LOGIT))), 2))


def category_of(left: Left, row: int) -> Category:
    """The category of what has gone right above or below, or what the row's length says."""
    place, clues = left.places[row], left.gone.clues
    for beside in (clues[place - 1] if place else None, clues[place + 1] if place + 1 < len(clues) else None):
        if isinstance(beside, Clue) and beside.category not in _ALONE:
            return beside.category
    return Category.NAVIGATION if left.page.sizes[row] < LINK_SIZE else Category.RELATED_LINKS
