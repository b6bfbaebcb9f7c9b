"""Where lines go: standard output, or a file written beside and renamed at the end.

`FILE` is written as `FILE.partial`. What ends a run early, be it `kill -9`, leaves that file and no `FILE`; a later run
can keep its whole lines and go on behind them. Compressed files are written in members that end with a line, so that
they too can be continued.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from cleaner.cli import files
from cleaner.stream.compression import Codec, codec_of

#: A member ends with the line that brings it to this many bytes: what a killed run may lose of a compressed file.
MEMBER_SIZE = 8_000_000

_BLOCK = 1 << 16


class PartialError(Exception):
    """A partial file that cannot be used, in words for whoever called."""


class Whole(NamedTuple):
    """What a partial file holds for sure: whole lines, the file's size up to there, and the last of the lines."""

    lines: int = 0
    size: int = 0
    last: bytes = b""


class Straight:
    """Lines to standard output, a pipe or a device; each chunk is sent off."""

    whole = Whole()

    def __init__(self, file: BinaryIO | None = None) -> None:
        """Write to this file; to standard output for None."""
        self._file = file

    def write(self, data: bytes) -> None:
        """Write whole lines; raises OSError."""
        if self._file is None:
            files.write(data)
            files.flush()
        else:
            self._file.write(data)
            self._file.flush()

    def kept(self) -> Iterator[bytes]:
        """Nothing is ever resumed."""
        return iter(())

    def cut_back(self, size: int) -> None:
        """What is written has left."""

    def finish(self) -> None:
        """Nothing is left to do."""


class PartialFile:
    """Lines to a file, under another name until `finish`."""

    def __init__(self, name: str, file: BinaryIO, whole: Whole, codec: Codec | None) -> None:
        """`file` is open for writing, at its end."""
        self.whole = whole
        self.name = partial_name(name)
        self._path = _real(name)
        self._file = file
        self._codec = codec
        self._member: Any = None
        self._size = 0

    def write(self, data: bytes) -> None:
        """Write whole lines; raises OSError. A plain file has them when this returns."""
        with _named(self.name):
            while data:
                cut = data.find(b"\n", max(0, MEMBER_SIZE - self._size - 1)) + 1 if self._codec else 0
                now, data = (data[:cut], data[cut:]) if cut else (data, b"")
                self._put(now)
                if cut:
                    self._end_member()
            self._file.flush()

    def _put(self, data: bytes) -> None:
        if self._codec is None:
            self._file.write(data)
            return
        if self._member is None:
            self._member = self._codec.compressor()
        self._file.write(self._member.compress(data))
        self._size += len(data)

    def _end_member(self) -> None:
        if self._member is not None:
            self._file.write(self._member.flush())
        self._member, self._size = None, 0

    def kept(self) -> Iterator[bytes]:
        """The lines that a resumed plain file holds; `cut_back` makes it ready for writing again."""
        self._file.seek(0)
        yield from self._file

    def cut_back(self, size: int) -> None:
        """Keep only the first bytes of what is written so far."""
        self._file.truncate(size)
        self._file.seek(size)

    def finish(self) -> None:
        """All is written: take the name. Mode and, where allowed, owner of a file that is replaced stay."""
        with _named(self.name):
            if not _is_at(self._file, Path(self.name)):
                raise PartialError(f"{self.name}: was removed or replaced while this run wrote it; it is lost")
            if self._codec and not self._file.tell():
                self._put(b"")  # an empty file is no compressed file
            self._end_member()
            self._file.flush()
            os.fsync(self._file.fileno())
            new = Path(self.name)
            if self._path.exists():
                old = self._path.stat()
                with suppress(OSError, AttributeError):  # not ours to give, or a system without owners
                    os.chown(new, old.st_uid, old.st_gid)
                new.chmod(stat.S_IMODE(old.st_mode))
            new.replace(self._path)


Sink = Straight | PartialFile


