"""Trained trees: how they are walked, and that the shipped ones ask for columns that there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner.ending
import cleaner.features
import cleaner.last_look
import cleaner.model
from benchmarks.tree_layout import Node, flat
from cleaner.lexicon import tokens
from cleaner.trees import Trees

TREES: list[Node] = [[0, 3, -100, [1, 7, 40, 200]], [1, 0, 10, 20]]


def walked(node: Node, row: tuple[int, ...]) -> int:
    """The leaf that a row comes to, one node after the other."""
    while not isinstance(node, int):
        column, most, left, right = node
        node = left if row[column] <= most else right
    return node


def grown(columns: int) -> st.SearchStrategy[Node]:
    numbers = st.integers(-3, 3)
    return st.recursive(
        st.integers(-300, 300),
        lambda side: st.tuples(st.integers(0, columns - 1), numbers, side, side).map(list),
        max_leaves=12,
    )


def test_trees_are_added_up() -> None:
    trees = Trees(flat(TREES), least=50)
    assert [trees.score(row) for row in ((3, 9), (4, 7), (4, 8), (4, 0))] == [-1.3, 0.1, 1.7, 0.0]
    assert trees.columns == [0, 1]


@given(st.lists(grown(3), max_size=6), st.tuples(*[st.integers(-4, 4)] * 3))
def test_all_at_once_is_one_after_the_other(trees: list[Node], row: tuple[int, ...]) -> None:
    assert round(100 * Trees(flat(trees)).score(row)) == sum(walked(tree, row) for tree in trees)


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    tree: Node = 1
    for number in range(32):
        tree = [0, number, 0, tree]
    with pytest.raises(ValueError, match="more than 32 leaves"):
        flat([tree])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Read our NEWS, our news!", {"read", "our", "news", "!"}),
        ("Über 1200 Rückmeldungen", {"über", "#", "rückmeld"}),
        ("12 recommendations", {"#", "recommen"}),
        ("橋の話", {"橋の", "の話"}),
        ("", set()),
    ],
)
def test_words_of_a_row(line: str, found: set[str]) -> None:
    assert tokens(line) == found


@pytest.mark.parametrize(
    ("trees", "columns"),
    [
        (cleaner.model.load().trees, cleaner.features.COLUMNS),
        (cleaner.last_look.load().trees, cleaner.last_look.COLUMNS),
        (cleaner.ending.load(), cleaner.ending.COLUMNS),
    ],
)
def test_the_shipped_trees_ask_for_columns_that_there_are(trees: Trees, columns: tuple[str, ...]) -> None:
    assert trees.columns and all(0 <= column < len(columns) for column in trees.columns)


def test_a_line_model_of_other_columns_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.model, "COLUMNS", (*cleaner.features.COLUMNS, "more"))
    with pytest.raises(ValueError, match=r"model\.json: its columns"):
        cleaner.model.load.__wrapped__()
