"""A heading of other stories, or a call to read on, with a headline behind it on the same row: "More on this: ...".

The tables name what heads a list; where a site has one story to show, it prints the same words before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from operator import itemgetter, or_

from cleaner.blocks import ASK, CLOSE, DOTS, LONG_OPEN, QUOTE, SHORT_OPEN, flags, held
from cleaner.evidence import SURE, Evidence
from cleaner.fronts import front_of
from cleaner.options import Category
from cleaner.page import Page
from cleaner.read_text import letters
from cleaner.rules.phrases_rule import head_of, start_of
from cleaner.rules.spoken import quoted
from cleaner.tables import DECORATION, Row, Tables, parse_rule

#: What parts such a label from the headline.
_PARTING = (":", "：", "|", "｜", "»", "›", "→", " – ", " — ", " - ")
#: No label ends later in a row, no headline and no row is shorter or longer, in letters.
_LABEL_SIZE, _SHORTEST, _LONGEST = 50, 15, 250
#: What could be an author's heading must be in capitals, and a stroke behind it.
_STROKES, _BLANK = ("|", "｜"), " "
_FIRST, _QUOTES = itemgetter(slice(4)), "\"'“„«‘「¿¡"
_ANCHORS, _POINTERS = ("heading", "whole"), (Category.RELATED_LINKS, Category.READ_MORE)
#: A headline may end so; a sentence of the author's ends with a stop.
_IS_OPEN, _IS_ENDING = flags(SHORT_OPEN, LONG_OPEN), flags(ASK, QUOTE, CLOSE, DOTS)


def labels(evidence: Evidence) -> None:
    """Such rows."""
    page = evidence.page
    entries = {row: labelled(page.lines[row], evidence.tables, head_of(page, row)) for row in page.where(_parted)}
    found = {row: entry for row, entry in entries.items() if entry is not None}
    for row, entry in found.items():
        is_alone = all(other in found or not _is_entry(page.lines[other]) for other in _beside(page, row))
        if is_alone or not _is_entry(page.lines[row]):
            evidence.add(row, Category.READ_MORE, SURE, entry.rule)
    _shouted(evidence)


def _parted(page: Page) -> list[int]:
    """The rows that may be a label and a headline, by the sign between the two."""
    signs = held(page.text, _PARTING)
    headlines = map(or_, page.kinds.translate(_IS_OPEN), page.ending.translate(_IS_ENDING))
    fronts = [(row, page.lines[row][1:_LABEL_SIZE]) for row in compress(range(len(page)), headlines)] if signs else []
    rows = [row for row, front in fronts if any(map(front.__contains__, signs)) and page.sizes[row] <= _LONGEST]
    return [row for row in rows if not quoted(page.lines[row])]


def _shouted(evidence: Evidence) -> None:
    """Rows with such words in capitals before a headline that is not in capitals: they need no sign between the two."""
    page, tables = evidence.page, evidence.tables
    for row in [row for row in page.where(_opening_in_capitals) if evidence.score(row) < SURE]:
        label = _in_capitals(page.lines[row])
        path, start = tables.path_of(label), start_of(f"{label}:", tables)
        entry = parse_rule(f"{path}/{label}") if path is not None and _reads_as_headline(page, row) else None
        if entry is None or entry.anchor not in _ANCHORS:
            entry = start if start is not None and start.phrase == f"{label}:" else None
        if entry is not None and entry.category in _POINTERS:
            evidence.add(row, Category.READ_MORE, SURE, entry.rule)


def _opening_in_capitals(page: Page) -> list[int]:
    """The rows that begin with words in capitals before others."""
    rows = compress(range(len(page)), map(str.isupper, map(_FIRST, page.lines)))
    return [row for row in rows if page.sizes[row] <= _LONGEST and _in_capitals(page.lines[row])]


def _in_capitals(line: str) -> str:
    """The words in capitals, several, that a row begins with before others, folded; nothing where it begins otherwise.

    >>> _in_capitals("ALSO READ The bridge opens"), _in_capitals("ALSO READ THE BRIDGE"), _in_capitals("NATO The ferry")
    ('also read', '', '')
    """
    words = line.split(" ")
    count = next((number for number, word in enumerate(words) if not word.isupper()), 0)
    label = " ".join(words[:count])
    begins = count > 1 and len(label) <= _LABEL_SIZE and words[count].lstrip(_QUOTES)[:1].isupper()
    return front_of(label) if begins and letters(line[len(label) :]) >= _SHORTEST else ""


def labelled(line: str, tables: Tables, head: str = "") -> Row | None:
    """The row of the tables that stands before a parting sign, if it heads stories or calls to read on.

    Behind the sign stands a headline. (The line's front, folded, saves time where it is at hand.)
    """
    front = line[:_LABEL_SIZE]
    signs = [sign for sign in _PARTING if sign in front]
    head = head or (front_of(front) if signs else "")
    for sign in signs:
        label = head[: max(0, head.find(sign))].rstrip(DECORATION)
        path = tables.path_of(label) if label else None
        if path is not None and letters(line[line.find(sign) + len(sign) :].strip(DECORATION)) >= _SHORTEST:
            entry = parse_rule(f"{path}/{label}")
            shouts = (
                entry.anchor == "maybe" and sign in _STROKES and _BLANK in label and front.partition(sign)[0].isupper()
            )
            if (entry.anchor in _ANCHORS or shouts) and entry.category in _POINTERS:
                return entry
    return None


def _reads_as_headline(page: Page, row: int) -> bool:
    return page.sizes[row] <= _LONGEST and bool(_IS_OPEN[page.kinds[row]] or _IS_ENDING[page.ending[row]])


def _beside(page: Page, row: int) -> Iterator[int]:
    yield from (other for other in (row - 1, row + 1) if 0 <= other < len(page))


def _is_entry(line: str) -> bool:
    """Whether a row has a label and a value, as those of an author's box do: "Most read: The Sea"."""
    return ": " in line[1:_LABEL_SIZE] and not line.endswith(".")
