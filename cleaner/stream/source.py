"""Records of files, one a line, a chunk at a time; a file that is damaged says where."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, NamedTuple

from cleaner.stream.compression import codec_of, is_compressed, suffix_of
from cleaner.stream.workers import CHUNK_SIZE, Chunk

STDIN = "-"

#: Given lines, returns those that remain: all but some of the first ones.
Skip = Callable[[list[bytes]], list[bytes]]


class Place(NamedTuple):
    """Where a chunk was read: the file and the line of its first record, from 1."""

    file: str
    line: int


class DamageError(Exception):
    """A file that cannot be read to its end, in words for whoever gave it."""


def lines(
    names: Sequence[str], skip: Skip = lambda found: found, seen: Callable[[int], object] = lambda size: None
) -> Iterator[Chunk[Place, bytes]]:
    """The lines of the files, in order, in chunks; each line with its end, exactly as it stands in the file.

    `-` is standard input. `skip` may swallow lines from the start; `seen` is told after each chunk how many bytes were
    read for it, as they are on the disk. Raises DamageError behind the last whole line of a file that is truncated,
    damaged or cannot be read; the piece of a line in front of the damage is not given out.
    """
    for name in names:
        number = 1
        with _opened(name) as (stream, raw):
            at = 0
            for found in _lines(name, stream):
                kept = skip(found)
                if kept:
                    yield Chunk(Place(name, number + len(found) - len(kept)), kept, sum(map(len, kept)))
                number += len(found)
                with suppress(OSError, ValueError):  # a pipe has no position
                    at, before = raw.tell(), at
                    seen(at - before)


@contextmanager
def raw_file(name: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for `-`; DamageError where it cannot be opened, or cannot be whole."""
    if name == STDIN:
        if sys.stdin is None:
            raise DamageError("-: standard input is closed")
        yield sys.stdin.buffer
        return
    try:
        file = open(name, "rb")  # noqa: PTH123, SIM115 - the name as it was given; closed below
    except OSError as error:
        raise DamageError(f"{name}: {error.strerror}") from error
    with file:
        if is_compressed(name) and not file.peek(1):  # not every codec minds
            raise DamageError(f"{name}: is empty, as no compressed file is: truncated?")
        yield file


@contextmanager
def _opened(name: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The stream of a file, decompressed, and the file as it is on the disk."""
    with raw_file(name) as raw:
        codec = None if name == STDIN else codec_of(name)
        if codec is None:
            yield raw, raw
        else:
            with codec.open(raw) as stream:
                yield stream, raw


def _lines(name: str, stream: BinaryIO) -> Iterator[list[bytes]]:
    """Lists of whole lines, some CHUNK_SIZE a list; the last line of a file may lack its end."""
    begun: list[bytes] = []  # the pieces of a line that goes on
    count = 0
    try:
        for block in _blocks(stream, patient=name != STDIN):
            if not count and not begun:
                _check_plain(name, block)
            end = block.rfind(b"\n") + 1
            if not end:
                begun += [block] if block else []
                continue
            found = io.BytesIO(b"".join([*begun, block[:end]])).readlines()
            begun = [block[end:]] if end < len(block) else []
            count += len(found)
            yield found
    except (MemoryError, DamageError):  # the one says nothing of the file, the other all
        raise
    except Exception as error:  # each codec has errors of its own
        piece = ", and the line in front of the damage left out" if begun else ""
        raise DamageError(
            f"{name}: line {count + 1}: the file is damaged or truncated here"
            f" ({getattr(error, 'strerror', None) or error}); {count} whole lines read{piece}"
        ) from error
    if begun:
        yield [b"".join(begun)]


def _check_plain(name: str, front: bytes) -> None:
    """DamageError where what is to hold lines begins as a compressed file does."""
    suffix = suffix_of(front)
    if suffix and name == STDIN:
        raise DamageError(f"{name}: is compressed: unpack it on its way in")
    if suffix:
        told = "twice: unpack it once" if is_compressed(name) else f"but not called so: name it {suffix}"
        raise DamageError(f"{name}: is compressed, {told}")


def _blocks(stream: BinaryIO, *, patient: bool) -> Iterator[bytes]:
    """What the stream holds, in blocks; a patient reader waits until a block is worth sending to a worker."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    pieces: list[bytes] = []
    size = 0
    while True:
        try:
            piece = read(CHUNK_SIZE)
        except Exception:
            yield b"".join(pieces)  # what came before the damage
            raise
        pieces.append(piece)
        size += len(piece)
        if size and (not piece or size >= CHUNK_SIZE or not patient):
            yield b"".join(pieces)
            pieces, size = [], 0
        if not piece:
            return
