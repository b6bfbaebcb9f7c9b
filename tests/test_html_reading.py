"""What the reader makes of elements that are more than text: formulas, buttons, pictures, shadow trees, typed text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner import analyze_html, clean_html
from cleaner.read_html import read_html
from tests import prose
from tests.test_growth import MOST, growth

BODY = [" ".join(text.split()) for text in prose.PROSE["en"]]
ARTICLE = "".join(f"<p>{text}</p>" for text in BODY)
FORMULA = "<math><mi>v</mi><mo>=</mo><mfrac><mi>s</mi><mn>2</mn></mfrac></math>"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (f"<p>Here {FORMULA} is its speed.", ["Here v = s 2 is its speed."]),
        (
            "<p>Here <math><semantics><mi>v</mi><annotation>v</annotation></semantics></math><span>v</span> is it.",
            ["Here v is it."],
        ),
        ("<p>It is spring.<button>Share</button></p>", ["It is spring.", "Share"]),
        ("<div><span>€ 24.90</span><button>Add to cart</button>in stock</div>", ["€ 24.90", "Add to cart", "in stock"]),
        ("<table><tr><th><button>Year</button><th><button>Boat</button></table>", ["Year\tBoat"]),
        ("<p>one<img src=a>two<input>three<select><option>no</select>four", ["one two three", "four"]),
        ("<p><img src=a>one<noscript><img src=a></noscript>-way", ["one-way"]),
        ("<pre>a<img src=a>b</pre>", ["ab"]),
        ("<x-card>Before <template shadowrootmode=open><p>Within</p></template></x-card>", ["Before", "Within"]),
        ("<p>Shown <template><b>not</b> shown </template>only", ["Shown only"]),
        ("<p>one\vtwo</p><table><tr><td>a\vb<td>c</table>", ["one two", "a b\tc"]),
        ("<table><tr><td>a<td><pre>b\n c</pre></table>", ["a", "b", " c"]),
    ],
)
def test_elements_become_lines(html: str, lines: list[str]) -> None:
    assert read_html(html).lines == lines


def test_blank_lines_of_code_stay() -> None:
    code = "import tidelog\n\n\ndef read():\n    return 1\n\n\n\nread()"
    for html in (f"<p>Before<pre>\n \n{code}\n\n \n</pre><p>Behind", f"<p>Before<pre>{code}</pre><p>Behind"):
        assert analyze_html(html).input == f"Before\n\n{code}\n\nBehind"


@pytest.mark.parametrize("named", ["open", "closed", ""])
def test_a_shadow_tree_is_written_as_it_is_shown(named: str) -> None:
    page = f"<body><x-story><template shadowrootmode='{named}'>{ARTICLE}</template></x-story><template>no</template>"
    assert clean_html(page) == "\n\n".join(BODY)
    once = clean_html(page, output="html")
    assert clean_html(once) == "\n\n".join(BODY)
    assert "no<" not in once
    assert clean_html(once, output="html") == once


@pytest.mark.parametrize(
    "kind",
    ["application/ld+json", "application/ld+json; charset=utf-8", " Application/LD+JSON ", "application/LD+json;"],
)
def test_data_is_found_however_its_type_is_written(kind: str) -> None:
    assert read_html(f'<script type="{kind}">{{}}</script>').data == ["{}"]
    assert read_html(f'<script type="text/{kind}">{{}}</script><script>x</script>').data == []


#: How many times as long as what the page shows the article in its data is.
@pytest.mark.parametrize(("times", "is_read"), [(1, False), (3, True)])
def test_an_article_in_data_is_read_where_the_page_shows_less(times: int, is_read: bool) -> None:
    told = " ".join([BODY[0]] * times)
    page = f'<script type="application/ld+json">{{"articleBody": "{told}"}}</script><p>{BODY[0]}'
    assert (told in read_html(page).lines[1:]) == is_read


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("if a <pb then", ["if a <pb then"]),
        ("AT&amp;T buys a ferry", ["AT&T buys a ferry"]),
        ("AT&T buys <b>a</b> ferry", ["AT&T buys <b>a</b> ferry"]),
        ("<p class=x>One</p><P>AT&amp;T</P>", ["One", "AT&T"]),
        ("One<br/>Two", ["One", "Two"]),
    ],
)
def test_the_text_of_data_is_plain_or_html(text: str, lines: list[str]) -> None:
    assert read_html(f'<script type="application/ld+json">{{"articleBody": "{text}"}}</script>').lines == lines


# --- paths


def test_the_places_of_paths_count_elements_of_one_name() -> None:
    source = read_html("<body><p>a<div><p>b<ul><li>c<li>d</ul></div><p>e<div>f</div>")
    assert [source.path(owner) for owner in source.owners] == [
        "html/body/p[1]",
        "html/body/div[1]/p[1]",
        "html/body/div[1]/ul[1]/li[1]",
        "html/body/div[1]/ul[1]/li[2]",
        "html/body/p[2]",
        "html/body/div[2]",
    ]


#: By name: a page with many cuts, and the smaller size (times the piece is repeated).
GROWING: dict[str, tuple[Callable[[int], str], int]] = {
    "brothers": (lambda n: ARTICLE + '<div class="ad-slot">Fresh fish</div>' * n, 1_000),
    "in a list": (lambda n: f"{ARTICLE}<ul class=related-posts>{'<li><a href=a>Fresh fish</a>' * n}</ul>", 1_000),
}


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_cuts_cost_twice(name: str) -> None:
    make, size = GROWING[name]
    assert len(analyze_html(make(size), kind="article").removals) >= size
    assert growth(lambda html: analyze_html(html, kind="article").removals, make(size), make(2 * size)) <= MOST
