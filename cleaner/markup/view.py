"""View: a page laid out for the statistics, with sums up to each line and of each element that holds lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, compress

from cleaner.blocks import PROSE
from cleaner.evidence import Clue
from cleaner.markup.about import About
from cleaner.markup.source import Source
from cleaner.markup.steps import tenths
from cleaner.page import Page
from cleaner.read_text import page_of

#: The element with the page's text holds at least this part of its parent's prose, and so on from the root down.
_DENSE = 0.6
#: A path that leaves the one to the page's text this many levels before its end is as far away as any.
FARTHEST = 9
#: What says whose words a quotation is, or what a listing or a table shows: no word of the site's, no photo's caption.
_LABELS, _HOLDERS = frozenset({"figcaption", "footer"}), frozenset({"blockquote", "figure"})
_HELD = frozenset({"blockquote", "listing", "pre", "table", "xmp"})
#: A line of which so many tenths are linked leads to another page.
LINK = 8


def page_of_source(source: Source) -> Page:
    """The same lines as text."""
    lines = list(map(str.strip, source.lines))
    return page_of("\n".join(lines), list(range(len(lines))), lines)


class View:
    """A page's lines, as elements and as text.

    prose       the letters of each line that is prose, not a link; 0 of others
    *_sum       sums of the lines before each line: letters, linked letters, letters of prose
    core        the elements from the root down to the one in which the page's prose stands
    path_weights, near_weights  what the names of a line's elements weigh, all of them and the nearest (see `tokens`)
    own_clues   what the attributes of elements say, where they do (see `names`); None before the model has read them
    page_kind   the number of the page's kind (see `kinds`)
    """

    def __init__(self, source: Source, page: Page) -> None:
        """`page` holds the same lines as text."""
        self.source, self.page, self.about = source, page, About(source)
        self.prose = [
            size if kind == PROSE and 2 * linked < size else 0
            for size, kind, linked in zip(page.sizes, page.kinds, source.linked, strict=True)
        ]
        self.size_sum = [0, *accumulate(page.sizes)]
        self.linked_sum = [0, *accumulate(source.linked)]
        self.prose_sum = [0, *accumulate(self.prose)]
        self.core = densest(self, self.prose_sum)
        self.path_weights: Sequence[float] = [0.0] * len(page.lines)
        self.near_weights: Sequence[float] = self.path_weights
        self.own_clues: dict[int, Clue] | None = None
        self.page_kind = 0

    @cached_property
    def elements(self) -> list[int]:
        """The elements that a line stands in, each after the one around it."""
        parents, count = self.source.parents, len(self.source.parents)
        holds = bytearray(count)
        for element in self.source.leaves + self.source.owners:
            holds[element] = 1
        for element in range(count - 1, 0, -1):  # an element comes after the one around it
            if holds[element]:
                holds[parents[element]] = 1
        return list(compress(range(count), holds))

    @cached_property
    def labels(self) -> list[int]:
        """The elements that say whose a quotation is, or what a listing or a table shows, beside it in one element."""
        source = self.source
        parents, tags, firsts, lasts = source.parents, source.tags, source.firsts, source.lasts
        found = [each for each in self.elements if tags[each] in _LABELS and tags[parents[each]] in _HOLDERS]
        if not found:
            return found
        edges = [0] * (len(source.lines) + 1)
        for element in [element for element in self.elements if tags[element] in _HELD]:
            edges[firsts[element]] += 1
            edges[lasts[element]] -= 1
        sums = [0, *accumulate([depth > 0 for depth in accumulate(edges)])]
        own = [sums[last] - sums[first] for first, last in zip(firsts, lasts, strict=True)]
        return [label for label in found if own[parents[label]] > own[label]]

    def within(self, tag: str) -> list[int]:
        """1 for each line in an element of this name, 0 for others."""
        found = [0] * len(self.source.lines)
        for element in [element for element, name in enumerate(self.source.tags) if name == tag]:
            self._fill(found, element, 1)
        return found

    def meets(self, chain: Sequence[int]) -> list[int]:
        """For each line, the place in the chain (from 1) of the last element that it stands in; 0 where in none."""
        found = [0] * len(self.source.lines)
        for place, element in enumerate(chain, 1):
            self._fill(found, element, place)
        return found

    def _fill(self, numbers: list[int], element: int, number: int) -> None:
        """Write a number for each line of an element."""
        first, last = self.source.firsts[element], min(self.source.lasts[element], len(numbers))
        numbers[first:last] = [number] * (last - first)

    def distances(self, chain: Sequence[int]) -> list[int]:
        """How many levels before the chain's end each line's path leaves it; 0 for what stands in its last element."""
        most = len(chain)
        return [min(FARTHEST, most - place) for place in self.meets(chain)]

    @cached_property
    def linked(self) -> list[int]:
        """How much of each line stands in links, in tenths."""
        return list(map(tenths, self.source.linked, self.page.sizes))


def densest(view: View, sums: Sequence[int]) -> list[int]:
    """The elements from the root down to the one in which most of something stands, given its sums up to each line."""
    source = view.source
    firsts, lasts, parents, tags = source.firsts, source.lasts, source.parents, source.tags
    within, chain = sums[-1], [0]
    if not within:
        return []
    for element in view.elements:
        if parents[element] == chain[-1]:
            amount = sums[lasts[element]] - sums[firsts[element]]
            if amount >= _DENSE * within and tags[element] != "p":
                chain.append(element)
                within = amount
    return chain


def sides(source: Source, chain: list[int]) -> list[int]:
    """For each line, whether it stands in the chain's last element (0), before (1) or after it (2); 3 without one."""
    count = len(source.lines)
    if not chain:
        return [3] * count
    first, last = source.firsts[chain[-1]], source.lasts[chain[-1]]
    return [1] * first + [0] * (last - first) + [2] * (count - last)
