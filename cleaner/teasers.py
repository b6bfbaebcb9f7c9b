"""Teasers of other stories: the first words of each, cut off in the middle, below its headline."""

from __future__ import annotations

from cleaner.blocks import LONG_OPEN, PROSE, SHORT_OPEN
from cleaner.evidence import FAIR, SURE, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: What a text that was cut off ends in. Authors end so, too, but not below a headline again and again; the sign in
#: brackets is put there by programs alone.
_CUT_OFF, _BRACKETED = ("…", "..."), ("[…]", "[...]", "[&hellip;]")
_SIGNS = _CUT_OFF + _BRACKETED
#: A teaser has at least this many letters; so many of them within so many rows of one another are a list.
_TEASER_SIZE, _TEASERS, _APART = 80, 3, 5
#: The article above them has at least this many letters.
_ARTICLE_SIZE = 600


def teasers(evidence: Evidence) -> None:
    """Runs of texts that were cut off, each below a headline, and what stands between them."""
    page = evidence.page
    cut_off = [row for row, line in enumerate(page.lines) if line.endswith(_SIGNS)]
    if len(cut_off) < _TEASERS:
        return
    found = [row for row in cut_off if row and page.sizes[row] >= _TEASER_SIZE and _is_teaser(page, row)]
    run: list[int] = []
    for row in [*found, len(page) + _APART]:
        if run and row > run[-1] + _APART:
            if len(run) >= _TEASERS and _below_article(page, run):
                _cut(evidence, run)
            run = []
        run.append(row)


def _is_teaser(page: Page, row: int) -> bool:
    line = page.lines[row]
    if line.endswith(_BRACKETED):
        return True
    return line.endswith(_CUT_OFF) and page.kinds[row - 1] in (SHORT_OPEN, LONG_OPEN)


def _below_article(page: Page, run: list[int]) -> bool:
    """Whether paragraphs stand above that are longer than the list: on other pages the list is what there is."""
    kinds, end = page.kinds, run[0]
    above = sum([page.sizes[row] for row in range(1, end) if kinds[row] == PROSE and kinds[row - 1] == PROSE])
    return above >= max(_ARTICLE_SIZE, sum(page.sizes[end : run[-1] + 1]))


def _cut(evidence: Evidence, run: list[int]) -> None:
    """From the headline of the first to the end of the last."""
    kinds = evidence.page.kinds
    first = run[0] - 1 if kinds[run[0] - 1] in (SHORT_OPEN, LONG_OPEN) else run[0]
    for row in range(first, run[-1] + 1):
        evidence.add(row, Category.RELATED_LINKS, SURE if row in run else FAIR, "teasers")
