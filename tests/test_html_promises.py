"""The promises, on pages: put together from prose, noise and markup, whole or broken, in any bytes."""

from __future__ import annotations

import socket
from collections.abc import Callable
from html import escape
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser

from cleaner import analyze_html, clean_html
from cleaner.markup.tree import _CONTROLS
from tests import prose
from tests.test_growth import MOST, NOISE, growth
from tests.test_promises import checked, follows, headline, hostile, menu_item, noise, paragraph, short, whole

BLOCKS = [
    "p", "p", "p", "div", "li", "td", "h2", "blockquote", "figcaption", "pre", "section", "article", "dd", "span",
    "button", "ins", "code", "math", "noembed",
]  # fmt: skip
CLASSES = [
    "", "", "", "article-body", "related", "comments", "share-price", "gdpr-guide", "teaser", "sidebar-left-content",
    "newsletter", "caption", "nav", "footer", "ad", "post", "hidden",
]  # fmt: skip
WRAPPERS = [
    "div", "main", "article", "nav", "aside", "footer", "ul", "table", "section", "form", "figure", "noscript",
    "blockquote", "button", "ins", "math", "template shadowrootmode=open",
]  # fmt: skip
#: What breaks careless readers.
SHARDS = [
    "</div>", "<div>", "</p></p>", "<table><tr>", "<br>", "<br/>", "<!-- ", "-->", "<![CDATA[x]]>", "<script>",
    "</script>", "<style>p{}</style>", "&amp;", "&#0;", "&#x110000;", "&nbsp;", "&nosuch;", "<a href='", "'>", "<",
    "<a", "<p class='comment' id=", "<svg><text>x</text></svg>", "<template><p>x</p></template>", "<?php ?>", "<title>",
    "<template shadowrootmode=open>", "</template>", "<math><mi>x</mi><annotation>y</annotation></math>", "<math><mn>1",
    "<img src=a>", "<noembed>", "<pre>\n\n\n", "</pre>", "<button>Share</button>", "\v", "<ins>", "</ins>",
    "<frameset>", "<noframes>x", "<body>", "</body>", "</html>", "<html>", "<plaintext>", "<select><option>x", "\x00",
    "<script type='application/ld+json'>{\"articleBody\": \"x\"}</script>",
    "<script type='application/ld+json'>[{\"@graph\": [null, 1, {\"articleBody\": [[]]}]}</script>",
]  # fmt: skip

line = st.one_of(paragraph, paragraph, noise, headline, short, menu_item)


def element(tag: str, name: str, inner: str, ends: bool = True) -> str:
    attribute = f' class="{name}"' if name else ""
    return f"<{tag}{attribute}>{inner}" + (f"</{tag.split()[0]}>" if ends else "")


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """One to a dozen elements, each with a line of text, within another element."""
    rows = draw(st.lists(line, min_size=1, max_size=12))
    tag, name = draw(st.sampled_from(BLOCKS)), draw(st.sampled_from(CLASSES))
    linked = draw(st.booleans())
    inner = [f'<a href="/{n}">{escape(row)}</a>' if linked else escape(row) for n, row in enumerate(rows)]
    return element(
        draw(st.sampled_from(WRAPPERS)), draw(st.sampled_from(CLASSES)), "\n".join(element(tag, name, i) for i in inner)
    )


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page of blocks, plain or with shards of markup and hostile characters between them."""
    parts = draw(st.lists(blocks(), min_size=1, max_size=6))
    if draw(st.booleans()):
        for shard in draw(st.lists(st.one_of(st.sampled_from(SHARDS), hostile), max_size=4)):
            parts.insert(draw(st.integers(0, len(parts))), shard)
    head = draw(st.sampled_from(["", "<!doctype html>", "<html><head><title>A page</title></head><body>"]))
    return head + "\n".join(parts)


whole_pages = st.lists(blocks(), min_size=1, max_size=6).map(lambda parts: f"<body>{''.join(parts)}</body>")
junk = st.lists(st.one_of(st.sampled_from(SHARDS), hostile, st.text(max_size=20)), max_size=12).map("".join)
#: Fewer examples than for texts: a page costs more.
some_pages = settings(checked, max_examples=80)


@some_pages
@given(st.one_of(pages(), junk, st.binary(max_size=400), st.text(max_size=200)))
def test_nothing_is_raised(page: str | bytes) -> None:
    for options in ({}, {"profile": "thorough"}):
        text = clean_html(page, **options)
        assert isinstance(text, str)
        assert clean_html(page, **options) == text


@some_pages
@given(st.one_of(pages(), whole_pages))
def test_the_report_says_what_clean_html_does(page: str) -> None:
    report = analyze_html(page)
    assert report.text == clean_html(page)
    assert whole(report) == report.input
    assert follows(report.text.split("\n"), report.input.split("\n")) or not report.text
    for removal in report.removals:
        assert removal.text == report.input[removal.start : removal.end] != ""
        assert 0 < removal.score <= 1


@some_pages
@given(whole_pages)
def test_every_line_stands_in_the_page(page: str) -> None:
    """Character by character, white space aside, and in the page's order; what stays are slices of these lines."""
    shown = "".join(parser.document_fromstring(page).text_content().split())
    at = 0
    for row in analyze_html(page).input.split("\n"):
        for part in row.split("\t"):  # cells of a row
            wanted = "".join(part.split())
            found = shown.find(wanted, at)
            assert found >= 0, part
            at = found + len(wanted)


