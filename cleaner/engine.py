"""The recipe: read, gather evidence, decide, again until nothing is cut, and report."""

from __future__ import annotations

from cleaner.decide import GUARDED, Decision, decide
from cleaner.evidence import Span
from cleaner.model import DIRECTORY, directories
from cleaner.options import Options
from cleaner.page import Page
from cleaner.read_text import page_of, read_text
from cleaner.render import Lines, Spans, render, widen
from cleaner.report import Report
from cleaner.rules import gather, in_context
from cleaner.tables import Tables, load

#: A page is judged again after each cut, as a second cleaning would judge it. Two or three rounds settle all but
#: texts built to resist; the bound keeps the cost linear for those.
MAX_ROUNDS = 12


class Cleaner:
    """Options bound once; any number of texts, from any thread.

    >>> Cleaner(keep={"copyright"}).clean("One line.")
    'One line.'
    """

    def __init__(self, options: Options | None = None, **named: object) -> None:
        """Take an `Options`, or its fields by name. Raises as `Options` does."""
        if options is not None and (named or not isinstance(options, Options)):
            raise TypeError("options must be an Options, given alone or not at all")
        self.options = options if options is not None else Options(**named)  # type: ignore[arg-type]
        self._tables = load(self.options.phrases)

    def clean(self, text: str) -> str:
        """The text without what the site added."""
        return self.analyze(text).text

    def analyze(self, text: str) -> Report:
        """The same, with what was cut and why."""
        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        repairs: list[tuple[str, str]] = []
        if self.options.repair:
            from cleaner.repair import repair

            text, repairs = repair(text)
        raw, page = read_text(text)
        lines, spans, guarded = _rounds(raw, page, self._tables, self.options)
        kept, marks = render(raw, lines, spans)
        return Report(text, kept, marks, [GUARDED] if guarded else [], repairs)


def evidence_of(text: str) -> set[str]:
    """The ids of all rules that have a clue about some row or span of the text, as it was given."""
    evidence = in_context(gather(read_text(text)[1], load()))
    clues = [clue for found in evidence.rows.values() for clue in found]
    clues += [span.clue for found in evidence.spans.values() for span in found]
    return {clue.rule for clue in clues}


def _rounds(raw: list[str], page: Page, tables: Tables, options: Options) -> tuple[Lines, Spans, bool]:
    """Gather and decide until nothing is cut; all cuts in the input's line numbers."""
    lines: Lines = {}
    spans: Spans = {}
    guarded, directory_rows = False, 0
    evidence = None
    for _ in range(MAX_ROUNDS):
        rows = directories(page) if options.cuts(DIRECTORY.category) else []
        if rows:
            directory_rows += len(rows)
            lines.update(dict.fromkeys([page.number[row] for row in rows], DIRECTORY))
            evidence = evidence.without(set(rows)) if evidence else None
            page = evidence.page if evidence else page.without(set(rows))
            continue
        evidence = evidence or gather(page, tables, directory_rows)
        decision = decide(in_context(evidence), options)
        guarded = guarded or decision.guarded
        if not decision and not directory_rows:
            break
        # From here on the page is judged as a second cleaning would judge it, which finds no directories.
        directory_rows = evidence.directory_rows = 0
        lines.update((page.number[row], clue) for row, clue in decision.rows.items())
        if decision.spans:
            # A line that lost a part is a new line: all is looked at again.
            page, evidence = _cut(raw, page, decision, spans), None
        else:
            evidence = evidence.without(set(decision.rows))
            page = evidence.page
    for number in lines:
        spans.pop(number, None)
    return lines, spans, guarded


def _cut(raw: list[str], page: Page, decision: Decision, spans: Spans) -> Page:
    """The page that is left; spans are noted in `spans` by the input's line and offsets."""
    for row, found in decision.spans.items():
        number = page.number[row]
        line = raw[number]
        earlier = spans.setdefault(number, [])
        offset = _offsets(line, earlier)
        earlier += [Span(offset[s.start], offset[s.end - 1] + 1, s.clue) for s in found]
        earlier.sort(key=lambda span: span.start)
        left = [line[i] for i in _offsets(line, earlier)]
        weight = page.sizes[row] / len(page.lines[row])
        fresh = page_of(page.text, [number], ["".join(left)], [0], weight)
        for column in ("lines", "sizes", "opening", "ending", "kinds"):
            getattr(page, column)[row] = getattr(fresh, column)[0]
    return page.without(set(decision.rows)) if decision.rows else page


def _offsets(line: str, spans: list[Span]) -> list[int]:
    """Where each character of a row's text (stripped, without its cut spans) stands in the input line."""
    gone = {i for span in spans for i in range(*widen(line, span.start, span.end))}
    left = [i for i in range(len(line)) if i not in gone]
    while left and line[left[-1]].isspace():
        left.pop()
    first = next((at for at, i in enumerate(left) if not line[i].isspace()), len(left))
    return left[first:]
