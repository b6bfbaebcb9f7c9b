"""What the pages are made of: files of text, of HTML and of records, as documents with a name each.

A file that ends in `.jsonl` or `.ndjson` (`.gz` and the like may follow) holds records, one JSON object a line. Any
other is HTML when its name or its front says so, else text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from cleaner.cli import files
from cleaner.cli.pages import begins_as_page
from cleaner.stream.splice import loaded, told_of_line

#: Says what could not be read, in words for whoever called the command.
Complain = Callable[[str], None]

_RECORDS = (".jsonl", ".ndjson")
_COMPRESSED = ("gz", "bz2", "xz", "zst")
_HTML = (".html", ".htm", ".xhtml")


class Source(NamedTuple):
    """One document before it is cleaned: `text`, or `html` where it is a web page; `fields` are the record's."""

    name: str
    text: str
    html: str | bytes | None
    fields: Mapping[str, Any]

    @property
    def host(self) -> str:
        """The host the record names, or that of its address, without `www.`; else nothing."""
        named = self.fields.get("host")
        try:
            found = named if isinstance(named, str) else urlsplit(str(self.fields.get("url") or "")).hostname
        except ValueError:  # not an address
            found = None
        return (found or "").lower().removeprefix("www.")

    @property
    def url(self) -> str | None:
        """The address that the record names."""
        named = self.fields.get("url")
        return named if isinstance(named, str) else None

    @property
    def language(self) -> str:
        """The language that the record names; else nothing."""
        named = self.fields.get("language") or self.fields.get("lang")
        return named if isinstance(named, str) else ""


def read(name: str, field: str, encoding: str | None, complain: Complain) -> Iterator[Source]:
    """The documents of a file (`-`: standard input); what is wrong with it is complained of, and the rest goes on."""
    try:
        if is_records(name):
            yield from _records(name, field, complain)
            return
        data = files.bytes_of(name)
        is_page = name.lower().endswith(_HTML) or begins_as_page(data)
        if is_page and encoding is None:  # the page declares it
            yield Source(name, "", data, {})
        else:
            text = files.decoded(name, data, encoding or "utf-8", "strict", see="--encoding").text
            yield Source(name, text, text if is_page else None, {})
    except (OSError, EOFError, UnicodeError, files.DocumentError) as error:
        complain(f"{name}: {getattr(error, 'strerror', None) or error}")


def is_records(name: str) -> bool:
    """Whether a file of this name holds records.

    >>> is_records("news.jsonl.gz"), is_records("news.txt")
    (True, False)
    """
    plain, _, suffix = name.lower().rpartition(".")
    return (plain if suffix in _COMPRESSED else name.lower()).endswith(_RECORDS)


def _records(name: str, field: str, complain: Complain) -> Iterator[Source]:
    from cleaner.stream.source import DamageError, lines

    try:
        for chunk in lines([name]):
            for number, line in enumerate(chunk.records, chunk.tag.line):
                found = _record(f"{name}:{number}", line, field) if line.strip() else None
                if isinstance(found, str):
                    complain(f"{name}: line {number}: {found}")
                elif found:
                    yield found
    except (DamageError, ImportError) as error:
        complain(f"{error}" if name in str(error) else f"{name}: {error}")


def _record(place: str, line: bytes, field: str) -> Source | str:
    """The document of one line, or why there is none."""
    try:
        fields = loaded(line)
    except (ValueError, RecursionError) as error:
        return told_of_line(error)
    if not isinstance(fields, dict):
        return "not a JSON object"
    name = str(fields.get("id") or fields.get("url") or place)
    if isinstance(fields.get(field), str):
        return Source(name, fields[field], None, fields)
    if field not in fields and isinstance(fields.get("html"), str):
        return Source(name, "", fields["html"], fields)
    return f"no text in field {field!r} (see --field)"
