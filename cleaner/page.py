"""Page: a document as columns of equal length, one entry a row (a line that is not blank)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, compress
from operator import eq

#: So many letters are compared to tell whether two rows begin or end alike.
_FRONT = 12


class Page:
    """The columns that every stage reads.

    text     the text it was read from (still whole after cuts): for asking whether a character occurs at all
    number   the row's line in the input, counted from 0
    lines    the row's text, without the white space around it
    heads    the row, folded, without marks and punctuation around it: what phrases are compared with; of a row too long
             for a whole-line phrase its front (filled in by `fronts` when evidence is gathered)
    threes   the first three characters of each head (filled in with the heads)
    ends     the last three characters of each row (filled in with the heads)
    sizes    its length in letters of a script with spaces (see `read_text.letters`)
    opening  the class of its first character (see `blocks`)
    ending   the class of its last character
    kinds    what shape it has (see `blocks`)
    said     what its words say (filled in by the statistics; empty before)
    known    no column, but what `where` has found so far: the rows by what looked for them
    """

    __slots__ = (
        "ending",
        "ends",
        "heads",
        "kinds",
        "known",
        "lines",
        "number",
        "opening",
        "said",
        "sizes",
        "text",
        "threes",
    )
    text: str
    number: list[int]
    lines: list[str]
    heads: list[str]
    threes: list[str]
    ends: list[str]
    sizes: list[int]
    opening: bytearray
    ending: bytearray
    kinds: bytearray
    said: list[tuple[int, int]]
    known: dict[Callable[[Page], list[int]], list[int]]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def where(self, look: Callable[[Page], list[int]]) -> list[int]:
        """The rows that `look` finds by what each of them says itself, whatever stands around it.

        It looks once for all rounds: what is left of a page when rows are cut knows which of them stay.
        """
        rows = self.known.get(look)
        if rows is None:
            rows = self.known[look] = look(self)
        return rows

    def begin_alike(self) -> list[int]:
        """The rows that begin with the same letters as the row above them."""
        lines = self.lines
        return [row for row in alike(self.threes) if lines[row][:_FRONT] == lines[row - 1][:_FRONT]]

    def end_alike(self) -> list[int]:
        """The rows that end with the same letters as the row above them."""
        lines = self.lines
        return [row for row in alike(self.ends) if lines[row][-_FRONT:] == lines[row - 1][-_FRONT:]]

    def without(self, cut: set[int]) -> Page:
        """The page that is left when these rows are cut: what reading the cleaned text again would give."""
        kept = bytearray(b"\x01") * len(self.lines)
        for row in cut:
            kept[row] = 0
        left = Page()
        left.text = self.text
        left.number = list(compress(self.number, kept))
        left.lines = list(compress(self.lines, kept))
        left.heads = list(compress(self.heads, kept))
        left.threes = list(compress(self.threes, kept))
        left.ends = list(compress(self.ends, kept))
        left.sizes = list(compress(self.sizes, kept))
        left.opening = bytearray(compress(self.opening, kept))
        left.ending = bytearray(compress(self.ending, kept))
        left.kinds = bytearray(compress(self.kinds, kept))
        left.said = list(compress(self.said, kept))
        left.known = self.known
        if cut:
            place = list(accumulate(kept, initial=0))
            left.known = {
                look: [place[row] for row in rows if kept[row]] if rows else rows for look, rows in self.known.items()
            }
        return left


def alike(column: list[str]) -> list[int]:
    """Where a column says the same as in the row above.

    >>> alike(["a", "b", "b"])
    [2]
    """
    return list(compress(range(1, len(column)), map(eq, column, column[1:])))
