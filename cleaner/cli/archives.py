"""`cleaner --warc`: web archives in; JSON lines out, or an archive."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cleaner.cli.options import wrong_call
from cleaner.cli.progress import Progress
from cleaner.cli.records import told, what_is_left
from cleaner.cli.resume import Skip
from cleaner.engine import Cleaner
from cleaner.stream.jsonl import Outcome
from cleaner.stream.process import attempted
from cleaner.stream.sink import PartialError, partial_name, sink
from cleaner.stream.source import STDIN, DamageError
from cleaner.stream.workers import Done, Failure, WorkerError, in_order

if TYPE_CHECKING:
    from cleaner.cli import Settings
    from cleaner.stream.pages import CleanPage
    from cleaner.stream.warc import Page

#: An output that is named so is an archive; all others get JSON lines.
_ARCHIVE = re.compile(r"\.(?:warc|wet)(\.(?:gz|bz2|xz|zst))?$", re.IGNORECASE)


def run(settings: Settings, cleaner: Cleaner) -> int:
    """Clean the pages of all archives that the settings name; returns the exit status."""
    if find_spec("fastwarc") is None:
        wrong_call("--warc: pip install 'webtext-cleaner[warc]'")
    archive = _ARCHIVE.search(settings.output or "")
    if said := _wrong_for_archive(settings, archive[1] or "") if archive else _wrong_for_lines(settings):
        wrong_call(said)
    names = settings.files or [STDIN]
    with closing(Progress(names)) as bar:
        try:
            records = _clean(settings, cleaner, names, archive is not None, bar)
        except PartialError as error:
            bar.say(f"cleaner: {error}\n")
            return 1
        except (DamageError, WorkerError) as error:
            bar.say(f"cleaner: {error}\n{what_is_left(settings.output, lines=archive is None)}")
            return 1
        except OSError as error:
            if settings.output is None or error.filename != partial_name(settings.output):
                raise
            said = f"cleaner: {error.filename}: {error.strerror}\n"
            bar.say(said + what_is_left(settings.output, lines=archive is None))
            return 1
        if records.bad:
            bar.say(f"cleaner: {records.bad} of {records.count} records could not be cleaned and were passed on\n")
    return 1 if records.bad else 0


def _wrong_for_archive(settings: Settings, suffix: str) -> str | None:
    """What is wrong with a call that writes an archive with this suffix behind its name, if anything."""
    if suffix.lower() not in ("", ".gz"):
        return f"--output: {settings.output}: an archive is written plain or as .gz"
    of_lines = {
        "--resume": settings.resume,
        "--report-field": settings.report_field,
        "--out-field": settings.out_field != "text",
    }
    given = [flag for flag, value in of_lines.items() if value]
    return f"{given[0]}: {settings.output} is an archive, not JSON lines" if given else None


def _wrong_for_lines(settings: Settings) -> str | None:
    """What is wrong with a call that writes JSON lines, if anything."""
    from cleaner.stream.pages import FIELDS

    for flag, name in (("--out-field", settings.out_field), ("--report-field", settings.report_field)):
        if name in FIELDS.values():
            return f"{flag}: each line has the record's own {name!r}; give it another name"
    return None


def _clean(settings: Settings, cleaner: Cleaner, names: list[str], archive: bool, bar: Progress) -> Records:
    """Clean all records; raises what `sink`, `pages` and `in_order` do."""
    from cleaner.stream.pages import CleanBlock, CleanPage
    from cleaner.stream.warc import pages

    with sink(settings.output, resume=settings.resume, packed=archive) as out:
        job: CleanPage = (
            CleanBlock(cleaner, packed=str(settings.output).lower().endswith(".gz"))
            if archive
            else CleanPage(cleaner, out=settings.out_field, report=settings.report_field)
        )
        records = Records(job, bar.say)
        done_before: Skip[Page] = Skip(out, lambda page: records.outcome(page, attempted(job, page)).line)
        chunks = pages(names, archive=archive, skip=done_before, seen=bar.read)
        with closing(in_order(job, chunks, settings.workers)) as found:
            for done in found:
                out.write(records.taken(done))
                bar.records(records.count)
        done_before.end()
        out.finish()
    return records


class Records:
    """What has come of the records so far."""

    def __init__(self, job: CleanPage, say: Callable[[str], None]) -> None:
        self.count = self.bad = 0
        self._job = job
        self._say = say

    def outcome(self, page: Page, result: Outcome | Failure) -> Outcome:
        """What came of a page: its text as it came where cleaning it failed."""
        return Outcome(self._job.passed_on(page), told(result.error)) if isinstance(result, Failure) else result

    def taken(self, done: Done[str, Page, Outcome]) -> bytes:
        """The bytes of a chunk; says what is wrong with which record."""
        parts = []
        for page, result in zip(done.records, done.results, strict=True):
            outcome = self.outcome(page, result)
            parts.append(outcome.line)
            if outcome.problem is not None:
                self.bad += 1
                self._say(f"cleaner: {done.tag}: record {page.number}: {outcome.problem}\n")
        self.count += len(parts)
        return b"".join(parts)
