"""What the statistics look at: one small function a column, each a small whole number a row (a bin)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from itertools import accumulate

from cleaner.blocks import PROSE
from cleaner.evidence import FAIR, Evidence
from cleaner.options import Category

#: Bins: an index into these is what a column holds.
_SIZES = (8, 16, 26, 40, 60, 80, 110, 160, 240, 400)
_DISTANCES = (1, 2, 3, 5, 8, 14, 25, 50)
_WINDOW = (1, 100, 200, 400, 700, 1100, 1700)
_RUNS = (2, 3, 5, 8, 14, 25, 50)
_SHARES = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95)
#: Shares of a run's rows.
_PARTS = (0.01, 0.1, 0.25, 0.5, 0.75, 0.99)
_WORDS = (2, 3, 4, 6, 9, 14, 22)
#: Rows on each side that count as a row's surroundings.
_REACH = 4

_CATEGORIES = tuple(Category)

_FIRST = {"\"": 3, "'": 3, "“": 3, "„": 3, "«": 3, "‘": 3, "「": 3, "-": 4, "–": 4, "—": 4, "•": 4, "*": 4, "#": 4, "|": 5, "(": 5, "[": 5}
_LAST = {".": 1, "。": 1, "!": 2, "?": 2, "？": 2, "！": 2, ":": 3, "：": 3, ",": 4, ";": 4, "…": 5, "\"": 6, "”": 6, "“": 6, ")": 6, "»": 6, "]": 6}


class View:
    """What the columns are computed from: a page, its evidence, the article's edges, and running sums."""

    def __init__(self, evidence: Evidence, core: tuple[int, int]) -> None:
        """Work out once what several columns need."""
        page = evidence.page
        self.page = page
        self.evidence = evidence
        self.first, self.last = core
        self.count = len(page)
        self.prose = [size if kind == PROSE else 0 for kind, size in zip(page.kinds, page.sizes, strict=True)]
        self.clues = [0] * self.count
        self.cues = [0] * self.count
        for row, clues in evidence.rows.items():
            best = max(clues, key=lambda clue: clue.weight)
            strength = 2 if best.weight >= 0.9 else 1 if best.weight >= FAIR else 0
            self.clues[row] = 1 + _CATEGORIES.index(best.category) * 3 + strength
            self.cues[row] = 1
        self.runs = _runs(page.kinds)
        self.titled = [head.istitle() for head in page.heads]
        self.broken = [line[-1] in ",;:" or line[0].islower() for line in page.lines]
        self.digits = [line[0].isdigit() or line[-1].isdigit() for line in page.lines]
        counts = Counter(page.heads)
        self.repeated = [counts[head] > 1 for head in page.heads]
        # 0 above the article, 1 within, 2 below
        self.place = [0] * self.first + [1] * (self.last + 1 - self.first) + [2] * (self.count - self.last - 1)


    def spread(self, values: list[int]) -> list[int]:
        """One value a run, as a column: 0 for the rows of prose between the runs."""
        column: list[int] = []
        for (start, end), value in zip(self.runs, values, strict=True):
            column += [0] * (start - len(column)) + [value] * (end - start)
        return column + [0] * (self.count - len(column))


def _runs(kinds: list[int]) -> list[tuple[int, int]]:
    """The stretches of rows that are not prose: (first, one after the last)."""
    runs, start = [], 0
    for row, kind in enumerate([*kinds, PROSE]):
        if kind == PROSE:
            if row > start:
                runs.append((start, row))
            start = row + 1
    return runs


def shape(view: View) -> list[int]:
    """Kind and length."""
    return [kind * 11 + bisect_right(_SIZES, size) for kind, size in zip(view.page.kinds, view.page.sizes, strict=True)]


def around(view: View) -> list[int]:
    """The kinds of the row before, the row and the row after."""
    kinds = view.page.kinds
    return [a * 25 + b * 5 + c for a, b, c in zip([4, *kinds], kinds, [*kinds[1:], 4], strict=False)]


def clue(view: View) -> list[int]:
    """What the rules say: category and strength of the best clue."""
    return view.clues


