"""Site statistics: what a profile remembers, that merging is learning, and what it takes to be evidence."""

from __future__ import annotations

import pickle
import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, analyze, clean
from cleaner.sites import Learner, Profile, ProfileError, learn, merge
from cleaner.sites.lines import folded, host_of
from cleaner.sites.sketch import MOST_PAGES, Sketch, add_page, joined, packed, unpacked
from tests import prose

HOST = "courier.example"
#: What the made-up site prints on each page: no phrase of any table, and no look that would be cut alone.
BOX = ["The Courier sails with you", "Letters to the lighthouse keeper go to the old pier, box nine"]
STORIES = [prose.ALL_PROSE[at : at + 4] for at in range(0, 40, 2)]

Page = tuple[str, str]


def story(number: int, *extra: str, at: int = 2) -> str:
    """A page of the site: paragraphs, with more lines between them."""
    lines = list(STORIES[number])
    lines[at:at] = extra
    return "\n".join(lines)


def profile_of(path: Path, texts: Sequence[str], host: str = HOST) -> Path:
    assert learn([(host, text) for text in texts], path) == len(texts)
    return path


def learned(pages: Sequence[Page], path: Path, budget: int) -> bytes:
    with Learner(budget) as learner:
        for host, text in pages:
            learner.add(host, text)
        learner.write(path)
    return path.read_bytes()


# --- the file

hosts = st.sampled_from(["a.example", "b.example", "www.b.example", "c.example"])
texts = st.lists(st.sampled_from([*prose.MENU[:6], *prose.HEADLINES[:4], *prose.HOSTILE]), max_size=5).map("\n".join)
pages = st.lists(st.tuples(hosts, texts), max_size=40)


@settings(max_examples=40, deadline=None)
@given(pages, pages, st.randoms(use_true_random=False))
@example([], [], random.Random(1))
def test_merging_is_learning_on_the_union(one: list[Page], other: list[Page], order: random.Random) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        learned(one, folder / "one", 10**9)
        learned(other, folder / "other", 600)  # a budget that lets few pages stay in memory
        merge([folder / "one", folder / "other"], folder / "merged")
        union = [*one, *other, *one[:3]]
        order.shuffle(union)
        assert (folder / "merged").read_bytes() == learned(union, folder / "whole", 10**9)
        assert (folder / "merged").read_bytes() == learned(union, folder / "spilled", 600)
        merge([folder / "merged", folder / "one"], folder / "again")
        assert (folder / "again").read_bytes() == (folder / "merged").read_bytes()


def test_a_host_of_many_pages_keeps_a_sample_that_merges_exactly(tmp_path: Path) -> None:
    made = [(HOST, f"Menu\nStory number {number} of the harbour") for number in range(5 * MOST_PAGES)]
    learned(made[:100], tmp_path / "one", 10**9)
    learned(made[70:], tmp_path / "other", 10**9)
    merge([tmp_path / "one", tmp_path / "other"], tmp_path / "merged")
    assert (tmp_path / "merged").read_bytes() == learned(made[::-1], tmp_path / "whole", 2000)
    lines = Profile(tmp_path / "merged").lines(HOST)
    assert (lines.pages, lines.count("menu")) == (MOST_PAGES, MOST_PAGES)


def test_more_runs_than_files_may_be_open(tmp_path: Path) -> None:
    made = [(f"h{number}.example", "Menu\nHarbour") for number in range(120)]
    assert learned(made, tmp_path / "spilled", 1) == learned(made, tmp_path / "whole", 10**9)


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_sketches_survive_packing(one: list[str], other: list[str]) -> None:
    first: Sketch = {}
    second: Sketch = {}
    for sketch, found in ((first, one), (second, other)):
        for text in found:
            add_page(sketch, text)
        assert unpacked(packed(sketch)) == sketch
    assert joined(first, second) == joined(second, first)


