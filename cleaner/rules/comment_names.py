"""Readers' names as blogs print them above a comment: `Ida S. says:`, `Ida S. hat gesagt…`."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import COLON, DOTS, among, flags, found
from cleaner.evidence import Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.comment_marks import HEAD
from cleaner.rules.comment_words import SAID, SAID_UNSPACED

#: A name is so long at most, and a row with one and what its reader did.
_NAME_SIZE, _ROW_SIZE = 40, 70
#: So many names are a thread's.
_LEAST = 2
#: The day stands right below the name (who is quoted in a forum has his words there), or, below dots, within so many
#: rows: there the comment may come first.
_FAR = 12
_MAY_END = flags(COLON, DOTS)
_DOTS = ("...", "…")
_DOTTED = frozenset({"..."})


@cache
def _said() -> re.Pattern[str]:
    """A name, what its reader did, and the mark behind it; compiled when the first row may be one."""
    words = "|".join(sorted(map(re.escape, set(SAID.split("|"))), key=len, reverse=True))
    name = rf"(?:[^\W\d_][^:!?…\n]{{0,{_NAME_SIZE}}}|\d\w{{2,20}})"
    return re.compile(rf"{name} ?(?:(?<= )(?:{words})|{SAID_UNSPACED}) ?(?:[:：]|\.{{3}}|…)", re.IGNORECASE)


def comment_names(evidence: Evidence) -> None:
    """Rows that are a reader's name and that the reader speaks, with the day near each."""
    page, lines = evidence.page, evidence.page.lines
    rows = page.where(_able)
    if len(rows) < _LEAST:
        return
    rows = [row for row in rows if _is_dated(evidence, row)]
    rows = [row for row in rows if _said().fullmatch(lines[row])]
    if len(rows) >= _LEAST:
        evidence.marks.update(dict.fromkeys(rows, HEAD))


def _able(page: Page) -> list[int]:
    """The rows that may be one."""
    rows = sorted([*found(page.ending.translate(_MAY_END)), *among(page.ends, _DOTTED)])
    return [row for row in rows if page.sizes[row] <= _ROW_SIZE]


def _is_dated(evidence: Evidence, row: int) -> bool:
    """Whether a day stands below a row."""
    below = _FAR if evidence.page.lines[row].endswith(_DOTS) else 1
    near = range(row + 1, min(row + below + 1, len(evidence.page)))
    return any(evidence.category(at) is Category.TIMESTAMP or at in evidence.marks for at in near)
