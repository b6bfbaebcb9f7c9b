"""Texts with their paragraphs wrapped, as in a mail, beside the same on one line each.

    python -m benchmarks.wrapped --data FOLDER [--limit N] [--width N]

FOLDER holds `texts-*.jsonl.xz` (see `data`). *spaced*: a blank line stands between paragraphs; *dense*: none does.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable
from pathlib import Path

from benchmarks.data import texts
from benchmarks.metrics import Tally
from cleaner import clean

FORMS: dict[str, Callable[[str, int], str]] = {
    "as it is": lambda text, width: text,
    "spaced": lambda text, width: "\n\n".join(_paragraphs(text, width)),
    "dense": lambda text, width: "\n".join(_paragraphs(text, width)),
}


def _paragraphs(text: str, width: int) -> list[str]:
    return [textwrap.fill(line, width) for line in text.split("\n") if line.strip()]


def tallies(folder: Path, limit: int, width: int) -> dict[str, dict[str, Tally]]:
    """What cleaning does to articles in each form, by kind of text."""
    found: dict[str, dict[str, Tally]] = {}
    for text in texts(folder, limit):
        if text.type == "article" and text.gold:
            for name, form in FORMS.items():
                made = form(text.text, width)
                tally = found.setdefault(text.kind, {}).setdefault(name, Tally())
                tally.add(made, clean(made), text.gold)
    return found


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wrapped", description="Texts wrapped as in a mail.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz")
    parser.add_argument("--limit", type=int, default=300, help="so many texts of each set (300)")
    parser.add_argument("--width", type=int, default=78, help="letters a line (78)")
    options = parser.parse_args()
    print(f"{'wrapped at ' + str(options.width):34s} texts    cut, lost")
    for kind, forms in tallies(options.data, options.limit, options.width).items():
        for name, tally in forms.items():
            print(f"{kind + ', ' + name:34s} {tally.texts:5d}  {tally.cut_share:6.1%} {tally.lost_share:6.2%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
