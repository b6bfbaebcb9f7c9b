"""A sentence or a call that begins as the site's rows do, next to one of the site's: there it is no author's."""

from __future__ import annotations

from cleaner.blocks import SHORT_OPEN, among
from cleaner.evidence import FAIR, SUSPECT, WEAK, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: What a site says in whole sentences, too.
_SPOKEN = frozenset({Category.PROMO_BOX, Category.NEWSLETTER, Category.PAYWALL, Category.PHOTO_CAPTION})
_START = "/start/"
#: How a call to sign up begins, and what it is about may be any name: "Sign up to Morning Post". No longer row is one.
_CALLS = (
    "sign up to ",
    "sign up for ",
    "subscribe to ",
    "subscribe for ",
    "register for ",
    "get the ",
    "get our ",
    "join the ",
    "melden sie sich ",
    "melde dich ",
    "abonnieren sie ",
    "abonniere ",
    "inscrivez-vous ",
    "abonnez-vous ",
    "recevez ",
    "suscríbete ",
    "suscríbase ",
    "apúntate ",
    "recibe ",
    "iscriviti ",
    "ricevi ",
    "inscreva-se ",
    "assine ",
    "receba ",
    "meld je aan ",
    "ontvang ",
    "prenumerera ",
    "abonner ",
    "tilmeld ",
)
_FRONTS, _CALL_SIZE = frozenset(call[:3] for call in _CALLS), 60


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
    page = evidence.page
    for row in page.where(_calling):
        if scores.get(row, 0.0) < SUSPECT and row not in spared and _offers(evidence, row + 1):
            evidence.add(row, Category.NEWSLETTER, FAIR, "beside.call")


def _calling(page: Page) -> list[int]:
    """The rows that begin with such a call."""
    rows = [row for row in among(page.threes, _FRONTS) if page.heads[row].startswith(_CALLS)]
    return [row for row in rows if page.kinds[row] == SHORT_OPEN and page.sizes[row] <= _CALL_SIZE]


def _offers(evidence: Evidence, row: int) -> bool:
    """Whether more than looks says that a row offers a newsletter."""
    return evidence.score(row) >= SUSPECT and evidence.rows[row][0].category is Category.NEWSLETTER
