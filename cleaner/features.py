"""What the statistics look at: small whole numbers (bins), a few for each run of rows and for each row.

A page is a chain of runs, stretches of prose and stretches of other rows. Most of what tells a menu from a list of the
author's is true of a run as a whole and worked out once for it; little is left to look at row by row.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, compress

from cleaner.blocks import COLON, COMMA, DIGIT, IS_PROSE, LOWER, MARK
from cleaner.evidence import FAIR, STRONG, Clue, Evidence, surest
from cleaner.options import CONTESTED, Category
from cleaner.page import Page

#: Bins: a column holds an index into these.
_SIZES = (8, 16, 26, 40, 60, 80, 110, 160, 240, 400)
_MEANS = (7, 11, 15, 20, 26, 33, 42, 55, 75, 110, 180, 300)
_DISTANCES = (1, 2, 4, 8, 14, 25, 50)
_LENGTHS = (2, 3, 5, 8, 14, 25, 50)
_SHARES = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95)
_PARTS = (0.01, 0.1, 0.25, 0.5, 0.75, 0.99)
_BESIDE = (1, 2, 4)
_CUES = (1, 2, 4, 8, 16, 32)
#: From this bin of them on, a text is a scraped page.
_PAGE_CUES, _SITED = 2, 6
#: What any text may hold; every other category speaks of a page with its menus and boxes.
ANYWHERE = frozenset(
    {
        Category.PHOTO_CAPTION,
        Category.PHOTO_CREDIT,
        Category.SOCIAL_EMBED,
        Category.READ_MORE,
        Category.DUPLICATE,
        Category.TIMESTAMP,
        *CONTESTED,
    }
)
#: How many rows above a run a cue may stand.
_CUE_REACH = 60

_CATEGORIES = {category: number for number, category in enumerate(Category)}
_EVERYWHERE = frozenset(1 + 3 * _CATEGORIES[category] + strength for category in ANYWHERE for strength in range(3))
#: Where a run stands to the article's stretch.
ABOVE, WITHIN, BELOW = 0, 1, 2

#: What a run is, of so many kinds: prose or not, where it stands, and whether the page shows the site's own lines (a
#: scraped page does, what an extractor returns hardly ever): `View.kind_of`. The first look has a weight for each bin
#: of a run's columns by its kind; the trees of the second look ask for both.
KINDS = 12
RUN_COLUMNS = {
    "length": (len(_LENGTHS) + 1) * KINDS,
    "mean_size": (len(_MEANS) + 1) * KINDS,
    "distance": (len(_DISTANCES) + 1) * KINDS,
    "page_prose": (len(_SHARES) + 1) * KINDS,
    "clue_share": (len(_PARTS) + 1) * KINDS,
    "broken_share": (len(_PARTS) + 1) * KINDS,
    "digit_share": (len(_PARTS) + 1) * KINDS,
    "mark_share": (len(_PARTS) + 1) * KINDS,
    "beside": (len(_BESIDE) + 1) ** 2 * KINDS,
    "cue_above": (len(_CATEGORIES) + 1) * KINDS,
    "page_site": (len(_CUES) + 1) * KINDS,
}
#: So many rows before and after a row are asked what their words say.
_REACHES = (2, 6, 14)
_FARTHEST = _REACHES[-1]
#: How many columns all rows of a run share.
SHARED = 1 + len(RUN_COLUMNS)
#: What the trees of the second look ask for, numbers all: the run's columns; the row's shape, its first and last
#: character, the surest clue about it and how sure, how far it is from the front and end of its run; what its words say
#: (`lexicon`), in all and on average; what those around it say, and all of the page; the shapes of the rows beside it.
COLUMNS = (
    "run",
    *RUN_COLUMNS,
    "kind",
    "size",
    "opening",
    "ending",
    "category",
    "strength",
    "front",
    "end",
    "words",
    "word",
    "known",
    *(f"words_{side}_{rows}" for rows in _REACHES for side in ("before", "after")),
    "page_words",
    "shape_before",
    "shape_after",
)

#: The bin of each size up to the longest that has one of its own.
_MOST_BESIDE = _BESIDE[-1]
_BESIDE_BINS = bytes(bisect_right(_BESIDE, rows) for rows in range(_MOST_BESIDE + 1))
SIZE_BINS = bytes(bisect_right(_SIZES, size) for size in range(_SIZES[-1] + 1))
_MOST_ROWS, _MOST_MEAN = _LENGTHS[-1], _MEANS[-1]
LENGTH_BINS = bytes(bisect_right(_LENGTHS, rows) for rows in range(_MOST_ROWS + 1))
DISTANCE_BINS = bytes(bisect_right(_DISTANCES, rows) for rows in range(_MOST_ROWS + 1))
MEAN_BINS = bytes(bisect_right(_MEANS, mean) for mean in range(_MOST_MEAN + 1))


#: A stretch of rows that are all prose or all not: first row, one after the last, and its kind, which is twice the
#: place, plus 1 for prose.
Run = tuple[int, int, int]


class View:
    """What the columns are computed from: a page, its runs, the article's stretch, and what the rules say of rows.

    clues  for each row that has clues, a number for category and strength of the surest
    clued  these rows, in order
    sure   those of them whose surest clue is more than weak
    """

    def __init__(self, page: Page, core: tuple[int, int], clues: dict[int, int], directory_rows: int = 0) -> None:
        """Work out once what several columns need; `directory_rows` are those that a first look has cut already."""
        self.page = page
        self.first, self.last = core
        self.runs = _runs(page.kinds, core)
        self.clues = clues
        self.clued = sorted(clues)
        self.sure = [row for row in self.clued if strength(clues[row]) > 0]
        cues = len([code for code in clues.values() if code not in _EVERYWHERE])
        self.site_bin = bisect_right(_CUES, directory_rows + cues)
        self.sited = _SITED if self.site_bin >= _PAGE_CUES else 0
        prose = sum(compress(page.sizes, page.kinds.translate(IS_PROSE)))
        self.prose_bin = bisect_right(_SHARES, prose / sum(page.sizes))

    def own(self) -> int:
        """How many letters the prose of the article's stretch has: the first look does not ask."""
        stretch = slice(self.first, self.last + 1)
        return sum(compress(self.page.sizes[stretch], self.page.kinds[stretch].translate(IS_PROSE)))

    def kind_of(self, run: Run) -> int:
        """What the run is, of `KINDS`."""
        return run[2] + self.sited


