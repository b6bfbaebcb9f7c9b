"""Hard texts of our own writing that hold no noise: each comes back byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import analyze, clean
from cleaner.engine import NO_ARTICLE

TEXTS = sorted((Path(__file__).parent / "keep").glob("*.txt"))


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_all_the_texts_are_there() -> None:
    assert len(TEXTS) >= 16
    assert sum(len(read(path).split("\n")) >= 25 for path in TEXTS) >= 10


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_without_noise_comes_back_as_it_is(path: Path) -> None:
    text = read(path)
    report = analyze(text)
    assert report.as_case() == "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
    assert report.text is text
    assert clean(text) is text
    assert set(report.warnings) <= {NO_ARTICLE}  # verse has no paragraphs


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_careful_profile_cuts_no_more(path: Path) -> None:
    assert clean(read(path), profile="careful") == read(path)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_without_noise_comes_back_with_other_line_ends(path: Path) -> None:
    text = read(path)
    for twin in (text.replace("\n", "\r\n"), text.rstrip("\n"), text.replace("\n\n", "\n")):
        assert clean(twin) == twin
