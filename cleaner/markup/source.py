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
    lines    the text, white space folded (in `pre` as it stands, but for blanks at its end)
    owners   the innermost block element that the line stands in
    leaves   the innermost element of its first text
    linked   how many of its characters stand in links
    gaps     how many blank lines stand before it: one at most, but for those in `pre`

    title    the text of `title`
    typed    the elements that may hold lines of code or text as it was typed (`pre` and the like, `code`)
    front    the name of the page's first tag; nothing where there is none
    data     the contents of JSON-LD scripts
    unspoken how many characters stand in `noscript`, unread
    reader   what read the page, where it noted more
    """

    __slots__ = (
        "_places",
        "attrs",
        "data",
        "firsts",
        "front",
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
        "typed",
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
        self.typed: list[int] = []
        self.front = ""
        self.unspoken = 0
        self.reader: object = None
        self._places: list[int] = []

    @property
    def is_cleaned(self) -> bool:
        """Whether the page says that it has been cleaned already."""
        return bool(self.attrs) and MARKER in self.attrs[0]

    @property
    def cleaned_as(self) -> str:
        """The kind that the page says it was cleaned as; nothing where it does not."""
        return self.attrs[0][MARKER] if self.is_cleaned else ""

    @property
    def typed_lines(self) -> set[int]:
        """The lines that stand as they were typed: of `pre` and the like, and of `code` that has several."""
        found: set[int] = set()
        for element in self.typed:
            first, last = self.firsts[element], min(self.lasts[element], len(self.lines))
            if self.tags[element] != "code" or last - first > 1:
                found.update(range(first, last))
        return found

    def path(self, element: int) -> str:
        """Where an element stands, from the root down: `html/body/div[2]/p[1]`."""
        if not self._places:
            self._places = self._numbered()
        steps = []
        while element >= 0:
            tag = self.tags[element]
            steps.append(tag if tag in ("html", "body") else f"{tag}[{self._places[element]}]")
            element = self.parents[element]
        return "/".join(reversed(steps))

    def _numbered(self) -> list[int]:
        """The place of each element among those of its name in the same element, from 1."""
        counts: dict[tuple[int, str], int] = {}
        places = []
        for key in zip(self.parents, self.tags, strict=True):
            counts[key] = counts.get(key, 0) + 1
            places.append(counts[key])
        return places
