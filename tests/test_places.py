"""Where a call reads and writes: no output destroys an input, another output, or what a stream holds already."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cleaner.cli import main
from cleaner.sites import Profile
from tests.records import cleaned, jsonl
from tests.test_cli import CLEAN, PAGE, Captured, wrong

COMMAND = [sys.executable, "-m", "cleaner"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a text, records and a link to each."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(PAGE)
    Path("in.jsonl").write_bytes(jsonl(3))
    Path("link.jsonl").symlink_to("in.jsonl")
    return tmp_path


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """A line of a shell in which `cleaner` is the command."""
    made = f'cleaner() {{ "{sys.executable}" -m cleaner "$@"; }}\n{line}'
    return subprocess.run(["sh", "-c", made], capture_output=True, timeout=60, check=False)


POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a shell")


@pytest.mark.parametrize(
    ("call", "option", "name"),
    [
        ("--removed page.txt page.txt", "--removed", "page.txt"),
        ("--in-place --removed ./page.txt page.txt", "--removed", "./page.txt"),
        ("--jsonl in.jsonl --broken in.jsonl -o out.jsonl", "--broken", "in.jsonl"),
        ("--jsonl in.jsonl --broken link.jsonl -o out.jsonl", "--broken", "link.jsonl"),
        ("--jsonl out.jsonl.partial -o out.jsonl", "--output", "out.jsonl.partial"),
        ("--dolma in.jsonl out.jsonl.partial -o out.jsonl", "--output", "out.jsonl.partial"),
        ("--jsonl b.partial --broken b -o out.jsonl", "--broken", "b.partial"),
        ("--warc out.jsonl.partial -o out.jsonl", "--output", "out.jsonl.partial"),
        ("--jsonl in.jsonl --site-profile p -o p", "--output", "p"),
        ("learn in.jsonl -o in.jsonl", "--output", "in.jsonl"),
        ("report page.txt -o page.txt", "--output", "page.txt"),
        ("audit in.jsonl -o link.jsonl", "--output", "link.jsonl"),
    ],
)
def test_an_output_that_is_read_is_refused(call: str, option: str, name: str, capsysbinary: Captured) -> None:
    if call.startswith(("report", "audit")):
        pytest.importorskip("matplotlib")
        pytest.importorskip("jinja2")
    for more in ("out.jsonl.partial", "b.partial", "p"):
        Path(more).write_bytes(jsonl(3))
    before = {path: path.read_bytes() for path in Path().iterdir()}
    said = wrong(capsysbinary, *call.split())
    assert name in said
    assert said.endswith("is read too and would be overwritten: give the output another name\n")
    assert f"error: {option}: " in said
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.parametrize("broken", ["o", "./o", "o.partial"])
def test_two_outputs_are_two_files(broken: str, capsysbinary: Captured) -> None:
    said = wrong(capsysbinary, "--jsonl", "in.jsonl", "-o", "o", "--broken", broken)
    assert said.endswith("--broken and --output name the same file\n")
    said = wrong(capsysbinary, "--jsonl", "in.jsonl", "-o", "o.partial", "--broken", "o")
    assert said.endswith("--broken and --output name the same file\n")


@POSIX
def test_standard_input_that_is_an_output_is_refused() -> None:
    for call in (
        "--removed page.txt < page.txt",
        "--jsonl --broken in.jsonl < in.jsonl",
        "learn -o page.txt <page.txt",
    ):
        done = shell(f"cleaner {call}")
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"is read too" in done.stderr
    assert Path("page.txt").read_text() == PAGE


@POSIX
@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "-"])
def test_standard_input_is_not_cleaned_in_place(name: str) -> None:
    done = shell(f"cleaner --in-place {name} < page.txt")
    assert done.returncode == 2
    assert b"standard input cannot be replaced" in done.stderr
    assert Path("page.txt").read_text() == PAGE


def test_records_may_be_cleaned_in_place() -> None:
    assert main(["--jsonl", "in.jsonl", "-o", "in.jsonl"]) == 0
    assert Path("in.jsonl").read_bytes() == cleaned(3)


@POSIX
def test_a_stream_that_is_a_file_loses_nothing() -> None:
    with Path("in.jsonl").open("ab") as file:
        file.write(b"broken\n" * 5)
    done = shell("cleaner --jsonl in.jsonl --broken /dev/stderr > out 2> err")
    assert done.returncode == 1
    said = Path("err").read_bytes().splitlines()
    assert said.count(b"broken") == 5
    assert sum(b"not JSON" in line for line in said) == 5
    assert Path("out").read_bytes() == cleaned(3)
    shell("cleaner --removed /dev/stdout page.txt > out")
    out = Path("out").read_text()
    assert CLEAN in out
    assert out.count("page.txt\t") == 2


@POSIX
def test_a_dash_is_standard_output() -> None:
    assert shell("cleaner --jsonl in.jsonl -o -").stdout == cleaned(3)
    assert shell("cleaner --in-place --removed - page.txt").stdout.count(b"page.txt\t") == 2
    assert shell("echo broken | cleaner --jsonl -o out --broken -").stdout == b"broken\n"
    assert not Path("-").exists()


# --- profiles


def pages(name: str = "pages.jsonl") -> str:
    records = [{"url": f"https://courier.example/{at}", "text": f"Harbour\nStory {at}"} for at in range(3)]
    Path(name).write_text("".join(json.dumps(record) + "\n" for record in records))
    return name


def test_a_profile_keeps_mode_and_link() -> None:
    Path("site.profile").touch(0o600)
    Path("link").symlink_to("site.profile")
    assert main(["learn", pages(), "-o", "link"]) == 0
    assert Path("link").is_symlink()
    assert stat.S_IMODE(Path("site.profile").stat().st_mode) == 0o600
    assert Profile("site.profile").lines("courier.example").pages == 3


@POSIX
def test_a_profile_goes_through_a_pipe_and_leaves_it_there() -> None:
    os.mkfifo("pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_bytes()))
    reader.start()
    assert main(["learn", pages(), "-o", "pipe"]) == 0
    reader.join(20)
    assert stat.S_ISFIFO(Path("pipe").lstat().st_mode)
    assert main(["learn", pages(), "-o", "site.profile"]) == 0
    assert read == [Path("site.profile").read_bytes()]
    assert shell("cleaner learn pages.jsonl -o -").stdout == read[0]
    assert main(["learn", pages(), "-o", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    "call", [["missing"], ["--field", "txt", "pages.jsonl"], ["--url-field", "uri", "pages.jsonl"]]
)
def test_without_a_page_no_profile_is_written(call: list[str], capsysbinary: Captured) -> None:
    pages()
    Path("site.profile").write_bytes(b"old")
    for name in ("site.profile", "new.profile"):
        assert main(["learn", *call, "-o", name]) == 1
        assert f"0 pages learned, {0 if call == ['missing'] else 3} records left out: {name} is not written" in (
            capsysbinary.readouterr().err.decode()
        )
    assert Path("site.profile").read_bytes() == b"old"
    assert not Path("new.profile").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [(".", ".: is a directory"), ("no/x", "no/x: no such folder"), ("", "the name of a file must not be empty")],
)
def test_where_a_profile_cannot_be_is_said_at_once(name: str, said: str, capsysbinary: Captured) -> None:
    assert f"--output: {said}" in wrong(capsysbinary, "learn", "missing.jsonl", "-o", name)


# --- packages that are not there


@pytest.mark.parametrize(
    "call", ["--jsonl in.zst", "--jsonl in.jsonl -o o.zst", "learn in.zst -o p", "--warc a -o o.zst"]
)
def test_a_missing_codec_is_a_wrong_call(call: str, capsysbinary: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    assert "pip install 'webtext-cleaner[zstd]'" in wrong(capsysbinary, *call.split())
