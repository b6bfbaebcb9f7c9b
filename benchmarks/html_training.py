"""Train the model for HTML and measure it on sites that it has not seen.

python -m benchmarks.html_training --data FOLDER            # figures out of fold
python -m benchmarks.html_training --data FOLDER --write    # the same, then a model of all pages

The folds are of sites: pages of one host are never on both sides. The weights of tokens and kinds that a page's columns
hold come from other sites than the page's own, in training as in measuring.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import fold
from benchmarks.html_fit import Kinds, Tokens, boosted
from benchmarks.html_model import write
from benchmarks.html_pages import SETS, Example, Vocabulary, example, rows
from benchmarks.metrics import bag, f1
from benchmarks.pair_tables import best_pairs, scores, tables
from cleaner import Cleaner
from cleaner.markup.clean import joined
from cleaner.markup.features import bins
from cleaner.markup.judge import best_prefix, cut_lines
from cleaner.markup.kinds import ARTICLE, GROUPS, KINDS, group
from cleaner.markup.view import View, page_of_source

FOLDS = 4
#: Lines are drawn and trees grown so many times, and the tables' means taken: one draw moves figures by 0.002 and more.
_DRAWS = 3
_KIND = list(bins()).index("page_kind")
Array = np.ndarray[Any, Any]
#: Pairs of columns, and their tables, by group of kinds.
Pairs = dict[str, list[tuple[int, int]]]
Tables = dict[str, dict[tuple[int, int], Array]]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of pages-*.jsonl.xz")
    parser.add_argument("--limit", type=int, help="at most so many pages of each set")
    parser.add_argument("--pairs", type=int, default=45, help="how many pairs of columns are looked at in articles")
    parser.add_argument("--others", type=int, default=90, help="how many in pages of other kinds")
    parser.add_argument("--write", action="store_true", help="write cleaner/markup/model.json")
    given = parser.parse_args(arguments)
    training = Training(given.data, given.limit)
    pairs = training.choose_pairs({"article": given.pairs, "other": given.others})
    training.measure(pairs)
    if given.write:
        write(training, pairs, given.data, sys.argv[1:] if arguments is None else arguments)
    return 0


class Training:
    """All pages, in folds by site."""

    def __init__(self, folder: Path, limit: int | None) -> None:
        """Read the pages and fit tokens and kinds for all but each one and each two folds."""
        names, kinds = Vocabulary(), Vocabulary()
        self.pages: list[Example] = []
        for name in SETS:
            self.pages += [example(name, row, names, kinds) for row in rows(folder, name, limit)]
        self.folds = [fold(page.host, FOLDS) for page in self.pages]
        self.tokens, self.kinds = Tokens(self.pages, names), Kinds(self.pages, kinds)
        self._fitted: dict[frozenset[int], tuple[Array, tuple[Array, Array]]] = {}
        lines = sum(len(page.shares) for page in self.pages)
        say(f"{len(self.pages)} pages, {lines} lines, {len(self.tokens.names)} tokens")

    def fitted(self, without: frozenset[int]) -> tuple[Array, tuple[Array, Array]]:
        """Weights of tokens and of kinds, from the pages that are in none of these folds."""
        if without not in self._fitted:
            train = [number for number, each in enumerate(self.folds) if each not in without]
            self._fitted[without] = self.tokens.fit(train), self.kinds.fit(train)
        return self._fitted[without]

    def fill(self, target: int | None) -> None:
        """Fill the columns of tokens and kinds in: each page's from other folds than its own and the target."""
        for each in range(FOLDS):
            tokens, kinds = self.fitted(frozenset({each} | ({target} if target is not None else set())))
            members = [number for number, own in enumerate(self.folds) if own == each]
            for number, guess in zip(members, self.kinds.guesses(kinds, members), strict=True):
                page = self.pages[number]
                if len(page.shares):
                    self.tokens.fill(tokens, page, number)
                    page.columns[:, _KIND] = KINDS.index(page.said) if page.said else guess

    def choose_pairs(self, most: dict[str, int]) -> Pairs:
        """The pairs of columns that gain most on all pages, for each group of kinds."""
        self.fill(None)
        return {kinds: best_pairs(boosted(self.pages, kinds, None), most[kinds]) for kinds in GROUPS}

    def fit(self, target: int | None, pairs: Pairs) -> Tables:
        """The tables of each group of kinds, means of some draws: of all pages, or of those outside the target fold."""
        self.fill(target)
        train = [page for page, own in zip(self.pages, self.folds, strict=True) if own != target]
        sizes = list(bins().values())
        found: Tables = {}
        for kinds, own in pairs.items():
            each = [tables(boosted(train, kinds, own, draw), sizes, own) for draw in range(1, _DRAWS + 1)]
            found[kinds] = {pair: np.mean([drawn[pair] for drawn in each], axis=0) for pair in own}
        return found

    def measure(self, pairs: Pairs) -> None:
        """Print what models do on sites that they have not seen, by set and kind of page."""
        tally = Tally()
        for target in range(FOLDS):
            found = self.fit(target, pairs)
            for page, own in zip(self.pages, self.folds, strict=True):
                if own == target:
                    tally.add(page, scores(found[_group(page)], page.columns) if len(page.shares) else np.zeros(0))
        kinds = {number: self.fitted(frozenset({number}))[1] for number in range(FOLDS)}
        right = known = 0
        for number, (page, own) in enumerate(zip(self.pages, self.folds, strict=True)):
            if page.set == "wcxb-dev":
                known += 1
                right += int(self.kinds.guesses(kinds[own], [number])[0] == self.kinds.kinds[number])
        tally.show()
        say(f"kind of page recognised: {100 * right / max(1, known):.1f} % of {known}")


