"""Train the last look, at the rows that are left outside the article, and show what it is worth on sites not seen.

    python -m benchmarks.last_look --data FOLDER [--limit N]            # figures out of fold
    python -m benchmarks.last_look --data FOLDER --write                # the same, then the model that `cleaner` ships

It has two teachers: hand-labelled documents, of which all rows that are left teach, and these together with the gold
texts of scraped pages, which are many and say less. The shipped model is the sum of both: a row goes where neither is
strongly against it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import training_view as view
from benchmarks.data import ATTRIBUTION, Document, digest, documents, fold, texts
from benchmarks.metrics import NEUTRAL, words
from benchmarks.own_labels import own_documents
from benchmarks.packages import package
from benchmarks.pair_tables import Array, best_pairs, scores, tables
from benchmarks.training_hand import word_worth
from benchmarks.training_rows import Labelled, labelled, rows_of
from cleaner.last_look import FILE
from cleaner.leftovers import COLUMNS

#: What else an author's page has beside the text: kept by default, so it teaches as the author's.
KEPT = frozenset({"keep", "title", "kicker", "byline", "author_bio", "source_note", "editorial_note"})
#: What a row weighs: its words, tamed, up to so many; the author's more, in short texts most. Of hand labels a title
#: more still; beside gold texts all of them, and sets of gold texts that are small; pages that are no articles less.
_MOST_WORDS, _TAMED, _AUTHORS_WEIGHT, _TITLES_WEIGHT, _BY_HAND = 60, 0.7, 3.0, 6.0, 3.0
_OTHER_SETS, _OTHER_TYPES, _LARGE_SET = 4.0, 0.5, "wcxb-dev"
_OPTIONS: dict[str, Any] = {
    "objective": "binary", "num_leaves": 3, "lambda_l2": 5.0, "feature_fraction": 0.3, "bagging_fraction": 0.8,
    "bagging_freq": 1, "max_bin": 63, "deterministic": True, "force_col_wise": True, "num_threads": 2, "verbose": -1,
}  # fmt: skip
#: Trees, what each adds and how many rows a leaf has at least: for hand labels, and for both.
_ALONE = {"num_iterations": 500, "learning_rate": 0.12, "min_data_in_leaf": 30}
_TOGETHER = {"num_iterations": 400, "learning_rate": 0.15, "min_data_in_leaf": 100}
_PAIRS, _FOLDS = 40, 3
#: The scores that the table shows, and the one from which on `balanced` cuts.
_SHOWN, _THRESHOLD = (3.5, 3.0, 2.5, 2.25, 2.0, 1.75, 1.5, 1.0, 0.5), 2.0
#: A document that has lost more than this share of the author's words is damaged.
_DAMAGED = 0.02

Found = dict[tuple[int, int], Array]


@dataclass
class Rows:
    """The rows that are left of documents, as arrays of equal length.

    document  which document it is of
    fold      the fold of its site
    columns   its bins
    open      whether the look may cut it
    teaches   1 the site's, 0 the author's, -1 neither
    site      words of the site's
    author    words of the author's
    weight    how much it weighs in training
    """

    document: Array
    fold: Array
    columns: Array
    open: Array
    teaches: Array
    site: Array
    author: Array
    weight: Array


def _rows(facts: list[tuple[float, ...]], columns: list[tuple[int, ...]]) -> Rows:
    document, folds, may, teaches, site, author, weight = np.array(facts).T
    return Rows(document.astype(int), folds, np.array(columns), may > 0, teaches, site, author, weight)


def by_hand(found: Sequence[Document]) -> Rows:
    """What the last look sees of hand-labelled documents, and what people said of it."""
    facts: list[tuple[float, ...]] = []
    columns: list[tuple[int, ...]] = []
    for number, document in enumerate(found):
        left = view.leftovers(document.text)
        sizes = [len(words(line)) for line in document.lines]
        own = sum(size for size, label in zip(sizes, document.labels, strict=True) if label == "keep")
        columns += left.columns
        for line, may in zip(left.numbers, left.open, strict=True):
            lesson = _lesson(document.labels[line], sizes[line], own)
            facts.append((number, fold(document.site, _FOLDS), may, *lesson))
    return _rows(facts, columns)


def _lesson(label: str, size: int, own: int) -> tuple[float, float, float, float]:
    """What a row teaches, its words of the site's and the author's, its weight; `own`: the author's words in all."""
    weight = min(size, _MOST_WORDS) ** _TAMED
    if label in KEPT:
        weight *= _TITLES_WEIGHT if label == "title" else _AUTHORS_WEIGHT * word_worth(own) if own else 1.0
    teaches = 0.0 if label in KEPT else -1.0 if label in NEUTRAL else 1.0
    site, author = size if label not in NEUTRAL | KEPT else 0, size if label == "keep" else 0
    return teaches if size else -1.0, site, author, weight


def by_gold(pages: Sequence[Labelled]) -> Rows:
    """What it may cut of scraped pages, and how much of that the gold has."""

    def look(page: Labelled) -> view.Look | None:
        left = view.leftovers("\n".join(page.page.lines))
        rows = [row for row, may in enumerate(left.open) if may]
        numbers = [page.page.number[left.numbers[row]] for row in rows]
        nothing, yes = [0] * len(rows), [True] * len(rows)
        columns = [list(left.columns[row]) for row in rows]
        return view.Look(numbers, columns, nothing, nothing, yes, [False] * len(rows)) if rows else None

    rows = rows_of([page for page in pages if page.kind == "page text"], look)
    weight = np.minimum(rows.words, _MOST_WORDS) ** _TAMED * np.where(rows.noise, 1, _AUTHORS_WEIGHT)
    weight[rows.of_pages(lambda page: page.set != _LARGE_SET)] *= _OTHER_SETS
    weight[rows.of_pages(lambda page: page.type != "article")] *= _OTHER_TYPES
    site, author = rows.words * rows.noise, rows.words * ~rows.noise
    teaches = np.where(rows.learn, rows.noise, -1)
    return Rows(rows.page, rows.folds, rows.columns, rows.open, teaches, site, author, weight)


