"""Embedded posts: the signature gives them away, the body goes with it."""

from __future__ import annotations

from cleaner.blocks import PROSE
from cleaner.evidence import FAIR, SURE, Evidence
from cleaner.options import Category

#: A post holds at most 280 letters; names, links and translations bring the rendered body to a little more.
_BODY_SIZE = 340
_SIGNED = "pattern.signature"
_SIGNATURES = (_SIGNED, "pattern.shared_by")
_BODY = "embed.body"
#: A post above has ended where one of these stands.
_ENDS = (*_SIGNATURES, _BODY)
#: Lines that open a post printed in several lines: what stands between them and the signature is its body.
_BODY_ROWS = 6


def embeds(evidence: Evidence) -> None:
    """The body of an embedded post: the row above its signature, or between its opening and its signature."""
    if "@" not in evidence.page.text:
        return
    for row, clues in list(evidence.rows.items()):
        if row == 0 or not any(clue.rule in _SIGNATURES for clue in clues):
            continue
        opening = _opening(evidence, row)
        if opening is not None:
            for body in range(opening + 1, row):
                evidence.add(body, Category.SOCIAL_EMBED, FAIR, "embed.between")
        elif _is_body(evidence, row - 1, any(clue.rule == _SIGNED for clue in clues)):
            evidence.add(row - 1, Category.SOCIAL_EMBED, SURE, _BODY)


def _is_body(evidence: Evidence, row: int, signed: bool) -> bool:
    """Whether the row above a signature is the post; a paragraph above a mere "shared by" may be the author's."""
    page = evidence.page
    if row in evidence.headings or page.sizes[row] > _BODY_SIZE:
        return False
    return signed or page.kinds[row] != PROSE


def _opening(evidence: Evidence, row: int) -> int | None:
    """The nearest row above that opens an embedded post ("View this post on Instagram"): a signature ends one."""
    for above in range(row - 1, max(-1, row - _BODY_ROWS), -1):
        clues = evidence.rows.get(above, ())
        if any(clue.rule in _ENDS for clue in clues):
            return None
        if any(clue.category is Category.SOCIAL_EMBED for clue in clues):
            return above
    return None
