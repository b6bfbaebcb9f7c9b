"""Many records through `cleaner --jsonl`: nothing lost, memory, workers against one, a killed run that goes on.

python -m benchmarks.stream [--records 1000000] [--compare 5000] [--rounds 4] [--workers 2] [--folder DIR]

Needs room for three times the records (3 kB each) and psutil. Workers can only be as fast as the cores are free, so the
machine's load and the processor time of all processes stand beside each figure, and the workers are compared with
commands that share nothing, taken in the same minute.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

import psutil

from benchmarks.own import prose_and_noise
from cleaner import clean
from cleaner.stream.sink import partial_name

_SIZE = 3000
_WATCH = 0.1  # seconds between two looks at the memory
_PAGES = 20_000  # as many pages differ; `clean` gives what each must become


class Ran(NamedTuple):
    """One run: exit status, seconds, processor seconds of all its processes, and their peak memory together in MB."""

    status: int
    seconds: float
    processor: float
    peak: float


def texts(count: int) -> Iterator[str]:
    """So many pages of some 3 kB, no two alike: prose of the fixtures, cut lines among it, and numbers of their own."""
    prose, noise = prose_and_noise()
    for number in range(count):
        random = Random(number)
        lines = [f"Page {number}: {random.choice(prose)[:60]}"]
        size = 0
        while size < _SIZE - 300:
            line = random.choice(noise) if random.random() < 0.25 else f"{random.choice(prose)} {random.random():.9f}."
            lines.append(line)
            size += len(line.encode()) + 1
        yield "\n".join(lines)


def write_records(path: Path, pages: Sequence[str], count: int) -> None:
    """The records, one a line; after the last page the first comes again, under another id."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in zip(range(count), cycle(pages), strict=False):
            record = {"id": number, "url": f"https://courier.example/{number}", "text": text, "score": 1.0}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def clean_file(source: Path, target: Path, workers: int, *more: str, kill_at: float = 2.0) -> Ran:
    """Run the command; killed with SIGKILL once it has written that share of the input's size."""
    command = [sys.executable, "-m", "cleaner", "--jsonl", "--workers", str(workers), str(source), "-o", str(target)]
    partial = Path(partial_name(str(target)))
    enough = source.stat().st_size * kill_at
    before, start, peak = os.times(), time.perf_counter(), 0
    with subprocess.Popen([*command, *more]) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            with suppress(psutil.NoSuchProcess):
                family = [watched, *watched.children(recursive=True)]
                peak = max(peak, sum(member.memory_info().rss for member in family))
            if partial.exists() and partial.stat().st_size > enough:
                process.kill()
            time.sleep(_WATCH)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Ran(process.returncode, time.perf_counter() - start, used, peak / 1e6)


def show(name: str, ran: Ran, count: int) -> None:
    """One line of the table."""
    # The system does not tell what the workers of a killed process have used.
    used = f"{ran.processor / count * 1e6:6.0f} us of processor each" if ran.status == 0 else ""
    rate, load = count / ran.seconds, os.getloadavg()[0]
    print(
        f"{name:20s} {count:8d} records {rate:7.0f} a second  {used:30s} peak {ran.peak:4.0f} MB  load {load:.1f}",
        flush=True,
    )


def compare(folder: Path, count: int, workers: int, rounds: int) -> None:
    """One worker, several, and as many commands that share nothing, in turns on the same records; best times count."""
    source = folder / "compare.jsonl"
    write_records(source, list(texts(count)), count)
    parts = _parts(source, workers)
    best = {name: float("inf") for name in ("one", "several", "apart")}
    for _ in range(rounds):
        for name, number in (("one", 1), ("several", workers)):
            ran = clean_file(source, folder / f"{name}.jsonl", number)
            best[name] = min(ran.seconds, best[name])
            show(f"{number} worker{'s' * (number > 1)}", ran, count)
        best["apart"] = min(_seconds_apart(parts), best["apart"])
    same = filecmp.cmp(folder / "one.jsonl", folder / "several.jsonl", shallow=False)
    several, apart = best["one"] / best["several"], best["one"] / best["apart"]
    print(f"{workers} workers: {several:.2f} x one worker; same bytes: {same}")
    print(f"{workers} commands apart, on a part of the file each: {apart:.2f} x one worker", flush=True)


def _parts(source: Path, count: int) -> list[Path]:
    lines = source.read_bytes().splitlines(keepends=True)
    parts = [source.with_name(f"part-{number}.jsonl") for number in range(count)]
    for number, part in enumerate(parts):
        part.write_bytes(b"".join(lines[number::count]))
    return parts


def _seconds_apart(parts: list[Path]) -> float:
    """How long the parts take side by side: what the machine has to give at this moment."""
    command = [sys.executable, "-m", "cleaner", "--jsonl", "-o"]
    start = time.perf_counter()
    processes = [subprocess.Popen([*command, str(part.with_suffix(".out")), str(part)]) for part in parts]
    for process in processes:
        process.wait()
    return time.perf_counter() - start


def endure(folder: Path, count: int, workers: int) -> None:
    """All records, killed in the middle and resumed: the bytes must be those of `clean`'s texts, in order."""
    source, wanted, target = folder / "records.jsonl", folder / "wanted.jsonl", folder / "cleaned.jsonl"
    pages = list(texts(min(count, _PAGES)))
    write_records(source, pages, count)
    write_records(wanted, [clean(page) for page in pages], count)
    print(f"{count} records, {source.stat().st_size / 1e6:.0f} MB", flush=True)
    killed = clean_file(source, target, workers, kill_at=0.4)
    with Path(partial_name(str(target))).open("rb") as file:
        done = sum(1 for _ in file)
    show(f"killed, status {killed.status}", killed, done)
    show("resumed", clean_file(source, target, workers, "--resume"), count - done)
    same = filecmp.cmp(wanted, target, shallow=False)
    print(f"every record once, in order, with the bytes that clean gives: {same}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000_000, help="records for the long runs; 0: none")
    parser.add_argument("--compare", type=int, default=5_000, help="records for one worker against several; 0: none")
    parser.add_argument("--rounds", type=int, default=4, help="how often these take turns; the best time counts")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where to put the files, which are deleted afterwards")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        if arguments.compare:
            compare(Path(folder), arguments.compare, arguments.workers, arguments.rounds)
        if arguments.records:
            endure(Path(folder), arguments.records, arguments.workers)


if __name__ == "__main__":
    main()
