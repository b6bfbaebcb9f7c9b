"""The author's own structure, which looks alone would take for the site's: what goes on, counts up, or says goodbye."""

from __future__ import annotations

import re
from itertools import groupby

from cleaner.blocks import ASK, CLOSE, COMMA, DIGIT, MARK, OPEN, PROSE, QUOTE, SHORT_CLOSED, SHORT_OPEN, STOP, tabular
from cleaner.evidence import MODEL, SUSPECT, Clue, Evidence, is_faint
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.lists import announcements

#: A row that opens so may belong to a series of such rows.
_SERIAL = frozenset({QUOTE, MARK, DIGIT, OPEN})
_CLOSED = frozenset({SHORT_CLOSED, PROSE})
#: "With love," is shorter than this, the name under it too; they stand within so many rows of the last paragraph.
_GREETING_SIZE, _NAME_SIZE, _FAREWELL_ROWS = 30, 40, 4
_NUMBER = late(r"(\d{1,2})(?:[.):]|\s)\s*\S")
#: What names a work: an arrow back into the text, a DOI, an ISBN, a volume, its pages, an address that stands alone.
_REFERENCE = late(
    r"^(?:\d{1,3}\. ?)?↑ ?\S|\bdoi\b|\b10\.\d{4,}/|\bISBN\b|\bet al\.|\bvol\. ?\d|\b(?:pp|S|str|стр)\. ?\d|\d (?:S|pp|págs?|str|стр)\.|^https?://\S+$",
    re.IGNORECASE,
)
#: A list that a sentence announces has at most so many rows; a paragraph below more than so many is the article's.
_ANNOUNCED_ROWS, _LEAST_ANNOUNCED = 20, 2
#: A sub-heading is no longer than this, and an article that has it has this many others.
_SUBHEADING_SIZE, _OTHERS = 60, 1
#: What stands in boxes between an article's paragraphs, and how many rows such a box has at most.
_BOXED = frozenset(
    {
        Category.NEWSLETTER,
        Category.PHOTO_CAPTION,
        Category.PHOTO_CREDIT,
        Category.ADVERTISEMENT,
        Category.PROMO_BOX,
        Category.READ_MORE,
        Category.RELATED_LINKS,
        Category.MEDIA_PLAYER,
        Category.SOCIAL_EMBED,
        Category.FOLLOW_PROMO,
        Category.PAYWALL,
    }
)
_BOX_ROWS = 12
#: So many fields below a heading show whose it is; their labels end within so many letters.
_FIELDS, _LABEL_SIZE = 2, 40
#: What an advertisement says that parts a text; a sentence right below it has so many letters.
_GOES_ON = (
    "continu",
    "keep reading",
    "below ad",
    "weiter",
    "fortgesetzt",
    "la suite",
    "sigue",
    "verder",
    "往下",
    "继续",
    "繼續",
    "続き",
    "계속",
    "dalej",
    "pokrač",
)
_SENTENCE_SIZE = 40
#: What a sentence or somebody's words end in; so many rows above such are sub-headings.
_SAID, _HEADINGS = frozenset({STOP, ASK, CLOSE}), 3
#: A list of at least this many bulleted rows is judged as a whole.
_LIST_ROWS = 4


def structure(evidence: Evidence) -> None:
    """Rows that only their look speaks against stay where they belong to the author's structure."""
    if evidence.last < 0:
        return
    clues = evidence.rows
    suspects = {row for row, score in evidence.scores.items() if score >= SUSPECT and only_looks(clues[row])}
    evidence.spared.update(_above_fields(evidence))
    if suspects:
        evidence.spared |= suspects & {
            *_series(evidence, suspects),
            *_farewell(evidence),
            *_numbered(evidence, suspects),
            *_lists(evidence, suspects),
            *_references(evidence, suspects),
            *_resuming(evidence, suspects),
            *_continuing(evidence, suspects),
            *_spoken_of(evidence, suspects),
            *_announced(evidence),
            *[row for row in suspects if tabular(evidence.page.lines[row])],
        }


def only_looks(clues: tuple[Clue, ...]) -> bool:
    """Whether nothing but its look and place speaks against a row: the statistics add their clues last."""
    return clues[0].rule == MODEL


