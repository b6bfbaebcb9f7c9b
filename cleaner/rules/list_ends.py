"""How far a heading's list reaches: its items, teasers and dates, until prose resumes or readers comment."""

from __future__ import annotations

from cleaner.blocks import (
    CLOSE,
    COLON,
    LONG_OPEN,
    PROSE,
    QUOTE,
    SHORT_CLOSED,
    SHORT_OPEN,
    STOP,
    marked,
)
from cleaner.evidence import Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.own_lists import INGREDIENTS
from cleaner.rules.references import heads_references
from cleaner.rules.resuming import counts, facts_begin, is_asked
from cleaner.rules.subheadings import before_subheading
from cleaner.sentences import sentence_starts

#: Kinds of rows that end with a stop, and what it may look like at the very end.
_CLOSED, _STOPPED = (SHORT_CLOSED, PROSE), frozenset({STOP, QUOTE, CLOSE})
#: A headline in a list is no longer than this; a paragraph of prose this long ends any list.
_HEADLINE_SIZE, _PARAGRAPH_SIZE = 200, 300
#: So many headlines are a list.
_LEAST_STORIES = 2
#: One headline of an entry has at least so many letters, an author's sub-heading fewer than this, and such kinds.
_LEAST_HEADLINE, _SUBHEADING_SIZE = 25, 60
_SECTIONS = frozenset({bytes([SHORT_OPEN, PROSE]), bytes([SHORT_CLOSED, PROSE])})
#: How many rows are looked at to tell whether an article goes on; so many headlines follow a sentence that leads there.
_REST, _HEADLINES = 40, 3
#: Teasers stand at least so many rows apart, with a headline and a date between them, and at most so many. The button.
_LEAST_PACE, _PACE, _BUTTON_SIZE = 3, 6, 20
#: A label before a colon is shorter than this, what announces something longer; the shortest sentence.
_SENTENCE_SIZE, _SHORTEST_SENTENCE = 30, 12
#: So many rows above a heading show how the article's own list is built; what its rows begin with has so many letters.
_ENTRIES, _LEAST_LEAD = 15, 7
#: What stands behind an item's number, and what parts the cells of a table's row.
_COUNTED, _CELL = late(r"[.)].*"), " | "
#: What a list's heading has more letters than, where it says that the list ends; other lists say so in these words.
_END_SIZE, _ENDS = 20, frozenset({"end of list", "end of article list"})


def list_end(evidence: Evidence, row: int, most: int, prose: list[int], core: tuple[int, int] | None) -> int:
    """The row after the last of the list that this row heads, no further than `most`.

    `prose` says how many letters of prose stand above each row, `core` where the article's stretch begins and ends.
    """
    page = evidence.page
    end = (
        _bulleted(page, row + 1) or _counted(page, row + 1) or _resumes(evidence, row + 1, min(most, len(page)), prose)
    )
    told = _told_end(evidence, row, end)
    if told:
        return min(most, told)
    end = min(most, end, _structured(evidence, row, end))
    if 1 < end - row < len(page) - row and not marked(page.lines[end - 1]):
        end = before_subheading(evidence, row, end, core)
    return end


def _bulleted(page: Page, start: int) -> int:
    """Where a list whose first item has a bullet ends: with its bullets. 0 when it has none."""
    end = start
    while end < len(page) and marked(page.lines[end]) and page.kinds[end] != PROSE:
        end += 1
    return end if end > start else 0


def _told_end(evidence: Evidence, row: int, end: int) -> int:
    """Where a list says that it ends, its heading once more with a word or two about it; 0 where it does not."""
    page, heading = evidence.page, evidence.page.heads[row]
    for item in range(row + 2, end):
        line = page.lines[item]
        if page.sizes[item] > len(heading) + _END_SIZE or item in evidence.headings:
            continue
        if line.lower() in _ENDS or heading in line.lower():
            return item + 1
    return 0


def _structured(evidence: Evidence, row: int, end: int) -> int:
    """Where an article's own list goes on, that a heading interrupts: at the first entry that is built as those above.

    Of its entries one row begins as the same row of the others does, at the same pace: "Where to watch: ...".
    """
    page, above = evidence.page, dict[str, list[int]]()
    for at in [at for at in range(max(0, row - _ENTRIES), row) if at not in evidence.rows]:
        above.setdefault(_lead(page.lines[at]), []).append(at)
    for at in range(row + 2, end):
        alike = above.get(_lead(page.lines[at]), ())
        if len(alike) > 1 and _lead(page.lines[at]):
            before = alike[-1] - alike[-2] - (row - alike[-1])
            return max(row + 1, at - before) if before >= 0 else at
    return end


def _lead(line: str) -> str:
    """The label or the first words that a row begins with; nothing where it has no more."""
    label, colon, _ = line.partition(": ")
    lead = label if colon and len(label) < _SENTENCE_SIZE else " ".join(line.split(" ", 2)[:2])
    return lead if _LEAST_LEAD <= len(lead) < len(line) else ""


def _counted(page: Page, start: int) -> int:
    """Where a list whose items are numbered from one on ends: with its numbers. 0 when it has none."""
    end = start
    while end < len(page) and page.kinds[end] != PROSE and _COUNTED.sub("", page.lines[end]) == str(end - start + 1):
        end += 1
    return end if end > start + 1 else 0


