"""A guess at a text's language: by script, then by the words that few languages share. For tables of figures only."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: Languages told apart by justext's lists of common words.
_LISTS = {
    "Arabic": "ar", "Bulgarian": "bg", "Catalan": "ca", "Croatian": "hr", "Czech": "cs", "Danish": "da", "Dutch": "nl",
    "English": "en", "Estonian": "et", "Finnish": "fi", "French": "fr", "German": "de", "Hungarian": "hu",
    "Icelandic": "is", "Indonesian": "id", "Italian": "it", "Latvian": "lv", "Lithuanian": "lt",
    "Macedonian": "mk", "Norwegian_Bokmal": "no", "Persian": "fa", "Polish": "pl", "Portuguese": "pt",
    "Romanian": "ro", "Russian": "ru", "Serbian": "sr", "Slovak": "sk", "Slovenian": "sl", "Spanish": "es",
    "Swahili": "sw", "Swedish": "sv", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur", "Vietnamese": "vi",
}  # fmt: skip

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


@cache
def stop_words(name: str) -> frozenset[str]:
    """One of justext's lists; the package itself is not imported."""
    spec = find_spec("justext")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("justext is not installed")
    path = Path(spec.origin).parent / "stoplists" / f"{name}.txt"
    return frozenset(path.read_text("utf-8").split())


def list_name(code: str) -> str | None:
    """The name of justext's list for a language code, where it has one."""
    return next((name for name, known in _LISTS.items() if known == code), None)


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each common word, the languages that have it; the fewer, the more it says."""
    shared: dict[str, list[str]] = {}
    for name, code in _LISTS.items():
        for word in stop_words(name):
            shared.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in shared.items()}


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
    votes: dict[str, float] = {}
    words = _WORD.findall(sample.lower())
    weights = _weights()
    for word in words:
        for code, weight in weights.get(word, ()):
            votes[code] = votes.get(code, 0.0) + weight
    best = max(votes, key=lambda code: votes[code], default="??")
    return best if votes.get(best, 0.0) > _LEAST * len(words) else "??"
