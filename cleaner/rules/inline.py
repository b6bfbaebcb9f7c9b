"""Foreign pieces within an author's line: brackets, glued pointers, credits behind captions."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import ASK, LONG_OPEN, PROSE, PROSE_SIZE, SHORT_OPEN, closed, flags, found
from cleaner.evidence import SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.read_text import letters
from cleaner.rules.hung import is_window_note
from cleaner.rules.labels import labelled
from cleaner.rules.patterns import NAMED_CREDITS, matches
from cleaner.rules.phrases_rule import best_match
from cleaner.rules.pictures import AGENCIES
from cleaner.tables import DECORATION, LONG_START, Row, straight

#: Kinds of rows that end without a stop.
_OPEN = (SHORT_OPEN, LONG_OPEN)
#: A headline may be a question.
_IS_ASK = flags(ASK)
_IS_OPEN = flags(*_OPEN)
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
    *[f"{stop}{closer} " for stop in ".!?" for closer in "”“»’«"],
    *("…", "。", "！", "？", "。」", "। ", "۔ ", "؟ "),
)
#: What French has between its last stop and the mark that ends a quotation.
_QUOTE_BLANKS = " \xa0\u202f"
#: And before a credit.
_ASCII_ENDS, _ENDS = _ASCII_STOPS[:4], (". ", "! ", "? ", ".” ", '." ', "…", "。", "！", "？", "। ", "۔ ", "؟ ")
_COLONS = (":", "：")
#: What parts a caption from who owns the picture; with a year it is a notice.
_COPYRIGHT = " - Copyright "
#: A credit at a line's end is no longer than this.
CREDIT_SIZE = 70
#: What stands between the last sentence and the credit, if it is a name or a remark and no sentence: "(archive) AP".
NAME_SIZE = 40
#: Behind so many letters of a caption such a name may stand without a label: a person's and an agency's with a stroke
#: between them (two single words may be parties or rivals), or a word of Chinese, Japanese or Korean that says who took
#: or gave the picture. An agency's name alone counts in lines up to this long.
_LEAST_SIGNED, _LONGEST_SIGNED = 10, 200
_WORD, _MORE = r"[^\W\d_a-z][\w.'’-]*", r"(?: (?:(?:van|von|de|del|di|al|el|for) )?[^\W\d_a-z][\w.'’-]*)"
_PERSON, _AGENCY = rf"{_WORD}{_MORE}{{1,4}}", rf"{_WORD}{_MORE}{{0,4}}(?: (?:files?|photo|archiv[eo]?))?"
_SIGNED = (
    rf"(?:{_WORD}{_MORE}*, |(?:File|Archive|Archivo): )?{_PERSON} ?(?:/ ?(?:courtesy of )?| via (?:the )?){_AGENCY}"
)
_CREDIT_ENDS = (
    "新华社发",
    "新華社發",
    "中新社发",
    " 摄",
    " 攝",
    "供图",
    "供圖",
    "图片社",
    "撮影",
    "摄影",
    "攝影",
    "资料图片",
    "資料照片",
)
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
#: What stands before a labelled credit must be long enough for a caption: "Text and photos:" is a byline.
LEAST_CAPTION = 20


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
    line, tables, nothing = evidence.page.lines[row], evidence.tables, set[str]()
    at = line.find(mark)
    while at >= 0:
        # The words' front tells cheaply that most brackets hold nothing of the kind.
        near = line[at : at + _FRONT_SIZE]
        front = near.lstrip(DECORATION)[:LONG_START].lower() if near not in nothing else ""
        if front and not tables.opening(front) and front.isascii():
            nothing.add(near)
        elif front:
            bracket = (_PLAIN_BRACKET if line.isascii() else _BRACKET).match(line, at)
            entry = opening_row(evidence, bracket.group()) if bracket else None
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
    asking = [row for row in found(page.ending.translate(_IS_ASK)) if page.kinds[row] == PROSE]
    for row in [*[i for i, kind in enumerate(page.kinds) if kind == LONG_OPEN], *asking]:
        line = page.lines[row]
        stops, start = _ASCII_STOPS if line.isascii() else _LAST_STOPS, len(line)
        least = max(PROSE_SIZE // 2, start - _POINTER_SIZE) - 1
        for _ in range(_SENTENCES):
            ends = [at + len(stop.rstrip()) for stop in stops if (at := line.rfind(stop, least, start - 1)) >= 0]
            if not ends:
                break
            start = _behind_quote(line, max(ends))
            entry = opening_row(evidence, line[start:])
            if entry is None or entry.category not in _POINTERS:
                entry = labelled(line[start:].lstrip(), evidence.tables)
            if entry is not None:
                start += len(line[start:]) - len(line[start:].lstrip())
                evidence.add_span(row, start, len(line), Clue(entry.category, SURE, entry.rule))
                break


def _behind_quote(line: str, at: int) -> int:
    """Behind the mark that ends a quotation, where a blank stands between the sentence's stop and that."""
    rest = line[at:].lstrip(_QUOTE_BLANKS)
    is_open = rest.startswith("»") and line.rfind("«", 0, at) > line.rfind("»", 0, at)
    return len(line) - len(rest) + 1 if is_open else at


