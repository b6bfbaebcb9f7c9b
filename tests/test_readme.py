"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner import Category, analyze
from cleaner.options import CONTESTED
from cleaner.phrase_files import source_rows
from cleaner.sites import learn

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
INPUT, OUTPUT = [body for language, body in BLOCKS if language == "text"][:2]
ROWS = re.findall(r"^\| `(\w+)` \| (.+) \| (cut|stays) \| (cut|stays) \|$", README, re.MULTILINE)
ARTICLE = (
    "Ferry stays until the bridge opens",
    "The council of Norrby voted on Tuesday to keep the old ferry running until the new bridge opens in the spring.",
    "The bridge will be four hundred metres long and will carry two lanes for cars and a broad path for bicycles.",
    "Work on the piles starts in May, and until then nothing changes for the people who cross the river daily.",
    "The county pays for the steel, the town for the approach roads, and the two have argued about lamps ever since.",
    "Nobody has yet said what is to become of the ferry itself, which was built in 1911 and has been red ever since.",
)


class Mapped(list[Any]):
    """Stands for what other packages call a data set or a column: all that the README asks of them is `map`."""

    def map(self, function: Callable[[Any], Any], na_action: str | None = None) -> Mapped:
        return Mapped(value if value is None and na_action == "ignore" else function(value) for value in self)


def test_the_first_example() -> None:
    found = subprocess.run([sys.executable, "-m", "cleaner"], input=INPUT.encode(), capture_output=True, check=True)
    assert found.stdout.decode() == OUTPUT
    assert not found.stderr


def test_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ferry.txt").write_text(INPUT, "utf-8")
    learn([("courier.example", INPUT)], "all.profile")
    names: dict[str, Any] = {"__name__": "readme", "dataset": Mapped([{"text": INPUT}]), "frame": {}}
    names["frame"]["text"] = Mapped([INPUT, None])
    for language, body in BLOCKS:
        if language == "toml":
            Path("phrases.toml").write_text(body, "utf-8")
        elif language == "pycon":
            session = doctest.DocTestParser().get_doctest(body, names, "README.md", "README.md", 0)
            failed, tried = doctest.DocTestRunner(verbose=False).run(session, clear_globs=False)
            assert tried and not failed, capsys.readouterr().out
        elif language == "python":
            exec(body, names)
    assert names["dataset"] == [{"text": OUTPUT}]
    assert names["frame"]["text"] == [OUTPUT, None]
    assert names["cleaned"][0]["text"] == OUTPUT
    assert names["own"].clean("One line.\nWin a trip with the Courier") == "One line."


def test_many_texts(tmp_path: Path) -> None:
    body = next(body for language, body in BLOCKS if "clean_many" in body)
    script = tmp_path / "script.py"
    script.write_text(f"records = [{{'text': {INPUT!r}}}] * 3\n{body}", "utf-8")
    found = subprocess.run([sys.executable, str(script)], capture_output=True, check=True)
    assert found.stdout.decode() == f"{OUTPUT}\n" * 3


