"""The trained model of HTML lines: weights from `model.json`, a chance for each line, and the kind of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import Any

from cleaner.evidence import Clue
from cleaner.markup.features import bins, columns
from cleaner.markup.kinds import ARTICLE, GROUPS, KINDS, group
from cleaner.markup.looks import Looks
from cleaner.markup.names import clue_of, surer
from cleaner.markup.shape import shape
from cleaner.markup.tokens import NAMING, NEAR, NOTED, names
from cleaner.markup.view import View
from cleaner.package_data import read

FILE = "markup/model.json"
#: Weights are written in hundredths.
_UNIT = 100
#: A higher score is as sure as this one.
_SUREST = 3000

Table = tuple[tuple[int, ...], ...]
#: What a token weighs: anywhere above a line, and what is added near it.
Weights = tuple[int, int]
#: The same of all that an element's attributes say, and the surest clue among it.
Said = tuple[int, int, Clue | None]


class Model:
    """Weights, laid out for looking up.

    pairs   for each group of kinds: two columns and their table, a weight for each pair of numbers
    weights what each token weighs (see `tokens`)
    said    what values of attributes say that were asked for, by the attribute's name
    kinds   for each token of a page, its weight for each kind; `base` where there is none
    """

    def __init__(
        self,
        pairs: dict[str, list[tuple[str, str, Table]]],
        weights: dict[str, Weights],
        kinds: dict[str, tuple[int, ...]],
        base: list[int],
    ) -> None:
        """Take the parts of `model.json`."""
        self.pairs, self.kinds, self.base = pairs, kinds, base
        #: The columns that are looked at, for each group.
        self.wanted = {
            name: tuple({column: None for first, second, _ in own for column in (first, second)})
            for name, own in pairs.items()
        }
        self.weights = weights
        self.of_tags = {token[1:]: found for token, found in weights.items() if token[0] == "<"}
        self.said: dict[str, dict[str, Said]] = {name: {} for name in NOTED}

    def kind(self, looks: Looks) -> str:
        """The kind that a page is taken for."""
        found = self.base[:]
        for token in looks.view.about.tokens() + shape(looks):
            weights = self.kinds.get(token)
            if weights is not None:
                found = [a + b for a, b in zip(found, weights, strict=True)]
        if looks.count < _SMALL:
            found[KINDS.index(ARTICLE)] += _MARGIN
        return KINDS[found.index(max(found))]

    def chances(self, looks: Looks) -> list[float]:
        """For each line the chance, from 0 to 1, that it is the page's own. The view's `page_kind` is set."""
        view = looks.view
        view.path_weights, view.near_weights = self._weighed(view)
        kinds = group(KINDS[view.page_kind])
        found, pairs = columns(looks, self.wanted[kinds]), self.pairs[kinds]
        scores = [0] * len(view.page)
        many = len(pairs) - len(pairs) % 4
        for at in range(0, many, 4):  # four at a time: most of the cost of one is to walk along the columns
            (a, b, first), (c, d, second), (e, f, third), (g, h, fourth) = pairs[at : at + 4]
            four = zip(scores, *map(found.__getitem__, (a, b, c, d, e, f, g, h)), strict=True)
            scores = [z + first[i][j] + second[k][m] + third[n][o] + fourth[p][q] for z, i, j, k, m, n, o, p, q in four]
        for a, b, table in pairs[many:]:
            scores = [z + table[i][j] for z, i, j in zip(scores, found[a], found[b], strict=True)]
        most = len(_CHANCES) // 2
        return [_CHANCES[most + score if -most < score < most else 0 if score < 0 else -1] for score in scores]

    def _weighed(self, view: View) -> tuple[list[float], list[float]]:
        """What the names of the elements weigh that each line stands in: of all of them, and of the nearest."""
        parents, tags, attrs = view.source.parents, view.source.tags, view.source.attrs
        path, own = [0] * (len(tags) + 1), [0] * (len(tags) + 1)  # the last ones are those of no element: -1
        view.own_clues = {}
        for element in view.elements:
            weight, near = self.of_tags.get(tags[element], _NOTHING)
            if attrs[element]:
                more, nearer, clue = self._named(attrs[element])
                weight, near = weight + more, near + nearer
                if clue is not None:
                    view.own_clues[element] = clue
            path[element], own[element] = path[parents[element]] + weight, near
        above, at, nears = [*parents, -1], view.source.leaves, [0] * len(view.source.leaves)
        for _ in range(NEAR):
            nears = [near + own[element] for near, element in zip(nears, at, strict=True)]
            at = [above[element] for element in at]
        paths = [(path[leaf] + near) / _UNIT for leaf, near in zip(view.source.leaves, nears, strict=True)]
        return paths, [near / _UNIT for near in nears]

    def _named(self, attributes: Mapping[str, str]) -> Said:
        """What the tokens of an element's attributes weigh: with its tag's, the sum over `tokens`."""
        path, near, best, said = 0, 0, None, self.said
        for name, value in attributes.items():
            if name not in said:
                continue
            known = said[name].get(value)
            more, nearer, clue = known or self._say(name, value)
            path += more
            near += nearer
            if clue is not None:
                best = surer(best, clue)
        return path, near, best

    def _say(self, name: str, value: str) -> Said:
        """What the tokens of one attribute weigh, and the surest clue among them; kept for the next time."""
        mark = NOTED[name]
        if mark == "*":
            tokens: Sequence[str] = ("&hidden",) if "none" in value else ()
        else:
            tokens = (f"&{name}",) if mark == "&" else names(mark, value)
        weights = [self.weights[token] for token in tokens if token in self.weights]
        clue = clue_of(mark, value) if name in NAMING else None
        said = sum([path for path, _ in weights]), sum([near for _, near in weights]), clue
        if len(self.said[name]) >= _MOST_SAID:
            self.said[name].clear()
        self.said[name][value] = said
        return said


_NOTHING = (0, 0)
#: What so many values of an attribute say is kept: labels and styles are new on each page, and memory must stay flat.
_MOST_SAID = 5000
#: A page of fewer lines says little of its kind: there it must be so much surer (in hundredths) to be no article.
_SMALL, _MARGIN = 40, 70
#: The chance of each score, from the lowest to the highest.
_CHANCES = [1 / (1 + exp(-score / _UNIT)) for score in range(-_SUREST, _SUREST + 1)]


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of `features`."""
    data = json.loads(read(FILE))
    if data["columns"] != list(bins()) or data["kinds"]["names"] != list(KINDS) or list(data["pairs"]) != list(GROUPS):
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/markup/features.py; train it again")
    pairs = {
        kinds: [(first, second, tuple(map(tuple, table))) for first, second, table in own]
        for kinds, own in data["pairs"].items()
    }
    return Model(pairs, _tuples(data["tokens"]), _tuples(data["kinds"]["tokens"]), data["kinds"]["base"])


def _tuples(lists: dict[str, list[int]]) -> dict[str, Any]:
    """The same as tuples: the garbage collector looks at each list again and again."""
    return {name: tuple(numbers) for name, numbers in lists.items()}
