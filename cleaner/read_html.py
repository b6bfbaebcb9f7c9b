"""The front end for HTML: a page becomes elements and lines, while lxml's parser reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from lxml import etree

from cleaner.markup.encoding import decoded
from cleaner.markup.source import Source

#: What ends a line before and after itself ...
_ROWS = "dd dt figcaption caption li option summary"
#: ... and stands apart by a blank line, too.
_APART = """
    address article aside blockquote body center details dialog dir div dl fieldset figure footer form frame frameset
    h1 h2 h3 h4 h5 h6 header hgroup legend main menu nav noframes ol p section search table tbody tfoot thead ul
"""
#: What is never shown as text, or only where something cannot be shown.
_SILENT = "audio canvas datalist embed iframe map math noscript object select style svg template textarea video"
Deed = TypeVar("Deed", bound=Callable[..., None])
_JSON_LD = "application/ld+json"
#: Between two cells of a row, until its line ends. HTML folds it like a blank, so it parts nothing else.
_NEXT_CELL = "\v"


def read_html(html: str | bytes, spoken: frozenset[str] = frozenset()) -> Source:
    """The page's elements and lines. `spoken` names elements to read although they are commonly not shown.

    Nothing is fetched, and no entity is known but HTML's own. TypeError where `html` is neither str nor bytes.
    """
    if isinstance(html, bytes | bytearray | memoryview):
        html = decoded(bytes(html))
    elif not isinstance(html, str):
        raise TypeError(f"html must be str or bytes, not {type(html).__name__}")
    reader = _Reader(spoken)
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    if data:
        parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True, no_network=True, recover=True)
        parser.feed(data)
        parser.close()
    return reader.close()


class _Reader:
    """What the parser calls: an element starts, ends, or holds text."""

    def __init__(self, spoken: frozenset[str]) -> None:
        self.source = Source()
        self.open: list[int] = []
        self.blocks: list[int] = [0]
        self.buffer: list[str] = []
        self.captured: list[str] | None = None
        self.leaf = self.links = self.linked = self.gap = self.silent = self.pre = 0
        self.in_row = False
        self.opening = _by_tag(self._row, self._apart, self._hush, spoken)
        self.opening |= {"td": self._cell, "th": self._cell, "tr": self._tr, "br": self._break, "hr": self._apart}
        self.opening |= {"a": self._link, "pre": self._pre, "script": self._script, "title": self._title}
        self.closing = _by_tag(self._end_row, self._end_apart, self._speak, spoken)
        self.closing |= {"td": self._end_cell, "th": self._end_cell, "tr": self._end_row, "hr": self._end_apart}
        self.closing |= {"a": self._end_link, "pre": self._end_pre, "script": self._end_script}
        self.closing["title"] = self._end_title

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element starts."""
        source = self.source
        number = len(source.tags)
        if number and tag == "html":  # what stands after the end of the page comes as a page of its own
            self.open.append(0)
            return
        source.parents.append(self.open[-1] if self.open else min(number, 1) - 1)
        source.tags.append(tag)
        source.attrs.append(attributes)
        source.ends.append(0)
        self.open.append(number)
        deed = self.opening.get(tag)
        if deed is not None:
            deed(number)

    def end(self, tag: str) -> None:
        """An element ends."""
        deed = self.closing.get(tag)
        if deed is not None:
            deed()
        self.source.ends[self.open.pop()] = len(self.source.tags)

    def data(self, text: str) -> None:
        """Text: to the line at hand, or to nothing."""
        if self.silent:
            if self.captured is not None:
                self.captured.append(text)
            return
        if not self.buffer:
            if text.isspace() and not self.pre:
                return
            self.leaf = self.open[-1] if self.open else 0
        self.buffer.append(text)
        if self.links:
            self.linked += len(text)

    def close(self) -> Source:
        """The page is over."""
        self._flush()
        if self.source.ends:
            self.source.ends[0] = len(self.source.tags)
        return self.source

    def _flush(self) -> None:
        """End the line at hand."""
        if not self.buffer:
            return
        text = "".join(self.buffer)
        self.buffer = []
        if self.pre:
            for line in text.strip("\r\n").split("\n"):
                self._add(line.rstrip())
        elif _NEXT_CELL in text:
            self._add("\t".join([" ".join(cell.split()) for cell in text.split(_NEXT_CELL)]).rstrip("\t"))
        else:
            self._add(" ".join(text.split()))
        self.linked = 0

    def _add(self, line: str) -> None:
        if not line:
            self.gap = 1
            return
        source = self.source
        source.lines.append(line)
        source.owners.append(self.blocks[-1])
        source.leaves.append(self.leaf)
        source.linked.append(min(self.linked, len(line)))
        source.gaps.append(self.gap)
        self.gap = 0

    # --- what elements do: first where they start, then where they end

    def _break(self, _: int) -> None:
        if self.pre:
            self.buffer.append("\n")
        else:
            self._flush()
            self.in_row = False

    def _row(self, number: int) -> None:
        self._flush()
        self.in_row = False
        self.blocks.append(number)

    def _apart(self, number: int) -> None:
        self._flush()
        self.in_row = False
        self.gap = 1
        self.blocks.append(number)

    def _tr(self, number: int) -> None:
        self._flush()
        self.in_row = True
        self.blocks.append(number)

    def _cell(self, number: int) -> None:
        if self.in_row and self.buffer:
            self.buffer.append(_NEXT_CELL)
        else:
            self._flush()
        self.blocks.append(number)

    def _pre(self, number: int) -> None:
        self._apart(number)
        self.pre += 1

    def _link(self, _: int) -> None:
        self.links += 1

    def _hush(self, _: int) -> None:
        self.silent += 1

    def _script(self, number: int) -> None:
        self.silent += 1
        if self.source.attrs[number].get("type") == _JSON_LD:
            self.captured = []

    def _title(self, _: int) -> None:
        self.silent += 1
        if not self.source.title:
            self.captured = []

    def _end_row(self) -> None:
        self._flush()
        self.in_row = False
        self.blocks.pop()

    def _end_apart(self) -> None:
        self._flush()
        self.in_row = False
        self.gap = 1
        self.blocks.pop()

    def _end_cell(self) -> None:
        if not self.in_row:
            self._flush()
        self.blocks.pop()

    def _end_pre(self) -> None:
        self._end_apart()
        self.pre -= 1

    def _end_link(self) -> None:
        self.links -= 1

    def _speak(self) -> None:
        self.silent -= 1

    def _end_script(self) -> None:
        self.silent -= 1
        if self.captured is not None:
            self.source.data.append("".join(self.captured))
            self.captured = None

    def _end_title(self) -> None:
        self.silent -= 1
        if self.captured is not None:
            self.source.title = " ".join("".join(self.captured).split())
            self.captured = None


def _by_tag(row: Deed, apart: Deed, silent: Deed, spoken: frozenset[str]) -> dict[str, Deed]:
    """What to do for each name of an element."""
    deeds = dict.fromkeys(_ROWS.split(), row) | dict.fromkeys(_APART.split(), apart)
    return deeds | dict.fromkeys(set(_SILENT.split()) - spoken, silent)
