"""Pages of HTML as programs give them: what the engine does not check is checked, and the URL names the host."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.engine import Cleaner
    from cleaner.report import Report

#: A page as text or as bytes.
Html = str | bytes | bytearray | memoryview

#: What may be asked of a page beside the fields of `Options`.
ARGUMENTS = ("url", "output", "extractor", "kind")


def clean_page(
    cleaner: Cleaner,
    html: Html,
    *,
    url: str | None = None,
    output: str = "text",
    extractor: str | None = None,
    kind: str | None = None,
) -> str:
    """What `cleaner.clean_html` gives, which says what each argument means and what is raised."""
    from cleaner.markup.clean import clean_html

    at, page, named = _at(cleaner, url), _page(html), _name(extractor)
    return clean_html(at, page, url=url, output=output, extractor=named, kind=kind)


def analyze_page(
    cleaner: Cleaner, html: Html, *, url: str | None = None, extractor: str | None = None, kind: str | None = None
) -> Report:
    """What `cleaner.analyze_html` gives, which says what each argument means and what is raised."""
    from cleaner.markup.clean import analyze_html

    return analyze_html(_at(cleaner, url), _page(html), url=url, extractor=_name(extractor), kind=kind)


def _at(cleaner: Cleaner, url: object) -> Cleaner:
    """The cleaner for a page of this URL: a `site` that the options name counts more."""
    if url is None or cleaner.options.profile_file is None or cleaner.options.site is not None:
        return cleaner
    from cleaner.sites.hosts import HostCleaners

    return HostCleaners(cleaner).of(url)


def _page(html: Html) -> str | bytes:
    """The page in a form that other packages take, too, and that can be sent to another process."""
    if not isinstance(html, Html):
        raise TypeError(f"html must be str or bytes, not {type(html).__name__}")
    return html if isinstance(html, str | bytes) else bytes(html)


def _name(extractor: object) -> str | None:
    if extractor is not None and not isinstance(extractor, str):
        raise TypeError(f"extractor must be a str or None, not {type(extractor).__name__}")
    return extractor
