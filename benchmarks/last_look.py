"""Train the last look, at the rows that are left and at where they end, and show what it is worth on sites not seen.

    python -m benchmarks.last_look --data FOLDER            # figures out of fold, and on the documents kept apart
    python -m benchmarks.last_look --data FOLDER --write    # the same, then the models that `cleaner` ships

It learns from hand-labelled documents, and from what their labels say of the lines of other extractors' texts of the
same pages; of no site that is kept apart. What words say is counted on all rows that are left, by site: a row that
teaches is told what its words say on other sites only.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import endings
from benchmarks import training_trees as trees
from benchmarks import training_view as view
from benchmarks.data import ATTRIBUTION, Document, digest, documents, fold, texts
from benchmarks.lexicon import ABOUT as WORDS
from benchmarks.lexicon import Lexicon
from benchmarks.metrics import DAMAGE, words
from benchmarks.own_labels import IN_PART, UNLEARNED, own_documents
from benchmarks.pair_tables import Array
from benchmarks.transfer import AUTHORS, NOBODYS, SITES, page_of, said, shares
from benchmarks.tree_layout import ABOUT as TREES
from cleaner.last_look import COLUMNS, FILE, NO_ROW, Rows
from cleaner.trees import UNIT

_FOLDS = 5
#: A text of another extractor teaches less than the document itself; this one cuts by words that the others keep.
_CARRIED, _LEFT_OUT = 0.6, "justext_en"
#: So many words are known, those that say most.
_WORDS = 8000
#: The columns that words tell.
_OF_WORDS = [
    at
    for at, name in enumerate(COLUMNS)
    if name.startswith(("word", "line_")) or name in ("strongest", "weakest", "known")
]
#: What a row weighs: the root of its words, up to so many; the author's more.
_MOST_WORDS, _AUTHORS_WEIGHT = 40, 2.0
_OPTIONS = {"learning_rate": 0.06, "min_data_in_leaf": 80}
_TREES = 300
#: The scores that the table shows, and the one from which on `balanced` cuts.
_SHOWN, _THRESHOLD = (2.5, 2.0, 1.5, 1.25, 1.0, 0.75, 0.5, 0.25, 0.0, -0.5), 1.0


class Taught(NamedTuple):
    """The rows that are left of a text: their columns once words are known, and whose they are.

    read    whether people have read all of it, as far as such rows go
    weight  what its rows weigh
    shares  as `transfer` has them
    sizes   words
    own     how many words the author has in all
    """

    site: str
    read: bool
    weight: float
    left: view.LeftRows
    shares: list[float]
    sizes: list[int]
    own: int


def taught(folder: Path, found: Sequence[Document], in_part: Sequence[Document], carry: bool) -> Iterator[Taught]:
    """The documents, those read in part, and what others made of their pages, as far as something has gone."""
    known = said([*found, *in_part])
    for each, read in ((found, True), (in_part, False)):
        for document in each:
            yield from _taught(document.site, read, 1.0, document.text, known[document.id.rpartition("|")[0]])
    labelled = {document.id for document in (*found, *in_part)}
    for text in texts(folder) if carry else ():
        page = page_of(text)
        if page in known and f"{page}|{text.source}" not in labelled and text.source != _LEFT_OUT:
            yield from _taught(text.site, False, _CARRIED, text.text, known[page])


def _taught(site: str, read: bool, weight: float, text: str, known: dict[str, float]) -> Iterator[Taught]:
    left = view.left_rows(text)
    if left is not None:
        lines = text.splitlines()
        own = sum(
            len(words(line)) for line, share in zip(lines, _shares(lines, known), strict=True) if share == AUTHORS
        )
        sizes = [len(words(line)) for line in left.lines]
        yield Taught(site, read, weight, left, _shares(left.lines, known), sizes, own)


def _shares(lines: Sequence[str], known: dict[str, float]) -> list[float]:
    """What people said of lines; nothing of those that they did not see."""
    return shares(lines, [NOBODYS] * len(lines), known)


def lexicon_of(found: Iterable[Taught]) -> Lexicon:
    """What words say, counted on all rows that are left."""
    rows = (
        (text.site, line, share == SITES)
        for text in found
        for line, share in zip(text.left.lines, text.shares, strict=True)
        if share != NOBODYS
    )
    return Lexicon(rows, _WORDS)


@dataclass
class Table:
    """The rows of all texts as arrays of equal length; `rows` are those of each text."""

    rows: list[Rows]
    text: Array
    fold: Array
    columns: Array
    may: Array
    share: Array
    size: Array
    weight: Array

    @property
    def wordless(self) -> Array:
        """The columns as they are where no word is known."""
        return trees.without_words(self.columns, _OF_WORDS, NO_ROW)


def table(found: Sequence[Taught], lexicon: Lexicon) -> Table:
    """What the model sees of all rows."""
    facts, columns, seen = [], [], []
    for number, text in enumerate(found):
        rows = Rows(text.left.left, lambda line, site=text.site: lexicon.said(line, site))  # type: ignore[misc]
        seen.append(rows)
        for row, (may, share, size) in enumerate(zip(text.left.may, text.shares, text.sizes, strict=True)):
            columns.append(rows.columns(row))
            weight = sqrt(min(size, _MOST_WORDS)) * (_AUTHORS_WEIGHT if share == AUTHORS else 1.0)
            facts.append((number, fold(text.site, _FOLDS), may, share, size, weight * text.weight))
    text_of, folds, may_of, share_of, sizes, weights = np.array(facts).T
    return Table(seen, text_of.astype(int), folds, np.array(columns), may_of > 0, share_of, sizes, weights)


def fit(rows: Table, use: Array) -> Any:
    """Boosted trees from these rows."""
    use = use & (rows.size > 0) & (rows.share != NOBODYS)
    its = rows.share[use] == SITES
    return trees.fit_twice(rows.columns[use], rows.wordless[use], its, rows.weight[use], _TREES, **_OPTIONS)


def out_of_fold(rows: Table) -> tuple[Array, Array]:
    """The score of each row by a model that has not seen its site; and where no word is known."""
    scores, wordless = np.zeros(len(rows.fold)), np.zeros(len(rows.fold))
    for number in range(_FOLDS):
        mine = rows.fold == number
        model = fit(rows, ~mine)
        scores[mine] = trees.said(model, rows.columns[mine])
        wordless[mine] = trees.said(model, rows.wordless[mine])
    return scores, wordless


def show(name: str, found: Sequence[Taught], rows: Table, scores: Array) -> None:
    """Print for each score what cutting documents from there on would gain and cost."""
    able = rows.may & np.array([found[number].read for number in rows.text])
    print(f"{name}: of {rows.size[able & (rows.share == SITES)].sum():.0f} words of the site's that it may cut")
    for least in _SHOWN:
        cut = able & (scores >= least)
        lost = np.bincount(rows.text[cut], rows.size[cut] * (rows.share[cut] == AUTHORS), len(found))
        damaged = sum(gone > DAMAGE * max(1, text.own) for gone, text in zip(lost, found, strict=True))
        its = rows.size[cut & (rows.share == SITES)].sum()
        print(f"from {least:5.2f} on {its:6.0f} site's {lost.sum():5.0f} author's {damaged:3d} documents damaged by it")


def write(model: Any, lexicon: Lexicon, about: dict[str, Any]) -> None:
    """Write the model that `cleaner.last_look` reads."""
    values = {"least": round(UNIT * _THRESHOLD), "words": lexicon.shipped(), "trees": trees.laid_out(model)}
    trees.write(trees.FOLDER / FILE, about, {"columns": COLUMNS, **values})


def main() -> int:
    """Run the command; returns its exit status."""
    arguments = _options()
    apart = [document for file in UNLEARNED for document in own_documents(arguments.data, file)[0]]
    kept_apart = {document.site for document in apart}
    labelled = [*documents(arguments.data), *own_documents(arguments.data)[0]]
    own, in_part = (
        [document for document in each if document.site not in kept_apart]
        for each in (labelled, own_documents(arguments.data, IN_PART)[0])
    )
    found = list(taught(arguments.data, own, in_part, True))
    lexicon = lexicon_of(found)
    rows = table(found, lexicon)
    scores, wordless = out_of_fold(rows)
    show("out of fold", found, rows, scores)
    show("out of fold, no word known", found, rows, wordless)
    model = fit(rows, rows.fold >= 0)
    others = list(taught(arguments.data, apart, [], False))
    theirs = table(others, lexicon)
    their_scores = trees.said(model, theirs.columns)
    show("documents kept apart", others, theirs, their_scores)
    each = [endings.table(found, rows, its - _THRESHOLD) for its in (scores, wordless)]
    for name, ends, its in zip(
        ("out of fold", "out of fold, no word known"), each, endings.out_of_fold(*each), strict=True
    ):
        endings.show(name, ends, its)
    ends_model = endings.fit(endings.both(*each))
    their_ends = endings.table(others, theirs, their_scores - _THRESHOLD)
    endings.show("documents kept apart", their_ends, trees.said(ends_model, their_ends.columns))
    if arguments.write:
        about = {
            "command": "python -m benchmarks.last_look --data FOLDER --write",
            "attribution": f"trained on {'; '.join(ATTRIBUTION.values())}",
            "data": digest(arguments.data),
            "trees": TREES,
        }
        endings.write(ends_model, about)
        write(model, lexicon, {**about, "words": WORDS})
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.last_look", description="Train the last look.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--write", action="store_true", help=f"write cleaner/{FILE}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
