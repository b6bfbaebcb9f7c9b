"""The command: as a process for what concerns streams and signals, in this process for the rest."""

from __future__ import annotations

import codecs
import io
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Category
from cleaner.cli import files as cli_files
from cleaner.cli import main
from cleaner.cli import output as cli_output
from cleaner.cli.options import GROUPS
from cleaner.report import Mark, Report

COMMAND = [sys.executable, "-m", "cleaner"]
TIMEOUT = 20

PROSE = "The council voted on Tuesday to close the old bridge, and the mayor agreed."
MORE = "Work will start in the spring, she said, and it should be over by winter."
POINTER = "Also read: Ten bridges you must see"
PAGE = f"{PROSE}\n{POINTER}\n\n{MORE}\n\nFollow us\n"
CLEAN = f"{PROSE}\n\n{MORE}\n"


def run(*arguments: str | Path, given: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONWARNINGS": "error", **more}
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=TIMEOUT, env=environment, check=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    return path


Captured = pytest.CaptureFixture[bytes]


def wrong(capture: Captured, *arguments: str | Path) -> str:
    """What the command says when it is called wrongly."""
    with pytest.raises(SystemExit) as raised:
        main([str(argument) for argument in arguments])
    out, err = capture.readouterr()
    assert raised.value.code == 2
    assert out == b""
    return err.decode()


# --- the filter


def test_standard_input_to_standard_output() -> None:
    done = run(given=PAGE.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, CLEAN.encode(), b"")


def test_the_plain_filter_imports_only_what_it_needs() -> None:
    # What the interpreter brings along by itself is not ours.
    code = (
        "import sys; own = set(sys.modules); from cleaner.__main__ import main; main();"
        "sys.stderr.write(' '.join(set(sys.modules) - own))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, input=PAGE.encode(), capture_output=True, timeout=TIMEOUT, check=True)
    needless = {
        "argparse",
        "difflib",
        "tempfile",
        "tomllib",
        "lxml",
        "ftfy",
        "justext",
        "multiprocessing",
        "cleaner.cli.output",
    }
    assert done.stdout == CLEAN.encode()
    assert not needless & set(done.stderr.decode().split())


@pytest.mark.parametrize(
    "given", [b"", b"\n", b"\r\n\r\n", b"\xef\xbb\xbf", b"One line.", b"A\r\nB\rC\x0b\x00\xe2\x80\xa8D"]
)
def test_nothing_to_cut_gives_the_same_bytes(given: bytes) -> None:
    assert run(given=given).stdout == given


NATIVE = f"utf-16-{sys.byteorder[0]}e"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("encoding", "codec", "bom"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "utf-8", "\ufeff"),
        ("utf-8-sig", "utf-8", ""),
        ("utf-8-sig", "utf-8", "\ufeff"),
        ("utf-16", NATIVE, ""),
        ("utf-16", "utf-16-le", "\ufeff"),
        ("utf-16", "utf-16-be", "\ufeff"),
        ("utf-16-be", "utf-16-be", ""),
        ("utf-32", "utf-32-be", "\ufeff"),
    ],
)
def test_line_ends_and_bom_come_back_as_they_went_in(
    encoding: str, codec: str, bom: str, end: str, tmp_path: Path, capsysbinary: Captured
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes((bom + f"Follow us\n{PAGE}".replace("\n", end)).encode(codec))
    assert main(["--encoding", encoding, str(path)]) == 0
    assert capsysbinary.readouterr().out == (bom + CLEAN.replace("\n", end)).encode(codec)


def test_a_bom_survives_even_when_every_line_goes(capsysbinary: Captured, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(codecs.BOM_UTF8 + b"Follow us\n")
    assert main([str(tmp_path / "page.txt")]) == 0
    assert capsysbinary.readouterr().out == codecs.BOM_UTF8


def test_the_locale_changes_nothing() -> None:
    given = f"Straße – {PAGE}".encode()
    for locale in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}):
        done = run("--explain", "--stats", given=given, **locale)
        assert (done.returncode, done.stdout) == (0, f"Straße – {CLEAN}".encode())


# --- files


