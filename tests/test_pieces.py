"""Sentences in pieces, as links break them: told from lists and menus, and judged as paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cleaner import analyze, clean
from cleaner.pieces import going_on
from tests import prose

OPEN = "The council could, as the law says, have asked for a second boat as well, and it might yet ask"
PIECES = [OPEN, "Ida Holm", ", who runs the harbour office, to find one. It has looked for the money since March."]
LANGUAGES = ["en", "de", "fr", "es", "ru", "uk", "el", "tr", "fi"]


@pytest.mark.parametrize(
    ("above", "piece", "below"),
    [
        (OPEN, "Ida Holm", ", who runs the harbour office."),
        (OPEN, "Ida Holm", ", or"),
        (OPEN, "Ida Holm", "."),
        (OPEN + " her", "office", "”, as he said."),
        (OPEN, "Ida Holm", "; she is looking for one."),
        ("每天大约载四百人，大多数人去上学或上班，但是议员们还没有决定要不要问", "诺尔比镇", "，也就是港务局。"),
    ],
)
def test_a_mark_below_an_open_line(above: str, piece: str, below: str) -> None:
    lines = [above, piece, below, "", *PIECES]
    assert {0, 1} <= going_on(lines)
    assert 2 not in going_on(lines)


def test_a_piece_between_two_that_are_linked() -> None:
    assert going_on([OPEN, "Ida Holm", ", or", "Ole Berg", ", or even the mayor."]) == {0, 1, 2, 3}
    assert going_on(["Ten islands you can reach on foot", OPEN, ", he says", *PIECES]) == {1, 3, 4}


def test_small_letters_below_open_lines() -> None:
    small = [OPEN, "Ida Holm", "to find one. She has looked for the money since March."]
    assert going_on(small) == set()
    assert going_on([*small, "", *small]) == {0, 1, 4, 5}
    assert going_on([*small[:2], "", " ", *small[2:], *small]) == {0, 1, 2, 3, 5, 6}


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Bring with you what the harbour office does not lend to those who cross",
            *["ropes", "two lamps", "bread"] * 9,
        ],
        ["home", "news", "sport", "weather for the week and the sea around it", "the quay", "log in"] * 9,
        ["The pictures that he took of the bears are here, and nobody has bought one", "![bear](b.png)", "![b](c.png)"],
        ["The ferry costs half a crown, the bus a quarter", ".50", ".25", ":) :)"],
        ["if (gulls > bears and not the_mayor_is_asleep(now)) {", "return the_number_of(gulls);", "}"] * 9,
        [*prose.PROSE["en"], *prose.HEADLINES],
        [", who runs the office", ", too"],
        [],
    ],
    ids=["list", "menu", "pictures", "numbers", "code", "paragraphs", "nothing above", "nothing"],
)
def test_texts_that_are_not_in_pieces(lines: list[str]) -> None:
    assert going_on(lines) == set()


def test_a_report_names_each_line() -> None:
    rows = [
        *PIECES,
        "Sign up for our newsletter and get the best stories of the week in",
        "your inbox",
        "every Friday.",
    ]
    report = analyze("\n".join(rows))
    assert [(removal.line, removal.category) for removal in report.removals] == [
        (number, "newsletter") for number in (4, 5, 6)
    ]


links = st.lists(st.integers(2, 6), min_size=1, max_size=6)
spaced = st.sampled_from(["\n", "\n\n", "\n \n"])


@settings(max_examples=200, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(LANGUAGES), st.lists(links, min_size=1, max_size=4), spaced)
@example("en", [[2], [3, 2]], "\n")
def test_the_author_s_words_stay(language: str, cuts: list[list[int]], between: str) -> None:
    pieces = [
        "\n".join(prose.in_pieces(paragraph, cuts[number % len(cuts)]))
        for number, paragraph in enumerate(prose.PROSE[language])
    ]
    text = between.join(pieces)
    assert clean(text) == text
