"""The article's stretch: the rows between which most of a page's prose stands."""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate, pairwise

from cleaner.blocks import COLON, IS_PROSE, found
from cleaner.page import Page

#: What a row adds to a stretch of text in hundreds of letters: prose beyond a teaser's length speaks for the article,
#: everything else against it. The article is the stretch with the highest sum.
_TEASER_SIZE, _MOST_SIZE = 60, 500
_LEAST_WORTH, _MOST_WORTH = 0.2, (_MOST_SIZE - _TEASER_SIZE) / 100
_WORTH = [max(_LEAST_WORTH, (size - _TEASER_SIZE) / 100) for size in range(_MOST_SIZE)]
_COST = (-0.15, 0.0, 0.0, 0.0)  # by kind: short and open, short and closed, long and open, prose
_CLUE_COST, _WITHIN_COST = -0.7, -0.15
#: One paragraph below a row as long as a headline, and above another row that is no prose, may be another story's: it
#: speaks for the article by this part, unless it is longer than an excerpt.
_HEADLINE_SIZE, _EXCERPT_SIZE, _EXCERPT_PART, _EXCERPTS_APART = 40, 400, 0.5, 3
#: A shorter text has no edges to speak of.
_LEAST_SIZE = 500
#: Less prose than this, a caption's or a lead's, is no article, unless so many rows or so much of the page look like
#: the site's: then what is left is the article, however short.
_LEAST_PROSE, _SITE_ROWS, _SITE_SHARE = 200, 6, 0.15


def article(page: Page, suspects: Collection[int] = (), within: Collection[int] = ()) -> tuple[int, int] | None:
    """The first and last row of the stretch that holds the article, or None where there is little prose or text.

    `suspects` are rows that look like the site's; of those `within` stand alone between two sentences, as
    advertisements, pointers and captions do.
    """
    kinds, sizes = page.kinds, page.sizes
    prose = found(kinds.translate(IS_PROSE))
    if not prose:
        return None
    worth = list(map(_COST.__getitem__, kinds))
    for row in prose:
        size = sizes[row]
        worth[row] = _WORTH[size] if size < _MOST_SIZE else _MOST_WORTH
    alone = [row for row in prose if sizes[row] <= _EXCERPT_SIZE and _is_headed_alone(page, row)]
    for row in {row for pair in pairwise(alone) if pair[1] - pair[0] <= _EXCERPTS_APART for row in pair}:
        worth[row] *= _EXCERPT_PART
    for row in suspects:
        worth[row] = _CLUE_COST
    for row in within:
        worth[row] = _WITHIN_COST
    first, last = _best_stretch(worth, prose)
    if last < first or sum(sizes) < _LEAST_SIZE:
        return None
    is_page = len(suspects) >= max(_SITE_ROWS, _SITE_SHARE * len(page))
    own = 0 if is_page else sum([sizes[row] for row in prose if first <= row <= last])
    return (first, last) if is_page or own >= _LEAST_PROSE else None


def _is_headed_alone(page: Page, row: int) -> bool:
    """Whether a row of prose stands below what may be a headline, and no prose below it."""
    kinds = page.kinds
    return (
        row > 0
        and page.sizes[row - 1] >= _HEADLINE_SIZE
        and not IS_PROSE[kinds[row - 1]]
        and page.ending[row - 1] != COLON
        and (row + 1 == len(kinds) or not IS_PROSE[kinds[row + 1]])
    )


def _best_stretch(worth: list[float], prose: list[int]) -> tuple[int, int]:
    """First and last row of the stretch with the highest sum; only rows of prose can begin or end it."""
    sums = list(accumulate(worth, initial=0.0))
    best, best_first, best_last = 0.0, 0, -1
    lowest, first = sums[prose[0]], prose[0]
    for row in prose:
        before = sums[row]
        if before < lowest:
            lowest, first = before, row
        gain = sums[row + 1] - lowest
        if gain > best:
            best, best_first, best_last = gain, first, row
    return best_first, best_last
