"""The package's own data files, read as `pkgutil` does, whose import (as that of `pathlib`) costs more than reading."""

from __future__ import annotations

from array import array
from binascii import a2b_base64, b2a_base64
from mmap import ACCESS_READ, mmap
from os import sep
from sys import byteorder


def read(name: str) -> str:
    """The text of a file of this package, by its path within it."""
    return read_bytes(name).decode("utf-8")


def read_bytes(name: str) -> bytes:
    """What a file of this package holds, by its path within it. The loader reads it, which may be from an archive."""
    get_data = getattr(__spec__.loader, "get_data", None)
    if get_data is None:  # a loader that has no data; the import system's own always have
        raise FileNotFoundError(f"cleaner/{name}")
    data: bytes = get_data(_path(name))
    return data


def mapped(name: str) -> bytes | mmap:
    """The same for a large file of which little is needed: only what is looked at is read, where the system can."""
    try:
        with open(_path(name), "rb") as file:  # noqa: PTH123 - pathlib costs more than reading
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # within an archive
        return read_bytes(name)


def _path(name: str) -> str:
    return __file__.removesuffix("package_data.py") + name.replace("/", sep)


def numbers(code: str, text: str | bytes) -> array[int]:
    """Whole numbers of a type of `array`, the lowest byte first, from base 64."""
    found = array(code)
    found.frombytes(a2b_base64(text))
    return lowest_first(found)


def as_text(code: str, values: list[int]) -> str:
    """The same the other way round. OverflowError where one is too large.

    >>> as_text("H", [1, 256]), list(numbers("H", "AQAAAQ=="))
    ('AQAAAQ==', [1, 256])
    """
    return b2a_base64(lowest_first(array(code, values)).tobytes(), newline=False).decode()


def lowest_first(values: array[int]) -> array[int]:
    """Numbers the lowest byte first, whatever the machine has first; or these as the machine has them."""
    if byteorder == "big":
        values.byteswap()
    return values
