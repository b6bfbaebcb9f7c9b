"""Every case of `fixtures/` comes out as it is written."""

from __future__ import annotations

import pytest

from cleaner import analyze, clean
from tests.cases import Case, all_cases


def label(case: Case) -> str:
    return f"{case.file}:{case.line}"


@pytest.mark.parametrize("case", all_cases(), ids=label)
def test_case(case: Case) -> None:
    report = analyze(case.text)
    assert report.as_case() == case.notation
    assert clean(report.text) == report.text
