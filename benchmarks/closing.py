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
from collections import Counter
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
from benchmarks.pair_tables import Array, boosted, lines_of, scores
from benchmarks.training_hand import word_worth
from benchmarks.training_rows import Labelled, labelled
from cleaner.closing import COLUMNS, FILE, tokens

_FOLDS = 5
#: A row is the site's below the first share of gold words, the author's from the second on.
_SITES, _AUTHORS = 0.3, 0.5
#: From a text's end so many rows are looked at.
_ROWS = 40
#: A word counts at most so often for a site, and is known where so many sites have it; the model keeps those that say
#: most. Of a site so many rows are read.
_MOST_TIMES, _LEAST_SITES, _WORDS, _SITE_ROWS = 2, 3, 6000, 400
#: What a row weighs: the root of its words, up to so many; the author's and hand-labelled ones more.
_MOST_WORDS, _AUTHORS_WEIGHT, _BY_HAND = 40, 2.0, 3.0
_OPTIONS = {"num_iterations": 400, "learning_rate": 0.1, "min_data_in_leaf": 40}
#: The scores that the table shows, and the one from which on `balanced` cuts.
_SHOWN, _THRESHOLD = (4.0, 3.5, 3.25, 3.0, 2.75, 2.5, 2.25, 2.0, 1.5, 1.0), 2.5
#: A document that has lost more than this share of the author's words is damaged.
_DAMAGED = 0.02


class Row(NamedTuple):
    """A row that is left: its words, whether it is the site's (1), the author's (0) or teaches nothing (-1)."""

    words: frozenset[str]
    size: int
    teaches: int
    counts: bool


@dataclass
class Ending:
    """A text's last rows, from its end up to the author's last one, and all its rows.

    closing  of each of the last rows its number among `rows`, and its bins once its words are known
    own      how many words the author has in all; by hand only
    """

    site: str
    by_hand: bool
    own: int
    rows: list[Row]
    closing: list[int]
    bins: Callable[[int, list[int], int], tuple[int, ...]]


def _ending(text: str, site: str, by_hand: bool, own: int, row_of: Callable[[int, str], Row]) -> Ending:
    seen = view.closing_rows(text)
    rows = [row_of(number, line) for number, line in zip(seen.numbers, seen.lines, strict=True)]
    closing = []
    for row in range(len(rows) - 1, max(0, len(rows) - 1 - _ROWS), -1) if seen.asked else ():
        closing.append(row)
        if rows[row].teaches == 0:
            break
    return Ending(site, by_hand, own, rows, closing, seen.end.bins)


def by_hand(folder: Path) -> Iterator[Ending]:
    """The endings of hand-labelled documents; bylines and bios teach as the author's."""
    for document in [*documents(folder), *own_documents(folder)[0]]:
        sizes = [len(words(line)) for line in document.lines]
        own = sum(size for size, label in zip(sizes, document.labels, strict=True) if label == "keep")

        def row_of(number: int, line: str, labels: list[str] = document.labels, sizes: list[int] = sizes) -> Row:
            label = labels[number]
            teaches = 0 if label in KEPT else -1 if label in NEUTRAL or not sizes[number] else 1
            return Row(frozenset(tokens(line)), sizes[number], teaches, label not in NEUTRAL | KEPT or label == "keep")

        yield _ending(document.text, document.site, True, own, row_of)


def by_gold(pages: Iterable[Labelled]) -> Iterator[Ending]:
    """The endings of articles that have a gold text."""
    for page in pages:
        if page.type != "article":
            continue

        def row_of(number: int, line: str, page: Labelled = page) -> Row:
            share, size = page.shares[page.page.number[number]], page.sizes[page.page.number[number]]
            teaches = -1 if not size else 1 if share < _SITES else 0 if share >= _AUTHORS else -1
            return Row(frozenset(tokens(line)), size, teaches, teaches >= 0)

        yield _ending("\n".join(page.page.lines), page.site, False, 0, row_of)


def lexicon(endings: Sequence[Ending], without: int | None = None) -> dict[str, int]:
    """What each word says, in hundredths of log-odds, by how many rows of the site's and of the author's have it.

    Counted on all sites, or on those outside a fold.
    """
    times: Counter[tuple[str, str, int]] = Counter()
    seen: set[tuple[str, frozenset[str]]] = set()
    rows: Counter[tuple[str, int]] = Counter()
    for ending in endings:
        if fold(ending.site, _FOLDS) == without:
            continue
        for row in ending.rows:
            if not row.counts or (ending.site, row.words) in seen or rows[ending.site, row.teaches] >= _SITE_ROWS:
                continue
            seen.add((ending.site, row.words))
            rows[ending.site, row.teaches] += 1
            times.update((ending.site, word, row.teaches) for word in row.words)
    return _weights(times)


