"""Text whose paragraphs are wrapped: broken into lines of some 60 to 100 letters, as for a terminal or in a mail.

Such a text is judged with its paragraphs put together again. Each line end within one stands as a blank: offsets stay
what they are, and what is kept are slices of the text as it was given. Text in `pieces` is judged so, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from cleaner.pieces import going_on
from cleaner.report import Mark, Report
from cleaner.unwrap import joined, unwrapped

#: A text is cleaned until nothing goes: what is left of a paragraph may be wrapped no more.
_MOST_ROUNDS = 40

Slices = list[tuple[int, int]]


class _Left:
    """What is left of a text, as slices of it."""

    def __init__(self, text: str, kept: Slices) -> None:
        self.kept = kept
        self.text = "".join([text[start:end] for start, end in kept])
        self._starts = [0, *accumulate(end - start for start, end in kept)]

    def places(self, slices: Iterable[tuple[int, int]]) -> Slices:
        """The text's slices that these slices of what is left stand for."""
        kept, starts = self.kept, self._starts
        found: Slices = []
        for start, end in slices:
            at = bisect_right(starts, start) - 1
            while at < len(kept) and starts[at] < end:
                first = kept[at][0] - starts[at]
                piece = (first + max(start, starts[at]), first + min(end, starts[at + 1]))
                if found and found[-1][1] == piece[0]:
                    piece = (found.pop()[0], piece[1])
                found.append(piece)
                at += 1
        return found


def on_one_line(text: str) -> str | None:
    """The same of a wrapped text, and of one in `pieces`; None where it is neither."""
    whole = unwrapped(text)
    if whole is None:
        lines = text.split("\n")
        open_lines = going_on(lines)
        whole = joined(lines, open_lines) if open_lines else None
    return whole


def analyzed(text: str, judge: Callable[[str], Report]) -> Report:
    """What `judge` says of the text, of a wrapped one or one in pieces of its paragraphs.

    Each round judges what is left, as a second cleaning would, until nothing goes. What is left may be wrapped where
    the text as a whole is not, and the other way round.
    """
    given = on_one_line(text)
    report = judge(text if given is None else given)
    if given is None and (report.text == text or on_one_line(report.text) is None):
        return report
    warnings, left, rounds = report.warnings, _Left(text, [(0, len(text))]), list[tuple[_Left, Report]]()
    while report.kept != ((0, len(left.text)),) and len(rounds) < _MOST_ROUNDS:
        rounds.append((left, report))
        left = _Left(text, left.places(_line_by_line(left.text, report)))
        report = judge(on_one_line(left.text) or left.text)
        warnings = tuple(dict.fromkeys([*warnings, *report.warnings]))
    return Report(text, left.kept, lambda: _marks(text, rounds), warnings)


def _line_by_line(text: str, report: Report) -> Iterator[tuple[int, int]]:
    """What is kept, and a line end wherever a part of two lines goes that stood in one paragraph."""
    end = 0
    for first, last in report.kept:
        if _parts_of_a_paragraph(text, report.input, end, first):
            at = text.rindex("\n", end, first)
            yield at - (text[at - 1] == "\r"), at + 1
        yield first, last
        end = last


def _parts_of_a_paragraph(text: str, judged: str, start: int, end: int) -> bool:
    """Whether a cut begins within one line of a paragraph and ends within another."""
    if text.find("\n", start, end) < 0 or judged.find("\n", start, end) >= 0:
        return False
    line_end = text.find("\n", end)
    before, after = text[text.rfind("\n", 0, start) + 1 : start], text[end : line_end if line_end >= 0 else len(text)]
    return bool(before.strip() and after.strip())


def _marks(text: str, rounds: list[tuple[_Left, Report]]) -> list[Mark]:
    """The decisions of all rounds, line by line of the text."""
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    found = []
    for left, report in rounds:
        for mark in report.marks:
            for line in _lines_of(left.text, mark.start, mark.end):
                places = left.places([line])
                start, end = places[0][0], places[-1][1]
                number = bisect_right(lines, start) - 1
                whole = text[lines[number] : lines[number + 1] - 1].strip() == text[start:end].strip()
                found.append(mark._replace(start=start, end=end, line=number, whole=whole))
    return sorted(found)


def _lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range line by line, without blank ones."""
    while start < end:
        at = text.find("\n", start, end)
        last = end if at < 0 else at
        if text[start:last].strip():
            yield start, last
        start = last + 1
