"""Excerpts of other stories, each below its headline, right above the site's rows.

`teasers` knows lists by dots, marks and sizes. Here headlines may be short and excerpts whole; what tells them from an
author's last sections, tips or works is that next to none of their words stand in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, islice, pairwise

from cleaner.blocks import ASK, COLON, DIGIT, LONG_OPEN, MARK, OPEN, PROSE, SHORT_CLOSED, SHORT_OPEN, STOP
from cleaner.evidence import SURE, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.list_heads import asks_for_stories

#: So many pairs are a list. An excerpt has so many letters, a headline so many, and fewer than its excerpt;
#: so many rows on begins the next, at most.
_PAIRS, _SHORTEST, _LONGEST, _APART = 3, 45, 520, 4
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 8, 130
_HEADLINES, _EXCERPTS = frozenset({SHORT_OPEN, SHORT_CLOSED, LONG_OPEN}), frozenset({SHORT_CLOSED, LONG_OPEN, PROSE})
#: Entries of lists open so; this share of the headlines may be sentences; names are shorter than this on average.
_NO_OPENING, _SENTENCES, _NAME_SIZE = frozenset({MARK, OPEN}), 3, 16
_WHOLE = frozenset({LONG_OPEN, PROSE})
#: So many headings, the last ones, may head what stands at the end of a page.
_LAST_HEADS = 3
#: So many of the rows below are the site's; the article has so many letters, and below comes at most this share of it.
_BELOW, _NEAR, _ARTICLE_SIZE, _REST = 3, 6, 800, 3
#: Words of more letters than these are compared by their first ones. This share of them may stand above, of a first
#: pair this; where next to none do, the list may be nearly as long as the article, elsewhere half as long.
_WORD, _SHARED, _SHARED_FIRST, _STRANGE, _HALF = late(r"([^\W\d_]{6})[^\W\d_]+"), 0.35, 0.55, 0.15, 2
#: So many pairs right under a heading that asks for stories are a list, with headlines this long on average and
#: excerpts no longer than this; the article above has so many letters, and comes no more below than this share of it.
_LISTED_PAIRS, _MEAN_HEADLINE, _LISTED_SIZE, _LISTED_ARTICLE = 2, 25, 300, 400
#: Where nothing of the article's stands below, a shorter one will do, if there is one pair more, excerpts are no longer
#: than this, each headline is as long as they are on average elsewhere, and next to none of their words stand above.
_SHORT_ARTICLE, _SHORT_EXCERPT = 80, 220
#: Lists are counted up from so many of the site's rows, the last ones, that time may not grow with their square.
_ENDS = 40
#: A script with blanks has one in so many letters.
_SPARSE = 14


def excerpts(evidence: Evidence) -> None:
    """Pairs of a headline and an excerpt, counted up from each of the site's rows, or from the end."""
    page, scores = evidence.page, evidence.scores
    site = {row for row, score in scores.items() if score >= SUSPECT}
    if sum(map(page.kinds.count, _EXCERPTS)) < _PAIRS:
        return
    if evidence.headings:
        _listed(evidence)
    if len(site) + evidence.directory_rows < _BELOW:
        return
    left = [row for row in range(len(page)) if row not in site]
    ends = [place for place, (row, below) in enumerate(pairwise([*left, len(page) + 1]), 1) if below != row + 1]
    sums: list[int] = []
    for end in ends[-_ENDS:]:
        if not any(page.kinds[row] in _EXCERPTS for row in left[max(0, end - 2) : end]):
            continue
        pairs = _up(page, left, end) or _whole(page, left[end - 1] + 1)
        if pairs:
            sums = sums or _sums(page)
            _tell(evidence, pairs, sums)
    if evidence.headings:
        _headed(evidence, sums or _sums(page))


def _up(page: Page, rows: Sequence[int], end: int, beat: int = 2) -> list[list[int]]:
    """The pairs at the end of these rows, if there are enough; a row of the site's may stand below them."""
    for last in (end, end - 1):
        start = last
        while start >= beat and _is_pair(page, rows[start - beat : start]):
            if start < last and rows[start] - rows[start - beat] > _APART:
                break
            start -= beat
        if last - start >= beat * _PAIRS:
            return [list(rows[row : row + beat]) for row in range(start, last, beat)]
    return []


def _whole(page: Page, end: int) -> list[list[int]]:
    """The pairs above a row, those rows among them that are known to be the site's, with a label or a name in each."""
    return _up(page, range(end), end) or _up(page, range(end), end, 3)


