"""The boxes beside a blog: what it counts, who commented last, whom it links to."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from cleaner.blocks import CHAR_CLASS, COLON, DIGIT, SHORT_OPEN, among
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.sidebar_words import BLOGROLL, LINKS, ON, ON_UNSPACED, RECENT

#: A row of such a box is no longer than this, one with a comment than that.
_SIZE, _COMMENT_SIZE = 48, 120
#: So many rows that count are a box, or of months; so many links; a box of comments has no more rows than these.
_COUNTS, _MONTHS, _LINKS, _MOST, _MOST_LINKS = 3, 2, 3, 15, 60
#: What stands above boxes of links, and above all of these boxes.
_OF_LINKS = BLOGROLL | LINKS
_HEADINGS = RECENT | _OF_LINKS
#: The last three characters of a row that ends in a number in brackets.
_COUNT_ENDS = frozenset(f"{front}{one}{end}" for front in "([ 0123456789（" for one in "0123456789" for end in ")]）")
#: The reader's name in the box of comments is no longer than this.
_NAME_SIZE = 40
_YEAR_SHARE = 0.5
#: What an archive of a blog folds its months with: of so many that are folded, what stands between two, up to so many
#: rows of at most this length, are the headlines of one that is not.
_FOLDS, _FOLDED, _MOST_POSTS, _POST_SIZE = "►▼▸▾▶", 4, 80, 120
_YEAR = late(r"(?:19|20)\d\d")


@cache
def _counted() -> re.Pattern[str]:
    """Words and a number in brackets; its groups are a year before the brackets and the number."""
    return re.compile(
        r"(?=.{0,30}[^\W\d_])[^()（）\[\]]{1,40}?((?:19|20)\d\d年?)?(?: ?\d{1,2}月)? ?[(\[（](\d{1,6})[)\]）]"
    )


def sidebars(evidence: Evidence) -> None:
    """Boxes that stand outside the article."""
    page = evidence.page
    counts, headings = page.where(_ending_in_counts), page.where(_heading)
    if not counts and not headings:
        return
    core = evidence.core
    if counts:
        _counts(evidence, counts, core)
        _archive(evidence, [row for row in counts if page.lines[row][0] in _FOLDS])
    for row in [row for row in headings if page.heads[row] in RECENT]:
        _comments(evidence, row)
    for row in [row for row in headings if page.heads[row] in _OF_LINKS]:
        _links(evidence, row, core)


def _ending_in_counts(page: Page) -> list[int]:
    """The rows that may end in a number in brackets."""
    return among(page.ends, _COUNT_ENDS)


def _heading(page: Page) -> list[int]:
    """The rows that head such boxes."""
    return among(page.heads, _HEADINGS)


def _is_outside(core: tuple[int, int] | None, row: int) -> bool:
    return core is None or not core[0] <= row <= core[1]


def _counts(evidence: Evidence, rows: list[int], core: tuple[int, int] | None) -> None:
    """Kinds and months with a number of stories each, below a heading of the site's; months need none."""
    page = evidence.page
    rows = [row for row in rows if page.sizes[row] <= _SIZE]
    run: list[int] = []
    years: list[bool] = []
    for row in [*rows, -1]:
        match = _counted().fullmatch(page.lines[row]) if row >= 0 else None
        if run and (match is None or row != run[-1] + 1):
            if _is_outside(core, run[0]):
                _tell(evidence, run, sum(years))
            run, years = [], []
        if match is not None:
            run.append(row)
            years.append(bool(match[1]))


def _tell(evidence: Evidence, run: list[int], years: int) -> None:
    page, above = evidence.page, run[0] - 1
    dated = years == len(run) >= _MONTHS
    if not dated and len(run) < _COUNTS:
        return
    if above >= 0 and page.ending[above] == COLON and evidence.score(above) < SUSPECT:
        return
    headed = any(evidence.category(at) is Category.NAVIGATION for at in (above, run[-1] + 1))
    counts = [page.lines[row].rstrip(")]）")[-4:] for row in run]
    if not dated and (not headed or sum(count[:2] in ("19", "20") for count in counts) >= _YEAR_SHARE * len(run)):
        return
    for row in run:
        evidence.add(row, Category.NAVIGATION, SURE if dated else FAIR, "sidebar.counts")


def _archive(evidence: Evidence, folds: list[int]) -> None:
    """The headlines between the months of a blog's archive: `▼ May (3)`, three headlines, `► April (12)`."""
    page = evidence.page
    folds = [row for row in folds if evidence.category(row) is Category.TIMESTAMP or _YEAR.search(page.lines[row])]
    if len(folds) < _FOLDED:
        return
    for above, below in pairwise(folds):
        posts = range(above + 1, below)
        if 0 < len(posts) <= _MOST_POSTS and max([page.sizes[row] for row in posts]) <= _POST_SIZE:
            for row in posts:
                evidence.add(row, Category.RELATED_LINKS, FAIR, "sidebar.archive")


def _comments(evidence: Evidence, heading: int) -> None:
    """Who commented last on what: `Karl on Ten bridges`, `Karl: Nice to see the ...`."""
    page, end = evidence.page, heading + 1
    while end < min(len(page), heading + _MOST) and _is_comment(page.lines[end]):
        end += 1
    if end > heading + 1:
        for row in range(heading, end):
            evidence.add(row, Category.COMMENTS, FAIR, "sidebar.comments")


def _is_comment(line: str) -> bool:
    """Whether a row is a reader, and a title or the beginning of a comment.

    >>> _is_comment("Karl on Ten bridges"), _is_comment("Karl: Nice to see the ...")
    (True, True)
    >>> _is_comment("Ten bridges of the county")
    False
    """
    if len(line) > _COMMENT_SIZE:
        return False
    front = line[: _NAME_SIZE + 8]
    return any(part in front for part in _on()) or (":" in front[:_NAME_SIZE] and line[0] != ":")


@cache
def _on() -> tuple[str, ...]:
    return (*[f" {part} " for part in ON.split("|")], *ON_UNSPACED)


def _links(evidence: Evidence, heading: int, core: tuple[int, int] | None) -> None:
    """Names below such a heading, with rows of the site's below them."""
    page, end = evidence.page, heading + 1
    is_blogroll = page.heads[heading] in BLOGROLL
    if not _is_outside(core, heading) or not (is_blogroll or (core and heading > core[1])):
        return
    most = min(len(page), heading + _MOST_LINKS)
    while end < most and page.kinds[end] == SHORT_OPEN and page.sizes[end] <= _SIZE and end not in evidence.rows:
        if CHAR_CLASS[page.lines[end][0]] == DIGIT:
            return
        end += 1
    told = evidence.rows.get(end) if end < len(page) else None
    if end - heading <= _LINKS or (told is None and end < len(page)):
        return
    if not is_blogroll and not (told and heading - 1 in evidence.rows):
        return
    for row in range(heading, end):
        evidence.add(row, Category.NAVIGATION, FAIR, "sidebar.links")
