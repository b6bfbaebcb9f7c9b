"""About: what a page says of itself, beside its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from html import unescape

from cleaner.markup.embedded import article
from cleaner.markup.source import Source
from cleaner.markup.tokens import tokens

#: Types of schema.org that a page's data names.
_TYPE = re.compile(r'"@type"\s*+:\s*+\[?+\s*+"([A-Za-z]{2,30})"')
#: What `meta` elements say of the whole page.
_METAS = frozenset({"og:type", "generator", "pagetype", "page-type", "page_type", "twitter:card"})
#: The elements whose names are those of the page.
_PAGE = frozenset({"html", "body", "main"})
_TELLING = _PAGE | {"meta"}
_WORD = re.compile(r"[a-z]+")
#: Elements that tell kinds apart by how many there are.
_COUNTED = (
    "a", "p", "li", "h2", "h3", "form", "input", "button", "img", "table", "pre", "code", "article", "time", "select",
    "blockquote", "dt", "iframe", "textarea",
)  # fmt: skip
_LEAST = (0, 1, 3, 10, 30, 100, 300)
#: The `meta` elements in which a page says what it is about: news repeat it below the title.
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})
#: ... and those in which it says its title.
_TITLES = frozenset({"og:title", "twitter:title"})
_MARKUP = re.compile(r"<[^<>]{0,500}>")


class About:
    """Each part is worked out once, when something asks for it."""

    def __init__(self, source: Source) -> None:
        """Nothing is worked out yet."""
        self._source = source

    @cached_property
    def _telling(self) -> list[tuple[str, Mapping[str, str]]]:
        """The elements that say something of the whole page, with their attributes."""
        both = zip(self._source.tags, self._source.attrs, strict=True)
        return [(tag, attrs) for tag, attrs in both if tag in _TELLING or "itemtype" in attrs]

    @cached_property
    def _data_types(self) -> list[str]:
        return [name.lower() for data in self._source.data for name in _TYPE.findall(data)]

    @cached_property
    def types(self) -> set[str]:
        """The types of schema.org that the page names, in its data or on its elements, in lower case."""
        return {*self._data_types, *[_type(attrs) for _, attrs in self._telling if "itemtype" in attrs]}

    @cached_property
    def _metas(self) -> list[tuple[str, str]]:
        """What `meta` elements are for, and what they hold, white space folded."""
        metas = [attrs for tag, attrs in self._telling if tag == "meta" and "content" in attrs]
        return [(_name(attrs), " ".join(attrs["content"].split())) for attrs in metas]

    @cached_property
    def description(self) -> str:
        """What the page says that it is about."""
        return "\n".join([text for name, text in self._metas if name in _DESCRIPTIONS])

    @cached_property
    def titles(self) -> str:
        """What the page says that its title is: one a line."""
        said = [text for name, text in self._metas if name in _TITLES]
        return "\n".join([self._source.title, *said, self._article[0]])

    @cached_property
    def body(self) -> str:
        """The article that the page carries as data, white space folded."""
        return self._article[1]

    @cached_property
    def _article(self) -> tuple[str, str]:
        title, body = article(self._source.data)
        if "<" in body or "&" in body:
            body = unescape(_MARKUP.sub(" ", body))
        return " ".join(unescape(title).split()), " ".join(body.split())

    def tokens(self) -> list[str]:
        """What the page says of its kind, each token once."""
        found: dict[str, None] = {}
        for tag, attrs in self._telling:
            if tag == "meta":
                name = _name(attrs)
                if name in _METAS:
                    said = _WORD.findall((attrs.get("content") or "").lower())
                    found.update((f"{name}={word}", None) for word in said[:4])
            elif tag in _PAGE:
                found.update((f"{tag} {token}", None) for token in tokens(tag, attrs))
            else:
                found[f"type={_type(attrs)}"] = None
        found.update((f"type={name}", None) for name in self._data_types)
        counts = Counter(self._source.tags)
        for tag in _COUNTED:
            number = counts[tag]
            found.update((f"{tag}>{least}", None) for least in _LEAST if number > least)
        return list(found)


def _name(attrs: Mapping[str, str]) -> str:
    """What a `meta` element is for."""
    return (attrs.get("property") or attrs.get("name") or "").lower()


def _type(attrs: Mapping[str, str]) -> str:
    """The type of schema.org that an element is said to be of."""
    return attrs["itemtype"].rstrip("/").rpartition("/")[2].lower()
