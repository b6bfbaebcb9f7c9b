"""Text in pieces: what links and stress set apart stands on lines of its own, in the midst of a sentence.

So it is where a script asks a parser for all strings of a page with a line end between them, as most do. Whether a text
is such a one is told first: in others, a small letter below an open line is an item of a list, or a line of code.
"""

from __future__ import annotations

from itertools import compress
from operator import itemgetter

from cleaner.blocks import among, closed
from cleaner.read_text import letters

#: What a line goes on with below an open one, apart from small letters: marks that no sentence begins with (but
#: numbers, pictures in Markdown and faces), also below a label, and those that may stand below what nobody has closed.
_MARKS = frozenset(",.;:)!?，。、；：）！？")
_QUOTES = frozenset("”»…’」』")
_NOT_BEHIND = frozenset("([.)")
#: Those that tell by themselves, and what may end a line before them, beside letters and digits.
_COMMAS, _CLOSERS = frozenset(",.;，。、；"), frozenset('”"»)*’')
#: Lines that end so are labels, paths or code: no sentence goes on below.
_LABEL_ENDS = frozenset(":：{}<>=\\/|")
#: So many blank lines may stand between two pieces.
_GAP = 4
#: A piece that speaks for the text, a line of prose, what is too long for a link, and a paragraph, by letters.
_PIECE, _LINE, _LINK, _PARAGRAPH = 25, 40, 60, 80
#: What a comma that begins a line counts, and the end of a sentence below an open line; what a text in pieces comes to,
#: and per line of prose that might go on.
_COMMA, _END, _ENOUGH, _SHARE = 2, 1, 2, 0.3
#: How long wrapped lines are, by letters; more than this share of the lines that go on tells them.
_FULL, _MOST_FULL = (55, 100), 0.5


def going_on(lines: list[str]) -> set[int]:
    """The lines of a text in pieces below which their paragraph goes on; none of other texts.

    >>> rows = ["The council asked for a second boat, and it might yet ask", "Ida Holm", ", who has one, today."]
    >>> sorted(going_on(rows)), sorted(going_on(["Home", "News"]))
    ([0, 1], [])
    """
    bare = list(map(str.strip, lines))
    rows, numbers = list(filter(None, bare)), list(compress(range(len(bare)), bare))
    firsts = list(map(itemgetter(0), rows))
    small = {char for char in set(firsts) if char.islower() or char in _MARKS or char in _QUOTES}
    links = {row for row in among(firsts, small) if row and _is_near(numbers, row) and _is_linked(rows, row)}
    if not links or not _in_pieces(rows, links) or _are_full(rows, links):
        return set()
    links |= {row - 1 for row in links if row > 1 and _is_near(numbers, row - 1) and _is_between(rows, links, row - 1)}
    return {
        line
        for first, last in _runs(sorted(links))
        if _is_paragraph(rows[first : last + 1])
        for line in range(numbers[first], numbers[last])
    }


def _are_full(rows: list[str], links: set[int]) -> bool:
    """Whether most of the lines that go on are as long as lines in a mail are: what is left of a wrapped text."""
    full = sum(_FULL[0] <= len(rows[row - 1]) <= _FULL[1] for row in links)
    return full > _MOST_FULL * len(links)


def _is_near(numbers: list[int], row: int) -> bool:
    return numbers[row] - numbers[row - 1] <= _GAP + 1


def _is_linked(rows: list[str], row: int) -> bool:
    """Whether a row that begins so goes on with the sentence of the one above."""
    above, first, second = rows[row - 1], rows[row][0], rows[row][1:2]
    if first in _MARKS:
        return not closed(above) and (not first.isascii() or not (second.isalnum() or second in _NOT_BEHIND))
    return _is_open(above)


def _is_open(row: str) -> bool:
    return row[-1] not in _LABEL_ENDS and not closed(row)


def _is_between(rows: list[str], links: set[int], row: int) -> bool:
    """Whether a row that another goes on with is a piece itself: short as a link, and what is above is open."""
    above = rows[row - 1]
    return _is_open(above) and (row - 1 in links or letters(above) >= _PIECE) and letters(rows[row]) < _LINK


def _in_pieces(rows: list[str], links: set[int]) -> bool:
    """Whether a text's linked rows are pieces of sentences."""
    signs = sum(_sign(rows, row) for row in links)
    return signs >= _ENOUGH and signs >= _SHARE * sum(
        1 for row in links if max(letters(rows[row]), letters(rows[row - 1])) >= _LINE
    )


def _sign(rows: list[str], row: int) -> int:
    """How much a linked row says for a text in pieces."""
    piece, end = rows[row], rows[row - 1][-1]
    if piece[0] in _COMMAS:
        return _COMMA if end.isalnum() or end in _CLOSERS else 0
    if piece[0] in _MARKS or not end.isalnum() or not closed(piece) or letters(piece) < _PIECE or " " not in piece:
        return 0
    is_long = letters(rows[row - 1]) >= _LINE or (
        row > 1 and _is_open(rows[row - 2]) and letters(rows[row - 2]) >= _LINE
    )
    return _END if is_long else 0


def _runs(links: list[int]) -> list[tuple[int, int]]:
    """The first and the last row of each paragraph, by the rows that go on with it."""
    runs = list[tuple[int, int]]()
    for row in links:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row - 1, row))
    return runs


def _is_paragraph(pieces: list[str]) -> bool:
    """Whether pieces come to a paragraph, and one of them to a line of prose."""
    sizes = list(map(letters, pieces))
    return sum(sizes) >= _PARAGRAPH and max(sizes) >= _LINE
