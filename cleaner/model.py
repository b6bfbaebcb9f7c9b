"""The trained line model: words and trees from `model.json`, a score a row, and the clue it becomes."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from math import exp
from operator import getitem
from typing import Any

from cleaner.blocks import PROSE, SHORT_CLOSED, STOP, tabular
from cleaner.edges import article
from cleaner.evidence import FAIR, MODEL, OUTSIDE, STRONG, SUSPECT, WEAK, Clue, Evidence
from cleaner.facts import facts_end
from cleaner.features import (
    COLUMNS,
    KINDS,
    RUN_COLUMNS,
    SHARED,
    WITHIN,
    RowColumns,
    Run,
    View,
    clue_codes,
    run_bins,
    strength,
)
from cleaner.late import late
from cleaner.lexicon import read_words, tokens
from cleaner.options import Category
from cleaner.package_data import read
from cleaner.page import Page
from cleaner.sentences import sentence_starts
from cleaner.tables import unspaced
from cleaner.trees import Trees

FILE = "model.json"

#: The share at which `balanced` cuts, in log-odds; the model's scores are shifted so that it is its cutting point.
LOGIT = 0.405  # log(0.6 / 0.4)
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
#: In a text of so few rows less than this part of which is that prose, the author's are lists, verse or a table, too: a
#: row of which no rule speaks must look still more so.
_SHORT_TEXT, _PROSE_PART, _LIST_DOUBT = 50, 0.4, 0.8
#: A shorter row that the model cuts is taken for a menu's, a longer one for a headline.
LINK_SIZE = 30
#: So near below the article's last paragraph a short row of two sentences may be its end.
_NEAR_ROWS, _STOPS = 14, (". ", "。", "। ", "۔ ")
#: Right below the last paragraph of an article with no more letters than these any short closed row may be.
_MODEST_ARTICLE = 4000
#: Of rows with a clue of this strength nothing is asked (see `features.strength`).
_STRONG = 2
#: So many paragraphs in a row are an article's.
_RESUMED = 2
#: A sentence, by the kinds of rows.
_SENTENCE = (bytes([SHORT_CLOSED]), bytes([PROSE]))
#: With no more rows than these that look like the site's, a text shows nothing of a page's menus and boxes.
_OTHERS = 2
#: No headline or teaser has so many letters and sentences: whole articles stand in such rows.
_ARTICLE_SIZE, _SENTENCES = 900, 3
#: A score becomes a percentage by a table of so many steps a unit.
_STEPS, _LAST_STEP = 50, 350
#: Where the page shows none of the site's own lines, the look of a row alone is never strong evidence.
_MOST_ALONE = 89
_PERCENTS_SITED = bytes(int(100 / (1 + exp(-_LEAST - (i + 0.05) / _STEPS - LOGIT))) for i in range(_LAST_STEP + 1))
_PERCENTS = bytes(min(_MOST_ALONE, percent) for percent in _PERCENTS_SITED)


class Model:
    """The shipped model; positive speaks for the site, negative for the author.

    trees      what tells a row's score from its columns (`features.COLUMNS`)
    shifts     added to the score, by kind of run and of row: chosen on hand-labelled documents so that a share of 0.6
               is where `balanced` cuts
    directory  for each kind of run, a list of weights for each of its columns: a first look at long runs far from the
               article, in which no phrase has been looked up
    """

    def __init__(self, data: dict[str, Any]) -> None:
        """Lay out the contents of a `model.json`."""
        self.trees, self.shifts, self._words = Trees(data["trees"]), data["shifts"], read_words(data["words"])
        weights = data["directory"]
        self.directory = [[weights[name][kind::KINDS] for name in RUN_COLUMNS] for kind in range(KINDS)]

    def says(self, line: str) -> tuple[int, int]:
        """What the known words of a row say together, in hundredths of log-odds, and how many they are."""
        words = self._words
        said = [words[word] for word in tokens(line) if word in words]
        return sum(said), len(said)


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of `features`."""
    import json  # texts without an article never need it

    data = json.loads(read(FILE))
    if tuple(data["columns"]) != COLUMNS or data["directory"].keys() != RUN_COLUMNS.keys():
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/features.py; train it again")
    return Model(data)


def is_shy(run: Run) -> bool:
    """Whether a look alone says too little: within the article, and where one paragraph follows another again."""
    start, end, kind = run
    return kind // 2 == WITHIN or (kind & 1 == 1 and end - start >= _RESUMED)


