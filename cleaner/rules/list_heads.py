"""Headings of lists of other stories, as languages build them: a word for more, up to three others, a word for stories.

The tables hold those that many sites share word for word; these name the site, its subject or its readers, too.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import (
    ASK,
    COLON,
    DIGIT,
    DOTS,
    LONG_OPEN,
    MARK,
    PROSE,
    SHORT_CLOSED,
    SHORT_OPEN,
    among,
    flags,
    found,
)
from cleaner.evidence import FAIR, SURE, SUSPECT, WEAK, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.list_words import WORDS
from cleaner.tables import Row

#: Their sizes.
_SHORTEST, _LONGEST, _MOST_ROWS = 9, 75, 15
#: What a pointer is followed by: "Read on:", and below it a headline, or so many; those below the first are longer.
#: A sub-heading of the author's is no longer than this.
_POINTERS = (Category.READ_MORE, Category.RELATED_LINKS)
_POINTER_SIZE, _TITLE, _NEXT_TITLE, _MOST_TITLES, _SUBHEADING_SIZE = 45, (12, 200), 20, 5, 45
_CLOSED, _CALLED_OUT_SIZE = (SHORT_CLOSED, PROSE), 25
#: Tables of rows that may head stories, or be an author's heading; so many headlines stand below, so long on average.
_MAYBE = ["related_links", "maybe"], ["read_more", "maybe"], ["read_more", "whole"]
_LEAST_TITLES, _MEAN_TITLE, _MEAN_OF_TWO = 3, 25, 40
#: Between two paragraphs headlines have so many letters.
_LEAST_WITHIN = 35
#: So many long rows are an article, though too few of them end in a stop.
_IS_LONG, _LEAST_LONG = flags(LONG_OPEN, PROSE), 2
#: How a list for those who hear it begins and ends, at most so many rows on.
_FIRST, _LIST_END, _LISTED = late(r"list 1 of \d{1,2}"), "end of list", 40


def announced(evidence: Evidence) -> None:
    """The headlines below a pointer that ends in a colon, and the colon has nothing behind it."""
    page, scores = evidence.page, evidence.scores
    for row in [row for row, score in scores.items() if score >= SUSPECT and page.ending[row] == COLON]:
        if evidence.category(row) in _POINTERS and page.sizes[row] <= _POINTER_SIZE:
            for title in range(row + 1, _titles_end(evidence, row)):
                evidence.add(title, Category.READ_MORE, FAIR, "list.announced")
    for row in [row for row in evidence.holding(Category.READ_MORE) if _is_called_out(evidence, row)]:
        evidence.add(row + 1, Category.READ_MORE, FAIR, "list.announced")


def _is_called_out(evidence: Evidence, row: int) -> bool:
    """Whether a row reads READ MORE, in capitals as no button does, and a headline stands between it and a paragraph.

    The paragraph above it is the article's, and the headline is none in capitals.
    """
    page, title = evidence.page, row + 1
    return (
        page.lines[row].isupper()
        and " " in page.lines[row]
        and page.kinds[row] == SHORT_OPEN
        and row > 0
        and page.kinds[row - 1] in _CLOSED
        and page.kinds[title + 1 : title + 2] == bytes([PROSE])
        and page.sizes[title] >= _CALLED_OUT_SIZE
        and not page.lines[title].isupper()
        and _is_title(evidence, row, title)
        and any(clue.rule.split("/")[2:3] == ["whole"] for clue in evidence.rows[row])
    )


def _titles_end(evidence: Evidence, row: int) -> int:
    """Where the headlines below a pointer end. The last of several, right above prose, may head the next part."""
    page, end = evidence.page, row + 1
    most = row + 1 + (1 if row in evidence.headings else _MOST_TITLES)
    while end < min(len(page), most) and _is_title(evidence, row, end):
        end += 1
    while page.ending[end - 1] == ASK and end > row + 1 and end < len(page) and page.kinds[end] in _CLOSED:
        end -= 1  # what a person is asked
    if end <= row + 2:
        return end
    sizes = page.sizes[row + 1 : end]
    heads = end < len(page) and page.opening[end - 1] != MARK
    above_prose = heads and (page.kinds[end] == PROSE or page.ending[end] == COLON)
    return end - 1 if above_prose and (sizes[-1] <= _SUBHEADING_SIZE or sizes[-1] < min(sizes[:-1])) else end


def _is_title(evidence: Evidence, pointer: int, row: int) -> bool:
    """Whether a row reads as a headline; those below the first look as it does."""
    page, least = evidence.page, _TITLE[0]
    if row > pointer + 1:
        least = _NEXT_TITLE
        if (page.opening[row] == MARK) != (page.opening[pointer + 1] == MARK):
            return False
    return (
        (evidence.score(row) < SUSPECT or evidence.is_only_looked_at(row))
        and (page.kinds[row] in (SHORT_OPEN, LONG_OPEN) or page.ending[row] == ASK)
        and least <= page.sizes[row] <= _TITLE[1]
        and page.ending[row] != COLON
        and page.opening[row] != DIGIT
    )


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
    last = last.replace(r"\*", r"[\w-]*")
    between = rf"(?:[\w\u0900-\u0dff&'’-]+ ){{0,{most}}}" if most else ""
    follows = " .+" if rest == r"\*" else rf"(?: (?:{rest})\b.*)?" if rest else ""
    return re.compile(rf"(?:(?:{first}) )+{between}(?:{last}){follows}")


def asks_for_stories(page: Page, row: int) -> bool:
    """Whether a row reads as such a heading."""
    return any(_form(number).fullmatch(page.heads[row]) for number in _openings().get(page.threes[row], ()))


def list_heads(evidence: Evidence) -> None:
    """Rows within or below the article that read as such headings: what stands around them decides whether they are."""
    page = evidence.page
    asking = [row for row in page.where(_asking) if row not in evidence.rows]
    # Rows that all begin so are entries of a list: "More on ropes", "More on knots".
    alike = set(asking)
    rows = [row for row in asking if alike.isdisjoint((row - 1, row + 1))]
    maybe = [row for row, score in evidence.scores.items() if score < SUSPECT and _may_head(evidence, row)]
    last = _last_of_article(evidence) if rows or maybe else None
    if last is None:
        return
    rows = [row for row in rows if (_leads_out if row > last else _parts)(evidence, row)]
    rows += [row for row in maybe if row < last and _parts(evidence, row)]
    for row in rows:
        # What stands below it speaks for it; where it is the last row, it speaks for itself.
        evidence.add(row, Category.RELATED_LINKS, FAIR if row == len(page) - 1 else WEAK, "list.named")
    named = {row: Row("any", Category.RELATED_LINKS, "start", page.heads[row]) for row in rows}
    evidence.headings = {**evidence.headings, **named}


def _asking(page: Page) -> list[int]:
    """The rows that read so."""
    return [row for row in among(page.threes, _openings()) if _is_label(page, row) and asks_for_stories(page, row)]


def _last_of_article(evidence: Evidence) -> int | None:
    """The article's last row; where it is too short to be found as one, the last of several long rows."""
    if evidence.core is not None:
        return evidence.core[1]
    long = found(evidence.page.kinds.translate(_IS_LONG))
    return long[-1] if len(long) >= _LEAST_LONG else None


