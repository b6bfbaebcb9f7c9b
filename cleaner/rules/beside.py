"""A sentence that begins as the site's rows do, next to one of the site's: there it is no author's."""

from __future__ import annotations

from cleaner.evidence import SUSPECT, WEAK, Evidence
from cleaner.options import Category

#: What a site says in whole sentences, too.
_SPOKEN = frozenset({Category.PROMO_BOX, Category.NEWSLETTER, Category.PAYWALL, Category.PHOTO_CAPTION})
_START = "/start/"


def beside(evidence: Evidence) -> None:
    """Rows that a phrase's beginning speaks for but faintly, where the row above or below is the site's.

    A pointer stands anywhere in an article, below what its author offers, too.
    """
    scores, spared = evidence.scores, evidence.spared
    faint = [row for row, score in scores.items() if WEAK <= score < SUSPECT and row not in spared]
    site = {row for row, score in scores.items() if score >= SUSPECT and row not in spared} if faint else set()
    site.difference_update(evidence.holding(Category.READ_MORE))
    for row in faint:
        clue = evidence.rows[row][0]
        if clue.category in _SPOKEN and _START in clue.rule and (row - 1 in site or row + 1 in site):
            evidence.add(row, clue.category, WEAK, "beside")
