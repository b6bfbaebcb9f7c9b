"""How each package that takes the text out of HTML is called: (html, url) -> text, as its own documentation says."""

from __future__ import annotations

import logging
from collections.abc import Callable

from benchmarks.packages import package

Extractor = Callable[[str, str], str]


def _ours(extractor: str | None) -> Extractor:
    from cleaner import clean_html

    if extractor:
        package(extractor)
    return lambda html, url: clean_html(html, url=url or None, extractor=extractor)


def _alone(extractor: str) -> Extractor:
    """An extractor as `clean_html` runs it first, its text as it is."""
    from cleaner.markup.extractors import extract

    package(extractor)
    return lambda html, url: extract(html, extractor, url or None)


def _resiliparse() -> Extractor:
    work = package("resiliparse.extract.html2text").extract_plain_text
    return lambda html, url: str(work(html, main_content=True))


def _readability() -> Extractor:
    document, parse = package("readability").Document, package("lxml.html").fromstring

    def work(html: str, url: str) -> str:
        summary = document(html).summary()
        return "\n".join(parse(summary).itertext()) if summary else ""

    return work


def _newspaper() -> Extractor:
    article = package("newspaper").Article

    def work(html: str, url: str) -> str:
        found = article(url or "https://example.org/", fetch_images=False)  # nothing is to be fetched
        found.download(input_html=html)
        found.parse()
        return str(found.text)

    return work


def _goose() -> Extractor:
    goose = package("goose3").Goose()
    return lambda html, url: str(goose.extract(raw_html=html).cleaned_text)


def _boilerpy3() -> Extractor:
    extractor = package("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return lambda html, url: str(extractor.get_content(html))


def _inscriptis() -> Extractor:
    work = package("inscriptis").get_text
    return lambda html, url: str(work(html))


#: How each is made. MissingPackageError where its package is not installed.
EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "clean_html": lambda: _ours(None),
    "trafilatura, cleaned": lambda: _ours("trafilatura"),
    "jusText, cleaned": lambda: _ours("justext"),
    "trafilatura": lambda: _alone("trafilatura"),
    "jusText": lambda: _alone("justext"),
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "goose3": _goose,
    "boilerpy3": _boilerpy3,
    "inscriptis (all text)": _inscriptis,
}


def made(name: str) -> Extractor:
    """The extractor of that name, loaded and warm; its log is nobody's."""
    logging.disable(logging.CRITICAL)
    work = EXTRACTORS[name]()
    try:
        work("<html><body><p>Load what is loaded late.</p></body></html>", "https://example.org/")
    except Exception:  # a page of one line is more than some can bear
        return work
    return work
