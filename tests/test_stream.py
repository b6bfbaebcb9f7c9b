"""Many texts: clean_many and the worker processes under it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, islice
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, RecordError, clean, clean_html, clean_many
from cleaner.stream import workers as crew
from cleaner.stream.process import serve
from cleaner.stream.workers import MAX_CHUNKS, Chunk, Failure, WorkerError, grouped, in_order
from tests.records import page

TEXTS = [page(number) for number in range(600)]


def test_one_worker_and_two_give_what_clean_gives() -> None:
    expected = [clean(text) for text in TEXTS]
    assert list(clean_many(TEXTS)) == expected
    assert list(clean_many(TEXTS, workers=2)) == expected
    assert list(clean_many(TEXTS, workers=3, chunk=1)) == expected
    assert not active_children()


def test_options_reach_the_workers() -> None:
    kept = list(clean_many(TEXTS[:5], workers=2, keep={"read_more"}))
    assert kept == [clean(text, keep={"read_more"}) for text in TEXTS[:5]] == TEXTS[:5]


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_of_html(workers: int) -> None:
    pages = [f"<title>Bridge</title><p>{text}</p><p>Follow us" for text in ("The first.", "Die zweite: Käse.")]
    given: list[str | bytes] = [pages[0], pages[1].encode("utf-8"), None]  # type: ignore[list-item]
    found = list(clean_many(given, html=True, workers=workers, errors="return"))
    assert found[:2] == [clean_html(page) for page in pages]
    assert str(found[2]) == "record 2: text must be a str or bytes, not NoneType"


def test_nothing_in_nothing_out() -> None:
    assert list(clean_many([])) == list(clean_many([], workers=2)) == []


def test_one_worker_reads_nothing_ahead() -> None:
    read = []

    def texts() -> Iterator[str]:
        for text in TEXTS:
            read.append(text)
            yield text

    results = clean_many(texts())
    assert not read
    for number, _ in enumerate(islice(results, 5), 1):
        assert len(read) == number


def test_workers_read_a_bounded_number_ahead_of_an_endless_source() -> None:
    read = count()
    results = clean_many((page(next(read)) for _ in count()), workers=2, chunk=10)
    assert list(islice(results, 25)) == [clean(page(number)) for number in range(25)]
    time.sleep(0.2)
    # What was taken (in whole chunks), what is on its way, and the chunk that waits for a worker.
    assert next(read) <= 30 + 10 * (MAX_CHUNKS * 2 + 1)
    results.close()  # type: ignore[attr-defined]
    assert not active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_that_is_none_fails_at_its_place(workers: int) -> None:
    texts: list[str] = [*TEXTS[:3], None, *TEXTS[3:5], b"bytes", lambda: 0]  # type: ignore[list-item]
    found = list(clean_many(texts, workers=workers, errors="return"))
    assert [str(result) for result in found if isinstance(result, RecordError)] == [
        "record 3: text must be a str, not NoneType",
        "record 6: text must be a str, not bytes",
        "record 7: text must be a str, not function",
    ]
    assert [result for result in found if isinstance(result, str)] == [clean(text) for text in TEXTS[:5]]
    results = clean_many(texts, workers=workers)
    assert list(islice(results, 3)) == [clean(text) for text in TEXTS[:3]]
    with pytest.raises(RecordError, match="record 3: text must be a str, not NoneType") as raised:
        next(results)
    assert not active_children()  # not even while the error and its traceback live
    assert raised.value.index == 3
    assert isinstance(raised.value.__cause__, TypeError)
    again = pickle.loads(pickle.dumps(raised.value))
    assert (again.index, str(again)) == (3, str(raised.value))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_source_comes_behind_the_results_before_it(workers: int) -> None:
    def texts() -> Iterator[str]:
        yield from TEXTS[:40]
        raise ConnectionError("the feed went away")

    found = []
    with pytest.raises(ConnectionError, match="the feed went away"):
        for result in clean_many(texts(), workers=workers, chunk=7):
            found.append(result)  # noqa: PERF402 - what came before the error
    assert found == [clean(text) for text in TEXTS[:40]]
    assert not active_children()


@pytest.mark.parametrize(
    ("named", "error", "message"),
    [
        ({"workers": 0}, ValueError, "workers must be 1 or more, not 0"),
        ({"workers": "2"}, TypeError, "workers must be a whole number, not str"),
        ({"workers": True}, TypeError, "workers must be a whole number, not bool"),
        ({"chunk": -1}, ValueError, "chunk must be 1 or more, not -1"),
        ({"html": 1}, TypeError, "html must be True or False, not int"),
        ({"errors": "ignore"}, ValueError, "errors must be 'raise' or 'return', not 'ignore'"),
        ({"profile": "harsh"}, ValueError, "profile: unknown profile 'harsh'"),
    ],
)
def test_wrong_arguments_raise_at_once(named: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        clean_many([], **named)  # type: ignore[call-overload]
    for texts in ("one text", b"bytes", 5):
        with pytest.raises(TypeError, match="texts must be an iterable of str, not"):
            clean_many(texts)  # type: ignore[arg-type]


SCRIPT = """
import multiprocessing, sys
from cleaner import clean_many
from tests.records import page

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    for text in clean_many((page(number) for number in range(50)), workers=2, chunk=8):
        print(text)
