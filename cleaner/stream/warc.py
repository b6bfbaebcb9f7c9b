"""Web archives: the records of WARC and WET files, as they travel to a worker (with the package fastwarc).

What a record holds is told by its type: a `conversion` is text, a `response` or `resource` is HTML or text by its
media type. All else (requests, pictures, what the crawler notes) has no text.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from cleaner.stream.source import STDIN, DamageError, Place, raw_file
from cleaner.stream.workers import CHUNK_RECORDS, CHUNK_SIZE, Chunk

TEXT, HTML, OTHER = "text", "html", "other"
#: Media types and what they hold; all others are OTHER.
_HOLDS = {"text/plain": TEXT, "text/html": HTML, "application/xhtml+xml": HTML}
_GZIP = b"\x1f\x8b"
_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.IGNORECASE | re.MULTILINE)
#: Types of record that may hold a page.
_PAGES = frozenset({"response", "resource", "conversion"})


class Page(NamedTuple):
    """One record.

    holds    TEXT, HTML or OTHER
    headers  its WARC headers, in order
    body     the page's bytes, without what HTTP wraps around them; empty for OTHER
    charset  what HTTP says that the body is written in; None where it says nothing
    block    the whole record, where an archive is written; else empty
    problem  why the page in it cannot be read
    """

    holds: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    charset: str | None = None
    block: bytes = b""
    problem: str | None = None

    def __len__(self) -> int:
        """What it costs to hold, in bytes."""
        return sum(map(len, (self.body, self.block))) + 500


def pages(
    names: Sequence[str],
    *,
    archive: bool,
    skip: int = 0,
    seen: Callable[[int], object] = lambda size: None,
) -> Iterator[Chunk[Place, Page]]:
    """The records of the files, in order, in chunks; all of them for an `archive`, else those that hold text.

    The first `skip` are left out. `seen` is told how many bytes were read of files. Raises DamageError behind the last
    whole record of a file that is truncated, damaged or no archive.
    """
    for name in names:
        with raw_file(name) as raw:
            number, group, size, at = 0, list[Page](), 0, 0
            try:
                for page in _pages(name, raw, archive):
                    if skip:
                        skip, number = skip - 1, number + 1
                        continue
                    group.append(page)
                    size += len(page)
                    if size >= CHUNK_SIZE or len(group) == CHUNK_RECORDS:
                        yield Chunk(Place(name, number + 1), group, size)
                        number, group, size = number + len(group), [], 0
                        if name != STDIN:
                            at, before = raw.tell(), at
                            seen(at - before)
            finally:
                if group and not isinstance(sys.exception(), GeneratorExit):
                    yield Chunk(Place(name, number + 1), group, size)


def _pages(name: str, raw: BinaryIO, archive: bool) -> Iterator[Page]:
    """The records of one file that are asked for."""
    from fastwarc.warc import ArchiveIterator

    count = place = 0
    try:
        for record in ArchiveIterator(raw, parse_http=False):
            place = record.stream_pos
            kind = record.headers.get("WARC-Type")
            if kind is None or "Content-Length" not in record.headers:
                raise OSError("a record's headers are not whole")
            if archive or kind in _PAGES:
                content = record.reader.read()
                if len(content) != record.content_length:
                    raise OSError(f"{len(content)} of {record.content_length} bytes")
                page = _page(kind, record, content, archive)
                if archive or page.holds != OTHER or page.problem:
                    yield page
            count += 1
        _check_end(raw, place)
    except (OSError, ValueError) as error:
        raise DamageError(f"{name}: the archive is damaged or truncated behind record {count} ({error})") from error


def _check_end(raw: BinaryIO, place: int) -> None:
    """Raise OSError where a file goes on behind its last record, which is at `place`: fastwarc stops there in silence.

    Files alone are looked at, plain ones and those of gzip; what comes through a pipe is not there any more.
    """
    if not raw.seekable():
        return
    raw.seek(place)
    tail = raw.read()
    data = b""
    while tail.startswith(_GZIP[: len(tail)]) and tail:
        member = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        data += member.decompress(tail)
        if not member.eof:
            raise OSError("its last member is not whole")
        tail = member.unused_data
    head, _, content = (data or tail).partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    if head and (length is None or content[int(length[1]) :].strip()):
        raise OSError("what is behind it is no record")


def _page(kind: str, record: Any, content: bytes, archive: bool) -> Page:
    """The record with these bytes in it."""
    headers = tuple(record.headers.astuples())
    block = _block(record, content) if archive else b""
    if kind not in _PAGES:
        return Page(OTHER, headers, block=block)
    if not record.is_http:
        media = (record.headers.get("Content-Type") or "text/plain").partition(";")[0].strip().lower()
        holds = TEXT if kind == "conversion" else _HOLDS.get(media, OTHER)
        return Page(holds, headers, content if holds != OTHER else b"", None, block)
    from fastwarc.warc import WarcRecord

    try:
        http = WarcRecord()
        http.set_bytes_content(content)
        http.is_http = True
        http.parse_http(auto_decode="all")
        holds = _HOLDS.get(http.http_content_type or "", OTHER)
        body = http.reader.read() if holds != OTHER else b""
    except (OSError, ValueError) as error:
        return Page(OTHER, headers, content, None, block, f"not readable HTTP: {error}")
    return Page(holds, headers, body, http.http_charset, block)


def _block(record: Any, content: bytes) -> bytes:
    """The record as it stands in the archive, unpacked."""
    stream = BytesIO()
    record.set_bytes_content(content)
    record.write(stream)
    return stream.getvalue()
