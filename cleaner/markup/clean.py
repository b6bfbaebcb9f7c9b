"""The recipe for HTML: read, judge by markup, judge what is left as text, cut."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from cleaner.blocks import PROSE
from cleaner.engine import ONE_LINE, Cleaner
from cleaner.evidence import Clue, Span
from cleaner.markup.judge import judged
from cleaner.markup.kinds import ARTICLE, KINDS
from cleaner.markup.source import Source
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html
from cleaner.render import Lines, Spans, kept_slices, marks_of
from cleaner.report import Mark, Report

_BLANK = "\n"
#: What `clean_html` can put out.
OUTPUTS = ("text", "html")
#: A page that was written is read again until it comes out as it went in; one reading does for nearly all.
_MOST_READINGS = 4
#: What `Report.warnings` says of a page without a paragraph of prose.
NO_PROSE = "no_prose: this page shows no paragraph of text; what it has was kept or cut line by line"
#: What it says of a text that is no HTML: its lines were read as HTML has it, folded into one.
NO_MARKUP = "no_markup: this is no page of HTML; clean and analyze are for text, and a feed's items are pages"
#: The first tags of what is written like HTML and is none.
_FEEDS = frozenset({"feed", "opml", "rdf:rdf", "rss", "sitemapindex", "urlset"})


def clean_html(
    cleaner: Cleaner, html: str | bytes, *, url: str | None, output: str, extractor: str | None, kind: str | None
) -> str:
    """The page's own text, or the page without what was cut. ValueError or TypeError names a wrong argument."""
    if output not in OUTPUTS:
        raise ValueError(f"output: unknown output {output!r}; allowed are {', '.join(OUTPUTS)}")
    if output == "text":
        return analyze_html(cleaner, html, url=url, extractor=extractor, kind=kind).text
    if extractor is not None:
        raise ValueError("output: what an extractor returns is text; output='html' goes without extractor")
    if cleaner.options.repair:
        raise ValueError("repair: with output='html' no character is changed; leave out repair or output='html'")
    _check(url, kind)
    from cleaner.markup.tree import TreeReader, written

    source = read_html(html, TreeReader)
    cuts = _cuts(cleaner, source, kind)
    return _settled(written(source, *cuts.by_row(), cuts.kind), cuts.kind)


def _settled(page: str, kind: str | None) -> str:
    """The page as a parser reads it: what was broken markup is written as it was understood."""
    from cleaner.markup.tree import TreeReader, written

    for _ in range(_MOST_READINGS):
        again = written(read_html(page, TreeReader), {}, {}, kind)
        if again == page:
            break
        page = again
    return page


def analyze_html(
    cleaner: Cleaner, html: str | bytes, *, url: str | None, extractor: str | None, kind: str | None
) -> Report:
    """What was cut of the page and why."""
    _check(url, kind)
    if extractor is not None:
        from cleaner.markup.extractors import analyze_extracted

        return analyze_extracted(html, extractor, url, cleaner)
    source = read_html(html)
    repairs = _repaired(source) if cleaner.options.repair else []
    cuts = _cuts(cleaner, source, kind)
    kept = kept_slices(cuts.raw, cuts.lines, cuts.spans) if cuts.lines or cuts.spans else [(0, len(cuts.text))]
    return Report(
        cuts.text,
        kept if source.lines else [],
        lambda: marks_of(cuts.raw, cuts.lines, cuts.spans),
        cuts.warnings,
        repairs,
        cuts.kind,
        lambda line: source.path(source.owners[bisect_right(cuts.numbers, line) - 1]),
    )


def _repaired(source: Source) -> list[tuple[str, str]]:
    """Mend the encoding damage of a page's lines; -> what was changed."""
    from cleaner.repair import repair

    text, changes = repair("\n".join(source.lines))
    lines = text.split("\n")
    if len(lines) != len(source.lines) or not all(line.strip() for line in lines):
        return []
    source.lines = lines
    return changes


