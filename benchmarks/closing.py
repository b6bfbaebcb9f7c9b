"""Train the closing look, at the rows that are left at a text's end, and show what it is worth on sites not seen.

    python -m benchmarks.closing --data FOLDER [--limit N]            # figures out of fold
    python -m benchmarks.closing --data FOLDER --write                # the same, then the model that `cleaner` ships

It learns from hand-labelled documents and from the gold texts of articles, of no site that is kept apart. What words
say is counted on all rows that are left in these, by site: a row that teaches is told what its words say on other sites
only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import training_view as view
from benchmarks.data import ATTRIBUTION, digest, documents, fold, texts
from benchmarks.last_look import KEPT
from benchmarks.metrics import NEUTRAL, words
from benchmarks.own_labels import APART, own_documents
from benchmarks.packages import package
from benchmarks.pair_tables import Array
from benchmarks.training_rows import Labelled, labelled
from cleaner.closing import COLUMNS, FILE, ROWS, knows, may_go, tokens

_FOLDS = 5
#: What a row is: the site's, the author's, what an author's page has beside the text (it stays, but is none of the
#: author's words), or nobody's.
SITE, AUTHOR, BESIDE, NEITHER = 1, 0, 2, -1
#: A row is the site's below the first share of gold words, the author's from the second on.
_SITES, _AUTHORS = 0.3, 0.5
#: All rows of a site count for so many at most; a word is known where so many sites have it (as the site's or as the
#: author's). The model keeps those that say most.
_MOST_ROWS, _LEAST_SITES, _WORDS = 30, 3, 6000
#: What a row weighs: the root of its words, up to so many; hand-labelled ones more, the author's, too.
_MOST_WORDS, _BY_HAND, _WEIGHTS = 40, 3.0, {SITE: 1.0, AUTHOR: 2.0, BESIDE: 0.6, NEITHER: 0.0}
_OPTIONS: dict[str, Any] = {
    "objective": "binary", "num_leaves": 31, "learning_rate": 0.1, "min_data_in_leaf": 20, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "deterministic": True, "force_col_wise": True, "num_threads": 1,
    "seed": 0, "verbose": -1,
}  # fmt: skip
_TREES = 120
#: The scores that the table shows, and the one from which on `balanced` cuts.
_SHOWN, _THRESHOLD = (3.5, 3.0, 2.75, 2.5, 2.25, 2.0, 1.75, 1.5, 1.25, 1.0, 0.5), 2.0
#: A document that has lost more than this share of the author's words is damaged.
_DAMAGED = 0.02


class Row(NamedTuple):
    """A row that is left: its words, its kind, how many words it has, and whose it is."""

    words: frozenset[str]
    kind: int
    size: int
    whose: int


@dataclass
class Ending:
    """A text's last rows, from its end up to the author's last one, and all its rows.

    own      how many words the author has in all; by hand only
    opening  the words that tell its language
    closing  the numbers of the last rows among `rows`
    bins     gives the bins of one once its words are known
    """

    site: str
    by_hand: bool
    own: int
    opening: set[str]
    rows: list[Row]
    closing: list[int]
    bins: Callable[[int, list[int], int], tuple[int, ...]]


def _ending(text: str, site: str, by_hand: bool, own: int, row_of: Callable[[int, str, int], Row]) -> Ending:
    seen = view.closing_rows(text)
    rows = [row_of(*each) for each in zip(seen.numbers, seen.lines, seen.kinds, strict=True)]
    closing = []
    for row in range(len(rows) - 1, max(0, len(rows) - 1 - ROWS), -1) if seen.asked else ():
        closing.append(row)
        if rows[row].whose == AUTHOR:
            break
    return Ending(site, by_hand, own, seen.opening, rows, closing, seen.end.bins)


def by_hand(folder: Path) -> Iterator[Ending]:
    """The endings of hand-labelled documents; bylines and bios teach as the author's."""
    for document in [*documents(folder), *own_documents(folder)[0]]:
        sizes = [len(words(line)) for line in document.lines]
        own = sum(size for size, label in zip(sizes, document.labels, strict=True) if label == "keep")

        def row_of(
            number: int, line: str, kind: int, labels: list[str] = document.labels, sizes: list[int] = sizes
        ) -> Row:
            whose = _whose(labels[number]) if sizes[number] else NEITHER
            return Row(frozenset(tokens(line)), kind, sizes[number], whose)

        yield _ending(document.text, document.site, True, own, row_of)


