"""Text whose paragraphs are wrapped: broken into lines of some 60 to 100 letters, as for a terminal or in a mail.

Such a text is judged with its paragraphs put together again. Each line end within one stands as a blank: offsets stay
what they are, and what is kept are slices of the text as it was given. Text in `pieces` is judged so, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice

from cleaner.pieces import going_on
from cleaner.report import Mark, Report

#: The widths that texts are wrapped at, and the shortest line that may be full. The first word of the next line would
#: not have fit: a word longer than this is none.
_NARROWEST, _WIDEST, _FULL, _WORD = 60, 100, 45, 30
#: Lines with fewer blanks are no sentences, or of a script without blanks.
_BLANKS = 4
#: A text is wrapped where so many lines are full for one width, this part of those that are long enough; and of lines
#: that are longer there is at most one in so many (addresses cannot be broken).
_LEAST, _SHARE, _LONGER = 8, 0.7, 8
#: Of the lines below full ones this part begins in the midst of a sentence; of headlines and timetables none does.
_SMALL = 0.3
#: What stands in lines that programs do not break, and in those that they break where they can: addresses, list items.
_UNBROKEN = ("](", "//", "* ", "- ", "%")
#: In such a text a line of this part of the width goes on where the next one begins with a small letter.
_RAGGED = 0.75
#: A text is cleaned until nothing goes: what is left of a paragraph may be wrapped no more.
_MOST_ROUNDS = 40

#: What stands for a line end behind a hyphen: words and addresses go on there.
_NO_BLANK = "\u200b"

Slices = list[tuple[int, int]]


def unwrapped(text: str) -> str | None:
    r"""The text with its paragraphs on one line each, and as long as before; None where it is not wrapped.

    >>> unwrapped("One line.\n" * 20) is None
    True
    """
    lines = text.split("\n")
    sizes = list(map(len, lines))
    # Nearly all texts are told by this.
    near = len([size for size in sizes if _FULL <= size <= _WIDEST])
    if near < _LEAST or _are_more(
        _bare((row for row, size in enumerate(sizes) if size > _WIDEST), lines), near // _LONGER
    ):
        return None
    firsts = [words[0] if (words := line.split(None, 1)) else "" for line in lines]
    # How wide a text may be whose line ends where this one does, at least and at most.
    room = [
        (row, size, size + len(first))
        for row, (size, first) in enumerate(zip(sizes, firsts[1:], strict=False))
        if first and len(first) <= _WORD and lines[row].count(" ") >= _BLANKS
    ]
    width = _width(room)
    full = [row for row, least, most in room if least <= width <= most]
    long_enough = _bare((row for row, least, _ in room if least >= _FULL), lines)
    longer = _bare((row for row, size in enumerate(sizes) if size > width), lines)
    if _count(_bare(full, lines)) < max(_LEAST, _SHARE * _count(long_enough), _LONGER * _count(longer)):
        return None
    if sum(_goes_on(firsts[row + 1][0]) for row in full) < _SMALL * len(full):
        return None
    ragged = {row for row, least, _ in room if _RAGGED * width <= least <= width and firsts[row + 1][0].islower()}
    return _joined(lines, {*full, *ragged})


def _bare(rows: Iterable[int], lines: list[str]) -> Iterator[int]:
    """Those of the rows that programs break where they are too long."""
    return (row for row in rows if not any(mark in lines[row] for mark in _UNBROKEN))


def _count(rows: Iterable[int]) -> int:
    return sum(1 for _ in rows)


def _are_more(rows: Iterator[int], most: int) -> bool:
    """Whether there are more rows than so many."""
    return next(islice(rows, most, None), None) is not None


def _goes_on(char: str) -> bool:
    """Whether a word in the midst of a sentence may begin so."""
    return char.isalpha() and not char.isupper()


def _width(room: list[tuple[int, int, int]]) -> int:
    """The width that most lines are full for, the widest of several."""
    steps = [0] * (_WIDEST + 2)
    for _, least, most in room:
        first, last = max(least, _NARROWEST), min(most, _WIDEST)
        if least >= _FULL and first <= last:
            steps[first] += 1
            steps[last + 1] -= 1
    counts = list(accumulate(steps))
    return max(range(len(counts)), key=lambda width: (counts[width], width))


def _joined(lines: list[str], full: set[int]) -> str:
    """The lines joined again, those that are full with a character for each of their line end."""
    parts = []
    for row, line in enumerate(lines):
        if row in full:
            bare = line.removesuffix("\r")
            filler = _NO_BLANK if bare.endswith("-") else " "
            parts += [bare, filler * (len(line) - len(bare) + 1)]
        else:
            parts += [line, "\n"]
    return "".join(parts[:-1])


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
    joined = unwrapped(text)
    if joined is None:
        lines = text.split("\n")
        open_lines = going_on(lines)
        joined = _joined(lines, open_lines) if open_lines else None
    return joined


def analyzed(text: str, judge: Callable[[str], Report]) -> Report:
    """What `judge` says of the text, of a wrapped one or one in pieces of its paragraphs.

    Each round judges what is left, as a second cleaning would, until nothing goes. What is left may be wrapped where
    the text as a whole is not, and the other way round.
    """
    joined = on_one_line(text)
    report = judge(text if joined is None else joined)
    if joined is None and (report.text == text or on_one_line(report.text) is None):
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


def _parts_of_a_paragraph(text: str, joined: str, start: int, end: int) -> bool:
    """Whether a cut begins within one line of a paragraph and ends within another."""
    if text.find("\n", start, end) < 0 or joined.find("\n", start, end) >= 0:
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
