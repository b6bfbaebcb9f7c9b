"""Headlines that a date, a time or a count has run into, as scrapers leave them of a list: "12:48Bridge shut(4)".

No author writes so. Of programmes and timetables scrapers leave the same, but there time goes forward.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from cleaner.blocks import CLOSE, DIGIT, PROSE, STOP, flags, found
from cleaner.evidence import FAIR, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: So many rows in a row, of these sizes, this long on average.
_ROWS, _SHORTEST, _LONGEST, _MEAN_SIZE = 3, 15, 220, 28
#: The article has at least this many letters, and this many times those of the paragraphs beyond the list.
_ARTICLE_SIZE, _REST = 500, 3
_DAY = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
_NAMED = r"\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?: ?Uhr)?"
#: What has run into a headline's end is shorter than this.
_STAMP_SIZE = 30
_NUMBER = late(r"\d+")
_MAY_OPEN = flags(DIGIT)
_MAY_END = flags(DIGIT, CLOSE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What has run into a headline's beginning, and into its end."""
    return (
        re.compile(rf"((?:{_DAY}|{_NAMED})(?:,? {_CLOCK})?|{_CLOCK})(?=[\"“„«‘]?([^\W\d_]))"),
        re.compile(rf"[^\W\d_][?!…”\"»]?((?:{_DAY}|{_NAMED}|\(\d{{1,4}}\)))$"),
    )


def glued(evidence: Evidence) -> None:
    """Runs of such rows outside the article."""
    page, first, last = evidence.page, evidence.first, evidence.last
    if last < 0:
        return
    rows = [row for row in page.where(_able) if not first <= row <= last]
    run: list[int] = []
    stamps: list[str] = []
    for row in [*rows, len(page) + 1] if len(rows) >= _ROWS else []:
        stamp = _stamp(page, row) if row < len(page) else ""
        if run and (row != run[-1] + 1 or not stamp):
            _tell(evidence, run, stamps)
            run, stamps = [], []
        if stamp:
            run.append(row)
            stamps.append(stamp)
    _tell(evidence, run, stamps)


def _able(page: Page) -> list[int]:
    """The rows that may be one."""
    rows = {*found(page.opening.translate(_MAY_OPEN)), *found(page.ending.translate(_MAY_END))}
    return sorted([row for row in rows if _SHORTEST <= page.sizes[row] <= _LONGEST])


def _stamp(page: Page, row: int) -> str:
    """The date, time or count that has run into a row, or nothing."""
    line, (opening, ending) = page.lines[row], _patterns()
    if page.kinds[row] == PROSE or page.ending[row] == STOP:
        return ""
    at_start = opening.match(line) if page.opening[row] == DIGIT else None
    if at_start and not at_start[2].islower():
        return at_start[1]
    at_end = ending.search(line, max(0, len(line) - _STAMP_SIZE)) if page.ending[row] in (DIGIT, CLOSE) else None
    return at_end[1] if at_end else ""


def _tell(evidence: Evidence, run: list[int], stamps: list[str]) -> None:
    page = evidence.page
    sizes, kinds = page.sizes, page.kinds
    if len(run) < _ROWS or sum([sizes[row] for row in run]) < _MEAN_SIZE * len(run) or _goes_forward(stamps):
        return
    prose = [size if kind == PROSE else 0 for size, kind in zip(sizes, kinds, strict=True)]
    article, rest = sum(prose[: run[0]]), sum(prose[run[-1] + 1 :])
    if run[0] < evidence.first:
        article, rest = rest, article
    if article >= max(_ARTICLE_SIZE, _REST * rest):
        for row in run:
            evidence.add(row, Category.RELATED_LINKS, FAIR, "list.glued")


def _goes_forward(stamps: list[str]) -> bool:
    """Whether times or dates go forward more often than back, as those of programmes do.

    >>> _goes_forward(["19:30", "20:15", "22:00"]), _goes_forward(["12:48", "11:05", "00:40"])
    (True, False)
    """
    numbers = [tuple(map(int, _NUMBER.findall(stamp))) for stamp in stamps if stamp[:1] != "("]
    if numbers and len(numbers[0]) > 2 and numbers[0][0] < 32:
        numbers = [number[::-1] for number in numbers]
    forward = sum(earlier < later for earlier, later in pairwise(numbers))
    return 2 * forward > len(numbers) - 1