def _weights(times: Counter[tuple[str, str, int]]) -> dict[str, int]:
    sites: Counter[str] = Counter()
    counts: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for (_, word, teaches), count in times.items():
        sites[word] += 1
        counts[teaches][word] += min(count, _MOST_TIMES)
    authors, its = counts
    share = log(authors.total() / max(1, its.total()))
    odds = {
        word: log((its[word] + 1) / (authors[word] + 1)) + share
        for word, among in sites.items()
        if among >= _LEAST_SITES
    }
    most = sorted(odds, key=lambda word: (-abs(odds[word]) * sqrt(authors[word] + its[word]), word))[:_WORDS]
    return {word: round(100 * odds[word]) for word in sorted(most)}


@dataclass
class Rows:
    """The closing rows of all endings, as arrays of equal length, each text's from its end upwards."""

    ending: Array
    fold: Array
    columns: Array
    teaches: Array
    size: Array
    weight: Array


def closing(endings: Sequence[Ending]) -> Rows:
    """What the model sees of the closing rows; what words say comes from the sites of other folds."""
    known = [lexicon(endings, number) for number in range(_FOLDS)]
    facts, columns = [], []
    for at, ending in enumerate(endings):
        number = fold(ending.site, _FOLDS)
        for row in ending.closing:
            own = ending.rows[row]
            said = [known[number][word] for word in own.words if word in known[number]]
            columns.append(ending.bins(row, said, len(own.words)))
            weight = sqrt(min(own.size, _MOST_WORDS)) * (_BY_HAND if ending.by_hand else 1.0)
            if own.teaches == 0:
                weight *= _AUTHORS_WEIGHT * (word_worth(ending.own) if ending.own else 1.0)
            facts.append((at, number, own.teaches, own.size, weight))
    at, number, teaches, size, weight = np.array(facts).T
    return Rows(at.astype(int), number, np.array(columns), teaches, size, weight)


def fit(rows: Rows, use: Array) -> dict[tuple[int, int], Array]:
    """A table for each pair of columns, from these rows."""
    return boosted(rows.columns[use], rows.teaches[use], rows.weight[use], list(COLUMNS.values()), _OPTIONS)


def show(endings: Sequence[Ending], rows: Rows) -> None:
    """Print for each score what peeling off hand-labelled documents from there on would gain and cost, out of fold."""
    score = np.zeros(len(rows.fold))
    for number in range(_FOLDS):
        mine = rows.fold == number
        score[mine] = scores(fit(rows, ~mine), rows.columns[mine])
    hand = np.array([endings[at].by_hand for at in rows.ending])
    print(f"out of fold, of {rows.size[hand & (rows.teaches == 1)].sum():.0f} words of the site's in closing rows:")
    for least in _SHOWN:
        cut = hand & (score >= least)
        for before in range(1, len(cut)):  # peeled off from the end: a row that stays keeps all above it
            cut[before] &= rows.ending[before] != rows.ending[before - 1] or cut[before - 1]
        lost = np.bincount(rows.ending[cut & (rows.teaches == 0)], rows.size[cut & (rows.teaches == 0)], len(endings))
        damaged = sum(gone > _DAMAGED * max(1, ending.own) for gone, ending in zip(lost, endings, strict=True))
        its = rows.size[cut & (rows.teaches == 1)].sum()
        print(f"from {least:4.2f} on {its:8.0f} site's {lost.sum():6.0f} author's {damaged:6d} documents damaged by it")


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
            "pairs": "two columns of cleaner/closing.py, weights of their bins; positive speaks for the site",
        }
        known = json.dumps(lexicon(endings), ensure_ascii=False, separators=(",", ":"))
        parts = [f'"about": {json.dumps(about, indent=1, ensure_ascii=False)}', f'"columns": {json.dumps(COLUMNS)}']
        pairs = lines_of(fit(rows, rows.fold >= 0), list(COLUMNS), _THRESHOLD)
        path = Path(__file__).resolve().parent.parent / "cleaner" / FILE
        path.write_text("{\n" + ",\n".join(parts) + f',\n"words": {known},\n"pairs": [\n{pairs}\n]\n}}\n', "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
