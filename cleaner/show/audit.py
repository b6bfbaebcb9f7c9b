"""`cleaner audit`: what was cut from a corpus, in figures, and what to look at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from cleaner.cli import files
from cleaner.cli.output import DEFINITIONS
from cleaner.engine import Cleaner
from cleaner.options import THRESHOLDS, Options, Profile
from cleaner.show import plots
from cleaner.show.asked import Asked, parser
from cleaner.show.entries import entry
from cleaner.show.shell import page, thousands
from cleaner.show.tallies import BIN, Slice, Tally

_DESCRIPTION = """\
Write one page of figures over a corpus: what was cut by category, language and
host, the lines cut most often, and the decisions to look at first.

Examples:
  cleaner audit corpus.jsonl -o audit.html
  cleaner audit shards/*.jsonl.gz --limit 20000 --profile careful -o audit.html
  cleaner audit labelled.jsonl --gold gold -o audit.html

Of a record its text is read (see --field), `url` or `host`, `language` or
`lang`, and the author's own text where it is known (see --gold)."""

#: The field that holds the author's text, where the call names none.
_GOLD = "gold"
#: How many rows a table has at most.
_ROWS = 100
#: The profile whose cuts beyond those of a profile were nearly cut by it.
_LOOSER = {Profile.CAREFUL: Profile.BALANCED, Profile.BALANCED: Profile.THOROUGH}


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns its exit status, or raises SystemExit(2) for a wrong call."""
    made = parser("audit", _DESCRIPTION)
    labelled = made.add_argument_group("How scores are checked")
    labelled.add_argument("--gold", metavar="NAME", help="a record's field with the author's text (gold)")
    asked = Asked(made, list(arguments))
    tally = audited(asked)
    if not tally.all.documents:
        asked.complain("no document could be read: no page written")
        return asked.status
    return asked.write(audit_page(tally, asked.given.title or "Audit"))


def audited(asked: Asked) -> Tally:
    """The figures over all documents that a call names."""
    options, gold = asked.cleaner.options, asked.given.gold
    tally = Tally(THRESHOLDS[options.profile])
    looser, any_known = looser_than(options), False
    for source, (report, *nearly) in asked.analyzed(asked.cleaner, *([looser] if looser else [])):
        known = source.fields.get(gold or _GOLD)
        known = known if isinstance(known, str) else None
        any_known = any_known or known is not None
        tally.add(entry(source.name, report), nearly[0] if nearly else None, source.language, source.host, known)
    if gold is not None and not any_known:
        files.say(f"{asked.name}: no document has the author's text in a field {gold!r} (--gold)\n")
    return tally


def looser_than(options: Options) -> Cleaner | None:
    """A cleaner of the same categories with a lower threshold; None where there is no lower one."""
    profile = _LOOSER.get(options.profile)
    if profile is None:
        return None
    kept = frozenset(DEFINITIONS) - options.cuttable
    same = {name: getattr(options, name) for name in options.__slots__ if name not in ("cuttable", "keep", "profile")}
    return Cleaner(profile=profile, keep=kept, **same)


class Plot(NamedTuple):
    """A figure of the page: its SVG, and in words what it shows."""

    title: str
    about: str
    svg: Markup


def audit_page(tally: Tally, title: str) -> str:
    """The page of a corpus, whole."""
    return page(
        "audit",
        ("shell", "audit"),
        title=f"{title} · cleaner",
        heading=title,
        tally=tally,
        kinds=sorted(tally.kinds.items(), key=lambda item: (-item[1].words, item[0])),
        groups=[("Languages", "Language", _rows(tally.languages)), ("Hosts", "Host", _rows(tally.hosts))],
        frequent=tally.frequent(_ROWS),
        close=tally.closest(),
        plots=list(_plots(tally)),
        definitions=DEFINITIONS,
        most=_ROWS,
    )


def _rows(slices: dict[str, Slice]) -> list[tuple[str, Slice]]:
    """Those that lost the most words first."""
    return sorted(slices.items(), key=lambda item: (-item[1].cut, item[0]))


def _plots(tally: Tally) -> Iterator[Plot]:
    yield Plot("Share cut", "How many documents lost which share of their words.", Markup(plots.shares(tally.shares)))
    about = "How sure the decisions were. Left of the line: lines that were nearly cut."
    yield Plot("Scores", about, Markup(plots.scores(tally.scores, BIN, tally.threshold)))
    if tally.judged:
        lines = sum(count for _, count in tally.judged.values())
        about = (
            f"Of {thousands(lines)} lines whose author's text is known: the share that was the site's, by score. "
            "On the broken line a score says how often it is right; above it scores are too cautious."
        )
        yield Plot("Calibration", about, Markup(plots.calibration(tally.judged, BIN, tally.threshold)))
