"""What people said of a page's lines, carried to other extractors' texts of the page."""

from __future__ import annotations

import pytest

from benchmarks.data import Document, Text
from benchmarks.transfer import AUTHORS, NOBODYS, SITES, page_of, said, shares

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