def clue_codes(evidence: Evidence) -> dict[int, int]:
    """For each row that has clues, a number for category and strength of the surest."""
    return {row: _code(clues[0] if len(clues) == 1 else surest(clues)) for row, clues in evidence.rows.items()}


def strength(code: int) -> int:
    """How sure a clue is by its code: 0 weak, 1 fair, 2 strong, -1 where there is none."""
    return (code + 2) % 3 if code else -1


@lru_cache(8192)
def _code(clue: Clue) -> int:
    return 1 + _CATEGORIES[clue.category] * 3 + (2 if clue.weight >= STRONG else 1 if clue.weight >= FAIR else 0)


def _runs(kinds: bytearray, core: tuple[int, int]) -> list[Run]:
    """The page's runs; the stretch may begin or end within a run of prose, which is then two."""
    first, last = core
    is_prose = kinds.translate(IS_PROSE)
    count, start = len(kinds), 0
    runs: list[Run] = []
    while start < count:
        prose = is_prose[start]
        end = is_prose.find(1 - prose, start)
        if end < 0:
            end = count
        if prose and start < first < end:
            runs.append((start, first, 2 * ABOVE + 1))
            start = first
        if prose and start <= last < end - 1:
            runs.append((start, last + 1, 2 * WITHIN + 1))
            start = last + 1
        runs.append((start, end, 2 * (ABOVE if start < first else BELOW if start > last else WITHIN) + prose))
        start = end
    return runs


