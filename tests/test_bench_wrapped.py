"""Texts broken into lines, beside the same on one line a paragraph: what the command measures and prints."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest

from benchmarks import wrapped
from tests import prose


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    gold = "\n".join(prose.PROSE["en"])
    row = {"id": "1", "source": "trafilatura", "type": "article", "url": "https://example.org/1", "gold": gold}
    with lzma.open(tmp_path / "texts-own-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row | {"text": f"{gold}\nAlso read: Ten bridges you must see"}) + "\n")
        file.write(json.dumps(row | {"text": gold, "type": "forum"}) + "\n")
    monkeypatch.setattr(sys, "argv", ["wrapped", "--data", str(tmp_path), "--width", "60"])
    assert wrapped.main() == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0][:3] == ["wrapped", "at", "60"]
    assert [line[-3:] for line in lines[1:]] == [["1", "100.0%", "0.00%"]] * len(wrapped.FORMS)
