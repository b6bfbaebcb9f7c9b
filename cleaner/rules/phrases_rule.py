"""The first rule: rows that begin with, consist of or end with a phrase of the tables."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from operator import itemgetter

from cleaner.blocks import (
    ASK,
    CLOSE,
    COLON,
    DIGIT,
    LONG_OPEN,
    PROSE,
    QUOTE,
    SHORT_CLOSED,
    SHORT_OPEN,
    STOP,
    among,
    flags,
    found,
)
from cleaner.evidence import FAIR, SURE, WEAK, Clue, Evidence
from cleaner.fronts import WHOLE_SIZE, front_of
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.numbered import counting, numbered, with_numbers
from cleaner.rules.spoken import speaks_of
from cleaner.tables import LONG_START, Row, Tables, is_wordy, parse_rule, straight, unspaced

#: Longer rows are not compared with pointers and boilerplate sentences.
_POINTER_SIZE, _SENTENCE_SIZE = 250, 420

#: No phrase that ends a line is longer.
_LONGEST_END = 100

#: A label and its date have fewer words than this: "Posted on" may also say where.
_DATE_WORDS = 8
#: The count in brackets behind a button of comments.
_COMMENTS, _DIGIT = "/comments/", late(r"\d")
_COUNT, _MAYBE = late(r"\s?[(（\[]\d{1,6}[)）\]]$"), "/maybe"
#: What a review gives to the picture: "Grafik: 8/10". (An agency is called 123rf.)
_RATING = late(r" ?\d{1,3}(?:[.,]\d)?(?: ?/ ?\d{1,3}| ?%)?")
#: So many blanks has a sentence behind a credit's label, at least, that is no credit: who is thanked has a name.
_SAID = 4
#: What a title stands in.
_QUOTE = late('["“”„«‘「《]')
_IS_COLON = flags(COLON)
_IS_DIGIT = flags(DIGIT)
#: A shorter phrase with an exclamation mark may be an author's: "Close!"
_CALL_SIZE = 12
_IS_DRESSED = flags(ASK, CLOSE)
_OPENING = itemgetter(slice(LONG_START))

_WHOLE_WEIGHT = {"whole": SURE, "heading": FAIR, "maybe": WEAK}


def phrases(evidence: Evidence) -> None:
    """Rows that begin with, consist of or end with a phrase of the tables."""
    page, tables = evidence.page, evidence.tables
    heads, sizes, whole = page.heads, page.sizes, tables.whole
    tables.read(page.threes)
    rules = {row: whole[heads[row]] for row in among(heads, whole) if sizes[row] <= WHOLE_SIZE}
    for row, rule in rules.items():
        _consists(evidence, row, rule, heads[row])
    for row in with_numbers(evidence):
        if sizes[row] <= WHOLE_SIZE and row not in rules:
            phrase = counting(heads[row], tables)
            path = tables.path_of(phrase)
            if path is not None:
                rules[row] = path
                _consists(evidence, row, path, phrase)
    rules |= _titled(evidence) | _dressed(evidence, rules)
    _points(evidence)
    for row, entry in _starts(page, tables).items():
        if row not in rules:
            _opens(evidence, row, entry)
    for row in among(page.ends, tables.last):
        _closes(evidence, row, tables.last[page.ends[row]])


def _dressed(evidence: Evidence, known: Container[int]) -> dict[int, str]:
    """Phrases with an exclamation mark behind them, and buttons of comments with a count in brackets, whatever their
    words are: `Subscribe to our newsletter!`, `Read the comments (12)`.
    """
    page, tables = evidence.page, evidence.tables
    rules = {}
    for row in found(page.ending.translate(_IS_DRESSED)):
        line = page.lines[row]
        if row in known or page.sizes[row] > WHOLE_SIZE:
            continue
        counted = line[-2:-1].isdigit()
        phrase = front_of(_COUNT.sub("", line)) if counted else page.heads[row].rstrip("!！ ")
        path = tables.path_of(phrase) if counted or len(phrase) >= _CALL_SIZE else None
        if path and (_counts_comments(path) if counted else line.endswith(("!", "！"))):
            _consists(evidence, row, path, phrase)
            rules[row] = path
    return rules


def _points(evidence: Evidence) -> None:
    """Rows that are a pointer and its colon, the headline below them: `See also:`. Without it, it may be a heading."""
    page, tables = evidence.page, evidence.tables
    for row in found(page.ending.translate(_IS_COLON)):
        phrase = page.heads[row] + ":"
        entry = start_of(phrase, tables) if page.sizes[row] <= WHOLE_SIZE and evidence.score(row) < FAIR else None
        if entry and entry.phrase == phrase and entry.category is Category.READ_MORE:
            evidence.add(row, entry.category, SURE, entry.rule)


def _counts_comments(path: str) -> bool:
    return _COMMENTS in path and not path.endswith(_MAYBE)


def _titled(evidence: Evidence) -> dict[int, str]:
    """Headings of comments with the article's title behind them: `5 thoughts on “The bridge”`."""
    page, tables = evidence.page, evidence.tables
    rules = {}
    for row in found(page.opening.translate(_IS_DIGIT)):
        head = page.heads[row] if page.sizes[row] <= _POINTER_SIZE else ""
        quote = _QUOTE.search(head)
        phrase = numbered(head[: quote.start()].rstrip()) if quote else ""
        rule = tables.path_of(phrase) if phrase else None
        heading = _whole_clue(rule, phrase)[1] if rule is not None and page.ending[row] in (QUOTE, CLOSE) else None
        if rule is not None and heading is not None and heading.category is Category.COMMENTS:
            _consists(evidence, row, rule, phrase)
            rules[row] = rule
    return rules


