"""Every case of `fixtures/` comes out as it is written."""

from __future__ import annotations

from functools import cache

import pytest

from cleaner import Options, analyze, clean
from cleaner.cli.output import rules
from tests.cases import Case, all_cases


@cache
def listed() -> tuple[frozenset[str], tuple[str, ...]]:
    """What `--list-rules` lists: ids of rules, and how those of families begin."""
    ids = frozenset(row.partition("\t")[0] for row in rules(Options()).splitlines())
    return ids, tuple(rule[:-1] for rule in ids if rule.endswith("*"))


def wrong(case: Case) -> str:
    """What a case comes to where it is not what is written, "" where it is."""
    report = analyze(case.text)
    if report.as_case() != case.notation:
        return report.as_case()
    if report.removals and clean(report.text) != report.text:  # nothing cut: it was the same text
        return f"cleaned twice:\n{clean(report.text)}"
    ids, families = listed()
    unknown = [cut.rule for cut in report.removals if cut.rule not in ids and not cut.rule.startswith(families)]
    return f"rules that are not listed: {unknown}" if unknown else ""


@pytest.mark.parametrize("file", sorted({case.file for case in all_cases()}))
def test_cases(file: str) -> None:
    """All cases of a file in one test: there are thousands, and to run a test takes longer than to judge a case."""
    found = {f"{file}:{case.line}": wrong(case) for case in all_cases() if case.file == file}
    assert not any(found.values()), "\n\n".join(f"{where}\n{what}" for where, what in found.items() if what)
