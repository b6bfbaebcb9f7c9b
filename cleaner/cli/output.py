"""What the command prints besides clean text: diffs, marked text, explanations, counts and lists."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from cleaner.options import Category, Options

if TYPE_CHECKING:
    from cleaner.cli.files import Document
    from cleaner.report import Report

#: What each category is, for `--list-categories`.
DEFINITIONS = {
    Category.RELATED_LINKS: "a list of other articles: its heading, headlines, teasers and dates",
    Category.READ_MORE: "one line that points to another article",
    Category.PHOTO_CAPTION: "what a picture shows, with or without a credit",
    Category.PHOTO_CREDIT: "who took a picture or owns it, and nothing else",
    Category.SOCIAL_EMBED: "an embedded post: its text, name, handle and date",
    Category.SOCIAL_SHARE: "labels to share, print, save or copy a link",
    Category.FOLLOW_PROMO: "invitations to follow the site, its channels or its app",
    Category.NEWSLETTER: "invitations and forms to sign up for a newsletter",
    Category.PAYWALL: "subscribe, log in, members only",
    Category.PROMO_BOX: "the site's own offers: shop, courses, events, donations",
    Category.ADVERTISEMENT: "labels and text of ads, `story continues below`",
    Category.COOKIE_CONSENT: "cookie and consent banners",
    Category.COMMENTS: "readers' comments, their counts and forms",
    Category.READER_CALLOUT: "questions to the reader: feedback, polls, ratings, tips",
    Category.NAVIGATION: "menus, section names, breadcrumbs, topic lists",
    Category.SITE_FOOTER: "imprint, legal links, about the company",
    Category.COPYRIGHT: "copyright lines and bans on reproduction",
    Category.MEDIA_PLAYER: "titles, lengths and buttons of video and audio players",
    Category.UI_TEXT: "form fields, error messages, text for screen readers",
    Category.DUPLICATE: "a line that repeats an earlier one; the first stays",
    Category.SCRAPER_ARTIFACT: "stray field names, shortcodes and bits of markup",
    Category.TIMESTAMP: "when it was published or updated, how long it takes to read",
    Category.KICKER: "the section or topic word above a title",
    Category.BYLINE: "who wrote it",
    Category.AUTHOR_BIO: "sentences about the author",
    Category.SOURCE_NOTE: "agency, translator, where it appeared first",
    Category.EDITORIAL_NOTE: "house rules and disclaimers",
    Category.AFFILIATE: "notes that links or purchases earn the site money",
}

_CONTEXT = 3
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def escaped(text: str) -> str:
    r"""The text on one line, without tabs: `\\`, `\t`, `\n` and `\r` stand for what they stand for in Python."""
    return text.translate(_ESCAPES)


def mark(document: Document, report: Report) -> str:
    """All lines: cut ones as `[category] line`, cut spans as `[-span-]{category}`."""
    rows = zip(report.input.split("\n"), report.as_case().split("\n"), strict=True)
    return document.bom + "\n".join([_marked(line, noted) for line, noted in rows])


def _marked(line: str, noted: str) -> str:
    if noted.startswith("- "):
        return f"[{noted.rpartition('{')[2][:-1]}] {line}"
    return noted[2:] + line[len(line.rstrip("\r")) :] if noted.startswith("~ ") else line


def diff(document: Document, report: Report) -> str:
    """A unified diff from the input to the clean text; empty when they are the same.

    The report knows where each line came from, so nothing is searched for: linear time, and the true change.
    """
    before, after = document.bom + document.text, document.bom + report.text
    if before == after:
        return ""
    signed = list(_signed(_pairs(list(StringIO(before)), list(StringIO(after)), report)))
    name = escaped(document.name).encode(document.codec, "backslashreplace").decode(document.codec)
    return "".join([f"--- {name}\n+++ {name}\n", *_hunks(signed)])


def _pairs(before: list[str], after: list[str], report: Report) -> list[tuple[str | None, str | None]]:
    """Each line of the input with what is left of it."""
    if len(before) != len(list(StringIO(report.input))) and report.repairs:
        return [*((line, None) for line in before), *((None, line) for line in after)]
    left = dict(zip(_origins(report) or [0], after, strict=True)) if after else {}
    return [(line, left.get(number)) for number, line in enumerate(before)]


def _origins(report: Report) -> list[int]:
    """For each line of the clean text: which line of the input it comes from, counted from 0."""
    origins: list[int] = []
    at = number = 0
    fresh = True  # whether the next character kept begins a line
    for start, end in report.kept:
        number += report.input.count("\n", at, start)
        inside = report.input.count("\n", start, end)
        ended = report.input[end - 1 : end] == "\n"
        origins += range(number + (not fresh), number + inside + (not ended))
        at, number, fresh = end, number + inside, ended
    return origins


def _signed(pairs: list[tuple[str | None, str | None]]) -> Iterator[str]:
    """Lines with their sign; in a run of changes what goes stands before what comes."""
    added: list[str] = []
    for old, new in pairs:
        if old == new:
            yield from added
            added.clear()
            yield f" {old}"
            continue
        if old is not None:
            yield f"-{old}"
        if new is not None:
            added.append(f"+{new}")
    yield from added


def _hunks(signed: list[str]) -> Iterator[str]:
    """The changed lines with some lines around them, as `diff -u` prints them."""
    ranges: list[list[int]] = []
    for row, line in enumerate(signed):
        if line[0] != " ":
            if not ranges or row - _CONTEXT > ranges[-1][1]:
                ranges.append([max(0, row - _CONTEXT), row])
            ranges[-1][1] = row + 1 + _CONTEXT
    at = old = new = 0
    for start, end in ranges:
        old, new = old + _count(signed[at:start], "-"), new + _count(signed[at:start], "+")
        hunk = signed[start:end]
        ours, theirs = _count(hunk, "-"), _count(hunk, "+")
        yield f"@@ -{old + bool(ours)},{ours} +{new + bool(theirs)},{theirs} @@\n"
        for line in hunk:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        at, old, new = end, old + ours, new + theirs


def _count(signed: list[str], sign: str) -> int:
    return sum(line[0] in (" ", sign) for line in signed)


def case(document: Document, report: Report) -> str:
    """The document as a case of the fixtures, warnings and repairs as its notes."""
    notes = [*report.warnings, *(f"repaired {old!r} to {new!r}" for old, new in report.repairs)]
    heads = [f"=== {escaped(document.name)}", *(f"# {note}" for note in notes)]
    return "\n".join([*heads, report.as_case().rstrip("\n"), "\n"])


def as_json(document: Document, report: Report) -> str:
    """The report and the file's name as one line of JSON; offsets count from behind a BOM."""
    return json.dumps({"file": document.name, **report.as_dict()}) + "\n"


