"""Archives, Parquet and Dolma through the command: files made here, in and out, damaged and whole."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, analyze, clean, clean_html
from cleaner.sites import learn
from tests import prose
from tests.command import called

HOST = "courier.example"
BOX = ["The Courier sails with you", "Letters to the lighthouse keeper go to the old pier, box nine"]
BODIES = ["\n".join(prose.ALL_PROSE[at : at + 3]) for at in range(0, 24, 2)]
NOISY = [f"{body}\nAlso read: Ten bridges you must see\n" for body in BODIES]


def cleaner(
    *arguments: str | Path, status: int = 0, data: bytes = b"", alone: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """The command, in this process, which has loaded what reads these formats; `alone`, as a process of its own.

    Of its own it always is where it has workers: what is loaded here has threads, and a fork takes none along.
    """
    if alone or not {"2", "--workers=2"}.isdisjoint(arguments):
        command = [sys.executable, "-m", "cleaner", *map(str, arguments)]
        done = subprocess.run(command, input=data, capture_output=True, timeout=120)
    else:
        done = called(*arguments, data=data)
    assert done.returncode == status, done.stderr.decode()
    return done


def html_of(text: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return f"<html><head><title>The ferry</title></head><body><article>{paragraphs}</article></body></html>"


# --- archives


def record(kind: str, number: int, content: bytes, media: str = "text/plain") -> bytes:
    """A record of an archive, as the standard writes it down."""
    headers = {
        "WARC-Type": kind,
        "WARC-Date": "2025-11-04T10:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Target-URI": f"https://{HOST}/{number}?é",
        "Content-Type": media,
        "Content-Length": str(len(content)),
    }
    lines = [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + content + b"\r\n\r\n"


def response(number: int, body: bytes, media: str = "text/html; charset=utf-8", *more: str) -> bytes:
    head = "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {media}", *more, "", ""]).encode()
    return record("response", number, head + body, "application/http; msgtype=response")


def archive(path: Path, records: list[bytes]) -> Path:
    packed = path.suffix == ".gz"
    path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
    return path


def parsed(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def records_of(path: Path) -> list[tuple[dict[str, str], bytes]]:
    warc = pytest.importorskip("fastwarc.warc")
    found = warc.ArchiveIterator(BytesIO(path.read_bytes()), parse_http=False)
    return [(dict(each.headers.astuples()), each.reader.read()) for each in found]


@pytest.fixture
def wet(tmp_path: Path) -> Path:
    pytest.importorskip("fastwarc", reason="fastwarc is not installed (extra `warc`)")
    pages = [record("conversion", number, text.encode()) for number, text in enumerate(NOISY)]
    return archive(tmp_path / "pages.wet.gz", [record("warcinfo", 99, b"software: us\r\n"), *pages])


@pytest.mark.parametrize("workers", [1, 2])
def test_wet_becomes_lines_in_order(wet: Path, tmp_path: Path, workers: int) -> None:
    cleaner(
        "--warc", wet, "-o", tmp_path / "out.jsonl.gz", "--report-field", "removed", f"--workers={workers}", alone=True
    )
    found = parsed(gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()))
    assert [each["text"] for each in found] == list(map(clean, NOISY))
    assert [each["url"] for each in found] == [f"https://{HOST}/{number}?é" for number in range(len(NOISY))]
    assert found[0]["date"] == "2025-11-04T10:00:00Z"
    assert found[0]["removed"] == [json.loads(json.dumps(cut._asdict())) for cut in analyze(NOISY[0]).removals]


def test_headers_that_repeat_stay(tmp_path: Path) -> None:
    page = record("conversion", 1, NOISY[0].encode(), "text/plain").replace(
        b"WARC-Date", b"WARC-Concurrent-To: <urn:uuid:a>\r\nWARC-Concurrent-To: <urn:uuid:b>\r\nWARC-Date"
    )
    cleaner("--warc", archive(tmp_path / "in.warc", [page]), "-o", tmp_path / "out.warc")
    data = (tmp_path / "out.warc").read_bytes()
    assert b"WARC-Concurrent-To: <urn:uuid:a>\r\nWARC-Concurrent-To: <urn:uuid:b>\r\n" in data
    assert clean(NOISY[0]).encode() in data
    same = page.replace(b"WARC-Type", b"warc-type").replace(NOISY[0].encode(), b"x" * len(NOISY[0].encode()))
    cleaner("--warc", archive(tmp_path / "in.warc", [same]), "-o", tmp_path / "out.warc")
    assert (tmp_path / "out.warc").read_bytes() == same


def test_a_charset_that_no_page_has_is_not_believed(tmp_path: Path) -> None:
    page = response(1, b"<p>The bridge reopened on Monday, the council said.</p>", "text/html; charset=undefined")
    cleaner("--warc", archive(tmp_path / "in.warc", [page]), "-o", tmp_path / "out.jsonl")
    assert (
        parsed((tmp_path / "out.jsonl").read_bytes())[0]["text"] == "The bridge reopened on Monday, the council said."
    )


@pytest.mark.parametrize("name", ["out.wet.gz", "out.warc"])
def test_wet_becomes_wet_with_uri_and_date(wet: Path, tmp_path: Path, name: str) -> None:
    cleaner("--warc", wet, "-o", tmp_path / name)
    before, after = records_of(wet), records_of(tmp_path / name)
    assert [content.decode() for _, content in after] == [before[0][1].decode(), *map(clean, NOISY)]
    for (old, _), (new, content) in zip(before, after, strict=True):
        assert all(old[each] == new[each] for each in ("WARC-Type", "WARC-Target-URI", "WARC-Date"))
        assert new["Content-Length"] == str(len(content))
    assert len({headers["WARC-Record-ID"] for headers, _ in before + after}) == len(before) + len(NOISY)
    first = (tmp_path / name).read_bytes()
    cleaner("--warc", wet, "-o", tmp_path / name, "--workers=2")
    assert (tmp_path / name).read_bytes() == first
    cleaner("--warc", tmp_path / name, "-o", tmp_path / "again.warc.gz")  # nothing to cut: the same records
    assert records_of(tmp_path / "again.warc.gz") == after


def test_pages_of_a_warc_are_known_by_their_type(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = html_of(NOISY[0])
    packed = gzip.compress(page.encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    german = "Die Fähre fährt den ganzen Winter, sagte der Rat von Norrby am Dienstag vor vielen Leuten im Haus."
    source = archive(
        tmp_path / "pages.warc.gz",
        [
            record("request", 0, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
            response(1, page.encode()),
            response(2, b"\x89PNG\r\n", "image/png"),
            response(3, chunked, "text/html", "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
            response(4, german.encode("latin-1"), "text/plain; charset=iso-8859-1"),
            response(5, html_of(german).encode("latin-1"), "text/html; charset=iso-8859-1"),
            record("metadata", 6, b"fetchTimeMs: 7\r\n", "application/warc-fields"),
            record("resource", 7, NOISY[1].encode(), "text/plain"),
        ],
    )
    expected = [clean_html(page)] * 2 + [german, clean_html(html_of(german)), clean(NOISY[1])]
    found = parsed(cleaner("--warc", source).stdout)
    assert [each["text"] for each in found] == expected
    assert [each["url"][-3] for each in found] == list("13457")
    cleaner("--warc", source, "-o", tmp_path / "out.warc.gz")
    before, after = records_of(source), records_of(tmp_path / "out.warc.gz")
    assert len(after) == len(before)
    for number in (0, 2, 6):
        assert after[number] == before[number]
    converted = [after[number] for number in (1, 3, 4, 5, 7)]
    assert [content.decode() for _, content in converted] == expected
    assert {each["WARC-Type"] for each, _ in converted} == {"conversion"}
    assert converted[0][0]["WARC-Refers-To"] == before[1][0]["WARC-Record-ID"]


def test_a_bad_page_is_named_and_passed_on(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    bad = record("conversion", 1, b"The ferry \xff runs.\nFollow us")
    source = archive(tmp_path / "pages.wet", [record("conversion", 0, NOISY[0].encode()), bad])
    done = cleaner("--warc", source, status=1, alone=True)
    assert [each["text"] for each in parsed(done.stdout)] == [clean(NOISY[0]), "The ferry \ufffd runs.\nFollow us"]
    assert "pages.wet: record 2: byte 0xFF at offset 10 is not utf-8" in done.stderr.decode()
    done = cleaner("--warc", source, "-o", tmp_path / "out.warc", status=1)
    assert bad in (tmp_path / "out.warc").read_bytes()


@pytest.mark.parametrize("cut", [8, 40, 300, -40])
@pytest.mark.parametrize("name", ["pages.wet", "pages.wet.gz"])
def test_a_truncated_archive_is_named_and_what_came_before_is_kept(tmp_path: Path, name: str, cut: int) -> None:
    pytest.importorskip("fastwarc")
    source = archive(tmp_path / name, [record("conversion", at, NOISY[at].encode()) for at in range(3)])
    source.write_bytes(source.read_bytes()[:cut])
    done = cleaner("--warc", source, "-o", tmp_path / "out.jsonl", status=1)
    whole = 2 if cut < 0 else 0
    assert f"{name}: the archive is damaged or truncated behind record {whole}" in done.stderr.decode()
    assert not (tmp_path / "out.jsonl").exists()
    partial = tmp_path / "out.jsonl.partial"
    kept = parsed(partial.read_bytes()) if partial.exists() else []
    assert [each["text"] for each in kept] == list(map(clean, NOISY[:whole]))


@pytest.mark.parametrize("size", [1, 5, 12, 60])
@pytest.mark.parametrize("name", ["pages.wet", "pages.wet.gz"])
def test_an_archive_that_ends_in_a_header_is_truncated(tmp_path: Path, name: str, size: int) -> None:
    pytest.importorskip("fastwarc")
    source = archive(tmp_path / name, [record("conversion", at, NOISY[at].encode()) for at in range(2)])
    more = archive(tmp_path / f"more-{name}", [record("conversion", 2, NOISY[2].encode())]).read_bytes()
    source.write_bytes(source.read_bytes() + more[:size])
    done = cleaner("--warc", source, status=1)
    assert "damaged or truncated behind record 2" in done.stderr.decode()
    assert [each["text"] for each in parsed(done.stdout)] == list(map(clean, NOISY[:2]))


def test_an_archive_of_no_bytes(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / "a.warc").touch()
    (tmp_path / "a.warc.gz").touch()
    assert cleaner("--warc", tmp_path / "a.warc").stdout == b""
    assert b"a.warc.gz: is empty" in cleaner("--warc", tmp_path / "a.warc.gz", status=1).stderr


@pytest.mark.parametrize("data", [b"This is no archive.\n" * 9, b"\x1f\x8b no gzip", b"PAR1"])
def test_what_is_no_archive_is_named(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / "file").write_bytes(data)
    assert "the archive is damaged" in cleaner("--warc", tmp_path / "file", status=1).stderr.decode()
    assert "No such file" in cleaner("--warc", tmp_path / "none", status=1).stderr.decode()
    for out in (os.devnull, tmp_path / "out.jsonl"):  # nothing was cleaned, so nothing is said to be somewhere
        assert len(cleaner("--warc", tmp_path / "file", "-o", out, status=1).stderr.splitlines()) == 1


def test_a_killed_run_over_an_archive_goes_on(wet: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    cleaner("--warc", wet, "-o", out)
    whole = out.read_bytes()
    for size in (0, 1, len(whole) // 2, len(whole) - 1):
        (tmp_path / "out.jsonl.partial").write_bytes(whole[:size])
        out.unlink(missing_ok=True)
        cleaner("--warc", wet, "-o", out, "--resume")
        assert out.read_bytes() == whole


def test_pages_of_an_archive_meet_the_profile_of_their_site(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    learn([(HOST, "\n".join([body, *BOX])) for body in BODIES[1:]], tmp_path / "site.profile")
    page = "\n".join([BODIES[0], *BOX])
    source = archive(tmp_path / "pages.wet", [record("conversion", 0, page.encode())])
    assert parsed(cleaner("--warc", source).stdout)[0]["text"] != BODIES[0]
    done = cleaner("--warc", source, "--site-profile", tmp_path / "site.profile")
    assert parsed(done.stdout)[0]["text"] == BODIES[0]


@pytest.mark.parametrize("size", [None, -40])
@pytest.mark.parametrize("name", ["pages.wet", "pages.wet.gz"])
def test_an_archive_comes_through_a_pipe(tmp_path: Path, name: str, size: int | None) -> None:
    pytest.importorskip("fastwarc")
    source = archive(tmp_path / name, [record("conversion", at, NOISY[at % 12].encode()) for at in range(300)])
    done = cleaner("--warc", data=source.read_bytes()[:size], status=int(size is not None), alone=True)
    whole = 300 if size is None else 299
    assert [each["text"] for each in parsed(done.stdout)] == [clean(NOISY[at % 12]) for at in range(whole)]
    assert (b"-: the archive is damaged or truncated behind record 299" in done.stderr) is (size is not None)


def test_what_is_behind_the_last_record_of_a_pipe_is_looked_at(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    data = archive(tmp_path / "a.wet", [record("conversion", 0, NOISY[0].encode())]).read_bytes()
    done = cleaner("--warc", data=data + data[:12], status=1, alone=True)
    assert b"damaged or truncated behind record 1 (" in done.stderr


LATE = html_of(NOISY[0]).encode() * 20
PACKED = gzip.compress(LATE, mtime=0)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (response(1, html_of(NOISY[0]).encode(), "Text/Html; Charset=UTF-8"), None),
        (record("response", 1, b"HTTP/1.1 200 OK\r\n\r\n" + html_of(NOISY[0]).encode(), "application/http"), None),
        (record("resource", 1, html_of(NOISY[0]).encode(), ""), None),
        (response(1, gzip.compress(html_of(NOISY[0]).encode()), "text/html", "Content-Encoding: GZip"), None),
        (response(1, PACKED[:-20], "text/html", "Content-Encoding: gzip"), "its compressed body is cut short behind"),
        (response(1, PACKED[:-4], "text/html", "Content-Encoding: gzip"), "its compressed body is cut short behind"),
        (response(1, zlib.compress(LATE)[:-9], "text/html", "Content-Encoding: deflate"), "its compressed body is cut"),
        (response(1, LATE, "text/html", "Content-Encoding: gzip"), "not readable HTTP"),
        (record("response", 1, b"The ferry runs.", "application/http"), "a response that is not HTTP"),
        (record("response", 1, b"", "application/http; msgtype=response"), "an empty response"),
    ],
)
def test_no_page_is_left_out_unsaid(tmp_path: Path, answer: bytes, problem: str | None) -> None:
    pytest.importorskip("fastwarc")
    source = archive(tmp_path / "in.warc", [record("warcinfo", 9, b"x"), answer])
    done = cleaner("--warc", source, status=int(problem is not None))
    found = parsed(done.stdout)
    assert len(found) == 1
    if problem is None:
        assert found[0]["text"] == clean_html(html_of(NOISY[0]))
    else:
        assert f"cleaner: {source}: record 2: {problem}" in done.stderr.decode()
        cleaner("--warc", source, "-o", tmp_path / "out.warc", status=1)
        assert answer in (tmp_path / "out.warc").read_bytes()


def test_what_is_no_page_is_still_left_out(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    records = [
        response(1, b"", "image/png", "Content-Encoding: gzip"),
        record("response", 2, b"HTTP/1.1 200 OK\r\n\r\n\x89PNG\r\n", "application/http"),
        record("response", 3, b"20250101 courier.example 192.0.2.1", "text/dns"),
    ]
    assert cleaner("--warc", archive(tmp_path / "in.warc", records)).stdout == b""
    redirect = response(1, b"", "text/html", "Content-Encoding: gzip")
    assert parsed(cleaner("--warc", archive(tmp_path / "in.warc", [redirect])).stdout)[0]["text"] == ""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_over_an_archive_goes_on_only_behind_its_own_records(wet: Path, tmp_path: Path, workers: str) -> None:
    out, partial = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial"
    call: list[str | Path] = ["--warc", wet, "-o", out, "--workers", workers]
    cleaner(*call)
    own = out.read_bytes().splitlines(keepends=True)
    out.unlink()
    for there, said in (
        ([*own, own[0], own[0]], "holds 2 records more than the input; not resumed"),
        ([b'{"text": "of another run"}\n'] * 3, "line 3 is not what this call makes of its input; not resumed"),
        ([b'{"text": "of another run"}\n'] * len(own), "is not what this call makes of its input; not resumed"),
    ):
        partial.write_bytes(b"".join(there))
        done = cleaner(*call, "--resume", status=1)
        assert f"cleaner: {partial}: " in done.stderr.decode()
        assert said in done.stderr.decode()
        assert partial.read_bytes() == b"".join(there)
        assert not out.exists()
    partial.write_bytes(b"".join(own[:3]))
    assert b"not resumed" in cleaner(*call, "--resume", "--out-field=body", status=1).stderr
    cleaner(*call, "--resume")
    assert out.read_bytes() == b"".join(own)


@pytest.mark.parametrize("name", ["out.WARC", "out.Wet.GZ"])
def test_the_name_of_an_archive_may_be_in_capitals(wet: Path, tmp_path: Path, name: str) -> None:
    cleaner("--warc", wet, "-o", tmp_path / name)
    assert len(records_of(tmp_path / name)) == len(NOISY) + 1
    assert (tmp_path / name).read_bytes().startswith(b"\x1f\x8b" if name.endswith("GZ") else b"WARC/")


@pytest.mark.parametrize("name", ["clean.warc.bz2", "clean.wet.xz", "clean.WARC.XZ"])
def test_lines_do_not_go_by_the_name_of_an_archive(wet: Path, tmp_path: Path, name: str) -> None:
    done = cleaner("--warc", wet, "-o", tmp_path / name, status=2)
    assert f"--output: {tmp_path / name}: an archive is written plain or as .gz" in done.stderr.decode()


# --- Parquet


def table(pa: Any, rows: int = len(NOISY)) -> Any:
    columns = {
        "id": pa.array(range(rows), pa.int16()),
        "text": pa.array([*NOISY[: rows - 1], None], pa.large_string()),
        "score": pa.array([0.5] * rows, pa.float32()),
        "url": pa.array([f"https://{HOST}/{at}" for at in range(rows)]),
        "tags": pa.array([["a", "b"]] * rows),
    }
    return pa.table(columns).replace_schema_metadata({"made": "by us"})


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra `parquet`)")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(table(pa), tmp_path / "in.parquet", row_group_size=5, compression="zstd")
    return tmp_path / "in.parquet"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_column_is_cleaned_and_all_else_stays(parquet: Path, tmp_path: Path, workers: int) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out.parquet"
    cleaner("--parquet", parquet, "-o", out, f"--workers={workers}", alone=True)
    before, after = pq.read_table(parquet), pq.read_table(out)
    assert after.schema.equals(before.schema, check_metadata=True)
    assert after["text"].to_pylist() == [*map(clean, NOISY[:-1]), None]
    assert after.drop_columns(["text"]).equals(before.drop_columns(["text"]))
    old, new = pq.ParquetFile(parquet).metadata, pq.ParquetFile(out).metadata
    sizes = [[meta.row_group(at).num_rows for at in range(meta.num_row_groups)] for meta in (old, new)]
    assert sizes[0] == sizes[1]
    assert new.row_group(0).column(1).compression == "ZSTD"


def test_columns_are_named_and_files_joined(parquet: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out.parquet"
    cleaner("--parquet", "--field=text", "--out-field=clean", parquet, parquet, "-o", out)
    after = pq.read_table(out)
    assert after.column_names == [*pq.read_table(parquet).column_names, "clean"]
    assert after["clean"].to_pylist() == [*map(clean, NOISY[:-1]), None] * 2
    assert after["text"].to_pylist() == [*NOISY[:-1], None] * 2


def test_a_column_of_html(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pages = [html_of(NOISY[0]).encode(), None]
    pq.write_table(pa.table({"page": pa.array(pages, pa.binary())}), tmp_path / "in.parquet")
    cleaner("--parquet", "--html-field=page", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
    after = pq.read_table(tmp_path / "out.parquet")
    assert after["text"].to_pylist() == [clean_html(pages[0] or b""), None]
    assert after["page"].to_pylist() == pages


def test_nothing_goes_into_a_column_that_had_no_nulls(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    schema = pa.schema([pa.field("page", pa.string()), pa.field("text", pa.string(), nullable=False)])
    pq.write_table(
        pa.table({"page": pa.array([None], pa.string()), "text": ["a"]}).cast(schema), tmp_path / "in.parquet"
    )
    cleaner("--parquet", tmp_path / "in.parquet", "--field", "page", "-o", tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet")["text"].to_pylist() == [None]


@pytest.mark.parametrize(
    ("arguments", "nullable"),
    [
        ([], False),
        (["--field=page"], True),
        (["--html-field=page"], True),
        (["--field=text", "--html-field=page"], False),
    ],
)
def test_a_column_that_has_no_nulls_gets_none(tmp_path: Path, arguments: list[str], nullable: bool) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    schema = pa.schema([pa.field("page", pa.string()), pa.field("text", pa.string(), nullable=False)])
    pq.write_table(pa.table({"page": ["a", None], "text": ["b", "c"]}, schema=schema), tmp_path / "in.parquet")
    cleaner("--parquet", tmp_path / "in.parquet", *arguments, "-o", tmp_path / "out.parquet")
    assert pq.read_schema(tmp_path / "out.parquet").field("text").nullable is nullable


def test_an_empty_table(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(table(pa).slice(0, 0), tmp_path / "in.parquet")
    cleaner("--parquet", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet").equals(pq.read_table(tmp_path / "in.parquet"))


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_a_value_that_is_not_utf_8_is_named_and_passed_on(tmp_path: Path, kind: str) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    values = [NOISY[0].encode(), b"caf\xe9\nFollow us", None, NOISY[1].encode()]
    column = pa.array(values, pa.large_binary()).cast(getattr(pa, kind)(), safe=False)
    pq.write_table(pa.table({"text": column, "url": column}), tmp_path / "in.parquet")
    for out, arguments in (("text", []), ("clean", ["--out-field=clean"])):
        done = cleaner("--parquet", *arguments, tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", status=1)
        assert "in.parquet: row 2: ValueError: byte 0xE9 at offset 3 is not UTF-8\n" in done.stderr.decode()
        after = pq.read_table(tmp_path / "out.parquet")[out].cast(pa.large_binary()).to_pylist()
        assert after == [clean(NOISY[0]).encode(), values[1], None, clean(NOISY[1]).encode()]


def test_columns_of_one_name(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    columns = [pa.array([text]) for text in (NOISY[0], "a", "b")]
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table(columns, names=["text", "x", "x"]), source)
    cleaner("--parquet", source, "-o", out)
    assert pq.ParquetFile(out).read().column(0).to_pylist() == [clean(NOISY[0])]
    for arguments in (["--field=x"], ["--out-field=x"], ["--html-field=x"], ["--url-field=x"]):
        done = cleaner("--parquet", *arguments, source, "-o", out, status=1)
        assert done.stderr.decode() == f"cleaner: {source}: 2 columns are called 'x'\n"


def test_a_file_whose_name_is_not_utf_8(parquet: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    named = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    try:
        parquet.rename(named)
    except OSError:
        pytest.skip("no such names here")
    cleaner("--parquet", named, "-o", tmp_path / "out.parquet", alone=True)
    assert pq.read_table(tmp_path / "out.parquet")["text"].to_pylist() == [*map(clean, NOISY[:-1]), None]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--field=body"], "no column 'body'; there are id, text, score, url, tags"),
        (["--field=id"], "column 'id' is int16, not string"),
        (["--out-field=score"], "column 'score' is float, not string"),
    ],
)
def test_a_wrong_column_is_named(parquet: Path, tmp_path: Path, arguments: list[str], word: str) -> None:
    done = cleaner("--parquet", *arguments, parquet, "-o", tmp_path / "out.parquet", status=1)
    assert word in done.stderr.decode()
    assert list(tmp_path.iterdir()) == [parquet]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-20], lambda data: data[:300] + b"\xff" * 200 + data[500:], lambda data: b"PAR1"]
)
def test_a_damaged_file_is_named_and_nothing_is_left(
    parquet: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    parquet.write_bytes(damage(parquet.read_bytes()))
    done = cleaner("--parquet", parquet, "-o", tmp_path / "out.parquet", status=1)
    assert str(parquet) in done.stderr.decode()
    assert list(tmp_path.iterdir()) == [parquet]


def test_files_of_other_columns_are_not_joined(parquet: Path, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"text": ["Harbour"]}), tmp_path / "other.parquet")
    done = cleaner("--parquet", parquet, tmp_path / "other.parquet", "-o", tmp_path / "out.parquet", status=1)
    assert "other.parquet: its columns are not those of" in done.stderr.decode()
    assert not (tmp_path / "out.parquet").exists()


def test_parquet_is_no_stream(parquet: Path) -> None:
    for arguments in (["--parquet"], ["--parquet", str(parquet)], ["--parquet", "-", "-o", "out.parquet"]):
        assert b"--output" in cleaner(*arguments, status=2).stderr


# --- Dolma


def test_attributes_for_dolma_are_spans_of_the_text(tmp_path: Path) -> None:
    texts = [*NOISY, "Nothing to cut here, said the mayor of Norrby on Tuesday."]
    lines = [json.dumps({"id": f"doc-{at}", "source": "web", "text": text, "n": 1}) for at, text in enumerate(texts)]
    (tmp_path / "docs.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    cleaner("--dolma", tmp_path / "docs.jsonl", "-o", tmp_path / "attributes.jsonl.gz", alone=True)
    found = parsed(gzip.decompress((tmp_path / "attributes.jsonl.gz").read_bytes()))
    assert [each["id"] for each in found] == [f"doc-{at}" for at in range(len(texts))]
    assert found[-1] == {"id": f"doc-{len(NOISY)}", "source": "web", "attributes": {}}
    for text, each in zip(texts, found, strict=True):
        left, at = [], 0
        for start, end, score in sorted(span for spans in each["attributes"].values() for span in spans):
            assert 0 < score <= 1
            left.append(text[at:start])
            at = end
        assert "".join([*left, text[at:]]) == clean(text)
    assert set(found[0]["attributes"]) == {"cleaner__read_more"}


def test_a_document_without_an_id_is_named_and_passed_on() -> None:
    line = b'{"text": "Harbour"}\n'
    done = cleaner("--dolma", data=line, status=1)
    assert done.stdout == line
    assert b"no field 'id'" in done.stderr


# --- site profiles


def test_learn_then_clean_by_the_url_of_each_record(tmp_path: Path) -> None:
    pages = [{"url": f"https://www.{HOST}/{at}", "text": "\n".join([body, *BOX])} for at, body in enumerate(BODIES)]
    other = {"url": "https://other.example/", "text": pages[0]["text"]}
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages[1:]), "utf-8")
    done = cleaner("learn", tmp_path / "pages.jsonl", "-o", tmp_path / "site.profile", alone=True)
    assert f"{len(pages) - 1} pages learned" in done.stderr.decode()
    new = "".join(json.dumps(page) + "\n" for page in (pages[0], other)).encode()
    done = cleaner(
        "--jsonl", "--site-profile", tmp_path / "site.profile", "--report-field", "removed", data=new, alone=True
    )
    first, second = parsed(done.stdout)
    assert first["text"] == BODIES[0]
    assert {cut["rule"] for cut in first["removed"]} == {f"site/{len(pages) - 1} of {len(pages) - 1} pages"}
    assert second["text"] == other["text"]
    done = cleaner("--site-profile", tmp_path / "site.profile", "--site", HOST, data=other["text"].encode())
    assert done.stdout.decode() == BODIES[0]
    assert Cleaner(profile_file=tmp_path / "site.profile", site=HOST).clean(other["text"]) == BODIES[0]


def test_learned_apart_and_merged_is_learned_together(tmp_path: Path) -> None:
    for name, bodies in (("a", BODIES[:5]), ("b", BODIES[5:]), ("all", BODIES)):
        lines = [json.dumps({"url": HOST, "html": html_of(body)}) + "\n" for body in bodies]
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(lines)
        cleaner("learn", "--html-field=html", tmp_path / f"{name}.jsonl.gz", "-o", tmp_path / name)
    cleaner("learn", "--merge", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "merged")
    assert (tmp_path / "merged").read_bytes() == (tmp_path / "all").read_bytes()
    cleaner("learn", "--merge", "--prune", tmp_path / "merged", "-o", tmp_path / "small")
    done = cleaner("learn", "--merge", tmp_path / "small", "-o", tmp_path / "no", status=1)
    assert b"pruned profiles cannot be merged" in done.stderr


def test_records_that_teach_nothing_are_named(tmp_path: Path) -> None:
    good = json.dumps({"url": HOST, "text": "Harbour"})
    bad = ["{", "[]", '{"url": "x.example"}', '{"url": 3, "text": "x"}', '{"url": "", "text": "x"}']
    (tmp_path / "pages.jsonl").write_text("\n".join([good, *bad]), "utf-8")
    done = cleaner("learn", tmp_path / "pages.jsonl", "-o", tmp_path / "site.profile", status=1)
    said = done.stderr.decode()
    assert [f"line {number}: " in said for number in range(1, 7)] == [False, True, True, True, True, True]
    assert "1 pages learned, 5 records left out" in said
    assert (tmp_path / "site.profile").exists()


def damaged_profile(path: Path) -> Path:
    """A profile of two hosts, one of which is damaged."""
    learn([(host, "\n".join([body, *BOX])) for host in (HOST, "other.example") for body in BODIES], path)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE host SET sketch = substr(sketch, 1, 50) WHERE name = ?", (HOST,))
    return path


@pytest.mark.parametrize("form", ["--jsonl", "--warc", "--parquet"])
def test_a_host_whose_lines_are_damaged_is_named_and_its_records_passed_on(form: str, tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    if form == "--warc":
        pytest.importorskip("fastwarc")
        archive(source, [record("conversion", 0, NOISY[0].encode())])
    elif form == "--parquet":
        pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        pq.write_table(pa.table({"url": [HOST], "text": [NOISY[0]]}), source)
    else:
        source.write_text(json.dumps({"url": HOST, "text": NOISY[0]}))
    profile = damaged_profile(tmp_path / "site.profile")
    done = cleaner(form, "--site-profile", profile, source, "-o", out, status=1)
    said = done.stderr.decode().splitlines()
    assert f"{profile}: {HOST}: a sketch ends too early" in said[0]
    assert "1 " in said[1]
    if form != "--parquet":
        assert parsed(out.read_bytes())[0]["text"] == NOISY[0]


def test_a_damaged_profile_is_named_once(tmp_path: Path) -> None:
    profile = damaged_profile(tmp_path / "site.profile")
    done = cleaner("--site-profile", profile, "--site", HOST, status=2, data=b"x")
    said = f"error: --site-profile: {profile}: {HOST}: a sketch ends too early"
    assert done.stderr.decode().splitlines()[-1] == f"cleaner: {said}"
    profile.write_bytes(profile.read_bytes()[:3000])
    done = cleaner("--site-profile", profile, status=2, data=b"x")
    assert done.stderr.decode().count(str(profile)) == 1


@pytest.mark.parametrize("form", ["--jsonl", "--parquet"])
def test_a_profile_that_no_record_could_use_is_said_once(form: str, tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    if form == "--parquet":
        pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        pq.write_table(pa.table({"url": [HOST] * 3, "text": NOISY[:3]}), source)
    else:
        source.write_text("".join(json.dumps({"url": HOST, "text": text}) + "\n" for text in NOISY[:3]))
    learn([(HOST, "Harbour")], tmp_path / "site.profile")
    call: list[str | Path] = [form, source, "-o", out, "--site-profile", tmp_path / "site.profile"]
    assert cleaner(*call).stderr == b""
    said = cleaner(*call, "--url-field", "ulr").stderr.decode().splitlines()
    assert len(said) == 1
    assert said[0].startswith("cleaner: --url-field: ")
    assert "'ulr': the site profile " in said[0]
    assert cleaner(*call, "--url-field", "ulr", "--site", HOST).stderr == b""


def test_a_site_that_is_no_host_is_named(tmp_path: Path) -> None:
    learn([(HOST, "Harbour")], tmp_path / "site.profile")
    done = cleaner("--site-profile", tmp_path / "site.profile", "--site", "http://[", status=2)
    assert done.stderr.decode().splitlines()[-1] == "cleaner: error: --site: no host in 'http://['"


def test_a_profile_without_a_site_is_of_no_use_to_a_file(tmp_path: Path) -> None:
    learn([(HOST, "Harbour")], tmp_path / "site.profile")
    done = cleaner("--site-profile", tmp_path / "site.profile", status=2, data=b"Harbour")
    said = "--site-profile needs --site: nothing else says whose page a file is (of records the URL does)"
    assert done.stderr.decode().splitlines()[-1] == f"cleaner: error: {said}"
    cleaner("--site-profile", tmp_path / "site.profile", "--list-rules")


def test_a_number_of_thousands_of_digits_teaches_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text(
        json.dumps({"n": 10**4000, "url": HOST, "text": "Harbour"}).replace("0" * 4000, "0" * 5000)
    )
    done = cleaner("learn", tmp_path / "pages.jsonl", "-o", tmp_path / "site.profile")
    assert b"1 pages learned, 0 records left out" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--site=x"], "--site needs --site-profile"),
        (["--site-profile=none"], "--site-profile: none: No such file"),
        (["--site-profile=./none"], "--site-profile: ./none: No such file"),
        (["--site-profile", __file__], "not a site profile"),
        (["--warc", "--field=x"], "--field does not go with --warc"),
        (["--warc", "--broken=x"], "--broken does not go with --warc"),
        (["--warc", "--out-field=url"], "--out-field: each line has the record's own 'url'; give it another name"),
        (["--warc", "--report-field=id"], "--report-field: each line has the record's own 'id'; give it another name"),
        (["--warc", "--out-field=a", "-ox.warc"], "--out-field: x.warc is an archive, not JSON lines"),
        (["--warc", "--report-field=a", "-ox.wet.gz"], "--report-field: x.wet.gz is an archive, not JSON lines"),
        (["--warc", "--resume", "-ox.warc"], "--resume: x.warc is an archive, not JSON lines"),
        (["--warc", "-ox.warc.xz"], "--output: x.warc.xz: an archive is written plain or as .gz"),
        (["--parquet", "--resume", "-ox"], "--resume does not go with --parquet"),
        (["--dolma", "--out-field=x"], "--out-field does not go with --dolma"),
        (["--jsonl", "--warc"], "not allowed with argument"),
        (["learn"], "-o/--output"),
        (["learn", "--merge", "-ox"], "--merge: name the profiles"),
        (["learn", "--merge", "-ox", "y", "--field=a"], "--field is for records; --merge reads profiles"),
        (["learn", "--merge", "-ox", "y", "--url-field=a"], "--url-field is for records; --merge reads profiles"),
    ],
)
def test_a_wrong_call_is_named(arguments: list[str], word: str) -> None:
    assert word in cleaner(*arguments, status=2).stderr.decode()


# --- a disk that is full


@pytest.mark.parametrize("form", ["--warc", "--parquet", "learn"])
def test_a_full_disk_is_named_and_no_file_takes_the_name(tmp_path: Path, form: str) -> None:
    resource = pytest.importorskip("resource", reason="only where a process can be kept from writing large files")
    texts = [f"{body}\nNumber {number} of the pier." for number in range(40) for body in BODIES]
    source, out = tmp_path / "in", tmp_path / ("out.warc" if form == "--warc" else "out")
    if form == "--warc":
        pytest.importorskip("fastwarc")
        archive(source, [record("conversion", number, text.encode()) for number, text in enumerate(texts)])
    elif form == "--parquet":
        pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        pq.write_table(pa.table({"text": texts}), source, compression="none", use_dictionary=False)
    else:
        source.write_text("".join(json.dumps({"url": f"{at}.example", "text": t}) + "\n" for at, t in enumerate(texts)))
    limit = f"import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, {resource.RLIM_INFINITY}));"
    script = f"{limit} runpy.run_module('cleaner', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", script, form, source, "-o", out], capture_output=True, timeout=120)
    assert done.returncode == 1, done.stderr.decode()
    assert done.stderr.decode().startswith("cleaner: ")
    assert str(out) in done.stderr.decode()
    assert {path.name for path in tmp_path.iterdir()} <= {"in", "out.warc.partial"}
