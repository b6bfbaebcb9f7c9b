"""The site's own voice: what it asks of its readers and offers them, told by how much of it one row holds.

"Your support keeps our journalism free" names us, you, what we make, what to give and on which terms. A sentence that
holds so much of it at the article's end is an appeal, however it is worded and in whatever language.
"""

from __future__ import annotations

from itertools import pairwise

from cleaner.blocks import PROSE
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.rules.voice_words import GIVE, MEDIUM, TAKE, TERMS, Spoken, asks_in, languages_of, may_ask, spoken_of
from cleaner.tables import straight

#: Shorter rows are labels, which phrases name; longer ones hold any word.
_SHORTEST, _LONGEST = 40, 520
#: No more letters are read of the article's other rows.
_PARAGRAPH = 1500
#: So many rows at the article's end are looked at.
_AT_THE_END = 5
#: What appeals and offers are.
_ASKING = (Category.PROMO_BOX, Category.NEWSLETTER, Category.PAYWALL)
#: So many letters tell the language.
_SAMPLE = 300
#: A shorter article may be an appeal itself.
_ARTICLE_SIZE = 1000
#: So many matters in a row, which make up this share of its letters; or less of it where it speaks of its own medium.
#: Outside the article fewer will do in a row that says hardly anything else; within it an offer has to say more.
_MOST, _SHARE, _OWNED_SHARE = 4, 0.18, 0.11
_FEWER, _MOSTLY, _SHARE_WITHIN = 3, 0.3, 0.25
#: Between two such rows at the article's end stand so many more of an appeal, each of which holds so many matters.
_BETWEEN, _LEAST = 5, 2


def voice(evidence: Evidence) -> None:
    """Rows at the article's end, or outside it, that ask the site's readers for something."""
    if evidence.last < 0:
        return
    rows = _rows(evidence)
    if not rows:
        return
    among = _languages(evidence)
    told = _told(evidence, rows, among)
    if not told or _is_the_authors(evidence, told, among):
        return
    for row, its in told.items():
        evidence.add(row, Category.PROMO_BOX if its.matters & GIVE else Category.NEWSLETTER, FAIR, "voice")
    asking = sorted({*told, *_known(evidence)})
    for above, below in pairwise(asking):
        between = range(above + 1, below)
        if len(between) <= _BETWEEN and all(_speaks_on(evidence, row, among) for row in between):
            for row in between:
                evidence.add(row, Category.PROMO_BOX, FAIR, "voice.between")


def _known(evidence: Evidence) -> list[int]:
    """The rows near the article's end that other rules have found to be appeals and offers."""
    least = evidence.last - _AT_THE_END
    rows = [row for row, score in evidence.scores.items() if row > least and score >= SUSPECT]
    return [row for row in rows if evidence.category(row) in _ASKING and row not in evidence.spared]


def _languages(evidence: Evidence) -> tuple[int, ...]:
    """The languages that the article may be in, by the longest of its last rows."""
    page, last = evidence.page, evidence.last
    rows = range(max(evidence.first, last - _AT_THE_END), last + 1)
    return languages_of(page.lines[max(rows, key=page.sizes.__getitem__)][:_SAMPLE])


def _rows(evidence: Evidence) -> list[int]:
    """The rows at the article's end or outside it that no rule knows, as long as appeals are."""
    sizes, scores, first = evidence.page.sizes, evidence.scores, evidence.first
    return [
        row
        for row in (*range(first), *range(max(evidence.last - _AT_THE_END, first) + 1, len(sizes)))
        if _SHORTEST <= sizes[row] <= _LONGEST and scores.get(row, 0.0) < SUSPECT and row not in evidence.spared
    ]


def _told(evidence: Evidence, rows: list[int], among: tuple[int, ...]) -> dict[int, Spoken]:
    """The rows of these that hold enough of it."""
    page, first, last = evidence.page, evidence.first, evidence.last
    able = [row for row in rows if may_ask(page.lines[row], among)]
    if not able:
        return {}
    lines = {row: straight(page.lines[row].lower()) for row in rows}
    asks = asks_in(" ".join(lines.values()), among)
    asking = [row for row in able if any(map(lines[row].__contains__, asks))]
    told = {row: spoken_of(page.lines[row], among) for row in asking}
    return {row: its for row, its in told.items() if is_the_sites(its, not first <= row <= last)}


def is_the_sites(its: Spoken, outside: bool) -> bool:
    """Whether a row that speaks of these matters is the site's, outside the article or at its end."""
    if not (its.matters & MEDIUM and its.matters & (GIVE | TAKE)):
        return False
    count = its.matters.bit_count()
    if count >= _MOST:
        return its.share >= (_OWNED_SHARE if its.owned else _SHARE if outside else _SHARE_WITHIN)
    # Thanks for support are an author's, too.
    return outside and count >= _FEWER and its.share >= _MOSTLY and bool(its.matters & (TAKE | TERMS))


def _is_the_authors(evidence: Evidence, told: dict[int, Spoken], among: tuple[int, ...]) -> bool:
    """Whether the article is short, or speaks of such things elsewhere."""
    page = evidence.page
    rows = [
        row
        for row in range(evidence.first, evidence.last + 1)
        if page.kinds[row] == PROSE and row not in told and evidence.score(row) < SUSPECT
    ]
    if sum(page.sizes[row] for row in rows) < _ARTICLE_SIZE:
        return True
    return any(_is_about_it(page.lines[row], among) for row in rows)


def _is_about_it(line: str, among: tuple[int, ...]) -> bool:
    line = line[:_PARAGRAPH]
    if not may_ask(line, among):
        return False
    matters = spoken_of(line, among).matters
    return bool(matters & MEDIUM and matters & (GIVE | TAKE)) and matters.bit_count() >= _FEWER


def _speaks_on(evidence: Evidence, row: int, among: tuple[int, ...]) -> bool:
    return evidence.score(row) >= SUSPECT or (
        row not in evidence.spared
        and spoken_of(evidence.page.lines[row][:_PARAGRAPH], among).matters.bit_count() >= _LEAST
    )
