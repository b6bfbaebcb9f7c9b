"""Kinds of pages: what a page says of itself, and what it looks like."""

from __future__ import annotations

import re
from collections import Counter

from cleaner.markup.source import Source
from cleaner.markup.tokens import tokens

#: What a page can be. What is its content differs: a forum's posts are, comments below an article are not.
ARTICLE = "article"
KINDS = (ARTICLE, "forum", "documentation", "product", "listing", "service", "collection")
#: Kinds that the statistics weigh alike: what is a teaser below an article is the content of a listing.
GROUPS = (ARTICLE, "other")

#: Types of schema.org that a page's data names.
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([A-Za-z]{2,30})"')
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


#: Types of schema.org that leave no doubt about the kind of a page.
_SAID = {"discussionforumposting": "forum", "qapage": "forum", "productgroup": "product"}
#: Types that pages of the news name: readers want less of what stands around an article than elsewhere.
_NEWS = frozenset(
    {"newsarticle", "reportagenewsarticle", "analysisnewsarticle", "newsmediaorganization", "liveblogposting"}
)


def types(source: Source) -> set[str]:
    """The types of schema.org that a page names, in its data or on its elements, in lower case."""
    found = {name.lower() for data in source.data for name in _TYPE.findall(data)}
    itemtypes = [attrs["itemtype"] for attrs in source.attrs if attrs and "itemtype" in attrs]
    return found | {value.rstrip("/").rpartition("/")[2].lower() for value in itemtypes}


def said(named: set[str]) -> str | None:
    """The kind that these types leave no doubt about."""
    return next((kind for name, kind in _SAID.items() if name in named), None)


def group(kind: str) -> str:
    """The group of kinds that this one is in."""
    return kind if kind in GROUPS else "other"


def is_news(named: set[str]) -> bool:
    """Whether a page with these types is of the news."""
    return not _NEWS.isdisjoint(named)


def page_tokens(source: Source) -> list[str]:
    """What a page says of its kind, each token once."""
    found: dict[str, None] = {}
    both = zip(source.tags, source.attrs, strict=True)
    for tag, attrs in [(tag, attrs) for tag, attrs in both if tag in _TELLING or "itemtype" in attrs]:
        if tag == "meta":
            name = attrs.get("property") or attrs.get("name") or ""
            if name.lower() in _METAS:
                said = _WORD.findall((attrs.get("content") or "").lower())
                found.update((f"{name.lower()}={word}", None) for word in said[:4])
        elif tag in _PAGE:
            found.update((f"{tag} {token}", None) for token in tokens(tag, attrs))
        else:
            found[f"type={attrs['itemtype'].rstrip('/').rpartition('/')[2].lower()}"] = None
    for data in source.data:
        found.update((f"type={name.lower()}", None) for name in _TYPE.findall(data))
    counts = Counter(source.tags)
    for tag in _COUNTED:
        number = counts[tag]
        found.update((f"{tag}>{least}", None) for least in _LEAST if number > least)
    return list(found)
