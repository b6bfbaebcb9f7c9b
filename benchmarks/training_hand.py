"""Calibration: what score may cut, by kind of run and kind of row, on hand-labelled documents and on gold texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks import training_view as view
from benchmarks.data import Document, fold
from benchmarks.lexicon import Lexicon
from benchmarks.metrics import NEUTRAL, words
from benchmarks.training_rows import Bools, Floats, Ints, Rows
from benchmarks.training_trees import said
from cleaner.blocks import PROSE
from cleaner.features import WITHIN
from cleaner.model import Model

#: The scores at which the tables count, and those that a threshold is chosen from.
_SHOWN = (-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)
GRID: Floats = np.round(np.arange(-1.5, 8.01, 0.1), 1)
#: A cell with fewer of the author's words is not trusted: so many words count as lost on top of those seen, in
#: proportion to the words that a threshold cuts.
_DOUBT = 0.002
#: Losing an author's paragraph, or a heading between two of them, is worse than the words it has: the thresholds of
#: paragraphs anywhere, of rows within the article, and of rows of a page that shows none of the site's own lines are
#: never lower than this.
PROSE_CAUTION, WITHIN_CAUTION, UNSITED_CAUTION = 1.5, 0.4, 0.8
#: What is counted as lost is shares of texts rather than words: a line is more of a short text than of a long one. In
#: a text of this many words a word counts as one; in one of fewer than the second number no word counts for more.
_USUAL_WORDS, _FEWEST_WORDS = 600, 150
Shifts = list[list[float]]


@dataclass
class Scored:
    """Rows with out-of-fold scores and what they hold of the site's and the author's words."""

    scores: Floats
    runs: Ints
    kinds: Ints
    noise: Floats
    content: Floats
    usable: Bools

    def cell(self, run: int, kind: int) -> Bools:
        """The rows of a kind of run and a kind of row that the model decides: no rule cuts them anyway."""
        chosen: Bools = self.usable & (self.runs == run) & (self.kinds == kind)
        return chosen

    def above(self, cell: Bools, threshold: float) -> tuple[float, float]:
        """Words of the site's and of the author's that a threshold cuts."""
        cut = cell & (self.scores > threshold)
        return float(self.noise[cut].sum()), float(self.content[cut].sum())


def word_worth(author_words: float) -> float:
    """What one of the author's words counts for in a text with so many of them."""
    return _USUAL_WORDS / max(author_words, _FEWEST_WORDS)


def by_hand(documents: Sequence[Document], models: Sequence[Model], trees: Sequence[Any], lexicon: Lexicon) -> Scored:
    """The rows of hand-labelled documents, each scored by the fold that has not seen its site."""
    scores, facts = [], []
    for document in documents:
        number = fold(document.site, len(trees))
        with view.using(models[number]):
            page = view.without_directories(view.read(document.text))
            look = view.look_at_rows(*page, lexicon.told(document.site))
        if look is None:
            continue
        sizes = [
            0 if label in NEUTRAL else len(words(line))
            for line, label in zip(document.lines, document.labels, strict=True)
        ]
        worth = word_worth(sum(n for n, label in zip(sizes, document.labels, strict=True) if label == "keep"))
        scores.append(said(trees[number], np.array(look.columns, dtype=np.int64)))
        for line, run, kind, may, ruled in zip(look.numbers, look.runs, look.kinds, look.open, look.ruled, strict=True):
            label = document.labels[line]
            size = sizes[line]
            author = size if label == "keep" else 0
            facts.append((run, kind, size - author, author * worth, may and not ruled))
    table = np.array(facts, dtype=np.float64)
    return Scored(
        np.concatenate(scores),
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        table[:, 2],
        table[:, 3],
        table[:, 4].astype(np.bool_),
    )


def by_gold(rows: Rows, scores: Floats) -> Scored:
    """The rows of articles that gold texts speak of."""
    usable = rows.learn & rows.open & ~rows.ruled & rows.of_pages(lambda page: page.type == "article")
    articles = rows.of_pages(lambda page: page.type == "article")
    totals = [sum(page.shares[n] * page.sizes[n] for n in page.shares) for page in rows.pages]
    worth = np.array([word_worth(total) for total in totals])[rows.page]
    return Scored(
        scores,
        rows.runs,
        rows.kinds,
        rows.words * (1 - rows.share) * articles,
        rows.words * rows.share * articles * worth,
        usable,
    )