"""


def script(tmp_path: Path, body: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "script.py").write_text(body)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, str(tmp_path / "script.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)


@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_every_way_to_start_processes(method: str, tmp_path: Path) -> None:
    done = script(tmp_path, SCRIPT, method)
    assert done.stdout == "".join(f"{clean(page(number))}\n" for number in range(50)), done.stderr


def test_a_script_that_forgot_the_guard_is_told_so(tmp_path: Path) -> None:
    body = SCRIPT.replace('if __name__ == "__main__":', "if True:").replace("(sys.argv", "(force=True, method=sys.argv")
    done = script(tmp_path, body, "spawn")
    assert done.returncode == 1
    assert 'must stand under `if __name__ == "__main__":`' in done.stderr


# --- workers that die


class Deadly:
    """A job that dies on some numbers: always on 13, and once on 40, of which it leaves a note."""

    def __init__(self, note: Path) -> None:
        self.note = note

    def __call__(self, number: int) -> int:
        if number == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 40 and not self.note.exists():
            self.note.touch()
            os._exit(3)
        if number == 77:
            raise KeyError(number)
        return number * number


def test_only_a_record_that_kills_its_worker_twice_is_lost(tmp_path: Path) -> None:
    chunks = grouped(range(100), lambda _: 1, 10)
    done = list(in_order(Deadly(tmp_path / "note"), chunks, 2))
    assert [chunk.tag for chunk in done] == list(range(0, 100, 10))
    assert [record for chunk in done for record in chunk.records] == list(range(100))
    results = dict(enumerate(result for chunk in done for result in chunk.results))
    failed = {number: result for number, result in results.items() if isinstance(result, Failure)}
    assert {number: result for number, result in results.items() if number not in failed} == {
        number: number * number for number in range(100) if number not in (13, 77)
    }
    assert isinstance(failed[13].error, WorkerError)
    assert str(failed[13].error) == "a worker process died on it 2 times (killed by SIGKILL)"
    assert isinstance(failed[77].error, KeyError)
    assert not active_children()


def itself(number: int) -> int:
    return number


class Stillborn:
    """A worker that does not live to begin, so many times."""

    def __init__(self, notes: Path, times: int) -> None:
        self.notes, self.times = notes, times

    def __call__(self, pipe: Any, job: Callable[[Any], Any]) -> None:
        for number in range(self.times):
            with suppress(FileExistsError):
                (self.notes / str(number)).touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)
        serve(pipe, job)


def test_a_worker_killed_before_it_begins_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "serve", Stillborn(tmp_path, 1))
    done = list(in_order(itself, grouped(range(20), lambda _: 1, 10), 2))
    assert [result for chunk in done for result in chunk.results] == list(range(20))
    assert not active_children()


def test_workers_that_never_begin_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "serve", Stillborn(tmp_path, 1000))
    with pytest.raises(WorkerError, match=r"2 worker processes ended \(killed by SIGKILL\) before they could begin"):
        list(in_order(itself, grouped(range(20), lambda _: 1, 10), 2))
    assert not active_children()


class UnportableError(Exception):
    def __init__(self, first: int, second: int) -> None:
        super().__init__("cannot be unpickled")


def raise_unportable(number: int) -> int:
    raise UnportableError(number, number)


def test_an_error_that_cannot_travel_is_told_in_words() -> None:
    done = list(in_order(raise_unportable, grouped([1], lambda _: 1), 2))
    result = done[0].results[0]
    assert isinstance(result, Failure)
    assert repr(result.error) == "RuntimeError('UnportableError: cannot be unpickled')"


def slow(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def test_the_first_chunk_may_be_the_last_to_finish() -> None:
    done = in_order(slow, (Chunk(number, [number], 1) for number in range(30)), 2)
    assert [chunk.tag for chunk in done] == list(range(30))


@pytest.mark.parametrize(("chunks", "most"), [(1, 1), (2, 2), (30, 3)])
def test_no_more_workers_begin_than_there_are_chunks(chunks: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []

    class Counted(crew._Worker):
        def __init__(self, job: Callable[[Any], Any]) -> None:
            begun.append(self)
            super().__init__(job)

    monkeypatch.setattr(crew, "_Worker", Counted)
    assert len(list(in_order(slow, (Chunk(number, [number], 1) for number in range(chunks)), 3))) == chunks
    assert 1 <= len(begun) <= most


def test_chunks_close_by_number_and_by_size() -> None:
    assert [chunk.records for chunk in grouped("abcde", len, 2)] == [["a", "b"], ["c", "d"], ["e"]]
    long = "x" * 1_000_000
    assert [len(chunk.records) for chunk in grouped(["a", long, "b", long], len)] == [2, 2]


INTERRUPTED = """
import os, signal, sys, threading, time
from multiprocessing import active_children
from cleaner import clean_many
from tests.records import page

if __name__ == "__main__":
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    try:
        for text in clean_many((page(number) for number in range(10**9)), workers=2):
            pass
    except KeyboardInterrupt:
        print("interrupted", len(active_children()))
"""


def test_an_interrupt_ends_everything_quietly(tmp_path: Path) -> None:
    done = script(tmp_path, INTERRUPTED)
    assert (done.stdout, done.stderr) == ("interrupted 0\n", "")


def test_a_cleaner_works_on_after_a_stream_is_given_up() -> None:
    results = clean_many(TEXTS, workers=2)
    next(results)
    del results
    assert Cleaner().clean(TEXTS[0]) == clean(TEXTS[0])
    assert not active_children()
