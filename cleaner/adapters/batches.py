"""Hugging Face `datasets` and Ray Data: batches are columns by name.

    dataset.map(CleanBatch("text"), batched=True)
    ray_dataset.map_batches(CleanBatch("text"))

Both send the object to their workers, which load the tables once each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.engine import Cleaner
from cleaner.sites.hosts import HostCleaners


class CleanBatch:
    """Cleans one column of a batch; other columns stay as they are, and so does a value that is missing."""

    def __init__(self, column: str = "text", *, into: str | None = None, url: str = "url", **options: Any) -> None:
        """Clean `column` into the column `into` (the same, if none is named); `options` are those of `Cleaner`.

        With `profile_file` the column `url` tells the host of each row. Raises as `Options` does.
        """
        self.column, self.into, self.url = column, into or column, url
        self._cleaners = HostCleaners(Cleaner(**options))

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        """The batch with the cleaned column. Raises KeyError without the column, TypeError for what is no text."""
        texts = batch[self.column]
        urls = batch.get(self.url, [None] * len(texts))
        cleaned = [
            None if text is None else self._cleaners.of(url).clean(text)
            for text, url in zip(texts, urls, strict=True)
        ]  # fmt: skip
        return {**batch, self.into: cleaned}
