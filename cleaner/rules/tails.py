"""Below the article: what stands between rows that are the site's has no claim to stay."""

from __future__ import annotations

from itertools import pairwise

from cleaner.blocks import COLON, DIGIT, MARK, OPEN, PROSE
from cleaner.evidence import FAIR, MODEL, OUTSIDE, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: So many rows below the article have to be the site's before anything is said of those between them.
_LEAST_ROWS = 5
#: So many of the rows above a gap, and of those below it, are the site's; the page's end counts as such.
_BESIDE, _REACH = 3, 8
#: A gap of more rows, letters or paragraphs may be a part of the article; so may anything below a short one.
_MOST_ROWS, _MOST_LETTERS, _MOST_PARAGRAPHS, _ARTICLE_SIZE = 4, 900, 1, 1500
#: Points, cells and prices are as often left over from the author's lists.
_LISTED = frozenset({MARK, DIGIT, OPEN})
_PRICED = frozenset("$€£¥%|\t")
#: Whether these are a scraped page's rows and not the author's list, phrases tell, of so many of the kinds that stand
#: at a page's end alone.
_KINDS = 3
_AT_THE_END = frozenset(
    {
        Category.SITE_FOOTER,
        Category.COPYRIGHT,
        Category.COOKIE_CONSENT,
        Category.NEWSLETTER,
        Category.SOCIAL_SHARE,
        Category.FOLLOW_PROMO,
        Category.NAVIGATION,
        Category.COMMENTS,
        Category.RELATED_LINKS,
        Category.ADVERTISEMENT,
        Category.PAYWALL,
        Category.UI_TEXT,
    }
)
#: What the rows above give to the rows below them; other kinds hold one line each.
_SPREADING = frozenset({Category.RELATED_LINKS, Category.COMMENTS, Category.SITE_FOOTER})


def tails(evidence: Evidence) -> None:
    """Teasers, names and headlines between the site's rows below the article."""
    last, spared = evidence.last, evidence.spared
    if last < 0 or len(evidence.scores) <= _LEAST_ROWS or len(evidence.page) - last <= 2 * _LEAST_ROWS:
        return
    site = sorted(
        [row for row, score in evidence.scores.items() if row > last and score >= SUSPECT and row not in spared]
    )
    if len(site) <= _LEAST_ROWS or not _is_page(evidence, site) or not _is_article(evidence.page, evidence.first, last):
        return
    end = len(evidence.page)
    bounds = [*site, *range(end, end + _BESIDE)]
    for at, (above, below) in enumerate(pairwise([*site, end]), 1):
        if not 1 < below - above <= _MOST_ROWS + 1 or at < _LEAST_ROWS:
            continue
        if bounds[at - _BESIDE] > above - _REACH and bounds[at + _BESIDE - 1] < below + _REACH:
            _close(evidence, above, below)


def _is_page(evidence: Evidence, site: list[int]) -> bool:
    """Whether more than looks says of these rows that they are a page's end."""
    told = {
        clue.category for row in site for clue in evidence.rows[row] if clue.rule not in (MODEL, OUTSIDE, "neighbours")
    }
    return len(told & _AT_THE_END) >= _KINDS


def _is_article(page: Page, first: int, last: int) -> bool:
    """Whether what stands above is long enough to be all that the page has to say."""
    return sum(page.sizes[row] for row in range(first, last + 1) if page.kinds[row] == PROSE) >= _ARTICLE_SIZE


def _close(evidence: Evidence, above: int, below: int) -> None:
    """The rows between these two are the site's, too, unless they look like the author's points or cells."""
    page, rows = evidence.page, range(above + 1, below)
    if sum(page.sizes[above + 1 : below]) > _MOST_LETTERS or not evidence.spared.isdisjoint(rows):
        return
    if page.kinds.count(PROSE, above + 1, below) > _MOST_PARAGRAPHS:
        return
    if any(
        page.opening[row] in _LISTED or page.ending[row] == COLON or not _PRICED.isdisjoint(page.lines[row])
        for row in rows
    ):
        return
    category = evidence.category(above)
    for row in rows:
        evidence.add(row, category if category in _SPREADING and category else Category.RELATED_LINKS, FAIR, "tail")
