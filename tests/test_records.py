"""`cleaner --jsonl`: one record in, one out, every other byte as it was."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Options, Report, analyze, analyze_html, clean, clean_html
from cleaner.cli import main
from cleaner.stream.jsonl import CleanRecord, Fields
from cleaner.stream.sink import MEMBER_SIZE, PartialError, partial_name, sink
from cleaner.stream.source import lines
from cleaner.stream.splice import Record
from tests.records import MORE, POINTER, PROSE, cleaned, jsonl, page
from tests.test_cli import Captured, wrong

TEXT = page(1)
CLEAN = clean(TEXT)
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    ".jsonl": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
DECOMPRESS: dict[str, Callable[[bytes], bytes]] = {
    ".jsonl": bytes,
    ".gz": gzip.decompress,
    ".bz2": bz2.decompress,
    ".xz": lzma.decompress,
}
try:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
except ImportError:
    SUFFIXES = list(COMPRESS)
else:
    COMPRESS[".zst"], DECOMPRESS[".zst"] = zstd.compress, zstd.decompress
    SUFFIXES = list(COMPRESS)


def one(line: str, fields: Fields = Fields()) -> str:  # noqa: B008 - never changes
    """What becomes of a record that can be cleaned."""
    outcome = CleanRecord(Cleaner(), fields)(line.encode())
    assert outcome.problem is None
    return outcome.line.decode()


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text is judged once in this process: for tests of files that send the same records through many times."""
    judged = cache(Cleaner.analyze)
    cleaners: dict[Options, Cleaner] = {}

    def analyze(cleaner: Cleaner, text: str) -> Report:
        return judged(cleaners.setdefault(cleaner.options, cleaner), text)

    monkeypatch.setattr(Cleaner, "analyze", analyze)


# --- one record


@pytest.mark.parametrize(
    "around",
    [
        '{"text": %s}',
        '{"text":%s}',
        ' {"a" : 1.0e5 ,\t"text" : %s , "b":[1e999, -0.0, 0.10] }  \r\n',
        '{"n": 123456789012345678901234567890123456789012345678901234567890, "text": %s, "x": NaN}\n',
        '{"text": "an earlier one", "a": 1, "a": 2, "text": %s, "a": 3}\n',
        '{"\\u0074ext": %s, "e": "\\u00e9\\/\\ud83d\\ude00 \\ud800", "d": {"text": "inside"}}\n',
        '{"é": "é\\u00e9\u2028", "text": %s}\n',
        "\ufeff" + '{"text": %s}\n',
    ],
)
def test_every_other_byte_stays(around: str) -> None:
    ascii_only = around.isascii()
    given, expected = (json.dumps(text, ensure_ascii=ascii_only) for text in (TEXT, CLEAN))
    assert one(around.replace("%s", given)) == around.replace("%s", expected)
    untouched = around.replace("%s", '"\\u0041\\/ one line.\\u000a"')
    assert one(untouched) == untouched


def test_a_number_of_ten_thousand_digits_passes() -> None:
    line = '{"n": %s, "text": "One line."}' % ("7" * 10_000)
    assert one(line) == line


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first text of any characters takes its time
@given(
    st.dictionaries(st.text(st.characters(codec=None), max_size=5), JSON, max_size=5),
    st.sampled_from([TEXT, f"Käse \ud800 {TEXT}", "One line.", ""]),
    st.booleans(),
    st.sampled_from([(", ", ": "), (",", ":"), (" ,  ", " :\t")]),
)
def test_any_record_comes_back_with_its_text_clean(
    others: dict[str, Any], text: str, ascii_only: bool, separators: tuple[str, str]
) -> None:
    record = {**others, "text": text}
    line = json.dumps(record, ensure_ascii=ascii_only, separators=separators)
    line = line.encode("utf-8", "surrogatepass").decode("utf-8", "replace")  # lone surrogates cannot be in UTF-8
    found = json.loads(line)
    assert repr(json.loads(one(line))) == repr({**found, "text": clean(found["text"])})
    added = json.loads(one(line, Fields(out="clean text", report="cuts")))
    report = analyze(found["text"])
    cuts = json.loads(json.dumps([removal._asdict() for removal in report.removals]))
    assert repr(added) == repr({**found, "clean text": report.text, "cuts": cuts})