def _real(name: str) -> Path:
    """The file behind a name that may be a link; of a link that leads to itself the name."""
    return Path(os.path.realpath(name))


def partial_name(name: str) -> str:
    """What the file is called until it is whole."""
    path = _real(name)
    return str(path.with_name(f"{path.name}.partial"))


@contextmanager
def sink(name: str | None, *, resume: bool = False, packed: bool = False) -> Iterator[Sink]:
    """Where the lines go: a file, or standard output for None. The caller finishes it when all is written.

    To resume is to keep the whole lines of a partial file; `Sink.whole` tells which. OSErrors of the file carry its
    name. With `packed` the data comes compressed as the suffix says.
    PartialError: another run writes it at this moment, or the partial file was taken away before the end.
    """
    if name is None:
        yield Straight()
        return
    if files.is_straight(name):
        with files.replacing(name) as file:
            yield Straight(file)
        return
    partial = Path(partial_name(name))
    codec = None if packed else codec_of(name)
    with _held(partial) as file:
        try:
            with _named(str(partial)):
                whole = _whole(file, codec) if resume else Whole()
                file.truncate(whole.size)
                file.seek(whole.size)
            yield PartialFile(name, file, whole, codec)
        finally:
            with suppress(OSError, ValueError):
                file.flush()
                if _is_at(file, partial) and not partial.stat().st_size:  # a run that wrote nothing leaves nothing
                    partial.unlink()


@contextmanager
def _held(path: Path) -> Iterator[BinaryIO]:
    """The file of that name, made if need be, for this run alone; PartialError where another run has it."""
    held = False
    while not held:
        with open(path, "r+b", opener=_made) as file:
            _lock(file, path)
            # The run that had it may have renamed or removed it before the lock was ours: then the name is free again.
            if held := _is_at(file, path):
                yield file


def _made(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CREAT, 0o666)


def _is_at(file: BinaryIO, path: Path) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Errors in here are this file's."""
    try:
        yield
    except OSError as error:
        error.filename = name
        raise


def _lock(file: BinaryIO, path: Path) -> None:
    """Hold the file until this process ends or closes it; workers do not inherit the hold."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, lockf
    except ImportError:  # a system without this kind of lock
        return
    try:
        lockf(file, LOCK_EX | LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise PartialError(f"{path}: another run is writing this file") from error


def _whole(file: BinaryIO, codec: Codec | None) -> Whole:
    """Count the whole lines of a partial file; of a compressed one, those of its whole members."""
    tally = _Tally()
    if codec is None:
        while block := file.read(_BLOCK):
            tally.add(block)
        return Whole(tally.lines, tally.size - len(tally.begun), tally.last)
    whole, size, member, data = Whole(), 0, codec.decompressor(), file.read(_BLOCK)
    while data:
        size += len(data)
        try:
            tally.add(member.decompress(data))
        except MemoryError:  # which says nothing of the file
            raise
        except Exception:  # each codec has errors of its own; what is behind is written again
            break
        if not member.eof:
            data = file.read(_BLOCK)
            continue
        size -= len(member.unused_data)
        if not tally.begun:
            whole = Whole(tally.lines, size, tally.last)
        data = member.unused_data or file.read(_BLOCK)
        member = codec.decompressor()
    return whole


class _Tally:
    """Counts lines as blocks come in; `begun` is the piece behind the last line end."""

    def __init__(self) -> None:
        self.lines = self.size = 0
        self.last = self.begun = b""

    def add(self, block: bytes) -> None:
        """Count one more block."""
        self.size += len(block)
        count = block.count(b"\n")
        if not count:
            self.begun += block
            return
        self.lines += count
        end = block.rfind(b"\n") + 1
        start = block.rfind(b"\n", 0, end - 1) + 1
        self.last = block[start:end] if count > 1 else self.begun + block[:end]
        self.begun = block[end:]
