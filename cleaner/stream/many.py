"""clean_many: texts in, clean texts out, in order, on every core."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, Literal, overload

from cleaner.engine import Cleaner
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
    """Cleans texts, or pages of HTML; picklable, for workers."""

    def __init__(self, cleaner: Cleaner, html: bool) -> None:
        self._cleaner = cleaner
        self._html = html

    def __call__(self, text: str | bytes | _NotText) -> str:
        if isinstance(text, _NotText):
            allowed = "a str or bytes" if self._html else "a str"
            raise TypeError(f"text must be {allowed}, not {text.kind}")
        if not self._html:
            return self._cleaner.clean(text)  # type: ignore[arg-type]  # bytes are `_NotText` by now
        from cleaner.markup.clean import clean_html

        return clean_html(self._cleaner, text, url=None, output="text", extractor=None, kind=None)


@overload
def clean_many(
    texts: Iterable[str | bytes],
    *,
    html: bool = False,
    workers: int = 1,
    chunk: int = CHUNK_RECORDS,
    errors: Literal["raise"] = "raise",
    **options: Any,
) -> Iterator[str]: ...


@overload
def clean_many(
    texts: Iterable[str | bytes],
    *,
    html: bool = False,
    workers: int = 1,
    chunk: int = CHUNK_RECORDS,
    errors: Literal["return"],
    **options: Any,
) -> Iterator[str | RecordError]: ...


def clean_many(
    texts: Iterable[str | bytes],
    *,
    html: bool = False,
    workers: int = 1,
    chunk: int = CHUNK_RECORDS,
    errors: Literal["raise", "return"] = "raise",
    **options: Any,
) -> Iterator[str | RecordError]:
    r"""Clean texts lazily; the results come in the order of the texts.

    texts    any iterable, also an endless one: a bounded number is read ahead (none with one worker)
    html     the texts are pages of HTML, str or bytes, and each is cleaned as by `clean_html`
    workers  processes; 1 works in this process. With more, a script needs `if __name__ == "__main__":` wherever Python
             starts processes afresh (multiprocessing's start method is respected)
    chunk    how many texts travel together to a worker; long texts travel in smaller company
    errors   a text that cannot be cleaned (it is no str, or it killed its worker twice) raises a RecordError when its
             turn comes, which ends the iteration; with "return" the RecordError stands in its place and all goes on
    options  the fields of `Options`

    An exception of `texts` itself is raised after the results of all texts before it. Raises TypeError or ValueError
    for wrong arguments at once.

    >>> list(clean_many(["The bridge reopened on Monday.\nFollow us"]))
    ['The bridge reopened on Monday.']
    """
    for name, number in (("workers", workers), ("chunk", chunk)):
        if not isinstance(number, int) or isinstance(number, bool):
            raise TypeError(f"{name} must be a whole number, not {type(number).__name__}")
        if number < 1:
            raise ValueError(f"{name} must be 1 or more, not {number}")
    if not isinstance(html, bool):
        raise TypeError(f"html must be True or False, not {type(html).__name__}")
    if errors not in ("raise", "return"):
        raise ValueError(f"errors must be 'raise' or 'return', not {errors!r}")
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        raise TypeError(f"texts must be an iterable of str, not {type(texts).__name__}")
    # In this process nothing is gained by reading ahead.
    chunk = chunk if workers > 1 else 1
    allowed = (str, bytes) if html else str
    checked = (text if isinstance(text, allowed) else _NotText(type(text).__name__) for text in texts)
    return _results(in_order(_Job(Cleaner(**options), html), grouped(checked, len, chunk), workers), errors == "raise")


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
