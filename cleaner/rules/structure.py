"""The author's own structure, which looks alone would take for the site's: what goes on, counts up, or says goodbye."""

from __future__ import annotations

import re
from itertools import groupby

from cleaner.blocks import COMMA, DIGIT, MARK, OPEN, PROSE, QUOTE, SHORT_CLOSED, SHORT_OPEN, tabular
from cleaner.evidence import MODEL, SUSPECT, Clue, Evidence
from cleaner.late import late
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
#: A list that a sentence announces has at most so many rows.
_ANNOUNCED_ROWS = 20
#: A list of at least this many bulleted rows is judged as a whole.
_LIST_ROWS = 4


def structure(evidence: Evidence) -> None:
    """Rows that only their look speaks against stay where they belong to the author's structure."""
    if evidence.last < 0:
        return
    clues = evidence.rows
    suspects = {row for row, score in evidence.scores.items() if score >= SUSPECT and only_looks(clues[row])}
    if suspects:
        evidence.spared |= suspects & {
            *_series(evidence, suspects),
            *_farewell(evidence),
            *_numbered(evidence, suspects),
            *_lists(evidence, suspects),
            *_references(evidence, suspects),
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
    """The lists that sentences with a colon announce, as far as only looks speak against their rows."""
    page, clues = evidence.page, evidence.rows
    found: list[int] = []
    for row in announcements(evidence):
        for item in range(row + 1, min(row + 1 + _ANNOUNCED_ROWS, len(page))):
            if page.kinds[item] == PROSE or (item in clues and not only_looks(clues[item])):
                break
            found.append(item)
    return found
