"""The measurement of hand-labelled documents on their pages: what it counts, on data made here."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from benchmarks import html_mission
from benchmarks.data import Document, Span
from benchmarks.html_mission import Tally, page_of
from benchmarks.metrics import words
from tests.prose import PROSE

ONE, TWO, THREE = PROSE["en"][:3]
POINTER = "Also read: Ten bridges you must see before the winter comes"
LINES = ["The ferry", ONE, POINTER, f"{TWO} pic of the harbour", "Share", THREE]
LABELS = ["title", "keep", "read_more", "keep", "social_share", "keep"]
DOCUMENT = Document("own|7|naive", "", LINES, LABELS, [Span(3, "pic of the harbour", "photo_credit")])
PAGE = ["Menu", "The ferry", ONE, POINTER, f"{TWO} pic of the harbour", "Share", THREE, "Contact"]


def tally(after: list[str], before: list[str] = PAGE) -> Tally:
    found = Tally()
    found.add(DOCUMENT, "\n".join(before), "\n".join(after))
    return found


def test_what_goes_and_what_stays_is_counted() -> None:
    found = tally(["The ferry", ONE, TWO, THREE])
    assert found.noise == {"read_more": 11, "social_share": 1, "within a line": 4}
    assert found.cut == found.noise
    assert (found.lost, found.damaged) == (0, [])
    found = tally(PAGE)
    assert set(found.cut.values()) == {0}


def test_what_the_author_loses_is_counted() -> None:
    found = tally(["The ferry", ONE, f"{TWO} pic of the harbour"])
    assert found.lost == pytest.approx(len(words(THREE)))
    assert found.damaged[0][1] == "own|7|naive"
    assert found.cut["within a line"] == 0


def test_what_the_page_never_had_is_not_counted() -> None:
    found = tally([ONE], [ONE])
    assert sum(found.noise.values()) == 0
    assert found.content == pytest.approx(len(words(ONE)))
    assert found.lost == 0


def test_a_short_foreign_word_in_the_authors_text_is_no_noise_that_stayed() -> None:
    found = tally([ONE, f"{TWO} Share"], [ONE, f"{TWO} Share", "Share"])
    assert found.noise["social_share"] == found.cut["social_share"] == 1


def test_the_page_of_a_document() -> None:
    assert page_of(DOCUMENT) == ("own", "7")
    assert page_of(Document("traf|a.b|c.html|readability", "", [], [], [])) == ("traf-dev", "a.b|c.html")


def test_the_whole_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    labelled = [
        {"doc": f"own|{name}|naive", "lines": LINES, "labels": LABELS, "spans": [], "url": ""} for name in ("7", "8")
    ]
    (tmp_path / "mission-own.json").write_text(json.dumps(labelled), "utf-8")
    html = "".join(f"<p>{line}</p>" for line in PAGE)
    with lzma.open(tmp_path / "pages-own.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "7", "html": html}) + "\n")
    monkeypatch.setattr("sys.argv", ["html_mission", "--data", str(tmp_path), "--worst", "3"])
    assert html_mission.main() == 0
    said = capsys.readouterr().out
    assert "read_more                         11   100.0                  11   100.0" in said
    assert "as HTML: 1 documents" in said
    assert "1 documents have no page here" in said
