"""Source: a page as columns, its elements in document order and its lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Source:
    """What the front end makes of a page.

    One entry an element, in document order (the first is the root):
    tags     its name, lower case
    parents  the number of the element it stands in; -1 for the root
    attrs    its attributes
    ends     the number after its last descendant's

    One entry a line:
    lines    the text, white space folded (in `pre` as it stands)
    owners   the innermost block element that the line stands in
    leaves   the innermost element of its first text
    linked   how many of its characters stand in links
    gaps     1 where a blank line stands before it

    title    the text of `title`
    data     the contents of JSON-LD scripts
    pieces   for each line the text nodes it is made of, where a tree was asked for
    tree     the lxml element tree, where one was asked for
    """

    __slots__ = (
        "attrs",
        "data",
        "ends",
        "gaps",
        "leaves",
        "lines",
        "linked",
        "owners",
        "parents",
        "pieces",
        "tags",
        "title",
        "tree",
    )  # fmt: skip

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.attrs: list[Mapping[str, str]] = []
        self.ends: list[int] = []
        self.lines: list[str] = []
        self.owners: list[int] = []
        self.leaves: list[int] = []
        self.linked: list[int] = []
        self.gaps: list[int] = []
        self.title = ""
        self.data: list[str] = []
        self.pieces: list[list[Any]] = []
        self.tree: Any = None

    def path(self, element: int) -> str:
        """Where an element stands, from the root down: `html/body/div[2]/p[1]`."""
        steps = []
        while element >= 0:
            parent, tag = self.parents[element], self.tags[element]
            place = sum(self.parents[e] == parent and self.tags[e] == tag for e in range(max(parent, 0), element + 1))
            steps.append(tag if tag in ("html", "body") else f"{tag}[{place}]")
            element = parent
        return "/".join(reversed(steps))
