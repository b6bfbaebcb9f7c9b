"""Regular expressions that are compiled when they are first used: most texts need few of those that this package has.

Compiling all of them would take an eighth of the time in which the command cleans a short text.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def late(regex: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled when one of its methods is first asked for.

    >>> late("[a-c]+").findall("abacus")
    ['abac']
    """
    return cast("re.Pattern[AnyStr]", _Late(regex, flags))


class _Late:
    """Stands for a compiled pattern: takes each of its methods when that is first asked for."""

    def __init__(self, regex: Any, flags: int) -> None:
        self._regex, self._flags = regex, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._regex, self._flags), name)
        setattr(self, name, method)
        return method
