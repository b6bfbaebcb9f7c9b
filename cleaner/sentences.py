"""Where sentences begin within a line."""

from __future__ import annotations

from cleaner.late import late

_LAST_WORD = late(r"\w+$")
#: Shorter words before a full stop may be abbreviations: "Mr. Smith", "St. Petersburg", "Wis. (AP)".
_ABBREVIATION = 3
_LOWER_ABBREVIATIONS = frozenset(
    [
        "vs",
        "ca",
        "etc",
        "bzw",
        "nr",
        "str",
        "vgl",
        "inkl",
        "zzgl",
        "tel",
        "ing",
        "av",
        "approx",
        "dept",
        "est",
        "incl",
        "resp",
        "sog",
        "usw",
        "al",
    ]
)


#: A stop, closing marks, and what follows: a blank and a capital, or a sign that opens a sentence anywhere.
_BORDER = late(
    r"(?:(?<![A-Z])[.!?…]|(?<=[A-Z]{3})[.!?…])[\"'”’»«“)\]]{0,3}\s+(?=[\"'“‘«„»‚‹(\[]{0,2}(\w))|[。！？][”」』）]{0,2}"
    r"|[।॥۔]['\"’”]{0,2}\s*"
)
#: The same in a line of plain letters: a set with other letters takes long to compile.
_PLAIN_BORDER = late(r"(?:(?<![A-Z])[.!?]|(?<=[A-Z]{3})[.!?])[\"')\]]{0,3}\s+(?=[\"'(\[]{0,2}(\w))")


def sentence_starts(line: str) -> list[int]:
    """The offsets where a line's second and later sentences begin.

    >>> sentence_starts("It rained on Monday. Mr. Smith stayed at home.")
    [21]
    """
    starts = []
    for border in (_PLAIN_BORDER if line.isascii() else _BORDER).finditer(line):
        capital = border.group(1)
        if capital is None:
            if border.end() < len(line):
                starts.append(border.end())
        elif not capital.islower() and not _abbreviated(line, border.start()):
            starts.append(border.end())
    return starts


def _abbreviated(line: str, stop: int) -> bool:
    """Whether the full stop at this offset ends an abbreviation: "Mr.", "St.", "Wis.", "J."."""
    if line[stop] != ".":
        return False
    found = _LAST_WORD.search(line[max(0, stop - 20) : stop])
    if found is None:
        return True
    word = found.group()
    short = len(word) <= _ABBREVIATION and not word.isdigit()
    return word in _LOWER_ABBREVIATIONS or (short and (word[:1].isupper() or len(word) == 1))
