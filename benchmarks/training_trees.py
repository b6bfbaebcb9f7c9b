"""Fits boosted trees, and writes them as `cleaner.trees` reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.packages import package
from benchmarks.pair_tables import Array
from benchmarks.tree_layout import Node, flat
from cleaner.trees import UNIT, Flat

#: Where the files of models are.
FOLDER = Path(__file__).resolve().parent.parent / "cleaner"
#: What all models have in common (lightgbm's names).
_OPTIONS: dict[str, Any] = {
    "objective": "binary", "num_leaves": 31, "lambda_l2": 10.0, "feature_fraction": 0.4, "bagging_fraction": 0.7,
    "bagging_freq": 1, "deterministic": True, "force_col_wise": True, "num_threads": 2, "seed": 0, "verbose": -1,
}  # fmt: skip

#: A row counts so much as it looks where no word is known: of most languages hardly any is.
WORDLESS = 0.6


def fit(columns: Array, its: Array, weight: Array, trees: int, **options: Any) -> Any:
    """Trees that tell the site's rows; options are lightgbm's."""
    lightgbm = package("lightgbm")
    return lightgbm.train({**_OPTIONS, **options}, lightgbm.Dataset(columns, its, weight=weight), trees)


def fit_twice(columns: Array, wordless: Array, its: Array, weight: Array, trees: int, **options: Any) -> Any:
    """The same, learned from each row as it looks, and as it looks where no word of it is known."""
    both, twice = np.concatenate([columns, wordless]), np.concatenate([its, its])
    return fit(both, twice, np.concatenate([weight, WORDLESS * weight]), trees, **options)


def without_words(columns: Array, words: Sequence[int], no_row: int | None = None) -> Array:
    """Rows as they look where no word is known: these columns are nought, but where they tell that there is no row."""
    found = columns.copy()
    said = found[:, words]
    found[:, words] = np.where(said == no_row, said, 0) if no_row is not None else 0
    return found


def said(model: Any, columns: Array) -> Array:
    """The log-odds of rows."""
    found: Array = model.predict(columns, raw_score=True)
    return found


def laid_out(model: Any) -> Flat:
    """The trees as `cleaner.trees` reads them."""
    return flat([_nested(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]])


def _nested(node: dict[str, Any]) -> Node:
    if "leaf_value" in node:
        return round(UNIT * float(node["leaf_value"]))
    sides = [_nested(node[f"{side}_child"]) for side in ("left", "right")]
    return [node["split_feature"], int(np.floor(node["threshold"])), *sides]


def write(path: Path, about: dict[str, Any], values: dict[str, Any]) -> None:
    """Write a model, each value on a line of its own."""
    said = [f'"about": {json.dumps(about, indent=1, ensure_ascii=False)}']
    for name, value in values.items():
        said.append(f'"{name}": {json.dumps(value, ensure_ascii=False, separators=(",", ":"))}')
    path.write_text("{\n" + ",\n".join(said) + "\n}\n", "utf-8")