@given(st.text(st.sampled_from('{}[]",:\\ \t01eE-.nulltrefasx"')) | st.text() | st.builds(json.dumps, JSON))
def test_what_is_a_record_is_decided_as_json_does(line: str) -> None:
    try:
        is_object = isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        is_object = False
    try:
        Record(line)
    except ValueError:
        assert not is_object
    else:
        assert is_object


def test_fields_are_added_in_the_style_of_the_record() -> None:
    fields = Fields(out="clean", report="cut")
    assert one('{"text":"One line."}', fields) == '{"text":"One line.","clean":"One line.","cut":[]}'
    assert one('{ "text": "Käse.\\n" }\n', fields) == '{ "text": "Käse.\\n", "clean": "Käse.\\n", "cut": [] }\n'
    assert one('{"clean": 5, "text": "5", "cut": {}}', fields) == '{"clean": "5", "text": "5", "cut": []}'


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        (b'{"text": "a"', "not JSON: Expecting ',' delimiter at column 13"),
        (b'{"text" "a"}', "not JSON: Expecting ':' delimiter at column 9"),
        (b'{"text": }', "not JSON: Expecting value at column 10"),
        (b'{"text": "a",}', "not JSON: Expecting property name enclosed in double quotes at column 14"),
        (b'{"text": "a"} x', "not JSON: Extra data at column 15"),
        (b'{"text": "a\tb"}', "not JSON: Invalid control character at column 12"),
        (b'{"text": "caf\xe9"}', "byte 0xE9 at offset 13 is not UTF-8"),
        (b'{"text": "\xed\xa0\x80"}', "byte 0xED at offset 10 is not UTF-8"),
        (b'["text"]', "not a JSON object"),
        (b"5", "not a JSON object"),
        (b"{}", "no field 'text'"),
        (b'{"Text": "a"}', "no field 'text'"),
        (b'{"text": null}', "field 'text' is null, not a string"),
        (b'{"text": 5}', "field 'text' is a number, not a string"),
        (b'{"text": ["a"]}', "field 'text' is an array, not a string"),
        (b'{"text": {"a": "b"}}', "field 'text' is an object, not a string"),
        (b'{"text": true}', "field 'text' is true, not a string"),
        (b'{"text": "a", "b": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "not usable JSON: nested too deeply"),
    ],
)
def test_what_is_wrong_with_a_record(line: bytes, problem: str) -> None:
    assert CleanRecord(Cleaner())(line) == (line, problem)


def test_html_goes_through_the_html_cleaner() -> None:
    html = f"<title>Bridge</title><p>{PROSE}<p>{POINTER}<p>{MORE}"
    text = analyze_html(html).text
    fields = Fields(text=None, html="html")
    assert json.loads(one(json.dumps({"html": html}), fields)) == {"html": html, "text": text}
    assert json.loads(one(json.dumps({"text": "old", "html": html}), fields))["text"] == text
    assert CleanRecord(Cleaner(), fields)(b'{"text": "a"}').problem == "no field 'html'"
    assert CleanRecord(Cleaner(), fields)(b'{"html": null}').problem == "field 'html' is null, not a string"
    either = Fields(text="text", html="html")
    assert json.loads(one(json.dumps({"text": TEXT, "html": html}), either))["text"] == text
    assert json.loads(one(json.dumps({"text": TEXT, "html": None}), either))["text"] == CLEAN
    assert json.loads(one(json.dumps({"text": TEXT}), either))["text"] == CLEAN


def test_an_extractor_may_find_the_text(tmp_path: Path, capsysbinary: Captured) -> None:
    pytest.importorskip("justext")
    html = f"<html lang=en><title>Bridge</title><body><div>{POINTER}</div><p>{PROSE} {MORE} {PROSE} {MORE}</p>"
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"html": html}))
    assert main(["--jsonl", "--html-field", "html", "--extractor", "justext", str(source)]) == 0
    assert json.loads(capsysbinary.readouterr().out)["text"] == clean_html(html, extractor="justext")


