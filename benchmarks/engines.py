"""Records a second in each way to clean many: one core, all cores, Spark on this machine; and what a crawl takes.

python -m benchmarks.engines [--records 20000] [--workers N] [--snapshot 2.5e9] [--folder DIR]

Texts of some 3 kB. Starting a session, and cleaning a first small part, are not counted: they are paid once. Where the
machine has other work, rates are too low; the load stands beside them.
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


def show(name: str, count: int, seconds: float, one: float | None) -> float:
    """A line of the table; -> records a second."""
    rate = count / seconds
    times = f"{rate / one:6.2f} x one core" if one else ""
    print(f"{name:28s} {rate:8.0f} records/s {times:20s} load {os.getloadavg()[0]:.1f}", flush=True)
    return rate


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def many(found: list[str], workers: int) -> float:
    """`clean_many` over texts that are in memory, workers already started."""
    results = clean_many([*found[:_FIRST], *found], workers=workers)
    for _ in range(_FIRST):
        next(results)
    return seconds(lambda: sum(1 for _ in results))


def spark(folder: Path, workers: int) -> float:
    """A session of Spark on this machine, from Parquet to Parquet."""
    from pyspark.sql import SparkSession

    from cleaner.adapters.spark import clean_column

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
    one = show("one core, clean_many", len(found), many(found, 1), None)
    show(f"{arguments.workers} cores, clean_many", len(found), many(found, arguments.workers), one)
    if find_spec("pyspark") is None:
        print("Spark: not installed")
    else:
        with TemporaryDirectory(dir=arguments.folder) as name:
            write_parquet(Path(name) / "in.parquet", arguments.records)
            show(f"Spark local[{arguments.workers}]", len(found), spark(Path(name), arguments.workers), one)
    hours = arguments.snapshot / one / 3600
    print(
        f"{arguments.snapshot:.3g} such records: {hours:.0f} core hours; on 1000 cores {hours / 1000 * 60:.0f} minutes"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
