"""Dates and times that are the author's: a chronicle's, a programme's, a timetable's, an appointment, a label's value.

A site's stamps stand outside the article, repeat a day, go back in time or carry a year; an author's lead what is below
them, and go forward.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from cleaner.blocks import COLON, IS_PROSE, PROSE, SHORT_CLOSED, SHORT_OPEN, flags, found, near
from cleaner.evidence import SUSPECT, Evidence
from cleaner.late import late
from cleaner.rules.dates import calendar, month
from cleaner.rules.hours import clock, weekdays
from cleaner.rules.programme import programme

#: This many dated rows that each lead prose are a live blog or a chronicle: the author's own structure; so are as many
#: that go forward.
_CHRONICLE, _SERIES = 3, 3
_PROSE, _CLOSED, _SENTENCE_SIZE = bytes([PROSE]), bytes([SHORT_CLOSED]), 30
#: A month and a year, or an hour and nothing else: no site stamps its stories so. The hour of a live blog's entry has
#: its heading and who wrote it between itself and the first paragraph.
_MONTH_ALONE = late(r"[^\W\d]{3,12}\.? \d{4}")
_HOUR_ALONE = late(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?| ?uhr)?", re.IGNORECASE)
_ENTRY_ROWS = 4
#: Of the rows below a series' dates at most one in so many is the site's; its hours are at most so many rows apart.
_FEW, _APART = 3, 12
#: Appointments are made for these minutes, a stamp's are any. They stand below so many sentences or more.
_ROUND, _SENTENCES = frozenset({0, 15, 30, 45}), 2
_IS_CLOSED = flags(PROSE, SHORT_CLOSED)
#: A number of minutes: how long something takes to cook, to see or to read. Labels are this short; nobody is asked to
#: read for so many.
_MINUTES, _LABEL_SIZE, _LONG = late(r"(\d{1,3}) ?min\.?", re.IGNORECASE), 30, 60
_NUMBER, _WORD = late(r"\d+"), late(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_EAST_ASIAN = late(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


class Stamp(NamedTuple):
    """What a date row says.

    form         whether it has a year, a day of a month, an hour
    moment       year, month, day, hour and minute, 0 for what it does not have
    has_weekday  whether it names a day of the week
    minutes      the minutes of its hours
    """

    form: tuple[bool, bool, bool]
    moment: tuple[int, ...]
    has_weekday: bool
    minutes: list[int]

    @property
    def has_year(self) -> bool:
        """Whether it has a year."""
        return self.form[0]


def read_stamp(line: str) -> Stamp:
    """A date row's parts.

    >>> read_stamp("Friday 27 September").moment, read_stamp("16.10 Uhr").moment, read_stamp("1. Mai 2024").moment
    ((0, 9, 27, 0, 0), (0, 0, 0, 16, 10), (2024, 5, 1, 0, 0))
    >>> read_stamp("9月27日(土)").moment, read_stamp("7:30 p.m.").form
    ((0, 9, 27, 0, 0), (False, False, True))
    """
    low = line.lower()
    words, times = _words(line), clock(low)
    numbers = [int(number) for number in _NUMBER.findall(low)]
    year = next((number for number in numbers if number > 1000), 0)
    its_month, days = month(low), [number for number in numbers if 0 < number <= 31]
    eastern = _EAST_ASIAN.search(low)
    if eastern:
        its_month, day = int(eastern[1]), int(eastern[2])
    elif times and not its_month and len(numbers) - bool(year) <= 2:
        day = 0
    elif its_month:
        day = days[0] if days else 0
    else:
        day, its_month = (*days, 0, 0)[:2]
    hour, minute = times[0] if times else (0, 0)
    form = (bool(year), bool(day or its_month), bool(times))
    return Stamp(form, (year, its_month, day, hour, minute), bool(weekdays(words)), [at for _, at in times])


def chronicle(evidence: Evidence) -> None:
    """Dates and times are the author's where each leads a paragraph, or where nothing else on the page is the site's.

    The first are a live blog's or a chronicle's, the others a programme's, a timetable's or a list of changes. On
    other pages each is asked for alone.
    """
    dates = evidence.dates
    if not dates:
        return
    evidence.spared |= programme(evidence)
    if len(dates) >= _CHRONICLE:
        core, lines = evidence.core or (0, 0), evidence.page.lines
        stamped = len({lines[row] for row in dates}) == len(dates)
        leading = [row for row in dates if _leads(evidence, row, stamped and core[0] < row < core[1])]
        if len(leading) >= _CHRONICLE or _speak_alone(evidence):
            evidence.spared.update(dates)
            return
    _in_the_article(evidence)


def _hour(line: str) -> str:
    """What follows the day in a stamp.

    >>> _hour("28.09.2025 • 23:12 Uhr"), _hour("5 May 2024")
    ('23:12 Uhr', '2024')
    """
    words = line.split()
    return " ".join(words[next((at for at, word in enumerate(words) if ":" in word), -1) :])


def _leads(evidence: Evidence, row: int, within: bool) -> bool:
    """Whether a date leads a paragraph of the author's.

    Below a month less than a paragraph will do, below an hour one that has a heading, and so below a day and an hour
    `within` an article all of whose dates differ.
    """
    page, below = evidence.page, row + 1
    leads = page.kinds[below : below + 1] == _PROSE
    if not leads and _MONTH_ALONE.fullmatch(page.lines[row]):
        leads = page.kinds[below : below + 1] == _CLOSED and page.sizes[below] >= _SENTENCE_SIZE
    elif not leads and _HOUR_ALONE.fullmatch(_hour(page.lines[row]) if within else page.lines[row]):
        first = page.kinds.find(PROSE, below, below + _ENTRY_ROWS)
        leads = first > 0 and evidence.rows.keys().isdisjoint(range(below, first))
        below = first
    return leads and evidence.score(below) < SUSPECT


def _speak_alone(evidence: Evidence) -> bool:
    """Whether only dates without labels look like the site's."""
    rows = evidence.rows
    return not evidence.directory_rows and all(
        score < SUSPECT or [clue.rule for clue in rows[row]] == ["date"] for row, score in evidence.scores.items()
    )


