"""Of what a line speaks, in the words by which sites speak of themselves: `phrases/voice.txt`, laid out to look up.

The file has seven lines a language: its code with its most common words, and what belongs to each of the six `MATTERS`.
A star stands for any ending, `_` for a blank. Words of scripts without blanks are looked for anywhere in a line.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.package_data import read
from cleaner.tables import straight, unspaced

#: What sites speak of: themselves, their readers, what they make, what readers may give and get, and on which terms.
MATTERS = ("we", "you", "medium", "give", "take", "terms")
WE, YOU, MEDIUM, GIVE, TAKE, TERMS = (1 << number for number in range(len(MATTERS)))
#: What stands around words.
_MARKS = '.,:;!?()[]{}"“”„«»‚‘…–—/|*_•·،؛؟।、。'
#: Words are looked up by their first letters: so many, or fewer where they have no more.
_LONG_KEY, _KEY, _SHORT_KEY = 5, 3, 2
#: An entry has so many words at most.
_SEVERAL = 4
#: "Our journalism": so far apart do the two words stand at most, in words, or in letters where no blanks part them.
_NEAR, _NEAR_UNSPACED = 3, 6
#: So many common words tell a language; those that have so large a share of the most may be it, too.
_LEAST_COMMON, _RIVAL = 2, 0.9
#: A line shows its script early. That of Korean has blanks.
_FRONT, _HANGUL, _SPACED = 8, ("\uac00", "\ud7af"), "ko"
#: No script without blanks stands before this.
_ALPHABETS = "\u0dff"


class _Word(NamedTuple):
    """A word, whether anything may follow it, and what it speaks of."""

    text: str
    open: bool
    matter: int


class Language(NamedTuple):
    """A language.

    common    its most common words
    words     those of the site's voice, by their first letters, where blanks part them
    asking    of those for what is asked and offered the first letters, by how many these are, and whole words by 0
    medium    a part of each word for what sites make: a text that holds none of them speaks of nothing such
    asked     the same of each word for what is asked and offered
    unspaced  those of the site's voice in a language without blanks
    """

    code: str
    common: frozenset[str]
    words: dict[str, list[_Word]]
    asking: dict[int, frozenset[str]]
    medium: tuple[str, ...]
    asked: tuple[str, ...]
    unspaced: tuple[_Word, ...]


class Spoken(NamedTuple):
    """What a line speaks of.

    matters  bits of `WE` to `TERMS`
    owned    whether it names the site's own medium
    share    how much of the line such words make up
    """

    matters: int
    owned: bool
    share: float


_NOTHING = Spoken(0, False, 0.0)
_Found = list[tuple[int, _Word]]


class _Part(NamedTuple):
    """A language's part of the table: its code, its most common words, and the lines of what it says of each matter."""

    code: str
    common: list[str]
    lines: list[str]

    @property
    def is_unspaced(self) -> bool:
        """Whether no blanks part its words."""
        return unspaced(self.common[0][0]) and self.code != _SPACED


@cache
def _table() -> tuple[_Part, ...]:
    """The parts of all languages: a text needs one or two, so no more is read of the others."""
    lines = read("phrases/voice.txt").splitlines()
    parts = []
    for at in range(0, len(lines), len(MATTERS) + 1):
        code, *common = straight(lines[at]).split()
        parts.append(_Part(code, common, lines[at + 1 : at + 1 + len(MATTERS)]))
    return tuple(parts)


def codes() -> list[str]:
    """The codes of all languages of the table, in its order."""
    return [part.code for part in _table()]


@cache
def language(number: int) -> Language:
    """A language of the table, by its place."""
    code, common, lines = part = _table()[number]
    every = [
        _Word(word.rstrip("*").replace("_", " "), word[-1] == "*", 1 << matter)
        for matter, line in enumerate(lines)
        for word in straight(line).split()
    ]
    asked = [word for word in every if word.matter & (GIVE | TAKE)]
    parts = _parts([word for word in every if word.matter == MEDIUM]), _parts(asked)
    if part.is_unspaced:
        return Language(code, frozenset(common), {}, {}, *parts, tuple(every))
    words: dict[str, list[_Word]] = {}
    for word in every:
        words.setdefault(word.text.split()[0][:_KEY], []).append(word)
    asking: dict[int, set[str]] = {}
    for word in asked:
        size = 0 if not word.open else _LONG_KEY if len(word.text) >= _LONG_KEY else min(len(word.text), _KEY)
        asking.setdefault(size, set()).add(word.text[:size] if size else word.text.split()[0])
    keys = {size: frozenset(keys) for size, keys in asking.items()}
    return Language(code, frozenset(common), words, keys, *parts, ())


