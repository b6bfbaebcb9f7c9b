"""What shape a row has: prose, a sentence, a heading or item, an unfinished long line."""

from __future__ import annotations

from cleaner.tables import DECORATION

#: A row's kind is `LONG` (at least a line of prose) plus `CLOSED` (ends as a sentence does).
SHORT_OPEN, SHORT_CLOSED, LONG_OPEN, PROSE = 0, 1, 2, 3

#: From this many letters a closed row counts as prose: about one line of a book.
PROSE_SIZE = 80

_STOPS = ".!?…。！？؟।۔॥։።᙮⸮‽｡．"
_CLOSERS = "\"'”’»)]）」』】›“‹*"
_CLOSED = frozenset(_STOPS)


def closed(line: str) -> bool:
    """Whether a line ends as a sentence does, with or without a closing quote or bracket.

    >>> closed('He said "We will win."'), closed("Ten bridges you must see")
    (True, False)
    """
    if line[-1:] in _CLOSED:
        return True
    return line.rstrip(_CLOSERS)[-1:] in _CLOSED


def kinds_of(lines: list[str], sizes: list[int]) -> list[int]:
    """The kind of each row."""
    stops = _CLOSED
    closers = frozenset(_CLOSERS)
    return [
        (2 if size >= PROSE_SIZE else 0)
        + (1 if (last := line[-1:]) in stops or (last in closers and line.rstrip(_CLOSERS)[-1:] in stops) else 0)
        for line, size in zip(lines, sizes, strict=True)
    ]


def marked(line: str) -> bool:
    """Whether a line opens with a list mark or number.

    >>> marked("- Ten bridges"), marked("Ten bridges")
    (True, False)
    """
    return line[:1] in DECORATION and line[:1] not in "[({【〔（《〈…."
