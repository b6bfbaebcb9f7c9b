"""Chunks of records through worker processes: results in order, memory bounded, no record lost with a killed worker.

Each worker holds one chunk at a time, so when it dies the records concerned are known: they are tried again one by one,
and only a record that kills its worker twice fails. No threads and no shared locks: a death leaves nothing locked.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import wait
from typing import Any, Generic, NamedTuple, TypeVar

from cleaner.stream.process import READY, attempted, serve
from cleaner.stream.process import Failure as Failure  # callers know it from here

Tag = TypeVar("Tag")
Record = TypeVar("Record")
Result = TypeVar("Result")

#: Look-ahead: chunks given out or finished and not yet yielded, for each worker, and their size altogether.
MAX_CHUNKS, MAX_SIZE = 4, 32_000_000

#: Sizes at which `grouped` closes a chunk: some 20 ms of work, so that neither sending it nor losing it costs much.
CHUNK_RECORDS, CHUNK_SIZE = 256, 128_000

#: How often a record may take its worker along before it is given up, and how many workers in a row may die before they
#: begin: once may be an accident from outside.
_ATTEMPTS = 2


class WorkerError(RuntimeError):
    """A worker process died: with one record twice, or before it could begin."""


class Chunk(NamedTuple, Generic[Tag, Record]):
    """Records that travel together; `tag` is the caller's own, `size` counts against the look-ahead."""

    tag: Tag
    records: list[Record]
    size: int


class Done(NamedTuple, Generic[Tag, Record, Result]):
    """A chunk and, record by record, what came of it."""

    tag: Tag
    records: list[Record]
    results: list[Result | Failure]


def grouped(
    records: Iterable[Record], size: Callable[[Record], int], limit: int = CHUNK_RECORDS
) -> Iterator[Chunk[int, Record]]:
    """Chunks of at most `limit` records or some CHUNK_SIZE, tagged with the number of their first record, from 0."""
    group: list[Record] = []
    start = total = 0
    try:
        for record in records:
            group.append(record)
            total += size(record)
            if len(group) == limit or total >= CHUNK_SIZE:
                yield Chunk(start, group, total)
                start, group, total = start + len(group), [], 0
    except Exception:
        if group:  # what came before the error is worth its results
            yield Chunk(start, group, total)
        raise
    if group:
        yield Chunk(start, group, total)


def in_order(
    job: Callable[[Record], Result], chunks: Iterable[Chunk[Tag, Record]], workers: int = 1
) -> Generator[Done[Tag, Record, Result], None, None]:
    """Run `job` on every record; chunks come out in the order they came in.

    An exception of the job becomes the `Failure` of its record. An exception of `chunks` is raised once the chunks
    before it are out. With one worker all happens in this process, chunk by chunk; with more, `job` must be picklable
    where processes are spawned, and records and results always. Closing the generator ends the workers. With
    several workers a chunk that is done may wait for the next one to be read: for a source that trickles, take one.
    Raises WorkerError when workers cannot even begin.
    """
    if workers == 1:
        for tag, records, _ in chunks:
            yield Done(tag, records, [attempted(job, record) for record in records])
        return
    crew: _Crew[Tag, Record, Result] = _Crew(job, workers)
    try:
        yield from crew.run(chunks)
    finally:
        crew.stop()


class _Task(Generic[Tag, Record, Result]):
    """A chunk on its way; `results` when it is done."""

    def __init__(self, chunk: Chunk[Tag, Record]) -> None:
        self.chunk = chunk
        self.results: list[Result | Failure] | None = None


class _Worker:
    """One process, our end of its pipe, and the task in its hands."""

    def __init__(self, job: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context()
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, job), daemon=True)
        self.process.start()
        theirs.close()  # so that the pipe ends when the worker does
        self.task: _Task[Any, Any, Any] | None = None
        self.began = False

    def give(self, task: _Task[Any, Any, Any]) -> None:
        """Hand over a task; a worker that is gone shows when its results are asked for."""
        self.task = task
        with suppress(ConnectionError):
            self.pipe.send(task.chunk.records)

    def receive(self) -> list[Any] | None:
        """The next message: results, or None when it only says that the worker is there; EOFError if it died."""
        try:
            message = self.pipe.recv()
        except (ConnectionError, EOFError) as error:
            raise EOFError from error
        self.began = True
        return None if message == READY else message

    def end(self) -> int | None:
        """Make sure that the process is gone; returns its exit status, negative for a signal."""
        self.pipe.close()
        self.process.join(timeout=1)
        self.process.kill()
        self.process.join()
        return self.process.exitcode


