"""Phrases: loads the tables as the look-ups the rules use.

The source of the tables is `phrases/*.toml`, one file a language; `phrases/compiled.txt` holds the same rows in
a form of which little is read before a line needs it (`python -m cleaner.tables` writes it, a test compares the two).
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from cleaner.options import Category
from cleaner.package_data import mapped, numbers

if TYPE_CHECKING:
    from mmap import mmap

    from cleaner.sites.profile import SiteLines

COMPILED = "phrases/compiled.txt"

#: Starts of a line are looked up by this many characters, which few lines share; shorter ones by their first three.
LONG_START = 6

#: The compiled tables are read in parts, one for all phrases that begin with the same so many characters: a text needs
#: some dozens of some thousands. What stands before them is parted by one sign, and from them by another.
PART_FRONT = 2
HEAD, PARTS = "\f", "\v"
_FRONT = itemgetter(slice(PART_FRONT))

#: Marks that lists, links and scrapers put around a line's words; phrases are compared without them.
DECORATION = (
    " \t\r\xa0\u200b\u200e\u200f\ufeff*_#|•·∙●○■□▪◦"
    "‣–—―-+=~<>«»‹›►▶▸▷◀→↓↗⇒➜➡➔⟶\ufe0f:：;…．.۔[](){}【】〔〕（）《》〈〉👉👇🔴🔥📢📰📌✅☞※▼▲◆◇★☆◎［］／｜＞"
)

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
    short     starts of a line of three to five characters, by the first three: rule ids parted by tabs
    starts    longer starts of a line, by the first six
    fronts    the first two characters of all phrases, in order; for each `compiled` has a part with all that begin so
    unread    those of which these three hold nothing yet; `read` before looking up what `path_of` and `opening` do not
              say
    compiled  the tables as `phrase_files.compile_rows` wrote them, as bytes or as the file that holds them
    borders   where each part begins in it, and where the last ends
    numbered  of whole lines that hold a number the first three characters, those after a number in front
              (`# min read`), and those before a number at the end (`comments #`)
    last      ends of a line by their last three characters, in every case a line may write them (the ids of starts and
              ends are bytes: few are ever read)
    site      how often lines stand on other pages of the text's host, where a profile of it was given
    """

    whole: dict[str, str]
    short: dict[str, bytes]
    starts: dict[str, bytes]
    fronts: list[str]
    unread: set[str]
    compiled: "bytes | mmap"
    borders: list[int]
    numbered: list[frozenset[str]]
    last: dict[str, bytes]
    site: "SiteLines | None" = None

    def read(self, heads: Iterable[str]) -> None:
        """Fill in all that may begin these folded lines, of which the first characters are enough."""
        for front in self.unread.intersection(map(_FRONT, heads)):
            self._read(front)

    def _read(self, front: str) -> None:
        """Fill in a part. Threads may do so at the same time: it is unread until all of it is there."""
        number = bisect_left(self.fronts, front)
        part = self.compiled[self.borders[number] : self.borders[number + 1]]
        wholes, short, starts = [pairs.split(b"\n") for pairs in part.split(b"\n\n")]
        for path, phrases in zip(wholes[::2], wholes[1::2], strict=False):
            self.whole.update(dict.fromkeys(phrases.decode().split("\t"), intern(path.decode())))
        self.short.update(_pairs(short))
        self.starts.update(_pairs(starts))
        self.unread.discard(front)

    def path_of(self, phrase: str) -> str | None:
        """The path of the table that holds this whole line, if one does."""
        if phrase[:PART_FRONT] in self.unread:
            self._read(phrase[:PART_FRONT])
        return self.whole.get(phrase)

    def opening(self, front: str) -> list[bytes]:
        """The ids of the starts that a line with these first `LONG_START` characters may open with."""
        if front[:PART_FRONT] in self.unread:
            self._read(front[:PART_FRONT])
        return [ids for ids in (self.starts.get(front), self.short.get(front[:3])) if ids]

    def rules(self) -> list[str]:
        """The ids of all rows."""
        self.read(list(self.unread))
        groups = [*self.short.values(), *self.starts.values(), *self.last.values()]
        wholes = [f"{path}/{phrase}" for phrase, path in self.whole.items()]
        return sorted({*wholes, *(rule for group in groups for rule in group.decode().split("\t"))})

    def with_more(self, more: "Tables") -> "Tables":
        """These tables with others added; where both hold a phrase the others count."""
        for tables in (self, more):
            tables.read(list(tables.unread))
        pairs = (self.short, more.short), (self.starts, more.starts), (self.last, more.last)
        short, starts, last = [
            {key: b"\t".join(filter(None, (new.get(key), old.get(key)))) for key in {**old, **new}}
            for old, new in pairs
        ]
        numbered = [old | new for old, new in zip(self.numbered, more.numbered, strict=True)]
        whole = {**self.whole, **more.whole}
        return Tables(whole, short, starts, [], set(), b"", [], numbered, last, self.site)


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


#: What `straight` replaces, in both cases.
UNFOLDED = "’ıİ\u0307"


def straight(text: str) -> str:
    """Lower-case text with straight apostrophes, and with one i for the four of Turkish."""
    if text.isascii():
        return text
    return text.replace("’", "'").replace("i\u0307", "i").replace("ı", "i")


def is_wordy(char: str) -> bool:
    """Whether a character can be part of a word: letters, digits, and the vowel signs of Indic scripts and Arabic."""
    return char.isalnum() or (not char.isascii() and _is_mark(char))


@lru_cache(1024)
def _is_mark(char: str) -> bool:
    from unicodedata import category  # a library of its own, which a text of plain letters does not need

    return category(char).startswith("M")


def _pairs(lines: list[bytes]) -> Iterable[tuple[str, bytes]]:
    """Each key and the ids of its rules, which stand on the line below it."""
    return zip(map(bytes.decode, lines[::2]), lines[1::2], strict=False)


def parse_compiled(data: "bytes | mmap") -> Tables:
    """The tables that `phrase_files.compile_rows` wrote, all but the ends unread."""
    head = data[: data.find(PARTS.encode())]
    numbered, ends, fronts, sizes = head.split(HEAD.encode())
    opening = [frozenset(filter(None, line.split("\t"))) for line in numbered.decode().split("\n")]
    borders = list(accumulate(numbers("I", sizes), initial=len(head) + 1))
    all_fronts = fronts.decode().split("\t") if fronts else []
    last = dict(_pairs(ends.split(b"\n")))
    return Tables({}, {}, {}, all_fronts, set(all_fronts), data, borders, opening, last)


@cache
def own_tables() -> Tables:
    """The package's tables."""
    return parse_compiled(mapped(COMPILED))


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

    from cleaner.phrase_files import compile_rows, read_toml  # only who has phrases of his own needs it

    return own_tables().with_more(parse_compiled(compile_rows(read_toml(Path(path))).encode()))


if __name__ == "__main__":
    from cleaner.phrase_files import write_compiled

    write_compiled()
