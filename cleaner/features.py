"""What the statistics look at: one small function a column, each a small whole number (a bin).

A page is a chain of runs, stretches of prose and stretches of other rows. Most of what tells a menu from a list of the
author's is true of a run as a whole and worked out once for it (`RUN_COLUMNS`); little is left to look at row by row
(`ROW_COLUMNS`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cleaner.blocks import PROSE
from cleaner.evidence import FAIR, STRONG, Evidence
from cleaner.options import Category

#: Bins: a column holds an index into these.
_SIZES = (8, 16, 26, 40, 60, 80, 110, 160, 240, 400)
_MEANS = (7, 11, 15, 20, 26, 33, 42, 55, 75, 110, 180, 300)
_DISTANCES = (1, 2, 4, 8, 14, 25, 50)
_LENGTHS = (2, 3, 5, 8, 14, 25, 50)
_SHARES = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95)
_PARTS = (0.01, 0.1, 0.25, 0.5, 0.75, 0.99)

_CATEGORIES = {category: number for number, category in enumerate(Category)}
#: Where a run stands to the article's stretch.
ABOVE, WITHIN, BELOW = 0, 1, 2

#: Classes of a row's first and last character.
_OTHER, _UPPER, _LOWER, _DIGIT, _QUOTE, _MARK, _OPEN, _STOP, _ASK, _COLON, _COMMA, _DOTS, _CLOSE = range(13)
_CLASSES = 13


@cache
def char_classes() -> dict[str, int]:
    """The class of each character that has one: letters of alphabets with capitals, digits, punctuation."""
    letters = map(chr, range(0x21, 0x590))
    classes = {c: _UPPER if c.isupper() else _LOWER for c in letters if c.isalpha()}
    listed = {
        _DIGIT: "0123456789０１２３４５６７８９", _QUOTE: "\"'“„«‘「『", _MARK: "-–—•*#·►▶●■+>", _OPEN: "([{（【|",
        _STOP: ".。।۔", _ASK: "!?！？؟", _COLON: ":：", _COMMA: ",;、،，；", _DOTS: "…", _CLOSE: "”»’)]}）】」』",
    }  # fmt: skip
    return classes | {char: number for number, chars in listed.items() for char in chars}


class Run(NamedTuple):
    """A stretch of rows that are all prose or all not: first row, one after the last, which of the two, where."""

    start: int
    end: int
    prose: int
    place: int


class View:
    """What the columns are computed from: a page, its evidence, its runs and the article's stretch."""

    def __init__(self, evidence: Evidence, core: tuple[int, int]) -> None:
        """Work out once what several columns need."""
        page = evidence.page
        self.page = page
        self.first, self.last = core
        self.runs = _runs(page.kinds, core)
        self.prose_share = sum(s for s, k in zip(page.sizes, page.kinds, strict=True) if k == PROSE) / sum(page.sizes)
        self.clues = _clue_codes(evidence, len(page))
        classes = char_classes().get
        self.opening = bytes([classes(line[0], 0) for line in page.lines])
        self.ending = bytes([classes(line[-1], 0) for line in page.lines])


def _runs(kinds: list[int], core: tuple[int, int]) -> list[Run]:
    first, last = core
    runs, start = [], 0
    for prose, group in groupby(kinds, PROSE.__eq__):
        end = start + len(list(group))
        # The stretch begins and ends with prose, and may do so in the middle of a run of prose.
        borders = [start, *(b for b in (first, last + 1) if start < b < end), end] if prose else [start, end]
        for a, b in zip(borders, borders[1:], strict=False):
            runs.append(Run(a, b, int(prose), ABOVE if b <= first else BELOW if a > last else WITHIN))
        start = end
    return runs


def _clue_codes(evidence: Evidence, count: int) -> list[int]:
    """For each row 0, or a number for category and strength of its surest clue."""
    codes = [0] * count
    for row, clues in evidence.rows.items():
        best = max(clues, key=lambda clue: clue.weight)
        strength = 2 if best.weight >= STRONG else 1 if best.weight >= FAIR else 0
        codes[row] = 1 + _CATEGORIES[best.category] * 3 + strength
    return codes


def _kind_of(run: Run) -> int:
    return run.place * 2 + run.prose


def length(view: View, run: Run, index: int) -> int:
    """How many rows."""
    return bisect_right(_LENGTHS, run.end - run.start) * 6 + _kind_of(run)