def _is_pair(page: Page, rows: Sequence[int]) -> bool:
    """Whether rows read as a headline, with a label above it or a name below it, and an excerpt."""
    kinds, sizes, excerpt = page.kinds, page.sizes, rows[-1]
    if not _SHORTEST <= sizes[excerpt] <= _LONGEST or kinds[excerpt] not in _EXCERPTS:
        return False
    labels = rows[:-1]
    headline = max([sizes[row] for row in labels])
    return (
        _SHORTEST_HEADLINE <= headline <= _LONGEST_HEADLINE
        and headline < sizes[excerpt]
        and _HEADLINES.issuperset([kinds[row] for row in labels])
        and COLON not in [page.ending[row] for row in labels]
        and (len(labels) == 1 or all(kinds[row] == SHORT_OPEN for row in labels))
        and _NO_OPENING.isdisjoint([page.opening[row] for row in rows])
    )


def _tell(evidence: Evidence, pairs: list[list[int]], sums: list[int]) -> None:
    """Give the rows away, from the first pair on that speaks of something else than the article."""
    page = evidence.page
    first, end = pairs[0][0], pairs[-1][-1] + 1
    if not _ends_page(evidence, first, end, sums):
        return
    said = set(_WORD.findall(" ".join(page.lines[:first]).lower()))
    while pairs and (page.ending[pairs[0][0]] == STOP or _shared(page, pairs[0], said) > _SHARED_FIRST):
        said.update(_words(page, pairs[0]))
        pairs = pairs[1:]
    rows = [row for pair in pairs for row in pair]
    if len(pairs) < _PAIRS or _are_points(evidence, pairs) or not _may_begin(evidence, rows[0] - 1):
        return
    shared, size = _shared(page, rows, said), sum([page.sizes[row] for row in rows])
    if shared <= _SHARED and (_HALF * size if shared > _STRANGE else size) <= sums[rows[0]]:
        heading = [rows[0] - 1] if _asks_for_stories(page, rows[0] - 1) else []
        for row in heading + rows:
            evidence.add(row, Category.RELATED_LINKS, SURE, "teasers.excerpts")


def _words(page: Page, rows: Sequence[int]) -> list[str]:
    return _WORD.findall(" ".join([page.lines[row] for row in rows]).lower())


def _shared(page: Page, rows: Sequence[int], said: set[str]) -> float:
    """Which share of the words of these rows stands above; all of them where a script has no blanks."""
    words = _words(page, rows)
    blanks = sum([page.lines[row].count(" ") for row in rows])
    if not words or _SPARSE * blanks < sum([page.sizes[row] for row in rows]):
        return 1.0
    return sum(map(said.__contains__, words)) / len(words)


def _may_begin(evidence: Evidence, row: int) -> bool:
    """Whether what stands in this row, right above, is no heading and no announcement of the author's."""
    page = evidence.page
    is_heading = page.ending[row] == COLON or page.kinds[row] == SHORT_OPEN
    return not is_heading or evidence.score(row) >= SUSPECT or _asks_for_stories(page, row)


def _asks_for_stories(page: Page, row: int) -> bool:
    return page.sizes[row] <= _LONGEST_HEADLINE and asks_for_stories(page, row)


def _are_points(evidence: Evidence, pairs: list[list[int]]) -> bool:
    """Whether headlines are an author's (questions, numbers, sentences) or those of posts (dates, names)."""
    page = evidence.page
    rows = [max(pair[:-1], key=page.sizes.__getitem__) for pair in pairs]
    endings, openings = [page.ending[row] for row in rows], [page.opening[row] for row in rows]
    points = max(endings.count(ASK), openings.count(DIGIT))
    if sum([page.sizes[row] for row in rows]) < _NAME_SIZE * len(rows) or not set(rows).isdisjoint(evidence.dates):
        return True
    return _SENTENCES * endings.count(STOP) > len(rows) or 2 * points > len(rows)


