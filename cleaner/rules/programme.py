"""Programmes: rows that begin with an hour and say what happens then, each hour later than the one above it.

A site's stories of the day come the other way round, newest first, or have an hour and nothing else above each.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cleaner.blocks import DIGIT, flags, found, near
from cleaner.evidence import Evidence
from cleaner.late import late

#: An hour at a row's start, with its minutes or a word for it, and what happens then: so many letters.
_HOUR = late(
    r"(\d{1,2}) ?(?:[:.h](\d\d)(?!\d)|h\b|(?=[ap]\.?m\b)|uhr\b) ?(?:([ap])\.?m\b\.?|uhr\b|h\b)?"
    r"[\W_]{0,4}[^\W\d_]{3}",
    re.IGNORECASE,
)
_IS_DIGIT = flags(DIGIT)
#: So many of them, at most so many rows apart, are a programme; of so many one may begin another day.
_ROWS, _APART, _A_DAY = 3, 3, 3


def programme(evidence: Evidence) -> set[int]:
    """The dates that are rows of a programme, and those that stand right above one: its days."""
    page, dates = evidence.page, set(evidence.dates)
    if not dates:
        return set()
    hours = {row: hour for row in found(page.opening.translate(_IS_DIGIT)) if (hour := _hour(page.lines[row]))}
    own: set[int] = set()
    for run in near(hours, _APART):
        back = sum(hours[row] >= hours[below] for row, below in pairwise(run))
        if len([row for row in run if row not in dates]) >= _ROWS and back * _A_DAY <= len(run):
            own |= dates.intersection(range(run[0] - 1, run[-1] + 1))
    return own


def _hour(line: str) -> tuple[int, int] | None:
    """The hour and the minutes at a row's start, where it goes on in words.

    >>> _hour("9h30 Ouverture"), _hour("20.00 Bal"), _hour("7 p.m. Doors"), _hour("20:15"), _hour("12.5 km to go")
    ((9, 30), (20, 0), (19, 0), None, None)
    """
    match = _HOUR.match(line)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return (hour + 12 * (match[3] in ("p", "P") and hour < 12), minute) if hour <= 24 and minute < 60 else None