def _series(evidence: Evidence, suspects: set[int]) -> list[int]:
    """The rows below the article that open and end as the one above does, which stays: more quotes, more points."""
    page = evidence.page
    found: list[int] = []
    for row in sorted([row for row in suspects if page.kinds[row] in _CLOSED and page.opening[row] in _SERIAL]):
        above = row - 1
        if above < evidence.last or (above in suspects and found[-1:] != [above]):
            continue
        if page.opening[row] == page.opening[above]:
            found += [row] if page.ending[row] == page.ending[above] else []
    return found


def _farewell(evidence: Evidence) -> range:
    """The greeting with its comma and the name below it, right after the article: a letter, a blog's post."""
    page, below = evidence.page, evidence.last + 1
    for row in range(below, min(below + _FAREWELL_ROWS, len(page) - 1)):
        if page.kinds[row] == PROSE:
            break
        if page.ending[row] == COMMA and page.sizes[row] < _GREETING_SIZE:
            named = page.kinds[row + 1] == SHORT_OPEN and page.sizes[row + 1] < _NAME_SIZE
            return range(below, row + 2) if named else range(0)
    return range(0)


def _numbered(evidence: Evidence, suspects: set[int]) -> list[int]:
    """Headings that count on from one that stays, with text between the two."""
    page = evidence.page
    found: list[int] = []
    if all(page.opening[row] != DIGIT for row in suspects):
        return found
    places: dict[int, int] = {}
    row = page.opening.find(DIGIT)
    while row >= 0:
        number = _NUMBER.match(page.lines[row])
        if number:
            before = places.get(int(number[1]) - 1)
            if before is not None and before < row - 1 and (before not in suspects or before in found):
                found.append(row)
            places[int(number[1])] = row
        row = page.opening.find(DIGIT, row + 1)
    return found


def _references(evidence: Evidence, suspects: set[int]) -> list[int]:
    """Works that the author names, by their numbers, pages or addresses, and the short heading above them."""
    page = evidence.page
    lines = page.lines
    numbered = [row for row in suspects if "." in lines[row] or "ISBN" in lines[row]]
    found = [row for row in numbered if _REFERENCE.search(lines[row])]
    return found + [row - 1 for row in found if row and page.kinds[row - 1] == SHORT_OPEN]


def _resuming(evidence: Evidence, suspects: set[int]) -> list[int]:
    """Sub-headings with a box of the site's right above them, in an article that has others: with a box beside it any
    short row looks like a part of the box.
    """
    page = evidence.page
    found = [row for row in suspects if row + 1 not in evidence.rows and _heads_text(page, row)]
    found = [row for row in found if _ends_box(evidence, row - 1, suspects)]
    if not found:
        return found
    others = [row for row in range(1, len(page)) if row not in evidence.rows and _heads_text(page, row)]
    others = [row for row in others if page.kinds[row - 1] in _CLOSED]
    return [row for row in found if len(others) >= _OTHERS and others[0] < row]


def _continuing(evidence: Evidence, suspects: set[int]) -> list[int]:
    """Sentences and fields below an advertisement that says itself that the text goes on below it."""
    page, found = evidence.page, list[int]()
    for row in evidence.holding(Category.ADVERTISEMENT):
        below = row + 1
        if not any(map(evidence.rows[row][0].rule.__contains__, _GOES_ON)) or below >= len(page):
            continue
        if page.kinds[below] not in _CLOSED or page.sizes[below] < _SENTENCE_SIZE:
            continue
        while below < len(page) and (page.kinds[below] in _CLOSED or _is_field(page.lines[below])):
            if below in evidence.rows and below not in suspects:
                break
            found.append(below)
            below += 1
    return found


def _spoken_of(evidence: Evidence, suspects: set[int]) -> list[int]:
    """Sub-headings above what people say or a sentence, where there are some, each alone between rows that stay."""
    page = evidence.page
    found = [
        row
        for row in suspects
        if evidence.first < row < len(page) - 1
        and page.kinds[row] == SHORT_OPEN
        and page.sizes[row] <= _SUBHEADING_SIZE
        and page.opening[row] not in _SERIAL
        and page.ending[row] not in _SAID
        and page.ending[row + 1] in _SAID
        and row + 1 not in evidence.rows
        and (row - 1 not in evidence.rows or row - 1 in suspects)
        and MODEL in evidence.rows[row][-1].rule
    ]
    return found if len(found) >= _HEADINGS else []


