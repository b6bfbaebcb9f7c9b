"""Reports of a corpus as figures: how much was cut, of what, where, and which decisions were close."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from cleaner.options import Category
from cleaner.report import Mark, Report
from cleaner.show.entries import Entry, words
from cleaner.show.gold import Gold

#: How many distinct cut lines are counted before those seen once are forgotten, to bound memory.
_MOST_LINES = 200_000
#: How many close decisions are kept, and after how many the farther ones are forgotten.
CLOSE, _MOST_CLOSE = 100, 5_000
#: How many documents with warnings are named.
WARNED = 200
#: Scores are counted in bins of this width.
BIN = 0.05
#: A line is shown with at most so many letters.
_SHOWN = 240


class Slice:
    """Documents of one kind: how many, how many were cut at all, and words before and cut."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.documents = self.touched = self.before = self.cut = 0
        self.categories: Counter[Category] = Counter()

    def add(self, entry: Entry, cut: Counter[Category]) -> None:
        """Count one more document; `cut` holds the words cut by category."""
        self.documents += 1
        self.touched += bool(cut)
        self.before += entry.before
        self.cut += entry.before - entry.after
        self.categories.update(cut)

    @property
    def share(self) -> float:
        """The share of the words that was cut."""
        return self.cut / self.before if self.before else 0.0

    @property
    def most(self) -> Category | None:
        """The category that took the most words."""
        return max(self.categories, key=lambda category: (self.categories[category], category), default=None)


class Kind:
    """What was cut as one category: documents that had any, lines and words."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.documents = self.lines = self.words = 0


class Line:
    """A line that was cut more than once: in how many documents, on which hosts."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.documents = 0
        self.hosts: set[str] = set()


class Close(NamedTuple):
    """A decision near the threshold: `cut` says which side it fell on."""

    distance: float
    words: int
    score: float
    cut: bool
    category: Category
    rule: str
    text: str
    document: str
    line: int


class Tally:
    """Everything the audit shows; memory grows with hosts and languages, not with documents (but for 4 bytes each)."""

    def __init__(self, threshold: float) -> None:
        """`threshold`: the score from which the profile cuts."""
        self.threshold = threshold
        self.all = Slice()
        self.kinds: dict[Category, Kind] = {}
        self.languages: dict[str, Slice] = {}
        self.hosts: dict[str, Slice] = {}
        self.lines: dict[tuple[Category, str], Line] = {}
        self.close: dict[Hashable, Close] = {}
        self.warned: list[tuple[Entry, str]] = []
        self.warnings = 0
        self.shares = array("f")
        self.scores: Counter[int] = Counter()
        self.judged: dict[int, list[int]] = {}

    def add(self, entry: Entry, looser: Report | None, language: str, host: str, gold: str | None) -> None:
        """Count one more document.

        `looser` is the report of a cleaner with a lower threshold: what it alone cuts was nearly cut. `gold` is the
        author's text where it is known.
        """
        marks = entry.report.marks
        cut = self._kinds(marks, entry.report.input)
        slices = [self.all, *(named.setdefault(name, Slice()) for named, name in self._named(language, host))]
        for each in slices:
            each.add(entry, cut)
        self.shares.append(entry.share)
        self._lines(marks, entry.report.input, host)
        nearly = _others(looser.marks, marks) if looser else []
        self._close(entry, marks, nearly)
        self._judged([*marks, *nearly], entry.report.input, Gold(gold) if gold is not None else None)
        self.warnings += bool(entry.report.warnings)
        self.warned += [(entry, warning) for warning in entry.report.warnings if len(self.warned) < WARNED]

    def _named(self, language: str, host: str) -> list[tuple[dict[str, Slice], str]]:
        return [pair for pair in ((self.languages, language), (self.hosts, host)) if pair[1]]

    def _kinds(self, marks: Iterable[Mark], text: str) -> Counter[Category]:
        """The words cut by category, counted into `kinds` on the way."""
        cut: Counter[Category] = Counter()
        for mark in marks:
            kind = self.kinds.setdefault(mark.category, Kind())
            kind.documents += mark.category not in cut
            kind.lines += 1
            count = words(text[mark.start : mark.end])
            kind.words += count
            cut[mark.category] += count
        return cut

    def _lines(self, marks: Iterable[Mark], text: str, host: str) -> None:
        for category, line in {(m.category, " ".join(text[m.start : m.end].split())[:_SHOWN]) for m in marks}:
            found = self.lines.setdefault((category, line), Line())
            found.documents += 1
            found.hosts.add(host)
        if len(self.lines) > _MOST_LINES:
            self.lines = {key: line for key, line in self.lines.items() if line.documents > 1}

    def _close(self, entry: Entry, marks: Iterable[Mark], nearly: Iterable[Mark]) -> None:
        for mark, cut in [*((m, True) for m in marks), *((m, False) for m in nearly)]:
            text = " ".join(entry.report.input[mark.start : mark.end].split())
            distance = round(abs(mark.score - self.threshold), 4)
            told = (mark.score, cut, mark.category, mark.rule, text[:_SHOWN], entry.name, mark.line + 1)
            made = Close(distance, words(text), *told)
            key = (mark.category, text)
            if key not in self.close or _closeness(made) < _closeness(self.close[key]):
                self.close[key] = made
        if len(self.close) > _MOST_CLOSE:
            kept = sorted(self.close.items(), key=lambda item: _closeness(item[1]))[:CLOSE]
            self.close = dict(kept)

    def _judged(self, marks: Iterable[Mark], text: str, gold: Gold | None) -> None:
        """Count scores, and where the author's text is known, how many of the lines were not the author's."""
        for mark in marks:
            place = min(int(mark.score / BIN + 1e-9), round(1 / BIN) - 1)
            self.scores[place] += 1
            if gold is not None and mark.whole:
                found = self.judged.setdefault(place, [0, 0])
                found[0] += not gold.holds(text[mark.start : mark.end])
                found[1] += 1

    def frequent(self, most: int) -> list[tuple[Category, str, Line]]:
        """The lines cut in the most documents, of those cut in more than one."""
        repeated = [(category, text, line) for (category, text), line in self.lines.items() if line.documents > 1]
        return sorted(repeated, key=lambda row: (-row[2].documents, row[0], row[1]))[:most]

    def closest(self) -> list[Close]:
        """The decisions nearest to the threshold; of equally near ones those with the most words first."""
        return sorted(self.close.values(), key=_closeness)[:CLOSE]


def _closeness(close: Close) -> tuple[float, int, str, int]:
    return close.distance, -close.words, close.document, close.line


def _others(marks: Iterable[Mark], known: Iterable[Mark]) -> list[Mark]:
    """The marks on lines that `known` says nothing of."""
    lines = {mark.line for mark in known}
    return [mark for mark in marks if mark.line not in lines]
