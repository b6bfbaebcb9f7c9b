"""What is the author's though the statistics doubt it: the headline, questions with their answers, lists of sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.late import late
from cleaner.markup.view import View
from cleaner.tables import unspaced

#: A heading is the headline where this share of its words stands in what the page says that its title is; it has so
#: many words. Where no blanks part words, two characters each are looked up.
_SHARE, _WORDS = 0.5, 3
_WORD = late(r"\w+")
#: What a question ends in, and how long it is. So many elements up it stands in a heading or in bold.
_ASKS, _SHORTEST, _LONGEST = ("?", "？", "؟"), 12, 160
_HEADINGS, _UP = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "summary", "button", "strong", "b"}), 4
#: A sign for opening it may stand between a question and its answer: so many lines, no longer than this.
_BETWEEN, _SIGN_SIZE = 2, 11
#: So many questions with answers, no more lines apart than this, are no chance.
_LEAST, _APART = 3, 6
#: A source has a year and a stop, comma or colon, this size, and a number, a sign or a list's point before it.
_YEAR, _STOPS = late(r"\b(?:1[89]|20)\d\d[a-z]?\b"), (".", ",", ":")
_NUMBER, _SOURCE_SIZES = late(r"(?:\[?\d{1,3}[\].)]|[\^*•])\s?\S"), (40, 600)
#: So many sources, no more lines apart than this, are a list of them. Of other lists' points all stands in links.
_LEAST_SOURCES, _SOURCES_APART, _LINKED = 3, 3, 0.95
#: From this chance on these stay. A menu may look like questions, and a list of news like sources.
_ANSWERED, _SOURCED = 0.1, 0.2


def headline(view: View) -> int | None:
    """The first main heading that is the page's title, or part of it; else the first that has most of its words."""
    source, titles = view.source, view.about.titles
    headings = [row for row, owner in enumerate(source.owners) if source.tags[owner] == "h1"]
    for row in headings:
        if source.lines[row] in titles:
            return row
    known = _words(titles) if headings else set()
    for row in headings:
        words = _words(source.lines[row])
        if len(words) >= _WORDS and len(words & known) >= _SHARE * len(words):
            return row
    return None


def _words(text: str) -> set[str]:
    """The words of a text in lower case; of one without blanks between words each two characters."""
    found = set[str]()
    for word in _WORD.findall(text.lower()):
        if unspaced(word[0]):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        else:
            found.add(word)
    return found


def authors(view: View, chances: Sequence[float]) -> set[int]:
    """Lines that are questions with answers, or sources, and may be the page's own."""
    rows = {row for row in answered(view) if chances[row] >= _ANSWERED}
    rows |= {row for row in sources(view) if chances[row] >= _SOURCED}
    return rows | {row - 1 for row in rows if row - 1 not in rows and _heads(view, row - 1)}


def _heads(view: View, row: int) -> bool:
    """Whether a line is a heading and no link."""
    source = view.source
    return row >= 0 and not source.linked[row] and source.tags[source.owners[row]] in _HEADINGS


def answered(view: View) -> set[int]:
    """The lines of several headings that ask, each with paragraphs below that answer."""
    count, row, pairs = len(view.source.lines), 0, list[range]()
    while row < count:
        end = _answer_end(view, row) if _asks(view, row) else row
        if end > row:
            pairs.append(range(row, end))
        row = max(end, row + 1)
    runs = _runs(pairs, _APART)
    return {row for run in runs if len(run) >= _LEAST for pair in run for row in pair}


def _asks(view: View, row: int) -> bool:
    """Whether a line is a heading that asks."""
    line = view.source.lines[row]
    return _SHORTEST <= len(line) <= _LONGEST and line.endswith(_ASKS) and not _HEADINGS.isdisjoint(_around(view, row))


def _around(view: View, row: int) -> list[str]:
    """The tags of the elements that a line stands in, the nearest first."""
    source, found = view.source, list[str]()
    element = source.leaves[row]
    while element >= 0 and len(found) < _UP:
        found.append(source.tags[element])
        element = source.parents[element]
    return found


def _answer_end(view: View, row: int) -> int:
    """Where the paragraphs end that stand below a question; the question's row where none does."""
    lines, count = view.source.lines, len(view.source.lines)
    start = row + 1
    while start < min(count, row + 1 + _BETWEEN) and len(lines[start]) <= _SIGN_SIZE:
        start += 1
    end = start
    while end < count and view.prose[end] and 2 * view.source.linked[end] <= view.page.sizes[end]:
        end += 1
    return end if end > start else row


def sources(view: View) -> list[int]:
    """The lines of lists of sources."""
    found = [range(row, row + 1) for row, line in enumerate(view.source.lines) if _is_source(view, row, line)]
    runs = _runs(found, _SOURCES_APART)
    return [row for run in runs if len(run) >= _LEAST_SOURCES for source in run for row in source]


def _is_source(view: View, row: int, line: str) -> bool:
    """Whether a line may be a source: `3. Strand, I. (1974). The Ferries of the North. Norrby.`"""
    return (
        _SOURCE_SIZES[0] <= len(line) <= _SOURCE_SIZES[1]
        and _YEAR.search(line) is not None
        and view.source.linked[row] < _LINKED * view.page.sizes[row]
        and any(map(line.__contains__, _STOPS))
        and (_NUMBER.match(line) is not None or "li" in _around(view, row))
    )


def _runs(found: Iterable[range], apart: int) -> list[list[range]]:
    """Lines, in order, of which none begins more than so many lines below the end of the one before, together."""
    runs: list[list[range]] = []
    for lines in found:
        if runs and lines.start - runs[-1][-1].stop < apart:
            runs[-1].append(lines)
        else:
            runs.append([lines])
    return runs
