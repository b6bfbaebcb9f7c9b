"""Compression by suffix: .gz, .bz2, .xz and .zst, each read as a stream and written in members that stand alone.

A file of several members decompresses to all of them in a row. So a file that was cut off can be continued behind its
last whole member, and its last member is where damage stays.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple, cast

#: So many bytes of a file are read at a time.
_BLOCK = 1 << 16


class Codec(NamedTuple):
    """One way to compress: reading, writing one member, reading one member (`eof` and `unused_data` tell its end)."""

    open: Callable[[BinaryIO], BinaryIO]
    compressor: Callable[[], Any]
    decompressor: Callable[[], Any]


class _Members(io.RawIOBase):
    """What the members of a file hold, one behind the other.

    The standard library's own readers take damage behind the first member for the file's end. OSError or LZMAError
    where a member is damaged or what follows one is none, EOFError where the file ends within one.
    """

    def __init__(self, file: BinaryIO, decompressor: Callable[[], Any], padding: bytes = b"") -> None:
        """`padding` is what bytes may stand between members."""
        self._file, self._make, self._padding = file, decompressor, padding
        self._member: Any = decompressor()
        self._rest = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, or a part of it; 0 at the file's end."""
        while True:
            if self._member is None:
                if not self._begins():
                    return 0
                self._member = self._make()
            elif self._member.needs_input and not self._rest:
                self._rest = self._file.read(_BLOCK)
                if not self._rest:
                    raise EOFError("the file ends within a member")
            data, self._rest = self._member.decompress(self._rest, len(buffer)), b""
            if self._member.eof:
                self._rest, self._member = self._member.unused_data, None
            if data:
                buffer[: len(data)] = data
                return len(data)

    def _begins(self) -> bool:
        """Whether another member begins; what stands before it is skipped."""
        self._rest = self._rest.lstrip(self._padding)
        while not self._rest:
            block = self._file.read(_BLOCK)
            if not block:
                return False
            self._rest = block.lstrip(self._padding)
        return True


def _open_members(file: BinaryIO, decompressor: Callable[[], Any], padding: bytes = b"") -> BinaryIO:
    return io.BufferedReader(_Members(file, decompressor, padding), _BLOCK)


def _gzip() -> Codec:
    import gzip
    import zlib

    wrapped = 16 + zlib.MAX_WBITS  # with the header and checksum of a .gz file
    return Codec(
        lambda file: cast(BinaryIO, gzip.open(file, "rb")),
        lambda: zlib.compressobj(wbits=wrapped),
        lambda: zlib.decompressobj(wbits=wrapped),
    )


def _bz2() -> Codec:
    import bz2

    return Codec(lambda file: _open_members(file, bz2.BZ2Decompressor), bz2.BZ2Compressor, bz2.BZ2Decompressor)


def _xz() -> Codec:
    import lzma

    return Codec(
        lambda file: _open_members(file, lzma.LZMADecompressor, b"\0"), lzma.LZMACompressor, lzma.LZMADecompressor
    )


def _zstd() -> Codec:
    for module in ("compression.zstd", "backports.zstd"):  # the first from Python 3.14 on
        try:
            zstd = import_module(module)
        except ImportError:
            continue
        return Codec(zstd.open, zstd.ZstdCompressor, zstd.ZstdDecompressor)
    raise ModuleNotFoundError("for .zst before Python 3.14: pip install 'webtext-cleaner[zstd]'")


#: How files of each codec begin; no line of JSON does.
_SIGNATURES = {
    rb"\x1f\x8b": ".gz",
    rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)": ".bz2",
    rb"\xfd7zXZ\0": ".xz",
    rb"\x28\xb5\x2f\xfd": ".zst",
}
_CODECS = {".gz": _gzip, ".bz2": _bz2, ".xz": _xz, ".zst": _zstd}


def codec_of(name: str) -> Codec | None:
    """The codec that the file's suffix stands for, None for a plain file; ModuleNotFoundError says what to install."""
    make = _CODECS.get(PurePath(name).suffix.lower())
    return make() if make else None


def suffix_of(front: bytes) -> str | None:
    r"""The suffix of the codec whose files begin so, be it installed or not; None for what is not compressed.

    >>> suffix_of(b"\x1f\x8b\x08"), suffix_of(b'{"text": "BZh"}')
    ('.gz', None)
    """
    return next((suffix for form, suffix in _SIGNATURES.items() if re.match(form, front)), None)


def is_compressed(name: str) -> bool:
    """Whether the file's suffix stands for a codec, be it installed or not.

    >>> is_compressed("a.GZ"), is_compressed("a.jsonl")
    (True, False)
    """
    return PurePath(name).suffix.lower() in _CODECS
