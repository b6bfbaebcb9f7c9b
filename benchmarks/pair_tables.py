"""Boosted trees of two columns each as sums of tables: one for each pair of columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def best_pairs(model: dict[str, Any], most: int) -> list[tuple[int, int]]:
    """The pairs of columns that gain most; each column that is looked at at all is in one of them."""
    gain: dict[tuple[int, int], float] = {}
    for tree in model["tree_info"]:
        splits = _splits(tree["tree_structure"])
        key = (min(splits)[0], max(splits)[0]) if splits else (0, 0)
        gain[key] = gain.get(key, 0.0) + sum(amount for _, amount in splits)
    order = sorted(gain, key=lambda pair: -gain[pair])
    chosen = [pair for pair in order if pair[0] != pair[1]][:most]
    single = {pair[0] for pair in order if pair[0] == pair[1]} - {column for pair in chosen for column in pair}
    return chosen + [(column, column) for column in sorted(single)]


def _splits(node: dict[str, Any]) -> list[tuple[int, float]]:
    if "split_feature" not in node:
        return []
    own = (node["split_feature"], node["split_gain"])
    return [own, *_splits(node["left_child"]), *_splits(node["right_child"])]


def tables(
    model: dict[str, Any], sizes: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Array]:
    """The sum of all trees: for each pair of columns, a table of weights by their two numbers."""
    found = {pair: np.zeros((sizes[pair[0]], sizes[pair[1]])) for pair in pairs}
    for tree in model["tree_info"]:
        root = tree["tree_structure"]
        columns = {column for column, _ in _splits(root)}
        pair = next(pair for pair in pairs if columns <= set(pair))
        _add(root, found[pair], pair, np.ones_like(found[pair], bool))
    return found


def _add(node: dict[str, Any], table: Array, pair: tuple[int, int], where: Array) -> None:
    if "leaf_value" in node:
        table[where] += node["leaf_value"]
        return
    axis = pair.index(node["split_feature"])
    low = np.arange(table.shape[axis]) <= node["threshold"]
    low = low[:, None] if axis == 0 else low[None, :]
    _add(node["left_child"], table, pair, where & low)
    _add(node["right_child"], table, pair, where & ~low)


def scores(found: dict[tuple[int, int], Array], columns: Array) -> Array:
    """The score of each line: above nought speaks for the page's own."""
    total = np.zeros(len(columns))
    for (first, second), table in found.items():
        total += table[columns[:, first], columns[:, second]]
    return total
