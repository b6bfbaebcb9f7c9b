"""Every expression of the text path on worst inputs made from itself: linear cost, little of it, and promise 3."""

from __future__ import annotations

import re
from functools import partial

import pytest

from cleaner import clean
from tests import prose
from tests.attacks import attacks, expressions
from tests.test_growth import MOST, TEXTS, best, filled, growth

EXPRESSIONS, OF_PAGES = expressions(), expressions("cleaner.markup", ())
#: What a text of rows may cost at most, as a multiple of so much prose in the same run, in one of so many tries: other
#: processes may be in the way of one.
_TRIES = 3
DEAREST, PROSE = 20, TEXTS["prose, no line twice"][0]


def rows(module: str, size: int) -> str:
    """A row of so many characters for each worst input of a module's expressions."""
    return "\n".join(filled(worst, size) for regex in EXPRESSIONS[module] for worst in attacks(regex))


def test_expressions_are_found() -> None:
    assert {"cleaner.rules.captions", "cleaner.rules.own_lists", "cleaner.sentences"} <= EXPRESSIONS.keys()
    assert sum(map(len, EXPRESSIONS.values())) > 100
    assert "cleaner.markup.about" in OF_PAGES


def test_attacks_repeat_what_an_expression_repeats() -> None:
    assert ("(", "a", "\r!") in attacks(r"\([^()]{6,160}\)")
    assert ("", "1", "\r!") in attacks(r"\d+[.,](?:min|sec)?")
    assert growth(re.compile(r"\w*$").search, filled(("", "a", "!"), 1000), filled(("", "a", "!"), 4000)) > MOST


@pytest.mark.parametrize("regex", [regex for module in OF_PAGES.values() for regex in module])
def test_what_pages_are_read_with(regex: str) -> None:
    search = re.compile(regex).search
    for worst in attacks(regex):
        assert growth(search, filled(worst, 5000), filled(worst, 10_000)) <= MOST, worst


@pytest.mark.parametrize("module", EXPRESSIONS)
def test_long_lines(module: str) -> None:
    assert growth(clean, rows(module, 10_000), rows(module, 20_000)) <= MOST


def _times_prose(text: str) -> float:
    """What a text costs, as a multiple of so much prose right after it."""
    cost, usual = (best(partial(clean, given), 1) for given in (text, PROSE(max(len(text), 5000))))
    return cost / usual


@pytest.mark.parametrize("module", EXPRESSIONS)
def test_rows_cost_little_and_are_settled(module: str) -> None:
    for size in (90, 500):
        text = "\n".join([prose.PROSE["en"][0], *[rows(module, size)] * 3])
        cleaned = clean(text)
        assert any(_times_prose(text) < DEAREST for _ in range(_TRIES)), size
        assert clean(cleaned) == cleaned


@pytest.mark.parametrize("module", EXPRESSIONS)
def test_each_long_row_is_settled(module: str) -> None:
    for regex in EXPRESSIONS[module]:
        for worst in attacks(regex):
            cleaned = clean(filled(worst, 5000))
            assert clean(cleaned) == cleaned, worst


def test_a_line_that_loses_parts_without_end_stays() -> None:
    text = "The council voted on Tuesday to keep the old boat running until the new bridge is open." + "©.1111" * 400
    assert clean(text) == text
