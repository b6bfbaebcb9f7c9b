"""Boosted trees (Friedman, 2001) over whole numbers, all walked at once.

A bit stands for each leaf of each tree. What a column says rules leaves out: where a node's number is exceeded, those
on its left. After all columns the lowest bit that is left in a tree is the leaf that its row comes to (QuickScorer:
Lucchese et al., 2015), and what the leaves are worth is summed up by counting bits, once for each binary digit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

#: A leaf, hundredths of log-odds; or the column that is asked for, the highest number that leads to the left, and what
#: stands there and on the right.
Node: TypeAlias = "int | list[Any]"
#: Leaves are hundredths of log-odds.
UNIT = 100
#: So many bits are set aside for each tree. Those above its last leaf stay and are never the lowest.
_LEAVES = 32
_NUMERALS = bytes.maketrans(b"\0\1", b"01")


class Trees:
    """A trained model; positive speaks for the site."""

    def __init__(self, trees: Sequence[Node], least: int = 0) -> None:
        """Lay the trees out as bits; `least` is what they must say, in hundredths of log-odds, to be above nought.

        ValueError where a tree has more leaves than there is room for.
        """
        leaves: list[int] = []
        ruled_out: dict[int, dict[int, int]] = defaultdict(dict)
        for number, tree in enumerate(trees, 1):
            _lay_out(tree, leaves, ruled_out)
            free = number * _LEAVES - len(leaves)
            if free < 0:
                raise ValueError(f"a tree has more than {_LEAVES} leaves")
            leaves += [0] * free
        lowest = min(leaves, default=0)
        #: What a row has before any leaf is counted; the first leaf of each tree; what each column leaves.
        self._base = lowest * len(trees) - least
        self._firsts = sum([1 << number * _LEAVES for number in range(len(trees))])
        every = (1 << len(leaves)) - 1
        self._columns = [_masks(ruled_out[column], every) for column in range(max(ruled_out, default=-1) + 1)]
        self._digits = _digits([leaf - lowest for leaf in leaves])

    @property
    def columns(self) -> list[int]:
        """The columns that are asked for."""
        return [column for column, (numbers, _) in enumerate(self._columns) if numbers]

    def left(self, row: Iterable[int], start: int = 0, left: int = -1) -> int:
        """The leaves that a row may come to by these columns, from one on, and by what others have left."""
        for number, (numbers, masks) in zip(row, self._columns[start:], strict=False):
            left &= masks[bisect_left(numbers, number)]
        return left

    def worth(self, left: int) -> float:
        """The log-odds of a row by what all columns have left."""
        come_to = left & ~(left - self._firsts)
        total = self._base
        for digit, leaves in self._digits:
            total += (come_to & leaves).bit_count() << digit
        return total / UNIT

    def score(self, row: Iterable[int]) -> float:
        """The log-odds of a row with these columns."""
        return self.worth(self.left(row))


def _lay_out(node: Node, leaves: list[int], ruled_out: dict[int, dict[int, int]]) -> None:
    """Add a tree's leaves from left to right, and by column and number what exceeding it rules out."""
    if isinstance(node, int):
        leaves.append(node)
        return
    column, most, left, right = node
    first = len(leaves)
    _lay_out(left, leaves, ruled_out)
    found = ruled_out[column]
    found[most] = found.get(most, 0) | ((1 << len(leaves) - first) - 1) << first
    _lay_out(right, leaves, ruled_out)


def _masks(ruled_out: dict[int, int], every: int) -> tuple[list[int], list[int]]:
    """The numbers of a column's nodes in order, and what is left below the first, between each two, above the last."""
    numbers, masks = sorted(ruled_out), [every]
    for number in numbers:
        masks.append(masks[-1] & ~ruled_out[number])
    return numbers, masks


def _digits(worths: list[int]) -> list[tuple[int, int]]:
    """For each binary digit of some numbers, which of them have it, as bits."""
    found = []
    for digit in range(max(worths, default=0).bit_length()):
        has_it = bytes([worth >> digit & 1 for worth in reversed(worths)])
        found.append((digit, int(has_it.translate(_NUMERALS), 2)))
    return found
