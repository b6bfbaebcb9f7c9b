"""The front end for text: a string becomes a Page."""

from __future__ import annotations

from functools import lru_cache
from heapq import nlargest
from itertools import compress
from operator import itemgetter

from cleaner.blocks import CHAR_CLASS, LONG_OPEN, PROSE, kinds_of
from cleaner.page import Page
from cleaner.shown import all_seen, has_marks, with_blanks

#: How many letters of an alphabet a character of other scripts stands for, by its code points (a Chinese sentence of
#: 30 characters fills 80 in English). A line is weighed by its first and last character; where these are marks that all
#: scripts share, by those in its midst.
_WEIGHTS = (("\u0e00", "\u0eff", 1.2), ("\u2e80", "\u9fff", 2.5), ("\uac00", "\ud7af", 2.0), ("\uf900", "\uffef", 2.5))
_LOWEST, _HIGHEST = _WEIGHTS[0][0], _WEIGHTS[-1][1]
#: What may stand behind the last word of a Thai paragraph.
_AFTER_THAI = ')"”’ '
#: A line of so many letters, some 300 words, is longer than a paragraph; two with this part of a text are all of it.
#: No such text has more lines than one in so many letters.
_ENDLESS, _NEARLY_ALL, _SHORTEST = 1800, 0.9, 100
_class_of = CHAR_CLASS.__getitem__
_FIRST, _LAST = itemgetter(0), itemgetter(-1)


def letters(line: str) -> int:
    """How many letters a line holds, as an alphabet counts them.

    >>> letters("Monday"), letters("星期一"), letters("“星期一”")
    (6, 7, 12)
    """
    midst = _midst(line) or " "
    return int(len(line) * (_weight(line[-1:]) or _weight(line[:1]) or max(map(_weight, midst)) or 1.0))


@lru_cache(4096)
def _weight(char: str) -> float:
    """How many letters of an alphabet this character stands for; 0 outside the scripts that `_WEIGHTS` names."""
    if not _LOWEST <= char <= _HIGHEST:
        return 0.0
    return next((weight for low, high, weight in _WEIGHTS if low <= char <= high), 0.0)


def read_text(text: str) -> tuple[list[str], Page]:
    """The text's lines (split on the line feed alone) and its page, of what these show."""
    raw = text.split("\n")
    plain = with_blanks(text)
    lines = list(map(str.strip, raw if plain is text else plain.split("\n")))
    if has_marks(plain):
        lines = all_seen(lines, plain)
    if "" in lines:
        number = list(compress(range(len(lines)), lines))
        lines = list(filter(None, lines))
    else:
        number = list(range(len(lines)))
    return raw, page_of(plain, number, lines)


def page_of(text: str, number: list[int], lines: list[str]) -> Page:
    """A page from its rows: computes the columns that depend on a row alone."""
    page = Page()
    page.text, page.number, page.lines = text, number, lines
    page.heads, page.threes, page.ends, page.said, page.known = [], [], [], [], {}
    page.sizes = list(map(len, lines))
    firsts, lasts = list(map(_FIRST, lines)), list(map(_LAST, lines))
    page.opening = bytearray(map(_class_of, firsts))
    page.ending = bytearray(map(_class_of, lasts))
    dense = [] if text.isascii() else _dense(lines, {*firsts, *lasts})
    for row in dense:
        page.sizes[row] = letters(lines[row])
    page.kinds = kinds_of(lines, page.sizes, page.ending)
    for row in dense:  # Thai ends its sentences with a blank, not with a stop
        if page.kinds[row] == LONG_OPEN and _is_thai(lines[row].rstrip(_AFTER_THAI)[-1:]):
            page.kinds[row] = PROSE
    return page


def _dense(lines: list[str], edges: set[str]) -> list[int]:
    """The rows that may hold another script, if any of those that `letters` looks at does: no row depends on others."""
    foreign = [row for row, line in enumerate(lines) if not line.isascii()]
    looked_at = edges.union(*[_midst(lines[row]) for row in foreign])
    return foreign if any(_weight(char) > 0 for char in looked_at if char >= _LOWEST) else []


def _midst(line: str) -> str:
    """The characters by which a line is weighed where its first and last say nothing."""
    at = len(line) // 2
    return line[at : at + 3]


def _is_thai(char: str) -> bool:
    return _WEIGHTS[0][0] <= char <= _WEIGHTS[0][1]


def lacks_line_breaks(text: str) -> bool:
    """Whether one or two lines hold nearly all of a text, and one of them more than a paragraph does.

    >>> lacks_line_breaks("The ferry goes. " * 200), lacks_line_breaks("The ferry goes. " * 20)
    (True, False)
    """
    if len(text) < _ENDLESS // 4 or text.count("\n") > len(text) // _SHORTEST:
        return False
    longest = nlargest(2, text.split("\n"), len)
    return sum(map(len, longest)) >= _NEARLY_ALL * len(text) and max(map(letters, longest)) >= _ENDLESS