def credit_tails(evidence: Evidence) -> None:
    """A credit at the end of a line: "... at the zoo. © Holm", "... at the zoo Photo: Maria Holm"."""
    page = evidence.page
    lines, kinds = page.lines, page.kinds
    if "©" in page.text:
        for row in [i for i, line in enumerate(lines) if "©" in line and kinds[i] in _OPEN and i not in evidence.spans]:
            at = lines[row].find("©", max(1, len(lines[row]) - CREDIT_SIZE))
            # With a year it is a notice, not a credit; behind an â it is what is left of an arrow or a bracket.
            if at > 0 and lines[row][at - 1] != "â" and not lines[row][at + 1 :].lstrip()[:1].isdigit():
                evidence.add_span(row, at, len(lines[row]), Clue(Category.PHOTO_CREDIT, SURE, "credit.sign"))
    if _COPYRIGHT in page.text:
        for row in [
            i for i, line in enumerate(lines) if _COPYRIGHT in line and kinds[i] in _OPEN and i not in evidence.spans
        ]:
            at = lines[row].rfind(_COPYRIGHT, max(1, len(lines[row]) - CREDIT_SIZE))
            if at > 0 and not any(map(str.isdigit, lines[row][at:])):
                evidence.add_span(row, at, len(lines[row]), Clue(Category.PHOTO_CREDIT, SURE, "credit.copyright"))
    for row in [row for row in found(kinds.translate(_IS_OPEN)) if row not in evidence.spans]:
        line = lines[row]
        at, rule = labelled_tail(evidence, line) if any(map(line.__contains__, _COLONS)) else (0, "")
        if not rule and page.sizes[row] > LEAST_CAPTION and not _MAY_SIGN.isdisjoint(line[-NAME_SIZE:]):
            at, rule = _signed_tail(evidence, line)
        if rule:
            evidence.add_span(row, at, len(line), Clue(Category.PHOTO_CREDIT, SURE, rule))


def labelled_tail(evidence: Evidence, line: str) -> tuple[int, str]:
    """Where the last words before the last colon open a credit: offset and rule."""
    colon = max([line.rfind(sign, max(1, len(line) - CREDIT_SIZE)) for sign in _COLONS])
    if colon < 0:
        return 0, ""
    word = line.rfind(" ", 0, colon) + 1
    # A label may be glued to the caption's stop: "... on Sunday.Credit: Maria Holm".
    glued = _GLUED_LABEL.search(line, word, colon)
    places = (
        word,
        line.rfind(" ", 0, max(0, word - 1)) + 1,
        max(map(line[:colon].rfind, ".!?")) + 1,
        glued.start() if glued else 0,
    )
    for at in dict.fromkeys(places):  # most often two of them are one
        if at < 1 or (at <= LEAST_CAPTION and letters(line[:at]) <= LEAST_CAPTION):
            continue
        entry = opening_row(evidence, line[at:])
        if entry and entry.category is Category.PHOTO_CREDIT:
            return at, entry.rule
        named = [pattern.name for pattern in NAMED_CREDITS if matches(line[at:], pattern)]
        if named:
            return at, f"pattern.{named[0]}"
    return 0, ""


def _signed_tail(evidence: Evidence, line: str) -> tuple[int, str]:
    """Where what stands behind the last sentence is a credit: "... in court. AP Photo/Maria Holm", "…。新华社供图"."""
    at = line.rfind(_OPENERS.get(line[-1], "\n"), max(0, len(line) - CREDIT_SIZE))
    in_brackets = at > 0
    if not in_brackets:
        glued = [found.start() - 1 for found in _GLUED_STOP.finditer(line, max(0, len(line) - NAME_SIZE))]
        stops = [stop for stop in (_ASCII_ENDS if line.isascii() else _ENDS) if stop in line]
        at = max([*(line.rfind(stop) + len(stop.rstrip()) for stop in stops), *(end + 1 for end in glued), 0])
    tail = line[at:].strip(_AROUND_CREDIT)
    if letters(line[:at]) < _LEAST_SIGNED or not 1 < len(tail) <= NAME_SIZE:
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
    signed = tail.endswith(ends) or (("/" in tail or " via " in tail) and _signed().fullmatch(tail))
    return (at, "credit.signed") if signed else (0, "")


@cache
def _signed() -> re.Pattern[str]:
    """Compiled when the first line may be signed."""
    return re.compile(_SIGNED)


def _is_table_of_credits(path: str) -> bool:
    """Whether a path of the tables is that of whole lines that are credits."""
    return path.endswith((f"/{Category.PHOTO_CREDIT}/whole", f"/{Category.PHOTO_CREDIT}/heading"))
