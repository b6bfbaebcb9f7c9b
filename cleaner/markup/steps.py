"""Steps: sizes, counts and shares as small whole numbers."""

from __future__ import annotations

from bisect import bisect_left

#: Sizes and counts are looked at in steps of about one and a half.
_STEPS = (1, 2, 3, 4, 6, 9, 13, 20, 30, 45, 67, 100, 150, 225, 340, 510, 770, 1150)
_LOG = [bisect_left(_STEPS, number) for number in range(_STEPS[-1] + 2)]
#: A size or count from which on all are alike, and how many steps there are.
MOST, LOGS = len(_LOG) - 1, len(_STEPS) + 1
#: Parts of a whole are looked at in tenths.
TENTHS = 11


def log(number: int) -> int:
    """The step that a size or count lies on."""
    return _LOG[number if number < MOST else MOST]


def tenths(part: int, whole: int) -> int:
    """A part of a whole in tenths; 0 where there is no whole."""
    return 10 * part // whole if part < whole else 10 if whole else 0
