"""What a line says without what readers do not see: marks of Markdown, soft hyphens, odd blanks.

Many extractors give Markdown. There a menu's entry is `[Home](https://courier.example/)`: rules and statistics read
`Home`. What a line shows depends on that line alone, so that cleaned text is read as it was before.

The marks are those of CommonMark (https://spec.commonmark.org/0.31.2/) for headings, strong emphasis, inline links and
images, and the end of a link that goes over several lines; and the numbers that text browsers print before links.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.blocks import held
from cleaner.evidence import Clue, Span
from cleaner.late import late

_SOFT_HYPHEN = "\u00ad"
#: Blanks that a line has for looks, each of which is read as the common one.
_BLANKS = "\xa0\u202f\u2009\u2002\u2003\u2007\u200a"
#: What a line holds of which something is not seen.
_SIGNS = ("  ", "](", "**", "# ", "[", _SOFT_HYPHEN)
_LINK, _LINKED_PICTURE = "](", "[!["

_TARGET = r"\]\(\s?(?:<[^<>\n]*>|(?:[^()<>\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s?\)"
#: What stands for a picture is not seen, whatever it says: it may hold brackets, as the words of a link may.
_IMAGE = rf"!\[(?:[^\[\]]|\[[^\[\]]*\])*{_TARGET}"
_LINKS = late(rf"\[(?P<words>(?:[^\[\]\\]|\\.|{_IMAGE}|\[[^\[\]]*\](?!\())*){_TARGET}")
_STRONG = late(r"\*\*(?=[^*\w]*\w)(?P<words>[^*]+)\*\*")
#: The number that text browsers print right before a link's words: `[12]Privacy`. That of a footnote stands behind a
#: word, or has a blank or a mark behind it. Works cited may be numbered so, too: where such a row is a sentence, it is
#: seen.
_NUMBERS = late(r"(?<![^\s(/|\"'“„«‘•·])(?:\[\d{1,4}\])+(?P<words>[^\s\[\](){}<>.,;:!?|=+*/\\\u00ad-])")
_NUMBERED = late(r"\[\d")
_STOPS = (".", "。", "．", "｡", "۔")
_IMAGES, _ENDS, _HEADING = late(_IMAGE), late(_TARGET), late(r"^\s*#{1,6}\s+(?=\S)")
#: A second blank says no more than one; three or more part the columns of a table.
_UNSEEN = late(r"\u00ad+|(?<=\S ) (?=\S)")
#: What goes as a whole, with the marks around its words; and marks by themselves.
_AROUND, _ALONE = (_LINKS, _STRONG), (_IMAGES, _ENDS, _HEADING, _UNSEEN)


class _Marked(NamedTuple):
    """Where something begins, its words begin and end, and it ends."""

    start: int
    words: int
    words_end: int
    end: int


def with_blanks(text: str) -> str:
    """The text with common blanks for odd ones, and as long as before."""
    if not text.isascii():
        for blank in _BLANKS:
            text = text.replace(blank, " ")
    return text


def has_marks(text: str) -> bool:
    """Whether there may be something in the text that is not seen."""
    return "  " in text or _has_markdown(text) or _SOFT_HYPHEN in text


def _has_markdown(text: str) -> bool:
    return "](" in text or "**" in text or "# " in text or has_numbers(text)


def has_numbers(text: str) -> bool:
    """Whether there is the number of a link in the text."""
    # The first of these searches is some thirty times faster, and says enough of most texts with brackets.
    return "[" in text and _NUMBERED.search(text) is not None and _NUMBERS.search(text) is not None


def all_seen(lines: list[str], text: str) -> list[str]:
    """What all lines of a text say, which have common blanks and none around them."""
    signs = held(text, _SIGNS)
    return [seen(line) if any(map(line.__contains__, signs)) else line for line in lines]


def shown(line: str) -> str:
    """The line without marks, without pictures, and without the white space around it.

    >>> shown("* [The old bridge](https://courier.example/bridge) **closes** ![map](m.png)")
    '* The old bridge closes'
    """
    return seen(with_blanks(line).strip())


def seen(line: str) -> str:
    """The same of a line that has common blanks, and none around it."""
    if not has_marks(line):
        return line
    if not _has_markdown(line):
        return _UNSEEN.sub("", line).strip()
    return "".join([line[start:end] for start, end in _visible(line)]).strip()


def visible(line: str) -> list[int]:
    """Where the characters that a line shows stand in it."""
    return [at for start, end in _visible(with_blanks(line)) for at in range(start, end)]


def _visible(line: str) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in _marks(line, _marked(line)):
        if at < start:
            yield at, start
        at = max(at, end)
    if at < len(line):
        yield at, len(line)


def whole(line: str, spans: list[Span]) -> list[Span]:
    """The same cuts of what a line shows: words that all go in one of them go with their marks, other marks stay."""
    line = with_blanks(line)
    if not has_marks(line):
        return spans
    places, marked = visible(line), _marked(line)
    marks = _marks(line, marked)
    around = sorted(
        (*shows, one.start, one.end) for one in marked if (shows := _shown_between(places, one.words, one.words_end))
    )
    found = []
    for start, end, clue in spans:
        first, last = (bisect_left(around, (at,)) for at in (start, end))
        gone = sorted((front, back) for _, to, front, back in around[first:last] if to < end)
        start, end = min([start, *[at for at, _ in gone]]), max([end, *[to for _, to in gone]])
        found += [Span(*part, clue) for part in _without(marks, gone, start, end)]
    return found


def _shown_between(places: list[int], start: int, end: int) -> tuple[int, int] | None:
    """The first and the last character there that a line shows."""
    first, last = bisect_left(places, start), bisect_left(places, end)
    return (places[first], places[last - 1]) if first < last else None


def _without(
    marks: list[tuple[int, int]], gone: list[tuple[int, int]], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The range without the marks in it, but with those of what goes as a whole."""
    covered = start
    for first, last in marks[bisect_left(marks, (start, start)) : bisect_left(marks, (end, end))]:
        while gone and gone[0][0] <= first:
            covered = max(covered, gone.pop(0)[1])
        if first >= covered:
            if start < first:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _marked(line: str) -> list[_Marked]:
    marked = [
        _Marked(found.start(), *found.span("words"), found.end())
        for pattern in _AROUND
        for found in pattern.finditer(line)
    ]
    return marked + _numbered(line) if "[" in line else marked


