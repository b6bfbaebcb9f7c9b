"""What lines have to do with the page's title, with cards, and with the text beside the cards."""

from __future__ import annotations

from cleaner.markup.features import columns
from cleaner.markup.looks import Looks
from cleaner.markup.places import Places
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html
from tests import prose

TEXT = "".join(f"<p>{text}</p>" for text in prose.PROSE["en"][:2])
TEASERS = [f"{text} And so it went on, say those who were there, until the last boat." for text in prose.PROSE["en"]]
CARDS = "".join(
    f"<li class=n{number}><h3><a href='/{number}'>Story {number} of the island</a></h3><p>{text}</p></li>"
    for number, text in enumerate(TEASERS * 3)
)
SECTIONS = "".join(f"<section><h2>Part {number}</h2>{TEXT}</section>" for number in range(4))


def view_of(body: str, title: str = "The ferry is late - The Norrby Courier") -> View:
    source = read_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    return View(source, page_of_source(source))


def test_cards_are_counted_whatever_their_classes() -> None:
    view = view_of(f"<div>{TEXT}</div><ul>{CARDS}</ul>")
    cards = len(TEASERS) * 3
    assert [group[0] for group in Places(view).groups] == [0] * 2 + [cards] * 2 * cards
    assert Places(view).groups[-1][4] == cards  # each has a line that leads elsewhere


def test_parts_of_a_text_lead_nowhere() -> None:
    groups = Places(view_of(f"<div>{SECTIONS}</div>")).groups
    assert {(cards, leading) for cards, _, _, _, leading in groups} == {(4, 0)}


def test_the_text_is_found_beside_more_text_of_cards() -> None:
    view = view_of(f"<div id=text>{TEXT}</div><ul>{CARDS}</ul>")
    source = view.source
    assert source.tags[view.core[-1]] == "ul"
    assert source.attrs[Places(view).body[-1]].get("id") == "text"


def test_cards_are_the_text_where_nothing_stands_beside() -> None:
    view = view_of(f"<div><p>Read on.</p></div><ul>{CARDS}</ul>")
    assert Places(view).body == view.core


def test_the_title_is_the_main_heading_that_repeats_it() -> None:
    view = view_of(f"<p>The ferry is late</p><h2>The Norrby Courier</h2><div><h1>The ferry is late</h1>{TEXT}</div>")
    assert Places(view).title == 2
    found = columns(Looks(view), ["title_distance", "title_since"])
    assert found["title_since"][:2] > found["title_since"][2:4] == [0, 0]
    assert found["title_distance"][3] < found["title_distance"][0]


def test_a_page_without_its_title_has_none() -> None:
    view = view_of(TEXT, title="")
    assert Places(view).title is None
    assert len(set(columns(Looks(view), ["title_since"])["title_since"])) == 1
