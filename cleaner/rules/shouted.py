"""Links in capitals between an article's paragraphs, on a site that shouts at its readers in capitals, too."""

from __future__ import annotations

from cleaner.blocks import PROSE
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.options import Category

#: Other stories have headlines of so many letters and words; an author's sub-headings in capitals are shorter.
_LEAST, _LEAST_WORDS = 30, 5
#: What sites shout between paragraphs: "CLICK HERE TO GET THE APP".
_SHOUTS = (Category.FOLLOW_PROMO, Category.NEWSLETTER, Category.READ_MORE)


def shouted(evidence: Evidence) -> None:
    """Headlines in capitals between two paragraphs, where a call in capitals stands right below a paragraph, too."""
    page = evidence.page
    calls = [row for category in _SHOUTS for row in evidence.holding(category) if evidence.score(row) >= SUSPECT]
    if not any(row and page.lines[row].isupper() and page.kinds[row - 1] == PROSE for row in calls):
        return
    for row in range(1, len(page) - 1):
        line = page.lines[row]
        if (
            line.isupper()
            and page.sizes[row] >= _LEAST
            and line.count(" ") >= _LEAST_WORDS - 1
            and page.kinds[row - 1] == page.kinds[row + 1] == PROSE
        ):
            evidence.add(row, Category.READ_MORE, FAIR, "shouted")