def _resumes(evidence: Evidence, start: int, most: int, prose: list[int]) -> int:
    """The row where prose resumes after a list, or `most`."""
    page = evidence.page
    kinds, sizes = page.kinds, page.sizes
    for row in range(start, most):
        if kinds[row] == PROSE:
            if _is_introduction(page, start, row) or _is_teaser(evidence, start, row):
                continue
            # One headline and one paragraph that ends the text: more likely a pointer and the article's last.
            ends = row == start + 1 and row + 1 == len(page)
            alone = row > start and not ends and not _goes_on(evidence, start, row)
            if (
                sizes[row] >= _PARAGRAPH_SIZE
                or not alone
                or 2 * (prose[-1] - prose[row]) > sum(sizes[row : row + _REST])
                or (_follows_headlines(page, start, row) and sentence_starts(page.lines[row]))
                or _follows_bare(evidence, start, row)
            ):
                return row
        elif _ends_headlines(evidence, start, row):
            return row
    return most


def _goes_on(evidence: Evidence, start: int, row: int) -> bool:
    """Whether the row after a paragraph is one, or a sentence, too, or announces or heads what follows."""
    page, below = evidence.page, row + 1
    if below == len(page):
        return False
    long = page.sizes[below] >= _SENTENCE_SIZE
    announces = long and page.ending[below] == COLON
    is_sentence = long and page.ending[below] == STOP and below not in evidence.rows
    if page.kinds[below] == PROSE or announces or is_sentence:
        return True
    return below in evidence.headings or _opens_section(evidence, start, row)


def _opens_section(evidence: Evidence, start: int, row: int) -> bool:
    """Whether a paragraph below two headlines without a teaser stands above a sub-heading and a paragraph or list."""
    page, below = evidence.page, row + 1
    items = range(start, row)
    return (
        (bytes(page.kinds[below : below + 2]) in _SECTIONS or counts(page, below + 1))
        and page.sizes[below] < _SUBHEADING_SIZE
        and below not in evidence.rows
        and len(items) >= _LEAST_STORIES
        and not any(page.sizes[item] < _LEAST_HEADLINE or item in evidence.rows for item in items)
        and page.kinds[start:row] == bytes([SHORT_OPEN]) * len(items)
    )


def _ends_headlines(evidence: Evidence, start: int, row: int) -> bool:
    """Whether a row short of prose is no headline.

    It may be far too long for one, announce something, head a recipe's ingredients or an author's references, be a
    table's row or a point, where the first item is none, be in capitals below items that are not, or be a sentence
    where no item above it ends as sentences do.
    """
    page = evidence.page
    kind, size = page.kinds[row], page.sizes[row]
    announces = page.ending[row] == COLON and size >= _SENTENCE_SIZE
    if announces or page.heads[row] in INGREDIENTS or heads_references(page, row):
        return True
    line = page.lines[row]
    if line.count(_CELL) > 1 or line.count("\t") > 1 or (row > start and line[:1] == "-" != page.lines[start][:1]):
        return True
    # A caption with its credit is known, and still a sentence; headlines have pictures without.
    if row in evidence.rows and evidence.category(row) is not Category.PHOTO_CAPTION:
        return False
    if row > start and (facts_begin(page, row) or is_asked(page, row)):
        return True
    if row >= start + _LEAST_STORIES and _shouts(line) and not any(map(_shouts, page.lines[start:row])):
        return True
    if kind == LONG_OPEN:
        return size > _HEADLINE_SIZE
    is_sentence = kind == SHORT_CLOSED and size >= _SHORTEST_SENTENCE and page.ending[row] in _STOPPED
    return is_sentence and _follows_headlines(page, start, row)


def _shouts(line: str) -> bool:
    """Whether a row is words in capitals: a heading."""
    return line.isupper() and " " in line


def _follows_headlines(page: Page, start: int, row: int) -> bool:
    """Whether items stand between the first and this row, and none of them ends as a sentence does."""
    return row > start and not any(above in _CLOSED for above in page.kinds[start:row])


def _follows_bare(evidence: Evidence, start: int, row: int) -> bool:
    """Whether two headlines or more stand between, all without a teaser: then this row is none either."""
    page = evidence.page
    bare = [at for at in range(start, row) if at not in evidence.rows and page.sizes[at] >= _LEAST_HEADLINE]
    return len(bare) >= _LEAST_STORIES and bytes(page.kinds[at] for at in bare) == bytes([SHORT_OPEN]) * len(bare)


def _is_introduction(page: Page, start: int, row: int) -> bool:
    """Whether a sentence right under the heading only leads to the headlines below it."""
    headlines = page.kinds[row + 1 : row + 1 + _HEADLINES]
    return row == start and page.sizes[row] < _HEADLINE_SIZE and headlines == bytes([SHORT_OPEN]) * _HEADLINES


def _is_teaser(evidence: Evidence, start: int, row: int) -> bool:
    """Whether a button for more stands below a paragraph, or others follow at an even pace: headline, date, teaser.

    The list's own heading is none of these rows, unless a date ends each teaser. Where a heading is among them, the
    article goes on from one list to the next; where all of them are shorter than headlines, in sections.
    """
    page = evidence.page
    if evidence.category(row + 1) is Category.READ_MORE and page.sizes[row + 1] <= _BUTTON_SIZE:
        return True
    pace = next((n for n, kind in enumerate(page.kinds[row + 1 : row + _PACE], 1) if kind == PROSE), 0)
    between = range(row, row + pace)
    if pace < _LEAST_PACE or not evidence.headings.keys().isdisjoint(between):
        return False
    categories = {evidence.category(at) for at in between}
    if Category.ADVERTISEMENT in categories or (row + 1 - pace < start and Category.TIMESTAMP not in categories):
        return False
    if max(page.sizes[row + 1 : row + pace]) < _LEAST_HEADLINE:
        return False
    beat = bytes([SHORT_OPEN]) * (pace - 1) + bytes([PROSE])
    return page.kinds[row + 1 : row + 1 + pace] == beat and page.kinds[row + 1 - pace : row + 1] == beat