# --- files of records


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_files_in_and_out(suffix: str, workers: str, tmp_path: Path, capsysbinary: Captured) -> None:
    source, target = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    source.write_bytes(COMPRESS[suffix](jsonl(100)))
    assert main(["--jsonl", str(source), "--workers", workers]) == 0
    assert capsysbinary.readouterr() == (cleaned(100), b"")
    assert main(["--jsonl", "--workers", workers, str(source), "-o", str(target)]) == 0
    assert DECOMPRESS[suffix](target.read_bytes()) == cleaned(100)
    assert capsysbinary.readouterr() == (b"", b"")
    assert sorted(tmp_path.iterdir()) == sorted([source, target])


def test_a_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    source, target = tmp_path / "IN.GZ", tmp_path / "OUT.XZ"
    source.write_bytes(gzip.compress(jsonl(3)))
    assert main(["--jsonl", str(source), "-o", str(target)]) == 0
    assert lzma.decompress(target.read_bytes()) == cleaned(3)
    with pytest.raises(SystemExit):
        main(["--jsonl", "--broken", "b.GZ", str(source)])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_files(suffix: str, tmp_path: Path) -> None:
    source, target = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    source.write_bytes(COMPRESS[suffix](b""))
    assert main(["--jsonl", str(source), "-o", str(target)]) == 0
    assert DECOMPRESS[suffix](target.read_bytes()) == b""


@pytest.mark.parametrize("suffix", SUFFIXES[1:])
def test_a_compressed_file_without_a_byte_is_truncated(suffix: str, tmp_path: Path, capsysbinary: Captured) -> None:
    source = tmp_path / f"in{suffix}"
    source.touch()
    assert main(["--jsonl", str(source)]) == 1
    assert (
        capsysbinary.readouterr().err.decode() == f"cleaner: {source}: is empty, as no compressed file is: truncated?\n"
    )


@pytest.mark.parametrize(
    ("data", "more"), [(b"{}\n", ""), (b"{}\n{", ", and the line in front of the damage left out")]
)
def test_a_line_is_left_out_only_where_one_had_begun(
    data: bytes, more: str, tmp_path: Path, capsysbinary: Captured
) -> None:
    source = tmp_path / "in.gz"
    source.write_bytes(gzip.compress(data) + b"no gzip")
    assert main(["--jsonl", str(source)]) == 1
    assert f"; 1 whole lines read{more}\n" in capsysbinary.readouterr().err.decode()


