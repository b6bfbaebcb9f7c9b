"""Web archives: the records of WARC and WET files, as they travel to a worker (with the package fastwarc).

What a record holds is told by its type: a `conversion` is text, a `response` or `resource` is HTML or text by its
media type. All else (requests, pictures, what the crawler notes) has no text.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any, BinaryIO, Literal, NamedTuple, cast

from cleaner.cli.pages import begins_as_page
from cleaner.stream.source import DamageError, raw_file
from cleaner.stream.workers import CHUNK_RECORDS, CHUNK_SIZE, Chunk

TEXT, HTML, OTHER = "text", "html", "other"
#: Media types and what they hold; all others are OTHER.
_HOLDS = {"text/plain": TEXT, "text/html": HTML, "application/xhtml+xml": HTML}
_GZIP = b"\x1f\x8b"
#: Codings of a body whose end is looked for here: fastwarc takes what there is.
_ZLIB = frozenset({"gzip", "x-gzip", "deflate"})
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
    number   which record of its file it is, from 1
    """

    holds: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    charset: str | None = None
    block: bytes = b""
    problem: str | None = None
    number: int = 0

    @property
    def size(self) -> int:
        """What it costs to hold, in bytes."""
        return sum(map(len, (self.body, self.block))) + 500


#: Given pages, returns those that remain: all but some of the first ones.
Skip = Callable[[list[Page]], list[Page]]


def pages(
    names: Sequence[str],
    *,
    archive: bool,
    skip: Skip = lambda found: found,
    seen: Callable[[int], object] = lambda size: None,
) -> Iterator[Chunk[str, Page]]:
    """The records of the files, in order, in chunks tagged with the file; without `archive` only those that hold text.

    `skip` may swallow pages from the start; `seen` is told how many bytes were read. Raises DamageError behind the last
    whole record of a file that is truncated, damaged or no archive.
    """
    for name in names:
        with raw_file(name) as raw:
            stream = _Stream(raw)
            group, size, at = list[Page](), 0, 0
            try:
                for page in _pages(name, stream, archive):
                    if not skip([page]):
                        continue
                    group.append(page)
                    size += page.size
                    if size >= CHUNK_SIZE or len(group) == CHUNK_RECORDS:
                        yield Chunk(name, group, size)
                        group, size = [], 0
                        at, before = stream.tell(), at
                        seen(at - before)
            finally:
                if group and not isinstance(sys.exception(), GeneratorExit):
                    yield Chunk(name, group, size)


class _Stream:
    """A file, or a pipe that cannot go back, as fastwarc reads it; keeps what is behind the start of a record."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._blocks: deque[bytes] = deque()
        self._start = self._end = 0  # of what is kept

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._raw.read(size)
        self._blocks.append(data)
        self._end += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._end

    def forget(self, place: int) -> None:
        """What is before this place is not asked for again."""
        while self._blocks and self._start + len(self._blocks[0]) <= place:
            self._start += len(self._blocks.popleft())

    def behind(self, place: int) -> bytes:
        """All from this place on, up to the end of the file."""
        return b"".join([*self._blocks, self._raw.read()])[place - self._start :]


def _pages(name: str, stream: _Stream, archive: bool) -> Iterator[Page]:
    """The records of one file that are asked for."""
    from fastwarc.warc import ArchiveIterator

    count = place = 0
    try:
        for record in ArchiveIterator(cast(Any, stream), parse_http=False):
            place = record.stream_pos
            stream.forget(place)
            kind = record.headers.get("WARC-Type")
            if kind is None or "Content-Length" not in record.headers:
                raise OSError("a record's headers are not whole")
            if archive or kind in _PAGES:
                content = record.reader.read()
                if len(content) != record.content_length:
                    raise OSError(f"{len(content)} of {record.content_length} bytes")
                page = _page(kind, record, content, archive)._replace(number=count + 1)
                if archive or page.holds != OTHER or page.problem:
                    yield page
            count += 1
        _check_end(stream.behind(place))
    except (OSError, ValueError, zlib.error) as error:
        raise DamageError(f"{name}: the archive is damaged or truncated behind record {count} ({error})") from error


def _check_end(tail: bytes) -> None:
    """Raise OSError where a file goes on behind its last record, which `tail` begins with: fastwarc is silent then.

    Only plain files and those of gzip are looked at.
    """
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
    if record.is_http or (kind == "response" and content.startswith(b"HTTP/")):
        return _answer(content)._replace(headers=headers, block=block)
    holds = TEXT if kind == "conversion" else _held(record.headers.get("Content-Type"), content, TEXT)
    return Page(holds, headers, content if holds != OTHER else b"", None, block)


def _held(media: str | None, body: bytes, unknown: str) -> str:
    """What a body of this media type holds; without one HTML is known by its front, and all else is `unknown`."""
    if media:
        return _HOLDS.get(media.partition(";")[0].strip().lower(), OTHER)
    return HTML if begins_as_page(body) else unknown


def _answer(content: bytes) -> Page:
    """The page that an answer of HTTP holds; where it cannot be read, all the bytes and why."""
    if not content.upper().startswith(b"HTTP/"):
        return Page(OTHER, (), content, problem="a response that is not HTTP" if content else "an empty response")
    try:
        http = _parsed(content, "transfer")
        media, problem = http.http_content_type, None
        if media and _held(media, b"", OTHER) == OTHER:
            return Page(OTHER, ())
        body = http.reader.read()
        coding = (http.http_headers.get("Content-Encoding") or "").strip().lower()
        if coding in _ZLIB:
            body, problem = _inflated(body)
        elif coding:
            body = _parsed(content, "all").reader.read()
    except (OSError, ValueError, zlib.error) as error:
        return Page(OTHER, (), content, problem=f"not readable HTTP: {error}")
    holds = _held(media, body, OTHER)
    return Page(holds, (), body, http.http_charset, problem=problem) if holds != OTHER else Page(OTHER, ())


def _parsed(content: bytes, decoded: Literal["transfer", "all"]) -> Any:
    """An answer of HTTP, whose body is read free of what `decoded` names."""
    from fastwarc.warc import WarcRecord

    http = WarcRecord()
    http.set_bytes_content(content)
    http.is_http = True
    http.parse_http(auto_decode=decoded)
    return http


def _inflated(data: bytes) -> tuple[bytes, str | None]:
    """What the bytes hold uncompressed, and what is wrong where that is not all; raises zlib.error."""
    found = b""
    while data:
        member = zlib.decompressobj(wbits=32 + zlib.MAX_WBITS)
        found += member.decompress(data)
        if not member.eof:
            return found, f"its compressed body is cut short behind {len(found)} bytes"
        data = member.unused_data if member.unused_data.startswith(_GZIP) else b""
    return found, None


def _block(record: Any, content: bytes) -> bytes:
    """The record as it stands in the archive, unpacked."""
    stream = BytesIO()
    record.set_bytes_content(content)
    record.write(stream)
    return stream.getvalue()
