"""The closing rows: what stands below the article's last line, peeled off a text from its end upwards.

Appeals, teasers of a sentence or two, comments and what a firm says of itself are paragraphs like the article's, so
that its stretch seems to reach down to them. What tells them is their words, whether the article speaks of the same,
and what has gone around them. A trained model looks at the last row that is left, at the one above it when that one
goes, and so on: it can never cut a hole into the article.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from heapq import nlargest
from itertools import accumulate, islice
from typing import NamedTuple

from cleaner.blocks import PROSE, SHORT_CLOSED, tabular
from cleaner.evidence import Evidence
from cleaner.last_look import category_of, share_of
from cleaner.late import late
from cleaner.leftovers import COLUMNS as LEFT_COLUMNS
from cleaner.leftovers import Gone, Left
from cleaner.looks import is_page
from cleaner.package_data import read
from cleaner.page import Page
from cleaner.vocabulary import words_of

FILE = "closing.json"
#: The rule id of what it says.
CLOSING = "model.closing"
#: Of a row so many letters are read, and of a word; scripts without blanks are read by two characters. Words are looked
#: for in so many letters of the article.
_READ, _LETTERS, _PIECE, _COMPARED = 600, 8, 2, 8000
_WORD = late(r"[^\W\d_]+|[!?]|\d+")
_NUMBER = "#"
_UNSPACED_FIRST, _UNSPACED_LAST = "\u0e00", "\uabff"
#: Bins: what the words say in all (hundredths of log-odds), a word, and the three that say most; which part of them the
#: article above has; letters of prose above; the row's size in parts of a paragraph's.
_SUMS = (-600, -300, -150, -50, 0, 50, 100, 150, 200, 300, 400, 600, 900, 1300)
_MEANS = (-60, -30, -10, 0, 10, 20, 30, 45, 60, 80, 110, 150)
_TOPS = (-100, 0, 50, 100, 150, 200, 250, 300, 350, 400, 500, 600)
_SHARES = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8)
_ABOVE = (1, 300, 600, 1000, 1500, 2500, 4000, 7000)
_PARTS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.4, 2.0)
_STRONGEST = 3
#: It speaks where it knows this share of the words of the first paragraphs, of so many letters each: it has met few
#: languages.
_KNOWN, _PARAGRAPHS, _OPENING = 0.3, 3, 200
#: Of a text that has lost few rows it must be so much surer, in log-odds: that may be a forum or a list of an author's.
_DOUBT = 1.0
#: From a text's end it looks at so many rows at most.
ROWS = 40
#: Weights are written in hundredths.
_UNIT = 100

#: The columns and how many bins each has; `closing.json` holds trees that ask for these.
COLUMNS = {
    **LEFT_COLUMNS,
    "words": len(_SUMS) + 1,
    "word": len(_MEANS) + 1,
    "strongest": len(_TOPS) + 1,
    "shared": len(_SHARES) + 2,
    "prose_above": len(_ABOVE) + 1,
    "paragraph_part": len(_PARTS) + 1,
}


class Model(NamedTuple):
    """The shipped model, boosted trees (Friedman, 2001); positive speaks for the site.

    words   for each word its log-odds in hundredths
    least   what all trees together must say, in hundredths of log-odds, such that from nought on `balanced` cuts
    roots   the first node of each tree
    column  which column each node asks for
    last    the last bin of it that leads to the left
    left    the node there, or, below nought, the complement of a leaf
    right   the same for other bins
    leaves  what each leaf says
    """

    words: dict[str, int]
    least: int
    roots: list[int]
    column: list[int]
    last: list[int]
    left: list[int]
    right: list[int]
    leaves: list[int]

    def score(self, bins: tuple[int, ...]) -> float:
        """The log-odds of a row with these bins."""
        _, least, roots, column, last, left, right, leaves = self
        total = -least
        for node in roots:
            while node >= 0:
                node = left[node] if bins[column[node]] <= last[node] else right[node]
            total += leaves[~node]
        return total / _UNIT


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of this module."""
    data = json.loads(read(FILE))
    if data["columns"] != COLUMNS:
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/closing.py; train it again")
    return Model(*[data[field] for field in Model._fields])


