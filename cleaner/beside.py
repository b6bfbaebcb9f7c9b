"""A sentence that begins as the site's rows do, next to one of the site's: there it is no author's."""

from __future__ import annotations

from cleaner.evidence import SUSPECT, WEAK, Evidence
from cleaner.options import Category

#: What a site says in whole sentences, too. Who made a page or a picture, and when, authors say as well.
_SPOKEN = frozenset(
    {
        Category.PROMO_BOX,
        Category.NEWSLETTER,
        Category.FOLLOW_PROMO,
        Category.PAYWALL,
        Category.ADVERTISEMENT,
        Category.READER_CALLOUT,
        Category.SOCIAL_SHARE,
        Category.MEDIA_PLAYER,
        Category.READ_MORE,
        Category.UI_TEXT,
        Category.COOKIE_CONSENT,
        Category.COMMENTS,
        Category.PHOTO_CAPTION,
    }
)
#: Of these it is enough that the sentence stands outside the article.
_BELOW = frozenset({Category.NEWSLETTER, Category.FOLLOW_PROMO})
_START = "/start/"


def beside(evidence: Evidence) -> None:
    """Rows that a phrase's beginning speaks for but faintly, where the row above or below is the site's."""
    scores, spared = evidence.scores, evidence.spared
    faint = [row for row, score in scores.items() if WEAK <= score < SUSPECT and row not in spared]
    site = {row for row, score in scores.items() if score >= SUSPECT and row not in spared} if faint else set()
    for row in faint:
        clue = evidence.rows[row][0]
        if _START not in clue.rule or clue.category not in _SPOKEN:
            continue
        outside = evidence.last >= 0 and not evidence.first <= row <= evidence.last and clue.category in _BELOW
        if outside or row - 1 in site or row + 1 in site:
            evidence.add(row, clue.category, WEAK, "beside")
