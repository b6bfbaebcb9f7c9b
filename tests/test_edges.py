"""Where the article's stretch begins and ends."""

from __future__ import annotations

from cleaner.edges import article
from cleaner.read_text import read_text

ARTICLE = [
    "The council of Norrby voted on Tuesday to keep the old ferry running until the new bridge opens in spring.",
    "The bridge will be four hundred metres long and will carry two lanes for cars and a path for people on foot.",
]
MENU = ["Sport", "Weather", "Letters", "Tides", "Jobs", "Houses", "Boats", "Schools", "Roads"]
STORIES = [
    ("Rain closes the market in Lunde for a third week", "The stalls stand empty, and the square has become a pond."),
    ("Nobody wants the lighthouse that the county offers", "The lamp still burns, but the stairs are older than it."),
    ("School buses leave earlier once the snow has come", "Parents hear of it by letter, drivers from the radio."),
    ("The choir of Stensund sings in the empty cannery now", "It seats ninety and smells of herring in the summer."),
]


def stretch(lines: list[str]) -> list[str]:
    """The lines of the article's stretch."""
    page = read_text("\n".join(lines))[1]
    found = article(page)
    assert found
    return page.lines[found[0] : found[1] + 1]


def test_excerpts_below_headlines_outweigh_no_short_article() -> None:
    """Four stories of a line each are longer than two paragraphs, and no article."""
    excerpts = [f"{text} {ARTICLE[1]}" for _, text in STORIES]
    stories = [row for (headline, _), text in zip(STORIES, excerpts, strict=True) for row in (headline, text)]
    assert stretch([*ARTICLE, *ARTICLE, *MENU * 2, *stories]) == ARTICLE * 2


def test_sections_of_a_paragraph_each_are_the_articles() -> None:
    """An author's headings are shorter than a headline, or end in a colon; paragraphs follow one another."""
    sections = [row for name, text in zip(MENU, ARTICLE * 2, strict=False) for row in (name, text)]
    announced = [row for headline, text in STORIES for row in (f"{headline}:", f"{text} {ARTICLE[0]}")]
    for rows in (sections, announced):
        assert stretch([*ARTICLE[:1], *MENU * 2, *rows])[-len(rows) + 1 :] == rows[1:]
