"""Characters that act instead of being seen, made visible: controls, and those that turn what follows around."""

from __future__ import annotations

import re

#: As a pattern that Python and the pages' scripts read alike. Tab, line feed and carriage return are white space.
PATTERN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
UNSEEN = re.compile(PATTERN)


def codepoint(char: str) -> str:
    r"""A character's number as Unicode writes it.

    >>> codepoint("\u202e")
    'U+202E'
    """
    return f"U+{ord(char):04X}"


def named(text: str) -> str:
    r"""The text with the numbers of such characters in their place.

    >>> named("\x1b[31mred")
    '<U+001B>[31mred'
    """
    return UNSEEN.sub(lambda found: f"<{codepoint(found[0])}>", text)
