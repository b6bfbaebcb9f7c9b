"""Rows to learn from: the columns of each, and how much of it the gold text has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks import training_view as view
from benchmarks.data import Document, Text, fold
from benchmarks.language import language
from benchmarks.metrics import line_shares, words
from benchmarks.training_view import Look
from benchmarks.transfer import NOBODYS, Said, page_of
from benchmarks.transfer import shares as carried
from cleaner.page import Page

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]

#: A row is the site's below the first share of gold words and the author's from the second on; between them it is
#: not learned from.
SITES, AUTHORS = 0.3, 0.5
#: A short row that the gold has, among rows that it does not have, is there by chance.
_SHORT_WORDS, _AROUND, _COMPANY = 12, 4, 1
_LEAST_ROWS = 4
#: What a row weighs: its words, tamed; the author's rows more, for a paragraph lost is worse than a menu left; sets
#: that are small or in other languages than English more, pages that are no articles less.
_MOST_WORDS, _TAMED, _AUTHORS_WEIGHT, _OTHER_SETS, _OTHER_TYPES = 60.0, 0.7, 3.0, 4.0, 0.5
_LARGE_SET = "wcxb-dev"
#: In a text with so many of the author's words a row of theirs counts once; the least and most that it may count.
_USUAL_WORDS, _WORTHS = 600, (0.5, 4.0)


class Labelled(NamedTuple):
    """A text that can be learned from: its page, and for each row how much of it the gold has and its words."""

    set: str
    source: str
    kind: str
    type: str
    site: str
    language: str
    fold: int
    page: Page
    shares: dict[int, float]
    sizes: dict[int, int]


@dataclass
class Rows:
    """The rows of many pages as arrays of equal length; `page` is an index into `pages`.

    columns  bins, one column each
    share    how much of the row the gold has
    words    how many words it has
    learn    whether it is sure enough to learn from
    weight   how much it weighs in training
    """

    pages: list[Labelled]
    page: Ints
    columns: Ints
    share: Floats
    words: Floats
    runs: Ints
    kinds: Ints
    open: Bools
    ruled: Bools
    learn: Bools
    weight: Floats

    @property
    def noise(self) -> Bools:
        """Whether each row is the site's."""
        return self.share < SITES

    @property
    def folds(self) -> Ints:
        """Which fold each row's site belongs to."""
        return np.array([page.fold for page in self.pages], dtype=np.int64)[self.page]

    @property
    def worth(self) -> Floats:
        """What each row counts for: the author's are more of a short text than of a long one."""
        author = np.bincount(self.page, self.words * self.share * ~self.noise, len(self.pages))
        found: Floats = np.clip(_USUAL_WORDS / np.maximum(author, 1.0), *_WORTHS)[self.page]
        return np.where(self.noise, 1.0, found)

    def of_pages(self, choose: Callable[[Labelled], bool]) -> Bools:
        """Which rows are of pages that a condition holds for."""
        return np.array([choose(page) for page in self.pages], dtype=np.bool_)[self.page]


def labelled(texts: Iterable[Text], folds: int, said: Said | None = None) -> list[Labelled]:
    """The texts that can be learned from, each with its rows compared with the gold, or with what people said."""
    found = []
    for text in texts:
        page, known = view.read(text.text), (said or {}).get(page_of(text), {})
        if (text.has_holes and not known) or len(page) < _LEAST_ROWS:
            continue
        shares = dict(zip(page.number, carried(page.lines, line_shares(page.lines, text.gold), known), strict=True))
        sizes = {number: len(words(line)) for number, line in zip(page.number, page.lines, strict=True)}
        where = (text.set, text.source, text.kind, text.type, text.site)
        found.append(Labelled(*where, language(text.gold), fold(text.site, folds), page, shares, sizes))
    return found


def by_people(documents: Iterable[Document], sets: Collection[str], folds: int, told: Said) -> list[Labelled]:
    """Hand-labelled documents of other sets than these, as texts that can be learned from; `told` has their pages."""
    found = []
    for document in documents:
        name, source = document.id.split("|")[0].removesuffix("-dev"), document.id.rpartition("|")[2]
        text = Text(f"{name}-dev", document.id, source, "article", document.url, document.text, "")
        page = view.read(text.text)
        if text.set not in sets and len(page) >= _LEAST_ROWS:
            known = told[document.id.rpartition("|")[0]]
            shares = dict(zip(page.number, carried(page.lines, [NOBODYS] * len(page), known), strict=True))
            sizes = {number: len(words(line)) for number, line in zip(page.number, page.lines, strict=True)}
            where = (text.set, text.source, text.kind, text.type, document.site)
            found.append(Labelled(*where, language(text.text), fold(document.site, folds), page, shares, sizes))
    return found


def rows_of(pages: Iterable[Labelled], look: Callable[[Labelled], Look | None]) -> Rows:
    """What a look at each page sees, as arrays."""
    seen = [(page, found) for page in pages if (found := look(page)) is not None]
    looks = [found for _, found in seen]
    share = _flat([page.shares[n] for n in found.numbers] for page, found in seen)
    sizes = _flat([page.sizes[n] for n in found.numbers] for page, found in seen)
    index = np.repeat(np.arange(len(seen)), [len(found.numbers) for found in looks])
    rows = Rows(
        pages=[page for page, _ in seen],
        page=index,
        columns=np.concatenate([np.array(found.columns, dtype=np.int64) for found in looks]),
        share=share,
        words=sizes,
        runs=_flat(found.runs for found in looks).astype(np.int64),
        kinds=_flat(found.kinds for found in looks).astype(np.int64),
        open=_flat(found.open for found in looks).astype(np.bool_),
        ruled=_flat(found.ruled for found in looks).astype(np.bool_),
        learn=((share < SITES) | (share >= AUTHORS)) & (sizes > 0) & ~_lonely(share, sizes, index),
        weight=np.zeros(len(share)),
    )
    rows.weight = _weights(rows)
    return rows


def _flat(lists: Iterable[Iterable[float]]) -> Floats:
    return np.fromiter(chain.from_iterable(lists), dtype=np.float64)


def _lonely(share: Floats, sizes: Floats, page: Ints) -> Bools:
    """Short rows of the author's without others of the author's around them on the same page."""
    author = share >= AUTHORS
    company = np.zeros(len(share), dtype=np.int64)
    for away in range(1, _AROUND + 1):
        same = page[away:] == page[:-away]
        company[away:] += author[:-away] & same
        company[:-away] += author[away:] & same
    lonely: Bools = author & (sizes < _SHORT_WORDS) & (company <= _COMPANY)
    return lonely


def _weights(rows: Rows) -> Floats:
    weight: Floats = np.minimum(rows.words, _MOST_WORDS) ** _TAMED
    weight[~rows.noise] *= _AUTHORS_WEIGHT
    weight[rows.of_pages(lambda page: page.set != _LARGE_SET)] *= _OTHER_SETS
    weight[rows.of_pages(lambda page: page.type != "article")] *= _OTHER_TYPES
    return weight
