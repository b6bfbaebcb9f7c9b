"""What only a site speaks of: rows that hold two words of such a topic, outside the article or beside the site's.

A notice about cookies, an offer of a newsletter or a ban on reprints is worded in a thousand ways. Two words of it in
one row are enough where the row stands outside the article or next to what is the site's already.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleaner.blocks import PROSE
from cleaner.evidence import SUSPECT, Clue, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.topic_words import TOPICS, Topic
from cleaner.sentences import sentence_starts

#: A row this far from one of the site's stands beside it.
_BESIDE = 2
#: Shorter rows are labels: phrases name these. Longer ones no topic looks at.
_SHORTEST, _LONGEST = 25, max(topic.longest for topic in TOPICS)
#: Below a shorter article anything may be the author's.
_ARTICLE_SIZE = 1000
#: Where phrases have told so many rows of a kind, a shorter one is the article all the same.
_KNOWN, _LEAST_ARTICLE = 3, 600
_LISTED = frozenset(
    {
        Category.COOKIE_CONSENT,
        Category.NEWSLETTER,
        Category.COPYRIGHT,
        Category.FOLLOW_PROMO,
        Category.UI_TEXT,
        Category.PAYWALL,
        Category.ADVERTISEMENT,
        Category.PROMO_BOX,
    }
)
#: Within the article's stretch a paragraph is the author's up to where it speaks of a topic, from so many sentences on.
_SENTENCES = 2
#: What may follow a word without belonging to it.
_AFTER_WORDS = frozenset(".,:;)!?”»")


class _Words(NamedTuple):
    """A topic laid out for looking up."""

    topic: Topic
    subject: frozenset[str]
    unspaced: tuple[str, ...]
    said: tuple[str, ...]

    def names(self, line: str, words: list[str]) -> bool:
        """Whether a line in lower case, of these words, names the subject."""
        return _named(self.subject, self.unspaced, line, words)


def _named(spaced: frozenset[str], unspaced: tuple[str, ...], line: str, words: list[str]) -> bool:
    """Whether one of the words stands in a line; those of scripts without blanks anywhere in it."""
    if not spaced.isdisjoint(words):
        return True
    return not line.isascii() and bool(_first_letters().search(line)) and any(map(line.__contains__, unspaced))


@cache
def _first_letters() -> re.Pattern[str]:
    """How all words of scripts without blanks begin; a word of an alphabet among them as a whole."""
    starts = [word if word.isascii() else re.escape(word[0]) for word in _topics()[1]]
    return re.compile("|".join(sorted(set(starts))))


@cache
def _topics() -> tuple[frozenset[str], tuple[str, ...], tuple[_Words, ...]]:
    """The subjects of all topics, those of scripts without blanks, and the topics."""
    topics = []
    for topic in TOPICS:
        spaced, _, unspaced = topic.subject.partition("|")
        topics.append(_Words(topic, frozenset(spaced.split()), tuple(unspaced.split()), tuple(topic.said.split("|"))))
    every = frozenset[str]().union(*(words.subject for words in topics))
    return every, tuple(word for words in topics for word in words.unspaced), tuple(topics)


def topics(evidence: Evidence) -> None:
    """Rows outside the article, or beside the site's rows, that speak of what only a site speaks of."""
    if evidence.last < 0:
        return
    site = [row for row, score in evidence.scores.items() if score >= SUSPECT and row not in evidence.spared]
    told = _told(evidence, site) if site else {}
    met = {its.topic.name: its for its in told.values()}
    authors = {name for name, its in met.items() if _is_the_authors(evidence, its, told, site)}
    for row, its in sorted(told.items()):
        if its.topic.name in authors:
            continue
        clue, line = Clue(its.topic.category, its.topic.weight, f"topic.{its.topic.name}"), evidence.page.lines[row]
        if evidence.first <= row <= evidence.last and (start := _begins(line, its)):
            evidence.add_span(row, start, len(line), clue)
        else:
            evidence.add_clue(row, clue)


