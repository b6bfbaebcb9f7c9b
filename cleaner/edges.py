"""Where the article starts and ends: the menus above its title, the directories below its last paragraph."""

from __future__ import annotations

import re

from cleaner.blocks import LONG_OPEN, PROSE, SHORT_CLOSED, SHORT_OPEN, marked
from cleaner.evidence import FAIR, WEAK, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: What a row adds to a stretch of text in hundreds of letters: prose beyond a teaser's length speaks for the article,
#: everything else against it. The article is the stretch with the highest sum.
_TEASER_SIZE, _MOST_SIZE = 90, 500
_COST = {SHORT_OPEN: -0.5, SHORT_CLOSED: -0.1, LONG_OPEN: -0.1}
_CLUE_COST = -1.0
#: A page with less prose than this has no edges to speak of.
_LEAST_SIZE, _LEAST_ROWS = 500, 3

#: A title stands at most this many rows above the first paragraph, and has this many letters.
_TITLE_DISTANCE, _TITLE_SIZES = 14, (12, 220)
#: A menu has at least this many rows.
_MENU_ROWS = 3
_WORD = re.compile(r"\w{4,}|[\u2e80-\u9fff]{2}")

#: Rows in a directory that no cue announces.
_DIRECTORY_ROWS = 8


def edges(evidence: Evidence) -> None:
    """Menus above the title and directories below the last paragraph."""
    page = evidence.page
    core = article(evidence)
    if core is None:
        return
    first, last = core
    _above(evidence, first)
    if last + 1 < len(page):
        _below(evidence, last + 1)


def article(evidence: Evidence) -> tuple[int, int] | None:
    """The first and last row of the stretch that holds the article, or None where there is little prose."""
    page = evidence.page
    worth = []
    for row, (kind, size) in enumerate(zip(page.kinds, page.sizes, strict=True)):
        if row in evidence.rows and evidence.score(row) >= 0.6:
            worth.append(_CLUE_COST)
        elif kind == PROSE:
            worth.append((min(size, _MOST_SIZE) - _TEASER_SIZE) / 100)
        else:
            worth.append(_COST[kind])
    first, last = _best_stretch(worth)
    prose = [size for size, kind in zip(page.sizes[first : last + 1], page.kinds[first : last + 1], strict=True) if kind == PROSE]
    return (first, last) if len(prose) >= _LEAST_ROWS and sum(prose) >= _LEAST_SIZE else None


def _best_stretch(worth: list[float]) -> tuple[int, int]:
    """First and last index of the run of numbers with the highest sum (Kadane's algorithm)."""
    best, best_first, best_last = 0.0, 0, -1
    total, first = 0.0, 0
    for index, value in enumerate(worth):
        if total <= 0:
            total, first = 0.0, index
        total += value
        if total > best:
            best, best_first, best_last = total, first, index
    return best_first, best_last


def _above(evidence: Evidence, first: int) -> None:
    """What stands above the title is the site's."""
    title = _title(evidence, first)
    if title is None or title < _MENU_ROWS:
        return
    for row in range(title):
        if evidence.page.kinds[row] != PROSE:
            evidence.add(row, Category.NAVIGATION, FAIR, "edge.above_title")


def _title(evidence: Evidence, first: int) -> int | None:
    """The row above the first paragraph that shares most words with the text below it."""
    page = evidence.page
    text = set(_WORD.findall(" ".join(page.lines[first : first + 8]).lower()))
    best, best_row = 0.0, None
    for row in range(max(0, first - _TITLE_DISTANCE), first):
        low, high = _TITLE_SIZES
        if not low <= page.sizes[row] <= high or (row in evidence.rows and evidence.score(row) >= 0.6):
            continue
        words = set(_WORD.findall(page.lines[row].lower()))
        shared = len(words & text)
        score = shared + min(page.sizes[row], 80) / 80 - 0.05 * (first - row)
        if shared and score > best:
            best, best_row = score, row
    return best_row


def _below(evidence: Evidence, start: int) -> None:
    """What stands below the last paragraph: the author's last words, then the site's."""
    page = evidence.page
    cues = [row for row in range(start, len(page)) if row in evidence.rows and evidence.score(row) >= 0.6]
    cue = cues[0] if cues else len(page)
    for row in range(cue, len(page)):
        if page.kinds[row] != PROSE:
            evidence.add(row, Category.RELATED_LINKS, FAIR, "edge.after_cue")
        elif _teaser(page, row):
            evidence.add(row, Category.RELATED_LINKS, FAIR, "edge.teaser")
    run = [row for row in range(start, cue) if page.kinds[row] in (SHORT_OPEN, LONG_OPEN) and not marked(page.lines[row])]
    if len(run) < cue - start or not run:
        return
    if len(run) >= _DIRECTORY_ROWS or cues and len(run) >= _MENU_ROWS:
        for row in run:
            evidence.add(row, Category.NAVIGATION, FAIR if not _cell(page, row) else WEAK, "edge.directory")


def _cell(page: Page, row: int) -> bool:
    return any(map(str.isdigit, page.lines[row])) or page.lines[row][-1] in ",;:"


def _teaser(page: Page, row: int) -> bool:
    """A paragraph among headlines: short, and with no prose beside it."""
    beside = page.kinds[row - 1 : row] + page.kinds[row + 1 : row + 2]
    return page.sizes[row] <= 300 and PROSE not in beside
