"""Foreign pieces within an author's line: brackets, glued pointers, glued captions."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import (
    ASK,
    DIGIT,
    LONG_OPEN,
    MARK,
    PROSE,
    PROSE_SIZE,
    QUOTE,
    SHORT_CLOSED,
    SHORT_OPEN,
    closed,
    found,
)
from cleaner.evidence import FAIR, SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.hung import is_window_note
from cleaner.rules.labels import labelled
from cleaner.rules.patterns import NAMED_CREDIT, matches
from cleaner.rules.phrases_rule import best_match
from cleaner.rules.pictures import AGENCIES
from cleaner.sentences import sentence_starts
from cleaner.tables import DECORATION, LONG_START, Row, straight

#: Kinds of rows that end without a stop.
_OPEN = (SHORT_OPEN, LONG_OPEN)
_IS_OPEN = bytes(kind in _OPEN for kind in range(256))
#: So much of what a bracket holds is looked at first: a few marks and the beginning of a phrase.
_FRONT_SIZE = 20
#: What may stand in brackets: a pointer or a credit, not a clause.
_BRACKET = late(r"[(\[（【][^()\[\]（）【】]{6,160}[)\]）】]")
#: The same in a row of plain letters: a set with other letters takes a millisecond to compile.
_PLAIN_BRACKET = late(r"[(\[][^()\[\]]{6,160}[)\]]")
_INSIDE = frozenset({Category.READ_MORE, Category.PHOTO_CREDIT, Category.UI_TEXT, Category.ADVERTISEMENT})
_POINTERS = frozenset({Category.READ_MORE, Category.RELATED_LINKS})
#: The headline behind a pointer may have so many sentences, and with the pointer so many letters.
_SENTENCES, _POINTER_SIZE = 3, 250
#: What a paragraph's last sentence ends in before a pointer.
_ASCII_STOPS = (". ", "! ", "? ", '." ', '!" ', '?" ', ".) ", ".' ")
_LAST_STOPS = (
    *_ASCII_STOPS,
    *[f"{stop}{closer} " for stop in ".!?" for closer in "”“»’"],
    *("…", "。", "！", "？", "。」", "। ", "۔ ", "؟ "),
)
#: Captions are a sentence or two; a longer line that ends in a credit is a paragraph with a caption glued to it. How
#: long a caption may be, and its first sentence, where it has one sentence, two or three. Between 360 letters and 500
#: labels and golds disagree: such a line keeps all but its credit.
_LONGEST_CAPTION, _TWO_SENTENCES, _THREE_SENTENCES = 360, (300, 100), (180, 60)
#: In longer rows no credit is looked for.
_LONGEST_ROW = 2000
#: A credit at a line's end is no longer than this.
_CREDIT_SIZE = 70
#: What stands between the last sentence and the credit, if it is a name or a remark and no sentence: "(archive) AP".
_NAME_SIZE = 40
#: Behind so many letters of a caption such a name may stand without a label: a person's and an agency's with a stroke
#: between them (two single words may be parties or rivals), or a word of Chinese, Japanese or Korean that says who took
#: or gave the picture. An agency's name alone counts in lines up to this long.
_LEAST_SIGNED, _LONGEST_SIGNED = 10, 200
_WORD, _MORE = r"[^\W\d_a-z][\w.'’-]*", r"(?: (?:(?:van|von|de|del|di|al|el|for) )?[^\W\d_a-z][\w.'’-]*)"
_PERSON, _AGENCY = rf"{_WORD}{_MORE}{{1,4}}", rf"{_WORD}{_MORE}{{0,4}}(?: (?:files?|photo|archiv[eo]?))?"
_SIGNED = rf"(?:{_WORD}{_MORE}*, )?{_PERSON} ?/ ?(?:courtesy of )?{_AGENCY}"
_CREDIT_ENDS = (" 摄", " 攝", "供图", "供圖", "图片社", "撮影", "摄影", "攝影", "资料图片", "資料照片")
_BRACKET_ENDS = (*_CREDIT_ENDS, "摄", "攝", "提供", "資料照", "제공", "자료사진", "촬영")
#: A stop that a capital follows without a blank, and a label glued to a word: "... in Norrby.AFP", "CupCredit: PA".
_GLUED_STOP, _GLUED_LABEL = (
    late(r"(?<=[^\W\dA-Z_][.!?])(?=[A-Z])"),
    late(r"(?<=[^\W\dA-Z_])[A-Z][^\W\dA-Z_]+$"),
)
_OPENERS = {")": "(", "）": "（", "]": "[", "】": "【", "］": "［"}
#: Without one of these near its end a line has nothing behind a sentence or in brackets.
_MAY_SIGN = frozenset(".!?…。！？।۔؟)）]】］")
_AROUND_CREDIT = DECORATION + "/／"
#: Lines that begin so name the source of a text or chart as often as a picture's.
_NO_CREDITS = ("caption.", "de/photo_credit/start/quelle")
#: What stands before a labelled credit must be long enough for a caption: "Text and photos:" is a byline.
_LEAST_CAPTION = 20


def opening_row(evidence: Evidence, text: str) -> Row | None:
    """The table row whose `start` phrase opens this piece of text, if one does."""
    tables = evidence.tables
    text = text.lstrip(DECORATION)
    front = straight(text[:LONG_START].lower())
    ids = tables.opening(front)
    if not ids:
        return None
    head = straight(text[:100].lower())
    for entry in [best_match(head, these) for these in ids]:
        if entry and entry.anchor == "start":
            return entry
    return None


def brackets(evidence: Evidence) -> None:
    """Pointers and credits in brackets: (Also read: ...), [Photo: AP]."""
    page = evidence.page
    for mark in "([（【":
        if mark in page.text:
            for row in [row for row, line in enumerate(page.lines) if mark in line]:
                _in_brackets(evidence, row, mark)


def _in_brackets(evidence: Evidence, row: int, mark: str) -> None:
    line, tables = evidence.page.lines[row], evidence.tables
    at = line.find(mark)
    while at >= 0:
        # The words' front tells cheaply that most brackets hold nothing of the kind.
        front = line[at : at + _FRONT_SIZE].lstrip(DECORATION)[:LONG_START].lower()
        if tables.opening(front) or not front.isascii():
            bracket = (_PLAIN_BRACKET if line.isascii() else _BRACKET).match(line, at)
            entry = opening_row(evidence, bracket.group()) if bracket else None
            if bracket and (entry is None or entry.category not in _INSIDE):
                entry = labelled(bracket.group()[1:-1], tables)
            if bracket and entry and entry.category in _INSIDE and _stands_apart(line, *bracket.span(), entry):
                evidence.add_span(row, *bracket.span(), Clue(entry.category, SURE, entry.rule))
        at = line.find(mark, at + 1)


def _stands_apart(line: str, start: int, end: int, entry: Row) -> bool:
    """Whether a bracket is no part of a sentence: a credit stands at the line's edge or after a sentence's end."""
    before = line[:start].rstrip()[-1:]
    is_note = entry.category is Category.UI_TEXT and is_window_note(line, start, end)
    anywhere = is_note or entry.category is Category.READ_MORE
    return anywhere or not before or end >= len(line) - 1 or closed(before)


def glued_pointers(evidence: Evidence) -> None:
    """A pointer after the last sentence of a paragraph: "... on Monday. Also read: Ten bridges"."""
    page = evidence.page
    if LONG_OPEN not in page.kinds:
        return
    for row in [i for i, kind in enumerate(page.kinds) if kind == LONG_OPEN]:
        line = page.lines[row]
        stops, start = _ASCII_STOPS if line.isascii() else _LAST_STOPS, len(line)
        for _ in range(_SENTENCES):
            start = 1 + max([line.rfind(stop, 0, start - 1) for stop in stops])
            if start < PROSE_SIZE // 2 or len(line) - start > _POINTER_SIZE:
                break
            entry = opening_row(evidence, line[start:])
            if entry is None or entry.category not in _POINTERS:
                entry = labelled(line[start:].lstrip(), evidence.tables)
            if entry is not None:
                start += len(line[start:]) - len(line[start:].lstrip())
                evidence.add_span(row, start, len(line), Clue(entry.category, SURE, entry.rule))
                break


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
    for row in [row for row in found(kinds.translate(_IS_OPEN)) if row not in evidence.spans]:
        line = lines[row]
        at, rule = _labelled_tail(evidence, line) if ":" in line else (0, "")
        if not rule and page.sizes[row] > _LEAST_CAPTION and not _MAY_SIGN.isdisjoint(line[-_NAME_SIZE:]):
            at, rule = _signed_tail(evidence, line)
        if rule:
            evidence.add_span(row, at, len(line), Clue(Category.PHOTO_CREDIT, SURE, rule))


def _labelled_tail(evidence: Evidence, line: str) -> tuple[int, str]:
    """Where the last words before the last colon open a credit: offset and rule."""
    colon = line.rfind(":", max(1, len(line) - _CREDIT_SIZE))
    if colon < 0:
        return 0, ""
    word = line.rfind(" ", 0, colon) + 1
    # A label may be glued to the caption's stop: "... on Sunday.Credit: Maria Holm".
    glued = _GLUED_LABEL.search(line, word, colon)
    for at in (
        word,
        line.rfind(" ", 0, max(0, word - 1)) + 1,
        max(map(line[:colon].rfind, ".!?")) + 1,
        glued.start() if glued else 0,
    ):
        if at <= _LEAST_CAPTION:
            continue
        entry = opening_row(evidence, line[at:])
        if entry and entry.category is Category.PHOTO_CREDIT:
            return at, entry.rule
        if matches(line[at:], NAMED_CREDIT):
            return at, f"pattern.{NAMED_CREDIT.name}"
    return 0, ""


def _signed_tail(evidence: Evidence, line: str) -> tuple[int, str]:
    """Where what stands behind the last sentence is a credit: "... in court. AP Photo/Maria Holm", "…。新华社供图"."""
    at = line.rfind(_OPENERS.get(line[-1], "\n"), max(0, len(line) - _CREDIT_SIZE))
    in_brackets = at > 0
    if not in_brackets:
        glued = [found.start() - 1 for found in _GLUED_STOP.finditer(line, max(0, len(line) - _NAME_SIZE))]
        at = max(*map(line.rfind, _ASCII_STOPS if line.isascii() else _LAST_STOPS), *glued, -1) + 1
    tail = line[at:].strip(_AROUND_CREDIT)
    if at < _LEAST_SIGNED or not 1 < len(tail) <= _NAME_SIZE:
        return 0, ""
    front = straight(tail.lower())
    # An agency's name alone in brackets, or below a paragraph, says where the text is from.
    if not in_brackets and len(line) <= _LONGEST_SIGNED:
        path = evidence.tables.path_of(front)
        if path and _is_table_of_credits(path):
            return at, f"{path}/{front}"
        if front in AGENCIES:
            return at, "credit.signed"
    entry = opening_row(evidence, tail)
    if entry and entry.category is Category.PHOTO_CREDIT:
        return at, entry.rule
    ends = _BRACKET_ENDS if in_brackets else _CREDIT_ENDS
    signed = tail.endswith(ends) or ("/" in tail and _signed().fullmatch(tail))
    return (at, "credit.signed") if signed else (0, "")


@cache
def _signed() -> re.Pattern[str]:
    """Compiled when the first line may be signed."""
    return re.compile(_SIGNED)


def _is_table_of_credits(path: str) -> bool:
    """Whether a path of the tables is that of whole lines that are credits."""
    return path.endswith((f"/{Category.PHOTO_CREDIT}/whole", f"/{Category.PHOTO_CREDIT}/heading"))


def captions(evidence: Evidence) -> None:
    """Picture captions that their credit gives away: a line of their own, or glued to a paragraph's end."""
    page = evidence.page
    essay: list[int] = []
    for row, spans in list(evidence.spans.items()):
        credits = [s for s in spans if s.clue.category is Category.PHOTO_CREDIT and s.end >= len(page.lines[row]) - 1]
        if not credits or page.sizes[row] > _LONGEST_ROW:
            continue
        at = min(span.start for span in credits)
        line = page.lines[row][:at].rstrip()
        starts = _sentences(line)
        rule = "caption." + credits[0].clue.rule
        if _is_caption(page.sizes[row], starts):
            evidence.add(row, Category.PHOTO_CAPTION if line else Category.PHOTO_CREDIT, SURE, rule)
            if line and _repeats(page, row + 1, row):
                evidence.add(row + 1, Category.PHOTO_CAPTION, SURE, rule)
            essay.append(row)
        # A point of a list is the author's to its last sentence, and so is what a label is glued to.
        elif starts and page.opening[row] != MARK and not _is_glued(page.lines[row], at):
            clue = Clue(Category.PHOTO_CAPTION, FAIR, rule)
            evidence.add_span(row, starts[-1], len(page.lines[row]), clue)
    if essay:
        _spare_essay(evidence, essay)