def _begins(line: str, its: _Words) -> int:
    """Where a paragraph begins to speak of a topic, or ask for it, after sentences that say nothing of it; else 0."""
    starts = [0, *sentence_starts(line)]
    for number, (start, end) in enumerate(pairwise([*starts, len(line)])):
        sentence = f" {line[start:end].lower()}"
        if its.names(sentence, _words_of(sentence)) or any(said in sentence for said in its.said):
            asked = number > _SENTENCES and line[:start].rstrip().endswith("?")
            return 0 if number < _SENTENCES else starts[number - 1] if asked else start
    return 0


def _told(evidence: Evidence, site: list[int]) -> dict[int, _Words]:
    """The rows outside the article, or beside these rows of the site's, that speak of a topic."""
    lines, seen = evidence.page.lines, {row for row in site if not evidence.is_only_looked_at(row)}
    told: dict[int, _Words] = {}
    waiting = _beside(evidence.page, site) - seen
    while waiting:
        row = waiting.pop()
        seen.add(row)
        its = _told_by(lines[row])
        if its is not None:
            told[row] = its
            waiting |= _beside(evidence.page, [row]) - seen
    for row in (*range(evidence.first), *range(evidence.last + 1, len(lines))):
        if row not in seen and (its := _told_by(lines[row])) is not None and its.topic.outside:
            told[row] = its
    return told


def _beside(page: Page, rows: list[int]) -> set[int]:
    """The rows that stand beside these, and they themselves."""
    near: set[int] = set()
    for step in range(-_BESIDE, _BESIDE + 1):
        near.update(map(step.__add__, rows))
    return near.difference(range(-_BESIDE, 0), range(len(page), len(page) + _BESIDE))


def _told_by(line: str) -> _Words | None:
    """The topic that a line speaks of."""
    return _looked_up(line) if _SHORTEST <= len(line) <= _LONGEST else None


@lru_cache(1024)
def _looked_up(line: str) -> _Words | None:
    """The same for a line of fitting length. A text's lines come again in each round: answers are kept a while."""
    size, line = len(line), f" {line.lower()}"
    every, unspaced, topics = _topics()
    words = _words_of(line)
    if not _named(every, unspaced, line, words):
        return None
    for its in topics:
        if size <= its.topic.longest and its.names(line, words) and any(said in line for said in its.said):
            return its
    return None


def _is_known(evidence: Evidence, its: _Words, site: list[int]) -> bool:
    """Whether phrases have told so many rows of the kind that the page, not the article, speaks of the subject."""
    category = its.topic.category
    rows = [row for row in site if any(c.category is category and "/" in c.rule for c in evidence.rows[row])]
    return category in _LISTED and len(rows) >= _KNOWN


def _is_the_authors(evidence: Evidence, its: _Words, told: dict[int, _Words], site: list[int]) -> bool:
    """Whether the article speaks of the subject elsewhere, or of hardly anything else."""
    page, (first, last) = evidence.page, (evidence.first, evidence.last)
    within = sum(page.sizes[row] for row, other in told.items() if other is its and first <= row <= last)
    prose = [
        row
        for row, kind in enumerate(page.kinds)
        if kind == PROSE and row not in told and evidence.score(row) < SUSPECT
    ]
    # A notice that is longer than the article is taken for it.
    article = [row for row in prose if first <= row <= last] or prose
    least = _LEAST_ARTICLE if _is_known(evidence, its, site) else max(within, _ARTICLE_SIZE)
    if least > sum(page.sizes[row] for row in article):
        return True
    lines = [page.lines[row].lower() for row in article]
    text = "\n".join(lines)  # most say nothing of it, which is quickly seen
    if not any(map(text.__contains__, its.subject)) and not any(map(text.__contains__, its.unspaced)):
        return False
    return any(its.names(line, _words_of(line)) for line in lines)


def _words_of(line: str) -> list[str]:
    """The words of a line, as they stand there and without a sign that follows them."""
    words = line.split()
    return words + [word[:-1] for word in words if word[-1] in _AFTER_WORDS]