def _headed(evidence: Evidence, sums: list[int]) -> None:
    """Excerpts without headlines, from a known heading that asks for stories down to the site's rows."""
    page, scores = evidence.page, evidence.scores
    known = sorted([row for row, score in scores.items() if score >= SUSPECT], reverse=True)
    heads = (row for row in known if evidence.category(row) is Category.RELATED_LINKS)
    for head in sorted(islice(heads, _LAST_HEADS)):
        end = head + 1
        while end < len(page) and page.kinds[end] in _WHOLE and scores.get(end, 0.0) < SUSPECT:
            end += 1
        if end - head > _PAIRS and (head in evidence.headings or _asks_for_stories(page, head)):
            rows = range(head + 1, end)
            if (
                max([page.sizes[row] for row in rows]) <= _LONGEST
                and _ends_page(evidence, head, end, sums)
                and _NO_OPENING.isdisjoint(page.opening[head + 1 : end])
                and _shared(page, rows, set(_words(page, range(head)))) <= _SHARED
            ):
                for row in rows:
                    evidence.add(row, Category.RELATED_LINKS, SURE, "teasers.excerpts")


def _listed(evidence: Evidence) -> None:
    """Pairs right under a heading such as `Related articles`, with next to nothing of the article's below them."""
    page = evidence.page
    heads = [row for row, entry in evidence.headings.items() if entry.category is Category.RELATED_LINKS]
    sums: list[int] = []
    for head in heads:
        if evidence.score(head) < SUSPECT or head in evidence.spared:
            continue
        for beat in (2, 3):
            end = head + 1
            while end + beat <= len(page) and _is_pair(page, range(end, end + beat)):
                end += beat
            if end - head > beat * _LISTED_PAIRS:
                sums = sums or _sums(page)
                if (
                    _is_list(page, head + 1, end, beat)
                    and sums[head] >= max(_SHORT_ARTICLE, _REST * (sums[-1] - sums[end]))
                    and (sums[head] >= _LISTED_ARTICLE or _ends_all(evidence, head, end, beat))
                    and not _goes_on(page, head, end)
                ):
                    for row in range(head + 1, end):
                        evidence.add(row, Category.RELATED_LINKS, SURE, "teasers.listed")
                break


def _ends_all(evidence: Evidence, head: int, end: int, beat: int) -> bool:
    """Whether the site's rows alone stand below the pairs, or nothing, and they cannot be an author's last sections."""
    page, rows = evidence.page, range(head + 1, end)
    if PROSE in page.kinds[end:] or (end < len(page) and evidence.score(end) < SUSPECT):
        return False
    headlines = [max(page.sizes[row : row + beat - 1]) for row in rows[::beat]]
    if len(headlines) < _PAIRS or min(headlines) < _MEAN_HEADLINE:
        return False
    if max(page.sizes[head + beat : end : beat]) > _SHORT_EXCERPT or any(_is_other(evidence, row) for row in rows):
        return False
    return not _STRANGE < _shared(page, rows, set(_words(page, range(head)))) < 1


def _is_other(evidence: Evidence, row: int) -> bool:
    """Whether a row is known to be the site's, but no story."""
    return evidence.score(row) >= SUSPECT and evidence.category(row) is not Category.RELATED_LINKS


def _goes_on(page: Page, head: int, end: int) -> bool:
    """Whether a paragraph follows, and what is taken for a list speaks of what stands above its heading."""
    if PROSE not in page.kinds[end : end + 1]:
        return False
    return _shared(page, range(head + 1, end), set(_words(page, range(head)))) > _SHARED


def _is_list(page: Page, start: int, end: int, beat: int) -> bool:
    """Whether headlines and excerpts have the sizes of those of other stories."""
    sizes = page.sizes
    headlines = [max(sizes[row : row + beat - 1]) for row in range(start, end, beat)]
    excerpts = sizes[start + beat - 1 : end : beat]
    return (
        sum(headlines) >= _MEAN_HEADLINE * len(headlines)
        and max(excerpts) <= _LISTED_SIZE
        and STOP not in page.ending[start:end:beat]
    )


def _ends_page(evidence: Evidence, first: int, end: int, sums: list[int]) -> bool:
    """Whether the article stands above the first of these rows, and the site's rows and little else below the last."""
    page, scores = evidence.page, evidence.scores
    below = sum(row >= len(page) or scores.get(row, 0.0) >= SUSPECT for row in range(end, end + _NEAR))
    rest = sums[-1] - sums[min(end + 1, len(page))]
    return below >= _BELOW and sums[first] >= max(_ARTICLE_SIZE, _REST * rest)


def _sums(page: Page) -> list[int]:
    """How many letters the paragraphs above each row have that stand below another paragraph."""
    kinds = page.kinds
    before = b"\x00" + kinds[:-1]
    worth = [s if kind == PROSE == above else 0 for s, kind, above in zip(page.sizes, kinds, before, strict=True)]
    return list(accumulate(worth, initial=0))
