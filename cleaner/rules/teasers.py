"""Teasers of other stories: the first words of each, cut off in the middle, below its headline."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from cleaner.blocks import COLON, DIGIT, DOTS, LONG_OPEN, MARK, PROSE, SHORT_OPEN, among, flags, found
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: What a text that was cut off ends in. Authors end so, too, but not below a headline again and again; the sign in
#: brackets is put there by programs alone.
_CUT_OFF, _BRACKETED = ("…", "..."), ("[…]", "[...]", "[&hellip;]")
_SIGNS = _CUT_OFF + _BRACKETED
#: What a row that ends in one has at its end: the class of its last character, or these last three.
_IS_DOTS = flags(DOTS)
_SIGN_ENDS = frozenset(sign[-3:] for sign in _SIGNS if len(sign) > 2)
#: What a site puts behind the first words of a story, in brackets or after dots, in lower case.
_MORE = (
    "read more|more|continue reading|read on|full story|view details|view detail|see more|learn more|"
    "mehr|weiterlesen|mehr lesen|weiter|lire la suite|suite|lire plus|en savoir plus|leer más|ver más|seguir leyendo|"
    "más|leggi tutto|leggi|continua|continua a leggere|leia mais|ler mais|saiba mais|llegir més|lees meer|lees verder|"
    "meer|les mer|læs mere|läs mer|lue lisää|czytaj więcej|czytaj dalej|więcej|číst dál|číst více|celý článek|více|"
    "čítať ďalej|viac|tovább|bővebben|citește mai mult|citeste mai mult|mai mult|прочетете още|още|прочети още|"
    "читать далее|читать дальше|далее|подробнее|ещё|читати далі|детальніше|далі|opširnije|više|preberi več|več|"
    "devamı|devamını oku|daha fazla|selengkapnya|baca selengkapnya|xem thêm|chi tiết|xem tiếp|đọc tiếp|"
    "διαβάστε περισσότερα|περισσότερα|اقرأ المزيد|المزيد|ادامه مطلب|קרא עוד|להמשך קריאה|और पढ़ें|आगे पढ़ें|อ่านต่อ|"
    "详细|詳細|详情|詳情|全文|更多|阅读全文|閱讀全文|查看全文|查看详情|阅读更多|閱讀更多|了解更多|続きを読む|続きを見る|"
    "もっと見る|全文を読む|続き|더보기|더 보기|자세히|자세히 보기|전체보기"
)
_OPENERS, _CLOSERS = "[【（(〔［<＜", " \xa0]】）)〕］>＞»›→…."
_OPENING = frozenset(f"…{_OPENERS}")
#: A teaser has at least this many letters; so many of them within so many rows of one another are a list. The rows
#: below all of them may begin with the same letters, so many; a headline above one has at most this many letters; a
#: mark for more stands among so many of the last.
_TEASER_SIZE, _TEASERS, _APART, _FRONT, _HEADLINE_SIZE, _MARK_SIZE = 80, 3, 5, 4, 160, 40
#: A teaser that stands alone has so many letters, and its headline.
_LEAST_TEASER, _LEAST_HEADLINE, _UNCLOSED = 45, 20, (SHORT_OPEN, LONG_OPEN)
#: So many rows of at least this many letters that are cut off, outside an article this long and so many times their
#: size, are no author's habit, and not what the page is there for.
_CUT_SHORT, _CUT_SIZE, _LONG_ARTICLE, _OUTWEIGHED = 4, 30, 1500, 2
#: The article above them has at least this many letters; teasers with a site's mark need less.
_ARTICLE_SIZE, _MARKED_ARTICLE = 600, 300
#: Headlines with one short paragraph each, and a date or a name between the two, by the kinds of their rows.
_PAIRS = late(rb"(?:[\x00\x02]\x00{0,2}\x03){3,}")
_PAIR = bytes([SHORT_OPEN, PROSE, SHORT_OPEN])
#: No paragraph is longer; headlines are this long on average, an author's headings are shorter. So many of the rows
#: right above are the site's, and of those below; after them comes at most this share of the article above them.
_LONGEST, _MEAN_SIZE, _SITE_ABOVE, _SITE_BELOW, _NEAR, _PAIRED_ARTICLE, _REST = 400, 40, 2, 3, 6, 800, 3
_SHORT_LIST, _NO_HEADLINE = 3, frozenset({MARK, DIGIT})


def teasers(evidence: Evidence) -> None:
    """Runs of texts that were cut off, each below a headline, and what stands between them."""
    page = evidence.page
    marked = frozenset(page.where(_marked) if len(page.where(_long_ending_in_more)) >= _TEASERS else ())
    cut_off = sorted(marked.union(page.where(_cut_off)))
    if len(cut_off) < _TEASERS:
        return
    rows = [
        row for row in cut_off if row and page.sizes[row] >= _TEASER_SIZE and (row in marked or _is_teaser(page, row))
    ]
    run: list[int] = []
    for row in [*rows, len(page) + _APART]:
        if run and row > run[-1] + _APART:
            if len(run) >= _TEASERS and _below_article(page, run, marked.issuperset(run)):
                _cut(evidence, run)
            run = []
        run.append(row)


def told_more(evidence: Evidence) -> None:
    """A headline and its teaser, alone, where the teaser ends in such a word right behind a sentence or a date."""
    page = evidence.page
    first = page.kinds.find(PROSE)
    rows = page.where(_ending_in_more)
    for row in [row for row in rows if row > first + 1 > 0 and page.kinds[row] in _UNCLOSED]:
        headline = row - 1
        if (
            _LEAST_TEASER <= page.sizes[row] <= _LONGEST
            and page.kinds[headline] in _UNCLOSED
            and _LEAST_HEADLINE <= page.sizes[headline] <= min(_HEADLINE_SIZE, page.sizes[row])
            and page.ending[headline] != COLON
            and _said_more().search(page.lines[row][-_MARK_SIZE:])
        ):
            for part in (headline, row):
                evidence.add(part, Category.RELATED_LINKS, SURE, "teasers.more")


@cache
def _said_more() -> re.Pattern[str]:
    """What such a row ends in: the word in lower case, or arrows and the word; compiled when a row may."""
    return re.compile(
        rf"(?:[^\W\d_]{{3}}[.!?…][”»\"]?|\d\)|…|\.\.\.) (?:{_MORE})(?: ?[»›→>]+)?$|[.!?…] ?[»›→>]{{1,2}} ?(?i:{_MORE})$"
    )


def cut_short(evidence: Evidence) -> None:
    """Rows outside the article that were cut off, where there are several: headlines and teasers that had no room."""
    page, first, last = evidence.page, evidence.first, evidence.last
    if last < 0:
        return
    rows = [row for row in page.where(_cut_off) if not first <= row <= last and page.sizes[row] >= _CUT_SIZE]
    if len(rows) < _CUT_SHORT or sum(map(page.text.count, _CUT_OFF)) < _CUT_SHORT:
        return
    article = sum([page.sizes[row] for row in range(first, last + 1) if page.kinds[row] == PROSE])
    if article >= max(_LONG_ARTICLE, _OUTWEIGHED * sum([page.sizes[row] for row in rows])):
        site = [row for row, score in evidence.scores.items() if score >= SUSPECT]
        beside = {row + step for row in site for step in (-2, -1, 1, 2)}
        for row in beside.intersection(rows):
            evidence.add(row, Category.RELATED_LINKS, FAIR, "teasers.short")


def _cut_off(page: Page) -> list[int]:
    """The rows that end in a sign of what was cut off."""
    rows = {*found(page.ending.translate(_IS_DOTS)), *among(page.ends, _SIGN_ENDS)}
    return sorted([row for row in rows if page.lines[row].endswith(_SIGNS)])


def _is_teaser(page: Page, row: int) -> bool:
    line = page.lines[row]
    if line.endswith(_BRACKETED):
        return True
    return line.endswith(_CUT_OFF) and page.kinds[row - 1] in (SHORT_OPEN, LONG_OPEN)


@cache
def _more_ends() -> frozenset[str]:
    """The last three characters of such a mark, with a closing sign behind it or none."""
    words = _MORE.split("|")
    ends = {word[-3:] for word in words}
    ends |= {last + closer for last in {word[-2:] for word in words} for closer in _CLOSERS.strip()}
    return frozenset({*ends, *map(str.upper, ends), *map(str.title, ends)})


@cache
def _more() -> re.Pattern[str]:
    """What a row ends in that has one; compiled when several rows may."""
    return re.compile(
        rf"(?:[{re.escape(_OPENERS)}]|(?:…|\.\.)[\])]?)[ \xa0]?(?:{_MORE})[{re.escape(_CLOSERS)}]{{0,4}}$"
    )


def _ending_in_more(page: Page) -> list[int]:
    """The rows that may end in such a word."""
    return among(page.ends, _more_ends())


def _long_ending_in_more(page: Page) -> list[int]:
    """Those as long as a teaser."""
    return [row for row in among(page.ends, _more_ends()) if page.sizes[row] >= _TEASER_SIZE]


def _marked(page: Page) -> list[int]:
    """The rows that end in a site's mark for more: `[Read more]`, `... weiterlesen`, `【详细】`."""
    tails = [(row, page.lines[row][-_MARK_SIZE:].lower()) for row in _long_ending_in_more(page)]
    return [row for row, tail in tails if _may_be_marked(tail) and _more().search(tail)]


