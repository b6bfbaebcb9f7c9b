"""The context rules, in the order they look at a page."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.evidence import Evidence
from cleaner.lists import headed_lists, neighbours
from cleaner.phrases_rule import phrases

#: Each rule reads the page and what earlier rules have found, and adds clues. None of them cuts.
RULES: tuple[Callable[[Evidence], None], ...] = (phrases, headed_lists, neighbours)
