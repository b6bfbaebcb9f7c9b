"""What a page must know of one document: its text, every cut, and how much that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from cleaner.options import Category
from cleaner.report import Mark, Report

#: A word is what white space parts; in scripts that write none between words, each character is one.
_SPACELESS = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_SPACELESS}]|[^\s{_SPACELESS}]+")
_DENSE = re.compile(f"[{_SPACELESS}]")

_CATEGORIES = {category: place for place, category in enumerate(Category)}


def words(text: str) -> int:
    """How many words a text holds, in any script.

    >>> words("The ferry runs."), words("船が走る")
    (3, 4)
    """
    return len(text.split()) if text.isascii() or not _DENSE.search(text) else sum(1 for _ in _WORD.finditer(text))


class Entry(NamedTuple):
    """One document as the pages show it; words are counted by `words`."""

    name: str
    report: Report
    before: int
    after: int

    @property
    def share(self) -> float:
        """The share of the words that was cut, from 0 to 1."""
        return 1 - self.after / self.before if self.before else 0.0

    def as_data(self, rules: dict[str, int]) -> dict[str, Any]:
        """The document as plain values for the page's script; `rules` numbers the rule ids and grows.

        Offsets are counted as the script counts them, in UTF-16 units within the line; -1 stands for a whole line.
        """
        lines = self.report.input.split("\n")
        starts = _starts(lines)
        return {
            "name": self.name,
            "text": self.report.input,
            "words": [self.before, self.after],
            "marks": [_mark(mark, lines[mark.line], starts[mark.line], rules) for mark in self.report.marks],
            "paths": {removal.line - 1: removal.path for removal in self.report.removals if removal.path},
            "warnings": list(self.report.warnings),
            "repairs": [list(pair) for pair in self.report.repairs],
        }


def entry(name: str, report: Report) -> Entry:
    """The entry of a report."""
    return Entry(name, report, words(report.input), words(report.text))


def _starts(lines: Sequence[str]) -> list[int]:
    """Where each line starts in the text."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _mark(mark: Mark, line: str, start: int, rules: dict[str, int]) -> list[float]:
    """Line (from 0), start, end, category, rule, score, words: numbers alone, to keep big pages small."""
    bounds = (-1, -1) if mark.whole else (_units(line, mark.start - start), _units(line, mark.end - start))
    rule = rules.setdefault(mark.rule, len(rules))
    cut = line if mark.whole else line[mark.start - start : mark.end - start]
    return [mark.line, *bounds, _CATEGORIES[mark.category], rule, round(mark.score, 4), words(cut)]


def _units(line: str, end: int) -> int:
    """How many UTF-16 units the first `end` characters of a line take."""
    return end if line.isascii() else len(line[:end].encode("utf-16-le", "surrogatepass")) // 2
