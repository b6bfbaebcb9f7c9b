"""The fronts of rows, folded: what phrases are compared with."""

from __future__ import annotations

from operator import and_, itemgetter

from cleaner.blocks import DIGIT, LOWER, OTHER, UPPER, flags, found
from cleaner.page import Page
from cleaner.tables import DECORATION, UNFOLDED, straight

#: Rows up to this long are compared as a whole; of longer ones the first letters tell whether more is worth a look.
WHOLE_SIZE = 100
_FRONT_SIZE = 24
_IS_BARE = flags(UPPER, LOWER, DIGIT)
#: Arrows, signs and pictures that sites put before and behind headings, but letters in circles (ⓒ): all of them, and
#: the zero-width joiner that stands between pictures, are of the class `OTHER`.
_FIRST_SIGN, _LAST_SIGN, _FIRST_PICTURE, _CIRCLED = "\u2190", "\u2bff", "\U0001f000", ("\u2460", "\u24ff")
_AROUND_SIGNS = DECORATION + "\u200d"
_IS_OTHER = flags(OTHER)
_THREE, _LAST_THREE = itemgetter(slice(3)), itemgetter(slice(-3, None))


def add_fronts(page: Page) -> None:
    """Fill in the columns that look-ups of phrases need."""
    heads = [
        line[:_FRONT_SIZE].lower().lstrip(DECORATION)
        if size > WHOLE_SIZE
        else line.lower()
        if bare
        else line.lower().strip(DECORATION)
        for line, size, bare in zip(page.lines, page.sizes, _are_bare(page), strict=True)
    ]
    if any(char in page.text for char in UNFOLDED):
        heads = [head if head.isascii() else straight(head).strip(DECORATION) for head in heads]
    for row in {*found(page.opening.translate(_IS_OTHER)), *found(page.ending.translate(_IS_OTHER))}:
        if _is_sign(heads[row][:1]) or _is_sign(heads[row][-1:]):
            heads[row] = _without_signs(heads[row])
    page.heads = heads
    page.threes = list(map(_THREE, heads))
    page.ends = list(map(_LAST_THREE, page.lines))


def _are_bare(page: Page) -> list[int]:
    """Whether each row begins and ends with a letter or digit: then there is nothing to strip."""
    return list(map(and_, page.opening.translate(_IS_BARE), page.ending.translate(_IS_BARE)))


def front_of(line: str, size: int = WHOLE_SIZE) -> str:
    """The front of a longer row, as much as any phrase needs, or so many letters of it, folded like the heads.

    >>> front_of("» Also read: Ten bridges")
    'also read: ten bridges'
    """
    return _without_signs(straight(line[:size].lower()).strip(DECORATION))


def _is_sign(char: str) -> bool:
    return char >= _FIRST_PICTURE or (_FIRST_SIGN <= char <= _LAST_SIGN and not _CIRCLED[0] <= char <= _CIRCLED[1])


def _without_signs(head: str) -> str:
    first, end = 0, len(head)
    while first < end and (_is_sign(head[first]) or head[first] in _AROUND_SIGNS):
        first += 1
    while first < end and (_is_sign(head[end - 1]) or head[end - 1] in _AROUND_SIGNS):
        end -= 1
    return head[first:end]
