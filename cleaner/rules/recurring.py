"""What comes again: the same few short rows between an article's paragraphs, as a site puts them there, and buttons."""

from __future__ import annotations

from collections import Counter

from cleaner.blocks import PROSE, SHORT_OPEN, among
from cleaner.evidence import SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: A box has so many rows, each with so many words at most, and stands so many times between two paragraphs.
_ROWS, _MOST_WORDS, _TIMES = 2, 5, 4
#: The button at each piece of a page's code, by language; twice at least, and not in a menu with another word above.
_COPY_WORDS = (
    "copy|copy code|copied|kopieren|code kopieren|copier|copier le code|copiar|copiar código|copia|copia codice|"
    "kopiëren|code kopiëren|kopiera|kopier|kopioi|kopiuj|kopiuj kod|kopírovat|kopírovať|másolás|copiați|копировать|"
    "скопировать|копіювати|копирай|kopiraj|αντιγραφή|kopyala|نسخ|کپی|העתק|salin|salin kode|sao chép|คัดลอก|コピー|"
    "コピーする|复制|复制代码|複製|複製程式碼|복사"
)
_COPY, _COPIES, _WORD = frozenset(_COPY_WORDS.split("|")), 2, late(r"[^\W\d_]{2,15}")


def copied(evidence: Evidence) -> None:
    """The button that copies a piece of code, below or above each of them."""
    page = evidence.page
    rows = among(page.heads, _COPY)
    if len(rows) < _COPIES:
        return
    for row in rows:
        if row and not _WORD.fullmatch(page.lines[row - 1]):
            evidence.add(row, Category.UI_TEXT, SURE, "copy")


def recurring(evidence: Evidence) -> None:
    """Boxes of short rows that all begin with the same word and go on with names: whose stories were linked there."""
    page = evidence.page
    lines = page.lines
    if len(lines) - len(set(lines)) < (_TIMES - 1) * _ROWS:
        return
    often = {line for line, count in Counter(lines).items() if count >= _TIMES}
    if len(often) < _ROWS:
        return
    boxes: dict[tuple[str, ...], list[int]] = {}
    end = 0
    for row in among(lines, often):
        if row < end:
            continue
        end = _end(page, often, row)
        if end - row >= _ROWS and row and end < len(lines) and PROSE == page.kinds[row - 1] == page.kinds[end]:
            boxes.setdefault(tuple(lines[row:end]), []).append(row)
    for box, starts in boxes.items():
        if len(starts) >= _TIMES and _is_box(box):
            for start in starts:
                for item in range(start, start + len(box)):
                    evidence.add(item, Category.RELATED_LINKS, SURE, "duplicate.box")


def _end(page: Page, often: set[str], row: int) -> int:
    """Where the short rows that stand on the page often end."""
    end = row
    while end < len(page) and page.kinds[end] == SHORT_OPEN and page.lines[end] in often:
        end += 1
    return end


def _is_box(box: tuple[str, ...]) -> bool:
    """Whether all rows are the same word with different names behind it: names have capitals, and no figures."""
    words = [line.split() for line in box]
    if len(set(box)) < len(box) or any(not 1 < len(row) <= _MOST_WORDS for row in words):
        return False
    return len({row[0] for row in words}) == 1 and all(
        row[1][0].isupper() and row[-1][0].isupper() and row[0][0].isalpha() and not any(map(str.isdigit, "".join(row)))
        for row in words
    )
