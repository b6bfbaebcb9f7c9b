"""Twice the text costs at most two and a half times as much, whatever the text: no pattern runs away."""

from __future__ import annotations

import gc
import textwrap
from collections.abc import Callable
from itertools import cycle, islice
from time import process_time

import pytest

from cleaner import Cleaner, clean, sentences, shown
from cleaner.rules import dates, hours, inline, numbered, patterns
from tests import prose

#: The most that twice the input may cost, as a multiple.
MOST = 2.5
#: Shorter measurements are mostly noise: the work is repeated until it takes this long (seconds).
LEAST_TIME = 0.006
#: Longer than this (seconds) nothing of this size may take, whatever its growth: it is not measured to the end.
LONGEST_TIME = 6.0
#: What grows faster than the text does so in each try; what only met a busy machine does not. So many runs in each.
TRIES = (1, 2, 2, 2, 2, 2, 2, 2)
PATTERN_SIZE = 100_000


def best(work: Callable[[], object], repeats: int, runs: int = 2) -> float:
    """The shortest of a few runs, in seconds of this process alone: a busy machine does not count."""
    times = []
    gc.disable()
    for _ in range(runs):
        start = process_time()
        for _ in range(repeats):
            work()
        times.append(process_time() - start)
    gc.enable()
    return min(times)


def warmed(run: Callable[[str], object], text: str) -> float:
    """How long the first look at a text took: some of that went into what is made once."""
    start = process_time()
    run(text)
    return process_time() - start


