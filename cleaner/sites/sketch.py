"""The sketch of one host: a sample of its pages that does not depend on order, and the lines of each.

The sample is the pages with the smallest digests ("bottom k"). Of two samples' union the smallest are the smallest
of all, so joining two sketches gives exactly the sketch of all pages; a page met twice counts once.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from struct import Struct

from cleaner.sites.lines import DIGEST_SIZE, digests

#: How many pages of a host are remembered: a share is then known to 1 part in 16 or better, and the pages that hold
#: a line fit one 64-bit mask.
MOST_PAGES = 64
_KEY_SIZE = 8

#: A host's pages: the digest of each page's text -> the joined digests of its lines.
Sketch = dict[bytes, bytes]

_NUMBER, _MASK = Struct("<I"), Struct("<Q")


def page_key(text: str) -> bytes:
    """The digest that names a page: pages with the same text are one page."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY_SIZE).digest()


def add_page(sketch: Sketch, text: str) -> int:
    """Take a page into a sketch, if it belongs to the sample; -> by how many bytes the sketch has grown."""
    key = page_key(text)
    if key in sketch:
        return 0
    grown = 0
    if len(sketch) >= MOST_PAGES:
        last = max(sketch)
        if key > last:
            return 0
        grown = -len(sketch.pop(last))
    sketch[key] = digests(text)
    return grown + len(sketch[key])


def joined(one: Sketch, other: Sketch) -> Sketch:
    """The sketch of all pages of both."""
    both = one | other
    return {key: both[key] for key in sorted(both)[:MOST_PAGES]}


def split(lines: bytes, size: int = DIGEST_SIZE) -> list[bytes]:
    """Joined digests, one by one."""
    return [lines[at : at + size] for at in range(0, len(lines), size)]


def counts(sketch: Sketch) -> Counter[bytes]:
    """On how many of the pages each line stands."""
    return Counter([line for lines in sketch.values() for line in split(lines)])


def packed(sketch: Sketch, least: int = 1) -> bytes:
    """A sketch as bytes; lines on fewer than `least` pages are left out.

    The number of pages and their keys; the lines of two pages and more, each with a mask of its pages; then, page by
    page, the lines that no other page has.
    """
    keys = sorted(sketch)
    masks: dict[bytes, int] = {}
    for bit, key in enumerate(keys):
        for line in split(sketch[key]):
            masks[line] = masks.get(line, 0) | 1 << bit
    shared = sorted(line for line, mask in masks.items() if mask.bit_count() >= max(2, least))
    parts = [_NUMBER.pack(len(keys)), *keys, _NUMBER.pack(len(shared)), *shared]
    parts += [_MASK.pack(masks[line]) for line in shared]
    for key in keys:
        own = [line for line in split(sketch[key]) if masks[line].bit_count() == 1] if least == 1 else []
        parts += [_NUMBER.pack(len(own)), *own]
    return b"".join(parts)


def unpacked(data: bytes) -> Sketch:
    """The sketch that `packed` wrote. Raises ValueError for anything else."""
    reader = _Reader(data)
    keys = split(reader.take(reader.number() * _KEY_SIZE), _KEY_SIZE)
    shared = split(reader.take(reader.number() * DIGEST_SIZE))
    masks = [_MASK.unpack(reader.take(_MASK.size))[0] for _ in shared]
    sketch = {}
    for bit, key in enumerate(keys):
        own = split(reader.take(reader.number() * DIGEST_SIZE))
        own += [line for line, mask in zip(shared, masks, strict=True) if mask >> bit & 1]
        sketch[key] = b"".join(sorted(own))
    if reader.at != len(data):
        raise ValueError("bytes left over in a sketch")
    return sketch


class _Reader:
    """Bytes read from front to back."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        """The next bytes."""
        taken = self.data[self.at : self.at + size]
        if len(taken) != size:
            raise ValueError("a sketch ends too early")
        self.at += size
        return taken

    def number(self) -> int:
        """The next number."""
        value: int = _NUMBER.unpack(self.take(_NUMBER.size))[0]
        return value
