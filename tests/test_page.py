"""What a page keeps of the looks that have been taken at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from cleaner import clean
from cleaner.page import Page
from tests.cases import all_cases

#: One case in so many is enough, and all of them take long.
_ONE_IN = 5


def test_what_is_found_of_rows_by_themselves_stays_true_of_those_that_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules look for their rows once: what is left after cuts knows what looking again would find."""
    where, asked = Page.where, Counter[bool]()

    def asked_again(page: Page, look: Callable[[Page], list[int]]) -> list[int]:
        asked[look in page.known] += 1
        rows = where(page, look)
        assert rows == look(page), f"{look.__module__}.{look.__name__} looks at more than the row itself"
        return rows

    monkeypatch.setattr(Page, "where", asked_again)
    for case in all_cases()[::_ONE_IN]:
        clean(case.text)
    assert asked[True] > 0 and asked[False] > 0
