"""Records to send through pipelines: deterministic, no two alike, made of the project's own prose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from cleaner import clean

PROSE = "The council voted on Tuesday to close the old bridge, and the mayor agreed."
MORE = "Work will start in the spring, she said, and it should be over by winter."
POINTER = "Also read: Ten bridges you must see"


def page(number: int) -> str:
    """A short page with something to cut."""
    return f"Bridge {number} is to close\n\n{PROSE}\n{POINTER}\n\n{MORE} It is the bridge with the number {number}.\n"


def records(count: int) -> Iterator[dict[str, Any]]:
    """So many records, numbered."""
    for number in range(count):
        yield {"id": number, "text": page(number), "tags": ["bridge", None, 1.5]}


@cache
def jsonl(count: int) -> bytes:
    """The records as lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records(count))


@cache
def cleaned(count: int) -> bytes:
    """What the lines must become."""
    return b"".join(json.dumps(record | {"text": clean(record["text"])}).encode() + b"\n" for record in records(count))
