"""Boosted trees (Friedman, 2001) over whole numbers, all walked at once.

A bit stands for each leaf of each tree. What a column says rules leaves out: where a node's number is exceeded, those
on its left. After all columns the lowest bit that is not ruled out in a tree is the leaf that its row comes to
(QuickScorer: Lucchese et al., 2015), and what the leaves are worth is summed up by counting bits, once for each binary
digit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import lshift, or_
from typing import TypedDict

#: Leaves are hundredths of log-odds.
UNIT = 100
#: So many bits are set aside for each tree. Those above its last leaf are never ruled out, nor the lowest such.
LEAVES = 32
#: So many ones.
_ONES = [(1 << count) - 1 for count in range(LEAVES)]
#: For each of a byte's binary digits, the numeral of it.
_NUMERALS = [bytes([48 + (byte >> digit & 1) for byte in range(256)]) for digit in range(8)]


class Flat(TypedDict):
    """Trees as their files hold them.

    leaves   of each tree, from left to right, and noughts up to `LEAVES`
    columns  for each column three numbers a node, in the order of the first: the highest that leads to the left, the
             first bit that exceeding it rules out, and how many bits
    """

    leaves: list[int]
    columns: list[list[int]]


class Trees:
    """A trained model; positive speaks for the site."""

    def __init__(self, flat: Flat, least: int = 0) -> None:
        """Take trees; `least` is what they must say, in hundredths of log-odds, to be above nought."""
        leaves, count = flat["leaves"], len(flat["leaves"]) // LEAVES
        lowest = min(leaves, default=0)
        #: What a row has before any leaf is counted; the first leaf of each tree; what each column rules out.
        self._base = lowest * count - least
        self._firsts = sum([1 << number * LEAVES for number in range(count)])
        self._columns = [_masks(nodes) for nodes in flat["columns"]]
        self._digits = _digits([leaf - lowest for leaf in leaves])

    @property
    def columns(self) -> list[int]:
        """The columns that are asked for."""
        return [column for column, (numbers, _) in enumerate(self._columns) if numbers]

    def ruled_out(self, row: Iterable[int], start: int = 0, before: int = 0) -> int:
        """The leaves that a row cannot come to by these columns, from one on, and by what others ruled out before."""
        for number, (numbers, masks) in zip(row, self._columns[start:], strict=False):
            before |= masks[bisect_left(numbers, number)]
        return before

    def worth(self, ruled_out: int) -> float:
        """The log-odds of a row by what all columns rule out."""
        come_to = (ruled_out + self._firsts) & ~ruled_out
        total = self._base
        for digit, leaves in self._digits:
            total += (come_to & leaves).bit_count() << digit
        return total / UNIT

    def score(self, row: Iterable[int]) -> float:
        """The log-odds of a row with these columns."""
        return self.worth(self.ruled_out(row))


def _masks(nodes: list[int]) -> tuple[list[int], list[int]]:
    """The numbers of a column's nodes in order, and what is ruled out from none of them on, from each on."""
    ruled_out = map(lshift, map(_ONES.__getitem__, nodes[2::3]), nodes[1::3])
    return nodes[::3], [0, *accumulate(ruled_out, or_)]


def _digits(worths: list[int]) -> list[tuple[int, int]]:
    """For each binary digit of what leaves are worth, which leaves have it, as bits."""
    found = []
    worths.reverse()
    longest = max(worths, default=0).bit_length()
    for shift in range(0, longest, 8):
        eight = bytes([worth >> shift & 0xFF for worth in worths])
        digits = range(min(8, longest - shift))
        found += [(shift + digit, int(eight.translate(_NUMERALS[digit]), 2)) for digit in digits]
    return found
