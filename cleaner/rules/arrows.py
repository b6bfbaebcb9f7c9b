"""Headlines behind two arrows between an article's paragraphs, as papers point to others: ">> Ten old bridges"."""

from __future__ import annotations

from cleaner.blocks import LONG_OPEN, PROSE, SHORT_CLOSED, SHORT_OPEN
from cleaner.evidence import FAIR, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: What the row begins with, a word behind it, and no sign of a program's: "> > x = f(1)" is a session or a mail.
_ARROWS, _HEADLINE = ">>", late(r">>>? ?[^\W\d_][^=(){}\[\]<>;_\\]{24,180}")
#: On a page with more such rows they quote, or list what is the author's.
_MOST, _QUOTE, _LEAST_BLANKS = 6, ">", 3
_OPEN, _CLOSED = (SHORT_OPEN, LONG_OPEN), (PROSE, SHORT_CLOSED)


def arrows(evidence: Evidence) -> None:
    """Such rows, alone or two or three of them, below a paragraph and above one."""
    page = evidence.page
    rows = page.where(_behind_arrows)
    if len(rows) > _MOST or not all(_is_headline(page, row) for row in rows):
        return
    for row in rows:
        if _is_between(evidence, row):
            evidence.add(row, Category.READ_MORE, FAIR, "arrows")


def _behind_arrows(page: Page) -> list[int]:
    """The rows that begin with an arrow, in a text that has two in a row."""
    if _QUOTE not in page.text or _ARROWS not in page.text:
        return []
    return [row for row, line in enumerate(page.lines) if line.startswith(_QUOTE)]


def _is_headline(page: Page, row: int) -> bool:
    line = page.lines[row]
    return page.kinds[row] in _OPEN and line.count(" ") >= _LEAST_BLANKS and bool(_HEADLINE.fullmatch(line))


def _is_between(evidence: Evidence, row: int) -> bool:
    """Whether the row has sentences above and below it, beside other pointers."""
    page, above, below = evidence.page, row - 1, row + 1
    while above >= 0 and _points(evidence, above):
        above -= 1
    while below < len(page) and _points(evidence, below):
        below += 1
    return above >= 0 and below < len(page) and page.kinds[above] in _CLOSED and page.kinds[below] == PROSE


def _points(evidence: Evidence, row: int) -> bool:
    return evidence.page.lines[row].startswith(_ARROWS) or evidence.category(row) is Category.READ_MORE
