"""One JSON record in, one out: a field cleaned, all else byte for byte as it was."""

from __future__ import annotations

import codecs
import json
from typing import Any, NamedTuple

from cleaner.engine import Cleaner
from cleaner.options import Options
from cleaner.report import Report
from cleaner.stream.splice import Record


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
    """

    text: str | None = "text"
    html: str | None = None
    out: str = "text"
    report: str | None = None


class CleanRecord:
    r"""Cleans the lines of a JSONL file, each by itself; picklable, for workers.

    >>> CleanRecord(Cleaner())(b'{"id": 1.0, "text": "The bridge reopened on Monday.\\nFollow us"}\n').line
    b'{"id": 1.0, "text": "The bridge reopened on Monday."}\n'
    """

    def __init__(self, cleaner: Cleaner, fields: Fields = Fields()) -> None:  # noqa: B008 - never changes
        """With `fields.html`, needs what reading HTML needs."""
        self._cleaner = cleaner
        self._fields = fields

    def __call__(self, line: bytes) -> Outcome:
        """The line with its text cleaned; as it was, with a problem, where that cannot be done. Blank lines stay."""
        if not line.strip():
            return Outcome(line, None)
        try:
            bom = codecs.BOM_UTF8 if line.startswith(codecs.BOM_UTF8) else b""
            record = Record(line[len(bom) :].decode("utf-8"))
            report = self._report(record)
            return Outcome(bom + record.replaced(self._values(report)).encode("utf-8"), None)
        except UnicodeDecodeError as error:
            return Outcome(line, f"byte 0x{error.object[error.start]:02X} at offset {error.start} is not UTF-8")
        except json.JSONDecodeError as error:
            return Outcome(line, f"not JSON: {error.msg} at column {error.pos + 1}")
        except ValueError as error:
            return Outcome(line, str(error))
        except RecursionError:
            return Outcome(line, "not usable JSON: nested too deeply")

    def _report(self, record: Record) -> Report:
        text, html, _, _ = self._fields
        if html is not None and (text is None or (html in record.fields and record.fields[html].value is not None)):
            from cleaner import analyze_html

            return analyze_html(record.text(html), **_named(self._cleaner.options))
        assert text is not None  # one of the two is given
        return self._cleaner.analyze(record.text(text))

    def _values(self, report: Report) -> dict[str, Any]:
        values: dict[str, Any] = {self._fields.out: report.text}
        if self._fields.report is not None:
            values[self._fields.report] = [removal._asdict() for removal in report.removals]
        return values


def _named(options: Options) -> dict[str, Any]:
    return {name: getattr(options, name) for name in Options.__slots__ if name != "cuttable"}
