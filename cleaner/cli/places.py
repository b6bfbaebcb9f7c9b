"""Where a call reads and writes: a call is refused before it begins where an output would destroy what is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli.files import STDIN, descriptor_of
from cleaner.stream.compression import codec_of
from cleaner.stream.sink import partial_name

if TYPE_CHECKING:
    from cleaner.cli import Settings

#: An output as the call names it, and the files that are written for it.
Output = tuple[str, Sequence[str]]


def wrong(settings: Settings) -> str | None:
    """What is wrong with the places that the settings name, if anything."""
    if not settings.records:
        return overwritten(_read(settings), _named("--removed", settings.removed))
    if settings.records in ("jsonl", "dolma") and (missing := codec_missing([*_inputs(settings), settings.output])):
        return missing
    if settings.records == "warc" and (missing := codec_missing([settings.output])):
        return missing
    broken = [(option, (name, partial_name(name))) for option, (name,) in _named("--broken", settings.broken)]
    # The output takes its name when all is read: it may be an input, but what it is called until then may not.
    output = _named("--output", settings.output)
    first = [(option, (partial_name(name),)) for option, (name,) in output if settings.records != "parquet"]
    return (
        overwritten(_read(settings), [*first, *broken])
        or overwritten(_tables(settings), output)
        or _written_twice([*first, *output], broken)
    )


def overwritten(inputs: Iterable[str], outputs: Iterable[Output]) -> str | None:
    """Why an output cannot be written while the inputs are read; None where it can. Streams and devices always can."""
    read = {_file(name): name for name in inputs}
    for option, names in outputs:
        for name in names:
            if (file := _written(name)) is not None and file in read:
                return f"{option}: {name} is read too and would be overwritten: give the output another name"
    return None


def codec_missing(names: Iterable[str | None]) -> str | None:
    """Which package a compressed file among these needs; None where nothing is missing."""
    try:
        for name in names:
            codec_of(name or "")
    except ImportError as error:
        return str(error)
    return None


def _written_twice(outputs: Iterable[Output], others: Iterable[Output]) -> str | None:
    written = {_written(name): option for option, names in outputs for name in names}
    for option, names in others:
        for name in names:
            if (file := _written(name)) is not None and file in written:
                return f"{option} and {written[file]} name the same file"
    return None


def _inputs(settings: Settings) -> list[str]:
    return settings.files or [STDIN]


def _tables(settings: Settings) -> list[str]:
    return [name for name in (settings.phrases, settings.site_profile) if name]


def _read(settings: Settings) -> list[str]:
    return _inputs(settings) + _tables(settings)


def _named(option: str, name: str | None) -> list[tuple[str, tuple[str]]]:
    return [(option, (name,))] if name else []


def _written(name: str) -> object:
    return None if descriptor_of(name) is not None else _file(name)


def _file(name: str) -> object:
    """What tells a file from all others, be it there or not yet; None for what is no regular file."""
    try:
        state = os.fstat(0) if name == STDIN else Path(name).stat()
    except FileNotFoundError:
        return os.path.realpath(name)
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if stat.S_ISREG(state.st_mode) else None
