"""The pages of the HTML trainer: read, labelled by their gold text, laid out as columns.

`pages-SET.jsonl.xz` holds one JSON object a line: id, url, type (of page), html, and gold (the page's own text) or
`with` and `without` (segments that are and are not the page's own).
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import HOLES, site
from benchmarks.metrics import line_shares, words
from cleaner.markup.features import columns
from cleaner.markup.kinds import said
from cleaner.markup.looks import Looks
from cleaner.markup.shape import shape
from cleaner.markup.source import Source
from cleaner.markup.tokens import NEAR, tokens
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html

#: Sets by how much one of their pages counts: news in many languages is rare among the others.
SETS = {"wcxb-dev": 1.0, "fundus-dev": 3.0, "magic-article-dev": 2.0, "traf-dev": 0.3}
#: The same for the tables of each group of kinds. Articles are weighed as readers of news and of Chinese pages want
#: them, the others as WCXB wants them, its pages of other kinds (the last number) above its articles.
WEIGHTS = {
    "article": (SETS | {"fundus-dev": 12.0, "magic-article-dev": 10.0, "traf-dev": 1.0}, 1.0),
    "other": (SETS, 2.0),
}


class Vocabulary:
    """Tokens by number, and the sites that each was seen on."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.sites: list[set[str]] = []

    def add(self, names: Sequence[str], host: str) -> list[int]:
        """The numbers of these tokens, seen on this site."""
        found = []
        for name in names:
            number = self.numbers.setdefault(name, len(self.numbers))
            if number == len(self.sites):
                self.sites.append(set())
            self.sites[number].add(host)
            found.append(number)
        return found


@dataclass
class Example:
    """A page, ready for training; arrays have an entry a line.

    shares  how much of each line is the page's own; below 0 where nobody knows
    groups  which of `bags` each line's tokens are: lines in elements of the same names share one
    bags    for each group, how often each token stands on the path, and how often near the line
    kind    the tokens that tell what kind of page it is
    said    the kind that the page leaves no doubt about
    """

    set: str
    id: str
    host: str
    type: str | None
    gold: str | None
    segments: tuple[list[str], list[str]]
    source: Source
    shares: np.ndarray[Any, Any]
    sizes: np.ndarray[Any, Any]
    prose: list[int]
    columns: np.ndarray[Any, Any]
    groups: list[int]
    bags: list[tuple[Counter[int], Counter[int]]]
    kind: list[int]
    said: str | None


def rows(folder: Path, name: str, limit: int | None) -> Iterator[dict[str, Any]]:
    """The rows of a set, or every so many-th of them."""
    with lzma.open(folder / f"pages-{name}.jsonl.xz", "rt", encoding="utf-8") as file:
        every = file.readlines()
    step = max(1, len(every) // limit) if limit else 1
    for row in every[::step]:
        yield json.loads(row)


def example(name: str, row: dict[str, Any], names: Vocabulary, kinds: Vocabulary) -> Example:
    """One page, read and labelled."""
    source = read_html(row["html"])
    host = site(row["url"], row["id"])
    segments = (row.get("with") or [], row.get("without") or [])
    shares = _segments(source.lines, *segments) if row["gold"] is None else line_shares(source.lines, row["gold"])
    page = page_of_source(source)
    view = View(source, page)
    looks = Looks(view)
    found = columns(looks) if source.lines else {}
    groups, bags = _bags(source, names, host)
    return Example(
        name,
        row["id"],
        host,
        row["type"],
        row["gold"],
        segments,
        source,
        np.array(shares),
        np.array(page.sizes, float),
        view.prose,
        np.array(list(found.values()), np.int16).T,
        groups,
        bags,
        kinds.add(view.about.tokens() + shape(looks), host),
        said(view.about.types),
    )


def has_holes(name: str, identity: str) -> bool:
    """Whether a page's gold is known to lack text of the author's."""
    holes = HOLES.get(name, frozenset())
    return any(hole in identity for hole in holes) if name == "fundus-dev" else identity in holes


def _segments(lines: list[str], wanted: list[str], unwanted: list[str]) -> list[float]:
    flat = [" ".join(line.split()) for line in lines]
    own, foreign = ([" ".join(part.split()) for part in parts] for parts in (wanted, unwanted))
    return [
        1.0 if any(part in line for part in own) else 0.0 if any(part in line for part in foreign) else -1.0
        for line in flat
    ]


def _bags(source: Source, names: Vocabulary, host: str) -> tuple[list[int], list[tuple[Counter[int], Counter[int]]]]:
    """For each line the number of its bag of tokens, and the bags."""
    own: dict[int, list[int]] = {}
    numbers: dict[tuple[tuple[int, ...], ...], int] = {}
    groups: list[int] = []
    bags: list[tuple[Counter[int], Counter[int]]] = []
    for leaf in source.leaves:
        path, element = [], leaf
        while element >= 0:
            if element not in own:
                own[element] = names.add(tokens(source.tags[element], source.attrs[element]), host)
            path.append(tuple(own[element]))
            element = source.parents[element]
        key = tuple(path)
        if key not in numbers:
            numbers[key] = len(bags)
            bags.append((Counter(t for part in path for t in part), Counter(t for part in path[:NEAR] for t in part)))
        groups.append(numbers[key])
    return groups, bags


def word_counts(lines: Sequence[str]) -> list[int]:
    """How many words each line has."""
    return [len(words(line)) for line in lines]


def digest(folder: Path) -> str:
    """The sha256 of the pages: names and bytes of the files that are read from the folder."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        total.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()
