"""Our own labels: each line of the file is complete, and holds no text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.metrics import NEUTRAL
from benchmarks.own_labels import APART, FILE, READ_SINCE, packed, unpacked
from cleaner import Category

KNOWN = {"keep", *NEUTRAL, *Category}


def test_labels_kept_apart_are_of_other_documents() -> None:
    files = (FILE, APART, READ_SINCE)
    own, apart, read = ({json.loads(row)["doc"] for row in file.read_text("utf-8").splitlines()} for file in files)
    assert not own & apart and not own & read and not apart & read


@pytest.mark.parametrize("file", [FILE, APART, READ_SINCE], ids=lambda file: file.stem)
def test_labels_are_known_and_each_document_has_its_own(file: Path) -> None:
    entries = [json.loads(row) for row in file.read_text("utf-8").splitlines()]
    assert len({entry["doc"] for entry in entries}) == len(entries) > 0
    for entry in entries:
        assert set(entry) == {"doc", "crc32", "labels", "spans"}
        labels = unpacked(entry["labels"])
        assert set(labels) <= KNOWN and packed(labels) == entry["labels"]
        for line, start, end, label in entry["spans"]:
            assert line < len(labels) and start < end and label in KNOWN
