"""jusText's lists of common words: which one a page needs, by what it declares or by the words themselves."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: The lists that have a language code (ISO 639-1), and the code.
LISTS = {
    "Arabic": "ar", "Bulgarian": "bg", "Catalan": "ca", "Croatian": "hr", "Czech": "cs", "Danish": "da", "Dutch": "nl",
    "English": "en", "Estonian": "et", "Finnish": "fi", "French": "fr", "German": "de", "Hungarian": "hu",
    "Icelandic": "is", "Indonesian": "id", "Italian": "it", "Latvian": "lv", "Lithuanian": "lt",
    "Macedonian": "mk", "Norwegian_Bokmal": "no", "Persian": "fa", "Polish": "pl", "Portuguese": "pt",
    "Romanian": "ro", "Russian": "ru", "Serbian": "sr", "Slovak": "sk", "Slovenian": "sl", "Spanish": "es",
    "Swahili": "sw", "Swedish": "sv", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur", "Vietnamese": "vi",
}  # fmt: skip

#: Codes that mean one of the above.
_ALIASES = {"nb": "no", "nn": "no"}
#: Where `lang` of the root element is looked for: the first so many characters.
_HEAD = 8192
_DECLARED = re.compile(r"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
#: How much of a text is looked at (characters), and what part of its words must speak for a language.
_SAMPLE, _LEAST = 6000, 0.04
_WORD = re.compile(r"[^\W\d_]+")


@cache
def stop_words(name: str) -> frozenset[str]:
    """One of the lists, by its name in `LISTS`; FileNotFoundError where jusText is not installed."""
    spec = find_spec("justext")  # the package itself is not imported
    if spec is None or spec.origin is None:
        raise FileNotFoundError("justext is not installed")
    path = Path(spec.origin).parent / "stoplists" / f"{name}.txt"
    return frozenset(path.read_text("utf-8").split())


def list_name(code: str) -> str | None:
    """The name of the list for a language code, where there is one.

    >>> list_name("de"), list_name("xx")
    ('German', None)
    """
    code = _ALIASES.get(code, code)
    return next((name for name, known in LISTS.items() if known == code), None)


def declared(html: str | bytes) -> str | None:
    """The list for the language that the root element declares.

    >>> declared('<!doctype html><html class="a" lang="de-AT">')
    'German'
    """
    head = html[:_HEAD]
    text = head.decode("latin-1").replace("\0", "") if isinstance(head, bytes) else head
    found = _DECLARED.search(text)
    return list_name(found[1].lower()) if found else None


def guessed(text: str) -> str | None:
    """The list whose words a text uses most, words that few lists share counting most.

    >>> guessed("Der Rat hat am Dienstag beschlossen, die Brücke nicht mehr zu öffnen.")
    'German'
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    votes = word_votes(words)
    best = max(votes, key=lambda code: votes[code], default="")
    return list_name(best) if votes.get(best, 0.0) > _LEAST * len(words) else None


def word_votes(words: list[str]) -> dict[str, float]:
    """For each language code, how much the words (in lower case) speak for it."""
    votes: dict[str, float] = {}
    weights = _weights()
    for word in words:
        for code, weight in weights.get(word, ()):
            votes[code] = votes.get(code, 0.0) + weight
    return votes


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each common word, the languages that have it; the fewer, the more it says."""
    shared: dict[str, list[str]] = {}
    for name, code in LISTS.items():
        for word in stop_words(name):
            shared.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in shared.items()}