def _whose(label: str) -> int:
    if label == "keep":
        return AUTHOR
    return BESIDE if label in KEPT else NEITHER if label in NEUTRAL else SITE


def by_gold(pages: Iterable[Labelled]) -> Iterator[Ending]:
    """The endings of articles that have a gold text."""
    for page in pages:
        if page.type != "article":
            continue

        def row_of(number: int, line: str, kind: int, page: Labelled = page) -> Row:
            share, size = page.shares[page.page.number[number]], page.sizes[page.page.number[number]]
            whose = NEITHER if not size else SITE if share < _SITES else AUTHOR if share >= _AUTHORS else NEITHER
            return Row(frozenset(tokens(line)), kind, size, whose)

        yield _ending("\n".join(page.page.lines), page.site, False, 0, row_of)


def lexicon(endings: Sequence[Ending], without: int | None = None) -> dict[str, int]:
    """What each word says, in hundredths of log-odds, by how many rows of the site's and of the author's have it.

    Counted on all sites, or on those outside a fold.
    """
    rows: dict[tuple[str, int], set[frozenset[str]]] = {}
    for ending in endings:
        if fold(ending.site, _FOLDS) != without:
            for row in ending.rows:
                if row.whose in (SITE, AUTHOR):
                    rows.setdefault((ending.site, row.whose), set()).add(row.words)
    sites: Counter[str] = Counter()
    counts: dict[int, dict[str, float]] = {SITE: defaultdict(float), AUTHOR: defaultdict(float)}
    for (_, whose), sets in rows.items():
        each = min(1.0, _MOST_ROWS / len(sets))
        found = Counter(word for words_of in sets for word in words_of)
        sites.update(found.keys())
        for word, count in found.items():
            counts[whose][word] += each * count
    return _weights(counts[SITE], counts[AUTHOR], sites)


def _weights(its: dict[str, float], authors: dict[str, float], sites: Counter[str]) -> dict[str, int]:
    share = log(sum(authors.values()) / sum(its.values()))
    odds: dict[str, float] = {}
    worth: dict[str, float] = {}
    for word in sorted(word for word, among in sites.items() if among >= _LEAST_SITES):
        one, other = its.get(word, 0.0), authors.get(word, 0.0)
        odds[word] = log((one + 1) / (other + 1)) + share
        worth[word] = abs(odds[word]) * sqrt(one + other)
    most = sorted(odds, key=worth.__getitem__, reverse=True)[:_WORDS]
    return {word: round(100 * odds[word]) for word in sorted(most)}


@dataclass
class Rows:
    """The closing rows of all endings, as arrays of equal length, each text's from its end upwards."""

    ending: Array
    fold: Array
    columns: Array
    whose: Array
    size: Array
    weight: Array


def closing(endings: Sequence[Ending]) -> Rows:
    """What the model sees of the closing rows; what words say comes from the sites of other folds."""
    known = [lexicon(endings, number) for number in range(_FOLDS)]
    facts, columns = [], []
    for at, ending in enumerate(endings):
        number = fold(ending.site, _FOLDS)
        for row in ending.closing if knows(known[number], ending.opening) else ():
            own = ending.rows[row]
            said = [known[number][word] for word in own.words if word in known[number]]
            if not may_go(own.kind, said):
                break
            columns.append(ending.bins(row, said, len(own.words)))
            weight = sqrt(min(own.size, _MOST_WORDS)) * (_BY_HAND if ending.by_hand else 1.0) * _WEIGHTS[own.whose]
            facts.append((at, number, own.whose, own.size, weight))
    ending_of, folds, whose, size, weights = np.array(facts).T
    return Rows(ending_of.astype(int), folds, np.array(columns), whose, size, weights)


