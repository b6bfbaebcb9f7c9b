"""Embedded posts: a signature gives them away, or a name on a network above; the body goes with it."""

from __future__ import annotations

from cleaner.blocks import COLON, PROSE, SHORT_OPEN, STOP
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.options import Category

#: A post holds at most 280 letters; names, links and translations bring the rendered body to a little more.
_BODY_SIZE = 340
_SIGNED, _SHARED, _HANDLE = "pattern.signature", "pattern.shared_by", "pattern.handle"
_BODY, _BETWEEN, _NAME = "embed.body", "embed.between", "embed.name"
#: Lines that open a post printed in several lines: what stands between them and the signature is its body.
_BODY_ROWS = 6
#: What stands below a post.
_FOOTS = frozenset({Category.SOCIAL_EMBED, Category.SOCIAL_SHARE, Category.UI_TEXT})
#: A name on a network, and what stands behind it: "Ida Holm @idaholm · 14 March", "@idaholm".
_AT, _POINT = "(@", "·"
#: A post's author is named on a row of so many letters.
_NAME_SIZE = 40


def embeds(evidence: Evidence) -> None:
    """The body of an embedded post: above its signature, between its opening and its signature, or below its author."""
    page = evidence.page
    if "@" not in page.text:
        return
    for row in list(evidence.rows):
        rules = _rules(evidence, row)
        if row and _is_signature(page.lines[row], rules):
            _signed(evidence, row, _SIGNED in rules)
        elif _HANDLE in rules and row not in evidence.spared:  # what stays heads nothing that goes
            _headed(evidence, row)


def _rules(evidence: Evidence, row: int) -> set[str]:
    """What says that a row belongs to an embedded post."""
    return {clue.rule for clue in evidence.rows.get(row, ()) if clue.category is Category.SOCIAL_EMBED}


def _is_signature(line: str, rules: set[str]) -> bool:
    """Whether a row is a post's signature: by its form, or by a row of the tables such as "A post shared by"."""
    return not rules.isdisjoint((_SIGNED, _SHARED)) or (_AT in line and any("/" in rule for rule in rules))


def _signed(evidence: Evidence, row: int, is_signature: bool) -> None:
    """The body above a signature."""
    opening = _opening(evidence, row)
    if opening is not None:
        _tell(evidence, range(opening + 1, row))
    elif _is_body(evidence, row - 1, is_signature):
        evidence.add(row - 1, Category.SOCIAL_EMBED, SURE, _BODY)


def _headed(evidence: Evidence, row: int) -> None:
    """The body below the row that names its author, down to a post's date, counts or sound."""
    page = evidence.page
    if _POINT in page.lines[row]:
        end = _end(evidence, row)
        _tell(evidence, range(row + 1, end or row + 1))
        return
    end, is_named = _end(evidence, row), row > 0 and _is_name(evidence, row - 1)
    # A forum's posts have names and dates, too; a network's have a point between the hour and the day.
    if end is not None and (end not in evidence.dates or (is_named and _POINT in page.lines[end])):
        _tell(evidence, range(row + 1, end))
        if is_named:
            evidence.add(row - 1, Category.SOCIAL_EMBED, FAIR, _NAME)


def _tell(evidence: Evidence, rows: range) -> None:
    for row in rows:
        evidence.add(row, Category.SOCIAL_EMBED, FAIR, _BETWEEN)


def _is_body(evidence: Evidence, row: int, signed: bool) -> bool:
    """Whether the row above a signature is the post; a paragraph above a mere "shared by" may be the author's."""
    page = evidence.page
    if row in evidence.headings or page.sizes[row] > _BODY_SIZE:
        return False
    return signed or page.kinds[row] != PROSE


def _is_name(evidence: Evidence, row: int) -> bool:
    """Whether a row may be the name of a post's author."""
    page = evidence.page
    return (
        page.sizes[row] <= _NAME_SIZE
        and page.kinds[row] == SHORT_OPEN
        and page.ending[row] not in (STOP, COLON)
        and page.lines[row].istitle()
    )


def _opening(evidence: Evidence, row: int) -> int | None:
    """The nearest row above that opens an embedded post ("View this post on Instagram"): a signature ends one."""
    for above in range(row - 1, max(-1, row - _BODY_ROWS), -1):
        rules = _rules(evidence, above)
        if _is_signature(evidence.page.lines[above], rules) or _BODY in rules:
            return None
        if rules:
            return above
    return None


def _end(evidence: Evidence, row: int) -> int | None:
    """The row below an author's name on which a post's date, its counts or its sound stand, if one is near."""
    page, size = evidence.page, 0
    for below in range(row + 1, min(len(page), row + _BODY_ROWS)):
        is_foot = below in evidence.dates or any(
            clue.category in _FOOTS and clue.weight >= SUSPECT and clue.rule != _HANDLE
            for clue in evidence.rows.get(below, ())
        )
        if is_foot:
            return below if below > row + 1 else None
        size += page.sizes[below]
        if size > _BODY_SIZE or below in evidence.headings:
            return None
    return None
