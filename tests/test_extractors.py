"""Other extractors first: what they return is cleaned as text."""

from __future__ import annotations

import importlib.util
import logging
from html import escape
from importlib.machinery import ModuleSpec
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, clean
from cleaner.markup import extractors
from cleaner.markup.extractors import EXTRACTORS, NOTHING, ExtractorMissingError, analyze_extracted, extract
from cleaner.markup.stop_words import LISTS, declared, guessed, stop_words
from tests.prose import HOSTILE, PROSE

pytest.importorskip("trafilatura", reason="the extra `trafilatura` is not installed")
NAMES = sorted(EXTRACTORS)
#: Paragraphs that jusText takes for prose: it wants one of 200 letters among shorter ones.
LONG = {code: [f"{one} {two}" for one, two in pairwise(PROSE[code])] for code in ("en", "de", "fr", "ru")}
POINTER = "Also read: Ten bridges you must see before the winter comes"
MENU = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("Home", "News", "Sport", "Weather", "Culture", "Travel"))


def page(paragraphs: list[str], head: str = "<html>") -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"<!doctype html>{head}<body><nav><ul>{MENU}</ul></nav><article>{body}</article></body></html>"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", sorted(LONG))
def test_an_article_is_found_and_its_menu_is_not(name: str, language: str) -> None:
    html = page(LONG[language], f'<html lang="{language}">')
    for given_as in (html, html.encode()):
        lines = extract(given_as, name).split("\n")
        assert [" ".join(line.split()) for line in lines if line.strip()] == LONG[language]


@pytest.mark.parametrize("name", NAMES)
def test_the_text_engine_cleans_what_is_returned(name: str) -> None:
    html = page([*PROSE["en"][:4], POINTER, *PROSE["en"][4:]], '<html lang="en">')
    found = extract(html, name)
    report = analyze_extracted(html, name, None, Cleaner())
    assert report.input == found
    assert report.text == clean(found)
    assert POINTER not in report.text
    assert all(paragraph in report.text for paragraph in PROSE["en"])
    assert not report.warnings
    if POINTER in found:  # jusText may see for itself that it is no prose
        assert [removal.category for removal in report.removals] == ["read_more"]
    assert POINTER in extract(html, "trafilatura")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("html", ["", b"", "\ud800", b"\x00", "<html></html>", "<title>Nothing</title>", b"\xff\xfe"])
def test_a_page_without_text_gives_nothing_and_a_warning(name: str, html: str | bytes) -> None:
    report = analyze_extracted(html, name, None, Cleaner())
    assert report.text == ""
    assert report.warnings == (NOTHING.format(name=name),)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match=r"extractor: unknown extractor 'goose'; allowed are justext, trafilatura"):
        extract("<p>x</p>", "goose")


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_package_is_named_with_its_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(asked: str) -> ModuleSpec | None:
        return None if asked == name else importlib.util.find_spec(asked)

    monkeypatch.setattr(extractors, "find_spec", missing)
    wanted = r"webtext-cleaner" if name == "justext" else rf"webtext-cleaner\[{name}\]"
    with pytest.raises(ExtractorMissingError, match=f"pip install '{wanted}'"):
        extract("<p>x</p>", name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_printed(name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # as in a program that sets up no logging
    extract("<html>", name)
    extract(b"", name)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", NAMES)
def test_deep_nesting_is_survived(name: str) -> None:
    paragraph = f"<p>{PROSE['en'][0]}</p>"
    for deep in (paragraph + "<div>" * 10_000, "<div>" * 10_000 + paragraph):
        extract(deep, name)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300)
    | st.lists(st.sampled_from([*HOSTILE, "<p>", "</p>", "<", "<!--", "<html lang=", "<table><td>"])).map("".join)
)
@example("\u2028<!")  # a comment and nothing else
def test_whatever_comes_nothing_is_raised(html: str | bytes) -> None:
    for name in NAMES:
        assert isinstance(extract(html, name), str)


# --- the language whose words jusText needs


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<html lang="pt-BR" dir="ltr">', "Portuguese"),
        ("<HTML CLASS=a\nLANG=nb>", "Norwegian_Bokmal"),
        (b"\xff<html xml:lang='de' lang='de'>", "German"),
        ("<html lang=zh>", None),
        ('<html class="no-js">', None),
        ('<body lang="de">', None),
        ("", None),
    ],
)
def test_the_declared_language(html: str | bytes, name: str | None) -> None:
    assert declared(html) == name


@pytest.mark.parametrize(
    ("code", "name"), [("en", "English"), ("fr", "French"), ("es", "Spanish"), ("uk", "Ukrainian"), ("ja", None)]
)
def test_the_language_of_a_text(code: str, name: str | None) -> None:
    assert guessed(" ".join(PROSE[code])) == name


def test_every_list_is_there() -> None:
    for name in LISTS:
        assert len(stop_words(name)) > 50


def test_a_wrongly_declared_language_loses_nothing() -> None:
    found = extract(page(LONG["de"], '<html lang="vi">'), "justext")
    assert found.split("\n") == LONG["de"]


def test_a_control_character_costs_no_page() -> None:
    html = page([*LONG["en"], "a\x1f<!>\x0bb"], '<html lang="en">').replace("<article>", "0<!>\x1f<article>")
    for given_as in (html, html.encode()):
        assert set(LONG["en"]) <= set(extract(given_as, "justext").split("\n"))
