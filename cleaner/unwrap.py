"""Wrapped paragraphs put together again: which lines of a text go on in the next one.

Programs that wrap fill each line as far as words go, or characters in scripts without blanks: most lines that go on are
full for one width. Nobody who breaks lines where a thought ends does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from cleaner.late import late
from cleaner.vocabulary import may_be_unspaced

#: The widths that texts are wrapped at, and the shortest line that may be full. The first word of the next line would
#: not have fit: a word longer than this is none.
_NARROWEST, _WIDEST, _FULL, _WORD = 60, 100, 45, 30
#: Lines with fewer blanks are no sentences, or of a script without blanks; with so many in one place they are a table.
_BLANKS, _TABLE = 4, "   "
#: A text is wrapped where so many lines are full for one width, this part of those that are long enough; and of lines
#: that are longer there is at most one in so many (addresses cannot be broken).
_LEAST, _SHARE, _LONGER = 8, 0.7, 8
#: Of the lines below full ones this part begins in the midst of a sentence; of headlines and timetables none does.
_SMALL = 0.3
#: Lists of headlines may be longer than the article: of the lines alone that go on so, this part is full.
_SMALL_SHARE = 0.6
#: What stands in lines that programs do not break, and in those that they break where they can: addresses, list items.
_UNBROKEN = ("](", "//", "* ", "- ", "%")
#: In such a text a line of this part of the width goes on where the next one begins with a small letter.
_RAGGED = 0.75

#: Characters that are two columns wide: those of Chinese, Japanese and Korean, and their marks.
_TWO_COLUMNS = (
    "\u1100-\u115f\u2e80-\u2fff\u3001-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
)
_WIDE = late(f"[{_TWO_COLUMNS}]+")
#: What a line that goes on begins with.
_FIRST = late(rf"(?![-*•·] )(?:[{_TWO_COLUMNS}]|[^\W{_TWO_COLUMNS}]{{1,{_WORD}}}|\S)")
#: No line begins with some marks: it is two columns short of the width where one of them goes down with a character.
_SHORT = 2
#: Of the lines that end in the midst of a sentence this part is full. How sentences end; of paragraphs this part ends
#: so, of headlines that are cut at one width few do.
_INSIDE_SHARE = 0.5
_CLOSED, _CLOSED_SHARE = "。！？…!?.」』”》）)】", 0.3

#: What stands for a line end behind a hyphen and between wide characters: words and addresses go on there.
_NO_BLANK = "\u200b"
#: A target is broken behind a hyphen.
_BROKEN_TARGET = late(r"\]\([^\s()]*-$")
#: The words of a link are broken into so many lines at most.
_LINK_ROWS = 4


class _Room(NamedTuple):
    """How wide a text may be, at least and at most, whose line ends where this one does."""

    row: int
    least: int
    most: int


def unwrapped(text: str) -> str | None:
    r"""The text with its paragraphs on one line each, and as long as before; None where it is not wrapped.

    >>> unwrapped("One line.\n" * 20) is None
    True
    """
    lines = text.split("\n")
    going_on = _between_words(lines)
    if going_on is None and not text.isascii() and may_be_unspaced(text):
        going_on = _between_characters(lines)
    if going_on is None:
        return None
    if "](" in text:
        bare = [line.removesuffix("\r") for line in lines]
        going_on |= _within_links(bare) | _within_targets(bare)
    return joined(lines, going_on)


def _between_words(lines: list[str]) -> set[int] | None:
    """The lines that go on in the next one, of a text that is wrapped between its words."""
    sizes = list(map(len, lines))
    # Nearly all texts are told by this.
    near = len([size for size in sizes if _FULL <= size <= _WIDEST])
    if near < _LEAST or _are_more(
        _sentences((row for row, size in enumerate(sizes) if size > _WIDEST), lines), near // _LONGER
    ):
        return None
    firsts = [words[0] if (words := line.split(None, 1)) else "" for line in lines]
    room = [
        _Room(row, size, size + len(first))
        for row, (size, first) in enumerate(zip(sizes, firsts[1:], strict=False))
        if first and len(first) <= _WORD and lines[row].count(" ") >= _BLANKS
    ]
    width = _width(room)
    longer = _count(_sentences((row for row, size in enumerate(sizes) if size > width), lines))
    if not (_fill(room, width, lines, firsts, longer) or _fill_in_sentences(room, width, firsts, longer)):
        return None
    ragged = {one.row for one in room if _RAGGED * width <= one.least <= width and firsts[one.row + 1][0].islower()}
    return ragged.union(_full(room, width))


def _fill(room: list[_Room], width: int, lines: list[str], firsts: list[str], longer: int) -> bool:
    """Whether most lines are full for a width, and some of them go on in a sentence."""
    full = _full(room, width)
    long_enough = _bare((one.row for one in room if one.least >= _FULL), lines)
    least = max(_LEAST, _SHARE * _count(long_enough), _LONGER * longer)
    return _count(_bare(full, lines)) >= least and _count(
        row for row in full if _goes_on(firsts[row + 1][0])
    ) >= _SMALL * len(full)


def _fill_in_sentences(room: list[_Room], width: int, firsts: list[str], longer: int) -> bool:
    """Whether most lines that go on in a sentence are full for a width."""
    inside = [one for one in room if one.least >= _FULL and _goes_on(firsts[one.row + 1][0])]
    return len(_full(inside, width)) >= max(_LEAST, _SMALL_SHARE * len(inside), _LONGER * longer)


def _full(room: list[_Room], width: int) -> list[int]:
    return [one.row for one in room if one.least <= width <= one.most]


def _sentences(rows: Iterable[int], lines: list[str]) -> Iterator[int]:
    """Those of the rows that programs break where they are too long."""
    return (row for row in _bare(rows, lines) if lines[row].count(" ") >= _BLANKS and _TABLE not in lines[row].strip())


def _bare(rows: Iterable[int], lines: list[str]) -> Iterator[int]:
    """Those of the rows without what programs do not break."""
    return (row for row in rows if not any(mark in lines[row] for mark in _UNBROKEN))


def _count(rows: Iterable[int]) -> int:
    return sum(1 for _ in rows)


def _are_more(rows: Iterator[int], most: int) -> bool:
    """Whether there are more rows than so many."""
    return next(islice(rows, most, None), None) is not None


def _goes_on(char: str) -> bool:
    """Whether a word in the midst of a sentence may begin so."""
    return char.isalpha() and not char.isupper()


def _width(room: list[_Room]) -> int:
    """The width that most lines are full for, the widest of several."""
    steps = [0] * (_WIDEST + 2)
    for _, least, most in room:
        first, last = max(least, _NARROWEST), min(most, _WIDEST)
        if least >= _FULL and first <= last:
            steps[first] += 1
            steps[last + 1] -= 1
    counts = list(accumulate(steps))
    return max(range(len(counts)), key=lambda width: (counts[width], width))


def _between_characters(lines: list[str]) -> set[int] | None:
    """The lines that go on in the next one, of a text in a script that is broken between any two characters."""
    near = [row for row, line in enumerate(lines) if _FULL // 2 < len(line) <= _WIDEST and _WIDE.search(line)]
    longest = (row for row, line in enumerate(lines) if len(line) > _WIDEST and _WIDE.search(line))
    if len(near) < _LEAST or _are_more(longest, len(near) // _LONGER):
        return None
    columns = {row: size for row in near if (size := _columns(lines[row].rstrip())) >= _FULL}
    room = [
        _Room(row, size, size + max(_SHORT, len(first)))
        for row, size in columns.items()
        if row + 1 < len(lines) and (first := _unbroken(lines[row + 1]))
    ]
    inside = [one for one in room if lines[one.row].rstrip()[-1] not in _CLOSED]
    width = _width(inside)
    longer = _count(row for row, size in columns.items() if size > width + _SHORT)
    if len(_full(inside, width)) < max(_LEAST, _INSIDE_SHARE * len(inside), _LONGER * longer):
        return None
    full = set(_full(room, width))
    ends = [lines[row + 1].rstrip()[-1] for row in full if row + 1 not in full]
    return full if _count(row for row, end in enumerate(ends) if end in _CLOSED) >= _CLOSED_SHARE * len(ends) else None


def _unbroken(line: str) -> str:
    """What a line begins with that is not broken: one wide character, or the letters before the first; or nothing."""
    found = _FIRST.match(line)
    return found.group() if found else ""


def _columns(line: str) -> int:
    """How wide a line is, in columns of a terminal."""
    return len(line) + sum(map(len, _WIDE.findall(line)))


def _within_links(lines: list[str]) -> set[int]:
    """The lines that go on in the next one because they end in the words of a link."""
    found: set[int] = set()
    opened = -_LINK_ROWS
    for row, line in enumerate(lines):
        before, closes, after = line.partition("](")
        if closes and "[" not in before:
            if row - opened < _LINK_ROWS:
                found.update(range(opened, row))
            opened, line = -_LINK_ROWS, after
        if line.count("[") > line.count("]"):
            opened = row
        elif not line or line.isspace():
            opened = -_LINK_ROWS
    return found


def _within_targets(lines: list[str]) -> set[int]:
    """The same, in its target."""
    found: set[int] = set()
    for opened in (row for row, line in enumerate(lines) if line.endswith("-") and _BROKEN_TARGET.search(line)):
        for row in range(opened + 1, min(opened + _LINK_ROWS, len(lines))):
            first, blank, _ = lines[row].partition(" ")
            if ")" in first:
                found.update(range(opened, row))
            if ")" in first or blank or not first.endswith("-"):
                break
    return found


def joined(lines: list[str], going_on: set[int]) -> str:
    """The lines joined again, those that go on with a character for each of their line end."""
    parts = []
    for row, line in enumerate(lines):
        if row in going_on:
            bare = line.removesuffix("\r")
            parts += [bare, _filler(bare, lines[row + 1]) * (len(line) - len(bare) + 1)]
        else:
            parts += [line, "\n"]
    return "".join(parts[:-1])


def _filler(line: str, following: str) -> str:
    """What stands between a line and the one it goes on in."""
    wide = not line.isascii() and _WIDE.match(line[-1:]) and _WIDE.match(following)
    return _NO_BLANK if line.endswith("-") or wide else " "
