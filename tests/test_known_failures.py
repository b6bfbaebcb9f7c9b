"""What the cleaner is known to get wrong stays written down, until it gets it right."""

from __future__ import annotations

import pytest

from cleaner import analyze
from tests.cases import FIXTURES, Case, read

CASES = read(FIXTURES / "known-failures.case")
#: How `Report.as_case()` marks a line, by how the case marks it.
PRINTED = {"? ": ("  ",), "! ": ("- ", "~ ")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}:{case.line}")
def test_a_known_failure_still_fails(case: Case) -> None:
    printed = analyze(case.text).as_case().split("\n")
    known = [mark for mark, _ in case.marks if mark in PRINTED]
    assert known, "no line is marked `? ` or `! `: the case belongs in another file"
    for (mark, rest), row in zip(case.marks, printed, strict=True):
        if mark in PRINTED:
            assert row.startswith(PRINTED[mark]), f"mended, move it to the other cases: {mark}{rest}"
        else:
            assert row == (mark + rest).rstrip()


def test_both_marks_occur_there_and_nowhere_else() -> None:
    assert {mark for case in CASES for mark, _ in case.marks} >= set(PRINTED)
    for path in FIXTURES.rglob("*.case"):
        if path.name != "known-failures.case":
            assert not [case.title for case in read(path) if any(mark in PRINTED for mark, _ in case.marks)]
