"""A bar on a terminal that shows how far the input is read; nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from cleaner.cli import files


class Progress:
    """The bar of one run, if there is a terminal and tqdm; a message stands above it."""

    def __init__(self, names: Sequence[str]) -> None:
        """`names` are the files that will be read."""
        self._bar: Any = None
        if sys.stderr is not None and sys.stderr.isatty():
            with suppress(ImportError):
                from tqdm import tqdm

                tqdm.monitor_interval = 0  # no thread: worker processes may be forked
                self._bar = tqdm(total=_size(names), unit="B", unit_scale=True, file=sys.stderr, dynamic_ncols=True)

    def read(self, size: int) -> None:
        """So many bytes more have been read."""
        if self._bar is not None:
            self._bar.update(size)

    def records(self, count: int) -> None:
        """So many records are done altogether."""
        if self._bar is not None:
            self._bar.set_postfix_str(f"{count} records", refresh=False)

    def say(self, text: str) -> None:
        """A line to standard error."""
        if self._bar is not None:
            self._bar.clear()
        files.say(text)

    def close(self) -> None:
        """Leave the bar as it is."""
        if self._bar is not None:
            self._bar.close()


def _size(names: Sequence[str]) -> int | None:
    """Bytes of all files together; None where that cannot be known."""
    with suppress(OSError):
        paths = [Path(name) for name in names]
        if all(path.is_file() for path in paths):
            return sum(path.stat().st_size for path in paths)
    return None
