"""Other extractors first: a named package finds the text of a page, the text engine cleans what it returns."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.engine import Cleaner
    from cleaner.report import Report

#: What `Report.warnings` says when the extractor found no text on the page.
NOTHING = "nothing extracted: {name} found no text on this page"

#: What jusText asks for where it has no words of the language: shares that any text has (its own documentation).
_WITHOUT_WORDS = {"stopwords_low": 0.0, "stopwords_high": 0.0}

#: Characters that XML does not allow, and so lxml in places, as blanks.
_CONTROLS = dict.fromkeys([*{*range(32)} - {9, 10, 13}, 0xFFFE, 0xFFFF], " ")

#: Extractors that this package needs for other things, too.
_COMES_ALONG = frozenset({"justext"})


class ExtractorMissingError(ImportError):
    """The package of an extractor is not installed; the message names the extra that installs it."""


def check(extractor: str) -> None:
    """Raise what `extract` would raise for this name."""
    if extractor not in EXTRACTORS:
        raise ValueError(f"extractor: unknown extractor {extractor!r}; allowed are {', '.join(sorted(EXTRACTORS))}")
    if find_spec(extractor) is None:
        wanted = "webtext-cleaner" + ("" if extractor in _COMES_ALONG else f"[{extractor}]")
        raise ExtractorMissingError(f"extractor: {extractor} needs its package: pip install '{wanted}'")


def extract(html: str | bytes, extractor: str, url: str | None = None) -> str:
    """The text that the named extractor finds on a page; "" where it finds none.

    `html` goes to the package as it is: of bytes it reads the encoding itself. `url` is where the page was, never
    fetched. Raises ValueError for a name that is not in `EXTRACTORS`, ExtractorMissingError without its package.
    """
    check(extractor)
    if not isinstance(html, str | bytes):
        raise TypeError(f"html must be str or bytes, not {type(html).__name__}")
    # A lone surrogate stands for no character: both packages would give up the page for it.
    given = html.encode("utf-8", "replace").decode("utf-8") if isinstance(html, str) else html
    return EXTRACTORS[extractor](given, url)


def analyze_extracted(html: str | bytes, extractor: str, url: str | None, cleaner: Cleaner) -> Report:
    """What the cleaner makes of the extractor's text; the report's input is that text. Raises as `extract` does."""
    text = extract(html, extractor, url)
    report = cleaner.analyze(text)
    if not text:
        report.warnings = (*report.warnings, NOTHING.format(name=extractor))
    return report


def _package(name: str) -> Any:
    """A package; unless the program listens, nobody gets its log: standard error is for the own words of a filter."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return import_module(name)


def _trafilatura(html: str | bytes, url: str | None) -> str:
    """With its defaults, but for readers' comments: they are no text of the author's."""
    return _package("trafilatura").extract(html, url=url, include_comments=False) or ""


def _justext(html: str | bytes, url: str | None) -> str:
    """With the words of the language that the page names; where they find nothing, of the one that its text is in."""
    from cleaner.markup.stop_words import declared, guessed

    named = declared(html)
    found = [part for part in _paragraphs(html, named) if not part.is_boilerplate] if named else []
    if not found:
        every = _paragraphs(html, None)
        name = guessed(" ".join([part.text for part in every]))
        every = _paragraphs(html, name) if name else every
        found = [part for part in every if not part.is_boilerplate]
    return "\n".join([part.text for part in found])


def _paragraphs(html: str | bytes, name: str | None) -> list[Any]:
    """The page's paragraphs, judged by jusText with one of its word lists or without any."""
    from lxml.etree import ParserError
    from lxml.html import HtmlComment

    from cleaner.markup.stop_words import stop_words

    justext = _package("justext")
    words, shares = (stop_words(name), {}) if name else (frozenset(), _WITHOUT_WORDS)
    try:
        try:
            return list(justext.justext(html, words, **shares))
        except ValueError:  # a control character where a comment stood
            text = justext.core.decode_html(html) if isinstance(html, bytes) else html
            text = text.translate(_CONTROLS)
            if isinstance(justext.core.html_to_dom(text), HtmlComment):  # and nothing else
                return []
            return list(justext.justext(text, words, **shares))
    except ParserError:  # what it says of a page without a single element
        return []


#: How each extractor is run, by its name (and its package's): (html, url) -> text.
EXTRACTORS: dict[str, Callable[[str | bytes, str | None], str]] = {
    "justext": _justext,
    "trafilatura": _trafilatura,
}
