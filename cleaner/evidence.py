"""Evidence: what speaks for cutting a row, or a span within one. Evidence never cuts; `decide` does."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cleaner.edges import article
from cleaner.options import THRESHOLDS, Category, Profile
from cleaner.page import Page
from cleaner.tables import Row, Tables

#: Weights are shares from 0 to 1, combined as independent witnesses: 1 - (1-a)(1-b)...
SURE, FAIR, WEAK = 0.95, 0.75, 0.4
#: From this score on a row looks like the site's: the default threshold.
SUSPECT = THRESHOLDS[Profile.BALANCED]
#: The rule ids of the statistics: the look of a row, and its place as a second witness.
MODEL, OUTSIDE = "model", "outside"
LOOKS = frozenset({MODEL, OUTSIDE})
#: How the ids of rules begin that find what hangs on a row and is no part of it.
HUNG = "hung."
#: What articles are interrupted by, one row at a time.
_INTERRUPTS = frozenset(
    {
        Category.ADVERTISEMENT,
        Category.PHOTO_CAPTION,
        Category.PHOTO_CREDIT,
        Category.MEDIA_PLAYER,
    }
)
_POINTERS, _POINTER_SIZE = frozenset({Category.READ_MORE, Category.RELATED_LINKS}), 30
#: At or above this a clue is strong: it alone cuts where prose would otherwise be emptied.
STRONG = 0.9


class Clue(NamedTuple):
    """One reason to cut: what kind of noise, how sure, and the rule's id."""

    category: Category
    weight: float
    rule: str


def is_faint(clue: Clue) -> bool:
    """Whether a clue is of the statistics, or of words that are as often an author's."""
    return clue.rule in LOOKS or "/maybe/" in clue.rule


def combined(clues: Iterable[Clue]) -> float:
    """How sure clues are together, from 0 to 1, as independent witnesses."""
    doubt = 1.0
    for clue in clues:
        doubt *= 1 - clue.weight
    return 1 - doubt


@lru_cache(8192)
def surest(clues: tuple[Clue, ...]) -> Clue:
    """The clue with the highest weight, the first of several."""
    return max(clues, key=_weight_of)


def _weight_of(clue: Clue) -> float:
    return clue.weight


class Span(NamedTuple):
    """A clue about part of a row: characters `start` to `end` of its line."""

    start: int
    end: int
    clue: Clue


