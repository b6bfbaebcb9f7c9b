"""Compression by suffix: .gz, .bz2, .xz and .zst, each read as a stream and written in members that stand alone.

A file of several members decompresses to all of them in a row. So a file that was cut off can be continued behind its
last whole member, and its last member is where damage stays.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple, cast


class Codec(NamedTuple):
    """One way to compress: reading, writing one member, reading one member (`eof` and `unused_data` tell its end)."""

    open: Callable[[BinaryIO], BinaryIO]
    compressor: Callable[[], Any]
    decompressor: Callable[[], Any]


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

    return Codec(lambda file: cast(BinaryIO, bz2.open(file, "rb")), bz2.BZ2Compressor, bz2.BZ2Decompressor)


def _xz() -> Codec:
    import lzma

    return Codec(lambda file: cast(BinaryIO, lzma.open(file, "rb")), lzma.LZMACompressor, lzma.LZMADecompressor)


def _zstd() -> Codec:
    for module in ("compression.zstd", "backports.zstd"):  # the first from Python 3.14 on
        try:
            zstd = import_module(module)
        except ImportError:
            continue
        return Codec(zstd.open, zstd.ZstdCompressor, zstd.ZstdDecompressor)
    raise ModuleNotFoundError("for .zst before Python 3.14: pip install 'webtext-cleaner[zstd]'")


_CODECS = {".gz": _gzip, ".bz2": _bz2, ".xz": _xz, ".zst": _zstd}


def codec_of(name: str) -> Codec | None:
    """The codec that the file's suffix stands for, None for a plain file; ModuleNotFoundError says what to install."""
    make = _CODECS.get(PurePath(name).suffix.lower())
    return make() if make else None


def is_compressed(name: str) -> bool:
    """Whether the file's suffix stands for a codec, be it installed or not.

    >>> is_compressed("a.GZ"), is_compressed("a.jsonl")
    (True, False)
    """
    return PurePath(name).suffix.lower() in _CODECS
