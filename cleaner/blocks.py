"""What shape a row has: how long it is, how it begins and ends, whether it reads as prose."""

from __future__ import annotations

from cleaner.tables import DECORATION

#: A row's kind is `LONG` (at least a line of prose) plus `CLOSED` (ends as a sentence does).
SHORT_OPEN, SHORT_CLOSED, LONG_OPEN, PROSE = 0, 1, 2, 3

#: From this many letters a closed row counts as prose: about one line of a book.
PROSE_SIZE = 80

#: Classes of a row's first and last character.
OTHER, UPPER, LOWER, DIGIT, QUOTE, MARK, OPEN, STOP, ASK, COLON, COMMA, DOTS, CLOSE = range(13)
CLASSES = 13

_LISTED = {
    DIGIT: "0123456789０１２３４５６７８９",
    QUOTE: "\"'“„«‘「『",
    MARK: "-–—•*#·►▶●■+>",
    OPEN: "([{（【|",
    STOP: ".。।۔॥։።．｡",
    ASK: "!?！？؟⸮‽",
    COLON: ":：",
    COMMA: ",;、،，；",
    DOTS: "…",
    CLOSE: "”»’)]}）】」』›》",
}
#: Closing marks, and the blanks that French puts before them.
_CLOSERS = "\"'”’»*)]）」』】›“‹ \xa0\u202f"
#: Whether a row that ends in a character of a class is closed; after a quote or bracket the one before it decides.
_IS_CLOSED = bytes(number in (STOP, ASK, DOTS) for number in range(CLASSES))
_LOOK_BEFORE = frozenset({QUOTE, CLOSE, MARK})


def _char_classes() -> dict[str, int]:
    """The class of each character that has one: letters of alphabets with capitals, digits, punctuation."""
    letters = [char for char in map(chr, range(0x41, 0x590)) if char.isalpha()]
    classes = {char: UPPER if char.isupper() else LOWER for char in letters}
    return classes | {char: number for number, chars in _LISTED.items() for char in chars}


CHAR_CLASS = _char_classes()


def closed(line: str) -> bool:
    """Whether a line ends as a sentence does, with or without a closing quote or bracket.

    >>> closed('He said "We will win."'), closed("Ten bridges you must see")
    (True, False)
    """
    last = CHAR_CLASS.get(line[-1:], OTHER)
    if last in _LOOK_BEFORE:
        last = CHAR_CLASS.get(line.rstrip(_CLOSERS)[-1:], OTHER)
    return bool(_IS_CLOSED[last])


def kinds_of(lines: list[str], sizes: list[int], ending: bytearray) -> list[int]:
    """The kind of each row, from its length and the class of its last character."""
    is_closed = _IS_CLOSED
    kinds = [(2 if size >= PROSE_SIZE else 0) + is_closed[last] for size, last in zip(sizes, ending, strict=True)]
    for last in _LOOK_BEFORE:
        row = ending.find(last)
        while row >= 0:
            kinds[row] = (2 if sizes[row] >= PROSE_SIZE else 0) + closed(lines[row])
            row = ending.find(last, row + 1)
    return kinds


def marked(line: str) -> bool:
    """Whether a line opens with a list mark.

    >>> marked("- Ten bridges"), marked("Ten bridges")
    (True, False)
    """
    return line[:1] in DECORATION and line[:1] not in "[({【〔（《〈…."
