"""Every case of `fixtures/` comes out as it is written."""

from __future__ import annotations

from functools import cache

import pytest

from cleaner import Options, analyze, clean
from cleaner.cli.output import rules
from tests.cases import Case, all_cases


def label(case: Case) -> str:
    return f"{case.file}:{case.line}"


@cache
def listed() -> tuple[frozenset[str], tuple[str, ...]]:
    """What `--list-rules` lists: ids of rules, and how those of families begin."""
    ids = frozenset(row.partition("\t")[0] for row in rules(Options()).splitlines())
    return ids, tuple(rule[:-1] for rule in ids if rule.endswith("*"))


@pytest.mark.parametrize("case", all_cases(), ids=label)
def test_case(case: Case) -> None:
    report = analyze(case.text)
    assert report.as_case() == case.notation
    ids, families = listed()
    assert not [cut.rule for cut in report.removals if cut.rule not in ids and not cut.rule.startswith(families)]
    assert clean(report.text) == report.text
