"""What belongs to a part of an article goes as that goes: labels of quotations and tables, code, kickers."""

from __future__ import annotations

import pytest

from cleaner import Options, clean_html
from cleaner.markup.judge import cut_lines
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html
from tests.prose import PROSE

TEXTS = [" ".join(text.split()) for text in PROSE["en"]]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXTS)
HEAD = "<title>The ferry is late</title>"
CODE = "share(1)\nLogin\nCopy link\nmenu\nPrint\nNext\nAdvertisement"


def page(part: str) -> str:
    return f"{HEAD}<article><h1>The ferry is late</h1>{PARAGRAPHS}{part}"


def cut(part: str, chances: dict[str, float]) -> dict[str, str]:
    """The lines that go, and as what, of an article with this part: lines have these chances, all others are sure."""
    source = read_html(page(part))
    gone = cut_lines(
        View(source, page_of_source(source)),
        Options(profile="thorough"),
        "article",
        [chances.get(line, 0.99) for line in source.lines],
    )
    return {source.lines[row]: clue.category.value for row, clue in gone.items()}


@pytest.mark.parametrize("kind", ["article", "documentation"])
@pytest.mark.parametrize("tag", ["pre", "pre><code"])
def test_code_is_the_authors_where_the_page_keeps_it(kind: str, tag: str) -> None:
    assert CODE in clean_html(page(f"<{tag}>{CODE}</{tag.rpartition('<')[2]}>"), kind=kind)


def test_code_of_several_lines_is_the_authors_and_a_word_of_code_is_text() -> None:
    lines = clean_html(page(f"<p><code>{CODE.replace(chr(10), '<br>')}</code></p>")).split("\n")
    assert set(CODE.split("\n")) <= set(lines)
    assert "Copy link" not in clean_html(page("<p><code>Copy link</code></p>")).split("\n")


LABELLED = {
    "a quotation": "<blockquote><p>{0}</p><footer>{1}</footer></blockquote>",
    "a quotation in a figure": "<figure><blockquote>{0}</blockquote><figcaption>{1}</figcaption></figure>",
    "a table": "<figure><figcaption>{1}</figcaption><table><tr><td>{0}</table></figure>",
    "a listing": "<figure><div><pre>{0}</pre></div><figcaption>{1}</figcaption></figure>",
}
LABEL, HELD = "As told by Ida Holm", "The boats of the harbour were eleven in that year, and twelve in the next one"


@pytest.mark.parametrize("name", LABELLED)
def test_a_label_goes_as_what_it_belongs_to(name: str) -> None:
    part = LABELLED[name].format(HELD, LABEL)
    assert not cut(part, {LABEL: 0.1})
    assert cut(part, {LABEL: 0.1, HELD: 0.01}).keys() == {LABEL, HELD}


@pytest.mark.parametrize(
    ("part", "category"),
    [
        ("<figure><img src=a><figcaption>{1}</figcaption></figure><table><tr><td>{0}</table>", "photo_caption"),
        ("<section><blockquote>{0}</blockquote><footer>{1}</footer></section>", "site_footer"),
    ],
)
def test_what_stands_beside_something_else_is_no_label(part: str, category: str) -> None:
    assert cut(part.format(HELD, LABEL), {LABEL: 0.1}) == {LABEL: category}


def test_a_kicker_stands_at_the_title() -> None:
    kicker = "<div class=kicker>At sea</div>"
    source = read_html(f"{HEAD}{kicker}<h1>The ferry is late</h1>{PARAGRAPHS}{kicker}")
    chances = [0.05, *[0.99] * (len(TEXTS) + 1), 0.05]
    view = View(source, page_of_source(source))
    gone = {
        profile: cut_lines(view, Options(profile=profile), "article", chances) for profile in ("thorough", "balanced")
    }
    assert [clue.category for clue in gone["thorough"].values()] == ["kicker", "navigation"]
    assert list(gone["balanced"]) == [len(TEXTS) + 2]


def test_inserted_text_is_no_advertisement() -> None:
    assert "The council has changed its mind." in clean_html(
        page("<p><ins>The council has changed its mind.</ins></p>")
    )