def _check(url: object, kind: object) -> None:
    """TypeError or ValueError where one of these cannot be used."""
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be a str or None, not {type(url).__name__}")
    if kind is not None and kind not in KINDS:
        raise ValueError(f"kind: unknown kind {kind!r}; allowed are {', '.join(KINDS)}")


class Cuts:
    """What is cut of a page, by the lines of its whole text.

    text      all of the page's lines, blank lines between those that stand apart; `raw` the same line by line
    numbers   where each line of the source stands in it
    """

    def __init__(self, source: Source) -> None:
        """Nothing is cut yet."""
        self.text = text_of(source)
        self.raw = self.text.split("\n")
        self.numbers = [number for number, line in enumerate(self.raw) if line]
        self.lines: Lines = {}
        self.spans: Spans = {}
        self.warnings: list[str] = []
        self.kind: str | None = None

    def by_row(self) -> tuple[Lines, Spans]:
        """The same by the source's lines."""
        rows = {number: row for row, number in enumerate(self.numbers)}
        lines = {rows[number]: clue for number, clue in self.lines.items()}
        return lines, {rows[number]: spans for number, spans in self.spans.items()}


def _cuts(cleaner: Cleaner, source: Source, kind: str | None) -> Cuts:
    """Judge a page by its markup, then what is left as text."""
    cuts = Cuts(source)
    cuts.kind = kind or (source.cleaned_as if source.cleaned_as in KINDS else None)
    if not source.lines:
        cuts.warnings.append(NO_PROSE)
        return cuts
    if not source.front or source.front in _FEEDS:
        cuts.warnings.append(NO_MARKUP)
    view = View(source, page_of_source(source))
    if PROSE not in view.page.kinds:
        cuts.warnings.append(NO_PROSE)
    if not source.is_cleaned:
        rows, cuts.kind = judged(view, cleaner.options, kind)
        cuts.lines = {cuts.numbers[row]: clue for row, clue in rows.items()}
    _as_text(cleaner, source, cuts)
    return cuts


def _as_text(cleaner: Cleaner, source: Source, cuts: Cuts) -> None:
    """Judge what is left as text: adds what this cuts. The text's statistics know articles alone.

    Code and what was typed line by line is no text to be judged: its lines look like anything.
    """
    typed = source.typed_lines
    left = [row for row, number in enumerate(cuts.numbers) if number not in cuts.lines and row not in typed]
    text = joined([source.lines[row] for row in left], [source.gaps[row] for row in left])
    report = cleaner.analyze(text, statistics=cuts.kind == ARTICLE)
    raw = text.split("\n")
    rows = [row for row, line in enumerate(raw) if line]
    number = dict(zip(rows, [cuts.numbers[row] for row in left], strict=True))
    starts = [0, *accumulate([len(line) + 1 for line in raw])]
    for mark in report.marks:
        _take(mark, number[mark.line], starts[mark.line], cuts.lines, cuts.spans)
    # A long row of a page is one element's: no line breaks are missing.
    cuts.warnings += [warning for warning in report.warnings if warning != ONE_LINE]


def _take(mark: Mark, number: int, start: int, lines: Lines, spans: Spans) -> None:
    """Take a cut over from the text that was left: to a line of the page's whole text."""
    clue = Clue(mark.category, mark.score, mark.rule)
    if mark.whole:
        lines[number] = clue
    else:
        spans.setdefault(number, []).append(Span(mark.start - start, mark.end - start, clue))


def text_of(source: Source) -> str:
    """The page's whole text."""
    return joined(source.lines, source.gaps)


def joined(lines: list[str], gaps: list[int]) -> str:
    """Lines as one text, blank lines between those that stand apart."""
    parts = [f"{_BLANK * gap}{line}" if gap else line for line, gap in zip(lines, gaps, strict=True)]
    return _BLANK.join(parts).lstrip(_BLANK)