@some_pages
@given(whole_pages)
def test_bytes_and_text_are_one(page: str) -> None:
    assert clean_html(page.encode()) == clean_html(page)
    assert clean_html(page.encode("utf-16")) == clean_html(page)


@some_pages
@given(whole_pages, st.sampled_from([b"\xe9", b"\x93 ", b"\xff", b"\xc3", b"\xe6\xa9"]), st.integers(0, 5_000))
def test_a_broken_byte_is_one_broken_character(page: str, broken: bytes, at: int) -> None:
    """In a page with enough beyond ASCII to tell that it is UTF-8: the rest stays as it is."""
    front, rest = page[:at].encode(), f"{page[at:]}<p>Färjan går hela vintern, beslöt fullmäktige.".encode()
    data = front + broken + rest
    assert clean_html(data) == clean_html(data.decode("utf-8", "replace"))


@some_pages
@given(st.one_of(pages(), whole_pages))
def test_a_cleaned_page_has_nothing_left_to_cut(page: str) -> None:
    cleaned = clean_html(page, output="html")
    assert clean_html(cleaned, output="html") == cleaned
    writable = page.replace("\0", "\ufffd").translate(_CONTROLS)
    assert clean_html(cleaned).split() == clean_html(writable).split()


# --- what a page cannot do


BOMB = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]><html><body><p>&c;&f;</p></body>"""


def test_no_entity_of_a_page_is_known() -> None:
    assert len(clean_html(BOMB)) < 2 * len(BOMB)
    assert "aaaaaaaaaaaa" not in clean_html(BOMB)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    text = prose.PROSE["en"][0]
    page = (
        '<!DOCTYPE html SYSTEM "http://example.org/x.dtd"><link rel="stylesheet" href="http://example.org/x.css">'
        f'<base href="http://example.org/"><iframe src="http://example.org/"></iframe><p>{text}</p>'
        '<object data="http://example.org/y"></object><meta http-equiv="refresh" content="0; url=http://example.org/">'
    )
    assert clean_html(page, url="http://example.org/page") == text


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: clean_html(None), "html must be"),  # type: ignore[arg-type]
        (lambda: clean_html(7), "html must be"),  # type: ignore[arg-type]
        (lambda: clean_html("<p>x", url=7), "url must be"),  # type: ignore[arg-type]
        (lambda: clean_html("<p>x", output="pdf"), "output: unknown output 'pdf'; allowed are text, html"),
        (lambda: clean_html("<p>x", extractor="x"), "extractor: unknown extractor 'x'; allowed are justext, trafila"),
        (lambda: clean_html("<p>x", extractor="justext", output="html"), "output: "),
        (lambda: clean_html("<p>x", profile="bold"), "profile: unknown profile 'bold'"),
        (lambda: analyze_html("<p>x", keep="byline"), "keep must be"),
    ],
)
def test_a_wrong_argument_is_named(call: Callable[[], object], said: str) -> None:
    with pytest.raises((TypeError, ValueError), match=said):
        call()


# --- twice the page costs at most two and a half times as much


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in prose.ALL_PROSE)
LISTS = "".join(f'<ul class="menu"><li><a href="/{n}">{text}</a></li></ul>' for n, text in enumerate(NOISE))

#: By name: a page of any size, and the smaller size (times the piece is repeated).
GROWING: dict[str, tuple[Callable[[int], str], int]] = {
    "prose": (lambda n: PARAGRAPHS * n, 6),
    "menus": (lambda n: LISTS * n, 4),
    "nested": (lambda n: "<div>" * n + f"<p>{prose.ALL_PROSE[0]}</p>" + "</div>" * n, 5_000),
    "text at every depth": (lambda n: "<div>The ferry was late." * n, 1_500),
    "never closed": (lambda n: "<p>The ferry was late. <b>Again.<i>" * n, 400),
    "closed only": (lambda n: "</div></p>" * n, 10_000),
    "brothers": (lambda n: "<div></div>" * n + "x", 10_000),
    "lines by br": (lambda n: "<div>" + "The ferry was late again.<br>" * n + "</div>", 1_000),
    "one attribute": (lambda n: f'<p class="{"share-price " * n}">The ferry was late.</p>', 10_000),
    "attributes": (lambda n: f"<p {' '.join(f'a{i}=x' for i in range(n))}>The ferry was late.</p>", 1_500),
    "comments": (lambda n: "<!-- a --><p>The ferry was late.</p>" * n, 600),
    "entities": (lambda n: "&amp;&nbsp;" * n, 10_000),
    "a table": (lambda n: f"<table>{'<tr><td>1998</td><td>eleven boats</td></tr>' * n}</table>", 500),
    "scripts": (lambda n: "<script>var a = '<p>x</p>';</script>" * n, 3_000),
    "data": (lambda n: f'<script type="application/ld+json">{"[" * n}{"]" * n}</script><p>x', 5_000),
    "open angles": (lambda n: "<" * n, 10_000),
    "declarations": (lambda n: "<!doctype html><meta charset=" * n, 3_000),
}


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_page(name: str) -> None:
    make, size = GROWING[name]
    assert growth(clean_html, make(size), make(2 * size)) <= MOST


def test_ten_thousand_deep() -> None:
    text = prose.PROSE["en"]
    page = "<div>" * 10_000 + "".join(f"<p>{part}</p>" for part in text) + "</div>" * 10_000
    assert clean_html(page) == "\n\n".join(text)
