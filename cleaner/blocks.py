"""What shape a row has: how long it is, how it begins and ends, whether it reads as prose."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import compress

from cleaner.tables import DECORATION

#: A row's kind is `LONG` (at least a line of prose) plus `CLOSED` (ends as a sentence does).
SHORT_OPEN, SHORT_CLOSED, LONG_OPEN, PROSE = 0, 1, 2, 3


def flags(*numbers: int) -> bytes:
    r"""A table for `translate` that is 1 for these kinds or classes: what `found` asks for.

    >>> bytes([SHORT_OPEN, PROSE]).translate(flags(PROSE))
    b'\x00\x01'
    """
    return bytes(number in numbers for number in range(256))


#: Which kinds are prose, for `translate`.
IS_PROSE = flags(PROSE)
#: From this many letters a closed row counts as prose: about one line of a book.
PROSE_SIZE = 80

#: What stands between two cells of a table. A calendar's cells are shorter than a table's.
_CELL_END, _CELL_SIZE = "\t", 3
_STROKE, _STROKES = "|", 3

#: Classes of a row's first and last character.
OTHER, UPPER, LOWER, DIGIT, QUOTE, MARK, OPEN, STOP, ASK, COLON, COMMA, DOTS, CLOSE = range(13)
CLASSES = 13

#: What nobody sees, and editors leave at the ends of lines: as after a closing mark, what stands before them decides.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0f\ufeff"
_LISTED = {
    DIGIT: "0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯",
    QUOTE: "\"'“„«‘「『",
    MARK: "-–—•*#·►▶●■+>",
    OPEN: "([{（【|",
    STOP: ".。।۔॥։።．｡",
    ASK: "!?！？؟⸮‽",
    COLON: ":：",
    COMMA: ",;、،，；",
    DOTS: "…",
    CLOSE: "”»’)]}）】」』›》" + _INVISIBLE,
}
#: Closing marks, in the way of each language (»…« in Danish and German books), and the blanks that French puts before.
_CLOSERS = "\"'”’»«*)]）」』】›‹“‘ \xa0\u202f" + _INVISIBLE
#: Whether a row that ends in a character of a class is closed; after a quote or bracket the one before it decides.
_IS_CLOSED = flags(STOP, ASK, DOTS)
_LOOK_BEFORE = frozenset({QUOTE, CLOSE, MARK})
_IS_DOUBTFUL = flags(*_LOOK_BEFORE)


class _CharClasses(dict[str, int]):
    """The class of each character that has one; `OTHER` for the rest, without a default at each look-up."""

    def __missing__(self, char: str) -> int:
        return OTHER


def _char_classes() -> _CharClasses:
    """The classes: letters of alphabets with capitals, digits, punctuation."""
    letters = [char for char in map(chr, range(0x41, 0x590)) if char.isalpha()]
    classes = _CharClasses({char: UPPER if char.isupper() else LOWER for char in letters})
    classes.update({char: number for number, chars in _LISTED.items() for char in chars})
    return classes


CHAR_CLASS = _char_classes()


def closed(line: str) -> bool:
    """Whether a line ends as a sentence does, with or without a closing quote or bracket.

    >>> closed('He said "We will win."'), closed("Ten bridges you must see")
    (True, False)
    """
    last = CHAR_CLASS[line[-1:]]
    return bool(_closed_before(line) if last in _LOOK_BEFORE else _IS_CLOSED[last])


def _closed_before(line: str) -> int:
    """Whether a line is closed before its closing marks."""
    return _IS_CLOSED[CHAR_CLASS[line.rstrip(_CLOSERS)[-1:]]]


def kinds_of(lines: list[str], sizes: list[int], ending: bytearray) -> bytearray:
    """The kind of each row, from its length and the class of its last character."""
    is_closed = ending.translate(_IS_CLOSED)
    doubtful = ending.translate(_IS_DOUBTFUL)
    row = doubtful.find(1)
    while row >= 0:
        is_closed[row] = _closed_before(lines[row])
        row = doubtful.find(1, row + 1)
    return bytearray([2 + last if size >= PROSE_SIZE else last for size, last in zip(sizes, is_closed, strict=True)])


def found(flags: bytes | bytearray) -> list[int]:
    """Where a column of flags, as `translate` makes them, is 1.

    >>> found(bytes([0, 1, 1, 0]))
    [1, 2]
    """
    if 1 not in flags:
        return []
    return list(compress(range(len(flags)), flags))


def among(column: list[str], known: Container[str]) -> list[int]:
    """Where a column holds one of the strings that are looked for.

    >>> among(["a", "b", "a"], {"a"})
    [0, 2]
    """
    # Most columns hold none, which a set tells in a third of the time.
    if isinstance(known, frozenset) and known.isdisjoint(column):
        return []
    return list(compress(range(len(column)), map(known.__contains__, column)))


def held(text: str, signs: Iterable[str]) -> list[str]:
    """Those of some signs that a text holds.

    >>> held("See also: ten bridges", (": ", " – "))
    [': ']
    """
    # One character is looked for some twenty times faster than two, and the last of the alphabet are rare.
    return [sign for sign in signs if max(sign) in text and sign in text]


def marked(line: str) -> bool:
    """Whether a line opens with a list mark.

    >>> marked("- Ten bridges"), marked("Ten bridges")
    (True, False)
    """
    return line[:1] in DECORATION and line[:1] not in "[({【〔（《〈…."


def near(rows: Iterable[int], apart: int) -> list[list[int]]:
    """Rows, in order, of which none is more than so many rows from the one before it, together.

    >>> near([1, 2, 5, 9], 3)
    [[1, 2, 5], [9]]
    """
    runs: list[list[int]] = []
    for row in rows:
        if runs and row - runs[-1][-1] <= apart:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def tabular(line: str) -> bool:
    r"""Whether a line is a row of a table: cells with tabs between them, or between strokes as in Markdown.

    The cells of a calendar, which are shorter, are none.

    >>> tabular("Rank\tCity"), tabular("M\tT\tW"), tabular("Rank"), tabular("| 1. | Lawrence |"), tabular("Home | News")
    (True, False, False, True, False)
    """
    if line[:1] == line[-1:] == _STROKE and line.count(_STROKE) >= _STROKES:
        cells = line.split(_STROKE)
    else:
        cells = line.split(_CELL_END) if _CELL_END in line else []
    return max(map(len, cells), default=0) >= _CELL_SIZE
