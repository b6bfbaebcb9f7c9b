"""What tells the kind of a page: what it says of itself, and what it looks like."""

from __future__ import annotations

from cleaner.markup.kinds import KINDS
from cleaner.markup.looks import Looks
from cleaner.markup.model import Model
from cleaner.markup.shape import shape
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html
from tests.prose import PROSE

ARTICLE = "".join(f"<p>{text}</p>" for text in PROSE["en"])
OFFERS = "".join(f"<li><h3><a href=/{n}>Lamp {n}</a></h3><p>Brass, 31 cm</p><b>$ {n}.90</b></li>" for n in range(20))


def looks_of(html: str) -> Looks:
    source = read_html(html)
    return Looks(View(source, page_of_source(source)))


def step(tokens: list[str], name: str) -> int:
    """How many steps a number takes; each is a token."""
    steps = [int(token.partition(">")[2]) for token in tokens if token.startswith(f"{name}>")]
    assert steps == list(range(len(steps)))
    return len(steps)


def test_a_shop_and_an_article_look_different() -> None:
    article, shop = shape(looks_of(ARTICLE)), shape(looks_of(f"<ul>{OFFERS}</ul>"))
    assert step(shop, "money") > step(article, "money") == 0
    assert step(shop, "cards") > step(article, "cards") == 0
    assert step(shop, "carded") == 10
    assert step(article, "page_prose") > step(shop, "page_prose") == 0
    assert step(article, "longest") > 0
    assert shape(looks_of("")) == []


def test_a_small_page_must_be_surer_to_be_no_article() -> None:
    model = Model({}, {}, {}, [0, 50] + [-500] * (len(KINDS) - 2))
    assert model.kind(looks_of(ARTICLE)) == "article"
    assert model.kind(looks_of(ARTICLE * 10)) == "forum"
    assert Model({}, {}, {}, [0, 90] + [-500] * (len(KINDS) - 2)).kind(looks_of(ARTICLE)) == "forum"
