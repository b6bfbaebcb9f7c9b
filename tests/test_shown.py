"""Lines are read as what they show, and cut with the marks around it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Category, clean
from cleaner.evidence import Clue, Span
from cleaner.shown import shown, visible, whole
from tests import prose
from tests.cases import FIXTURES, read

CLUE = Clue(Category.READ_MORE, 0.95, "own")
LINES = {
    "plain": "plain",
    "a [b](c) d": "a b d",
    "[a [b] c](d)": "a [b] c",
    "[a](b(c)d)": "a",
    '[a](<b c> "d")': "a",
    "[![a](b)](c) d": "d",
    "[![a](b) e](c)": "e",
    "![a](b)": "",
    "![a [b]](c) d": "d",
    "[![a [b] c](d)](e) f": "f",
    "**a** b": "a b",
    "[**a**](b)": "a",
    "## a": "a",
    "##a": "##a",
    "a ](b)": "a",
    "[a] (b)": "[a] (b)",
    "a[1] = b(c)": "a[1] = b(c)",
    "2 ** 3": "2 ** 3",
    "** **": "** **",
    "a\xa0b\u202fc": "a b c",
    "a  b   c": "a b   c",
    "news\u00adletter": "newsletter",
    "a\xa0 b": "a b",
    "a \u00ad": "a",
    "\u00ad\ta": "a",
    "  * [1]a": "* a",
    "[5]a [6]b, ([7]c)": "a b, (c)",
    "[8][9]© 2025": "© 2025",
    "a [12] b[3] c [4], [5]": "a [12] b[3] c [4], [5]",
    "[1]a, b. 2010.": "[1]a, b. 2010.",
    "[1]: a [2](b)": "[1]: a 2",
    "a = [1]*3": "a = [1]*3",
}


@pytest.mark.parametrize("line", LINES)
def test_what_a_line_shows(line: str) -> None:
    assert shown(line) == LINES[line]


def cut(line: str, start: int, end: int) -> list[str]:
    return [line[span.start : span.end] for span in whole(line, [Span(start, end, CLUE)])]


def test_marks_around_words_that_go_as_a_whole_go_with_them() -> None:
    line = "Before [**the words**](a) after"
    start = line.index("the")
    assert cut(line, start, start + 9) == ["[**the words**](a)"]
    assert cut(line, start, start + 3) == ["the"]
    assert cut(line, start + 4, len(line)) == ["words", " after"]


def test_the_number_of_a_link_goes_with_the_letter_behind_it() -> None:
    line = "  [5]Share [6]the boat [7]Print"
    assert cut(line, line.index("Share"), line.index(" [6]")) == ["[5]Share"]
    assert cut(line, line.index("hare"), line.index(" [7]")) == ["hare [6]the boat"]


marked = st.lists(
    st.sampled_from(["[", "]", "(", ")", "](", "](a)", "![", "**", "*", "# ", "a", "b ", " ", "[1]", "."]), max_size=14
)


@given(marked.map("".join), st.data())
def test_what_goes_of_a_line_shows_what_was_to_go(line: str, data: st.DataObject) -> None:
    seen = visible(line)
    if not seen:
        return
    first = data.draw(st.integers(0, len(seen) - 1))
    last = data.draw(st.integers(first, len(seen) - 1))
    spans = whole(line, [Span(seen[first], seen[last] + 1, CLUE)])
    assert all(one.end <= two.start for one, two in pairwise(spans))
    gone = {at for span in spans for at in range(span.start, span.end)}
    assert [at for at in seen if at in gone] == seen[first : last + 1]


#: What a line may be made of so that a cut makes a mark of the rest, or breaks one.
PIECES = ["![", "[", "]", "](a)", "](a.png) ", "**", "[5]", "[Photo: AP]", " (Photo: AP)", "Read more", "## ", " ", "a"]
PIECES += ["The mayor waves.", " Share", "[Also read: Ten bridges you must see](ten.html)"]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), max_size=4))
def test_what_a_cut_leaves_is_read_as_it_will_be(lines: list[str]) -> None:
    above, below, end = prose.PROSE["en"][:3]
    once = clean("\n\n".join([above, *lines, below, end]))
    assert clean(once) == once


def test_a_line_that_shows_nothing_once_it_has_lost_a_part() -> None:
    line = "](a) ![ [](a.png) [Also read: Ten bridges you must see](ten.html)]"
    above, below = prose.PROSE["en"][:2]
    once = clean(f"{above}\n\n{line}\n\n{below}")
    assert clean(once) == once


@pytest.mark.parametrize("form", ["[{}](https://courier.example/)", "**{}**", "## {}"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_marks_around_each_line_change_nothing(form: str, language: str) -> None:
    for case in read(FIXTURES / f"{language}.case")[:40]:
        lines = [line for line in case.text.split("\n") if line.strip() and not set(line) & set("[]()*#_\\")]
        plain = clean("\n".join(lines)).split("\n")
        marked = clean("\n".join(form.replace("{}", line) for line in lines)).split("\n")
        assert list(map(shown, marked)) == [line.strip() for line in plain], case.title


@pytest.mark.parametrize("blank", ["\xa0", "\u202f", "  "])
def test_blanks_change_nothing(blank: str) -> None:
    for case in read(FIXTURES / "fr.case")[:40]:
        lines = [line for line in case.text.split("\n") if line.strip()]
        plain = clean("\n".join(lines)).split("\n")
        spaced = clean("\n".join(line.strip().replace(" ", blank) for line in lines)).split("\n")
        assert [line.split() for line in spaced] == [line.split() for line in plain], case.title


def test_marks_in_prose_stay() -> None:
    text = "\n\n".join(f"**{line[:5]}**{line[5:]} [more](a.html)" for line in prose.PROSE["en"])
    assert clean(text) == text