def scores(view: View, model: Model) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """(row, score) of the rows that might go: positive speaks for the site, negative for the author.

    First the rows of which no rule has anything to say, then the others that no rule is sure of. Within the article's
    stretch, and where prose resumes, only the latter are looked at.
    """
    clues, clued, kinds = view.clues, view.clued, view.page.kinds
    silent: list[tuple[int, float]] = []
    told: list[tuple[int, float]] = []
    after, doubt = 0, _DOUBT if view.own() < _SHORT_ARTICLE else 0.0
    least = _LEAST + (_LIST_DOUBT if doubt and _is_list(view) else 0.0)
    columns, trees = None, model.trees
    for index, run in enumerate(view.runs):
        first, after = after, bisect_left(clued, run[1], after)
        rows = clued[first:after] if is_shy(run) else range(*run[:2])
        rows = [row for row in rows if strength(clues.get(row, 0)) < _STRONG]
        if not rows:
            continue
        # Of many extractors' texts nothing is asked, and to look words up costs most.
        columns = columns or RowColumns(view, model.says)
        shifts, shared = model.shifts[view.kind_of(run)], trees.ruled_out(columns.shared(index))
        for row, numbers in columns.of_run(index, rows):
            found = trees.worth(trees.ruled_out(numbers, SHARED, shared)) + shifts[kinds[row]] - doubt
            if row in clues:
                if found > _LEAST:
                    told.append((row, found))
            elif found > least:
                silent.append((row, found + _LEAST - least))
    return silent, told


def _is_list(view: View) -> bool:
    """Whether a text is short and little of it prose."""
    sizes = view.page.sizes
    return len(sizes) <= _SHORT_TEXT and view.own() < _PROSE_PART * sum(sizes)


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
        first = start if above else max(start + _AFTER_PROSE, facts_end(page, start, end))
        last = end - (_TITLE_ROWS if above and end == core[0] else _BEFORE_PROSE if end < len(page) else 0)
        if (
            last - first >= _DIRECTORY_ROWS - _AFTER_PROSE
            and sum(map(getitem, weights[kind], run_bins(view, index))) > least
        ):
            found += range(first, last)
    return [row for row in found if not tabular(page.lines[row])]


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
    """Rows that look, stand and speak as the site's lines do, by the trained model."""
    core = evidence.core
    if core is None:
        return
    page, known = evidence.page, evidence.rows
    if not known and core == (0, len(page) - 1):
        return
    evidence.first, evidence.last = core
    view = View(page, core, clue_codes(evidence), evidence.directory_rows)
    resumed = _resumed(evidence, view)
    silent, told = [[found for found in rows if found[0] not in resumed] for rows in scores(view, load())]
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
        if sizes[row] >= _ARTICLE_SIZE and len(sentence_starts(page.lines[row])) >= _SENTENCES:
            continue
        near = kinds[row] == SHORT_CLOSED and last < row <= last + _NEAR_ROWS
        if (near and (row == next_row or _goes_on(page, row))) or (row == last + 1 and _is_said(page.lines[row])):
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


def _resumed(evidence: Evidence, view: View) -> range:
    """A paragraph right below what the rules cut below the article, and what follows it down to the next such row.

    Once that has gone, the article may go on here: it is asked again. Where paragraphs have gone, too, it may be one
    more teaser. In a text that shows hardly any rows of the site's own elsewhere a sub-heading may stand above it.
    """
    page, scores, below = evidence.page, evidence.scores, view.last + 1
    start = below
    while scores.get(start, 0.0) >= SUSPECT:
        start += 1
    if not below < start < len(page) or PROSE in page.kinds[below:start]:
        return range(0)
    if page.kinds[start] != PROSE:
        others = sum(score >= SUSPECT and not view.first <= row < start for row, score in scores.items())
        if page.kinds[start + 1 : start + 2] not in _SENTENCE or page.sizes[start] > LINK_SIZE or others > _OTHERS:
            return range(0)
    end = start
    while end < len(page) and scores.get(end, 0.0) < SUSPECT:
        end += 1
    return range(start, end)


def _goes_on(page: Page, row: int) -> bool:
    """Whether a short row is of two sentences or more: a headline is of one."""
    return page.ending[row] == STOP and any(stop in page.lines[row][:-1] for stop in _STOPS)


def _is_said(line: str) -> bool:
    """Whether a row of a script without blanks, whose sentences have no stops, is a quote and who said it.

    >>> _is_said("“ปีหน้าให้หลานมาเอาที่หนึ่งเอง” ปู่ทิ้งท้าย"), _is_said("“ปู่” เผยความลับของว่าวที่ชนะทุกปี")
    (True, False)
    """
    end = line.find("”", 1)
    return line[0] == "“" and 2 * end > len(line) > end + 2 and unspaced(line[1]) and unspaced(line[-1])


def _at(score: float) -> int:
    """Where in the table of percents a score stands."""
    return min(int((score - _LEAST) * _STEPS), _LAST_STEP)


def _second_witness(evidence: Evidence, core: tuple[int, int]) -> None:
    """A row of a scraped page that looks like the site's and stands outside the article has two witnesses."""
    first, last = core
    for row in [row for row, score in evidence.scores.items() if SUSPECT <= score < STRONG]:
        if not first <= row <= last:
            evidence.add(row, evidence.category(row) or Category.NAVIGATION, FAIR, OUTSIDE)
