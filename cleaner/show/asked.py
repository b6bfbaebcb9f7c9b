"""What `cleaner report` and `cleaner audit` share: their options, how they read, how they write."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import lru_cache, partial

from cleaner.cli import DONE, FAILED, Settings, files
from cleaner.cli.options import GROUPS, encoding
from cleaner.engine import Cleaner
from cleaner.report import Report
from cleaner.show import sources
from cleaner.show.sources import Source

_CUT = "What is cut"
#: How many hosts' cleaners are kept at hand.
_SITES = 256
_EPILOG = """\
A file that ends in .jsonl or .ndjson (.gz, .bz2, .xz or .zst may follow) holds
records, one JSON object a line; any other is HTML when its name or its first
bytes say so, else text. For - standard input is read.

Exit status: 0 done; 1 some input could not be read: standard error says which,
the page has the rest; 2 the command was called wrongly."""


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """The parser of a command, with all options that both have."""
    made = argparse.ArgumentParser(
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
        cut.add_argument(flag, **described)
    read = made.add_argument_group("How the input is read")
    read.add_argument("--field", metavar="NAME", help="a record's field with its text (text)")
    read.add_argument("--limit", metavar="N", type=_count, help="read at most N documents")
    read.add_argument("--encoding", metavar="NAME", type=encoding, help="of files (utf-8; pages declare theirs)")
    return made


def _count(text: str) -> int:
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


class Given(Settings):
    """What the command line gives; a new one holds the defaults."""

    def __init__(self) -> None:
        """The settings of the plain command, and those of a page."""
        super().__init__()
        self.inputs: list[str] = []
        self.title: str | None = None
        self.limit: int | None = None
        self.gold = "gold"
        self.field = "text"


class Asked:
    """One call: what it asks for, and what has come of it so far."""

    def __init__(self, made: argparse.ArgumentParser, arguments: list[str]) -> None:
        """Read the arguments; ends with status 2 when they are wrong."""
        self.given = Given()
        made.parse_args(arguments, self.given)
        self.status = DONE
        self.name = made.prog
        self._at = lru_cache(_SITES)(Cleaner.at)
        try:
            self.cleaner = Cleaner(self.given.options())
        except OSError as error:
            option = "--site-profile" if error.filename == self.given.site_profile else "--phrases"
            made.error(f"{option}: {error.filename}: {error.strerror}")
        except (TypeError, ValueError) as error:
            made.error(str(error))
        if not self.given.output and sys.stdout is not None and sys.stdout.isatty():
            made.error("-o: name the file that the page goes to")

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

    def analyze(self, source: Source, cleaner: Cleaner | None = None) -> Report:
        """The report of a document, by the call's own cleaner or another."""
        used = cleaner or self.cleaner
        if self.given.site_profile and not self.given.site and source.host:
            used = self._at(used, source.host)
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
