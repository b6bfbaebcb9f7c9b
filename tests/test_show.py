"""`cleaner report`, `cleaner audit` and the view on a terminal, without a browser: what is read, counted and said."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner import Category, Cleaner, analyze
from cleaner.cli import COMMANDS, main
from cleaner.cli.options import SUMMARIES

pytest.importorskip("jinja2", reason="jinja2 is not installed")

from cleaner.show.audit import looser_than
from cleaner.show.entries import entry
from cleaner.show.families import EDGES, FAMILIES, LOOKS
from cleaner.show.gold import Gold
from cleaner.show.sources import Source
from cleaner.show.tallies import Tally
from cleaner.show.unseen import UNSEEN
from cleaner.stream.jsonl import CleanRecord
from tests.test_formats import HOST, damaged_profile

PROSE = "The council voted on Tuesday to close the old bridge, and the mayor agreed."
MORE = "Work will start in the spring, she said, and it should be over by winter."
POINTER = "Also read: Ten bridges you must see"
PAGE = f"{PROSE}\n{POINTER}\n\n{MORE}\n\nFollow us\n"
Captured = pytest.CaptureFixture[str]


def embedded(page: Path) -> Any:
    """The data that a page holds."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found
    return json.loads(found[1])


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join([(row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows]), "utf-8")
    return path


def test_every_category_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(Category)
    assert len({(look.hue, look.edge) for look in LOOKS.values()}) == len(Category)
    assert all(len(family.members) <= len(EDGES) for family in FAMILIES)


