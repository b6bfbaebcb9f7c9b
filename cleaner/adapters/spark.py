"""Spark: a vectorised function of a column of strings.

    frame.withColumn("text", clean_column()("text"))
    frame.withColumn("text", clean_column(profile_file="site.profile")("text", "url"))

The options are checked before any work is sent out; each worker loads the tables once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cleaner.adapters.values import is_missing
from cleaner.engine import Cleaner
from cleaner.sites.hosts import HostCleaners


def clean_column(**options: Any) -> Callable[..., Any]:
    """A `pandas_udf` from a column of texts (and one of URLs, if a profile is named) to the clean texts.

    Nulls stay null. `options` are those of `Cleaner` and raise as there, before any work is sent out.
    """
    import pandas as pd
    from pyspark.sql.functions import pandas_udf

    cleaners = HostCleaners(Cleaner(**options))

    def cleaned(texts: Any, *urls: Any) -> Any:
        sites = urls[0] if urls else [None] * len(texts)
        found = [_clean(cleaners, text, url) for text, url in zip(texts, sites, strict=True)]
        return pd.Series(found, dtype=object)

    # Spark reads the kind of function from its annotations, which must be the classes themselves.
    cleaned.__annotations__ = {"texts": pd.Series, "urls": pd.Series, "return": pd.Series}
    function: Callable[..., Any] = pandas_udf(cleaned, "string")
    return function


def _clean(cleaners: HostCleaners, text: Any, url: Any) -> str | None:
    """The clean text of a row, or null where there is none."""
    return None if is_missing(text) else cleaners.of(url).clean(text)
