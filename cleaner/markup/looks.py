"""Looks: what columns are made of, each worked out once for a page, when a column asks for it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from cleaner.markup.places import Places
from cleaner.markup.view import View

#: How many levels above a line's own block are looked at one by one.
LEVELS = 3
#: Lines, their letters, their linked letters, their letters of prose.
Sums = tuple[int, int, int, int]
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: How far lines are near.
_NEAR = 4


class Looks:
    """A page's lines, and what they share with others."""

    def __init__(self, view: View) -> None:
        """Nothing is worked out yet."""
        self.view, self.page, self.source = view, view.page, view.source
        self.lines, self.sizes, self.linked, self.tags = view.page.lines, view.page.sizes, view.linked, view.source.tags
        self.count = len(self.lines)
        self.places = Places(view)
        self._at, self._keys = [self.source.owners], [[0] * self.count]
        self._leaves, self._parents = self.source.leaves, [0, *self.source.parents[1:]]
        self._named: dict[int, int] = {}
        self._names: dict[tuple[str, str | None], int] = {}
        self._sums: dict[int, dict[int, Sums]] = {}
        self._likes: dict[int, dict[int, Sums]] = {}

    @cached_property
    def counts(self) -> Counter[str]:
        """How many lines have each text."""
        return Counter(self.lines)

    @cached_property
    def heads(self) -> list[bool]:
        """Whether each line is a heading."""
        return [tag in _HEADINGS for tag in self.tags_at(0)]

    def near(self, sums: list[int]) -> list[int]:
        """What the lines near each line add to sums, this one included."""
        edge = min(_NEAR, self.count)
        before = [0] * edge + sums[: self.count - edge]
        return [b - a for a, b in zip(before, sums[_NEAR + 1 :] + sums[-1:] * edge, strict=True)]

    def at(self, level: int) -> list[int]:
        """For each line, the element so many levels above its own block."""
        while len(self._at) <= level:
            self._at.append(self._above(self._at[-1]))
        return self._at[level]

    def tags_at(self, level: int) -> list[str]:
        """The names of the same elements."""
        tags = self.source.tags
        return [tags[element] for element in self.at(level)]

    def sums(self, level: int) -> dict[int, Sums]:
        """What each of the same elements holds."""
        found = self._sums.get(level)
        if found is None:
            sizes, linked, prose = self.view.size_sum, self.view.linked_sum, self.view.prose_sum
            firsts, lasts = self.source.firsts, self.source.lasts
            ends = [(element, firsts[element], lasts[element]) for element in set(self.at(level))]
            found = self._sums[level] = {
                element: (b - a, sizes[b] - sizes[a], linked[b] - linked[a], prose[b] - prose[a])
                for element, a, b in ends
            }
        return found

    def keys(self, level: int) -> list[int]:
        """For each line a number: the same for lines whose elements have the same names, up to this level."""
        while len(self._keys) < level + 2:
            named, names, tags, attrs = self._named, self._names, self.source.tags, self.source.attrs
            for each in set(self._leaves) - named.keys():
                named[each] = names.setdefault((tags[each], attrs[each].get("class")), len(names))
            many = len(names)
            below = zip(self._keys[-1], self._leaves, strict=True)
            self._keys.append([many * key + named[element] for key, element in below])
            self._leaves = self._above(self._leaves)
        return self._keys[level + 1]

    def likes(self, level: int) -> dict[int, Sums]:
        """For each key: what the lines hold that share it."""
        found = self._likes.get(level)
        if found is None:
            found = self._likes[level] = _added(self.keys(level), self.sizes, self.source.linked, self.view.prose)
        return found

    def _above(self, elements: list[int]) -> list[int]:
        """The elements around these; the root around itself."""
        parents = self._parents
        return [parents[element] for element in elements]


def _added(keys: list[int], sizes: list[int], linked: list[int], prose: list[int]) -> dict[int, Sums]:
    """For each key: its lines, their letters, their linked letters, their letters of prose."""
    found: dict[int, list[int]] = {}
    for key, size, link, own in zip(keys, sizes, linked, prose, strict=True):
        known = found.get(key)
        if known is None:
            found[key] = [1, size, link, own]
        else:
            known[0] += 1
            known[1] += size
            known[2] += link
            known[3] += own
    return {key: (lines, size, link, own) for key, (lines, size, link, own) in found.items()}
