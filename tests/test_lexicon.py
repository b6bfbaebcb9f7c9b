"""What words say, counted by site."""

from __future__ import annotations

from benchmarks.lexicon import Lexicon

ROWS = [
    *[(f"site{number}.example", "Subscribe now", True) for number in range(4)],
    *[(f"site{number}.example", "The ferry sails now", False) for number in range(4)],
    ("site0.example", "Subscribe, Captain Holm", False),
]


def test_a_word_speaks_for_whose_rows_have_it() -> None:
    lexicon = Lexicon(ROWS, 10)
    assert lexicon.words == {"subscrib", "now", "the", "ferry", "sails"}
    assert lexicon.weight("subscrib") > 0 > lexicon.weight("ferry") and lexicon.weight("now") == 0


def test_those_that_say_most_are_kept() -> None:
    assert "subscrib" in Lexicon(ROWS, 1).words and len(Lexicon(ROWS, 2).words) == 2


def test_a_site_is_told_what_words_say_on_the_others() -> None:
    lexicon = Lexicon(ROWS, 10)
    assert lexicon.weight("subscrib", {"site0.example"}) > lexicon.weight("subscrib", {"site1.example"})
    weights, count = lexicon.said("Subscribe to the ferry", "site0.example")
    assert count == 4 and sorted(weights) == sorted(
        lexicon.weight(word, {"site0.example"}) for word in ("subscrib", "the", "ferry")
    )
    assert lexicon.told("site0.example")("Subscribe to the ferry") == (sum(weights), 3)
    assert lexicon.weights({"site0.example"})["ferry"] == lexicon.weight("ferry", {"site0.example"})
