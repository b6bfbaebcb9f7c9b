"""The front end for text: a string becomes a Page."""

from __future__ import annotations

from itertools import compress

from cleaner.blocks import CHAR_CLASS, LONG_OPEN, PROSE, kinds_of
from cleaner.page import Page

#: How many letters of an alphabet a character of other scripts stands for, by its code points (a Chinese sentence of
#: 30 characters fills 80 in English).
_WEIGHTS = (("\u0e00", "\u0eff", 1.2), ("\u2e80", "\u9fff", 2.5), ("\uac00", "\ud7af", 2.0), ("\uf900", "\ufaff", 2.5))
#: How many characters of a text are looked at to tell its script, spread over the whole.
_SAMPLE = 400
#: Less than this is a name or a quotation in another script.
_LEAST_WEIGHT = 1.1
#: A vowel that every Thai sentence holds: Thai ends its sentences with a blank, not with a stop.
_THAI = "\u0e32"


def letter_weight(text: str) -> float:
    """How many letters one character of this text stands for: 1 for alphabets, 2.5 for ideographs."""
    if text.isascii():
        return 1.0
    sample = text[:: max(1, len(text) // _SAMPLE)]
    if max(sample) < _WEIGHTS[0][0]:
        return 1.0
    extra = sum((weight - 1) * sum(low <= char <= high for char in sample) for low, high, weight in _WEIGHTS)
    weight = 1 + extra / len(sample)
    return weight if weight > _LEAST_WEIGHT else 1.0


def read_text(text: str) -> tuple[list[str], Page]:
    """The text's lines (split on "\\n" alone) and its page."""
    raw = text.split("\n")
    lines = list(map(str.strip, raw))
    if "" in lines:
        number = list(compress(range(len(lines)), lines))
        lines = list(filter(None, lines))
        gaps = [b - a - 1 for a, b in zip([-1, *number], number, strict=False)]
    else:
        number = list(range(len(lines)))
        gaps = [0] * len(lines)
    return raw, page_of(text, number, lines, gaps, letter_weight(text))


def _is_thai(char: str) -> bool:
    return _WEIGHTS[0][0] <= char <= _WEIGHTS[0][1]


def page_of(text: str, number: list[int], lines: list[str], gaps: list[int], weight: float) -> Page:
    """A page from its rows: computes the columns that depend on a row alone."""
    classes = CHAR_CLASS.get
    page = Page()
    page.text, page.number, page.lines, page.gaps = text, number, lines, gaps
    page.heads = []
    page.sizes = list(map(len, lines)) if weight == 1.0 else [int(len(line) * weight) for line in lines]
    page.opening = bytearray([classes(line[0], 0) for line in lines])
    page.ending = bytearray([classes(line[-1], 0) for line in lines])
    page.kinds = kinds_of(lines, page.sizes, page.ending)
    if _THAI in text:
        page.kinds = [PROSE if kind == LONG_OPEN and _is_thai(lines[row][-1]) else kind for row, kind in enumerate(page.kinds)]
    return page
