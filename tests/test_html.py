"""HTML pages: reading them into lines, judging these, and writing the page again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Category, analyze_html, clean_html
from cleaner.markup import encoding, tree
from cleaner.markup.encoding import decoded
from cleaner.markup.features import bins, columns
from cleaner.markup.judge import best_prefix
from cleaner.markup.kinds import KINDS
from cleaner.markup.looks import Looks
from cleaner.markup.model import load
from cleaner.markup.view import View, page_of_source
from cleaner.read_html import read_html
from tests import prose

BODY = prose.PROSE["en"]
ARTICLE = "".join(f"<p>{text}</p>" for text in BODY)
MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "News", "Sport", "Harbour", "Weather"))
PAGE = f"""<!DOCTYPE html><html lang=en><head><title>Ferry to run all winter - The Norrby Courier</title>
<meta property="og:type" content="article"><script>var hidden = "nothing to read";</script></head><body>
<header><nav class="main-menu"><ul>{MENU}</ul></nav></header>
<main><article class="post"><h1>Ferry to run all winter</h1>{ARTICLE}
<figure><img src="ferry.jpg"><figcaption>The blue ferry at its berth in Norrby (Photo: Ida Holm)</figcaption></figure>
<div class="related-posts"><h3>Related articles</h3><ul><li><a href="/a">Why the ferryman never learned to swim</a></li>
<li><a href="/b">Norrby counts its seagulls</a></li></ul></div></article></main>
<footer class="site-footer"><p>© 2025 The Norrby Courier. All rights reserved.</p></footer></body></html>"""


# --- lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One <b>bold</b> word, <a href=x>one link</a>.</p>", ["One bold word, one link."]),
        ("one<br>two<p>three", ["one", "two", "three"]),
        ("<div>before<p>within</p>behind</div>", ["before", "within", "behind"]),
        ("<ul><li>first<ul><li>inner</ul><li>second</ul>", ["first", "inner", "second"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a\tb", "c\td"]),
        ("<table><tr><td><p>a</p><p>b</p><td>c</table>", ["a", "b", "c"]),
        ("<dl><dt>term<dd>meaning</dl>", ["term", "meaning"]),
        ("<pre>def f():\n    return 1\n</pre>", ["def f():", "    return 1"]),
        ("<h1>A\n  title</h1><script>x</script><style>y</style>text", ["A title", "text"]),
        ("<p>a&nbsp;b &amp; c</p><svg><text>no</text></svg><select><option>no</select>", ["a b & c"]),
        ("<p>in</p></body></html><p>behind", ["in", "behind"]),
        ("no markup at all", ["no markup at all"]),
        ("<noscript><p>for those without scripts</noscript>", ["for those without scripts"]),
        ("<p>shown to all, and longer</p><noscript>for a few</noscript>", ["shown to all, and longer"]),
        ("<frameset><frame src=a><noframes>no frames here</noframes></frameset>", ["no frames here"]),
        ("", []),
    ],
)
def test_elements_become_lines(html: str, lines: list[str]) -> None:
    assert read_html(html).lines == lines


def test_paths_and_links() -> None:
    source = read_html("<body><div>x</div><div><p>a</p><p>see <a href=y>there</a></p></div>")
    assert source.lines == ["x", "a", "see there"]
    assert [source.path(owner) for owner in source.owners] == [
        "html/body/div[1]",
        "html/body/div[2]/p[1]",
        "html/body/div[2]/p[2]",
    ]
    assert source.linked == [0, 0, 5]


def test_no_entity_is_looked_up() -> None:
    html = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>before &x; behind'
    assert "root:" not in clean_html(html)


# --- encodings

WORDS = {
    "cp1251": "Паром будет ходить всю зиму, решил городской совет во вторник вечером.",
    "shift_jis": "フェリーは冬の間も運航すると町議会が火曜日に決めた。橋は四月に開通する。",
    "gb18030": "镇议会星期二决定，渡轮整个冬天都将继续运行，直到新桥在四月开放。",
    "iso-8859-1": "Färjan går hela vintern, beslöt kommunfullmäktige på tisdagen.",
    "iso-2022-jp": "フェリーは冬の間も運航すると町議会が決めた。",
    "utf-8": "Färjan går hela vintern – 渡轮.",
}


@pytest.mark.parametrize("name", WORDS)
def test_declared_encodings(name: str) -> None:
    html = f"<meta charset={name}><p>{WORDS[name]}</p>"
    assert WORDS[name] in decoded(html.encode(name))


@pytest.mark.parametrize("name", ["cp1251", "shift_jis", "gb18030"])
def test_encodings_that_are_declared_wrongly(name: str) -> None:
    html = f"<meta charset=utf-8><p>{WORDS[name] * 5}</p>"
    assert WORDS[name] in decoded(html.encode(name))


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("windows-874", "cp874"),
        ("x-cp1251", "cp1251"),
        ("X-CP1250", "cp1250"),
        ("x-mac-roman", "mac_roman"),
        ("x-mac-cyrillic", "mac_cyrillic"),
        ("iso-8859-8-i", "iso8859_8"),
        ("x-euc-jp", "euc_jp"),
        ("x-sjis", "cp932"),
        ("windows-949", "cp949"),
        ("x-x-big5", "big5hkscs"),
        ("koi8-ru", "koi8_u"),
        ("GB_2312-80", "gb18030"),
    ],
)
def test_names_of_encodings_that_only_the_web_knows(label: str, codec: str) -> None:
    every = bytes(range(0xA1, 0xFF))
    text = every.decode(codec, "ignore")[:40]
    html = f'<meta charset="{label}"><p>{text}'.encode(codec)
    assert decoded(html) == html.decode(codec)


#: One broken byte, and this many good characters beyond ASCII.
@pytest.mark.parametrize(("good", "is_utf8"), [(0, False), (1, False), (2, True), (9, True)])
def test_a_page_is_damaged_utf8_where_more_is_good_than_broken(good: int, is_utf8: bool) -> None:
    front = f"<meta charset=latin-1><p>The ferry {'é' * good}".encode()
    text = decoded(front + b"\xe9 is late")
    assert text == (front + b"\xe9 is late").decode("utf-8" if is_utf8 else "cp1252", "replace")


@pytest.mark.parametrize(("good", "is_believed"), [(9, False), (10, True)])
def test_a_declaration_is_believed_where_little_is_broken(
    good: int, is_believed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "_guessed", lambda data: "cp437")
    html = b"<meta charset=euc-jp><p>" + "橋".encode("euc-jp") * good + b"\xff late"
    assert decoded(html) == html.decode("euc-jp" if is_believed else "cp437", "replace")


@pytest.mark.parametrize(("front", "is_read"), [(4_000, True), (4_200, False)])
def test_how_far_a_declaration_is_looked_for(front: int, is_read: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_guessed", lambda data: "cp437")
    html = f"<!--{'-' * front}--><meta charset=cp1257><p>Keltų".encode("cp1257")
    assert decoded(html) == html.decode("cp1257" if is_read else "cp437")


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig", "utf-32"])
def test_byte_order_marks(name: str) -> None:
    assert decoded("<p>ett två".encode(name)) == "<p>ett två"


def test_bytes_and_text_of_a_page_are_read_alike() -> None:
    assert clean_html(PAGE.encode()) == clean_html(PAGE)


# --- what is cut


def test_an_article_stays_and_what_the_site_added_goes() -> None:
    report = analyze_html(PAGE)
    assert report.text == clean_html(PAGE)
    for text in BODY:
        assert text in report.text
    for foreign in ("Home", "Photo: Ida Holm", "never learned to swim", "All rights reserved", "nothing to read"):
        assert foreign not in report.text
    assert report.kind == "article"
    by_text = {removal.text.strip(): removal for removal in report.removals}
    caption = by_text["The blue ferry at its berth in Norrby (Photo: Ida Holm)"]
    assert caption.category == Category.PHOTO_CAPTION
    assert caption.path == "html/body/main[1]/article[1]/figure[1]/figcaption[1]"


def test_kept_and_removed_rebuild_the_whole_text() -> None:
    report = analyze_html(PAGE)
    parts = [(start, report.input[start:end]) for start, end in report.kept]
    parts += [(removal.start, removal.text) for removal in report.removals]
    assert "".join(text for _, text in sorted(parts)) == report.input


def test_options_are_those_of_text() -> None:
    assert "Photo: Ida Holm" in clean_html(PAGE, keep={"photo_caption", "photo_credit"})
    assert "Home" in clean_html(PAGE, keep=set(Category))


@pytest.mark.parametrize(
    ("named", "word"),
    [
        ({"output": "pdf"}, "output"),
        ({"kind": "blog"}, "kind"),
        ({"url": 3}, "url"),
        ({"extractor": "none"}, "extractor"),
    ],
)
def test_a_wrong_argument_is_named(named: dict[str, object], word: str) -> None:
    with pytest.raises((TypeError, ValueError), match=word):
        clean_html(PAGE, **named)  # type: ignore[arg-type]


def test_only_pages_are_read() -> None:
    with pytest.raises(TypeError, match="html"):
        clean_html(3)  # type: ignore[arg-type]


def test_a_page_without_prose_says_so() -> None:
    assert clean_html("") == ""
    assert any("no_prose" in warning for warning in analyze_html("<div id=app></div>").warnings)


@pytest.mark.parametrize(
    ("given", "is_page"),
    [
        ("page.html", False),
        ("The ferry was late.\nIt ran.", False),
        ("1 < 2", False),
        ('<?xml version="1.0"?><rss><channel><title>Norrby</title><item>The ferry was late.', False),
        ("<feed><entry>The ferry was late.".encode("utf-16"), False),
        ("<p>The ferry was late.", True),
        ("The ferry <b>was</b> late.", True),
        ("<!doctype html>The ferry was late.<br>", True),
        ("", True),
    ],
)
def test_what_is_no_page_says_so(given: str | bytes, is_page: bool) -> None:
    assert any("no_markup" in warning for warning in analyze_html(given).warnings) != is_page


def test_a_given_kind_is_believed() -> None:
    assert analyze_html(PAGE, kind="forum").kind == "forum"


def test_damaged_encoding_is_mended_where_that_is_asked_for() -> None:
    damaged = PAGE.replace("Norrby", "NorrbÃ¶")
    report = analyze_html(damaged, repair=True)
    assert "NorrbÃ¶" not in report.input
    assert report.repairs
    assert report.text == clean_html(damaged, repair=True)
    with pytest.raises(ValueError, match="repair"):
        clean_html(damaged, repair=True, output="html")


# --- the page written again


def test_html_without_what_was_cut() -> None:
    html = clean_html(PAGE, output="html")
    for text in BODY:
        assert text in html
    for foreign in ("Home", "Photo: Ida Holm", "swim", "<script", "All rights"):
        assert foreign not in html
    assert '<img src="ferry.jpg">' in html
    assert clean_html(html) == clean_html(PAGE)
    assert clean_html(html, output="html") == html


def test_a_cut_within_a_line_leaves_its_markup() -> None:
    html = f"<p>{BODY[0]} <em>(Photo: <b>AP</b>)</em></p>{ARTICLE}"
    assert "AP" not in clean_html(html)
    assert "AP" not in clean_html(html, output="html")


def test_what_cannot_be_written_is_not_judged() -> None:
    once = clean_html(f"<p>\x1b©{BODY[0]}</p>{ARTICLE}", output="html")
    assert clean_html(once, output="html") == once


def test_what_would_run_is_left_out() -> None:
    page = f"<div onclick='x()'><a href='javascript:y()'>a</a>{ARTICLE}</div><iframe src=z></iframe>"
    html = clean_html(page, output="html")
    assert "onclick" not in html
    assert "javascript" not in html
    assert "iframe" not in html


@pytest.mark.parametrize(
    "tag",
    [
        "<meta http-equiv=refresh content='0;url=javascript:y()'>",
        "<svg><a><animate attributeName=href to='javascript:y()'></animate></a></svg>",
        "<svg><a><set attributeName=href values='a; javascript:y()'></set></a></svg>",
        "<p style='background:url(javascript:y())'>",
        "<a href=' java\nscript:y()'>",
        "<a href='VBScript:y()'>",
        "<table background='javascript:y()'>",
    ],
)
def test_an_address_that_would_run_is_left_out_wherever_it_stands(tag: str) -> None:
    html = clean_html(f"<body>{tag}<article>{ARTICLE}</article>", output="html")
    assert "y()" not in html
    assert BODY[-1] in html


def test_words_that_only_look_like_a_running_address_stay() -> None:
    tag = "<meta name=description content='JavaScript: a history'>"
    link = "<a href='/javascript' title='javascript: why'>late</a>"
    html = clean_html(f"{tag}{ARTICLE.replace('late', link)}", output="html")
    for kept in ('content="JavaScript: a history"', 'href="/javascript"', 'title="javascript: why"'):
        assert kept in html


# --- promises


TAGS = ["p", "/p", "div", "/div", "br", "a", "/a", "table", "tr", "td", "/table", "pre", "li", "/html", "html", "svg:x"]
MARKUP = [*(f"<{tag}>" for tag in [*TAGS, "noscript", "/noscript", "b", "/b"]), "<!--", "-->", "&amp;", "&#0;"]
PIECES = st.lists(
    st.sampled_from([*MARKUP, "\0", "\x0b", *BODY[:3], *prose.SHORT[:10], " ", "\n"]) | st.text(max_size=5), max_size=40
)


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_page(data: bytes) -> None:
    clean_html(data)
    clean_html(data, output="html")


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_what_comes_out_stands_in_the_page_and_stays(pieces: list[str]) -> None:
    html = "".join(pieces)
    report = analyze_html(html)
    lines = iter(report.input.split("\n"))
    for line in report.text.split("\n"):
        assert any(line in whole or all(word in whole for word in line.split()) for whole in lines)
    once = clean_html(html, output="html")
    assert clean_html(once, output="html") == once


@pytest.mark.parametrize("kind", KINDS)
def test_a_written_page_says_what_kind_it_was_cleaned_as(kind: str) -> None:
    once = clean_html(f"<p>{prose.PROSE['en'][0]}<p>{prose.PROSE['en'][1]}", output="html", kind=kind)
    assert analyze_html(once).kind == kind
    assert analyze_html(once.replace(f'"{kind}"', '"poem"')).kind is None


@pytest.mark.parametrize("tag", ["plaintext", "xmp"])
def test_text_that_only_looks_like_markup_is_written_as_text(tag: str) -> None:
    once = clean_html(f"<{tag}>\n<p>The ferry was late.</p>\nIt ran.", output="html")
    assert clean_html(once) == "<p>The ferry was late.</p>\nIt ran."
    assert clean_html(once, output="html") == once


def test_text_that_is_shown_where_nothing_can_be_embedded_is_neither_read_nor_written() -> None:
    once = clean_html(f"<body>{ARTICLE}<noembed> <option>x", output="html")
    assert "noembed" not in once
    assert clean_html(once, output="html") == once


@pytest.mark.parametrize("rounds", [1, 3, 4, 5])
def test_a_page_is_written_until_it_is_read_as_it_was(rounds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = iter([*map(str, range(rounds)), *[str(rounds)] * 9])
    monkeypatch.setattr(tree, "written", lambda *_: next(pages))
    assert clean_html("<p>x", output="html") == str(min(rounds, 4))


def test_blanks_in_pre_claim_no_line_that_stands_behind_them() -> None:
    source = read_html("<pre> <b><img></b><br></pre><p>The ferry was late.</p>")
    for tag in ("b", "br"):
        number = source.tags.index(tag)
        assert source.firsts[number] == source.lasts[number] == 0
    assert clean_html("<pre><br>", output="html")


def test_what_only_readers_without_scripts_see_is_not_written_where_it_was_not_read() -> None:
    prose = "The ferry had been late every morning that week, and nobody on the pier looked at the timetable any more."
    once = clean_html(f"<html><body>{prose}<noscript>{prose}", output="html")
    assert once.count(prose) == 1
    assert clean_html(once, output="html") == once


# --- growth


def seconds(html: str) -> float:
    times = []
    gc.disable()
    for _ in range(3):
        start = process_time()
        clean_html(html)
        times.append(process_time() - start)
    gc.enable()
    return min(times)


GROWING: dict[str, tuple[Callable[[int], str], int]] = {
    "paragraphs": (lambda n: ARTICLE * n, 60),
    "nested": (lambda n: "<div>" * n + "deep text" + "</div>" * n, 5000),
    "nested, a line each": (lambda n: "<div>a line here" * n, 1000),
    "links": (lambda n: MENU * n, 200),
    "open paragraphs": (lambda n: "<p>one <b>two" * n, 200),
    "cells": (lambda n: "<table><tr>" + "<td>cell" * n, 3000),
}


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_page_costs_twice(name: str) -> None:
    make, size = GROWING[name]
    ratio = 0.0
    for _ in range(5):
        ratio = seconds(make(2 * size)) / seconds(make(size))
        if ratio <= 2.6:
            break
    assert ratio <= 2.6


def test_ten_thousand_elements_deep() -> None:
    html = f"{'<div>' * 10_000}{BODY[0]}{'</div>' * 10_000}{ARTICLE}"
    assert BODY[-1] in clean_html(html)
    assert BODY[-1] in clean_html(html, output="html")


# --- the parts


def test_columns_stay_within_their_bins() -> None:
    sizes = bins()
    for html in (PAGE, "<p>x", MENU * 300, ARTICLE * 50, "<div>" * 300 + "x"):
        source = read_html(html)
        view = View(source, page_of_source(source))
        load().chances(Looks(view))
        for name, column in columns(Looks(view)).items():
            assert len(column) == len(source.lines)
            assert min(column) >= 0 and max(column) < sizes[name], name


def test_the_best_prefix_is_the_surest_lines() -> None:
    assert best_prefix([0.9, 0.1, 0.95, 0.05], [10, 10, 10, 10]) == [True, False, True, False]
    assert best_prefix([], []) == []


def test_the_model_names_its_data() -> None:
    import json

    from cleaner.package_data import read

    about = json.loads(read("markup/model.json"))
    assert "CC BY 4.0" in about["data"]["wcxb-dev"]
    assert about["command"].startswith("python -m benchmarks.html_training")
    assert set(about["kinds"]["names"]) == set(KINDS)
