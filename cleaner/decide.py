"""Evidence becomes a decision here, and nowhere else."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.blocks import PROSE
from cleaner.evidence import STRONG, Clue, Evidence, Span
from cleaner.options import THRESHOLDS, Options

#: What `Report.warnings` says when the guard of promise 6 has held evidence back.
GUARDED = "low_content: most of the words, or all prose, would have gone; only strong evidence cut"


class Decision(NamedTuple):
    """What is cut of one page: whole rows and spans within rows, each with its clue (weight = final score)."""

    rows: dict[int, Clue]
    spans: dict[int, list[Span]]
    guarded: bool

    def __bool__(self) -> bool:
        """Whether anything is cut."""
        return bool(self.rows or self.spans)


def decide(evidence: Evidence, options: Options) -> Decision:
    """Cut the rows whose clues reach the profile's threshold, unless that would empty the page."""
    threshold = THRESHOLDS[options.profile]
    rows = {row: clue for row in evidence.rows if (clue := verdict(evidence, row, options)).weight >= threshold}
    guarded = bool(rows) and _empties(evidence, rows, options.max_removed)
    if guarded:
        rows = {row: clue for row, clue in rows.items() if clue.weight >= STRONG}
    spans = {row: found for row in evidence.spans if row not in rows and (found := _spans(evidence, row, options))}
    return Decision(rows, spans, guarded)


def verdict(evidence: Evidence, row: int, options: Options) -> Clue:
    """The row's clues as one: the surest clue's category and rule, the score of all that may cut."""
    clues = [clue for clue in evidence.rows[row] if options.cuts(clue.category)]
    if not clues or row in evidence.spared:
        return Clue(evidence.rows[row][0].category, 0.0, "")
    doubt = 1.0
    for clue in clues:
        doubt *= 1 - clue.weight
    best = max(clues, key=lambda clue: clue.weight)
    return Clue(best.category, round(1 - doubt, 4), best.rule)


def _empties(evidence: Evidence, rows: dict[int, Clue], most: float) -> bool:
    page = evidence.page
    # Letters stand for words: nobody counts words where nothing is at stake.
    gone = sum(page.sizes[row] for row in rows)
    if gone > most * sum(page.sizes):
        return True
    prose = page.kinds.count(PROSE)
    return 0 < prose == sum(page.kinds[row] == PROSE for row in rows)


def _spans(evidence: Evidence, row: int, options: Options) -> list[Span]:
    """The spans to cut in a row: sure enough, and none overlapping an earlier one."""
    threshold = THRESHOLDS[options.profile]
    chosen: list[Span] = []
    for span in sorted(evidence.spans[row], key=lambda s: (s.start, -s.end)):
        sure = span.clue.weight >= threshold and options.cuts(span.clue.category)
        if sure and (not chosen or span.start >= chosen[-1].end):
            chosen.append(span)
    return chosen
