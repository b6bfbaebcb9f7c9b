"""Pages as Markdown beside the same text without marks: what the command measures and prints."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest

from benchmarks import markdown
from tests import prose

BODY = "\n".join(f"<p>{line}</p>" for line in prose.PROSE["en"])
LINKS = '<p><a href="/ten">Also read: Ten bridges you must see</a></p>'
PAGE = f"<html><script>var a = 1</script><body><article><h1>The ferry</h1>{BODY}{LINKS}</article></body></html>"
MARKDOWN = "\n\n".join(["# The ferry", *prose.PROSE["en"], "[Also read: Ten bridges you must see](/ten)"])


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "1", "type": "article", "url": "https://example.org/1", "html": PAGE}
    with lzma.open(tmp_path / "pages-own-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row | {"gold": "\n".join(["The ferry", *prose.PROSE["en"]])}) + "\n")
        file.write(json.dumps(row | {"id": "2", "gold": None}) + "\n")
    monkeypatch.setattr(sys, "argv", ["markdown", "--data", str(tmp_path)])
    monkeypatch.setattr(markdown, "WAYS", {"own": lambda page: MARKDOWN})
    assert markdown.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("pages as Markdown") and len(lines) == 2
    assert lines[1].split() == ["own-dev", "/", "own", "1", "100.0%", "0.00%", "100.0%", "0.00%"]


def test_the_same_lines_as_they_show() -> None:
    assert markdown.without_marks("# [a](b)\n\n![c](d)\n**e**") == "a\n\n\ne"


def test_what_an_extractor_makes_of_a_page() -> None:
    pytest.importorskip("trafilatura")
    text = markdown.main_text(PAGE)
    assert "# The ferry" in text and "var a" not in text
