"""The first rule: rows that begin with, consist of or end with a phrase of the tables."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import CLOSE, COLON, DIGIT, LONG_OPEN, PROSE, SHORT_CLOSED, SHORT_OPEN
from cleaner.evidence import FAIR, SURE, WEAK, Clue, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.tables import LONG_START, Row, Tables, is_wordy, parse_rule, straight, unspaced

#: Longer rows are not compared with whole-line phrases, pointers and boilerplate sentences.
_WHOLE_SIZE, _POINTER_SIZE, _SENTENCE_SIZE = 100, 250, 420

#: A label and its date have fewer words than this: "Posted on" may also say where.
_DATE_WORDS = 8
#: A number with the brackets and blanks around it, written `#` in the tables: "Comments (12)" is `comments #`.
_NUMBER = re.compile(r"[\s(\[]*\d[\d.,:]*(?:k\b)?[)\]]?")
_DIGIT = re.compile(r"\d")

#: Classes of last characters that a line which ends with a number may have: "Comments (12)".
_AFTER_NUMBER = frozenset({DIGIT, CLOSE, COLON})

_WHOLE_WEIGHT = {"whole": SURE, "heading": FAIR, "maybe": WEAK}


def phrases(evidence: Evidence) -> None:
    """Rows that begin with, consist of or end with a phrase of the tables."""
    page, tables = evidence.page, evidence.tables
    heads = page.heads
    whole = tables.whole.get
    rules: dict[int, str] = {row: rule for row, rule in enumerate(map(whole, heads)) if rule is not None}
    for row in _with_numbers(evidence):
        if row not in rules and (rule := whole(numbered(heads[row]))) is not None:
            rules[row] = rule
    for row, rule in rules.items():
        if page.sizes[row] <= _WHOLE_SIZE:
            _consists(evidence, row, rule)
    for row, entry in _starts(page, tables):
        if row not in rules:
            _opens(evidence, row, entry)
    for row, ids in enumerate(map(tables.last.get, [line[-3:] for line in page.lines])):
        if ids is not None:
            _closes(evidence, row, ids)


def _with_numbers(evidence: Evidence) -> list[int]:
    """Rows that begin or end with a number, or begin like a phrase that holds one."""
    page, within = evidence.page, evidence.tables.numbered
    rows = [row for row, three in enumerate(page.threes) if three in within or three[:1].isdigit()]
    return rows + [row for row, last in enumerate(page.ending) if last in _AFTER_NUMBER]


def numbered(head: str) -> str:
    """A folded line with its numbers as the tables write them.

    >>> numbered("comments (12)"), numbered("5 min read")
    ('comments #', '# min read')
    """
    return _NUMBER.sub(" #", head).strip() if _DIGIT.search(head) else head


def _starts(page: Page, tables: Tables) -> list[tuple[int, Row]]:
    """The rows that begin with a phrase, with the longest phrase they begin with."""
    found = {}
    heads, short, long = page.heads, tables.short, tables.starts.get
    for row in [i for i, three in enumerate(page.threes) if three in short]:
        if (entry := best_match(heads[row], short[page.threes[row]])) is not None:
            found[row] = entry
    for row, ids in enumerate([long(head[:LONG_START]) for head in heads]):
        if ids is not None and (entry := best_match(heads[row], ids)) is not None:
            found[row] = entry
    return list(found.items())


def best_match(head: str, ids: str) -> Row | None:
    """The one of these rows with the longest phrase that begins the line and ends where a word ends."""
    fitting = [entry for entry in _entries(ids) if head.startswith(entry.phrase) and _bordered(head, entry.phrase)]
    return max(fitting, key=_length, default=None)


@cache
def _entries(ids: str) -> tuple[Row, ...]:
    return tuple(map(parse_rule, ids.split("\t")))


def _length(entry: Row) -> int:
    return len(entry.phrase)


def _bordered(head: str, phrase: str) -> bool:
    """Whether the phrase ends where a word ends."""
    if len(head) == len(phrase) or not is_wordy(phrase[-1]) or unspaced(phrase[-1]):
        return True
    following = head[len(phrase)]
    return not is_wordy(following) or unspaced(following)


def _consists(evidence: Evidence, row: int, path: str) -> None:
    """A row that is a phrase of the table at this path and nothing else."""
    phrase = evidence.page.heads[row]
    if evidence.tables.whole.get(phrase) != path:
        phrase = numbered(phrase)
    clue, heading = _whole_clue(path, phrase)
    if row in evidence.rows:
        evidence.rows[row].append(clue)
    else:
        evidence.rows[row] = [clue]
    if heading:
        evidence.headings[row] = heading


@cache
def _whole_clue(path: str, phrase: str) -> tuple[Clue, Row | None]:
    """The clue that a whole-line phrase gives, and its row where it is a heading."""
    entry = parse_rule(f"{path}/{phrase}")
    clue = Clue(entry.category, _WHOLE_WEIGHT[entry.anchor], entry.rule)
    return clue, entry if entry.anchor == "heading" else None


def _opens(evidence: Evidence, row: int, entry: Row) -> None:
    """A row that begins with the phrase: how sure depends on its shape."""
    page = evidence.page
    kind, size = page.kinds[row], page.sizes[row]
    if entry.anchor == "sentence":
        if size <= _SENTENCE_SIZE:
            evidence.add(row, entry.category, SURE, entry.rule)
    elif size <= _POINTER_SIZE:
        spoken = kind in (PROSE, SHORT_CLOSED) and is_wordy(entry.phrase[-1])
        if entry.category is Category.TIMESTAMP and page.lines[row].count(" ") >= _DATE_WORDS:
            spoken = True
        heads = entry.category is Category.RELATED_LINKS and kind == SHORT_OPEN and is_wordy(entry.phrase[-1])
        evidence.add(row, entry.category, WEAK if spoken or heads else SURE, entry.rule)
        if heads:
            evidence.headings[row] = entry


def _closes(evidence: Evidence, row: int, ids: str) -> None:
    """A row that ends with the phrase: the whole of a short row, the tail of a paragraph."""
    page = evidence.page
    line = page.lines[row]
    tail = straight(line[-80:].lower())
    fitting = [
        entry
        for entry in _entries(ids)
        if tail.endswith(entry.phrase)
        and not (line[-len(entry.phrase) - 1 : -len(entry.phrase)].isalnum() and entry.phrase[0].isalnum())
    ]
    if fitting:
        entry = max(fitting, key=_length)
        evidence.add_span(row, len(line) - len(entry.phrase), len(line), Clue(entry.category, SURE, entry.rule))
        if page.kinds[row] not in (PROSE, LONG_OPEN) and page.sizes[row] <= _WHOLE_SIZE:
            evidence.add(row, entry.category, SURE, entry.rule)
