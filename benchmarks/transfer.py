"""What people said of a page's lines, carried to what other extractors made of the same page.

A page is labelled in the words of one extractor; most lines of the others are the same lines. The gold text of a page
says less: it lacks much that is the author's, and holds some of what the site added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from benchmarks.data import Document, Text
from benchmarks.metrics import NEUTRAL

#: What an author's page has beside the text: kept by default, so it teaches as the author's.
KEPT = frozenset({"keep", "title"})
#: What is kept by default, too, though people disagree about it.
BESIDE = frozenset({"kicker", "byline", "author_bio", "source_note", "editorial_note"})
#: The label of a line that nobody has read, in documents of which a part was read.
UNREAD = "unread"
#: How much of a line a gold text would have: of the site's, of the author's, of what is beside the author's text, and
#: of what teaches nothing.
SITES, AUTHORS, BESIDES, NOBODYS = 0.0, 1.0, 0.9, 0.4
_BLANKS = re.compile(r"\W+")

Said = dict[str, dict[str, float]]


def said(documents: Iterable[Document]) -> Said:
    """For each page, by set and id, the share of gold words that each labelled line stands for."""
    pages: Said = {}
    for document in documents:
        lines = pages.setdefault(document.id.rpartition("|")[0], {})
        for line, label in zip(document.lines, document.labels, strict=True):
            if label == UNREAD:
                continue
            share, known = _share(label), lines.get(_same(line))
            lines[_same(line)] = share if known in (None, share) else NOBODYS
    return pages


def page_of(text: Text) -> str:
    """The page of a text, as `said` names it."""
    name = text.set if text.set.startswith("wcxb") else text.set.removesuffix("-dev")
    return f"{name}|{text.id}"


def shares(lines: Iterable[str], gold: Iterable[float], known: dict[str, float]) -> list[float]:
    """What people said of lines; of the others, how much the gold has."""
    return [known.get(_same(line), share) for line, share in zip(lines, gold, strict=True)]


def _share(label: str) -> float:
    if label in BESIDE:
        return BESIDES
    return AUTHORS if label in KEPT else NOBODYS if label in NEUTRAL else SITES


def _same(line: str) -> str:
    return _BLANKS.sub(" ", line.lower()).strip()
