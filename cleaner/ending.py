"""Where the article ends: what is left below a row is weighed as a whole.

Of a single row below an article nobody knows whether it is the author's. Of twenty it is known when none of them reads
as the article's paragraphs do, whatever each says for itself. A trained model, boosted trees (Friedman, 2001), is asked
of one row after the other, from the text's end upwards, whether all is the site's from there on.
"""

from __future__ import annotations

import json
from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from cleaner.blocks import PROSE
from cleaner.leftovers import Left
from cleaner.package_data import read
from cleaner.trees import Trees

FILE = "ending.json"
#: The rule id of what it says.
END = "model.end"
#: So many rows from the end it looks at, and at so many above a row to compare what stands below it with.
_REACH, _ABOVE = 48, 10
#: Scores are hundredths of log-odds as the last look gives them, no further from nought than this; below a row that is
#: so surely the author's nothing ends.
_LEAST, _MOST, _AUTHORS = -800, 200, -600
#: Rows that have a lower score on average hardly ever stand below an article's end.
_LEAST_MEAN = -300
#: A row speaks by the root of its letters, up to so many.
_MOST_LETTERS = 240
#: From so much below nought on a row's score speaks against an end.
_AGAINST = -200
#: What stands for the score of paragraphs where there are none: above, and below.
_NONE_ABOVE, _NONE_BELOW = -900, 400

#: What stands below a row and itself: its scores, all in all, by quarters, by pairs of rows, of paragraphs alone, and
#: how they differ from those of the rows above; its letters; how much of its words the article has; how many of its
#: rows a rule has spared, how many rows have gone there, and which share of all.
COLUMNS = (
    "above",
    "letters",
    "least",
    "quarter",
    "half",
    "most",
    "mean",
    "pair",
    "against",
    "paragraphs",
    "paragraphs_least",
    "paragraphs_half",
    "above_paragraphs_least",
    "above_paragraphs_most",
    "step_least",
    "step_half",
    "own",
    "before",
    "gone_below",
    "gone_share",
    "size_half",
    "size_most",
    "shared",
    "spared",
)


@cache
def load() -> Trees:
    """The shipped model. ValueError where its columns are not those of this module."""
    data = json.loads(read(FILE))
    if tuple(data["columns"]) != COLUMNS:
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/ending.py; train it again")
    return Trees(data["trees"], data["least"])


def ending(left: Left, score: Callable[[int], float], shared: Callable[[int], int], doubt: float) -> tuple[int, float]:
    """The first row of what is the site's down to the end, and how sure that is; one past the last where none is.

    `score` has the last look's word for a row in log-odds, `shared` how much of its words the article has; `doubt` is
    how much surer than usual it must be, in log-odds.
    """
    end, sure, trees = len(left.page), 0.0, load()
    for row, columns in endings(left, cache(lambda row: hundredths(score(row))), shared):
        found = trees.score(columns) - doubt
        if found >= 0:
            end, sure = row, found
    return end, sure


def hundredths(score: float) -> int:
    """A score as the columns have it."""
    return max(_LEAST, min(_MOST, round(100 * score)))


class _Below:
    """What stands below a row and itself, weighed row by row from the text's end upwards."""

    def __init__(self) -> None:
        self.scores, self.paragraphs, self.sizes = list[int](), list[int](), list[int]()
        self.weights = self.sums = self.against = 0.0
        self.letters = self.shared = self.spared = 0
        self.pair = self.last = _MOST

    def add(self, left: Left, row: int, own: int, shared: int) -> None:
        """Weigh one more row."""
        size = left.page.sizes[row]
        weight = min(size, _MOST_LETTERS) ** 0.5
        self.pair = min(self.pair, (own + self.last) // 2) if self.scores else own
        self.last = own
        self.weights += weight
        self.sums += own * weight
        self.against += max(0, _AGAINST - own) * weight
        self.letters += size
        self.shared += shared
        self.spared += row in left.evidence.spared
        insort(self.scores, own)
        if left.page.kinds[row] == PROSE:
            insort(self.paragraphs, own)
            insort(self.sizes, size)


def endings(
    left: Left, score: Callable[[int], int], shared: Callable[[int], int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The rows below which the text may be the site's, from the end upwards, each with its numbers (`COLUMNS`)."""
    below, count = _Below(), len(left.page)
    for row in range(count - 1, max(0, count - _REACH - 1), -1):
        own = score(row)
        if own < _AUTHORS:
            return
        below.add(left, row, own, shared(row))
        if below.sums >= _LEAST_MEAN * below.weights:
            yield row, _columns(left, row, below, score)


def _columns(left: Left, row: int, below: _Below, score: Callable[[int], int]) -> tuple[int, ...]:
    """A row's numbers, in the order of `COLUMNS`."""
    kinds, gone = left.page.kinds, left.counts[-1]
    around = range(max(0, row - _ABOVE), row)
    above = sorted(map(score, around))
    prose_above = sorted([score(at) for at in around if kinds[at] == PROSE])
    half = _at(below.paragraphs, 0.5, _NONE_BELOW)
    return (
        row,
        below.letters,
        below.scores[0],
        _at(below.scores, 0.25),
        _at(below.scores, 0.5),
        below.scores[-1],
        int(below.sums / max(below.weights, 1.0)),
        below.pair,
        int(below.against),
        len(below.paragraphs),
        _at(below.paragraphs, 0.0, _NONE_BELOW),
        half,
        _at(prose_above, 0.0, _NONE_ABOVE),
        prose_above[-1] if prose_above else _NONE_ABOVE,
        below.scores[0] - _at(above, 0.5),
        half - _at(prose_above, 0.5, _NONE_ABOVE),
        score(row),
        score(row - 1),
        gone - left.counts[left.places[row]],
        100 * gone // len(left.gone.lines),
        _at(below.sizes, 0.5),
        below.sizes[-1] if below.sizes else 0,
        100 * below.shared // len(below.scores),
        below.spared,
    )


def _at(numbers: Sequence[int], share: float, none: int = 0) -> int:
    """The number that so large a share of them is below; they are in order."""
    return numbers[int(share * len(numbers))] if numbers else none
