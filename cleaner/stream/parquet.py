"""Parquet: one column cleaned, row group by row group; other columns, schema and metadata stay (with pyarrow)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.cli import files
from cleaner.engine import Cleaner
from cleaner.sites.hosts import HostCleaners
from cleaner.stream.source import DamageError
from cleaner.stream.splice import told_of_bytes
from cleaner.stream.workers import Chunk, Failure, grouped, in_order

#: A value on its way to a worker: whether it is HTML, the value (None where there is none), and the row's URL.
Value = tuple[bool, str | bytes | None, str | None]


class Columns(NamedTuple):
    """Names of the columns.

    text  read from here
    html  HTML, read from here where a row has it; None: only `text` is read
    out   the clean text goes here; a column that is not there yet comes last
    url   what site a row is from, where options name a site profile
    """

    text: str | None = "text"
    html: str | None = None
    out: str = "text"
    url: str = "url"


class ColumnError(Exception):
    """A file whose columns are not those asked for, in words for whoever called."""


class CleanValue:
    """Cleans one value; picklable, for workers."""

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaners = HostCleaners(cleaner)

    def __call__(self, value: Value) -> str | None:
        """The clean text; None for None."""
        is_html, text, url = value
        if text is None:
            return None
        cleaner = self._cleaners.of(url)
        if is_html:
            from cleaner.markup.clean import analyze_html

            return analyze_html(cleaner, text, url=url, extractor=None, kind=None).text
        try:
            return cleaner.clean(text if isinstance(text, str) else text.decode())
        except UnicodeDecodeError as error:
            raise ValueError(told_of_bytes(error)) from error


class Cleaned(NamedTuple):
    """A row group: its table with the clean column, and what is wrong with which of its rows, counted from 1."""

    table: Any
    problems: list[tuple[int, Exception]]


def clean_file(
    names: Sequence[str],
    output: str,
    cleaner: Cleaner,
    columns: Columns = Columns(),  # noqa: B008 - never changes
    *,
    workers: int = 1,
    problem: Callable[[str, int, Exception], object],
    warn: Callable[[str], object] = lambda message: None,
) -> None:
    """Clean the files, which must have one schema, into one: written beside `output`, then renamed.

    Row groups, compression and metadata stay as they are; a few row groups for each worker are held at a time. A value
    that cannot be cleaned is passed on as it is, and `problem` is told of it: the file, its row from 1, and why. `warn`
    is told where a site profile finds no column with the URL. Raises DamageError for a file that is damaged or no
    Parquet, ColumnError for one without the columns, OSError where the output fails.
    """
    import pyarrow.parquet as pq

    found = [_opened(name) for name in names]
    with _all_closed(found):
        wanted = _schema(names[0], found[0], columns)
        for name, file in zip(names, found, strict=True):
            if not _schema(name, file, columns).equals(wanted):
                raise ColumnError(f"{name}: its columns are not those of {names[0]}")
        if cleaner.options.profile_file and not cleaner.options.site and columns.url not in wanted.names:
            warn(f"{names[0]}: no column {columns.url!r}: the site profile is not used")
        with files.replacing(output) as out, pq.ParquetWriter(out, wanted, **_form(found[0])) as writer:
            for name, file in zip(names, found, strict=True):
                at = 1
                for table, problems in _groups(name, file, wanted, columns, cleaner, workers):
                    for row, error in problems:
                        problem(name, at + row, error)
                    writer.write_table(table, row_group_size=max(1, len(table)))
                    at += len(table)


def _opened(name: str) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with Path(name).open("rb"):
            pass  # for the system's own words
        return pq.ParquetFile(pa.OSFile(os.fsencode(name)))  # as bytes: a name need not be UTF-8
    except OSError as error:
        raise DamageError(f"{name}: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise DamageError(f"{name}: {error}") from error


@contextmanager
def _all_closed(found: list[Any]) -> Iterator[None]:
    try:
        yield
    finally:
        for file in found:
            file.close(force=True)


def _form(file: Any) -> dict[str, Any]:
    """How the file is written: each column's compression."""
    meta = file.metadata
    if not meta.num_row_groups:
        return {}
    group = meta.row_group(0)
    codecs = {group.column(at).path_in_schema: group.column(at).compression for at in range(group.num_columns)}
    names = {path: "NONE" if codec == "UNCOMPRESSED" else codec for path, codec in codecs.items()}
    return {"compression": names}


