"""The measures: words against a gold text, lines against a gold text, and cuts against hand labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.data import Document

#: Kana, ideographs, Hangul, Thai: scripts without spaces, where a character counts as a word.
_DENSE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
_WORD = re.compile(rf"(?=\w)[{_DENSE}]|[^\W{_DENSE}]+")

Bag = Counter[str]


def words(text: str) -> list[str]:
    """The words of a text in lower case.

    >>> words("The 2nd bridge, 橋です")
    ['the', '2nd', 'bridge', '橋', 'で', 'す']
    """
    return _WORD.findall(text.lower())


def bag(text: str) -> Bag:
    """How often each word occurs."""
    return Counter(words(text))


def f1(found: Bag, gold: Bag) -> float:
    """The harmonic mean of precision and recall over bags of words.

    >>> round(f1(bag("a b c d"), bag("a b")), 3)
    0.667
    """
    if not gold or not found:
        return float(not gold and not found)
    return 2 * (found & gold).total() / (found.total() + gold.total())


def word_f1(text: str, gold: str) -> float:
    """The same for texts."""
    return f1(bag(text), bag(gold))


@dataclass
class Tally:
    """What cleaning did to texts, in words: the noise that went, and the gold text that went with it."""

    texts: int = 0
    noise: int = 0
    noise_cut: int = 0
    content: int = 0
    content_lost: int = 0
    f1_before: float = 0.0
    f1_after: float = 0.0
    f1_best: float = 0.0

    def add(self, before: str, after: str, gold: str, best: str | None = None) -> None:
        """One more text; `best` is what the best filter of whole lines would leave."""
        was, now, wanted = bag(before), bag(after), bag(gold)
        noise, content = was - wanted, was & wanted
        self.texts += 1
        self.noise += noise.total()
        self.noise_cut += noise.total() - (noise & (now - wanted)).total()
        self.content += content.total()
        self.content_lost += content.total() - (content & now).total()
        self.f1_before += f1(was, wanted)
        self.f1_after += f1(now, wanted)
        self.f1_best += f1(bag(best), wanted) if best is not None else 0.0

    @property
    def cut_share(self) -> float:
        """The share of noise words that were cut."""
        return self.noise_cut / max(1, self.noise)

    @property
    def lost_share(self) -> float:
        """The share of gold words that were cut."""
        return self.content_lost / max(1, self.content)

    def means(self) -> tuple[float, float, float]:
        """Mean F1 as scraped, cleaned, and at best."""
        count = max(1, self.texts)
        return self.f1_before / count, self.f1_after / count, self.f1_best / count


#: Lines are compared with the gold by runs of this many words; a line shorter than two more must be in it as a whole.
_RUN = 4
_SHORT = _RUN + 2


class Gold:
    """A gold text, laid out for looking up runs of words and whole short lines."""

    def __init__(self, text: str) -> None:
        """Index the text."""
        self.words = words(text)
        self.flat = f" {' '.join(self.words)} "
        self.runs: dict[tuple[str, ...], list[int]] = {}
        for start in range(len(self.words) - _RUN + 1):
            self.runs.setdefault(tuple(self.words[start : start + _RUN]), []).append(start)
        self._offsets: list[int] = []

    def offset(self, word: int) -> int:
        """Where a word stands in `flat`."""
        if not self._offsets:
            at = 1
            for each in self.words:
                self._offsets.append(at)
                at += len(each) + 1
        return self._offsets[word]

    def long_line(self, line: Sequence[str]) -> tuple[float, list[int]]:
        """The share of a line's words that lie in runs of the gold, and where its rare runs start in `flat`."""
        hit = bytearray(len(line))
        places = []
        for start in range(len(line) - _RUN + 1):
            found = self.runs.get(tuple(line[start : start + _RUN]))
            if found is not None:
                hit[start : start + _RUN] = b"\1" * _RUN
                if len(found) <= _RARE:
                    places.append(self.offset(found[0]))
        return sum(hit) / len(line), places


#: A run that occurs no more often tells where in the gold a line stands.
_RARE = 2
#: How far from its neighbours in the gold a short line may stand, in characters; how many rows off a neighbour may be.
_REACH, _NEAR_ROWS = 260, 12
_SLACK_BEFORE, _SLACK_AFTER = 40, 80


