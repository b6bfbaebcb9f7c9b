"""Records a second in each way to clean many: one core, all cores, Spark on this machine; and what a crawl takes.

python -m benchmarks.engines [--records 20000] [--workers N] [--snapshot 2.5e9] [--folder DIR]

Texts of some 3 kB. Starting a session, and cleaning a first small part, are not counted: they are paid once. Where the
machine has other work, rates are too low; the load stands beside them, and so do records by processor second (of all
processes of `clean_many`; Spark's are not known), which other work changes little.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.formats import write_parquet
from benchmarks.stream import texts
from cleaner import clean_many

#: What a first call may cost (tables, workers, code that is compiled) is left out by cleaning so many records before.
_FIRST = 500


def show(name: str, rate: float, by_processor: float | None, one: float | None) -> None:
    """A line of the table."""
    times = f"{rate / one:6.2f} x one core" if one else ""
    processor = f"{by_processor:6.0f} by processor second" if by_processor else ""
    print(f"{name:24s} {rate:7.0f} records/s {times:20s} {processor:28s} load {os.getloadavg()[0]:.1f}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def many(found: list[str], workers: int) -> tuple[float, float]:
    """`clean_many` over texts in memory: records a second with workers started, and records a processor second."""
    before = os.times()
    results = clean_many([*found[:_FIRST], *found], workers=workers)
    for _ in range(_FIRST):
        next(results)
    spent = seconds(lambda: sum(1 for _ in results))
    used = sum(os.times()[:4]) - sum(before[:4])
    return len(found) / spent, (_FIRST + len(found)) / used


def spark(folder: Path, workers: int) -> float:
    """A session of Spark on this machine, from Parquet to Parquet."""
    from pyspark.sql import SparkSession

    from cleaner.adapters.spark import clean_column

    # Its workers run the Python that stands first in the path, which need not be this one.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session: Any = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        frame = session.read.parquet(str(folder / "in.parquet")).repartition(4 * workers).cache()
        frame.count()
        clean = clean_column()
        frame.limit(_FIRST).withColumn("text", clean("text")).write.parquet(str(folder / "first"))
        return seconds(lambda: frame.withColumn("text", clean("text")).write.parquet(str(folder / "out")))
    finally:
        session.stop()


def main() -> int:
    """Run the command; returns its exit status."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description="Records a second.")
    parser.add_argument("--records", type=int, default=20_000, metavar="N", help="how many (20000)")
    parser.add_argument("--workers", type=int, default=cores, metavar="N", help=f"processes (all cores: {cores})")
    parser.add_argument("--snapshot", type=float, default=2.5e9, metavar="N", help="records of a crawl (2.5e9)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where files go while it runs")
    arguments = parser.parse_args()
    found = list(texts(arguments.records))
    size = sum(len(text.encode()) for text in found) / len(found)
    print(f"{len(found)} records of {size:.0f} bytes, {arguments.workers} of {cores} cores")
    one, by_processor = many(found, 1)
    show("one core, clean_many", one, by_processor, None)
    show(f"{arguments.workers} cores, clean_many", *many(found, arguments.workers), one)
    if find_spec("pyspark") is None:
        print("Spark: not installed")
    else:
        with TemporaryDirectory(dir=arguments.folder) as name:
            write_parquet(Path(name) / "in.parquet", arguments.records)
            show(f"Spark local[{arguments.workers}]", len(found) / spark(Path(name), arguments.workers), None, one)
    hours = arguments.snapshot / by_processor / 3600
    print(
        f"{arguments.snapshot:.3g} such records: {hours:.0f} core hours; on 1000 cores {hours / 1000 * 60:.0f} minutes"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
