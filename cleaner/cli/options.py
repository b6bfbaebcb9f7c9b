"""The options of the command: one table, from which the parser and the help page are made."""

from __future__ import annotations

import argparse
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
    """The name as it is, if Python knows it as an encoding of text; else ValueError."""
    try:
        "a".encode(name)
    except LookupError as error:
        raise ValueError(name) from error
    return name


def _view(name: str, text: str) -> dict[str, Any]:
    return {"dest": "view", "action": "store_const", "const": name, "help": text}


def _constant(dest: str, value: str | bool, text: str) -> dict[str, Any]:
    return {"dest": dest, "action": "store_const", "const": value, "help": text}


def _value(metavar: str, text: str, **more: object) -> dict[str, Any]:
    return {"metavar": metavar, "help": text, **more}


#: Every option, under its heading of the help page. Of a group marked `True` only one option may be given.
GROUPS: tuple[tuple[str, bool, dict[str, dict[str, Any]]], ...] = (
    (
        "What is cut",
        False,
        {
            "--profile": _value("NAME", "careful, balanced (default) or thorough"),
            "--keep": _value("NAMES", "categories never cut, comma separated", type=names, action="extend"),
            "--cut": _value("NAMES", "categories cut in any profile, comma separated", type=names, action="extend"),
            "--phrases": _value("FILE", "further phrases: TOML, as in the package's own tables"),
            "--max-removed": _value("SHARE", "above this share, strong evidence alone cuts (0.6)", type=float),
            "--repair": {"action": "store_true", "help": "mend encoding damage before cleaning"},
            "--site-profile": _value("FILE", "what `cleaner learn` wrote: lines of a host's other pages"),
            "--site": _value("HOST", "whose page it is (of records: what --url-field says)"),
        },
    ),
    (
        "What standard output gets (one of these, else the clean text)",
        True,
        {
            "--diff": _view("diff", "a unified diff from the input to the clean text"),
            "--mark": _view("mark", "all lines; cut ones as [category] line"),
            "--check": _view("check", "nothing; exit 1 if anything would be cut"),
            "--in-place": _view("in-place", "nothing; each FILE that changes is replaced"),
        },
    ),
    (
        "What is said about the cuts",
        False,
        {
            "--explain": _constant("explain", "case", "each line and why it was cut; in a pipe as a case"),
            "--side-by-side": {"action": "store_true", "help": "with --explain: input left, clean text right"},
            "--explain=json": _constant("explain", "json", "the whole report, one JSON object a document"),
            "--stats": {"action": "store_true", "help": "lines, words and share cut, by category"},
            "--removed": _value("FILE", "write cuts to FILE: file, line, category, text"),
        },
    ),
    (
        "HTML (else what begins with a doctype or an html, head or body tag)",
        False,
        {
            "--html": _constant("html", True, "every FILE is a page of HTML"),
            "--text": _constant("html", False, "none is"),
            "--to": _value("FORM", "text (default), or html: the page without what was cut", choices=("text", "html")),
            "--extractor": _value("NAME", "who finds the text, before it is cleaned: trafilatura, justext"),
        },
    ),
    (
        "How files are read and written",
        False,
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
        True,
        {
            "--jsonl": _constant("records", "jsonl", "a JSON object a line: clean a field, leave all else alone"),
            "--dolma": _constant("records", "dolma", "the same; put out what is cut, as attributes for Dolma"),
            "--warc": _constant("records", "warc", "WARC or WET; JSON lines come out, or WARC by -o's suffix"),
            "--parquet": _constant("records", "parquet", "clean a column, leave all else alone"),
        },
    ),
    (
        "How records are cleaned",
        False,
        {
            "--field": _value("NAME", "the field or column that holds the text (text)"),
            "--html-field": _value("NAME", "the field that holds HTML, where a record has it"),
            "--out-field": _value("NAME", "the field that gets the clean text (text)"),
            "--report-field": _value("NAME", "a field that gets a list of what was cut"),
            "--url-field": _value("NAME", "the field that holds the URL, for --site-profile (url)"),
            "--broken": _value("FILE", "take records that cannot be cleaned out, to FILE"),
            "--output": _value("FILE", "(-o) write FILE; until it is whole, FILE.partial"),
            "--resume": {"action": "store_true", "help": "go on behind the last whole record of FILE.partial"},
            "--workers": _value("N", "processes (1)", type=int),
        },
    ),
    (
        "What the command knows",
        False,
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
    if settings.view == "in-place" and (not settings.files or STDIN in settings.files):
        parser.error("--in-place: name the files to replace; standard input cannot be replaced")
    if wrong := _wrong_records(settings) or _wrong_for_pages(settings) or _wrong_columns(settings):
        parser.error(wrong)
    try:
        settings.options()
    except (TypeError, ValueError) as error:
        parser.error(_spelled(str(error)))


#: What concerns records alone, and what does not concern them: names of settings.
_OF_RECORDS = (
    *("field", "html_field", "out_field", "report_field", "url_field", "broken", "output", "resume", "workers"),
)
#: What the forms of records cannot do.
_NOT_OF = {
    "dolma": ("extractor", "html_field", "out_field", "report_field"),
    "warc": ("extractor", "field", "html_field", "url_field", "broken"),
    "parquet": ("extractor", "report_field", "broken", "resume"),
}
_OF_TEXTS = ("view", "explain", "side_by_side", "stats", "removed", "encoding", "errors", "html", "to")


def _wrong_records(settings: Settings) -> str | None:
    """What is wrong with the options about records, if anything."""
    from cleaner.cli import Settings

    defaults = vars(Settings())
    form = settings.records
    names = (*_OF_TEXTS, *_NOT_OF.get(form, ())) if form else _OF_RECORDS
    given = [name for name in names if vars(settings)[name] != defaults[name]]
    if given:
        spelled = {"view": settings.view, "html": "html" if settings.html else "text"}
        name = "--" + spelled.get(given[0], given[0]).replace("_", "-")
        return f"{name} does not go with --{form}" if form else f"{name} needs --jsonl"
    if settings.site is not None and settings.site_profile is None:
        return "--site needs --site-profile"
    if form == "jsonl" and settings.extractor and not settings.html_field:
        return "--extractor is for HTML: with --jsonl, --html-field says which field holds it"
    if settings.workers < 1:
        return f"--workers must be 1 or more, not {settings.workers}"
    if settings.resume and not settings.output:
        return "--resume needs --output"
    fields = ("out_field", "field", "html_field")
    if settings.report_field and (same := [name for name in fields if vars(settings)[name] == settings.report_field]):
        return f"--report-field and --{same[0].replace('_', '-')} both name {settings.report_field!r}"
    return None


def _wrong_for_pages(settings: Settings) -> str | None:
    """What is wrong with the options about HTML, if anything."""
    if settings.to == "html" and settings.view in ("diff", "mark"):
        return f"--to html: --{settings.view} shows the page's text"
    if settings.html is False and (settings.to == "html" or settings.extractor):
        return f"--text: {'--to html' if settings.to == 'html' else '--extractor'} is for pages of HTML"
    if settings.extractor is None:
        return None
    if settings.to == "html":
        return "--extractor: what an extractor returns is text; it does not go with --to html"
    from cleaner.markup.extractors import check

    try:
        check(settings.extractor)
    except (ValueError, ImportError) as error:
        return f"--{error}"
    return None


def _wrong_columns(settings: Settings) -> str | None:
    """What is wrong with asking for two columns, if anything."""
    if not settings.side_by_side:
        return None
    if settings.explain != "case":
        return "--side-by-side needs --explain"
    from importlib.util import find_spec

    return None if find_spec("rich") else "--side-by-side needs a package: pip install 'webtext-cleaner[report]'"


def help_page() -> str:
    """The page that `--help` prints."""
    return _parser().format_help()


def wrong_call(message: str) -> NoReturn:
    """Say what is wrong with the call and end with status 2."""
    _parser().error(message)


def _spelled(message: str) -> str:
    """A message of `Options` with the argument's name as it is written on the command line."""
    argument, colon, rest = message.partition(":") if ":" in message else message.partition(" ")
    return f"--{argument.replace('_', '-')}{colon}{rest}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
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
        group = group.add_mutually_exclusive_group() if one_only else group
        for flag, described in options.items():
            flags = ("-h", flag) if flag == "--help" else (flag,)
            group.add_argument(*flags, **described)
    # Its help says so: a row for each of the two names would not fit the page.
    parser.add_argument("-o", dest="output", help=argparse.SUPPRESS)
    return parser
