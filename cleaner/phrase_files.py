"""The source of the tables: reads `phrases/*.toml`, refuses bad rows, and writes the form that `tables` loads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cleaner.options import Category
from cleaner.package_data import as_text
from cleaner.tables import COMPILED, DECORATION, HEAD, LONG_START, PART_FRONT, PARTS, Row, straight

#: Where in a line a phrase must stand. What each means is told in `fixtures/README.md`.
ANCHORS = ("heading", "whole", "maybe", "start", "sentence", "end")
_WHOLE_ANCHORS = ("heading", "whole", "maybe")

#: In a phrase `#` stands for a number.
_PHRASE_DECORATION = DECORATION.replace("#", "")

#: What may stand around a number.
_AROUND_NUMBER = "# .,:k()[]"


def fold(phrase: str) -> str:
    """A phrase as it is compared: lower case, one space between words, straight apostrophes.

    >>> fold("  What’s  NEXT: ")
    "what's next:"
    """
    return " ".join(straight(phrase.lower()).split())


def read_toml(path: Path) -> list[Row]:
    """The rows of one language file; ValueError names the file and the entry that is wrong."""
    import tomllib

    try:
        data: dict[str, Any] = tomllib.loads(path.read_bytes().decode("utf-8").removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{path}: not UTF-8: byte 0x{error.object[error.start]:02X} at offset {error.start}"
        ) from error
    rows = []
    for category, anchors in data.items():
        if category not in set(Category) or not isinstance(anchors, dict):
            raise ValueError(f"{path}: [{category}] is not a category; allowed are {', '.join(Category)}")
        for anchor, phrases in anchors.items():
            if anchor not in ANCHORS or not isinstance(phrases, list):
                raise ValueError(
                    f"{path}: [{category}] {anchor}: an anchor is a list under one of {', '.join(ANCHORS)}"
                )
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
    return [row for path in sorted((folder() / "phrases").glob("*.toml")) for row in read_toml(path)]


def folder() -> Path:
    """The folder of this package: where the tables are written and their sources are read."""
    return Path(__file__).parent


def compile_rows(rows: list[Row]) -> str:
    """The tables as text: the look-up of numbers, that of ends, the fronts of phrases, how large the part of each is.

    Then these parts, one behind the other.

    Two lines belong together: of whole lines the path of a table and its phrases, of starts and ends a key and the ids
    of its rules. (Pairs of lines load without a list or tuple for each.)
    """
    whole: dict[str, str] = {}
    for row in sorted(rows, key=_anchor_rank):
        if row.anchor in _WHOLE_ANCHORS:
            whole.setdefault(row.phrase, row.rule.removesuffix(f"/{row.phrase}"))
    partial = {(row.anchor == "end", row.phrase): row for row in reversed(rows) if row.anchor not in _WHOLE_ANCHORS}
    starts = [row for (end, _), row in partial.items() if not end]
    ends = [(key, row.rule) for (end, _), row in partial.items() if end for key in _cases(row.phrase[-3:])]
    look_ups = (
        _by_front([(phrase, path, phrase) for phrase, path in whole.items()]),
        _by_front([(row.phrase, row.phrase[:3], row.rule) for row in starts if len(row.phrase) < LONG_START]),
        _by_front([(row.phrase, row.phrase[:LONG_START], row.rule) for row in starts if len(row.phrase) >= LONG_START]),
    )
    fronts = sorted({front for look_up in look_ups for front in look_up})
    parts = ["\n\n".join(_lines(look_up.get(front, [])) for look_up in look_ups) for front in fronts]
    sizes = as_text("I", [len(part.encode()) for part in parts])
    head = HEAD.join([_numbers(whole, [row.phrase for row in starts]), _lines(ends), "\t".join(fronts), sizes])
    return head + PARTS + "".join(parts)


def _numbers(whole: Iterable[str], starts: Iterable[str]) -> str:
    """What whole lines with a number in them begin with, go on with behind it, and end with before it: see `Tables`.

    Starts with a number in them are among those that tell by what they begin with.
    """
    numbered = [phrase for phrase in whole if "#" in phrase]
    opening = {phrase[:3] for phrase in (*numbered, *[start for start in starts if "#" in start])}
    # A number may be glued to two characters: `残り #文字` is met by 残り1284文字.
    fronts = {phrase[:2] for phrase in numbered if phrase[2:4] == " #"}
    look_ups = (
        {*opening, *[front + digit for front in fronts for digit in "0123456789"]},
        {phrase.lstrip(_AROUND_NUMBER)[:3] for phrase in numbered if phrase.startswith("#")},
        {phrase.rstrip(_AROUND_NUMBER)[-3:] for phrase in numbered if phrase.endswith("#")},
    )
    return "\n".join("\t".join(sorted(look_up)) for look_up in look_ups)


def _by_front(entries: list[tuple[str, str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Pairs of a key and what is found there, by the first characters of their phrases."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for phrase, key, found in entries:
        groups.setdefault(phrase[:PART_FRONT], []).append((key, found))
    return groups


def _lines(pairs: list[tuple[str, str]]) -> str:
    """Each key, and on the line below it all that is found there."""
    groups: dict[str, list[str]] = {}
    for key, found in pairs:
        groups.setdefault(key, []).append(found)
    return "\n".join(f"{key}\n" + "\t".join(groups[key]) for key in sorted(groups))


def _anchor_rank(row: Row) -> int:
    return ANCHORS.index(row.anchor)


def _cases(key: str) -> list[str]:
    """The ways a line may write these characters: line ends are looked up before they are lower-cased."""
    cases = {key, key.upper(), key.capitalize(), key.title()}
    turkish = {case.replace("I", "İ") for case in cases} | {case.replace("i", "ı") for case in cases}
    return sorted(cases | turkish | {case.replace("'", "’") for case in cases})


def write_compiled() -> None:
    """Write the package's tables in the form that is loaded."""
    (folder() / COMPILED).write_text(compile_rows(source_rows()), "utf-8", newline="\n")
