"""A menu that is printed twice, for wide screens and for narrow ones: both are the site's, whatever their rows say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cleaner.blocks import PROSE
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: So many rows come again in the same order, each no longer than this, with so many letters together. Some menus show
#: a headline or two under each of their heads.
_ROWS, _LONGEST, _LETTERS = 8, 100, 80
#: They are so many different ones.
_LINES = 5
#: So many of them, one in so many, are known to be the site's: refrains and tables are not.
_KNOWN, _ONE_IN = 3, 8
#: Where one row in so many holds a number, they say what something costs and what one gets for it.
_NUMBERED = 3
#: A line that is printed more often than this is no menu's.
_COPIES = 6


def menus(evidence: Evidence) -> None:
    """Both copies of such a menu, where neither stands within the article."""
    page = evidence.page
    if len(page) < 2 * _ROWS or len(set(page.lines)) > len(page) - _ROWS:
        return
    within = _article(evidence)
    for first, second, count in _blocks(page, within):
        rows = (*range(first, first + count), *range(second, second + count))
        known = sum(evidence.score(row) >= SUSPECT for row in rows)
        counting = sum(any(map(str.isdigit, page.lines[row])) for row in rows)
        if known >= 2 * _KNOWN and _ONE_IN * known >= len(rows) and _NUMBERED * counting <= len(rows):
            for row in rows:
                evidence.add(row, Category.NAVIGATION, FAIR, "menu.twice")


def _article(evidence: Evidence) -> range:
    """The rows of the article; without one, all from the first paragraph on."""
    if evidence.last >= 0:
        return range(evidence.first, evidence.last + 1)
    kinds = evidence.page.kinds
    return range(max(0, kinds.find(PROSE)), len(kinds))


def _blocks(page: Page, within: range) -> Iterator[tuple[int, int, int]]:
    """Where rows outside the article begin that come again, where these begin, and how many they are."""
    places: dict[str, list[int]] = {}
    for row in (*range(within.start), *range(within.stop, len(page))):
        if page.sizes[row] <= _LONGEST and page.kinds[row] != PROSE:
            places.setdefault(page.lines[row], []).append(row)
    able = {line: rows for line, rows in places.items() if 1 < len(rows) <= _COPIES}
    end = -1
    for row in sorted(chain.from_iterable(able.values())) if len(able) >= _LINES else ():
        below = [at for at in able[page.lines[row]] if at > row] if row > end else []
        count, other = max([(_alike(page, able, row, at), at) for at in below], default=(0, 0))
        if count >= _ROWS and sum(page.sizes[row : row + count]) >= _LETTERS:
            yield row, other, count
            end = row + count - 1


def _alike(page: Page, able: dict[str, list[int]], row: int, other: int) -> int:
    """How many rows follow one another in both places."""
    lines, count, most = page.lines, 0, min(other - row, len(page) - other)
    while count < most and lines[row + count] == lines[other + count]:
        rows = able.get(lines[row + count], ())
        if row + count not in rows or other + count not in rows:
            break
        count += 1
    return count
