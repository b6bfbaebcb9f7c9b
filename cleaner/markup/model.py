"""The trained model of HTML lines: weights from `model.json`, a chance for each line, and the kind of the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from math import exp

from cleaner.markup.features import bins, columns
from cleaner.markup.kinds import KINDS, page_tokens
from cleaner.markup.tokens import KNOWN, NAMING, NEAR, PRESENT, names
from cleaner.markup.view import View
from cleaner.package_data import read

FILE = "markup/model.json"
#: Weights are written in hundredths.
_UNIT = 100
#: A higher score is as sure as this one.
_SUREST = 30.0

Table = list[list[int]]
#: What a token weighs: anywhere above a line, and what is added near it.
Weights = tuple[int, int]


class Model:
    """Weights, laid out for looking up.

    pairs   two columns and their table: a weight for each pair of numbers
    names   what a value of a naming attribute weighs, by its mark and the value (see `tokens`)
    single  the weights of tokens that are no words of a name: elements, and what is hidden or can be folded
    kinds   for each token of a page, its weight for each kind; `base` where there is none
    """

    def __init__(
        self,
        pairs: list[tuple[str, str, Table]],
        weights: dict[str, list[int]],
        kinds: dict[str, list[int]],
        base: list[int],
    ) -> None:
        """Take the parts of `model.json`."""
        self.pairs, self.kinds, self.base = pairs, kinds, base
        #: The columns that are looked at.
        self.wanted = tuple({name: None for first, second, _ in pairs for name in (first, second)})
        self.single: dict[str, Weights] = {token: (a, b) for token, (a, b) in weights.items() if token[0] in "<&"}

        @lru_cache(maxsize=KNOWN)
        def weigh(mark: str, value: str) -> Weights:
            found = [weights[token] for token in names(mark, value) if token in weights]
            return sum([path for path, _ in found]), sum([near for _, near in found])

        self.names: Callable[[str, str], Weights] = weigh

    def kind(self, view: View) -> str:
        """The kind that a page is taken for."""
        found = self.base[:]
        for token in page_tokens(view.source):
            weights = self.kinds.get(token)
            if weights is not None:
                found = [a + b for a, b in zip(found, weights, strict=True)]
        return KINDS[found.index(max(found))]

    def chances(self, view: View) -> list[float]:
        """For each line the chance, from 0 to 1, that it is the page's own. `view.page_kind` is set."""
        view.path_weights, view.near_weights = self._weighed(view)
        found = columns(view, self.wanted)
        scores = [0] * len(view.page)
        many = len(self.pairs) - len(self.pairs) % 4
        for at in range(0, many, 4):  # four at a time: most of the cost of one is to walk along the columns
            (a, b, first), (c, d, second), (e, f, third), (g, h, fourth) = self.pairs[at : at + 4]
            four = zip(scores, *map(found.__getitem__, (a, b, c, d, e, f, g, h)), strict=True)
            scores = [z + first[i][j] + second[k][m] + third[n][o] + fourth[p][q] for z, i, j, k, m, n, o, p, q in four]
        for a, b, table in self.pairs[many:]:
            scores = [z + table[i][j] for z, i, j in zip(scores, found[a], found[b], strict=True)]
        return [1 / (1 + exp(-max(-_SUREST, min(_SUREST, score / _UNIT)))) for score in scores]

    def _weighed(self, view: View) -> tuple[list[float], list[float]]:
        """What the names of the elements weigh that each line stands in: of all of them, and of the nearest."""
        parents, tags, attrs = view.source.parents, view.source.tags, view.source.attrs
        path, own = [0] * (len(tags) + 1), [0] * (len(tags) + 1)  # the last ones are those of no element: -1
        for element in view.elements:
            weight, own[element] = self._own(tags[element], attrs[element])
            path[element] = path[parents[element]] + weight
        nears = []
        for element in view.source.leaves:
            near = 0
            for _ in range(NEAR):
                near += own[element]
                element = parents[element] if element >= 0 else -1
            nears.append(near)
        paths = [(path[leaf] + near) / _UNIT for leaf, near in zip(view.source.leaves, nears, strict=True)]
        return paths, [near / _UNIT for near in nears]

    def _own(self, tag: str, attributes: Mapping[str, str]) -> Weights:
        """What an element's own tokens weigh: the sum over `tokens`."""
        path, near = self.single.get(f"<{tag}", _NOTHING)
        for name, value in attributes.items() if attributes else ():
            mark = NAMING.get(name)
            if mark is not None:
                more, nearer = self.names(mark, value)
            elif name in PRESENT:
                more, nearer = self.single.get(f"&{name}", _NOTHING)
            elif name == "style" and "none" in value:
                more, nearer = self.single.get("&hidden", _NOTHING)
            else:
                continue
            path += more
            near += nearer
        return path, near


_NOTHING = (0, 0)


@cache
def load() -> Model:
    """The shipped model. ValueError where its columns are not those of `features`."""
    data = json.loads(read(FILE))
    if data["columns"] != list(bins()) or data["kinds"]["names"] != list(KINDS):
        raise ValueError(f"cleaner/{FILE}: its columns are not those of cleaner/markup/features.py; train it again")
    return Model(data["pairs"], data["tokens"], data["kinds"]["tokens"], data["kinds"]["base"])
