"""The words that statistics know a row by: what it says, beside how it looks."""

from __future__ import annotations

from operator import itemgetter
from typing import TypeAlias

from cleaner.late import late

#: Of a row so many letters are read, and of a word; scripts without blanks are read by two characters.
READ, _LETTERS, _PIECE = 300, 8, 2
_FRONT = itemgetter(slice(_LETTERS))
_WORD = late(r"[^\W\d_]+|[!?]|\d+")
_NUMBER, _SIGNS = "#", ("!", "?")
_UNSPACED_FIRST, _UNSPACED_LAST = "\u0e00", "\uabff"
#: What plain words become before they are parted at blanks: small letters, noughts for figures, and blanks for all else
#: but the low line.
_DIGIT, _JOINT = "0", "_"
_JOINED = frozenset("0123456789_")
_PLAIN = bytes(
    ord(_DIGIT) if chr(byte).isdigit() else byte if chr(byte).isalpha() or chr(byte) == _JOINT else ord(" ")
    for byte in map(ord, map(str.lower, map(chr, range(128))))
).ljust(256)
#: Marks that stand in rows of plain words, too.
_PRINTED = "’“”–—"

#: For each word what it says, in hundredths of log-odds; positive speaks for the site.
Words: TypeAlias = dict[str, int]


def read_words(by_weight: dict[str, str]) -> Words:
    """Words as the files of models hold them: for each weight, in figures, all words that have it, parted by blanks.

    >>> read_words({"-12": "said she", "250": "subscrib"})
    {'said': -12, 'she': -12, 'subscrib': 250}
    """
    weights = map(int, by_weight)
    return {
        word: weight for weight, words in zip(weights, by_weight.values(), strict=True) for word in words.split(" ")
    }


def tokens(line: str) -> set[str]:
    """The words that a row is known by: lower case, their first letters, one sign for all numbers.

    >>> sorted(tokens("Subscribe to 2 newsletters!"))
    ['!', '#', 'newslett', 'subscrib', 'to']
    """
    read = line[:READ]
    if read.isascii():
        return _plain_words(read)
    plain = read
    for mark in _PRINTED:
        plain = plain.replace(mark, " ")
    # Beside other letters a word does not end before a figure or a low line.
    return _plain_words(plain) if plain.isascii() and _JOINED.isdisjoint(plain) else _words(read.lower())


def _plain_words(line: str) -> set[str]:
    """The words of plain letters, each up to its first figure: most rows have no others, and this is much faster."""
    plain = line.encode().translate(_PLAIN).decode()
    words = plain.split()
    if _JOINT in plain:
        words = list(filter(None, [word.partition(_JOINT)[0] for word in words]))
    if _DIGIT in plain:
        words = [word.partition(_DIGIT)[0] or _NUMBER if _DIGIT in word else word for word in words]
    found = set(map(_FRONT, words))
    for sign in _SIGNS:
        if sign in line:
            found.add(sign)
    return found


def _words(read: str) -> set[str]:
    """The words of any letters."""
    found: set[str] = set()
    for word in _WORD.findall(read):
        if word[0].isdecimal():
            found.add(_NUMBER)
        elif _UNSPACED_FIRST <= word[0] <= _UNSPACED_LAST:
            found.update([word[at : at + _PIECE] for at in range(len(word) - _PIECE + 1)])
        else:
            found.add(word[:_LETTERS])
    return found
