"""One JSON record in, one out: a field cleaned, all else byte for byte as it was."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.engine import Cleaner
from cleaner.report import Report
from cleaner.stream.splice import Record, told_of_line

if TYPE_CHECKING:
    from cleaner.sites.hosts import HostCleaners


class Outcome(NamedTuple):
    """The record's line as it goes out; `problem` says why it is the one that came in."""

    line: bytes
    problem: str | None


class Fields(NamedTuple):
    """Names of the fields.

    text    read from here; None: only `html` is read
    html    HTML, read from here where the record has it; None: only `text` is read
    out     the clean text goes here, replacing what is there
    report  a list of what was cut goes here; None: nowhere
    url     where the page was: says what site it is from, where options name a site profile, and is told to extractors
    """

    text: str | None = "text"
    html: str | None = None
    out: str = "text"
    report: str | None = None
    url: str = "url"


_FIELDS = Fields()


class CleanRecord:
    r"""Cleans the lines of a JSONL file, each by itself; picklable, for workers.

    >>> CleanRecord(Cleaner())(b'{"id": 1.0, "text": "The bridge reopened on Monday.\\nFollow us"}\n').line
    b'{"id": 1.0, "text": "The bridge reopened on Monday."}\n'
    """

    def __init__(self, cleaner: Cleaner, fields: Fields = _FIELDS, extractor: str | None = None) -> None:
        """With `fields.html`, needs what reading HTML needs; `extractor` is as for `clean_html`."""
        self._cleaners: HostCleaners | None = None
        if cleaner.options.profile_file is not None:
            from cleaner.sites.hosts import HostCleaners

            self._cleaners = HostCleaners(cleaner)
        self._cleaner = cleaner
        self._fields = fields
        self._extractor = extractor

    def __call__(self, line: bytes) -> Outcome:
        """The line with its text cleaned; as it was, with a problem, where that cannot be done. Blank lines stay."""
        if not line.strip():
            return Outcome(line, None)
        try:
            bom = codecs.BOM_UTF8 if line.startswith(codecs.BOM_UTF8) else b""
            record = Record(line[len(bom) :].decode("utf-8"))
            report = self._report(record)
            return Outcome(bom + self._written(record, report).encode("utf-8"), None)
        except (ValueError, RecursionError) as error:
            return Outcome(line, told_of_line(error))

    def _report(self, record: Record) -> Report:
        text, html = self._fields.text, self._fields.html
        cleaner = self._cleaner_of(record)
        if html is not None and (text is None or (html in record.fields and record.fields[html].value is not None)):
            from cleaner.markup.clean import analyze_html

            page, url = record.text(html), self._url_of(record)
            return analyze_html(cleaner, page, url=url, extractor=self._extractor, kind=None)
        assert text is not None  # one of the two is given
        return cleaner.analyze(record.text(text))

    def _url_of(self, record: Record) -> str | None:
        url = record.fields.get(self._fields.url) if self._fields.url else None
        return url.value if url and isinstance(url.value, str) else None

    def _cleaner_of(self, record: Record) -> Cleaner:
        url = record.fields.get(self._fields.url) if self._cleaners else None
        return self._cleaners.of(url.value) if self._cleaners and url else self._cleaner

    def _written(self, record: Record, report: Report) -> str:
        values: dict[str, Any] = {self._fields.out: report.text}
        if self._fields.report is not None:
            values[self._fields.report] = [removal._asdict() for removal in report.removals]
        return record.replaced(values)


class MarkRecord(CleanRecord):
    r"""The same for Dolma: a record's `id` (and `source`) with what is cut of its text, by category, as spans.

    Spans are [start, end, score], in code points of the text. A record without an `id` is a broken one.

    >>> MarkRecord(Cleaner())(b'{"id": 1.0, "text": "The bridge reopened on Monday.\\nFollow us"}\n').line
    b'{"id": 1.0, "attributes": {"cleaner__follow_promo": [[30, 40, 0.95]]}}\n'
    """

    def _written(self, record: Record, report: Report) -> str:
        if "id" not in record.fields:
            raise ValueError("no field 'id'")
        members = [record.fields[name] for name in ("id", "source") if name in record.fields]
        spans: dict[str, list[tuple[int, int, float]]] = {}
        for removal in report.removals:
            name = f"cleaner__{removal.category}"
            spans.setdefault(name, []).append((removal.start, removal.end, removal.score))
        parts = [record.source[member.key_start : member.end] for member in members]
        end = "\n" if record.source.endswith("\n") else ""
        return f'{{{", ".join(parts)}, "attributes": {json.dumps(spans)}}}{end}'
