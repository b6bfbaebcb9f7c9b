"""What goes wrong with long runs: full disks, closed pipes, killed processes, huge records. Never a silent loss."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from cleaner.stream.sink import partial_name
from tests.records import PROSE, cleaned, jsonl

COMMAND = [sys.executable, "-m", "cleaner", "--jsonl"]
TIMEOUT = 60
WORKERS = pytest.mark.parametrize("workers", ["1", "2"])
PROC = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the worker processes in /proc")


def run(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False, **more)  # type: ignore[call-overload,no-any-return]


@contextmanager
def started(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """The command, reading from a pipe that is ours."""
    command = [*COMMAND, *map(str, arguments)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        yield process, process.stdin
        process.kill()


def until(path: Path, size: int) -> None:
    """Wait for the file to have that size."""
    deadline = time.monotonic() + TIMEOUT
    while not path.exists() or path.stat().st_size < size:
        assert time.monotonic() < deadline, f"{path} does not grow"
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gone(pid: int) -> bool:
    """Whether the process has ended (a zombie that nobody waits for has)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


# --- a full disk


def ends_full_and_goes_on(folder: Path, source: Path, workers: str, **more: object) -> Path:
    """A run that fails for want of room says so and leaves what it has; returns where that is."""
    target = folder / "out.jsonl"
    partial = Path(partial_name(str(target)))
    done = run(source, "-o", target, "--workers", workers, **more)
    assert (done.returncode, done.stdout) == (1, b"")
    first, second = done.stderr.decode().splitlines()
    assert first.startswith(f"cleaner: {partial}: ")
    assert second == f"cleaner: what was cleaned is in {partial}; --resume goes on from there"
    assert not target.exists()
    written = partial.read_bytes()
    assert len(written) > 100_000
    assert cleaned(900).startswith(written)
    return partial


@WORKERS
def test_a_file_that_may_not_grow(workers: str, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl(900))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    ends_full_and_goes_on(tmp_path, source, workers, preexec_fn=limit)
    done = run(source, "-o", tmp_path / "out.jsonl", "--workers", workers, "--resume")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.jsonl").read_bytes() == cleaned(900)


def test_a_full_disk(tmp_path: Path) -> None:
    source, disk = tmp_path / "in.jsonl", tmp_path / "disk"
    source.write_bytes(jsonl(900))
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no leave to mount a small disk")
    try:
        partial = ends_full_and_goes_on(disk, source, "2")
        larger = ["mount", "-o", "remount,size=20m", str(disk)]
        subprocess.run(larger, capture_output=True, check=True)
        done = run(source, "-o", disk / "out.jsonl", "--resume")
        assert (done.returncode, done.stderr) == (0, b"")
        assert (disk / "out.jsonl").read_bytes() == cleaned(900)
        assert not partial.exists()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_standard_output_that_is_full() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            COMMAND, input=jsonl(10), stdout=full, stderr=subprocess.PIPE, timeout=TIMEOUT, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"cleaner: standard output: No space left on device\n")


# --- a closed pipe


@WORKERS
def test_a_reader_that_goes_away(workers: str, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl(3000))
    with started(source, "--workers", workers) as (process, _):
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == cleaned(1)
        process.stdout.close()
        assert process.wait(TIMEOUT) == 141
        assert process.stderr.read() == b""


# --- killed processes


@PROC
def test_killed_workers_are_replaced_and_nothing_is_lost(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    given = jsonl(2500)
    third = len(given) // 3 + 1
    with started("-o", target, "--workers", "2") as (process, stdin):
        for part in range(3):
            stdin.write(given[third * part : third * (part + 1)])
            stdin.flush()
            until(Path(partial_name(str(target))), third // 2 * part + 1000)
            os.kill(children(process.pid)[part % 2], signal.SIGKILL)
        _, told = process.communicate(timeout=TIMEOUT)
    assert (process.returncode, told) == (0, b"")
    assert target.read_bytes() == cleaned(2500)


@PROC
@WORKERS
def test_a_killed_run_goes_on_where_it_ended(workers: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(1500))
    with started("-o", target, "--workers", workers) as (process, stdin):
        stdin.write(source.read_bytes()[:700_000])
        stdin.flush()
        until(Path(partial_name(str(target))), 100_000)
        workers_then = children(process.pid)
        process.kill()
        process.wait()
    deadline = time.monotonic() + TIMEOUT
    while not all(map(gone, workers_then)):  # nobody is left behind
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert not target.exists()
    before = Path(partial_name(str(target))).stat().st_size
    assert 100_000 <= before < len(cleaned(1500))
    done = run(source, "-o", target, "--workers", workers, "--resume")
    assert (done.returncode, done.stderr) == (0, b"")
    assert target.read_bytes() == cleaned(1500)
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}


@WORKERS
def test_an_interrupted_run_says_nothing_and_can_go_on(workers: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(1500))
    with started("-o", target, "--workers", workers) as (process, stdin):
        stdin.write(source.read_bytes()[:700_000])
        stdin.flush()
        until(Path(partial_name(str(target))), 100_000)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=TIMEOUT)
    assert (process.returncode, out, told) == (130, b"", b"")
    assert run(source, "-o", target, "--resume").returncode == 0
    assert target.read_bytes() == cleaned(1500)


# --- a huge record


def test_a_record_of_fifty_megabytes(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    huge = {"id": "huge", "text": "\n\n".join([f"{PROSE} " * 50] * (50_000_000 // (50 * len(PROSE)))) + "\nFollow us\n"}
    small = jsonl(500)
    with source.open("wb") as file:
        file.write(small)
        file.write(json.dumps(huge).encode() + b"\n")
        file.write(small)
    assert source.stat().st_size > 50_000_000
    command = [*COMMAND, str(source), "--workers", "2", "-o", str(tmp_path / "out.jsonl")]
    peak = "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]).returncode;"
    peak += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done)"
    done = subprocess.run([sys.executable, "-c", peak, *command], capture_output=True, timeout=TIMEOUT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    out = (tmp_path / "out.jsonl").read_bytes()
    assert out.startswith(cleaned(500))
    assert out.endswith(cleaned(500))
    middle = json.loads(out[len(cleaned(500)) : -len(cleaned(500))])
    assert middle["id"] == "huge"
    assert "Follow us" not in middle["text"]
    assert huge["text"].startswith(middle["text"].rstrip("\n"))
    # The largest process held this record in a handful of forms (line, JSON, text, page, result), not a queue of them.
    assert int(done.stdout) * 1024 < 12 * 50_000_000


# --- a terminal


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    pty, termios, fcntl = (pytest.importorskip(name) for name in ("pty", "termios", "fcntl"))
    pytest.importorskip("tqdm")
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl(10) + b"broken\n" + jsonl(10))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    command = [*COMMAND, str(source), "-o", str(tmp_path / "out.jsonl")]
    done = subprocess.run(command, stderr=theirs, stdout=subprocess.PIPE, timeout=TIMEOUT, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "100%" in shown
    assert "21 records" in shown
    assert f"cleaner: {source}: line 11: not JSON" in shown
