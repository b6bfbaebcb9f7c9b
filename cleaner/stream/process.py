"""What runs in a worker process: records in, results out."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, TypeVar

Record = TypeVar("Record")
Result = TypeVar("Result")

#: What a worker says once, when it is there.
READY = "ready"


class Failure(NamedTuple):
    """Stands in the place of a result: why there is none."""

    error: Exception


def attempted(job: Callable[[Record], Result], record: Record) -> Result | Failure:
    """What comes of a record in this process."""
    try:
        return job(record)
    except Exception as error:
        return Failure(error)


def serve(pipe: Connection, job: Callable[[Any], Any]) -> None:
    """The life of a worker: chunks in, results out, until the pipe or the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops us
    parent = multiprocessing.parent_process()
    assert parent is not None
    with suppress(ConnectionError, EOFError):
        pipe.send(READY)
        # A killed parent does not end the pipe while other workers hold copies of its end.
        while pipe in wait([pipe, parent.sentinel]):
            pipe.send([_portable(attempted(job, record)) for record in pipe.recv()])


def _portable(result: Any) -> Any:
    """A failure whose error survives the way to the parent."""
    if isinstance(result, Failure):
        try:
            pickle.loads(pickle.dumps(result.error))
        except Exception:
            return Failure(RuntimeError(f"{type(result.error).__name__}: {result.error}"))
    return result
