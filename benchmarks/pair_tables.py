"""Boosted trees of two columns each as sums of tables: one for each pair of columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.packages import package

Array = np.ndarray[Any, Any]


_OPTIONS: dict[str, Any] = {
    "objective": "binary", "num_leaves": 3, "lambda_l2": 5.0, "feature_fraction": 0.3, "bagging_fraction": 0.8,
    "bagging_freq": 1, "max_bin": 63, "deterministic": True, "force_col_wise": True, "num_threads": 2, "verbose": -1,
}  # fmt: skip
_PAIRS = 40


def boosted(
    columns: Array, teaches: Array, weight: Array, sizes: Sequence[int], options: dict[str, Any]
) -> dict[tuple[int, int], Array]:
    """Trees of two columns each, of the pairs of columns that gain most, as tables.

    `teaches` is 1 for the site's rows, 0 for the author's, -1 for those that teach nothing; `sizes` says how many bins
    each column has, `options` how many trees, what each adds, and how many rows a leaf has at least.
    """
    lightgbm = package("lightgbm")
    use = teaches >= 0

    def trees(more: dict[str, Any]) -> dict[str, Any]:
        data = lightgbm.Dataset(columns[use], teaches[use], weight=weight[use])
        found: dict[str, Any] = lightgbm.train(_OPTIONS | options | more, data).dump_model()
        return found

    pairs = best_pairs(trees({"seed": 1}), _PAIRS)
    chosen = trees({"seed": 2, "interaction_constraints": [list(pair) for pair in pairs]})
    return tables(chosen, sizes, pairs)


def lines_of(found: dict[tuple[int, int], Array], names: Sequence[str], threshold: float) -> str:
    """The tables as JSON, a pair a line: weights in hundredths, such that a score of the threshold is nought."""
    base = dict.fromkeys(found, 0.0) | {next(iter(found)): threshold}
    pairs = [
        [names[one], names[other], np.round(100 * (table - base[one, other])).astype(int).tolist()]
        for (one, other), table in found.items()
    ]
    return ",\n".join(json.dumps(pair, separators=(",", ":")) for pair in pairs)


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
