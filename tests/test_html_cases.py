"""The pages of `fixtures/html/`: what is marked goes, what is not marked stays, but for what is known to fail."""

from __future__ import annotations

import pytest

from cleaner import Category, analyze_html, clean_html
from tests.html_cases import KNOWN, PAGES, Page, all_pages, failures, known_failures, named_right

FIXTURES = all_pages()
KNOWN_FAILURES = known_failures()
#: Of the pieces that are cut as they should be, at least this share is cut under the name that they are marked with.
RIGHT_NAMES = 0.6


@pytest.mark.parametrize("page", FIXTURES, ids=lambda page: page.name)
def test_a_page(page: Page) -> None:
    report = analyze_html(page.html)
    found, known = failures(page, report), KNOWN_FAILURES.get(page.name, [])
    fresh = [row for row in found if row not in known]
    mended = [row for row in known if row not in found]
    assert not fresh, "\n".join(["wrong:", *fresh])
    assert not mended, "\n".join([f"mended, take it out of {KNOWN.name}:", *mended])
    assert clean_html(page.html) == report.text


@pytest.mark.parametrize(
    "page", [page for page in FIXTURES if any(piece.thorough for piece in page.pieces)], ids=lambda page: page.name
)
def test_what_people_disagree_about_goes_with_thorough(page: Page) -> None:
    found = failures(page, analyze_html(page.html, profile="thorough"), thorough=True)
    assert not [row for row in found if not row.startswith("~ ")]


def test_cuts_have_the_right_names() -> None:
    counts = [named_right(page, analyze_html(page.html)) for page in FIXTURES]
    assert sum(right for right, _ in counts) >= RIGHT_NAMES * sum(every for _, every in counts)


def test_the_marks_are_gone_before_use() -> None:
    for page in FIXTURES:
        for mark in (b"data-cut", b"data-thorough", b"data-keep", b"data-kind", b"data-warns", b"data-encoding"):
            assert mark not in page.html


def test_the_list_names_pages_that_there_are() -> None:
    assert not KNOWN_FAILURES.keys() - {page.name for page in FIXTURES}


def test_what_the_pages_cover() -> None:
    assert len(FIXTURES) >= 25
    languages = {page.root.get("lang") for page in FIXTURES}
    assert len(languages - {None}) >= 10
    kinds = {page.kind for page in FIXTURES}
    assert kinds >= {"article", "forum", "documentation", "product", "listing", "service", "collection"}
    encodings = {page.root.get("data-encoding") for page in FIXTURES}
    assert encodings >= {"cp1251", "shift_jis", "gb18030"}
    cut = set().union(*(page.categories for page in FIXTURES))
    assert cut <= set(Category)
    assert cut == set(Category)


def test_a_mark_is_a_category() -> None:
    for path in PAGES.glob("*.html"):
        page = Page(path)
        assert page.categories <= set(Category), path
        assert page.pieces, path


def test_an_article_in_data_alone() -> None:
    text = "The ferry had been late every morning that week, and nobody looked at the timetable any more."

    def page(script: str, shown: str = "") -> str:
        return f'<script type="application/ld+json">{script}</script><div id="root">{shown}</div>'

    whole = f'{{"@graph": [{{"headline": "Late again", "articleBody": "{text}\\n{text[:20]} & more"}}]}}'
    assert analyze_html(page(whole)).input.split("\n\n") == ["Late again", text, f"{text[:20]} & more"]
    marked = f'[{{"articleBody": "<p>{text}</p><p>It <b>was</b>.</p>"}}]'
    assert analyze_html(page(marked)).input.split("\n\n") == [text, "It was."]
    assert text in clean_html(page(whole), output="html")
    assert analyze_html(page(whole, f"<p>{text}</p>")).input == text
    for broken in (whole[:-1], '{"articleBody": 7}', "[" * 100_000 + '"articleBody"', '{"articleBody": ""}'):
        assert analyze_html(page(broken)).input == ""