def _in_the_article(evidence: Evidence) -> None:
    """Series, day headings and appointments below the first paragraph; values of labels."""
    page, dates = evidence.page, evidence.dates
    prose = [row for row in found(page.kinds.translate(IS_PROSE)) if evidence.score(row) < SUSPECT]
    first, last = (prose[0], prose[-1]) if prose else (len(page), -1)
    evidence.spared.update([row for row in dates if _is_value(evidence, row, first < row < last)])
    labels = calendar()[2]
    stamps = {row: read_stamp(page.heads[row]) for row in dates if labels.isdisjoint(_words(page.heads[row]))}
    evidence.spared.update(_series(evidence, stamps, (first, last)))
    for row in [row for row, stamp in stamps.items() if _is_appointment(evidence, row, stamp)]:
        core = evidence.core or (first, last)
        if first < row < last and core[0] < row < core[1]:
            evidence.spared.add(row)
        elif stamps[row].minutes and sum(page.kinds[:row].translate(_IS_CLOSED)) >= _SENTENCES:
            evidence.forget(row)


def _words(line: str) -> list[str]:
    return _WORD.findall(line.lower())


def _series(evidence: Evidence, stamps: dict[int, Stamp], prose: tuple[int, int]) -> list[int]:
    """Dates of one form that go forward above rows that are no site's; hours that go back, above sentences.

    Sentences have to be below them, too, where they stand outside the first and the last paragraph.
    """
    forms: dict[tuple[bool, ...], list[int]] = {}
    for row, stamp in stamps.items():
        forms.setdefault(stamp.form, []).append(row)
    spared: list[int] = []
    for (has_year, has_day, _), rows in forms.items():
        for group in [rows] if has_day else near(rows, _APART):
            moments = [stamps[row].moment for row in group]
            if has_day:
                forward, back = _go_forward(moments), False
            else:
                # Hours begin anew with each day.
                most = len(group) // _SERIES
                forward = 1 + sum(its >= following for its, following in pairwise(moments)) <= most
                back = 1 + sum(its <= following for its, following in pairwise(moments)) <= most
            if len(group) >= _SERIES and (forward or back):
                sentences = has_year or back or group[-1] > prose[1] or group[0] < prose[0]
                spared += group if _heads_rows(evidence, group, sentences) else []
    return spared


def _go_forward(days: list[tuple[int, ...]]) -> bool:
    """Whether days only go forward, as a list's do not; a calendar may have several things on a day, if not on most.

    >>> _go_forward([(2026, 3, 16), (2026, 3, 17), (2026, 3, 17), (2026, 4, 2)])
    True
    >>> _go_forward([(2026, 3, 17), (2026, 3, 16)]), _go_forward([(2026, 3, 16), (2026, 3, 16), (2026, 3, 17)])
    (False, False)
    """
    again = sum(its == following for its, following in pairwise(days))
    return again * 2 < len(days) - 1 and all(its <= following for its, following in pairwise(days))


def _heads_rows(evidence: Evidence, group: list[int], sentences: bool) -> bool:
    """Whether most of these dates stand above a row, or a sentence, that is no site's."""
    page, dates = evidence.page, set(evidence.dates)
    below = [row + 1 for row in group if row + 1 not in dates and row + 1 < len(page)]
    if sentences:
        good = [row for row in below if _tells(evidence, range(row, min(len(page), row + _ENTRY_ROWS)), dates)]
    else:
        good = [row for row in below if evidence.score(row) < SUSPECT]
    return bool(below) and _FEW * (len(below) - len(good)) <= len(below)


def _tells(evidence: Evidence, rows: range, dates: set[int]) -> bool:
    """Whether one of these rows is a sentence of the author's, before the next date."""
    kinds = evidence.page.kinds
    row = next((row for row in rows if row in dates or (_IS_CLOSED[kinds[row]] and evidence.score(row) < SUSPECT)), -1)
    return row >= 0 and row not in dates


def _is_appointment(evidence: Evidence, row: int, stamp: Stamp) -> bool:
    """Whether a date is a day of the week without a year, beside no row of the site's, and its hour is a round one."""
    if stamp.has_year or not stamp.has_weekday or not _ROUND.issuperset(stamp.minutes):
        return False
    dates, beside = evidence.dates, (row - 1, row + 1)
    return [clue.rule for clue in evidence.rows.get(row, ())] == ["date"] and all(
        evidence.score(its) < SUSPECT or its in dates for its in beside
    )


def _is_value(evidence: Evidence, row: int, within: bool) -> bool:
    """Whether a number of minutes is the value of the label above it."""
    page, above = evidence.page, row - 1
    minutes = _MINUTES.fullmatch(page.heads[row])
    if not minutes or above < 0 or not {above, row + 1}.isdisjoint(evidence.dates) or evidence.score(above) >= SUSPECT:
        return False
    if page.sizes[above] > _LABEL_SIZE:
        return False
    return page.ending[above] == COLON or int(minutes[1]) > _LONG or (within and page.kinds[above] == SHORT_OPEN)
