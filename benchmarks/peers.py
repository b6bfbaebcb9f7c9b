"""One table of the cleaners that work on text: same inputs, same measures.

    python -m benchmarks.peers --data FOLDER [--limit 150] [--only NAME,...]

Articles alone, golds with holes left out. A peer that wants HTML gets each line as a paragraph. A peer whose package is
missing is named and skipped. MB/s are of the processor's time.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks.data import Document, documents, texts
from benchmarks.language import language
from benchmarks.metrics import NEUTRAL, Tally, best_lines
from benchmarks.packages import MissingPackageError, package
from cleaner import clean
from cleaner.markup.stop_words import list_name, stop_words

Cleaner = Callable[[str], str]
GROUPS = ("extractor output", "page text", "hand-labelled")


class Input(NamedTuple):
    """One text, the group it counts in, and what should be left of it."""

    group: str
    text: str
    gold: str


def _paragraphs(text: str) -> str:
    lines = [f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip()]
    return f"<html><body>{''.join(lines)}</body></html>"


def _c4(final_stop: bool) -> Cleaner:
    """The rules for lines of datatrove's C4 filter; its verdicts about whole documents are switched off."""
    rules = package("datatrove.pipeline.filters.c4_filters").C4QualityFilter(
        filter_no_terminal_punct=final_stop,
        min_num_sentences=-1,
        filter_lorem_ipsum=False,
        filter_curly_bracket=False,
    )
    document = package("datatrove.data").Document

    def work(text: str) -> str:
        found = document(text=text, id="")
        rules.filter(found)
        return str(found.text)

    return work


def _justext(with_words: bool) -> Cleaner:
    """JusText with the list of common words of the text's language, or as it works without one."""
    justext = package("justext").justext

    def work(text: str) -> str:
        name = list_name(language(text)) if with_words else None
        shares = {} if name else {"stopwords_low": 0, "stopwords_high": 0}
        found = justext(_paragraphs(text), stop_words(name) if name else frozenset(), **shares)
        return "\n".join([part.text for part in found if not part.is_boilerplate])

    return work


def _boilerpy3(name: str) -> Cleaner:
    extractor = getattr(package("boilerpy3.extractors"), name)(raise_on_failure=False)
    return lambda text: str(extractor.get_content(_paragraphs(text)))


def _winnow() -> Cleaner:
    work = package("winnow").clean
    return lambda text: str(work(text).markdown)


#: How each peer is made; `cleaner` comes first.
PEERS: dict[str, Callable[[], Cleaner]] = {
    "cleaner": lambda: clean,
    "cleaner, careful": lambda: lambda text: clean(text, profile="careful"),
    "datatrove C4 lines": lambda: _c4(final_stop=True),
    "datatrove C4 lines, as FineWeb": lambda: _c4(final_stop=False),
    "jusText, the language's words": lambda: _justext(with_words=True),
    "jusText, no words": lambda: _justext(with_words=False),
    "boilerpy3 article": lambda: _boilerpy3("ArticleExtractor"),
    "boilerpy3 default": lambda: _boilerpy3("DefaultExtractor"),
    "winnow-md": _winnow,
}


def inputs(folder: Path, limit: int | None) -> list[Input]:
    """Articles with their golds, and hand-labelled documents with their authors' lines."""
    found = [
        Input(text.kind, text.text, text.gold)
        for text in texts(folder, limit)
        if text.type == "article" and not text.has_holes
    ]
    return found + [_by_hand(document) for document in documents(folder, limit)]


def _by_hand(document: Document) -> Input:
    """A hand-labelled document without the lines that people disagree about."""
    text, gold = [], []
    for row, (line, label) in enumerate(zip(document.lines, document.labels, strict=True)):
        if label not in NEUTRAL:
            text.append(line)
        if label == "keep":
            for span in document.spans:
                line = line.replace(span.text, " ", 1) if span.line == row else line
            gold.append(line)
    return Input("hand-labelled", "\n".join(text), "\n".join(gold))


def measure(work: Cleaner, found: list[Input]) -> tuple[dict[str, Tally], float, Counter[str]]:
    """Tallies by group, processor seconds, and what went wrong: a text that a peer fails on comes back as it was."""
    tallies = {group: Tally() for group in GROUPS}
    failures: Counter[str] = Counter()
    spent = 0.0
    for each in found:
        start = process_time()
        try:
            after = work(each.text)
        except Exception as error:  # whatever a peer raises is its result
            failures[type(error).__name__] += 1
            after = each.text
        spent += process_time() - start
        tallies[each.group].add(each.text, after, each.gold)
    return tallies, spent, failures


def show(name: str, tallies: dict[str, Tally], speed: str) -> None:
    """One row of the table."""
    cells = [
        f"{100 * tally.cut_share:5.1f} {100 * tally.lost_share:6.2f} {tally.means()[1]:6.3f}"
        for tally in tallies.values()
    ]
    print(f"{name:32s} {'   '.join(cells)}   {speed}", flush=True)


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description="One table of text cleaners.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--limit", type=int, default=150, metavar="N", help="at most N texts of each set (150)")
    parser.add_argument("--only", default="", metavar="NAMES", help="peers whose names begin so, with commas between")
    arguments = parser.parse_args()
    found = inputs(arguments.data, arguments.limit)
    size = sum(len(each.text.encode("utf-8", "surrogatepass")) for each in found) / 1e6
    counts = Counter(each.group for each in found)
    print(f"{size:.1f} MB: " + ", ".join(f"{counts[group]} {group}" for group in GROUPS))
    print(f"{'':32s} {'   '.join(f'{group:20s}' for group in GROUPS)}")
    print(f"{'':32s} {'   '.join(['% cut % lost     F1'] * len(GROUPS))}     MB/s")
    show("as scraped", measure(lambda text: text, found)[0], "")
    for name, make in PEERS.items():
        if not name.startswith(tuple(arguments.only.split(","))):
            continue
        try:
            work = make()
        except MissingPackageError as error:
            print(f"{name:32s} skipped: {error}")
            continue
        work("Load what is loaded late.\nTwo lines.")
        tallies, spent, failures = measure(work, found)
        failed = "".join(f"  {count} texts failed: {error}" for error, count in failures.items())
        show(name, tallies, f"{size / spent:6.2f}{failed}")
    best = {group: Tally() for group in GROUPS}
    for each in found:
        best[each.group].add(each.text, best_lines(each.text, each.gold), each.gold)
    show("the best filter of lines", best, "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