def _may_be_marked(tail: str) -> bool:
    return ".." in tail or not _OPENING.isdisjoint(tail)


def _below_article(page: Page, run: list[int], marked: bool) -> bool:
    """Whether paragraphs stand above that are longer than the list: on other pages the list is what there is."""
    kinds, end = page.kinds, run[0]
    above = sum([page.sizes[row] for row in range(1, end) if kinds[row] == PROSE and kinds[row - 1] == PROSE])
    return above >= (_MARKED_ARTICLE if marked else max(_ARTICLE_SIZE, sum(page.sizes[end : run[-1] + 1])))


def _cut(evidence: Evidence, run: list[int]) -> None:
    """From the headline of the first to the end of the last."""
    page = evidence.page
    kinds = page.kinds
    headed = kinds[run[0] - 1] in (SHORT_OPEN, LONG_OPEN) and page.sizes[run[0] - 1] <= _HEADLINE_SIZE
    first = run[0] - 1 if headed else run[0]
    end = run[-1] + 1
    if end < len(kinds) and all(page.lines[row + 1][:_FRONT] == page.lines[end][:_FRONT] for row in run):
        end += 1
    for row in range(first, end):
        evidence.add(row, Category.RELATED_LINKS, SURE if row in run else FAIR, "teasers")


def paired(evidence: Evidence) -> None:
    """Headlines of other stories with a paragraph each, between rows of the site below the article."""
    page = evidence.page
    if len(evidence.scores) < _SITE_ABOVE or (_PAIR not in page.kinds and b"\x00\x00\x03" not in page.kinds):
        return
    sums: list[int] = []
    for pairs in _PAIRS.finditer(page.kinds):
        start, end = pairs.span()
        # Above the first headline stand as many short rows as above the second; more of them are no part of the list.
        first = page.kinds.find(PROSE, start)
        start = max(start, 2 * first + 1 - page.kinds.find(PROSE, first + 1))
        if _are_stories(page, start, end):
            sums = sums or _sums(page)
            if _between_site_rows(evidence, start, end, sums):
                for row in range(start, end):
                    evidence.add(row, Category.RELATED_LINKS, SURE, "teasers.paired")