def test_files_and_standard_input_in_order(page: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Another page, which ends without a line end.")
    done = run(page, "-", tmp_path / "b.txt", given=b"Between the two.\n")
    assert done.stdout == CLEAN.encode() + b"Between the two.\nAnother page, which ends without a line end."


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", b"\n"), ("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")])
def test_a_file_without_a_last_line_end_does_not_run_into_the_next(
    encoding: str, end: bytes, tmp_path: Path, capsysbinary: Captured
) -> None:
    for name, text in (("a", "One line."), ("empty", ""), ("b", "Another one.\n"), ("c", "A third.")):
        (tmp_path / name).write_bytes(text.encode(encoding))
    assert main(["--encoding", encoding, *(str(tmp_path / name) for name in ("a", "empty", "b", "c"))]) == 0
    out = capsysbinary.readouterr().out
    assert out == "One line.\nAnother one.\nA third.".encode(encoding)
    assert out.count(end) == 2


def test_an_error_without_a_file_names_none(monkeypatch: pytest.MonkeyPatch, capsysbinary: Captured) -> None:
    def fail(arguments: object) -> int:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("cleaner.cli._run", fail)
    assert main([]) == 1
    assert capsysbinary.readouterr().err == b"cleaner: Too many open files\n"


def test_a_file_that_fails_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    missing, bad = tmp_path / "missing.txt", tmp_path / "bad.txt"
    bad.write_bytes(b"Fine.\nAlso fine.\nCaf\xe9 here.\n")
    done = run(page, missing, tmp_path, bad, page)
    assert done.returncode == 1
    assert done.stdout == CLEAN.encode() * 2
    first, second, third = done.stderr.decode().splitlines()
    assert first == f"cleaner: {missing}: No such file or directory"
    assert second == f"cleaner: {tmp_path}: Is a directory"
    assert third.startswith(f"cleaner: {bad}: line 3: byte 0xE9 at offset 20 is not utf-8")


def test_options_stand_anywhere_and_names_may_look_like_options(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-x").write_bytes(PAGE.encode())
    assert main([str(page), "--keep", "follow_promo", "--", "-x"]) == 0
    assert capsysbinary.readouterr().out == f"{CLEAN}\nFollow us\n".encode() * 2


@pytest.mark.parametrize(
    ("mode", "given", "expected"),
    [
        ("replace", b"Caf\xe9.\nFollow us\n", "Caf\ufffd.\n".encode()),
        ("replace", b"Caf\xe9.\n", "Caf\ufffd.\n".encode()),
        ("surrogateescape", b"Caf\xe9.\nFollow us\n", b"Caf\xe9.\n"),
    ],
)
def test_errors(mode: str, given: bytes, expected: bytes) -> None:
    done = run("--errors", mode, "--max-removed", "1", given=given)
    assert (done.returncode, done.stdout) == (0, expected)


def test_encoding(tmp_path: Path, capsysbinary: Captured) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(f"Café\n{PAGE}".encode("latin-1"))
    assert main(["--encoding", "latin-1", str(path)]) == 0
    assert capsysbinary.readouterr().out == f"Café\n{CLEAN}".encode("latin-1")


def test_the_line_of_a_wrong_byte_is_counted_in_characters(tmp_path: Path, capsysbinary: Captured) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("\u0a0aone\ntwo\n".encode("utf-16-le") + b"\x00\xd8a")
    assert main(["--encoding", "utf-16-le", str(path)]) == 1
    assert b"page.txt: line 3: byte 0x00 at offset 18 is not utf-16-le" in capsysbinary.readouterr().err


# --- the other end goes away


def test_a_reader_that_goes_away_is_no_error() -> None:
    for arguments in ([], ["--help"], ["--list-rules"], ["--diff"]):
        process = subprocess.Popen(
            [*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate((PAGE * 50).encode(), timeout=TIMEOUT)
        assert (process.returncode, err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_once(page: Path) -> None:
    for arguments, stream in (([page], "stdout"), (["--explain", page], "stderr")):
        with Path("/dev/full").open("wb") as full:
            streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: full}
            done = subprocess.run([*COMMAND, *arguments], timeout=TIMEOUT, check=False, **streams)  # type: ignore[call-overload]
        if stream == "stdout":
            assert (done.returncode, done.stderr) == (1, b"cleaner: standard output: No space left on device\n")
        else:
            assert (done.returncode, done.stdout) == (0, CLEAN.encode())


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (">&-", (1, b"", b"cleaner: standard output: Bad file descriptor\n")),
        ("<&-", (1, b"", b"cleaner: -: standard input is closed\n")),
        ("--explain <page.txt 2>&-", (0, CLEAN.encode(), b"")),
    ],
)
def test_closed_streams(closed: str, expected: tuple[int, bytes, bytes], page: Path) -> None:
    line = f"exec '{sys.executable}' -m cleaner {closed}"
    if "page" not in closed and "<" not in closed:
        line += " <page.txt"
    done = subprocess.run(["sh", "-c", line], cwd=page.parent, capture_output=True, timeout=TIMEOUT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == expected


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupted(page: Path, tmp_path: Path) -> None:
    removed = tmp_path / "removed.tsv"
    process = subprocess.Popen(
        [*COMMAND, "--explain", "--removed", str(removed), str(page), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith(b"=== ")  # now it waits for standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=TIMEOUT)
    assert process.returncode == 130
    assert out == CLEAN.encode()
    assert b"Traceback" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]


# --- what standard output gets


def test_check(page: Path, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN)
    noisy, quiet = run("--check", page, tmp_path / "clean.txt"), run("--check", tmp_path / "clean.txt")
    assert (noisy.returncode, noisy.stdout, noisy.stderr) == (1, b"", b"")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, b"", b"")


def test_mark(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbf" + f"Follow us\n{PAGE}".replace("\n", "\r\n").encode())
    expected = f"\ufeff[follow_promo] Follow us\n{PROSE}\n[read_more] {POINTER}\n\n{MORE}\n\n[follow_promo] Follow us\n"
    assert run("--mark", path).stdout == expected.replace("\n", "\r\n").encode()


def test_diff(page: Path) -> None:
    done = run("--diff", page)
    assert done.stdout.decode() == (
        f"--- {page}\n+++ {page}\n@@ -1,6 +1,3 @@\n {PROSE}\n-{POINTER}\n \n {MORE}\n-\n-Follow us\n"
    )
    assert run("--diff", given=CLEAN.encode()).stdout == b""


def document(text: str, bom: str = "", name: str = "a.txt") -> cli_files.Document:
    return cli_files.Document(name, (bom + text).encode("utf-8", "surrogatepass"), "utf-8", bom, text)


def patched(text: str, diff: str) -> str:
    """The text with a unified diff applied, every count and line of it checked."""
    rows = list(io.StringIO(diff))
    before, after, at = list(io.StringIO(text)), list[str](), 0
    assert rows[0].startswith("--- ") and rows[1].startswith("+++ ")
    number = 2
    while number < len(rows):
        old, new = (tuple(map(int, part[1:].split(","))) for part in rows[number].split(" ")[1:3])
        start = old[0] - bool(old[1])
        after += before[at:start]
        at = start
        assert len(after) == new[0] - bool(new[1])
        ends, number = (at + old[1], len(after) + new[1]), number + 1
        while (at, len(after)) != ends:
            sign, line = rows[number][0], rows[number][1:]
            number += 1
            if number < len(rows) and rows[number].startswith("\\"):
                line, number = line.removesuffix("\n"), number + 1
            if sign != "+":
                assert before[at] == line
                at += 1
            if sign != "-":
                after.append(line)
    return "".join(after + before[at:])


@given(
    st.lists(st.tuples(st.sampled_from(["", "one", "two two", "three\r", " - "]), st.booleans(), st.integers(0, 3))),
    st.booleans(),
    st.sampled_from(["", "\ufeff"]),
)
def test_a_diff_is_exact(lines: list[tuple[str, bool, int]], ends: bool, bom: str) -> None:
    """Whatever lines and fronts of lines are kept, applying the diff gives the clean text."""
    kept, at = [], 0
    for number, (line, whole, front) in enumerate(lines):
        end = at + len(line) + (ends or number + 1 < len(lines))
        if not whole:
            kept.append((at + min(front, len(line)), end))
        at = end
    text = "\n".join(line for line, _, _ in lines) + "\n" * (ends and bool(lines))
    report = Report(text, [span for span in kept if span[0] < span[1]], list)
    diff = cli_output.diff(document(text, bom), report)
    assert patched(bom + text, diff) == bom + report.text if diff else report.text == text


def test_a_cut_within_a_line() -> None:
    text = "It rained. Photo: AP\nfine\r\nRead on\r"
    marks = [
        Mark(11, 20, 0, False, Category.PHOTO_CREDIT, "some.rule", 0.95),
        Mark(27, 35, 2, True, Category.READ_MORE, "some.rule", 0.95),
    ]
    report = Report(text, [(0, 10), (20, 25)], lambda: marks)
    assert report.text == "It rained.\nfine"
    marked = cli_output.mark(document(text), report)
    assert marked == "It rained. [-Photo: AP-]{photo_credit}\nfine\r\n[read_more] Read on\r"
    diff = cli_output.diff(document(text), report)
    assert patched(text, diff) == report.text
    assert "-It rained. Photo: AP\n-fine\r\n-Read on\r\n\\ No newline at end of file\n+It rained.\n" in diff


def test_a_diff_after_a_repair() -> None:
    report = Report("It’s\nfine\n", [(0, 5)], list, repairs=[("â€™", "’")])
    for before in ("Itâ€™s\nfine\n", "Itâ€™s\rfine\nso\n"):
        assert patched(before, cli_output.diff(document(before), report)) == "It’s\n"


def test_a_strange_name_in_a_diff() -> None:
    report = Report("a\nb\n", [(0, 2)], list)
    diff = cli_output.diff(document("a\nb\n", name="x\ny\udcff"), report)
    assert diff.startswith("--- x\\ny\\udcff\n+++ ")


# --- files replaced


def test_in_place(page: Path, tmp_path: Path) -> None:
    page.chmod(0o640)
    other, link = tmp_path / "clean.txt", tmp_path / "link.txt"
    other.write_text(CLEAN)
    link.symlink_to(page)
    untouched = other.stat()
    done = run("--in-place", link, other)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert page.read_text() == CLEAN
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert (other.stat().st_ino, other.stat().st_mtime_ns) == (untouched.st_ino, untouched.st_mtime_ns)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.txt", "link.txt", "page.txt"]


def test_in_place_keeps_the_file_when_writing_fails(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Captured
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["--in-place", str(page)]) == 1
    assert capsysbinary.readouterr().err == f"cleaner: {page}: Permission denied\n".encode()
    assert page.read_text() == PAGE
    assert [path.name for path in page.parent.iterdir()] == ["page.txt"]


def test_in_place_refuses_what_is_no_file(capsysbinary: Captured) -> None:
    for arguments in ([], ["-"]):
        assert "standard input cannot be replaced" in wrong(capsysbinary, "--in-place", *arguments)
    assert main(["--in-place", os.devnull]) == 1
    assert b"not a regular file" in capsysbinary.readouterr().err


def test_removed(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "removed.tsv"
    done = run("--removed", target, page, "-", given=f"{PROSE}\nAlso read: A\\B\tC\n{MORE}\n".encode())
    assert done.returncode == 0
    records = [line.split("\t") for line in target.read_text("utf-8").splitlines()]
    assert records == [
        [str(page), "2", "read_more", f"{POINTER}\\n"],
        [str(page), "6", "follow_promo", "\\nFollow us\\n"],
        ["-", "2", "read_more", "Also read: A\\\\B\\tC\\n"],
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.txt", "removed.tsv"]


def test_removed_goes_straight_to_a_stream(page: Path) -> None:
    done = run("--removed", "/dev/stderr", page)
    assert done.stderr.startswith(f"{page}\t2\tread_more\t".encode())
    assert done.stdout == CLEAN.encode()


def test_removed_that_cannot_be_written(page: Path, tmp_path: Path, capsysbinary: Captured) -> None:
    target = tmp_path / "no" / "removed.tsv"
    assert main(["--removed", str(target), "--in-place", str(page)]) == 1
    assert capsysbinary.readouterr() == (b"", f"cleaner: {target}: No such file or directory\n".encode())
    assert page.read_text() == PAGE


def test_a_new_file_has_the_usual_mode(page: Path, tmp_path: Path, capsysbinary: Captured) -> None:
    target, usual = tmp_path / "removed.tsv", tmp_path / "usual"
    usual.touch()
    main(["--removed", str(target), str(page)])
    assert target.stat().st_mode == usual.stat().st_mode


# --- what is said


def test_explain(page: Path) -> None:
    done = run("--explain", page)
    assert done.stdout == CLEAN.encode()
    assert done.stderr.decode() == (
        f"=== {page}\n  {PROSE}\n- {POINTER}  {{read_more}}\n\n  {MORE}\n\n- Follow us  {{follow_promo}}\n\n"
    )


def test_explain_json(page: Path) -> None:
    done = run("--explain=json", page, "-", given="Straße\n".encode())
    first, second = map(json.loads, done.stderr.decode("ascii").splitlines())
    assert first["file"] == str(page)
    assert first["text"] == CLEAN
    assert [(r["category"], r["line"]) for r in first["removals"]] == [("read_more", 2), ("follow_promo", 6)]
    assert (second["file"], second["text"], second["removals"]) == ("-", "Straße\n", [])


def test_stats(page: Path) -> None:
    done = run("--stats", page, page)
    assert done.stdout == CLEAN.encode() * 2
    words = 2 * len(PAGE.split())
    rows = [row.split() for row in done.stderr.decode().splitlines()]
    assert rows[1] == ["read_more", "2", "14", f"{14 / words:.1%}"]
    assert rows[2] == ["follow_promo", "2", "4", f"{4 / words:.1%}"]
    assert rows[3][:3] == ["all", "4", "18"]
    assert " ".join(rows[4]) == f"documents: 2; words: {words} before, {words - 18} after"


def test_stats_of_nothing(capsysbinary: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["--stats"]) == 0
    assert b"documents: 1; words: 0 before, 0 after" in capsysbinary.readouterr().err


def test_warnings_and_repairs_are_told() -> None:
    report = Report("a", [(0, 1)], list, ["low_content: told"], [("â", "’")])
    assert cli_output.case(document("a"), report) == "=== a.txt\n# low_content: told\n# repaired 'â' to '’'\n  a\n\n"


# --- lists and help


def test_list_categories(capsysbinary: Captured) -> None:
    assert main(["--list-categories"]) == 0
    rows = [line.split(maxsplit=2) for line in capsysbinary.readouterr().out.decode().splitlines()]
    assert [row[0] for row in rows] == list(Category)
    assert {row[0] for row in rows if row[1] == "keep"} >= {"byline", "kicker"}
    assert all(len(row) == 3 for row in rows)
    assert main(["--list-categories", "--keep", "copyright"]) == 0
    assert b"copyright         keep  " in capsysbinary.readouterr().out


def test_list_rules(capsysbinary: Captured, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[read_more]\nstart = ["our own words"]\n')
    assert main(["--list-rules", "--phrases", str(tmp_path / "mine.toml")]) == 0
    rows = capsysbinary.readouterr().out.decode().splitlines()
    assert {"en/read_more/start/also read", "mine/read_more/start/our own words"} <= set(rows)
    told = dict(row.split("\t") for row in rows if "\t" in row)
    assert told["duplicate.line"] == "a line that stands above already"


def test_version(capsysbinary: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"cleaner ")


def test_help_whatever_else_is_said(capsysbinary: Captured) -> None:
    assert main(["--nonsense", "--profile", "no", "-h"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"usage: cleaner")


def test_help_begins_with_examples_and_has_one_line_an_option() -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, b"")
    rows = done.stdout.decode("ascii").splitlines()
    flags = [flag for _, _, options in GROUPS for flag in options]
    assert max(map(len, rows)) <= 80
    assert rows.index("Examples:") < rows.index(next(row for row in rows if row.startswith("  --")))
    for flag in flags:
        described = [row for row in rows if row.startswith((f"  {flag} ", f"  -h, {flag} "))]
        assert len(described) == 1 and described[0][22] == " " and described[0][23:].strip()


# --- what the cleaner is told


def test_the_command_that_lists_the_categories(capsysbinary: Captured) -> None:
    for arguments in ([], ["--profile", "thorough"], ["--keep", "comments,paywall", "--cut=byline"]):
        assert main(["categories", *arguments]) == 0
        listed = capsysbinary.readouterr().out
        assert main(["--list-categories", *arguments]) == 0
        assert capsysbinary.readouterr().out == listed
    assert [line.split()[0] for line in listed.decode().splitlines()] == list(Category)
    assert "--profile: unknown profile 'loud'" in wrong(capsysbinary, "categories", "--profile", "loud")
    assert "--keep and cut both name byline" in wrong(capsysbinary, "categories", "--keep=byline", "--cut=byline")
    assert "unrecognized arguments: page.txt" in wrong(capsysbinary, "categories", "page.txt")


def test_profile_and_phrases(tmp_path: Path, capsysbinary: Captured) -> None:
    (tmp_path / "mine.toml").write_text('[promo_box]\nwhole = ["our own words"]\n')
    (tmp_path / "page.txt").write_text(f"{PAGE}\nOur own words\n")
    assert main(["--phrases", str(tmp_path / "mine.toml"), "--profile", "careful", str(tmp_path / "page.txt")]) == 0
    assert capsysbinary.readouterr().out == CLEAN.encode()


def test_keep_may_be_given_more_than_once(page: Path, capsysbinary: Captured) -> None:
    assert main(["--keep", "read_more, byline", "--keep", "follow_promo", str(page)]) == 0
    assert capsysbinary.readouterr().out == PAGE.encode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--keep", "bylin"], ("--keep: unknown category 'bylin'; allowed are ", "byline")),
        (["--cut", "x"], ("--cut: unknown category 'x'; allowed are ", "byline")),
        (["--keep", "byline", "--cut", "byline"], ("--keep and cut both name byline",)),
        (["--profile", "strict"], ("--profile: unknown profile 'strict'; allowed are careful, balanced, thorough",)),
        (["--max-removed", "2"], ("--max-removed must be a share from 0 to 1, not 2.0",)),
        (["--max-removed", "much"], ("--max-removed must be a share from 0 to 1, as 0.6, not 'much'",)),
        (["--encoding", "utf-9"], ("--encoding: unknown encoding 'utf-9'; allowed are those of Python, as utf-8",)),
        (["--encoding", "hex"], ("--encoding: unknown encoding 'hex'",)),
        (["--errors", "ignore"], ("--errors: invalid choice: 'ignore'", "surrogateescape")),
        (["--diff", "--mark"], ("--mark: not allowed with argument --diff",)),
        (["--html", "--text"], ("--text: not allowed with argument --html",)),
        (["--explain=xml"], ("error: --explain takes no value but json (--explain=json), not 'xml'",)),
        (["--check=1"], ("error: --check takes no value, not '1'",)),
        (["--site-profile", ""], ("--site-profile: the name of a file must not be empty",)),
        (["a.txt", ""], ("FILE: the name of a file must not be empty",)),
        (["--removed", ""], ("--removed: the name of a file must not be empty",)),
        (["--removed", "-"], ("--removed: standard output gets the clean text; name a file",)),
        (["--jsonl", "--broken", ""], ("--broken: the name of a file must not be empty",)),
        (["--jsonl", "--broken", "-"], ("--broken: standard output gets the clean records; name a file",)),
        (["--jsonl", "-o", "x", "--resume", "--broken", "-"], ("--broken: - keeps no records",)),
        (["--jsonl", "-o", "x", "--resume", "--broken", os.devnull], (f"--broken: {os.devnull} keeps no records",)),
        (["--nonsense"], ("unknown option: --nonsense",)),
        (["--keep"], ("--keep: expected one argument",)),
        (["--phrases", "no-such.toml"], ("--phrases: no-such.toml: No such file or directory",)),
    ],
)
def test_wrong_calls(arguments: list[str], said: tuple[str, ...], capsysbinary: Captured) -> None:
    message = wrong(capsysbinary, *arguments)
    assert all(part in message for part in said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[read_mor]\n", "mine.toml: [read_mor] is not a category; allowed are"),
        (b"[read_more", "mine.toml: not valid TOML"),
        (b"\xef\xbb\xbf# \xff", "mine.toml: not UTF-8: byte 0xFF at offset 5"),
        (b"\xef\xbb\xbf[kickers]\r\n", "mine.toml: [kickers] is not a category"),
    ],
)
def test_broken_phrases(content: bytes, said: str, tmp_path: Path, capsysbinary: Captured) -> None:
    (tmp_path / "mine.toml").write_bytes(content)
    assert said in wrong(capsysbinary, "--phrases", tmp_path / "mine.toml")


def test_repair_says_so_when_it_cannot(monkeypatch: pytest.MonkeyPatch, capsysbinary: Captured) -> None:
    monkeypatch.setitem(sys.modules, "cleaner.repair", None)
    assert "--repair: " in wrong(capsysbinary, "--repair")
