"""Texts whose line breaks are missing: a warning says so."""

from __future__ import annotations

import textwrap

from cleaner import analyze, analyze_html
from cleaner.engine import ONE_LINE
from cleaner.read_text import lacks_line_breaks
from tests import prose

ARTICLE = prose.PROSE["en"]


def test_a_text_without_line_breaks_is_warned_of() -> None:
    text = " ".join(ARTICLE * 3)
    assert analyze(text).warnings == analyze(f"The ferry\n\n{text}\n").warnings == (ONE_LINE,)
    assert analyze("".join(prose.PROSE["zh"] * 4)).warnings == (ONE_LINE,)


def test_a_paragraph_or_a_page_is_not_warned_of() -> None:
    assert not analyze(" ".join(ARTICLE)).warnings
    assert not analyze("\n".join(ARTICLE * 3)).warnings
    assert not lacks_line_breaks("\n".join([" ".join(ARTICLE * 2)] * 3))
    assert not lacks_line_breaks("\n".join(textwrap.fill(paragraph, 78) for paragraph in ARTICLE * 9))
    assert ONE_LINE not in analyze_html(f"<p>{' '.join(ARTICLE * 3)}").warnings
