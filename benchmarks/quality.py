"""Quality on a folder of data, beside floors that are never lowered in silence.

    python -m benchmarks.quality --data FOLDER [--limit N] [--update] [--allow-regression]

Exit status: 0 no figure is below its floor, 1 one is, 2 the floors were taken on other data.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.data import Document, Text, digest, documents, texts
from benchmarks.language import language
from benchmarks.metrics import HandTally, Tally, best_lines
from benchmarks.own_labels import APART, FILE, READ_SINCE, own_documents
from cleaner import Report, analyze

FLOORS = Path(__file__).parent / "floors.json"
#: A group of fewer texts has no floor: one page more or less would move it.
_LEAST_TEXTS = 8
_DIGITS = 4

#: What cleans: gets the site a text is from and the text.
Cleaning = Callable[[str, str], Report]
Figures = dict[str, dict[str, float]]


def shipped(site: str, text: str) -> Report:
    """The cleaner as it is: the site is no matter."""
    return analyze(text)


def tally_texts(found: Iterable[Text], cleaning: Cleaning) -> dict[str, Tally]:
    """Tallies of texts by set and source, and by language."""
    groups: dict[str, Tally] = {}
    for text in found:
        after = cleaning(text.site, text.text).text
        best = best_lines(text.text, text.gold)
        where = text.source if text.type == "article" else f"{text.source}, no article"
        for name in (f"{text.set} / {where}", f"{language(text.gold)} / {text.kind}"):
            groups.setdefault(name, Tally()).add(text.text, after, text.gold, best)
    return dict(sorted(groups.items(), key=lambda item: (item[0][2:4] == " /", item[0])))


def tally_documents(found: Iterable[Document], cleaning: Cleaning) -> HandTally:
    """The tally of hand-labelled documents."""
    tally = HandTally()
    for document in found:
        tally.add(document, cleaning(document.site, document.text).kept)
    return tally


def show_texts(groups: dict[str, Tally]) -> None:
    print(
        f"{'texts':50s} {'texts':>5s} {'noise cut':>9s} {'lost':>7s}  F1: as scraped, cleaned, best lines   of the way"
    )
    for name, tally in groups.items():
        before, after, best = tally.means()
        way = f"{100 * (after - before) / (best - before):8.0f} %" if best - before > 0.001 else ""
        print(
            f"{name:50s} {tally.texts:5d} {100 * tally.cut_share:7.1f} % {100 * tally.lost_share:5.2f} %"
            f"        {before:.3f}    {after:.3f}    {best:.3f}      {way}"
        )


def show_documents(tally: HandTally, worst: int = 0) -> None:
    print(
        f"hand-labelled: {tally.documents} documents, cut {100 * tally.cut_share:.1f} % of {tally.noise.total()} words"
        f" of the site's, kept {100 * tally.kept_share:.2f} % of {tally.content} words of the author's,"
        f" {len(tally.damaged)} documents damaged"
    )
    for category, count in tally.noise.most_common():
        print(f"  {category:20s} {count:6d} words, cut {100 * tally.cut[category] / count:5.1f} %")
    for share, name in sorted(tally.damaged, reverse=True)[:worst]:
        print(f"  lost {100 * share:.1f} % of {name}")


def figures(groups: dict[str, Tally], hand: HandTally) -> Figures:
    """What has a floor, the more the better each: shares cut, kept and of documents whole, mean F1."""
    found = {
        name: {"cut": tally.cut_share, "kept": 1 - tally.lost_share, "f1": tally.means()[1]}
        for name, tally in groups.items()
        if tally.texts >= _LEAST_TEXTS
    }
    if hand.documents:
        whole = 1 - len(hand.damaged) / hand.documents
        found["hand-labelled"] = {"cut": hand.cut_share, "kept": hand.kept_share, "whole": whole}
    return {name: {key: round(value, _DIGITS) for key, value in group.items()} for name, group in found.items()}


def below(found: Figures, floors: Figures) -> list[str]:
    """A line for each figure that is below its floor, or gone.

    >>> below({"a": {"cut": 0.5}}, {"a": {"cut": 0.6}})
    ['a: cut 0.5000, floor 0.6000']
    """
    lines = []
    for name, group in floors.items():
        for key, floor in group.items():
            value = found.get(name, {}).get(key)
            if value is None:
                lines.append(f"{name}: {key} not measured, floor {floor:.4f}")
            elif value < floor:
                lines.append(f"{name}: {key} {value:.4f}, floor {floor:.4f}")
    return lines


def raised(found: Figures, floors: Figures, lower: bool) -> Figures:
    """New floors: the better of old and new, or the new ones where floors may be lowered.

    >>> raised({"a": {"cut": 0.5, "f1": 0.9}}, {"a": {"cut": 0.6, "f1": 0.8}}, lower=False)
    {'a': {'cut': 0.6, 'f1': 0.9}}
    """
    if lower:
        return found
    fresh = {name: dict(group) for name, group in floors.items()}
    for name, group in found.items():
        old = fresh.setdefault(name, {})
        old.update({key: max(value, old.get(key, value)) for key, value in group.items()})
    return fresh


def _read_floors() -> dict[str, Any]:
    return dict(json.loads(FLOORS.read_text("utf-8"))) if FLOORS.exists() else {}


def _judge(found: Figures, data_digest: str, arguments: argparse.Namespace) -> int:
    """Compare with the floors, and write new ones where asked to."""
    run = "all" if arguments.limit is None else str(arguments.limit)
    stored = _read_floors()
    other_data = bool(stored) and stored["digest"] != data_digest
    if other_data and not (arguments.update and arguments.allow_regression):
        print("floors.json was taken on other data: --update --allow-regression starts anew", file=sys.stderr)
        return 2
    runs: dict[str, Figures] = {} if other_data else stored.get("limits", {})
    low = below(found, runs.get(run, {}))
    for line in low:
        print(f"{'lowered' if arguments.update and arguments.allow_regression else 'BELOW'}: {line}")
    if run not in runs and not arguments.update:
        print(f"no floors for --limit {run}: --update pins these figures")
    if low and not arguments.allow_regression:
        return 1
    if arguments.update:
        runs[run] = raised(found, runs.get(run, {}), arguments.allow_regression)
        command = "python -m benchmarks.quality --data FOLDER --limit N --update"
        stored = {"command": command, "digest": data_digest, "limits": runs}
        FLOORS.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"floors written for --limit {run}")
    return 0


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="Quality beside pinned floors.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N texts of each set, always the same")
    parser.add_argument("--worst", type=int, default=5, metavar="N", help="name the N most damaged documents")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too, naming each")
    arguments = parser.parse_args()
    data_digest = digest(arguments.data)
    print(f"data {data_digest[:16]}, limit {arguments.limit or 'none'}")
    groups = tally_texts(texts(arguments.data, arguments.limit), shipped)
    show_texts(groups)
    hand = tally_documents(documents(arguments.data), shipped)
    show_documents(hand, arguments.worst)
    files = {"labels of our own": FILE, "labels kept apart, read since": READ_SINCE, "labels kept apart": APART}
    for name, file in files.items():
        own, missing = own_documents(arguments.data, file)
        print(f"{name} ({missing} documents could not be made again):")
        show_documents(tally_documents(own, shipped), arguments.worst)
    return _judge(figures(groups, hand), data_digest, arguments)


if __name__ == "__main__":
    sys.exit(main())
