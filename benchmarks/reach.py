"""How far of the way to the best lines people's labels go, beside the cleaner, on the documents that they labelled.

    python -m benchmarks.reach --data FOLDER

Golds lack text of the author's and hold some of what the site added. What a filter gains that leaves out just the lines
and parts of lines that people called the site's is therefore the most that a cleaner can gain by these golds.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks.data import Document, Text, documents, texts
from benchmarks.metrics import NEUTRAL, best_lines, word_f1
from benchmarks.own_labels import UNLEARNED, own_documents
from benchmarks.transfer import page_of
from cleaner import clean

#: The F1 of a document as scraped, of its best lines, without what people called the site's, and cleaned.
Scores = tuple[float, float, float, float]


def labelled(document: Document) -> str:
    r"""A document without the lines, and the parts of lines, that people called the site's.

    >>> document = Document("a|1|b", "", ["Home", "It rained. Share", "Ida Holm"], ["navigation", "keep", "byline"], [])
    >>> labelled(document)
    'It rained. Share\nIda Holm'
    """
    left = []
    for row, (line, label) in enumerate(zip(document.lines, document.labels, strict=True)):
        if label == "keep" or label in NEUTRAL:
            for span in document.spans:
                if span.line == row and span.label not in NEUTRAL:
                    line = line.replace(span.text, "", 1)
            left.append(line)
    return "\n".join(left)


def scores(found: Iterable[Document], golds: dict[str, Text]) -> dict[str, list[Scores]]:
    """The scores of each document that a gold is known of, by set and source."""
    groups: dict[str, list[Scores]] = {}
    for document in found:
        text = golds.get(document.id)
        if text is None or not text.gold:
            continue
        ways = (document.text, best_lines(document.text, text.gold), labelled(document), clean(document.text))
        raw, best, by_labels, cleaned = (word_f1(way, text.gold) for way in ways)
        groups.setdefault(f"{text.set} / {text.source}", []).append((raw, best, by_labels, cleaned))
    return dict(sorted(groups.items()))


def show(groups: dict[str, list[Scores]]) -> None:
    """Print the mean scores of each group, and how far of the way to the best lines two of them are."""
    print(f"{'documents':40s}    F1: as scraped, best lines, by labels, cleaned   of the way: labels, cleaned")
    for name, rows in groups.items():
        raw, best, by_labels, cleaned = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        ways = [100 * (way - raw) / (best - raw) if best - raw > 0.001 else 0.0 for way in (by_labels, cleaned)]
        print(
            f"{name:32s} {len(rows):7d}        {raw:.3f}       {best:.3f}       {by_labels:.3f}     {cleaned:.3f}"
            f"               {ways[0]:3.0f} %     {ways[1]:3.0f} %"
        )


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reach", description="How far labels go by the golds.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    folder = parser.parse_args().data
    found = [*documents(folder), *own_documents(folder)[0]]
    found += [document for file in UNLEARNED for document in own_documents(folder, file)[0]]
    show(scores(found, {f"{page_of(text)}|{text.source}": text for text in texts(folder)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
