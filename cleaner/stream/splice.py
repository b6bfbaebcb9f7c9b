"""A field of a JSON record replaced where it stands: every other byte stays as it was.

Parsing a record and writing it again would change numbers (1.0e5, 2**70), escapes, spaces and repeated keys. So the
record is only walked, to find where each field's value begins and ends.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

#: Numbers are looked at, never used: kept as text, they cost nothing and have no limits.
_scan = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode
_blank = re.compile(r"[ \t\n\r]*").match
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Whole numbers of more digits are read as `float`.
_LONG = 1000
_KINDS = {"{": "an object", "[": "an array", "n": "null", "t": "true", "f": "false"}


def loaded(line: bytes) -> Any:
    """What a line of JSON says, whatever the size of its numbers; raises ValueError or RecursionError as JSON does."""
    return json.loads(line.decode("utf-8-sig"), parse_int=_number)


def told_of_line(error: ValueError | RecursionError) -> str:
    """What is wrong with a line that is no record, and where."""
    if isinstance(error, UnicodeDecodeError):
        return told_of_bytes(error)
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg.removesuffix(' at')} at column {min(error.pos, len(error.doc.rstrip())) + 1}"
    return "not usable JSON: nested too deeply" if isinstance(error, RecursionError) else str(error)


def told_of_bytes(error: UnicodeDecodeError) -> str:
    """What is wrong with bytes that are no UTF-8, and where."""
    return f"byte 0x{error.object[error.start]:02X} at offset {error.start} is not UTF-8"


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONG else float(digits)  # Python refuses to read thousands of digits


class Member(NamedTuple):
    """A field of the record: where its key and its value stand, and the value."""

    key_start: int
    key_end: int
    start: int
    end: int
    value: Any


class Record:
    """A JSON object as text, and where its fields are; of a repeated key the last one counts, as in `json.loads`.

    >>> record = Record('{"n": 1.0e5, "text": "Old", "n": 2}')
    >>> record.text("text")
    'Old'
    >>> record.replaced({"text": "New", "cut": []})
    '{"n": 1.0e5, "text": "New", "n": 2, "cut": []}'
    """

    def __init__(self, source: str) -> None:
        """Walk the record; raises ValueError (of which JSONDecodeError is one) where it is no JSON object."""
        self.source = source
        self.fields: dict[str, Member] = {}
        self._first: Member | None = None
        self._second: Member | None = None
        at = _skip(source, 0)
        if source[at : at + 1] != "{":
            _scan(source, at)
            raise ValueError("not a JSON object")
        self.close = self._walk(at + 1)
        rest = _skip(source, self.close + 1)
        if rest != len(source):
            raise json.JSONDecodeError("Extra data", source, rest)

    def _walk(self, at: int) -> int:
        """Find the members; returns where the closing brace stands."""
        source = self.source
        at = _skip(source, at)
        if source[at : at + 1] == "}":
            return at
        while True:
            if source[at : at + 1] != '"':
                raise json.JSONDecodeError("Expecting property name enclosed in double quotes", source, at)
            key, key_end = _scan(source, at)
            colon = _skip(source, key_end)
            if source[colon : colon + 1] != ":":
                raise json.JSONDecodeError("Expecting ':' delimiter", source, colon)
            start = _skip(source, colon + 1)
            value, end = _scan(source, start)
            member = self.fields[key] = Member(at, key_end, start, end, value)
            if self._second is None:
                self._first, self._second = self._first or member, member if self._first else None
            at = _skip(source, end)
            if source[at : at + 1] == "}":
                return at
            if source[at : at + 1] != ",":
                raise json.JSONDecodeError("Expecting ',' delimiter", source, at)
            at = _skip(source, at + 1)

    def text(self, name: str) -> str:
        """The string that the field holds; ValueError names the field that is missing or holds something else."""
        member = self.fields.get(name)
        if member is None:
            raise ValueError(f"no field {name!r}")
        sign = self.source[member.start]
        if sign != '"':
            raise ValueError(f"field {name!r} is {_KINDS.get(sign, 'a number')}, not a string")
        value: str = member.value
        return value

    def replaced(self, values: dict[str, Any]) -> str:
        """The record with these values in these fields; a field that is not there comes last, spaced as the others."""
        source = self.source
        ascii_only = source.isascii()
        edits = []
        for name, value in values.items():
            written = _written(value, ascii_only)
            if (member := self.fields.get(name)) is not None:
                if member.value != value or source[member.start] not in '"[':  # a number is kept as text
                    edits.append((member.start, member.end, written))
            else:
                comma, colon = self._spacing()
                end = self._last_end()
                edits.append((end, end, f"{comma}{_written(name, ascii_only)}{colon}{written}"))
        parts, at = [], 0
        for start, end, written in sorted(edits, key=lambda edit: edit[:2]):
            parts += [source[at:start], written]
            at = end
        return "".join([*parts, source[at:]])

    def _last_end(self) -> int:
        """Behind the last value."""
        return len(self.source[: self.close].rstrip(" \t\n\r"))

    def _spacing(self) -> tuple[str, str]:
        """How this record parts its fields, and a key from its value."""
        if self._first is None:
            return "", ": "
        colon = self.source[self._first.key_end : self._first.start]
        if self._second is None:
            return (", " if colon.endswith(" ") else ","), colon
        return self.source[self._first.end : self._second.key_start], colon


def _skip(source: str, at: int) -> int:
    found = _blank(source, at)
    assert found is not None
    return found.end()


def _written(value: Any, ascii_only: bool) -> str:
    """The value as JSON, in plain ASCII where the record is; lone surrogates are escaped always: UTF-8 has none."""
    written = json.dumps(value, ensure_ascii=ascii_only)
    return written if ascii_only else _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
