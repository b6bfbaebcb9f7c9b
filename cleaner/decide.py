"""Evidence becomes a decision here, and nowhere else."""

from functools import lru_cache
from typing import NamedTuple

from cleaner.evidence import HUNG, LOOKS, Clue, Evidence, Span, combined, surest
from cleaner.options import Category, Options


class Decision(NamedTuple):
    """What is cut of one page: whole rows and spans within rows, each with its clue (weight = final score)."""

    rows: dict[int, Clue]
    spans: dict[int, list[Span]]

    def __bool__(self) -> bool:
        """Whether anything is cut."""
        return bool(self.rows or self.spans)


def decide(evidence: Evidence, options: Options, threshold: float) -> Decision:
    """Cut what may be cut and reaches the threshold: rows by all their clues, parts of other rows by each clue."""
    cuttable, spared = options.cuttable, evidence.spared
    rows: dict[int, Clue] = {}
    clues = evidence.rows
    for row in [row for row, score in evidence.scores.items() if score >= threshold and row not in spared]:
        clue = clues[row][0] if len(clues[row]) == 1 else verdict(clues[row], cuttable)
        if clue.weight >= threshold and clue.category in cuttable:
            rows[row] = clue
    spans: dict[int, list[Span]] = {}
    for row, found in evidence.spans.items():
        # What hangs on a row that stays is no part of it.
        able = [span for span in found if span.clue.rule.startswith(HUNG)] if row in spared else found
        chosen = _chosen(able, cuttable, threshold) if row not in rows else []
        if chosen and _leaves_something(evidence.page.lines[row], chosen):
            spans[row] = chosen
        elif chosen:
            # Nothing but blanks would be left of the row.
            rows[row] = chosen[0].clue
    return Decision(rows, spans)


def _leaves_something(line: str, spans: list[Span]) -> bool:
    """Whether a line is more than these spans and blanks."""
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(line)]
    return any(line[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))


@lru_cache(8192)
def verdict(clues: tuple[Clue, ...], cuttable: frozenset[Category]) -> Clue:
    """Clues as one: the category and rule of the surest that may cut, and the score of all that may cut.

    The statistics say whose a row is, not what it is: a rule's word goes before theirs.
    """
    able = [clue for clue in clues if clue.category in cuttable]
    if not able:
        return clues[0]
    best = surest(tuple([clue for clue in able if clue.rule not in LOOKS] or able))
    return Clue(best.category, round(combined(able), 4), best.rule)


def _chosen(spans: list[Span], cuttable: frozenset[Category], threshold: float) -> list[Span]:
    """The spans to cut in a row: sure enough, and none overlapping an earlier one."""
    chosen: list[Span] = []
    for span in sorted(spans, key=_place):
        if span.clue.weight < threshold or span.clue.category not in cuttable:
            continue
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end
