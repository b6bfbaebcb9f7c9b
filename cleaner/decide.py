"""Evidence becomes a decision here, and nowhere else."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.blocks import PROSE
from cleaner.evidence import STRONG, Clue, Evidence, Span, weight_of
from cleaner.options import THRESHOLDS, Category, Options

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
    cuttable, spared = options.cuttable, evidence.spared
    rows: dict[int, Clue] = {}
    for row, clues in evidence.rows.items():
        clue = clues[0] if len(clues) == 1 else verdict(clues, cuttable)
        if clue.weight >= threshold and clue.category in cuttable and row not in spared:
            rows[row] = clue
    guarded = bool(rows) and _empties(evidence, rows, options.max_removed)
    if guarded:
        rows = {row: clue for row, clue in rows.items() if clue.weight >= STRONG}
    spans = {row: found for row in evidence.spans if row not in rows and (found := _spans(evidence, row, options))}
    return Decision(rows, spans, guarded)


def verdict(clues: list[Clue], cuttable: frozenset[Category]) -> Clue:
    """Clues as one: the category and rule of the surest that may cut, and the score of all that may cut."""
    able = [clue for clue in clues if clue.category in cuttable]
    if not able:
        return clues[0]
    doubt = 1.0
    for clue in able:
        doubt *= 1 - clue.weight
    best = max(able, key=weight_of)
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