@pytest.mark.parametrize("cut", [1, 5, -1])
def test_a_damaged_sketch_is_an_error(cut: int) -> None:
    sketch: Sketch = {}
    add_page(sketch, "Harbour\nFerry")
    with pytest.raises(ValueError, match="too early"):
        unpacked(packed(sketch)[:cut])
    with pytest.raises(ValueError, match="left over"):
        unpacked(packed(sketch) + b"\0")


def test_a_pruned_profile_is_smaller_gives_the_same_evidence_and_is_not_merged(tmp_path: Path) -> None:
    made = [(HOST, story(number, *BOX)) for number in range(8)]
    learn(made, tmp_path / "whole")
    learn(made, tmp_path / "pruned", prune=True)
    lines, pruned = Profile(tmp_path / "whole").lines(HOST), Profile(tmp_path / "pruned").lines(HOST)
    assert pruned.pages == lines.pages == 8
    assert pruned.count(BOX[0]) == lines.count(BOX[0]) == 8
    assert lines.count(STORIES[0][0]) == 1
    assert pruned.count(STORIES[0][0]) == 0
    with pytest.raises(ProfileError, match="pruned"):
        merge([tmp_path / "whole", tmp_path / "pruned"], tmp_path / "merged")
    assert not (tmp_path / "merged").exists()


def test_what_is_no_profile_is_named(tmp_path: Path) -> None:
    other, empty, text = tmp_path / "other.db", tmp_path / "empty", tmp_path / "text"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE about (name, value)")
    base.close()
    empty.touch()
    text.write_text("This is a text and no profile of a site at all." * 20, "utf-8")
    for path in (other, empty, text):
        with pytest.raises(ProfileError, match=str(path)):
            Cleaner(profile_file=path)
    with pytest.raises(FileNotFoundError, match="missing"):
        Cleaner(profile_file=tmp_path / "missing")


def test_a_file_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no/such/folder"):
        learn([(HOST, "Harbour")], tmp_path / "no/such/folder/profile")
    with pytest.raises(ValueError, match="no host in ''"):
        learn([("", "Harbour")], tmp_path / "profile")
    assert not list(tmp_path.iterdir())


