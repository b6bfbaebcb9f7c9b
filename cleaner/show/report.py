"""`cleaner report`: documents with every cut marked, as one page to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cleaner.cli.output import DEFINITIONS
from cleaner.options import THRESHOLDS, Category, Profile
from cleaner.show.asked import Asked, parser
from cleaner.show.entries import Entry, entry
from cleaner.show.families import FAMILIES, LOOKS
from cleaner.show.shell import page
from cleaner.show.unseen import PATTERN

_DESCRIPTION = """\
Write one page that shows what was cut: the text with every cut marked, its
category, rule and score. The page needs no network and no other file.

Examples:
  cleaner report page.txt -o report.html
  cleaner report pages/*.html -o report.html
  cleaner report news.jsonl.gz --limit 500 --profile careful -o report.html"""

#: The scripts of the page, in the order they need each other.
_SCRIPTS = ("shell", "cases", "lines", "index", "panel", "report")


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns its exit status, or raises SystemExit(2) for a wrong call."""
    asked = Asked(parser("report", _DESCRIPTION), list(arguments))
    entries = [entry(source.name, report) for source, (report,) in asked.analyzed(asked.cleaner)]
    if not entries:
        asked.complain("no document could be read: no page written")
        return asked.status
    title = asked.given.title or (Path(entries[0].name).name if len(entries) == 1 else f"{len(entries)} documents")
    return asked.write(report_page(entries, title, asked.cleaner.options.profile))


def report_page(entries: Sequence[Entry], title: str, profile: Profile = Profile.BALANCED) -> str:
    """The page of some documents, whole; `profile` is the one they were cleaned with."""
    rules: dict[str, int] = {}
    data = {
        "documents": [each.as_data(rules) for each in entries],
        "rules": list(rules),
        "categories": [_category(category) for category in Category],
        "families": [family.name for family in FAMILIES],
        "threshold": THRESHOLDS[profile],
        "unseen": PATTERN,
    }
    return page("report", _SCRIPTS, title=f"{title} · cleaner", data=data)


def _category(category: Category) -> dict[str, Any]:
    return {"name": category, "about": DEFINITIONS[category].replace("`", ""), "family": LOOKS[category].family}