def test_records_in_files(tmp_path: Path) -> None:
    pytest.importorskip("backports.zstd" if sys.version_info < (3, 14) else "compression.zstd")
    record = {"text": INPUT, "body": INPUT, "html": f"<p>{ARTICLE[1]}"}
    (tmp_path / "pages.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    (tmp_path / "pages-1.jsonl.gz").write_bytes(gzip.compress((tmp_path / "pages.jsonl").read_bytes()))
    calls = [
        line
        for _, body in BLOCKS
        for line in body.splitlines()
        if line.startswith("cleaner --jsonl") and "profile" not in line
    ]
    assert calls
    for call in calls:
        shell = call.replace("cleaner", f"{sys.executable} -m cleaner", 1)
        found = subprocess.run(shell, shell=True, cwd=tmp_path, capture_output=True, check=True)
        assert not found.stderr
        if "> clean.jsonl" in call and "html" not in call:
            cleaned = json.loads((tmp_path / "clean.jsonl").read_text("utf-8"))
            assert cleaned["clean" if "--out-field clean" in call else "text"] == OUTPUT
    assert (tmp_path / "clean.jsonl.zst").stat().st_size


def test_archives_and_profiles(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    parquet = pytest.importorskip("pyarrow.parquet")
    content = INPUT.encode()
    head = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{}>\r\nContent-Length: {}\r\n\r\n"
    archive = gzip.compress(head.format("0" * 32, len(content)).encode() + content + b"\r\n\r\n")
    record = json.dumps({"id": "1", "url": "https://courier.example/ferry", "text": INPUT}) + "\n"
    for name in ("crawl.wet.gz", "crawl.warc.gz"):
        (tmp_path / name).write_bytes(archive)
    (tmp_path / "pages.jsonl").write_text(record, "utf-8")
    (tmp_path / "page.txt").write_text(INPUT, "utf-8")
    (tmp_path / "docs.jsonl.gz").write_bytes(gzip.compress(record.encode()))
    table = pytest.importorskip("pyarrow").table({"text": [INPUT]})
    parquet.write_table(table, tmp_path / "pages.parquet")
    names = ("--warc", "--parquet", "--dolma", "learn", "--jsonl --site-profile", "--site-profile")
    starts = tuple(f"cleaner {name}" for name in names)
    calls = [line for _, body in BLOCKS for line in body.splitlines() if line.startswith(starts)]
    assert len(calls) == 8
    for call in calls:
        if "more.profile" in call:
            (tmp_path / "more.profile").write_bytes((tmp_path / "site.profile").read_bytes())
        shell = call.replace("cleaner", f"{sys.executable} -m cleaner", 1)
        subprocess.run(shell, shell=True, cwd=tmp_path, capture_output=True, check=True)
        if "clean.jsonl" in call:
            assert json.loads((tmp_path / "clean.jsonl").read_text("utf-8"))["text"] == OUTPUT
    assert (tmp_path / "clean.txt").read_text("utf-8") == OUTPUT
    assert parquet.read_table(tmp_path / "clean.parquet")["text"].to_pylist() == [OUTPUT]
    assert content not in gzip.decompress((tmp_path / "clean.warc.gz").read_bytes())
    assert len(gzip.decompress((tmp_path / "attributes.jsonl.gz").read_bytes()).splitlines()) == 1


def calls_of(section: str) -> list[str]:
    """The calls of the command that a section shows."""
    body = README.partition(f"\n## {section}")[2].partition("\n## ")[0]
    calls = [line for block in re.findall(r"^```sh\n(.*?)^```$", body, re.M | re.S) for line in block.splitlines()]
    assert calls, section
    return calls


#: What a call needs that not everybody has: by a part of the call, a package.
NEEDS = {
    "--extractor trafilatura": "trafilatura",
    "--side-by-side": "rich",
    "cleaner report": "jinja2",
    "cleaner audit": "matplotlib",
}
POINTER = "Also read: Ten islands you can reach without a car"


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """A folder with the files that the sections name; all of them hold the first example."""
    pages = tmp_path / "pages"
    pages.mkdir()
    html = "".join(f"<p>{line}</p>" for line in INPUT.split("\n") if line)
    for path in (tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "page.txt", pages / "1.txt", pages / "2.txt"):
        path.write_text(INPUT, "utf-8")
    for path in (tmp_path / "page.html", pages / "1.html", pages / "2.html"):
        path.write_text(f"<!doctype html><body>{html}</body>", "utf-8")
    (tmp_path / "corpus.jsonl.gz").write_bytes(gzip.compress((json.dumps({"text": INPUT}) + "\n").encode()))
    (tmp_path / "phrases.toml").write_text(next(body for name, body in BLOCKS if name == "toml"), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "call", [call for name in ("Pages of HTML", "As a filter", "To look at") for call in calls_of(name)]
)
def test_the_calls_of_the_command(call: str, shown: Path) -> None:
    for part, package in NEEDS.items():
        if part in call:
            pytest.importorskip(package)
    before = {path for path in shown.rglob("*") if path.is_file()}
    shell = call.replace("cleaner", f"{sys.executable} -m cleaner", 1)
    done = subprocess.run(shell, shell=True, cwd=shown, capture_output=True, check=False)
    assert done.returncode == ("--check" in call), done.stderr.decode()
    assert bool(done.stderr) == any(flag in call for flag in ("--explain", "--stats"))
    made = {path.name: path.read_text("utf-8") for path in shown.rglob("*") if path.is_file() and path not in before}
    assert set(made) == set(re.findall(r"(?:>|-o|--removed) (\S+)", call))
    texts = [*made.values(), done.stdout.decode()]
    if "--in-place" in call:
        assert {(shown / "pages" / name).read_text("utf-8") for name in ("1.txt", "2.txt")} == {OUTPUT}
    elif "report" in call or "audit" in call or "--diff" in call or "--removed" in call:
        assert any(POINTER in text for text in texts)  # what was cut is what they show
    elif "--check" in call:
        assert not any(texts)
    else:
        assert any(OUTPUT.splitlines()[-1] in text for text in texts)
        assert not any(POINTER in text for text in texts)
    if call.startswith(("cleaner < page.txt", "cleaner a.txt", "cleaner --stats")):
        assert texts[0] == OUTPUT * (1 if "<" in call else 2)


def test_an_explanation_is_a_case(shown: Path) -> None:
    assert "`cleaner --explain page.txt 2> page.case`" in README
    shell = f"{sys.executable} -m cleaner --explain page.txt 2> page.case"
    subprocess.run(shell, shell=True, cwd=shown, capture_output=True, check=True)
    case = (shown / "page.case").read_text("utf-8")
    assert case == f"=== page.txt\n{analyze(INPUT).as_case().rstrip()}\n\n"
    assert f"- {POINTER}  {{read_more}}" in case


def test_every_category_is_listed_in_order() -> None:
    assert [name for name, *_ in ROWS] == list(Category)
    for name, _, balanced, thorough in ROWS:
        assert (balanced == "stays") == (Category(name) in CONTESTED), name
        assert thorough == "cut"


@pytest.mark.parametrize(("name", "example"), [row[:2] for row in ROWS if row[1].startswith("`")])
def test_the_example_of_a_category(name: str, example: str) -> None:
    lines = example.strip("`").split(" ⏎ ")
    text = "\n".join([*ARTICLE, *lines])
    last = f"{lines[-1].strip()}  {{{name}}}"
    assert analyze(text, profile="thorough").as_case().endswith(f"- {last}")
    assert analyze(text).as_case().endswith(lines[-1].strip() if Category(name) in CONTESTED else f"- {last}")


def test_the_number_of_languages() -> None:
    count = len({row.language for row in source_rows()} - {"common"})
    assert set(re.findall(r"(\d+) languages", README)) == {str(count)}