@pytest.mark.parametrize("suffix", SUFFIXES[1:])
def test_a_compressed_file_whose_name_does_not_say_so_is_named(
    suffix: str, tmp_path: Path, capsysbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(COMPRESS[suffix](jsonl(3)))
    assert main(["--jsonl", str(source)]) == 1
    said = f"cleaner: {source}: is compressed, but not called so: name it {suffix}\n"
    assert capsysbinary.readouterr() == (b"", said.encode())
    twice = tmp_path / "in.jsonl.gz"
    twice.write_bytes(gzip.compress(source.read_bytes()))
    assert main(["--jsonl", str(twice)]) == 1
    assert capsysbinary.readouterr().err.decode() == f"cleaner: {twice}: is compressed, twice: unpack it once\n"
    with source.open() as opened:
        monkeypatch.setattr(sys, "stdin", opened)
        assert main(["--jsonl"]) == 1
    assert capsysbinary.readouterr() == (b"", b"cleaner: -: is compressed: unpack it on its way in\n")


def test_the_fields_of_the_command(tmp_path: Path, capsysbinary: Captured) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"body": TEXT}) + "\n")
    assert main(["--jsonl", "--field", "body", "--out-field", "clean", "--report-field", "cut", str(source)]) == 0
    record = json.loads(capsysbinary.readouterr().out)
    assert record["body"] == TEXT
    assert record["clean"] == CLEAN
    assert [cut["category"] for cut in record["cut"]] == ["read_more"]
    assert main(["--jsonl", "--field", "body", "--keep", "read_more", str(source)]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {"body": TEXT, "text": TEXT}


BROKEN = [
    b'{"id": 1, "text": "Caf\xe9."}\n',
    b'{"id": 2, "text": "One lin\n',
    b'{"id": 3, "txt": "One line."}\r\n',
    b'{"id": 4, "text": 4}\n',
    b"\x00\x01\x02\n",
]


def one_in_ten_broken() -> tuple[list[bytes], list[bytes]]:
    """Lines in, and what they become; the first of each ten is broken, and some lines are blank."""
    given, expected = jsonl(200).splitlines(keepends=True), cleaned(200).splitlines(keepends=True)
    for at in range(0, 200, 10):
        given[at] = expected[at] = BROKEN[at // 10 % len(BROKEN)]
    given[55] = expected[55] = b"\n"
    return given, expected


@pytest.mark.parametrize("workers", ["1", "2"])
def test_broken_records_are_named_and_passed_on(workers: str, tmp_path: Path, capsysbinary: Captured) -> None:
    given, expected = one_in_ten_broken()
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(given))
    assert main(["--jsonl", "--workers", workers, str(source)]) == 1
    out, err = capsysbinary.readouterr()
    assert out == b"".join(expected)
    told = err.decode().splitlines()
    assert [line.split(": ")[2] for line in told[:-1]] == [f"line {at + 1}" for at in range(0, 200, 10)]
    assert told[0] == f"cleaner: {source}: line 1: byte 0xE9 at offset 22 is not UTF-8"
    assert told[-1] == "cleaner: 20 of 199 records could not be cleaned and were passed on as they are"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_broken_records_are_put_aside(workers: str, tmp_path: Path, capsysbinary: Captured) -> None:
    given, expected = one_in_ten_broken()
    source, target, broken = (tmp_path / name for name in ("in.jsonl", "out.jsonl", "broken.jsonl"))
    source.write_bytes(b"".join(given))
    call = ["--jsonl", "--workers", workers, "--broken", str(broken), "-o", str(target), str(source)]
    assert main(call) == 1
    assert target.read_bytes() == b"".join(line for at, line in enumerate(expected) if at % 10)
    assert broken.read_bytes() == b"".join(given[::10])
    told = capsysbinary.readouterr().err.decode().splitlines()
    assert told[-1] == f"cleaner: 20 of 199 records could not be cleaned and were put into {broken}"
    assert not list(tmp_path.glob("*.partial"))


def test_files_without_a_last_line_end_do_not_run_together(tmp_path: Path, capsysbinary: Captured) -> None:
    names = [tmp_path / name for name in ("a", "b", "empty", "c")]
    for path, data in zip(names, [b'{"text": "A."}', b'{"text": "B."}\n', b"", b'{"text": "C."}'], strict=True):
        path.write_bytes(data)
    assert main(["--jsonl", *map(str, names)]) == 0
    assert capsysbinary.readouterr().out == b'{"text": "A."}\n{"text": "B."}\n{"text": "C."}'


def test_a_name_that_is_a_link_or_a_device(tmp_path: Path) -> None:
    source, target, link = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "link.jsonl"
    source.write_bytes(jsonl(3))
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to(target)
    assert main(["--jsonl", str(source), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_bytes() == cleaned(3)
    assert target.stat().st_mode & 0o777 == 0o600
    assert main(["--jsonl", str(source), "-o", "/dev/null"]) == 0
    assert main(["--jsonl", str(target), "-o", str(target)]) == 0  # cleaning in place, and a second time
    assert target.read_bytes() == cleaned(3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--field", "a"], "--field needs --jsonl, --dolma or --parquet"),
        (["--workers", "2"], "--workers needs --jsonl, --dolma, --warc or --parquet"),
        (
            ["-o", "x"],
            "--output needs --jsonl, --dolma, --warc or --parquet; clean text goes to standard output: > x",
        ),
        (["--jsonl", "--diff"], "--diff does not go with --jsonl"),
        (["--jsonl", "--stats"], "--stats does not go with --jsonl"),
        (["--jsonl", "--workers", "0"], "--workers must be a whole number, 1 or more, not '0'"),
        (["--jsonl", "--workers", "two"], "--workers must be a whole number, 1 or more, not 'two'"),
        (
            ["--jsonl", "--extractor", "justext"],
            "--extractor is for HTML: with --jsonl, --html-field says which field holds it",
        ),
        (["--jsonl", "--resume"], "--resume needs --output"),
        (["--jsonl", "--report-field", "text"], "--report-field and --out-field both name 'text'"),
        (["--jsonl", "--field", "a", "--report-field", "a"], "--report-field and --field both name 'a'"),
        (["--jsonl", "--out-field", "a", "--report-field", "text"], "--report-field and --field both name 'text'"),
        (["--jsonl", "--broken", "b.gz"], "--broken: b.gz: this file is never compressed; give it another name"),
        (["--jsonl", "--broken", "b", "-o", "./b"], "--broken and --output name the same file"),
    ],
)
def test_wrong_calls(arguments: list[str], message: str, capsysbinary: Captured) -> None:
    assert wrong(capsysbinary, *arguments).splitlines()[-1] == f"cleaner: error: {message}"


# --- damage


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("suffix", SUFFIXES[1:])
def test_a_truncated_file_says_where_and_loses_nothing(
    suffix: str, workers: str, tmp_path: Path, capsysbinary: Captured
) -> None:
    source, target = tmp_path / f"in{suffix}", tmp_path / "out.jsonl"
    # Some codecs give out whole blocks only, and these records are less than one: so each is a member.
    whole = b"".join(COMPRESS[suffix](line) for line in jsonl(400).splitlines(keepends=True))
    source.write_bytes(whole[: len(whole) * 2 // 3])
    call = ["--jsonl", "--workers", workers, str(source), "-o", str(target)]
    assert main(call) == 1
    partial = Path(partial_name(str(target)))
    assert not target.exists()
    found = partial.read_bytes()
    count = found.count(b"\n")
    assert count > 100
    assert found == cleaned(count)
    first, second = capsysbinary.readouterr().err.decode().splitlines()
    assert first.startswith(f"cleaner: {source}: line {count + 1}: the file is damaged or truncated here (")
    assert f"; {count} whole lines read" in first
    assert second == f"cleaner: what was cleaned is in {partial}; --resume goes on from there"
    source.write_bytes(whole)
    assert main([*call, "--resume"]) == 0
    assert target.read_bytes() == cleaned(400)
    assert not partial.exists()


def test_a_file_that_is_not_there_or_not_what_it_seems(tmp_path: Path, capsysbinary: Captured) -> None:
    good, missing, plain = tmp_path / "good.jsonl", tmp_path / "missing.jsonl", tmp_path / "plain.gz"
    good.write_bytes(jsonl(3))
    plain.write_bytes(jsonl(3))
    assert main(["--jsonl", str(good), str(missing), str(good)]) == 1
    assert capsysbinary.readouterr() == (cleaned(3), f"cleaner: {missing}: No such file or directory\n".encode())
    assert main(["--jsonl", str(plain)]) == 1
    assert b"line 1: the file is damaged or truncated here (Not a gzipped file" in capsysbinary.readouterr().err
    assert main(["--jsonl", str(tmp_path)]) == 1
    assert b"Is a directory" in capsysbinary.readouterr().err
    assert main(["--jsonl", str(good), "-o", str(tmp_path / "no" / "out")]) == 1
    partial = tmp_path / "no" / "out.partial"
    assert capsysbinary.readouterr().err == f"cleaner: {partial}: No such file or directory\n".encode()


# --- going on where a run ended


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_partial_file_cut_anywhere_ends_with_the_same_bytes(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.stream.sink.MEMBER_SIZE", 2000)
    source, target = tmp_path / "in.jsonl", tmp_path / f"out{suffix}"
    source.write_bytes(jsonl(40))
    call = ["--jsonl", str(source), "-o", str(target)]
    assert main(call) == 0
    expected = target.read_bytes()
    assert DECOMPRESS[suffix](expected) == cleaned(40)
    partial = Path(partial_name(str(target)))
    for size in [*range(0, len(expected), len(expected) // 25), len(expected) - 1, len(expected)]:
        target.unlink()
        partial.write_bytes(expected[:size])
        assert main([*call, "--resume"]) == 0
        assert target.read_bytes() == expected
        assert not partial.exists()


def test_what_a_compressed_file_loses_is_one_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MEMBER_SIZE < 10_000_000
    monkeypatch.setattr("cleaner.stream.sink.MEMBER_SIZE", 2000)
    target = tmp_path / "out.gz"
    with sink(str(target)) as out:
        for line in cleaned(40).splitlines(keepends=True):
            out.write(line)
        out.finish()
    data = target.read_bytes()
    Path(partial_name(str(target))).write_bytes(data[:-1])
    with sink(str(target), resume=True) as out:
        assert len(cleaned(40)) - 2500 < len(cleaned(out.whole.lines)) < len(cleaned(40))
        assert out.whole.last == cleaned(out.whole.lines).splitlines(keepends=True)[-1]


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".jsonl"])
def test_damage_behind_the_first_member_is_told(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cleaner.stream.sink.MEMBER_SIZE", 2000)
    source, packed, out = tmp_path / "in.jsonl", tmp_path / f"in.jsonl{suffix}", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(40))
    assert main(["--jsonl", str(source), "-o", str(packed)]) == 0
    whole = packed.read_bytes()
    assert main(["--jsonl", str(packed), "-o", str(out)]) == 0
    assert out.read_bytes() == cleaned(40)
    for damaged in (whole + b"junk", whole + whole[:40], whole + b"\1" + whole[1:]):
        packed.write_bytes(damaged)
        assert main(["--jsonl", str(packed)]) == 1
        said = capsys.readouterr()
        assert "damaged or truncated here" in said.err
        assert said.out.encode() == cleaned(40)


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("ahead", [0, 1, 5])
def test_broken_records_put_aside_are_counted_when_resuming(ahead: int, tmp_path: Path) -> None:
    """The file of broken records may be ahead of the output, never behind it."""
    given, _ = one_in_ten_broken()
    given[-1] = given[-1].rstrip(b"\n")
    source, target, broken = (tmp_path / name for name in ("in.jsonl", "out.jsonl", "broken.jsonl"))
    source.write_bytes(b"".join(given))
    call = ["--jsonl", "--broken", str(broken), "-o", str(target), str(source)]
    assert main(call) == 1
    expected = target.read_bytes(), broken.read_bytes()
    rows = expected[0].splitlines(keepends=True)
    for kept in (0, 1, 8, 9, 10, 90, 179, 180):
        partials = [Path(partial_name(str(path))) for path in (target, broken)]
        partials[0].write_bytes(b"".join(rows[:kept]) + b'{"id": 9')
        partials[1].write_bytes(b"".join(given[::10][: (kept + 8) // 9 + ahead]))
        target.unlink(missing_ok=True)
        broken.unlink(missing_ok=True)
        assert main([*call, "--resume"]) == int(kept < 171)  # the last broken record stands before the 172nd good one
        assert (target.read_bytes(), broken.read_bytes()) == expected


@pytest.mark.usefixtures("remembered")
def test_a_run_killed_between_its_two_files_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, _ = one_in_ten_broken()
    source, target, broken = (tmp_path / name for name in ("in.jsonl", "out.jsonl", "broken.jsonl"))
    source.write_bytes(b"".join(given))
    call = ["--jsonl", "--broken", str(broken), "-o", str(target), str(source)]
    assert main(call) == 1
    expected = target.read_bytes(), broken.read_bytes()
    target.unlink()
    broken.unlink()
    renamed: list[Path] = []

    def replace(self: Path, to: Path) -> Path:
        if renamed:
            raise KeyboardInterrupt
        renamed.append(to)
        return self.rename(to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        assert main(call) == 130
    assert len(renamed) == 1
    assert main([*call, "--resume"]) == 1
    assert (target.read_bytes(), broken.read_bytes()) == expected
    assert not list(tmp_path.glob("*.partial"))


def test_out_of_memory_is_not_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Captured) -> None:
    class Full(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            raise MemoryError

    class Stdin:
        buffer = Full()

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert main(["--jsonl"]) == 1
    assert capsysbinary.readouterr().err == b"cleaner: out of memory\n"


def test_what_cannot_be_resumed_is_left_alone(tmp_path: Path, capsysbinary: Captured) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    partial = Path(partial_name(str(target)))
    source.write_bytes(jsonl(10))
    call = ["--jsonl", str(source), "-o", str(target), "--resume"]
    for there, message in (
        (jsonl(3), f"cleaner: {partial}: line 3 is not what this call makes of its input; not resumed"),
        (cleaned(12), f"cleaner: {partial}: holds 2 records more than the input; not resumed"),
    ):
        partial.write_bytes(there)
        assert main(call) == 1
        assert capsysbinary.readouterr().err.decode().splitlines() == [message]
        assert partial.read_bytes() == there
        assert not target.exists()


def test_two_runs_do_not_write_one_file(tmp_path: Path, capsysbinary: Captured) -> None:
    pytest.importorskip("fcntl")
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(2))
    command = [sys.executable, "-m", "cleaner", "--jsonl", str(source), "-o", str(target)]
    with sink(str(target)) as out:
        out.write(cleaned(1))
        done = subprocess.run(command, capture_output=True, timeout=20, check=False)
        assert (done.returncode, done.stdout) == (1, b"")
        assert f"{partial_name(str(target))}: another run is writing this file" in done.stderr.decode()
    assert Path(partial_name(str(target))).read_bytes() == cleaned(1)


@pytest.mark.parametrize("option", ["-o", "--broken"])
def test_a_run_that_is_refused_takes_nothing_from_the_other(option: str, tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(2))
    own = ["-o", str(tmp_path / "another.jsonl")] if option == "--broken" else []
    command = [sys.executable, "-m", "cleaner", "--jsonl", str(source), option, str(target), *own]
    with sink(str(target)) as out:  # nothing is written yet: the file is empty
        done = subprocess.run(command, capture_output=True, timeout=20, check=False)
        assert done.returncode == 1
        assert Path(partial_name(str(target))).exists()
        out.write(cleaned(1))
        out.finish()
    assert target.read_bytes() == cleaned(1)
    assert not list(tmp_path.glob("*.partial"))


def test_a_file_renamed_before_it_was_locked_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.jsonl"
    partial = Path(partial_name(str(target)))
    partial.write_bytes(b"of another run\n")
    monkeypatch.setattr("cleaner.stream.sink._lock", lambda file, path: target.exists() or path.rename(target))
    with sink(str(target)) as out:
        assert target.read_bytes() == b"of another run\n"
        out.write(cleaned(1))
        out.finish()
    assert target.read_bytes() == cleaned(1)


def test_records_of_another_run_never_take_the_name(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    partial = Path(partial_name(str(target)))
    with pytest.raises(PartialError, match="removed or replaced"), sink(str(target)) as out:
        out.write(cleaned(1))
        partial.unlink()
        partial.write_bytes(b"")
        out.finish()
    assert not target.exists()
    assert partial.exists()  # it is not ours


# --- reading


def test_chunks_know_their_lines_and_keep_their_size(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    first.write_bytes(jsonl(3000))
    second.write_bytes(b"x" * 1_000_000 + b"\n" + b"y")
    read: list[int] = []
    chunks = list(lines([str(first), str(second)], seen=read.append))
    assert b"".join(line for chunk in chunks for line in chunk.records) == first.read_bytes() + second.read_bytes()
    at = {str(first): 1, str(second): 1}
    for (file, line), found, size in chunks:
        assert line == at[file]
        assert size == sum(map(len, found))
        assert size < 300_000 or len(found) == 1
        at[file] += len(found)
    assert sum(read) == len(first.read_bytes()) + len(second.read_bytes())


def test_a_pipe_is_not_kept_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            return self.readline()

    class Stdin:
        buffer = Pipe(jsonl(3))

    monkeypatch.setattr(sys, "stdin", Stdin)
    found = lines(["-"])
    assert next(found).records == [jsonl(1)]
    assert Stdin.buffer.tell() == len(jsonl(1))