def growth(run: Callable[[str], object], small: str, large: str) -> float:
    """How many times as much the larger text costs; measured again when the first result looks bad."""
    ratio, repeats = 0.0, 1
    took = warmed(run, small[: len(small) // 4])
    if not LEAST_TIME < took < LONGEST_TIME / 16:  # too short to tell, or so long that all of it may take ages
        took = warmed(run, small)
        if took > LONGEST_TIME:
            return float("inf")
        repeats = max(1, int(LEAST_TIME / max(took, 1e-6)))
    for runs in TRIES:
        ratio = best(lambda: run(large), repeats, runs) / best(lambda: run(small), repeats, runs)
        if ratio <= MOST:
            break
    return ratio


def lines_of(parts: list[str], size: int) -> str:
    """About this many characters of these lines, over and over: whole rounds, so that texts of all sizes end alike."""
    rounds = max(1, size // sum(len(part) + 1 for part in parts))
    return "\n".join(islice(cycle(parts), rounds * len(parts)))


ARTICLE = "\n".join(f"{number} {line}" for number, line in enumerate(prose.ALL_PROSE[:30]))


def below_an_article(parts: list[str]) -> Callable[[int], str]:
    """An article, and below it about so many characters of these lines, numbered."""

    def made(size: int) -> str:
        lines = lines_of(parts, size).split("\n")
        return "\n".join([ARTICLE, *(line.replace("#", str(number)) for number, line in enumerate(lines))])

    return made


NOISE = [line for lines in prose.NOISE.values() for line in lines]

#: Whole texts by size in characters: how to make them, and the smaller size.
TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "prose": (lambda n: lines_of(prose.ALL_PROSE, n), 400_000),
    "prose, no line twice": (lambda n: "\n".join(f"{i} {prose.ALL_PROSE[i % 50]}" for i in range(n // 150)), 200_000),
    # Both sizes are judged twice, as the guard of promise 6 wants it: half of the smaller would be judged once.
    "noise": (lambda n: lines_of(NOISE, n), 160_000),
    "headings": (lambda n: lines_of(prose.HEADINGS, n), 30_000),
    "headings of lists": (lambda n: lines_of(["Related articles", *prose.HEADLINES], n), 40_000),
    "comment counts": (lambda n: lines_of(["Comments (12)", "Tags"], n), 10_000),
    "an article after each heading": (lambda n: lines_of(["Related articles", *prose.ALL_PROSE[:3]], n), 100_000),
    "spoiled paragraphs": (lambda n: lines_of([p + g for p in prose.ALL_PROSE for g in prose.GLUED], n), 60_000),
    "dates": (lambda n: lines_of(prose.NOISE["timestamp"], n), 25_000),
    "posts": (lambda n: lines_of([prose.SHORT[0], prose.NOISE["social_embed"][0]], n), 50_000),
    "openings of posts": (lambda n: lines_of(["View this post on Instagram"] * 5 + ["A (@janedoe)"], n), 50_000),
    "hostile": (lambda n: lines_of([line for line in prose.HOSTILE if len(line) < 60], n), 30_000),
    "one line of letters": (lambda n: "a" * n, 2_000_000),
    "one line of prose": (lambda n: (" ".join(prose.PROSE["en"]) + " ") * (n // 1000), 3_000_000),
    "one line of pieces": (lambda n: "It rained. (Also read: Ten bridges) (Photo: AP)" * (n // 47), 20_000),
    "one line of dated pieces": (lambda n: "date 2025-03-14 " * (n // 16), 20_000),
    "short lines": (lambda n: "line\n" * n, 40_000),
    "short lines, all different": (lambda n: "\n".join(map(str, range(n))), 20_000),
    "empty lines": (lambda n: "\n" * n, 400_000),
    "empty lines within": (lambda n: "Share" + "\n" * n + "Share", 250_000),
    "a blank line after each": (lambda n: "line\n\n" * n, 25_000),
    "blanks": (lambda n: " \t\xa0" * n, 300_000),
    "carriage returns": (lambda n: "\r\n" * n, 150_000),
    "copies": (lambda n: lines_of(["The same line of some forty letters again"], n), 200_000),
    "copies in pairs": (lambda n: "\n".join(f"{'x' * 40}{i // 2}" for i in range(n // 46)), 150_000),
    "rows left among what has gone": (
        below_an_article(["Log in", "Privacy policy", "Odd # row", "Odd # of it."]),
        40_000,
    ),
    "stories with buttons": (
        below_an_article(["Headline # of it", prose.PROSE["en"][0], prose.PROSE["en"][1], "Read more"]),
        60_000,
    ),
    "dated headlines": (
        below_an_article(["2021-01-19 The # ferry is late", "[ 19. Mai 2020 ] Das # Schiff"]),
        40_000,
    ),
    "runs of headlines": (below_an_article([*prose.HEADLINES[:6], "What did # say? Nobody knows!"]), 40_000),
    "threads": (below_an_article(["Ida #", "March 3, 2024 at 18:53", "Never heard of it, #.", "Reply"]), 40_000),
    "comments on one line": (below_an_article(["Ida S. 2 hours ago She never # stopped. Like Reply Report"]), 40_000),
    "excerpts": (below_an_article(["Headline # of it", prose.PROSE["en"][0][:110] + " #", "Log in"]), 30_000),
    "numbered contents": (lambda n: "\n".join([f"{i} Part of {i}" for i in range(n // 30)] * 2), 40_000),
    "marked teasers": (
        below_an_article([prose.PROSE["en"][0][:150] + " ... [More]", "Label # 2024-05-01"]),
        60_000,
    ),
    "teasers cut off": (
        below_an_article(
            ["The # ferry is late, and nobody on the quay knows why. It waits for # men, and the old pilot says that"]
        ),
        60_000,
    ),
    "readers below each heading": (
        lambda n: lines_of(["Comments", "Hi Ida, a bird :)", "Thanks for it, Mia", *prose.ALL_PROSE[:2]], n),
        60_000,
    ),
    "menus printed twice": (lambda n: "\n".join([f"Entry {i % (n // 40)}" for i in range(n // 20)]), 40_000),
    "teasers of one day": (
        below_an_article(["March 3, 2024", "The ferry # is late, and nobody on the quay knows why it should be."]),
        20_000,
    ),
    "questions": (below_an_article(["Want # more? Sign up for our # newsletter and read our full # guide"]), 40_000),
    "wrapped prose": (lambda n: "\n\n".join(map(textwrap.fill, islice(cycle(prose.ALL_PROSE), n // 150))), 60_000),
    "wrapped pieces": (lambda n: textwrap.fill("It rained. (Also read: Ten bridges) (Photo: AP) " * (n // 47)), 20_000),
    "pieces": (
        lambda n: lines_of([part for line in prose.ALL_PROSE for part in prose.in_pieces(line, [1, 1])], n),
        60_000,
    ),
    "commas": (lambda n: "The ferry is late\n, \n" * (n // 22), 60_000),
    "links": (lambda n: lines_of([f"* [{line}](https://a.example/b)" for line in prose.HEADLINES], n), 40_000),
    "links on one line": (below_an_article(["[Also read: # bridges](a) and **Photo: AP** " * 40]), 40_000),
    "longer and shorter": (lambda n: "\n".join("a" * (40 + (-i) % 500) for i in range(n // 300)), 300_000),
}


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text(name: str) -> None:
    make, size = TEXTS[name]
    assert growth(clean, make(size), make(2 * size)) <= MOST


def test_a_million_short_lines_and_ten_megabytes_on_one_line() -> None:
    assert clean("line\n" * 1_000_000) == "line\n" * 1_000_000
    assert clean("word " * 2_000_000) == "word " * 2_000_000
    assert clean("\n" * 1_000_000) == "\n" * 1_000_000


def test_every_profile_grows_alike() -> None:
    for profile in ("careful", "thorough"):
        cleaner = Cleaner(profile=profile)
        page = lines_of(NOISE + prose.ALL_PROSE, 40_000)
        assert growth(cleaner.clean, page, page + "\n" + page) <= MOST


# --- each pattern on its own worst input: it almost matches, from as many places as it can begin at

#: (front, piece repeated to any size, end) for each row of `patterns.PATTERNS`.
WORST: dict[str, list[tuple[str, str, str]]] = {
    "signature": [("—", " a", ""), ("— ", "a", "(@a"), ("--", "(@a", ""), ("— a(@", "a", ""), ("— ", "—", "(@")],
    "signed_post": [("", "—", "(@a) 2025"), ("", "— a", "(@a)"), ("", "—a(@a) b", ""), ("a", "—", "(@a) aaaaaaaa")],
    "shared_by": [("", "a", "(@"), ("", "(@a", ""), ("aaa", "(@a) • ", "."), ("", "((@a)", " • .")],
    "card": [("", "a", "(@a) on"), ("", "(@a) on ", "X"), ("a(@a", "@a", ") on X"), ("a(@a) on X", "a", "")],
    "sound": [("", "♬", ""), ("", "♬ a - ", "."), ("a ♬ ", "a", " -"), ("", "a ", "♬ a - a."), ("♬ a", " - ", "!")],
    "posted_in": [("", "by ", "u/"), ("", "by u/aaa in ", "/"), ("by u/", "a", " in a"), ("", "a ", "by u/aaa in r/")],
    "picture_link": [("", "pic.twitter.com/", " "), ("", "pic.twitter.com/a ", "\r"), ("", "pic.twitter.com", "/")],
    "short_link": [("", "https://t.co/", ""), ("", "https://t.co/a", "...."), ("", "https://t.co/a ", "a")],
    "handle": [("", "a", "@"), ("", "a ", "@a"), ("@", "a", "!"), ("a @aa", " ·", ""), ("", "a @aa · ", ".")],
    "notice": [("copyright ", "2025", "\r"), ("©", "copyright ", ""), ("©️ ", "1", ""), ("© ", "12a", "\n")],
    "notice_tail": [("", "©", ""), ("", "©2025", "\r"), ("", "a© ", "2025\x85\r"), ("", "a©2025 ", "")],
    "sign": [("(©", " ", "1"), ("©", "a", "."), ("(©", "a)", "!"), ("", "©", "1")],
    "credit": [("Image: ", "A", "!"), ("(Image: ", "Aa / ", "!"), ("", "Image: ", ""), ("Foto: ", "A. van ", "")],
    "credit_short": [("(Image: ", "A", "!"), ("(Image: ", "A", ")"), ("[Photo: ", "AA ", "/"), ("", "(Image: ", ")")],
    "credit_address": [("A", "A", ".COM/"), ("(A.COM/", "A ", ")"), ("A.COM/A", "A", "."), ("", "A.COM/", "")],
    "hub": [("Follow ", "https://", " apnews.com/"), ("Follow a ", "http://apnews ", ""), ("", "AP ", "apnews.com")],
    "release_image": [("", "image:", " view more!"), ("image: ", " view more", "!"), ("", "video:a", "view more ")],
    "pub": [("", "PUB", ""), ("", "PU", "B"), ("PU", "B", "")],
    "press_caption": [("", "Weiterer Text über ots ", ""), ("A", "a", " / Weiterer Text über ots"), ("", "/ ", "a")],
    "credit_source": [("Источник: ", "А", "/"), ("Источник: ", "Аа ", "/ А"), ("Источник: А А / ", "А", "!")],
    "sign_letter": [("ⓒ", " ", "!"), ("(ⓒ ", "a", "!"), ("", "ⓒ ", ""), ("ⓒ ", "a b ", ")")],
    "credit_bracket": [("[", "A", "]"), ("[Aa ", "Aa ", "/"), ("[Aa A/", "A ", "."), ("[file: ", "A", "/")],
    "credit_via": [("(", "A", ")"), ("(Aa A via ", "A ", "."), ("(", "Aa ", " via A"), ("", "(A A via ", "")],
    "credit_capitals": [("", "A", "/"), ("", "AA ", "/"), ("AA AA/", "A ", "a"), ("AA AA", "/A", "")],
    "credit_photo": [("PHOTO ", "A", ","), ("PHOTO ", "AA ", ","), ("PHOTO AA, ", "A ", "a"), ("", "PHOTO ", ", ")],
    "credit_reporter": [("", "记者", ""), ("(", "a", "记者"), ("记者 ", "a", "摄"), ("记者", " ", "")],
    "letter": [("", "(c) ", ""), ("copyright ", "(c) ", ""), ("(c) 2025", "(c) ", "\r"), ("(c) ", "1", "")],
    "dated": [
        ("", "date ", ""), ("date ", "2025-03-14", ""),
        ("date 2025-03-14", " ", ""), ("", "date 2025-03-14 ", "a"),
    ],
    "field": [("- ", "articleBody:", " "), ("isPaid: ", "`", "a"), ("", "isPaid", ":"), ("isPaid:", '"', " ")],
    "body_field": [("", "articleBody:", ""), ("articleBody:", " ", ""), ("", "articleBody: ", "")],
    "shortcode": [
        ("[", "a", "-"), ("[a-", "-", "x"), ("[/a", " a", ""),
        ("[a-", "a", "\n"), ("", "[a-", "]x"), ("[a_", "_", "["),
    ],
    "script": [("function", "a", "\r"), ("{", ";", "function"), ("", "(", "{function"), ("async function", "{ ", "\n")],
    "script_error": [
        ("Warning: ", "a in ", ".php"), ("Warning: ", " in a.php on line 1", "a"),
        ("", "Warning: ", ".php"), ("Warning: a in ", "a", ".php on line"), ("Notice: a in a.php on line ", "1", "a"),
    ],
    "tag": [
        ("<", "a", ""), ("<a", " ", "<"), ("<a ", "/", ""),
        ("<!--", "-", ">x"), ("", "<a ", ">"), ("<!--", "-->", "x"),
    ],
    "emphasis": [("", "*", ""), ("", "** ", "x"), ("**", " ", "**")],
    "hashtags": [("", "#", ""), ("", "#a", "."), ("", "#ab", "!"), ("#aa", ", ", "!"), ("", "#aa ", ".")],
    "breadcrumb": [
        ("", " > ", "."), ("", "a > ", "."), ("a", " >", " !"),
        ("", ">", " > "), ("a > a > ", "a", "."),
    ],
    "breadcrumb_guillemet": [
        ("", " » ", "."), ("", "a » ", "."), ("a", " »", " !"),
        ("", "»", " » "), ("a » ", "a", "."),
    ],
    "breadcrumb_angle": [
        ("", " › ", "."), ("", "a › ", "."), ("a", " ›", " !"),
        ("", "›", " › "), ("a › ", "a", "."),
    ],
    "links_in_a_row": [
        ("", " | ", "."), ("", "aa | ", "1"), ("aa", " | aa", "!"),
        ("", "|", " | "), ("", "aa ", " | ."),
    ],
    "media_file_size": [("", "a.mp4", "B]"), ("", ".mp4 ", "B]"), ("a.mp4 ", "a", "B]"), ("", ".jpg", " B]")],
    "mail": [("", "[email protected", "]"), ("", "[email protected]", "\r"), ("", "[", "email protected")],
}  # fmt: skip

#: Regexes elsewhere in the package: how it runs them, whether on lines of any length (else on short ones only, through
#: the whole package), and their worst inputs.
ELSEWHERE: dict[str, tuple[Callable[[str], object] | None, list[tuple[str, str, str]]]] = {
    "dates._DIGIT": (dates._DIGIT.search, [("", "a", "1")]),
    "dates._WORD": (dates._WORD.findall, [("", "a", "1"), ("", "a1", ""), ("", "_", "")]),
    "hours.NUMERIC": (hours.NUMERIC.search, [("", "1", ""), ("", "12:", ""), ("", "1234. ", ""), ("", "1/1/", "a")]),
    "dates._EAST_ASIAN": (dates._EAST_ASIAN.fullmatch, [("", "年", "a"), ("", "1 ", "a"), ("", "分秒", "x")]),
    "dates._EAST_ASIAN_DATE": (dates._EAST_ASIAN_DATE.search, [("", "1", ""), ("", "1234 ", ""), ("", "1\t", "x")]),
    "hours._HOURS": (
        hours._forms()[0].search,
        [("", "1", ""), ("", "1:", ""), ("", "1 - ", ""), ("", "10:00 -", ""), ("", "1h", "x")],
    ),
    "hours._RANGE": (hours._forms()[1].search, [("", "1", ""), ("", "1 -", ""), ("", "1 ", "x"), ("", "1.-", "")]),
    "hours._VERSION": (hours._forms()[3].search, [("", "1.", ""), ("", "1.1", "x"), ("", ".", "1")]),
    "hours._SPAN": (
        hours._forms()[4].search,
        [
            ("", "1 am to ", ""),
            ("", "1:00 to ", ""),
            ("", "1 may to ", "!"),
            ("", "may 1 ", ""),
            ("", "012", "/"),
            ("", "123 ", ""),
        ],
    ),
    "hours._FULL_HOUR": (hours._forms()[5].search, [("", "1 ", ""), ("", "kl. ", ""), ("", "1 p.", "")]),
    "hours._CLOCK": (hours._CLOCK.findall, [("", "1", ""), ("", "1:", ""), ("", "10:00", "/"), ("", "10:00 ", "")]),
    "inline._SIGNED": (
        inline._signed().fullmatch,
        [("", "A ", "/"), ("A ", "A.", "/A"), ("", "A, ", "a"), ("A A/", "A ", "a")],
    ),
    "inline._BRACKET": (
        inline._BRACKET.findall,
        [("", "(", ""), ("(", "a", ""), ("", "(aaaaaaa", ""), ("", "（aaaaaaa[", ""), ("", "(a)", "")],
    ),
    "numbered._NUMBER": (
        None,
        [("", " ", ""), ("", "(", "a"), ("", "( [", ""), ("", "1,", "k"), ("", "1.,:", "x"), ("", "1k", "")],
    ),
    "numbered._PLAIN_NUMBER": (
        None,
        [("", " ", ""), ("", "(", "a"), ("", "( [", ""), ("", "1,", "k"), ("", "1.,:", "x"), ("", "1k", "")],
    ),
    "inline._PLAIN_BRACKET": (
        inline._PLAIN_BRACKET.findall,
        [("", "(", ""), ("(", "a", ""), ("", "(aaaaaaa", ""), ("", "(aaaaaaa[", ""), ("", "(a)", "")],
    ),
    "sentences._PLAIN_BORDER": (
        sentences._PLAIN_BORDER.findall,
        [("", ".", ""), ("", '."', ""), ("a.", " ", ""), ("", ". ", ""), ("", "AAA. ", "a"), ("", '.")) ', '"')],
    ),
    "dates._NUMBER": (dates._NUMBER.findall, [("", "1", ""), ("", "1 ", ""), ("", "1a", "")]),
    "dates._NAME": (dates._NAME.findall, [("", "a", ""), ("", "aa ", ""), ("", "aaa1", "_")]),
    "shown._LINKS": (
        shown._LINKS.findall,
        [
            ("", "[", ""),
            ("", "[a", "](b)"),
            ("", "[a](", ""),
            ("[", "![", "](a)"),
            ("[", "![](", ")"),
            ("[", "\\\\", ""),
            ("[a](", "(a", ")"),
            ("", "[a](b ", ""),
            ("[a](b", " ", ""),
            ('[a](b "', "a", ""),
            ("[", "[a]", "](b"),
        ],
    ),
    "shown._STRONG": (
        shown._STRONG.findall,
        [("", "*", "a"), ("", "**a", ""), ("** ", " ", "**"), ("", "** ", "")],
    ),
    "shown._IMAGES": (
        shown._IMAGES.findall,
        [("", "![", "]"), ("", "![](", ""), ("![", "a", "]("), ("", "![]", "")],
    ),
    "shown._NUMBERS": (shown._NUMBERS.findall, [("", "[1]", ""), ("", "[1] ", ""), ("", "[1", "a"), ("", "/", "[1]a")]),
    "shown._ENDS": (
        shown._ENDS.findall,
        [("", "](", ""), ("", "](<", ">"), ("](", " ", "a"), ("](a", " ", ""), ("](a ", "'a", ""), ("](", "a", "")],
    ),
    "shown._UNSEEN": (shown._UNSEEN.findall, [("", " ", ""), ("a", " ", "b"), ("", "a  ", ""), ("", "\u00ad", "")]),
    "shown._HEADING": (shown._HEADING.findall, [("", "#", ""), ("#", " ", ""), ("", " ", "#"), ("", "# ", "")]),
    "numbered._DIGIT": (numbered._DIGIT.search, [("", "a", "1")]),
    "numbered._LISTED": (numbered._LISTED.match, [("", "1", "."), ("", "1. ", "")]),
    "sentences._BORDER": (
        sentences.sentence_starts,
        [("", ".", ""), ("", '."', ""), ("a.", " ", ""), ("", ". ", ""), ("", "AAA. ", "a"), ("", '.")) ', '"')],
    ),
    "sentences._LAST_WORD": (None, [("", "a", "....."), ("", "a. A", ""), ("", "a.... A", "."), ("", "é", ".....")]),
}


def filled(worst: tuple[str, str, str], size: int) -> str:
    front, piece, end = worst
    return front + piece * (size // len(piece)) + end


def test_every_pattern_has_a_worst_input() -> None:
    assert sorted(WORST) == sorted(pattern.name for pattern in patterns.PATTERNS)


@pytest.mark.parametrize("pattern", patterns.PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_on_its_worst_input(pattern: patterns.Pattern) -> None:
    """As the package runs it: `match` where its match is cut out of a row, else `fullmatch`."""
    compiled = patterns.compiled(pattern)
    run = compiled.match if pattern.inline else compiled.fullmatch
    for worst in WORST[pattern.name]:
        assert growth(run, filled(worst, PATTERN_SIZE // 2), filled(worst, PATTERN_SIZE)) <= MOST, worst


@pytest.mark.parametrize("pattern", patterns.PATTERNS, ids=lambda pattern: pattern.name)
def test_rows_made_for_a_pattern(pattern: patterns.Pattern) -> None:
    """Rows as long as the pattern looks at, through the whole package: neither many of them nor one costs much."""
    rows = [filled(worst, min(pattern.longest, 2000) - len(worst[0] + worst[2])) for worst in WORST[pattern.name]]
    assert growth(clean, lines_of(rows, PATTERN_SIZE // 4), lines_of(rows, PATTERN_SIZE // 2)) <= MOST
    longest = "\n".join(filled(worst, PATTERN_SIZE // 4) for worst in WORST[pattern.name])
    longer = "\n".join(filled(worst, PATTERN_SIZE // 2) for worst in WORST[pattern.name])
    assert growth(clean, longest, longer) <= MOST


@pytest.mark.parametrize("pattern", patterns.PATTERNS, ids=lambda pattern: pattern.name)
def test_a_row_made_for_a_pattern_costs_little(pattern: patterns.Pattern) -> None:
    """A row as long as the pattern looks at may cost a fraction of a millisecond: some 2 MB a second at the worst."""
    rows = [filled(worst, min(pattern.longest, 2000) - len(worst[0] + worst[2])) for worst in WORST[pattern.name]]
    text = lines_of(rows, PATTERN_SIZE)
    assert any(best(lambda: clean(text), 1, 1) < PATTERN_SIZE / 100_000 for _ in range(2))


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_regex_on_its_worst_input(name: str) -> None:
    run, inputs = ELSEWHERE[name]
    for worst in inputs if run else ():
        assert run
        assert growth(run, filled(worst, PATTERN_SIZE // 2), filled(worst, PATTERN_SIZE)) <= MOST, worst


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_regex_on_its_worst_input_through_the_package(name: str) -> None:
    _, inputs = ELSEWHERE[name]
    for worst in inputs:
        assert growth(clean, filled(worst, PATTERN_SIZE // 4), filled(worst, PATTERN_SIZE // 2)) <= MOST, worst
    rows = [filled(worst, 90) for worst in inputs]
    assert growth(clean, lines_of(rows, PATTERN_SIZE // 4), lines_of(rows, PATTERN_SIZE // 2)) <= MOST
