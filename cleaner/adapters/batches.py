"""Hugging Face `datasets` and Ray Data: batches are columns by name.

    dataset.map(CleanBatch("text"), batched=True)
    ray_dataset.map_batches(CleanBatch("text"))

Both send the object to their workers, which load the tables once each. Batches of Python lists, of NumPy arrays and of
pandas (a data frame) will do; tables of Arrow have no values of Python to clean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.adapters.values import analyzed, check_name, is_missing
from cleaner.engine import Cleaner
from cleaner.sites.hosts import HostCleaners


class CleanBatch:
    """Cleans one column of a batch; other columns stay as they are, and so does a value that is missing."""

    def __init__(self, column: str = "text", *, into: str | None = None, url: str = "url", **options: Any) -> None:
        """Clean `column` into the column `into` (the same, if none is named); `options` are those of `Cleaner`.

        With `profile_file` the column `url` tells the host of each row. Raises as `Cleaner` does, and TypeError where
        a column's name is no str.
        """
        for argument, name in (("column", column), ("into", into or column), ("url", url)):
            check_name(argument, name)
        self.column, self.into, self.url = column, into or column, url
        self._cleaners = HostCleaners(Cleaner(**options))

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        """The batch with the cleaned column.

        Raises KeyError without the column, TypeError for what is no text and where the batch does not map names to
        columns.
        """
        if not hasattr(batch, "keys"):  # a data frame is a mapping in all but its type
            kinds = "a mapping of names to columns (Python, NumPy or pandas format)"
            raise TypeError(f"batch must be {kinds}, not {type(batch).__name__}")
        texts = batch[self.column]
        urls = batch.get(self.url, [None] * len(texts))
        return {**batch, self.into: [self._cleaned(*row) for row in enumerate(zip(texts, urls, strict=True))]}

    def _cleaned(self, row: int, given: tuple[Any, Any]) -> Any:
        """What the cleaned column holds in a row, given its text and URL: a missing value as it is."""
        text, url = given
        where = f"column {self.column!r}, row {row} of the batch"
        return text if is_missing(text) else analyzed(self._cleaners.of(url), text, where).text