class _Crew(Generic[Tag, Record, Result]):
    """The workers of one run."""

    def __init__(self, job: Callable[[Record], Result], workers: int) -> None:
        self._job = job
        self._size = workers
        self._workers: list[_Worker] = []
        self._window: deque[_Task[Tag, Record, Result]] = deque()
        self._stillborn = 0  # workers in a row that died before they began

    def run(self, chunks: Iterable[Chunk[Tag, Record]]) -> Iterator[Done[Tag, Record, Result]]:
        """Feed the workers, collect, give out in order."""
        source = _Source(chunks)
        while source.peek() is not None or self._window:
            while self._hand_over(source):
                source.peek()
            self._collect(block=self._window[0].results is None)
            while self._window and (results := self._window[0].results) is not None:
                self._hand_over(source)  # before the caller takes its time
                done = self._window.popleft()
                yield Done(done.chunk.tag, done.chunk.records, results)
        if source.error:
            raise source.error

    def stop(self) -> None:
        """End all workers at once, whatever they are doing."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_over(self, source: _Source[Tag, Record]) -> bool:
        """Give the chunk that is ready to an idle worker, if there are both and room; returns whether it was done."""
        chunk = source.ready
        if chunk is None or not self._room_for(chunk):
            return False
        idle = next((worker for worker in self._workers if worker.task is None), None)
        if idle is None:
            if len(self._workers) == self._size:
                return False
            self._workers.append(idle := _Worker(self._job))
        task: _Task[Tag, Record, Result] = _Task(chunk)
        self._window.append(task)
        idle.give(task)
        source.ready = None
        return True

    def _room_for(self, chunk: Chunk[Tag, Record]) -> bool:
        size = sum(task.chunk.size for task in self._window)
        return not self._window or (len(self._window) < MAX_CHUNKS * self._size and size + chunk.size <= MAX_SIZE)

    def _collect(self, *, block: bool) -> None:
        """Take what the workers have finished; when asked to block, at least one message."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe), None if block else 0):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                results = self._answer(worker)
            except EOFError:
                self._replace(worker)
                continue
            if results is not None and worker.task is not None:
                worker.task.results, worker.task = results, None

    def _answer(self, worker: _Worker) -> list[Any] | None:
        """What `worker` has to say; EOFError if it died."""
        answer = worker.receive()
        self._stillborn = 0
        return answer

    def _replace(self, worker: _Worker) -> None:
        """A worker died: what it had in hands is done again, with care."""
        self._bury(worker)
        if worker.task is not None:
            worker.task.results = self._one_by_one(worker.task.chunk.records)

    def _bury(self, worker: _Worker) -> int | None:
        """Let go of a dead worker; returns its exit status. WorkerError if workers do not even begin."""
        self._workers.remove(worker)
        status = worker.end()
        self._stillborn += not worker.began
        if self._stillborn == _ATTEMPTS:
            raise WorkerError(
                f"{_ATTEMPTS} worker processes ended ({_told(status)}) before they could begin; in a script, the call"
                ' with workers must stand under `if __name__ == "__main__":`'
            )
        return status

    def _one_by_one(self, records: list[Record]) -> list[Result | Failure]:
        results: list[Result | Failure] = []
        attempts = 0
        while len(results) < len(records):
            worker = _Worker(self._job)
            self._workers.append(worker)  # so that it ends with the others if we are interrupted
            try:
                while len(results) < len(records):
                    record = records[len(results)]
                    worker.give(_Task(Chunk(None, [record], 0)))
                    answer = self._answer(worker)
                    results += self._answer(worker) or [] if answer is None else answer
                    attempts = 0
            except EOFError:
                status = self._bury(worker)
                attempts += worker.began  # else the record had no part in it
                if attempts == _ATTEMPTS:
                    error = WorkerError(f"a worker process died on it {_ATTEMPTS} times ({_told(status)})")
                    results.append(Failure(error))
                    attempts = 0
            else:
                self._workers.remove(worker)
                worker.process.kill()
                worker.end()
        return results


class _Source(Generic[Tag, Record]):
    """The chunks to come; `ready` is the next one, once it was asked for, `error` what ended them, if not their end."""

    def __init__(self, chunks: Iterable[Chunk[Tag, Record]]) -> None:
        self._chunks = iter(chunks)
        self.ready: Chunk[Tag, Record] | None = None
        self.error: Exception | None = None

    def peek(self) -> Chunk[Tag, Record] | None:
        """The next chunk, read if need be; None when there are no more."""
        if self.ready is None and self.error is None:
            try:
                self.ready = next(self._chunks, None)
            except Exception as error:
                self.error = error
        return self.ready


def _told(status: int | None) -> str:
    """An exit status in words.

    >>> _told(-9), _told(1)
    ('killed by SIGKILL', 'exit status 1')
    """
    if status is not None and status < 0:
        with suppress(ValueError):
            return f"killed by {signal.Signals(-status).name}"
    return f"exit status {status}"
