"""Long runs of headlines below the article, some of which are known to be the site's: so are the others."""

from __future__ import annotations

from itertools import accumulate
from operator import and_

from cleaner.blocks import ASK, COLON, COMMA, DIGIT, MARK, OPEN, PROSE, STOP, among
from cleaner.evidence import SURE, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: A run has at least so many rows of these sizes.
_ROWS, _SHORTEST, _LONGEST = 6, 25, 160
#: Points, announcements and sentences of an author's open or end so; cells, prices and addresses hold such signs.
_NO_OPENING, _NO_ENDING = frozenset({MARK, DIGIT, OPEN}), frozenset({STOP, COLON, COMMA})
_MAY_OPEN = bytes(number not in _NO_OPENING for number in range(256))
_MAY_END = bytes(number not in _NO_ENDING for number in range(256))
_DOTS = frozenset({"..."})
_SIGNS = ("\t", "  ", "|", "$", "://")
#: So many of a long run's rows are the site's, and this share of them, or of a shorter one this; or, of as many rows
#: right above a long run, so many.
_LONG, _KNOWN, _SHARE, _SHORT_SHARE, _ABOVE, _NEAR = 8, 2, 0.1, 0.25, 2, 6
#: Newspapers write two sentences into a headline ("She said it again! What did he mean?"): this share of a long run.
_TWO_SENTENCES, _TWICE = late(r"[!?！？؟] ?[^\W\d_]"), 0.3
#: Where nearly every row holds a colon, they are entries: terms, places, hours.
_LABELLED, _COLONS = 0.8, (": ", "：")
#: The article above has at least this many letters; below the run comes at most this share of it.
_ARTICLE_SIZE, _REST = 500, 5


def runs(evidence: Evidence) -> None:
    """The rows of such runs that no other rule has found."""
    page, last = evidence.page, evidence.last
    if last < 0 or not evidence.scores or not _may_hold_run(page):
        return
    headlines = [row for row in range(_below(page, last), len(page)) if _may_be_headline(evidence, row)]
    found: list[list[int]] = []
    for row in headlines:
        if found and found[-1][-1] == row - 1:
            found[-1].append(row)
        else:
            found.append([row])
    found = [run for run in found if len(run) >= _ROWS and _are_the_sites(evidence, run)]
    prose = _sums(page, headlines) if found else []
    for run in found:
        article, rest = prose[run[0]], prose[-1] - prose[run[-1] + 1]
        if article >= _ARTICLE_SIZE and _REST * rest <= article:
            for row in run:
                evidence.add(row, Category.RELATED_LINKS, SURE, "list.run")


def _may_hold_run(page: Page) -> bool:
    """Whether so many rows in a row open and end as headlines do: a rough look at the whole page at once."""
    able = bytearray(map(and_, page.opening.translate(_MAY_OPEN), page.ending.translate(_MAY_END)))
    for row in among(page.ends, _DOTS):
        able[row] = page.opening[row] not in _NO_OPENING
    return bytes([1]) * _ROWS in able


def _below(page: Page, last: int) -> int:
    """The first row that may stand below the article: a footer's or an appeal's prose may be taken for its end."""
    prose = [size if kind == PROSE else 0 for size, kind in zip(page.sizes, page.kinds, strict=True)]
    enough, above = sum(prose) * _REST / (_REST + 1), 0
    for row, size in enumerate(prose[: last + 1]):
        above += size
        if above >= enough:
            return row + 1
    return last + 1


def _may_be_headline(evidence: Evidence, row: int) -> bool:
    page = evidence.page
    if not _SHORTEST <= page.sizes[row] <= _LONGEST or page.opening[row] in _NO_OPENING or row in evidence.spared:
        return False
    line = page.lines[row]
    if row <= evidence.last and page.kinds[row] == PROSE and page.ending[row] != ASK:
        return False
    if page.ending[row] in _NO_ENDING and not line.endswith("..."):
        return False
    return not any(map(line.__contains__, _SIGNS))


def _are_the_sites(evidence: Evidence, run: list[int]) -> bool:
    """Whether enough of these rows, or of those right above, are the site's, or they read as headlines alone do.

    What a row of the author's announces is the author's.
    """
    lines, count = evidence.page.lines, len(run)
    if evidence.page.ending[run[0] - 1] == COLON and evidence.score(run[0] - 1) < SUSPECT:
        return False
    known = sum(evidence.score(row) >= SUSPECT for row in run)
    if known == count or sum(any(map(lines[row].__contains__, _COLONS)) for row in run) >= _LABELLED * count:
        return False
    if run[0] <= evidence.last:
        return known >= _KNOWN and known >= _SHORT_SHARE * count
    if known >= _KNOWN and known >= (_SHARE if count >= _LONG else _SHORT_SHARE) * count:
        return True
    if count < _LONG:
        return False
    above = sum(evidence.score(row) >= SUSPECT for row in range(max(0, run[0] - _NEAR), run[0]))
    return above >= _ABOVE or sum(bool(_TWO_SENTENCES.search(lines[row])) for row in run) >= _TWICE * count


def _sums(page: Page, headlines: list[int]) -> list[int]:
    """How many letters of prose stand above each row; headlines that end in a mark are none."""
    worth = [size if kind == PROSE else 0 for size, kind in zip(page.sizes, page.kinds, strict=True)]
    for row in headlines:
        worth[row] = 0
    return list(accumulate(worth, initial=0))
