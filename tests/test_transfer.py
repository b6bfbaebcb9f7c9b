"""What people said of a page's lines, carried to other extractors' texts of the page."""

from __future__ import annotations

import pytest

from benchmarks.data import Document, Text
from benchmarks.transfer import AUTHORS, BESIDES, NOBODYS, SITES, page_of, said, shares

LABELLED = Document(
    "wcxb-dev|0001|trafilatura",
    "https://example.org/ferry",
    ["The ferry returns", "It is late.", "Home", "4 March", "More", "More"],
    ["title", "keep", "navigation", "timestamp", "keep", "navigation"],
    [],
)


def test_lines_are_found_again_whatever_stands_between_their_words() -> None:
    known = said([LABELLED])["wcxb-dev|0001"]
    lines = ["the ferry  returns!", "It is late", "HOME", "4 March", "Nobody saw this"]
    assert shares(lines, [0.3] * 5, known) == [AUTHORS, AUTHORS, SITES, NOBODYS, 0.3]


def test_what_was_labelled_both_ways_teaches_nothing() -> None:
    assert said([LABELLED])["wcxb-dev|0001"]["more"] == NOBODYS
    other = LABELLED._replace(id="wcxb-dev|0001|readability", lines=["Home"], labels=["keep"])
    assert said([LABELLED, other])["wcxb-dev|0001"]["home"] == NOBODYS
    assert said([LABELLED])["wcxb-dev|0001"]["home"] == SITES


@pytest.mark.parametrize(("set_", "page"), [("wcxb-dev", "wcxb-dev|7"), ("fundus-dev", "fundus|7")])
def test_a_texts_page_has_the_name_that_documents_give_it(set_: str, page: str) -> None:
    assert page_of(Text(set_, "7", "newspaper", "article", "", "", "")) == page


def test_what_nobody_has_read_says_nothing() -> None:
    part = LABELLED._replace(id="wcxb-dev|0001|naive_blocks", lines=["Home", "Imprint"], labels=["unread", "unread"])
    known = said([LABELLED, part])["wcxb-dev|0001"]
    assert known["home"] == SITES and "imprint" not in known


def test_what_stands_beside_the_authors_text_is_told_apart() -> None:
    bio = LABELLED._replace(lines=["Ida Holm writes about ferries."], labels=["author_bio"])
    assert said([bio])["wcxb-dev|0001"]["ida holm writes about ferries"] == BESIDES
