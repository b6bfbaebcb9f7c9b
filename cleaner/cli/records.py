"""`cleaner --jsonl`: records in, records out, in order, none lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli import files
from cleaner.cli.options import wrong_call
from cleaner.cli.progress import Progress
from cleaner.cli.resume import SkipLines, ended
from cleaner.engine import Cleaner
from cleaner.stream.compression import is_compressed
from cleaner.stream.jsonl import CleanRecord, Fields, MarkRecord, Outcome
from cleaner.stream.process import attempted
from cleaner.stream.sink import PartialError, Sink, partial_name, sink
from cleaner.stream.source import STDIN, DamageError, Place, lines
from cleaner.stream.workers import Done, Failure, WorkerError, in_order

if TYPE_CHECKING:
    from cleaner.cli import Settings


def run(settings: Settings, cleaner: Cleaner) -> int:
    """Clean the records of all files that the settings name; returns the exit status."""
    _check(settings)
    names = settings.files or [STDIN]
    job = (MarkRecord if settings.records == "dolma" else CleanRecord)(cleaner, _fields(settings), settings.extractor)
    with ExitStack() as stack:
        bar = stack.enter_context(closing(Progress(names)))
        try:
            out = stack.enter_context(sink(settings.output, resume=settings.resume))
            broken = stack.enter_context(sink(settings.broken, resume=settings.resume)) if settings.broken else None
            done_before = SkipLines(out, lambda line: ended(outcome(line, attempted(job, line)).line), broken)
            sought = settings.url_field if settings.site_profile and not settings.site else None
            records = Records(out, broken, bar.say, sought)
            chunks = lines(names, done_before, bar.read)
            for done in stack.enter_context(closing(in_order(job, chunks, settings.workers))):
                records.take(done)
                bar.records(records.count)
            done_before.end()
            records.finish()
        except PartialError as error:
            bar.say(f"cleaner: {error}\n")
            return 1
        except (DamageError, WorkerError) as error:
            bar.say(f"cleaner: {error}\n{what_is_left(settings.output)}")
            return 1
        except OSError as error:
            if error.filename not in _partials(settings):
                raise
            bar.say(f"cleaner: {error.filename}: {error.strerror}\n{what_is_left(settings.output)}")
            return 1
        if records.bad:
            what = f"were put into {settings.broken}" if settings.broken else "were passed on as they are"
            bar.say(f"cleaner: {records.bad} of {records.count} records could not be cleaned and {what}\n")
    return 1 if records.bad else 0


def _check(settings: Settings) -> None:
    """End the command with status 2 when something it needs is not there."""
    try:
        if settings.html_field is not None:
            from cleaner import analyze_html  # noqa: F401 - only whether it can be had
    except ImportError as error:
        wrong_call(str(error))
    if settings.broken and is_compressed(settings.broken):
        wrong_call(f"--broken: {settings.broken}: this file is never compressed; give it another name")
    if settings.resume and settings.broken and files.is_straight(settings.broken):
        wrong_call(f"--broken: {settings.broken} keeps no records, and --resume must find them again: name a file")


def _fields(settings: Settings) -> Fields:
    return Fields(
        settings.text_field, settings.html_field, settings.out_field, settings.report_field, settings.url_field
    )


def _partials(settings: Settings) -> list[str]:
    return [partial_name(name) for name in (settings.output, settings.broken) if name]


def what_is_left(output: str | None, *, lines: bool = True) -> str:
    """Where the records are that were cleaned before the run failed; with `lines` a run can go on behind them."""
    if not output or not (partial := Path(partial_name(output))).is_file() or not partial.stat().st_size:
        return ""
    return f"cleaner: what was cleaned is in {partial}{'; --resume goes on from there' if lines else ''}\n"


class Records:
    """What has come of the records so far."""

    def __init__(self, out: Sink, broken: Sink | None, say: Callable[[str], None], sought: str | None) -> None:
        """`sought` is a field that some record at least should have."""
        self.count = self.bad = 0
        self._out = out
        self._broken = broken
        self._say = say
        self._unended = False  # whether the last line written lacks its end
        self._sought = sought

    def take(self, done: Done[Place, bytes, Outcome]) -> None:
        """Write a chunk; say what is wrong with which record."""
        good, bad = [], []
        for number, (line, result) in enumerate(zip(done.records, done.results, strict=True), done.tag.line):
            found = outcome(line, result)
            if found.problem is not None:
                self._say(f"cleaner: {done.tag.file}: line {number}: {found.problem}\n")
                bad.append(ended(line))
            if found.problem is None or self._broken is None:
                good.append(found.line)
        if self._sought is not None and _have(self._sought, done.records):
            self._sought = None
        self.count += sum(not line.isspace() for line in done.records)
        self.bad += len(bad)
        if bad and self._broken is not None:
            self._broken.write(b"".join(bad))  # before the good ones: whoever resumes counts on it
        if good:
            # A file may end without a line end; the next file begins on a new line all the same.
            self._out.write(b"".join([b"\n" * self._unended, *map(ended, good[:-1]), good[-1]]))
            self._unended = not good[-1].endswith(b"\n")

    def finish(self) -> None:
        """All records are through. A run killed in between leaves no output without its partial file of broken ones."""
        for written in (self._out, self._broken):
            if written is not None:
                written.finish()
        if self._sought is not None and self.count:
            self._say(f"cleaner: --url-field: no record has a field {self._sought!r}: the site profile was not used\n")


def _have(field: str, lines: list[bytes]) -> bool:
    """Whether a field of that name may be in one of the lines, spelled as JSON can spell it."""
    spelled = {json.dumps(field, ensure_ascii=plain).encode("utf-8", "replace") for plain in (True, False)}
    return any(each in line for line in lines for each in spelled)


def outcome(line: bytes, result: Outcome | Failure) -> Outcome:
    """What came of a line: the line itself where cleaning it failed."""
    return Outcome(line, told(result.error)) if isinstance(result, Failure) else result


def told(error: Exception) -> str:
    """Why a record failed, in words."""
    return str(error) if isinstance(error, WorkerError) else f"{type(error).__name__}: {error}"
