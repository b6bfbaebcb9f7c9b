"""Readers' comments: where they begin below an article, and what belongs to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from cleaner.blocks import IS_PROSE, LOWER, PROSE, PROSE_SIZE, STOP, found
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.comment_titles import TITLED
from cleaner.rules.comment_words import CHATTER
from cleaner.rules.threads import thread
from cleaner.tables import parse_rule

#: What the rule ids hold of phrases that end the heading of a form, that a title may follow, and that a form says.
_CLOSES, _OPENS, _SAYS = "/comments/end/", "/comments/start/", "/comments/sentence/"
#: The heading of a form is no longer than this; what the form says stands within so many rows below it.
_HEADING_SIZE, _FORM_ROWS = 200, 8
#: Readers' comments follow an article of at least this many letters, and this share of the page's prose.
_ARTICLE_SIZE, _ARTICLE_SHARE = 600, 0.08
#: A form with its button may follow a shorter one, where that is most of what the page has to say.
_SHORT_SIZE, _SHORT_SHARE = 150, 0.5
#: Where so many of so many rows below a heading are how readers speak, there is no doubt whose it is.
#: They are most of the prose of so many rows below it, or nearly: a box of readers' voices may stand above the article.
_CHATTERS, _CHATTER_SHARE, _HEARD = ((2, 4), (4, 12)), 0.4, 200
#: So many paragraphs, of so many letters on average, right below a heading are the article's.
_PARAGRAPHS, _PARAGRAPH_SIZE = 3, 150
#: The first of the readers shows within so many rows, by what they say or when.
_FIRST_ROWS, _HEARD_BY = 6, frozenset({Category.COMMENTS, Category.TIMESTAMP})
#: So many of so many rows above a heading that stand again below are a table of contents: it names the comments, too.
_CONTENTS, _CONTENTS_ROWS = 2, 6
#: A heading that stands below so many posts is no article's: an index, questions and answers.
_POSTS = 3
#: What stands behind a heading's phrase is the article's title from so many letters on.
_TITLE_SIZE = 8
#: What may stand behind a title.
_QUOTES = ("”", "“", '"', "»", "«", "'", "’", "」", "』", "》")
#: Kinds of rows that end without a stop.
_OPEN = (0, 2)


def comment_headings(evidence: Evidence) -> None:
    """Headings that phrases know by one of their ends: `Leave a Reply Cancel reply`, `One reply on “The bridge”`.

    The words that abort a reply are a button where they stand alone.
    """
    page, headings = evidence.page, evidence.headings
    for row, spans in evidence.spans.items():
        for span in spans:
            if _CLOSES in span.clue.rule and span.start > 0 and page.sizes[row] <= _HEADING_SIZE:
                headings.setdefault(row, parse_rule(span.clue.rule))
                if row not in evidence.rows:
                    evidence.add_clue(row, span.clue)
    for row in evidence.holding(Category.COMMENTS):
        rule = evidence.rows[row][0].rule
        if _OPENS in rule and page.lines[row].endswith(_QUOTES):
            headings.setdefault(row, parse_rule(rule))


def comments(evidence: Evidence) -> None:
    """Everything from the heading of the readers' comments on, or a thread of comments without one."""
    opening = opening_of(evidence)
    rows = thread(evidence) if opening is None else range(opening + 1, len(evidence.page))
    if rows is None:
        return
    weight, rule = FAIR, "list.thread"
    if opening is not None:
        evidence.add(opening, Category.COMMENTS, SURE, "list.comments")
        weight, rule = SURE if _outgrow(evidence, opening) else FAIR, "list.comments"
    for row in rows:
        if row not in evidence.headings:
            evidence.add(row, Category.COMMENTS, weight, rule)
    evidence.spared -= {opening, *rows}


def _outgrow(evidence: Evidence, opening: int) -> bool:
    """Whether a heading of readers, no doubt, stands below less of an article than what they say may be."""
    page = evidence.page
    article = sum(size for size, kind in zip(page.sizes[:opening], page.kinds[:opening], strict=True) if kind == PROSE)
    return article < _ARTICLE_SIZE and (evidence.headings[opening].anchor == TITLED or _chats(page, opening, _speaks))


def opening_of(evidence: Evidence) -> int | None:
    """The row that heads the readers' comments of the page's article, or None where there is none."""
    rows = sorted(row for row, entry in evidence.headings.items() if entry.category is Category.COMMENTS)
    if not rows:
        return None
    page, speaks = evidence.page, cache(_speaks)
    prose = list(accumulate(_own(evidence), initial=0))
    least, short = max(_ARTICLE_SIZE, _ARTICLE_SHARE * prose[-1]), max(_SHORT_SIZE, _SHORT_SHARE * prose[-1])
    below = [
        row
        for row in rows
        if not is_wrapped(page, row)
        and (prose[row] >= _least(evidence, row, least, short) or _chats(page, row, speaks))
        and not _goes_on(evidence, row)
        and not _is_contents(page, row)
    ]
    counts = [row for row in below if _numbered(page.lines[row])]
    places: dict[str, set[int]] = {}
    for row in rows:
        places.setdefault(evidence.headings[row].phrase, set()).add(prose[row])
    for row in below:
        if len(places[evidence.headings[row].phrase]) >= _POSTS:
            continue
        if row not in counts or prose[row] == prose[rows[-1]] or _is_titled(evidence, row):
            return row
        form = next((form for form in below if form > row and _is_form(evidence, form)), None)
        if form is not None and all(prose[other] == prose[row] for other in counts if row < other < form):
            return row
    return None


