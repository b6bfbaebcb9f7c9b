"""A page of a web archive, cleaned: as a JSON line or as a WARC record."""

from __future__ import annotations

import codecs
import gzip
import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cleaner.engine import Cleaner
from cleaner.report import Report
from cleaner.sites.hosts import HostCleaners
from cleaner.stream.jsonl import Outcome
from cleaner.stream.warc import HTML, OTHER, Page

#: WARC headers and the fields of a JSON line they go to; those that a record lacks are left out.
FIELDS = {
    "warc-record-id": "id",
    "warc-target-uri": "url",
    "warc-date": "date",
    "warc-identified-content-language": "language",
}
_as_json = json.JSONEncoder(ensure_ascii=False).encode
#: Headers that tell of the bytes of a record: other bytes need others.
_OF_BYTES = frozenset(
    {"warc-type", "warc-record-id", "content-length", "content-type", "warc-block-digest", "warc-payload-digest"}
)


class CleanPage:
    """Cleans the pages of an archive, each by itself; picklable, for workers."""

    def __init__(self, cleaner: Cleaner, *, out: str = "text", report: str | None = None) -> None:
        """Put the clean text into the field `out` of a JSON line, and what was cut into `report`, if that is named."""
        self._cleaners = HostCleaners(cleaner)
        self._out, self._report = out, report

    def __call__(self, page: Page) -> Outcome:
        """The page's line; with a problem, and the text as it came, where it cannot be cleaned."""
        text, problem = _decoded(page)
        report = None if problem else self._analyzed(page, text)
        return Outcome(self._line(page, text, report), problem)

    def passed_on(self, page: Page) -> bytes:
        """The page's line with the text as it came."""
        return self._line(page, page.body.decode("utf-8", "replace"), None)

    def _analyzed(self, page: Page, text: str | bytes) -> Report:
        url = next((value for name, value in page.headers if name.lower() == "warc-target-uri"), None)
        cleaner = self._cleaners.of(url)
        if page.holds != HTML:
            assert isinstance(text, str)
            return cleaner.analyze(text)
        from cleaner.markup.clean import analyze_html

        return analyze_html(cleaner, text, url=url, extractor=None, kind=None)

    def _line(self, page: Page, text: str | bytes, report: Report | None) -> bytes:
        headers = {FIELDS.get(name.lower()): value for name, value in page.headers}
        record: dict[str, Any] = {name: headers[name] for name in FIELDS.values() if name in headers}
        record[self._out] = report.text if report else text
        if self._report is not None:
            record[self._report] = [removal._asdict() for removal in report.removals] if report else None
        return _as_json(record).encode("utf-8", "backslashreplace") + b"\n"


class CleanBlock(CleanPage):
    """The same for an archive: the record as a `conversion`, or as it was where there is nothing to clean."""

    def __init__(self, cleaner: Cleaner, *, packed: bool) -> None:
        """With `packed`, each record is a member of a .gz file, as archives have it."""
        super().__init__(cleaner)
        self._packed = packed

    def _line(self, page: Page, text: str | bytes, report: Report | None) -> bytes:
        is_text = any(name.lower() == "warc-type" and value == "conversion" for name, value in page.headers)
        same = report is None or (is_text and not report.removals)
        block = page.block if same or report is None else _conversion(page, report.text)
        return gzip.compress(block, mtime=0) if self._packed else block

    def __call__(self, page: Page) -> Outcome:
        """The record's bytes; unchanged, with a problem, where it cannot be cleaned."""
        if page.holds == OTHER and not page.problem:
            return Outcome(self._line(page, b"", None), None)
        return super().__call__(page)


def _decoded(page: Page) -> tuple[str | bytes, str | None]:
    """The page's text, or HTML as it is to be read; and what is wrong with its bytes."""
    if page.problem:
        return page.body.decode("utf-8", "replace"), page.problem
    if page.holds == HTML:
        return _declared(page), None
    try:
        return page.body.decode(page.charset if page.charset and _known(page.charset) else "utf-8"), None
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        problem = f"byte 0x{byte:02X} at offset {error.start} is not {error.encoding}"
        return page.body.decode("utf-8", "replace"), problem
    except UnicodeError as error:  # of a codec that says no more
        return page.body.decode("utf-8", "replace"), str(error)


def _declared(page: Page) -> str | bytes:
    """HTML in the encoding that HTTP declares; as bytes, for the reader to find out, where it declares none or lies."""
    if page.charset and _known(page.charset):
        try:
            return page.body.decode(page.charset)
        except UnicodeError:  # also of codecs that refuse all
            return page.body
    return page.body


def _known(charset: str) -> bool:
    try:
        return codecs.lookup(charset)._is_text_encoding
    except LookupError:
        return False


def _conversion(page: Page, text: str) -> bytes:
    """The record of a clean text: URI, date and all else of the original but what tells of its bytes.

    Its id is made from the original's, so that the same archive gives the same bytes.
    """
    lower = {name.lower(): value for name, value in page.headers}
    original = lower.get("warc-record-id", "")
    body = text.encode("utf-8", "surrogatepass")
    first = {
        "WARC-Type": "conversion",
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'cleaner {original}')}>",
        "Content-Type": "text/plain",
        "Content-Length": str(len(body)),
    }
    if "warc-refers-to" not in lower and original:
        first["WARC-Refers-To"] = original
    kept = [(name, value) for name, value in page.headers if name.lower() not in _OF_BYTES]
    lines = [f"{name}: {value}" for name, value in (*first.items(), *kept)]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + body + b"\r\n\r\n"
