"""What a line is counted as: its normal form, and that form's digest."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import urlsplit

from cleaner.shown import shown

#: Bytes of a line's digest. Two of a host's some ten thousand lines share one with a chance of 1 in 10^6.
DIGEST_SIZE = 6
#: Longer lines are paragraphs: they are not counted.
_LONGEST = 500

_DATE = r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
#: Numbers that change from page to page while the line stays the same line; all other digits are kept, since they
#: tell one line from another ("Chapter 3", "Route 66", "from 12 euros").
_FOLDED = (
    # A count in brackets: "Comments (12)", "Krimi [1.204]".
    (re.compile(r"([(\[（])\s*\d[\d.,\s]*([)\]）])"), r"\1#\2"),
    # A date or a time in digits: "Updated 05.03.2024, 18:53", "2024/3/5".
    (re.compile(rf"(?<![\w.])(?:{_DATE}|{_TIME})\b"), "#"),
    # The year of a copyright: "© 2024", "(c) 2019-2025".
    (re.compile(r"(©|\(c\)|copyright)(\W{0,3})(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|#))?"), r"\1\2#"),
)
_DIGIT = re.compile(r"\d")


def folded(line: str) -> str:
    """A line as it is counted: lower case, single blanks, counters and dates as `#`; "" where it is not counted.

    Not counted are lines without a letter and lines longer than a paragraph's first few sentences.

    >>> folded("  Comments (12)"), folded("Updated  05.03.2024, 18:53"), folded("Chapter 3"), folded("12.50")
    ('comments (#)', 'updated #, #', 'chapter 3', '')
    """
    text = " ".join(line.lower().split())
    if len(text) > _LONGEST or len(text) < 2:
        return ""
    if _DIGIT.search(text):
        for pattern, put in _FOLDED:
            text = pattern.sub(put, text)
    return text if any(map(str.isalpha, text)) else ""


def digest(line: str) -> bytes:
    """The digest of a folded line."""
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=DIGEST_SIZE).digest()


def digests(text: str) -> bytes:
    """The digests of a page's lines, each once, in order, joined."""
    return b"".join(sorted({digest(line) for line in map(folded, map(shown, text.split("\n"))) if line}))


def host_of(site: str) -> str:
    """The host a profile knows a site by: of a URL or a name, in lower case, without port and leading `www.`.

    Raises ValueError where there is no host.

    >>> host_of("https://www.Courier.example:8080/ferry"), host_of("courier.example")
    ('courier.example', 'courier.example')
    """
    try:
        host = urlsplit(site if "//" in site else f"//{site}").hostname or ""
    except ValueError:  # brackets that hold no address
        host = ""
    host = host.removeprefix("www.")
    if not host or not host.isprintable() or " " in host:
        raise ValueError(f"no host in {site!r}")
    return host
