"""Rows that tell readers what else may interest them, in whatever words: "These stories might interest you as well".

Every word of such a row is one of a few, and among them are those for you, for what interests or pleases, and for may
or also. So short a row says nothing but that, and no author has a row for it. `phrases/likings.txt` has six lines a
language: its code, the words for may, for you, for what interests or pleases, for also and more, and what else such a
row holds (the pieces of a site and small words). A word that says several things stands on several of the lines.
"""

from __future__ import annotations

from functools import cache

from cleaner.blocks import QUOTE, SHORT_CLOSED, SHORT_OPEN, STOP, among, marked
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.package_data import read
from cleaner.tables import Row, straight, unspaced

#: What a word may say: may, you, like, too. What a row has to say, in one of these ways.
_MAY, _YOU, _LIKE, _TOO = 1, 2, 4, 8
_WAYS = (_MAY | _YOU | _LIKE, _YOU | _LIKE | _TOO, _MAY | _LIKE | _TOO)
#: The longest such row has so many letters and words; fronts of rows are looked up by so many letters.
_SIZE, _WORDS, _FRONT = 90, 14, 3
#: So many lines has a language; what parts a row's words.
_LINES, _BETWEEN = 6, late(r"[\s,!?¿¡;:：，！？、…“”()*؟،.]+")
_KINDS = (SHORT_OPEN, SHORT_CLOSED)
#: The languages that put no blanks between words. Korean does.
_UNSPACED, _HANGUL = ("th", "zh", "ja"), ("\uac00", "\ud7af")


def likings(evidence: Evidence) -> None:
    """Rows that say nothing but what may interest the readers, too."""
    page = evidence.page
    rows = [*among(page.threes, liking_fronts()), *_unspaced_rows(evidence)]
    rows = [row for row in rows if page.sizes[row] <= _SIZE and page.kinds[row] in _KINDS]
    for row in rows:
        if evidence.score(row) < SUSPECT and _stands_alone(evidence, row) and pleases(page.heads[row]):
            evidence.add(row, Category.RELATED_LINKS, FAIR, "list.liked")
            evidence.headings[row] = Row("any", Category.RELATED_LINKS, "heading", page.heads[row])


def pleases(head: str) -> bool:
    """Whether folded words say that something may interest or please their readers, and nothing else.

    >>> pleases("these stories might interest you as well"), pleases("these stories might interest the police")
    (True, False)
    >>> pleases("das dürfte sie vielleicht auch interessieren"), pleases("你可能也喜欢的文章"), pleases("you may like")
    (True, True, True)
    """
    has_blanks = not unspaced(head[:1]) or _HANGUL[0] <= head[:1] <= _HANGUL[1]
    return any(says & way == way for says in (_spaced if has_blanks else _cut)(head) for way in _WAYS)


def _spaced(head: str) -> list[int]:
    """What a row's words say together, in each language that has all of them."""
    words, known = [word for word in _BETWEEN.split(head) if word], _words()
    if not 1 < len(words) <= _WORDS:
        return []
    said = known.get(words[0], {})
    for word in words[1:]:
        its = known.get(word, {})
        said = {language: says | its[language] for language, says in said.items() if language in its}
        if not said:
            return []
    return list(said.values())


def _cut(head: str) -> list[int]:
    """The same in a script without blanks, where the longest word that fits is taken each time."""
    return [says for words in _unspaced_words() if (says := _said_in("".join(_BETWEEN.split(head)), words))]


def _said_in(text: str, words: dict[str, int]) -> int:
    """What the words say that a text is made of; 0 where it has others."""
    longest, at, says = max(map(len, words)), 0, 0
    while at < len(text):
        end = next((end for end in range(at + longest, at, -1) if text[at:end] in words), 0)
        if not end:
            return 0
        says |= words[text[at:end]]
        at = end
    return says


def _stands_alone(evidence: Evidence, row: int) -> bool:
    """Whether a row is no sentence, nothing that somebody says, and no point of a list."""
    page = evidence.page
    if page.opening[row] == QUOTE or page.ending[row] == STOP:
        return False
    return page.kinds[row] == SHORT_OPEN or not marked(page.lines[row])


def _unspaced_rows(evidence: Evidence) -> list[int]:
    """The rows that hold a word for what interests or pleases, in a script without blanks."""
    page = evidence.page
    if page.text.isascii():
        return []
    present = [word for word in _unspaced_likes() if word in page.text]
    return [row for row, head in enumerate(page.heads) if any(map(head.__contains__, present))] if present else []


@cache
def _table() -> dict[str, list[str]]:
    """The lines of each language, by its code."""
    lines = straight(read("phrases/likings.txt")).splitlines()
    return {lines[at]: lines[at + 1 : at + _LINES] for at in range(0, len(lines), _LINES)}


def _bits(lines: list[str]) -> dict[str, int]:
    """What each word of a language says."""
    says: dict[str, int] = {}
    for bit, words in zip((_MAY, _YOU, _LIKE, _TOO, 0), lines, strict=True):
        for word in words.split():
            says[word] = says.get(word, 0) | bit
    return says


@cache
def _words() -> dict[str, dict[int, int]]:
    """What each word says, by the languages that have it; of languages with blanks."""
    known: dict[str, dict[int, int]] = {}
    for language, (code, lines) in enumerate(_table().items()):
        for word, says in _bits(lines).items() if code not in _UNSPACED else ():
            known.setdefault(word, {})[language] = says
    return known


@cache
def _unspaced_words() -> tuple[dict[str, int], ...]:
    """What each word says, by language; of those without blanks."""
    return tuple(_bits(_table()[code]) for code in _UNSPACED)


@cache
def _unspaced_likes() -> tuple[str, ...]:
    return tuple(word for words in _unspaced_words() for word, says in words.items() if says & _LIKE)


@cache
def liking_fronts() -> frozenset[str]:
    """The first letters of rows that may begin with one of the words. Most texts need no more of the table."""
    spaced = [lines for code, lines in _table().items() if code not in _UNSPACED]
    return frozenset((word + " ")[:_FRONT] for lines in spaced for line in lines for word in line.split())
