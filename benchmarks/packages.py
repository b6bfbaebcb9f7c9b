"""Packages that only some measurements need: imported when asked for, and named when missing."""

from __future__ import annotations

import importlib
from types import ModuleType

_INSTALL = {
    "sklearn": "scikit-learn",
    "winnow": "winnow-md",
    "datatrove": "datatrove --no-deps, then fsspec huggingface_hub loguru humanize",
}


class MissingPackageError(Exception):
    """A package is not installed; says how to install it."""


def package(name: str) -> ModuleType:
    """A module by its full name.

    >>> package("json").dumps([1])
    '[1]'
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        top = name.split(".")[0]
        missing = getattr(error, "name", None) or top
        what = _INSTALL.get(top, top)
        raise MissingPackageError(f"{top}: cannot import {missing} (pip install {what})") from error
