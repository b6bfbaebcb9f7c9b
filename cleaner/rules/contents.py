"""A table of contents: it says what the headings below it say again, each above its part."""

from __future__ import annotations

from cleaner.blocks import COLON, DIGIT, LONG_OPEN, MARK, PROSE, SHORT_OPEN
from cleaner.evidence import SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: So many rows that come again as headings are a table of contents; fewer may be an author's list, but what comes
#: again is a heading all the same.
_CONTENTS, _HEADINGS = 5, 3
#: An entry has at least this many letters; this share of the headings stand right above a paragraph, or a sentence of
#: so many letters with a colon, and so many rows lie between two of them.
_ENTRY_SIZE, _ABOVE_PROSE, _SENTENCE_SIZE, _APART = 6, 0.6, 30, 2

#: Rows that open with a number or a mark, so many in a row.
_RUNS = late(b"[%c%c]{3,}" % (DIGIT, MARK))
#: What such a table is called.
_TITLE_WORDS = (
    "contents|table of contents|in this article|on this page|inhalt|inhaltsverzeichnis|übersicht|in diesem artikel|"
    "in diesem beitrag|sommaire|table des matières|dans cet article|contenido|contenidos|tabla de contenidos|índice|"
    "en este artículo|conteúdo|neste artigo|indice|contenuti|sommario|in questo articolo|inhoud|inhoudsopgave|"
    "in dit artikel|spis treści|w tym artykule|obsah|obsah článku|v tomto článku|innehåll|innehållsförteckning|"
    "innehåll i artikeln|i den här artikeln|indhold|indholdsfortegnelse|indhold i denne artikel|i denne artikel|"
    "innhold|innholdsfortegnelse|innhold i artikkelen|i denne artikkelen|sisällys|sisällysluettelo|"
    "tässä artikkelissa|tartalom|tartalomjegyzék|ebben a cikkben|cuprins|în acest articol|съдържание|содержание|"
    "оглавление|содержание статьи|в этой статье|зміст|зміст статті|у цій статті|sadržaj|sadržaj članka|"
    "u ovom članku|kazalo|περιεχόμενα|içindekiler|bu yazida|bu makalede|daftar isi|dalam artikel ini|mục lục|"
    "trong bài viết này|目录|目錄|本文目录|文章目錄|目次|この記事の目次|차례|목차|محتويات|المحتويات|محتويات المقال|"
    "في هذا المقال|فهرست|فهرست مطالب|در این مقاله|תוכן עניינים|תוכן העניינים|इस लेख में|विषय सूची|สารบัญ"
)
_TITLES = frozenset(_TITLE_WORDS.split("|"))
#: What an entry's number is written with, in the digits of several scripts.
_NUMBER = "0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९.) "


def contents(evidence: Evidence, repeated: list[int], first: dict[str, int], only_headed: bool) -> None:
    """Rows that follow one another, and come again in the same order, each above a part of the text.

    A manual may name in a list what it then tells one by one: there a title must say what the list is.
    """
    page = evidence.page
    again: dict[int, int] = {}
    for row in repeated:
        if page.kinds[row] != PROSE and page.sizes[row] >= _ENTRY_SIZE:
            again.setdefault(first[page.lines[row]], row)
    run: list[int] = []
    for row in [*sorted(again), len(page) + 1]:
        if run and (row != run[-1] + 1 or row >= len(page) or again[row] <= again[run[-1]]):
            able = len(run) >= _HEADINGS and again[run[0]] > run[-1]
            if able and (not only_headed or _headed(evidence, run[0])):
                _tell(evidence, run, [again[entry] for entry in run])
            run = []
        run.append(row)


def _tell(evidence: Evidence, run: list[int], headings: list[int]) -> None:
    """The entries go, and the headings stay."""
    leading = [row for row in headings if _leads(evidence.page, row + 1)]
    if len(leading) < _ABOVE_PROSE * len(run) or headings[-1] - headings[0] < _APART * (len(run) - 1):
        return
    evidence.spared.update(leading)
    headed = _headed(evidence, run[0])
    if len(run) >= (_HEADINGS if headed else _CONTENTS):
        evidence.spared.difference_update(run)
        # What the rules have something to say of above them is their heading, too.
        for row in [run[0] - 1, *run] if headed or run[0] - 1 in evidence.rows else run:
            evidence.add(row, Category.NAVIGATION, SURE, "contents")


def _leads(page: Page, below: int) -> bool:
    """Whether a row below a heading is a paragraph, or announces what follows."""
    if below == len(page):
        return False
    return page.kinds[below] == PROSE or (page.ending[below] == COLON and page.sizes[below] >= _SENTENCE_SIZE)


def listed_contents(evidence: Evidence) -> None:
    """Numbered or bulleted entries that come again as headings in another dress: `1 Details`, `Details[edit]`."""
    page = evidence.page
    again: dict[str, int] = {}
    for found in _RUNS.finditer(page.opening):
        start, end = found.span()
        if any(page.kinds[row] != SHORT_OPEN for row in range(start, end)):
            continue
        if not again:
            # Where a text names a heading twice, the last counts: the entries stand above.
            again = {_bare(head): row for row, head in enumerate(page.heads) if page.kinds[row] != PROSE}
        headings = [again[_bare(page.heads[row])] for row in range(start, end)]
        known = [row for row in headings if row >= end]
        headed = _headed(evidence, start)
        if len(known) < (_HEADINGS if headed else _CONTENTS) or len(known) < _ABOVE_PROSE * (end - start):
            continue
        leading = [row for row in known if row + 1 < len(page) and page.kinds[row + 1] in (PROSE, LONG_OPEN)]
        if known == sorted(set(known)) and len(leading) >= _ABOVE_PROSE * len(known):
            evidence.spared.difference_update(range(start, end))
            for row in range(start - headed, end):
                evidence.add(row, Category.NAVIGATION, SURE, "contents")


def _headed(evidence: Evidence, start: int) -> bool:
    """Whether what begins in a row stands below the title of a table of contents."""
    return start > 0 and evidence.page.heads[start - 1] in _TITLES


def _bare(head: str) -> str:
    """A heading without its number and what a wiki puts behind it."""
    if head[:1].isdigit():
        head = head.lstrip(_NUMBER)
    return head.partition("[")[0].rstrip() if "[" in head else head
