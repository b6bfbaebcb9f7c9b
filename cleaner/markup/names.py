"""Names: evidence from what a site's makers called an element (`names.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from operator import attrgetter

from cleaner.evidence import FAIR, WEAK, Clue
from cleaner.markup.tokens import NAMING, names
from cleaner.markup.view import View
from cleaner.options import Category
from cleaner.package_data import read

FILE = "markup/names.toml"
#: What a name can be: enough to cut an article's line, or only a hint at what it is that something else cuts.
_WEIGHTS = {"sure": FAIR, "hint": WEAK}
#: An element with more than this part of the page's prose is what the page is about, whatever it is called.
_MOST_PROSE = 0.3
#: ... but for comments, which can be far more than an article of so many letters above them.
_MOST_COMMENTS, _ABOVE = 0.95, 1000


@cache
def load() -> dict[str, Clue]:
    """The clue of each token. ValueError, naming the row, for one that cannot be used."""
    found: dict[str, Clue] = {}
    for category, anchors in tomllib.loads(read(FILE)).items():
        for anchor, rows in anchors.items():
            for token in rows:
                if category not in set(Category) or anchor not in _WEIGHTS:
                    raise ValueError(f"cleaner/{FILE}: [{category}] {anchor}: no such category or anchor")
                if token in found:
                    raise ValueError(f"cleaner/{FILE}: [{category}] {anchor}: {token} stands there twice")
                found[token] = Clue(Category(category), _WEIGHTS[anchor], f"markup/{category}/{anchor}/{token}")
    return found


def clues(view: View) -> list[Clue | None]:
    """For each line, what the nearest element says that has a name of the table; a sure name goes before a hint."""
    source = view.source
    named = _own_clues(view) if view.own_clues is None else view.own_clues
    of_tags = {token[1:]: clue for token, clue in load().items() if token[0] == "<"}
    parents, tags, labels = source.parents, source.tags, set(view.labels)
    known: list[Clue | None] = [None] * (len(tags) + 1)  # the last one is that of no element: -1
    for element in view.elements:
        above, own = known[parents[element]], named.get(element)
        if tags[element] in of_tags and element not in labels:
            own = surer(of_tags[tags[element]], own)
        if own is not None and (above is None or above.weight <= own.weight) and _may_be(own, view, element):
            known[element] = own
        else:
            known[element] = above
    return [known[leaf] for leaf in source.leaves]


def _may_be(clue: Clue, view: View, element: int) -> bool:
    """Whether an element holds so little of the page's prose that it can be what its name says."""
    sums, source = view.prose_sum, view.source
    above = sums[source.firsts[element]]
    are_comments = clue.category == Category.COMMENTS and clue.weight >= FAIR and above >= _ABOVE
    return sums[source.lasts[element]] - above <= (_MOST_COMMENTS if are_comments else _MOST_PROSE) * sums[-1]


def surer(first: Clue | None, second: Clue | None) -> Clue | None:
    """The surer one of two clues; the first of those that are as sure."""
    return first if second is None or (first is not None and second.weight <= first.weight) else second


def _own_clues(view: View) -> dict[int, Clue]:
    """The clues of elements by their attributes, where the model has not collected them."""
    found: dict[int, Clue] = {}
    for element in view.elements:
        best = None
        for name, value in view.source.attrs[element].items():
            if name in NAMING:
                best = surer(best, clue_of(NAMING[name], value))
        if best is not None:
            found[element] = best
    return found


def clue_of(mark: str, value: str) -> Clue | None:
    """The surest clue of the tokens of one attribute; the first of those that are as sure."""
    table = load()
    return max((table[token] for token in names(mark, value) if token in table), key=attrgetter("weight"), default=None)
