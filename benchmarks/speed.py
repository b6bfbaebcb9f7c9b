"""How long cleaning takes, as ratios taken side by side in one run: absolute figures drift with the machine.

python -m benchmarks.speed [--data FOLDER] [--limit N] [--rounds 3]
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.data import texts
from benchmarks.own import KINDS
from cleaner import clean


def lower_and_split(text: str) -> list[str]:
    """The least that anything which looks at lines has to do."""
    return text.lower().split("\n")


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def best_times(found: Sequence[str], rounds: int) -> tuple[float, float, float]:
    """The best times of cleaning, gunzip and lower + split; the three take turns, so that all meet the same load."""
    packed = [gzip.compress(text.encode("utf-8", "surrogatepass")) for text in found]
    works: tuple[Callable[[], object], ...] = (
        lambda: [clean(text) for text in found],
        lambda: [gzip.decompress(data) for data in packed],
        lambda: [lower_and_split(text) for text in found],
    )
    turns = [[seconds(work) for work in works] for _ in range(rounds)]
    ours, unzip, split = (min(times) for times in zip(*turns, strict=True))
    return ours, unzip, split


def show(name: str, found: Sequence[str], rounds: int) -> None:
    """One line of the table."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in found) / 1e6
    ours, unzip, split = best_times(found, rounds)
    print(
        f"{name:48s} {len(found):5d} {size:7.2f} MB {size / ours:7.1f} MB/s {ours / unzip:7.2f} x gunzip"
        f" {ours / split:7.1f} x lower+split",
        flush=True,
    )


def by_kind(folder: Path | None, limit: int | None) -> dict[str, list[str]]:
    """Texts by set and source, or our own by kind where no folder is given."""
    if folder is None:
        return {name: make() for name, make in KINDS.items()}
    groups: dict[str, list[str]] = {}
    for text in texts(folder, limit):
        groups.setdefault(f"{text.set} / {text.source}", []).append(text.text)
    return dict(sorted(groups.items()))


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Ratios taken in one run.")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="texts-*.jsonl.xz; without it, our own fixtures")
    parser.add_argument("--limit", type=int, default=600, metavar="N", help="at most N texts of each set (600)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="the best of N rounds counts (3)")
    arguments = parser.parse_args()
    clean("Load the tables and the model first.")
    for name, found in by_kind(arguments.data, arguments.limit).items():
        show(name, found, arguments.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
