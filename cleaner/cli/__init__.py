"""The command: a filter from scraped text to clean text.

`options` says what may be asked, `checks` and `places` what does not go together, `files` reads and writes, `output`
words everything but the clean text, `pages` reads HTML. `records`, `archives` and `columns` clean many records, of
JSON, web archives and Parquet (`resume` goes on behind those that are done, `progress` shows a bar); `learn` and
`categories` are commands of their own.
What only some calls need is imported where it is used: the plain filter starts fast.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, BinaryIO

from cleaner.cli import files
from cleaner.engine import Cleaner
from cleaner.options import Options

if TYPE_CHECKING:
    from cleaner.cli.files import Document
    from cleaner.cli.output import Totals
    from cleaner.report import Report

#: What `cleaner NAME ...` does when NAME is one of these: the module whose `main(arguments)` does it and returns the
#: exit status. (A file of that name is given as `./NAME`.)
COMMANDS: dict[str, str] = {
    "audit": "cleaner.show.audit",
    "categories": "cleaner.cli.categories",
    "learn": "cleaner.cli.learn",
    "report": "cleaner.show.report",
}

#: What cleans files of records, by their form: the module whose `run(settings, cleaner)` returns the exit status.
RECORDS = {
    "jsonl": "cleaner.cli.records",
    "dolma": "cleaner.cli.records",
    "warc": "cleaner.cli.archives",
    "parquet": "cleaner.cli.columns",
}

#: Commands of this package need the extra `report`.
_PAGES = "cleaner.show."

#: Exit statuses; a wrong call has its own.
WRONG = 2
DONE, FAILED, INTERRUPTED, NO_READER = 0, 1, 130, 141


class Settings:
    """What the command line asks for; a new one holds the defaults."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.profile = "balanced"
        self.keep: list[str] = []
        self.cut: list[str] = []
        self.phrases: str | None = None
        self.max_removed = 0.6
        self.repair = False
        self.view = "text"
        self.explain: str | None = None
        self.side_by_side = False
        self.stats = False
        self.removed: str | None = None
        self.encoding: str | None = None
        self.errors = "strict"
        self.show: str | None = None
        self.records: str | None = None  # what the files are, where they hold records: a name of RECORDS
        self.url_field = "url"
        self.site_profile: str | None = None
        self.site: str | None = None
        self.field: str | None = None
        self.html_field: str | None = None
        self.out_field = "text"
        self.report_field: str | None = None
        self.broken: str | None = None
        self.output: str | None = None
        self.resume = False
        self.workers = 1
        self.html: bool | None = None  # None: what the document looks like
        self.to = "text"
        self.extractor: str | None = None

    @property
    def text_field(self) -> str | None:
        """The field that text is read from: the one that is named, or `text`; none where HTML alone is named."""
        return self.field if self.field is not None or self.html_field is not None else "text"

    def options(self) -> Options:
        """The options of the cleaner; raises as `Options` does."""
        return Options(
            profile=self.profile,
            keep=self.keep,
            cut=self.cut,
            phrases=self.phrases,
            repair=self.repair,
            max_removed=self.max_removed,
            profile_file=self.site_profile,
            site=self.site,
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status, or raises SystemExit(2) for a wrong call."""
    if arguments is None:
        gc.freeze()  # what has been loaded stays to the end: looking through it for garbage takes longer than a text
    try:
        try:
            given = sys.argv[1:] if arguments is None else arguments
            return _command(given) if given and given[0] in COMMANDS else _run(given)
        finally:
            files.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        files.abandon(sys.stdout)
        return NO_READER
    except MemoryError:
        files.say("cleaner: out of memory\n")
        return FAILED
    except OSError as error:
        named = "" if error.filename is None else f"{error.filename}: "
        files.say(f"cleaner: {named}{error.strerror or error}\n")
        if error.filename == files.STDOUT:
            files.abandon(sys.stdout)
        return FAILED


def _command(arguments: Sequence[str]) -> int:
    from importlib import import_module

    name, given = COMMANDS[arguments[0]], arguments[1:]
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if not name.startswith(_PAGES) or str(error.name).startswith("cleaner"):
            raise
        files.say(f"cleaner {arguments[0]}: needs {error.name}: pip install 'webtext-cleaner[report]'\n")
        return WRONG
    status: int = module.main(given)
    return status


def _run(arguments: Sequence[str]) -> int:
    settings = Settings()
    if arguments:  # the plain filter starts without argparse
        from cleaner.cli.options import fill, help_page

        fill(settings, arguments)
        if settings.show == "help":
            files.write(help_page().encode())
            return DONE
    special = settings.phrases is not None or settings.repair or settings.site_profile is not None
    cleaner = _cleaner(settings) if special else Cleaner(settings.options())
    if settings.show:
        from cleaner.cli.output import SHOWN

        files.write(SHOWN[settings.show](cleaner.options).encode("utf-8", "backslashreplace"))
        return DONE
    if settings.records:
        from importlib import import_module

        status: int = import_module(RECORDS[settings.records]).run(settings, cleaner)
        return status
    with files.replacing(settings.removed) if settings.removed else nullcontext() as removed:
        run = Run(settings, cleaner, removed)
        for name in settings.files or [files.STDIN]:
            run.document(name)
    if run.totals:
        files.say(str(run.totals))
    return run.status


def _cleaner(settings: Settings) -> Cleaner:
    """The cleaner that the settings ask for; phrases that cannot be used, or a repair, are a wrong call."""
    from cleaner.cli.options import wrong_call

    if settings.repair:
        from importlib import import_module

        try:
            import_module("cleaner.repair")
        except ImportError as error:
            wrong_call(f"--repair: {error}")
    try:
        cleaner = Cleaner(settings.options())
    except (OSError, ValueError) as error:
        from cleaner.cli.checks import wrong_table

        wrong_call(wrong_table(error))
    if settings.site_profile is not None and settings.site is None and not (settings.records or settings.show):
        wrong_call("--site-profile needs --site: nothing else says whose page a file is (of records the URL does)")
    return cleaner


class Run:
    """One call: its settings, and what has come of the documents so far."""

    def __init__(self, settings: Settings, cleaner: Cleaner, removed: BinaryIO | None) -> None:
        self.status = DONE
        self.totals: Totals | None = None
        self._settings = settings
        self._cleaner = cleaner
        self._removed = removed
        self._between = b""
        if settings.stats:
            from cleaner.cli.output import Totals

            self.totals = Totals()

    def document(self, name: str) -> None:
        """Clean one document, write what was asked for, say what was asked for."""
        settings = self._settings
        try:
            document, report = self._analyzed(name)
            data = self._shown(document, report)
        except (OSError, UnicodeError, files.DocumentError) as error:
            self.status = FAILED
            files.say(f"cleaner: {name}: {getattr(error, 'strerror', None) or error}\n")
            return
        self._put(data, document.codec)
        if settings.view == "check" and report.removals:
            self.status = FAILED
        if settings.explain or settings.stats or self._removed:
            self._tell(document, report)

    def _put(self, data: bytes, codec: str) -> None:
        """Bytes of a document to standard output; one that ends without a line end does not run into the next."""
        if data:
            files.write(self._between + data)
            end = "\n".encode(codec)
            self._between = b"" if data.endswith(end) else end

    def _analyzed(self, name: str) -> tuple[Document, Report]:
        """The document and what was cut of it: as a page where it is asked for, or where it begins as one."""
        settings, data = self._settings, files.bytes_of(name)
        # What is asked of it may be possible of a page alone.
        asked = settings.html or settings.to == "html" or bool(settings.extractor)
        if asked or (settings.html is None and files.begins_with_a_tag(data)):
            from cleaner.cli import pages

            if asked or pages.begins_as_page(data):
                return pages.analyzed(name, data, settings, self._cleaner)
        document = files.decoded(name, data, settings.encoding or "utf-8", settings.errors)
        return document, self._cleaner.analyze(document.text)

    def _shown(self, document: Document, report: Report) -> bytes:
        """What standard output gets of a document; with --in-place its file gets it instead."""
        view, errors = self._settings.view, self._settings.errors
        if view in ("diff", "mark"):
            from cleaner.cli.output import VIEWS

            return VIEWS[view](document, report).encode(document.codec, errors)
        if view == "check":
            return b""
        if document.is_page:
            from cleaner.cli import pages

            data = pages.encoded(document, report, self._settings, self._cleaner)
        else:
            data = files.encoded(document, report.text, errors)
        if view == "in-place":
            files.replace(document, data)
            return b""
        return data

    def _tell(self, document: Document, report: Report) -> None:
        """Say what was cut, in each of the ways asked for."""
        from cleaner.cli.output import explainer, records

        if self._settings.explain:
            files.say(explainer(self._settings.explain, self._settings.side_by_side)(document, report))
        if self.totals:
            self.totals.add(report)
            for warning in report.warnings:
                files.say(f"cleaner: {document.name}: {warning}\n")
        if self._removed:
            self._removed.write(records(document, report).encode("utf-8", "backslashreplace"))
