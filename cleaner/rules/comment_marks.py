"""Rows that are the mark of a reader's comment: its button, when it was written, or who wrote it when."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cleaner.blocks import among
from cleaner.evidence import FAIR, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.comment_words import (
    AFTER,
    ANSWERS,
    BEFORE,
    BUTTON_WORDS,
    BUTTONS,
    COMMENTED,
    COUNTED,
    ONE,
    REPLIES,
    UNSPACED,
)
from cleaner.tables import unspaced

#: What a mark says that is a button, one that says who commented, and at the end of a stamp in a fifth minute.
BUTTON, HEAD, EVEN = "reply", "by", "even"
#: So many marks that say who commented, or are buttons, are readers'.
LEAST_MARKS = 3
#: A row of buttons, and one that says who wrote when, are no longer than this.
_BUTTONS_SIZE, _STAMP_SIZE = 45, 90
#: A comment on one line is no longer than this; its age stands so near to one of its ends, behind a name of few words.
_LINE_SIZE, _NEAR, _NAME_WORDS = 2500, 90, 4
#: So many comments on one line are no chance.
_LEAST_LINES = 2
#: Programmes begin on the hour or every five minutes, readers write at any.
_ROUND = 5
#: A button that may be the author's word has a date so many rows above it at most.
_DATE_ROWS = 12
_DIGITS = "0123456789"
#: Of buttons of two characters the end of a row is looked up with what parts them.
_TWO = 2
#: The last three characters of a row that ends in a clock's time.
_CLOCK_ENDS = frozenset(
    {f"{mark}{tens}{one}" for mark in ":.h" for tens in "012345" for one in _DIGITS}
    | {f"{before}{half}" for before in _DIGITS + " " for half in ("am", "pm", "AM", "PM")}
    | {".m.", ".M.", "Uhr", "uhr"}
)
#: And of one that ends in a day or an age: a year, or a day in short.
_DATE_ENDS = _CLOCK_ENDS | {f"{mark}{one}{two}" for mark in "012./" for one in _DIGITS for two in _DIGITS} | {"ago"}
#: A day as stamps write it.
_MONTH = r"[^\W\d]{3,12}\.?"
_DAY = (
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|"
    rf"\d{{1,2}}\.? (?:de )?{_MONTH},? (?:de )?\d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{4}年 ?\d{1,2}月 ?\d{1,2}日|\d{4}년 ?\d{1,2}월 ?\d{1,2}일"
)
#: Buttons that answer, some of which may be the author's words.
_ANSWERED = REPLIES | ANSWERS
#: What a row of buttons is parted by, and what a count behind them begins with.
_BETWEEN, _NUMBER = late(r"[^\w']+"), late(r"\d")


@cache
def _written() -> tuple[frozenset[str], frozenset[str], tuple[int, ...]]:
    """The last three characters of rows that end in a button, the buttons as they are written there, their lengths."""
    forms = {form for word in BUTTONS for form in (word.capitalize(), word.title(), word.upper())}
    ends = {word[-3:] for word in (*forms, *COUNTED.replace("?", "").split("|"))}
    ends |= {between + word for word in forms if len(word) == _TWO for between in " ·|"}
    return frozenset(ends), frozenset(forms), tuple(sorted({len(word) for word in forms}))


@cache
def _fronts() -> frozenset[str]:
    """The first three characters of rows that begin with a button."""
    return frozenset(word[:3] for word in BUTTONS)


@cache
def _counted() -> re.Pattern[str]:
    """What counts behind the buttons."""
    return re.compile(rf" (?:[^\W\d]+ )?\d+ (?:{COUNTED})$", re.IGNORECASE)


@cache
def _stamp() -> re.Pattern[str]:
    """A date and a time at the end of a row; its groups are the day and the minute."""
    between = r"[,;:@|·•–—-]?\s?(?:[^\W\d]{1,3}\.? (?:[^\W\d]{2,3} )?)?[-–—@(]?\s?"
    clock = r"\d{1,2}[:.h](\d{2})(?:[:.]\d{2})?(?: ?[ap]\.?m\.?| ?uhr)?"
    return re.compile(rf"(?<!\d)({_DAY}){between}{clock}\W{{0,3}}$", re.IGNORECASE)


@cache
def _by() -> re.Pattern[str]:
    """Who commented when: `rower77 commented on Dec 18, 2025`."""
    said = "|".join(COMMENTED)
    return re.compile(
        rf".{{2,40}}?(?:{said}) ?(?:[^\W\d]{{1,3}} )?(?:{_DAY}|{_ago().pattern})[^.!?]{{0,20}}", re.IGNORECASE
    )


@cache
def _rated() -> re.Pattern[str]:
    """Who gave how many points when: `rower77 4/5 March 12, 2020`."""
    return re.compile(rf"[^.!?:]{{2,40}} \d{{1,2}}(?:[.,]\d)? ?/ ?(?:5|10) (?:{_DAY})", re.IGNORECASE)


@cache
def _ago() -> re.Pattern[str]:
    """How long ago something was."""
    count, unit = rf"(?:\d+|{ONE}) ?", r"[^\W\d]+\.?"
    spaced = rf"(?:{BEFORE}) {count}{unit}|{count}{unit} (?:{unit} )?(?:{AFTER})"
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|{UNSPACED}", re.IGNORECASE)


def comment_marks(evidence: Evidence) -> None:
    """Rows that are a comment's buttons, its day and minute, or all of a comment."""
    _stamps(evidence, evidence.page.where(_dated))
    _buttons(evidence)
    _lines(evidence)