def clue_around(view: View) -> list[int]:
    """The clues of the row before and the row after."""
    cats = [0 if not c else 1 + (c - 1) // 3 for c in view.clues]
    return [a * 30 + b for a, b in zip([0, *cats], [*cats[1:], 0], strict=False)]


def place(view: View) -> list[int]:
    """Where the row stands to the article's edges, with its kind."""
    first, last = view.first, view.last
    bins = [bisect_right(_DISTANCES, first - row) for row in range(first)]
    bins += [9 if row - first > 2 and last - row > 2 else 10 if row - first <= 2 else 11 for row in range(first, last + 1)]
    bins += [12 + bisect_right(_DISTANCES, row - last) for row in range(last + 1, view.count)]
    return [bin_ * 4 + kind for bin_, kind in zip(bins, view.page.kinds, strict=True)]


def prose_share(view: View) -> list[int]:
    """How much of the page is prose, with the place."""
    share = bisect_right(_SHARES, sum(view.prose) / max(1, sum(view.page.sizes)))
    return [share * 3 + place for place in view.place]


def run_length(view: View) -> list[int]:
    """How many rows that are not prose stand together here, with the place."""
    bins = [bisect_right(_RUNS, end - start) + 1 for start, end in view.runs]
    return [length * 3 + place for length, place in zip(view.spread(bins), view.place, strict=True)]


def run_size(view: View) -> list[int]:
    """How long the rows of the run are on average, with the kind."""
    sizes = view.page.sizes
    bins = [1 + bisect_right(_SIZES, sum(sizes[start:end]) / (end - start)) for start, end in view.runs]
    return [size * 4 + kind for size, kind in zip(view.spread(bins), view.page.kinds, strict=True)]


def run_titled(view: View) -> list[int]:
    """The share of the run's rows that are written as titles, with the place."""
    titled = view.titled
    bins = [1 + bisect_right(_PARTS, sum(titled[start:end]) / (end - start)) for start, end in view.runs]
    return [share * 3 + place for share, place in zip(view.spread(bins), view.place, strict=True)]


def run_broken(view: View) -> list[int]:
    """The share of the run's rows that go on in the next: a comma or colon at the end, a small letter at the front."""
    broken = view.broken
    bins = [1 + bisect_right(_PARTS, sum(broken[start:end]) / (end - start)) for start, end in view.runs]
    return [share * 3 + place for share, place in zip(view.spread(bins), view.place, strict=True)]


def run_repeated(view: View) -> list[int]:
    """The share of the run's rows that the page shows elsewhere too."""
    repeated = view.repeated
    bins = [1 + bisect_right(_PARTS, sum(repeated[start:end]) / (end - start)) for start, end in view.runs]
    return [share * 2 + own for share, own in zip(view.spread(bins), repeated, strict=True)]


def run_clues(view: View) -> list[int]:
    """The share of the run's rows that have a clue, with the place."""
    cues = view.cues
    bins = [1 + bisect_right(_PARTS, sum(cues[start:end]) / (end - start)) for start, end in view.runs]
    return [share * 3 + place for share, place in zip(view.spread(bins), view.place, strict=True)]


def run_digits(view: View) -> list[int]:
    """The share of the run's rows that begin or end with a digit."""
    digits = view.digits
    bins = [1 + bisect_right(_PARTS, sum(digits[start:end]) / (end - start)) for start, end in view.runs]
    return [share * 2 + own for share, own in zip(view.spread(bins), digits, strict=True)]


def ends(view: View) -> list[int]:
    """The first and the last character's class."""
    first, last = _FIRST.get, _LAST.get
    return [
        (first(c := line[0], 0) or (1 if c.isupper() else 2 if c.islower() else 6 if c.isdigit() else 0)) * 9
        + (last(d := line[-1], 0) or (7 if d.isdigit() else 8 if d.isupper() else 0))
        for line in view.page.lines
    ]


def words(view: View) -> list[int]:
    """How many words, and whether they are written as a title or in capitals."""
    return [
        bisect_right(_WORDS, head.count(" ") + 1) * 3 + (1 if head.istitle() else 2 if head.isupper() else 0)
        for head in view.page.heads
    ]


def dated(view: View) -> list[int]:
    """Dates beside the row, with the kind."""
    near = [0] * (view.count + 2)
    for row in view.evidence.dates:
        near[row] |= 1
        near[row + 2] |= 2
    return [flag * 4 + kind for flag, kind in zip(near[1:-1], view.page.kinds, strict=True)]


def cue_before(view: View) -> list[int]:
    """The category of the last sure clue between the article's end and the row, with the kind."""
    out = [0] * (view.last + 1)
    current = 0
    for code in view.clues[view.last + 1 :]:
        if code and (code - 1) % 3:
            current = 1 + (code - 1) // 3
        out.append(current)
    return [code * 4 + kind for code, kind in zip(out, view.page.kinds, strict=True)]


#: The columns in their order; `model.json` holds a list of weights for each.
COLUMNS: tuple[Callable[[View], list[int]], ...] = (
    shape, around, clue, clue_around, place, prose_share, run_length, run_size, run_titled, run_broken, run_repeated, run_clues, run_digits, ends, words, dated, cue_before,
)
