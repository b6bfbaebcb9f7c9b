"""Boosted trees (Friedman, 2001) over whole numbers, all walked at once.

A bit stands for each leaf of each tree. What a column says rules leaves out: where a node's number is exceeded, those
on its left. After all columns the lowest bit that is not ruled out in a tree is the leaf that its row comes to
(QuickScorer: Lucchese et al., 2015), and what the leaves are worth is summed up by counting bits, once for each binary
digit.
"""

from __future__ import annotations

from array import array
from binascii import a2b_base64
from bisect import bisect_left
from collections.abc import Iterable
from functools import reduce
from itertools import accumulate
from operator import getitem, or_
from typing import TypedDict

from cleaner.package_data import lowest_first, numbers

#: Leaves are hundredths of log-odds.
UNIT = 100
#: So many bits are set aside for each tree. Those above its last leaf are never ruled out, nor the lowest such.
LEAVES = 32
#: For so many numbers of a column it is kept what they rule out; columns of letters or of words hold any.
_KEPT = 1024
#: For each of a byte's binary digits, the numeral of it.
_NUMERALS = [bytes([48 + (byte >> digit & 1) for byte in range(256)]) for digit in range(8)]


class Flat(TypedDict):
    """Trees as their files hold them; strings are numbers of one size, the lowest byte first, in base 64.

    lowest   the lowest leaf
    leaves   of each tree, from left to right, how much higher it is, and noughts up to `LEAVES` (16 bits)
    columns  for each column, in order, the highest numbers that lead to the left, each followed by how many nodes it is
             asked at
    trees    of each node, column by column, its tree (16 bits)
    bits     and the leaves of that which are ruled out where its number is exceeded (32 bits, the first leaf lowest)
    """

    lowest: int
    leaves: str
    columns: list[list[int]]
    trees: str
    bits: str


class Trees:
    """A trained model; positive speaks for the site."""

    def __init__(self, flat: Flat, least: int = 0) -> None:
        """Take trees; `least` is what they must say, in hundredths of log-odds, to be above nought."""
        leaves = a2b_base64(flat["leaves"])
        count = len(leaves) // (2 * LEAVES)
        #: What a row has before any leaf is counted; the first leaf of each tree; what each column rules out.
        self._base = flat["lowest"] * count - least
        self._firsts = sum([1 << number * LEAVES for number in range(count)])
        self._columns = _columns(flat, count)
        self._digits = [*_digits(leaves[::2], 0), *_digits(leaves[1::2], 8)]

    @property
    def columns(self) -> list[int]:
        """The columns that are asked for."""
        return [number for number, column in enumerate(self._columns) if column.numbers]

    def ruled_out(self, row: Iterable[int], start: int = 0, before: int = 0) -> int:
        """The leaves that a row cannot come to by these columns, from one on, and by what others ruled out before."""
        return reduce(or_, filter(None, map(getitem, self._columns[start:], row)), before)

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


class _Column(dict[int, int]):
    """What a column rules out where it has a number: worked out when that is first met, as a text meets few of them.

    numbers  of its nodes, once each
    ends     how many nodes have none of them, the first, the first two, and so on
    trees    of each node its tree, of `count` in all
    bits     and the leaves of that
    """

    def __init__(self, numbers: list[int], ends: list[int], trees: array[int], bits: array[int], count: int) -> None:
        self.numbers, self._ends, self._trees, self._bits, self._count = numbers, ends, trees, bits, count
        self._masks: list[int | None] = [None] * len(ends)

    def __missing__(self, number: int) -> int:
        at = bisect_left(self.numbers, number)
        mask = self._masks[at]
        if mask is None:
            mask = self._masks[at] = self._mask(self._ends[at])
        if len(self) < _KEPT:
            self[number] = mask
        return mask

    def _mask(self, end: int) -> int:
        """What the nodes up to one rule out together."""
        out = array("I", [0]) * self._count
        for tree, leaves in zip(self._trees[:end], self._bits[:end], strict=True):
            out[tree] |= leaves
        return int.from_bytes(lowest_first(out).tobytes(), "little")


def _columns(flat: Flat, count: int) -> list[_Column]:
    """The columns of so many trees, each with its part of the nodes."""
    trees, bits, found, start = numbers("H", flat["trees"]), numbers("I", flat["bits"]), list[_Column](), 0
    for column in flat["columns"]:
        ends = list(accumulate(column[1::2], initial=0))
        nodes = slice(start, start + ends[-1])
        found.append(_Column(column[::2], ends, trees[nodes], bits[nodes], count))
        start = nodes.stop
    return found


def _digits(worths: bytes, shift: int) -> list[tuple[int, int]]:
    """For each binary digit of a byte of what leaves are worth, which leaves have it, as bits."""
    backwards = worths[::-1]
    digits = range(max(worths, default=0).bit_length())
    return [(shift + digit, int(backwards.translate(_NUMERALS[digit]), 2)) for digit in digits]
