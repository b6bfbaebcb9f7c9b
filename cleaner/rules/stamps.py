"""Headlines of other stories with a date below or above each, below the article: no heading need say so.

An author's chronicle goes forward in time, and so do the dates of a tour; a site's stories go back, or stand in any
order.
"""

from __future__ import annotations

from itertools import pairwise

from cleaner.blocks import COLON, DIGIT, LONG_OPEN, MARK, PROSE, SHORT_CLOSED, SHORT_OPEN, STOP
from cleaner.evidence import SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: So many dates with one row between two of them; headlines have these sizes, and are this long on average.
_DATES, _SHORTEST, _LONGEST, _MEAN_SIZE = 3, 12, 200, 30
#: The article above has at least this many letters; below comes at most this share of it.
_ARTICLE_SIZE, _REST = 500, 4
_HEADLINES = frozenset({SHORT_OPEN, SHORT_CLOSED, LONG_OPEN})
_FIRST_YEAR = 1995
_NUMBER, _WORD = late(r"\d+"), late(r"[^\W\d_]{3,}")
#: Months by their first letters, as far as languages share them.
_MONTHS = (
    "jan ene gen янв",
    "feb fev fév фев",
    "mar mär mrt maa мар",
    "apr avr abr апр",
    "may mai mag maj mei май мая",
    "jun giu juin июн",
    "jul lug juil июл",
    "aug aoû ago авг",
    "sep set сен",
    "oct okt out ott окт",
    "nov ноя",
    "dec déc dez dic des дек",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


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
    moments = [moment for moment in map(_moment, lines) if moment]
    if len(moments) < len(lines) or min(moments)[0] < _FIRST_YEAR:
        return False
    return any(its >= following for its, following in pairwise(moments))


def _moment(line: str) -> tuple[int, ...]:
    """A date as numbers that can be compared: year, month, day, and the rest; nothing where one of these is unknown.

    >>> _moment("Fri, 14 Mar 2025 18:53:14 GMT"), _moment("2025-03-14"), _moment("14.03.2025 18:53"), _moment("18:53")
    ((2025, 3, 14, 18, 53, 14), (2025, 3, 14), (2025, 3, 14, 18, 53), ())
    """
    numbers = [int(number) for number in _NUMBER.findall(line)]
    year = next((number for number in numbers if number > 1000), 0)
    if not year:
        return ()
    at = numbers.index(year)
    words = [word.lower() for word in _WORD.findall(line)]
    month = next((_MONTH[word[:size]] for word in words for size in (4, 3) if word[:size] in _MONTH), 0)
    if month:
        day = numbers[at - 1] if at else 0
        return (year, month, day, *numbers[at + 1 :]) if 0 < day <= 31 else ()
    if at == 0 and len(numbers) > 2:
        return tuple(numbers)
    return (year, numbers[1], numbers[0], *numbers[3:]) if at == 2 else ()


def _stands_below(page: Page, start: int, end: int) -> bool:
    """Whether the article stands above these rows, and hardly any paragraph below."""
    article, rest = [
        sum([size for size, kind in zip(page.sizes[part], page.kinds[part], strict=True) if kind == PROSE])
        for part in (slice(start), slice(end, None))
    ]
    return article >= _ARTICLE_SIZE and _REST * rest <= article
