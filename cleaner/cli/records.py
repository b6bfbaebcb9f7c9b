"""`cleaner --jsonl`: records in, records out, in order, none lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli.options import wrong_call
from cleaner.cli.progress import Progress
from cleaner.engine import Cleaner
from cleaner.stream.compression import codec_of
from cleaner.stream.jsonl import CleanRecord, Fields, MarkRecord, Outcome
from cleaner.stream.sink import PartialError, PartialFile, Sink, partial_name, sink
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
            done_before = Skip(out, broken, job)
            records = Records(out, broken, bar.say)
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
            bar.say(f"cleaner: {error}\n{_what_is_left(settings)}")
            return 1
        except OSError as error:
            if error.filename not in _partials(settings):
                raise
            bar.say(f"cleaner: {error.filename}: {error.strerror}\n{_what_is_left(settings)}")
            return 1
        if records.bad:
            what = f"were put into {settings.broken}" if settings.broken else "were passed on as they are"
            bar.say(f"cleaner: {records.bad} of {records.count} records could not be cleaned and {what}\n")
    return 1 if records.bad else 0


def _check(settings: Settings) -> None:
    """End the command with status 2 when something it needs is not there."""
    try:
        for name in (*settings.files, settings.output or ""):
            codec_of(name)
        if settings.html_field is not None:
            from cleaner import analyze_html  # noqa: F401 - only whether it can be had
    except ImportError as error:
        wrong_call(str(error))
    if settings.broken and codec_of(settings.broken):
        wrong_call(f"--broken: {settings.broken}: this file is never compressed; give it another name")
    if settings.broken and settings.output and partial_name(settings.broken) == partial_name(settings.output):
        wrong_call("--broken and --output name the same file")


def _fields(settings: Settings) -> Fields:
    text = settings.field if settings.field is not None or settings.html_field is not None else "text"
    return Fields(text, settings.html_field, settings.out_field, settings.report_field, settings.url_field)


def _partials(settings: Settings) -> list[str]:
    return [partial_name(name) for name in (settings.output, settings.broken) if name]


def _what_is_left(settings: Settings) -> str:
    """Where the records are that were cleaned before the run failed."""
    if not settings.output or not (partial := Path(partial_name(settings.output))).exists():
        return ""
    return f"cleaner: what was cleaned is in {partial}; --resume goes on from there\n" if partial.stat().st_size else ""


class Records:
    """What has come of the records so far."""

    def __init__(self, out: Sink, broken: Sink | None, say: Callable[[str], None]) -> None:
        self.count = self.bad = 0
        self._out = out
        self._broken = broken
        self._say = say
        self._unended = False  # whether the last line written lacks its end

    def take(self, done: Done[Place, bytes, Outcome]) -> None:
        """Write a chunk; say what is wrong with which record."""
        good, bad = [], []
        for number, (line, result) in enumerate(zip(done.records, done.results, strict=True), done.tag.line):
            found = Outcome(line, told(result.error)) if isinstance(result, Failure) else result
            if found.problem is not None:
                self._say(f"cleaner: {done.tag.file}: line {number}: {found.problem}\n")
                bad.append(_ended(line))
            if found.problem is None or self._broken is None:
                good.append(found.line)
        self.count += sum(not line.isspace() for line in done.records)
        self.bad += len(bad)
        if bad and self._broken is not None:
            self._broken.write(b"".join(bad))  # before the good ones: whoever resumes counts on it
        if good:
            # A file may end without a line end; the next file begins on a new line all the same.
            self._out.write(b"".join([b"\n" * self._unended, *map(_ended, good[:-1]), good[-1]]))
            self._unended = not good[-1].endswith(b"\n")

    def finish(self) -> None:
        """All records are through."""
        for written in (self._broken, self._out):
            if written is not None:
                written.finish()


class Skip:
    """Swallows the first lines of the input: those whose outcome a resumed output holds."""

    def __init__(self, out: Sink, broken: Sink | None, job: CleanRecord) -> None:
        """`job` is asked once, whether the last line that is there is what it would write."""
        self._left = out.whole.lines
        self._written = out
        self._broken = broken
        self._broken_lines: Iterator[bytes] = broken.kept() if broken else iter(())
        self._next_broken = next(self._broken_lines, None)
        self._broken_size = 0
        self._last = b""
        self._job = job
        self._over = False

    def __call__(self, found: list[bytes]) -> list[bytes]:
        """The lines that are still to be cleaned."""
        if self._over:
            return found
        for index, line in enumerate(found):
            if not self._left:
                self._end()
                return found[index:]
            # A broken record was put aside as it is, so it can be told by its bytes.
            if self._next_broken is not None and _ended(line) == self._next_broken:
                self._broken_size += len(self._next_broken)
                self._next_broken = next(self._broken_lines, None)
            else:
                self._left -= 1
                self._last = line
        return []

    def end(self) -> None:
        """The input is at its end; raises PartialError if the output held more than that."""
        if self._left:
            raise PartialError(f"{self._name()}: holds {self._left} records more than the input; not resumed")
        if not self._over:
            self._end()

    def _end(self) -> None:
        self._over = True
        if self._broken is not None:
            self._broken.cut_back(self._broken_size)
        last = self._written.whole.last
        if last and last != _ended(self._job(self._last).line):
            number = self._written.whole.lines
            raise PartialError(f"{self._name()}: line {number} is not what this call makes of its input; not resumed")

    def _name(self) -> str:
        return self._written.name if isinstance(self._written, PartialFile) else ""


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"


def told(error: Exception) -> str:
    """Why a record failed, in words."""
    return str(error) if isinstance(error, WorkerError) else f"{type(error).__name__}: {error}"
