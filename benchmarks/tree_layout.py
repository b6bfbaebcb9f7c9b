"""Trees as nodes within nodes, laid out as `cleaner.trees` reads them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from cleaner.package_data import as_text
from cleaner.trees import LEAVES, Flat

#: A leaf, hundredths of log-odds; or the column that is asked for, the highest number that leads to the left, and what
#: stands there and on the right.
Node: TypeAlias = "int | list[Any]"
#: What the files of models say of their trees.
ABOUT = (
    f"leaves of each tree from left to right, {LEAVES} with noughts, above the lowest (16 bits); for each column the"
    " highest numbers that lead to the left, each with how many nodes it is asked at; of each node its tree (16 bits),"
    " the leaves that exceeding its number rules out (32 bits, one a leaf); the lowest byte first, in base 64"
)


def flat(trees: Sequence[Node]) -> Flat:
    """The leaves of trees, and for each column its nodes in the order of their numbers.

    ValueError where a tree has more leaves than there is room for, OverflowError where a number is too large for its
    place.

    >>> flat([[1, 3, -100, 40], 7])["columns"]
    [[], [3, 1]]
    """
    leaves: list[list[int]] = []
    nodes: list[tuple[int, int, int, int]] = []
    for number, tree in enumerate(trees):
        own: list[int] = []
        _lay_out(tree, number, own, nodes)
        if len(own) > LEAVES:
            raise ValueError(f"a tree has more than {LEAVES} leaves")
        leaves.append(own)
    lowest = min(map(min, leaves), default=0)
    columns: list[list[int]] = [[] for _ in range(1 + max([node[0] for node in nodes], default=-1))]
    nodes.sort()
    for (column, most), alike in groupby(nodes, itemgetter(0, 1)):
        columns[column] += (most, len(list(alike)))
    return {
        "lowest": lowest,
        "leaves": as_text("H", [leaf - lowest for own in leaves for leaf in own + [lowest] * (LEAVES - len(own))]),
        "columns": columns,
        "trees": as_text("H", [node[2] for node in nodes]),
        "bits": as_text("I", [node[3] for node in nodes]),
    }


def _lay_out(node: Node, number: int, leaves: list[int], nodes: list[tuple[int, int, int, int]]) -> None:
    """Add the leaves from left to right of what stands at a node of a tree, and for each node what it rules out."""
    if isinstance(node, int):
        leaves.append(node)
        return
    column, most, left, right = node
    first = len(leaves)
    _lay_out(left, number, leaves, nodes)
    nodes.append((column, most, number, (1 << len(leaves)) - (1 << first)))
    _lay_out(right, number, leaves, nodes)
