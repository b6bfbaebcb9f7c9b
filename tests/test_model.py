"""The line model: what it looks at, and of which rows it is asked."""

from __future__ import annotations

import pytest

from benchmarks.lexicon import by_weight
from benchmarks.tree_layout import Node, flat
from cleaner.features import COLUMNS, KINDS, RUN_COLUMNS, SHARED, RowColumns, View
from cleaner.model import Model, is_shy, scores
from cleaner.options import Category
from cleaner.page import Page
from cleaner.read_text import read_text

PROSE = "The ferry had been late every morning that week, and by Friday nobody looked at the timetable any more. "
MENU = ["Home", "News", "Contact us"]
BELOW = ["Seven harbours", "Share", "Ten islands without a car"]
#: Codes of clues: a category and how strong it is (see `features.clue_codes`).
WEAK_CLUE, STRONG_CLUE = (
    1 + 3 * list(Category).index(Category.NAVIGATION),
    3 + 3 * list(Category).index(Category.NAVIGATION),
)


def page_of(*lines: str) -> Page:
    return read_text("\n".join(lines))[1]


def model(trees: list[Node], words: dict[str, int] | None = None) -> Model:
    data = {
        "trees": flat(trees),
        "shifts": [[0.0] * 4] * KINDS,
        "words": by_weight(words or {}),
        "directory": {name: [0.0] * bins for name, bins in RUN_COLUMNS.items()},
    }
    return Model(data)


def columns_of(view: View, words: dict[str, int]) -> list[dict[str, int]]:
    """Each row's numbers by the names of their columns."""
    seen = RowColumns(view, model([], words).says)
    return [
        dict(zip(COLUMNS, seen.shared(index) + numbers, strict=True))
        for index, run in enumerate(view.runs)
        for _, numbers in seen.of_run(index, range(*run[:2]))
    ]


def article() -> Page:
    return page_of(*MENU, PROSE * 9, PROSE * 9, *BELOW)


def test_what_it_looks_at() -> None:
    assert len(RowColumns(View(article(), (3, 4), {}), model([]).says).shared(0)) == SHARED
    rows = columns_of(
        View(article(), (3, 4), {1: STRONG_CLUE}), {"home": 300, "news": 100, "islands": -50, "ferry": -80}
    )
    assert [row["words"] for row in rows] == [300, 100, 0, -80, -80, 0, 0, -50]
    assert [row["known"] for row in rows] == [1, 1, 0, 1, 1, 0, 0, 1]
    assert [row["words_before_2"] for row in rows[:4]] == [0, 300, 200, 100]
    assert [row["words_after_2"] for row in rows[3:6]] == [-80, 0, -50]
    assert rows[0]["words_after_14"] == (100 - 80 - 80 - 50) // 4
    assert {row["page_words"] for row in rows} == {(300 + 100 - 160 - 50) // 5}
    assert [row["strength"] for row in rows[:3]] == [-1, 2, -1]
    assert [(row["front"], row["end"]) for row in rows[:3]] == [(0, 2), (1, 1), (2, 0)]
    assert rows[0]["shape_before"] == rows[-1]["shape_after"] == -1


def test_of_which_rows_it_is_asked() -> None:
    view = View(article(), (3, 4), {0: STRONG_CLUE, 1: WEAK_CLUE, 4: WEAK_CLUE})
    silent, told = scores(view, model([900]))
    assert [row for row, _ in silent] == [2, 5, 6, 7], "within the article only rows with a clue, and none twice"
    assert [row for row, _ in told] == [1, 4], "of what a rule is sure of it is not asked"
    assert all(score == 9.0 for _, score in silent + told)


def test_where_prose_resumes_it_is_shy() -> None:
    page = page_of(*MENU, PROSE * 9, *MENU, PROSE, PROSE, "Share", PROSE)
    view = View(page, (3, 3), {})
    assert [is_shy(run) for run in view.runs] == [False, True, False, True, False, False]


@pytest.mark.parametrize(("shift", "rows"), [(0.0, [0, 1, 2, 5, 6, 7]), (-10.0, [])])
def test_shifts_are_added(shift: float, rows: list[int]) -> None:
    trained = model([100])
    trained.shifts = [[shift] * 4] * KINDS
    assert [row for row, _ in scores(View(article(), (3, 4), {}), trained)[0]] == rows
