"""Trees as nodes within nodes, laid out as `cleaner.trees` reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from cleaner.trees import LEAVES, Flat

#: A leaf, hundredths of log-odds; or the column that is asked for, the highest number that leads to the left, and what
#: stands there and on the right.
Node: TypeAlias = "int | list[Any]"
#: What the files of models say of their trees.
ABOUT = (
    f"leaves of each tree from left to right, {LEAVES} with noughts; for each column three numbers a node: the highest"
    " that leads to the left, the first bit that exceeding it rules out (one a leaf), and how many"
)


def flat(trees: Sequence[Node]) -> Flat:
    """The leaves of trees, and for each column its nodes in the order of their numbers.

    ValueError where a tree has more leaves than there is room for.

    >>> flat([[1, 3, -100, 40], 7])  # doctest: +ELLIPSIS
    {'leaves': [-100, 40, ...], 'columns': [[], [3, 0, 1]]}
    """
    leaves: list[int] = []
    nodes: list[tuple[int, int, int, int]] = []
    for number, tree in enumerate(trees):
        own: list[int] = []
        _lay_out(tree, number * LEAVES, own, nodes)
        if len(own) > LEAVES:
            raise ValueError(f"a tree has more than {LEAVES} leaves")
        leaves += own + [0] * (LEAVES - len(own))
    columns: list[list[int]] = [[] for _ in range(1 + max([node[0] for node in nodes], default=-1))]
    for column, *node in sorted(nodes):
        columns[column] += node
    return {"leaves": leaves, "columns": columns}


def _lay_out(node: Node, start: int, leaves: list[int], nodes: list[tuple[int, int, int, int]]) -> None:
    """Add a tree's leaves from left to right, and its nodes; its first leaf is bit `start`."""
    if isinstance(node, int):
        leaves.append(node)
        return
    column, most, left, right = node
    first = len(leaves)
    _lay_out(left, start, leaves, nodes)
    nodes.append((column, most, start + first, len(leaves) - first))
    _lay_out(right, start, leaves, nodes)
