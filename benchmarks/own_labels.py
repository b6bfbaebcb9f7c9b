"""Labels of our own for documents of the data: the labels alone, no text of any document.

    python -m benchmarks.own_labels --data FOLDER [--apart | --in-part] [--add FILE...]

`labels.jsonl` names for each document its set, id and extractor, a checksum of its lines, and the label of each line in
runs ("title 1, keep 12"). The lines are made again from the data: an extractor's output from `texts-SET.jsonl.xz`, or,
for pages without texts, by the extractors as they are installed; where these give other lines than were labelled, the
document is left out and counted. `--add` takes hand-labelled documents (doc, lines, labels, spans) and adds their
labels.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from zlib import crc32

from benchmarks.data import Document, Span
from benchmarks.packages import MissingPackageError, package

FILE = Path(__file__).parent / "labels.jsonl"
#: Labels of documents of other sites that are kept apart: measured, neither trained on nor read to write rules.
APART = Path(__file__).parent / "labels-apart.jsonl"
#: Labels that were kept apart, too, until the documents were read and rules written for what they showed.
READ_SINCE = Path(__file__).parent / "labels-read.jsonl"
#: No model has learned from these, nor from their sites.
UNLEARNED = (APART, READ_SINCE)
#: Labels of some lines of page texts, those that cleaning had left and no rule knew; the others are `unread`.
IN_PART = Path(__file__).parent / "labels-in-part.jsonl"
#: The blocks that a plain reading of a page takes its lines from.
_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "figcaption", "blockquote"})
_UNSEEN = ("script", "style", "noscript", "template")


def own_documents(folder: Path, file: Path = FILE) -> tuple[list[Document], int]:
    """The documents that we labelled, and how many could not be made again from the data."""
    wanted = [json.loads(row) for row in file.read_text("utf-8").splitlines()]
    lines: dict[str, tuple[str, list[str]]] = {}
    for name in {entry["doc"].split("|")[0] for entry in wanted}:
        ids = {tuple(entry["doc"].split("|")[1:]) for entry in wanted if entry["doc"].startswith(f"{name}|")}
        lines |= {f"{name}|{key}|{source}": found for key, source, found in _lines(folder, name, ids)}
    documents = []
    for entry in wanted:
        url, found = lines.get(entry["doc"], ("", []))
        if checksum(found) == entry["crc32"]:
            spans = [Span(line, found[line][start:end], label) for line, start, end, label in entry["spans"]]
            documents.append(Document(entry["doc"], url, found, unpacked(entry["labels"]), spans))
    return documents, len(wanted) - len(documents)


def packed(labels: Iterable[str]) -> str:
    """Labels in runs.

    >>> packed(["title", "keep", "keep"])
    'title 1, keep 2'
    """
    return ", ".join(f"{label} {len(list(run))}" for label, run in groupby(labels))


def unpacked(runs: str) -> list[str]:
    """The labels of runs.

    >>> unpacked("title 1, keep 2")
    ['title', 'keep', 'keep']
    """
    pairs = [run.split(" ") for run in runs.split(", ")]
    return [label for label, count in pairs for _ in range(int(count))]


def checksum(lines: Iterable[str]) -> int:
    """What tells whether lines are those that were labelled."""
    return crc32("\n".join(lines).encode())


def _lines(folder: Path, name: str, ids: set[tuple[str, ...]]) -> Iterator[tuple[str, str, tuple[str, list[str]]]]:
    """Id, extractor, address and lines of documents of a set."""
    paths = sorted(folder.glob(f"texts-{name}*.jsonl.xz"))
    for path in paths or sorted(folder.glob(f"pages-{name}*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                for key, source in [each for each in ids if each[0] == row["id"]]:
                    if "html" in row:
                        text = _extracted(source, row["html"], row.get("url") or "")
                    elif row["source"] == source:
                        text = row["text"]
                    else:
                        continue
                    yield key, source, (row.get("url") or "", _stripped(text or ""))


def _extracted(source: str, html: str, url: str) -> str:
    """What an extractor makes of a page; nothing where it is not installed."""
    try:
        return _EXTRACTORS[source](html, url)
    except MissingPackageError:
        return ""


def _stripped(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _naive(html: str, _: str) -> str:
    """The text of each block without a block in it."""
    lxml_html = package("lxml.html")
    page = lxml_html.document_fromstring(html.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    for element in list(page.iter(*_UNSEEN)):
        element.drop_tree()
    blocks = [each for each in page.iter(*_BLOCKS) if not any(inner is not each for inner in each.iter(*_BLOCKS))]
    return "\n".join(filter(None, (" ".join(block.text_content().split()) for block in blocks)))


def _trafilatura(html: str, _: str) -> str:
    return str(package("trafilatura").extract(html, include_comments=False) or "")


def _readability(html: str, url: str) -> str:
    return _naive(package("readability").Document(html).summary(), url)


def _newspaper(html: str, url: str) -> str:
    article = package("newspaper").Article(url or "http://x.example/")
    article.download(input_html=html)
    article.parse()
    return str(article.text)


_EXTRACTORS: dict[str, Callable[[str, str], str]] = {
    "naive_blocks": _naive,
    "trafilatura": _trafilatura,
    "readability": _readability,
    "newspaper": _newspaper,
}


def _added(path: Path) -> Iterator[str]:
    for row in json.loads(path.read_text("utf-8")):
        spans = []
        for span in row.get("spans", []):
            start = row["lines"][span["line"]].index(span["text"])
            spans.append([span["line"], start, start + len(span["text"]), span["label"]])
        entry = {"doc": row["doc"], "crc32": checksum(row["lines"]), "labels": packed(row["labels"]), "spans": spans}
        yield json.dumps(entry, ensure_ascii=False)


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.own_labels", description="Labels of our own.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--add", type=Path, nargs="*", default=[], metavar="FILE", help="hand-labelled documents")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--apart", action="store_true", help="the labels that are kept apart")
    which.add_argument("--in-part", action="store_true", help="the labels of documents read in part")
    arguments = parser.parse_args()
    file = APART if arguments.apart else IN_PART if arguments.in_part else FILE
    if arguments.add:
        rows = {json.loads(row)["doc"]: row for path in arguments.add for row in _added(path)}
        old = {json.loads(row)["doc"]: row for row in file.read_text("utf-8").splitlines()} if file.exists() else {}
        file.write_text("".join(f"{row}\n" for _, row in sorted((old | rows).items())), "utf-8")
    documents, missing = own_documents(arguments.data, file)
    print(f"{len(documents)} documents, {sum(len(each.lines) for each in documents)} lines; not made again: {missing}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
