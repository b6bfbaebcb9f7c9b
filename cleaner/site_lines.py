"""Lines that a site prints on page after page: evidence where a site profile was given (see `cleaner.sites`)."""

from __future__ import annotations

from cleaner.blocks import COLON, LONG_OPEN
from cleaner.evidence import FAIR, SURE, WEAK, Evidence
from cleaner.options import Category

#: On fewer pages a line is never evidence: two may be two prints of one story, or an author's saying.
LEAST_PAGES = 3
#: From this share of the host's pages on a line is printed again and again, and from this one nearly everywhere.
#: (Lines on less than half of the pages were the author's in 4 words of 10, above nine tenths in 1 of 100.)
_OFTEN, _MOSTLY = 0.5, 0.8


def site_lines(evidence: Evidence) -> None:
    """Lines that stand on many pages of the same host, by a profile of it."""
    site = evidence.tables.site
    if site is None or site.pages < LEAST_PAGES:
        return
    page = evidence.page
    seen = [site.count(line) for line in page.lines]
    least = max(LEAST_PAGES, _OFTEN * site.pages)
    often = [False, *(count >= least for count in seen), False]
    for row, count in enumerate(seen):
        if not often[row + 1]:
            continue
        weight = _weight(evidence, row, often[row] or often[row + 2], count >= _MOSTLY * site.pages)
        if weight:
            category = evidence.category(row) or _category(page.kinds[row])
            evidence.add(row, category, weight, f"site/{count} of {site.pages} pages")


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
