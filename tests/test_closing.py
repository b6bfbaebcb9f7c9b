"""The closing look: it peels rows off a text's end, one after the other, and never cuts a hole into the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.closing
from cleaner import Cleaner, analyze, clean
from cleaner.closing import CLOSING, COLUMNS, End, Model, closing, knows, tokens
from cleaner.closing import load as load_model
from cleaner.evidence import STRONG, SUSPECT, Clue, Evidence
from cleaner.leftovers import Gone, Left
from cleaner.options import Category
from cleaner.read_text import read_text
from cleaner.tables import load

SITE = Clue(Category.NAVIGATION, 0.95, "test")
PROSE = "The ferry had been late every morning that week, and by Friday nobody looked at the timetable any more. "
APPEAL = "Whatever Norrby talks about, you will hear it from us first, so come in and ask for the blue folder."
SHOP = "Our workshop on the quay mends oars and rudders of every make, and the kettle is always on."
ARTICLE = [f"{number}. {PROSE * 2}" for number in range(6)]
WORDS = dict.fromkeys(tokens(f"{APPEAL} {SHOP}"), 100) | dict.fromkeys(tokens(PROSE), 0)


WORDS_COLUMN = list(COLUMNS).index("words")


#: One that cuts a row by its words, and one that cuts whatever it is asked about.
BY_WORDS = Model(WORDS, 100, [0, 1], [WORDS_COLUMN] * 2, [10, 11], [-1, -1], [-2, -1], [0, 900])
WHATEVER = Model(WORDS, 0, [-1], [], [], [], [], [900])


def cut_by_it(lines: list[str]) -> list[str]:
    return [removal.text.strip() for removal in analyze("\n".join(lines)).removals if removal.rule == CLOSING]


def test_rows_are_peeled_off_up_to_the_first_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.closing, "load", lambda: BY_WORDS)
    lines = ["Log in", *ARTICLE, APPEAL, PROSE, SHOP, APPEAL + " " + SHOP]
    assert cut_by_it(lines) == [SHOP, APPEAL + " " + SHOP]
    assert APPEAL in clean("\n".join(lines)).split("\n")


def test_a_row_of_a_table_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.closing, "load", lambda: WHATEVER)
    assert cut_by_it(["Log in", *ARTICLE, "1926\t4.45 m\t18 March", SHOP]) == [SHOP]


def test_where_nothing_has_gone_it_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.closing, "load", lambda: WHATEVER)
    text = "\n".join([*ARTICLE, APPEAL])
    assert clean(text) == text


def test_where_it_knows_few_words_it_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    few = dict.fromkeys(list(WORDS)[:2], 100)
    monkeypatch.setattr(cleaner.closing, "load", lambda: WHATEVER._replace(words=few))
    assert not cut_by_it(["Log in", *ARTICLE, APPEAL])
    monkeypatch.setattr(cleaner.closing, "load", lambda: WHATEVER)
    assert knows(WORDS, tokens(PROSE)) and not knows(few, tokens(PROSE)) and not knows(WORDS, set())


def test_other_profiles_and_what_is_to_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.closing, "load", lambda: BY_WORDS)
    text = "\n".join(["Log in", *ARTICLE, APPEAL])
    assert APPEAL not in clean(text)
    for other in (Cleaner(profile="careful"), Cleaner(keep={"promo_box"})):
        assert APPEAL in other.clean(text)


def test_its_word_is_weak_evidence_and_a_spared_row_ends_it() -> None:
    whole = read_text("\n".join(["Log in", *ARTICLE, APPEAL, PROSE, APPEAL, SHOP]))[1]
    evidence = Evidence(whole.without({0}), load())
    evidence.spared.add(len(evidence.page) - 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaner.closing, "load", lambda: WHATEVER)
        closing(evidence, Gone(whole.number, whole.lines, [SITE, *[None] * (len(whole) - 1)]))
    assert sorted(evidence.scores) == [len(evidence.page) - 2, len(evidence.page) - 1]
    assert all(SUSPECT <= score < STRONG for score in evidence.scores.values())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Read our NEWS, our news!", {"read", "our", "news", "!"}),
        ("Über 1200 Rückmeldungen", {"über", "#", "rückmeld"}),
        ("橋の話", {"橋の", "の話"}),
        ("", set()),
    ],
)
def test_words_of_a_row(line: str, found: set[str]) -> None:
    assert tokens(line) == found


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([PROSE, PROSE * 3, APPEAL, "12", "…", "橋の話", "a: b,"]), st.booleans())))
def test_every_bin_is_one_of_its_column(rows: list[tuple[str, bool]]) -> None:
    lines = ["Log in", *[line for line, _ in rows], "Left"]
    gone = {0, *[row for row, (_, gone) in enumerate(rows, 1) if gone]}
    whole = read_text("\n".join(lines))[1]
    clues = [SITE if row in gone else None for row in range(len(whole))]
    end = End(Left(Evidence(whole.without(gone), load()), Gone(whole.number, whole.lines, clues)))
    for row, line in enumerate(end.left.page.lines):
        for said in ([], [900, -900, 40], [-2000]):
            bins = end.bins(row, said, len(tokens(line)))
            assert len(bins) == len(COLUMNS)
            assert all(0 <= bin_ < size for bin_, size in zip(bins, COLUMNS.values(), strict=True))


def test_the_shipped_model_asks_for_the_columns_and_knows_words() -> None:
    sizes, model = list(COLUMNS.values()), load_model()
    nodes = range(len(model.column))
    assert len(model.last) == len(model.left) == len(model.right) == len(nodes) and model.roots
    assert all(0 <= last < sizes[column] for column, last in zip(model.column, model.last, strict=True))
    assert all(
        0 <= ~to < len(model.leaves) or at < to < len(nodes) for at in nodes for to in (model.left[at], model.right[at])
    )
    assert model.words["newslett"] > 0 > min(model.words.values())


def test_a_model_of_other_columns_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.closing, "COLUMNS", COLUMNS | {"more": 2})
    with pytest.raises(ValueError, match=r"closing\.json: its columns"):
        load_model.__wrapped__()


lines = st.lists(
    st.sampled_from(["Log in", "Home", APPEAL, SHOP, PROSE, PROSE * 3, "橋の話", "a: b,", ""]), max_size=40
)


@settings(deadline=None)
@given(lines, st.lists(st.sampled_from([PROSE * 2, PROSE * 3, "What next?"]), max_size=5), lines, st.booleans())
def test_cleaning_twice_changes_nothing_whatever_it_says(
    above: list[str], article: list[str], below: list[str], all_of_it: bool
) -> None:
    text = "\n".join([*above, *[f"{number} {line}" for number, line in enumerate(article)], *below])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaner.closing, "load", lambda: WHATEVER if all_of_it else BY_WORDS)
        once = clean(text)
        assert clean(once) == once
