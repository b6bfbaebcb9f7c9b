"""The title and what stands under it: the first title always stays, and so does the article's summary."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.blocks import LONG_OPEN, PROSE, PROSE_SIZE
from cleaner.evidence import MODEL, OUTSIDE, SUSPECT, Evidence
from cleaner.page import Page
from cleaner.rules.tops import above_title
from cleaner.vocabulary import words_of

#: A title stands at most this many rows above the first paragraph; longer rows are none. It is compared with the first
#: rows of the article, of which so many letters are read.
_TITLE_DISTANCE, _LONGEST, _OPENING_ROWS, _OPENING_SIZE = 20, 220, 8, 1500
#: Without any other, the first row of a text is its title where the article begins so few rows below it.
_FIRST_ROWS = 3
#: What speaks for a row, in log-odds by bins: how many words it shares with the article, which part of its own these
#: are, its letters, those of the row above it, its kind, and whether it stands there twice. A logistic regression on
#: the rows above the article of hand-labelled documents, rounded (`python -m benchmarks.titles` prints it anew). From a
#: chance of 1 in 10 on the best row is spared, and so are those that come near it and have a chance of 1 in 4.
_SHARED = (1, 2, 3, 5), (-1.2, -0.7, 0.0, 0.9, 1.0)
_PART = (0.2, 0.4, 0.6), (-0.9, -0.2, 0.2, 0.9)
_SIZE = (8, 14, 22, 35, 60, 110, 150), (-1.3, -1.4, -0.6, 0.7, 1.6, 1.5, 0.0, -0.5)
_ABOVE = (12, 25, 45, 80), (1.1, 0.4, -0.1, -0.8, -0.5)
_KIND, _TWICE = (0.5, -0.2, 0.5, -0.9), (-0.4, 0.4)
_LEAST_WORTH, _NEAR, _NEARLY = 0.8, 1.0, 1.9
#: From a chance of 1 in 3 on what stands above is looked at with the title in mind.
_CERTAIN = 2.2
_MOST_SHARED = _SHARED[1][-1] + _PART[1][-1] + _TWICE[-1]
#: A summary is the first paragraph within so many rows below the title, and shares so many words with the article.
#: A subtitle right below it need not read as prose: so many letters and shared words are enough.
_SUMMARY_ROWS, _SUMMARY_WORDS = 4, 3
_SUBTITLE_SIZE, _SUBTITLE_WORDS = 45, 2
_STOPS = (". ", "? ", "! ", "。")
#: The measure of titles asks for the words by this name.
_words = words_of


def title_block(evidence: Evidence) -> None:
    """The first title always stays: of the rows above the article the one that looks most like it."""
    page, first, scores = evidence.page, evidence.first, evidence.scores
    window = range(max(0, first - _TITLE_DISTANCE), first)
    # Only where something above the article is about to go is it worth asking which row is the title.
    if all(scores.get(row, 0.0) < SUSPECT for row in window):
        return
    able = [row for row in window if _may_be_title(page, row) and not _has_rule(evidence, row)]
    if not able:
        return
    text = words_of(" ".join(page.lines[first : first + _OPENING_ROWS])[:_OPENING_SIZE])
    worth = {row: _worth(page, row, text) for row in able}
    title = max(able, key=worth.__getitem__)
    if worth[title] >= _LEAST_WORTH:
        alike = [row for row in able if worth[row] >= max(_NEARLY, worth[title] - _NEAR)]
        evidence.spared.update([page.lines.index(page.lines[row]) for row in (title, *alike)])
        _spare_summary(evidence, title, text)
        if worth[title] >= _CERTAIN:
            above_title(evidence, title, text)
    elif first <= _FIRST_ROWS and able[0] == 0:
        evidence.spared.add(0)


def _may_be_title(page: Page, row: int) -> bool:
    """Whether a row is as long as titles are; one of several sentences is a summary."""
    size = page.sizes[row]
    return size <= _LONGEST and (size < PROSE_SIZE or not any(map(page.lines[row].count, _STOPS)))


def _worth(page: Page, row: int, text: frozenset[str]) -> float:
    """How much a row looks like the title of an article with these words, in log-odds."""
    lines = page.lines
    above = page.sizes[row - 1] if row else 0
    worth = _at(_SIZE, page.sizes[row]) + _at(_ABOVE, above) + _KIND[page.kinds[row]]
    # Most rows are out of the question whatever their words are.
    if worth + _MOST_SHARED < _LEAST_WORTH:
        return worth
    words = words_of(lines[row])
    shared = len(words & text)
    return worth + _at(_SHARED, shared) + _at(_PART, shared / max(1, len(words))) + _TWICE[lines.count(lines[row]) > 1]


def _at(table: tuple[tuple[float, ...], tuple[float, ...]], value: float) -> float:
    bins, worth = table
    return worth[bisect_right(bins, value)]


def _spare_summary(evidence: Evidence, title: int, text: frozenset[str]) -> None:
    """The first paragraph below the title stays where it speaks of the same as the article."""
    page, below = evidence.page, title + 1
    if below < evidence.first and _is_subtitle(evidence, below, text):
        evidence.spared.add(below)
    for row in range(below, min(below + _SUMMARY_ROWS, evidence.first)):
        if _is_prose(page.kinds[row], page.lines[row]) and not _has_rule(evidence, row):
            if len(text & words_of(page.lines[row])) >= _SUMMARY_WORDS:
                evidence.spared.add(row)
            return


def _is_subtitle(evidence: Evidence, row: int, text: frozenset[str]) -> bool:
    """Whether a row right below the title speaks of the same as the article, whatever it ends with."""
    page = evidence.page
    long = page.sizes[row] >= _SUBTITLE_SIZE and not _has_rule(evidence, row)
    return long and len(text & words_of(page.lines[row])) >= _SUBTITLE_WORDS


def _is_prose(kind: int, line: str) -> bool:
    """Whether a line is a paragraph; summaries often lack their last stop."""
    return kind == PROSE or (kind == LONG_OPEN and any(map(line.count, _STOPS)))


def _has_rule(evidence: Evidence, row: int) -> bool:
    """Whether more than the row's look speaks against it."""
    return any(clue.rule not in (MODEL, OUTSIDE) for clue in evidence.rows.get(row, ()))
