"""Kinds of pages, and the types of schema.org that tell them."""

from __future__ import annotations

#: What a page can be. What is its content differs: a forum's posts are, comments below an article are not.
ARTICLE = "article"
KINDS = (ARTICLE, "forum", "documentation", "product", "listing", "service", "collection")
#: Kinds that the statistics weigh alike: what is a teaser below an article is the content of a listing.
GROUPS = (ARTICLE, "other")

#: Types of schema.org that leave no doubt about the kind of a page.
_SAID = {"discussionforumposting": "forum", "qapage": "forum", "productgroup": "product"}
#: Types that pages of the news name: readers want less of what stands around an article than elsewhere.
_NEWS = frozenset(
    {"newsarticle", "reportagenewsarticle", "analysisnewsarticle", "newsmediaorganization", "liveblogposting"}
)


def said(named: set[str]) -> str | None:
    """The kind that these types leave no doubt about."""
    return next((kind for name, kind in _SAID.items() if name in named), None)


def group(kind: str) -> str:
    """The group of kinds that this one is in."""
    return kind if kind in GROUPS else "other"


def is_news(named: set[str]) -> bool:
    """Whether a page with these types is of the news."""
    return not _NEWS.isdisjoint(named)
