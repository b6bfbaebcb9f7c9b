"""What a page says twice in one breath: a line that is two times the same, a block and then its parts, line by line."""

from __future__ import annotations

from cleaner.blocks import LONG_OPEN, flags, found
from cleaner.evidence import SURE, Clue, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: Half of a line that is two times the same has so many letters, and some words: calls and refrains are shorter.
_HALF_SIZE, _MOST_SIZE = 20, 200
#: Where the second half begins: right behind the first, or behind a blank.
_GAPS = ("", " ")
#: A block of which the parts are printed again has at least so many letters and so many parts.
_BLOCK_SIZE, _PARTS = 40, 2
_IS_LONG_OPEN = flags(LONG_OPEN)


def twice(evidence: Evidence) -> None:
    """A picture's title and the link below it on one line; what a scraper read as a whole and then part by part."""
    page = evidence.page
    for row in page.where(_of_halves):
        size = len(page.lines[row])
        evidence.add_span(row, size // 2, size, Clue(Category.DUPLICATE, SURE, "duplicate.half"))
    for row in page.begin_alike():
        end = _parts_end(page.lines, row)
        for part in range(row, end):
            evidence.add(part, Category.DUPLICATE, SURE, "duplicate.parts")


def _of_halves(page: Page) -> list[int]:
    """The rows that are two times the same, and no chant."""
    rows = [row for row in found(page.kinds.translate(_IS_LONG_OPEN)) if page.sizes[row] <= 2 * _MOST_SIZE]
    lines = [(row, page.lines[row]) for row in rows if page.sizes[row] >= 2 * _HALF_SIZE]
    return [row for row, line in lines if _is_twice(line) and not _is_twice(line[: len(line) // 2])]


def _is_twice(line: str) -> bool:
    """Whether a line says the same twice; what is said four times is a chant."""
    half = len(line) // 2
    return line[-half:] == line[:half] and line[half:-half] in _GAPS


def _parts_end(lines: list[str], row: int) -> int:
    """Where the rows end that are together what the row above the first says; that row, where they are not."""
    rest, end = lines[row - 1], row
    if len(rest) < _BLOCK_SIZE:
        return row
    while rest and end < len(lines) and rest.startswith(lines[end]):
        rest, end = rest[len(lines[end]) :].lstrip(), end + 1
    return row if rest or end - row < _PARTS else end