def _numbered(line: str) -> list[_Marked]:
    """The numbers of links, each with the letter behind it: where that goes, so does the number."""
    marked = [_Marked(found.start(), *found.span("words"), found.end()) for found in _NUMBERS.finditer(line)]
    if marked and line.rstrip().endswith(_STOPS) and not line[: marked[0].start].strip():
        del marked[0]
    return marked


def _marks(line: str, marked: list[_Marked]) -> list[tuple[int, int]]:
    """All marks of a line in order, pictures among them."""
    marks = [(one.start, one.words) for one in marked] + [
        (one.words_end, one.end) for one in marked if one.words_end < one.end
    ]
    marks += [found.span() for pattern in _ALONE for found in pattern.finditer(line)]
    return sorted(marks)


def wordless(raw: list[str], number: list[int], cut: dict[int, Clue]) -> dict[int, Clue]:
    """The lines that show nothing, pictures as a rule, which go with the rows around them; linked ones with that below.

    `number` are the lines that show something, `cut` those of them that go.
    """
    found = {}
    rows = set(number)
    for line, text in enumerate(raw):
        if _LINK in text and line not in rows:
            at = bisect_left(number, line)
            above, below = number[at - 1 : at] if at else [], number[at : at + 1]
            around = below if below and text.lstrip().startswith(_LINKED_PICTURE) else above + below
            if around and all(row in cut for row in around):
                found[line] = cut[around[-1]]
    return found