def _group(page: Example) -> str:
    """The group of the kind that a page is taken for."""
    return group(KINDS[int(page.columns[0, _KIND])])


class Tally:
    """Mean F1 over words, by set and kind of page: of the statistics alone, and of the whole cleaner."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.segments: dict[str, list[Counter[str]]] = defaultdict(list)
        self._cleaner = Cleaner()

    def add(self, page: Example, score: Array) -> None:
        """One more page, scored by a model that has not seen its site."""
        chances = list(1 / (1 + np.exp(-score)))
        source = page.source
        kept = best_prefix(chances, list(page.sizes))
        left = "\n".join([line for line, keep in zip(source.lines, kept, strict=True) if keep])
        after = ""
        if source.lines:
            kind = KINDS[int(page.columns[0, _KIND])]
            cut = cut_lines(View(source, page_of_source(source)), self._cleaner.options, kind, chances)
            rows = [row for row in range(len(source.lines)) if row not in cut]
            text = joined([source.lines[row] for row in rows], [source.gaps[row] for row in rows])
            after = self._cleaner.analyze(text, statistics=kind == ARTICLE).text
        if page.gold is None:
            self.segments[page.set].append(_segments(after, *page.segments))
            return
        gold = bag(page.gold)
        result = f1(bag(left), gold), f1(bag(after), gold)
        self.found[page.set].append(result)
        self.found[f"{page.set} / {page.type}"].append(result)

    def show(self) -> None:
        """Print all means."""
        say("out of fold                        pages   statistics    whole cleaner")
        for name, results in sorted(self.found.items()):
            alone, after = (sum(each) / len(results) for each in zip(*results, strict=True))
            say(f"{name:34s} {len(results):5d}        {alone:.3f}        {after:.3f}")
        for name, parts in self.segments.items():
            total = sum(parts, Counter[str]())
            found, missed, left = total["found"], total["missed"], total["left"]
            say(f"{name:34s} {len(parts):5d}   segments: F {2 * found / max(1, 2 * found + missed + left):.3f}")


def _segments(text: str, wanted: Sequence[str], unwanted: Sequence[str]) -> Counter[str]:
    flat = " ".join(text.split())
    own = [" ".join(part.split()) in flat for part in wanted]
    foreign = [" ".join(part.split()) in flat for part in unwanted]
    return Counter(found=sum(own), missed=len(own) - sum(own), left=sum(foreign))


def say(text: str) -> None:
    """One line to standard output, at once."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
