"""The data of the measurements, read from a folder that is named on the command line.

`texts-SET.jsonl.xz`  one JSON object a line: id, source (the extractor), type (of page), url, text, gold
`mission-*.json`      hand-labelled documents: doc, url, lines, a label for each line, spans within lines

Nothing of the data is copied into the project: only its digest and the figures taken on it.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit
from zlib import crc32

Row = TypeVar("Row")

#: Sources that give all text of a page; the others are extractors, which look for the article.
PAGE_SOURCES = frozenset({"naive_blocks", "resiliparse_all"})

#: Where the data comes from and under which licence: named in every model that was trained on it.
ATTRIBUTION = {
    "wcxb-dev": "WCXB, M. Foley, CC BY 4.0",
    "fundus-dev": "test pages of flairNLP/fundus, MIT",
    "magic-article-dev": "benchmark of opendatalab/magic-html, Apache-2.0",
    "traf-dev": "corpus of adbar/trafilatura, Apache-2.0",
}

#: Pages whose gold text has holes (code blocks, tables, lists, live entries that are the author's and are not in it):
#: their lines would teach the model that such things are the site's.
_HOLES = {
    "wcxb-dev": """
        0041 0067 0118 0212 0278 0322 0380 0390 0426 0463 0468 2218 2235 2498 3036 4058 4124 4241 4367 4414 4578 4688
        4694 4912
    """,
    "fundus-dev": """
        SRF_2024_04_15 SeznamZpravy_2025_11_06 Focus_2023_04_28 Gamestar_2024_04_28 Hessenschau_2024_04_27
        JungeWelt_2024_04_26 WDR_2024_04_22 WinFuture_2024_04_29 ZDF_2024_04_22 ZDF_2025_11_07 LaVanguardia_2026_07_11
        Nikkei_2025_01_27 Dagbladet_2026_01_06 Metro_2024_07_17 Ilanga_2025_12_03 TheMirror_2024_08_05 TaipeiTimes
        Wired_2024_04_28 Tagesspiegel_2024_04_29 RollingStone_2024_08_27
    """,
}
HOLES = {name: frozenset(ids.split()) for name, ids in _HOLES.items()}


class Text(NamedTuple):
    """What one extractor made of one page, and the page's gold text."""

    set: str
    id: str
    source: str
    type: str
    url: str
    text: str
    gold: str

    @property
    def site(self) -> str:
        """The page's site: pages of one site are never on both sides of a split."""
        return site(self.url, self.id)

    @property
    def kind(self) -> str:
        """`page text` or `extractor output`."""
        return "page text" if self.source in PAGE_SOURCES else "extractor output"

    @property
    def has_holes(self) -> bool:
        """Whether the gold is known to lack text of the author's."""
        if self.set == "fundus-dev":
            return any(hole in self.id for hole in HOLES[self.set])
        return self.id in HOLES.get(self.set, ())


class Span(NamedTuple):
    """A foreign part of a hand-labelled line."""

    line: int
    text: str
    label: str


class Document(NamedTuple):
    """A hand-labelled document: a label for each line, and spans of another label within lines."""

    id: str
    url: str
    lines: list[str]
    labels: list[str]
    spans: list[Span]

    @property
    def site(self) -> str:
        """The site it was taken from."""
        return site(self.url, self.id)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def site(url: str, otherwise: str) -> str:
    """The host of an address without `www.`; `otherwise` where there is none.

    >>> site("https://www.example.org/a?b", "x"), site("", "x")
    ('example.org', 'x')
    """
    return (urlsplit(url or "").hostname or otherwise).removeprefix("www.")


def fold(name: str, folds: int) -> int:
    """Which of so many folds a site belongs to: the same in every run."""
    return crc32(name.encode()) % folds


def text_sets(folder: Path) -> dict[str, Path]:
    """The files of texts in a folder, by the name of the set; FileNotFoundError where there is none."""
    found = {
        path.name.removeprefix("texts-").removesuffix(".jsonl.xz"): path for path in folder.glob("texts-*.jsonl.xz")
    }
    if not found:
        raise FileNotFoundError(f"{folder}: no texts-*.jsonl.xz in it")
    return dict(sorted(found.items()))


def texts(folder: Path, limit: int | None = None) -> Iterator[Text]:
    """The texts of all sets; with a limit, at most so many of each set, picked evenly and always the same."""
    for name, path in text_sets(folder).items():
        with lzma.open(path, "rt", encoding="utf-8") as file:
            rows: Iterable[str] = picked(file.readlines(), limit) if limit is not None else file
            for row in rows:
                yield _text(name, json.loads(row))


def picked(rows: Sequence[Row], limit: int | None) -> list[Row]:
    """At most so many of the rows, in their order, picked evenly: always the same ones."""
    order = sorted(range(len(rows)), key=lambda number: crc32(str(number).encode()))
    return [rows[number] for number in sorted(order[:limit])]


def _text(name: str, row: dict[str, str | None]) -> Text:
    return Text(
        name,
        row["id"] or "",
        row["source"] or "",
        row.get("type") or "article",
        row.get("url") or "",
        row["text"] or "",
        row["gold"] or "",
    )


def documents(folder: Path, limit: int | None = None) -> list[Document]:
    """The hand-labelled documents of a folder, in the order of files."""
    found = []
    for path in sorted(folder.glob("mission-*.json")):
        for row in json.loads(path.read_text("utf-8")):
            spans = [Span(span["line"], span["text"], span["label"]) for span in row.get("spans", [])]
            found.append(Document(row["doc"], row.get("url") or "", row["lines"], row["labels"], spans))
    return found[:limit]


def digest(folder: Path) -> str:
    """The sha256 of the data: names and bytes of the files that are read from the folder."""
    total = hashlib.sha256()
    for path in sorted([*folder.glob("texts-*.jsonl.xz"), *folder.glob("mission-*.json")]):
        total.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()
