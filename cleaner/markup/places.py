"""Places: what lines have to do with the page's title, with cards that come again and again, and the text beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from cleaner.markup.steps import MOST, log, tenths
from cleaner.markup.view import LINK, View, densest, sides

#: Elements of one name under one parent are cards from so many on, where each has so many lines.
_CARDS, _CARD_LINES = 3, 2
#: A card with a line that leads elsewhere does so, too. Cards of which this part does (in tenths), and of no more
#: letters each, show other pages.
_LEADING, _LONGEST = 6, 600
#: The text beside the cards is the page's where it has at least so many letters.
_LEAST = 150
#: Where a page's title is looked for: the first element that the page has; 9 for all others.
_RANKS = {"h1": 0, "h2": 1, "h3": 2}
_SHORTEST = 8

#: The cards of one parent: how many, their letters, linked letters, letters of prose, and how many lead elsewhere.
Group = tuple[int, int, int, int, int]
NO_GROUP: Group = (0, 0, 0, 0, 0)


class Places:
    """Worked out once for a page, when something of it is looked at. `prose`: the letters of all of its prose."""

    def __init__(self, view: View) -> None:
        """Nothing is worked out yet."""
        self.view, self._source, self.prose = view, view.source, view.prose_sum[-1]

    @cached_property
    def groups(self) -> list[Group]:
        """The group of the innermost card that each line stands in."""
        view, source = self.view, self._source
        firsts, lasts, parents, tags = source.firsts, source.lasts, source.parents, source.tags
        links = [0, *accumulate([linked >= LINK for linked in view.linked])]
        size, linked, prose = view.size_sum, view.linked_sum, view.prose_sum
        members: dict[tuple[int, str], list[int]] = {}
        for element in view.elements:
            if lasts[element] - firsts[element] >= _CARD_LINES:
                members.setdefault((parents[element], tags[element]), []).append(element)
        own: dict[int, Group] = {-1: NO_GROUP}
        for cards in members.values():
            if len(cards) >= _CARDS:
                ends = [(firsts[card], lasts[card]) for card in cards]
                group = (
                    len(cards),
                    sum([size[b] - size[a] for a, b in ends]),
                    sum([linked[b] - linked[a] for a, b in ends]),
                    sum([prose[b] - prose[a] for a, b in ends]),
                    sum([links[b] > links[a] for a, b in ends]),
                )
                own.update(dict.fromkeys(cards, group))
        for element in view.elements:
            if element not in own:
                own[element] = own[parents[element]]
        return [own[owner] for owner in source.owners]

    def of_groups(self, value: Callable[[int, int, int, int, int], int]) -> list[int]:
        """A number for each line, by its group."""
        known: dict[Group, int] = {}
        found = []
        for group in self.groups:
            if group not in known:
                known[group] = value(*group)
            found.append(known[group])
        return found

    @cached_property
    def body(self) -> list[int]:
        """The elements from the root down to the text beside the cards; to all of it where that is too little."""
        view = self.view
        beside = [
            0 if cards and 10 * leading >= _LEADING * cards and letters <= _LONGEST * cards else size
            for (cards, letters, _, _, leading), size in zip(self.groups, view.prose, strict=True)
        ]
        if sum(beside) < _LEAST:
            return view.core
        return densest(view, [0, *accumulate(beside)])

    @cached_property
    def title(self) -> int | None:
        """The line that repeats the page's title: in its main heading, or the first one anywhere."""
        source = self._source
        whole, best, found = source.title, 10, None
        for row, line in enumerate(source.lines):
            if len(line) >= _SHORTEST and line in whole:
                rank = _RANKS.get(source.tags[source.owners[row]], 9)
                if rank < best:
                    best, found = rank, row
        return found

    @cached_property
    def to_title(self) -> list[int]:
        """The elements from the root down to the title."""
        if self.title is None:
            return []
        parents, element = self._source.parents, self._source.owners[self.title]
        path = []
        while element >= 0:
            path.append(element)
            element = parents[element]
        return path[::-1]

    def since_title(self, most: int) -> list[int]:
        """How many lines each comes after the title, `most` for those before it or without one."""
        count, title = len(self._source.lines), self.title
        return [most] * count if title is None else [most] * title + list(range(count - title))

    def shares(self, chain: list[int]) -> list[int]:
        """The tenths of the page's prose in the last element of the chain that each line stands in."""
        sums, source, whole = self.view.prose_sum, self._source, self.prose
        known = [10] + [
            10 * (sums[source.lasts[element]] - sums[source.firsts[element]]) // whole if whole else 0
            for element in chain
        ]
        return [known[place] for place in self.view.meets(chain)]


#: What each line has to do with cards, with the text beside them, and with the page's title.
OF_PLACES: dict[str, Callable[[Places], list[int]]] = {
    "cards": lambda places: places.of_groups(lambda cards, size, linked, prose, leading: log(cards)),
    "cards_size": lambda places: places.of_groups(
        lambda cards, size, linked, prose, leading: log(size // (10 * max(1, cards)))
    ),
    "cards_links": lambda places: places.of_groups(lambda cards, size, linked, prose, leading: tenths(linked, size)),
    "cards_leading": lambda places: places.of_groups(
        lambda cards, size, linked, prose, leading: tenths(leading, cards)
    ),
    "cards_part": lambda places: places.of_groups(
        lambda cards, size, linked, prose, leading: tenths(prose, places.prose)
    ),
    "body_distance": lambda places: places.view.distances(places.body),
    "body_side": lambda places: sides(places.view.source, places.body),
    "body_part": lambda places: places.shares(places.body),
    "title_distance": lambda places: places.view.distances(places.to_title),
    "title_part": lambda places: places.shares(places.to_title),
    "title_since": lambda places: list(map(log, places.since_title(MOST))),
}
