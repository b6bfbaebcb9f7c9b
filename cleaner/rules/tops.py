"""Above the title: where it is known, and the site's rows stand above it, what stands between these is the site's."""

from __future__ import annotations

from cleaner.blocks import COLON, MARK, PROSE, PROSE_SIZE, QUOTE, SHORT_CLOSED, tabular
from cleaner.evidence import FAIR, MODEL, OUTSIDE, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.vocabulary import words_of

#: So many rows above the title are the site's, and of so many of them more than looks says so; below it stands an
#: article of so many letters.
_SITE_ROWS, _TOLD, _ARTICLE_SIZE = 4, 2, 700
#: Where a row stands that may be the author's, all that follows may be: one that opens as a quote or a point does, that
#: ends in a colon, is longer than the sentences of a menu, or shares so many words with the article's opening, and such
#: a part of its own. Of a short row that part is larger: it may be another title.
_AUTHORS, _LONGEST = frozenset({QUOTE, MARK}), 160
_SHARED, _PART, _TITLE_SHARED, _TITLE_PART, _TITLE_SIZE = 3, 0.25, 2, 0.4, 22


def above_title(evidence: Evidence, title: int, text: frozenset[str]) -> None:
    """The rows of a menu that no rule knows: names of the site's pages, and a sentence on each."""
    scores, spared, page = evidence.scores, evidence.spared, evidence.page
    site = {row for row in range(title) if scores.get(row, 0.0) >= SUSPECT and row not in spared}
    told = sum(_is_told(evidence, row) for row in site)
    if told < _TOLD or len(site) + evidence.directory_rows < _SITE_ROWS or not _has_article(evidence):
        return
    named = page.lines[title].lower()
    found: list[int] = []
    for row in range(title):
        if row in site or page.lines[row].lower() == named:
            continue
        if row in spared or _may_be_the_authors(evidence, row, text):
            # What stands right above it may be its heading.
            found = [other for other in found if any(below in site for below in range(other, row))]
            break
        found.append(row)
    for row in found:
        category = Category.NAVIGATION if page.sizes[row] < PROSE_SIZE else Category.PROMO_BOX
        evidence.add(row, category, FAIR, "above")


def _is_told(evidence: Evidence, row: int) -> bool:
    """Whether more than its look speaks against a row."""
    return any(clue.rule not in (MODEL, OUTSIDE) for clue in evidence.rows[row])


def _has_article(evidence: Evidence) -> bool:
    page = evidence.page
    within = range(evidence.first, evidence.last + 1)
    return sum(page.sizes[row] for row in within if page.kinds[row] == PROSE) >= _ARTICLE_SIZE


def _may_be_the_authors(evidence: Evidence, row: int, text: frozenset[str]) -> bool:
    page = evidence.page
    size, kind = page.sizes[row], page.kinds[row]
    if size > _LONGEST or page.opening[row] in _AUTHORS or page.ending[row] == COLON or tabular(page.lines[row]):
        return True
    words = words_of(page.lines[row])
    shared = len(words & text)
    if size >= PROSE_SIZE or kind == PROSE:
        return shared >= _SHARED and shared >= _PART * len(words)
    if kind == SHORT_CLOSED and shared:
        return True
    return size >= _TITLE_SIZE and shared >= _TITLE_SHARED and shared >= _TITLE_PART * len(words)
