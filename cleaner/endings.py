"""Where a page's article ends although the stretch of its prose goes on: at one of the places where rows have gone.

Below its article a page may have prose of its own: teasers, comments, notices. What stands on either side of a place
tells whether the article ends there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate, islice
from typing import NamedTuple

from cleaner.blocks import PROSE
from cleaner.evidence import Evidence
from cleaner.last_look import Weights, share_of, weights_of
from cleaner.leftovers import Gone
from cleaner.options import Category

FILE = "endings.json"
#: The rule id of what it says.
END = "model.end"

_FEW = (1, 2, 3, 5, 9, 17, 33)
_LETTERS = (200, 400, 700, 1000, 1500, 2500, 4000, 7000)
_RATIOS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5)
_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_MEANS = (90, 110, 130, 160, 200, 260, 350, 500)
#: Words of so many letters are compared, so many of either side at most.
_WORD, _MOST_WORDS = re.compile(r"[^\W\d_]{5,}"), 400
#: So many of the last rows above are asked whether they are of the same matter; so many places at most are looked at.
_LAST_ROWS, _MOST_GAPS = 4, 60
#: What may have gone there: a share each.
_KINDS = {
    "related": (Category.RELATED_LINKS, Category.READ_MORE),
    "shared": (Category.SOCIAL_SHARE, Category.FOLLOW_PROMO),
    "comments": (Category.COMMENTS, Category.READER_CALLOUT),
    "boxes": (Category.NEWSLETTER, Category.PROMO_BOX, Category.PAYWALL),
    "menus": (Category.NAVIGATION, Category.SITE_FOOTER, Category.COPYRIGHT, Category.UI_TEXT, Category.COOKIE_CONSENT),
    "pictures": (Category.PHOTO_CAPTION, Category.PHOTO_CREDIT, Category.MEDIA_PLAYER, Category.SOCIAL_EMBED),
    "ads": (Category.ADVERTISEMENT,),
}
#: The columns and how many bins each has.
COLUMNS = {
    "prose_above": len(_LETTERS) + 1,
    "prose_below": len(_LETTERS) + 1,
    "ratio": len(_RATIOS) + 1,
    "paragraphs_above": len(_FEW) + 1,
    "paragraphs_below": len(_FEW) + 1,
    "mean_above": len(_MEANS) + 1,
    "mean_below": len(_MEANS) + 1,
    "longest_below": len(_MEANS) + 1,
    "short_above": len(_SHARES) + 1,
    "short_below": len(_SHARES) + 1,
    "gone": len(_FEW) + 1,
    "gone_above": len(_SHARES) + 1,
    "gone_below": len(_SHARES) + 1,
    "gone_beyond": len(_FEW) + 1,
    "alike": len(_SHARES) + 1,
    "alike_above": len(_SHARES) + 1,
    "place": len(_SHARES) + 1,
    "gaps_above": len(_FEW) + 1,
    "gaps_below": len(_FEW) + 1,
    "next": 4,
    "before": 4,
    **dict.fromkeys(_KINDS, 3),
    **{f"{name}_above": 2 for name in _KINDS},
}


class Gap(NamedTuple):
    """A place where rows have gone: the first row that is left below it, and its bins, in the order of `COLUMNS`."""

    row: int
    bins: tuple[int, ...]


class Stretch:
    """The article's stretch beside what has gone, with what several columns need worked out once."""

    def __init__(self, evidence: Evidence, gone: Gone, core: tuple[int, int]) -> None:
        """Take what is known of the rows that are left, and what has gone."""
        self.page, self.clues = evidence.page, gone.clues
        self.first, self.last = core
        self.places = [place for place, clue in enumerate(gone.clues) if clue is None]
        kinds, sizes = self.page.kinds, self.page.sizes
        self.letters = list(
            accumulate([size if kind == PROSE else 0 for kind, size in zip(kinds, sizes, strict=True)], initial=0)
        )
        self.paragraphs = list(accumulate([kind == PROSE for kind in kinds], initial=0))
        self.gone = list(accumulate([clue is not None for clue in gone.clues], initial=0))
        self.words = [_WORD.findall(line.lower()) for line in self.page.lines[self.first : self.last + 1]]

    def cuts(self) -> list[int]:
        """The rows right below a place where rows have gone."""
        places = self.places
        return [row for row in range(self.first + 1, self.last + 1) if places[row] - places[row - 1] > 1]

    def sides(self, row: int) -> tuple[int, ...]:
        """How much prose stands above and below a place, in how many and how long paragraphs, how dense."""
        first, end = self.first, self.last + 1
        above, below = self.letters[row] - self.letters[first], self.letters[end] - self.letters[row]
        more, rest = self.paragraphs[row] - self.paragraphs[first], self.paragraphs[end] - self.paragraphs[row]
        return (
            bisect_right(_LETTERS, above),
            bisect_right(_LETTERS, below),
            bisect_right(_RATIOS, below / max(1, above)),
            _few(more),
            _few(rest),
            bisect_right(_MEANS, above // max(1, more)),
            bisect_right(_MEANS, below // max(1, rest)),
            bisect_right(_MEANS, max(self.page.sizes[row:end])),
            bisect_right(_SHARES, 1 - more / (row - first)),
            bisect_right(_SHARES, 1 - rest / (end - row)),
        )

    def around(self, row: int) -> tuple[int, ...]:
        """How many rows have gone at a place, and what share of those above it and below."""
        gone, places = self.gone, self.places
        start, top, bottom, end = places[self.first], places[row - 1] + 1, places[row], places[self.last] + 1
        return (
            _few(bottom - top),
            bisect_right(_SHARES, (gone[top] - gone[start]) / (bottom - start)),
            bisect_right(_SHARES, (gone[end] - gone[bottom]) / (end - bottom)),
            _few(gone[-1] - gone[end]),
        )

    def alike(self, row: int, known: set[str], earlier: set[str]) -> tuple[int, int]:
        """What share of the words below are known from above; the same of the last rows above and those before them."""
        at = row - self.first
        last = [word for words in self.words[max(0, at - _LAST_ROWS) : at] for word in words]
        below = list(islice((word for words in self.words[at:] for word in words), _MOST_WORDS))
        return (
            bisect_right(_SHARES, sum(word in known for word in below) / max(1, len(below))),
            bisect_right(_SHARES, sum(word in earlier for word in last) / max(1, len(last))),
        )

    def kinds_at(self, row: int) -> list[int]:
        """How many rows of each kind of `_KINDS` have gone at a place, two at most."""
        there = [clue.category for clue in self.clues[self.places[row - 1] + 1 : self.places[row]] if clue]
        return [min(2, sum(category in of for category in there)) for of in _KINDS.values()]


def gaps(evidence: Evidence, gone: Gone) -> list[Gap]:
    """The places within the article's stretch where rows have gone, with what stands on either side."""
    core = evidence.core
    if core is None:
        return []
    stretch = Stretch(evidence, gone, core)
    cuts, (first, last) = stretch.cuts()[:_MOST_GAPS], core
    found: list[Gap] = []
    known: set[str] = set()
    earlier: set[str] = set()
    read = near = 0
    seen = [0] * len(_KINDS)
    for number, row in enumerate(cuts):
        at, before = row - first, max(0, row - first - _LAST_ROWS)
        known.update(*stretch.words[read:at])
        earlier.update(*stretch.words[near:before])
        read, near = at, max(near, before)
        there = stretch.kinds_at(row)
        bins = (
            *stretch.sides(row),
            *stretch.around(row),
            *stretch.alike(row, known, earlier),
            bisect_right(_SHARES, (row - first) / (last + 1 - first)),
            _few(number),
            _few(len(cuts) - 1 - number),
            stretch.page.kinds[row],
            stretch.page.kinds[row - 1],
            *there,
            *seen,
        )
        found.append(Gap(row, bins))
        seen = [int(any(pair)) for pair in zip(seen, there, strict=True)]
    return found


def ending(evidence: Evidence, gone: Gone) -> None:
    """All rows of the stretch from the first place on that looks like the article's end."""
    for row, bins in gaps(evidence, gone):
        score = load().score(bins)
        if score >= 0:
            last = (evidence.core or (0, -1))[1]
            for below in range(row, last + 1):
                evidence.add(below, evidence.category(below) or Category.RELATED_LINKS, share_of(score), END)
            return


@cache
def load() -> Weights:
    """The shipped model of endings. ValueError where its columns are not those of this module."""
    return weights_of(FILE, COLUMNS)


def _few(count: int) -> int:
    return bisect_right(_FEW, count)
