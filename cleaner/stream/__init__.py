"""Many documents: in order, on every core, nothing lost.

The parts:

    process      what runs in a worker process
    workers      chunks of records through worker processes; results in order, a killed worker's records tried again
    many         clean_many: texts in, clean texts out
    compression  .gz, .bz2, .xz and .zst by suffix
    source       records of files, a chunk at a time; where a file is damaged
    sink         where records go: written beside, renamed at the end, resumed where a killed run stopped
    splice       a field of a JSON record replaced, every other byte left alone
    jsonl        one record in, one out
    warc         the pages of web archives, in order; where an archive is damaged
    pages        a page of an archive, cleaned: a JSON line or a record
    parquet      a column of a table
"""
