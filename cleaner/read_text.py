"""The front end for text: a string becomes a Page."""

from __future__ import annotations

from itertools import compress

from cleaner.blocks import CHAR_CLASS, kinds_of
from cleaner.page import Page

#: How many letters of an alphabet one ideograph, kana, Hangul or Thai character stands for
#: (a Chinese sentence of 30 characters fills 80 in English).
_DENSE_WEIGHT = 2.5
#: How many characters of a text are looked at to tell its script, spread over the whole.
_SAMPLE = 400


def _is_dense(char: str) -> bool:
    return "\u0e00" <= char <= "\u0eff" or "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


def letter_weight(text: str) -> float:
    """How many letters one character of this text stands for: 1 for alphabets, up to 2.5 for dense scripts."""
    if text.isascii() or max(sample := text[:: max(1, len(text) // _SAMPLE)]) < "\u0e00":
        return 1.0
    dense = sum(map(_is_dense, sample)) / len(sample)
    return _DENSE_WEIGHT if dense > 0.6 else 1 + (_DENSE_WEIGHT - 1) * dense if dense > 0.15 else 1.0


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
    return page
