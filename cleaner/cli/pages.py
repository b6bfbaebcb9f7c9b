"""HTML in the command: which documents are pages, and what becomes of them."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from cleaner.cli.files import BOM, Document, DocumentError, decoded

if TYPE_CHECKING:
    from cleaner.cli import Settings
    from cleaner.engine import Cleaner
    from cleaner.report import Report

#: How a page begins, behind blanks, comments and an XML prolog: with its doctype, or an element of its head or a block.
#: A text that begins with another tag is about tags, or no HTML.
_FIRST = """
    !doctype html head body title meta link script style base template noscript
    address article aside blockquote center details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header
    hgroup hr main menu nav ol p pre search section table ul
"""
_OPENING = re.compile(r"<(!doctype(?=\s+html)|[a-z][a-z0-9]*)(?=[\s>/])", re.IGNORECASE)
_PROLOG = re.compile(r"<\?xml\s[^>]*>", re.IGNORECASE)
#: How much of a document is looked at, in bytes: comments before the first tag may be long.
_HEAD = 65_536
#: By the first bytes: the codec of the rest.
_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
#: What a page says that it is written in, where it is read as bytes.
_DECLARED = re.compile(r"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)


def begins_as_page(data: bytes) -> bool:
    """Whether the document begins as HTML: with its doctype, or the tag of an element of a page's head or of a block.

    >>> begins_as_page(b"<!-- saved --> <!DOCTYPE html>"), begins_as_page(b"<p>"), begins_as_page(b"A <html> tag")
    (True, True, False)
    """
    head = data[:_HEAD]
    bom = next((bom for bom in _BOMS if head.startswith(bom)), b"")
    text = head[len(bom) :].decode(_BOMS.get(bom, "latin-1"), "replace").lstrip()
    while True:
        if text.startswith("<!--"):
            _, ended, text = text.partition("-->")
        elif prolog := _PROLOG.match(text):
            ended, text = ">", text[prolog.end() :]
        else:
            opening = _OPENING.match(text)
            return opening is not None and opening[1].lower() in _FIRST.split()
        text = text.lstrip() if ended else ""


def analyzed(name: str, data: bytes, settings: Settings, cleaner: Cleaner) -> tuple[Document, Report]:
    """The page's whole text as a document, and what was cut of it.

    The page's encoding is the one that it declares or looks like, unless the command names one. DocumentError where
    the call cannot be answered for a page.
    """
    from cleaner.markup.clean import NO_MARKUP, analyze_html

    if settings.view == "in-place" and settings.to != "html":
        raise DocumentError("is HTML: --in-place would make text of it (add --to html; or --text to take it as text)")
    given = decoded(name, data, settings.encoding, settings.errors) if settings.encoding else None
    report = analyze_html(cleaner, given.text if given else data, url=None, extractor=settings.extractor, kind=None)
    if settings.view == "in-place" and not settings.html and NO_MARKUP in report.warnings:
        raise DocumentError("is no HTML: --in-place would make a page of it (leave out --to html; or add --html)")
    codec, bom = (given.codec, given.bom) if given else ("utf-8", "")
    return Document(name, data, codec, bom, report.input, is_page=True), report


def encoded(document: Document, report: Report, settings: Settings, cleaner: Cleaner) -> bytes:
    """What standard output gets of a page: its own text with a line end, or with `--to html` the cut page."""
    from cleaner.markup.clean import clean_html

    if settings.to != "html":
        text = report.text if not report.text or report.text.endswith("\n") else report.text + "\n"
        return (document.bom + text).encode(document.codec, settings.errors) if text else b""
    named = settings.encoding
    page: str | bytes = decoded(document.name, document.data, named, settings.errors).text if named else document.data
    html = clean_html(cleaner, page, url=None, output="html", extractor=None, kind=None)
    said = _DECLARED.search(html[:_HEAD])
    # A page that goes on saying it is something else is read right all the same behind a byte order mark.
    bom = BOM if not named and said and codecs_name(said[1]) != "utf-8" else document.bom
    return (bom + html).encode(document.codec, "xmlcharrefreplace")


def codecs_name(name: str) -> str:
    """The name that Python gives to an encoding; the same name where it knows none."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name
