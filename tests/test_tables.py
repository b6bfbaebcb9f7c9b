"""Every row of every table is fired by a case and has a look-alike that stays."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import phrase_files, tables
from cleaner.blocks import closed
from cleaner.options import Category
from cleaner.package_data import read
from cleaner.read_text import read_text
from cleaner.rules.between import MARKS, Mark
from cleaner.rules.order import gather, in_context
from cleaner.rules.patterns import PATTERNS, Pattern
from cleaner.rules.topic_words import TOPICS, Topic
from tests.cases import Case, all_cases


@cache
def rows() -> list[tables.Row]:
    """All rows of all languages' tables."""
    return phrase_files.source_rows()


@cache
def cases_of(file: str) -> list[Case]:
    return [case for case in all_cases() if case.file == file]


def test_compiled_tables_are_up_to_date() -> None:
    assert read(tables.COMPILED) == phrase_files.compile_rows(rows())


def test_parts_are_read_when_a_line_needs_them() -> None:
    fresh = tables.parse_compiled(read(tables.COMPILED).encode())
    assert not fresh.whole and not fresh.starts
    fresh.read(["also read: ten bridges"])
    assert "also r" in fresh.starts and "al" not in fresh.unread and "re" in fresh.unread
    assert fresh.path_of("related articles") is not None
    assert fresh.path_of("ten bridges of norrby") is None
    assert fresh.rules() == tables.own_tables().rules()
    assert not fresh.unread


def test_tables_are_read_from_an_archive_too(tmp_path: Path) -> None:
    folder = Path(tables.__file__).parent
    with ZipFile(tmp_path / "cleaner.zip", "w") as archive:
        for path in folder.rglob("*"):
            if path.suffix in (".py", ".json", ".txt"):
                archive.write(path, Path("cleaner", path.relative_to(folder)))
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'cleaner.zip')!r}); import cleaner; print(cleaner.__file__)"
    )
    program += "; print(cleaner.clean('The ferry runs.\\nAlso read: Ten islands without a car'))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    where, *kept = done.stdout.splitlines()
    assert "cleaner.zip" in where
    assert kept == ["The ferry runs."]


@pytest.mark.parametrize("anchor", phrase_files.ANCHORS)
def test_tables_of_one_anchor_are_read_back(anchor: str) -> None:
    row = tables.Row("xx", Category.READ_MORE, anchor, "# ways to norrby")
    assert tables.parse_compiled(phrase_files.compile_rows([row]).encode()).rules() == [row.rule]


def same(row: tables.Row) -> tuple[str, str]:
    """Where a phrase is looked for: languages that share one need only one case between them."""
    return "whole" if row.anchor in ("heading", "maybe") else row.anchor, row.phrase


def evidence_of(text: str, context: bool = True) -> set[str]:
    """The ids of all rules that have a clue about some row or span of the text, as it was given."""
    evidence = gather(read_text(text)[1], tables.load())
    if context:
        evidence = in_context(evidence)
    clues = [clue for found in evidence.rows.values() for clue in found]
    clues += [span.clue for found in evidence.spans.values() for span in found]
    return {clue.rule for clue in clues}


def folded(text: str) -> str:
    return re.sub(r"\d[\d.,]*", "#", phrase_files.fold(text))


def test_every_row_is_fired_by_a_case() -> None:
    """The phrases that spoke for a cut in some case, without context: so the cases of a file may stand in one text."""
    files = [[case.text for case in cases_of(file)] for file in sorted({case.file for case in all_cases()})]
    rules = {rule for texts in files for rule in evidence_of("\n\n".join(texts), context=False)}
    fired = {same(tables.parse_rule(rule)) for rule in rules if rule.count("/") >= 3}
    assert not [row.rule for row in rows() if same(row) not in fired]


def test_every_row_that_can_stand_alone_fires_alone() -> None:
    """Lines are compared without stops at their end: a phrase for a whole line must not end in one."""
    phrases = [row.phrase for row in rows() if row.anchor not in ("start", "end") and may_end(row.phrase)]
    lines = [phrase.replace("#", "12") for phrase in phrases]
    evidence = gather(read_text("\n".join(lines))[1], tables.load())
    assert evidence.page.number == list(range(len(lines)))
    assert [phrase for row, phrase in enumerate(phrases) if not evidence.rows.get(row)] == []


def may_end(phrase: str) -> bool:
    """Whether nothing need follow a phrase: it ends in a word or as a sentence does."""
    return tables.is_wordy(phrase[-1]) or closed(phrase)


class Places:
    """A text, and where its words stand: ten thousand phrases are found sooner by the rarest of their words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        for word in re.finditer(r"\w+", text):
            self._places.setdefault(word[0], []).append(word.start())

    def hold(self, phrase: str) -> bool:
        """Whether the text has the phrase, perhaps within words."""
        found = [(self._places.get(word[0], []), word.start()) for word in re.finditer(r"\w+", phrase)]
        places, front = min(found, key=lambda each: len(each[0]), default=([], 0))
        return any(self._text.startswith(phrase, place - front) for place in places) or phrase in self._text


def test_every_row_has_a_look_alike_that_stays() -> None:
    """What stays in the cases of each language's file has the words of all its rows, numbers written `#`."""
    texts: dict[str, list[str]] = {}
    for case in all_cases():
        texts.setdefault(case.file.split(".")[0], []).extend(case.kept)
    kept = {name: Places(folded("\n".join(lines))) for name, lines in texts.items()}
    none = Places("")
    assert not [row.rule for row in rows() if not kept.get(row.language, none).hold(folded(row.phrase).strip(" :#"))]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_every_pattern_is_fired_by_a_case(pattern: Pattern) -> None:
    cases = cases_of("patterns.case")
    assert any(f"pattern.{pattern.name}" in evidence_of(case.text) for case in cases)
    # Its look-alike: what the pattern needs stands in a line that stays, too.
    assert any(pattern.needs in line for case in cases for line in case.kept)


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.name)
def test_every_mark_of_a_picture_is_borne_by_a_case(mark: Mark) -> None:
    cases = cases_of("within.case")
    assert any(f"between.{mark.name}" in evidence_of(case.text) for case in cases)


@pytest.mark.parametrize(
    # hypothesis makes no strings for patterns that look ahead.
    "mark",
    [mark for mark in MARKS if mark.needs and "(?=" not in mark.regex],
    ids=lambda mark: mark.name,
)
@given(st.data())
@settings(deadline=None)
def test_what_a_mark_needs_stands_in_all_that_its_pattern_takes(mark: Mark, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(rf"\A(?:{mark.regex})", alphabet=st.characters(max_codepoint=0x3100))).lower()
    assert mark.may_bear(line)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_every_topic_is_told_by_a_case_and_has_a_look_alike_that_stays(topic: Topic) -> None:
    cases = cases_of("topics.case")
    assert any(f"topic.{topic.name}" in evidence_of(case.text) for case in cases)
    subject, said = set(topic.subject.partition("|")[0].split()), topic.said.split("|")
    kept = [line.lower() for case in cases for line in case.kept]
    assert any(
        not subject.isdisjoint(re.findall(r"[\w-]+", line)) and any(word in line for word in said) for line in kept
    )
