"""What engines hand over: names of columns and fields, and values that may be missing or no text."""

from __future__ import annotations

from cleaner.engine import Cleaner
from cleaner.report import Report


def check_name(argument: str, name: object) -> None:
    """TypeError where a column or field is not named by a str."""
    if not isinstance(name, str):
        raise TypeError(f"{argument} must be a str, not {type(name).__name__}")


def is_missing(value: object) -> bool:
    """Whether a value says that there is none: None, or what pandas has for it, NaN and NA.

    >>> is_missing(None), is_missing(float("nan")), is_missing(""), is_missing(3.5)
    (True, True, False, False)
    """
    return value is None or type(value).__name__ == "NAType" or (isinstance(value, float) and value != value)


def analyzed(cleaner: Cleaner, text: object, where: str) -> Report:
    """The report of a value; TypeError that names where it stands if it is no text."""
    if not isinstance(text, str):
        raise TypeError(f"{where}: must be a str or missing, not {type(text).__name__}")
    return cleaner.analyze(text)