def mean_size(view: View, run: Run, index: int) -> int:
    """How long the rows are on average."""
    return bisect_right(_MEANS, sum(view.page.sizes[run.start : run.end]) / (run.end - run.start)) * 6 + _kind_of(run)


def distance(view: View, run: Run, index: int) -> int:
    """How many rows from the article's stretch."""
    rows = view.first - run.end if run.place == ABOVE else run.start - view.last - 1 if run.place == BELOW else 0
    return bisect_right(_DISTANCES, rows) * 6 + _kind_of(run)


def page_prose(view: View, run: Run, index: int) -> int:
    """How much of the page is prose."""
    return bisect_right(_SHARES, view.prose_share) * 6 + _kind_of(run)


def clue_share(view: View, run: Run, index: int) -> int:
    """The share of rows with a clue."""
    rows = run.end - run.start
    return bisect_right(_PARTS, (rows - view.clues[run.start : run.end].count(0)) / rows) * 6 + _kind_of(run)


def broken_share(view: View, run: Run, index: int) -> int:
    """The share of rows that go on in the next: they end in a comma or colon, or begin with a small letter."""
    ending, opening = view.ending[run.start : run.end], view.opening[run.start : run.end]
    rows = ending.count(_COMMA) + ending.count(_COLON) + opening.count(_LOWER)
    return bisect_right(_PARTS, rows / (2 * len(ending))) * 6 + _kind_of(run)


def digit_share(view: View, run: Run, index: int) -> int:
    """The share of rows that begin or end with a digit."""
    ending, opening = view.ending[run.start : run.end], view.opening[run.start : run.end]
    rows = ending.count(_DIGIT) + opening.count(_DIGIT)
    return bisect_right(_PARTS, rows / (2 * len(ending))) * 2 + run.prose


def mark_share(view: View, run: Run, index: int) -> int:
    """The share of rows that begin with a list's mark."""
    rows = view.opening[run.start : run.end].count(_MARK)
    return bisect_right(_PARTS, rows / (run.end - run.start)) * 6 + _kind_of(run)


def beside(view: View, run: Run, index: int) -> int:
    """How long the runs before and after are."""
    before = bisect_right((1, 2, 4), view.runs[index - 1].end - view.runs[index - 1].start) if index else 0
    nearby = view.runs[index + 1 : index + 2]
    after = bisect_right((1, 2, 4), nearby[0].end - nearby[0].start) if nearby else 0
    return (before * 4 + after) * 6 + _kind_of(run)


def cue_above(view: View, run: Run, index: int) -> int:
    """The category of the nearest sure clue above the run and below the article's last paragraph."""
    for row in range(run.start - 1, max(view.last, run.start - 60), -1):
        code = view.clues[row]
        if code and (code - 1) % 3:
            return (1 + (code - 1) // 3) * 2 + run.prose
    return run.prose


def shape(view: View) -> list[int]:
    """The row's kind and length."""
    return [kind * 11 + bisect_right(_SIZES, size) for kind, size in zip(view.page.kinds, view.page.sizes, strict=True)]


def characters(view: View) -> list[int]:
    """The classes of its first and last character."""
    return [first * _CLASSES + last for first, last in zip(view.opening, view.ending, strict=True)]


def clue(view: View) -> list[int]:
    """What the rules say of it: category and strength of the surest clue."""
    return view.clues


def position(view: View) -> list[int]:
    """How far from the front and the end of its run, with the run's place."""
    column: list[int] = []
    for run in view.runs:
        count = run.end - run.start
        column += [min(i, 3) * 24 + min(count - 1 - i, 3) * 6 + _kind_of(run) for i in range(count)]
    return column


def neighbours(view: View) -> list[int]:
    """The kinds of the rows before and after, with its own."""
    kinds = view.page.kinds
    return [a * 25 + b * 5 + c for a, b, c in zip([4, *kinds], kinds, [*kinds[1:], 4], strict=False)]


#: The columns in their order; `model.json` holds a list of weights for each.
ROW_COLUMNS: tuple[Callable[[View], list[int]], ...] = (shape, characters, clue, position, neighbours)
RUN_COLUMNS: tuple[Callable[[View, Run, int], int], ...] = (
    length, mean_size, distance, page_prose, clue_share, broken_share, digit_share, mark_share, beside, cue_above,
)  # fmt: skip
