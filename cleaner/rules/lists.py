"""What a heading heads: headlines of other stories with their teasers and dates, or topics."""

from __future__ import annotations

from itertools import accumulate

from cleaner.blocks import COLON, PROSE, SHORT_OPEN
from cleaner.evidence import FAIR, SURE, WEAK, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.read_text import letters
from cleaner.rules.comments import is_wrapped, opening_of
from cleaner.rules.list_ends import list_end
from cleaner.rules.works import are_works

#: A heading that only begins like one (`More from ...`) must head at least this many stories.
_LEAST_STORIES = 2
#: Above the article's stretch a heading with a row so short below it is an entry of a menu.
_ENTRY_SIZE = 15
#: What announces something is longer than this.
_SENTENCE_SIZE = 30
#: Topics under a heading such as `Tags` are shorter than this.
_TOPIC_SIZE = 40
#: On a page without an article a list reaches no further than this.
_UNPROVEN_ROWS = 10


def headed_lists(evidence: Evidence) -> None:
    """A heading and what it heads: other stories, topics."""
    if not evidence.headings:
        return
    page = evidence.page
    core = evidence.core
    prose = list(accumulate([s if k == PROSE else 0 for s, k in zip(page.sizes, page.kinds, strict=True)], initial=0))
    opening = opening_of(evidence)
    most = len(page) if opening is None else opening
    end = 0  # a heading within a list belongs to the list
    for row, entry in sorted(evidence.headings.items()):
        if row == opening:
            break
        if is_wrapped(page, row):
            evidence.spared.add(row)
        elif row < end and entry.category is not Category.COMMENTS:
            evidence.add(row, entry.category, FAIR, "list.heading")
        elif entry.category is Category.RELATED_LINKS and (
            core is None or row > core[0] or (prose[row] and not _in_menu(page, row))
        ):
            end = _stories(evidence, row, most if core else min(most, row + _UNPROVEN_ROWS), prose, core)
        elif entry.category is Category.NAVIGATION:
            end = row + 1
            while end < len(page) and page.kinds[end] == SHORT_OPEN and page.sizes[end] < _TOPIC_SIZE:
                end += 1
            until(evidence, row, end, Category.NAVIGATION, "list.topics")


def _in_menu(page: Page, row: int) -> bool:
    """Whether a short row follows, as below an entry of a menu."""
    return row + 1 < len(page) and page.sizes[row + 1] <= _ENTRY_SIZE


def until(evidence: Evidence, row: int, end: int, category: Category, rule: str) -> None:
    """A heading's clue for this row, and its list's for those down to `end` that head none themselves."""
    for item in range(row if end > row + 1 else row + 1, end):
        if item not in evidence.headings or item == row:
            evidence.add(item, category, SURE if item == row else FAIR, rule)


def _stories(evidence: Evidence, row: int, most: int, prose: list[int], core: tuple[int, int] | None) -> int:
    """The headlines, dates and teasers under a heading such as `Related articles`; -> where they end."""
    page, end = evidence.page, list_end(evidence, row, most, prose, core)
    weak = evidence.headings[row].anchor == "start"
    if are_works(page, row, end):
        evidence.spared.update(range(row, end))
    elif not weak or end - row > _LEAST_STORIES:
        until(evidence, row, end, Category.RELATED_LINKS, "list.stories")
    return end


def introduced(evidence: Evidence) -> None:
    """What a sentence with a colon at its end announces is the author's: "The sign reads:" and the sign's words."""
    evidence.spared.update([row + 1 for row in announcements(evidence)])


def _has_words(line: str) -> bool:
    """Whether a row is more than one word; scripts without blanks do not part theirs."""
    return " " in line or letters(line) > len(line)


def announcements(evidence: Evidence) -> list[int]:
    """The sentences with a colon at their end that no rule has anything to say of."""
    page = evidence.page
    found: list[int] = []
    row = page.ending.find(COLON)
    while row >= 0:
        if page.sizes[row] >= _SENTENCE_SIZE and row not in evidence.rows and _has_words(page.lines[row]):
            found.append(row)
        row = page.ending.find(COLON, row + 1)
    return found


def neighbours(evidence: Evidence) -> None:
    """Weak clues on rows next to each other support one another."""
    rows, kinds = evidence.rows, evidence.page.kinds
    unsure = [row for row, score in evidence.scores.items() if score < FAIR and kinds[row] != PROSE]
    for row in unsure:
        if row - 1 in rows or row + 1 in rows:
            category = evidence.category(row)
            if category is not None:
                evidence.add(row, category, WEAK, "neighbours")
