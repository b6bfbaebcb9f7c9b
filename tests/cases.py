"""Reads the case notation of `fixtures/` (told in fixtures/README.md)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parent.parent / "fixtures"
_CATEGORY = re.compile(r"  \{(\w+)\}$")
_SPAN = re.compile(r"\[-(.*?)-\]\{(\w+)\}")


class Case(NamedTuple):
    """One case: the input it stands for and what is expected of each line."""

    file: str
    line: int
    title: str
    body: str

    @property
    def marks(self) -> list[tuple[str, str]]:
        """(mark, rest) of each line but notes."""
        return [(row[:2], row[2:]) for row in self.body.split("\n") if not row.startswith("# ") and row != "#"]

    @property
    def text(self) -> str:
        """The input."""
        return "\n".join(_plain(mark, rest) for mark, rest in self.marks)

    @property
    def kept(self) -> list[str]:
        """The lines that stay whole and are not blank."""
        return [rest for mark, rest in self.marks if mark in ("  ", "! ") and rest.strip()]

    @property
    def notation(self) -> str:
        """The case as `Report.as_case()` should print it."""
        return "\n".join((mark + rest).rstrip() for mark, rest in self.marks)


def _plain(mark: str, rest: str) -> str:
    if mark in ("- ", "? "):
        return _CATEGORY.sub("", rest)
    return _SPAN.sub(lambda m: m.group(1), rest) if mark == "~ " else rest


def read(path: Path) -> list[Case]:
    """All cases of one file; ValueError names file and line of what is not in the notation."""
    cases = []
    title, start, body = "", 0, list[str]()
    for number, row in enumerate([*path.read_text("utf-8").split("\n"), "==="], 1):
        if row.startswith("==="):
            while body and not body[-1].strip():
                body.pop()
            if body:
                cases.append(Case(path.name, start, title, "\n".join(body)))
            title, start, body = row[3:].strip(), number, []
        elif row[:2] not in ("  ", "- ", "~ ", "# ", "? ", "! ", "", "#", "-", " "):
            raise ValueError(f"{path}:{number}: a line begins with two blanks, '- ', '~ ', '# ', '? ' or '! ': {row!r}")
        elif row[:2] == "- " and not _CATEGORY.search(row):
            raise ValueError(f"{path}:{number}: a cut line ends with two blanks and its {{category}}: {row!r}")
        elif title:
            body.append(row)
    return cases


@cache
def all_cases() -> list[Case]:
    """The cases of every file but the known failures."""
    return [
        case for path in sorted(FIXTURES.rglob("*.case")) if path.name != "known-failures.case" for case in read(path)
    ]
