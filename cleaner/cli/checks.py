"""What is wrong with a call whose options are each allowed: what does not go together, what names nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.cli.files import STDIN, descriptor_of

if TYPE_CHECKING:
    from cleaner.cli import Settings

#: What concerns records alone, and what does not concern them: names of settings.
_OF_RECORDS = (
    *("field", "html_field", "out_field", "report_field", "url_field", "broken", "output", "resume", "workers"),
)
#: What the forms of records cannot do.
_NOT_OF = {
    "dolma": ("extractor", "html_field", "out_field", "report_field", "repair"),  # spans count in the text as it came
    "warc": ("extractor", "field", "html_field", "url_field", "broken"),
    "parquet": ("extractor", "report_field", "broken", "resume"),
}
_OF_TEXTS = ("view", "explain", "side_by_side", "stats", "removed", "encoding", "errors", "html", "to")
#: The options of the files that a cleaner reads, by the library's names for them.
_OPTIONS = {"phrases": "--phrases", "profile_file": "--site-profile"}
#: What names a file.
_FILES = ("phrases", "site_profile", "removed", "broken", "output")


def wrong(settings: Settings) -> str | None:
    """What is wrong with the settings, in words for whoever called; None where nothing is."""
    checks = (_wrong_names, _wrong_records, _wrong_for_pages, _wrong_columns, _wrong_places)
    return next((said for check in checks if (said := check(settings))), None)


def unnamed(settings: Settings) -> str | None:
    """Which option names a file by nothing, if one does."""
    empty = [_flag(name) for name in _FILES if vars(settings)[name] == ""] + ["FILE"] * ("" in settings.files)
    return f"{empty[0]}: the name of a file must not be empty" if empty else None


def _wrong_names(settings: Settings) -> str | None:
    """What is wrong with the names of files by themselves, if anything."""
    if said := unnamed(settings):
        return said
    inputs = settings.files or [STDIN]
    if settings.view == "in-place" and any(descriptor_of(name, dash=0) is not None for name in inputs):
        return "--in-place: name the files to replace; standard input cannot be replaced"
    if settings.removed == STDIN and settings.view not in ("check", "in-place"):
        return "--removed: standard output gets the clean text; name a file"
    if settings.broken == STDIN and settings.output is None:
        return "--broken: standard output gets the clean records; name a file"
    return None


def wrong_table(error: OSError | ValueError) -> str:
    """Why a cleaner cannot be made of a file that an option names, with the option as it is written."""
    told, file = (error.strerror, f"{error.filename}: ") if isinstance(error, OSError) else (error, "")
    argument, _, said = str(told).partition(": ")
    return f"{_OPTIONS[argument]}: {file}{said}"


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _wrong_records(settings: Settings) -> str | None:
    """What is wrong with the options about records, if anything."""
    from cleaner.cli import Settings

    defaults = vars(Settings())
    form = settings.records
    names = (*_OF_TEXTS, *_NOT_OF.get(form, ())) if form else _OF_RECORDS
    given = [name for name in names if vars(settings)[name] != defaults[name]]
    if given:
        spelled = {"view": settings.view, "html": "html" if settings.html else "text"}
        name = _flag(spelled.get(given[0], given[0]))
        if given[0] == "output":
            to = f"clean text goes to standard output: > {settings.output}"
            return f"--output needs --jsonl, --dolma, --warc or --parquet; {to}"
        if form:
            return f"{name} does not go with --{form}"
        forms = [f"--{form}" for form in ("jsonl", *_NOT_OF) if given[0] not in _NOT_OF.get(form, ())]
        return f"{name} needs {' or '.join(filter(None, (', '.join(forms[:-1]), forms[-1])))}"
    if settings.site is not None and settings.site_profile is None:
        return "--site needs --site-profile"
    if form == "jsonl" and settings.extractor and not settings.html_field:
        return "--extractor is for HTML: with --jsonl, --html-field says which field holds it"
    if settings.resume and not settings.output:
        return "--resume needs --output"
    return _wrong_report(settings)


def _wrong_report(settings: Settings) -> str | None:
    """What is wrong with the field of the report, if anything: it must take the place of no other."""
    fields: dict[str, str | None] = {"--out-field": settings.out_field}
    if settings.records != "warc":  # whose text is no field of its records
        fields |= {"--field": settings.text_field, "--html-field": settings.html_field}
    same = [flag for flag, name in fields.items() if name == settings.report_field]
    if settings.report_field and same:
        return f"--report-field and {same[0]} both name {settings.report_field!r}"
    return None


def _wrong_for_pages(settings: Settings) -> str | None:
    """What is wrong with the options about HTML, if anything."""
    if settings.to == "html" and settings.repair:
        return "--to html: --repair changes characters, and HTML is cut, not changed"
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


def _wrong_places(settings: Settings) -> str | None:
    """What is wrong with where the call reads and writes, if anything."""
    if not settings.records and not settings.removed:
        return None
    from cleaner.cli import places

    return places.wrong(settings)
