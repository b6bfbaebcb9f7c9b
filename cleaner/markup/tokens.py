"""Tokens: the words that a site's makers wrote into an element's tag, class, id and other attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

#: Attributes that name what an element is for, with the mark that their tokens begin with.
NAMING = {
    "class": ".",
    "id": "#",
    "role": "@",
    "itemprop": "^",
    "itemtype": "^",
    "data-component": "%",
    "data-testid": "%",
    "data-module": "%",
    "data-type": "%",
    "data-block": "%",
    "rel": "~",
    "aria-label": "!",
}
#: Attributes whose presence says something: the element is hidden, can be folded, is a control.
PRESENT = ("hidden", "aria-hidden", "aria-expanded", "aria-controls", "onclick", "itemscope", "property")
#: How an attribute that says something is read: by the mark of its name, by its presence (&), or as a style (*).
NOTED = NAMING | dict.fromkeys(PRESENT, "&") | {"style": "*"}
#: The words of a name: `relatedPosts-2` is "related" and "posts".
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_A-Za-z]+")
_DIGITS = re.compile(r"\d+")
#: Longer names, and more of them, are made by machines.
_LONGEST, _MOST = 40, 24
#: Values of attributes are taken apart once while they are among the last so many.
KNOWN = 20_000
#: So many elements from a line upwards are near it.
NEAR = 3


def tokens(tag: str, attributes: Mapping[str, str]) -> tuple[str, ...]:
    """What an element is called, each token once: its tag, the names in its attributes and the words of these.

    >>> tokens("div", {"class": "relatedPosts-2"})
    ('<div', '.relatedposts-#', '.posts', '.related')
    """
    found = [f"<{tag}"]
    for name, mark in NAMING.items() if attributes else ():
        if name in attributes:
            found += names(mark, attributes[name])
    found += [f"&{name}" for name in PRESENT if name in attributes] if attributes else []
    if "style" in attributes and "none" in attributes["style"]:
        found.append("&hidden")
    return tuple(found)


@lru_cache(maxsize=KNOWN)
def names(mark: str, value: str) -> tuple[str, ...]:
    """The tokens of an attribute's value: the whole names in it, and the words of these."""
    whole: dict[str, None] = {}
    words: set[str] = set()
    for name in value.split()[:_MOST]:
        if len(name) <= _LONGEST:
            whole[mark + _DIGITS.sub("#", name).lower()] = None
            words.update([mark + word.lower() for word in _WORD.findall(name)])
    return (*whole, *sorted(words - whole.keys()))
