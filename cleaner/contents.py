"""A table of contents: it says what the headings below it say again, each above its part."""

from __future__ import annotations

from cleaner.blocks import PROSE
from cleaner.evidence import SURE, Evidence
from cleaner.options import Category

#: So many rows that come again as headings are a table of contents; fewer may be an author's list, but what comes
#: again is a heading all the same.
_CONTENTS, _HEADINGS = 5, 3
#: An entry has at least this many letters; this share of the headings stand right above a paragraph, and so many rows
#: lie between two of them.
_ENTRY_SIZE, _ABOVE_PROSE, _APART = 6, 0.6, 2


def contents(evidence: Evidence, repeated: list[int], first: dict[str, int]) -> None:
    """Rows that follow one another, and come again in the same order, each above a part of the text."""
    page = evidence.page
    again: dict[int, int] = {}
    for row in repeated:
        if page.kinds[row] != PROSE and page.sizes[row] >= _ENTRY_SIZE:
            again.setdefault(first[page.lines[row]], row)
    run: list[int] = []
    for row in [*sorted(again), len(page) + 1]:
        if run and (row != run[-1] + 1 or row >= len(page) or again[row] <= again[run[-1]]):
            if len(run) >= _HEADINGS and again[run[0]] > run[-1]:
                _tell(evidence, run, [again[entry] for entry in run])
            run = []
        run.append(row)


def _tell(evidence: Evidence, run: list[int], headings: list[int]) -> None:
    """The entries go, and the headings stay."""
    kinds, rows = evidence.page.kinds, len(evidence.page)
    leading = [row for row in headings if row + 1 < rows and kinds[row + 1] == PROSE]
    if len(leading) < _ABOVE_PROSE * len(run) or headings[-1] - headings[0] < _APART * (len(run) - 1):
        return
    evidence.spared.update(leading)
    if len(run) >= _CONTENTS:
        evidence.spared.difference_update(run)
        # What the rules have something to say of above them is their heading: `Contents`.
        for row in [run[0] - 1, *run] if run[0] - 1 in evidence.rows else run:
            evidence.add(row, Category.NAVIGATION, SURE, "contents")
