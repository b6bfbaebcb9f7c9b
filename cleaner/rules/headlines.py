"""Headlines of other stories between two paragraphs, with no heading above them."""

from __future__ import annotations

from cleaner.blocks import COLON, COMMA, DIGIT, LONG_OPEN, LOWER, MARK, QUOTE, SHORT_OPEN
from cleaner.evidence import Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.lists import until
from cleaner.rules.subheadings import before_subheading

#: Kinds of rows that end without a stop.
_OPEN = (SHORT_OPEN, LONG_OPEN)
#: So many, none shorter or longer, so long on average. Points of a list open or end in other ways.
_LEAST_HEADLINES, _SHORTEST, _LONGEST, _MEAN_SIZE = 4, 25, 140, 50
_NO_OPENING, _NO_ENDING = frozenset({MARK, DIGIT, LOWER}), frozenset({COLON, COMMA})
_QUOTES = ("“", "„", "»", "«", '"', "‘")


def headlines(evidence: Evidence) -> None:
    """Links to other stories between two paragraphs, as newspapers set them: with quotes and colons."""
    page = evidence.page
    row, end = page.opening.find(QUOTE), 0
    core = evidence.core if row >= 0 else None
    while row >= 0:
        if row >= end and page.kinds[row] in _OPEN:
            start, end = row, row + 1
            while start and page.kinds[start - 1] in _OPEN:
                start -= 1
            while end < len(page) and page.kinds[end] in _OPEN:
                end += 1
            if end < len(page):
                end = before_subheading(evidence, start - 1, end, core)
            if start > 0 and end < len(page) and page.ending[start - 1] != COLON and _are_headlines(page, start, end):
                until(evidence, start, end, Category.RELATED_LINKS, "list.headlines")
        row = page.opening.find(QUOTE, row + 1)


def _are_headlines(page: Page, start: int, end: int) -> bool:
    """Whether rows read as headlines: long enough, two with quotes, one with a colon, none as a list's point."""
    lines, sizes = page.lines[start:end], page.sizes[start:end]
    return (
        len(lines) >= _LEAST_HEADLINES
        and _SHORTEST <= min(sizes) <= max(sizes) <= _LONGEST
        and sum(sizes) >= _MEAN_SIZE * len(sizes)
        and _NO_OPENING.isdisjoint(page.opening[start:end])
        and _NO_ENDING.isdisjoint(page.ending[start:end])
        and sum(any(map(line.count, _QUOTES)) for line in lines) > 1
        and any(": " in line for line in lines)
    )
