"""Polls, as a site's box prints them: answers with the share of votes behind each, or a plain yes and a plain no."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import ASK, CHAR_CLASS, flags, found
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: So many answers, of so many letters at most, with a share each: together they are all votes, or nearly.
_ANSWERS, _SIZE, _ALL = 2, 140, range(97, 104)
#: The question stands so many rows above them, and is no longer than this; the box's buttons stand so near.
_ABOVE, _QUESTION_SIZE, _NEAR = 3, 200, 4
_SIGN = "%"
#: A plain poll: the least letters of its question, the most of an answer behind its yes or no, and the most rows.
_LEAST_QUESTION, _ANSWER_SIZE, _MOST_ANSWERS = 20, 80, 6
_YES = (
    "yes|yeah|ja|jawohl|oui|sí|si|sim|sì|da|kyllä|joo|já|tak|ano|áno|igen|evet|да|так|ναι|taip|jah|jā|نعم|أجل|بله|ہاں|جی|"
    "כן|हां|हाँ|हा|হ্যাঁ|ஆம்|iya|ya|có|ใช่|是|是的|有|会|會|はい|ある|네|예"
)
_NO = (
    "no|nope|nein|nee|non|não|nej|nei|ei|en|nie|ne|nem|nu|hayır|нет|ні|не|όχι|nē|لا|كلا|نه|خیر|نہیں|לא|नहीं|না|இல்லை|tidak|"
    "không|ไม่|ไม่ใช่|不|不是|没有|沒有|不会|不會|いいえ|ない|아니오|아니요"
)
_ASKS = flags(ASK)


@cache
def _share() -> re.Pattern[str]:
    """A share at the end of an answer; its first group is what stands before it, its third the votes."""
    return re.compile(r"(.*?)[(\[]?(\d{1,3}(?:[.,]\d{1,2})?) ?%[)\]]?(?: ?[(\[/]?\d[\d.,']* [^\W\d]{2,12}\.?[)\]]?)?")


@cache
def _answers() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An answer that begins with yes, one that begins with no, and how many have voted."""
    yes, no = (re.compile(rf"(?:{words})(?!\w).{{0,{_ANSWER_SIZE}}}", re.IGNORECASE) for words in (_YES, _NO))
    return yes, no, re.compile(r"\d[\d.,'’ ]{0,9} [^\W\d]{3,14}")


def answer_of(line: str) -> bool | None:
    """Whether a line begins with yes or with no; None where it does neither."""
    yes, no, _ = _answers()
    return True if yes.fullmatch(line) else False if no.fullmatch(line) else None


def polls(evidence: Evidence) -> None:
    """Rows of answers with the shares that they got, glued to them or beside the poll's buttons; the question above."""
    _plain(evidence)
    page = evidence.page
    rows = page.where(_shared)
    if len(rows) < _ANSWERS:
        return
    shares = [(row, match) for row in rows if (match := _share().fullmatch(page.lines[row])) and match[1]]
    run: list[tuple[int, re.Match[str]]] = []
    for entry in shares:
        if run and entry[0] > run[-1][0] + 1:
            _tell(evidence, run)
            run = []
        run.append(entry)
    _tell(evidence, run)


def _shared(page: Page) -> list[int]:
    """The rows that may be an answer with its share."""
    if _SIGN not in page.text:
        return []
    return [row for row, line in enumerate(page.lines) if _SIGN in line and page.sizes[row] <= _SIZE]


def _asking(page: Page) -> list[int]:
    """The rows that are a question."""
    return [row for row in found(page.ending.translate(_ASKS)) if _LEAST_QUESTION <= page.sizes[row] <= _QUESTION_SIZE]


def _plain(evidence: Evidence) -> None:
    """A question that the next two rows answer, one with yes and one with no: nobody's talk goes on both ways.

    So they do below what a site calls its readers to say without asking.
    """
    page = evidence.page
    called = [row for row in evidence.holding(Category.READER_CALLOUT) if evidence.score(row) >= SUSPECT]
    for row in {*page.where(_asking), *called}:
        end = row + 1
        if not any(answer_of(line) is not None for line in page.lines[end : end + 1]):
            continue  # most questions are answered in no such way
        said = [
            [bool(answer.fullmatch(line)) for answer in _answers()] for line in page.lines[end : end + _MOST_ANSWERS]
        ]
        if len(said) < _ANSWERS or {*map(tuple, said[:_ANSWERS])} != {(True, False, False), (False, True, False)}:
            continue
        if any(map(_reports, page.lines[end : end + _ANSWERS])):
            continue
        while end - row - 1 < len(said) and any(said[end - row - 1]):
            end += 1
        evidence.add(row, Category.READER_CALLOUT, SURE, "poll.question")
        for answer in range(row + 1, end):
            evidence.add(answer, Category.READER_CALLOUT, SURE, "poll.answer")


def _reports(line: str) -> bool:
    """Whether a number stands behind an answer and its colon: somebody tells how it went."""
    _, colon, share = line.partition(":")
    return bool(colon) and share.strip()[:1].isdigit()


def _tell(evidence: Evidence, run: list[tuple[int, re.Match[str]]]) -> None:
    if len(run) < _ANSWERS or round(sum(float(match[2].replace(",", ".")) for _, match in run)) not in _ALL:
        return
    rows = [row for row, _ in run]
    glued = all(match[1][-1].isalpha() or match[1][-1] in ".!?)" for _, match in run)
    near = (*range(max(rows[0] - _NEAR, 0), rows[0]), *range(rows[-1] + 1, rows[-1] + 1 + _NEAR))
    voted = any(evidence.category(at) is Category.READER_CALLOUT and evidence.score(at) >= SUSPECT for at in near)
    if not glued and not voted:
        return
    for row in rows:
        evidence.add(row, Category.READER_CALLOUT, SURE, "poll.answer")
    _ask(evidence, rows[0])


def _ask(evidence: Evidence, first: int) -> None:
    """The question above the answers, and what stands between."""
    page = evidence.page
    for row in range(first - 1, max(first - 1 - _ABOVE, -1), -1):
        if page.sizes[row] > _QUESTION_SIZE:
            return
        if CHAR_CLASS[page.lines[row][-1]] == ASK:
            for at in range(row, first):
                evidence.add(at, Category.READER_CALLOUT, FAIR, "poll.question")
            return
