"""What tells below a list of other stories that the article goes on, though no paragraph says so."""

from __future__ import annotations

from cleaner.blocks import ASK, PROSE, QUOTE, SHORT_CLOSED
from cleaner.late import late
from cleaner.page import Page

#: Facts have a label and a number behind its colon; so many of them, one right below the other, are a box of them.
_FACT, _FACTS = late(r"[^\W\d][^:]{2,40}: ?.{0,40}\d.{0,20}"), 2
#: A table or list of the author's counts from one.
_FIRST, _SECOND = ("1.", "1)"), ("2.", "2)")
#: What a person says begins with such a mark, below what is asked.
_CLOSED = (SHORT_CLOSED, PROSE)


def facts_begin(page: Page, row: int) -> bool:
    """Whether a box of facts begins in a row: "Hectares: 21,400" and "Exporters: 168"."""
    lines = page.lines[row : row + _FACTS]
    return len(lines) == _FACTS and all(_FACT.fullmatch(line) for line in lines)


def is_asked(page: Page, row: int) -> bool:
    """Whether a row asks somebody who answers in the row below, in quotation marks."""
    below = row + 1
    return (
        page.ending[row] == ASK
        and below < len(page)
        and page.opening[below] == QUOTE
        and page.kinds[below] in _CLOSED
        and page.opening[row] != QUOTE
    )


def counts(page: Page, row: int) -> bool:
    """Whether two rows begin with one and two."""
    first, second = (page.lines[at] if at < len(page) else "" for at in (row, row + 1))
    return first.startswith(_FIRST) and second.startswith(_SECOND)
