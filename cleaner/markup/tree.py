"""Tree: a page as elements that can be written again, without the lines that were cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from cleaner.markup.reader import SHADOW, Reader
from cleaner.markup.source import MARKER, Source
from cleaner.options import Category
from cleaner.render import Lines, Spans, widen

#: Where a text stands: in the element of this number before its first child, or behind it.
Place = tuple[int, bool]
#: What runs or loads something, and what is shown only where that fails.
_UNSAFE = frozenset(
    {"base", "embed", "frame", "iframe", "link", "noembed", "noscript", "object", "script", "style", "template"}
)
#: Elements that show their text only where something is missing: where that text is read, it is written to be shown.
#: And elements whose text is no markup, whatever it looks like: what is written there is.
_SHOWN_AS = {"noscript": "div", "frameset": "div", "xmp": "pre", "plaintext": "pre", "template": "span"}
#: Attributes that may hold an address, alone, in a style, or as what an animation sets; and what an address runs by.
#: Browsers leave out what is no character of an address, so these are written within its scheme, too.
_ADDRESSES = frozenset(
    {"action", "background", "by", "data", "formaction", "from", "href", "poster", "src", "style", "to", "values"}
) | {"xlink:href"}
_RUNNING, _IGNORED = re.compile(r"(?:java|vb|live)script:", re.IGNORECASE), re.compile(r"[\s\0-\x20]+")
_MEDIA = frozenset({"img", "picture", "video", "audio", "svg"})
_CAPTIONS = frozenset({Category.PHOTO_CAPTION, Category.PHOTO_CREDIT})
#: What cannot be written, or not so that it is read again as it was.
_CONTROLS = dict.fromkeys([*(set(range(32)) - {9, 10, 13}), *range(127, 160), 0xFFFE, 0xFFFF]) | {0x0B: " "}


class TreeReader(Reader):
    """A reader that also notes where each line's text stands, and builds the elements."""

    def __init__(self, spoken: frozenset[str]) -> None:
        """As `Reader`."""
        super().__init__(spoken)
        self.elements: list[Any] = []
        self.loose: list[tuple[Place, str]] = []
        self.runs: list[tuple[int, int, list[tuple[Place | None, str]]]] = []
        self._run: list[tuple[Place | None, str]] = []
        self._children: dict[int, int] = {}
        self.put, self.part = self._note, self._note_part

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element starts."""
        super().start(tag, attributes)
        number = len(self.elements)
        if len(self.source.tags) > number:
            parent = self.source.parents[number]
            within = self.elements[parent] if number else None
            self.elements.append(_element(within, _SHOWN_AS.get(tag, tag), attributes))
            if number:
                self._children[parent] = number

    def data(self, text: str) -> None:
        """Text: to the line at hand, or to its place alone; judged as it will be written."""
        text = text.translate(_CONTROLS)
        if not text:
            return
        before = len(self.buffer)
        super().data(text)
        if len(self.buffer) == before and self.elements:
            self.loose.append((self._place(), text))

    def _note(self, text: str) -> None:
        """More text of the line at hand, and where it stands."""
        self.buffer.append(text)
        self._run.append((self._place(), text))

    def _note_part(self, text: str) -> None:
        """What an element stands for: nothing to be written."""
        self.buffer.append(text)
        self._run.append((None, " "))

    def flush(self) -> None:
        """End the line at hand."""
        run, first = self._run, len(self.source.lines)
        self._run = []
        super().flush()
        self.runs.append((first, len(self.source.lines), run))

    def _place(self) -> Place:
        inside = self.open[-1] if self.open else 0
        return (self._children[inside], True) if inside in self._children else (inside, False)

    def close(self) -> Source:
        """The page is over; its source carries this reader along."""
        source = super().close()
        self.put = self.part = self.buffer.append
        source.reader = self
        return source


def _element(parent: Any, tag: str, attributes: Mapping[str, str]) -> Any:
    """A new element; names that cannot be written again are left out, and whatever would run."""
    try:
        element = etree.Element(tag) if parent is None else etree.SubElement(parent, tag)
    except ValueError:
        element = etree.Element("span") if parent is None else etree.SubElement(parent, "span")
    for name, value in attributes.items():
        addresses = name in _ADDRESSES or (name == "content" and "http-equiv" in attributes)
        if name.startswith("on") or (addresses and _RUNNING.search(_IGNORED.sub("", value))):
            continue
        try:
            element.set(name, value.translate(_CONTROLS))
        except ValueError:
            continue
    return element


def written(source: Source, lines: Lines, spans: Spans, kind: str | None) -> str:
    """The page without these lines and spans (by the source's lines) and without what would run.

    It is marked as cleaned, as a page of this kind.
    """
    reader = source.reader
    if not isinstance(reader, TreeReader) or not reader.elements:
        return ""
    texts: dict[Place, list[str]] = {}
    for spot, text in reader.loose:
        texts.setdefault(spot, []).append(text)
    for first, last, run in reader.runs:
        kept = _kept(source.lines, first, last, "".join([text for _, text in run]), lines, spans)
        at = 0
        for place, text in run:
            if place is not None:
                left = [char for char, keep in zip(text, kept[at : at + len(text)], strict=True) if keep]
                texts.setdefault(place, []).append("".join(left))
            at += len(text)
    for (number, behind), parts in texts.items():
        text = "".join(parts)
        setattr(reader.elements[number], "tail" if behind else "text", text)
    _prune(source, reader.elements, lines)
    reader.elements[0].set(MARKER, kind or "")
    html: str = etree.tostring(reader.elements[0], method="html", encoding="unicode")
    return f"<!DOCTYPE html>\n{html}"


def _kept(texts: list[str], first: int, last: int, raw: str, lines: Lines, spans: Spans) -> bytearray:
    """For each character of a run of text, which became these lines, whether it stays."""
    kept = bytearray(b"\1") * len(raw)
    at = 0
    for row in range(first, last):
        where = []  # where each character of the line stands in the run
        for char in texts[row]:
            while at < len(raw) and raw[at] != char and not (char in " \t" and raw[at].isspace()):
                at += 1
            where.append(min(at, len(raw) - 1))
            at += 1
        if row in lines:
            parts = [(0, len(where))]
        else:
            parts = [widen(texts[row], span.start, span.end) for span in spans.get(row, ())]
        for start, end in parts:
            kept[where[start] : where[end - 1] + 1] = bytes(where[end - 1] + 1 - where[start])
    return kept


def _prune(source: Source, elements: list[Any], lines: Lines) -> None:
    """Take out what has lost all its lines, and what would run; where text stands behind, the line still ends."""
    sums = [0]
    for row in range(len(source.lines)):
        sums.append(sums[-1] + (row in lines))
    gone: set[int] = set()
    for number in range(1, len(elements)):
        first, last = source.firsts[number], source.lasts[number]
        emptied = last > first and sums[last] - sums[first] == last - first
        unsafe = source.tags[number] in _UNSAFE and not _is_read(source, number)
        if source.parents[number] in gone:
            gone.add(number)
        elif unsafe or (emptied and not _shows(elements[number], lines, first, last)):
            gone.add(number)
            _take_out(elements[number], source.tags[number])


def _is_read(source: Source, number: int) -> bool:
    """Whether the text of an element was read that commonly is not shown."""
    tag = source.tags[number]
    if tag == "template":
        return SHADOW in source.attrs[number]
    return tag in _SHOWN_AS and source.lasts[number] > source.firsts[number] and not source.unspoken


def _shows(element: Any, lines: Lines, first: int, last: int) -> bool:
    """Whether an element has pictures that only lost their captions."""
    if not all(lines[row].category in _CAPTIONS for row in range(first, last)):
        return False
    return any(True for _ in element.iter(*_MEDIA))


def _take_out(element: Any, tag: str) -> None:
    """Remove an element; where text goes on behind it only what is in it, so that the two texts stay apart."""
    tail = element.tail
    parent = element.getparent()
    if tail and tail.strip() and tag not in _UNSAFE and tag not in ("html", "body"):
        for child in list(element):
            element.remove(child)
        element.text = None
        return
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