def cells() -> list[tuple[int, int]]:
    """The pairs of a kind of run and a kind of row that occur: prose is in runs of prose alone."""
    return [
        (run, kind)
        for run in range(view.RUN_KINDS)
        for kind in range(view.ROW_KINDS)
        if (kind == view.ROW_KINDS - 1) == bool(run & 1)
    ]


def show(name: str, scored: Scored) -> None:
    print(f"calibration on {name}: words of the site's / of the author's that a score cuts, rules aside")
    print(f"  {'run':21s} {'row':14s} {'words':>17s}  {'  '.join(f'{score:>11}' for score in _SHOWN)}")
    for run, kind in cells():
        cell = scored.cell(run, kind)
        noise, content = scored.noise[cell].sum(), scored.content[cell].sum()
        counts = [scored.above(cell, score) for score in _SHOWN]
        shown = "  ".join(f"{site:6.0f}/{author:<4.0f}" for site, author in counts)
        print(f"  {view.RUN_NAMES[run]:21s} {view.ROW_NAMES[kind]:14s} {noise:8.0f}/{content:<8.0f}  {shown}")


def choose(samples: Sequence[Scored], budgets: Sequence[float]) -> Shifts:
    """A shift for each kind of run and of row: the most noise for at most so much of the author's text in each sample.

    All cells pay the same price: a threshold goes down as long as the noise it gains is worth the words it loses, and
    the price is the lowest at which all cells together stay within the budget of each sample.
    """
    tables = [_tables(sample) for sample in samples]
    gain = np.mean([gained for gained, _ in tables], axis=0)
    losses = [lost / budget for (_, lost), budget in zip(tables, budgets, strict=True)]
    # Thresholds below the caution of a cell are not for sale.
    barred = np.array([[score < caution(run, kind) for score in GRID] for run, kind in cells()])
    every = np.arange(len(gain))
    picked = np.full(len(gain), len(GRID) - 1)
    for price in np.geomspace(10, 0.001, 300):
        worth = np.where(barred, -np.inf, gain - price * np.mean(losses, axis=0))
        best = worth.shape[1] - 1 - np.argmax(worth[:, ::-1], axis=1)
        if any(loss[every, best].sum() > 1 for loss in losses):
            break
        picked = best
    shifts = [[-float(GRID[-1])] * view.ROW_KINDS for _ in range(view.RUN_KINDS)]
    for (run, kind), at in zip(cells(), picked, strict=True):
        shifts[run][kind] = -float(GRID[at]) + 0.0
    return shifts


def caution(run: int, kind: int) -> float:
    """The lowest threshold of a cell: paragraphs and rows within the article are cut on more than a likelihood."""
    if kind == PROSE:
        return PROSE_CAUTION
    if run < view.RUN_KINDS // 2:
        return UNSITED_CAUTION
    return WITHIN_CAUTION if run % 6 // 2 == WITHIN else -np.inf


def _tables(sample: Scored) -> tuple[Floats, Floats]:
    """Shares of all noise gained and of all content lost, a row for each cell, a column for each threshold."""
    counts = np.array(
        [[sample.above(cell, float(score)) for score in GRID] for cell in (sample.cell(*each) for each in cells())]
    )
    gain, loss = counts[:, :, 0], counts[:, :, 1]
    doubtful: Floats = loss + _DOUBT * gain
    return gain / max(1.0, sample.noise.sum()), doubtful / max(1.0, sample.content.sum())


def total(samples: Scored, shifts: Shifts) -> tuple[float, float]:
    """Shares of the site's and of the author's words that the model cuts with these shifts, rules aside."""
    table = np.array(shifts)
    cut = samples.usable & (samples.scores + table[samples.runs, samples.kinds] > 0)
    site, author = samples.noise[cut].sum(), samples.content[cut].sum()
    return float(site / max(1.0, samples.noise.sum())), float(author / max(1.0, samples.content.sum()))
