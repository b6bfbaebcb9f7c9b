"""The last look: which rows it may cut, what it sees of them, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.last_look
import cleaner.looks
from cleaner import Cleaner, analyze, clean
from cleaner.evidence import STRONG, SUSPECT, Clue, Evidence
from cleaner.last_look import LAST, Weights, last_look
from cleaner.last_look import load as load_weights
from cleaner.leftovers import COLUMNS, Gone, Left
from cleaner.options import Category
from cleaner.read_text import read_text
from cleaner.tables import load

PROSE = "The ferry had been late every morning that week, and by Friday nobody looked at the timetable any more. "
SITE = Clue(Category.NAVIGATION, 0.95, "test")

MENU = ["Home", "News", "Sports", "Contact us", "About us", "Privacy policy", "Log in"]
FOOTER = ["Terms of use", "Cookie policy", "Advertise with us", "© Norrby Post 2024"]
#: What no table knows and looks like a paragraph: between the site's rows, and right below the article.
ODD = "Nobody on the north bank had expected the mayor to open the old lock on a Sunday morning in May."
LIST = ["Quay of the north bank.", "Old weighing house."]
PAGE = [*MENU, *MENU, *[f"{number}. {PROSE * 2}" for number in range(3)], *LIST, *MENU, ODD, *FOOTER]
#: A model that cuts whatever it may.
WHATEVER = Weights([(0, 0, tuple((900,) * COLUMNS["shape"] for _ in range(COLUMNS["shape"])))])


def left(lines: list[str], gone: set[int], core: tuple[int, int] | None = None) -> Left:
    """What is left of a page when these lines have gone; the article's stretch where it is given."""
    whole = read_text("\n".join(lines))[1]
    evidence = Evidence(whole.without(gone), load())
    evidence._core = ([], core) if core else None
    return Left(evidence, Gone(whole.number, whole.lines, [SITE if row in gone else None for row in range(len(whole))]))


def test_rows_outside_the_article_beyond_what_has_gone_are_looked_at() -> None:
    lines = ["Menu", "Odd", PROSE * 3, PROSE * 3, "List", "Menu", "Odd below"]
    found = left(lines, {0, 5})
    assert [found.page.lines[row] for row in found.candidates()] == ["Odd", "Odd below"]


def test_where_little_has_gone_it_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "load", lambda: WHATEVER)
    text = "\n".join([ODD, *[f"{number}. {PROSE * 3}" for number in range(12)], MENU[-1], "Odd below", FOOTER[-1]])
    assert all(removal.rule != LAST for removal in analyze(text).removals)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*MENU, *FOOTER, PROSE, "12", "…", "橋の話", "a: b,"]), st.booleans()), min_size=1
    )
)
def test_every_bin_is_one_of_its_column(rows: list[tuple[str, bool]]) -> None:
    found = left([line for line, _ in rows], {row for row, (_, gone) in enumerate(rows) if gone})
    for row in range(len(found.page)):
        bins = found.bins(row)
        assert len(bins) == len(COLUMNS)
        assert all(0 <= bin_ < size for bin_, size in zip(bins, COLUMNS.values(), strict=True))


def test_the_shipped_model_knows_the_columns() -> None:
    assert all(len(table) == list(COLUMNS.values())[one] for one, _, table in load_weights().pairs)
    assert all(len(row) == list(COLUMNS.values())[other] for _, other, table in load_weights().pairs for row in table)


def test_its_word_is_weak_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "load", lambda: WHATEVER)
    found = left(PAGE, {row for row, line in enumerate(PAGE) if line in (*MENU, *FOOTER)}, (1, 5))
    last_look(found.evidence, found.gone)
    assert list(found.evidence.scores) == found.candidates()
    assert all(SUSPECT <= score < STRONG for score in found.evidence.scores.values())


def test_a_row_among_the_sites_goes_and_the_articles_end_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "load", lambda: WHATEVER)
    text = "\n".join(PAGE)
    cut = [removal.text.strip() for removal in analyze(text).removals if removal.rule == LAST]
    assert cut and set(cut) == {ODD}
    assert all(line.strip() in clean(text) for line in PAGE if line not in (*MENU, *FOOTER, ODD))
    for cleaner_ in (Cleaner(profile="careful"), Cleaner(keep={"navigation"})):
        assert all(removal.rule != LAST for removal in cleaner_.analyze(text).removals)


lines = st.lists(st.sampled_from([*MENU, *FOOTER, ODD, *LIST, PROSE, PROSE * 3, "橋の話", "a: b,", ""]), max_size=40)


@settings(deadline=None)
@given(lines, st.lists(st.sampled_from([PROSE * 2, PROSE * 3, "What next?"]), max_size=5), lines)
def test_cleaning_twice_changes_nothing_whatever_it_says(
    above: list[str], article: list[str], below: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaner.last_look, "load", lambda: WHATEVER)
        patch.setattr(cleaner.looks, "LEAST_ROWS", 2)
        once = clean("\n".join([*above, *[f"{number} {line}" for number, line in enumerate(article)], *below]))
        assert clean(once) == once