class _Anchors(NamedTuple):
    """Long lines that the gold has: their rows, and where each starts and ends in the gold."""

    rows: list[int]
    starts: list[int]
    ends: list[int]

    def window(self, row: int, size: int) -> tuple[int, int] | None:
        """Where in the gold a short line of this row may stand; None where no anchor is near."""
        after = bisect_right(self.rows, row)
        before = after - 1
        has_before, has_after = before >= 0, after < len(self.rows)
        near_before = has_before and row - self.rows[before] <= _NEAR_ROWS
        near_after = has_after and self.rows[after] - row <= _NEAR_ROWS
        if not near_before and not near_after:  # in the midst of a long list: the author's if the gold has it here
            in_order = has_before and has_after and self.ends[before] <= self.starts[after]
            return (self.ends[before], self.starts[after]) if in_order else None
        high = self.starts[after] if has_after else self.ends[before] + _REACH + size
        low = self.ends[before] if near_before else high - _REACH
        if has_before and not near_before:
            low = max(low, self.ends[before])
        return (low, high) if low <= high else (high - _SLACK_BEFORE, low + _SLACK_BEFORE)


def line_shares(lines: Iterable[str], gold: str, in_place: bool = True) -> list[float]:
    """How much of each line the gold has, from 0 to 1.

    A short line ("Share", "Sport", a name) may be in the gold by chance. With `in_place` it counts only where the gold
    has it between (or close by) the long lines around it.
    """
    index = Gold(gold)
    bags = [words(line) for line in lines]
    shares = [0.0] * len(bags)
    anchors = _Anchors([], [], [])
    for row, line in enumerate(bags):
        if len(line) >= _SHORT:
            shares[row], places = index.long_line(line)
            if shares[row] >= 0.5 and places:
                anchors.rows.append(row)
                anchors.starts.append(min(places))
                anchors.ends.append(max(places))
    for row, line in enumerate(bags):
        if 0 < len(line) < _SHORT:
            shares[row] = float(_has_short(index, anchors if in_place else None, row, f" {' '.join(line)} "))
    return shares


def _has_short(gold: Gold, anchors: _Anchors | None, row: int, line: str) -> bool:
    if line not in gold.flat:
        return False
    if anchors is None or not anchors.rows:
        return True
    window = anchors.window(row, len(line))
    if window is None:
        return False
    low, high = window
    return gold.flat.find(line, max(0, low - _SLACK_BEFORE), max(0, high + _SLACK_AFTER)) >= 0


def best_lines(text: str, gold: str) -> str:
    """The best that a filter of whole lines can do: the lines that the gold has."""
    lines = text.split("\n")
    shares = line_shares(lines, gold, in_place=False)
    return "\n".join([line for line, share in zip(lines, shares, strict=True) if share >= 0.5])


#: Labels that people disagree about: such lines are not scored.
NEUTRAL = frozenset(
    {"title", "kicker", "byline", "timestamp", "author_bio", "source_note", "editorial_note", "affiliate", "unsure"}
)
#: A document is damaged where more than this share of the author's words is cut.
DAMAGE = 0.02


@dataclass
class HandTally:
    """What cleaning did to hand-labelled documents, in words."""

    documents: int = 0
    content: int = 0
    lost: int = 0
    noise: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)
    damaged: list[tuple[float, str]] = field(default_factory=list)

    def add(self, document: Document, kept: Sequence[tuple[int, int]]) -> None:
        """One more document; `kept` are the spans of its text that were kept."""
        content = lost = 0
        for row, (line, label, left) in enumerate(
            zip(document.lines, document.labels, _kept_parts(document, kept), strict=True)
        ):
            if label in NEUTRAL:
                continue
            full, rest = bag(line), bag(left)
            if label != "keep":
                self.noise[label] += full.total()
                self.cut[label] += full.total() - (full & rest).total()
                continue
            foreign: Bag = Counter()
            for span in document.spans:
                if span.line == row:
                    part = bag(span.text)
                    foreign += part
                    self.noise["within a line"] += part.total()
                    self.cut["within a line"] += part.total() - (part & (rest - (full - part))).total()
            own = full - foreign
            content += own.total()
            lost += (own - rest).total()
        self.documents += 1
        self.content += content
        self.lost += lost
        if content and lost / content > DAMAGE:
            self.damaged.append((lost / content, document.id))

    @property
    def cut_share(self) -> float:
        """The share of the site's words that were cut."""
        return self.cut.total() / max(1, self.noise.total())

    @property
    def kept_share(self) -> float:
        """The share of the author's words that stayed."""
        return 1 - self.lost / max(1, self.content)


def _kept_parts(document: Document, kept: Sequence[tuple[int, int]]) -> list[str]:
    """What is left of each line."""
    text = document.text
    parts = []
    start = at = 0
    for line in document.lines:
        end = start + len(line)
        pieces = []
        while at < len(kept) and kept[at][1] <= start:
            at += 1
        for low, high in kept[at:]:
            if low >= end:
                break
            pieces.append(text[max(low, start) : min(high, end)])
        parts.append("".join(pieces))
        start = end + 1
    return parts
