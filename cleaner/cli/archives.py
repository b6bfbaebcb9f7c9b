"""`cleaner --warc`: web archives in; JSON lines out, or an archive."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING

from cleaner.cli.options import wrong_call
from cleaner.cli.progress import Progress
from cleaner.cli.records import told
from cleaner.engine import Cleaner
from cleaner.stream.jsonl import Outcome
from cleaner.stream.sink import PartialError, partial_name, sink
from cleaner.stream.source import STDIN, DamageError, Place
from cleaner.stream.workers import Done, Failure, WorkerError, in_order

if TYPE_CHECKING:
    from cleaner.cli import Settings
    from cleaner.stream.pages import CleanPage
    from cleaner.stream.warc import Page

#: An output that is named so is an archive; all others get JSON lines.
_ARCHIVES = (".warc", ".wet", ".warc.gz", ".wet.gz")


def run(settings: Settings, cleaner: Cleaner) -> int:
    """Clean the pages of all archives that the settings name; returns the exit status."""
    if find_spec("fastwarc") is None:
        wrong_call("--warc: pip install 'webtext-cleaner[warc]'")
    archive = bool(settings.output) and "".join(PurePath(settings.output or "").suffixes).endswith(_ARCHIVES)
    if archive and (settings.resume or settings.report_field):
        wrong_call(
            f"--{'resume' if settings.resume else 'report-field'}: {settings.output} is an archive, not JSON lines"
        )
    names = settings.files or [STDIN]
    with closing(Progress(names)) as bar:
        try:
            records = _clean(settings, cleaner, names, archive, bar)
        except PartialError as error:
            bar.say(f"cleaner: {error}\n")
            return 1
        except (DamageError, WorkerError) as error:
            bar.say(f"cleaner: {error}\n")
            if settings.output:
                bar.say(f"cleaner: what was cleaned is in {partial_name(settings.output)}\n")
            return 1
        if records.bad:
            bar.say(f"cleaner: {records.bad} of {records.count} records could not be cleaned and were passed on\n")
    return 1 if records.bad else 0


def _clean(settings: Settings, cleaner: Cleaner, names: list[str], archive: bool, bar: Progress) -> Records:
    """Clean all records; raises what `sink`, `pages` and `in_order` do."""
    from cleaner.stream.pages import CleanBlock, CleanPage
    from cleaner.stream.warc import pages

    with sink(settings.output, resume=settings.resume, packed=archive) as out:
        job: CleanPage = (
            CleanBlock(cleaner, packed=str(settings.output).endswith(".gz"))
            if archive
            else CleanPage(cleaner, out=settings.out_field, report=settings.report_field)
        )
        records = Records(job, bar.say)
        chunks = pages(names, archive=archive, skip=out.whole.lines, seen=bar.read)
        with closing(in_order(job, chunks, settings.workers)) as found:
            for done in found:
                out.write(records.taken(done))
                bar.records(records.count)
        out.finish()
    return records


class Records:
    """What has come of the records so far."""

    def __init__(self, job: CleanPage, say: Callable[[str], None]) -> None:
        self.count = self.bad = 0
        self._job = job
        self._say = say

    def taken(self, done: Done[Place, Page, Outcome]) -> bytes:
        """The bytes of a chunk; says what is wrong with which record."""
        parts = []
        for number, (page, result) in enumerate(zip(done.records, done.results, strict=True), done.tag.line):
            outcome = Outcome(self._job.passed_on(page), told(result.error)) if isinstance(result, Failure) else result
            parts.append(outcome.line)
            if outcome.problem is not None:
                self.bad += 1
                self._say(f"cleaner: {done.tag.file}: record {number}: {outcome.problem}\n")
        self.count += len(parts)
        return b"".join(parts)
