"""The posts of a forum: what stands below each line that says who wrote it when is its authors', to the last post."""

from __future__ import annotations

import re

from cleaner.blocks import PROSE, SHORT_OPEN
from cleaner.evidence import FAIR, LOOKS, Evidence
from cleaner.features import ANYWHERE
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: How forums write it: `by Ida » Sun Oct 04, 2026 5:33 pm`, `« Reply #3 on: October 04, 2026, 05:33:12 PM »`. So many
#: such rows are a forum's, each no longer than this; so many rows below one are its post.
_SIGN, _CLOCK = "»", r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?"
_HEAD = late(rf"[^»«]{{1,60}} » [^»«]{{2,40}}{_CLOCK}|« [^»«]{{4,50}}{_CLOCK} »", re.IGNORECASE)
_POSTS, _HEAD_SIZE, _POST_ROWS = 2, 120, 60
#: What such a row looks like to others: a path through the site's menus.
_LOOKS = LOOKS | {"pattern.breadcrumb_guillemet"}
#: Below an article of so many letters such rows are readers' comments.
_ARTICLE_SIZE = 600
#: So many rows above such a line stand what else is known of its author, each no longer than this: `Town: Norrby`.
_PROFILE_ROWS, _PROFILE_SIZE = 8, 60


def posts(evidence: Evidence) -> None:
    """What no rule but the statistics speaks against stays, from each such line down to the buttons below the post."""
    page = evidence.page
    heads = page.where(_heading)
    if len(heads) < _POSTS or _has_article_above(page, heads[0]):
        return
    for head, below in zip(heads, [*heads[1:], len(page)], strict=True):
        if head in evidence.rows and all(clue.rule in _LOOKS for clue in evidence.rows[head]):
            evidence.forget(head)
        for row in range(head, min(below, head + _POST_ROWS)):
            told = evidence.is_told(row)
            if told and evidence.category(row) not in ANYWHERE:
                break
            if not told:
                evidence.spared.add(row)
        for row in range(max(1, head - _PROFILE_ROWS), head):
            if _is_profile(evidence, row):
                evidence.spared.discard(row)
                evidence.add(row, Category.COMMENTS, FAIR, "post.author")


def _heading(page: Page) -> list[int]:
    """The rows that say so; none where the text has hardly one."""
    if page.text.count(_SIGN) < _POSTS:
        return []
    return [row for row, line in enumerate(page.lines) if _SIGN in line and _is_head(page, row)]


def _is_head(page: Page, row: int) -> bool:
    """Whether a row says who wrote a post when; no sentence does."""
    if page.sizes[row] > _HEAD_SIZE or page.kinds[row] == PROSE:
        return False
    return _HEAD.fullmatch(page.lines[row]) is not None


def _has_article_above(page: Page, row: int) -> bool:
    above = zip(page.sizes[:row], page.kinds[:row], strict=True)
    return sum([size for size, kind in above if kind == PROSE]) >= _ARTICLE_SIZE


def _is_profile(evidence: Evidence, row: int) -> bool:
    """Whether a row has a label and a value as the one above it has, which a rule knows for a forum's."""
    page, above = evidence.page, row - 1
    if page.kinds[row] != SHORT_OPEN or page.sizes[row] > _PROFILE_SIZE or ": " not in page.lines[row]:
        return False
    return ": " in page.lines[above] and evidence.is_told(above) and evidence.category(above) is Category.COMMENTS
