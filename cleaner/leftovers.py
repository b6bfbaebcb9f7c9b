"""What the last look sees of the rows that are left outside the article: small whole numbers (bins) a row.

A menu, a footer or a list of stories hardly ever goes as a whole: rows that no table knows and that look like nothing
in particular stay. What stood around them and has gone already tells more of them than they do themselves.
"""

from bisect import bisect_right
from collections import Counter
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

from cleaner.blocks import CLASSES, IS_PROSE, PROSE
from cleaner.evidence import Clue, Evidence
from cleaner.options import Category

_CATEGORIES = {category: number for number, category in enumerate(Category, 1)}
_SIZES = (8, 16, 26, 40, 60, 80, 110, 160, 240, 400)
_KINDS, _SIZE_BINS = 4, len(_SIZES) + 1
_WEIGHTS = (0.01, 0.3, 0.5)
_FEW = (1, 2, 3, 5, 9, 17, 33)
_SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_LETTERS = (1, 200, 500, 1000, 2000, 4000, 8000)
_UNLIKE = (1, 3, 6, 11, 21, 41)
#: So many rows on either side are asked how long those of them are that have gone.
_NEAR = 4
#: Nobody looks further than this for the end of a row's stretch, or for what has gone.
_REACH = _FEW[-1] + 1
_few = partial(bisect_right, _FEW)
#: How far around a row it is counted how many have gone.
_AROUND = (2, 5, 10)

#: The columns and how many bins each has.
COLUMNS = {
    "shape": _KINDS * _SIZE_BINS,
    "opening": CLASSES,
    "ending": CLASSES,
    "weight": len(_WEIGHTS) + 1,
    "category": len(_CATEGORIES) + 1,
    "copies": 3,
    "above": len(_FEW) + 1,
    "below": len(_FEW) + 1,
    "rows": len(_FEW) + 1,
    "gone_share": len(_SHARES) + 1,
    "paragraphs": len(_FEW) + 1,
    "letters": len(_LETTERS) + 1,
    "run_front": len(_FEW) + 1,
    "run_end": len(_FEW) + 1,
    "run": len(_FEW) + 1,
    "gone_above": len(_FEW) + 1,
    "gone_below": len(_FEW) + 1,
    "category_above": len(_CATEGORIES) + 1,
    "category_below": len(_CATEGORIES) + 1,
    "place": len(_SHARES) + 1,
    **{f"{side}_{rows}": rows + 1 for rows in _AROUND for side in ("before", "after")},
    "all_gone_above": len(_FEW) + 1,
    "all_gone_below": len(_FEW) + 1,
    "paragraphs_above": len(_FEW) + 1,
    "paragraphs_below": len(_FEW) + 1,
    "shape_before": _KINDS * _SIZE_BINS + 1,
    "shape_after": _KINDS * _SIZE_BINS + 1,
    "ending_before": CLASSES + 1,
    "ending_after": CLASSES + 1,
    "second_before": _SIZE_BINS + 1,
    "second_after": _SIZE_BINS + 1,
    "gap_before": len(_FEW) + 1,
    "gap_after": len(_FEW) + 1,
    "unlike": len(_UNLIKE) + 1,
}


class Gone(NamedTuple):
    """What has been cut of a text so far, by row: every line that is not blank.

    numbers  the line of each row in the input
    lines    what each row says
    clues    why it was cut; None where it is left
    """

    numbers: list[int]
    lines: list[str]
    clues: list[Clue | None]


