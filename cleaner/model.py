"""The trained line model: weights from `model.json`, a score a row, and the clue it becomes."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from math import exp
from operator import getitem

from cleaner.blocks import CLASSES, PROSE, SHORT_CLOSED, STOP, tabular
from cleaner.edges import article
from cleaner.evidence import FAIR, MODEL, OUTSIDE, STRONG, SUSPECT, WEAK, Clue, Evidence
from cleaner.features import KINDS, ROW_COLUMNS, RUN_COLUMNS, SIZE_BINS, Run, View, clue_codes, position_bins, run_bins
from cleaner.late import late
from cleaner.options import Category
from cleaner.package_data import read
from cleaner.page import Page

FILE = "model.json"

#: The share at which `balanced` cuts; the model's scores are shifted so that this share is its cutting point.
_LOGIT = 0.405  # log(0.6 / 0.4)
#: Scores below this (a share of 0.45, where `thorough` cuts) say nothing.
_LEAST = -0.6
#: A directory has at least this many rows. Its edges are looked at closely: the title and what stands round it above
#: the article, the first rows below a paragraph and the last above one.
_DIRECTORY_ROWS, _TITLE_ROWS, _AFTER_PROSE, _BEFORE_PROSE = 8, 14, 3, 2
_LONG_RUN = late(rb"[^\x03]{%d}" % _DIRECTORY_ROWS)
#: A page with so many rows above its article and as many below has menus; there a lower score is a directory's.
_MENU_ROWS, _LEAST_DIRECTORY = 16, -1.0
#: An article with less prose than so many letters (some 150 words) is damaged by the loss of a single heading: there a
#: row must look so much more like the site's.
_SHORT_ARTICLE, _DOUBT = 900, 0.7
#: A shorter row that the model cuts is taken for a menu's, a longer one for a headline.
LINK_SIZE = 30
#: So near below the article's last paragraph a short row of two sentences may be its end.
_NEAR_ROWS, _STOPS = 14, (". ", "。", "। ", "۔ ")
#: Right below the last paragraph of an article with no more letters than these any short closed row may be.
_MODEST_ARTICLE = 4000
#: A score becomes a percentage by a table of so many steps a unit.
_STEPS, _LAST_STEP = 50, 350
#: Where the page shows none of the site's own lines, the look of a row alone is never strong evidence.
_MOST_ALONE = 89
_PERCENTS_SITED = bytes(int(100 / (1 + exp(-_LEAST - (i + 0.05) / _STEPS - _LOGIT))) for i in range(_LAST_STEP + 1))
_PERCENTS = bytes(min(_MOST_ALONE, percent) for percent in _PERCENTS_SITED)
#: So many paragraphs in a row are an article's.
_RESUMED = 2
#: Runs up to this length have their positions worked out once.
_SHORT_RUN = 8


class Model:
    """Weights, laid out for looking up.

    runs        for each kind of run, a list of weights for each run column
    positions   for each kind of run and length up to `_SHORT_RUN`, the weights of its rows' positions
    sizes       for each kind of run and of row, the weight of each size
    characters  the weight of each pair of first and last character classes
    clues       the weight of each clue code
    most        for each kind of run, the most that a row can add to its run's score without a clue
    directory   like `runs`, for a first look at long runs far from the article, which no phrase has been looked up in

    `shifts` are added by the kinds of run and row: chosen on hand-labelled documents so that 0.6 is where `balanced`
    cuts.
    """

    def __init__(
        self, columns: dict[str, list[float]], shifts: list[list[float]], directory: dict[str, list[float]]
    ) -> None:
        """Lay out the weights of `model.json`."""
        self.runs = _by_kind(columns)
        self.directory = _by_kind(directory)
        positions = columns["position"]
        self.positions = [
            [[positions[bin_ * KINDS + kind] for bin_ in position_bins(rows)] for rows in range(_SHORT_RUN + 1)]
            for kind in range(KINDS)
        ]
        # Most rows have no clue: its weight goes with the sizes, and only rows with a clue are looked up.
        silent = columns["clue"][0]
        bins = len(columns["shape"]) // 4 // KINDS
        shapes = [
            [
                [columns["shape"][(row * bins + bin_) * KINDS + kind] + shift[row] + silent for bin_ in range(bins)]
                for row in range(4)
            ]
            for kind, shift in enumerate(shifts)
        ]
        self.sizes = _Sizes(shapes)
        self.characters = [columns["characters"][i * CLASSES : (i + 1) * CLASSES] for i in range(CLASSES)]
        self.most = [
            max(map(max, self.positions[kind][1:])) + max(map(max, shapes[kind])) + max(map(max, self.characters))
            for kind in range(KINDS)
        ]
        self.clues = [weight - silent for weight in columns["clue"]]


class _Sizes(dict[int, list[list[float]]]):
    """The weight of each size, by kind of run and of row; laid out for a kind of run when it is first met."""

    def __init__(self, shapes: list[list[list[float]]]) -> None:
        """Take the weights by bin."""
        self._shapes = shapes

    def __missing__(self, kind: int) -> list[list[float]]:
        self[kind] = [[weights[bin_] for bin_ in SIZE_BINS] for weights in self._shapes[kind]]
        return self[kind]


def _by_kind(columns: dict[str, list[float]]) -> list[list[list[float]]]:
    return [[columns[name][kind::KINDS] for name in RUN_COLUMNS] for kind in range(KINDS)]


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of `features`."""
    import json  # texts without an article never need it

    data = json.loads(read(FILE))
    columns = data["columns"]
    if {name: len(weights) for name, weights in columns.items()} != {**ROW_COLUMNS, **RUN_COLUMNS}:
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/features.py; train it again")
    return Model(columns, data["shifts"], data["directory"])


