"""The front end for HTML: a page becomes elements and lines, while lxml's parser reads it."""

from __future__ import annotations

import re

from lxml import etree

from cleaner.markup.encoding import decoded
from cleaner.markup.reader import Reader
from cleaner.markup.source import Source

#: The parser takes what stands in `noframes` for text, tags and all: it is read as what it is.
_NOFRAMES = re.compile(rb"<(/?)noframes\b[^>]{0,200}>", re.IGNORECASE)
#: What stands in formulas that are there for machines: what readers see of them stands in other elements.
_ANNOTATIONS = frozenset({"annotation", "annotation-xml"})
#: An article in the page's data is read where it is longer than all that the page shows, this many times.
_MOST_SHOWN = 2
_TAG = re.compile(rb"<([a-zA-Z][^\s/>]{0,40})")


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
    spoken = _spoken(source)
    if spoken:
        source = _read(data, reader(spoken))
    article = _article_in_data(source)
    return _read(data + article, reader(spoken)) if article else source


def _spoken(source: Source) -> frozenset[str]:
    """Which elements are to be read although they are commonly not shown."""
    spoken = {"noscript"} if source.unspoken > sum(map(len, source.lines)) else set()
    if "math" in source.tags and _ANNOTATIONS.isdisjoint(source.tags):
        spoken.add("math")
    return frozenset(spoken)


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
    source, tag = reader.close(), _TAG.search(data)
    source.front = tag[1].decode("utf-8", "replace").lower() if tag else ""
    return source
