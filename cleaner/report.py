"""What was cut and why: Removal, Report, and the case notation."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from cleaner.options import Category

#: A report shows so many characters of its text where it is printed as an object.
_SHOWN = 60


class Removal(NamedTuple):
    """One cut: `text` is `input[start:end]` (offsets in code points), on input line `line` (from 1).

    `category` says as what, `rule` is the id of the rule that spoke loudest (`cleaner --list-rules`), `score` how sure
    all evidence is together: above 0, at most 1. Of an HTML page `path` is the element that the line stood in:
    `html/body/div[2]/p[1]`; with an extractor, and of a text, it is None.
    """

    start: int
    end: int
    line: int
    category: Category
    rule: str
    score: float
    text: str
    path: str | None = None


class Count(NamedTuple):
    """How much of one category was cut: lines touched, and words as white space parts them."""

    lines: int
    words: int


class Mark(NamedTuple):
    """A decision in the input's coordinates: code points `start` to `end` within one line."""

    start: int
    end: int
    line: int
    whole: bool
    category: Category
    rule: str
    score: float


class Report:
    """The result of one cleaning.

    input     what was given (after `repair`, if that was asked for): the text; of an HTML page all of its text, or what
              the extractor found, where one was named
    text      what was kept: slices of `input`, joined
    kept      (start, end) of each slice
    removals  every cut, in order; with `kept` they rebuild `input` exactly
    counts    lines and words cut, by category
    warnings  what the reader of the result should know
    repairs   what `repair` changed, as (before, after) pairs
    kind      of an HTML page: what kind of page it was taken for (see `cleaner.markup.kinds`); None of a text and of
              what an extractor found
    """

    def __init__(
        self,
        text: str,
        kept: Sequence[tuple[int, int]],
        marks: Callable[[], Sequence[Mark]],
        warnings: Sequence[str] = (),
        repairs: Sequence[tuple[str, str]] = (),
        kind: str | None = None,
        path: Callable[[int], str | None] = lambda _: None,
    ) -> None:
        """Join the kept slices; everything else is worked out when it is asked for.

        The marks by calling `marks`, the path of an input line's element (from 0) by calling `path`.
        """
        self.input = text
        self.kept = tuple(kept)
        self.text = text if self.kept == ((0, len(text)),) else "".join([text[a:b] for a, b in kept])
        self.warnings = tuple(warnings)
        self.repairs = tuple(repairs)
        self.kind = kind
        self._find_marks = marks
        self._path = path

    def __getstate__(self) -> dict[str, Any]:
        """What pickles: everything that is worked out when it is asked for, worked out."""
        removals = self.removals
        return vars(self) | {"removals": removals, "_find_marks": tuple, "_path": None}

    def __repr__(self) -> str:
        """Show what the text begins with, how many cuts there are, and the warnings."""
        start = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"
        kind = "" if self.kind is None else f", kind={self.kind!r}"
        return f"Report(text={start!r}, removals={len(self.removals)}, warnings={self.warnings!r}{kind})"

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every decision, in order: what the removals are made of, without the white space that goes with them."""
        return tuple(self._find_marks())

    @cached_property
    def removals(self) -> tuple[Removal, ...]:
        """Every cut, in order. White space and blank lines that went with a cut belong to it."""
        edges = [0, *(edge for span in self.kept for edge in span), len(self.input)]
        gaps = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
        removals = []
        marks = iter(self.marks)
        mark = next(marks, None)
        for start, end in gaps:
            inside = []
            while mark is not None and mark.start < end:
                inside.append(mark)
                mark = next(marks, None)
            bounds = [start, *(m.start for m in inside[1:]), end]
            removals += [
                Removal(a, b, m.line + 1, m.category, m.rule, m.score, self.input[a:b], self._path(m.line))
                for a, b, m in zip(bounds, bounds[1:], inside, strict=False)
            ]
        return tuple(removals)

    @property
    def counts(self) -> dict[Category, Count]:
        """Lines and words cut, by category, the most words first."""
        lines: dict[Category, set[int]] = {}
        words: dict[Category, int] = {}
        for removal in self.removals:
            lines.setdefault(removal.category, set()).add(removal.line)
            words[removal.category] = words.get(removal.category, 0) + len(removal.text.split())
        order = sorted(words, key=lambda c: (-words[c], c))
        return {category: Count(len(lines[category]), words[category]) for category in order}

    def as_case(self) -> str:
        """The input in the notation of the fixtures: what stays, what is cut, and as what."""
        by_line: dict[int, list[Mark]] = {}
        for mark in self.marks:
            by_line.setdefault(mark.line, []).append(mark)
        rows, at = [], 0
        for number, line in enumerate(self.input.split("\n")):
            rows.append(_notation(line.rstrip("\r"), at, by_line.get(number, [])))
            at += len(line) + 1
        return "\n".join(rows)

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values, ready for JSON."""
        return {
            "text": self.text,
            "kept": [list(span) for span in self.kept],
            "removals": [removal._asdict() for removal in self.removals],
            "counts": {category: count._asdict() for category, count in self.counts.items()},
            "warnings": list(self.warnings),
            "repairs": [list(pair) for pair in self.repairs],
            "kind": self.kind,
        }


def _notation(line: str, at: int, marks: list[Mark]) -> str:
    """One line in the case notation; `at` is where it starts in the input."""
    if not marks:
        return f"  {line}".rstrip()
    if marks[0].whole:
        return f"- {line}  {{{marks[0].category}}}"
    parts, done = [], 0
    for mark in marks:
        start, end = mark.start - at, mark.end - at
        parts += [line[done:start], f"[-{line[start:end]}-]{{{mark.category}}}"]
        done = end
    return "~ " + "".join(parts) + line[done:]
