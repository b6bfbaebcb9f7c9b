"""The figures of the README, drawn from a table that `benchmarks.peers` has printed.

    python -m benchmarks.peers --data FOLDER --limit 100 > benchmarks/figures/peers.txt
    python -m benchmarks.figures benchmarks/figures/peers.txt

writes `quality.svg` (noise cut against the author's words lost) and `speed.svg` (MB/s) beside the table, both for a
light and a dark theme, and prints the table of the README.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.peers import GROUPS, PEERS
from cleaner.show.plots import ACCENT, DIM, INK, bare, figure

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
#: Figures a row has for each group of inputs: % cut, % lost, F1.
_EACH = 3
#: Our own rows begin so; they are drawn in the accent colour.
_OURS = "cleaner"
#: Markers by family of peers: two ways to call the same package differ by being filled or hollow.
_MARKERS = {"cleaner": "o", "datatrove": "s", "jusText": "^", "boilerpy3": "D", "winnow-md": "v"}
#: Below this many per cent the axis of lost words is linear, above it logarithmic.
_LINEAR_TO = 1.0
#: The colours that the drawing leaves open, as pairs: light, dark.
_COLOURS = {
    "ink": ("#1f2328", "#e6e9ec"),
    "dim": ("#59626b", "#9aa3ac"),
    "accent": ("#0a5299", "#7db4f0"),
    "line": ("#d9dde1", "#33393f"),
}


#: What the README calls the rows.
_CALLED = {
    "as scraped": "as scraped",
    "cleaner": "**cleaner**",
    "cleaner, careful": "**cleaner**, `careful`",
    "datatrove C4 lines": "datatrove, C4's rules for lines",
    "datatrove C4 lines, as FineWeb": "the same, as FineWeb uses them",
    "jusText, the language's words": "jusText",
    "jusText, no words": "jusText without word lists",
    "boilerpy3 article": "boilerpy3, `ArticleExtractor`",
    "boilerpy3 default": "boilerpy3, `DefaultExtractor`",
    "winnow-md": "winnow-md",
    "the best filter of lines": "*the best that cutting whole lines could do*",
}


class Row(NamedTuple):
    """One row of the table: its name; % cut, % lost and F1 for each group of inputs; MB/s where it is a cleaner."""

    name: str
    points: tuple[tuple[float, ...], ...]
    speed: float | None


def rows(table: str) -> list[Row]:
    """The rows of what ran; ValueError where the table has no cleaner."""
    found = []
    for line in table.splitlines():
        name = next((name for name in sorted(_CALLED, key=len, reverse=True) if line.startswith(f"{name} ")), None)
        numbers = [float(number) for number in _NUMBER.findall(line[len(name or "") :])]
        count = _EACH * len(GROUPS)
        if name is None or "skipped:" in line or len(numbers) < count:
            continue
        points = tuple(tuple(numbers[start : start + _EACH]) for start in range(0, count, _EACH))
        found.append(Row(name, points, numbers[count] if name in PEERS else None))
    if not any(row.speed for row in found):
        raise ValueError("no row of a cleaner in it: is it what benchmarks.peers prints?")
    return found


def markdown(found: Sequence[Row]) -> str:
    """The rows as the README's table: in each cell % cut / % lost / F1."""
    lines = [f"| | {' | '.join(GROUPS)} | MB/s |", f"|---|{'---|' * len(GROUPS)}---|"]
    for row in found:
        cells = [f"{cut:.0f} / {lost:.1f} / {f1:.3f}" for cut, lost, f1 in row.points]
        speed = "" if row.speed is None else f"{row.speed:.2f}"
        lines.append(f"| {' | '.join([_CALLED[row.name], *cells, speed])} |")
    return "\n".join(lines)


def quality(found: Sequence[Row]) -> str:
    """Noise cut (up) against the author's words lost (right), a panel for each group of inputs."""

    def draw(made: Any) -> None:
        panels = made.subplots(1, len(GROUPS), sharey=True)
        for place, (panel, group) in enumerate(zip(panels, GROUPS, strict=True)):
            bare(panel).set_title(group, loc="left", fontsize=10, color=INK)
            for row, style in zip(found, _styles(found), strict=True):
                cut, lost, _ = row.points[place]
                panel.plot(lost, cut, linestyle="", label=row.name, clip_on=False, **style)
            panel.set_xscale("symlog", linthresh=_LINEAR_TO)
            panel.set(xlim=(0, 60), ylim=(0, 100), xticks=[0, 1, 3, 10, 30], xticklabels=["0", "1", "3", "10", "30"])
            panel.minorticks_off()
        panels[0].set_ylabel("% of the site's words cut")
        made.supxlabel("% of the author's words lost", fontsize=10, color=DIM)
        handles, labels = panels[0].get_legend_handles_labels()
        made.legend(handles, labels, loc="outside right center", frameon=False, fontsize=9, labelspacing=0.7)

    return _standing_alone(figure("quality", draw, (10, 3.4)))


def _styles(found: Sequence[Row]) -> list[dict[str, Any]]:
    """How each peer's dot looks: a marker for the package, filled the first time, hollow afterwards."""
    seen: set[str] = set()
    styles = []
    for row in found:
        family = next(name for name in _MARKERS if row.name.startswith(name))
        colour = ACCENT if family == _OURS else DIM
        face = "none" if family in seen else colour
        seen.add(family)
        size = 9 if family == _OURS else 6.5
        styles.append({"marker": _MARKERS[family], "color": colour, "markerfacecolor": face, "markersize": size})
    return styles


def speed(found: Sequence[Row]) -> str:
    """MB/s of each peer on the same texts, the fastest first."""

    def draw(made: Any) -> None:
        panel = bare(made.add_subplot())
        ranked = sorted([(row.speed or 0.0, row.name) for row in found])
        colours = [ACCENT if name.startswith(_OURS) else DIM for _, name in ranked]
        bars = panel.barh([name for _, name in ranked], [speed for speed, _ in ranked], 0.62, color=colours)
        panel.bar_label(bars, fmt="%.1f", padding=4, color=INK, fontsize=9)
        panel.set(xlabel="MB/s")
        panel.grid(axis="y", visible=False)

    return _standing_alone(figure("speed", draw, (8, 0.32 * len(found) + 0.8)))


def _standing_alone(svg: str) -> str:
    """The figure as a file: with the colours of light and dark that a page would give it."""
    light, dark = ("".join([f"--{name}:{pair[side]};" for name, pair in _COLOURS.items()]) for side in (0, 1))
    style = f"<style>svg{{{light}}}@media (prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
    return re.sub(r"(<svg\b[^>]*>)", rf"\g<1>{style}", svg, count=1)


FIGURES = {"quality": quality, "speed": speed}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description="The figures of the README.")
    parser.add_argument("table", type=Path, metavar="TABLE", help="a file with what benchmarks.peers has printed")
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="where the figures go (beside the table)")
    given = parser.parse_args(arguments)
    try:
        found = rows(given.table.read_text("utf-8"))
    except (OSError, ValueError) as error:
        print(f"{given.table}: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
        return 1
    folder = given.output or given.table.parent
    for name, draw in FIGURES.items():
        (folder / f"{name}.svg").write_text(draw([row for row in found if row.speed is not None]), "utf-8")
        print(f"wrote {folder / name}.svg", file=sys.stderr)
    print(markdown(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