def _starts(page: Page, tables: Tables) -> dict[int, Row]:
    """The rows that begin with a phrase, with the longest phrase they begin with."""
    entries = {}
    heads, sizes, short, long = page.heads, page.sizes, tables.short, tables.starts
    for row in [row for row in among(page.threes, short) if sizes[row] <= _SENTENCE_SIZE]:
        if (entry := best_match(head_of(page, row), short[page.threes[row]])) is not None:
            entries[row] = entry
    for row in [row for row in among(list(map(_OPENING, heads)), long) if sizes[row] <= _SENTENCE_SIZE]:
        if (entry := best_match(head_of(page, row), long[heads[row][:LONG_START]])) is not None:
            entries[row] = entry
    able = [row for row in among(page.threes, tables.numbered[0]) if sizes[row] <= _SENTENCE_SIZE]
    for row in [row for row in able if _DIGIT.search(page.lines[row], 0, WHOLE_SIZE)]:
        head = numbered(head_of(page, row))
        entry = start_of(head, tables) if "#" in head else None
        if entry is not None and (row not in entries or len(entry.phrase) > len(entries[row].phrase)):
            entries[row] = entry
    return entries


def head_of(page: Page, row: int) -> str:
    """A row folded, as far as phrases are compared with it."""
    return page.heads[row] if page.sizes[row] <= WHOLE_SIZE else front_of(page.lines[row])


def start_of(head: str, tables: Tables) -> Row | None:
    """The row of the tables, as far as they are read, that a folded line begins with."""
    long, short = tables.starts.get(head[:LONG_START]), tables.short.get(head[:3])
    return (best_match(head, long) if long else None) or (best_match(head, short) if short else None)


def best_match(head: str, ids: bytes) -> Row | None:
    """The one of these rows with the longest phrase that begins the line and ends where a word ends."""
    entries, phrases = _entries(ids)
    if head.startswith(phrases):
        for entry in entries:
            if head.startswith(entry.phrase) and _bordered(head, entry.phrase):
                return entry
    return None


