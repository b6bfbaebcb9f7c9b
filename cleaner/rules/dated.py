"""Lists of other stories by date: headlines that all open, or all end, with a full date, outside the article."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

from cleaner.blocks import CLOSE, DIGIT, MARK, OPEN, PROSE, STOP
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.dates import calendar_openings, moment

#: So many rows in a row, of these sizes, with so many letters besides the date.
_ROWS, _SHORTEST, _LONGEST, _HEADLINE_SIZE = 3, 20, 250, 10
#: The article beside them has at least this many letters; beyond them comes at most this share of it.
_ARTICLE_SIZE, _REST = 1000, 4
#: Above the article a list is longer, and so many of the rows right above it are the site's.
_ROWS_ABOVE, _SITE_ABOVE, _NEAR = 4, 3, 6
#: A date at a headline's end and what parts the two are shorter than this.
_LONGEST_END = 100
#: No site stamped its stories before this year.
_FIRST_YEAR = 1995
_NAME = r"[^\W\d_]{3,10}\.?"
_DATE = (
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일]"
    rf"|\d{{1,2}}\.? (?:de )?{_NAME} (?:de )?\d{{4}}|{_NAME} \d{{1,2}}, \d{{4}})"
)
_MAY_OPEN, _MAY_END = frozenset({DIGIT, OPEN, MARK}), frozenset({DIGIT, CLOSE})
#: Teasers with one row each below their dates: so many, so many of one day, each of these sizes.
_TEASERS, _OF_ONE_DAY, _TEASER_SIZES = 4, 3, (60, 420)
_DAY = late(_DATE)
_NUMBER = late(r"\d+")
#: A date at a row's start and at its end.
_AT_START = late(rf"[\[(【•*–\- ]{{0,4}}({_DATE})(?!\d)(?! ?[,\d:])[\])】]?[ :|–—-]*")
_AT_END = late(rf"[\[(【|–—\-,: ]*(?<!\d)({_DATE})[\])】]?$")


def dated(evidence: Evidence) -> None:
    """Neighbouring headlines with a date each, newest first, below the article or in the site's rows above it."""
    page, first, last = evidence.page, evidence.first, evidence.last
    if last < 0 or (len(page) - last <= _ROWS and first < _ROWS_ABOVE):
        return
    opening, ending, openings = page.opening, page.ending, calendar_openings()
    rows = [
        row
        for row in (*range(first), *range(last + 1, len(page)))
        if opening[row] in _MAY_OPEN or ending[row] in _MAY_END or page.threes[row] in openings
    ]
    if len(rows) < _ROWS:
        return
    run: list[int] = []
    side = ""
    dates: list[str] = []
    for row in rows:
        its_side, date = _date_of(page, row)
        if run and (row != run[-1] + 1 or its_side != side or _is_older(dates[-1], date)):
            _tell(evidence, run, side, dates)
            run, dates = [], []
        if its_side:
            side = its_side
            run.append(row)
            dates.append(date)
    _tell(evidence, run, side, dates)


def _date_of(page: Page, row: int) -> tuple[str, str]:
    """Where in a headline its date stands, and the date."""
    if not _SHORTEST <= page.sizes[row] <= _LONGEST or page.ending[row] == STOP:
        return "", ""
    line = page.lines[row]
    if not _NUMBER.search(line):
        return "", ""
    if page.opening[row] in _MAY_OPEN or page.threes[row] in calendar_openings():
        at_start = _AT_START.match(line)
        if at_start and len(line) - at_start.end() >= _HEADLINE_SIZE:
            return "start", at_start[1]
    at_end = _AT_END.search(line, max(0, len(line) - _LONGEST_END)) if page.ending[row] in _MAY_END else None
    return ("end", at_end[1]) if at_end and at_end.start() >= _HEADLINE_SIZE else ("", "")


def _is_older(date: str, following: str) -> bool:
    """Whether a date comes before the one below it, as far as is known.

    >>> _is_older("2024-03-05", "2024-03-06"), _is_older("5. März 2024", "6. März 2024")
    (True, True)
    >>> _is_older("5. May 2024", "9. April 2024"), _is_older("5. Unknown 2023", "4. Unknown 2024")
    (False, True)
    """
    its, below = moment(date), moment(following)
    return its < below if its and below else _year(date) < _year(following)


def _year(date: str) -> int:
    return max(map(int, _NUMBER.findall(date)), default=0)


def _tell(evidence: Evidence, run: list[int], side: str, dates: list[str]) -> None:
    """The rows go, if they stand where a site's stories do. Works that an author has read end in one date."""
    if len(run) < _ROWS or _year(dates[-1]) < _FIRST_YEAR or (side == "end" and len(set(dates)) < len(run)):
        return
    page, start, end = evidence.page, run[0], run[-1] + 1
    prose = list(accumulate([s if k == PROSE else 0 for s, k in zip(page.sizes, page.kinds, strict=True)], initial=0))
    article, rest = prose[start], prose[-1] - prose[end]
    if start < evidence.first:
        article, rest = rest, article
        site = sum(evidence.score(row) >= SUSPECT for row in range(max(0, start - _NEAR), start))
        if len(run) < _ROWS_ABOVE or site < _SITE_ABOVE:
            return
    if article >= _ARTICLE_SIZE and _REST * rest <= article:
        for row in run:
            evidence.add(row, Category.RELATED_LINKS, FAIR, "list.dated")


def stamped(evidence: Evidence) -> None:
    """Teasers of other stories below the article, one row each below its date; of several the day is the same.

    Who writes a diary or a chronicle writes of a day once.
    """
    page, run = evidence.page, list[int]()
    if len(evidence.dates) < _TEASERS:
        return
    for row in [*[row for row in evidence.dates if _DAY.fullmatch(page.lines[row])], -1]:
        if run and row != run[-1] + 2:
            _tell_stamped(evidence, run)
            run = []
        run.append(row)


def _tell_stamped(evidence: Evidence, run: list[int]) -> None:
    page = evidence.page
    if len(run) < _TEASERS or Counter(page.lines[row] for row in run).most_common(1)[0][1] < _OF_ONE_DAY:
        return
    shortest, longest = _TEASER_SIZES
    rows = range(run[0], min(len(page), run[-1] + 2))
    article = sum(s for s, k in zip(page.sizes[: run[0]], page.kinds[: run[0]], strict=True) if k == PROSE)
    if article >= _ARTICLE_SIZE and all(shortest <= page.sizes[row] <= longest for row in rows if row not in run):
        evidence.spared.difference_update(rows)
        for row in rows:
            evidence.add(row, Category.RELATED_LINKS, SURE, "list.stamped")
