"""Source: a page as columns, its elements in document order and its lines."""

from __future__ import annotations

from collections.abc import Mapping

#: The attribute of a page's root that says that it has been cleaned, and as what kind of page: nothing but its text
#: is judged again.
MARKER = "data-cleaned"


class Source:
    """What the front end makes of a page.

    One entry an element, in document order (the first is the root):
    tags     its name, lower case
    parents  the number of the element it stands in; -1 for the root
    attrs    its attributes
    firsts   the first line in it
    lasts    the line after its last

    One entry a line:
    lines    the text, white space folded (in `pre` as it stands)
    owners   the innermost block element that the line stands in
    leaves   the innermost element of its first text
    linked   how many of its characters stand in links
    gaps     1 where a blank line stands before it

    title    the text of `title`
    data     the contents of JSON-LD scripts
    unspoken how many characters stand in `noscript`, unread
    reader   what read the page, where it noted more
    """

    __slots__ = (
        "attrs",
        "data",
        "firsts",
        "gaps",
        "lasts",
        "leaves",
        "lines",
        "linked",
        "owners",
        "parents",
        "reader",
        "tags",
        "title",
        "unspoken",
    )  # fmt: skip

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.attrs: list[Mapping[str, str]] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.lines: list[str] = []
        self.owners: list[int] = []
        self.leaves: list[int] = []
        self.linked: list[int] = []
        self.gaps: list[int] = []
        self.title = ""
        self.data: list[str] = []
        self.unspoken = 0
        self.reader: object = None

    @property
    def is_cleaned(self) -> bool:
        """Whether the page says that it has been cleaned already."""
        return bool(self.attrs) and MARKER in self.attrs[0]

    @property
    def cleaned_as(self) -> str:
        """The kind that the page says it was cleaned as; nothing where it does not."""
        return self.attrs[0][MARKER] if self.is_cleaned else ""

    def path(self, element: int) -> str:
        """Where an element stands, from the root down: `html/body/div[2]/p[1]`."""
        steps = []
        while element >= 0:
            parent, tag = self.parents[element], self.tags[element]
            place = sum(self.parents[e] == parent and self.tags[e] == tag for e in range(max(parent, 0), element + 1))
            steps.append(tag if tag in ("html", "body") else f"{tag}[{place}]")
            element = parent
        return "/".join(reversed(steps))
