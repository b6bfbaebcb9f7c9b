"""Hand-labelled documents read as HTML: is what a person calls foreign cut from their pages as it is from their text?

    python -m benchmarks.html_mission --data FOLDER [--limit N] [--extractor NAME] [--worst N]

FOLDER holds `mission-*.json` (what an extractor gave, each line labelled by a person) and `pages-*.jsonl.xz` (the
pages). A document's page is the one of its set and id. The page has other lines than the extractor's text, so labelled
lines are looked up: a long one by runs of four words, a short one whole. Foreign lines are looked for only among lines
that are not the author's, the author's in the whole text. Counted are words that stand in the page's text before it is
cut; beside it the same figures for the extractor's text, cut by `clean`. A second copy of the author's is not seen.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.data import Document, documents
from benchmarks.html_sets import DataError
from benchmarks.metrics import DAMAGE, NEUTRAL, Gold, words
from cleaner import analyze, analyze_html

#: A line of a page is the author's where the author's labelled lines have at least this share of it.
_OWN = 0.5
#: Lines shorter than this many words are looked up whole.
_SHORT = 6
#: How `mission-*.json` names the sets that `pages-*.jsonl.xz` have under another name.
_SETS = {"fundus": "fundus-dev", "traf": "traf-dev", "magic-article": "magic-article-dev"}


class Index:
    """A text in which lines are looked up."""

    def __init__(self, text: str) -> None:
        """Lay out the text's words."""
        self.gold = Gold(text)

    def share(self, line: list[str]) -> float:
        """How much of a line (its words) the text has, 0 to 1."""
        if len(line) < _SHORT:
            return float(bool(line) and f" {' '.join(line)} " in self.gold.flat)
        return self.gold.long_line(line)[0]


@dataclass
class Tally:
    """Words of the author's and of the site's, before and after cutting."""

    documents: int = 0
    content: float = 0.0
    lost: float = 0.0
    noise: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)
    damaged: list[tuple[float, str]] = field(default_factory=list)

    def add(self, document: Document, before: str, after: str) -> None:
        """One document: the text of its page, or its own, before and after."""
        own, foreign = _parts(document)
        authors = Index("\n".join(filter(None, own)))
        full, left = Index(before), Index(after)
        rest, rest_left = (Index(_foreign_lines(text, authors)) for text in (before, after))
        content = lost = 0.0
        for line, label, rest_of_line in zip(document.lines, document.labels, own, strict=True):
            found = words(rest_of_line or line)
            if label in NEUTRAL or not found:
                continue
            was, now = (full, left) if label == "keep" else (rest, rest_left)
            had = was.share(found)
            gone = len(found) * (had - min(had, now.share(found)))
            if label == "keep":
                content, lost = content + len(found) * had, lost + gone
            else:
                self._noise(label, len(found) * had, gone)
        for span in foreign:
            if authors.share(span) == 0.0:
                had = full.share(span)
                self._noise("within a line", len(span) * had, len(span) * (had - min(had, left.share(span))))
        self.documents += 1
        self.content, self.lost = self.content + content, self.lost + lost
        if content and lost / content > DAMAGE:
            self.damaged.append((lost / content, document.id))

    def _noise(self, label: str, count: float, cut: float) -> None:
        self.noise[label] += count  # type: ignore[assignment]
        self.cut[label] += cut  # type: ignore[assignment]

    def cut_share(self, label: str) -> str:
        """The share of a category's words that were cut, in %."""
        return f"{100 * self.cut[label] / self.noise[label]:5.1f}" if self.noise[label] else "    -"


def _parts(document: Document) -> tuple[list[str], list[list[str]]]:
    """The author's lines without what is foreign in them ("" for the site's), and the words of what is foreign."""
    own = [
        line if label == "keep" or label in NEUTRAL else ""
        for line, label in zip(document.lines, document.labels, strict=True)
    ]
    for span in document.spans:
        own[span.line] = own[span.line].replace(span.text, "\n", 1)
    foreign = [words(span.text) for span in document.spans if document.labels[span.line] == "keep"]
    return own, [span for span in foreign if span]


def _foreign_lines(text: str, authors: Index) -> str:
    return "\n".join([line for line in text.split("\n") if authors.share(words(line)) < _OWN])


def pages(folder: Path, wanted: set[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    """((set, id), HTML) of the pages that are wanted; FileNotFoundError where the folder has no pages."""
    paths = sorted(folder.glob("pages-*.jsonl.xz"))
    if not paths:
        raise FileNotFoundError(f"{folder}: no pages-*.jsonl.xz in it")
    for path in paths:
        name = path.name.removeprefix("pages-").removesuffix(".jsonl.xz")
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for number, row in enumerate(file, 1):
                record = json.loads(row)
                if "id" not in record or "html" not in record:
                    raise DataError(f"{path}: line {number}: the record has no id or no html")
                if (name, record["id"]) in wanted:
                    yield (name, record["id"]), record["html"]


def page_of(document: Document) -> tuple[str, str]:
    """The set and id of a document's page.

    >>> page_of(Document("fundus|de/WAZ_2024|trafilatura", "", [], [], []))
    ('fundus-dev', 'de/WAZ_2024')
    """
    name, _, rest = document.id.partition("|")
    return _SETS.get(name, name), rest.rpartition("|")[0]


def table(html: Tally, text: Tally, without: int) -> str:
    """What was cut, by category, the most words first."""
    lines = [f"{'':18s} words of the page   cut %   words of the text   cut %"]
    for label, count in html.noise.most_common():
        lines.append(
            f"{label:18s} {count:17.0f}   {html.cut_share(label)}   {text.noise[label]:17.0f}   {text.cut_share(label)}"
        )
    for name, tally in (("as HTML", html), ("as text", text)):
        noise, cut = sum(tally.noise.values()), sum(tally.cut.values())
        lines.append(
            f"{name}: {tally.documents} documents, cut {100 * cut / max(1, noise):.1f} % of {noise:.0f} words of the "
            f"site's, kept {100 - 100 * tally.lost / max(1, tally.content):.2f} % of {tally.content:.0f} words of the "
            f"author's, {len(tally.damaged)} documents damaged"
        )
    return "\n".join([*lines, *([f"{without} documents have no page here"] if without else [])])


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.html_mission", description="Hand labels, as HTML.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="mission-*.json, pages-*.jsonl.xz")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N documents alone")
    parser.add_argument("--extractor", metavar="NAME", help="who finds the text first (trafilatura, justext)")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N most damaged")
    arguments = parser.parse_args()
    wanted: dict[tuple[str, str], list[Document]] = {}
    for document in documents(arguments.data, arguments.limit):
        wanted.setdefault(page_of(document), []).append(document)
    html, text = Tally(), Tally()
    for key, page in pages(arguments.data, set(wanted)):
        whole = analyze_html(page).input
        report = analyze_html(page, extractor=arguments.extractor)
        for document in wanted.pop(key):
            html.add(document, whole, report.text)
            text.add(document, document.text, analyze(document.text).text)
    print(table(html, text, sum(map(len, wanted.values()))))
    for share, name in sorted(html.damaged, reverse=True)[: arguments.worst]:
        print(f"lost {share:.1%} of {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
