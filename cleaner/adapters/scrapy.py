"""Scrapy: an item pipeline.

    ITEM_PIPELINES = {"cleaner.adapters.scrapy.CleanText": 300}
    CLEANER_FIELD = "text"                      # the field to clean (text)
    CLEANER_OPTIONS = {"profile": "careful"}    # the options of Cleaner (none)

Extractors first: an HTML page goes through `cleaner.clean_html` in the spider.
"""

from __future__ import annotations

from typing import Any, Self

from itemadapter import ItemAdapter

from cleaner.adapters.values import analyzed, check_name, is_missing
from cleaner.engine import Cleaner
from cleaner.sites.hosts import HostCleaners


class CleanText:
    """Cleans one field of each item; with `profile_file` among the options its `url` tells the host."""

    def __init__(self, field: str = "text", stats: Any = None, **options: Any) -> None:
        """Clean `field`; raises as `Cleaner` does, when the crawl starts, and TypeError for a name that is no str."""
        check_name("field", field)
        self.field, self.stats = field, stats
        self._cleaners = HostCleaners(Cleaner(**options))

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """Made from the settings of a crawl."""
        options = crawler.settings.getdict("CLEANER_OPTIONS")
        return cls(crawler.settings.get("CLEANER_FIELD", "text"), crawler.stats, **options)

    def process_item(self, item: Any) -> Any:
        """The item with the clean text; an item without the field or a value passes as it is.

        TypeError where the field holds no text.
        """
        adapter = ItemAdapter(item)
        text = adapter.get(self.field)
        if not is_missing(text):
            report = analyzed(self._cleaners.of(adapter.get("url")), text, f"field {self.field!r}")
            adapter[self.field] = report.text
            for category, count in report.counts.items():
                if self.stats:
                    self.stats.inc_value(f"cleaner/words/{category}", count.words)
        return item
