"""Pages with gold text, read from folders in three formats; a folder's format is known by what lies in it.

`ground-truth/ID.json`, `html/ID.html.gz`     one file a page, as WCXB (M. Foley) has them
`ground-truth.json`, `html/ID.html.gz`        {ID: {"articleBody", "url"}}, as the article-extraction benchmark has them
`pages-SET.jsonl.xz`                          one JSON object a line: id, url, type, html, gold, with, without

Golds and addresses that are missing where the format may lack them are empty; a missing page, or a missing field that
the format needs, is an error that names the file and the record.
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.data import picked, site
from cleaner.markup.encoding import decoded


class DataError(Exception):
    """Data that is not in its format; the message names file and record."""


class HtmlPage(NamedTuple):
    """One page: its HTML, its gold text (None: it has none), and segments that belong in the text or do not."""

    set: str
    id: str
    url: str
    type: str
    html: str
    gold: str | None
    wanted: list[str]
    unwanted: list[str]

    @property
    def site(self) -> str:
        """The page's site: pages of one site are drawn together, or not at all."""
        return site(self.url, self.id)


#: Where WCXB's records have what, the first that is there: paths of keys.
_GOLD = (("ground_truth", "main_content"), ("main_content",), ("ground_truth", "articleBody"), ("articleBody",))
_TYPE = (("_internal", "page_type", "primary"), ("page_type", "primary"), ("page_type",), ("type",))
_WITH = (("ground_truth", "with"), ("with",), ("with_snippets",))
_WITHOUT = (("ground_truth", "without"), ("without",), ("without_snippets",))


def html_pages(folder: Path, limit: int | None = None) -> Iterator[HtmlPage]:
    """The pages of a folder, one at a time; with a limit at most so many of each set, always the same ones.

    Raises DataError where the folder is in none of the formats, or a record not in the folder's.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder")
    for there, reader in _FORMATS.items():
        if any(folder.glob(there)):
            yield from reader(folder, limit)
            return
    raise DataError(f"{folder}: none of {', '.join(_FORMATS)} in it")


def _of_wcxb(folder: Path, limit: int | None) -> Iterator[HtmlPage]:
    for path in picked(sorted((folder / "ground-truth").glob("*.json")), limit):
        record = _json(path.read_bytes(), str(path))
        gold = _at(record, _GOLD)
        if not isinstance(gold, str):
            names = " or ".join(".".join(keys) for keys in _GOLD)
            raise DataError(f"{path}: record {path.stem!r} has no text in {names}")
        found = _at(record, _TYPE)
        yield HtmlPage(
            folder.name,
            path.stem,
            record.get("url") or "",
            found if isinstance(found, str) else "article",
            _packed_html(folder, path.stem, str(path)),
            gold,
            list(_at(record, _WITH) or []),
            list(_at(record, _WITHOUT) or []),
        )


def _of_articles(folder: Path, limit: int | None) -> Iterator[HtmlPage]:
    path = folder / "ground-truth.json"
    records = _json(path.read_bytes(), str(path))
    for name in picked(sorted(records), limit):
        record = records[name]
        gold = record.get("articleBody") if isinstance(record, dict) else None
        if not isinstance(gold, str):
            raise DataError(f"{path}: record {name!r} has no text in articleBody")
        html = _packed_html(folder, name, str(path))
        yield HtmlPage(folder.name, name, record.get("url") or "", "article", html, gold, [], [])


def _of_lines(folder: Path, limit: int | None) -> Iterator[HtmlPage]:
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        name = path.name.removeprefix("pages-").removesuffix(".jsonl.xz")
        chosen = set(picked(range(_count(path)), limit)) if limit is not None else None
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for number, row in enumerate(file):
                if chosen is None or number in chosen:
                    yield _of_line(name, f"{path}: line {number + 1}", row)


def _count(path: Path) -> int:
    """How many lines a packed file has: it is read twice, so that no more than a page is ever held."""
    with lzma.open(path, "rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))


def _of_line(name: str, where: str, row: str) -> HtmlPage:
    record = _json(row.encode(), where)
    for field in ("id", "html"):
        if not isinstance(record.get(field), str):
            raise DataError(f"{where}: the record has no {field}")
    return HtmlPage(
        name,
        record["id"],
        record.get("url") or "",
        record.get("type") or "article",
        record["html"],
        record.get("gold"),
        record.get("with") or [],
        record.get("without") or [],
    )


_FORMATS = {
    "ground-truth/*.json": _of_wcxb,
    "ground-truth.json": _of_articles,
    "pages-*.jsonl.xz": _of_lines,
}


def _json(data: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(data)
    except ValueError as error:
        raise DataError(f"{where}: not JSON: {error}") from error
    if not isinstance(record, dict):
        raise DataError(f"{where}: not a JSON object")
    return record


def _at(record: Any, paths: tuple[tuple[str, ...], ...]) -> Any:
    """The value at the first of the paths that leads somewhere."""
    for keys in paths:
        value = record
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            return value
    return None


def _packed_html(folder: Path, name: str, where: str) -> str:
    path = folder / "html" / f"{name}.html.gz"
    try:
        return decoded(gzip.decompress(path.read_bytes()))
    except FileNotFoundError as error:
        raise DataError(f"{path}: missing, though {where} has a record {name!r}") from error
    except (OSError, EOFError) as error:
        raise DataError(f"{path}: not a whole gzip file: {error}") from error
