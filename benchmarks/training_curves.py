"""How much noise goes for how much text lost: curves over the scores of a model, as a table and as a figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.packages import package
from benchmarks.training_rows import Bools, Floats, Labelled, Rows

#: The shares of the author's words lost at which the tables say how much noise goes.
LOSSES = (0.001, 0.002, 0.005, 0.01, 0.02)
_LEAST_PAGES = 8
_LEAST_NOISE = 500
_NO_ARTICLE = ", no article"

Group = Callable[[Labelled], str]


class Curve(NamedTuple):
    """Shares of the noise cut and of the author's words lost, as the score needed for a cut goes down."""

    kind: str
    pages: int
    noise: int
    cut: Floats
    lost: Floats
    at_work: tuple[float, float]

    def at(self, loss: float) -> float | None:
        """The noise cut at a loss; None where even the first look at directories loses more."""
        point = int(np.searchsorted(self.lost, loss, side="right")) - 1
        return float(self.cut[point]) if point >= 0 else None


def by_source(page: Labelled) -> str:
    """Set and extractor."""
    return f"{page.set} / {page.source}" + ("" if page.type == "article" else _NO_ARTICLE)


def by_language(page: Labelled) -> str:
    """Language and kind of text."""
    return f"{page.language} / {page.kind}"


def by_kind(page: Labelled) -> str:
    """Set and kind of text, articles alone."""
    return f"{page.set} / {page.kind}" + ("" if page.type == "article" else _NO_ARTICLE)


def curves(rows: Rows, scores: Floats, every: list[Labelled], group: Group) -> dict[str, Curve]:
    """A curve for each group of pages.

    What the first look cut of a page counts as cut from the start; pages without an article count as not cut at all.
    """
    noise, content = rows.words * (1 - rows.share), rows.words * rows.share
    early_noise, early_content, late_noise, late_content = _around(rows, every, group)
    usable = np.where(rows.open, scores, -np.inf)
    of_row = np.array([group(page) for page in rows.pages])[rows.page]
    counts = Counter(map(group, every))
    kinds = {group(page): page.kind for page in every}
    found = {}
    for name, pages in sorted(counts.items()):
        mine = rows.learn & (of_row == name)
        start = (early_noise[name], early_content[name])
        end = (late_noise[name], late_content[name])
        if pages >= _LEAST_PAGES and mine.any():
            cut, lost, here = _curve(usable[mine], noise[mine], content[mine], start, end)
            total = round(start[0] + end[0] + noise[mine].sum())
            found[name] = Curve(kinds[name], pages, total, cut, lost, (float(cut[here]), float(lost[here])))
    return {name: curve for name, curve in found.items() if curve.noise >= _LEAST_NOISE}


def _around(rows: Rows, every: list[Labelled], group: Group) -> tuple[Counter[str], ...]:
    """Words by group that the second look never sees: cut before it (noise, content), or never looked at."""
    noise = np.bincount(rows.page, rows.words * (1 - rows.share), len(rows.pages))
    content = np.bincount(rows.page, rows.words * rows.share, len(rows.pages))
    seen = {id(page): number for number, page in enumerate(rows.pages)}
    found: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for page in every:
        author = sum(page.shares[n] * page.sizes[n] for n in page.shares)
        site = sum(page.sizes.values()) - author
        number = seen.get(id(page))
        at = 2 if number is None else 0
        found[at][group(page)] += round(site - (0 if number is None else noise[number]))
        found[at + 1][group(page)] += round(author - (0 if number is None else content[number]))
    return found


def _curve(
    scores: Floats, noise: Floats, content: Floats, start: tuple[int, int], end: tuple[int, int]
) -> tuple[Floats, Floats, int]:
    """Shares cut and lost as the score goes down, and the point where the score is nought."""
    order = np.argsort(-scores, kind="stable")
    order = order[np.isfinite(scores[order])]
    all_noise = max(1.0, start[0] + end[0] + noise.sum())
    all_content = max(1.0, start[1] + end[1] + content.sum())
    cut = (start[0] + np.concatenate([[0.0], np.cumsum(noise[order])])) / all_noise
    lost = (start[1] + np.concatenate([[0.0], np.cumsum(content[order])])) / all_content
    return cut, lost, int((scores > 0).sum())


def show(found: dict[str, Curve]) -> None:
    heads = " ".join(f"{100 * loss:5.1f} %" for loss in LOSSES)
    print(f"{'% of noise words cut, where words lost are':46s} {'pages':>5s}  {heads}   with the shifts: cut, lost")
    for name, curve in found.items():
        cells = " ".join("      -" if (cut := curve.at(loss)) is None else f"{100 * cut:7.1f}" for loss in LOSSES)
        cut, lost = curve.at_work
        print(f"{name:46s} {curve.pages:5d}  {cells}   {100 * cut:6.1f} % {100 * lost:6.2f} %")


def plot(found: dict[str, Curve], path: Path, title: str) -> None:
    """Draw the curves of articles as an SVG file, page text beside extractor output; needs matplotlib."""
    package("matplotlib").use("svg")
    pyplot = package("matplotlib.pyplot")
    pyplot.rcParams["svg.hashsalt"] = "cleaner"
    kinds = sorted({curve.kind for curve in found.values()})
    figure, panels = pyplot.subplots(1, len(kinds), figsize=(6 * len(kinds), 5), squeeze=False)
    for axes, kind in zip(panels[0], kinds, strict=True):
        for name, curve in found.items():
            if curve.kind == kind and not name.endswith(_NO_ARTICLE):
                points = _thinned(curve)
                label = name.removesuffix(f" / {kind}")
                line = axes.plot(100 * curve.lost[points], 100 * curve.cut[points], label=label, linewidth=1.4)[0]
                axes.plot(100 * curve.at_work[1], 100 * curve.at_work[0], "o", color=line.get_color(), markersize=4)
        axes.set(xscale="log", xlim=(0.02, 10), ylim=(0, 100), title=f"{kind}, {title}")
        axes.set(xlabel="words of the gold text lost, %", ylabel="words of the site's cut, %")
        axes.grid(True, which="both", linewidth=0.3)
        axes.legend(fontsize=7, loc="upper left")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def _thinned(curve: Curve) -> Bools:
    """Enough points to draw: one for each small step of the loss."""
    steps = np.unique(np.searchsorted(curve.lost, np.geomspace(1e-4, 0.2, 200), side="right") - 1)
    chosen: Bools = np.zeros(len(curve.lost), dtype=np.bool_)
    chosen[steps[steps >= 0]] = True
    return chosen
