"""Writes the HTML model: plain numbers with names, in hundredths."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.data import ATTRIBUTION
from benchmarks.html_pages import SETS, digest
from cleaner.markup.features import bins
from cleaner.markup.kinds import KINDS

if TYPE_CHECKING:
    from benchmarks.html_training import Training

FILE = Path(__file__).resolve().parent.parent / "cleaner" / "markup" / "model.json"
#: Tokens whose weights are less than this are left out, and tokens of kinds with none above the second.
_LEAST, _LEAST_KIND = 0.03, 0.05


def write(training: Training, pairs: dict[str, list[tuple[int, int]]], folder: Path, arguments: Sequence[str]) -> None:
    """Fit everything on all pages and write the model that `cleaner.markup.model` reads."""
    names = list(bins())
    everything = range(len(training.pages))
    tokens = training.tokens.fit(everything)
    weights, base = training.kinds.fit(everything)
    parts = {
        "about": "lines of HTML pages: weights of pairs of columns, of tokens, and of what tells kinds of pages apart",
        "data": {name: ATTRIBUTION[name] for name in SETS},
        "digest": digest(folder),
        "command": "python -m benchmarks.html_training " + " ".join(_without_folder(arguments)),
        "columns": names,
        "pairs": {
            kinds: [[names[a], names[b], [_whole(row) for row in table]] for (a, b), table in own.items()]
            for kinds, own in training.fit(None, pairs).items()
        },
        "tokens": _tokens(training.tokens.names, tokens),
        "kinds": {"names": list(KINDS), "base": _whole(base), "tokens": _kinds(training.kinds.names, weights)},
    }
    body = ",\n".join(f"{json.dumps(name)}: {_dumped(part)}" for name, part in parts.items())
    FILE.write_text("{\n" + body + "\n}\n", "utf-8")


def _whole(values: Any) -> list[int]:
    return [int(value) for value in np.round(np.asarray(values) * 100)]


def _dumped(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _tokens(names: Sequence[str], weights: Any) -> dict[str, list[int]]:
    """For each token its weight anywhere on a path, and the one that is added near the line."""
    half = len(names)
    found = {name: _whole([weights[place], weights[half + place]]) for place, name in enumerate(names)}
    return {name: pair for name, pair in sorted(found.items()) if max(map(abs, pair)) >= 100 * _LEAST}


def _kinds(names: Sequence[str], weights: Any) -> dict[str, list[int]]:
    """For each token of a page its weight for each kind."""
    found = {name: _whole(weights[:, place]) for place, name in enumerate(names)}
    return {name: each for name, each in sorted(found.items()) if max(map(abs, each)) >= 100 * _LEAST_KIND}


def _without_folder(arguments: Sequence[str]) -> list[str]:
    """The arguments without the path of the data, which is another one elsewhere."""
    given = list(arguments)
    if "--data" in given:
        given[given.index("--data") + 1] = "FOLDER"
    return given