def records(document: Document, report: Report) -> str:
    """Each cut on a line: file, line, category and text, parted by tabs."""
    name = escaped(document.name)
    return "".join([f"{name}\t{r.line}\t{r.category}\t{escaped(r.text)}\n" for r in report.removals])


Explainer = Callable[["Document", "Report"], str]
VIEWS = {"diff": diff, "mark": mark}
EXPLAINED = {"case": case, "json": as_json}


def explainer(mode: str, side_by_side: bool) -> Explainer:
    """How documents are explained: in colours where someone looks at it (with the extra `report`), else by `mode`.

    Raises ImportError where two columns are asked for and the package that makes them is missing.
    """
    if side_by_side or (mode == "case" and sys.stderr is not None and sys.stderr.isatty()):
        try:
            from cleaner.show import terminal
        except ImportError:
            if side_by_side:
                raise
        else:
            return terminal.side_by_side if side_by_side else terminal.explained
    return EXPLAINED[mode]


class Totals:
    """What was cut from all documents together."""

    def __init__(self) -> None:
        self.documents = self.before = self.after = 0
        self.counts: dict[str, tuple[int, int]] = {}

    def add(self, report: Report) -> None:
        """Count one more document."""
        self.documents += 1
        self.before += len(report.input.split())
        self.after += len(report.text.split())
        for category, (lines, words) in report.counts.items():
            had = self.counts.get(category, (0, 0))
            self.counts[category] = (had[0] + lines, had[1] + words)

    def __str__(self) -> str:
        """A table: categories with the most words first."""
        rows = sorted(self.counts.items(), key=lambda item: (-item[1][1], item[0]))
        rows.append(("all", (sum(n[0] for _, n in rows), sum(n[1] for _, n in rows))))
        table = [f"{'category':<18}{'lines':>8}{'words':>9}{'share':>8}"]
        table += [f"{name:<18}{lines:>8}{words:>9}{words / (self.before or 1):>8.1%}" for name, (lines, words) in rows]
        table.append(f"documents: {self.documents}; words: {self.before} before, {self.after} after")
        return "\n".join(table) + "\n"


def categories(options: Options) -> str:
    """Each category, whether these options cut or keep it, and what it is."""
    rows = [f"{c:<18}{'cut' if options.cuts(c) else 'keep':<6}{DEFINITIONS[c]}\n" for c in Category]
    return "".join(rows)


def rules(options: Options) -> str:
    """Each rule by the id that reports carry: with what it finds, or the table's row, whose id says it all."""
    from cleaner.rules.patterns import PATTERNS
    from cleaner.rules.rule_ids import IDS
    from cleaner.tables import load

    told = [f"{rule}\t{what}\n" for rule, what in IDS.items()]
    told += [f"pattern.{pattern.name}\t{pattern.category}: a form that knows no language\n" for pattern in PATTERNS]
    return "".join([*told, *(f"{rule}\n" for rule in load(options.phrases).rules())])


def version(options: Options) -> str:
    """The command's name and version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"cleaner {version('webtext-cleaner')}\n"
    except PackageNotFoundError:
        return "cleaner (not installed)\n"


SHOWN = {"categories": categories, "rules": rules, "version": version}