def _parts(entries: list[_Word]) -> tuple[str, ...]:
    """As few parts of words as will do: wherever one of the entries stands, one of these does.

    >>> _parts([_Word("newsletter", True, TAKE), _Word("news", True, TAKE), _Word("our story", False, TAKE)])
    ('news', 'story')
    """
    longest = dict.fromkeys(max(reversed(entry.text.split()), key=len) for entry in entries)
    return tuple([word for word in longest if not any(other in word for other in longest if other != word)])


@lru_cache(64)
def languages_of(line: str) -> tuple[int, ...]:
    """The numbers of the languages that a line may be in, by their most common words."""
    line = straight(line.lower())
    front = line[:_FRONT]
    if (
        max(front, default="") > _ALPHABETS
        and any(map(unspaced, front))
        and not any(_HANGUL[0] <= char <= _HANGUL[1] for char in front)
    ):
        return tuple([number for number, part in enumerate(_table()) if part.is_unspaced])
    common = _common()
    counts: dict[int, int] = {}
    for word in common.keys() & line.split():
        for number in common[word]:
            counts[number] = counts.get(number, 0) + 1
    least = max(_LEAST_COMMON, _RIVAL * max(counts.values(), default=0))
    return tuple(sorted([number for number, count in counts.items() if count >= least]))


@cache
def _common() -> dict[str, list[int]]:
    """Which languages have each common word."""
    found: dict[str, list[int]] = {}
    for number, part in enumerate(_table()):
        for word in dict.fromkeys(part.common):
            found.setdefault(word, []).append(number)
    return found


def spoken_of(line: str, among: tuple[int, ...]) -> Spoken:
    """What a line speaks of, in the one of these languages in which it speaks of most.

    >>> line = "Your support keeps our journalism free for all of the readers."
    >>> told = spoken_of(line, languages_of(line))
    >>> told.matters == WE | YOU | MEDIUM | GIVE | TERMS, told.owned
    (True, True)
    """
    return max([_spoken_in(line, number) for number in among], key=_most, default=_NOTHING)


@lru_cache(2)
def asks_in(text: str, among: tuple[int, ...]) -> tuple[str, ...]:
    """How the words in a text begin that may ask or offer something: a rough look at all of them at once."""
    words = set(text.replace("'", " ").split())
    asks: list[str] = []
    for its in map(language, among):
        asks += [word.text for word in its.unspaced if word.matter & (GIVE | TAKE)]
        for size, keys in its.asking.items():
            asks += keys.intersection([word[:size] for word in words] if size else words)
    return tuple(asks)


@lru_cache(1024)
def may_ask(line: str, among: tuple[int, ...]) -> bool:
    """Whether a line holds letters of a word for what sites make and of one that asks or offers something."""
    line = straight(line.lower())
    medium, asked = _parts_in(among)
    return any(map(line.__contains__, medium)) and any(map(line.__contains__, asked))


@lru_cache(64)
def _parts_in(among: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of words, for what sites make and what they ask, of these languages."""
    known = list(map(language, among))
    return tuple([part for its in known for part in its.medium]), tuple([part for its in known for part in its.asked])


def _most(told: Spoken) -> tuple[int, bool]:
    return told.matters.bit_count(), told.owned


@lru_cache(1024)
def _spoken_in(line: str, number: int) -> Spoken:
    """The same for one language. A text's lines come again in each round: answers are kept a while."""
    its = language(number)
    line = straight(line.lower())
    if its.unspaced:
        found = [(at, word) for word in its.unspaced for at in _places(line, word.text)]
    else:
        found = _spaced(line.replace("'", " ").split(), its.words)
    matters = 0
    for _, word in found:
        matters |= word.matter
    near = _NEAR_UNSPACED if its.unspaced else _NEAR
    ours = [at for at, word in found if word.matter == WE]
    owned = any(abs(at - our) <= near for at, word in found if word.matter == MEDIUM for our in ours)
    return Spoken(matters, owned, sum([len(word.text) for word in {word for _, word in found}]) / len(line))


def _spaced(words: list[str], known: dict[str, list[_Word]]) -> _Found:
    """Which of the words are known, and where."""
    found = []
    for at, word in enumerate(words):
        for entry in known.get(word[:_KEY]) or known.get(word[:_SHORT_KEY]) or ():
            text = entry.text
            begins = entry.open and word.startswith(text)
            if (
                begins
                or word.strip(_MARKS) == text
                or (" " in text and " ".join(words[at : at + _SEVERAL]).startswith(text))
            ):
                found.append((at, entry))
    return found


def _places(text: str, word: str) -> list[int]:
    """Where a word stands in a text."""
    places, at = [], text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + 1)
    return places
