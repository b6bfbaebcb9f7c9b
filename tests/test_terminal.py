"""`--explain` where someone looks at it: in colours on a terminal, plain everywhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner import analyze

pytest.importorskip("rich", reason="rich is not installed")
pty = pytest.importorskip("pty", reason="no terminals here")

PROSE = "The council voted on Tuesday to close the old bridge, and the mayor agreed."
MORE = "Work will start in the spring, she said, and it should be over by winter."
POINTER = "Also read: Ten bridges you must see"
PAGE = f"{PROSE}\n{POINTER}\n\n{MORE}\n\nFollow us\n"
STRUCK = "\x1b[9;94m"  # struck through, in the colour of links to other articles


def on_terminal(*arguments: str, columns: int = 100, given: str = PAGE, **more: str) -> str:
    """What the command says on standard error when that is a terminal of so many columns."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    command = [sys.executable, "-m", "cleaner", *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**environment, "TERM": "xterm-256color", **more},
    ) as process:
        os.close(theirs)
        assert process.stdin is not None
        process.stdin.write(given.encode())
        process.stdin.close()
        said = _all_of(ours)
    os.close(ours)
    assert process.returncode == 0
    return said.decode().replace("\r\n", "\n")


def _all_of(terminal: int) -> bytes:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux tells that the other end is closed
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)


def in_pipe(*arguments: str, given: str = PAGE, **more: str) -> str:
    command = [sys.executable, "-m", "cleaner", *arguments]
    environment = {**os.environ, **more}
    done = subprocess.run(command, input=given.encode(), capture_output=True, env=environment, check=True)
    return done.stderr.decode()


def test_cuts_are_struck_through_with_number_rule_and_score() -> None:
    said = on_terminal("--explain")
    assert f"{STRUCK}{POINTER}" in said
    plain = re.sub(r"\x1b\[[\d;]*m", "", said).splitlines()
    mark = analyze(PAGE).marks[0]
    assert plain[2] == f"2 - {POINTER}  read_more {mark.rule} {mark.score:.2f}"
    assert plain[1] == f"1   {PROSE}"


def test_the_legend_counts_what_the_report_counts() -> None:
    report = analyze(PAGE)
    plain = re.sub(r"\x1b\[[\d;]*m", "", on_terminal("--explain"))
    found = re.findall(r"^■ (\w+) +(\d+) lines? +(\d+) words?$", plain, re.MULTILINE)
    assert {name: (int(lines), int(words)) for name, lines, words in found} == report.counts
    assert f"{len(PAGE.split())} words before, {len(report.text.split())} after" in plain


def test_no_color_is_heeded() -> None:
    for said in (on_terminal("--explain", NO_COLOR="1"), on_terminal("--explain", TERM="dumb")):
        assert "\x1b" not in said
        assert f"2 - {POINTER}" in said


def test_in_a_pipe_it_is_a_case() -> None:
    assert in_pipe("--explain").startswith(f"=== -\n  {PROSE}\n- {POINTER}  {{read_more}}\n")


@pytest.mark.parametrize("columns", [50, 97, 200])
def test_lines_fit_the_terminal(columns: int) -> None:
    wide = "議会は火曜日に橋を閉じると決めた。" * 9
    for arguments in (["--explain"], ["--explain", "--side-by-side"]):
        said = on_terminal(*arguments, columns=columns, given=f"{PAGE}{wide}\n")
        from rich.cells import cell_len

        assert all(cell_len(re.sub(r"\x1b\[[\d;]*m", "", line)) <= columns for line in said.splitlines()[1:])


def test_side_by_side_holds_the_input_and_what_is_left() -> None:
    given = "Straße [bold] zum Hafen: eine Zeile.\n\n" + PAGE
    for columns in ("30", "120"):
        rows = in_pipe("--explain", "--side-by-side", given=given, COLUMNS=columns).split("\n\n■")[0].splitlines()[1:]
        halves = [row.partition(" │") for row in rows]
        left = " ".join([half[0][3:].strip() for half in halves]).split()
        right = " ".join([half[2].strip() for half in halves]).split()
        cut = " ".join(left).replace("read_more", "").replace("follow_promo", "").split()
        assert right == analyze(given).text.split()
        assert cut == given.split()


def test_a_document_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    given = f"{PROSE} \x1b]0;title\x07 \x1b[31m\x9b31m \u202eback\n{PAGE}"
    said = on_terminal("--explain", given=given)
    assert "<U+001B>]0;title<U+0007> <U+001B>[31m<U+009B>31m <U+202E>back" in re.sub(r"\n +", " ", said)
    assert not re.search(r"\x1b(?!\[[\d;]*m)|[\x07\x9b\u202e]", said)


def test_side_by_side_needs_explain() -> None:
    command = [sys.executable, "-m", "cleaner", "--side-by-side"]
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert done.returncode == 2
    assert b"--side-by-side needs --explain" in done.stderr
