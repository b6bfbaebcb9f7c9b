"""The front end for HTML: a page becomes elements and lines, while lxml's parser reads it."""

from __future__ import annotations

import re
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
#: What shows its text as it was typed: line by line, and all but the first two with their tags, too.
_AS_TYPED = ("pre", "listing", "xmp", "plaintext")
#: What is never shown as text, or only where something cannot be shown.
_SILENT = "audio canvas datalist embed iframe map math noscript object select style svg template textarea video"
Deed = TypeVar("Deed", bound=Callable[..., None])
_JSON_LD = "application/ld+json"
#: The parser takes what stands in `noframes` for text, tags and all: it is read as what it is.
_NOFRAMES = re.compile(rb"<(/?)noframes\b[^>]{0,200}>", re.IGNORECASE)
#: An article in the page's data is read where it is longer than all that the page shows, this many times.
_MOST_SHOWN = 2
#: An element without attributes: the parser's own mapping for it is slow.
_NONE: Mapping[str, str] = {}
#: Between two cells of a row, until its line ends. HTML folds it like a blank, so it parts nothing else.
_NEXT_CELL = "\v"


def read_html(html: str | bytes, reader: type[Reader] | None = None) -> Source:
    """The page's elements and lines.

    What is there for readers without scripts is read where the page has more text there than elsewhere, and so is an
    article that stands in the page's data alone. Nothing is fetched, and no entity is known but HTML's own. TypeError
    where `html` is neither str nor bytes. A `reader` other than `Reader` may note more of the page.
    """
    if isinstance(html, bytes | bytearray | memoryview):
        html = decoded(bytes(html))
    elif not isinstance(html, str):
        raise TypeError(f"html must be str or bytes, not {type(html).__name__}")
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    reader = reader or Reader
    source = _read(data, reader(frozenset()))
    if "noframes" in source.tags:
        data = _NOFRAMES.sub(rb"<\1div>", data)
        source = _read(data, reader(frozenset()))
    if source.unspoken > sum(map(len, source.lines)):
        return _read(data, reader(frozenset({"noscript"})))
    article = _article_in_data(source)
    return _read(data + article, reader(frozenset())) if article else source


def _article_in_data(source: Source) -> bytes:
    """The article that only the page's data holds, as HTML; nothing where the page shows as much text itself."""
    shown = sum(map(len, source.lines))
    if not any(len(script) > _MOST_SHOWN * shown and "articleBody" in script for script in source.data):
        return b""
    from cleaner.markup.embedded import article, as_html

    title, text = article(source.data)
    return as_html(title, text).encode("utf-8", "replace") if len(text) > _MOST_SHOWN * shown else b""


def _read(data: bytes, reader: Reader) -> Source:
    """One pass over the page."""
    if data:
        parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True, no_network=True, recover=True)
        parser.feed(data)
        parser.close()
    return reader.close()


