"""The rules, in the order they look at a page. They add clues; none of them cuts."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.dates import chronicle, dates
from cleaner.duplicates import duplicates
from cleaner.embeds import embeds
from cleaner.evidence import Evidence
from cleaner.inline import brackets, captions, glued_pointers
from cleaner.lists import headed_lists, neighbours, outside
from cleaner.model import statistics
from cleaner.page import Page
from cleaner.patterns import patterns
from cleaner.phrases_rule import phrases
from cleaner.tables import DECORATION, Tables

Rule = Callable[[Evidence], None]

#: What can be said of a row by its own text: looked at once for each text.
ROW_RULES: tuple[Rule, ...] = (phrases, patterns, dates, brackets, glued_pointers)

#: What needs the rows around it: looked at again after each cut.
CONTEXT_RULES: tuple[Rule, ...] = (chronicle, captions, embeds, headed_lists, neighbours, statistics, duplicates)

RULES = ROW_RULES + CONTEXT_RULES


def gather(page: Page, tables: Tables) -> Evidence:
    """What is known of each row by its own text."""
    page.heads = [line.strip(DECORATION) for line in page.lines]
    evidence = Evidence(page, tables)
    for rule in ROW_RULES:
        rule(evidence)
    return evidence


def in_context(evidence: Evidence) -> Evidence:
    """The same evidence with what the rows around each row say."""
    whole = evidence.copy()
    for rule in CONTEXT_RULES:
        rule(whole)
    return whole