def _is_field(line: str) -> bool:
    return line.find(": ", 1, _LABEL_SIZE) > 0 or line.find("：", 1, _LABEL_SIZE) > 0


def _above_fields(evidence: Evidence) -> list[int]:
    """Headings right below the article's text with fields below them that stay: "Credits" above "Words: Ida Strand".

    Words that may be a site's as well as an author's do not speak against them either.
    """
    page, scores, rows = evidence.page, evidence.scores, evidence.rows
    below = [row for row, score in scores.items() if row and score >= SUSPECT and page.kinds[row] == SHORT_OPEN]
    below = [row for row in below if page.kinds[row - 1] in _CLOSED and scores.get(row - 1, 0.0) < SUSPECT]
    return [row for row in below if _are_fields(evidence, row + 1) and all(map(is_faint, rows[row]))]


def _are_fields(evidence: Evidence, start: int) -> bool:
    """Whether a label and a value stand on each of these rows, of which no rule has anything to say."""
    page, rows = evidence.page, range(start, start + _FIELDS)
    return rows[-1] < len(page) and all(
        page.kinds[row] == SHORT_OPEN and row not in evidence.rows and _is_field(page.lines[row]) for row in rows
    )


def _ends_box(evidence: Evidence, row: int, suspects: set[int]) -> bool:
    """Whether rows that end here are a box of the site's, by more than their looks, with a paragraph above it."""
    page, top = evidence.page, max(-1, row - _BOX_ROWS)
    if row < 0 or row in suspects or not _is_boxed(evidence, row):
        return False
    while row > top and (evidence.score(row) >= SUSPECT or _is_boxed(evidence, row)):
        row -= 1
    # The box's own heading may be known to no rule.
    return row > top and not _CLOSED.isdisjoint(page.kinds[max(0, row - 1) : row + 1])


def _is_boxed(evidence: Evidence, row: int) -> bool:
    """Whether a row is of a kind that stands between an article's paragraphs."""
    spans = evidence.spans.get(row)
    if spans and spans[0].start == 0:
        return spans[0].clue.category in _BOXED
    return evidence.score(row) >= SUSPECT and evidence.category(row) in _BOXED


def _heads_text(page: Page, row: int) -> bool:
    """Whether a row may be a sub-heading: short and open, above a sentence."""
    return (
        page.kinds[row] == SHORT_OPEN
        and page.sizes[row] <= _SUBHEADING_SIZE
        and page.opening[row] not in _SERIAL
        and row + 1 < len(page)
        and page.kinds[row + 1] in _CLOSED
    )


def _lists(evidence: Evidence, suspects: set[int]) -> list[int]:
    """The rows of bulleted lists most of which stay."""
    page = evidence.page
    found: list[int] = []
    if page.opening.count(MARK) < _LIST_ROWS:
        return found
    marked = [row for row in range(len(page)) if page.opening[row] == MARK]
    for _, numbered in groupby(enumerate(marked), lambda pair: pair[1] - pair[0]):
        rows = [row for _, row in numbered]
        if len(rows) >= _LIST_ROWS and 4 * len(suspects.intersection(rows)) <= len(rows):
            found += rows
    return found


def _announced(evidence: Evidence) -> list[int]:
    """The lists that sentences with a colon announce, as far as only looks speak against their rows.

    A paragraph right below such a list goes on with what is told.
    """
    page, clues = evidence.page, evidence.rows
    found: list[int] = []
    for row in announcements(evidence):
        for item in range(row + 1, min(row + 1 + _ANNOUNCED_ROWS, len(page))):
            if item in clues and not only_looks(clues[item]):
                break
            if page.kinds[item] != PROSE or item > row + _LEAST_ANNOUNCED:
                found.append(item)
            if page.kinds[item] == PROSE:
                break
    return found
