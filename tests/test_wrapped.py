"""Paragraphs broken into lines: told from lines that end where they end, and cut line by line."""

from __future__ import annotations

import textwrap

import pytest

from cleaner import analyze, clean
from cleaner.wrapped import unwrapped
from tests import prose

ARTICLE = prose.PROSE["en"]


@pytest.mark.parametrize("width", [60, 72, 78, 100])
@pytest.mark.parametrize("language", ["en", "de", "fr", "ru"])
def test_paragraphs_come_together_again(width: int, language: str) -> None:
    paragraphs = prose.PROSE[language] * 3
    text = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    joined = unwrapped(text)
    assert joined is not None and len(joined) == len(text)
    assert joined.replace("\u200b", " ").split("\n\n") == [" ".join(paragraph.split()) for paragraph in paragraphs]


def test_line_ends_of_two_characters() -> None:
    text = "\r\n\r\n".join(textwrap.fill(paragraph, 72) for paragraph in ARTICLE).replace("\n", "\r\n")
    joined = unwrapped(text)
    assert joined is not None and len(joined) == len(text)
    assert joined.split("\n")[0].split() == ARTICLE[0].split()


@pytest.mark.parametrize(
    "lines",
    [
        [*ARTICLE, "Home", "News"],
        prose.HEADLINES,
        [f"{number} January at six, from the quay to the island, at the usual price" for number in range(20)],
        ["The water is grey and the morning is late, and so are the pilot's"] * 20,
        [],
    ],
    ids=["paragraphs", "headlines", "timetable", "refrain", "nothing"],
)
def test_lines_that_end_where_they_end(lines: list[str]) -> None:
    assert unwrapped("\n".join(lines)) is None


def test_a_wrapped_text_is_cut_where_the_same_text_is() -> None:
    rows = [*ARTICLE, "Also read: Ten bridges you must see before the winter comes, and one that you need not see"]
    rows += [ARTICLE[0] + " (Photo: AP)", "Related articles", *prose.HEADLINES[:3]]
    wrapped = clean("\n\n".join(textwrap.fill(row, 72) for row in rows))
    assert wrapped.split() == clean("\n\n".join(rows)).split()


def test_a_report_names_each_line() -> None:
    rows = [*ARTICLE, "Also read: Ten bridges you must see before the winter comes, and one that you need not see"]
    text = "\n\n".join(textwrap.fill(row, 72) for row in rows)
    report = analyze(text)
    count = text.count("\n") + 1
    assert [removal.line for removal in report.removals] == [count - 1, count]
    assert {removal.rule for removal in report.removals} == {"en/read_more/start/also read"}


def test_lines_of_one_width_without_blanks_are_no_teasers() -> None:
    paragraph, width = "".join(prose.PROSE["zh"]), 59
    turned = [(paragraph[start:] + paragraph[:start])[: 12 * width // 5] for start in (0, 20, 40)]
    text = "\n\n".join(textwrap.fill(part, width) for part in turned)
    assert not [removal for removal in analyze(text).removals if removal.rule == "teasers.level"]
