"""Titles of hand-labelled documents: how many stay, and the weights that `cleaner/rules/titles.py` has rounded.

    python -m benchmarks.titles --data FOLDER

Prints the share of documents whose first title is left, for page text and extractor output, and the log-odds of each
bin by a logistic regression on the rows above the article (needs numpy and scikit-learn). The rows are those that the
shipped cleaner looks at in its first round, so the figures move a little with its other rules.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import Document, documents
from benchmarks.own_labels import own_documents
from benchmarks.packages import package
from cleaner import analyze, vocabulary
from cleaner.evidence import SUSPECT, Evidence
from cleaner.rules import titles
from cleaner.rules.order import gather, in_context
from cleaner.tables import load

TITLE = "title"
#: The columns of `titles.py` that are bins.
COLUMNS = {
    "shared": titles._SHARED,
    "part": titles._PART,
    "size": titles._SIZE,
    "above": titles._ABOVE,
    "below": titles._BELOW,
    "dated": titles._DATED,
}
#: The sources whose texts are whole pages.
PAGE_SOURCES = ("naive_blocks", "resiliparse_all")
#: Strength of the regression's penalty (the inverse of it, as scikit-learn takes it).
_PENALTY = 0.5


def first_title(document: Document) -> int | None:
    """The line of the first title that is no blank."""
    rows = (row for row, label in enumerate(document.labels) if label == TITLE and document.lines[row].strip())
    return next(rows, None)


def stays(document: Document, title: int) -> bool:
    """Whether the title is left, there or where it is printed again."""
    left = set(map(str.strip, analyze(document.text).text.split("\n")))
    return document.lines[title].strip() in left


def looked_at(document: Document) -> Iterator[tuple[list[int], bool]]:
    """The rows that may be a title in the first round: the bin of each column, and whether it is the title."""
    from cleaner.read_text import read_text

    evidence = in_context(gather(read_text(document.text)[1], load()))
    title, page, first = first_title(document), evidence.page, evidence.first
    window = range(max(0, first - titles._TITLE_DISTANCE), first)
    if title is None or evidence.last < 0 or all(evidence.score(row) < SUSPECT for row in window):
        return
    opening = " ".join(page.lines[first : first + titles._OPENING_ROWS])[: titles._OPENING_SIZE]
    for row in window:
        if titles._may_be_title(page, row) and not titles._has_rule(evidence, row):
            yield _bins(evidence, row, vocabulary.words_of(opening)), page.lines[row] == document.lines[title].strip()


def _bins(evidence: Evidence, row: int, text: frozenset[str]) -> list[int]:
    page, words = evidence.page, vocabulary.words_of(evidence.page.lines[row])
    shared = len(words & text)
    above, below = page.sizes[row - 1] if row else 0, page.sizes[row + 1] if row + 1 < len(page) else 0
    away = titles._date_below(row, titles._dates(evidence))
    values = (shared, shared / max(1, len(words)), page.sizes[row], above, below, away)
    bins = [bisect_right(bins, value) for (bins, _), value in zip(COLUMNS.values(), values, strict=True)]
    return [*bins, page.kinds[row], int(page.lines.count(page.lines[row]) > 1)]


def show_weights(found: list[Document]) -> None:
    """The log-odds of each bin, beside what ships."""
    numpy, linear_model = package("numpy"), package("sklearn.linear_model")
    rows = [row for document in found for row in looked_at(document)]
    shipped = {**{name: worth for name, (_, worth) in COLUMNS.items()}, "kind": titles._KIND, "twice": titles._TWICE}
    bins = numpy.array([row for row, _ in rows])
    hot = [numpy.eye(len(worth))[bins[:, at]] for at, worth in enumerate(shipped.values())]
    fitted = linear_model.LogisticRegression(C=_PENALTY, max_iter=3000).fit(numpy.hstack(hot), [is_ for _, is_ in rows])
    weights = iter(fitted.coef_[0])
    print(f"{len(rows)} rows, {sum(is_ for _, is_ in rows)} titles; intercept {fitted.intercept_[0]:.2f}")
    for name, worth in shipped.items():
        print(f"{name:8s} fitted {[round(float(next(weights)), 2) for _ in worth]}  shipped {list(worth)}")


def show_titles(found: list[Document]) -> None:
    """How many first titles stay."""
    for name, is_page in (("page text", True), ("extractor output", False)):
        titled = [d for d in found if d.id.endswith(PAGE_SOURCES) is is_page]
        kept = [stays(d, title) for d in titled if (title := first_title(d)) is not None]
        print(
            f"{name:18s} {len(kept):4d} documents with a title, it stays in {100 * sum(kept) / max(1, len(kept)):.1f} %"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Titles of hand-labelled documents.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    folder = parser.parse_args().data
    found = [*documents(folder), *own_documents(folder)[0]]
    show_titles(found)
    show_weights(found)


if __name__ == "__main__":
    main()
