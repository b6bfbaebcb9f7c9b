"""Names: evidence from what a site's makers called an element (`names.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from operator import attrgetter

from cleaner.evidence import FAIR, WEAK, Clue
from cleaner.markup.tokens import KNOWN, NAMING, names
from cleaner.markup.view import View
from cleaner.options import Category
from cleaner.package_data import read

FILE = "markup/names.toml"
#: What a name can be: enough to cut an article's line, or only a hint at what it is that something else cuts.
_WEIGHTS = {"sure": FAIR, "hint": WEAK}
#: An element with more than this part of the page's prose is what the page is about, whatever it is called.
_MOST_PROSE = 0.3


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
    source, sums = view.source, view.prose_sum
    of_tags = {token[1:]: clue for token, clue in load().items() if token[0] == "<"}
    most = _MOST_PROSE * sums[-1]
    parents, tags, attrs = source.parents, source.tags, source.attrs
    known: list[Clue | None] = [None] * (len(tags) + 1)  # the last one is that of no element: -1
    for element in view.elements:
        above, own = known[parents[element]], of_tags.get(tags[element])
        if attrs[element]:
            own = _clue(own, attrs[element])
        if own is not None and sums[source.lasts[element]] - sums[source.firsts[element]] > most:
            own = None
        known[element] = above if own is None or (above is not None and above.weight > own.weight) else own
    return [known[leaf] for leaf in source.leaves]


def _clue(best: Clue | None, attributes: Mapping[str, str]) -> Clue | None:
    """The surest clue of an element's tokens, its tag's given."""
    for name, value in attributes.items():
        mark = NAMING.get(name)
        if mark is not None:
            clue = _named(mark, value)
            if clue is not None and (best is None or clue.weight > best.weight):
                best = clue
    return best


@lru_cache(maxsize=KNOWN)
def _named(mark: str, value: str) -> Clue | None:
    """The surest clue of the tokens of one attribute; the first of those that are as sure."""
    table = load()
    return max((table[token] for token in names(mark, value) if token in table), key=attrgetter("weight"), default=None)
