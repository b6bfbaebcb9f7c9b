"""The last look: the rows that are left, by their words, by where they stand and by what has gone around them.

Appeals, teasers of a sentence or two, comments and what a firm says of itself are paragraphs like the article's, and
what a menu leaves behind looks like a heading. What tells them is all of this together: a trained model, boosted trees
(Friedman, 2001), weighs it, of the rows outside the article's stretch and of the text's last rows.
"""

import json
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from math import exp, log
from typing import NamedTuple, TypeAlias

from cleaner import model as line_model
from cleaner.blocks import tabular
from cleaner.ending import END, ending
from cleaner.evidence import STRONG, SUSPECT, Clue, Evidence
from cleaner.leftovers import COLUMNS as LEFT_COLUMNS
from cleaner.leftovers import Gone, Left
from cleaner.lexicon import READ, Words, read_words, tokens
from cleaner.model import LINK_SIZE, LOGIT
from cleaner.options import CONTESTED, Category
from cleaner.package_data import read
from cleaner.trees import Trees
from cleaner.vocabulary import words_of

FILE = "last_look.json"
#: The rule id of what it says.
LAST = "model.last"
#: Its word alone is never strong evidence.
_MOST = STRONG - 0.01
#: Within the article's stretch it looks at so many rows from the text's end, up to so many that are so surely the
#: author's (in log-odds below the point where it cuts).
CLOSING_ROWS, _AUTHORS_ROWS, _AUTHORS = 16, 2, -2.5
#: Above so many rows in a row that a rule has spared nothing is looked at.
_SPARED_ROWS = 4
#: A short article is damaged by the loss of a few words: of one with so many letters of prose it must be as sure as
#: usual, of one with half as many by so much surer, and so on.
_USUAL_LETTERS, _SHORTNESS, _SHORTEST, _LONGEST = 3600, 0.4, 8.0, 0.25
#: Words are looked for in so many letters of the article.
_COMPARED = 5000
#: Bins: which part of a row's words the article above has; letters of prose above; the row's size in parts of a
#: paragraph's.
_SHARES = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8)
_ABOVE = (1, 300, 600, 1000, 1500, 2500, 4000, 7000)
_PARTS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.4, 2.0)
_STRONGEST = 3
#: What the words of a row say that is not there.
NO_ROW = -900
#: The rows beside it whose words are asked for, too.
_BESIDE = (-2, -1, 1, 2)

#: The columns, numbers each: the bins of `leftovers`, then what all words of the row say together, on average, the
#: three that say most and the one that says least, how many in a hundred are known, and what the words of the rows
#: beside it say on average; what the words say that the line model knows, in all, on average, and how many they are.
COLUMNS = (
    *LEFT_COLUMNS,
    "shared",
    "prose_above",
    "paragraph_part",
    "words",
    "word",
    "strongest",
    "weakest",
    "known",
    *(f"word_{away:+d}" for away in _BESIDE),
    "line_words",
    "line_word",
    "line_known",
)
#: What may stand anywhere says nothing of the rows beside it.
_ALONE = CONTESTED | {
    Category.DUPLICATE,
    Category.TIMESTAMP,
    Category.PHOTO_CAPTION,
    Category.PHOTO_CREDIT,
    Category.SCRAPER_ARTIFACT,
    Category.UI_TEXT,
}
#: What the known words of a row say, and how many words it has in all.
Said: TypeAlias = tuple[list[int], int]


