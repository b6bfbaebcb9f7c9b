"""Figures as SVG, in colours that the page around them gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

#: What the plots are drawn in, and the page's names for it: drawn colours are replaced in the finished SVG.
INK, DIM, ACCENT, LINE = "#010203", "#010204", "#010205", "#010206"
_PAGE_COLOURS = {INK: "var(--ink)", DIM: "var(--dim)", ACCENT: "var(--accent)", LINE: "var(--line)"}

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": DIM,
    "xtick.color": DIM,
    "ytick.color": DIM,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "grid.linewidth": 0.6,
    "text.parse_math": False,
}
_FOR_THE_WHOLE_PAGE = re.compile(r"<defs>\s*<style.*?</style>\s*</defs>|<metadata>.*?</metadata>", re.DOTALL)
#: Inches, at 72 units each.
SIZE = (5.4, 3.1)


def shares(values: Sequence[float]) -> str:
    """Documents by the share of their words that was cut."""

    def draw(axes: Any) -> None:
        axes.hist(values, bins=[place / 20 for place in range(21)], color=ACCENT, rwidth=0.88)
        axes.set(xlabel="share of the words cut", ylabel="documents", xlim=(0, 1))
        axes.xaxis.set_major_formatter(PercentFormatter(1))
        axes.grid(axis="x", visible=False)

    return drawn("shares", draw)


def scores(bins: Mapping[int, int], width: float, threshold: float) -> str:
    """Decisions by their score: bins of a width, counted from 0."""

    def draw(axes: Any) -> None:
        first = min(bins, default=0)
        lefts = [place * width for place in range(first, round(1 / width))]
        axes.bar(lefts, [bins.get(first + i, 0) for i in range(len(lefts))], width * 0.88, color=ACCENT, align="edge")
        _mark_threshold(axes, threshold)
        axes.set(xlabel="score", ylabel="lines", xlim=(min(first * width, threshold - width), 1))
        axes.grid(axis="x", visible=False)

    return drawn("scores", draw)


def calibration(judged: Mapping[int, Sequence[int]], width: float, threshold: float) -> str:
    """Per bin of scores: the share of lines that were in truth the site's; a dot's area is the number of lines."""

    def draw(axes: Any) -> None:
        places = sorted(judged)
        middles = [(place + 0.5) * width for place in places]
        truths = [judged[place][0] / judged[place][1] for place in places]
        most = max((judged[place][1] for place in places), default=1)
        axes.plot([0, 1], [0, 1], color=DIM, linewidth=1, linestyle=(0, (4, 3)))
        axes.plot(middles, truths, color=ACCENT, linewidth=1.2, alpha=0.6)
        axes.scatter(middles, truths, [12 + 240 * judged[place][1] / most for place in places], color=ACCENT)
        _mark_threshold(axes, threshold)
        left = min([*middles, threshold]) - width
        axes.set(xlabel="score", ylabel="in truth the site's", xlim=(left, 1.02), ylim=(0, 1.05))
        axes.yaxis.set_major_formatter(PercentFormatter(1))

    return drawn("calibration", draw)


def _mark_threshold(axes: Any, threshold: float) -> None:
    axes.axvline(threshold, color=INK, linewidth=1)
    label = f"cut from {threshold:g} on"
    place: dict[str, Any] = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "va": "top"}
    axes.annotate(label, (threshold, 1), xytext=(5, 0), size=9, **place)


def drawn(name: str, draw: Callable[[Any], None]) -> str:
    """The SVG of what `draw` puts on the axes it is given, to stand in a page."""
    return figure(name, lambda made: draw(bare(made.add_subplot())), SIZE)


def bare(axes: Any) -> Any:
    """The same axes, without ticks and ground of their own."""
    axes.tick_params(length=0)
    axes.patch.set_alpha(0)
    return axes


def figure(name: str, draw: Callable[[Figure], None], size: tuple[float, float]) -> str:
    """The SVG of what `draw` makes of an empty figure of a size in inches.

    `name` keeps the ids of figures on one page apart. The same input gives the same bytes.
    """
    with matplotlib.rc_context({**_STYLE, "svg.hashsalt": name}):
        made = Figure(figsize=size, layout="constrained")
        made.patch.set_alpha(0)
        draw(made)
        written = StringIO()
        made.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return _themed(written.getvalue(), name)


def _themed(svg: str, name: str) -> str:
    """The `<svg>` element alone: no prologue, no style for the whole page, the page's colours and fonts."""
    svg = _FOR_THE_WHOLE_PAGE.sub("", svg[svg.index("<svg") :])
    svg = re.sub(r'\b(id="|href="#|url\(#)', rf"\g<1>{name}-", svg)
    svg = re.sub(r"font: ([\d.]+)px [^;\"]*", r"font: \1px system-ui, 'Liberation Sans', sans-serif", svg)
    for drawn_in, shown_in in _PAGE_COLOURS.items():
        svg = svg.replace(drawn_in, shown_in)
    return svg
