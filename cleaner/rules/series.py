"""Rows that look like a site's by their words and stand in a series of the author's: tips, steps, fields, headings,
entries of a glossary.

"Read: The Rabbit Hutch" among "Eat: plum cake" and "Visit: the castle" sends nobody to another page, "Enter your email
address." between "Open the site." and "Choose a date." is a step that a form does not print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from cleaner.blocks import COLON, LOWER, PROSE, SHORT_CLOSED, SHORT_OPEN, STOP, UPPER, near
from cleaner.evidence import Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.polls import answer_of
from cleaner.tables import Row, parse_rule

_C = Category
#: What tells a reader to read, see or hear something, in lists of tips, too. (What is related is no author's tip.)
_VERBS = (
    "read|watch|listen|lea|leia|assista|ouça|reveja|rileggi|relire|réécouter|čtěte|čítajte|przeczytaj|baca|simak|"
    "צפו|بخوانید"
)
_TIPS = frozenset(_VERBS.split("|"))
#: A short label, its colon and a value.
_LABEL = late(r"[^\W\d_][^:：.!?,]{0,28}? ?[:：] ?\S")
#: A value that tells where to ask, not what to read.
_CONTACT = late(
    r"(?:(?:tel|tél|tlf|telefon|teléfono|phone)\.?:? ?)?"
    r"(?:\+?\d[\d ()/.-]{5,24}|[\w.-]{1,40}@\S{1,60}|[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})"
)
#: So many other entries beside one are a glossary's.
_GLOSSARY = 3
#: What sends readers elsewhere with a label; whose form has fields; what such steps are taken for.
_POINTERS = frozenset({_C.READ_MORE, _C.MEDIA_PLAYER})
_FORMS = frozenset({_C.NEWSLETTER, _C.UI_TEXT, _C.PAYWALL, _C.COMMENTS})
_STEPS = _FORMS | {_C.PROMO_BOX}
#: The longest step. So many rows that look like the site's may follow one another between two that do not.
_STEP_SIZE, _MOST_STEPS = 60, 2
#: The least letters of what announces fields, and the most of a field and of them.
_ANNOUNCES, _FIELD_SIZE, _FIELDS = 15, 40, 12
#: The longest heading, the most rows below one, and the least headings that are the author's.
_HEADING_SIZE, _BELOW, _HEADINGS = 30, 2, 3
_WHOLE = ("whole", "heading", "maybe")
#: No more letters are read of what stands below one.
_LINE = 420
_CLOSED = (SHORT_CLOSED, PROSE)


def series(evidence: Evidence) -> None:
    """Such rows are no evidence."""
    entries = {row: entry for row in evidence.rows if (entry := _phrase_of(evidence, row)) is not None}
    if not entries:
        return
    for row in set[int]().union(*(test(evidence, entries) for test in _tests())):
        evidence.forget(row)
        evidence.headings.pop(row, None)


def _tests() -> tuple[Callable[[Evidence, dict[int, Row]], set[int]], ...]:
    return _tips, _entries, _steps, _fields, _answers, _headings


def _phrase_of(evidence: Evidence, row: int) -> Row | None:
    """The row of the tables that alone speaks against a row."""
    clues = evidence.rows[row]
    rule = clues[0].rule if len(clues) == 1 else ""
    return parse_rule(rule) if rule.count("/") >= 3 else None


def _plain(evidence: Evidence, row: int) -> bool:
    """Whether there is such a row, and nothing speaks against it."""
    return 0 <= row < len(evidence.page) and row not in evidence.rows


def _tips(evidence: Evidence, entries: dict[int, Row]) -> set[int]:
    """Tips, and pointers that lead to a number or an address, beside other labels of the kind."""
    lines = evidence.page.lines
    told = [
        row
        for row, entry in entries.items()
        if entry.category in _POINTERS
        and entry.anchor == "start"
        and (entry.phrase.rstrip(": ") in _TIPS or _CONTACT.fullmatch(_value(lines[row])))
        and _LABEL.match(lines[row])
    ]
    found: set[int] = set()
    for run in near(sorted(told), 1):
        if any(_plain(evidence, at) and _LABEL.match(lines[at]) for at in (run[0] - 1, run[-1] + 1)):
            found.update(run)
    return found


def _entries(evidence: Evidence, entries: dict[int, Row]) -> set[int]:
    """Entries of a glossary: a label and a closed row, between others of the kind of which there are several."""
    page = evidence.page
    found: set[int] = set()
    for row in [row for row, entry in entries.items() if entry.anchor == "start" and _is_entry(page, row)]:
        sides = [0, 0]
        for side, step in enumerate((-1, 1)):
            while sides[side] < _GLOSSARY:
                other = row + step * (sides[side] + 1)
                if not _plain(evidence, other) or not _is_entry(page, other):
                    break
                sides[side] += 1
        if sum(sides) >= _GLOSSARY and all(sides):
            found.add(row)
    return found


def _is_entry(page: Page, row: int) -> bool:
    return page.ending[row] == STOP and _LABEL.match(page.lines[row]) is not None


def _value(line: str) -> str:
    """What stands behind a line's label and colon."""
    return line.replace("：", ":").partition(":")[2].strip(" .\xa0")


