"""Pages of HTML in the command: known by how they begin, read in their own encoding."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.cli import main
from cleaner.cli.pages import begins_as_page
from tests.test_cli import CLEAN, MORE, PAGE, POINTER, PROSE, TIMEOUT, Captured, run, wrong

HTML = (
    '<!doctype html><html lang="en"><head><title>Bridge</title></head><body>'
    f"<article><p>{PROSE}</p>\n<p>{POINTER}</p>\n<p>{MORE}</p>\n<p>Café.</p></article>"
    "</body></html>"
)
TEXT = f"{PROSE}\n\n{MORE}\n\nCafé.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(HTML.encode())
    return path


@pytest.mark.parametrize(
    ("given", "is_page"),
    [
        (b"<!doctype html><p>x", True),
        (b"<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><p>x", True),
        (b"<html>", True),
        (b"\n\t <HTML lang=en>", True),
        (b"<head><title>x</title>", True),
        (b"<body class=a>x", True),
        (b"<!-- a > comment --> <!----><html>", True),
        (b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html>', True),
        (b'<?xml version="1.0"?><!-- x --><html xmlns="http://www.w3.org/1999/xhtml">', True),
        (codecs.BOM_UTF8 + b"<!doctype html>", True),
        (codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), True),
        (codecs.BOM_UTF16_BE + "\n<html>".encode("utf-16-be"), True),
        (b"", False),
        (b"<", False),
        (b"<nav><a href=/>Home</a></nav><p>x", True),
        (b"<header>x", True),
        (b"<P\n>A paragraph is a page.", True),
        (b"<table class=a><tr><td>x", True),
        (b"<title>x</title><p>x", True),
        (b"<meta charset=utf-8><p>x", True),
        (b"<hr/>", True),
        (b"<ul", False),
        (b"<pb>", False),
        (b"<p.5 was the level of the test", False),
        (b"<section-break>", False),
        (b"<a href=x>A link</a> may begin a text.", False),
        (b"<b>So</b> may a word.", False),
        (b"<info@norrby.example> wrote:", False),
        (b"<rss><channel><title>x", False),
        (b"<html-like>", False),
        (b"<htm", False),
        (b"<!-- never closed <html>", False),
        (b"<!-- a comment --> and text with <html>", False),
        (b'<?xml version="1.0"?><rss><body>', False),
        (b"<!doctype book><html>", False),
        (b"Write <html> first, she said.", False),
        (b"<<html>>", False),
        (b"\xff<html>", False),
        (b"< html>", False),
    ],
)
def test_what_begins_as_a_page(given: bytes, is_page: bool) -> None:
    assert begins_as_page(given) == is_page


def test_a_page_is_known_by_its_beginning(page: Path) -> None:
    done = run(page, "-", given=PAGE.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, TEXT.encode() + CLEAN.encode(), b"")


def test_text_about_html_stays_text() -> None:
    given = f"The page begins with <html> and ends with </html>.\n{HTML}\n".encode()
    assert run(given=given).stdout == given


def test_the_choice_can_be_made(page: Path, capsysbinary: Captured) -> None:
    assert main(["--text", str(page)]) == 0
    assert capsysbinary.readouterr().out == HTML.encode()
    page.write_bytes(f"<b>{PROSE}</b><p>{MORE}</p>".encode())
    assert main([str(page)]) == 0
    assert capsysbinary.readouterr().out == page.read_bytes()
    assert main(["--html", str(page)]) == 0
    assert capsysbinary.readouterr().out == f"{PROSE}\n\n{MORE}\n".encode()


@pytest.mark.parametrize("codec", ["latin-1", "utf-8", "utf-16"])
def test_a_page_is_read_in_its_own_encoding(codec: str, tmp_path: Path, capsysbinary: Captured) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(HTML.replace("<title>", f'<meta charset="{codec}"><title>').encode(codec))
    assert main([str(path)]) == 0
    assert capsysbinary.readouterr().out == TEXT.encode()


def test_an_encoding_that_is_named_goes_for_page_and_output(page: Path, capsysbinary: Captured) -> None:
    page.write_bytes(HTML.replace("<title>", '<meta charset="utf-8"><title>').encode("latin-1"))
    assert main(["--encoding", "latin-1", str(page)]) == 0
    assert capsysbinary.readouterr().out == TEXT.encode("latin-1")
    assert main(["--encoding", "ascii", str(page)]) == 1
    assert b"byte 0xE9" in capsysbinary.readouterr().err


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_mark_in_front_of_a_page_comes_back_as_one(codec: str, page: Path, capsysbinary: Captured) -> None:
    page.write_bytes(HTML.encode(codec))
    assert main(["--html", "--encoding", codec, str(page)]) == 0
    assert capsysbinary.readouterr().out.decode(codec) == TEXT
    assert main(["--encoding", codec, "--to", "html", str(page)]) == 0
    assert capsysbinary.readouterr().out.decode(codec).lower().startswith("<!doctype")


def test_nothing_gives_nothing(capsysbinary: Captured, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<html></html>")
    assert main([str(tmp_path / "page.html")]) == 0
    assert capsysbinary.readouterr().out == b""


def test_what_is_said_about_the_cuts(page: Path, tmp_path: Path, capsysbinary: Captured) -> None:
    target = tmp_path / "removed.tsv"
    assert main(["--explain", "--stats", "--removed", str(target), str(page)]) == 0
    said = capsysbinary.readouterr()
    assert said.out == TEXT.encode()
    assert f"=== {page}\n" in said.err.decode()
    assert f"\n- {POINTER}  {{read_more}}\n" in said.err.decode()
    assert "read_more" in said.err.decode().partition("category")[2]
    assert target.read_text("utf-8").startswith(f"{page}\t3\tread_more\t")
    assert main(["--explain=json", str(page)]) == 0
    told = json.loads(capsysbinary.readouterr().err)
    assert told["removals"][0]["category"] == "read_more"


def test_views_show_the_text_of_the_page(page: Path, capsysbinary: Captured) -> None:
    assert main(["--mark", str(page)]) == 0
    marked = capsysbinary.readouterr().out.decode()
    assert marked == f"{PROSE}\n\n[read_more] {POINTER}\n\n{MORE}\n\nCafé."
    assert main(["--diff", str(page)]) == 0
    assert f"\n-{POINTER}\n" in capsysbinary.readouterr().out.decode()


def test_check(page: Path, capsysbinary: Captured) -> None:
    assert main(["--check", str(page)]) == 1
    page.write_bytes(HTML.replace(POINTER, "").encode())
    assert main(["--check", str(page)]) == 0
    assert capsysbinary.readouterr().out == b""


def test_no_page_is_replaced_by_text(page: Path, capsysbinary: Captured) -> None:
    assert main(["--in-place", str(page)]) == 1
    assert b"page.html: is HTML: --in-place would make text of it" in capsysbinary.readouterr().err
    assert page.read_bytes() == HTML.encode()


def test_no_text_is_replaced_by_a_page(tmp_path: Path, capsysbinary: Captured) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    assert main(["--in-place", "--to", "html", str(path)]) == 1
    assert b"page.txt: is no HTML: --in-place would make a page of it" in capsysbinary.readouterr().err
    assert path.read_bytes() == PAGE.encode()
    assert main(["--in-place", "--to", "html", "--html", str(path)]) == 0
    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    path.write_bytes(b"")
    assert main(["--in-place", "--to", "html", str(path)]) == 0


@pytest.mark.parametrize("name", ["trafilatura", "justext"])
def test_an_extractor_first(name: str, tmp_path: Path, capsysbinary: Captured) -> None:
    pytest.importorskip(name)
    path = tmp_path / "page.html"
    path.write_text(HTML.replace(PROSE, f"{PROSE} {MORE} {PROSE}"), "utf-8")
    assert main(["--extractor", name, str(path)]) == 0
    lines = capsysbinary.readouterr().out.decode().split("\n")
    assert lines[0] == f"{PROSE} {MORE} {PROSE}"
    assert POINTER not in lines


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--extractor", "nope"], "--extractor: unknown extractor 'nope'; allowed are justext, trafilatura"),
        (["--text", "--extractor", "justext"], "--text: --extractor is for pages of HTML"),
        (["--text", "--to", "html"], "--text: --to html is for pages of HTML"),
        (["--to", "html", "--diff"], "--to html: --diff shows the page's text"),
        (["--to", "html", "--extractor", "justext"], "what an extractor returns is text"),
        (["--to", "html", "--repair"], "--to html: --repair changes characters, and HTML is cut, not changed"),
        (["--to", "pdf"], "--to"),
        (["--jsonl", "--html"], "--html does not go with --jsonl"),
        (["--jsonl", "--text"], "--text does not go with --jsonl"),
    ],
)
def test_wrong_calls(arguments: list[str], said: str, capsysbinary: Captured) -> None:
    assert said in wrong(capsysbinary, *arguments)


def test_text_that_begins_with_a_tag_imports_no_parser() -> None:
    code = "import sys; from cleaner.cli import main; main(); sys.stderr.write(' '.join(sys.modules))"
    for given in (b"Text.\n", b"<b>A word</b> begins a text.\n"):
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, input=given, capture_output=True, timeout=TIMEOUT, check=True)
        assert done.stdout == given
        loaded = set(done.stderr.decode().split())
        assert not {"lxml", "cleaner.markup", "cleaner.read_html"} & loaded
        assert ("cleaner.cli.pages" in loaded) == given.startswith(b"<")


def test_a_long_blank_front_costs_nothing(tmp_path: Path, capsysbinary: Captured) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\n" * 200_000 + b"<html>")
    assert main([str(path)]) == 0
    assert capsysbinary.readouterr().out == path.read_bytes()


# --- the page itself


def test_the_page_without_what_was_cut(page: Path, capsysbinary: Captured) -> None:
    assert main(["--to", "html", str(page)]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert out.lower().startswith("<!doctype html>")
    assert f"<p>{PROSE}</p>" in out
    assert "<p>Café.</p>" in out
    assert POINTER not in out


def test_a_page_in_place(page: Path, capsysbinary: Captured) -> None:
    assert main(["--to", "html", "--in-place", str(page)]) == 0
    assert capsysbinary.readouterr().out == b""
    once = page.read_bytes()
    assert POINTER.encode() not in once
    assert PROSE.encode() in once
    assert main(["--to", "html", "--in-place", str(page)]) == 0
    assert page.read_bytes() == once


def test_a_page_that_says_it_is_in_another_encoding_is_read_right_afterwards(
    tmp_path: Path, capsysbinary: Captured
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(HTML.replace("<title>", '<meta charset="iso-8859-1"><title>').encode("latin-1"))
    assert main(["--to", "html", "--in-place", str(path)]) == 0
    assert main([str(path)]) == 0
    assert capsysbinary.readouterr().out == TEXT.encode()
    assert "Café" in path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("asked", [("--to", "html"), ("--extractor", "justext")])
def test_what_is_asked_of_a_page_makes_it_one(asked: tuple[str, str]) -> None:
    """However it begins: the tags of a page never come back as text."""
    done = run(*asked, given=f"The <b>ferry</b> runs.<p>{PROSE}</p><p>{MORE}</p>".encode())
    assert done.returncode == 0
    assert b"&lt;b&gt;" not in done.stdout
    assert (b"<p>" in done.stdout) == (asked[0] == "--to")
