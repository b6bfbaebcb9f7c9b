"""Lines that a site prints on page after page: evidence where a site profile was given (see `cleaner.sites`)."""

from __future__ import annotations

from math import sqrt

from cleaner.blocks import COLON, LONG_OPEN
from cleaner.evidence import FAIR, SURE, WEAK, Evidence
from cleaner.options import Category

#: On fewer pages a line is never evidence: two may be two prints of one story, or an author's saying.
LEAST_PAGES = 3
#: Above this share of the host's pages a line is printed again and again, and above this one nearly everywhere.
#: (Lines on less than half of the pages were the author's in 4 words of 10, above nine tenths in 1 of 100.)
_OFTEN, _MOSTLY = 0.5, 0.75


def site_lines(evidence: Evidence) -> None:
    """Lines that stand on many pages of the same host, by a profile of it."""
    site = evidence.tables.site
    if site is None or site.pages < LEAST_PAGES:
        return
    page = evidence.page
    seen = [site.count(line) for line in page.lines]
    shares = [0.0, *(share(count, site.pages) if count >= LEAST_PAGES else 0.0 for count in seen), 0.0]
    for row, count in enumerate(seen):
        if shares[row + 1] <= _OFTEN:
            continue
        in_block = max(shares[row], shares[row + 2]) > _OFTEN
        weight = _weight(evidence, row, in_block, shares[row + 1] > _MOSTLY)
        if weight:
            category = evidence.category(row) or _category(page.kinds[row])
            evidence.add(row, category, weight, f"site/{count} of {site.pages} pages")


def share(count: int, pages: int) -> float:
    """The share of a host's pages that hold a line, at least, when `count` of a sample of `pages` do.

    The lower end of Wilson's interval at one standard error: few pages say little.

    >>> round(share(3, 3), 2), round(share(4, 6), 2), round(share(212, 240), 2)
    (0.75, 0.46, 0.86)
    """
    found = count / pages
    spread = sqrt(found * (1 - found) / pages + 1 / (4 * pages**2))
    return (found + 1 / (2 * pages) - spread) / (1 + 1 / pages)


def _weight(evidence: Evidence, row: int, in_block: bool, mostly: bool) -> float:
    """How sure a repeated line is the site's.

    Menus, boxes and footers repeat as blocks. A short line that repeats alone between others that do not is a heading
    or label of the site's form ("Ingredients", "Weight:") over what the author filled in.
    """
    if in_block:
        return SURE if mostly else FAIR
    if evidence.page.ending[row] == COLON:
        return 0.0
    return FAIR if mostly and evidence.page.kinds[row] >= LONG_OPEN else WEAK


def _category(kind: int) -> Category:
    return Category.PROMO_BOX if kind >= LONG_OPEN else Category.NAVIGATION
