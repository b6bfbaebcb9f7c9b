"""Headlines of other stories with a date below or above each, below the article: no heading need say so.

An author's chronicle goes forward in time, and so do the dates of a tour; a site's stories go back, or stand in any
order.
"""

from __future__ import annotations

from itertools import pairwise

from cleaner.blocks import COLON, DIGIT, LONG_OPEN, MARK, PROSE, SHORT_CLOSED, SHORT_OPEN, STOP
from cleaner.evidence import SURE, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.dates import moment

#: So many dates with one row between two of them; headlines have these sizes, and are this long on average.
_DATES, _SHORTEST, _LONGEST, _MEAN_SIZE = 3, 12, 200, 30
#: The article above has at least this many letters; below comes at most this share of it.
_ARTICLE_SIZE, _REST = 500, 4
_HEADLINES = frozenset({SHORT_OPEN, SHORT_CLOSED, LONG_OPEN})
_FIRST_YEAR = 1995


def stamps(evidence: Evidence) -> None:
    """Such rows."""
    if len(evidence.dates) < _DATES:
        return
    run: list[tuple[int, int]] = []
    for first, last in [*_blocks(evidence.dates), (len(evidence.page) + 2, 0)]:
        if run and first != run[-1][1] + 2:
            if len(run) >= _DATES:
                _tell(evidence, run)
            run = []
        run.append((first, last))


def _blocks(rows: list[int]) -> list[tuple[int, int]]:
    """The first and the last of date rows that follow one another: scrapers print some twice."""
    blocks: list[tuple[int, int]] = []
    for row in rows:
        if blocks and row == blocks[-1][1] + 1:
            blocks[-1] = (blocks[-1][0], row)
        else:
            blocks.append((row, row))
    return blocks


def _tell(evidence: Evidence, run: list[tuple[int, int]]) -> None:
    page = evidence.page
    between = [last + 1 for _, last in run[:-1]]
    if not all(_is_headline(page, row) for row in between) or not _goes_back([page.lines[row] for row, _ in run]):
        return
    if sum([page.sizes[row] for row in between]) < _MEAN_SIZE * len(between):
        return
    above, below = run[0][0] - 1, run[-1][1] + 1
    if above >= 0 and _is_headline(page, above):
        start, end = above, below
    else:
        start, end = run[0][0], below + (below < len(page) and _is_headline(page, below))
    if _stands_below(page, start, end):
        rows = range(start, end)
        evidence.spared.difference_update(rows)
        for row in rows:
            evidence.add(row, Category.RELATED_LINKS, SURE, "list.dates")


def _is_headline(page: Page, row: int) -> bool:
    return (
        page.kinds[row] in _HEADLINES
        and _SHORTEST <= page.sizes[row] <= _LONGEST
        and page.ending[row] not in (STOP, COLON, DIGIT)
        and page.opening[row] != MARK
    )


def _goes_back(lines: list[str]) -> bool:
    """Whether dates are known to go back in time somewhere, or to stand still, and none is too old for a site."""
    moments = [moment for moment in map(moment, lines) if moment]
    if len(moments) < len(lines) or min(moments)[0] < _FIRST_YEAR:
        return False
    return any(its >= following for its, following in pairwise(moments))


def _stands_below(page: Page, start: int, end: int) -> bool:
    """Whether the article stands above these rows, and hardly any paragraph below."""
    article, rest = [
        sum([size for size, kind in zip(page.sizes[part], page.kinds[part], strict=True) if kind == PROSE])
        for part in (slice(start), slice(end, None))
    ]
    return article >= _ARTICLE_SIZE and _REST * rest <= article
