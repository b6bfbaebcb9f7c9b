"""The title: the first always stays."""

from __future__ import annotations

import re

from cleaner.evidence import MODEL, OUTSIDE, SUSPECT, Evidence

#: A title stands at most this many rows above the first paragraph and has this many letters; it shares words with the
#: first rows of the article. Each step away from it counts against a row.
_TITLE_DISTANCE, _TITLE_SIZES, _OPENING_ROWS, _STEP = 14, (12, 220), 8, 0.05
_WORD = re.compile(r"\w{4,}|[\u2e80-\u9fff]{2}")


def title_block(evidence: Evidence) -> None:
    """The first title always stays: of the rows above the article the one that shares most words with it."""
    page, first = evidence.page, evidence.first
    window = range(max(0, first - _TITLE_DISTANCE), first)
    # Only where something above the article is about to go is it worth asking which row is the title.
    if not any(row in evidence.rows and evidence.score(row) >= SUSPECT for row in window):
        return
    text = set(_WORD.findall(" ".join(page.lines[first : first + _OPENING_ROWS]).lower()))
    best, title = 0.0, -1
    for row in window:
        if _TITLE_SIZES[0] <= page.sizes[row] <= _TITLE_SIZES[1] and not _has_rule(evidence, row):
            shared = len(text.intersection(_WORD.findall(page.lines[row].lower())))
            worth = shared + min(page.sizes[row], 80) / 80 - _STEP * (first - row)
            if shared and worth > best:
                best, title = worth, row
    if title >= 0:
        evidence.spared.add(page.lines.index(page.lines[title]))


def _has_rule(evidence: Evidence, row: int) -> bool:
    """Whether more than the row's look speaks against it."""
    return any(clue.rule not in (MODEL, OUTSIDE) for clue in evidence.rows.get(row, ()))