class Reader:
    """What the parser calls: an element starts, ends, or holds text."""

    def __init__(self, spoken: frozenset[str]) -> None:
        """`spoken` names elements to read although they are commonly not shown."""
        source = self.source = Source()
        # The source's own lists: called for each element, so each look-up counts.
        self.tags, self.parents, self.attrs = source.tags, source.parents, source.attrs
        self.firsts, self.lasts, self.lines = source.firsts, source.lasts, source.lines
        self.open: list[int] = []
        self.blocks: list[int] = [0]
        self.buffer: list[str] = []
        #: Takes more text of the line at hand.
        self.put: Callable[[str], None] = self.buffer.append
        #: Takes what an element stands for in the line: the end of a cell, a line's end in `pre`.
        self.part: Callable[[str], None] = self.buffer.append
        self.captured: list[str] | None = None
        #: What ended in `pre` since the last line: blanks make no line there, so none of it may claim one.
        self.ended: list[int] = []
        self.leaf = self.links = self.linked = self.gap = self.silent = self.pre = self.unscripted = 0
        self.in_row = False
        self.opening = _by_tag(self._row, self._apart, self._hush, spoken)
        self.opening |= {"td": self._cell, "th": self._cell, "tr": self._tr, "br": self._break, "hr": self._apart}
        self.opening |= {"a": self._link, "script": self._script, "title": self._title}
        self.opening |= dict.fromkeys(_AS_TYPED, self._pre)
        self.closing = _by_tag(self._end_row, self._end_apart, self._speak, spoken)
        self.closing |= {"td": self._end_cell, "th": self._end_cell, "tr": self._end_row, "hr": self._end_apart}
        self.closing |= {"a": self._end_link, "script": self._end_script, "title": self._end_title}
        self.closing |= dict.fromkeys(_AS_TYPED, self._end_pre)
        heard = "noscript" in spoken
        self.opening["noscript"] = self._apart if heard else self._noscript
        self.closing["noscript"] = self._end_apart if heard else self._end_noscript

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element starts."""
        number, opened = len(self.tags), self.open
        if number and tag == "html":  # what stands after the end of the page comes as a page of its own
            opened.append(0)
            return
        self.parents.append(opened[-1] if opened else min(number, 1) - 1)
        self.tags.append(tag)
        self.attrs.append(attributes or _NONE)
        self.lasts.append(0)
        opened.append(number)
        deed = self.opening.get(tag)
        if deed is not None:
            deed(number)
        self.firsts.append(len(self.lines))

    def end(self, tag: str) -> None:
        """An element ends."""
        deed = self.closing.get(tag)
        if deed is not None:
            deed()
        number = self.open.pop()
        self.lasts[number] = len(self.lines) + (1 if self.buffer else 0)
        if self.pre:
            self.ended.append(number)

    def data(self, text: str) -> None:
        """Text: to the line at hand, or to nothing."""
        if self.silent:
            if self.captured is not None:
                self.captured.append(text)
            elif self.unscripted:
                self.source.unspoken += len(text.strip())
            return
        if not self.buffer:
            if text.isspace() and not self.pre:
                return
            self.leaf = self.open[-1] if self.open else 0
        self.put(text)
        if self.links:
            self.linked += len(text)

    def close(self) -> Source:
        """The page is over; nothing is left that refers to itself, so that the page goes when nobody needs it."""
        self.flush()
        self.opening, self.closing = {}, {}
        if self.source.lasts:
            self.source.lasts[0] = len(self.source.lines)
        return self.source

    def flush(self) -> None:
        """End the line at hand, if there is one (some ask before: a call is dear)."""
        if not self.buffer:
            return
        text = "".join(self.buffer)
        self.buffer.clear()
        if self.pre:
            for line in text.strip("\r\n").split("\n"):
                self._add(line.rstrip())
            for number in self.ended:
                self.lasts[number] = min(self.lasts[number], len(self.lines))
            self.ended.clear()
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
            self.part("\n")
        else:
            self.flush()
            self.in_row = False

    def _row(self, number: int) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.blocks.append(number)

    def _apart(self, number: int) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.gap = 1
        self.blocks.append(number)

    def _tr(self, number: int) -> None:
        self.flush()
        self.in_row = True
        self.blocks.append(number)

    def _cell(self, number: int) -> None:
        if self.in_row and self.buffer:
            self.part(_NEXT_CELL)
        else:
            self.flush()
        self.blocks.append(number)

    def _pre(self, number: int) -> None:
        self._apart(number)
        self.pre += 1

    def _link(self, _: int) -> None:
        self.links += 1

    def _hush(self, _: int) -> None:
        self.silent += 1

    def _noscript(self, _: int) -> None:
        self.silent += 1
        self.unscripted = 1

    def _script(self, number: int) -> None:
        self.silent += 1
        if self.source.attrs[number].get("type") == _JSON_LD:
            self.captured = []

    def _title(self, _: int) -> None:
        self.silent += 1
        if not self.source.title:
            self.captured = []

    def _end_row(self) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.blocks.pop()

    def _end_apart(self) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.gap = 1
        self.blocks.pop()

    def _end_cell(self) -> None:
        if not self.in_row:
            self.flush()
        self.blocks.pop()

    def _end_pre(self) -> None:
        self._end_apart()
        self.pre -= 1

    def _end_link(self) -> None:
        self.links -= 1

    def _speak(self) -> None:
        self.silent -= 1

    def _end_noscript(self) -> None:
        self.silent -= 1
        self.unscripted = 0

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
