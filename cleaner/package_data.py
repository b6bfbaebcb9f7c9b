"""The package's own data files, read without pathlib: its import costs more than reading them."""

from __future__ import annotations

from pkgutil import get_data


def read(name: str) -> str:
    """The text of a file of this package, by its path within it."""
    return read_bytes(name).decode("utf-8")


def read_bytes(name: str) -> bytes:
    """What a file of this package holds, by its path within it."""
    data = get_data("cleaner", name)
    if data is None:  # a loader that has no data; the import system's own always have
        raise FileNotFoundError(f"cleaner/{name}")
    return data