def _are_stories(page: Page, start: int, end: int) -> bool:
    """Whether headlines and paragraphs have the sizes of teasers; the longest row above a paragraph is its headline."""
    headlines, longest = [], 0
    for size, kind in zip(page.sizes[start:end], page.kinds[start:end], strict=True):
        if kind != PROSE:
            longest = max(longest, size)
        elif size > _LONGEST:
            return False
        else:
            headlines.append(longest)
            longest = 0
    return sum(headlines) >= _MEAN_SIZE * len(headlines)


def _between_site_rows(evidence: Evidence, start: int, end: int, sums: list[int]) -> bool:
    """Whether the site's rows stand above and below, and the article above all of them.

    Where none stand above, the list is far shorter than the article, and no heading opens or ends as a list's does.
    """
    page, scores = evidence.page, evidence.scores
    below = sum(row >= len(page) or scores.get(row, 0.0) >= SUSPECT for row in range(end, end + _NEAR))
    article = sums[start]
    if below < _SITE_BELOW or article < _PAIRED_ARTICLE or _REST * (sums[-1] - sums[min(end + 1, len(page))]) > article:
        return False
    if sum(scores.get(row, 0.0) >= SUSPECT for row in range(max(0, start - _NEAR), start)) >= _SITE_ABOVE:
        return True
    return (
        _SHORT_LIST * sum(page.sizes[start:end]) <= article
        and _NO_HEADLINE.isdisjoint(page.opening[start:end])
        and COLON not in page.ending[start:end]
    )


def _sums(page: Page) -> list[int]:
    """How many letters the paragraphs above each row have that stand below another paragraph."""
    kinds = page.kinds
    before = b"\x00" + kinds[:-1]
    worth = [s if kind == PROSE == above else 0 for s, kind, above in zip(page.sizes, kinds, before, strict=True)]
    return list(accumulate(worth, initial=0))
