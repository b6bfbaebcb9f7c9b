"""What the pages are made of: files of text, of HTML and of records, as documents with a name each.

A file that ends in `.jsonl` or `.ndjson` (`.gz` and `.xz` may follow) holds records, one JSON object a line. Any other
is HTML when its name or its first bytes say so, else text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit

from cleaner.cli import files

#: Says what could not be read, in words for whoever called the command.
Complain = Callable[[str], None]

_RECORDS = (".jsonl", ".ndjson")
_HTML = (".html", ".htm", ".xhtml")
_HTML_OPENS = (b"<!doctype html", b"<html")


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
    def language(self) -> str:
        """The language that the record names; else nothing."""
        named = self.fields.get("language") or self.fields.get("lang")
        return named if isinstance(named, str) else ""


def read(name: str, field: str, encoding: str, complain: Complain) -> Iterator[Source]:
    """The documents of a file (`-`: standard input); what is wrong with it is complained of, and the rest goes on."""
    try:
        if is_records(name):
            yield from _records(name, field, complain)
            return
        data = files.bytes_of(name)
        if _is_html(name, data):
            yield Source(name, "", data, {})
        else:
            yield Source(name, files.decoded(name, data, encoding, "strict").text, None, {})
    except (OSError, EOFError, UnicodeError, files.DocumentError) as error:
        complain(f"{name}: {getattr(error, 'strerror', None) or error}")


def is_records(name: str) -> bool:
    """Whether a file of this name holds records.

    >>> is_records("news.jsonl.gz"), is_records("news.txt")
    (True, False)
    """
    return name.lower().removesuffix(".gz").removesuffix(".xz").endswith(_RECORDS)


def _is_html(name: str, data: bytes) -> bool:
    return name.lower().endswith(_HTML) or data[:200].lstrip().lower().startswith(_HTML_OPENS)


def _opened(name: str) -> IO[bytes]:
    module = {".gz": "gzip", ".xz": "lzma"}.get(Path(name).suffix.lower(), "io")
    opened: IO[bytes] = import_module(module).open(name, "rb")
    return opened


def _records(name: str, field: str, complain: Complain) -> Iterator[Source]:
    from lzma import LZMAError
    from zlib import error as ZlibError  # noqa: N812 - an exception that the module names like a variable

    number = 0
    try:
        with _opened(name) as lines:
            for number, line in enumerate(lines, 1):
                try:
                    if line.strip():
                        yield _record(f"{name}:{number}", line, field)
                except ValueError as error:
                    complain(f"{name}:{number}: {error}")
    except (LZMAError, ZlibError) as error:
        complain(f"{name}: after line {number}: {error}")


def _record(place: str, line: bytes, field: str) -> Source:
    """The document of one line; ValueError where there is none."""
    try:
        fields = json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start + 1} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("not JSON: nested too deeply") from error
    if not isinstance(fields, dict):
        raise ValueError(f"not a JSON object but {type(fields).__name__}")
    name = str(fields.get("id") or fields.get("url") or place)
    if isinstance(fields.get(field), str):
        return Source(name, fields[field], None, fields)
    if field not in fields and isinstance(fields.get("html"), str):
        return Source(name, "", fields["html"], fields)
    raise ValueError(f"no text in field {field!r} (see --field)")
