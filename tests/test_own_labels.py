"""Our own labels: each line of the file is complete, and holds no text."""

from __future__ import annotations

import json

from benchmarks.metrics import NEUTRAL
from benchmarks.own_labels import FILE, packed, unpacked
from cleaner import Category

KNOWN = {"keep", *NEUTRAL, *Category}


def test_labels_are_known_and_each_document_has_its_own() -> None:
    entries = [json.loads(row) for row in FILE.read_text("utf-8").splitlines()]
    assert len({entry["doc"] for entry in entries}) == len(entries) > 0
    for entry in entries:
        assert set(entry) == {"doc", "crc32", "labels", "spans"}
        labels = unpacked(entry["labels"])
        assert set(labels) <= KNOWN and packed(labels) == entry["labels"]
        for line, start, end, label in entry["spans"]:
            assert line < len(labels) and start < end and label in KNOWN
