"""Boxes of facts: rows of the author's, right below the article, that look like a menu's.

`Built: 1911`, `21,000 euros to begin with`, `Labour 31.2 %`: most of the rows state a number or have a label, and all
are short. The statistics would cut some of them and leave others.
"""

from __future__ import annotations

from cleaner.blocks import PROSE
from cleaner.late import late
from cleaner.page import Page

#: A row that states a number, or has a label; so many are a box, most of them so short, and none longer than an entry.
_FACT, FACTS, _FACT_SIZE, ENTRY_SIZE = late(r"\d|^[^\s:：][^:：]{1,30}[:：] ?\S"), 3, 30, 60

#: So many digits are a telephone number or a date: what firms and shops print below their texts, too.
_NUMBERS = late(r"(?:\D*\d){7}")


def facts_end(page: Page, start: int, most: int) -> int:
    """The row after the last of a box of facts that begins in a row, and reaches no further than `most`."""
    end, facts = start, 0
    for row in range(start, most):
        size = page.sizes[row]
        if page.kinds[row] == PROSE or size > ENTRY_SIZE or _NUMBERS.match(page.lines[row]):
            break
        if size <= _FACT_SIZE and _FACT.search(page.lines[row]):
            facts += 1
            if facts >= FACTS and 3 * facts >= 2 * (row - start):
                end = row + 1
        elif 3 * (facts + FACTS) < row - start:
            break
    return end
