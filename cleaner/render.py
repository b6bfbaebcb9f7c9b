"""Decisions become slices of the input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from cleaner.blocks import found
from cleaner.evidence import Clue, Span
from cleaner.late import late
from cleaner.report import Mark
from cleaner.shown import has_marks, visible, whole, with_blanks

#: What is cut of a document, by input line: whole lines, and spans within lines (offsets in the line's own text).
Lines = dict[int, Clue]
Spans = dict[int, list[Span]]


#: What becomes of an input line: it stays, is cut, or is blank; and stretches of cut and blank lines.
_CUT, _BLANK = 1, 2
_STAYS = bytes(state == 0 for state in range(256))
_CUTS = late(rb"\x02*\x01[\x01\x02]*")


def line_starts(raw: list[str]) -> list[int]:
    """Where each line begins in the input, and where one after the last would."""
    return [0, *accumulate([len(line) + 1 for line in raw])]


def kept_slices(raw: list[str], lines: Lines, spans: Spans) -> list[tuple[int, int]]:
    """The slices of the input to keep, in order.

    `raw` is the input split at line feeds. A cut line takes its line end along and the narrower of the gaps around
    it, so that no gap grows; at the text's edge no blank line is left, and the text ends as it did, with a line end
    or not.
    """
    starts = line_starts(raw)
    total = starts[-1] - 1
    gone = _line_ranges(raw, starts, total, lines) if lines else []
    for number, within in spans.items():
        for span in within:
            start, end = widen(raw[number], span.start, span.end)
            gone.append((starts[number] + start, starts[number] + end))
    return _complement(sorted(gone), total)


def marks_of(raw: list[str], lines: Lines, spans: Spans) -> list[Mark]:
    """The marks of what is cut, in order."""
    starts = line_starts(raw)
    marks = [Mark(starts[n], starts[n] + len(raw[n]), n, True, c.category, c.rule, c.weight) for n, c in lines.items()]
    for n, within in spans.items():
        at = starts[n]
        marks += [Mark(at + s.start, at + s.end, n, False, s.clue.category, s.clue.rule, s.clue.weight) for s in within]
    return sorted(marks)


def widen(line: str, start: int, end: int) -> tuple[int, int]:
    """The white space that goes with a span: all around it at the line's front, else what stands before it."""
    if not line[:start].strip():
        start = 0
        while end < len(line) and line[end].isspace():
            end += 1
    else:
        while start > 0 and line[start - 1].isspace():
            start -= 1
    return start, end


def offsets_left(line: str, spans: list[Span]) -> list[int]:
    """Where each character of a row's text (stripped, without its cut spans, which are in order) stands in the line."""
    places = _places_left(line, spans)
    return [places[at] for at in _shown_at("".join([line[i] for i in places]))]


def with_more(line: str, spans: list[Span], more: list[Span]) -> list[Span]:
    """The cuts of a line and, with their marks, those of what a row without them shows."""
    places = _places_left(line, spans)
    rest = "".join([line[i] for i in places])
    shown = _shown_at(rest)
    found = whole(rest, [Span(shown[span.start], shown[span.end - 1] + 1, span.clue) for span in more])
    return sorted([*spans, *[Span(places[one.start], places[one.end - 1] + 1, one.clue) for one in found]], key=_start)


def _places_left(line: str, spans: list[Span]) -> list[int]:
    """Where the characters stand that are left of a line without these spans, which are in order."""
    left, at = list[int](), 0
    for span in spans:
        start, end = widen(line, span.start, span.end)
        left += range(at, start)
        at = max(at, end)
    left += range(at, len(line))
    return left


def _shown_at(line: str) -> list[int]:
    """Where the characters stand that a line shows; what a cut has left is read as it will be when cleaned again."""
    places: Sequence[int] = range(len(line))
    if has_marks(plain := with_blanks(line)):
        places = visible(plain)
    blank = [line[i].isspace() for i in places]
    if False not in blank:
        return []
    return list(places[blank.index(False) : len(blank) - blank[::-1].index(False)])


def _start(span: Span) -> int:
    return span.start


def _line_ranges(raw: list[str], starts: list[int], total: int, cut: Lines) -> list[tuple[int, int]]:
    """The ranges of characters that go with whole lines."""
    count = len(raw) - (raw[-1] == "")
    ranges = []
    for before, first, last, after in _runs(raw, count, cut):
        if before == 0:
            ranges.append((0, starts[after] if after < count else total))
        elif after == count:
            # Without a line end at the end of the input, the last line that stays loses its own.
            own_end = 0 if raw[-1] == "" else 2 if raw[before - 1].endswith("\r") else 1
            ranges.append((starts[before] - own_end, total))
        elif first - before >= after - last - 1:
            ranges.append((starts[first], starts[after]))
        else:
            ranges.append((starts[before], starts[last + 1]))
    return ranges


def _runs(raw: list[str], count: int, cut: Lines) -> Iterator[tuple[int, int, int, int]]:
    """Runs of cut lines with at most blank lines between them.

    -> (first blank line before the run, its first line, its last line, the line where the text goes on)
    """
    states = bytearray(count)
    for number in cut:
        states[number] = _CUT
    if len(cut) < count:
        for number in found(states.translate(_STAYS)):
            if not raw[number].strip():
                states[number] = _BLANK
    for run in _CUTS.finditer(states):
        states_of_run = run.group()
        yield (
            run.start(),
            run.start() + states_of_run.index(_CUT),
            run.start() + states_of_run.rindex(_CUT),
            run.end(),
        )


def _complement(gone: list[tuple[int, int]], total: int) -> list[tuple[int, int]]:
    """What is left of 0..total without these ranges, which are in order and do not overlap."""
    kept = []
    at = 0
    for start, end in gone:
        if at < start:
            kept.append((at, start))
        at = max(at, end)
    if at < total or not gone:
        kept.append((at, total))
    return kept
