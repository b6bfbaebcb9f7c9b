"""What `cleaner report` and `cleaner audit` share: their options, how they read, how they write."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial

from cleaner.cli import DONE, FAILED, Settings, files
from cleaner.cli.checks import unnamed, wrong_table
from cleaner.cli.options import GROUPS, Parser, count, encoding, spelled
from cleaner.cli.places import overwritten
from cleaner.engine import Cleaner
from cleaner.report import Report
from cleaner.show import sources
from cleaner.show.sources import Source
from cleaner.sites import ProfileError
from cleaner.sites.hosts import HostCleaners

_CUT = "What is cut"
#: What is said otherwise of an option of the filter.
_OTHERWISE = {"--site": {"help": "whose page it is (of records: what `host` or `url` say)"}}
_EPILOG = """\
A file that ends in .jsonl or .ndjson (.gz, .bz2, .xz or .zst may follow) holds
records, one JSON object a line; any other is HTML when its name or its first
bytes say so, else text. For - standard input is read.

Exit status: 0 done; 1 some input could not be read: standard error says which,
the page has the rest; 2 the command was called wrongly."""


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """The parser of a command, with all options that both have."""
    made = Parser(
        prog=f"cleaner {name}",
        usage=f"cleaner {name} [OPTION]... INPUT... -o FILE",
        description=description,
        epilog=_EPILOG,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80, max_help_position=24),
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
        add_help=False,
    )
    page = made.add_argument_group("The page")
    page.add_argument("inputs", nargs="+", metavar="INPUT", help="files of text, HTML or records")
    page.add_argument("--output", metavar="FILE", help="(-o) where it goes (else to standard output)")
    page.add_argument("-o", dest="output", help=argparse.SUPPRESS)
    page.add_argument("--title", metavar="TEXT", help="what it is called")
    page.add_argument("-h", "--help", action="help", help="this text")
    cut = made.add_argument_group(_CUT)
    for flag, described in next(options for title, _, options in GROUPS if title == _CUT).items():
        cut.add_argument(flag, **described | _OTHERWISE.get(flag, {}))
    read = made.add_argument_group("How the input is read")
    read.add_argument("--field", metavar="NAME", help="a record's field with its text (text)")
    read.add_argument("--limit", metavar="N", type=count, help="read at most N documents")
    read.add_argument("--encoding", metavar="NAME", type=encoding, help="of files (utf-8; pages declare theirs)")
    return made


class Given(Settings):
    """What the command line gives; a new one holds the defaults."""

    def __init__(self) -> None:
        """The settings of the plain command, and those of a page."""
        super().__init__()
        self.inputs: list[str] = []
        self.title: str | None = None
        self.limit: int | None = None
        self.gold: str | None = None
        self.field = "text"


def _wrong(given: Given) -> str | None:
    """What is wrong with the files that the call names, if anything."""
    if said := unnamed(given):
        return said
    if given.output:
        read = [*given.inputs, *(name for name in (given.phrases, given.site_profile) if name)]
        return overwritten(read, [("--output", (given.output,))])
    if sys.stdout is not None and sys.stdout.isatty():
        return "-o: name the file that the page goes to"
    return None


class Asked:
    """One call: what it asks for, and what has come of it so far."""

    def __init__(self, made: argparse.ArgumentParser, arguments: list[str]) -> None:
        """Read the arguments; ends with status 2 when they are wrong."""
        self.given = Given()
        made.parse_args(arguments, self.given)
        self.status = DONE
        self.name = made.prog
        if said := _wrong(self.given):
            made.error(said)
        try:
            options = self.given.options()
        except (TypeError, ValueError) as error:
            made.error(spelled(str(error)))
        try:
            self.cleaner = Cleaner(options)
        except (OSError, ValueError) as error:
            made.error(wrong_table(error))
        self._hosts: dict[Cleaner, HostCleaners] = {}

    def complain(self, message: str) -> None:
        """Say what could not be read; the exit status tells of it in the end."""
        self.status = FAILED
        files.say(f"{self.name}: {message}\n")

    def sources(self) -> Iterator[Source]:
        """All documents of all inputs, up to the limit."""
        left = self.given.limit
        for name in self.given.inputs:
            for source in sources.read(name, self.given.field or "text", self.given.encoding, self.complain):
                if left == 0:
                    return
                yield source
                left = None if left is None else left - 1

    def analyzed(self, *cleaners: Cleaner) -> Iterator[tuple[Source, list[Report]]]:
        """All documents, each with its reports by these cleaners; one that has none is complained of."""
        for source in self.sources():
            try:
                yield source, [self._analyze(source, cleaner) for cleaner in cleaners]
            except ProfileError as error:
                self.complain(f"{source.name}: {error}")

    def _analyze(self, source: Source, cleaner: Cleaner) -> Report:
        used = cleaner
        if not self.given.site:
            used = self._hosts.setdefault(cleaner, HostCleaners(cleaner)).of(source.host)
        if source.html is None:
            return used.analyze(source.text)
        from cleaner.markup.clean import analyze_html

        return analyze_html(used, source.html, url=source.url, extractor=None, kind=None)

    def write(self, page: str) -> int:
        """Send the page where it belongs; returns the exit status."""
        data = page.encode("utf-8", "replace")
        if self.given.output and self.given.output != files.STDIN:
            with files.replacing(self.given.output) as file:
                file.write(data)
        else:
            files.write(data)
        return self.status
