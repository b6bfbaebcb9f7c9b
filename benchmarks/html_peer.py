"""One extractor over pages, in a process of its own: a JSON object a page, and in the end its peak memory.

    python -m benchmarks.html_peer NAME FOLDER... [--limit N]

`benchmarks.html_peers` starts it. Pages are read one at a time, so that the peak is the extractor's.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

from benchmarks.html_extractors import EXTRACTORS, Extractor, made
from benchmarks.html_sets import DataError, HtmlPage, html_pages
from benchmarks.metrics import word_f1
from benchmarks.packages import MissingPackageError

#: Longer than this (seconds) no extractor gets for a page; it counts as one it found nothing on.
PATIENCE = 30
#: Exit status where the package is missing or the data is not as it should be; the last line says which.
CANNOT = 3


class _TooLongError(Exception):
    """The extractor ran out of patience."""


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def measured(page: HtmlPage, work: Extractor, patience: int = PATIENCE) -> dict[str, Any]:
    """What the extractor makes of one page, as figures: seconds of this process, F1, segments found and left."""
    text, error = "", None
    start = process_time()
    try:
        with _at_most(patience):
            text = work(page.html, page.url) or ""
    except Exception as raised:  # whatever an extractor raises is its result
        error = type(raised).__name__
    seconds = process_time() - start
    squeezed = " ".join(text.split())
    found = [sum(" ".join(part.split()) in squeezed for part in parts) for parts in (page.wanted, page.unwanted)]
    return {
        "set": page.set,
        "type": page.type,
        "site": page.site,
        "seconds": seconds,
        "error": error,
        "f1": None if page.gold is None else word_f1(text, page.gold),
        "wanted": [found[0], len(page.wanted)],
        "unwanted": [found[1], len(page.unwanted)],
    }


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.html_peer", description="One extractor over pages.")
    parser.add_argument("name", choices=EXTRACTORS)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--limit", type=int, metavar="N")
    arguments = parser.parse_args()
    try:
        work = made(arguments.name)
        for folder in arguments.folders:
            for page in html_pages(folder, arguments.limit):
                print(json.dumps(measured(page, work)), flush=True)
    except (DataError, MissingPackageError) as error:
        print(json.dumps({"cannot": str(error)}))
        return CANNOT
    print(json.dumps({"peak": peak_memory()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
