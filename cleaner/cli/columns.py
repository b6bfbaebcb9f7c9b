"""`cleaner --parquet`: a column of Parquet files cleaned into one file."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from cleaner.cli import files
from cleaner.cli.options import wrong_call
from cleaner.cli.records import told
from cleaner.engine import Cleaner
from cleaner.stream.source import STDIN, DamageError
from cleaner.stream.workers import WorkerError

if TYPE_CHECKING:
    from cleaner.cli import Settings


def run(settings: Settings, cleaner: Cleaner) -> int:
    """Clean the column of all files that the settings name; returns the exit status."""
    if find_spec("pyarrow") is None:
        wrong_call("--parquet: pip install 'webtext-cleaner[parquet]'")
    if not settings.files or STDIN in settings.files or not settings.output:
        wrong_call("--parquet: name the files to read, and the one to write with --output; Parquet is no stream")
    from cleaner.stream.parquet import ColumnError, Columns, clean_file

    bad = 0

    def problem(name: str, row: int, error: Exception) -> None:
        nonlocal bad
        bad += 1
        files.say(f"cleaner: {name}: row {row}: {told(error)}\n")

    def warn(message: str) -> None:
        files.say(f"cleaner: --url-field: {message}\n")

    columns = Columns(settings.text_field, settings.html_field, settings.out_field, settings.url_field)
    try:
        workers = settings.workers
        clean_file(settings.files, settings.output, cleaner, columns, workers=workers, problem=problem, warn=warn)
    except (ColumnError, DamageError, WorkerError) as error:
        files.say(f"cleaner: {error}\n")
        return 1
    if bad:
        files.say(f"cleaner: {bad} values could not be cleaned and were passed on as they are\n")
    return 1 if bad else 0
