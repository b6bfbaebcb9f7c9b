"""How far labels go: what they leave of a document, and whose scores are told."""

from __future__ import annotations

import pytest

from benchmarks.data import Document, Span, Text
from benchmarks.reach import labelled, scores, show

LINES = ["Home", "The ferry is late again.Share", "Ida Holm", "It rained."]
DOCUMENT = Document(
    "wcxb-dev|0001|trafilatura",
    "https://example.org/ferry",
    LINES,
    ["navigation", "keep", "byline", "keep"],
    [Span(1, "Share", "social_share")],
)
GOLD = "The ferry is late again.\nIt rained."


def test_what_people_called_the_sites_is_left_out() -> None:
    assert labelled(DOCUMENT) == "The ferry is late again.\nIda Holm\nIt rained."


def test_documents_are_scored_by_their_golds(capsys: pytest.CaptureFixture[str]) -> None:
    gold = Text("wcxb-dev", "0001", "trafilatura", "article", DOCUMENT.url, DOCUMENT.text, GOLD)
    other = DOCUMENT._replace(id="wcxb-dev|0002|trafilatura")
    groups = scores([DOCUMENT, other], {DOCUMENT.id: gold})
    assert list(groups) == ["wcxb-dev / trafilatura"]
    [(raw, best, by_labels, cleaned)] = groups["wcxb-dev / trafilatura"]
    assert raw < by_labels <= 1.0 and raw < best <= 1.0 and 0.0 < cleaned <= 1.0
    show(groups)
    assert "wcxb-dev / trafilatura" in capsys.readouterr().out.splitlines()[1]
