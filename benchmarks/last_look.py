"""Train the last look, at the rows that are left, and show what it is worth on sites not seen.

    python -m benchmarks.last_look --data FOLDER            # figures out of fold, and on the documents kept apart
    python -m benchmarks.last_look --data FOLDER --write    # the same, then the model that `cleaner` ships

It learns from hand-labelled documents, and from what their labels say of the lines of other extractors' texts of the
same pages; of no site that is kept apart. What words say is counted on all rows that are left, by site: a row that
teaches is told what its words say on other sites only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import training_view as view
from benchmarks.data import ATTRIBUTION, Document, digest, documents, fold, texts
from benchmarks.metrics import words
from benchmarks.own_labels import APART, own_documents
from benchmarks.packages import package
from benchmarks.pair_tables import Array
from benchmarks.transfer import AUTHORS, NOBODYS, SITES, page_of, said, shares
from cleaner.last_look import COLUMNS, FILE, Rows, Said, tokens

_FOLDS = 5
#: A text of another extractor teaches less than the document itself; this one cuts by words that the others keep.
_CARRIED, _LEFT_OUT = 0.6, "justext_en"
#: A word is known where so many sites have it; the model keeps those that say most.
_LEAST_SITES, _WORDS = 3, 8000
#: What a row weighs: the root of its words, up to so many; the author's more.
_MOST_WORDS, _AUTHORS_WEIGHT = 40, 2.0
_OPTIONS: dict[str, Any] = {
    "objective": "binary", "num_leaves": 31, "learning_rate": 0.06, "min_data_in_leaf": 80, "lambda_l2": 10.0,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "deterministic": True,
    "force_col_wise": True, "num_threads": 2, "seed": 0, "verbose": -1,
}  # fmt: skip
_TREES = 300
#: After so many trees each a row is given up where they say less than all but this share of the rows that go.
_SOON, _GIVEN_UP = (15, 30, 60, 100, 160), 0.01
#: The scores that the table shows, and the one from which on `balanced` cuts.
_SHOWN, _THRESHOLD = (2.5, 2.0, 1.5, 1.25, 1.0, 0.75, 0.5, 0.25, 0.0, -0.5), 0.5
#: A document that has lost more than this share of the author's words is damaged.
_DAMAGED = 0.02


class Taught(NamedTuple):
    """The rows that are left of a text: their columns once words are known, and whose they are.

    shares  1 the author's, 0 the site's, between them neither
    sizes   words
    own     how many words the author has in all
    """

    site: str
    by_hand: bool
    left: view.LeftRows
    shares: list[float]
    sizes: list[int]
    own: int


def taught(folder: Path, found: Sequence[Document], carry: bool) -> Iterator[Taught]:
    """The documents, and the texts that others made of their pages, as far as something has gone of them."""
    known = said(found)
    for document in found:
        yield from _taught(document.site, True, document.text, known[document.id.rpartition("|")[0]])
    labelled = {document.id for document in found}
    for text in texts(folder) if carry else ():
        page = page_of(text)
        if page in known and f"{page}|{text.source}" not in labelled and text.source != _LEFT_OUT:
            yield from _taught(text.site, False, text.text, known[page])


def _taught(site: str, by_hand: bool, text: str, known: dict[str, float]) -> Iterator[Taught]:
    left = view.left_rows(text)
    if left is not None:
        lines = text.splitlines()
        own = sum(
            len(words(line)) for line, share in zip(lines, _shares(lines, known), strict=True) if share == AUTHORS
        )
        yield Taught(site, by_hand, left, _shares(left.lines, known), [len(words(line)) for line in left.lines], own)


def _shares(lines: Sequence[str], known: dict[str, float]) -> list[float]:
    """What people said of lines; nothing of those that they did not see."""
    return shares(lines, [NOBODYS] * len(lines), known)


class Lexicon:
    """On how many sites each word stands in rows of the site's, and in rows of the author's."""

    def __init__(self, found: Iterable[Taught]) -> None:
        """Count the words of all rows that are left."""
        self.sites: dict[float, dict[str, set[str]]] = {SITES: defaultdict(set), AUTHORS: defaultdict(set)}
        counted: dict[float, set[str]] = {SITES: set(), AUTHORS: set()}
        for text in found:
            for line, share in zip(text.left.lines, text.shares, strict=True):
                if share in counted:
                    counted[share].add(text.site)
                    for word in tokens(line):
                        self.sites[share][word].add(text.site)
        self._its, self._authors = (len(counted[share]) + 1 for share in (SITES, AUTHORS))
        self.words = frozenset(self._chosen())

    def _chosen(self) -> list[str]:
        """The words that say most, each for itself and by how many sites say it."""
        odds: dict[str, float] = {}
        worth: dict[str, int] = {}
        for word in sorted(self.sites[SITES].keys() | self.sites[AUTHORS].keys()):
            worth[word] = len(self.sites[SITES].get(word, ())) + len(self.sites[AUTHORS].get(word, ()))
            if worth[word] >= _LEAST_SITES:
                odds[word] = self.weight(word) / 100
        usual = sum(odds.values()) / max(1, len(odds))
        return sorted(odds, key=lambda word: -abs(odds[word] - usual) * sqrt(worth[word]))[:_WORDS]

    def weight(self, word: str, without: str = "") -> int:
        """What a word says in hundredths of log-odds, one site left out."""
        its, authors = self.sites[SITES].get(word, ()), self.sites[AUTHORS].get(word, ())
        one, other = len(its) - (without in its), len(authors) - (without in authors)
        return round(100 * (log((one + 0.5) / self._its) - log((other + 0.5) / self._authors)))

    def said(self, line: str, without: str) -> Said:
        """What a row's words say that are known from other sites."""
        found = tokens(line)
        return [self.weight(word, without) for word in found & self.words], len(found)