def test_the_command_tells_of_its_commands(capsys: Captured) -> None:
    assert set(SUMMARIES) == set(COMMANDS)
    assert main(["--help"]) == 0
    page = capsys.readouterr().out
    assert all(re.search(rf"^  {name} +\w", page, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize(("command", "package"), [("report", "jinja2"), ("audit", "matplotlib")])
def test_a_missing_package_is_named(command: str, package: str) -> None:
    code = "import sys; sys.modules[sys.argv[2]] = None; from cleaner.cli import main; sys.exit(main(sys.argv[1:2]))"
    done = subprocess.run([sys.executable, "-c", code, command, package], capture_output=True, check=False)
    assert done.returncode == 2
    said = f"cleaner {command}: needs {package}: pip install 'webtext-cleaner[report]'"
    assert done.stderr.decode().splitlines() == [said]


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.html"
    assert main(["report", str(tmp_path / "missing.txt"), "-o", str(page)]) == 1
    said = capsys.readouterr().err
    assert "missing.txt: No such file or directory" in said
    assert "no page written" in said
    assert list(tmp_path.iterdir()) == []


def test_without_o_the_page_goes_to_standard_output(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    assert main(["report", str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_text_html_and_records_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    (tmp_path / "b.html").write_text(f"<title>A bridge</title><p>{PROSE}<p>{MORE}<nav><a>Home</a></nav>", "utf-8")
    (tmp_path / "sniffed").write_text(f"\n<!DOCTYPE html><p>{PROSE}<p>{MORE}", "utf-8")
    with gzip.open(tmp_path / "c.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "c-1", "text": PAGE}) + "\n\n" + json.dumps({"html": f"<p>{PROSE}"}) + "\n")
    names = [str(tmp_path / name) for name in ("a.txt", "b.html", "sniffed", "c.jsonl.gz")]
    assert main(["report", *names, "-o", str(tmp_path / "page.html")]) == 0
    documents = embedded(tmp_path / "page.html")["documents"]
    assert [each["name"] for each in documents] == [*names[:3], "c-1", f"{names[3]}:3"]
    assert all("<p>" not in each["text"] and PROSE in each["text"] for each in documents)


def test_bad_records_are_named_and_the_rest_goes_on(tmp_path: Path, capsys: Captured) -> None:
    rows = ["{", "[1]", {"title": "no text"}, {"text": PAGE}, {"text": 3}, "[" * 100_000]
    records = written(tmp_path / "r.jsonl", *rows)
    for command in ("report", "audit"):
        assert main([command, str(records), "-o", str(tmp_path / "page.html")]) == 1
        said = capsys.readouterr().err
        assert re.findall(r"line (\d+): ", said) == ["1", "2", "3", "5", "6"]
        assert (tmp_path / "page.html").exists()
        (tmp_path / "page.html").unlink()


@pytest.mark.parametrize(
    "line", [b'{"text": "caf\xe9"}', b'{"text": "\xed\xa0\x80"}', b'{"text" 1}', b"5", b"[" * 100_000]
)
@pytest.mark.parametrize("command", ["report", "audit", "learn"])
def test_what_is_wrong_with_a_line_is_said_as_the_filter_says_it(
    command: str, line: bytes, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "r.jsonl").write_bytes(line)
    assert main([command, str(tmp_path / "r.jsonl"), "-o", str(tmp_path / "out")]) == 1
    problem = CleanRecord(Cleaner())(line).problem
    assert capsys.readouterr().err.startswith(f"cleaner {command}: {tmp_path / 'r.jsonl'}: line 1: {problem}\n")


@pytest.mark.parametrize("command", ["report", "audit"])
def test_a_number_of_thousands_of_digits_is_read_over(command: str, tmp_path: Path) -> None:
    records = written(tmp_path / "r.jsonl", f'{{"n": {"7" * 5000}, "text": "{PROSE}"}}')
    assert main([command, str(records), "-o", str(tmp_path / "page.html")]) == 0


@pytest.mark.parametrize("command", ["report", "audit"])
def test_a_host_whose_lines_are_damaged_is_named(command: str, tmp_path: Path, capsys: Captured) -> None:
    profile = damaged_profile(tmp_path / "site.profile")
    rows = [{"id": "a", "text": PAGE, "url": f"https://{HOST}/"}, {"id": "b", "text": PAGE, "url": "http://[/"}]
    records = written(tmp_path / "r.jsonl", *rows)
    call = [command, str(records), "--site-profile", str(profile), "-o", str(tmp_path / "page.html")]
    assert main(call) == 1
    said = f"cleaner {command}: a: profile_file: {profile}: {HOST}: a sketch ends too early\n"
    assert capsys.readouterr().err == said
    assert (tmp_path / "page.html").exists()


def test_a_damaged_file_is_named(tmp_path: Path, capsys: Captured) -> None:
    whole = gzip.compress((json.dumps({"text": PAGE}) + "\n").encode() * 1000)
    (tmp_path / "r.jsonl.gz").write_bytes(whole[:-20])
    assert main(["audit", str(tmp_path / "r.jsonl.gz"), "-o", str(tmp_path / "page.html")]) == 1
    assert "r.jsonl.gz" in capsys.readouterr().err


def test_bytes_that_are_no_text_are_named(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_bytes(PROSE.encode() + b"\n\xff\n")
    assert main(["report", str(tmp_path / "a.txt"), "-o", str(tmp_path / "page.html")]) == 1
    said = capsys.readouterr().err
    assert "a.txt: line 2: byte 0xFF at offset 76 is not utf-8 (see --encoding)\n" in said


@pytest.mark.parametrize("command", ["report", "audit"])
def test_the_help_names_no_option_that_is_not_there(command: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    page = capsys.readouterr().out
    named = set(re.findall(r"--[a-z-]+", page))
    assert named <= set(re.findall(r"^  .*?(--[a-z-]+)", page, re.MULTILINE)) | {"--site-profile"}


def test_a_gold_that_no_record_has_is_said(tmp_path: Path, capsys: Captured) -> None:
    records = written(tmp_path / "r.jsonl", {"text": PAGE, "author": PROSE, "n": 1})
    call = ["audit", str(records), "-o", str(tmp_path / "page.html")]
    assert main([*call, "--gold", "author"]) == main(call) == 0
    assert capsys.readouterr().err == ""
    for name in ("autor", "n"):
        assert main([*call, "--gold", name]) == 0
        assert (
            capsys.readouterr().err
            == f"cleaner audit: no document has the author's text in a field {name!r} (--gold)\n"
        )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "INPUT"),
        (["a.txt", "--profile", "loud"], "profile"),
        (["a.txt", "--limit", "0"], "error: --limit must be a whole number, 1 or more, not '0'"),
        (["a.txt", "--max-removed", "2"], "error: --max-removed must be a share from 0 to 1"),
        (["a.txt", "--profile", "loud"], "error: --profile: unknown profile 'loud'"),
        (["a.txt", "--site-profile", "./missing"], "error: --site-profile: ./missing: No such file"),
        (["a.txt", "--phrases", ""], "error: --phrases: the name of a file must not be empty"),
        (["a.txt", "--phrases", "missing.toml"], "--phrases: missing.toml"),
        (["a.txt", "--encoding", "klingon"], "--encoding"),
        (["a.txt", "--loud"], "--loud"),
    ],
)
@pytest.mark.parametrize("command", ["report", "audit"])
def test_a_wrong_call_is_named(command: str, arguments: list[str], word: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as raised:
        main([command, *arguments, "-o", "never.html"])
    assert raised.value.code == 2
    assert word in capsys.readouterr().err
    assert not Path("never.html").exists()


@pytest.mark.parametrize("command", ["report", "audit"])
def test_help_names_every_option_and_fits(command: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    assert f"cleaner {command} " in page
    assert {"--output", "--limit", "--field", "--profile", "--encoding"} <= set(re.findall(r"--\w+", page))


def test_limit_and_options_are_heeded(tmp_path: Path) -> None:
    records = written(tmp_path / "r.jsonl", *[{"id": name, "text": PAGE} for name in "abc"])
    call = ["report", str(records), "--limit", "2", "--keep", "read_more", "--title", "<b>", "-o"]
    assert main([*call, str(tmp_path / "page.html")]) == 0
    data = embedded(tmp_path / "page.html")
    assert [each["name"] for each in data["documents"]] == ["a", "b"]
    assert {data["categories"][mark[3]]["name"] for mark in data["documents"][0]["marks"]} == {"follow_promo"}
    assert "<title>&lt;b&gt; · cleaner</title>" in (tmp_path / "page.html").read_text("utf-8")


def test_embedded_text_comes_back_and_cannot_end_its_element(tmp_path: Path) -> None:
    text = f"</script><!--<script> ]]> & \u2028\u2029\u202e\0\ud83d\r\n{PAGE}"
    records = written(tmp_path / "r.jsonl", {"text": text})
    assert main(["report", str(records), "-o", str(tmp_path / "page.html")]) == 0
    assert embedded(tmp_path / "page.html")["documents"][0]["text"] == text
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.count("</script>") == page.count("<script") == 2
    assert "http" not in re.sub(r"http-equiv", "", page)  # nothing to fetch, nothing to link to


def test_offsets_are_those_of_a_script() -> None:
    line = "He has done so \U0001f6a2 since 1988, and the books with his numbers fill a shelf in the old "
    line += "customs house, as they have for years. Fishermen mend their nets in Norrby. (AFP File)"
    report = analyze(f"{PROSE}\n\n{line}\n\n{MORE}")
    rules: dict[str, int] = {}
    mark = entry("one", report).as_data(rules)["marks"][0]
    units = line.encode("utf-16-le")
    assert units[2 * mark[1] : 2 * mark[2]].decode("utf-16-le") == "Fishermen mend their nets in Norrby. (AFP File)"
    assert list(rules)[mark[4]] == report.marks[0].rule


# --- the audit


def audited(*documents: tuple[str, str, str], gold: str | None = None) -> Tally:
    tally = Tally(0.6)
    cleaner = Cleaner()
    for number, (text, language, host) in enumerate(documents):
        tally.add(entry(str(number), cleaner.analyze(text)), None, language, host, gold)
    return tally


def test_figures_add_up() -> None:
    tally = audited((PAGE, "en", "a.example"), (PROSE, "en", "b.example"), (PAGE, "", "a.example"))
    report = analyze(PAGE)
    assert (tally.all.documents, tally.all.touched) == (3, 2)
    assert tally.all.cut == 2 * sum(count.words for count in report.counts.values())
    assert {name: (each.documents, each.touched) for name, each in tally.languages.items()} == {"en": (2, 1)}
    assert {name: each.documents for name, each in tally.hosts.items()} == {"a.example": 2, "b.example": 1}
    kind = tally.kinds[Category.READ_MORE]
    assert (kind.documents, kind.lines, kind.words) == (2, 2, 14)
    frequent = [(category, text, line.documents, line.hosts) for category, text, line in tally.frequent(9)]
    assert (Category.READ_MORE, POINTER, 2, {"a.example"}) in frequent
    assert [round(share, 3) for share in tally.shares] == [round(9 / 38, 3), 0, round(9 / 38, 3)]


def test_the_closest_decisions_come_first() -> None:
    tally = audited((PAGE, "", ""))
    close = tally.closest()
    assert {each.text for each in close} == {POINTER, "Follow us"}
    assert [each.distance for each in close] == sorted(each.distance for each in close)
    assert all(each.cut for each in close)


def test_what_a_looser_profile_cuts_was_nearly_cut() -> None:
    cleaner = Cleaner(profile="careful", keep=["navigation"], cut=["byline"])
    looser = looser_than(cleaner.options)
    assert looser is not None
    assert looser.options.profile == "balanced"
    assert looser.options.cuttable == cleaner.options.cuttable
    assert looser_than(Cleaner(profile="thorough").options) is None
    balanced = Cleaner()
    text = f"{PROSE}\n\nFollow us\n\n{MORE}\n"
    tally = Tally(0.6)
    tally.add(entry("one", balanced.analyze(PROSE)), balanced.analyze(text), "", "", None)
    assert [each.cut for each in tally.closest()] == [False]


def test_calibration_needs_the_authors_text() -> None:
    assert audited((PAGE, "", "")).judged == {}
    right = audited((PAGE, "", ""), gold=f"{PROSE}\n{MORE}")
    assert sum(found[0] for found in right.judged.values()) == sum(found[1] for found in right.judged.values()) == 2
    wrong = audited((PAGE, "", ""), gold=PAGE)
    assert sum(found[0] for found in wrong.judged.values()) == 0


@pytest.mark.parametrize(
    ("line", "held"),
    [
        (PROSE, True),
        (PROSE.upper(), True),
        ("the old bridge, and the mayor", True),
        ("old bridge", False),
        ("The council voted on Tuesday to close the old harbour, and nobody was asked about it", False),
    ],
)
def test_gold_knows_its_lines(line: str, held: bool) -> None:
    assert Gold(f"{PROSE}\n{MORE}").holds(line) == held


@pytest.mark.parametrize(
    ("fields", "host"),
    [
        ({"url": "https://www.News.example/a?b"}, "news.example"),
        ({"host": "www.news.example", "url": "https://other.example"}, "news.example"),
        ({"url": "http://[bad"}, ""),
        ({"url": None}, ""),
        ({"host": 3}, ""),
    ],
)
def test_hosts(fields: dict[str, Any], host: str) -> None:
    assert Source("one", "", None, fields).host == host


def test_an_audit_escapes_what_it_shows(tmp_path: Path) -> None:
    hostile = '<img src=x onerror="alert(1)">\u202e'
    rows = [{"id": hostile, "text": f"{PROSE}\nAlso read: {hostile}\n{MORE}", "host": hostile, "language": hostile}] * 2
    records = written(tmp_path / "r.jsonl", *rows)
    assert main(["audit", str(records), "--title", hostile, "-o", str(tmp_path / "page.html")]) == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<img" not in page
    assert "&lt;img src=x onerror=" in page
    body = page.partition("<main")[2]
    assert [char for char in UNSEEN.findall(body) if char not in "\n"] == []


def test_the_same_input_gives_the_same_page(tmp_path: Path) -> None:
    records = written(tmp_path / "r.jsonl", *[{"text": PAGE, "host": host, "gold": PROSE} for host in ("a", "b")])
    for command in ("report", "audit"):
        pages = []
        for name in ("one.html", "two.html"):
            assert main([command, str(records), "-o", str(tmp_path / name)]) == 0
            pages.append((tmp_path / name).read_bytes())
        assert pages[0] == pages[1]


def scripts() -> Iterator[Path]:
    yield from (Path(__file__).parent.parent / "cleaner" / "show" / "pages").iterdir()


def test_scripts_hold_to_the_rules_of_the_house() -> None:
    for path in scripts():
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 300, path.name
        if path.suffix == ".js":
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text), path.name
