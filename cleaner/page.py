"""Page: a document as columns of equal length, one entry a row (a line that is not blank)."""

from __future__ import annotations

from itertools import compress


class Page:
    """The columns that every stage reads; blank lines live on only as `gaps`.

    number  the row's line in the input, counted from 0
    lines   the row's text, without the white space around it
    heads   the same without marks and punctuation around it: what phrases are compared with
    sizes   its length in letters of a script with spaces (see `read_text.letter_weight`)
    kinds   what shape it has (see `blocks`)
    gaps    blank lines directly before it
    """

    __slots__ = ("gaps", "heads", "kinds", "lines", "number", "sizes")

    def __init__(
        self,
        number: list[int],
        lines: list[str],
        heads: list[str],
        sizes: list[int],
        kinds: list[int],
        gaps: list[int],
    ) -> None:
        """Take the columns as they are; all have the same length."""
        self.number = number
        self.lines = lines
        self.heads = heads
        self.sizes = sizes
        self.kinds = kinds
        self.gaps = gaps

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def without(self, cut: set[int]) -> Page:
        """The page that is left when these rows are cut: what reading the cleaned text again would give."""
        kept = [row not in cut for row in range(len(self.lines))]
        gaps, widest, any_kept = self.gaps, 0, False
        left = []
        for row, keep in enumerate(kept):
            widest = max(widest, gaps[row])
            if keep:
                # A cut leaves the wider of the gaps around it, and none at the text's edge.
                left.append(widest if any_kept or row == 0 or kept[0] else 0)
                widest, any_kept = 0, True
        return Page(
            list(compress(self.number, kept)),
            list(compress(self.lines, kept)),
            list(compress(self.heads, kept)),
            list(compress(self.sizes, kept)),
            list(compress(self.kinds, kept)),
            left,
        )
