"""The article's stretch: the rows between which most of a page's prose stands."""

from __future__ import annotations

import re
from itertools import accumulate

from cleaner.blocks import PROSE
from cleaner.evidence import Evidence
from cleaner.page import Page

#: What a row adds to a stretch of text in hundreds of letters: prose beyond a teaser's length speaks for the article,
#: everything else against it. The article is the stretch with the highest sum.
_TEASER_SIZE, _MOST_SIZE = 90, 500
_LEAST_WORTH = 0.2
_COST = (-0.5, -0.1, -0.1, 0.0)  # by kind: short and open, short and closed, long and open, prose
_CLUE_COST = -1.0
#: A title stands at most this many rows above the first paragraph and has this many letters; it shares words with the
#: first rows of the article. Each step away from it counts against a row.
_TITLE_DISTANCE, _TITLE_SIZES, _OPENING_ROWS, _STEP = 14, (12, 220), 8, 0.05
_WORD = re.compile(r"\w{4,}|[\u2e80-\u9fff]{2}")
#: Evidence from here on speaks against a row: the default threshold.
_CUT = 0.6
#: A shorter text has no edges to speak of.
_LEAST_SIZE = 500


def article(page: Page, evidence: Evidence | None = None) -> tuple[int, int] | None:
    """The first and last row of the stretch that holds the article, or None where there is no prose, or little text."""
    kinds, sizes = page.kinds, page.sizes
    prose = [row for row, kind in enumerate(kinds) if kind == PROSE]
    if not prose:
        return None
    worth = list(map(_COST.__getitem__, kinds))
    for row in prose:
        worth[row] = max(_LEAST_WORTH, (min(sizes[row], _MOST_SIZE) - _TEASER_SIZE) / 100)
    for row in evidence.rows if evidence else ():
        if evidence and worth[row] != _CLUE_COST and evidence.score(row) >= _CUT:
            worth[row] = _CLUE_COST
    first, last = _best_stretch(worth, prose)
    return (first, last) if last >= first and sum(sizes) >= _LEAST_SIZE else None


def _best_stretch(worth: list[float], prose: list[int]) -> tuple[int, int]:
    """First and last row of the stretch with the highest sum; only rows of prose can begin or end it."""
    sums = list(accumulate(worth, initial=0.0))
    best, best_first, best_last = 0.0, 0, -1
    lowest, first = sums[prose[0]], prose[0]
    for row in prose:
        if sums[row] < lowest:
            lowest, first = sums[row], row
        if sums[row + 1] - lowest > best:
            best, best_first, best_last = sums[row + 1] - lowest, first, row
    return best_first, best_last


def title_block(evidence: Evidence) -> None:
    """The first title always stays: of the rows above the article the one that shares most words with it."""
    core = article(evidence.page, evidence)
    if core is None or core[0] == 0:
        return
    page, first = evidence.page, core[0]
    text = set(_WORD.findall(" ".join(page.lines[first : first + _OPENING_ROWS]).lower()))
    best, title = 0.0, -1
    for row in range(max(0, first - _TITLE_DISTANCE), first):
        if _TITLE_SIZES[0] <= page.sizes[row] <= _TITLE_SIZES[1] and evidence.score(row) < _CUT:
            shared = len(text.intersection(_WORD.findall(page.lines[row].lower())))
            worth = shared + min(page.sizes[row], 80) / 80 - _STEP * (first - row)
            if shared and worth > best:
                best, title = worth, row
    if title >= 0:
        evidence.spared.add(page.lines.index(page.lines[title]))
