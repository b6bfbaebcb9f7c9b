"""The front end for text: a string becomes a Page."""

from __future__ import annotations

import re
from itertools import compress

from cleaner.blocks import kinds_of
from cleaner.page import Page
from cleaner.tables import DECORATION

#: Letters of scripts that write a word in one to three characters: ideographs, kana, Hangul, Thai.
_DENSE = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
#: How many letters of an alphabet one such character stands for (a Chinese sentence of 30 fills 80 in English).
_DENSE_WEIGHT = 2.5
#: How many characters of a text are looked at to tell its script, spread over the whole.
_SAMPLE = 2000


def letter_weight(text: str) -> float:
    """How many letters one character of this text stands for: 1 for alphabets, up to 2.5 for dense scripts."""
    if text.isascii():
        return 1.0
    sample = text[:: max(1, len(text) // _SAMPLE)]
    dense = len(_DENSE.findall(sample)) / max(1, len(sample))
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
    return raw, page_of(number, lines, gaps, letter_weight(text))


def page_of(number: list[int], lines: list[str], gaps: list[int], weight: float) -> Page:
    """A page from its rows: computes the columns that depend on a row alone."""
    heads = [line.strip(DECORATION) for line in lines]
    sizes = list(map(len, lines)) if weight == 1.0 else [int(len(line) * weight) for line in lines]
    return Page(number, lines, heads, sizes, kinds_of(lines, sizes), gaps)
