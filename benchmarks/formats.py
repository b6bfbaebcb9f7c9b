"""What cleaning archives and Parquet costs beside only reading them, and whose share of it that is.

python -m benchmarks.formats [--megabytes 100] [--rounds 1] [--folder DIR]

Processor seconds of one process: other work on the machine counts little. `reading` is what everybody pays who looks
at each text once; `handling` is the way of each record through this package without any cleaning; `cleaning` is all.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from uuid import UUID

from benchmarks.stream import texts
from cleaner import Cleaner, Report
from cleaner.stream.pages import CleanBlock, CleanPage
from cleaner.stream.parquet import clean_file
from cleaner.stream.sink import sink
from cleaner.stream.warc import pages
from cleaner.stream.workers import Failure, in_order

_ROW_GROUP = 2000


class Untouched(Cleaner):
    """Finds nothing to cut, at once: what is left is the way there and back."""

    def analyze(self, text: str, *, statistics: bool = True) -> Report:
        """The text as it is."""
        return Report(text, [(0, len(text))], tuple)


def write_wet(path: Path, size: int) -> int:
    """A WET file of so many bytes of records, packed as Common Crawl packs them; -> how many records."""
    written = count = 0
    with path.open("wb") as file:
        for count, text in enumerate(texts(10**9), 1):
            content = text.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://h{count % 1000}.example/{count}\r\n"
                f"WARC-Date: 2025-11-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{UUID(int=count)}>\r\n"
                f"Content-Type: text/plain\r\nContent-Length: {len(content)}\r\n\r\n"
            )
            record = head.encode() + content + b"\r\n\r\n"
            file.write(gzip.compress(record, mtime=0))
            written += len(record)
            if written >= size:
                break
    return count


def write_parquet(path: Path, count: int) -> None:
    """The same texts as a column, beside another."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    found = texts(count)
    schema = pa.schema({"url": pa.string(), "text": pa.string()})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(found, _ROW_GROUP)):
            urls = [f"https://h{at % 1000}.example/{at}" for at in range(len(group))]
            writer.write_table(pa.table({"url": urls, "text": group}, schema=schema))


def read_wet(path: Path) -> None:
    """Only read the archive, with fastwarc: each record's text, decoded."""
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            record.reader.read().decode("utf-8")


def clean_wet(path: Path, out: Path, job: CleanPage, *, archive: bool) -> None:
    """What `cleaner --warc` does, in this process."""
    with sink(str(out), packed=archive) as written:
        with closing(in_order(job, pages([str(path)], archive=archive))) as found:
            for done in found:
                results = [result for result in done.results if not isinstance(result, Failure)]
                assert len(results) == len(done.results)
                written.write(b"".join([outcome.line for outcome in results]))
        written.finish()


def read_parquet(path: Path) -> None:
    """Only read the texts, with pyarrow, as strings of Python."""
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    for number in range(file.num_row_groups):
        file.read_row_group(number)["text"].to_pylist()


def clean_parquet(path: Path, out: Path, cleaner: Cleaner) -> None:
    """What `cleaner --parquet` does, in this process."""

    def problem(name: str, row: int, error: Exception) -> None:
        raise error

    clean_file([str(path)], str(out), cleaner, problem=problem)


def spent(work: Callable[[], object], rounds: int) -> float:
    """The best processor time of a few rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def show(name: str, count: int, size: float, reading: float, rows: dict[str, float]) -> None:
    """A table: seconds, records a second, and how many times the time of only reading."""
    print(f"{name}: {count} records, {size / 1e6:.0f} MB of text")
    for what, seconds in {"reading": reading, **rows}.items():
        print(
            f"  {what:34s} {seconds:7.2f} s {count / seconds:8.0f} records/s {size / 1e6 / seconds:7.1f} MB/s"
            f" {seconds / reading:6.2f} x reading",
            flush=True,
        )


def measure(folder: Path, size: int, rounds: int) -> None:
    """Write the files, and measure."""
    wet, parquet = folder / "pages.wet.gz", folder / "pages.parquet"
    count = write_wet(wet, size)
    write_parquet(parquet, count)
    volume = sum(len(text.encode()) for text in texts(count))
    cleaner, untouched = Cleaner(), Untouched()
    for text in texts(200):  # tables, model and patterns are loaded when they are first needed
        cleaner.clean(text)
    lines, block, again = folder / "out.jsonl", folder / "out.wet.gz", folder / "out.parquet"
    works: dict[str, dict[str, Callable[[], Any]]] = {
        "WET": {
            "reading": lambda: read_wet(wet),
            "handling, JSON lines out": lambda: clean_wet(wet, lines, CleanPage(untouched), archive=False),
            "cleaning, JSON lines out": lambda: clean_wet(wet, lines, CleanPage(cleaner), archive=False),
            "handling, WET out": lambda: clean_wet(wet, block, CleanBlock(untouched, packed=True), archive=True),
            "cleaning, WET out": lambda: clean_wet(wet, block, CleanBlock(cleaner, packed=True), archive=True),
        },
        "Parquet": {
            "reading": lambda: read_parquet(parquet),
            "handling": lambda: clean_parquet(parquet, again, untouched),
            "cleaning": lambda: clean_parquet(parquet, again, cleaner),
        },
    }
    for name, each in works.items():
        times = {what: spent(work, rounds) for what, work in each.items()}
        show(name, count, volume, times.pop("reading"), times)


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description="Archives and Parquet.")
    parser.add_argument("--megabytes", type=float, default=100, metavar="N", help="size of the archive, unpacked (100)")
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="the best of N rounds counts (1)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where the files go while it runs")
    arguments = parser.parse_args()
    with TemporaryDirectory(dir=arguments.folder) as name:
        measure(Path(name), int(arguments.megabytes * 1e6), arguments.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
