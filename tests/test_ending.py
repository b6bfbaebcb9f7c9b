"""Where the article ends: what is asked of the rows below, what ends it, and what is left alone there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.ending
import cleaner.last_look
from benchmarks.tree_layout import flat
from cleaner import analyze
from cleaner.ending import COLUMNS, END, ending, endings, hundredths
from cleaner.ending import load as load_model
from cleaner.evidence import STRONG, SUSPECT
from cleaner.last_look import last_look
from cleaner.leftovers import Left
from cleaner.trees import Trees
from tests.test_last_look import ARTICLE, MENU, WHATEVER, left

#: Ends an article where no row below reads as the author's.
BY_SCORES = Trees(flat([[COLUMNS.index("least"), 0, -300, 300]]))


def ends(found: Left, scores: list[float]) -> list[int]:
    return [row for row, _ in endings(found, lambda row: hundredths(scores[row]), lambda _: 0)]


def test_it_is_asked_from_the_end_up_to_what_is_surely_the_authors() -> None:
    found = left([*MENU, *ARTICLE, "One", "Two", "Three"], set(range(7)), (0, 5))
    assert ends(found, [-9.0] * 6 + [0.5] * 3) == [8, 7, 6]
    assert ends(found, [0.5] * 9) == [8, 7, 6, 5, 4, 3, 2, 1]


def test_where_most_reads_as_the_authors_it_is_not_asked() -> None:
    found = left([*MENU, *ARTICLE * 2, "One", "Two", "Three"], set(range(7)), (0, 11))
    assert ends(found, [-4.0] * 12 + [0.5, -4.0, 0.5]) == [14, 13, 12]
    assert ends(found, [0.5] * 2 + [-4.0] * 13) == []


def test_it_looks_no_further_than_it_reaches() -> None:
    rows = [f"Row {number} of many" for number in range(200)]
    found = left(["Log in", *rows], {0}, (0, 5))
    assert len(ends(found, [0.5] * 200)) == cleaner.ending._REACH


def test_the_first_row_of_which_it_is_sure_is_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.ending, "load", lambda: BY_SCORES)
    found = left([*MENU, *ARTICLE, "One", "Two", "Three"], set(range(7)), (0, 5))
    scores = [-5.0, -5.0, 0.5, -5.0, -5.0, -5.0, 0.5, 0.2, 0.5]
    assert ending(found, scores.__getitem__, lambda _: 0, 0.0) == (6, 3.0)
    assert ending(found, scores.__getitem__, lambda _: 0, 3.5) == (9, 0.0)


def test_all_below_goes_but_what_a_rule_has_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.ending, "load", lambda: BY_SCORES)
    monkeypatch.setattr(cleaner.last_look, "load", lambda: WHATEVER._replace(trees=Trees(flat([1]))))
    found = left([*MENU * 4, *ARTICLE, "One", "Two"], set(range(28)), (0, 7))
    found.evidence.spared.add(6)
    monkeypatch.setattr(cleaner.last_look, "CLOSING_ROWS", 0)
    last_look(found.evidence, found.gone)
    rules = {row: clues[0].rule for row, clues in found.evidence.rows.items()}
    assert 6 not in rules and rules[7] == END
    assert all(SUSPECT <= score < STRONG for score in found.evidence.scores.values())


def test_the_shipped_model_ends_an_article_at_its_teasers() -> None:
    teasers = [
        "Five ways to dry a wet timetable",
        "Our readers have sent us their best tricks, and one of them even works in the rain of November.",
        "The gull that took the train",
        "She paid for her ticket, which is more than can be said of the others. Find out what happened next.",
        "What is on at the quay this week",
        "Dances, auctions and a lecture about rope: here is everything you should not miss from Monday to Sunday.",
    ]
    menu = ["Home", "News", "Sports", "Log in", "Subscribe", "Contact us"]
    foot = ["About us", "Privacy policy", "Terms of use", "© 2024 Norrby Post. All rights reserved."]
    text = "\n".join([*menu, "The ferry is late again", *ARTICLE, "Related articles", *teasers, *foot])
    kept = analyze(text).text
    assert all(line in kept for line in ARTICLE)
    assert not any(line in kept for line in teasers)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([*MENU, *ARTICLE[:2], "12", "橋の話"]), st.booleans()), min_size=1, max_size=70),
    st.data(),
)
def test_every_end_has_all_numbers(rows: list[tuple[str, bool]], data: st.DataObject) -> None:
    found = left([line for line, _ in rows], {row for row, (_, gone) in enumerate(rows) if gone})
    scores = [data.draw(st.floats(-20, 20)) for _ in found.page.lines]
    seen = list(endings(found, lambda row: hundredths(scores[row]), lambda _: 3))
    asked = [row for row, _ in seen]
    assert asked == sorted(set(asked), reverse=True) and set(asked) <= set(range(1, len(scores)))
    for row, columns in seen:
        named = dict(zip(COLUMNS, columns, strict=True))
        assert named["least"] <= named["quarter"] <= named["half"] <= named["most"]
        assert named["own"] == hundredths(scores[row]) and named["shared"] == 3 * 100


def test_a_model_of_other_columns_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.ending, "COLUMNS", (*COLUMNS, "more"))
    with pytest.raises(ValueError, match=r"ending\.json: its columns"):
        load_model.__wrapped__()