class Model(NamedTuple):
    """The shipped model: what it knows of words, and the trees."""

    words: Words
    trees: Trees

    def says(self, line: str) -> Said:
        """What the words of a row say that the model knows, and how many it has."""
        found, known = tokens(line), self.words
        return [known[word] for word in found if word in known], len(found)

    def score(self, row: tuple[int, ...]) -> float:
        """The log-odds of a row with these columns, such that from nought on `balanced` cuts."""
        return self.trees.score(row)


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of this module."""
    data = json.loads(read(FILE))
    if tuple(data["columns"]) != COLUMNS:
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/last_look.py; train it again")
    return Model(read_words(data["words"]), Trees(data["trees"], data["least"]))


class Rows:
    """What is left of a text, with what the columns of its rows need worked out once."""

    def __init__(self, left: Left, says: Callable[[str], Said]) -> None:
        """Take what is left of the page, and what tells the words of a line."""
        self.left, page = left, left.page
        self._says, self._told, self._parts = says, dict[int, tuple[int, ...]](), dict[int, int]()
        self._places = _Places(self)
        page.said = page.said or list(map(line_model.load().says, page.lines))
        own = [size if flag else 0 for size, flag in zip(page.sizes, left.flags, strict=True)]
        self.above = list(accumulate(own, initial=0))
        self.paragraph = self.above[-1] / max(1, left.prose[-1])
        #: The article's prose, as far as words are looked for in it, and where each row's begins.
        lines = [line[:_COMPARED].lower() if flag else "" for line, flag in zip(page.lines, left.flags, strict=True)]
        self.prose, self.starts = "".join(lines)[:_COMPARED], list(accumulate(map(len, lines), initial=0))

    def outside(self) -> list[int]:
        """The rows outside the article's stretch that it may cut; none where there is no article."""
        first, last = self.left.core or (0, len(self.left.page))
        return [row for row in (*range(first), *range(last + 1, len(self.left.page))) if self.may_go(row)]

    def closing(self) -> list[int]:
        """The last rows within the stretch that it may cut, from the end upwards to what a rule has spared."""
        first, last = self.left.core or (0, -1)
        spared, able = self.left.evidence.spared, list[int]()
        for row in range(last, max(first, len(self.left.page) - CLOSING_ROWS) - 1, -1):
            if spared.issuperset(range(row, row + _SPARED_ROWS)):
                break
            able += [row] if self.may_go(row) else []
        return able

    def may_go(self, row: int) -> bool:
        """Whether no rule has spared the row, and it is none of a table."""
        return row not in self.left.evidence.spared and not tabular(self.left.page.lines[row])

    def columns(self, row: int) -> tuple[int, ...]:
        """A row's numbers, in the order of `COLUMNS`."""
        line_words, line_known = self.left.page.said[row]
        return (
            *self.left.bins(row),
            self.shared(row),
            bisect_right(_ABOVE, self.above[row]),
            bisect_right(_PARTS, self.left.page.sizes[row] / max(1.0, self.paragraph)),
            *self._words(row),
            *[self._beside(row + away) for away in _BESIDE],
            line_words,
            line_words // (line_known or 1),
            line_known,
        )

    def _words(self, row: int) -> tuple[int, ...]:
        """What the words of a row say: in all, on average, the strongest, the weakest; how many in a hundred do."""
        if row not in self._told:
            said, count = self._says(self.left.page.lines[row])
            total = sum(said)
            said.sort(reverse=True)
            strongest, weakest = sum(said[:_STRONGEST]), said[-1] if said else 0
            self._told[row] = (total, total // max(1, count), strongest, weakest, 100 * len(said) // max(1, count))
        return self._told[row]

    def _beside(self, row: int) -> int:
        return self._words(row)[1] if 0 <= row < len(self.left.page) else NO_ROW

    def shared(self, row: int) -> int:
        """Which part of a row's words the prose above has, the row right above it aside; 0 where it has none."""
        if row not in self._parts:
            self._parts[row] = self._part(row)
        return self._parts[row]

    def _part(self, row: int) -> int:
        own, end = words_of(self.left.page.lines[row][:READ]), self.starts[max(0, row - 1)]
        shared = sum([0 <= self._places[word] <= end - len(word) for word in own])
        return 1 + bisect_right(_SHARES, shared / len(own)) if own else 0


class _Places(dict[str, int]):
    """Where each word first stands in the article's prose, looked for when it is first asked for; -1 where nowhere."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __missing__(self, word: str) -> int:
        place = self[word] = self._rows.prose.find(word)
        return place


def last_look(evidence: Evidence, gone: Gone) -> None:
    """The rows of which the model says that they are the site's, and all below the article's end; there is one."""
    model = load()
    rows = Rows(Left(evidence, gone), model.says)
    left, doubt = rows.left, _shortness(rows.left)
    score = cache(lambda row: model.score(rows.columns(row)))
    found = {row: score(row) - doubt for row in rows.outside()}
    authors = 0
    for row in rows.closing():
        found[row] = score(row) - doubt
        authors = 0 if found[row] >= 0 else authors + (found[row] < _AUTHORS)
        if authors == _AUTHORS_ROWS:
            break
    for row, sure in found.items():
        if sure >= 0:
            evidence.add(row, evidence.category(row) or _category_of(left, row), _share_of(sure), LAST)
    end, sure = ending(left, score, rows.shared, doubt)
    for row in [row for row in range(end, len(left.page)) if found.get(row, -1.0) < 0 and rows.may_go(row)]:
        evidence.add(row, evidence.category(row) or _category_of(left, row), _share_of(sure), END)


def _shortness(left: Left) -> float:
    """How much surer than usual it must be of rows of a short article."""
    return _SHORTNESS * log(max(_LONGEST, min(_SHORTEST, _USUAL_LETTERS / max(1, left.letters))))


def _share_of(score: float) -> float:
    """The weight of its word: from a score of nought on enough for `balanced`, and never strong evidence."""
    return max(SUSPECT, round(min(_MOST, 1 / (1 + exp(-score - LOGIT))), 2))


def _category_of(left: Left, row: int) -> Category:
    """The category of what has gone right above or below, or what the row's length says."""
    place, clues = left.places[row], left.gone.clues
    for beside in (clues[place - 1] if place else None, clues[place + 1] if place + 1 < len(clues) else None):
        if isinstance(beside, Clue) and beside.category not in _ALONE:
            return beside.category
    return Category.NAVIGATION if left.page.sizes[row] < LINK_SIZE else Category.RELATED_LINKS