def _is_label(page: Page, row: int) -> bool:
    """Whether a row has a heading's size, and no end, or a colon or dots there."""
    if not _SHORTEST <= page.sizes[row] <= _LONGEST:
        return False
    kind = page.kinds[row]
    return kind == SHORT_OPEN or (kind == SHORT_CLOSED and page.ending[row] in (COLON, DOTS))


def _parts(evidence: Evidence, row: int) -> bool:
    """Whether headlines, each longer than a sub-heading, part this row from the article's next paragraph."""
    page, end = evidence.page, row + 1
    while end < len(page) and page.kinds[end] == SHORT_OPEN and end not in evidence.rows:
        end += 1
    sizes = page.sizes[row + 1 : end]
    return (
        page.kinds[end : end + 1] == bytes([PROSE])
        and 1 < len(sizes) <= _MOST_TITLES
        and min(sizes) >= _LEAST_WITHIN
        and {MARK, DIGIT}.isdisjoint(page.opening[row + 1 : end])
        and COLON not in page.ending[row:end]
    )


def _leads_out(evidence: Evidence, row: int) -> bool:
    """Whether short rows follow, and then the site's, or nothing: the article does not go on below the list.

    Behind a colon at the very end the list itself is missing; or it is known already.
    """
    page, scores = evidence.page, evidence.scores
    end = row + 1
    if end == len(page) and page.ending[row] == COLON:
        return True
    if evidence.is_told(end) and evidence.category(end) in _POINTERS:
        return True
    while end < len(page) and page.kinds[end] != PROSE and scores.get(end, 0.0) < SUSPECT:
        end += 1
    return row + 1 < end <= row + 1 + _MOST_ROWS and (end == len(page) or page.kinds[end] != PROSE)


def opened(evidence: Evidence) -> None:
    """Headlines below a row that may head them or be the author's, where the site's rows stand above it and it goes."""
    page, scores = evidence.page, evidence.scores
    last = page.kinds.rfind(PROSE)
    for row in [row for row, score in scores.items() if score >= SUSPECT and row > last and row not in evidence.spared]:
        end = row + 1
        if not _may_head(evidence, row) or scores.get(row - 1, 0.0) < SUSPECT or evidence.is_only_looked_at(row - 1):
            continue
        while end < len(page) and _is_title(evidence, row, end):
            end += 1
        sizes = page.sizes[row + 1 : end]
        leads_out = end == len(page) or scores.get(end, 0.0) >= SUSPECT
        mean = _MEAN_TITLE if len(sizes) >= _LEAST_TITLES else _MEAN_OF_TWO
        if 1 < len(sizes) <= _MOST_ROWS and leads_out and sum(sizes) >= mean * len(sizes):
            for title in range(row + 1, end):
                evidence.add(title, Category.RELATED_LINKS, FAIR, "list.stories")


def _may_head(evidence: Evidence, row: int) -> bool:
    """Whether the tables have a row among those that may head stories, and the site's rows support it."""
    return any(clue.rule.split("/")[1:3] in _MAYBE for clue in evidence.rows[row])


def told(evidence: Evidence) -> None:
    """What stands between `List 1 of 3` and `End of list`, as a site tells those who hear it."""
    heads, above = evidence.page.heads, 0
    for end in [row for row, head in enumerate(heads) if head == _LIST_END] if _LIST_END in heads else ():
        first = [row for row in range(max(above, end - _LISTED), end) if _FIRST.fullmatch(heads[row])]
        for row in range(first[-1], end + 1) if first else ():
            evidence.add(row, Category.RELATED_LINKS, SURE, "list.told")
        above = end + 1
