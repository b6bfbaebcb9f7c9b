"""The benchmark of HTML extractors: its formats on folders made here, its intervals, its table."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from benchmarks import html_peers
from benchmarks.html_extractors import EXTRACTORS
from benchmarks.html_peer import measured
from benchmarks.html_peers import Result, score, table
from benchmarks.html_sets import DataError, HtmlPage, html_pages
from tests.prose import PROSE

GOLD = "\n".join(PROSE["en"])
HTML = f"<html><body><nav>Home News</nav>{''.join(f'<p>{line}</p>' for line in PROSE['en'])}</body></html>"


def write(folder: Path, name: str, value: Any, html: dict[str, bytes] | None = None) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    for page, data in (html or {}).items():
        (folder / "html").mkdir(exist_ok=True)
        (folder / "html" / f"{page}.html.gz").write_bytes(data)
    return folder


def packed(html: str = HTML) -> bytes:
    return gzip.compress(html.encode())


@pytest.mark.parametrize(
    ("record", "kind", "wanted"),
    [
        ({"url": "https://a.example/x", "ground_truth": {"main_content": GOLD, "with": ["ferry"]},
          "_internal": {"page_type": {"primary": "forum"}}}, "forum", ["ferry"]),
        ({"ground_truth": {"main_content": GOLD}, "page_type": {"primary": "product"}}, "product", []),
        ({"main_content": GOLD, "page_type": "listing", "with": None}, "listing", []),
        ({"articleBody": GOLD}, "article", []),
    ],
)  # fmt: skip
def test_wcxb(record: dict[str, Any], kind: str, wanted: list[str], tmp_path: Path) -> None:
    write(tmp_path, "ground-truth/0007.json", record, {"0007": packed()})
    assert list(html_pages(tmp_path)) == [
        HtmlPage(tmp_path.name, "0007", record.get("url", ""), kind, HTML, GOLD, wanted, [])
    ]


def test_articles(tmp_path: Path) -> None:
    records = {"b": {"articleBody": GOLD, "url": "https://www.b.example/"}, "a": {"articleBody": ""}}
    write(tmp_path, "ground-truth.json", records, {"a": packed("<p>"), "b": packed()})
    first, second = html_pages(tmp_path)
    assert (first.id, first.gold, first.url, first.site) == ("a", "", "", "a")
    assert (second.id, second.gold, second.html, second.site) == ("b", GOLD, HTML, "b.example")
    assert [page.id for page in html_pages(tmp_path, 1)] == [next(iter(html_pages(tmp_path, 1))).id]


def lines(folder: Path, *rows: str) -> Path:
    with lzma.open(folder / "pages-own.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(row + "\n" for row in rows)
    return folder


def test_lines(tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(n), "html": HTML, "gold": None, "with": ["ferry"]}) for n in range(5)]
    found = list(html_pages(lines(tmp_path, *rows)))
    assert [page.id for page in found] == list("01234")
    assert (found[0].set, found[0].gold, found[0].wanted, found[0].type) == ("own", None, ["ferry"], "article")
    assert len(list(html_pages(tmp_path, 2))) == 2
    assert list(html_pages(tmp_path, 2)) == list(html_pages(tmp_path, 2))


def refused(folder: Path) -> str:
    with pytest.raises(DataError) as raised:
        list(html_pages(folder))
    return str(raised.value)


def test_what_is_not_in_a_format_is_named(tmp_path: Path) -> None:
    assert "no such folder" in refused(tmp_path / "x")
    assert "none of ground-truth/*.json" in refused(tmp_path)
    path = write(tmp_path / "w", "ground-truth/1.json", {"ground_truth": {"title": "x"}}, {"1": packed()})
    assert f"{path}/ground-truth/1.json: record '1' has no text in ground_truth.main_content" in refused(path)
    path = write(tmp_path / "v", "ground-truth/1.json", {"main_content": "x"})
    assert f"{path}/html/1.html.gz: missing" in refused(path)
    path = write(tmp_path / "u", "ground-truth/1.json", {"main_content": "x"}, {"1": packed()[:-9]})
    assert f"{path}/html/1.html.gz: not a whole gzip file" in refused(path)
    path = write(tmp_path / "a", "ground-truth.json", {"x": {"url": ""}}, {"x": packed()})
    assert f"{path}/ground-truth.json: record 'x' has no text in articleBody" in refused(path)
    path = write(tmp_path / "b", "ground-truth.json", "[1]")
    assert f"{path}/ground-truth.json: not a JSON object" in refused(path)
    (tmp_path / "p").mkdir()
    assert "pages-own.jsonl.xz: line 2: not JSON" in refused(lines(tmp_path / "p", '{"id": "1", "html": ""}', "{"))
    assert "pages-own.jsonl.xz: line 1: the record has no html" in refused(lines(tmp_path / "p", '{"id": "1"}'))


def page(gold: str | None = GOLD) -> HtmlPage:
    return HtmlPage("own", "1", "https://a.example/", "article", HTML, gold, ["The ferry had"], ["Home  News", "Sport"])


def test_a_page_is_measured() -> None:
    row = measured(page(), lambda html, url: f"Home News\n{GOLD}")
    assert row["error"] is None
    assert 0.9 < row["f1"] < 1
    assert (row["wanted"], row["unwanted"]) == ([1, 1], [1, 2])
    assert measured(page(None), lambda html, url: GOLD)["f1"] is None


def test_what_an_extractor_raises_is_its_result() -> None:
    def breaks(html: str, url: str) -> str:
        raise KeyError("x")

    def hangs(html: str, url: str) -> str:
        while True:
            pass

    assert measured(page(), breaks)["error"] == "KeyError"
    row = measured(page(), hangs, patience=1)
    assert (row["error"], row["f1"]) == ("_TooLongError", 0.0)


def row(site: str, f1: float | None, **more: Any) -> dict[str, Any]:
    base = {"set": "own", "type": "article", "site": site, "seconds": 0.5, "error": None, "f1": f1}
    return {**base, "wanted": [1, 2], "unwanted": [1, 1], **more}


def test_the_interval_is_of_sites() -> None:
    alike = score([row("a.example", f1) for f1 in (0.2, 0.8) * 20])
    assert (round(alike.mean, 9), round(alike.low, 9), round(alike.high, 9)) == (0.5, 0.5, 0.5)
    apart = score([row(f"{n}.example", f1) for n, f1 in enumerate((0.2, 0.8) * 20)])
    assert 0.35 < apart.low < 0.45 < apart.mean < 0.55 < apart.high < 0.65
    assert apart == score([row(f"{n}.example", f1) for n, f1 in enumerate((0.2, 0.8) * 20)])
    assert score([row("a.example", None)]).mean == 2 / 4


def test_the_table() -> None:
    results = [
        Result("one", [row("a.example", 0.5), row("b.example", 1.0, type="forum", error="KeyError")], 80.4),
        Result("two", skipped="two: cannot import two (pip install two)"),
    ]
    assert table(results, by_type=False) == (
        "| | own, 2 | pages/s | peak MB | failed |\n|---|---|---|---|---|\n"
        "| one | 0.750 (0.500-1.000) | 2.0 | 80 | 1 |\n\ntwo: skipped: two: cannot import two (pip install two)"
    )
    assert "| own, 2 | own: article, 1 | own: forum, 1 |" in table(results, by_type=True)


def test_the_whole_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "ground-truth.json", {"x": {"articleBody": GOLD}}, {"x": packed()})
    figure = tmp_path / "figure.svg"
    arguments = ["html_peers", "--data", str(tmp_path), "--only", "clean_html"]
    drawn = _can_draw()
    monkeypatch.setattr("sys.argv", [*arguments, *(["--figure", str(figure)] if drawn else [])])
    assert html_peers.main() == 0
    said = capsys.readouterr().out
    assert said.startswith(f"| | {tmp_path.name}, 1 | pages/s | peak MB | failed |\n")
    assert "\n| clean_html | " in said
    assert figure.exists() == drawn


def test_kept_figures_are_not_taken_again(tmp_path: Path) -> None:
    first = html_peers.kept(tmp_path / "f", "jusText, cleaned", 3, lambda: Result("x", [row("a.example", 0.5)], 80.4))
    second = html_peers.kept(tmp_path / "f", "jusText, cleaned", 3, lambda: Result("y"))
    assert (second, [path.name for path in (tmp_path / "f").iterdir()]) == (first, ["justext-cleaned-3.json"])
    assert html_peers.kept(tmp_path / "f", "jusText", 3, lambda: Result("y", skipped="no")).skipped == "no"
    assert len(list((tmp_path / "f").iterdir())) == 1


def _can_draw() -> bool:
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        return False
    return True


def test_an_unknown_extractor_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["html_peers", "--data", str(tmp_path), "--only", "nope"])
    with pytest.raises(SystemExit):
        html_peers.main()
    assert next(iter(EXTRACTORS)) == "clean_html"
