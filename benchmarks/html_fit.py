"""Fits the parts of the HTML model: the weights of tokens, of kinds of pages, and the tables of pairs of columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.html_pages import SETS, WEIGHTS, Example, Vocabulary, has_holes, word_counts
from benchmarks.packages import package
from cleaner.markup.features import OF_WEIGHTS, bins
from cleaner.markup.kinds import KINDS

Array = np.ndarray[Any, Any]

#: A token must have been seen on so many sites.
_SITES = 5
_KIND_SITES = 8
_STRENGTH, _KIND_STRENGTH = 0.1, 0.05
#: Boosting: trees of three leaves look at two columns at most, so their sum is a table for each pair.
_ROUNDS, _RATE, _LEAVES, _LEAST = 250, 0.2, 3, 100
#: They are fitted to about so many lines, drawn by their weights: more would change little but the time it takes.
_DRAWN = 200_000
#: Lines count by their words, less than in proportion; pages by their lines, less still.
_BY_WORDS, _BY_PAGE = 0.7, 0.6


class Tokens:
    """A weight for each token on a line's path, and one for where it stands near."""

    def __init__(self, pages: Sequence[Example], names: Vocabulary) -> None:
        """Lay out the bags of all pages."""
        kept = [number for number, sites in enumerate(names.sites) if len(sites) >= _SITES]
        column = dict(zip(kept, range(len(kept)), strict=True))
        texts = {number: name for name, number in names.numbers.items()}
        self.names = [texts[number] for number in kept]
        rows: list[int] = []
        cols: list[int] = []
        counts: list[int] = []
        self.firsts = [0]
        for page in pages:
            for row, (path, near) in enumerate(page.bags, self.firsts[-1]):
                for bag, shift in ((path, 0), (near, len(kept))):
                    found = [(column[token] + shift, count) for token, count in bag.items() if token in column]
                    rows += [row] * len(found)
                    cols += [each for each, _ in found]
                    counts += [count for _, count in found]
            self.firsts.append(self.firsts[-1] + len(page.bags))
        shape = (self.firsts[-1], 2 * len(kept))
        matrix = package("scipy.sparse").csr_matrix
        self.matrix = matrix((np.array(counts, np.float32), (rows, cols)), shape=shape)
        self.for_, self.against = np.zeros(shape[0]), np.zeros(shape[0])
        for first, page in zip(self.firsts, pages, strict=False):
            weights = line_weights(page)
            for group, share, weight in zip(page.groups, page.shares, weights, strict=True):
                if share >= 0:
                    (self.for_ if share >= 0.5 else self.against)[first + group] += weight

    def fit(self, train: Sequence[int]) -> Array:
        """The weights that these pages teach."""
        chosen = np.concatenate([np.arange(self.firsts[page], self.firsts[page + 1]) for page in train])
        matrix = package("scipy.sparse").vstack([self.matrix[chosen]] * 2).tocsr()
        labels = np.repeat([1, 0], len(chosen))
        weights = np.concatenate([self.for_[chosen], self.against[chosen]])
        used = weights > 0
        solver = package("sklearn.linear_model").LogisticRegression(C=_STRENGTH, max_iter=80, tol=1e-3)
        solver.fit(matrix[used], labels[used], sample_weight=weights[used])
        found: Array = np.round(solver.coef_[0], 2)
        return found

    def fill(self, weights: Array, page: Example, number: int) -> None:
        """Put what the tokens weigh into a page's columns."""
        rows = self.matrix[self.firsts[number] : self.firsts[number + 1]]
        half = len(self.names)
        near = rows[:, half:] @ weights[half:]
        path = rows[:, :half] @ weights[:half] + near
        names = list(bins())
        paths, nears = ([float(found[group]) for group in page.groups] for found in (path, near))
        for column, make in OF_WEIGHTS.items():
            page.columns[:, names.index(column)] = make(paths, nears, page.prose)


