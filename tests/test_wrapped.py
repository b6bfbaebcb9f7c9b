"""Paragraphs broken into lines: told from lines that end where they end, and cut line by line."""

from __future__ import annotations

import textwrap
from unicodedata import east_asian_width

import pytest

from cleaner import analyze, clean
from cleaner.unwrap import unwrapped
from tests import prose

ARTICLE = prose.PROSE["en"]
PLACES = ["Norrby", "Sandvik", "Aldholm", "Westerby", "Ekholm", "Granvik", "Lindby", "Torsvik", "Havsta", "Brunnby"]


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


def in_columns(paragraph: str, width: int) -> str:
    """The paragraph broken between any two characters, wide ones counted twice; blanks there go."""
    lines, left = [""], paragraph
    while left:
        size = sum(1 + (east_asian_width(char) in "WF") for char in lines[-1] + left[0])
        if size > width:
            lines.append("")
            left = left.lstrip()
        lines[-1] += left[0]
        left = left[1:]
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [60, 78])
@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_paragraphs_without_blanks_come_together_again(language: str, width: int, line_end: str) -> None:
    paragraphs = prose.PROSE[language] * 6
    text = "\n\n".join(in_columns(paragraph, width) for paragraph in paragraphs).replace("\n", line_end)
    joined = unwrapped(text)
    assert joined is not None and len(joined) == len(text)
    seen = ["".join(part.replace("\u200b", "").split()) for part in joined.replace("\r", "").split("\n\n")]
    assert seen == ["".join(paragraph.split()) for paragraph in paragraphs]


def test_nothing_stands_between_characters_that_were_parted() -> None:
    text = "\n\n".join(in_columns(paragraph, 78) for paragraph in prose.PROSE["zh"] * 6)
    assert " " not in (unwrapped(text) or " ")


def test_lists_of_headlines_may_be_longer_than_the_paragraphs() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 78) for paragraph in ARTICLE * 2)
    headlines = [f"{place} votes on its ferry and its bridge before winter comes" for place in PLACES]
    joined = unwrapped("\n".join([text, "", *headlines]))
    assert joined is not None
    assert joined.split("\n")[-len(headlines) :] == headlines


LINKS = """\
The engine is [new and
blue](https://courier.example/engine) and [nobody
knows
it](https://courier.example/nobody-
knows-it), as [he
![map](m.png) says.
[A word that

is not closed](here)"""


def test_links_go_on_where_they_close() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 78) for paragraph in ARTICLE * 2)
    joined = unwrapped(f"{text}\n\n{LINKS}")
    assert joined is not None
    assert joined.split("\n")[-5:] == [
        "The engine is [new and blue](https://courier.example/engine) and [nobody knows "
        "it](https://courier.example/nobody-\u200bknows-it), as [he",
        "![map](m.png) says.",
        "[A word that",
        "",
        "is not closed](here)",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [*ARTICLE, "Home", "News"],
        prose.HEADLINES,
        [f"{number} January at six, from the quay to the island, at the usual price" for number in range(20)],
        ["The water is grey and the morning is late, and so are the pilot's"] * 20,
        prose.PROSE["zh"] * 6,
        [(2 * paragraph)[:38] for paragraph in prose.PROSE["zh"] * 6],
        [part for paragraph in prose.PROSE["ja"] * 6 for part in ("岛上的新闻", (2 * paragraph)[:38])],
        [],
    ],
    ids=["paragraphs", "headlines", "timetable", "refrain", "Chinese", "cut", "teasers", "nothing"],
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
