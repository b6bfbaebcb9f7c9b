"""The context rules, in the order they look at a page."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.dates import dates
from cleaner.duplicates import duplicates
from cleaner.embeds import embeds
from cleaner.evidence import Evidence
from cleaner.inline import brackets, captions, glued_pointers
from cleaner.lists import headed_lists, neighbours
from cleaner.model import statistics
from cleaner.patterns import patterns
from cleaner.phrases_rule import phrases

#: Each rule reads the page and what earlier rules have found, and adds clues. None of them cuts.
RULES: tuple[Callable[[Evidence], None], ...] = (
    phrases,
    patterns,
    dates,
    brackets,
    glued_pointers,
    captions,
    embeds,
    headed_lists,
    neighbours,
    statistics,
    duplicates,
)
