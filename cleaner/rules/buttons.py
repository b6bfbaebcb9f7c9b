"""Teasers of other stories with a button each: a headline, an excerpt of any length, `Read more`, again and again."""

from __future__ import annotations

from itertools import accumulate, groupby, pairwise

from cleaner.blocks import LONG_OPEN, PROSE, SHORT_OPEN
from cleaner.evidence import SURE, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: So many buttons of one wording, each with so many rows before it, are a list of other stories; the longest button.
_BUTTONS, _BETWEEN, _BUTTON_SIZE = 3, 4, 60
#: At least every second story has an excerpt of this length: works that an author names have none.
_EXCERPT_SIZE = 100
#: The article above them has at least this many letters, and as many as they; below them comes at most this share.
#: Where more pointers stand within it, it is the author's choice of things to read or to buy.
_ARTICLE_SIZE, _REST, _POINTERS = 1500, 3, 2
#: Right above them, within so many rows, stands what ends an article, or so much of it among so many rows right below.
_ABOVE, _SITE_BELOW, _BELOW = 3, 3, 5
_ENDINGS = frozenset(
    {
        Category.RELATED_LINKS,
        Category.NEWSLETTER,
        Category.SOCIAL_SHARE,
        Category.FOLLOW_PROMO,
        Category.COMMENTS,
        Category.COPYRIGHT,
        Category.SITE_FOOTER,
        Category.NAVIGATION,
    }
)


def buttons(evidence: Evidence) -> None:
    """Runs of teasers that each end in the same button, below the article."""
    page, clues = evidence.page, evidence.rows
    held = [
        (clues[row][0].rule, row) for row in evidence.holding(Category.READ_MORE) if page.sizes[row] <= _BUTTON_SIZE
    ]
    if len(held) < _BUTTONS:
        return
    for _, found in groupby(sorted(held), key=_rule_of):
        run: list[int] = []
        for row in [*(row for _, row in found), len(page) + 2 * _BETWEEN]:
            if run and not 1 < row - run[-1] <= _BETWEEN + 1:
                if len(run) >= _BUTTONS:
                    _tell(evidence, run)
                run = []
            run.append(row)


def _rule_of(found: tuple[str, int]) -> str:
    return found[0]


def _tell(evidence: Evidence, run: list[int]) -> None:
    """The stories of these buttons go, if the article stands above them and the site's rows beside them."""
    page = evidence.page
    start, end = _first_row(page, run), run[-1] + 1
    if sum(row < start for row in evidence.holding(Category.READ_MORE)) > _POINTERS:
        return
    # Pointers between an author's paragraphs stand below no headlines.
    if any(all(kind == PROSE for kind in page.kinds[above + 1 : below]) for above, below in pairwise(run)):
        return
    excerpts = sum(max(page.sizes[above + 1 : below]) >= _EXCERPT_SIZE for above, below in pairwise(run))
    if 2 * excerpts >= len(run) - 1 and _is_below(page, start, end) and _is_beside(evidence, start, end):
        for row in range(start, end):
            evidence.add(row, Category.RELATED_LINKS, SURE, "teasers.button")
        evidence.spared.difference_update(range(start, end))


def _first_row(page: Page, run: list[int]) -> int:
    """Where the first story begins: as far above its button as the nearest of the others, with a headline as they."""
    start = max(0, run[0] - min(below - above for above, below in pairwise(run)) + 1)
    headed = all(page.kinds[above + 1] in (SHORT_OPEN, LONG_OPEN) for above in run[:-1])
    while headed and start < run[0] and page.kinds[start] not in (SHORT_OPEN, LONG_OPEN):
        start += 1
    return start


def _is_below(page: Page, start: int, end: int) -> bool:
    """Whether the article stands above these rows, and little of it can be below."""
    prose = list(accumulate([s if k == PROSE else 0 for s, k in zip(page.sizes, page.kinds, strict=True)], initial=0))
    article = prose[start]
    return article >= max(_ARTICLE_SIZE, sum(page.sizes[start:end])) and article >= _REST * (prose[-1] - prose[end])


def _is_beside(evidence: Evidence, start: int, end: int) -> bool:
    """Whether rows that end an article stand right above or below; buttons that may be others need a heading."""
    above = range(max(0, start - _ABOVE), start)
    if evidence.score(end - 1) < SUSPECT:
        return any(row in evidence.headings for row in above)
    if not _ENDINGS.isdisjoint(_site(evidence, above)):
        return True
    below = _site(evidence, range(end, end + _BELOW))
    return len(_ENDINGS.intersection(below)) > 1 and len(below) >= _SITE_BELOW


def _site(evidence: Evidence, rows: range) -> list[Category | None]:
    """What kinds the site's rows among these are of."""
    return [evidence.category(row) for row in rows if evidence.score(row) >= SUSPECT]
