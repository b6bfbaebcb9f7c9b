"""Train where articles end, and show what it is worth on sites not seen.

    python -m benchmarks.endings --data FOLDER            # figures out of fold
    python -m benchmarks.endings --data FOLDER --write    # the same, then the model that `cleaner` ships

It learns from gold texts of scraped pages and from hand-labelled documents: a place is the end where next to nothing of
the author's stands below it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import training_view as view
from benchmarks.data import ATTRIBUTION, Document, digest, documents, fold, texts
from benchmarks.last_look import save
from benchmarks.metrics import NEUTRAL, words
from benchmarks.own_labels import own_documents
from benchmarks.packages import package
from benchmarks.pair_tables import Array, best_pairs, scores, tables
from benchmarks.training_rows import Labelled, labelled
from cleaner.endings import COLUMNS, FILE

#: Below the end stands at most so much of the author's: words, or a share of all.
_AT_MOST, _SHARE = 10, 0.02
#: A place weighs by the words below it, tamed, up to so many; one that is no end more; hand labels and small sets of
#: gold texts more, pages that are no articles less.
_MOST_WORDS, _NO_END, _BY_HAND, _OTHER_SETS, _OTHER_TYPES, _LARGE_SET = 300, 3.0, 3.0, 4.0, 0.5, "wcxb-dev"
_OPTIONS: dict[str, Any] = {
    "objective": "binary", "num_leaves": 3, "learning_rate": 0.05, "num_iterations": 2000, "min_data_in_leaf": 40,
    "lambda_l2": 5.0, "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "deterministic": True,
    "force_col_wise": True, "num_threads": 2, "verbose": -1,
}  # fmt: skip
_PAIRS, _FOLDS = 60, 4
#: The scores that the table shows, and the one from which on `balanced` cuts.
_SHOWN, _THRESHOLD = (4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.0), 4.0

Found = dict[tuple[int, int], Array]


class Place(NamedTuple):
    """A place where rows have gone: its text, fold and kind of text, its bins, the words below of each, its weight."""

    text: int
    fold: int
    kind: str
    bins: tuple[int, ...]
    site: int
    author: int
    all: int
    weight: float

    @property
    def is_end(self) -> bool:
        """Whether the article ends here."""
        return self.author <= max(_AT_MOST, _SHARE * self.all)


def by_hand(found: Sequence[Document]) -> Iterable[Place]:
    """The places of hand-labelled documents."""
    for number, document in enumerate(found):
        sizes = [len(words(line)) for line in document.lines]
        said = [0 if label == "keep" else -1 if label in NEUTRAL else 1 for label in document.labels]
        yield from _places(-1 - number, fold(document.site, _FOLDS), "hand", document.text, said, sizes, _BY_HAND)


def by_gold(pages: Sequence[Labelled]) -> Iterable[Place]:
    """The places of scraped pages with gold texts."""
    for number, page in enumerate(pages):
        if page.kind != "page text":
            continue
        shares = [page.shares[row] for row in page.page.number]
        said = [1 if share < 0.3 else 0 if share >= 0.5 else -1 for share in shares]
        weight = (1.0 if page.set == _LARGE_SET else _OTHER_SETS) * (1.0 if page.type == "article" else _OTHER_TYPES)
        kind = page.set if page.type == "article" else f"{page.set}, no article"
        sizes = [page.sizes[row] for row in page.page.number]
        yield from _places(number, page.fold, kind, "\n".join(page.page.lines), said, sizes, weight)


def _places(
    number: int, its_fold: int, kind: str, text: str, said: list[int], sizes: list[int], weight: float
) -> Iterable[Place]:
    everything = sum(size for size, own in zip(sizes, said, strict=True) if own == 0)
    for bins, lines in view.places(text):
        site = sum(sizes[line] for line in lines if said[line] == 1)
        author = sum(sizes[line] for line in lines if said[line] == 0)
        place = Place(number, its_fold, kind, bins, site, author, everything, weight)
        worth = min(site + 1, _MOST_WORDS) if place.is_end else _NO_END**2 * min(author, _MOST_WORDS)
        yield place._replace(weight=weight * worth**0.5)


def fit(found: Sequence[Place]) -> Found:
    """A table for each pair of columns."""
    lightgbm = package("lightgbm")
    columns = np.array([place.bins for place in found])
    ends, weights = np.array([place.is_end for place in found]), np.array([place.weight for place in found])

    def trees(more: dict[str, Any]) -> dict[str, Any]:
        data = lightgbm.Dataset(columns, ends, weight=weights)
        dumped: dict[str, Any] = lightgbm.train(_OPTIONS | more, data).dump_model()
        return dumped

    pairs = best_pairs(trees({"seed": 1}), _PAIRS)
    chosen = trees({"seed": 2, "interaction_constraints": [list(pair) for pair in pairs]})
    return tables(chosen, list(COLUMNS.values()), pairs)


def out_of_fold(found: Sequence[Place]) -> Array:
    """The score of each place by a model that has not seen its site."""
    folds, columns = np.array([place.fold for place in found]), np.array([place.bins for place in found])
    scored = np.zeros(len(found))
    for number in range(_FOLDS):
        model = fit([place for place in found if place.fold != number])
        scored[folds == number] = scores(model, columns[folds == number])
    return scored


def show(found: Sequence[Place], scored: Array) -> None:
    """Print by score what cutting all below the first such place would gain and cost, by kind of text."""
    print(f"{len(found)} places; out of fold, words cut of the site's / the author's, texts (damaged)")
    for score in _SHOWN:
        first: dict[int, Place] = {}
        for place, its in zip(found, scored, strict=True):
            if its >= score:
                first.setdefault(place.text, place)
        cells = []
        for kind in sorted({place.kind for place in found}):
            cut = [place for place in first.values() if place.kind == kind]
            damaged = sum(not place.is_end for place in cut)
            site, author = sum(place.site for place in cut), sum(place.author for place in cut)
            cells.append(f"{kind} {site}/{author}, {len(cut)} ({damaged})")
        print(f"from {score:4.2f} on: {'; '.join(cells)}")


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endings", description="Train where articles end.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N texts of each set, always the same")
    parser.add_argument("--write", action="store_true", help=f"write cleaner/{FILE}")
    arguments = parser.parse_args()
    hand = [*documents(arguments.data), *own_documents(arguments.data)[0]]
    found = [*by_hand(hand), *by_gold(labelled(texts(arguments.data, arguments.limit), _FOLDS))]
    show(found, out_of_fold(found))
    if arguments.write:
        about = {
            "command": "python -m benchmarks.endings --data FOLDER --write",
            "attribution": f"trained on {'; '.join(ATTRIBUTION.values())}",
            "data": digest(arguments.data),
            "pairs": "two columns of cleaner/endings.py, weights of their bins; positive speaks for an end",
        }
        save(FILE, COLUMNS, fit(found), _THRESHOLD, about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