@dataclass
class Table:
    """The rows of all texts as arrays of equal length."""

    text: Array
    fold: Array
    columns: Array
    may: Array
    share: Array
    size: Array
    weight: Array


def table(found: Sequence[Taught], lexicon: Lexicon) -> Table:
    """What the model sees of all rows."""
    facts, columns = [], []
    for number, text in enumerate(found):
        rows = Rows(text.left.left, lambda line, site=text.site: lexicon.said(line, site))  # type: ignore[misc]
        for row, (may, share, size) in enumerate(zip(text.left.may, text.shares, text.sizes, strict=True)):
            columns.append(rows.columns(row))
            weight = sqrt(min(size, _MOST_WORDS)) * (_AUTHORS_WEIGHT if share == AUTHORS else 1.0)
            weight *= 1.0 if text.by_hand else _CARRIED
            facts.append((number, fold(text.site, _FOLDS), may, share, size, weight))
    text_of, folds, may_of, share_of, sizes, weights = np.array(facts).T
    return Table(text_of.astype(int), folds, np.array(columns), may_of > 0, share_of, sizes, weights)


def fit(rows: Table, use: Array) -> Any:
    """Boosted trees from these rows."""
    lightgbm = package("lightgbm")
    use = use & (rows.size > 0) & ((rows.share == SITES) | (rows.share == AUTHORS))
    data = lightgbm.Dataset(rows.columns[use], rows.share[use] == SITES, weight=rows.weight[use])
    return lightgbm.train(_OPTIONS, data, _TREES)


def out_of_fold(rows: Table) -> Array:
    """The score of each row by a model that has not seen its site."""
    scores = np.zeros(len(rows.fold))
    for number in range(_FOLDS):
        mine = rows.fold == number
        scores[mine] = fit(rows, ~mine).predict(rows.columns[mine], raw_score=True)
    return scores


def show(name: str, found: Sequence[Taught], rows: Table, scores: Array) -> None:
    """Print for each score what cutting documents from there on would gain and cost."""
    able = rows.may & np.array([found[number].by_hand for number in rows.text])
    print(f"{name}: of {rows.size[able & (rows.share == SITES)].sum():.0f} words of the site's that it may cut")
    for least in _SHOWN:
        cut = able & (scores >= least)
        lost = np.bincount(rows.text[cut], rows.size[cut] * (rows.share[cut] == AUTHORS), len(found))
        damaged = sum(gone > _DAMAGED * max(1, text.own) for gone, text in zip(lost, found, strict=True))
        its = rows.size[cut & (rows.share == SITES)].sum()
        print(f"from {least:5.2f} on {its:6.0f} site's {lost.sum():5.0f} author's {damaged:3d} documents damaged by it")


def nested(node: dict[str, Any]) -> Any:
    """A tree as `cleaner.last_look` walks it."""
    if "leaf_value" in node:
        return round(100 * float(node["leaf_value"]))
    sides = [nested(node[f"{side}_child"]) for side in ("left", "right")]
    return [node["split_feature"], int(np.floor(node["threshold"])), *sides]


def parts(model: Any, rows: Table) -> list[tuple[list[Any], int]]:
    """The trees in parts, each with the sum below which hardly a row goes in the end."""
    trees = [nested(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    columns = rows.columns[rows.may]
    goes = model.predict(columns, raw_score=True) >= _THRESHOLD
    found, start = [], 0
    for end in (*_SOON, _TREES):
        said = model.predict(columns[goes], raw_score=True, num_iteration=end) - _THRESHOLD
        bound = float(np.quantile(said, _GIVEN_UP)) if end < _TREES else 0.0
        found.append((trees[start:end], round(100 * bound)))
        start = end
    return found


def write(model: Any, rows: Table, lexicon: Lexicon, about: dict[str, Any]) -> None:
    """Write the model that `cleaner.last_look` reads."""
    values = {
        "columns": COLUMNS,
        "least": round(100 * _THRESHOLD),
        "words": {word: lexicon.weight(word) for word in sorted(lexicon.words)},
        "parts": parts(model, rows),
    }
    said = [f'"about": {json.dumps(about, indent=1, ensure_ascii=False)}']
    for name, value in values.items():
        said.append(f'"{name}": {json.dumps(value, ensure_ascii=False, separators=(",", ":"))}')
    path = Path(__file__).resolve().parent.parent / "cleaner" / FILE
    path.write_text("{\n" + ",\n".join(said) + "\n}\n", "utf-8")


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.last_look", description="Train the last look.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--write", action="store_true", help=f"write cleaner/{FILE}")
    arguments = parser.parse_args()
    apart = own_documents(arguments.data, APART)[0]
    kept_apart = {document.site for document in apart}
    labelled = [*documents(arguments.data), *own_documents(arguments.data)[0]]
    found = list(taught(arguments.data, [each for each in labelled if each.site not in kept_apart], True))
    lexicon = Lexicon(found)
    rows = table(found, lexicon)
    show("out of fold", found, rows, out_of_fold(rows))
    model = fit(rows, rows.fold >= 0)
    others = list(taught(arguments.data, apart, False))
    theirs = table(others, lexicon)
    show("documents kept apart", others, theirs, model.predict(theirs.columns, raw_score=True))
    if arguments.write:
        about = {
            "command": "python -m benchmarks.last_look --data FOLDER --write",
            "attribution": f"trained on {'; '.join(ATTRIBUTION.values())}",
            "data": digest(arguments.data),
            "words": "hundredths of log-odds for the beginnings of words; positive speaks for the site",
            "parts": "trees: a leaf, or a column, the highest number that leads to the left, and both sides",
        }
        write(model, rows, lexicon, about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
