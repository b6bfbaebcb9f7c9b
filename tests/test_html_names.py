"""Each name of `cleaner/markup/names.toml` is evidence for the line in its element; what only looks like it is none."""

from __future__ import annotations

import pytest

from cleaner import analyze_html, clean_html
from cleaner.evidence import FAIR
from cleaner.markup import names
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html
from tests.html_cases import PAGES
from tests.prose import PROSE

_ATTRIBUTES = {".": "class", "#": "id", "@": "role", "^": "itemprop", "!": "aria-label"}
#: `names.tsv`: a name, and the start tag of its look-alike.
ROWS = dict(
    row.split("\t") for row in (PAGES / "names.tsv").read_text("utf-8").splitlines() if not row.startswith("# ")
)
BOX = "Fresh fish is sold on the quay"
HEAD, PARAGRAPHS = "<title>The ferry is late</title><h1>The ferry is late</h1>", PROSE["en"]


def start_tag(token: str) -> str:
    """An element of this name; digits of names are read as #."""
    if token.startswith("<"):
        return f"{token}>"
    return f'<div {_ATTRIBUTES[token[0]]}="{token[1:].replace("#", "4")}">'


def end_tag(start: str) -> str:
    return f"</{start[1:-1].split()[0]}>"


def page_with(start: str, text: str, paragraphs: list[str] = PARAGRAPHS) -> str:
    """An article with a line in an element in its midst."""
    around = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    middle = f"{start}{text}{end_tag(start)}"
    return f"{HEAD}<article>{''.join([*around[:3], middle, *around[3:]])}</article>"


def test_each_name_has_a_look_alike() -> None:
    assert list(ROWS) == list(names.load())


@pytest.mark.parametrize("token", names.load())
def test_a_name_is_evidence(token: str) -> None:
    source = read_html(page_with(start_tag(token), BOX))
    clue = names.clues(View(source, page_of_source(source)))[source.lines.index(BOX)]
    assert clue == names.load()[token]


@pytest.mark.parametrize("token", [token for token, clue in names.load().items() if clue.weight >= FAIR])
def test_a_sure_name_cuts(token: str) -> None:
    clue = names.load()[token]
    found = [(cut.category, cut.rule) for cut in analyze_html(page_with(start_tag(token), BOX)).removals]
    assert found == [(clue.category, clue.rule)]


@pytest.mark.parametrize(("token", "start"), ROWS.items())
def test_a_look_alike_stays(token: str, start: str) -> None:
    *rest, text = PARAGRAPHS
    html = page_with(start, f"<p>{text}</p>", rest)
    source = read_html(html)
    clue = names.clues(View(source, page_of_source(source)))[source.lines.index(" ".join(text.split()))]
    assert clue is None or clue.rule != names.load()[token].rule
    assert " ".join(text.split()) in clean_html(html).split("\n")


@pytest.mark.parametrize("token", names.load())
def test_an_article_stays_whatever_its_element_is_called(token: str) -> None:
    start = start_tag(token)
    html = f"{HEAD}{start}{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}{end_tag(start)}"
    assert clean_html(html) == "\n\n".join(["The ferry is late", *[" ".join(text.split()) for text in PARAGRAPHS]])
