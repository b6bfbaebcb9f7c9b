"""Noise put into gold texts: where it stands, what is counted, what the command prints."""

from __future__ import annotations

import json
import lzma
import random
import sys
from pathlib import Path

import pytest

from benchmarks import insertions
from tests import prose

ROWS = prose.ALL_PROSE[:10]


@pytest.mark.parametrize("name", insertions.FORMS)
def test_a_form_stands_within_or_below_the_text(name: str) -> None:
    form = insertions.FORMS[name]
    noisy = insertions.inserted(ROWS, form, "en", random.Random(1))
    if form.startswith(" "):
        (changed,) = [(row, new) for row, new in zip(ROWS, noisy, strict=True) if row != new]
        assert changed[1].startswith(f"{changed[0]} ")
    else:
        size = len(form.split("\n"))
        at = len(ROWS) if form.startswith("<") else next(at for at, row in enumerate(noisy) if row not in ROWS)
        assert noisy[:at] + noisy[at + size :] == ROWS
    assert not {"H", "Q", "1", "2", "3"}.intersection(noisy)


def test_what_stays_and_what_is_lost() -> None:
    rows = [*ROWS, "Also read: Ten bridges you must see"]
    assert insertions.losses(ROWS, rows) == (7, 0, 0)
    noisy = [*ROWS[:5], "Nobody has told the bears.", *ROWS[5:]]
    assert insertions.losses(ROWS, noisy) == (5, 5, 0)
    assert insertions.losses(rows, rows[1:])[2] > 0


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    gold = "\n".join(ROWS)
    row = {"id": "1", "source": "trafilatura", "type": "article", "url": "https://example.org/1", "text": gold}
    with lzma.open(tmp_path / "texts-own-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row | {"gold": gold}) + "\n")
    monkeypatch.setattr(sys, "argv", ["insertions", "--data", str(tmp_path)])
    assert insertions.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 texts") and len(lines) == len(insertions.FORMS) + 2
    assert lines[-1].startswith("all") and lines[-1].endswith("%")