def _schema(name: str, file: Any, columns: Columns) -> Any:
    """The output's schema: the file's own, with the column for the clean text if that is new."""
    import pyarrow as pa

    schema = file.schema_arrow
    for column in (columns.text, columns.html, columns.out, columns.url):
        if schema.names.count(column) > 1:
            raise ColumnError(f"{name}: {schema.names.count(column)} columns are called {column!r}")
    for column in (columns.text, columns.html):
        if column is not None:
            _check(name, schema, column, binary=column == columns.html)
    if columns.out not in schema.names:
        return schema.append(pa.field(columns.out, pa.string()))
    _check(name, schema, columns.out, binary=False)
    at, read = schema.get_field_index(columns.out), [name for name in (columns.text, columns.html) if name is not None]
    # A row is cleaned as soon as one of its columns holds something; where none of them must, it may come to nothing.
    may_be_null = all(schema.field(name).nullable for name in read)
    return schema.set(at, schema.field(at).with_nullable(schema.field(at).nullable or may_be_null))


def _check(name: str, schema: Any, column: str, *, binary: bool) -> None:
    import pyarrow.types as types

    if column not in schema.names:
        raise ColumnError(f"{name}: no column {column!r}; there are {', '.join(schema.names)}")
    kind = schema.field(column).type
    fitting = (types.is_string, types.is_large_string, types.is_string_view)
    fitting += (types.is_binary, types.is_large_binary) if binary else ()
    if not any(is_it(kind) for is_it in fitting):
        raise ColumnError(f"{name}: column {column!r} is {kind}, not string{' or binary' if binary else ''}")


def _groups(name: str, file: Any, schema: Any, columns: Columns, cleaner: Cleaner, workers: int) -> Iterator[Cleaned]:
    """The row groups of a file, cleaned; the next one is read while workers still have this one in hands."""
    waiting: list[Any] = []

    def chunks() -> Iterator[Chunk[int, Any]]:
        for number in range(file.num_row_groups):
            table = _read(name, file, number)
            waiting.append(table)
            for chunk in grouped(_values(table, columns), _size):
                yield Chunk(number, chunk.records, chunk.size)
            if not len(table):
                yield Chunk(number, [], 0)

    clean: list[Any] = []
    with closing(in_order(CleanValue(cleaner), chunks(), workers)) as found:
        for part in found:
            clean += zip(part.records, part.results, strict=True)
            if len(clean) == len(waiting[0]):
                yield _with_column(waiting.pop(0), clean, schema, columns.out)
                clean = []


def _read(name: str, file: Any, number: int) -> Any:
    import pyarrow as pa

    try:
        return file.read_row_group(number)
    except (OSError, pa.ArrowException) as error:
        raise DamageError(f"{name}: row group {number + 1} of {file.num_row_groups}: {error}") from error


def _values(table: Any, columns: Columns) -> Iterator[Value]:
    nothing = [None] * len(table)
    urls = _read_out(table[columns.url]) if columns.url in table.column_names else nothing
    texts = _read_out(table[columns.text]) if columns.text else nothing
    pages = _read_out(table[columns.html]) if columns.html else nothing
    for text, page, url in zip(texts, pages, urls, strict=True):
        yield (page is not None, text if page is None else page, url if isinstance(url, str) else None)


def _read_out(column: Any) -> list[Any]:
    """The values of a column; strings that are not UTF-8, as files of others may hold, as bytes."""
    import pyarrow as pa

    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        values = [_decoded(data) for data in column.cast(pa.large_binary()).to_pylist()]
    return values


def _decoded(data: bytes | None) -> str | bytes | None:
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return data


def _size(value: Value) -> int:
    return len(value[1] or "") + 50


def _with_column(table: Any, clean: list[Any], schema: Any, out: str) -> Cleaned:
    """The row group with its clean column."""
    import pyarrow as pa

    problems = [(row, result.error) for row, (_, result) in enumerate(clean) if isinstance(result, Failure)]
    kept = [_passed_on(value) if isinstance(result, Failure) else result for value, result in clean]
    field = schema.field(out)
    if any(isinstance(text, bytes) for text in kept):
        data = [text.encode() if isinstance(text, str) else text for text in kept]
        column = pa.array(data, pa.large_binary()).cast(field.type, safe=False)  # safe would be to refuse all of them
    else:
        column = pa.array(kept, field.type)
    at = table.schema.get_field_index(out)
    table = table.append_column(field, column) if at < 0 else table.set_column(at, field, column)
    return Cleaned(table.cast(schema), problems)


def _passed_on(value: Value) -> str | bytes | None:
    """The value that could not be cleaned: of HTML what can be read of it, any other as it is."""
    is_html, text, _ = value
    return text.decode("utf-8", "replace") if is_html and isinstance(text, bytes) else text
