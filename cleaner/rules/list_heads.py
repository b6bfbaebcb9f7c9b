"""Headings of lists of other stories, as languages build them: a word for more, up to three others, a word for stories.

The tables hold those that many sites share word for word; these name the site, its subject or its readers, too.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import COLON, DIGIT, DOTS, LONG_OPEN, PROSE, SHORT_CLOSED, SHORT_OPEN, among
from cleaner.evidence import FAIR, SUSPECT, WEAK, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.list_words import WORDS
from cleaner.tables import Row

#: Their sizes.
_SHORTEST, _LONGEST, _MOST_ROWS = 9, 75, 15
#: What a pointer is followed by: "Read on:", and below it one headline.
_POINTER_SIZE, _TITLE = 45, (12, 200)


def announced(evidence: Evidence) -> None:
    """The headline below a pointer that ends in a colon, and the colon has nothing behind it."""
    page, scores = evidence.page, evidence.scores
    for row in [row for row, score in scores.items() if score >= SUSPECT and page.ending[row] == COLON]:
        title = row + 1
        if (
            evidence.category(row) in (Category.READ_MORE, Category.RELATED_LINKS)
            and page.sizes[row] <= _POINTER_SIZE
            and title < len(page)
            and scores.get(title, 0.0) < SUSPECT
            and page.kinds[title] in (SHORT_OPEN, LONG_OPEN)
            and _TITLE[0] <= page.sizes[title] <= _TITLE[1]
            and page.ending[title] != COLON
            and page.opening[title] != DIGIT
        ):
            evidence.add(title, Category.READ_MORE, FAIR, "list.announced")


@cache
def _openings() -> dict[str, list[int]]:
    """The first three characters of such headings, each with the numbers of the languages that may begin so."""
    found: dict[str, list[int]] = {}
    for number, (_, _, more, _, _) in enumerate(WORDS):
        for three in {word[:3].replace("-", " ") for word in more.split()}:
            found.setdefault(three, []).append(number)
    return found


@cache
def _form(number: int) -> re.Pattern[str]:
    """What such headings look like in a language."""
    _, most, *parts = WORDS[number]
    first, last, rest = ("|".join(re.escape(word).replace(r"\-", " ") for word in words.split()) for words in parts)
    between = rf"(?:[\w\u0900-\u0dff&'’-]+ ){{0,{most}}}" if most else ""
    follows = rf"(?: (?:{rest})\b.*)?" if rest else ""
    return re.compile(rf"(?:(?:{first}) )+{between}(?:{last}){follows}")


def asks_for_stories(page: Page, row: int) -> bool:
    """Whether a row reads as such a heading."""
    return any(_form(number).fullmatch(page.heads[row]) for number in _openings().get(page.threes[row], ()))


def list_heads(evidence: Evidence) -> None:
    """Rows below the article that read as such headings: what stands below them decides whether they are."""
    page = evidence.page
    rows = [row for row in among(page.threes, _openings()) if row not in evidence.rows]
    rows = [row for row in rows if _is_label(page, row) and asks_for_stories(page, row)]
    core = evidence.core if rows else None
    if core is None:
        return
    rows = [row for row in rows if row > core[1] and _leads_out(evidence, row)]
    for row in rows:
        evidence.add(row, Category.RELATED_LINKS, WEAK, "list.named")
    named = {row: Row("any", Category.RELATED_LINKS, "start", page.heads[row]) for row in rows}
    evidence.headings = {**evidence.headings, **named}


def _is_label(page: Page, row: int) -> bool:
    """Whether a row has a heading's size, and no end, or a colon or dots there."""
    if not _SHORTEST <= page.sizes[row] <= _LONGEST:
        return False
    kind = page.kinds[row]
    return kind == SHORT_OPEN or (kind == SHORT_CLOSED and page.ending[row] in (COLON, DOTS))


def _leads_out(evidence: Evidence, row: int) -> bool:
    """Whether short rows follow, and then the site's, or nothing: the article does not go on below the list."""
    page, scores = evidence.page, evidence.scores
    end = row + 1
    while end < len(page) and page.kinds[end] != PROSE and scores.get(end, 0.0) < SUSPECT:
        end += 1
    return row + 1 < end <= row + 1 + _MOST_ROWS and (end == len(page) or page.kinds[end] != PROSE)