def run_bins(view: View, index: int) -> tuple[int, ...]:
    """A run's bins, in the order of `RUN_COLUMNS`, without the part that `KINDS` adds.

    How many rows and how long; how far from the article; how much of the page is prose; which shares of the rows have
    a clue, go on in the next (a comma, a colon, a small letter at the front), touch a digit, open with a list's mark;
    how long the runs beside it are; the category of the nearest sure clue above it and below the article; how many
    rows of the page speak of menus and boxes.
    """
    start, end, kind = view.runs[index]
    page, rows, sure = view.page, end - start, view.sure
    opening, ending = page.opening[start:end], page.ending[start:end]
    first_sure = bisect_left(sure, start)
    clued = (bisect_left(sure, end, first_sure) - first_sure) / rows if first_sure < len(sure) else 0.0
    away = view.first - end if kind < 2 else start - view.last - 1 if kind > 3 else 0
    broken = ending.count(COMMA) + ending.count(COLON) + opening.count(LOWER)
    digits = ending.count(DIGIT) + opening.count(DIGIT)
    marks = opening.count(MARK)
    mean = sum(page.sizes[start:end]) // rows
    above = sure[first_sure - 1] if first_sure else -1
    return (
        LENGTH_BINS[rows if rows < _MOST_ROWS else _MOST_ROWS],
        MEAN_BINS[mean if mean < _MOST_MEAN else _MOST_MEAN],
        DISTANCE_BINS[away if away < _MOST_ROWS else _MOST_ROWS],
        view.prose_bin,
        bisect_right(_PARTS, clued) if clued else 0,
        bisect_right(_PARTS, broken / (2 * rows)) if broken else 0,
        bisect_right(_PARTS, digits / (2 * rows)) if digits else 0,
        bisect_right(_PARTS, marks / rows) if marks else 0,
        _beside(view.runs, index),
        0 if above < 0 or above <= view.last or above <= start - _CUE_REACH else 1 + (view.clues[above] - 1) // 3,
        view.site_bin,
    )


def _beside(runs: list[Run], index: int) -> int:
    before = runs[index - 1][1] - runs[index - 1][0] if index else 0
    after = runs[index + 1][1] - runs[index + 1][0] if index + 1 < len(runs) else 0
    return (
        _BESIDE_BINS[before if before < _MOST_BESIDE else _MOST_BESIDE] * (len(_BESIDE) + 1)
        + (_BESIDE_BINS[after if after < _MOST_BESIDE else _MOST_BESIDE])
    )


class RowColumns:
    """What the trees look at: the columns of rows, by run, with what the words of all rows say worked out once."""

    def __init__(self, view: View, says: Callable[[str], tuple[int, int]]) -> None:
        """Take a page's view, and what tells of a row what its known words say and how many they are."""
        self.view, page = view, view.page
        page.said = page.said or list(map(says, page.lines))
        #: Sums of what is said above each row, by as many rows as are looked at beyond the page's first and last.
        sums = list(accumulate([said for said, _ in page.said], initial=0))
        counts = list(accumulate([count for _, count in page.said], initial=0))
        self.usual = sums[-1] // (counts[-1] or 1)
        self.sums = [0] * _FARTHEST + sums + sums[-1:] * _FARTHEST
        self.counts = [0] * _FARTHEST + counts + counts[-1:] * _FARTHEST
        bins = len(_SIZES) + 1
        self.shapes = [
            kind * bins + SIZE_BINS[size if size < _SIZES[-1] else -1]
            for kind, size in zip(page.kinds, page.sizes, strict=True)
        ]

    def shared(self, index: int) -> tuple[int, ...]:
        """The numbers that all rows of a run have: the first of `COLUMNS`."""
        return (self.view.kind_of(self.view.runs[index]), *run_bins(self.view, index))

    def of_run(self, index: int, rows: Iterable[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Some rows of a run, each with its own numbers: the rest of `COLUMNS`."""
        shapes, sums, counts = self.shapes, self.sums, self.counts
        page, clues = self.view.page, self.view.clues
        start, end, _ = self.view.runs[index]
        last, bins = len(shapes) - 1, len(_SIZES) + 1
        for row in rows:
            at = row + _FARTHEST
            code, said, count = clues.get(row, 0), sums[at + 1] - sums[at], counts[at + 1] - counts[at]
            yield (
                row,
                (
                    page.kinds[row],
                    shapes[row] % bins,
                    page.opening[row],
                    page.ending[row],
                    (code + 2) // 3,
                    strength(code),
                    min(row - start, 3),
                    min(end - 1 - row, 3),
                    said,
                    said // (count or 1),
                    count,
                    *self._around(row),
                    self.usual,
                    shapes[row - 1] if row else -1,
                    shapes[row + 1] if row < last else -1,
                ),
            )

    def _around(self, row: int) -> list[int]:
        """What the words of the rows before and after it say on average, so many rows far."""
        sums, counts, at, found = self.sums, self.counts, row + _FARTHEST, list[int]()
        said_above, above, said_below, below = sums[at], counts[at], sums[at + 1], counts[at + 1]
        for reach in _REACHES:
            low, high = at - reach, at + 1 + reach
            found.append((said_above - sums[low]) // ((above - counts[low]) or 1))
            found.append((sums[high] - said_below) // ((counts[high] - below) or 1))
        return found
