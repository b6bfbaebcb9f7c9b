"""Where an article ends: the places that are looked at, what is seen of them, and what goes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.endings
import cleaner.engine
from cleaner import Cleaner, analyze, clean
from cleaner.endings import COLUMNS, END, ending, gaps
from cleaner.evidence import STRONG, SUSPECT, Evidence
from cleaner.last_look import Weights
from cleaner.leftovers import Gone
from cleaner.read_text import read_text
from cleaner.tables import load
from tests.test_last_look import FOOTER, MENU, PROSE, SITE

#: A model for which every place is the end.
ANYWHERE = Weights([(0, 0, tuple((900,) * COLUMNS["prose_above"] for _ in range(COLUMNS["prose_above"])))])
ARTICLE = [f"{number}. {PROSE * 3}" for number in range(4)]
OTHERS = [
    f"Another story, number {number}, is told in one sentence of about a hundred letters here." for number in range(4)
]
PAGE = [*MENU, *MENU, *MENU, *ARTICLE, "Share this article", *OTHERS, *MENU, *FOOTER]


def seen(lines: list[str], cut: set[int], core: tuple[int, int] | None) -> tuple[Evidence, Gone]:
    """What is known when these lines have gone; the article's stretch where it is given, by the rows that are left."""
    whole = read_text("\n".join(lines))[1]
    evidence = Evidence(whole.without(cut), load())
    evidence._core = ([], core) if core else None
    return evidence, Gone(whole.number, whole.lines, [SITE if row in cut else None for row in range(len(whole))])


def test_a_place_is_where_rows_have_gone_within_the_article() -> None:
    found = gaps(*seen([MENU[0], *ARTICLE, MENU[1], *OTHERS, MENU[2], PROSE], {0, 5, 10}, (0, 7)))
    assert [gap.row for gap in found] == [4]
    assert gaps(*seen([*ARTICLE, *OTHERS], set(), (0, 7))) == []


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*MENU, *FOOTER, PROSE, PROSE * 5, "12", "橋の話です。", "a: b,"]), st.booleans()),
        min_size=3,
        max_size=40,
    )
)
def test_every_bin_is_one_of_its_column(rows: list[tuple[str, bool]]) -> None:
    cut = {row for row, (_, gone) in enumerate(rows) if gone and 0 < row < len(rows) - 1}
    evidence, gone = seen([line for line, _ in rows], cut, (0, len(rows) - len(cut) - 1))
    for gap in gaps(evidence, gone):
        assert len(gap.bins) == len(COLUMNS)
        assert all(0 <= bin_ < size for bin_, size in zip(gap.bins, COLUMNS.values(), strict=True))


def test_the_shipped_model_knows_the_columns() -> None:
    sizes = list(COLUMNS.values())
    for one, other, table in cleaner.endings.load().pairs:
        assert len(table) == sizes[one]
        assert {len(row) for row in table} == {sizes[other]}


def test_what_follows_the_first_end_goes_to_the_end_of_the_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.endings, "load", lambda: ANYWHERE)
    menu = MENU * 3
    lines = [*ARTICLE, MENU[0], *OTHERS, MENU[1], PROSE, PROSE, *menu]
    evidence, gone = seen(lines, {4, 9, *range(12, 12 + len(menu))}, (0, 8))
    ending(evidence, gone)
    assert list(evidence.scores) == [4, 5, 6, 7, 8]
    assert all(SUSPECT <= score < STRONG for score in evidence.scores.values())


def test_the_article_stays_and_careful_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.endings, "load", lambda: ANYWHERE)
    text = "\n".join(PAGE)
    cut = [removal.text.strip() for removal in analyze(text).removals if removal.rule == END]
    assert set(cut) <= set(OTHERS)
    assert all(line.strip() in clean(text) for line in ARTICLE)
    assert all(removal.rule != END for removal in Cleaner(profile="careful").analyze(text).removals)


pieces = st.lists(
    st.sampled_from([*MENU, *FOOTER, *OTHERS, "Share this article", PROSE * 3, "橋の話", ""]), max_size=30
)


@settings(deadline=None)
@given(pieces, st.integers(0, 4), pieces)
def test_cleaning_twice_changes_nothing_whatever_it_says(above: list[str], many: int, below: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaner.endings, "load", lambda: ANYWHERE)
        patch.setattr(cleaner.engine, "LEAST_ROWS", 2)
        once = clean("\n".join([*above, *ARTICLE[:many], *below]))
        assert clean(once) == once
