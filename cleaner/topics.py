"""What only a site speaks of: rows that hold two words of such a topic, outside the article or beside the site's.

A notice about cookies, an offer of a newsletter or a ban on reprints is worded in a thousand ways. Two words of it in
one row are enough where the row stands outside the article or next to what is the site's already.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.blocks import PROSE, found
from cleaner.evidence import SUSPECT, Evidence
from cleaner.page import Page
from cleaner.topic_words import TOPICS, Topic

#: A row this far from one of the site's stands beside it.
_BESIDE = 2
_NEAR = bytes([1]) * (2 * _BESIDE + 1)
#: Shorter rows are labels: phrases name these. Longer ones no topic looks at.
_SHORTEST, _LONGEST = 25, max(topic.longest for topic in TOPICS)
#: Below a shorter article anything may be the author's.
_ARTICLE_SIZE = 1000
#: What may follow a word without belonging to it.
_AFTER_WORDS = ("", ".", ",", ":", ";", ")", "!", "?", "”", "»")


class _Words(NamedTuple):
    """A topic laid out for looking up."""

    topic: Topic
    subject: frozenset[str]
    unspaced: tuple[str, ...]
    said: tuple[str, ...]

    def names(self, line: str, words: list[str]) -> bool:
        """Whether a line in lower case, of these words, names the subject."""
        return not self.subject.isdisjoint(words) or (
            not line.isascii() and any(word in line for word in self.unspaced)
        )


@cache
def _topics() -> tuple[frozenset[str], tuple[str, ...], tuple[_Words, ...]]:
    """The subjects of all topics, those of scripts without blanks, and the topics."""
    topics = []
    for topic in TOPICS:
        spaced, _, unspaced = topic.subject.partition("|")
        subject = frozenset(word + after for word in spaced.split() for after in _AFTER_WORDS)
        topics.append(_Words(topic, subject, tuple(unspaced.split()), tuple(topic.said.split("|"))))
    every = frozenset[str]().union(*(words.subject for words in topics))
    return every, tuple(word for words in topics for word in words.unspaced), tuple(topics)


def topics(evidence: Evidence) -> None:
    """Rows outside the article, or beside the site's rows, that speak of what only a site speaks of."""
    if evidence.last < 0:
        return
    site = [row for row, score in evidence.scores.items() if score >= SUSPECT and row not in evidence.spared]
    told = _told(evidence, site) if site else {}
    authors = {topic for topic in set(told.values()) if _is_the_authors(evidence, topic, told)}
    for row, topic in sorted(told.items()):
        if topic not in authors:
            evidence.add(row, topic.category, topic.weight, f"topic.{topic.name}")


def _told(evidence: Evidence, site: list[int]) -> dict[int, Topic]:
    """The rows outside the article, or beside these rows of the site's, that speak of a topic."""
    lines, seen = evidence.page.lines, set(site)
    told: dict[int, Topic] = {}
    waiting = _beside(evidence.page, site) - seen
    while waiting:
        row = waiting.pop()
        seen.add(row)
        topic = _topic(lines[row]) if _SHORTEST <= len(lines[row]) <= _LONGEST else None
        if topic is not None:
            told[row] = topic
            waiting |= _beside(evidence.page, [row]) - seen
    for row in (*range(evidence.first), *range(evidence.last + 1, len(lines))):
        if row not in seen and _SHORTEST <= len(lines[row]) <= _LONGEST:
            topic = _topic(lines[row])
            if topic is not None and topic.outside:
                told[row] = topic
    return told


def _beside(page: Page, rows: list[int]) -> set[int]:
    """The rows that stand beside these, and they themselves."""
    near = bytearray(len(page) + _BESIDE)
    for row in rows:
        near[max(0, row - _BESIDE) : row + _BESIDE + 1] = _NEAR[-(row + _BESIDE + 1) :]
    return set(found(near[: len(page)]))


@lru_cache(1024)
def _topic(line: str) -> Topic | None:
    """The topic that a line speaks of. The lines of a text come again in each round: their answers are kept a while."""
    line = f" {line.lower()}"
    every, unspaced, topics = _topics()
    words = line.split()
    if every.isdisjoint(words) and (line.isascii() or not any(word in line for word in unspaced)):
        return None
    for its in topics:
        if len(line) <= its.topic.longest and its.names(line, words) and any(said in line for said in its.said):
            return its.topic
    return None


def _is_the_authors(evidence: Evidence, topic: Topic, told: dict[int, Topic]) -> bool:
    """Whether the article speaks of the subject elsewhere, or of hardly anything else."""
    page, (first, last) = evidence.page, (evidence.first, evidence.last)
    within = sum(page.sizes[row] for row, its in told.items() if its is topic and first <= row <= last)
    article = [
        row
        for row in range(first, last + 1)
        if page.kinds[row] == PROSE and row not in told and evidence.score(row) < SUSPECT
    ]
    if max(within, _ARTICLE_SIZE) > sum(page.sizes[row] for row in article):
        return True
    words = next(its for its in _topics()[2] if its.topic is topic)
    return any(_names(words, page.lines[row].lower()) for row in article)


def _names(topic: _Words, line: str) -> bool:
    return topic.names(line, line.split())
