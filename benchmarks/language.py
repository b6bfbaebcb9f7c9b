"""A guess at a text's language: by script, then by the words that few languages share. For tables of figures only."""

from __future__ import annotations

import re

from cleaner.markup.stop_words import word_votes

#: Scripts that tell the language, in the order they are asked about.
_SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "zh": "\u3400-\u9fff",
    "th": "\u0e00-\u0e7f",
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
    "am": "\u1200-\u137f",
}
_SAMPLE = 6000
_SHARE = 0.15
_LEAST = 0.04
_WORD = re.compile(r"[^\W\d_]+")
_COUNTERS = {code: re.compile(f"[{chars}]") for code, chars in _SCRIPTS.items()}


def language(text: str) -> str:
    """The language's code, or `??` where nothing tells it.

    >>> language("Der Rat hat am Dienstag beschlossen, die Brücke nicht mehr zu öffnen."), language("橋は閉じられた。")
    ('de', 'ja')
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for code, pattern in _COUNTERS.items():
        if len(pattern.findall(sample)) > _SHARE * letters:
            return code
    words = _WORD.findall(sample.lower())
    votes = word_votes(words)
    best = max(votes, key=lambda code: votes[code], default="??")
    return best if votes.get(best, 0.0) > _LEAST * len(words) else "??"
