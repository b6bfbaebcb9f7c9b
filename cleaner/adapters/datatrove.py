"""datatrove: a formatter block of a pipeline.

    pipeline = [JsonlReader("in/"), CleanText(), JsonlWriter("out/")]

Documents that lose all their text go on: leaving documents out is a filter's work.
"""

from __future__ import annotations

from typing import Any

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.formatters.base import BaseFormatter

from cleaner.engine import Cleaner
from cleaner.sites.hosts import HostCleaners


class CleanText(BaseFormatter):
    """Cleans the text of each document; the statistics tell how many lines and words of each category were cut."""

    name = "🧹 cleaner"

    def __init__(self, **options: Any) -> None:
        """`options` are those of `Cleaner`; with `profile_file` a document's `url` tells its host."""
        super().__init__()
        self._cleaners = HostCleaners(Cleaner(**options))
        self._url: object = None

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """The documents, each cleaned when it is asked for."""
        yield from super().run(map(self._noted, data), rank, world_size)

    def format(self, text: str) -> str:
        """The clean text."""
        report = self._cleaners.of(self._url).analyze(text)
        for category, count in report.counts.items():
            self.stat_update(f"lines_{category}", value=count.lines)
            self.stat_update(f"words_{category}", value=count.words)
        return report.text

    def _noted(self, document: Any) -> Any:
        """The document; its URL is remembered until `format` is called with its text."""
        self._url = document.metadata.get("url")
        return document
