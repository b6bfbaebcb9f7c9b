"""The rules, in the order they look at a page. They add clues; none of them cuts."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.chain import chain
from cleaner.evidence import Evidence
from cleaner.fronts import add_fronts
from cleaner.model import statistics
from cleaner.page import Page
from cleaner.rules.arrows import arrows
from cleaner.rules.bare_credits import bare_credits
from cleaner.rules.beside import beside
from cleaner.rules.between import between
from cleaner.rules.buttons import buttons
from cleaner.rules.calls import calls
from cleaner.rules.captions import captions, stroked
from cleaner.rules.cards import cards
from cleaner.rules.chronicle import chronicle
from cleaner.rules.comment_marks import comment_marks
from cleaner.rules.comment_names import comment_names
from cleaner.rules.comment_titles import comment_titles
from cleaner.rules.comments import comment_headings, comments
from cleaner.rules.contents import listed_contents
from cleaner.rules.credited import credited
from cleaner.rules.credits import glued_labels, house_credits
from cleaner.rules.credits_alone import credits_alone
from cleaner.rules.credits_asia import asian_credits, korean_credits, triangles
from cleaner.rules.dated import dated, stamped
from cleaner.rules.dates import dates
from cleaner.rules.duplicates import duplicates
from cleaner.rules.embeds import embeds
from cleaner.rules.excerpts import excerpts
from cleaner.rules.follows import follows
from cleaner.rules.foots import foots
from cleaner.rules.glued import glued
from cleaner.rules.hashes import hashes
from cleaner.rules.headlines import headlines
from cleaner.rules.hung import hung
from cleaner.rules.inline import brackets, credit_tails, glued_pointers
from cleaner.rules.jobs import jobs
from cleaner.rules.labels import labels
from cleaner.rules.level import level
from cleaner.rules.likings import likings
from cleaner.rules.link_lists import link_lists
from cleaner.rules.list_heads import announced, list_heads, opened, told
from cleaner.rules.lists import headed_lists, introduced, neighbours
from cleaner.rules.menus import menus
from cleaner.rules.outskirts import outskirts
from cleaner.rules.own_lists import own_lists
from cleaner.rules.patterns import code, patterns
from cleaner.rules.phrases_rule import phrases
from cleaner.rules.pictures import figures, leaves, lenders, places
from cleaner.rules.players import players
from cleaner.rules.pointers import pointers
from cleaner.rules.polls import polls
from cleaner.rules.posts import posts
from cleaner.rules.questions import questions
from cleaner.rules.recurring import copied, recurring
from cleaner.rules.references import bibliographies
from cleaner.rules.releases import releases
from cleaner.rules.remnants import remnants, tickers
from cleaner.rules.ruled import ruled
from cleaner.rules.runs import runs
from cleaner.rules.series import series
from cleaner.rules.service_boxes import service_boxes
from cleaner.rules.shop_rows import shop_rows
from cleaner.rules.shouted import shouted
from cleaner.rules.sidebars import sidebars
from cleaner.rules.signposts import signposts
from cleaner.rules.site_lines import site_lines
from cleaner.rules.spoken import spoken
from cleaner.rules.stamps import stamps
from cleaner.rules.steps import steps
from cleaner.rules.structure import structure
from cleaner.rules.tails import tails
from cleaner.rules.teasers import cut_short, paired, teasers, told_more
from cleaner.rules.terms import terms
from cleaner.rules.tips import tips
from cleaner.rules.titles import title_block
from cleaner.rules.topics import topics
from cleaner.rules.twice import twice
from cleaner.rules.voice import voice
from cleaner.rules.works import works
from cleaner.tables import Tables

Rule = Callable[[Evidence], None]

#: What can be said of a row by its own text: looked at once for each text.
ROW_RULES: tuple[Rule, ...] = (
    phrases,
    likings,
    patterns,
    dates,
    brackets,
    glued_pointers,
    pointers,
    follows,
    calls,
    credit_tails,
    comment_headings,
    leaves,
    lenders,
    house_credits,
    credits_alone,
    glued_labels,
    asian_credits,
    places,
    hung,
    shop_rows,
)

#: What needs the rows around it: looked at again after each cut.
CONTEXT_RULES: tuple[Rule, ...] = (
    code,
    link_lists,
    ruled,
    spoken,
    series,
    labels,
    tips,
    twice,
    hashes,
    jobs,
    copied,
    figures,
    remnants,
    tickers,
    comment_titles,
    comment_marks,
    comment_names,
    bibliographies,
    works,
    list_heads,
    signposts,
    introduced,
    stroked,
    korean_credits,
    triangles,
    players,
    captions,
    bare_credits,
    credited,
    between,
    embeds,
    cards,
    teasers,
    told_more,
    headed_lists,
    announced,
    told,
    comments,
    sidebars,
    polls,
    arrows,
    shouted,
    chronicle,
    stamps,
    neighbours,
    statistics,
    chain,
    own_lists,
    service_boxes,
    posts,
    releases,
    steps,
    questions,
    opened,
    site_lines,
    menus,
    title_block,
    structure,
    topics,
    voice,
    beside,
    headlines,
    cut_short,
    level,
    paired,
    excerpts,
    buttons,
    dated,
    stamped,
    glued,
    outskirts,
    runs,
    tails,
    foots,
    terms,
    listed_contents,
    recurring,
    duplicates,
)

_WITHOUT_STATISTICS = tuple(rule for rule in CONTEXT_RULES if rule is not statistics)


def gather(page: Page, tables: Tables, directory_rows: int = 0) -> Evidence:
    """What is known of each row by its own text."""
    add_fronts(page)
    evidence = Evidence(page, tables, directory_rows)
    for rule in ROW_RULES:
        rule(evidence)
    return evidence


def in_context(evidence: Evidence, with_statistics: bool = True) -> Evidence:
    """The same evidence with what the rows around each row say, the statistics among them or not."""
    whole = evidence.copy()
    for rule in CONTEXT_RULES if with_statistics else _WITHOUT_STATISTICS:
        rule(whole)
    return whole
