"""View: a page laid out for the statistics, with sums up to each line and of each element that holds lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from cleaner.blocks import PROSE
from cleaner.markup.kinds import types
from cleaner.markup.source import Source
from cleaner.page import Page
from cleaner.read_text import page_of

#: How many levels above a line's own block are looked at one by one.
LEVELS = 3
#: The element with the page's text holds at least this part of its parent's prose, and so on from the root down.
_DENSE = 0.6
#: A path that leaves the one to the page's text this many levels before its end is as far away as any.
FARTHEST = 9
#: The `meta` elements in which a page says what it is about: news repeat it below the title.
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})


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
    page_kind   the number of the page's kind (see `kinds`)
    """

    def __init__(self, source: Source, page: Page) -> None:
        """`page` holds the same lines as text."""
        self.source, self.page = source, page
        self.prose = [
            size if kind == PROSE and 2 * linked < size else 0
            for size, kind, linked in zip(page.sizes, page.kinds, source.linked, strict=True)
        ]
        self.size_sum = [0, *accumulate(page.sizes)]
        self.linked_sum = [0, *accumulate(source.linked)]
        self.prose_sum = [0, *accumulate(self.prose)]
        self.core = self._core()
        self.path_weights: Sequence[float] = [0.0] * len(page.lines)
        self.near_weights: Sequence[float] = self.path_weights
        self.page_kind = 0

    @cached_property
    def elements(self) -> list[int]:
        """The elements that a line stands in, each after the one around it."""
        parents = self.source.parents
        found: set[int] = set()
        for element in self.source.leaves:
            while element >= 0 and element not in found:
                found.add(element)
                element = parents[element]
        return sorted(found)

    @cached_property
    def linked(self) -> list[int]:
        """How much of each line stands in links, in tenths."""
        parts = zip(self.source.linked, self.page.sizes, strict=True)
        return [min(10, 10 * part // size) if size else 0 for part, size in parts]

    @cached_property
    def types(self) -> set[str]:
        """The types of schema.org that the page names."""
        return types(self.source)

    @cached_property
    def description(self) -> str:
        """What the page says that it is about."""
        metas = [attrs for tag, attrs in zip(self.source.tags, self.source.attrs, strict=True) if tag == "meta"]
        return "\n".join(
            [
                " ".join(attrs["content"].split())
                for attrs in metas
                if "content" in attrs and (attrs.get("property") or attrs.get("name") or "").lower() in _DESCRIPTIONS
            ]
        )

    def _core(self) -> list[int]:
        sums, chain = self.prose_sum, [0]
        firsts, lasts, parents, tags = self.source.firsts, self.source.lasts, self.source.parents, self.source.tags
        within = sums[-1]
        if not within:
            return []
        for element in range(1, len(tags)):
            if parents[element] == chain[-1]:
                amount = sums[lasts[element]] - sums[firsts[element]]
                if amount >= _DENSE * within and tags[element] != "p":
                    chain.append(element)
                    within = amount
        return chain


class Facts:
    """What is known of elements, worked out once each."""

    def __init__(self, view: View, around: list[str]) -> None:
        """`around` names elements of which it matters whether a line stands anywhere in them."""
        self._view, self._source = view, view.source
        self._bits = {tag: 1 << bit for bit, tag in enumerate(around)}
        self._place = {element: place for place, element in enumerate(view.core, 1)}
        self._sums: dict[int, tuple[int, int, int, int]] = {}
        self._around: dict[int, int] = {-1: 0}
        self._along: dict[int, int] = {-1: 0}

    def sums(self, element: int) -> tuple[int, int, int, int]:
        """The lines in an element, their letters, their linked letters, their letters of prose."""
        known = self._sums.get(element)
        if known is None:
            view, first, last = self._view, self._source.firsts[element], self._source.lasts[element]
            known = self._sums[element] = (
                last - first,
                view.size_sum[last] - view.size_sum[first],
                view.linked_sum[last] - view.linked_sum[first],
                view.prose_sum[last] - view.prose_sum[first],
            )
        return known

    def around(self, element: int) -> int:
        """Which of the named elements this one is or stands in, a bit each."""
        known, tags, parents = self._around, self._source.tags, self._source.parents
        for each in self._unknown(element, known):
            known[each] = known[parents[each]] | self._bits.get(tags[each], 0)
        return known[element]

    def core_distance(self, element: int) -> int:
        """How many levels before the core's end an element's path leaves it; 0 for what stands in the core."""
        known, parents = self._along, self._source.parents
        for each in self._unknown(element, known):
            known[each] = self._place.get(each) or known[parents[each]]
        return min(FARTHEST, len(self._place) - known[element])

    def core_sides(self) -> list[int]:
        """For each line, whether it stands in the core (0), before (1) or after it (2); 3 where there is none."""
        count, core = len(self._source.lines), self._view.core
        if not core:
            return [3] * count
        first, last = self._source.firsts[core[-1]], self._source.lasts[core[-1]]
        return [1] * first + [0] * (last - first) + [2] * (count - last)

    def _unknown(self, element: int, known: dict[int, int]) -> list[int]:
        """The path to an element, from below what is known of it."""
        path, parents = [], self._source.parents
        while element not in known:
            path.append(element)
            element = parents[element]
        path.reverse()
        return path
