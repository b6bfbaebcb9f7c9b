"""cleaner: strip what the site added, keep what the author wrote.

The stages, in order:

    wrapped     paragraphs that were broken into lines are put together again (unwrap: which lines go on in the next;
                pieces: which do so around a link)
    read_text   text -> Page: columns of lines, sizes, kinds (shown: what a line says without what is not seen)
    tables      phrases/*.toml -> look-ups, read in parts as lines need them (phrase_files: how they are compiled;
                fronts: the part of each row that phrases are compared with)
    rules/      (page, tables) -> Evidence: clues about rows and spans, a module for each kind of the site's lines
    model       a first look that drops long menus, and the statistics: one more rule (features: what it looks at;
                lexicon: what words say; trees: how a row's score comes of it; chain: scores smoothed on either side of
                the article)
    last_look   when nothing more goes: what has gone, and their words, speak of the rows that are left (leftovers: what
                is looked at; ending: where the article ends, by all that is left below)
    decide      evidence -> what is cut: the only place that says yes
    render      cuts -> slices of the input
    report      what was cut and why
    rounds      evidence and cuts, again until nothing more goes; the guard that keeps prose
    engine      the recipe: all of these

    read_html   HTML -> its elements and lines; markup/ judges them before the stages above do
    html_calls  the arguments of `clean_html` and its kin
    stream      many documents: `clean_many`, records of files, archives
    show        pages and colours for people: `cleaner report`, `cleaner audit`, `--explain`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.engine import Cleaner
    from cleaner.options import Category, Options, Profile
    from cleaner.report import Removal, Report
    from cleaner.stream.many import RecordError, clean_many

__all__ = [
    "Category",
    "Cleaner",
    "Options",
    "Profile",
    "RecordError",
    "Removal",
    "Report",
    "analyze",
    "analyze_html",
    "clean",
    "clean_html",
    "clean_many",
]

#: The classes, and what needs more than the text path: the module that each is loaded from when it is first asked for.
_LATER = {
    "Category": "cleaner.options",
    "Cleaner": "cleaner.engine",
    "Options": "cleaner.options",
    "Profile": "cleaner.options",
    "RecordError": "cleaner.stream.many",
    "Removal": "cleaner.report",
    "Report": "cleaner.report",
    "clean_many": "cleaner.stream.many",
}

_default: list[Cleaner] = []


def _cleaner(options: dict[str, Any]) -> Cleaner:
    from cleaner.engine import Cleaner

    if options:
        return Cleaner(**options)
    if not _default:
        _default.append(Cleaner())
    return _default[0]


def clean(text: str, **options: Any) -> str:
    """The text without what the site added; `options` are the fields of `Options`.

    Raises TypeError where `text` is no str, and for wrong options as `Cleaner` does.

    >>> clean("The bridge reopened on Monday, the council said.")
    'The bridge reopened on Monday, the council said.'
    """
    return _cleaner(options).clean(text)


def analyze(text: str, **options: Any) -> Report:
    """What was cut and why, beside the text: its `text` is what `clean` gives. Takes and raises what `clean` does."""
    return _cleaner(options).analyze(text)


def clean_html(
    html: str | bytes | bytearray | memoryview,
    *,
    url: str | None = None,
    output: str = "text",
    extractor: str | None = None,
    kind: str | None = None,
    **options: Any,
) -> str:
    """The page's own text, or with `output="html"` the page without the elements that were cut.

    html       the page, as text or as bytes (also a bytearray or memoryview) in any encoding; nothing is fetched
    url        its address: tells the host for `profile_file` where `site` does not, and is told to the extractor
    output     "text" or "html"; "html" goes neither with `extractor` nor with `repair`
    extractor  another package that finds the text, which is then cleaned as `clean` does: "trafilatura" (install
               `webtext-cleaner[trafilatura]`) or "justext" (comes with this package); None: this package finds it
    kind       what kind of page it is, where that is known: one of `cleaner.markup.kinds.KINDS`; of no use to an
               extractor
    options    the fields of `Options`

    Raises TypeError or ValueError that names the wrong argument, ImportError that says what to install where the
    package of the extractor is missing, and for the files of options what `Cleaner` raises.

    >>> clean_html("<title>Bridge</title><p>The bridge <b>reopened</b> on Monday, the council said.")
    'The bridge reopened on Monday, the council said.'
    """
    from cleaner.html_calls import ARGUMENTS, clean_page
    from cleaner.options import check_names

    check_names(options, *ARGUMENTS)
    return clean_page(_cleaner(options), html, url=url, output=output, extractor=extractor, kind=kind)


def analyze_html(
    html: str | bytes | bytearray | memoryview,
    *,
    url: str | None = None,
    extractor: str | None = None,
    kind: str | None = None,
    **options: Any,
) -> Report:
    """What was cut of a page and why; its `text` is what `clean_html` gives.

    Its `input` is the page's whole text, or what the `extractor` found where one is named. Takes and raises what
    `clean_html` does, but for `output`.
    """
    from cleaner.html_calls import ARGUMENTS, analyze_page
    from cleaner.options import check_names

    check_names(options, *(name for name in ARGUMENTS if name != "output"))
    return analyze_page(_cleaner(options), html, url=url, extractor=extractor, kind=kind)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})  # also what is not loaded yet: shells and editors complete by it


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_LATER[name]), name)
    return found