# --- what a line is counted as


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Comments (12)", "comments  (1,204)", True),
        ("Updated 05.03.2024, 18:53", "Updated 17.11.2023, 7:02", True),
        ("© 2024 The Courier", "© 2019-2025 The Courier", True),
        ("Chapter 3", "Chapter 4", False),
        ("Route 66", "Route 95", False),
        ("From 12 euros", "From 19 euros", False),
        ("Version 1.2.3", "Version 1.2.4", False),
        ("The war of 1914-1918", "The war of 1939-1945", False),
    ],
)
def test_digits_are_kept_where_they_tell_lines_apart(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


@pytest.mark.parametrize("line", ["", "12", "- - -", "3 : 2", "x", "word " * 200])
def test_lines_that_are_not_counted(line: str) -> None:
    assert folded(line) == ""


@pytest.mark.parametrize("site", ["https://www.b.example/x?y", "B.example:80", "//b.example", "b.example"])
def test_a_site_is_known_by_its_host(site: str) -> None:
    assert host_of(site) == "b.example"


# --- evidence


def test_lines_of_most_pages_go_and_the_reason_names_the_count(tmp_path: Path) -> None:
    path = profile_of(tmp_path / "site.profile", [story(number, *BOX) for number in range(1, 12)])
    page = story(0, *BOX)
    assert clean(page) == page
    report = analyze(page, profile_file=path, site=f"https://www.{HOST}/ferry")
    assert report.text == story(0)
    assert {removal.rule for removal in report.removals} == {"site/11 of 11 pages"}
    assert clean(report.text, profile_file=path, site=HOST) == report.text


def test_without_a_profile_or_on_another_host_nothing_changes(tmp_path: Path) -> None:
    path = profile_of(tmp_path / "site.profile", [story(number, *BOX) for number in range(1, 12)])
    page = story(0, *BOX)
    for cleaner in (Cleaner(), Cleaner(profile_file=path), Cleaner(profile_file=path, site="other.example")):
        assert cleaner.clean(page) == page


def test_two_pages_are_never_evidence(tmp_path: Path) -> None:
    page = story(0, *BOX)
    for texts in ([story(1, *BOX), story(2, *BOX)], [story(1, *BOX), story(2, *BOX), story(3)]):
        path = profile_of(tmp_path / "site.profile", texts)
        assert clean(page, profile_file=path, site=HOST) == page


def test_the_same_page_met_again_is_one_page(tmp_path: Path) -> None:
    path = profile_of(tmp_path / "site.profile", [story(1, *BOX)] * 9 + [story(2, *BOX)] * 9)
    page = story(0, *BOX)
    assert clean(page, profile_file=path, site=HOST) == page


REFRAIN = (
    "And the sea, as my grandmother used to say, has never once asked anybody what time it was, nor where they live."
)
FORM = ("Weight:", "Ingredients", "What you need")


@pytest.mark.parametrize(
    ("line", "of_ten"), [(REFRAIN, 4), ("Nobody asked the sea.", 10), *((label, 10) for label in FORM)]
)
def test_look_alikes_stay(tmp_path: Path, line: str, of_ten: int) -> None:
    """A refrain on fewer than half of the pages; short lines alone between what the author wrote, on all of them."""
    path = profile_of(
        tmp_path / "site.profile", [story(number, *([line] if number <= of_ten else [])) for number in range(1, 11)]
    )
    page = story(0, line)
    assert Profile(path).lines(HOST).count(line) == of_ten
    assert clean(page, profile_file=path, site=HOST) == page


mixed = st.lists(
    st.sampled_from([*BOX, *FORM, *prose.MENU[:8], *prose.HEADLINES[:6], *prose.ALL_PROSE[:8]]), max_size=30
)


@settings(max_examples=150, deadline=None)
@given(mixed)
def test_cleaning_twice_changes_nothing(lines: list[str]) -> None:
    with TemporaryDirectory() as name:
        common = [*BOX, *prose.MENU[:6], *FORM, *prose.ALL_PROSE[:1]]
        path = profile_of(Path(name) / "site.profile", ["\n".join([*common, str(number)]) for number in range(5)])
        cleaner = Cleaner(profile_file=path, site=HOST)
        once = cleaner.clean("\n".join(lines))
        assert cleaner.clean(once) == once


def test_categories_can_be_kept(tmp_path: Path) -> None:
    path = profile_of(tmp_path / "site.profile", [story(number, *BOX) for number in range(1, 12)])
    page = story(0, *BOX)
    named = {removal.category for removal in analyze(page, profile_file=path, site=HOST).removals}
    assert Cleaner(profile_file=path, site=HOST, keep=named).clean(page) == page


# --- options


def test_a_cleaner_with_a_profile_is_pickled_and_moved_to_other_hosts(tmp_path: Path) -> None:
    path = profile_of(tmp_path / "site.profile", [story(number, *BOX) for number in range(1, 12)])
    page = story(0, *BOX)
    cleaner = Cleaner(profile_file=path)
    again = pickle.loads(pickle.dumps(cleaner.at(HOST)))
    assert again.options.site == HOST
    assert again.clean(page) == cleaner.at(HOST).clean(page) == story(0)
    assert again.at("other.example").clean(page) == page


def test_a_profile_written_anew_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "site.profile"
    page = story(0, *BOX)
    for extra, left in (((), page), (BOX, story(0))):
        profile_of(path, [story(number, *extra) for number in range(1, 12)])
        assert clean(page, profile_file=path, site=HOST) == left


@pytest.mark.parametrize(
    ("named", "word"),
    [({"site": HOST}, "profile_file"), ({"profile_file": 3}, "profile_file"), ({"site": 3}, "site must be")],
)
def test_a_wrong_option_is_named(named: dict[str, Any], word: str) -> None:
    with pytest.raises((TypeError, ValueError), match=word):
        Cleaner(**named)
