"""Foreign pieces within an author's line: brackets, glued pointers, glued captions."""

from __future__ import annotations

import re

from cleaner.blocks import LONG_OPEN, PROSE, PROSE_SIZE, SHORT_OPEN, closed
from cleaner.evidence import FAIR, SURE, Clue, Evidence
from cleaner.options import Category
from cleaner.phrases_rule import best_match
from cleaner.sentences import sentence_starts
from cleaner.tables import DECORATION, LONG_START, Row, straight

#: Kinds of rows that end without a stop.
_OPEN = (SHORT_OPEN, LONG_OPEN)
#: What may stand in brackets: a pointer or a credit, not a clause.
_BRACKET = re.compile(r"[(\[（【][^()\[\]（）【】]{6,160}[)\]）】]")
_INSIDE = frozenset({Category.READ_MORE, Category.PHOTO_CREDIT, Category.UI_TEXT, Category.ADVERTISEMENT})
_POINTERS = frozenset({Category.READ_MORE, Category.RELATED_LINKS})
#: What a paragraph's last sentence ends in before a pointer.
_LAST_STOPS = (". ", "! ", "? ", ".” ", '." ', "…", "。", "！", "？", "। ")
#: Captions are a sentence or two; a longer line that ends in a credit is a paragraph with a caption glued to it.
_CAPTION_SIZE = 180
_LONGEST_CAPTION, _CAPTION_SENTENCE = 500, 60
#: A credit at a line's end is no longer than this.
_CREDIT_SIZE = 70
#: What stands before a labelled credit must be long enough for a caption: "Text and photos:" is a byline.
_LEAST_CAPTION = 20


def opening_row(evidence: Evidence, text: str) -> Row | None:
    """The table row whose `start` phrase opens this piece of text, if one does."""
    tables = evidence.tables
    head = straight(text.lstrip(DECORATION)[:100].lower())
    for ids in (tables.starts.get(head[:LONG_START]), tables.short.get(head[:3])):
        entry = best_match(head, ids) if ids else None
        if entry and entry.anchor == "start":
            return entry
    return None


def brackets(evidence: Evidence) -> None:
    """Pointers and credits in brackets: (Also read: ...), [Photo: AP]."""
    page = evidence.page
    marks = [mark for mark in "([（【" if mark in page.text]
    for row in sorted({i for mark in marks for i, line in enumerate(page.lines) if mark in line}):
        for found in _BRACKET.finditer(page.lines[row]):
            entry = opening_row(evidence, found.group())
            if (
                entry
                and entry.category in _INSIDE
                and _stands_apart(page.lines[row], found.start(), found.end(), entry)
            ):
                evidence.add_span(row, found.start(), found.end(), Clue(entry.category, SURE, entry.rule))


def _stands_apart(line: str, start: int, end: int, entry: Row) -> bool:
    """Whether a bracket is no part of a sentence: a credit stands at the line's edge or after a sentence's end."""
    before = line[:start].rstrip()[-1:]
    return entry.category is Category.READ_MORE or not before or end >= len(line) - 1 or closed(before)


def glued_pointers(evidence: Evidence) -> None:
    """A pointer after the last sentence of a paragraph: "... on Monday. Also read: Ten bridges"."""
    page = evidence.page
    for row in [i for i, kind in enumerate(page.kinds) if kind == LONG_OPEN]:
        line = page.lines[row]
        start = 1 + max(line.rfind(stop) for stop in _LAST_STOPS)
        if start >= PROSE_SIZE // 2:
            entry = opening_row(evidence, line[start:])
            if entry and entry.category in _POINTERS:
                start += len(line[start:]) - len(line[start:].lstrip())
                evidence.add_span(row, start, len(line), Clue(entry.category, SURE, entry.rule))


def credit_tails(evidence: Evidence) -> None:
    """A credit at the end of a line: "... at the zoo. © Holm", "... at the zoo Photo: Maria Holm"."""
    page = evidence.page
    lines, kinds = page.lines, page.kinds
    if "©" in page.text:
        for row in [i for i, line in enumerate(lines) if "©" in line and kinds[i] in _OPEN and i not in evidence.spans]:
            at = lines[row].find("©", max(1, len(lines[row]) - _CREDIT_SIZE))
            # With a year it is a notice, not a credit.
            if at > 0 and not lines[row][at + 1 :].lstrip()[:1].isdigit():
                evidence.add_span(row, at, len(lines[row]), Clue(Category.PHOTO_CREDIT, SURE, "credit.sign"))
    for row in [i for i, line in enumerate(lines) if ":" in line and kinds[i] in _OPEN and i not in evidence.spans]:
        at, entry = _labelled_tail(evidence, lines[row])
        if entry is not None:
            evidence.add_span(row, at, len(lines[row]), Clue(Category.PHOTO_CREDIT, SURE, entry.rule))


def _labelled_tail(evidence: Evidence, line: str) -> tuple[int, Row | None]:
    """Where the last words before the last colon open a credit: offset and row of the table."""
    colon = line.rfind(":", max(1, len(line) - _CREDIT_SIZE))
    at = colon
    for _ in range(2 if colon > 0 else 0):
        at = line.rfind(" ", 0, max(0, at - 1)) + 1
        entry = opening_row(evidence, line[at:]) if at > _LEAST_CAPTION else None
        if entry and entry.category is Category.PHOTO_CREDIT:
            return at, entry
    return 0, None


def captions(evidence: Evidence) -> None:
    """Picture captions that their credit gives away: a line of their own, or glued to a paragraph's end."""
    page = evidence.page
    found: list[int] = []
    for row, spans in list(evidence.spans.items()):
        credits = [s for s in spans if s.clue.category is Category.PHOTO_CREDIT and s.end >= len(page.lines[row]) - 1]
        if not credits or page.sizes[row] > 4 * _LONGEST_CAPTION:
            continue
        start = min(span.start for span in credits)
        line = page.lines[row][:start].rstrip()
        starts = [at for at in sentence_starts(line) if at < len(line)]
        rule = credits[0].clue.rule
        if _is_caption(page.sizes[row], starts):
            evidence.add(row, Category.PHOTO_CAPTION if line else Category.PHOTO_CREDIT, SURE, "caption." + rule)
            found.append(row)
        elif starts:
            clue = Clue(Category.PHOTO_CAPTION, FAIR, "caption." + rule)
            evidence.add_span(row, starts[-1], len(page.lines[row]), clue)
    _spare_essay(evidence, found)


def _is_caption(size: int, starts: list[int]) -> bool:
    """Whether a line that ends in a credit is a caption as a whole: one sentence, or two with a short first."""
    if not starts:
        return size <= _LONGEST_CAPTION
    return size <= _CAPTION_SIZE and len(starts) <= 2 and starts[0] < _CAPTION_SENTENCE


def _spare_essay(evidence: Evidence, rows: list[int]) -> None:
    """Where captions outweigh the prose they are the content: a photo essay keeps them."""
    page = evidence.page
    captions = sum(page.sizes[row] for row in rows)
    prose = sum(size for size, kind in zip(page.sizes, page.kinds, strict=True) if kind == PROSE)
    if captions > prose - sum(page.sizes[row] for row in rows if page.kinds[row] == PROSE):
        evidence.spared.update(rows)