def tokens(line: str) -> set[str]:
    """The words that the model knows a row by: lower case, their first letters, one sign for all numbers."""
    found: set[str] = set()
    for word in _WORD.findall(line[:_READ].lower()):
        if word[0].isdecimal():
            found.add(_NUMBER)
        elif _UNSPACED_FIRST <= word[0] <= _UNSPACED_LAST:
            found.update([word[at : at + _PIECE] for at in range(len(word) - _PIECE + 1)])
        else:
            found.add(word[:_LETTERS])
    return found


class End:
    """What is left of a text, with what the columns of its closing rows need worked out once."""

    def __init__(self, left: Left) -> None:
        """Take what is left of the page."""
        self.left, page = left, left.page
        own = [size if flag else 0 for size, flag in zip(page.sizes, left.flags, strict=True)]
        self.above = list(accumulate(own, initial=0))
        self.paragraph = self.above[-1] / max(1, left.prose[-1])
        #: The article's prose, as far as words are looked for in it, and where each row's begins.
        lines = [line[:_COMPARED].lower() if flag else "" for line, flag in zip(page.lines, left.flags, strict=True)]
        self.prose, self.starts = "".join(lines)[:_COMPARED], list(accumulate(map(len, lines), initial=0))

    def bins(self, row: int, said: list[int], count: int) -> tuple[int, ...]:
        """A row's bins, in the order of `COLUMNS`; what those of its words say (of `count`) that the model knows."""
        page, total = self.left.page, sum(said)
        return (
            *self.left.bins(row),
            bisect_right(_SUMS, total),
            bisect_right(_MEANS, total / max(1, count)),
            bisect_right(_TOPS, sum(nlargest(_STRONGEST, said))),
            self._shared(row),
            bisect_right(_ABOVE, self.above[row]),
            bisect_right(_PARTS, page.sizes[row] / max(1.0, self.paragraph)),
        )

    def _shared(self, row: int) -> int:
        """Which part of a row's words the prose above has, the row right above it aside; 0 where it has none."""
        own, end = words_of(self.left.page.lines[row][:_READ]), self.starts[max(0, row - 1)]
        shared = sum([self.prose.find(word, 0, end) >= 0 for word in own])
        return 1 + bisect_right(_SHARES, shared / len(own)) if own else 0


def opening_words(page: Page) -> set[str]:
    """The words of a page's first paragraphs."""
    prose = (line for line, kind in zip(page.lines, page.kinds, strict=True) if kind == PROSE)
    return {word for line in islice(prose, _PARAGRAPHS) for word in tokens(line[:_OPENING])}


def knows(words: dict[str, int], opening: set[str]) -> bool:
    """Whether a model that knows these words knows the language of a page that opens with those."""
    return len(opening & words.keys()) >= _KNOWN * max(1, len(opening))


def may_go(kind: int, said: list[int]) -> bool:
    """Whether a row is looked at more closely: one that ends as a sentence stays where its words are not the site's."""
    return kind not in (PROSE, SHORT_CLOSED) or sum(said) > 0


def closing(evidence: Evidence, gone: Gone) -> None:
    """The last rows of the text, as long as the model says that they are the site's."""
    model, page = load(), evidence.page
    end: End | None = None
    doubt = 0.0 if is_page(evidence, gone) else _DOUBT
    for row in range(len(page) - 1, max(0, len(page) - 1 - ROWS), -1):
        line = page.lines[row]
        found = tokens(line)
        said = [model.words[word] for word in found if word in model.words]
        if row in evidence.spared or not may_go(page.kinds[row], said) or ("\t" in line and tabular(line)):
            break
        if end is None:
            if not knows(model.words, opening_words(page)):
                break
            end = End(Left(evidence, gone))
        score = model.score(end.bins(row, said, len(found))) - doubt
        if score < 0:
            break
        evidence.add(row, evidence.category(row) or category_of(end.left, row), share_of(score), CLOSING)
