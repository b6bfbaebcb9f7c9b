"""The author's own structure stays where only looks speak against it; the same rows go where they are none."""

from __future__ import annotations

import pytest

from cleaner.evidence import MODEL, Clue, Evidence
from cleaner.options import Category
from cleaner.read_text import letters, read_text
from cleaner.rules.order import gather
from cleaner.rules.structure import structure
from cleaner.rules.titles import title_block
from cleaner.tables import load

ARTICLE = """\
The council of Norrby voted on Tuesday to keep the old ferry running until the new bridge opens next spring.
The bridge will be four hundred metres long and will carry two lanes for cars and a broad path for people on foot.
Work on the piles starts in May, and until then nothing changes for the people who cross the river every single day."""


def spared(above: str, below: str, suspects: set[str]) -> set[str]:
    """Which of the suspects stay, where nothing but their look speaks against them."""
    text = "\n".join(part for part in (above, ARTICLE, below) if part)
    evidence: Evidence = gather(read_text(text)[1], load())
    lines = evidence.page.lines
    rows = {line: row for row, line in enumerate(lines)}
    evidence.first = len(above.split("\n")) if above else 0
    evidence.last = evidence.first + 2
    for line in suspects:
        evidence.rows[rows[line]] = (Clue(Category.NAVIGATION, 0.8, MODEL),)
        evidence.scores[rows[line]] = 0.8
    title_block(evidence)
    structure(evidence)
    return {lines[row] for row in evidence.spared} & suspects


SAYINGS = ["“No ice in March, no fish in May.”", "“A wet rope is a short rope.”", "“The ferry waits for no cow.”"]
GOODBYE = ["See you on the quay!", "Warm wishes,", "Ida"]


def test_a_series_goes_on_below_the_article() -> None:
    assert spared("", "\n".join(SAYINGS), set(SAYINGS[1:])) == set(SAYINGS[1:])
    assert spared("", "\n".join(SAYINGS), set(SAYINGS)) == set()
    links = ["- Home", "- Harbour", "- Weather"]
    assert spared("", "\n".join(links), set(links[1:])) == set()


def test_a_goodbye_below_the_article() -> None:
    assert spared("", "\n".join(GOODBYE), set(GOODBYE)) == set(GOODBYE)
    assert spared("", "Home\nNews,\nSport\nWeather", {"Home", "Sport", "Weather"}) == {"Home", "Sport"}
    assert spared("", "Home\nSport\nWeather", {"Home", "Sport", "Weather"}) == set()


def test_headings_that_count_on() -> None:
    one, two, three = "1. The boat", "2. The bridge", "3. The gulls"
    text = "The boat was built in 1911 and has been painted red ever since, by the same family of painters."
    below = f"{one}\n{text}\n{two}\n{text[:-1]}!\n{three}"
    assert spared("", below, {two, three}) == {two, three}
    assert spared("", below, {one, two, three}) == set()
    assert spared("", f"{one}\n{two}\n{three}", {two, three}) == set()


def test_a_list_is_judged_as_a_whole() -> None:
    points = ["* Ropes", "* Oars", "* A bucket", "* Two lamps", "* Bread"]
    assert spared("", "\n".join(points), {"* Oars"}) == {"* Oars"}
    assert spared("", "\n".join(points), {"* Oars", "* Ropes", "* Bread"}) == set()


@pytest.mark.parametrize("stop", [".", ""])
def test_the_summary_below_a_title(stop: str) -> None:
    title = "Ferry stays until the bridge opens"
    summary = (
        f"The bridge is late. So the council has voted for the old ferry, and the people can cross the river{stop}"
    )
    other = "A wedding cake was stolen by gulls. The guests had just sat down when the birds came in from the sea."
    assert spared(f"{title}\n{summary}", "", {title, summary}) == {title, summary}
    assert spared(f"{title}\n{other}", "", {title, other}) == {title}


def test_what_a_rule_speaks_against_is_not_spared() -> None:
    text = f"{ARTICLE}\nFollow us\nWarm wishes,\nIda"
    evidence = gather(read_text(text)[1], load())
    evidence.first, evidence.last = 0, 2
    evidence.add(5, Category.NAVIGATION, 0.8, MODEL)
    assert 3 in evidence.rows
    structure(evidence)
    assert evidence.spared == {5}


def test_works_that_the_author_names_stay_with_their_heading() -> None:
    works = ["Bells of the Coast, Berg et al., 96 pp.", "Gulls, DOI 10.9999/quay.12", "https://quay.example/gulls"]
    works += ["Glocken der Küste, Norrby 2024, 144 S.", "Колокола берега, 2024, 96 стр.", "ISBN 99 999"]
    listed = ["Further reading", *works]
    assert spared("", "\n".join(listed), set(listed)) == set(listed)
    links = ["Ferries", "Bells", "See https://quay.example for more", "12 sp. offers"]
    assert spared("", "\n".join(links), set(links)) == set()


def test_a_row_is_weighed_without_the_others() -> None:
    """A quote in Chinese has marks of all scripts at its edges: what stands around it must not change its size."""
    quote, headline = "“我们提出过要修一座桥，”住在岛上的老师说。“后来又提了一次。”", "大桥关闭至秋季"
    sizes = read_text(f"{quote}\n{headline}")[1].sizes
    assert sizes[0] == read_text(quote)[1].sizes[0] == letters(quote)
