"""The one place where training touches the inside of `cleaner`: what it looks at, and which model it uses.

Two looks at a page, as cleaning takes them: at runs of rows before any phrase is looked up (directories), then at every
row that is left with what the rules say of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import ModuleType
from typing import NamedTuple

import cleaner.last_look
import cleaner.model
from cleaner.edges import article
from cleaner.evidence import Evidence
from cleaner.features import KINDS, RUN_COLUMNS, RowColumns, View, clue_codes, run_bins
from cleaner.last_look import Rows
from cleaner.leftovers import Gone, Left
from cleaner.model import Model, directories, is_shy, statistics
from cleaner.options import THRESHOLDS, Profile
from cleaner.page import Page
from cleaner.read_text import read_text
from cleaner.rules.order import CONTEXT_RULES, gather
from cleaner.tables import load

#: How many kinds of run and of row there are: a shift for each pair.
RUN_KINDS, ROW_KINDS = KINDS, 4
_PLACES = ("above", "above, prose", "within", "within, prose", "below", "below, prose")
#: The kinds of run: by place and prose, first on texts without menus and boxes, then on pages that show them.
RUN_NAMES = tuple(f"{place}{page}" for page in ("", " (page)") for place in _PLACES)
ROW_NAMES = ("short, open", "short, closed", "long, open", "prose")
#: Kinds of runs (the third of a `Run`): directories are above or below the article, prose within it is left alone
#: unless a rule has more than a weak clue (codes that leave 1 when divided by 3) about it.
_DIRECTORY_KINDS = (0, 4)
_ROUNDS = 6
#: Runs shorter than this teach nothing about directories.
_RUN_ROWS = 3


class Look(NamedTuple):
    """One look at a page, a list entry a row.

    numbers    the row's line in the text
    columns    its numbers
    runs       the kind of the run it is in
    kinds      its own kind
    open       whether the look may cut it
    ruled      whether rules alone cut it
    """

    numbers: list[int]
    columns: list[tuple[int, ...]]
    runs: list[int]
    kinds: list[int]
    open: list[bool]
    ruled: list[bool]


def run_columns() -> dict[str, int]:
    """The columns of the first look and how many bins each has."""
    return dict(RUN_COLUMNS)


def read(text: str) -> Page:
    """A text as a page."""
    return read_text(text)[1]


def look_at_runs(page: Page) -> Look | None:
    """The first look; None where the page has too little prose to have an article."""
    core = article(page)
    if core is None:
        return None
    view = View(page, core, {})
    rows: list[tuple[int, ...]] = []
    for index, run in enumerate(view.runs):
        kind = view.kind_of(run)
        rows += [tuple(bin_ * KINDS + kind for bin_ in run_bins(view, index))] * (run[1] - run[0])
    may = [
        end - start >= _RUN_ROWS and kind in _DIRECTORY_KINDS
        for start, end, kind in view.runs
        for _ in range(start, end)
    ]
    return Look(page.number, rows, _run_kinds(view), list(page.kinds), may, [False] * len(page))


def without_directories(page: Page) -> tuple[Page, int]:
    """What the first look leaves, with the model in use, and how many rows it cuts."""
    before = len(page)
    for _ in range(_ROUNDS):
        rows = directories(page)
        if not rows:
            break
        page = page.without(set(rows))
    return page, before - len(page)


def look_at_rows(page: Page, directory_rows: int, says: Callable[[str], tuple[int, int]]) -> Look | None:
    """The second look, at a page that has lost so many rows to the first; `says` tells what words say."""
    evidence = gather(page, load(), directory_rows).copy()
    at = CONTEXT_RULES.index(statistics)
    for rule in CONTEXT_RULES[:at]:  # what the model sees when it is asked
        rule(evidence)
    core = evidence.core
    if core is None:
        return None
    view = View(page, core, clue_codes(evidence), directory_rows)
    for rule in CONTEXT_RULES[at + 1 :]:
        rule(evidence)
    threshold = THRESHOLDS[Profile.BALANCED]
    ruled = [row in evidence.rows and evidence.score(row) >= threshold for row in range(len(page))]
    may = [row in view.clues or not is_shy(run) for run in view.runs for row in range(*run[:2])]
    columns = RowColumns(view, says)
    rows = [
        columns.shared(index) + numbers
        for index, run in enumerate(view.runs)
        for _, numbers in columns.of_run(index, range(*run[:2]))
    ]
    return Look(page.number, rows, _run_kinds(view), list(page.kinds), may, ruled)


def _run_kinds(view: View) -> list[int]:
    return [view.kind_of(run) for run in view.runs for _ in range(*run[:2])]


class LeftRows(NamedTuple):
    """What the last look sees of a text once all else has settled, a list entry for each row that is left.

    numbers  the row's line in the text
    lines    the row
    may      whether the look may cut it
    left     what its columns are worked out from
    """

    numbers: list[int]
    lines: list[str]
    may: list[bool]
    left: Left


def left_rows(text: str) -> LeftRows | None:
    """What the last look sees of a text; nothing where nothing has gone."""
    seen: list[Left] = []

    def note(evidence: Evidence, gone: Gone) -> None:
        seen[:] = [Left(evidence, gone)]

    with replaced(cleaner.last_look, "last_look", note):
        cleaner.analyze(text)
    if not seen:
        return None
    left = seen[0]
    rows = Rows(left, lambda _: ([], 0))
    may = frozenset([*rows.outside(), *rows.closing()])
    return LeftRows(left.page.number, left.page.lines, [row in may for row in range(len(left.page))], left)


@contextmanager
def replaced(module: ModuleType, name: str, other: object) -> Iterator[None]:
    """Clean with another function or model in the place of a shipped one."""
    shipped = getattr(module, name)
    setattr(module, name, other)
    try:
        yield
    finally:
        setattr(module, name, shipped)


def using(model: Model) -> AbstractContextManager[None]:
    """Clean with another model than the shipped one."""
    return replaced(cleaner.model, "load", lambda: model)
