"""The words that statistics know a row by: what it says, beside how it looks."""

from __future__ import annotations

from typing import TypeAlias

from cleaner.late import late

#: Of a row so many letters are read, and of a word; scripts without blanks are read by two characters.
READ, _LETTERS, _PIECE = 300, 8, 2
_WORD, _PLAIN_WORD = late(r"[^\W\d_]+|[!?]|\d+"), late(rf"\b[a-z]{{1,{_LETTERS}}}|[!?]|\b\d")
_NUMBER, _DIGITS = "#", frozenset("0123456789")
_UNSPACED_FIRST, _UNSPACED_LAST = "\u0e00", "\uabff"

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
    read = line[:READ].lower()
    if read.isascii():  # most often it is, and this is twice as fast
        plain = set(_PLAIN_WORD.findall(read))
        return plain if plain.isdisjoint(_DIGITS) else plain - _DIGITS | {_NUMBER}
    found: set[str] = set()
    for word in _WORD.findall(read):
        if word[0].isdecimal():
            found.add(_NUMBER)
        elif _UNSPACED_FIRST <= word[0] <= _UNSPACED_LAST:
            found.update([word[at : at + _PIECE] for at in range(len(word) - _PIECE + 1)])
        else:
            found.add(word[:_LETTERS])
    return found
