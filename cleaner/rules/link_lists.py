"""The addresses of all links, as text browsers print them below a page: `References`, `Visible links`, `1. https://`."""

from __future__ import annotations

from itertools import pairwise

from cleaner.blocks import among
from cleaner.evidence import SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.shown import has_numbers

#: What heads the list, and what heads its parts, which nobody else writes.
_HEADING, _PARTS = "references", frozenset({"visible links", "hidden links"})
_HEADS = _PARTS | {_HEADING}
#: A numbered address, or several (of a text whose lines are joined), a bare one, and a number with a link's title, the
#: address of which stands on the next row.
_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s]+"
_NUMBERED = late(rf"\d{{1,5}}\. {_ADDRESS}(?:\s+\d{{1,5}}\. {_ADDRESS})*")
_BARE, _NUMBER = late(_ADDRESS), late(r"(\d{1,5})\. ")
#: So many addresses are a list, and at most this part of its rows is something else (the rest of a broken address).
_LEAST, _OTHERS = 2, 0.1
#: The address of a page that was read from a file.
_FILE = "file:/"


def link_lists(evidence: Evidence) -> None:
    """A list of addresses from its heading to the text's end; what an author cites is more than addresses."""
    page = evidence.page
    if not page.lines or not _BARE.search(page.lines[-1]):
        return
    heads = among(page.heads, _HEADS)
    parts = [row for row in heads if page.heads[row] in _PARTS]
    if parts:
        start = parts[0] - (parts[0] - 1 in heads)
        ends = _are_parts(page, parts[0])
    elif heads:
        start = heads[-1]
        ends = _are_addresses(page, start + 1)
    else:
        return
    if ends:
        for row in range(start, len(page)):
            evidence.add(row, Category.SCRAPER_ARTIFACT, SURE, "list.links")


def _are_parts(page: Page, first: int) -> bool:
    """Whether nearly all rows from here on are headings of parts, numbered rows in order, and addresses."""
    lines = page.lines[first:]
    numbered = [line for line in lines if _NUMBER.match(line)]
    bare = sum(bool(_BARE.fullmatch(line)) for line in lines)
    named = sum(head in _PARTS for head in page.heads[first:])
    addresses = bare + sum(bool(_NUMBERED.match(line)) for line in numbered)
    others = len(lines) - len(numbered) - bare - named
    if addresses < max(_LEAST, (1 - _OTHERS) * len(numbered)) or others > _OTHERS * len(lines):
        return False
    return _rise(numbered)


def _are_addresses(page: Page, first: int) -> bool:
    """Whether all rows from here on begin with an address, and the text is one that a text browser has made.

    Some addresses hold blanks: the subject of a mail, a telephone number.
    """
    lines = page.lines[first:]
    if len(lines) < _LEAST or not all(map(_NUMBERED.match, lines)) or not _rise(lines):
        return False
    if sum(not _NUMBERED.fullmatch(line) for line in lines) > _OTHERS * len(lines):
        return False
    return any(_FILE in line for line in lines) or has_numbers(page.text)


def _rise(lines: list[str]) -> bool:
    """Whether each row has a higher number than the one above it."""
    numbers = [int(found[1]) for line in lines if (found := _NUMBER.match(line))]
    return all(one < two for one, two in pairwise(numbers))
