"""Whose a line is, by a text that holds the author's words alone: what the scores of cuts are held against."""

from __future__ import annotations

#: A line of fewer words, and fewer letters, is the author's only where it is a whole line of the gold text.
_FEW_WORDS, _FEW_LETTERS = 8, 25
#: Longer lines are compared by runs of so many words; the author's has at least this share of them in the gold text.
_RUN, _SHARE = 4, 0.5


class Gold:
    r"""The author's text, ready to be asked whether it holds a line.

    >>> gold = Gold("The ferry runs again.\nIt leaves at eight, and on Sundays at nine.")
    >>> gold.holds("the ferry  runs again."), gold.holds("Read more"), gold.holds("it leaves")
    (True, False, False)
    """

    def __init__(self, text: str) -> None:
        """Fold the text: case and white space do not count."""
        lines = [_folded(line) for line in text.split("\n")]
        self._lines = frozenset(lines)
        self._text = " ".join(lines)
        self._runs = frozenset(_runs(self._text.split()))

    def holds(self, line: str) -> bool:
        """Whether the line is the author's: it stands in the text, or at least half of it does."""
        folded = _folded(line)
        parts = folded.split()
        if folded in self._lines:
            return True
        if len(parts) < _FEW_WORDS:
            return len(folded) >= _FEW_LETTERS and folded in self._text
        runs = _runs(parts)
        return sum(run in self._runs for run in runs) >= _SHARE * len(runs)


def _folded(line: str) -> str:
    return " ".join(line.casefold().split())


def _runs(parts: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(parts[start:] for start in range(_RUN)), strict=False))