def fit(hand: Rows, gold: Rows, in_hand: Array, in_gold: Array) -> Found:
    """A table for each pair of columns, the sum over both teachers; of these rows of each."""
    columns = np.vstack([hand.columns[in_hand], gold.columns[in_gold]])
    teaches = np.concatenate([hand.teaches[in_hand], gold.teaches[in_gold]])
    weight = np.concatenate([hand.weight[in_hand] * _BY_HAND, gold.weight[in_gold]])
    found: Found = {}
    for tables_of in (
        _boosted(hand.columns[in_hand], hand.teaches[in_hand], hand.weight[in_hand], _ALONE),
        _boosted(columns, teaches, weight, _TOGETHER),
    ):
        for pair, table in tables_of.items():
            found[pair] = found[pair] + table if pair in found else table
    return found


def _boosted(columns: Array, teaches: Array, weight: Array, options: dict[str, Any]) -> Found:
    """Trees of two columns each, of the pairs of columns that gain most, as tables."""
    lightgbm = package("lightgbm")
    use = teaches >= 0

    def trees(more: dict[str, Any]) -> dict[str, Any]:
        data = lightgbm.Dataset(columns[use], teaches[use], weight=weight[use])
        found: dict[str, Any] = lightgbm.train(_OPTIONS | options | more, data).dump_model()
        return found

    pairs = best_pairs(trees({"seed": 1}), _PAIRS)
    chosen = trees({"seed": 2, "interaction_constraints": [list(pair) for pair in pairs]})
    return tables(chosen, list(COLUMNS.values()), pairs)


def out_of_fold(hand: Rows, gold: Rows) -> tuple[Array, Array]:
    """The score of each row by a model that has not seen its site."""
    of_hand, of_gold = np.zeros(len(hand.fold)), np.zeros(len(gold.fold))
    for number in range(_FOLDS):
        mine, its = hand.fold == number, gold.fold == number
        found = fit(hand, gold, ~mine, ~its)
        of_hand[mine], of_gold[its] = scores(found, hand.columns[mine]), scores(found, gold.columns[its])
    return of_hand, of_gold


def show(hand: Rows, gold: Rows, scored: tuple[Array, Array], found: Sequence[Document]) -> None:
    """Print for each score what cutting from there on would gain and cost."""
    own = [
        sum(len(words(line)) for line, label in zip(document.lines, document.labels, strict=True) if label == "keep")
        for document in found
    ]
    for name, rows in (("hand-labelled documents", hand), ("gold texts of pages", gold)):
        site, author = rows.site[rows.open].sum(), rows.author[rows.open].sum()
        print(f"{name}: it may cut {site:.0f} words of the site's and {author:.0f} of the author's")
    print("out of fold: words cut by hand labels,    damaged by it alone;    by gold texts")
    for score in _SHOWN:
        cut, too = hand.open & (scored[0] >= score), scored[1] >= score
        lost = np.bincount(hand.document[cut], hand.author[cut], len(found))
        damaged = int((lost > _DAMAGED * np.maximum(own, 1)).sum())
        print(
            f"from {score:4.2f} on {hand.site[cut].sum():8.0f} site's {lost.sum():6.0f} author's {damaged:10d}"
            f"     {gold.site[too].sum():10.0f} site's {gold.author[too].sum():6.0f} author's"
        )


def write(found: Found, about: dict[str, Any]) -> None:
    """Write the model that `cleaner.last_look` reads: a pair a line, weights in hundredths, nought where it cuts."""
    names = list(COLUMNS)
    base = dict.fromkeys(found, 0.0) | {next(iter(found)): _THRESHOLD}
    pairs = [
        [names[one], names[other], np.round(100 * (table - base[one, other])).astype(int).tolist()]
        for (one, other), table in found.items()
    ]
    parts = [f'"about": {json.dumps(about, indent=1, ensure_ascii=False)}', f'"columns": {json.dumps(COLUMNS)}']
    lines = ",\n".join(json.dumps(pair, separators=(",", ":")) for pair in pairs)
    path = Path(__file__).resolve().parent.parent / "cleaner" / FILE
    path.write_text("{\n" + ",\n".join(parts) + ',\n"pairs": [\n' + lines + "\n]\n}\n", "utf-8")


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.last_look", description="Train the last look.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N texts of each set, always the same")
    parser.add_argument("--write", action="store_true", help=f"write cleaner/{FILE}")
    arguments = parser.parse_args()
    found = [*documents(arguments.data), *own_documents(arguments.data)[0]]
    hand = by_hand(found)
    gold = by_gold(labelled(texts(arguments.data, arguments.limit), _FOLDS))
    show(hand, gold, out_of_fold(hand, gold), found)
    if arguments.write:
        about = {
            "command": "python -m benchmarks.last_look --data FOLDER --write",
            "attribution": f"trained on {'; '.join(ATTRIBUTION.values())}",
            "data": digest(arguments.data),
            "pairs": "two columns of cleaner/leftovers.py, weights of their bins; positive speaks for the site",
        }
        write(fit(hand, gold, hand.fold >= 0, gold.fold >= 0), about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
