"""The rules, in the order they look at a page. They add clues; none of them cuts."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from cleaner.cards import cards
from cleaner.dates import chronicle, dates
from cleaner.duplicates import duplicates
from cleaner.embeds import embeds
from cleaner.evidence import Evidence
from cleaner.inline import brackets, captions, credit_tails, credited, glued_pointers
from cleaner.lists import headed_lists, introduced, neighbours
from cleaner.model import statistics
from cleaner.page import Page
from cleaner.patterns import patterns
from cleaner.phrases_rule import phrases
from cleaner.site_lines import site_lines
from cleaner.structure import structure
from cleaner.tables import DECORATION, Tables, straight
from cleaner.teasers import teasers
from cleaner.titles import title_block

#: Phrases are shorter than this: more of a line need not be folded.
_HEAD_SIZE = 100
_THREE = itemgetter(slice(3))

Rule = Callable[[Evidence], None]

#: What can be said of a row by its own text: looked at once for each text.
ROW_RULES: tuple[Rule, ...] = (phrases, patterns, dates, brackets, glued_pointers, credit_tails)

#: What needs the rows around it: looked at again after each cut.
CONTEXT_RULES: tuple[Rule, ...] = (
    chronicle,
    introduced,
    captions,
    credited,
    embeds,
    cards,
    teasers,
    headed_lists,
    neighbours,
    site_lines,
    statistics,
    title_block,
    structure,
    duplicates,
)

RULES = ROW_RULES + CONTEXT_RULES


def gather(page: Page, tables: Tables, directory_rows: int = 0) -> Evidence:
    """What is known of each row by its own text."""
    fronts = "\n".join([line[:_HEAD_SIZE] for line in page.lines])
    folded = straight(fronts.lower()).split("\n") if page.lines else []
    page.heads = [head.strip(DECORATION) for head in folded]
    page.threes = list(map(_THREE, page.heads))
    evidence = Evidence(page, tables, directory_rows)
    for rule in ROW_RULES:
        rule(evidence)
    return evidence


def in_context(evidence: Evidence) -> Evidence:
    """The same evidence with what the rows around each row say."""
    whole = evidence.copy()
    for rule in CONTEXT_RULES:
        rule(whole)
    return whole