def _own(evidence: Evidence) -> list[int]:
    """The letters of each row of prose that no rule knows, the first time it stands there; 0 of other rows."""
    page, seen = evidence.page, set[str]()
    letters = [0] * len(page)
    for row in found(page.kinds.translate(IS_PROSE)):
        line = page.lines[row]
        if line not in seen and evidence.score(row) < SUSPECT:
            seen.add(line)
            letters[row] = page.sizes[row]
    return letters


def _least(evidence: Evidence, row: int, least: float, short: float) -> float:
    """How long an article has to be for this heading: one that names it needs hardly any."""
    if evidence.headings[row].anchor == TITLED:
        return 0
    return short if _tells(evidence, row, _CLOSES) else least


def _goes_on(evidence: Evidence, row: int) -> bool:
    """Whether the article goes on below a heading that stands for a button: nobody's name, date or greeting between."""
    page, start = evidence.page, row + 1
    most = min(len(page), row + _HEARD)
    while start < most and page.kinds[start] != PROSE and evidence.score(start) >= SUSPECT:
        start += 1
    if start > row + 1 and not _tells(evidence, row, _CLOSES) and not _are_heard(evidence, start):
        return len(page) - start >= _PARAGRAPHS
    end = start
    while end < most and page.kinds[end] == PROSE:
        end += 1
    if end < start + _PARAGRAPHS or sum(page.sizes[start:end]) < _PARAGRAPH_SIZE * (end - start):
        return False
    return not any(map(_chatter().search, page.lines[start:end]))


def _is_contents(page: Page, row: int) -> bool:
    """Whether a row closes a table of contents: rows right above it stand again below, as headings of parts."""
    below = set(page.lines[row + 1 :])
    return sum([line in below for line in page.lines[max(0, row - _CONTENTS_ROWS) : row]]) >= _CONTENTS


def _are_heard(evidence: Evidence, start: int) -> bool:
    """Whether anything in the next rows tells of readers: a date, or a button to reply."""
    rows, dates = range(start, min(len(evidence.page), start + _FIRST_ROWS)), evidence.dates
    at = bisect_left(dates, start)
    clues = [clue for row in rows for clue in evidence.rows.get(row, ())]
    return (at < len(dates) and dates[at] in rows) or any(clue.category in _HEARD_BY for clue in clues)


def _speaks(line: str) -> bool:
    """Whether a line speaks as readers do."""
    return _chatter().search(line) is not None


def _chats(page: Page, row: int, speaks: Callable[[str], bool]) -> bool:
    """Whether the rows below one speak as readers do."""
    heard = [speaks(line) for line in page.lines[row + 1 : row + 1 + _CHATTERS[-1][1]]]
    if not any(sum(heard[:rows]) >= least for least, rows in _CHATTERS):
        return False
    # Readers end on a face or a greeting: a line is long or is one of theirs, whatever it ends in.
    sizes = {True: 0, False: 0}
    for line in page.lines[row + 1 : row + 1 + _HEARD]:
        speaks_so = speaks(line)
        sizes[speaks_so] += len(line) if speaks_so or len(line) >= PROSE_SIZE else 0
    return sizes[True] >= _CHATTER_SHARE * sum(sizes.values())


@cache
def _chatter() -> re.Pattern[str]:
    """Compiled when the first heading of comments is met."""
    return re.compile(CHATTER, re.IGNORECASE)


def is_wrapped(page: Page, row: int) -> bool:
    """Whether a row is the last word of a wrapped sentence: "... in response to", "comments."."""
    return page.opening[row] == LOWER and page.ending[row] == STOP and row > 0 and page.kinds[row - 1] in _OPEN


def _is_titled(evidence: Evidence, row: int) -> bool:
    """Whether a heading names the article: `5 thoughts on “The bridge”`. The count under a title does not."""
    page, heading = evidence.page, evidence.headings[row]
    if heading.anchor == TITLED:
        return True
    behind = len(page.heads[row]) - len(heading.phrase)
    return page.lines[row].endswith(_QUOTES) and behind >= _TITLE_SIZE


def _is_form(evidence: Evidence, row: int) -> bool:
    """Whether a heading is that of a form: what aborts a reply at its end, or what such forms say below it."""
    below = range(row + 1, row + 1 + _FORM_ROWS)
    if _numbered(evidence.page.lines[row]):
        return False
    return _tells(evidence, row, _CLOSES) or any(_tells(evidence, near, _SAYS) for near in below)


def _tells(evidence: Evidence, row: int, part: str) -> bool:
    """Whether a phrase of this kind was met in a row."""
    return any(part in clue.rule for clue in evidence.rows.get(row, ()))


def _numbered(line: str) -> bool:
    return any(map(str.isdigit, line))
