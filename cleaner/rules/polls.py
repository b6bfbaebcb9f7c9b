"""Polls: answers with the share of votes behind each, as a site's box prints them."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import ASK, CHAR_CLASS
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.options import Category

#: So many answers, of so many letters at most, with a share each: together they are all votes, or nearly.
_ANSWERS, _SIZE, _ALL = 2, 140, range(97, 104)
#: The question stands so many rows above them, and is no longer than this; the box's buttons stand so near.
_ABOVE, _QUESTION_SIZE, _NEAR = 3, 200, 4
_SIGN = "%"


@cache
def _share() -> re.Pattern[str]:
    """A share at the end of an answer; its first group is what stands before it, its third the votes."""
    return re.compile(r"(.*?)[(\[]?(\d{1,3}(?:[.,]\d{1,2})?) ?%[)\]]?(?: ?[(\[/]?\d[\d.,']* [^\W\d]{2,12}\.?[)\]]?)?")


def polls(evidence: Evidence) -> None:
    """Rows of answers with the shares that they got, glued to them or beside the poll's buttons; the question above."""
    page = evidence.page
    if _SIGN not in page.text:
        return
    rows = [row for row, line in enumerate(page.lines) if _SIGN in line and page.sizes[row] <= _SIZE]
    if len(rows) < _ANSWERS:
        return
    found = [(row, match) for row in rows if (match := _share().fullmatch(page.lines[row])) and match[1]]
    run: list[tuple[int, re.Match[str]]] = []
    for entry in found:
        if run and entry[0] > run[-1][0] + 1:
            _tell(evidence, run)
            run = []
        run.append(entry)
    _tell(evidence, run)


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
