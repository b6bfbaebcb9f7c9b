"""The last look: which rows it may cut, what it sees of them, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.ending
import cleaner.last_look
from benchmarks.tree_layout import flat
from cleaner import Cleaner, analyze, clean
from cleaner.evidence import STRONG, SUSPECT, Clue, Evidence
from cleaner.last_look import COLUMNS, LAST, Model, Rows, last_look
from cleaner.last_look import load as load_model
from cleaner.leftovers import COLUMNS as BINS
from cleaner.leftovers import Gone, Left
from cleaner.lexicon import tokens
from cleaner.options import Category
from cleaner.read_text import read_text
from cleaner.tables import load
from cleaner.trees import Trees

SITE = Clue(Category.NAVIGATION, 0.95, "test")
PROSE = "The ferry had been late every morning that week, and by Friday nobody looked at the timetable any more. "
APPEAL = "Whatever Norrby talks about, you will hear it from us first, so come in and ask for the blue folder."
SHOP = "Our workshop on the quay mends oars and rudders of every make, and the kettle is always on."
ARTICLE = [f"{number}. {PROSE * 2}" for number in range(6)]
MENU = ["Home", "News", "Sports", "Contact us", "About us", "Privacy policy", "Log in"]
WORDS = dict.fromkeys(tokens(f"{APPEAL} {SHOP}"), 100) | dict.fromkeys(tokens(PROSE), 0)

#: One that cuts a row by its words, and one that cuts whatever it is asked about.
BY_WORDS = Model(WORDS, Trees(flat([[COLUMNS.index("words"), 800, -300, 900]])))
WHATEVER = Model(WORDS, Trees(flat([900])))


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "load", lambda: BY_WORDS)


@pytest.fixture
def whatever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "load", lambda: WHATEVER)


def left(lines: list[str], gone: set[int], core: tuple[int, int] | None = None) -> Left:
    """What is left of a page when these lines have gone; the article's stretch where it is given."""
    whole = read_text("\n".join(lines))[1]
    evidence = Evidence(whole.without(gone), load())
    evidence._core = ([], core) if core else None
    return Left(evidence, Gone(whole.number, whole.lines, [SITE if row in gone else None for row in range(len(whole))]))


def rows_of(found: Left) -> Rows:
    return Rows(found, WHATEVER.says)


def cut_by_it(lines: list[str]) -> list[str]:
    return [removal.text.strip() for removal in analyze("\n".join(lines)).removals if removal.rule == LAST]


def test_it_looks_at_rows_outside_the_article_and_at_the_last_ones() -> None:
    lines = ["Menu", "Odd", *[PROSE * 3] * 20, "Menu", "Odd below", "1926\t4.45 m\t18 March"]
    rows = rows_of(left(lines, {0, 22}, (1, 20)))
    assert [rows.left.page.lines[row] for row in rows.outside()] == ["Odd", "Odd below"]
    assert rows.closing() == list(range(20, 6, -1))
    rows.left.evidence.spared |= {0, 20}
    assert [rows.left.page.lines[row] for row in rows.outside()] == ["Odd below"] and rows.closing()[0] == 19


def test_without_an_article_it_looks_at_nothing() -> None:
    rows = rows_of(left([*MENU, "Odd"], {0}))
    assert not rows.outside() and not rows.closing()


@pytest.mark.usefixtures("by_words")
def test_rows_go_by_their_words_and_the_article_stays() -> None:
    lines = ["Log in", *ARTICLE, APPEAL, PROSE, SHOP, f"{APPEAL} {SHOP}"]
    assert cut_by_it(lines) == [APPEAL, SHOP, f"{APPEAL} {SHOP}"]


@pytest.mark.usefixtures("by_words")
def test_two_rows_that_are_surely_the_authors_end_it() -> None:
    assert cut_by_it(["Log in", *ARTICLE, APPEAL, PROSE, PROSE + "At last.", SHOP]) == [SHOP]


@pytest.mark.usefixtures("whatever")
def test_where_nothing_has_gone_it_is_not_asked() -> None:
    text = "\n".join([*ARTICLE, APPEAL])
    assert clean(text) == text


@pytest.mark.usefixtures("whatever")
def test_it_never_empties_a_text() -> None:
    assert any(line.strip() in clean("\n".join(["Log in", *ARTICLE[:2]])) for line in ARTICLE)


@pytest.mark.usefixtures("by_words")
def test_other_profiles_and_what_is_to_be_kept() -> None:
    text = "\n".join(["Log in", *ARTICLE, APPEAL])
    assert APPEAL not in clean(text)
    for other in (Cleaner(profile="careful"), Cleaner(keep={"promo_box"})):
        assert APPEAL in other.clean(text)


@pytest.mark.usefixtures("whatever")
def test_its_word_is_weak_evidence() -> None:
    found = left(["Log in", *ARTICLE, APPEAL, SHOP], {0}, (0, 5))
    last_look(found.evidence, found.gone)
    assert found.evidence.scores.keys() >= {6, 7}
    assert all(SUSPECT <= score < STRONG for score in found.evidence.scores.values())


def test_a_short_article_is_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "load", lambda: Model(WORDS, Trees(flat([30]))))
    monkeypatch.setattr(cleaner.ending, "load", lambda: Trees(flat([-100])))
    for article, cut in ((ARTICLE, False), (ARTICLE * 6, True)):
        page = left([*MENU * 24, *article, "Odd"], set(range(168)), (0, len(article) - 1))
        last_look(page.evidence, page.gone)
        assert bool(page.evidence.scores) is cut


def test_a_text_without_an_article_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "load", lambda: WHATEVER)
    for article, cut in ([], False), (ARTICLE, True):
        page = left([*MENU, *article, "Odd row"], set(range(7)))
        last_look(page.evidence, page.gone)
        assert bool(page.evidence.scores) is cut


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*MENU, PROSE, APPEAL, "12", "…", "橋の話", "a: b,"]), st.booleans()), min_size=1
    )
)
def test_every_bin_is_one_of_its_column(rows: list[tuple[str, bool]]) -> None:
    found = left([line for line, _ in rows], {row for row, (_, gone) in enumerate(rows) if gone})
    seen = rows_of(found)
    for row in range(len(found.page)):
        bins = found.bins(row)
        assert len(bins) == len(BINS)
        assert all(0 <= bin_ < size for bin_, size in zip(bins, BINS.values(), strict=True))
        columns = seen.columns(row)
        assert len(columns) == len(COLUMNS) and columns[: len(bins)] == bins


def test_the_shipped_model_knows_words() -> None:
    words = load_model().words
    assert words["newslett"] > words["because"]


def test_a_model_of_other_columns_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaner.last_look, "COLUMNS", (*COLUMNS, "more"))
    with pytest.raises(ValueError, match=r"last_look\.json: its columns"):
        load_model.__wrapped__()


lines = st.lists(st.sampled_from([*MENU, APPEAL, SHOP, PROSE, PROSE * 3, "橋の話", "a: b,", ""]), max_size=40)


@settings(deadline=None)
@given(
    lines,
    st.lists(st.sampled_from([PROSE * 2, PROSE * 3, "What next?"]), max_size=5),
    lines,
    st.sampled_from([BY_WORDS, WHATEVER]),
)
def test_cleaning_twice_changes_nothing_whatever_it_says(
    above: list[str], article: list[str], below: list[str], model: Model
) -> None:
    text = "\n".join([*above, *[f"{number} {line}" for number, line in enumerate(article)], *below])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaner.last_look, "load", lambda: model)
        once = clean(text)
        assert clean(once) == once
