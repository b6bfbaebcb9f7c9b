"""cleaner: strip what the site added, keep what the author wrote.

The stages, in order:

    read_text   text -> Page: columns of lines, sizes, kinds
    tables      phrases/*.toml -> look-ups (fronts: the part of each row that phrases are compared with)
    rules       (page, tables) -> Evidence: clues about rows and spans; one module a rule
                (patterns, topic_words: what some of them look for)
    model       a first look that drops long menus, and the statistics: one more rule (features: what it looks at;
                chain: its scores smoothed on either side of the article)
    decide      evidence -> what is cut: the only place that says yes
    render      cuts -> slices of the input
    report      what was cut and why
    engine      the recipe: all of these, until nothing more is cut

    read_html   HTML -> its elements and lines; markup/ judges them before the stages above do
    stream      many documents: `clean_many`, records of files, archives
    show        pages and colours for people: `cleaner report`, `cleaner audit`, `--explain`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.engine import Cleaner
from cleaner.options import Category, Options, Profile
from cleaner.report import Removal, Report

if TYPE_CHECKING:
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

#: Public names that need more than the text path, and the module that each is loaded from when it is asked for.
_LATER = {"RecordError": "cleaner.stream.many", "clean_many": "cleaner.stream.many"}

_default: list[Cleaner] = []


def _cleaner(options: dict[str, Any]) -> Cleaner:
    if options:
        return Cleaner(**options)
    if not _default:
        _default.append(Cleaner())
    return _default[0]


def clean(text: str, **options: Any) -> str:
    """The text without what the site added; `options` are the fields of `Options`.

    >>> clean("The bridge reopened on Monday, the council said.")
    'The bridge reopened on Monday, the council said.'
    """
    return _cleaner(options).clean(text)


def analyze(text: str, **options: Any) -> Report:
    """What was cut and why, beside the text: its `text` is what `clean` gives."""
    return _cleaner(options).analyze(text)


def clean_html(
    html: str | bytes,
    *,
    url: str | None = None,
    output: str = "text",
    extractor: str | None = None,
    kind: str | None = None,
    **options: Any,
) -> str:
    """The page's own text, or with `output="html"` the page without the elements that were cut.

    `html` is the page, as text or as bytes in any encoding; `url` its address, `kind` what kind of page it is
    (`cleaner.markup.kinds.KINDS`), where that is known; `options` are the fields of `Options`. Nothing is fetched.

    >>> clean_html("<title>Bridge</title><p>The bridge <b>reopened</b> on Monday, the council said.")
    'The bridge reopened on Monday, the council said.'
    """
    from cleaner.markup.clean import clean_html

    return clean_html(_cleaner(options), html, url=url, output=output, extractor=extractor, kind=kind)


def analyze_html(
    html: str | bytes,
    *,
    url: str | None = None,
    extractor: str | None = None,
    kind: str | None = None,
    **options: Any,
) -> Report:
    """What was cut of a page and why; its `input` is the page's whole text, its `text` what `clean_html` gives."""
    from cleaner.markup.clean import analyze_html

    return analyze_html(_cleaner(options), html, url=url, extractor=extractor, kind=kind)


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)