def fit(rows: Rows, use: Array) -> Any:
    """Boosted trees from these rows."""
    lightgbm, use = package("lightgbm"), use & (rows.whose != NEITHER)
    data = lightgbm.Dataset(rows.columns[use], rows.whose[use] == SITE, weight=rows.weight[use])
    return lightgbm.train(_OPTIONS, data, _TREES)


def flat(trees: Iterable[dict[str, Any]]) -> dict[str, list[int]]:
    """Trees as `cleaner.closing` walks them."""
    found: dict[str, list[int]] = {name: [] for name in ("roots", "column", "last", "left", "right", "leaves")}

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            found["leaves"].append(round(100 * float(node["leaf_value"])))
            return ~(len(found["leaves"]) - 1)
        at = len(found["column"])
        found["column"].append(node["split_feature"])
        found["last"].append(int(node["threshold"]))
        for side in ("left", "right"):
            found[side].append(0)
        for side in ("left", "right"):
            found[side][at] = add(node[f"{side}_child"])
        return at

    found["roots"] = [add(tree) for tree in trees]
    return found


def show(endings: Sequence[Ending], rows: Rows) -> None:
    """Print for each score what peeling off hand-labelled documents from there on would gain and cost, out of fold."""
    score = np.zeros(len(rows.fold))
    for number in range(_FOLDS):
        mine = rows.fold == number
        score[mine] = fit(rows, ~mine).predict(rows.columns[mine], raw_score=True)
    hand = np.array([endings[at].by_hand for at in rows.ending])

    def words_of(which: Array) -> Array:
        return np.bincount(rows.ending[which], rows.size[which], len(endings))

    print(f"out of fold, of {words_of(hand & (rows.whose == SITE)).sum():.0f} words of the site's in closing rows:")
    for least in _SHOWN:
        cut = hand & (score >= least)
        for row in range(1, len(cut)):  # peeled off from the end: a row that stays keeps all above it
            cut[row] &= rows.ending[row] != rows.ending[row - 1] or cut[row - 1]
        its, lost, beside = [words_of(cut & (rows.whose == whose)) for whose in (SITE, AUTHOR, BESIDE)]
        damaged = sum(gone > _DAMAGED * max(1, ending.own) for gone, ending in zip(lost, endings, strict=True))
        print(
            f"from {least:4.2f} on {its.sum():6.0f} site's {lost.sum():5.0f} author's {beside.sum():5.0f} beside them "
            f"{damaged:3d} documents damaged by it"
        )


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.closing", description="Train the closing look.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N texts of each set, always the same")
    parser.add_argument("--write", action="store_true", help=f"write cleaner/{FILE}")
    arguments = parser.parse_args()
    apart = {document.site for document in own_documents(arguments.data, APART)[0]}
    pages = labelled((text for text in texts(arguments.data, arguments.limit) if text.site not in apart), _FOLDS)
    endings = [*by_hand(arguments.data), *by_gold(pages)]
    rows = closing(endings)
    show(endings, rows)
    if arguments.write:
        about: dict[str, Any] = {
            "command": "python -m benchmarks.closing --data FOLDER --write",
            "attribution": f"trained on {'; '.join(ATTRIBUTION.values())}",
            "data": digest(arguments.data),
            "words": "hundredths of log-odds for the beginnings of words; positive speaks for the site",
            "roots": "nodes of all trees in parallel lists, as `Model` of cleaner/closing.py tells",
        }
        known = json.dumps(lexicon(endings), ensure_ascii=False, separators=(",", ":"))
        parts = [f'"about": {json.dumps(about, indent=1, ensure_ascii=False)}', f'"columns": {json.dumps(COLUMNS)}']
        found = fit(rows, rows.fold >= 0).dump_model()["tree_info"]
        lists = flat(tree["tree_structure"] for tree in found)
        parts += [f'"least": {round(100 * _THRESHOLD)}', f'"words": {known}']
        parts += [f'"{name}": {json.dumps(values, separators=(",", ":"))}' for name, values in lists.items()]
        path = Path(__file__).resolve().parent.parent / "cleaner" / FILE
        path.write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
