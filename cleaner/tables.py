"""Phrases: loads the tables, refuses bad rows, and builds the look-ups the rules use.

The source of the tables is `phrases/*.toml`, one file a language; `phrases/compiled.txt` holds the same rows in
a form that loads in a few milliseconds (`python -m cleaner.tables` writes it, a test compares the two).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category as category_of

from cleaner.options import Category
from cleaner.package_data import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.sites.profile import SiteLines

COMPILED = "phrases/compiled.txt"

#: Where in a line a phrase must stand. What each means is told in `fixtures/README.md`.
ANCHORS = ("heading", "whole", "maybe", "start", "sentence", "end")
_WHOLE_ANCHORS = ("heading", "whole", "maybe")

#: Starts of a line are looked up by this many characters, which few lines share; shorter ones by their first three.
LONG_START = 6

#: Marks that lists, links and scrapers put around a line's words; phrases are compared without them.
DECORATION = (
    " \t\r\xa0\u200b\u200e\u200f\ufeff*_#|•·∙●○■□▪◦"
    "‣–—―-+=~<>«»‹›►▶▸▷◀→↓↗⇒➜➡➔⟶\ufe0f:：;…．.[](){}【】〔〕（）《》〈〉👉👇🔴🔥📢📰📌✅☞※▼▲◆◇★☆◎［］／｜＞"
)

#: In a phrase `#` stands for a number.
_PHRASE_DECORATION = DECORATION.replace("#", "")

#: Words and letters in scripts that put no space between words need no word border after a phrase.
_UNSPACED = (
    "\u0e00",
    "\u0fff",
    "\u1000",
    "\u109f",
    "\u2e80",
    "\u9fff",
    "\uac00",
    "\ud7af",
    "\uf900",
    "\ufaff",
    "\uff00",
    "\uffef",
)


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


class Tables(NamedTuple):
    """Look-ups from the text of a line to rows. A phrase that several languages share stands here once.

    whole     whole lines: phrase -> the path of its table (`en/read_more/whole`)
    numbered  of whole lines that hold a number the first three characters, those after a number in front
              (`# min read`), and those before a number at the end (`comments #`)
    short     starts of a line of three to five characters, by the first three: rule ids parted by tabs
    starts    longer starts of a line, by the first six
    last      ends of a line by their last three characters, in every case a line may write them (the ids of these
              three are bytes: few are ever read)
    site      how often lines stand on other pages of the text's host, where a profile of it was given
    """

    whole: dict[str, str]
    numbered: list[frozenset[str]]
    short: dict[str, bytes]
    starts: dict[str, bytes]
    last: dict[str, bytes]
    site: SiteLines | None = None

    def rules(self) -> list[str]:
        """The ids of all rows."""
        groups = [*self.short.values(), *self.starts.values(), *self.last.values()]
        wholes = [f"{path}/{phrase}" for phrase, path in self.whole.items()]
        return sorted({*wholes, *(rule for group in groups for rule in group.decode().split("\t"))})

    def with_more(self, more: Tables) -> Tables:
        """These tables with others added; where both hold a phrase the others count."""
        pairs = (self.short, more.short), (self.starts, more.starts), (self.last, more.last)
        short, starts, last = [
            {key: b"\t".join(filter(None, (new.get(key), old.get(key)))) for key in {**old, **new}}
            for old, new in pairs
        ]
        numbered = [old | new for old, new in zip(self.numbered, more.numbered, strict=True)]
        return Tables({**self.whole, **more.whole}, numbered, short, starts, last, self.site)


@cache
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


#: What `straight` replaces, in both cases.
UNFOLDED = "’ıİ\u0307"


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
    from pathlib import Path

    return Path(__file__).parent


def compile_rows(rows: list[Row]) -> str:
    """The tables as text: a paragraph for whole lines, one for each of the other look-ups.

    Two lines belong together: in the first paragraph the path of a table and its phrases, in the others a key and the
    ids of its rules. (Pairs of lines load without a list or tuple for each.)
    """
    whole: dict[str, str] = {}
    for row in sorted(rows, key=_anchor_rank):
        if row.anchor in _WHOLE_ANCHORS:
            whole.setdefault(row.phrase, row.rule.removesuffix(f"/{row.phrase}"))
    paths: dict[str, list[str]] = {}
    for phrase, path in whole.items():
        paths.setdefault(path, []).append(phrase)
    parts = {(row.anchor == "end", row.phrase): row for row in reversed(rows) if row.anchor not in _WHOLE_ANCHORS}
    starts = [row for (end, _), row in parts.items() if not end]
    groups = (
        paths,
        _by_key([(row.phrase[:3], row) for row in starts if len(row.phrase) < LONG_START]),
        _by_key([(row.phrase[:LONG_START], row) for row in starts if len(row.phrase) >= LONG_START]),
        _by_key([(key, row) for (end, _), row in parts.items() if end for key in _cases(row.phrase[-3:])]),
    )
    pairs = [[key + "\n" + "\t".join(group[key]) for key in sorted(group)] for group in groups]
    return "\n\n".join(map("\n".join, pairs)) + "\n"


def _anchor_rank(row: Row) -> int:
    return ANCHORS.index(row.anchor)


def _by_key(keyed: list[tuple[str, Row]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, row in keyed:
        groups.setdefault(key, []).append(row.rule)
    return groups


def _cases(key: str) -> list[str]:
    """The ways a line may write these characters: line ends are looked up before they are lower-cased."""
    cases = {key, key.upper(), key.capitalize(), key.title()}
    turkish = {case.replace("I", "İ") for case in cases} | {case.replace("i", "ı") for case in cases}
    return sorted(cases | turkish | {case.replace("'", "’") for case in cases})


def parse_compiled(data: bytes) -> Tables:
    """The tables that `compile_rows` wrote. Ids stay bytes until a line meets their key: few ever do."""
    paths, *groups = [part.split(b"\n") for part in data[:-1].split(b"\n\n")]
    whole: dict[str, str] = {}
    for path, phrases in zip(paths[::2], paths[1::2], strict=False):
        whole.update(dict.fromkeys(phrases.decode().split("\t"), path.decode()))
    numbered = [phrase for phrase in whole if "#" in phrase]
    # A number may be glued to two characters: `残り #文字` is met by 残り1284文字.
    fronts = {phrase[:2] for phrase in numbered if phrase[2:4] == " #"}
    numbers = [
        frozenset(
            [*[phrase[:3] for phrase in numbered], *[front + digit for front in fronts for digit in "0123456789"]]
        ),
        frozenset([phrase.lstrip("# .,:k()[]")[:3] for phrase in numbered if phrase.startswith("#")]),
        frozenset([phrase.rstrip("# .,:k()[]")[-3:] for phrase in numbered if phrase.endswith("#")]),
    ]
    short, starts, last = [dict(zip(map(bytes.decode, group[::2]), group[1::2], strict=False)) for group in groups]
    return Tables(whole, numbers, short, starts, last)


@cache
def own_tables() -> Tables:
    """The package's tables."""
    return parse_compiled(read_bytes(COMPILED))


def load(extra: str | None = None) -> Tables:
    """The package's tables, with a user's own TOML file added when a path is given.

    Raises OSError where the file cannot be read, ValueError (naming file and entry) where it cannot be used.
    """
    if extra is None:
        return own_tables()
    from pathlib import Path

    state = Path(extra).stat()
    return _extended(extra, (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns))


@lru_cache(8)
def _extended(path: str, _state: tuple[int, ...]) -> Tables:
    """The tables with those of a file, read once for as long as the file is the same."""
    from pathlib import Path

    return own_tables().with_more(parse_compiled(compile_rows(read_toml(Path(path))).encode()))


if __name__ == "__main__":
    (folder() / COMPILED).write_text(compile_rows(source_rows()), "utf-8")
