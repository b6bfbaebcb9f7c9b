"""`cleaner learn`: from the pages of sites to a profile of what each site prints on page after page."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from cleaner.cli import files
from cleaner.cli.options import Parser
from cleaner.cli.places import codec_missing, overwritten
from cleaner.sites import Learner, ProfileError, merge
from cleaner.stream.source import STDIN, DamageError, lines
from cleaner.stream.splice import loaded, told_of_line

_DESCRIPTION = """\
Count the lines that the pages of a host share, for `cleaner --site-profile`.

Examples:
  cleaner learn pages.jsonl -o site.profile         from records with text and url
  cleaner learn --merge mon.profile tue.profile -o week.profile
  cleaner learn --merge week.profile --prune -o small.profile

A FILE holds a JSON record a line (.gz, .bz2, .xz, .zst by suffix); without one,
or for -, standard input is read. Of each host 64 pages are remembered, which
pages does not depend on order: merging profiles gives the very file that
learning from all pages at once would. A line counts as evidence when it stands
on more than half of them, by a margin that grows as pages get few, and on three
at least."""

_EPILOG = """\
Exit status: 0 done; 1 a record or file failed (the others were learned; without
any, nothing is written); 2 a wrong call."""


def main(arguments: Sequence[str]) -> int:
    """Run `cleaner learn`; returns the exit status."""
    parser = _parser()
    settings = parser.parse_args(arguments)
    try:
        if said := _wrong(settings):
            parser.error(said)
        if settings.merge:
            merge(settings.files, settings.output, prune=settings.prune)
            return 0
        return _learn(settings)
    except ProfileError as error:
        files.say(f"cleaner learn: {error}\n")
        return 1


def _wrong(settings: argparse.Namespace) -> str | None:
    """What is wrong with the files that the call names, if anything."""
    output, inputs = settings.output, settings.files or [STDIN]
    if not output:
        return "--output: the name of a file must not be empty"
    if not files.is_straight(output) and not Path(output).parent.is_dir():
        return f"--output: {output}: no such folder"
    if Path(output).is_dir():
        return f"--output: {output}: is a directory"
    if settings.merge and (fields := [flag for flag, name in _fields(settings) if name is not None]):
        return f"{fields[0]} is for records; --merge reads profiles"
    if settings.merge:  # the old profile may be one of them: it is replaced when all are read
        return None if settings.files else "--merge: name the profiles to merge"
    return codec_missing(inputs) or overwritten(inputs, [("--output", (output,))])


def _fields(settings: argparse.Namespace) -> list[tuple[str, str | None]]:
    return [("--field", settings.field), ("--html-field", settings.html_field), ("--url-field", settings.url_field)]


def _learn(settings: argparse.Namespace) -> int:
    pages = _Pages(settings.field, settings.html_field, settings.url_field or "url")
    with Learner() as learner:
        for place, site, text in pages.read(settings.files or [STDIN]):
            try:
                learner.add(site, text)
            except ValueError as error:
                pages.complain(f"{place}: {error}")
        left_out = f"{learner.pages} pages learned, {pages.bad} records left out"
        if not learner.pages:
            files.say(f"cleaner learn: {left_out}: {settings.output} is not written\n")
            return 1
        learner.write(settings.output, prune=settings.prune)
        files.say(f"cleaner learn: {left_out}\n")
    return 1 if pages.bad or pages.damaged else 0


class _Pages:
    """The pages in files of records, and what was wrong with the others."""

    def __init__(self, field: str | None, html_field: str | None, url_field: str) -> None:
        self.bad = 0
        self.damaged = False
        self._field = field or (None if html_field else "text")
        self._html_field = html_field
        self._url_field = url_field

    def read(self, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        """Where each page stands, its site and its text; a file that is damaged is read up to there."""
        for name in names:
            try:
                for chunk in lines([name]):
                    for number, line in enumerate(chunk.records, chunk.tag.line):
                        place = f"{name}: line {number}"
                        if line.strip() and (page := self._page(place, line)):
                            yield place, *page
            except DamageError as error:
                self.damaged = True
                files.say(f"cleaner learn: {error}\n")

    def complain(self, problem: str) -> None:
        """Say what is wrong with a record."""
        self.bad += 1
        files.say(f"cleaner learn: {problem}\n")

    def _page(self, place: str, line: bytes) -> tuple[str, str] | None:
        try:
            record = loaded(line)
            if not isinstance(record, dict):
                raise ValueError("not a JSON object")
            return _string(record, self._url_field), self._text(record)
        except (ValueError, RecursionError) as error:
            self.complain(f"{place}: {told_of_line(error)}")
            return None

    def _text(self, record: dict[str, Any]) -> str:
        if self._html_field and (self._field is None or record.get(self._html_field) is not None):
            from cleaner.markup.clean import text_of
            from cleaner.read_html import read_html

            return text_of(read_html(_string(record, self._html_field)))
        return _string(record, self._field or "text")


def _string(record: dict[str, Any], name: str) -> str:
    if name not in record:
        raise ValueError(f"no field {name!r}")
    value = record[name]
    if not isinstance(value, str):
        raise ValueError(f"field {name!r} is not a string")
    return value


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="cleaner learn",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80, max_help_position=24),
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="records, or with --merge profiles")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the profile to write")
    parser.add_argument("--merge", action="store_true", help="FILEs are profiles: put them together")
    parser.add_argument("--prune", action="store_true", help="leave out what is no evidence: small, not to be merged")
    parser.add_argument("--field", metavar="NAME", help="the field that holds the text (text)")
    parser.add_argument("--html-field", metavar="NAME", help="the field that holds HTML, where a record has it")
    parser.add_argument("--url-field", metavar="NAME", help="the field with the page's URL or host (url)")
    return parser
