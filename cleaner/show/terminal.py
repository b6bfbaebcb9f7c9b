"""`cleaner --explain` for people: each line with its number, cuts struck through in their category's colour.

Nothing of a document reaches the terminal as a command: controls are named instead.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from cleaner.cli.files import Document
from cleaner.options import Category
from cleaner.report import Mark, Report
from cleaner.show.families import LOOKS
from cleaner.show.unseen import named

#: How wide the view is where nothing says how wide the terminal is, in columns, and how narrow it may get.
_WIDTH, _NARROWEST = 100, 50
#: Between the two texts of the view side by side.
_BETWEEN = " │ "


def explained(document: Document, report: Report) -> str:
    """The document line by line, cuts struck through, with rule and score; then a legend with totals."""
    return _rendered(document, report, _one_below_the_other)


def side_by_side(document: Document, report: Report) -> str:
    """The same with two columns: on the left the input, on the right what is left of each line."""
    return _rendered(document, report, _beside_each_other)


Lines = Callable[[Console, Report], Iterator[Text]]


def _rendered(document: Document, report: Report, lines: Lines) -> str:
    console = Console(
        file=StringIO(),
        width=max(_NARROWEST, _columns()),
        force_terminal=_is_coloured(),
        color_system="standard" if _is_coloured() else None,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=True,
    )
    title = Text(named(document.name), style="bold")
    for line in (title, *lines(console, report), Text(), *_legend(report)):
        line.rstrip()
        console.print(line, no_wrap=True, crop=False, overflow="ignore")
    console.print()
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def is_wanted() -> bool:
    """Whether standard error is a terminal: someone looks at it."""
    return sys.stderr is not None and sys.stderr.isatty()


def _is_coloured() -> bool:
    return is_wanted() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _WIDTH
    except (OSError, ValueError, AttributeError):  # no terminal
        named = os.environ.get("COLUMNS", "")
        return int(named) if named.isdecimal() else _WIDTH


def _one_below_the_other(console: Console, report: Report) -> Iterator[Text]:
    number = _numbers(report)
    for line, (text, marks) in enumerate(_lines_of(report), 1):
        shown = _marked(text, marks)
        for mark in marks:
            shown.append(f"  {mark.category}", style=f"bold {LOOKS[mark.category].ansi}")
            shown.append(f" {mark.rule} {mark.score:.2f}", style="dim")
        yield from _hung(console, number(line, marks), shown, console.width)


def _beside_each_other(console: Console, report: Report) -> Iterator[Text]:
    number = _numbers(report)
    half = (console.width - len(_BETWEEN)) // 2
    for line, ((text, marks), left) in enumerate(zip(_lines_of(report), _left_of_lines(report), strict=True), 1):
        shown = _marked(text, marks)
        if marks:
            names = dict.fromkeys(mark.category for mark in marks)
            shown.append("".join([f"  {name}" for name in names]), style=f"bold {LOOKS[marks[0].category].ansi}")
        ours = list(_hung(console, number(line, marks), shown, half))
        theirs = _wrapped(console, _plain(left), console.width - half - len(_BETWEEN))
        for mine, yours in zip_longest(ours, theirs, fillvalue=Text()):
            mine.rstrip()
            mine.append(" " * max(0, half - cell_len(mine.plain)))
            yield mine.append(_BETWEEN, style="dim").append(yours)


def _numbers(report: Report) -> Callable[[int, Sequence[Mark]], Text]:
    """What stands in front of a line: its number, and `-` where it is cut, `~` where it is cut within."""
    width = len(str(report.input.count("\n") + 1))

    def number(line: int, marks: Sequence[Mark]) -> Text:
        sign = ("-" if marks[0].whole else "~") if marks else " "
        colour = f"bold {LOOKS[marks[0].category].ansi}" if marks else ""
        return Text.assemble((f"{line:>{width}} ", "dim"), (f"{sign} ", colour))

    return number


def _hung(console: Console, front: Text, shown: Text, width: int) -> Iterator[Text]:
    """A line in as many rows as it needs, those after the first indented as far as the front is wide."""
    indent = " " * len(front.plain)
    for row, part in enumerate(_wrapped(console, shown, max(1, width - len(indent)))):
        yield (front if row == 0 else Text(indent)).append(part)


def _wrapped(console: Console, shown: Text, width: int) -> list[Text]:
    """A line in as many rows as it needs, at least one."""
    fits = cell_len(shown.plain) <= width  # most do, and wrapping costs
    return [shown] if fits else list(shown.wrap(console, width))


def _lines_of(report: Report) -> Iterator[tuple[str, list[Mark]]]:
    """Each line of the input with its marks, whose offsets count from the line's start."""
    marks: dict[int, list[Mark]] = {}
    for mark in report.marks:
        marks.setdefault(mark.line, []).append(mark)
    at = 0
    for line, text in enumerate(_split(report.input)):
        yield text, [mark._replace(start=mark.start - at, end=mark.end - at) for mark in marks.get(line, [])]
        at += len(text) + 1


def _left_of_lines(report: Report) -> Iterator[str]:
    """What is left of each line of the input."""
    kept = iter(report.kept)
    start, end = next(kept, (0, 0))
    at = 0
    for text in _split(report.input):
        after = at + len(text)
        parts = []
        while start < after:
            parts.append(report.input[max(start, at) : min(end, after)])
            if end > after:
                break
            start, end = next(kept, (len(report.input) + 1, len(report.input) + 1))
        yield "".join(parts)
        at = after + 1


def _split(text: str) -> list[str]:
    """The lines; behind a last line feed there is none."""
    return text.removesuffix("\n").split("\n")


def _marked(text: str, marks: Sequence[Mark]) -> Text:
    """The line, what is cut of it struck through in the category's colour."""
    if marks and marks[0].whole:
        return _struck(text, marks[0].category)
    shown, done = Text(), 0
    for mark in marks:
        shown.append(_plain(text[done : mark.start])).append(_struck(text[mark.start : mark.end], mark.category))
        done = mark.end
    return shown.append(_plain(text[done:]))


def _plain(text: str) -> Text:
    return Text(named(text.rstrip("\r").expandtabs(4)))


def _struck(text: str, category: Category) -> Text:
    return Text.assemble((named(text.rstrip("\r").expandtabs(4)), f"strike {LOOKS[category].ansi}"))


def _legend(report: Report) -> Iterator[Text]:
    """Each category that was cut with lines and words, the totals, and what the reader should know."""
    for category, count in report.counts.items():
        told = f"{count.lines:>6} {_plural(count.lines, 'line'):<5}{count.words:>8} {_plural(count.words, 'word')}"
        yield Text.assemble(("■ ", LOOKS[category].ansi), f"{category:<18}", told)
    before, after = len(report.input.split()), len(report.text.split())
    share = f": {1 - after / before:.1%} cut" if before else ""
    yield Text(f"{before} words before, {after} after{share}", style="bold")
    for warning in report.warnings:
        yield Text(f"! {warning}", style="yellow")
    for old, new in report.repairs:
        yield Text(named(f"repaired {old!r} to {new!r}"), style="dim")


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