class Left:
    """What is left of a page beside what has gone, with what several columns need worked out once."""

    def __init__(self, evidence: Evidence, gone: Gone) -> None:
        """Take what is known of the rows that are left, and what has gone; there is something of both."""
        self.evidence, self.page, self.gone = evidence, evidence.page, gone
        #: Whether each row of the text has gone, where those stand that have not, how many have above each.
        self.cut = bytes([clue is not None for clue in gone.clues])
        self.places = [place for place, cut in enumerate(self.cut) if not cut]
        self.counts = list(accumulate(self.cut, initial=0))
        self.core = evidence.core

    @cached_property
    def shapes(self) -> list[int]:
        """Kind and size of each row."""
        page = self.page
        return [
            kind * _SIZE_BINS + bisect_right(_SIZES, size) for kind, size in zip(page.kinds, page.sizes, strict=True)
        ]

    @cached_property
    def prose(self) -> list[int]:
        """How many rows of prose stand above each row."""
        return list(accumulate([kind == PROSE for kind in self.page.kinds], initial=0))

    @cached_property
    def copies(self) -> Counter[str]:
        """How often each line stands in the text."""
        return Counter(self.gone.lines)

    @cached_property
    def flags(self) -> bytearray:
        """Which rows are prose."""
        return self.page.kinds.translate(IS_PROSE)

    @cached_property
    def letters(self) -> int:
        """How many letters the page's prose has."""
        return sum([size for kind, size in zip(self.page.kinds, self.page.sizes, strict=True) if kind == PROSE])

    def bins(self, row: int) -> tuple[int, ...]:
        """A row's bins, in the order of `COLUMNS`."""
        return (*self._own(row), *self._run(row), *self._around(row), *self._beside(row), self._unlike(row))

    def _own(self, row: int) -> tuple[int, ...]:
        """What the row says and where it stands to the article; what the page is."""
        page, evidence = self.page, self.evidence
        first, last = self.core or (0, len(page.lines) - 1)
        category = evidence.category(row)
        return (
            self.shapes[row],
            page.opening[row],
            page.ending[row],
            bisect_right(_WEIGHTS, evidence.score(row)),
            _CATEGORIES[category] if category else 0,
            min(max(self.copies[page.lines[row]], 1), 3) - 1,
            _few(first - row),
            _few(row - last),
            *self.whole,
        )

    @cached_property
    def whole(self) -> tuple[int, int, int, int]:
        """What the page is: how many rows it has, how much of it has gone, how many paragraphs, how many letters."""
        return (
            _few(len(self.page)),
            bisect_right(_SHARES, self.counts[-1] / len(self.gone.lines)),
            _few(self.prose[-1]),
            bisect_right(_LETTERS, self.letters),
        )

    def _run(self, row: int) -> tuple[int, int, int]:
        """How far the row is from the front and end of its stretch of prose or of other rows; how long that is."""
        flags = self.flags
        other = 1 - flags[row]
        first, last = max(0, row - _REACH), min(len(flags), row + _REACH)
        start = flags.rfind(other, first, row) + 1 or first
        end = flags.find(other, row, last)
        end = last if end < 0 else end
        return _few(row - start), _few(end - 1 - row), _few(end - start)

    def _around(self, row: int) -> tuple[int, ...]:
        """What has gone above and below: how near, of what category, how many."""
        place, counts, clues = self.places[row], self.counts, self.gone.clues
        above = self.cut.rfind(1, max(0, place - _REACH + 1), place)
        below = self.cut.find(1, place + 1, place + _REACH)
        here, count, last = counts[place], len(clues), counts[-1]
        after = counts[place + 1]
        return (
            _few(place - above) if above >= 0 else len(_FEW),
            _few(below - place) if below >= 0 else len(_FEW),
            _category(clues[above] if above >= 0 else None),
            _category(clues[below] if below >= 0 else None),
            bisect_right(_SHARES, place / count),
            *[
                number
                for rows in _AROUND
                for number in (
                    here - counts[place - rows if place > rows else 0],
                    counts[place + rows + 1 if place + rows < count else count] - after,
                )
            ],
            _few(here),
            _few(last - here),
            _few(self.prose[row]),
            _few(self.prose[-1] - self.prose[row + 1]),
        )

    def _beside(self, row: int) -> tuple[int, ...]:
        """The rows before and after it that are left, and how many have gone between."""
        page, last = self.page, len(self.page.lines) - 1
        before, after = row > 0, row < last
        return (
            self.shapes[row - 1] + 1 if before else 0,
            self.shapes[row + 1] + 1 if after else 0,
            page.ending[row - 1] + 1 if before else 0,
            page.ending[row + 1] + 1 if after else 0,
            self.shapes[row - 2] % _SIZE_BINS + 1 if row > 1 else 0,
            self.shapes[row + 2] % _SIZE_BINS + 1 if row < last - 1 else 0,
            _few(self.places[row] - (self.places[row - 1] + 1 if before else 0)),
            _few((self.places[row + 1] if after else len(self.gone.lines)) - self.places[row] - 1),
        )

    def _unlike(self, row: int) -> int:
        """How unlike in length the row is to the most alike of those near it that have gone."""
        place, gone = self.places[row], self.gone
        near = range(max(0, place - _NEAR), min(len(gone.lines), place + _NEAR + 1))
        size = len(self.page.lines[row])
        lines, clues = gone.lines, gone.clues
        unlike = [abs(len(lines[at]) - size) for at in near if clues[at]]
        return bisect_right(_UNLIKE, min(unlike)) if unlike else len(_UNLIKE)


def _category(clue: Clue | None) -> int:
    return _CATEGORIES[clue.category] if clue else 0
