"""Every row of every table is fired by a case and has a look-alike that stays."""

from __future__ import annotations

import pytest

from cleaner import tables
from cleaner.engine import evidence_of
from tests.cases import all_cases

LANGUAGES = sorted({row.language for row in tables.source_rows()})


def test_compiled_tables_are_up_to_date() -> None:
    assert (tables.FOLDER / "compiled.json").read_text("utf-8") == tables.compile_rows(tables.source_rows())


@pytest.fixture(scope="module")
def fired() -> set[str]:
    """The rules that cut a line of a case, or spoke for it."""
    rules = set()
    for case in all_cases():
        cut = {rest for mark, rest in case.marks if mark in ("- ", "~ ")}
        if cut:
            rules |= evidence_of(case.text)
    return rules


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    """What stays in the cases of each file, folded, by the file's language."""
    texts: dict[str, list[str]] = {}
    for case in all_cases():
        texts.setdefault(case.file.split(".")[0], []).extend(case.kept)
    return {name: " ".join("\n".join(lines).lower().split()) for name, lines in texts.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_is_fired_by_a_case(language: str, fired: set[str]) -> None:
    silent = [row.rule for row in tables.source_rows() if row.language == language and row.rule not in fired]
    assert not silent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_look_alike_that_stays(language: str, kept: dict[str, str]) -> None:
    rows = [row for row in tables.source_rows() if row.language == language]
    without = [row.rule for row in rows if row.phrase.strip(" :#") not in kept.get(language, "")]
    assert not without