def line_weights(page: Example, kinds: str | None = None) -> Array:
    """How much each line counts in training: for all pages, or for those of a group of kinds."""
    sets, other = WEIGHTS[kinds] if kinds else (SETS, 1.0)
    weight = sets[page.set] * (other if page.type not in (None, "article") else 1.0)
    counts = np.maximum(word_counts(page.source.lines), 0.5) ** _BY_WORDS
    found: Array = counts / max(1.0, float(counts.sum())) ** _BY_PAGE * weight * (not has_holes(page.set, page.id))
    return found


def drawn(weights: Array, draw: int) -> Array:
    """The weights of about so many lines drawn at random, the heavier the surer; 0 for the others."""
    low, high = 0.0, float(weights.sum())
    for _ in range(60):
        unit = (low + high) / 2
        low, high = (unit, high) if np.minimum(1, weights / unit).sum() > _DRAWN else (low, unit)
    chances = np.minimum(1, weights / high)
    kept = np.random.default_rng(draw).random(len(weights)) < chances
    found: Array = np.where(kept, weights / np.maximum(chances, 1e-12), 0)
    return found


class Kinds:
    """Weights of what a page says of its kind."""

    def __init__(self, pages: Sequence[Example], names: Vocabulary) -> None:
        """Lay out the tokens of all pages."""
        kept = [number for number, sites in enumerate(names.sites) if len(sites) >= _KIND_SITES]
        column = dict(zip(kept, range(len(kept)), strict=True))
        texts = {number: name for name, number in names.numbers.items()}
        self.names = [texts[number] for number in kept]
        self.matrix = np.zeros((len(pages), len(kept)), np.float32)
        for row, page in enumerate(pages):
            self.matrix[row, [column[token] for token in page.kind if token in column]] = 1
        self.kinds = np.array([KINDS.index(page.type) if page.type else -1 for page in pages])

    def fit(self, train: Sequence[int]) -> tuple[Array, Array]:
        """(weights by kind and token, base by kind) that these pages teach."""
        known = np.array([page for page in train if self.kinds[page] >= 0])
        solver = package("sklearn.linear_model").LogisticRegression(C=_KIND_STRENGTH, max_iter=200)
        solver.fit(self.matrix[known], self.kinds[known])
        weights, base = np.zeros((len(KINDS), len(self.names))), np.full(len(KINDS), -9.0)
        weights[solver.classes_], base[solver.classes_] = np.round(solver.coef_, 2), np.round(solver.intercept_, 2)
        return weights, base

    def guesses(self, fitted: tuple[Array, Array], pages: Sequence[int]) -> Array:
        """The kind that each of these pages is taken for."""
        weights, base = fitted
        guessed: Array = np.argmax(self.matrix[list(pages)] @ weights.T + base, axis=1)
        return guessed


def boosted(
    pages: Sequence[Example], kinds: str, pairs: Sequence[tuple[int, int]] | None, draw: int = 1
) -> dict[str, Any]:
    """Trees of two columns each for a group of kinds, as lightgbm dumps them; of these pairs only, if there are any."""
    lightgbm = package("lightgbm")
    columns = np.vstack([page.columns for page in pages if len(page.shares)])
    shares = np.concatenate([page.shares for page in pages])
    weights = np.concatenate([line_weights(page, kinds) for page in pages if len(page.shares)])
    weights = drawn(np.where(shares >= 0, weights, 0), draw)
    used = weights > 0
    data = lightgbm.Dataset(columns[used], shares[used] >= 0.5, weight=weights[used])
    options: dict[str, Any] = {
        "objective": "binary", "num_leaves": _LEAVES, "learning_rate": _RATE, "min_data_in_leaf": _LEAST,
        "lambda_l2": 5.0, "feature_fraction": 0.5, "max_bin": 63, "seed": draw, "deterministic": True,
        "force_col_wise": True, "num_threads": 2, "verbose": -1,
    }  # fmt: skip
    if pairs is not None:
        options["interaction_constraints"] = [list(pair) for pair in pairs]
    found: dict[str, Any] = lightgbm.train(options, data, _ROUNDS).dump_model()
    return found
