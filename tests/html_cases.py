"""Reads the pages of `fixtures/html/`: what a page is made of, and what should become of each piece of its text.

Marks on the source, taken out before the page is used:

    data-cut="category"   on an element: its text is to be cut, as that category
    data-thorough="byline" on an element: its text stays, and is cut with the profile `thorough`
    data-keep             on an element that is not read as a rule (noscript, a script of JSON-LD): its text stays
    data-kind="forum"     on the root: the kind of page that the report should name
    data-warns            on the root: the report should warn
    data-encoding="cp1251" on the root: what the page is written in when it is used (the fixture itself is UTF-8)

Everything without a mark stays. `known-failures.txt` lists what is not so yet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree, html

from cleaner import Report, analyze_html
from tests.cases import FIXTURES

PAGES = FIXTURES / "html"
KNOWN = PAGES / "known-failures.txt"
_MARK = re.compile(r"""\s+data-(?:cut|thorough|keep|kind|warns|encoding)(?:="[^"]*")?(?=[\s>/])""")
#: Elements whose text is no part of the page unless it is marked to stay.
_SILENT = frozenset(
    {
        "audio", "button", "head", "iframe", "noscript", "object", "script", "select", "style", "svg",
        "template", "textarea", "video",
    }
)  # fmt: skip
#: In the text of a JSON-LD script, what the page's own text is.
_BODY = "articleBody"


class Piece(NamedTuple):
    """A run of text between two tags: the category it is to be cut as ("": it stays), and if by `thorough` alone."""

    text: str
    category: str
    thorough: bool = False


class Page:
    """One fixture."""

    def __init__(self, path: Path) -> None:
        """Read the file; ValueError names one that cannot be parsed."""
        self.name = path.name
        self.source = path.read_text("utf-8")
        # The parser takes what stands in `noframes` for text.
        readable = re.sub(r"<(/?)noframes\b", r"<\1div", self.source)
        self.root: Any = html.document_fromstring(readable, parser=html.HTMLParser(huge_tree=True))

    @cached_property
    def html(self) -> bytes:
        """The page as a scraper would get it."""
        return _MARK.sub("", self.source).encode(self.root.get("data-encoding") or "utf-8")

    @property
    def kind(self) -> str | None:
        """The kind of page that the report should name, where the fixture says so."""
        found: str | None = self.root.get("data-kind")
        return found

    @property
    def warns(self) -> bool:
        """Whether the report should warn."""
        return self.root.get("data-warns") is not None

    @cached_property
    def pieces(self) -> list[Piece]:
        """The page's text in order, each piece with what should become of it."""
        return [piece for piece in _pieces(self.root) if piece.text]

    @property
    def categories(self) -> set[str]:
        """The categories that the page has something of."""
        return {piece.category for piece in self.pieces} - {""}

    def wanted(self, thorough: bool) -> list[Piece]:
        """The pieces as a profile should treat them: what `thorough` alone cuts stays with `balanced`."""
        if thorough:
            return self.pieces
        return [Piece(piece.text, "") if piece.thorough else piece for piece in self.pieces]


def _pieces(root: Any) -> Iterator[Piece]:
    """Without recursion: fixtures are deep."""
    # For each open element: how its text is to be cut, whether by `thorough` alone, and whether it is not read at all.
    marks = [("", False, False)]
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            yield _piece(element.tail, marks[-1])
        elif event == "end":
            marks.pop()
            yield _piece(element.tail, marks[-1])
        else:
            category, thorough, silent = marks[-1]
            silent = (silent or element.tag in _SILENT) and element.get("data-keep") is None
            if named := element.get("data-cut") or element.get("data-thorough"):
                category, thorough = named, "data-cut" not in element.attrib
            marks.append((category, thorough, silent))
            is_data = element.tag == "script" and not silent
            yield _piece(json.loads(element.text)[_BODY] if is_data else element.text, marks[-1])


def _piece(text: str | None, mark: tuple[str, bool, bool]) -> Piece:
    category, thorough, silent = mark
    return Piece("" if silent else " ".join((text or "").split()), category, thorough)


def failures(page: Page, report: Report, thorough: bool = False) -> list[str]:
    """What became of the page's pieces and should not have, in the notation of the list of known failures.

    `thorough` says that the report was made with that profile.
    """
    text, places = _squeezed(report.input)
    cut = _cut_places(report)
    found, at = [], 0
    for piece in page.wanted(thorough):
        wanted = "".join(piece.text.split())
        start = text.find(wanted, at)
        if start < 0:  # not in what was read
            if not piece.category:
                found.append(f"! {page.name}: {piece.text}")
            continue
        at = start + len(wanted)
        gone = [cut.get(place) for place in places[start:at]]
        if not piece.category and any(gone):
            found.append(f"! {page.name}: {piece.text}")
        elif piece.category and not all(gone):
            found.append(f"? {page.name}: {piece.text}  {{{piece.category}}}")
    if page.kind and report.kind != page.kind:
        found.append(f"~ {page.name}: kind {report.kind}, not {page.kind}")
    if page.warns and not report.warnings:
        found.append(f"~ {page.name}: no warning")
    return found


def named_right(page: Page, report: Report) -> tuple[int, int]:
    """Of the pieces to be cut that were cut: how many as the category they are marked with, and how many in all."""
    text, places = _squeezed(report.input)
    cut, at = _cut_places(report), 0
    right = every = 0
    for piece in page.wanted(thorough=False):
        wanted = "".join(piece.text.split())
        start = text.find(wanted, at)
        if start >= 0:
            at = start + len(wanted)
            named = [cut.get(place) for place in places[start:at]]
            if piece.category and all(named):
                right, every = right + (named[0] == piece.category), every + 1
    return right, every


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each of its characters stood."""
    places = [place for place, character in enumerate(text) if not character.isspace()]
    return "".join([text[place] for place in places]), places


def _cut_places(report: Report) -> dict[int, str]:
    """For each offset that was cut: the category."""
    return {place: r.category for r in report.removals for place in range(r.start, r.end)}


def all_pages() -> list[Page]:
    """Every fixture, by name."""
    return [Page(path) for path in sorted(PAGES.glob("*.html"))]


def known_failures() -> dict[str, list[str]]:
    """The known failures of each page; ValueError names the line of what is no entry."""
    known: dict[str, list[str]] = {}
    for number, row in enumerate(KNOWN.read_text("utf-8").splitlines(), 1):
        if row and not row.startswith("#"):
            name, colon, _ = row[2:].partition(": ")
            if row[:2] not in ("? ", "! ", "~ ") or not colon:
                raise ValueError(f"{KNOWN}:{number}: an entry begins '? page: ', '! page: ' or '~ page: ': {row!r}")
            known.setdefault(name, []).append(row)
    return known


def main() -> None:
    """Print what the pages fail in now: `python -m tests.html_cases > fixtures/html/known-failures.txt`."""
    print("# What the cleaner gets wrong on these pages: ? ought to go and stays, ! ought to stay and goes, ~ else.")
    print("# Written by: python -m tests.html_cases")
    for page in all_pages():
        for row in failures(page, analyze_html(page.html)):
            print(row)


if __name__ == "__main__":
    main()
