r"""Who takes the text out of HTML best: same pages, same measures, each extractor in a process of its own.

    python -m benchmarks.html_peers --data FOLDER... [--limit N] [--only "NAME; ..."] [--by-type] [--figure FILE] \
        [--keep FOLDER]

A FOLDER is in one of the formats of `benchmarks.html_sets`. Quality is the mean word F1 over pages, or where pages have
segments and no gold the F of segments, with the interval of 95 % of bootstrap samples drawn by site. Speed is pages a
second of processor time, memory the process's peak. With `--keep` an extractor whose figures are in that folder already
is not run again: delete its file when it, or the data, has changed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.html_extractors import EXTRACTORS
from benchmarks.html_peer import CANNOT
from benchmarks.packages import MissingPackageError, package

Row = dict[str, Any]
#: Samples of the bootstrap, and where the random numbers begin: the same figures in every run.
SAMPLES, SEED = 1000, 7
#: Where a row has how many wanted segments were found, how many there are, how many unwanted ones were left.
_COUNTS = (("wanted", 0), ("wanted", 1), ("unwanted", 0))
#: Both ends of the interval.
LOW, HIGH = 0.025, 0.975


class Score(NamedTuple):
    """A mean and the interval that it lies in."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        """Short enough for a table."""
        return f"{self.mean:.3f} ({self.low:.3f}-{self.high:.3f})"


@dataclass
class Result:
    """What came of one extractor."""

    name: str
    rows: list[Row] = field(default_factory=list)
    peak: float = 0.0
    skipped: str = ""

    def groups(self, by_type: bool) -> dict[str, list[Row]]:
        """The pages by set, and with `by_type` by kind of page as well."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            found[row["set"]].append(row)
            if by_type and row["f1"] is not None:
                found[f"{row['set']}: {row['type']}"].append(row)
        return dict(found)

    @property
    def speed(self) -> float:
        """Pages a second."""
        spent: float = sum(row["seconds"] for row in self.rows)
        return len(self.rows) / max(1e-9, spent)

    @property
    def failures(self) -> int:
        """Pages that it raised on, or took too long for."""
        return sum(row["error"] is not None for row in self.rows)


def mean_f1(rows: Sequence[Row]) -> float:
    """The mean over pages of the word F1."""
    total: float = sum(row["f1"] for row in rows)
    return total / max(1, len(rows))


def segments_f(rows: Sequence[Row]) -> float:
    """F over all segments: wanted ones that were found, against unwanted ones that were left."""
    found, wanted, left = (sum(row[name][i] for row in rows) for name, i in _COUNTS)
    return float(2 * found / max(1, wanted + found + left))


def score(rows: Sequence[Row]) -> Score:
    """The measure that the pages allow, with its interval."""
    scored = [row for row in rows if row["f1"] is not None]
    return _bootstrap(scored, mean_f1) if scored else _bootstrap(rows, segments_f)


def _bootstrap(rows: Sequence[Row], measure: Callable[[Sequence[Row]], float]) -> Score:
    """The measure of the rows and of samples of as many sites: pages of one site are alike, so they come together."""
    sites: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        sites[row["site"]].append(row)
    random, groups = Random(SEED), list(sites.values())
    drawn = sorted(
        measure([row for group in random.choices(groups, k=len(groups)) for row in group]) for _ in range(SAMPLES)
    )
    return Score(measure(rows), drawn[int(LOW * SAMPLES)], drawn[int(HIGH * SAMPLES) - 1])


def run(name: str, folders: Sequence[Path], limit: int | None) -> Result:
    """One extractor over all pages, in a process of its own; RuntimeError where that process breaks."""
    command = [sys.executable, "-m", "benchmarks.html_peer", name, *map(str, folders)]
    command += [] if limit is None else ["--limit", str(limit)]
    done = subprocess.run(command, capture_output=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    if done.returncode == CANNOT:
        return Result(name, skipped=rows[-1]["cannot"])
    if done.returncode or not rows:
        raise RuntimeError(f"{name}: {done.stderr.decode(errors='replace')[-500:]}")
    return Result(name, rows[:-1], rows[-1]["peak"])


def kept(folder: Path, name: str, limit: int | None, work: Callable[[], Result]) -> Result:
    """The result that the folder has for this extractor and limit, or a new one, which is put there."""
    path = folder / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{limit or 'all'}.json"
    if path.exists():
        return Result(**json.loads(path.read_text("utf-8")))
    result = work()
    if not result.skipped:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(result)), "utf-8")
    return result