def is_shy(run: Run) -> bool:
    """Whether a look alone says too little: within the article, and where one paragraph follows another again."""
    start, end, kind = run
    return kind in (2, 3) or (kind & 1 == 1 and end - start >= _RESUMED)


def scores(view: View, model: Model) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """(row, score) of the rows that might go: positive speaks for the site, negative for the author.

    First the rows of which no rule has anything to say, then the others. Within the article's stretch, and where prose
    resumes, only the latter are looked at.
    """
    clues, clued = view.clues, view.clued
    silent: list[tuple[int, float]] = []
    told: list[tuple[int, float]] = []
    after, doubt = 0, _DOUBT if view.own() < _SHORT_ARTICLE else 0.0
    for index, run in enumerate(view.runs):
        first, after = after, bisect_left(clued, run[1], after)
        shy = is_shy(run)
        if shy and first == after:
            continue
        kind = run[2] + view.sited
        base = sum(map(getitem, model.runs[kind], run_bins(view, index))) - doubt
        if shy:
            told += [(row, _score(view, model, run, base, row)) for row in clued[first:after]]
        elif first < after:
            start, values = run[0], _scored(view, model, run, base)
            told += [(row, values[row - start] + model.clues[clues[row]]) for row in clued[first:after]]
            silent += [pair for pair in enumerate(values, start) if pair[1] > _LEAST and pair[0] not in clues]
        elif base + model.most[kind] > _LEAST:
            silent += [pair for pair in enumerate(_scored(view, model, run, base), run[0]) if pair[1] > _LEAST]
    return silent, [pair for pair in told if pair[1] > _LEAST]


def _scored(view: View, model: Model, run: Run, base: float) -> list[float]:
    """The scores of a run's rows, as if no rule had anything to say of them."""
    start, end, kind = run
    page, kind, rows = view.page, kind + view.sited, end - start
    positions = model.positions[kind][rows if rows < _SHORT_RUN else _SHORT_RUN]
    if rows > _SHORT_RUN:
        positions = positions[:4] + [positions[4]] * (rows - _SHORT_RUN) + positions[4:]
    sizes, characters, longest = model.sizes[kind], model.characters, len(SIZE_BINS) - 1
    return [
        base + position + sizes[own][size if size < longest else longest] + characters[first][last]
        for position, own, size, first, last in zip(
            positions,
            page.kinds[start:end],
            page.sizes[start:end],
            page.opening[start:end],
            page.ending[start:end],
            strict=True,
        )
    ]


def _score(view: View, model: Model, run: Run, base: float, row: int) -> float:
    """The score of a row of which a rule has something to say."""
    start, end, kind = run
    page, kind, rows = view.page, kind + view.sited, end - start
    before, after = row - start, end - 1 - row
    place = before if before < 4 or rows <= _SHORT_RUN else max(4, _SHORT_RUN - 1 - after)
    return (
        base
        + model.positions[kind][min(rows, _SHORT_RUN)][place]
        + model.sizes[kind][page.kinds[row]][min(page.sizes[row], len(SIZE_BINS) - 1)]
        + model.characters[page.opening[row]][page.ending[row]]
        + model.clues[view.clues[row]]
    )


