"""The package's own data files, read as `pkgutil` does, whose import (as that of `pathlib`) costs more than reading."""

from __future__ import annotations

from os import sep


def read(name: str) -> str:
    """The text of a file of this package, by its path within it."""
    return read_bytes(name).decode("utf-8")


def read_bytes(name: str) -> bytes:
    """What a file of this package holds, by its path within it. The loader reads it, which may be from an archive."""
    get_data = getattr(__spec__.loader, "get_data", None)
    if get_data is None:  # a loader that has no data; the import system's own always have
        raise FileNotFoundError(f"cleaner/{name}")
    data: bytes = get_data(__file__.removesuffix("package_data.py") + name.replace("/", sep))
    return data
