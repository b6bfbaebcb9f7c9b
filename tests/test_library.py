"""The library's names: options are checked, shared and sent to other processes."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner import Category, Cleaner, Options, Profile, analyze

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
        ({"keep": b"byline"}, "keep must be a collection of category names, not bytes"),
        ({"phrases": ""}, "phrases must name a file"),
        ({"phrases": b"r.toml"}, "phrases must be a path"),
        ({"profile_file": ""}, "profile_file must name a file"),
        ({"profile_file": "any", "site": "http://["}, "site: no host"),
    ],
)
def test_a_wrong_option_is_named(named: dict[str, Any], word: str) -> None:
    for make in (Cleaner, Options):
        with pytest.raises((TypeError, ValueError), match=f"^{word}"):
            make(**named)


class OfBytes:
    """A path that PathLike allows and Options does not."""

    def __fspath__(self) -> bytes:
        return b"r.toml"


def test_a_path_of_bytes_is_refused() -> None:
    with pytest.raises(TypeError, match="phrases must be a path as str"):
        Options(phrases=OfBytes())  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["phrases", "profile_file"])
def test_a_file_that_cannot_be_used_is_named_with_its_argument_when_a_cleaner_is_made(
    name: str, tmp_path: Path
) -> None:
    missing, broken = str(tmp_path / "missing"), tmp_path / "broken"
    with pytest.raises(FileNotFoundError, match=rf"{name}: .*{missing}"):
        Cleaner(Options(**{name: missing}))  # type: ignore[arg-type]
    broken.write_bytes(b"\xff\n")
    with pytest.raises(ValueError, match=rf"^{name}: {broken}: "):
        cleaner.clean(TEXT, **{name: broken})


@pytest.mark.parametrize(
    ("call", "own"),
    [
        (cleaner.clean, ""),
        (cleaner.analyze, ""),
        (cleaner.clean_html, "url, output, extractor, kind, "),
        (cleaner.analyze_html, "url, extractor, kind, "),
        (cleaner.clean_many, "html, extractor, kind, workers, chunk, errors, "),
    ],
)
def test_an_unknown_option_is_named_with_those_that_there_are(call: Callable[..., object], own: str) -> None:
    with pytest.raises(TypeError, match=f"^unknown option 'outptu'; allowed are {own}cut, .*profile, profile_file"):
        call("x", outptu="html")


def test_options_with_the_same_values_are_equal() -> None:
    assert Options() == Options(profile="balanced", max_removed=0.6)
    assert len({Options(keep=["byline"]), Options(keep=("byline",)), Options(), Options(cut=["byline"])}) == 3
    assert Options() != Options(repair=True)
    assert Options() != "balanced"
    made = Options(profile="careful", keep={"byline"}, phrases=Path("r.toml"))
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_file_of_phrases_is_read_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, phrase in (("one", "win a trip"), ("two", "ask the captain")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.toml").write_text(f'[promo_box]\nstart = ["{phrase}"]\n', "utf-8")
    text = f"{TEXT}Win a trip with us\nAsk the captain of the boat\n"
    monkeypatch.chdir(tmp_path / "one")
    assert "Win" not in cleaner.clean(text, phrases="r.toml")
    assert "Ask" in cleaner.clean(text, phrases="r.toml")
    Path("r.toml").write_text('[promo_box]\nstart = ["ask the captain"]\n', "utf-8")
    assert "Win" in cleaner.clean(text, phrases="r.toml")
    assert "Ask" not in cleaner.clean(text, phrases="r.toml")
    Path("r.toml").write_text('[promo_box]\nstart = ["win a trip"]\n', "utf-8")
    monkeypatch.chdir(tmp_path / "two")
    assert "Win" in cleaner.clean(text, phrases="r.toml")
    assert "Ask" not in cleaner.clean(text, phrases="r.toml")


def test_keep_and_cut_override_the_profile() -> None:
    assert "Also read" in cleaner.clean(TEXT, keep={"read_more"})
    assert "Also read" not in cleaner.clean(TEXT)
    byline = TEXT + "Written by Maria Holm\n"
    assert "Maria" in cleaner.clean(byline)
    assert "Maria" not in cleaner.clean(byline, cut={"byline"})
    assert "Maria" not in cleaner.clean(byline, profile="thorough")


def test_dir_lists_the_public_names_before_they_are_loaded() -> None:
    code = "import sys, cleaner; sys.exit(not set(cleaner.__all__) <= set(dir(cleaner)))"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)


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
    assert report.as_dict()["kind"] is None


@pytest.mark.parametrize("page", ["", "The bridge reopened.\nAlso read: Ten bridges you must see"])
def test_a_report_survives_pickling(page: str) -> None:
    report = analyze(page)
    twin = pickle.loads(pickle.dumps(report))
    assert twin.as_dict() == report.as_dict()
    assert (twin.marks, twin.as_case(), twin.input) == (report.marks, report.as_case(), report.input)


def test_a_report_shows_what_it_is() -> None:
    report = cleaner.analyze(TEXT)
    assert repr(report) == (
        "Report(text='The council voted on Tuesday to close the bridge.\\nWork start…', removals=1, warnings=())"
    )
    page = cleaner.analyze_html("<p>One line.", kind="forum")
    assert repr(page).endswith(", kind='forum')")
    assert page.as_dict()["kind"] == "forum"
