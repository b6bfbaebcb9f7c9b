"""The title and what stands under it: the first title always stays, and so does the article's summary."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import LONG_OPEN, PROSE, PROSE_SIZE
from cleaner.evidence import MODEL, OUTSIDE, SUSPECT, Evidence
from cleaner.page import Page

#: A title stands at most this many rows above the first paragraph and has this many letters; it shares words with the
#: first rows of the article. Each step away from it counts against a row.
_TITLE_DISTANCE, _TITLE_SIZES, _OPENING_ROWS, _STEP = 14, (12, 220), 8, 0.05
_OPENING_SIZE = 1500
#: A summary is the first paragraph within so many rows below the title, and shares so many words with the article.
_SUMMARY_ROWS, _SUMMARY_WORDS = 4, 3
_STOPS = (". ", "? ", "! ", "。")


@cache
def _word() -> re.Pattern[str]:
    """What counts as a word of a title; compiled when the first title is looked for."""
    return re.compile(r"\w{4,}|[\u2e80-\u9fff]{2}")


def title_block(evidence: Evidence) -> None:
    """The first title always stays: of the rows above the article the one that shares most words with it."""
    page, first, scores = evidence.page, evidence.first, evidence.scores
    window = range(max(0, first - _TITLE_DISTANCE), first)
    # Only where something above the article is about to go is it worth asking which row is the title.
    if all(scores.get(row, 0.0) < SUSPECT for row in window):
        return
    able = [row for row in window if _may_be_title(page, row) and not _has_rule(evidence, row)]
    if not able:
        return
    text = _words(" ".join(page.lines[first : first + _OPENING_ROWS])[:_OPENING_SIZE])
    best, title = 0.0, -1
    for row in able:
        shared = len(text & _words(page.lines[row]))
        worth = shared + min(page.sizes[row], 80) / 80 - _STEP * (first - row)
        if shared and worth > best:
            best, title = worth, row
    if title >= 0:
        evidence.spared.add(page.lines.index(page.lines[title]))
        _spare_summary(evidence, title, text)


def _may_be_title(page: Page, row: int) -> bool:
    """Whether a row is as long as titles are; one of several sentences is a summary."""
    size = page.sizes[row]
    if not _TITLE_SIZES[0] <= size <= _TITLE_SIZES[1]:
        return False
    return size < PROSE_SIZE or not any(map(page.lines[row].count, _STOPS))


def _spare_summary(evidence: Evidence, title: int, text: set[str]) -> None:
    """The first paragraph below the title stays where it speaks of the same as the article."""
    page = evidence.page
    for row in range(title + 1, min(title + 1 + _SUMMARY_ROWS, evidence.first)):
        if _is_prose(page.kinds[row], page.lines[row]) and not _has_rule(evidence, row):
            if len(text & _words(page.lines[row])) >= _SUMMARY_WORDS:
                evidence.spared.add(row)
            return


def _is_prose(kind: int, line: str) -> bool:
    """Whether a line is a paragraph; summaries often lack their last stop."""
    return kind == PROSE or (kind == LONG_OPEN and any(map(line.count, _STOPS)))


def _words(text: str) -> set[str]:
    return set(_word().findall(text.lower()))


def _has_rule(evidence: Evidence, row: int) -> bool:
    """Whether more than the row's look speaks against it."""
    return any(clue.rule not in (MODEL, OUTSIDE) for clue in evidence.rows.get(row, ()))
