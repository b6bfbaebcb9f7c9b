"""The first rule: rows that begin with, consist of or end with a phrase of the tables."""

from __future__ import annotations

import re

from cleaner.blocks import LONG_OPEN, PROSE, SHORT_CLOSED, SHORT_OPEN
from cleaner.evidence import FAIR, SURE, WEAK, Clue, Evidence
from cleaner.options import Category
from cleaner.tables import Bucket, Row, is_wordy, straight, unspaced

#: Longer rows are not compared with whole-line phrases, pointers and boilerplate sentences.
_WHOLE_SIZE, _POINTER_SIZE, _SENTENCE_SIZE = 100, 250, 420

#: A number with the brackets and blanks around it, written `#` in the tables: "Comments (12)" is `comments #`.
_NUMBER = re.compile(r"[\s(\[]*\d[\d.,:]*(?:k\b)?[)\]]?")
_DIGIT = re.compile(r"\d")

_WHOLE_WEIGHT = {"whole": SURE, "heading": FAIR, "maybe": WEAK}


def _rank(entry: Row) -> int:
    return ("heading", "whole", "maybe").index(entry.anchor)


def phrases(evidence: Evidence) -> None:
    """Rows that begin with, consist of or end with a phrase of the tables."""
    page, tables = evidence.page, evidence.tables
    first, last = tables.first.get, tables.last.get
    for row, number in enumerate([first(head[:3]) for head in page.heads]):
        if number is not None:
            _front(evidence, row, tables.bucket(number))
    for row in [i for i, head in enumerate(page.heads) if head[:1].isdigit()]:
        _numbered(evidence, row)
    for row, number in enumerate([last(line[-3:]) for line in page.lines]):
        if number is not None:
            _back(evidence, row, tables.bucket(number))


def _numbered(evidence: Evidence, row: int) -> None:
    """A row that begins with a number is looked up by what stands in its place: `# comments`."""
    head = evidence.page.heads[row]
    if len(head) < _WHOLE_SIZE:
        number = evidence.tables.first.get(_NUMBER.sub(" #", head.lower()).strip()[:3])
        if number is not None:
            _front(evidence, row, evidence.tables.bucket(number))


def _front(evidence: Evidence, row: int, bucket: Bucket) -> None:
    page = evidence.page
    head = straight(page.heads[row].lower())
    size = page.sizes[row]
    if size <= _WHOLE_SIZE and bucket.whole:
        found = bucket.whole.get(head)
        if found is None and _DIGIT.search(head):
            found = bucket.whole.get(_NUMBER.sub(" #", head).strip())
        if found is not None:
            # Languages share words: however many tables hold the phrase, it is one clue.
            entry = min(found, key=_rank)
            evidence.add(row, entry.category, _WHOLE_WEIGHT[entry.anchor], entry.rule)
            if entry.anchor == "heading":
                evidence.headings[row] = entry
            return
    if size <= _SENTENCE_SIZE and head.startswith(bucket.starts):
        for entry in bucket.rows:
            if entry.anchor != "end" and head.startswith(entry.phrase) and _bordered(head, entry.phrase):
                _opening(evidence, row, entry)
                return


def _bordered(head: str, phrase: str) -> bool:
    """Whether the phrase ends where a word ends."""
    if len(head) == len(phrase) or not is_wordy(phrase[-1]) or unspaced(phrase[-1]):
        return True
    following = head[len(phrase)]
    return not is_wordy(following) or unspaced(following)


def _opening(evidence: Evidence, row: int, entry: Row) -> None:
    """A row that begins with the phrase: how sure depends on its shape."""
    page = evidence.page
    kind, size = page.kinds[row], page.sizes[row]
    if entry.anchor == "sentence":
        evidence.add(row, entry.category, SURE, entry.rule)
    elif size <= _POINTER_SIZE:
        spoken = kind in (PROSE, SHORT_CLOSED) and is_wordy(entry.phrase[-1])
        evidence.add(row, entry.category, WEAK if spoken else SURE, entry.rule)
        if entry.category is Category.RELATED_LINKS and kind == SHORT_OPEN:
            evidence.headings[row] = entry


def _back(evidence: Evidence, row: int, bucket: Bucket) -> None:
    """A row that ends with the phrase: the whole of a short row, the tail of a paragraph."""
    page = evidence.page
    line = page.lines[row]
    tail = straight(line[-80:].lower())
    for entry in bucket.rows:
        before = line[-len(entry.phrase) - 1 : -len(entry.phrase)]
        if tail.endswith(entry.phrase) and not (before.isalnum() and entry.phrase[0].isalnum()):
            evidence.add_span(row, len(line) - len(entry.phrase), len(line), Clue(entry.category, SURE, entry.rule))
            if page.kinds[row] not in (PROSE, LONG_OPEN) and page.sizes[row] <= _WHOLE_SIZE:
                evidence.add(row, entry.category, SURE, entry.rule)
            return
