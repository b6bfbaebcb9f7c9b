"""Tables of Markdown without strokes around them: `Feature | Free plan` above `---|---`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from cleaner.evidence import Evidence
from cleaner.late import late
from cleaner.page import Page

#: The row between a table's heads and its other rows, what every such row holds, and what stands between two cells.
_RULE, _SIGNS, _STROKE = late(r":?-{2,}:?(?:\s*\|\s*:?-{2,}:?)+"), ("-|", ":|", "- |", ": |"), "|"
#: What reads a row of such a table as links with strokes between them.
_LINKS = "pattern.links_in_a_row"


def ruled(evidence: Evidence) -> None:
    """Rows right above and below such a row with as many cells are no menu: they stay where no phrase knows them."""
    page = evidence.page
    for rule in page.where(_ruling):
        for row in _rows(page, rule):
            if [clue.rule for clue in evidence.rows.get(row, ())] == [_LINKS]:
                evidence.forget(row)
            if row not in evidence.rows:
                evidence.spared.add(row)


def _ruling(page: Page) -> list[int]:
    """The rows that are such a row."""
    if _STROKE not in page.text or not any(map(page.text.__contains__, _SIGNS)):
        return []
    return [row for row, line in enumerate(page.lines) if line[:2] in ("--", ":-") and _RULE.fullmatch(line)]


def _rows(page: Page, rule: int) -> Iterator[int]:
    """The rows of the table: one of heads above, any number below."""
    lines, strokes = page.lines, page.lines[rule].count(_STROKE)

    def as_wide(rows: Iterable[int]) -> Iterator[int]:
        return takewhile(lambda row: lines[row].count(_STROKE) == strokes, rows)

    yield from as_wide(range(max(0, rule - 1), rule))
    yield from as_wide(range(rule, len(page)))