def _is_glued(line: str, at: int) -> bool:
    """Whether a label follows the last sentence without a blank: it stood below the paragraph, not behind a caption."""
    return line[at].isalpha() and closed(line[:at]) and not line[at - 1].isspace()


def _sentences(line: str) -> list[int]:
    """Where the later sentences of a caption begin; a name or remark after the last belongs to the credit."""
    starts = [at for at in sentence_starts(line) if at < len(line)]
    if starts and len(line) - starts[-1] <= _NAME_SIZE and not closed(line):
        starts.pop()
    return starts


def _repeats(page: Page, row: int, above: int) -> bool:
    """Whether a row is the beginning of one above it: the caption once more, without its credit."""
    return row < len(page) and page.sizes[row] >= _LEAST_CAPTION and page.lines[above].startswith(page.lines[row])


def credited(evidence: Evidence) -> None:
    """The sentence above a line that is a picture's credit and nothing else."""
    page = evidence.page
    for row in evidence.holding(Category.PHOTO_CREDIT):
        above = row - 1
        if above < 0 or page.sizes[row] > _CREDIT_SIZE:
            continue
        telling = all(c.weight >= SURE and not c.rule.startswith(_NO_CREDITS) for c in evidence.rows[row])
        if telling and above not in evidence.rows and _is_sentence(page, above):
            evidence.add(above, Category.PHOTO_CAPTION, FAIR, "caption.above")


def _is_sentence(page: Page, row: int) -> bool:
    """Whether a row is one sentence of a caption's length, no question, quote or point of a list."""
    return (
        page.kinds[row] == SHORT_CLOSED
        and page.sizes[row] > _LEAST_CAPTION
        and page.ending[row] != ASK
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and not _sentences(page.lines[row])
    )


def _is_caption(size: int, starts: list[int]) -> bool:
    """Whether a line that ends in a credit is a caption as a whole: by how many sentences it has, and how long."""
    if not starts:
        return size <= _LONGEST_CAPTION
    most, first = _TWO_SENTENCES if len(starts) == 1 else _THREE_SENTENCES
    return size <= most and len(starts) <= 2 and starts[0] < first


def _spare_essay(evidence: Evidence, rows: list[int]) -> None:
    """Where captions outweigh the prose they are the content: a photo essay keeps them."""
    page = evidence.page
    captions = sum(page.sizes[row] for row in rows)
    prose = sum(size for size, kind in zip(page.sizes, page.kinds, strict=True) if kind == PROSE)
    if captions > prose - sum(page.sizes[row] for row in rows if page.kinds[row] == PROSE):
        evidence.spared.update(rows)