class Evidence:
    """All clues about one page.

    rows      clues by row
    scores    how sure a row's clues are together, from 0 to 1, by row
    spans     clues about a part of a row, by row
    headings  rows of a table's `heading` anchor that were met, by row
    dates     rows that are a date or a time and nothing else
    marks     rows that are a comment's buttons, or say when it was written (see `comment_marks`): what they say, by row
    directory_rows  how many rows of menus and link lists have been cut before anything else was looked at
    first     the article's first row, once the statistics have looked for it
    last      its last row, or -1 as long as they have not
    spared    rows that a rule has found to be the author's structure (a live blog's times, a refrain)
    """

    __slots__ = (
        "_core",
        "dates",
        "directory_rows",
        "first",
        "headings",
        "last",
        "marks",
        "page",
        "rows",
        "scores",
        "spans",
        "spared",
        "tables",
    )

    def __init__(self, page: Page, tables: Tables, directory_rows: int = 0) -> None:
        """Start with no evidence about this page."""
        self.directory_rows = directory_rows
        self.page = page
        self.tables = tables
        self.rows: dict[int, tuple[Clue, ...]] = {}
        self.scores: dict[int, float] = {}
        self.spans: dict[int, list[Span]] = {}
        self.headings: dict[int, Row] = {}
        self.dates: list[int] = []
        self.marks: dict[int, str] = {}
        self.spared: set[int] = set()
        self.first, self.last = 0, -1
        self._core: tuple[list[int], tuple[int, int] | None] | None = None

    def copy(self) -> "Evidence":
        """The same evidence, to add to without touching this; `marks` come of the rows around each."""
        twin = Evidence(self.page, self.tables, self.directory_rows)
        twin.rows = self.rows.copy()
        twin.scores = self.scores.copy()
        twin.spans = {row: spans[:] for row, spans in self.spans.items()}
        twin.headings = self.headings.copy()
        twin.dates = self.dates
        return twin

    def without(self, cut: set[int]) -> "Evidence":
        """What is known of the rows that stay when these are cut, by their new numbers."""
        left = Evidence(self.page.without(cut), self.tables, self.directory_rows)
        gone = sorted(cut)
        known = (*self.rows, *self.spans, *self.dates)
        number = {row: row - bisect_left(gone, row) for row in known if row not in cut}
        left.rows = {number[row]: clues for row, clues in self.rows.items() if row in number}
        left.scores = {number[row]: score for row, score in self.scores.items() if row in number}
        left.spans = {number[row]: spans for row, spans in self.spans.items() if row in number}
        left.headings = {number[row]: entry for row, entry in self.headings.items() if row in number}
        left.dates = [number[row] for row in self.dates if row in number]
        return left

    def add(self, row: int, category: Category, weight: float, rule: str) -> None:
        """One more clue about a row."""
        self.add_clue(row, Clue(category, weight, rule))

    def add_clue(self, row: int, clue: Clue) -> None:
        """One more clue about a row."""
        rows, scores, weight = self.rows, self.scores, clue.weight
        if row in rows:
            rows[row] += (clue,)
            scores[row] = 1 - (1 - scores[row]) * (1 - weight)
        else:
            rows[row] = (clue,)
            scores[row] = weight

    def forget(self, row: int) -> None:
        """No clues about a row after all."""
        del self.rows[row], self.scores[row]

    def add_span(self, row: int, start: int, end: int, clue: Clue) -> None:
        """One more clue about part of a row."""
        self.spans.setdefault(row, []).append(Span(start, end, clue))

    @property
    def core(self) -> tuple[int, int] | None:
        """The article's first and last row (see `edges.article`), as the clues so far tell it."""
        suspects = [row for row, score in self.scores.items() if score >= SUSPECT]
        if self._core is None or self._core[0] != suspects:
            self._core = suspects, article(self.page, suspects, self._interrupting(suspects))
        return self._core[1]

    def _interrupting(self, suspects: list[int]) -> list[int]:
        """Those of the suspects that stand alone between two sentences, and are what articles are interrupted by."""
        kinds, scores = self.page.kinds, self.scores
        alone = [row for row in suspects if 0 < row < len(kinds) - 1 and kinds[row - 1] & kinds[row + 1] & 1]
        return [
            row
            for row in alone
            if self._interrupts(row) and scores.get(row - 1, 0.0) < SUSPECT and scores.get(row + 1, 0.0) < SUSPECT
        ]

    def _interrupts(self, row: int) -> bool:
        """Whether a row is a thing that articles are interrupted by; a pointer names what it points to."""
        category = self.category(row)
        return category in _INTERRUPTS or (category in _POINTERS and self.page.sizes[row] >= _POINTER_SIZE)

    def holding(self, category: Category) -> list[int]:
        """The rows whose first clue is of this category."""
        return [row for row, clues in self.rows.items() if clues[0].category is category]

    def score(self, row: int) -> float:
        """How sure the clues about a row are together, from 0 to 1."""
        return self.scores.get(row, 0.0)

    def is_only_looked_at(self, row: int) -> bool:
        """Whether nothing but the statistics speaks of a row: a rule may still tell what it is."""
        return all(clue.rule in LOOKS for clue in self.rows.get(row, ()))

    def is_told(self, row: int) -> bool:
        """Whether a rule, not the statistics alone, makes a row look like the site's."""
        return self.score(row) >= SUSPECT and not self.is_only_looked_at(row)

    def category(self, row: int) -> Category | None:
        """The category of the surest clue about a row."""
        clues = self.rows.get(row)
        if not clues:
            return None
        return (clues[0] if len(clues) == 1 else surest(clues)).category
