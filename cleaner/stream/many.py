"""clean_many: texts in, clean texts out, in order, on every core."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, Literal, overload

from cleaner.engine import Cleaner
from cleaner.html_calls import Html, clean_page
from cleaner.options import check_names
from cleaner.stream.workers import CHUNK_RECORDS, Done, Failure, grouped, in_order


class RecordError(Exception):
    """Why one text could not be cleaned: `index` counts the texts from 0, `__cause__` is the error itself."""

    def __init__(self, index: int, cause: Exception) -> None:
        super().__init__(f"record {index}: {cause}")
        self.index = index
        self.__cause__: Exception = cause

    def __reduce__(self) -> tuple[type[RecordError], tuple[int, Exception]]:
        return RecordError, (self.index, self.__cause__)


class _NotText:
    """Takes the place of what is no text, which need not be picklable."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __len__(self) -> int:
        return 1


class _Job:
    """Cleans texts, or pages of HTML where `asked` says how; picklable, for workers."""

    def __init__(self, cleaner: Cleaner, asked: dict[str, Any] | None) -> None:
        self._cleaner = cleaner
        self._asked = asked

    def __call__(self, text: str | bytes | _NotText) -> str:
        if isinstance(text, _NotText):
            allowed = "a str" if self._asked is None else "a str or bytes"
            raise TypeError(f"text must be {allowed}, not {text.kind}")
        if self._asked is None:
            return self._cleaner.clean(text)  # type: ignore[arg-type]  # bytes are `_NotText` by now
        return clean_page(self._cleaner, text, **self._asked)

    def taken(self, text: object) -> str | bytes | _NotText:
        """A text as it can be kept and sent: buffers may change, or belong to this process."""
        if self._asked is not None and isinstance(text, bytearray | memoryview):
            return bytes(text)
        allowed = str if self._asked is None else (str, bytes)
        return text if isinstance(text, allowed) else _NotText(type(text).__name__)


@overload
def clean_many(
    texts: Iterable[Html],
    *,
    html: bool = False,
    extractor: str | None = None,
    kind: str | None = None,
    workers: int = 1,
    chunk: int = CHUNK_RECORDS,
    errors: Literal["raise"] = "raise",
    **options: Any,
) -> Iterator[str]: ...


@overload
def clean_many(
    texts: Iterable[Html],
    *,
    html: bool = False,
    extractor: str | None = None,
    kind: str | None = None,
    workers: int = 1,
    chunk: int = CHUNK_RECORDS,
    errors: Literal["return"],
    **options: Any,
) -> Iterator[str | RecordError]: ...


def clean_many(
    texts: Iterable[Html],
    *,
    html: bool = False,
    extractor: str | None = None,
    kind: str | None = None,
    workers: int = 1,
    chunk: int = CHUNK_RECORDS,
    errors: Literal["raise", "return"] = "raise",
    **options: Any,
) -> Iterator[str | RecordError]:
    r"""Clean texts lazily; the results come in the order of the texts.

    texts      any iterable, also an endless one: a bounded number is read ahead (none with one worker)
    html       the texts are pages of HTML, str or bytes, and each is cleaned as by `clean_html` with `extractor` and
               `kind`; it has no URL of its own here (where that counts, call `clean_html` page by page)
    workers    processes; 1 works in this process. With more, a script needs `if __name__ == "__main__":` wherever
               Python starts processes afresh (multiprocessing's start method is respected)
    chunk      how many texts travel together to a worker; long texts travel in smaller company
    errors     a text that cannot be cleaned (it is no str, or it killed its worker twice) raises a RecordError when its
               turn comes, which ends the iteration; with "return" the RecordError stands in its place and all goes on
    options    the fields of `Options`

    An exception of `texts` is raised after the results before it; for wrong arguments at once what `clean_html` raises.

    >>> list(clean_many(["The bridge reopened on Monday.\nFollow us"]))
    ['The bridge reopened on Monday.']
    """
    check_names(options, "html", "extractor", "kind", "workers", "chunk", "errors")
    _check(texts, html, workers, chunk, errors)
    job = _job(Cleaner(**options), html, {"extractor": extractor, "kind": kind})
    # In this process nothing is gained by reading ahead.
    groups = grouped(map(job.taken, texts), len, chunk if workers > 1 else 1)
    return _results(in_order(job, groups, workers), errors == "raise")


def _job(cleaner: Cleaner, html: bool, asked: dict[str, Any]) -> _Job:
    """The job, once it is known that it can be done: of pages a wrong name or a missing package is raised here."""
    if html:
        job = _Job(cleaner, asked)
        job("")  # a page without anything costs nothing
        return job
    for name, value in asked.items():
        if value is not None:
            raise ValueError(f"{name} is for pages of HTML: add html=True")
    return _Job(cleaner, None)


def _check(texts: object, html: object, workers: object, chunk: object, errors: object) -> None:
    """TypeError or ValueError that names an argument that cannot be used."""
    for name, number in (("workers", workers), ("chunk", chunk)):
        if not isinstance(number, int) or isinstance(number, bool):
            raise TypeError(f"{name} must be a whole number, not {type(number).__name__}")
        if number < 1:
            raise ValueError(f"{name} must be 1 or more, not {number}")
    if not isinstance(html, bool):
        raise TypeError(f"html must be True or False, not {type(html).__name__}")
    if errors not in ("raise", "return"):
        raise ValueError(f"errors must be 'raise' or 'return', not {errors!r}")
    if isinstance(texts, str | bytes | bytearray | memoryview) or not isinstance(texts, Iterable):
        raise TypeError(f"texts must be an iterable of str, not {type(texts).__name__}")


def _results(
    chunks: Generator[Done[int, str | bytes | _NotText, str], None, None], raising: bool
) -> Iterator[str | RecordError]:
    with closing(chunks):  # an error that is raised holds this frame; the workers end all the same
        for done in chunks:
            for index, result in enumerate(done.results, done.tag):
                if not isinstance(result, Failure):
                    yield result
                elif raising:
                    raise RecordError(index, result.error)
                else:
                    yield RecordError(index, result.error)
