"""cleaner inside other people's engines; each module needs its engine's package and no other does.

    batches     Hugging Face `datasets` and Ray Data: `CleanBatch`, for `map(batched=True)` and `map_batches`
    spark       Spark: a vectorised function of a column
    datatrove   datatrove: a formatter block of a pipeline
    scrapy      Scrapy: an item pipeline
    values      what all of these ask of names and values

After trafilatura no adapter is needed: `clean_html(html, extractor="trafilatura")`, or `clean` on what it gave.
"""
