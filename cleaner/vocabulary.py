"""The words of a text, as far as texts are compared by the words they share."""

from __future__ import annotations

import re
from codecs import utf_16_le_encode
from functools import cache, lru_cache

from cleaner.late import late

#: Words of alphabets are compared by so many letters, as most endings come after these; shorter ones not at all. In
#: scripts without blanks as many characters that follow one another make a word as carry its sense; Korean hangs its
#: particles behind the first two syllables.
_LETTERS, _LEAST_LETTERS, _HAN, _THAI, _HANGUL = 6, 4, 2, 4, 2
_LAST_ALPHABET, _HAN_FIRST, _HANGUL_FIRST = "\u0e00", "\u2e80", "\uac00"
_RUNS = "\u0e00-\u0eff", "\u2e80-\u9fff", "\uac00-\ud7af"
#: The upper bytes of all code points but those of these scripts: a regular expression for them takes long to compile.
_SPACED = bytes({*range(256)} - {0x0E, *range(0x2E, 0xA0), *range(0xAC, 0xD8)})


@cache
def _word_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What counts as a word: in ASCII; in alphabets, with their vowel signs; and runs of other scripts."""
    plain, alphabets = rf"\w{{{_LEAST_LETTERS},}}", rf"[\w\u0900-\u0dff\u064b-\u065f]{{{_LEAST_LETTERS},}}"
    return late(plain, re.ASCII), late(alphabets), late("|".join(f"[{run}]+" for run in _RUNS))


def may_be_unspaced(text: str) -> bool:
    """Whether a text may hold letters of a script without blanks; if not, no runs of them need be looked for."""
    return bool(utf_16_le_encode(text, "surrogatepass")[0][1::2].translate(None, _SPACED))


@lru_cache(512)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, as far as they are compared. The same lines come again in each round: kept a while."""
    plain, alphabets, runs = _word_patterns()
    if text.isascii():
        return frozenset([word[:_LETTERS] for word in plain.findall(text.lower())])
    words = {word[:_LETTERS] for word in alphabets.findall(text.lower()) if word < _LAST_ALPHABET}
    for run in runs.findall(text) if may_be_unspaced(text) else []:
        if run >= _HANGUL_FIRST:
            words.add(run[:_HANGUL])
        else:
            size = _HAN if run >= _HAN_FIRST else _THAI
            words.update([run[at : at + size] for at in range(len(run) - size + 1)])
    return frozenset(words)
