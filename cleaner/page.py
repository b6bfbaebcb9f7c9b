"""Page: a document as columns of equal length, one entry a row (a line that is not blank)."""

from __future__ import annotations

from itertools import compress


class Page:
    """The columns that every stage reads; blank lines live on only as `gaps`.

    text     the text it was read from (still whole after cuts): for asking whether a character occurs at all
    number   the row's line in the input, counted from 0
    lines    the row's text, without the white space around it
    heads    its front, folded, without marks and punctuation around it: what phrases are compared with (filled in
             when evidence is gathered)
    threes   the first three characters of each head (filled in with the heads)
    sizes    its length in letters of a script with spaces (see `read_text.letter_weight`)
    opening  the class of its first character (see `blocks`)
    ending   the class of its last character
    kinds    what shape it has (see `blocks`)
    gaps     blank lines directly before it
    """

    __slots__ = ("ending", "gaps", "heads", "kinds", "lines", "number", "opening", "sizes", "text", "threes")
    text: str
    number: list[int]
    lines: list[str]
    heads: list[str]
    threes: list[str]
    sizes: list[int]
    opening: bytearray
    ending: bytearray
    kinds: list[int]
    gaps: list[int]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def without(self, cut: set[int]) -> Page:
        """The page that is left when these rows are cut: what reading the cleaned text again would give."""
        kept = bytearray(b"\x01") * len(self.lines)
        for row in cut:
            kept[row] = 0
        left = Page()
        left.text = self.text
        left.number = list(compress(self.number, kept))
        left.lines = list(compress(self.lines, kept))
        left.heads = list(compress(self.heads, kept)) if self.heads else []
        left.threes = list(compress(self.threes, kept)) if self.heads else []
        left.sizes = list(compress(self.sizes, kept))
        left.opening = bytearray(compress(self.opening, kept))
        left.ending = bytearray(compress(self.ending, kept))
        left.kinds = list(compress(self.kinds, kept))
        left.gaps = self._gaps(kept) if any(self.gaps) else [0] * len(left.lines)
        return left

    def _gaps(self, kept: bytearray) -> list[int]:
        """The gaps that a cut leaves: the wider of those around it, and none at the text's edge."""
        left, widest = [], 0
        for gap, keep in zip(self.gaps, kept, strict=True):
            widest = max(widest, gap)
            if keep:
                left.append(widest)
                widest = 0
        if left and not kept[0]:
            left[0] = 0
        return left
