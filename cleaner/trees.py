"""Boosted trees (Friedman, 2001) over whole numbers, all walked at once.

A bit stands for each leaf of each tree. What a column says rules leaves out: where a node's number is exceeded, those
on its left. After all columns the lowest bit that is left in a tree is the leaf that its row comes to (QuickScorer:
Lucchese et al., 2015), and what the leaves are worth is summed up by counting bits, once for each binary digit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypedDict

#: Leaves are hundredths of log-odds.
UNIT = 100
#: So many bits are set aside for each tree. Those above its last leaf stay and are never the lowest.
LEAVES = 32
#: For each of a byte's binary digits, the numeral of it.
_NUMERALS = [bytes([48 + (byte >> digit & 1) for byte in range(256)]) for digit in range(8)]


class Flat(TypedDict):
    """Trees as their files hold them.

    leaves   of each tree, from left to right
    columns  for each column three numbers a node, in the order of the first: the highest that leads to the left, the
             first bit that exceeding it rules out, and how many bits
    """

    leaves: list[list[int]]
    columns: list[list[int]]


class Trees:
    """A trained model; positive speaks for the site."""

    def __init__(self, flat: Flat, least: int = 0) -> None:
        """Take trees; `least` is what they must say, in hundredths of log-odds, to be above nought."""
        trees = flat["leaves"]
        lowest = min(map(min, trees), default=0)
        #: What a row has before any leaf is counted; the first leaf of each tree; what each column leaves.
        self._base = lowest * len(trees) - least
        self._firsts = sum([1 << number * LEAVES for number in range(len(trees))])
        every = (1 << len(trees) * LEAVES) - 1
        self._columns = [_masks(nodes, every) for nodes in flat["columns"]]
        self._digits = _digits([[leaf - lowest for leaf in tree] for tree in trees])

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


def _masks(nodes: list[int], every: int) -> tuple[list[int], list[int]]:
    """The numbers of a column's nodes in order, and what is left below the first, between each two, above the last."""
    numbers, masks = list[int](), [every]
    left = every
    for most, first, count in zip(nodes[::3], nodes[1::3], nodes[2::3], strict=True):
        ruled_out = (1 << count) - 1 << first
        left = (left | ruled_out) ^ ruled_out
        if numbers and numbers[-1] == most:
            masks[-1] = left
        else:
            numbers.append(most)
            masks.append(left)
    return numbers, masks


def _digits(trees: list[list[int]]) -> list[tuple[int, int]]:
    """For each binary digit of what leaves are worth, which leaves have it, as bits."""
    found, free = [], bytes(LEAVES)
    longest = max(map(max, trees), default=0).bit_length()
    for shift in range(0, longest, 8):
        parts = [bytes([worth >> shift & 0xFF for worth in tree]) + free[len(tree) :] for tree in trees]
        eight = b"".join(parts)[::-1]
        digits = range(min(8, longest - shift))
        found += [(shift + digit, int(eight.translate(_NUMERALS[digit]), 2)) for digit in digits]
    return found