def table(results: Sequence[Result], by_type: bool) -> str:
    """A table in Markdown: a row for each extractor, a column for each set."""
    done = [result for result in results if not result.skipped]
    if not done:
        return "\n".join(f"{result.name}: skipped: {result.skipped}" for result in results)
    names = list(done[0].groups(by_type))
    counts = [len(rows) for rows in done[0].groups(by_type).values()]
    heads = [f"{name}, {count}" for name, count in zip(names, counts, strict=True)]
    lines = [f"| | {' | '.join(heads)} | pages/s | peak MB | failed |", "|---" * (len(heads) + 4) + "|"]
    for result in done:
        scores = [str(score(rows)) for rows in result.groups(by_type).values()]
        cells = [result.name, *scores, f"{result.speed:.1f}", f"{result.peak:.0f}", str(result.failures)]
        lines.append(f"| {' | '.join(cells)} |")
    lines += [f"\n{result.name}: skipped: {result.skipped}" for result in results if result.skipped]
    return "\n".join(lines)


def draw(results: Sequence[Result], path: Path) -> None:
    """Quality against speed, a panel for each set; the same bytes for the same figures."""
    matplotlib = package("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "cleaner"
    pyplot = package("matplotlib.pyplot")
    done = [result for result in results if not result.skipped]
    names = list(done[0].groups(by_type=False))
    figure, panels = pyplot.subplots(1, len(names), figsize=(4.6 * len(names), 4.4), squeeze=False, sharex=True)
    for name, panel in zip(names, panels[0], strict=True):
        for number, result in enumerate(done):
            found = score(result.groups(by_type=False)[name])
            error = [[found.mean - found.low], [found.high - found.mean]]
            look = {"fmt": "os^Dv"[(number + number // 10) % 5], "color": f"C{number % 10}", "capsize": 2}
            panel.errorbar(result.speed, found.mean, yerr=error, label=result.name, **look)
        panel.set(title=name, xscale="log", xlabel="pages/s")
        panel.grid(alpha=0.3)
    panels[0][0].set_ylabel("F1, with 95 % interval")
    figure.legend(*panels[0][0].get_legend_handles_labels(), loc="lower center", ncols=4, frameon=False, fontsize=8)
    figure.tight_layout(rect=(0, 0.14, 1, 1))
    figure.savefig(path, metadata={"Date": None})


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.html_peers", description="Extractors of HTML.")
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FOLDER", help="see html_sets")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N pages of each set")
    parser.add_argument("--only", default="", metavar="NAMES", help="these extractors alone, with semicolons between")
    parser.add_argument("--by-type", action="store_true", help="a column for each kind of page, too")
    parser.add_argument("--figure", type=Path, metavar="FILE", help="draw quality against speed (SVG)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="figures by extractor: taken from here where there")
    arguments = parser.parse_args()
    only = [name.strip() for name in arguments.only.split(";") if name.strip()]
    unknown = [name for name in only if name not in EXTRACTORS]
    if unknown:
        parser.error(f"--only: unknown extractor {unknown[0]!r}; allowed are {'; '.join(EXTRACTORS)}")
    results = []
    for name in only or EXTRACTORS:
        work = partial(run, name, arguments.data, arguments.limit)
        results.append(kept(arguments.keep, name, arguments.limit, work) if arguments.keep else work())
        print(f"{name}: {results[-1].skipped or f'{len(results[-1].rows)} pages'}", file=sys.stderr, flush=True)
    print(table(results, arguments.by_type))
    try:
        if arguments.figure:
            draw(results, arguments.figure)
    except MissingPackageError as error:
        print(f"--figure: {error}", file=sys.stderr)
        return 1
    return 0 if any(not result.skipped for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