def directories(page: Page) -> list[int]:
    """Rows of long runs far from the article: menus and link lists that need no second look."""
    if _LONG_RUN.search(page.kinds) is None:
        return []
    core = article(page)
    if core is None:
        return []
    view, weights = View(page, core, {}), load().directory
    found: list[int] = []
    least = _LEAST_DIRECTORY if min(core[0], len(page) - core[1]) > _MENU_ROWS else 0.0
    for index, (start, end, kind) in enumerate(view.runs):
        if kind & 1 or kind == 2 or end - start < _DIRECTORY_ROWS:
            continue
        above = kind == 0
        first = start if above else start + _AFTER_PROSE
        last = end - (_TITLE_ROWS if above and end == core[0] else _BEFORE_PROSE if end < len(page) else 0)
        if (
            last - first >= _DIRECTORY_ROWS - _AFTER_PROSE
            and sum(map(getitem, weights[kind], run_bins(view, index))) > least
        ):
            found += range(first, last)
    return [row for row in found if not tabular(page.lines[row])] if "\t" in page.text else found


#: What the first look says of a row.
DIRECTORY = Clue(Category.NAVIGATION, 0.92, "model.directory")


@lru_cache(4096)
def _clue(category: Category, percent: int) -> Clue:
    return Clue(category, percent / 100, MODEL)


@lru_cache(4096)
def _within(category: Category, percent: int) -> tuple[Clue, ...]:
    """All clues about a row of which only its look speaks."""
    return (_clue(category, percent),)


@lru_cache(4096)
def _outside(category: Category, percent: int) -> tuple[Clue, ...]:
    """All clues about a row that stands outside the article, too: a second witness for those that are suspects."""
    share = percent / 100
    score = round(1 - (1 - share) * (1 - FAIR), 4) if SUSPECT <= share < STRONG else share
    return (Clue(category, score, MODEL),)


def statistics(evidence: Evidence) -> None:
    """Rows that look and stand as the site's lines do, by a trained additive model."""
    core = evidence.core
    if core is None:
        return
    page, known = evidence.page, evidence.rows
    if not known and core == (0, len(page) - 1):
        return
    evidence.first, evidence.last = core
    view = View(page, core, clue_codes(evidence), evidence.directory_rows)
    silent, told = scores(view, load())
    percents = _PERCENTS_SITED if view.sited else _PERCENTS
    for row, score in told:
        # Prose that only opens like a pointer ("Share this with your neighbour, she said.") is the author's.
        if (weight := evidence.score(row)) < STRONG and (page.kinds[row] != PROSE or weight > WEAK):
            evidence.add_clue(row, _clue(evidence.category(row) or Category.NAVIGATION, percents[_at(score)]))
    if view.sited:
        _second_witness(evidence, core)
    clue = _outside if view.sited else _within
    last, kinds, sizes = core[1], page.kinds, page.sizes
    sure = evidence.scores
    next_row = last + 1 if view.own() <= _MODEST_ARTICLE else -1
    for row, score in silent:
        near = kinds[row] == SHORT_CLOSED and last < row <= last + _NEAR_ROWS
        if near and (row == next_row or _goes_on(page, row)):
            evidence.spared.add(row)
            continue
        at = int((score - _LEAST) * _STEPS)
        percent = percents[at if at < _LAST_STEP else _LAST_STEP]
        if kinds[row] == PROSE:
            category = Category.RELATED_LINKS if row > last else Category.PROMO_BOX
        else:
            category = Category.NAVIGATION if sizes[row] < LINK_SIZE else Category.RELATED_LINKS
        known[row] = found = clue(category, percent)
        sure[row] = found[0].weight


def _goes_on(page: Page, row: int) -> bool:
    """Whether a short row is of two sentences or more: a headline is of one."""
    return page.ending[row] == STOP and any(stop in page.lines[row][:-1] for stop in _STOPS)


def _at(score: float) -> int:
    """Where in the table of percents a score stands."""
    return min(int((score - _LEAST) * _STEPS), _LAST_STEP)


def _second_witness(evidence: Evidence, core: tuple[int, int]) -> None:
    """A row of a scraped page that looks like the site's and stands outside the article has two witnesses."""
    first, last = core
    for row in [row for row, score in evidence.scores.items() if SUSPECT <= score < STRONG]:
        if not first <= row <= last:
            evidence.add(row, evidence.category(row) or Category.NAVIGATION, FAIR, OUTSIDE)