@cache
def _entries(ids: bytes) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows with these ids, the longest phrase first, and their phrases: most lines begin or end with none."""
    entries = tuple(sorted(map(parse_rule, ids.decode().split("\t")), key=_length, reverse=True))
    return entries, tuple([entry.phrase for entry in entries])


def _length(entry: Row) -> int:
    return len(entry.phrase)


def _bordered(head: str, phrase: str) -> bool:
    """Whether the phrase ends where a word ends."""
    following = head[len(phrase) : len(phrase) + 1]
    if not following or following == " " or not is_wordy(phrase[-1]) or unspaced(phrase[-1]):
        return True
    return not is_wordy(following) or unspaced(following)


def _consists(evidence: Evidence, row: int, path: str, phrase: str) -> None:
    """A row that is a phrase of the table at this path and nothing else, or nothing else but a title."""
    clue, heading = _whole_clue(path, phrase)
    evidence.add_clue(row, clue)
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
    if entry.category is Category.PHOTO_CREDIT and (
        _RATING.fullmatch(head_of(page, row)[len(entry.phrase) :]) or _names_nobody(page, row)
    ):
        return
    if entry.category is Category.COPYRIGHT and speaks_of(head_of(page, row), entry.phrase):
        return
    if entry.anchor == "sentence":
        evidence.add(row, entry.category, SURE, entry.rule)
    elif size <= _POINTER_SIZE:
        # "Reuters/Ipsos asked ..." is no credit, and no colon or quote says that a label ends here.
        spoken = (
            kind in (PROSE, SHORT_CLOSED)
            and (is_wordy(entry.phrase[-1]) or entry.phrase[-1] == "/")
            and not (entry.category is Category.READ_MORE and _is_label(head_of(page, row), entry.phrase))
            and not (entry.category is Category.PHOTO_CREDIT and head_of(page, row).rstrip(".") == entry.phrase)
        )
        if entry.category is Category.TIMESTAMP and page.lines[row].count(" ") >= _DATE_WORDS:
            spoken = True
        heads = entry.category is Category.RELATED_LINKS and kind == SHORT_OPEN and is_wordy(entry.phrase[-1])
        evidence.add(row, entry.category, WEAK if spoken or heads else SURE, entry.rule)
        if heads:
            evidence.headings[row] = entry


def _names_nobody(page: Page, row: int) -> bool:
    """Whether a sentence without a name stands behind a credit's label: "Foto: si possono fare, senza flash."."""
    _, colon, said = page.lines[row].partition(": ")
    return (
        bool(colon)
        and page.ending[row] == STOP
        and said[:1].islower()
        and said == said.lower()
        and said.count(" ") >= _SAID
    )


def _is_label(head: str, phrase: str) -> bool:
    """Whether a colon follows the phrase: "Also read: Who needs a bridge?"."""
    return head[len(phrase) :].lstrip(" *")[:1] in (":", "：", "|")


def _closes(evidence: Evidence, row: int, ids: bytes) -> None:
    """A row that ends with the phrase: the whole of a short row, the tail of a paragraph."""
    page = evidence.page
    line = page.lines[row]
    tail = straight(line[-_LONGEST_END:].lower())
    entries, phrases = _entries(ids)
    if not tail.endswith(phrases):
        return
    fitting = [
        entry
        for entry in entries
        if tail.endswith(entry.phrase)
        and (
            unspaced(entry.phrase[0])
            or not (line[-len(entry.phrase) - 1 : -len(entry.phrase)].isalnum() and entry.phrase[0].isalnum())
        )
    ]
    if fitting:
        entry = fitting[0]
        evidence.add_span(row, len(line) - len(entry.phrase), len(line), Clue(entry.category, SURE, entry.rule))
        if page.kinds[row] not in (PROSE, LONG_OPEN) and page.sizes[row] <= WHOLE_SIZE:
            evidence.add(row, entry.category, SURE, entry.rule)
