"""The chain: what neighbours say of a row, against all that a chain of two states can be."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, log

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from cleaner.chain import _COUPLING, _END_ROWS, _passed, chain
from cleaner.evidence import MODEL, SUSPECT, Clue, Evidence
from cleaner.options import Category
from cleaner.read_text import read_text
from cleaner.tables import load

PROSE = "The ferry had been late every morning that week, and by Friday nobody looked at the timetable any more."
OPEN, CLOSED = "Timetable of the river", "It runs on Sundays."
SITE = Clue(Category.NAVIGATION, 0.95, MODEL)


def score(above: list[str], below: list[str], silent: str) -> float:
    """What the chain makes of the row `silent` of a page whose other rows outside the article are the site's."""
    lines = [*above, PROSE, PROSE, *below]
    evidence = Evidence(read_text("\n".join(lines))[1], load())
    evidence.first, evidence.last = len(above), len(above) + 1
    for row, line in enumerate(lines):
        if line not in (PROSE, silent):
            evidence.add_clue(row, SITE)
    chain(evidence)
    return evidence.score(lines.index(silent))


def test_a_row_among_the_sites_goes_with_them() -> None:
    menu = [f"{OPEN} {number}" for number in range(5)]
    assert score([*menu, CLOSED, *menu], [], CLOSED) >= SUSPECT
    assert score([], [*menu, *menu, CLOSED, *menu], CLOSED) >= SUSPECT


def test_a_heading_above_and_the_articles_end_stay() -> None:
    menu = [f"{OPEN} {number}" for number in range(5)]
    assert score([*menu, OPEN, *menu], [], OPEN) == 0
    assert score([], [*menu[: _END_ROWS - 2], CLOSED, *menu], CLOSED) == 0


def test_a_row_alone_among_the_authors_stays() -> None:
    menu = [f"{OPEN} {number}" for number in range(5)]
    assert score([*menu, PROSE, CLOSED, PROSE], [], CLOSED) == 0


@given(st.lists(st.floats(-6, 6), min_size=2, max_size=7))
def test_what_is_passed_on_is_what_all_chains_together_say(own: list[float]) -> None:
    beliefs = [odds + up + down for odds, up, down in zip(own, _passed(own), reversed(_passed(own[::-1])), strict=True)]
    for row, belief in enumerate(beliefs):
        weight = [0.0, 0.0]
        for states in product((0, 1), repeat=len(own)):
            odds = sum(number for number, state in zip(own, states, strict=True) if state)
            weight[states[row]] += exp(odds + _COUPLING * sum(a == b for a, b in pairwise(states)))
        assert belief == approx(log(weight[1] / weight[0]), abs=0.25)
