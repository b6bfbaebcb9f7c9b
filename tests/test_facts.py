"""Boxes of facts below the article: how far they reach."""

from __future__ import annotations

from cleaner.facts import facts_end
from cleaner.read_text import read_text

FACTS = ["The ferry in figures", "Built: 1911", "14 cars", "Crew: three", "Crossing: 11 minutes"]
LINKS = ["Weather", "Tides", "Jobs", "Boats"]


def end_of(rows: list[str]) -> int:
    """The row after the box's last."""
    return facts_end(read_text("\n".join(rows))[1], 0, len(rows))


def test_a_box_ends_with_its_last_fact() -> None:
    """Its heading belongs to it; what follows without a number or a label doesn't."""
    assert end_of([*FACTS, *LINKS]) == len(FACTS)


def test_an_entry_without_a_number_may_stand_between_two() -> None:
    """Two rows in three have a number or a label."""
    assert end_of([*FACTS[:3], "Painted red", *FACTS[3:], *LINKS]) == len(FACTS) + 1


def test_menus_telephones_headlines_and_prose_are_no_facts() -> None:
    """Two facts are none, nor what firms print below their texts, nor labels before headlines."""
    prose = "The council of Norrby voted on Tuesday to keep the old ferry running: 11 members for it, and 4 against it."
    assert end_of([*LINKS, *FACTS[1:]]) == 0
    assert end_of([*FACTS[:3], *LINKS]) == 0
    assert end_of(["Norrby", "+46 8 555 01 40 11", "Lunde", "+46 8 555 01 40 12", *FACTS]) == 0
    assert end_of(["Opinion: Nobody wants the lighthouse that the county offers for 4 crowns"] * 4) == 0
    assert end_of([prose, *FACTS]) == 0
