"""Phrases: loads the tables, refuses bad rows, and builds the look-ups the rules use.

The source of the tables is `phrases/*.toml`, one file a language; `phrases/compiled.json` holds the same rows in
a form that loads in a few milliseconds (`python -m cleaner.tables` writes it, a test compares the two).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category as category_of

from cleaner.options import Category

FOLDER = Path(__file__).parent / "phrases"

#: Where in a line a phrase must stand. What each means is told in `fixtures/README.md`.
ANCHORS = ("heading", "whole", "start", "sentence", "end", "maybe")

#: Marks that lists, links and scrapers put around a line's words; phrases are compared without them.
DECORATION = " \t\r\xa0\u200b\u200e\u200f\ufeff*_#|•·∙●○■□▪◦‣–—―-+=~<>«»‹›►▶▸▷◀→↓↗⇒➜➡➔⟶\ufe0f:：;…．.[](){}【】〔〕（）《》〈〉👉👇🔴🔥📢📰📌✅☞"

#: In a phrase `#` stands for a number.
_PHRASE_DECORATION = DECORATION.replace("#", "")

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


class Tables:
    """Look-ups by the first three characters of a line, and by the last three.

    first, last  the number of a bucket by three characters, in every way a line may write them
    """

    __slots__ = ("_buckets", "_groups", "first", "last")

    def __init__(self, index: dict[str, Any]) -> None:
        """Take what `build_index` made."""
        self.first: dict[str, int] = index["first"]
        self.last: dict[str, int] = index["last"]
        self._groups: list[list[str]] = index["groups"]
        self._buckets: dict[int, Bucket] = {}

    def bucket(self, number: int) -> Bucket:
        """A bucket, made from its rule ids when it is first asked for: a text needs few of them."""
        found = self._buckets.get(number)
        if found is None:
            found = self._buckets[number] = _bucket([parse_rule(rule) for rule in self._groups[number]])
        return found

    def rules(self) -> list[str]:
        """The ids of all rows."""
        return sorted({rule for group in self._groups for rule in group})


def parse_rule(rule: str) -> Row:
    """The row that a rule id names.

    >>> parse_rule("en/read_more/start/also read").phrase
    'also read'
    """
    language, category, anchor, phrase = rule.split("/", 3)
    return Row(language, Category(category), anchor, phrase)


def unspaced(char: str) -> bool:
    """Whether a character belongs to a script written without spaces between words."""
    return any(low <= char <= high for low, high in zip(_UNSPACED[::2], _UNSPACED[1::2], strict=True))


def fold(phrase: str) -> str:
    """A phrase as it is compared: lower case, one space between words, straight apostrophes.

    >>> fold("  What’s  NEXT: ")
    "what's next:"
    """
    return " ".join(straight(phrase.lower()).split())


def straight(text: str) -> str:
    """Lower-case text with straight apostrophes, and with one i for the four of Turkish."""
    if text.isascii():
        return text
    return text.replace("’", "'").replace("i\u0307", "i").replace("ı", "i")


def is_wordy(char: str) -> bool:
    """Whether a character can be part of a word: letters, digits, and the vowel signs of Indic scripts and Arabic."""
    return char.isalnum() or category_of(char).startswith("M")


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
        folded = folded.strip(_PHRASE_DECORATION)
    elif anchor != "end":
        folded = folded.lstrip(_PHRASE_DECORATION)
    least = 1 if anchor == "maybe" else 2 if anchor in ("heading", "whole") else 3
    if len(folded) < least:
        raise ValueError(f"{where}: {phrase!r} is shorter than {least} characters")
    return Row(path.stem, category, anchor, folded)


def source_rows() -> list[Row]:
    """All rows of `phrases/*.toml`, in the order of file names."""
    return [row for path in sorted(FOLDER.glob("*.toml")) for row in read_toml(path)]


def build_index(rows: list[Row]) -> dict[str, Any]:
    """Rows grouped by three characters: what `compiled.json` holds and `Tables` takes."""
    groups: list[list[str]] = []
    return {
        "first": _index([row for row in rows if row.anchor != "end"], slice(0, 3), groups),
        "last": _index([row for row in rows if row.anchor == "end"], slice(-3, None), groups),
        "groups": groups,
    }


def _index(rows: list[Row], part: slice, groups: list[list[str]]) -> dict[str, int]:
    # Lines are looked up before they are lower-cased, so rows stand under each way their key may be written.
    keyed: dict[str, list[str]] = {}
    for row in rows:
        key = row.phrase[part]
        cases = {key, key.upper(), key.capitalize(), key.title()}
        curly = {case.replace("'", "’") for case in cases}
        turkish = {case.replace("I", "İ") for case in cases} | {case.replace("i", "ı") for case in cases}
        for variant in sorted(cases | curly | turkish):
            keyed.setdefault(variant, []).append(row.rule)
    numbers: dict[tuple[str, ...], int] = {}
    index = {}
    for key, rules in keyed.items():
        group = tuple(rules)
        if group not in numbers:
            numbers[group] = len(groups)
            groups.append(rules)
        index[key] = numbers[group]
    return index


def compile_rows(rows: list[Row]) -> str:
    """The index as JSON, one group a line."""
    index = build_index(rows)
    groups = ",\n".join(json.dumps(group, ensure_ascii=False) for group in index["groups"])
    looks = [f'"{name}":{json.dumps(index[name], ensure_ascii=False)}' for name in ("first", "last")]
    return "{" + ",\n".join(looks) + f',\n"groups":[\n{groups}\n]}}\n'


@cache
def load(extra: Path | None = None) -> Tables:
    """The package's tables, with a user's own TOML file added when a path is given."""
    if extra is not None:
        return Tables(build_index(source_rows() + read_toml(Path(extra))))
    return Tables(json.loads((FOLDER / "compiled.json").read_text("utf-8")))


def _bucket(rows: list[Row]) -> Bucket:
    whole: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        if row.anchor in ("heading", "whole", "maybe"):
            whole[row.phrase] = (*whole.get(row.phrase, ()), row)
    # The longest phrase first: it says most about the line.
    rest = sorted((row for row in rows if row.anchor in ("start", "sentence", "end")), key=lambda row: -len(row.phrase))
    return Bucket(whole, tuple(row.phrase for row in rest), tuple(rest))


if __name__ == "__main__":
    (FOLDER / "compiled.json").write_text(compile_rows(source_rows()), "utf-8")
