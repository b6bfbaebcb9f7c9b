"""Fits an additive model: a weight for each bin of each column, by logistic regression."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np

from benchmarks.packages import package
from benchmarks.training_rows import Bools, Floats, Ints, Rows

#: The tolerance is of the mean loss: bins are rare, so a looser one would stop before they have moved at all.
_STRENGTH, _ROUNDS, _TOLERANCE = 0.05, 300, 1e-5
_DECIMALS = 2


@dataclass
class Additive:
    """Weights of an additive model, by column."""

    weights: dict[str, list[float]]

    def scores(self, columns: Ints) -> Floats:
        """The score of each row: above nought speaks for the site."""
        total = np.zeros(len(columns))
        for number, weights in enumerate(self.weights.values()):
            total += np.array(weights)[columns[:, number]]
        return total

    def lowered(self, threshold: float) -> Additive:
        """The same model with a score of nought where this one has the threshold."""
        return self.raised("length", -threshold)

    def raised(self, column: str, by: float) -> Additive:
        """The same with so much added to every bin of a column."""
        fresh = {name: list(weights) for name, weights in self.weights.items()}
        fresh[column] = [_rounded(weight + by) for weight in fresh[column]]
        return Additive(fresh)


def fit(rows: Rows, names: dict[str, int], train: Bools) -> Additive:
    """Fit on some rows."""
    bins = list(names.values())
    one_hot, offsets = _one_hot(rows.columns[train], bins)
    solver = package("sklearn.linear_model").LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, tol=_TOLERANCE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has not converged to the last digit: two are kept
        solver.fit(one_hot, rows.noise[train], sample_weight=rows.weight[train])
    found = {}
    for (name, size), offset in zip(names.items(), offsets, strict=True):
        base = float(solver.intercept_[0]) if offset == 0 else 0.0
        found[name] = [_rounded(float(weight) + base) for weight in solver.coef_[0][offset : offset + size]]
    return Additive(found)


def _one_hot(columns: Ints, bins: list[int]) -> tuple[object, list[int]]:
    """A sparse matrix with a column for each bin, and where each column's bins begin in it."""
    offsets = [0, *np.cumsum(bins)[:-1].tolist()]
    rows, count = columns.shape
    places = (columns + np.array(offsets)).ravel().astype(np.int32)
    starts = np.arange(0, rows * count + 1, count)
    ones = np.ones(rows * count, dtype=np.float32)
    return package("scipy.sparse").csr_matrix((ones, places, starts), shape=(rows, sum(bins))), offsets


def _rounded(weight: float) -> float:
    return round(weight, _DECIMALS) + 0.0


def cross_validated(rows: Rows, names: dict[str, int], folds: int, use: Bools) -> tuple[list[Additive], Floats]:
    """A model for each fold, fitted on the other folds, and the scores it gives to its own sites."""
    of_row = rows.folds
    models, scores = [], np.zeros(len(of_row))
    for number in range(folds):
        model = fit(rows, names, use & (of_row != number))
        mine = of_row == number
        scores[mine] = model.scores(rows.columns[mine])
        models.append(model)
    return models, scores
