"""Phrases: loads the tables, refuses bad rows, and builds the look-ups the rules use.

The source of the tables is `phrases/*.toml`, one file a language; `phrases/compiled.json` holds the same rows in
a form that loads in a few milliseconds (`python -m cleaner.tables` writes it, a test compares the two).
"""

from __future__ import annotations

import json
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.options import Category

FOLDER = Path(__file__).parent / "phrases"
COMPILED = FOLDER / "compiled.json"

#: Where in a line a phrase must stand. What each means is told in `fixtures/README.md`.
ANCHORS = ("heading", "whole", "start", "sentence", "end", "maybe")

#: Marks that lists, links and scrapers put around a line's words; phrases are compared without them.
DECORATION = " \t\r\xa0\u200b\u200e\u200f\ufeff*_#|•·∙●○■□▪◦‣–—―-+=~<>«»‹›►▶▸▷◀→↓↗⇒➜➡➔⟶\ufe0f:：;…．.[](){}【】〔〕（）《》〈〉👉👇🔴🔥📢📰📌✅☞"

#: Words and letters in scripts that put no space between words need no word border after a phrase.
_UNSPACED = ("\u0e00", "\u0fff", "\u1000", "\u109f", "\u2e80", "\u9fff", "\uac00", "\ud7af", "\uf900", "\ufaff", "\uff00", "\uffef")


class Row(NamedTuple):
    """One row of a table: its language, category, anchor and folded phrase."""

    language: str
    category: Category
    anchor: str
    phrase: str

    @property
    def rule(self) -> str:
        """The row's path, which is its rule id: `en/read_more/start/also read`."""
        return f"{self.language}/{self.category}/{self.anchor}/{self.phrase}"


class Bucket(NamedTuple):
    """The rows whose phrase begins (or ends) with the same three characters."""

    whole: dict[str, tuple[Row, ...]]
    starts: tuple[str, ...]
    rows: tuple[Row, ...]


class Tables(NamedTuple):
    """Look-ups from three characters to rows: by the first three of a line, and by the last three."""

    first: dict[str, Bucket]
    last: dict[str, Bucket]
    rows: tuple[Row, ...]


def unspaced(char: str) -> bool:
    """Whether a character belongs to a script written without spaces between words."""
    return any(low <= char <= high for low, high in zip(_UNSPACED[::2], _UNSPACED[1::2], strict=True))


def fold(phrase: str) -> str:
    """A phrase as it is compared: lower case, one space between words, no decoration at the front.

    >>> fold("  Also  READ: ")
    'also read:'
    """
    return " ".join(phrase.lower().split()).lstrip(DECORATION)


def read_toml(path: Path) -> list[Row]:
    """The rows of one language file; ValueError names the file and the entry that is wrong."""
    import tomllib

    try:
        data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: not valid TOML: {error}") from error
    rows = []
    for category, anchors in data.items():
        if category not in set(Category) or not isinstance(anchors, dict):
            raise ValueError(f"{path}: [{category}] is not a category; allowed are {', '.join(Category)}")
        for anchor, phrases in anchors.items():
            if anchor not in ANCHORS or not isinstance(phrases, list):
                raise ValueError(f"{path}: [{category}] {anchor}: an anchor is a list under one of {', '.join(ANCHORS)}")
            rows += [_row(path, Category(category), anchor, phrase) for phrase in phrases]
    twice = {r for r in rows if rows.count(r) > 1} if len(set(rows)) < len(rows) else set()
    if twice:
        raise ValueError(f"{path}: written twice: {', '.join(sorted(r.rule for r in twice))}")
    return rows


def _row(path: Path, category: Category, anchor: str, phrase: object) -> Row:
    where = f"{path}: [{category}] {anchor}"
    if not isinstance(phrase, str):
        raise ValueError(f"{where}: {phrase!r} is not a string")
    folded = fold(phrase)
    if anchor in ("heading", "whole", "maybe"):
        folded = folded.strip(DECORATION)
    least = 1 if anchor == "maybe" else 2 if folded and unspaced(folded[0]) else 3
    if len(folded) < least:
        raise ValueError(f"{where}: {phrase!r} is shorter than {least} characters")
    return Row(path.stem, category, anchor, folded)


def source_rows() -> list[Row]:
    """All rows of `phrases/*.toml`, in the order of file names."""
    return [row for path in sorted(FOLDER.glob("*.toml")) for row in read_toml(path)]


def compile_rows(rows: list[Row]) -> str:
    """The rows as the compact JSON that `load` reads: language -> category -> anchor -> phrases."""
    nested: dict[str, dict[str, dict[str, list[str]]]] = {}
    for row in rows:
        nested.setdefault(row.language, {}).setdefault(row.category, {}).setdefault(row.anchor, []).append(row.phrase)
    return json.dumps(nested, ensure_ascii=False, indent=0) + "\n"


def compiled_rows() -> list[Row]:
    """The rows of `phrases/compiled.json`."""
    nested = json.loads(COMPILED.read_text("utf-8"))
    return [
        Row(language, Category(category), anchor, phrase)
        for language, categories in nested.items()
        for category, anchors in categories.items()
        for anchor, phrases in anchors.items()
        for phrase in phrases
    ]


@cache
def load(extra: Path | None = None) -> Tables:
    """The package's tables, with a user's own TOML file added when a path is given."""
    rows = compiled_rows()
    if extra is not None:
        rows += read_toml(extra)
    ends = [row for row in rows if row.anchor == "end"]
    return Tables(
        _buckets([row for row in rows if row.anchor != "end"], slice(0, 3)),
        _buckets(ends, slice(-3, None)),
        tuple(rows),
    )


def _variants(key: str) -> set[str]:
    # Lines are looked up before they are lower-cased, so a bucket stands under each way its key may be written.
    return {key, key.upper(), key.capitalize(), key.title()}


def _buckets(rows: list[Row], part: slice) -> dict[str, Bucket]:
    found: dict[str, Bucket] = {}
    key_of = lambda row: row.phrase[part]  # noqa: E731
    for key, group in groupby(sorted(rows, key=key_of), key_of):
        bucket = _bucket(list(group))
        for variant in _variants(key):
            found[variant] = _joined(found[variant], bucket) if variant in found else bucket
    return found


def _joined(one: Bucket, other: Bucket) -> Bucket:
    rows = {row for rows in one.whole.values() for row in rows} | {row for rows in other.whole.values() for row in rows}
    return _bucket(sorted(rows | set(one.rows) | set(other.rows)))


def _bucket(rows: list[Row]) -> Bucket:
    whole: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        if row.anchor in ("heading", "whole", "maybe"):
            whole[row.phrase] = (*whole.get(row.phrase, ()), row)
    # The longest phrase first: it says most about the line.
    rest = sorted((row for row in rows if row.anchor in ("start", "sentence", "end")), key=lambda row: -len(row.phrase))
    return Bucket(whole, tuple(row.phrase for row in rest), tuple(rest))


if __name__ == "__main__":
    COMPILED.write_text(compile_rows(source_rows()), "utf-8")
