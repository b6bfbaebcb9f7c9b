"""The front end for text: a string becomes a Page."""

from __future__ import annotations

from itertools import compress

from cleaner.blocks import CHAR_CLASS, LONG_OPEN, PROSE, kinds_of
from cleaner.page import Page

#: How many letters of an alphabet a character of other scripts stands for, by its code points (a Chinese sentence of
#: 30 characters fills 80 in English). A line is weighed by its first and last character.
_WEIGHTS = (("\u0e00", "\u0eff", 1.2), ("\u2e80", "\u9fff", 2.5), ("\uac00", "\ud7af", 2.0), ("\uf900", "\uffef", 2.5))
#: The bytes that characters of these scripts begin with in UTF-8 (and few others): a text without them has none.
_DENSE_LEADS = b"\xe0\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xef"
_LOWEST, _HIGHEST = _WEIGHTS[0][0], _WEIGHTS[-1][1]


def _may_be_dense(text: str) -> bool:
    data = text.encode("utf-8", "surrogatepass")
    return any(lead in data for lead in _DENSE_LEADS)


def letters(line: str) -> int:
    """How many letters a line holds, as an alphabet counts them.

    >>> letters("Monday"), letters("星期一")
    (6, 7)
    """
    for char in (line[-1:], line[:1]):
        if _LOWEST <= char <= _HIGHEST:
            return next((int(len(line) * weight) for low, high, weight in _WEIGHTS if low <= char <= high), len(line))
    return len(line)


def read_text(text: str) -> tuple[list[str], Page]:
    """The text's lines (split on the line feed alone) and its page."""
    raw = text.split("\n")
    lines = list(map(str.strip, raw))
    if "" in lines:
        number = list(compress(range(len(lines)), lines))
        lines = list(filter(None, lines))
        gaps = [b - a - 1 for a, b in zip([-1, *number], number, strict=False)]
    else:
        number = list(range(len(lines)))
        gaps = [0] * len(lines)
    return raw, page_of(text, number, lines, gaps)


def _is_thai(char: str) -> bool:
    return _WEIGHTS[0][0] <= char <= _WEIGHTS[0][1]


def page_of(text: str, number: list[int], lines: list[str], gaps: list[int]) -> Page:
    """A page from its rows: computes the columns that depend on a row alone."""
    classes = CHAR_CLASS.get
    page = Page()
    page.text, page.number, page.lines, page.gaps = text, number, lines, gaps
    page.heads, page.threes = [], []
    page.sizes = list(map(len, lines))
    dense = not text.isascii() and _may_be_dense(text)
    if dense:
        page.sizes = [letters(line) if line[-1] >= _LOWEST or line[0] >= _LOWEST else len(line) for line in lines]
    page.opening = bytearray([classes(line[0], 0) for line in lines])
    page.ending = bytearray([classes(line[-1], 0) for line in lines])
    page.kinds = kinds_of(lines, page.sizes, page.ending)
    if dense:  # Thai ends its sentences with a blank, not with a stop
        page.kinds = [
            PROSE if kind == LONG_OPEN and _is_thai(line[-1]) else kind
            for line, kind in zip(lines, page.kinds, strict=True)
        ]
    return page
