"""The looks back: what has gone of a page is evidence of the rows that are left.

A second cleaning has nothing of this, so each look is asked once, when everything else has settled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from cleaner.evidence import Evidence

if TYPE_CHECKING:
    from cleaner.leftovers import Gone

Look: TypeAlias = "Callable[[Evidence, Gone], None]"

#: Where fewer rows have gone than this, or less than this share of them, is no page with menus and boxes: what is left
#: there is the author's.
LEAST_ROWS, LEAST_GONE = 20, 0.2


def is_page(evidence: Evidence, gone: Gone) -> bool:
    """Whether a text has lost so many of its rows that it is a page with menus and boxes."""
    return len(gone.lines) - len(evidence.page) >= max(LEAST_ROWS, LEAST_GONE * len(gone.lines))


def rows_among_gone(evidence: Evidence, gone: Gone) -> None:
    """The last look, on a page that has lost a good part of its rows."""
    if is_page(evidence, gone):
        from cleaner.last_look import last_look  # most texts do without

        last_look(evidence, gone)


def closing_rows(evidence: Evidence, gone: Gone) -> None:
    """The rows below the article's last line."""
    from cleaner.closing import closing  # many texts do without

    closing(evidence, gone)


#: In their order.
LOOKS: tuple[Look, ...] = (rows_among_gone, closing_rows)
