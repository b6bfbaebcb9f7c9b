"""The library's names: options are checked, shared and sent to other processes."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import cleaner
from cleaner import Category, Cleaner, Options, Profile

TEXT = "The council voted on Tuesday to close the bridge.\nAlso read: Ten bridges you must see\nWork starts in March.\n"


def test_options_and_cleaner_survive_pickling() -> None:
    made = Cleaner(profile="careful", keep={"photo_caption"}, max_removed=0.5)
    again = pickle.loads(pickle.dumps(made))
    assert repr(again.options) == repr(made.options)
    assert again.clean(TEXT) == made.clean(TEXT)


def test_a_page_that_is_no_article_says_so() -> None:
    items = "\n".join(f"Rope, {metres} m, blue" for metres in range(30))
    assert [warning.partition(":")[0] for warning in cleaner.analyze(items).warnings] == ["no_article"]
    assert cleaner.clean(items) == items
    assert cleaner.analyze(TEXT).warnings == ()


def test_options_are_read_only() -> None:
    options = Options(profile=Profile.THOROUGH)
    with pytest.raises(AttributeError, match="read-only"):
        options.profile = Profile.CAREFUL


@pytest.mark.parametrize(
    ("named", "word"),
    [
        ({"profile": "loud"}, "profile"),
        ({"keep": "byline"}, "keep"),
        ({"cut": ["bylines"]}, "cut"),
        ({"cut": [["byline"]]}, "cut"),
        ({"max_removed": 2}, "max_removed"),
        ({"repair": "yes"}, "repair"),
        ({"phrases": 3}, "phrases"),
        ({"keep": ["byline"], "cut": ["byline"]}, "keep and cut"),
    ],
)
def test_a_wrong_option_is_named(named: dict[str, Any], word: str) -> None:
    with pytest.raises((TypeError, ValueError), match=word):
        Cleaner(**named)


def test_keep_and_cut_override_the_profile() -> None:
    assert "Also read" in cleaner.clean(TEXT, keep={"read_more"})
    assert "Also read" not in cleaner.clean(TEXT)
    byline = TEXT + "Written by Maria Holm\n"
    assert "Maria" in cleaner.clean(byline)
    assert "Maria" not in cleaner.clean(byline, cut={"byline"})
    assert "Maria" not in cleaner.clean(byline, profile="thorough")


def test_one_cleaner_serves_many_threads() -> None:
    one = Cleaner()
    with ThreadPoolExecutor(8) as pool:
        results = set(pool.map(one.clean, [TEXT] * 64))
    assert results == {one.clean(TEXT)}


def test_a_report_says_what_was_cut() -> None:
    report = cleaner.analyze(TEXT)
    assert [removal.category for removal in report.removals] == [Category.READ_MORE]
    removal = report.removals[0]
    assert TEXT[removal.start : removal.end] == removal.text
    assert removal.line == 2
    assert report.counts[Category.READ_MORE] == (1, 7)
    assert report.as_dict()["removals"][0]["rule"] == "en/read_more/start/also read"
