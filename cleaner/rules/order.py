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
from cleaner.rules.captions import captions, credited, stroked
from cleaner.rules.cards import cards
from cleaner.rules.chronicle import chronicle
from cleaner.rules.comment_marks import comment_marks
from cleaner.rules.comment_names import comment_names
from cleaner.rules.comment_titles import comment_titles
from cleaner.rules.comments import comment_headings, comments
from cleaner.rules.contents import listed_contents
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
from cleaner.rules.shop_rows import shop_rows
from cleaner.rules.shouted import shouted
from cleaner.rules.sidebars import sidebars
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

#: The ids that reports carry, and what each finds. Those of patterns and of rows of the tables say it themselves;
#: `caption.` stands before the id of the credit that gives a caption away.
IDS = {
    "date": "a line that is a date or a time and nothing else",
    "credit.sign": "a picture's credit after a © at the end of a line",
    "credit.copyright": "who owns a picture, behind its caption",
    "credit.signed": "two names, or who took the picture, after the last sentence of a caption",
    "credit.leave": "by whose leave a picture is shown, behind its caption",
    "credit.lender": "who lent a picture, in a bracket behind its caption",
    "credit.lent": "who lent a picture and who took it, or whose archive it is from, in a bracket behind its caption",
    "credit.bare": "a picture's credit without a label, between two paragraphs or beside its caption",
    "credit.given": "by whom a picture was sent in, in a bracket behind its caption",
    "credit.licence": "a picture's licence, or that the author gave it, behind its caption",
    "credit.capitals": "names in capitals in a square bracket behind a caption",
    "credit.sloping": "a word for a picture and a name with a stroke between blanks between them",
    "credit.dashed": "where a picture is from, behind its caption and a dash",
    "credit.stroke": "whose picture it is, in capitals behind a caption and an upright stroke",
    "credit.alone": "a word for a picture and a name, or a person and a house, on a row of their own",
    "credit.glued": "whose a picture is or what it shows, glued to the words that say so",
    "credit.worded": "a word for a picture and who took it or lent it, without a colon, behind a caption",
    "credit.asia": "where, when and by whom a picture was taken, behind its caption, as East Asian papers write it",
    "caption.triangle": "a line within the article that begins with a triangle, as some papers mark captions",
    "player.*": "how long a film runs or which picture of how many is shown, and what stands beside it of the film",
    "caption.*": "a caption that its credit gives away",
    "caption.above": "a caption that stands above its credit",
    "caption.below": "a caption that stands below its credit",
    "caption.figure": "a line that begins with a figure's number",
    "caption.place": "a caption that says who stands on the left or on the right",
    "between.*": "a row between two paragraphs that only a picture explains",
    "hung.*": "a link's label or sign that hangs on a heading, a reference or within a line",
    "shop.row": "a price with a shop's name, or a button with one",
    "remnant.*": "what is left of a picture, player or ticker: a file's name or address, a lone VIDEO, signs of shares",
    "embed.body": "the line above the signature of an embedded post",
    "embed.between": "what stands between the opening and the signature of an embedded post, or its author and date",
    "embed.name": "the name of such an author",
    "list.stories": "headlines, dates and teasers under a heading such as Related articles",
    "list.heading": "a heading within such a list",
    "list.comments": "readers' comments under their heading",
    "list.dated": "headlines of other stories with a date each, outside the article",
    "list.stamped": "teasers of other stories below the article, each below its date, several of one day",
    "list.dates": "headlines of other stories below the article, each with its date on a row beside it",
    "list.glued": "headlines of other stories, each with a date, a time or a count that has run into it",
    "comment.titled": "a heading of comments that names the article",
    "list.thread": "readers' comments without a heading, by their dates or buttons",
    "sidebar.counts": "kinds and months of stories with a number each, outside the article",
    "sidebar.archive": "headlines between the months of a blog's archive",
    "sidebar.comments": "who commented last on what, under such a heading",
    "sidebar.links": "names of other sites under a heading such as Blogroll",
    "pointer.own": "a row that sends readers to another piece of the site's own",
    "arrows": "a headline behind two arrows, between two paragraphs",
    "shouted": "a headline in capitals between two paragraphs, on a page with a call in capitals",
    "pointer.asked": "a question, and a phrase of the tables that asks for something behind it",
    "follow.named": "a row that asks to follow somebody on a network",
    "poll.answer": "answers of a poll with the share of votes each",
    "poll.question": "the question above them",
    "comment.line": "a comment on one line, with its age at one end and a button at the other",
    "list.links": "the addresses of all links, as text browsers print them at the text's end",
    "list.headlines": "headlines of other stories between two paragraphs",
    "list.run": "headlines below the article, in a long row of which some are known",
    "list.announced": "the headline below a pointer that ends in a colon",
    "list.told": "what stands between `List 1 of 3` and `End of list`",
    "list.named": "a heading that asks for more stories of a site, a subject or a kind",
    "list.topics": "topics under a heading such as Tags",
    "cards": "cards of other stories, each headline printed twice",
    "tail": "what stands between the site's rows below the article",
    "teasers": "teasers of other stories that are cut off",
    "teasers.short": "rows outside the article that are cut off, where there are several",
    "teasers.more": "a headline and a teaser that ends in a site's word for more, right behind its sentence",
    "teasers.level": "teasers at the text's end that are cut off after as many words each, and what is below them",
    "teasers.paired": "headlines of other stories with a paragraph each, below the article",
    "teasers.excerpts": "headlines of other stories with an excerpt each, none of which the article speaks of",
    "teasers.listed": "headlines of other stories with an excerpt each, right under a heading that asks for them",
    "teasers.button": "headlines and excerpts of other stories, each with the same button below it",
    "neighbours": "lines next to each other that all look a little like the site's",
    "topic.*": "a row that speaks of what only a site speaks of, such as its cookies",
    "voice": "a row at the article's end, or outside it, in which the site asks its readers for something",
    "voice.between": "a row between two in which the site asks its readers for something",
    "beside": "a sentence that begins as the site's rows do, next to one of these",
    "newsletter.call": "a row that tells of a newsletter and ends in a call to sign up",
    "tips": "the ways to send tips, below a row that asks for them",
    "beside.call": "a call to sign up, right above a row that offers a newsletter",
    "contact": "a line of the site's address, beside others of the site's",
    "linked": "links on one line with a mark between them, beside rows of the site's",
    "about": "what a site says of itself, told by the name in its copyright line or address",
    "duplicate.line": "a line that stands above already",
    "duplicate.block": "short lines that follow one another as they did above",
    "duplicate.run": "rows that follow one another as they did above, most of which are known to stand there",
    "above": "a row of a menu that no other rule knows, above a title that is known",
    "menu.twice": "rows of a menu that is printed twice",
    "foot": "what is left between the site's rows at the page's foot",
    "foot.labels": "a run of short rows right above the site's rows below the article",
    "terms": "an offer to print the article elsewhere, below it, and the terms for that",
    "contents": "a table of contents, whose headings come again in the text",
    "duplicate.box": "short lines with the same word and different names, time and again between two paragraphs",
    "duplicate.quote": "a quote that stands in a paragraph above already",
    "duplicate.excerpt": "an excerpt of the paragraphs right below it",
    "duplicate.half": "the second half of a line that says the same twice",
    "duplicate.parts": "rows that are together what the row above them says",
    "hashes": "topics with a number sign, a row each",
    "jobs": "a box of jobs, with its title",
    "copy": "the button at each piece of a page's code that copies it",
    "duplicate.answer": "a title with Re: before it, that stands above without",
    "duplicate.part": "a line that only repeats the beginning of the one above it",
    "site/*": "a line that stands on most pages of the host, by its profile",
    "post.author": "what a forum tells of who wrote a post, above it",
    "model": "a line that looks and stands as the site's lines do, by the trained model",
    "outside": "a second witness for such a line: it stands outside the article",
    "model.last": "a row that is left outside the article or near the text's end, by a last look",
    "model.end": "what stands below the article's end, by a look at all that is left there",
    "model.directory": "long menus and lists of links far from the article, by a first look",
}


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
