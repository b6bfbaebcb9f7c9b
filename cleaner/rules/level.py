"""Teasers at the text's end that a site has cut off, each after as many words as the others.

Authors' paragraphs end in a stop and are as long as they are; what a program cuts off after sixty words does neither.
"""

from __future__ import annotations

from cleaner.blocks import LOWER, MARK, PROSE
from cleaner.evidence import SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: A teaser has at least so many letters, and a sentence that ends so many letters or more before its own end.
_SIZE, _REST = 90, 15
_SENTENCE = late(r"[^\W_][.!?…][)”\"]? [“\"„(]?[^\W\d_]|[。！？]")
_DOTS = ("...", "…", "[…]", "[...]")
#: So many teasers, no further apart than this, with so many other rows at most below them; the longest has so many
#: times the words of the shortest.
_TEASERS, _APART, _BELOW, _LEVEL = 3, 3, 2, 1.12
#: Where no blanks part words, rows have fewer than this: their letters are counted.
_WORDS = 8
#: Of two or more that are the text's last rows the longest may be so many times as long.
_LAST, _LAST_LEVEL = 2, 1.3
#: The article above has at least so many letters of prose.
_ARTICLE_SIZE = 200


def level(evidence: Evidence) -> None:
    """The teasers and what stands between and below them."""
    page = evidence.page
    if len(page) <= _LAST:
        return
    found: list[int] = []
    row, least = len(page) - 1, max(0, len(page) - 1 - _BELOW)
    while row >= least:
        if _is_cut_off(page, row):
            found.append(row)
            least = max(0, row - _APART)
        row -= 1
    found.reverse()
    if _are_teasers(page, found) and _has_article(page, found[0]):
        for row in range(found[0], len(page)):
            evidence.add(row, Category.RELATED_LINKS, SURE, "teasers.level")


def _is_cut_off(page: Page, row: int) -> bool:
    """Whether a row holds a whole sentence, and another that does not end."""
    line = page.lines[row]
    if page.sizes[row] < _SIZE or page.opening[row] in (LOWER, MARK):
        return False
    is_open = line.endswith(_DOTS) or line[-1].isalpha() or line[-1] == ","
    return is_open and _SENTENCE.search(line, 0, len(line) - _REST) is not None


def _are_teasers(page: Page, rows: list[int]) -> bool:
    """Whether so many rows are cut off after as many words, or are the last ones and much alike."""
    if len(rows) < _LAST:
        return False
    words = [len(page.lines[row].split()) for row in rows]
    sizes = words
    if min(words) < _WORDS:
        sizes = [page.sizes[row] for row in rows]
        if max(sizes) >= max(page.sizes[: rows[0]], default=0):
            return False  # no row is longer: these are a paragraph's, broken up
    apart = max(sizes) / min(sizes)
    are_last = rows[-1] == len(page) - 1 and rows[-1] - rows[0] == len(rows) - 1
    return (len(rows) >= _TEASERS and apart <= _LEVEL) or (are_last and apart <= _LAST_LEVEL)


def _has_article(page: Page, row: int) -> bool:
    return sum(size for size, kind in zip(page.sizes[:row], page.kinds, strict=False) if kind == PROSE) >= _ARTICLE_SIZE
