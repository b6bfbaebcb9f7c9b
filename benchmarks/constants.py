"""What other values of a constant would do: quality for each, so that it can be chosen anew.

    python -m benchmarks.constants --data FOLDER cleaner.edges._LEAST_PROSE 100 200 400

A constant is named by its module; a value is written as in Python. Those that are looked up when a text is cleaned can
be tried: what is worked out of a constant when its module is loaded stays as it is.
"""

from __future__ import annotations

import argparse
import sys
from ast import literal_eval
from importlib import import_module
from pathlib import Path
from types import ModuleType

from benchmarks.data import Document, Text, documents, texts
from benchmarks.own_labels import own_documents
from benchmarks.quality import shipped, tally_documents, tally_texts
from benchmarks.training_view import replaced


def constant(name: str) -> tuple[ModuleType, str]:
    """The module and the name of a constant; ValueError where there is none.

    >>> constant("cleaner.edges._LEAST_PROSE")[1]
    '_LEAST_PROSE'
    """
    module, _, own = name.rpartition(".")
    try:
        found = import_module(module or "cleaner")
    except ImportError as error:
        raise ValueError(f"{name}: there is no module {module}") from error
    if not hasattr(found, own):
        raise ValueError(f"{name}: {module} has no {own}")
    return found, own


def show(value: str, hand: list[list[Document]], golds: list[Text]) -> None:
    """Print a line: hand labels of both kinds, then gold texts, by what they are taken from."""
    cells = [f"{value:>14s}"]
    for found in hand:
        tally = tally_documents(found, shipped)
        cells.append(f"{100 * tally.cut_share:6.2f} {100 * tally.kept_share:7.3f} {len(tally.damaged):4d}")
    for kind in ("extractor output", "page text"):
        groups = tally_texts((text for text in golds if text.kind == kind), shipped).values()
        cut, noise = sum(group.noise_cut for group in groups), sum(group.noise for group in groups)
        lost, content = sum(group.content_lost for group in groups), sum(group.content for group in groups)
        cells.append(f"{100 * cut / max(1, noise):6.2f} {100 * lost / max(1, content):6.3f}")
    print(" | ".join(cells), flush=True)


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.constants", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--limit", type=int, default=150, metavar="N", help="at most N texts of each set (150)")
    parser.add_argument("name", metavar="MODULE.NAME", help="the constant")
    parser.add_argument("values", nargs="*", metavar="VALUE", help="values to try beside its own")
    arguments = parser.parse_args()
    try:
        module, own = constant(arguments.name)
        values = [literal_eval(value) for value in arguments.values]
    except (ValueError, SyntaxError) as error:
        parser.error(str(error))
    hand = [documents(arguments.data), own_documents(arguments.data)[0]]
    golds = [text for text in texts(arguments.data, arguments.limit) if text.type == "article"]
    print(f"{arguments.name}, by value: % cut, % kept, damaged of hand labels | of our own labels |")
    print("  % cut, % lost of extractor output | of page text (articles with gold texts)")
    for value in (getattr(module, own), *values):
        with replaced(module, own, value):
            show(repr(value), hand, golds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
