"""The recipe for HTML: read, judge by markup, judge what is left as text, cut."""

from __future__ import annotations

from itertools import accumulate

from cleaner.engine import Cleaner
from cleaner.markup.extractors import analyze_extracted
from cleaner.markup.source import Source
from cleaner.read_html import read_html
from cleaner.report import Report

#: What `clean_html` can put out.
OUTPUTS = ("text", "html")


def clean_html(
    cleaner: Cleaner, html: str | bytes, *, url: str | None, output: str, extractor: str | None, kind: str | None
) -> str:
    """The page's own text, or the page without what was cut. ValueError or TypeError names a wrong argument."""
    if output not in OUTPUTS:
        raise ValueError(f"output: unknown output {output!r}; allowed are {', '.join(OUTPUTS)}")
    if output == "html" and extractor is not None:
        raise ValueError("output: what an extractor returns is text; output='html' goes without extractor")
    if output == "html":
        raise NotImplementedError("output: html is not there yet")
    return analyze_html(cleaner, html, url=url, extractor=extractor, kind=kind).text


def analyze_html(
    cleaner: Cleaner, html: str | bytes, *, url: str | None, extractor: str | None, kind: str | None
) -> Report:
    """What was cut of the page and why."""
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be a str or None, not {type(url).__name__}")
    if extractor is not None:
        return analyze_extracted(html, extractor, url, cleaner)
    source = read_html(html)
    report = cleaner.analyze(text_of(source))
    numbers = line_numbers(report.input)
    return Report(
        report.input,
        report.kept,
        lambda: report.marks,
        report.warnings,
        report.repairs,
        kind,
        lambda line: source.path(source.owners[numbers[line]]),
    )


def text_of(source: Source) -> str:
    """The page's whole text: its lines, blank lines between those that stand apart."""
    lines = [f"\n{line}" if gap else line for line, gap in zip(source.lines, source.gaps, strict=True)]
    return "\n".join(lines).removeprefix("\n")


def line_numbers(text: str) -> list[int]:
    """For each line of the whole text, the source's line that it is (of a blank line: the next one)."""
    return [0, *accumulate(bool(line) for line in text.split("\n"))]