def _dated(page: Page) -> list[int]:
    """The rows that end in a day or a time."""
    return [row for row in among(page.ends, _DATE_ENDS) if page.sizes[row] <= _STAMP_SIZE]


def _opening(page: Page) -> list[int]:
    """The rows that may begin with a button."""
    return among(page.threes, _fronts())


def _ending(page: Page) -> list[int]:
    """The rows that end in a button."""
    rows = [row for row in among(page.ends, _written()[0]) if page.sizes[row] <= _LINE_SIZE]
    return [row for row in rows if _ends_in_button(page.lines[row])]


def _stamps(evidence: Evidence, dated: list[int]) -> None:
    """Of rows that end in a day or a time those that say when a comment was written, or who wrote it."""
    page, marks = evidence.page, evidence.marks
    lines = page.lines
    for row in dated:
        stamp = _stamp().search(lines[row]) if page.ends[row] in _CLOCK_ENDS else None
        if stamp:
            marks[row] = f"{stamp[1]} {'' if int(stamp[2]) % _ROUND else EVEN}"
    rated = [row for row in dated if "/" in lines[row] and _rated().fullmatch(lines[row])]
    if len(rated) >= LEAST_MARKS:
        marks.update(dict.fromkeys(rated, HEAD))
    if len(dated) >= LEAST_MARKS and _names_a_comment("\n".join([lines[row] for row in dated])):
        marks.update(dict.fromkeys([row for row in dated if _by().fullmatch(lines[row])], HEAD))


def _names_a_comment(text: str) -> bool:
    return any(said in text for said in COMMENTED)


def _buttons(evidence: Evidence) -> None:
    """Rows that are buttons."""
    page, marks = evidence.page, evidence.marks
    heads, rows = page.heads, page.where(_opening)
    if not rows:
        return
    marks.update(dict.fromkeys([row for row in rows if heads[row] in REPLIES], BUTTON))
    marks.update(dict.fromkeys([row for row in rows if heads[row] in ANSWERS and _is_dated(evidence, row)], BUTTON))
    for row in rows:
        if page.sizes[row] <= _BUTTONS_SIZE and row not in marks and _is_buttons(heads[row]):
            marks[row] = BUTTON


def _lines(evidence: Evidence) -> None:
    """Rows that end in a button: all of a comment, or more buttons."""
    page, marks = evidence.page, evidence.marks
    told = []
    for row in [row for row in page.where(_ending) if row not in marks]:
        line = page.lines[row]
        if page.sizes[row] <= _BUTTONS_SIZE and _is_buttons(page.heads[row]):
            marks[row] = BUTTON
        elif _tells_age(line):
            told.append(row)
    if len(told) >= _LEAST_LINES:
        for row in told:
            evidence.add(row, Category.COMMENTS, FAIR, "comment.line")


def _ends_in_button(line: str) -> bool:
    """Whether a line ends in a button's words, written as a button writes them."""
    _, written, lengths = _written()
    line = line[-_NEAR:]
    if _NUMBER.search(line):
        line = _counted().sub("", line)
    for size in lengths:
        if line[-size:] in written:
            before = line[-size - 1 : -size]
            return not before.isalnum() or unspaced(before)
    return False


@lru_cache(4096)
def _is_buttons(head: str) -> bool:
    """Whether a line is nothing but buttons, one of which answers, numbers, and how long ago a comment was written.

    >>> _is_buttons("like · reply · 3 hours ago"), _is_buttons("no reply")
    (True, False)
    """
    if head.isascii() and _ANSWERED.isdisjoint(_BETWEEN.split(head)):
        return False
    words = [word for word in _BETWEEN.split(_ago().sub(" ", head)) if word and not word.isdigit()]
    if any(word not in BUTTON_WORDS for word in words):
        return False
    return not REPLIES.isdisjoint(words) or (len(words) > 1 and not ANSWERS.isdisjoint(words))


def _is_dated(evidence: Evidence, row: int) -> bool:
    """Whether a date or an age stands not far above a row."""
    return any(evidence.category(near) is Category.TIMESTAMP for near in range(max(row - _DATE_ROWS, 0), row))


def _tells_age(line: str) -> bool:
    """Whether a line that ends in a button tells its age right behind a name, or before nothing but buttons.

    >>> _tells_age("Ida S. 2 hours ago She never stopped. Reply")
    True
    >>> _tells_age("Now take the mail of 2 hours ago, and tap Reply")
    False
    """
    front = _ago().search(line[:_NEAR])
    if front and len(line[: front.start()].split()) <= _NAME_WORDS:
        return True
    tail = line[-_NEAR:]
    return any(_is_buttons(tail[age.end() :].lower()) for age in _ago().finditer(tail))
