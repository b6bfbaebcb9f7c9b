"""The page's foot: labels right above the site's rows below the article, and what is left below its first line."""

from __future__ import annotations

from cleaner.blocks import COLON, DIGIT, LOWER, MARK, PROSE, SHORT_OPEN
from cleaner.evidence import FAIR, LOOKS, SUSPECT, Clue, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.vocabulary import words_of

#: Below a shorter article nothing is said; of a longer one so many rows and letters are read.
_ARTICLE_SIZE, _ROWS_READ, _SIZE_READ = 500, 60, 12000
#: What the foot of a page begins with, where more than looks says so.
_AT_THE_FOOT = frozenset({Category.COPYRIGHT, Category.SITE_FOOTER, Category.COOKIE_CONSENT})
_NO_WITNESS = LOOKS | {"neighbours"}
#: A run of labels has so many rows of at most so many letters; of so many rows below it so many are the site's, and of
#: so many of these more than looks says so.
_LEAST_RUN, _RUN, _LABEL_SIZE, _BELOW, _SITE, _TOLD = 2, 15, 60, 4, 3, 2
#: From the foot's first line on at least this share of the rows is the site's, of so many more than looks says so. A
#: paragraph that shares so many words with the article, and such a part of its own, is the author's: then this is no
#: foot.
_SHARE, _FOOT_TOLD, _SHARED, _PART = 0.5, 3, 2, 0.2
#: An author's points and tables begin so.
_LISTED = frozenset({MARK, DIGIT, LOWER})
#: Entries, code and tables hold such signs; a label shares fewer words with the article than so
#: many, or than such a part of its own.
_SIGNS, _LABEL_SHARED, _LABEL_PART = ("=", "{", "}", "|", "\t", ": ", "：", "://"), 2, 0.5


def foots(evidence: Evidence) -> None:
    """What no other rule knows of the rows of a page's foot, and of the labels above it."""
    page, last = evidence.page, evidence.last
    if last < 0 or len(page) - last <= _BELOW or not evidence.scores:
        return
    site = {row for row, score in evidence.scores.items() if row > last and score >= SUSPECT}
    site -= evidence.spared
    told = {row for row in site for clue in evidence.rows[row] if clue.rule not in _NO_WITNESS}
    feet = {row for row in told for clue in evidence.rows[row] if _begins_foot(clue)}
    if not feet or not _has_article(evidence):
        return
    for run in _runs(evidence, site, max(feet)):
        below = range(run[-1] + 1, run[-1] + 1 + _BELOW)
        if len(site.intersection(below)) < _SITE or len(told.intersection(below)) < _TOLD or _announced(evidence, run):
            continue
        if all(_may_be_label(page, row) for row in run) and not _is_told_of(evidence, run):
            for row in run:
                evidence.add(row, Category.NAVIGATION, FAIR, "foot.labels")
    _rest(evidence, site, told, min(feet))


def _begins_foot(clue: Clue) -> bool:
    """Whether more than looks says that a row is a copyright line, an imprint or the like."""
    return clue.category in _AT_THE_FOOT and clue.weight >= FAIR and clue.rule not in _NO_WITNESS


def _has_article(evidence: Evidence) -> bool:
    page = evidence.page
    within = range(evidence.first, evidence.last + 1)
    return sum(page.sizes[row] for row in within if page.kinds[row] == PROSE) >= _ARTICLE_SIZE


def _runs(evidence: Evidence, site: set[int], end: int) -> list[list[int]]:
    """The rows between two of the site's that could be labels; one alone may be the author's name."""
    runs: list[list[int]] = []
    run: list[int] = []
    for row in range(evidence.last + 1, end + 1):
        if row not in site and row not in evidence.spared:
            run.append(row)
        elif run:
            if _LEAST_RUN <= len(run) <= _RUN:
                runs.append(run)
            run = []
    return runs


def _announced(evidence: Evidence, run: list[int]) -> bool:
    """Whether a row of the author's announces these, or has begun the list that they go on with."""
    above = run[0] - 1
    return above in evidence.spared or (evidence.page.ending[above] == COLON and evidence.score(above) < SUSPECT)


def _may_be_label(page: Page, row: int) -> bool:
    """Whether a row is short, and no entry, point or code."""
    if page.kinds[row] != SHORT_OPEN or page.sizes[row] >= _LABEL_SIZE or page.ending[row] == COLON:
        return False
    return page.opening[row] not in _LISTED and not any(map(page.lines[row].__contains__, _SIGNS))


def _is_told_of(evidence: Evidence, run: list[int]) -> bool:
    """Whether one of these labels speaks of what the article speaks of."""
    said = [words for row in run if len(words := words_of(evidence.page.lines[row])) >= _LABEL_SHARED]
    # The article's words are asked for only where a label has enough of them.
    text = _words_read(evidence) if said else frozenset()
    return any(len(words & text) >= max(_LABEL_SHARED, _LABEL_PART * len(words)) for words in said)


def _words_read(evidence: Evidence) -> frozenset[str]:
    """The words of the article, as far as it is read."""
    rows = evidence.page.lines[evidence.first : evidence.last + 1]
    return words_of(" ".join(rows[:_ROWS_READ])[:_SIZE_READ])


def _rest(evidence: Evidence, site: set[int], told: set[int], first: int) -> None:
    """What is left below the first line of the foot, where nothing there is the author's."""
    page = evidence.page
    rows = range(first, len(page))
    left = [row for row in rows if row not in site]
    known = len(rows) - len(left)
    if not left or known < _SHARE * len(rows) or sum(row >= first for row in told) < _FOOT_TOLD:
        return
    if page.kinds[left[-1]] == PROSE and left[-1] > max(told):
        return
    prose = [page.lines[row] for row in left if page.kinds[row] == PROSE]
    text = _words_read(evidence) if prose else frozenset()
    for words in map(words_of, prose):
        if len(words & text) >= max(_SHARED, _PART * len(words)):
            return
    for row in left:
        if page.opening[row] not in _LISTED and row not in evidence.spared:
            evidence.add(row, Category.SITE_FOOTER, FAIR, "foot")
