"""The options of the command: one table, from which the parser and the help page are made."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from cleaner.cli.files import STDIN

if TYPE_CHECKING:
    from cleaner.cli import Settings

_DESCRIPTION = """\
Cut from scraped text what the site added; keep what the author wrote.

Examples:
  cleaner < page.txt > clean.txt    standard input to standard output
  cleaner a.txt b.txt > clean.txt   several files, one after another
  cleaner --explain page.txt        also say what was cut, as what and why
  cleaner --diff page.txt           the change as a unified diff
  cleaner --in-place pages/*.txt    clean the files themselves
  cleaner --check page.txt          exit 1 if anything would be cut
  cleaner --profile thorough --keep byline,photo_caption page.txt
  cleaner --jsonl --workers 8 pages.jsonl.gz -o clean.jsonl.zst
  cleaner report pages/*.html -o report.html

FILE is plain text, or a page that begins as HTML does; without one, or for -,
standard input is read. Standard output holds clean text alone, everything else
goes to standard error."""

#: What each command of `cleaner.cli.COMMANDS` is for.
SUMMARIES = {
    "report": "one page to look at: documents with every cut marked",
    "audit": "one page of figures: what was cut from a corpus",
    "learn": "what a site prints on page after page, for --site-profile",
    "categories": "each category, cut or keep, what it is",
}

_EPILOG = (
    "More commands (`cleaner NAME --help` tells of each):\n"
    + "".join([f"  {name:<21}{summary}\n" for name, summary in SUMMARIES.items()])
    + """
Exit status: 0 done; 1 a file failed, or --check found something to cut;
2 the command was called wrongly; 130 interrupted; 141 the reader went away."""
)


def names(text: str) -> list[str]:
    """The names in a comma separated list.

    >>> names("byline, kicker,")
    ['byline', 'kicker']
    """
    return [name.strip() for name in text.split(",") if name.strip()]


def encoding(name: str) -> str:
    """The name as it is, if Python knows it as an encoding of text; else ArgumentTypeError."""
    try:
        "a".encode(name)
    except (LookupError, ValueError) as error:
        raise argparse.ArgumentTypeError(
            f"unknown encoding {name!r}; allowed are those of Python, as utf-8 or latin-1"
        ) from error
    return name


def count(text: str) -> int:
    """The whole number from 1 up that the text is; else ArgumentTypeError."""
    if not text.isdecimal() or not text.isascii() or len(text) > 9 or not int(text):
        raise argparse.ArgumentTypeError(f"must be a whole number, 1 or more, not {text!r}")
    return int(text)


def share(text: str) -> float:
    """The number that the text is; else ArgumentTypeError. `Options` says which numbers are shares."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a share from 0 to 1, as 0.6, not {text!r}") from None


class Parser(argparse.ArgumentParser):
    """A parser that words its errors as the rest of the command does."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and end with status 2."""
        message = re.sub(r"^argument (-\S+): must", r"\1 must", message)
        message = re.sub(r"^argument (-\S+): ", r"\1: ", message)
        if found := re.fullmatch(r"(-\S+): ignored explicit argument (.*)", message, re.DOTALL):
            flag, value = found.groups()
            allowed = "no value but json (--explain=json)" if flag == "--explain" else "no value"
            message = f"{flag} takes {allowed}, not {value}"
        super().error(message)


def _view(name: str, text: str) -> dict[str, Any]:
    return {"dest": "view", "action": "store_const", "const": name, "help": text}


def _constant(dest: str, value: str | bool, text: str) -> dict[str, Any]:
    return {"dest": dest, "action": "store_const", "const": value, "help": text}


def _value(metavar: str, text: str, **more: object) -> dict[str, Any]:
    return {"metavar": metavar, "help": text, **more}


#: Every option, under its heading of the help page. Of the flags named behind the heading only one may be given.
GROUPS: tuple[tuple[str, tuple[str, ...], dict[str, dict[str, Any]]], ...] = (
    (
        "What is cut",
        (),
        {
            "--profile": _value("NAME", "careful, balanced (default) or thorough"),
            "--keep": _value("NAMES", "categories never cut, comma separated", type=names, action="extend"),
            "--cut": _value("NAMES", "categories cut in any profile, comma separated", type=names, action="extend"),
            "--phrases": _value("FILE", "further phrases: TOML, as in the package's own tables"),
            "--max-removed": _value("SHARE", "above this share, strong evidence alone cuts (0.6)", type=share),
            "--repair": {"action": "store_true", "help": "mend encoding damage before cleaning"},
            "--site-profile": _value("FILE", "what `cleaner learn` wrote: lines of a host's other pages"),
            "--site": _value("HOST", "whose page it is (of records: what --url-field says)"),
        },
    ),
    (
        "What standard output gets (one of these, else the clean text)",
        ("--diff", "--mark", "--check", "--in-place"),
        {
            "--diff": _view("diff", "a unified diff from the input to the clean text"),
            "--mark": _view("mark", "all lines; cut ones as [category] line"),
            "--check": _view("check", "nothing; exit 1 if anything would be cut"),
            "--in-place": _view("in-place", "nothing; each FILE that changes is replaced"),
        },
    ),
    (
        "What is said about the cuts",
        (),
        {
            "--explain": _constant("explain", "case", "each line and why it was cut; in a pipe as a case"),
            "--side-by-side": {"action": "store_true", "help": "with --explain: input left, clean text right"},
            "--explain=json": _constant("explain", "json", "the whole report, one JSON object a document"),
            "--stats": {"action": "store_true", "help": "lines, words and share cut, by category"},
            "--removed": _value("FILE", "write cuts to FILE: file, line, category, text"),
        },
    ),
    (
        "HTML (else what begins with a doctype or the tag of a page or block)",
        ("--html", "--text"),
        {
            "--html": _constant("html", True, "every FILE is a page of HTML"),
            "--text": _constant("html", False, "none is"),
            "--to": _value("FORM", "text (default), or html: the page without what was cut", choices=("text", "html")),
            "--extractor": _value("NAME", "who finds the text, before it is cleaned: trafilatura, justext"),
        },
    ),
    (
        "How files are read and written",
        (),
        {
            "--encoding": _value("NAME", "of input and output (utf-8; pages declare it)", type=encoding),
            "--errors": _value(
                "MODE",
                "strict (default), replace or surrogateescape",
                choices=("strict", "replace", "surrogateescape"),
            ),
        },
    ),
    (
        "Files of records, in order, one out for one in (one of these)",
        ("--jsonl", "--dolma", "--warc", "--parquet"),
        {
            "--jsonl": _constant("records", "jsonl", "a JSON object a line: clean a field, leave all else alone"),
            "--dolma": _constant("records", "dolma", "the same; put out what is cut, as attributes for Dolma"),
            "--warc": _constant("records", "warc", "WARC or WET; JSON lines come out, or WARC by -o's suffix"),
            "--parquet": _constant("records", "parquet", "clean a column, leave all else alone"),
        },
    ),
    (
        "How records are cleaned",
        (),
        {
            "--field": _value("NAME", "the field or column that holds the text (text)"),
            "--html-field": _value("NAME", "the field that holds HTML, where a record has it"),
            "--out-field": _value("NAME", "the field that gets the clean text (text)"),
            "--report-field": _value("NAME", "a field that gets a list of what was cut"),
            "--url-field": _value("NAME", "the field that holds the URL, for --site-profile (url)"),
            "--broken": _value("FILE", "take records that cannot be cleaned out, to FILE"),
            "--output": _value("FILE", "(-o) write FILE; until it is whole, FILE.partial"),
            "--resume": {"action": "store_true", "help": "go on behind the last whole record of FILE.partial"},
            "--workers": _value("N", "processes (1)", type=count),
        },
    ),
    (
        "What the command knows",
        (),
        {
            "--list-categories": _constant("show", "categories", "each category, cut or keep, what it is"),
            "--list-rules": _constant("show", "rules", "each rule that can give evidence"),
            "--version": _constant("show", "version", "name and version"),
            "--help": _constant("show", "help", "this page"),
        },
    ),
)


def fill(settings: Settings, arguments: Sequence[str]) -> None:
    """Set what the arguments ask for; ends the command with status 2 when they are wrong."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    parser = _parser()
    # Files are what is left over, so that they may stand anywhere between the options.
    _, files = parser.parse_known_args(arguments[:end], settings)
    if settings.show == "help":
        return  # whatever else the call says
    unknown = [name for name in files if name.startswith("-") and name != STDIN]
    if unknown:
        parser.error(f"unknown option: {unknown[0]}")
    settings.files = [*files, *arguments[end + 1 :]]
    settings.output = None if settings.output == STDIN else settings.output
    from cleaner.cli.checks import wrong

    if said := wrong(settings):
        parser.error(said)
    try:
        settings.options()
    except (TypeError, ValueError) as error:
        parser.error(spelled(str(error)))


def help_page() -> str:
    """The page that `--help` prints."""
    return _parser().format_help()


def wrong_call(message: str) -> NoReturn:
    """Say what is wrong with the call and end with status 2."""
    _parser().error(message)


def spelled(message: str) -> str:
    """A message of `Options` with the argument's name as it is written on the command line."""
    argument, colon, rest = message.partition(":") if ":" in message else message.partition(" ")
    return f"--{argument.replace('_', '-')}{colon}{rest}"


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="cleaner",
        usage="cleaner [OPTION]... [FILE]...",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        # With a width given, argparse need not look for a terminal and imports less.
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80, max_help_position=24),
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
        add_help=False,
    )
    for title, one_only, options in GROUPS:
        group: Any = parser.add_argument_group(title)
        one_of = group.add_mutually_exclusive_group() if one_only else group
        for flag, described in options.items():
            flags = ("-h", flag) if flag == "--help" else (flag,)
            (one_of if flag in one_only else group).add_argument(*flags, **described)
    # Its help says so: a row for each of the two names would not fit the page.
    parser.add_argument("-o", dest="output", help=argparse.SUPPRESS)
    return parser
