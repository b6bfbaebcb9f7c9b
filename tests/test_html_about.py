"""What a page says of itself, in its head and its data, bears witness for its lines."""

from __future__ import annotations

import json

from cleaner import Options
from cleaner.markup.about import About
from cleaner.markup.judge import cut_lines
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html
from tests.prose import PROSE

TEXTS = [" ".join(text.split()) for text in PROSE["en"]]


def page(head: str = "", heading: str = "The ferry is late", **article: str) -> str:
    data = f'<script type="application/ld+json">{json.dumps(article)}</script>' if article else ""
    paragraphs = "".join(f"<div><p>{text}</p></div>" for text in TEXTS)
    return f"<head>{head}{data}</head><h1>{heading}</h1>{paragraphs}"


def left(html: str, chances: list[float]) -> list[str]:
    """The lines that stay of an article, given how likely each is the page's own."""
    source = read_html(html)
    gone = cut_lines(View(source, page_of_source(source)), Options(), "article", chances)
    return [line for row, line in enumerate(source.lines) if row not in gone]


def test_what_is_said() -> None:
    head = (
        '<title> Late\n again </title><meta property="og:title" content="The ferry  is late"><meta name="description" '
    )
    about = About(
        read_html(page(f'{head} content="A morning on the pier">', headline="Late, late", articleBody="<p>So &amp; so"))
    )
    assert about.titles.split("\n") == ["Late again", "The ferry is late", "Late, late"]
    assert about.description == "A morning on the pier"
    assert about.body == "So & so"
    assert About(read_html("<p>Nothing is said.")).titles.strip() == About(read_html("")).body == ""


def test_a_heading_that_the_page_names_as_its_title_stays() -> None:
    chances = [0.01] + [0.9] * len(TEXTS)
    for head in ("<title>The ferry is late</title>", '<meta property="og:title" content="The ferry is late">'):
        assert left(page(head), chances)[0] == "The ferry is late"
    assert left(page(headline="The ferry is late", articleBody="None."), chances)[0] == "The ferry is late"
    named = page(heading="Salt &amp; water", headline="Salt &amp; water", articleBody="None.")
    assert left(named, chances)[0] == "Salt & water"
    assert left(page("<title>The Norrby Courier</title>"), chances)[0] == TEXTS[0]


def test_prose_that_the_page_holds_as_data_stays() -> None:
    chances = [0.9, 0.9, 0.1, *[0.9] * (len(TEXTS) - 2)]
    assert TEXTS[1] not in left(page(), chances)
    assert TEXTS[1] in left(page(articleBody="\n\n".join(TEXTS)), chances)
    assert TEXTS[1] not in left(page(articleBody=TEXTS[0]), chances)


def test_what_the_data_holds_is_cut_all_the_same_where_it_is_sure_to_be_the_sites() -> None:
    chances = [0.9, 0.9, 0.01, *[0.9] * (len(TEXTS) - 2)]
    assert TEXTS[1] not in left(page(articleBody="\n\n".join(TEXTS)), chances)
