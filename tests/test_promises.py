"""The promises of the design, one test each, on documents put together from prose, noise and hostile characters."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cleaner import Category, Cleaner, Report, analyze, clean
from cleaner.engine import GUARDED, NO_ARTICLE, ONE_LINE
from cleaner.rounds import Work
from cleaner.shown import shown
from cleaner.sites import learn
from tests import prose
from tests.cases import all_cases

FOLDER = Path(__file__).parent
#: How strong a cut must be where most of a text, or all its prose, would go (promise 6).
STRONG = 0.9

Strings = st.SearchStrategy[str]
Blocks = st.SearchStrategy[list[str]]

# --- documents: each strategy gives lines


def some(lines: Strings, least: int, most: int) -> Blocks:
    return st.lists(lines, min_size=least, max_size=most)


def joined(*parts: Blocks) -> Blocks:
    return st.tuples(*parts).map(lambda found: [line for part in found for line in part])


def single(line: Strings) -> Blocks:
    return line.map(lambda text: [text])


paragraph = st.one_of(*map(st.sampled_from, prose.PROSE.values()), st.sampled_from(prose.ALL_PROSE))
noise = st.one_of(*map(st.sampled_from, prose.NOISE.values()))
headline, short, date = map(st.sampled_from, (prose.HEADLINES, prose.SHORT, prose.NOISE["timestamp"]))
heading, menu_item, hostile = map(st.sampled_from, (prose.HEADINGS, prose.MENU, prose.HOSTILE))
anything = st.text(st.one_of(st.sampled_from("\n\n\r\t \xa0\u2028.:()[]©@#|>»—-*…" + string.digits), st.characters()))

spoiled = st.one_of(
    st.tuples(paragraph, st.sampled_from(prose.GLUED)).map("".join),
    st.tuples(st.sampled_from(prose.FRONTS), paragraph).map("".join),
    st.tuples(paragraph, st.sampled_from(prose.GLUED), st.just(" "), paragraph).map("".join),
    st.tuples(paragraph, st.sampled_from(prose.GLUED), st.sampled_from(prose.GLUED)).map("".join),
    st.tuples(headline, st.sampled_from(prose.GLUED)).map("".join),
    st.tuples(hostile, st.one_of(noise, paragraph)).map("".join),
    st.tuples(st.one_of(noise, paragraph), hostile).map("".join),
)
teaser = st.one_of(headline, headline, date, short, paragraph.map(lambda text: text[:110]), noise)
bulleted = st.tuples(st.sampled_from(["- ", "• ", "* ", "1. ", "> "]), headline).map("".join)
story_list = joined(single(heading), st.one_of(some(teaser, 1, 8), some(bulleted, 1, 6), some(headline, 2, 8)))
post = joined(single(paragraph), single(st.sampled_from(prose.NOISE["social_embed"])))
directory = some(st.one_of(menu_item, menu_item, headline, noise), 6, 40)
insert = st.one_of(
    single(noise), single(noise), single(short), single(hostile), single(spoiled), single(date), some(noise, 2, 6),
    some(short, 2, 5), story_list, post, joined(single(date), single(paragraph)), st.just([""]), st.just(["", "", ""]),
)  # fmt: skip
body = st.lists(st.one_of(single(paragraph), joined(single(paragraph), insert)), min_size=3, max_size=12).map(
    lambda blocks: [line for block in blocks for line in block]
)
nothing: Blocks = st.just([])
top = st.one_of(
    nothing, directory, joined(directory, single(headline), single(date)), some(noise, 1, 5), single(headline)
)
bottom = st.one_of(nothing, directory, story_list, joined(story_list, directory), some(noise, 1, 8))
rows = st.one_of(joined(top, body, bottom), joined(top, body, bottom), some(st.one_of(noise, short, headline), 0, 12))


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A text: rows with copies, blank lines and indentation, in one of the ways that texts are written down."""
    lines = draw(rows)
    for _ in range(draw(st.integers(0, 2)) if lines else 0):
        start, size, at = (draw(st.integers(0, len(lines) - 1)) for _ in range(3))
        lines[at:at] = lines[start : start + 1 + size % 6]
    if draw(st.integers(0, 3)) == 0:
        marks = draw(st.lists(st.sampled_from(["{}", *prose.MARKED]), min_size=1, max_size=6))
        lines = [marks[number % len(marks)].replace("{}", line) for number, line in enumerate(lines)]
    if draw(st.integers(0, 3)) == 0:
        width = draw(st.sampled_from([60, 72, 78, 100]))
        lines = [part for line in lines for part in textwrap.wrap(line, width) or [""]]
    elif draw(st.integers(0, 3)) == 0:
        links = draw(st.lists(st.integers(1, 5), min_size=1, max_size=6))
        lines = [part for line in lines for part in prose.in_pieces(line, links) or [""]]
    spacing = draw(st.sampled_from(["single", "double", "random"]))
    spots = draw(st.lists(st.integers(0, 199), max_size=12)) if spacing == "random" else []
    spaced: list[str] = []
    for number, line in enumerate(lines):
        spaced += (
            [""] if spacing == "double" and number else [" \t"[: spot % 3] for spot in spots if spot // 2 == number]
        )
        spaced.append(draw(st.sampled_from(prose.INDENTS)) + line if number < 8 else line)
    edges = st.sampled_from(["", "", "", "\n", "\n\n", " \n"])
    text = draw(edges) + "\n".join(spaced) + draw(edges)
    return text.replace("\n", "\r\n") if draw(st.integers(0, 4)) == 0 else text


texts = st.one_of(documents(), documents(), documents(), documents(), documents(), documents(), anything)
categories = st.lists(st.sampled_from([category.value for category in Category]), unique=True, max_size=5)


@st.composite
def cleaners(draw: st.DrawFn) -> Cleaner:
    names = draw(categories)
    split = draw(st.integers(0, len(names)))
    profile = draw(st.sampled_from(["balanced", "balanced", "thorough", "careful"]))
    most = draw(st.sampled_from([0.6, 0.6, 0.6, 0.0, 0.3, 1.0]))
    return Cleaner(profile=profile, keep=names[:split], cut=names[split:], max_removed=most)


checked = settings(
    max_examples=200, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)

#: Found by larger counts of examples: the scripts of a text change with what is cut of it, so must nothing else.
MIXED_SCRIPTS = "\n\n".join(
    [
        prose.HEADLINES[14], "Download the app", "Leave a comment", prose.PROSE["ko"][1], prose.PROSE["ja"][0],
        prose.PROSE["fi"][1], prose.PROSE["de"][2], "Twitter", "Quelle: dpa",
    ]
)  # fmt: skip
#: Tags enough for code, all but one of which stand in menus.
TAGS_THAT_MOSTLY_GO = "\n".join(
    [*["Home"] * 4, *["</div>"] * 2, *[prose.PROSE["en"][0]] * 3, "</div>", *["Home"] * 5, "</div>"]
)
MANY_PIECES = "date 2025-03-14 " * 20 + prose.PROSE["en"][0]
#: What the last look would take is held back here, and nothing else is.
A_LAST_LOOK = "\n".join(
    [
        *[
            *["This article was first published in 2019.", prose.PROSE["en"][1]] * 2,
            prose.PROSE["en"][2],
            prose.PROSE["hi"][0],
        ]
        * 2,
        *[prose.PROSE["ko"][0], "Related articles", prose.HEADLINES[0], "14 March 2025"],
        *[prose.PROSE["ko"][0], prose.PROSE["de"][0][:110]],
    ]
)
ALL_WEAK = "Newsletter\nources: county archive\n<v>\n</div>\n</div>\n</div>"
CREDIT_ALONE = "Foto: dpa"

# --- what the tests ask of texts


def blank(line: str) -> bool:
    return not line.strip()


def letters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def seen(text: str) -> str:
    return "\n".join(map(shown, text.split("\n")))


def gaps(lines: list[str]) -> list[int]:
    """Blank lines before each line that is not blank, and after the last."""
    found = [0]
    for line in lines:
        if blank(line):
            found[-1] += 1
        else:
            found.append(0)
    return found


def is_cut_of(short: str, line: str) -> bool:
    """Whether a line is another with spans cut out of it."""
    rest = iter(line)
    return all(char in rest for char in short)


def follows(output: list[str], source: list[str]) -> bool:
    """Whether each output line is an input line, or one with spans cut out, in input order."""
    at = 0
    for line in output:
        while at < len(source) and not (source[at] == line or (line.strip() and is_cut_of(line, source[at]))):
            at += 1
        if at == len(source):
            return False
        at += 1
    return True


def whole(report: Report) -> str:
    """The input put together from what was kept and what was cut."""
    kept = [(start, report.input[start:end]) for start, end in report.kept]
    cut = [(removal.start, removal.text) for removal in report.removals]
    return "".join(piece for _, piece in sorted(kept + cut))


def unguarded(cleaner: Cleaner, text: str) -> Report:
    """What would come of a text if weak evidence were never held back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Work, "is_emptied_by", lambda work, after: False)
        return cleaner.analyze(text)


# --- the promises

# Of one cleaning, each of these (they are no tests of their own: most of a test's time goes into making its texts):


def rebuilds_the_input(text: str, cleaner: Cleaner, report: Report) -> None:
    assert report.input == text
    assert whole(report) == text
    assert "".join(text[start:end] for start, end in report.kept) == report.text
    for removal in report.removals:
        assert removal.text == text[removal.start : removal.end] != ""
        assert removal.line >= 1
        assert 0 < removal.score <= 1
        assert removal.category in cleaner.options.cuttable
    edges = sorted([*report.kept, *((removal.start, removal.end) for removal in report.removals)])
    assert all(one[1] <= two[0] for one, two in pairwise(edges))


def names_a_line_that_each_removal_touches(text: str, cleaner: Cleaner, report: Report) -> None:
    for removal in report.removals:
        first = text.count("\n", 0, removal.start) + 1
        last = text.count("\n", 0, removal.end) + 1
        assert first <= removal.line <= last


def gives_input_lines_whole_or_cut_within(text: str, cleaner: Cleaner, report: Report) -> None:
    if report.text:
        source = text.split("\n")
        output = report.text.split("\n")
        if source[-1] and output[-1] and source[-1] not in output:
            # The text's last line went, and the one before it is the last now: it lost its line end, "\r\n" perhaps.
            source = [line.removesuffix("\r") for line in source]
            output = [line.removesuffix("\r") for line in output]
        assert follows(output, source)


def leaves_no_wider_gap_and_no_blank_edge(text: str, cleaner: Cleaner, report: Report) -> None:
    if not report.removals or blank(report.text):
        return
    source, output = text.split("\n"), report.text.split("\n")
    before, after = gaps(source), gaps(output)
    assert max(after[1:-1], default=0) <= max(before[1:-1], default=0)
    assert after[0] <= before[0]
    assert after[-1] <= before[-1]
    rows = [line.strip() for line in source if not blank(line)]
    left = [line.strip() for line in output if not blank(line)]
    if left[0] != rows[0] and not is_cut_of(left[0], rows[0]):
        assert after[0] == 0, "a blank edge above"
    if left[-1] != rows[-1] and not is_cut_of(left[-1], rows[-1]):
        assert after[-1] <= (text[-1:] == "\n"), "a blank edge below"


def ends_as_the_text_did(text: str, cleaner: Cleaner, report: Report) -> None:
    if not blank(report.text):
        assert report.text.endswith("\n") == text.endswith("\n")
        assert report.text.endswith("\r\n") == text.endswith("\r\n")


def gives_the_same_string_back_where_nothing_is_cut(text: str, cleaner: Cleaner, report: Report) -> None:
    if not report.removals:
        assert report.text is text
        assert report.kept == ((0, len(text)),)
        assert not report.counts
    else:
        assert report.text != text


def takes_no_more_on_weak_evidence_than_its_share_of_what_strong_leaves(
    text: str, cleaner: Cleaner, report: Report
) -> None:
    weak = seen("\n".join(removal.text for removal in report.removals if removal.score < STRONG))
    left, most = seen(report.text), cleaner.options.max_removed
    by_words = len(weak.split()) > most * (len(weak.split()) + len(left.split()))
    by_letters = letters(weak) > most * (letters(weak) + letters(left))
    assert not (by_words and by_letters)


def repairs_nothing_unasked(text: str, cleaner: Cleaner, report: Report) -> None:
    assert not report.repairs


OF_ONE_CLEANING: dict[int, tuple[Callable[[str, Cleaner, Report], None], ...]] = {
    1: (
        rebuilds_the_input,
        names_a_line_that_each_removal_touches,
        gives_input_lines_whole_or_cut_within,
        leaves_no_wider_gap_and_no_blank_edge,
        ends_as_the_text_did,
    ),
    2: (gives_the_same_string_back_where_nothing_is_cut,),
    6: (takes_no_more_on_weak_evidence_than_its_share_of_what_strong_leaves,),
    7: (repairs_nothing_unasked,),
}


@settings(checked, max_examples=400)
@given(texts, cleaners())
@example(ALL_WEAK, Cleaner())
def test_1_2_6_7_what_one_cleaning_promises(text: str, cleaner: Cleaner) -> None:
    report = cleaner.analyze(text)
    for promises in OF_ONE_CLEANING.values():
        for promise in promises:
            promise(text, cleaner, report)


@checked
@given(texts, cleaners())
@example(MIXED_SCRIPTS, Cleaner(max_removed=0.3))
@example(MANY_PIECES, Cleaner())
@example(TAGS_THAT_MOSTLY_GO, Cleaner())
@example(" Foto: dpa".join([prose.PROSE["en"][0]] + [""] * 20), Cleaner(profile="careful"))
def test_3_cleaning_twice_changes_nothing(text: str, cleaner: Cleaner) -> None:
    cleaned = cleaner.clean(text)
    assert cleaner.clean(cleaned) == cleaned


@checked
@given(st.lists(texts, min_size=2, max_size=3), cleaners())
def test_3_no_state_is_kept_between_texts(given_texts: list[str], cleaner: Cleaner) -> None:
    first = [cleaner.analyze(text).as_dict() for text in given_texts]
    options = cleaner.options
    twin = Cleaner(profile=options.profile, keep=options.keep, cut=options.cut, max_removed=options.max_removed)
    assert [twin.analyze(text).as_dict() for text in reversed(given_texts)] == first[::-1]


@checked
@given(texts, cleaners())
def test_2_4_clean_is_analyze_text_and_keeps_all_that_it_is_told_to(text: str, cleaner: Cleaner) -> None:
    assert not Cleaner(keep=list(Category)).analyze(text).removals
    assert cleaner.clean(text) == cleaner.analyze(text).text
    assert clean(text) == analyze(text).text == Cleaner().clean(text)


@checked
@given(st.one_of(anything, some(hostile, 0, 9).map("".join), some(hostile, 0, 9).map("\n".join)), cleaners())
@example("\ud800", Cleaner())
@example(CREDIT_ALONE, Cleaner())
@example("\x00\n" * 9, Cleaner())
@example("\r\n\r\n\r\n", Cleaner())
def test_5_any_string_is_accepted(text: str, cleaner: Cleaner) -> None:
    report = cleaner.analyze(text)
    assert whole(report) == text
    assert isinstance(report.as_case(), str)
    assert report.as_dict()["text"] == report.text


@pytest.mark.parametrize("wrong", [None, b"bytes", 1, ["a"], bytearray(b"a")])
def test_5_another_type_is_refused_by_name(wrong: object) -> None:
    for call in (clean, analyze, Cleaner().clean, Cleaner().analyze):
        with pytest.raises(TypeError, match=r"text.*str"):
            call(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("profile", "harsh", ValueError), ("profile", 3, TypeError), ("keep", "copyright", TypeError),
        ("keep", ["copyrights"], ValueError), ("keep", 7, TypeError), ("cut", {"ads"}, ValueError),
        ("cut", None, TypeError), ("max_removed", 1.5, ValueError), ("max_removed", -0.1, ValueError),
        ("max_removed", float("nan"), ValueError), ("max_removed", "0.6", TypeError), ("max_removed", True, TypeError),
        ("repair", 1, TypeError), ("phrases", 5, TypeError), ("cut", [["copyright"]], (TypeError, ValueError)),
        ("keep", [3], (TypeError, ValueError)),
    ],
)  # fmt: skip
def test_5_a_wrong_option_is_refused_by_name(name: str, value: object, error: type[Exception]) -> None:
    with pytest.raises(error, match=name):
        Cleaner(None, **{name: value})


def test_5_a_category_in_keep_and_cut_or_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValueError, match=r"keep and cut.*copyright"):
        Cleaner(keep=["copyright"], cut=["copyright"])
    with pytest.raises(TypeError, match="harshness"):
        Cleaner(harshness=3)


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> dict[float, Cleaner]:
    """Cleaners, by how much they may cut, with a profile of a site that speaks for cutting any prose.

    It speaks weakly for what three of four of the site's pages hold.
    """
    pages = ["\n".join([str(number), *prose.ALL_PROSE[:: 1 if number < 9 else 2]]) for number in range(12)]
    path = tmp_path_factory.mktemp("promises") / "site.profile"
    learn([("courier.example", page) for page in pages], path)
    shares = (0.0, 0.6, 1.0)
    return {most: Cleaner(max_removed=most, profile_file=path, site="courier.example") for most in shares}


#: Prose that stands on three of four pages of that site: in a block of its kind the evidence is weak.
weakly = st.lists(st.sampled_from(prose.ALL_PROSE[1::2]), min_size=2, max_size=6, unique=True)
#: What is cut by its own words; a signature would take the post above along.
_OWN = [line for name in prose.NOISE if name != "social_embed" for line in prose.NOISE[name] if len(line) < 60]
brief = some(st.sampled_from(_OWN), 0, 4)


@checked
@given(joined(brief, weakly, brief).map("\n".join), st.sampled_from([0.0, 0.6, 1.0]))
def test_6_where_all_prose_would_go_only_strong_evidence_cuts(
    doubtful: dict[float, Cleaner], text: str, most: float
) -> None:
    cleaner = doubtful[most]
    emptied = unguarded(cleaner, text).text
    assert not any(paragraph in emptied for paragraph in prose.ALL_PROSE)
    report = cleaner.analyze(text)
    assert any(paragraph in report.text for paragraph in prose.ALL_PROSE)
    assert all(removal.score >= STRONG for removal in report.removals)
    assert report.warnings == (GUARDED,)


@checked
@given(joined(top, body, bottom).map("\n".join))
def test_6_prose_is_not_emptied(text: str) -> None:
    cleaned = clean(text)
    present = [paragraph for paragraph in prose.ALL_PROSE if paragraph in text]
    assert any(paragraph in cleaned for paragraph in present)


@checked
@given(texts, cleaners())
@example(A_LAST_LOOK, Cleaner(max_removed=0.0))
def test_6_a_warning_comes_where_weak_evidence_is_held_back_or_no_article_is_there(text: str, cleaner: Cleaner) -> None:
    report, free = cleaner.analyze(text), unguarded(cleaner, text)
    if report.text != free.text:
        assert GUARDED in report.warnings
    if GUARDED in report.warnings:
        assert any(removal.score < STRONG for removal in free.removals)
    if NO_ARTICLE in report.warnings:
        rows = [line for line in text.split("\n") if not blank(line)]
        assert len(rows) >= 20
    assert set(report.warnings) <= {GUARDED, NO_ARTICLE, ONE_LINE}


@checked
@given(texts)
def test_7_repair_reports_what_it_changed_and_twice_changes_nothing(text: str) -> None:
    repaired = analyze(text, repair=True)
    if not repaired.repairs:
        assert repaired.input == text
    assert whole(repaired) == repaired.input
    assert repaired.text == clean(repaired.input)
    assert clean(repaired.text, repair=True) == repaired.text


@checked
@given(st.lists(paragraph, min_size=1, max_size=8).map("\n\n".join))
def test_7_repair_leaves_sound_text_alone(text: str) -> None:
    report = analyze(text, repair=True)
    assert report.input == text
    assert not report.repairs


@pytest.mark.parametrize("seed", range(8))
def test_3_what_stands_between_two_rows_and_goes_changes_nothing_later(seed: int) -> None:
    """Fixtures with rows strewn in that surely go: what they part is looked at in the same cleaning."""
    random = Random(seed)
    for case in random.sample(all_cases(), 60):
        rows = case.text.split("\n")
        for _ in range(random.randint(1, 6)):
            rows.insert(random.randint(0, len(rows)), random.choice(("Advertisement", "Share on Facebook", "")))
        cleaned = clean("\n".join(rows))
        assert clean(cleaned) == cleaned, (case.file, case.line)