def _steps(evidence: Evidence, entries: dict[int, Row]) -> set[int]:
    """Short closed rows between others, one or two that look like the site's at a time."""
    page = evidence.page
    rows = [row for row, entry in entries.items() if entry.category in _STEPS and _is_step(page, row)]
    found: set[int] = set()
    for run in near(sorted(rows), 1):
        ends = run[0] - 1, run[-1] + 1
        if len(run) <= _MOST_STEPS and all(_plain(evidence, at) and _is_step(page, at) for at in ends):
            found.update(run)
    return found


def _is_step(page: Page, row: int) -> bool:
    return page.kinds[row] == SHORT_CLOSED and page.ending[row] == STOP and page.sizes[row] <= _STEP_SIZE


def _fields(evidence: Evidence, entries: dict[int, Row]) -> set[int]:
    """Names of fields in a list that a colon opens, or in lower case among others so."""
    page = evidence.page
    found: set[int] = set()
    for row, entry in entries.items():
        if entry.category in _FORMS and _is_field(page, row):
            start, end = _list_around(page, row)
            others = [other for other in range(start, end) if _plain(evidence, other)]
            opened = _plain(evidence, start - 1) and page.ending[start - 1] == COLON
            opened = opened and page.sizes[start - 1] >= _ANNOUNCES
            low = {*page.opening[start:end]} == {LOWER}
            if (opened or low) and 2 * len(others) >= end - start > 1:
                found.add(row)
    return found


def _answers(evidence: Evidence, entries: dict[int, Row]) -> set[int]:
    """A yes or a no with a colon, which no button has: it heads what follows."""
    page = evidence.page
    return {
        row
        for row, entry in entries.items()
        if entry.category is _C.NEWSLETTER
        and entry.anchor in _WHOLE
        and page.ending[row] == COLON
        and answer_of(page.lines[row]) is not None
    }


def _list_around(page: Page, row: int) -> tuple[int, int]:
    """Where the short open rows around this one begin and end."""
    start, end = row, row + 1
    while start > max(0, row - _FIELDS) and _is_field(page, start - 1):
        start -= 1
    while end < min(len(page), row + _FIELDS) and _is_field(page, end):
        end += 1
    return start, end


def _is_field(page: Page, row: int) -> bool:
    return page.kinds[row] == SHORT_OPEN and page.ending[row] != COLON and page.sizes[row] <= _FIELD_SIZE


def _headings(evidence: Evidence, entries: dict[int, Row]) -> set[int]:
    """Headings among others, each with a sentence or two of the author's below it."""
    page = evidence.page
    able = {row for row, entry in entries.items() if entry.anchor in _WHOLE and _heads(page, row)}
    found: set[int] = set()
    for chain in _chains(page, able):
        site = [row for row in chain if row in able]
        sure = {row for row in chain if row not in evidence.rows} | {row for row in site if _names_itself(page, row)}
        if len(sure) < _HEADINGS or all(row in able for row in sure):
            continue
        even = len({below - above for above, below in pairwise(chain)}) == 1
        found.update(
            row
            for row in site
            if (row in sure or (row < max(sure) and (even or entries[row].category is not _C.ADVERTISEMENT)))
            and row + 1 not in evidence.rows
        )
    return found


def _heads(page: Page, row: int) -> bool:
    """Whether a row may head the closed one below it."""
    return (
        page.kinds[row] == SHORT_OPEN
        and page.opening[row] == UPPER
        and page.sizes[row] <= _HEADING_SIZE
        and row + 1 < len(page)
        and page.kinds[row + 1] in _CLOSED
    )


def _chains(page: Page, able: set[int]) -> Iterator[list[int]]:
    """Headings that follow one another with one or two closed rows between, as far as some of these are among them."""
    done = -1
    for row in sorted(able):
        if row <= done:
            continue
        chain = [row]
        while (above := _next(page, chain[-1], -1)) >= 0:
            chain.append(above)
        chain.reverse()
        while (below := _next(page, chain[-1], 1)) >= 0:
            chain.append(below)
        done = chain[-1]
        yield chain


def _next(page: Page, row: int, step: int) -> int:
    """The heading next to this one, above or below, or -1."""
    for apart in range(2, 2 + _BELOW):
        other = row + step * apart
        if not 0 <= other < len(page):
            return -1
        between = range(min(row, other) + 1, max(row, other))
        if _heads(page, other) and all(page.kinds[at] in _CLOSED for at in between):
            return other
    return -1


def _names_itself(page: Page, row: int) -> bool:
    """Whether what stands below a heading takes up its word."""
    return page.heads[row] in page.lines[row + 1][:_LINE].lower()
