"""Headings of readers' comments that name the article: `3 Responses to A day at the harbour`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from cleaner.blocks import DIGIT, LONG_OPEN, PROSE, flags, found
from cleaner.evidence import FAIR, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.tables import Row, Tables, parse_rule

#: The anchor of such headings: no table has it.
TITLED = "titled"
#: A title has so many letters at least, and such a heading so many at most.
_SHORTEST, _LONGEST = 8, 250
#: The article between the title and the heading has so many letters.
_ARTICLE_SIZE, _LONG = 150, (LONG_OPEN, PROSE)
#: A page with more such headings is no article's: no more are looked at.
_MOST = 12
#: Between the number and the title stand so many words at most.
_WORDS = 5
_NUMBER, _DIGITS = late(r"\d[\d.,]* ?"), "0123456789.,:k()[] "
_IS_DIGIT = flags(DIGIT)
#: A title in quotes at the end of a heading.
_QUOTED = late(r"[“\"„«‘「『《〈](.{4,200})[”“\"»’」』》〉]\W*$")
#: One of these stands behind a title that comes first.
_CLOSERS = frozenset('”“"»’」』》〉)')
#: What languages that put the title first say behind it.
_SAID = (
    r"(?:に対する|への|に) ?\d+ ?件の(?:フィードバック|コメント|返信)(?:があります)?|"
    r"(?:に対する|への|に)コメント|(?:中|上)?有 ?\d+ ?[条個个則则篇項](?:评论|評論|留言|想法|回复|回應)|"
    r"(?:上|中)?的 ?\d+ ?[条則个個](?:评论|評論|留言|回复|回應|迴響)|"
    r"(?:에|에 대한|에 관한) ?\d+개의 ?(?:댓글|생각|답글|응답)|"
    r"(?:üzerine|için|hakkında|yazısına) \d+ (?:yorum|düşünce|yanıt|cevap)|"
    r"(?:bejegyzéshez|bejegyzésre|cikkhez) \d+ (?:hozzászólás|gondolat|válasz)|\d+ (?:comments?|responses?|replies)|"
    r"(?:पर|के लिए) \d+ (?:टिप्पणियाँ|टिप्पणी|विचार)|पर एक विचार|üzerine bir yorum|"
    r"kohdalla \d+ (?:vastausta|kommenttia)"
)
#: The last three characters of such rows.
_LAST = """
バック メント の返信 ます。 ります 条评论 条回复 則評論 則留言 條留言 条留言 個想法 个想法 個迴響 篇迴響 則回應 個回應
rum nce nıt vap lás lat asz nts ent ses nse ies ply याँ पणी चार sta tia 의댓글
"""
_ENDS = frozenset((*_LAST.split(), " 댓글", " 생각", " 답글", " 응답"))


@cache
def _title_first() -> re.Pattern[str]:
    """A title in quotes and what is said behind it; compiled when the first row may be one."""
    return re.compile(rf"[“\"„«‘「『《〈(](.{{4,200}})[”“\"»’」』》〉)] ?(?:{_SAID})[.。]?", re.IGNORECASE)


def comment_titles(evidence: Evidence) -> None:
    """Headings that phrases alone do not know, or not as the article's: the title has no quotes, or stands first."""
    for row, title, phrase in [*islice(chain(_quoted(evidence), _counted(evidence), _behind(evidence)), _MOST)]:
        if _follows(evidence.page, row, title):
            evidence.headings[row] = Row("any", Category.COMMENTS, TITLED, phrase)
            if evidence.category(row) is not Category.COMMENTS:
                evidence.add(row, Category.COMMENTS, FAIR, "comment.titled")


def _quoted(evidence: Evidence) -> Iterator[tuple[int, str, str]]:
    """Headings that phrases know, with a title in quotes."""
    page = evidence.page
    for row, entry in evidence.headings.items():
        if entry.category is Category.COMMENTS and page.sizes[row] <= _LONGEST:
            match = _QUOTED.search(page.heads[row])
            if match:
                yield row, match[1].strip(), entry.phrase


def _counted(evidence: Evidence) -> Iterator[tuple[int, str, str]]:
    """A number, words that head comments, and what may be a title."""
    page, heads = evidence.page, evidence.page.heads
    opening = evidence.tables.numbered[1]
    for row in found(page.opening.translate(_IS_DIGIT)):
        if page.sizes[row] <= _LONGEST and heads[row].lstrip(_DIGITS)[:3] in opening and row not in evidence.headings:
            words = _NUMBER.sub("", heads[row], count=1).split(" ")
            count = _heading_words(evidence.tables, words)
            if count:
                yield row, " ".join(words[count:]), " ".join(["#", *words[:count]])


def _heading_words(tables: Tables, words: list[str]) -> int:
    """How many of these words, behind a number, head comments."""
    for count in range(min(_WORDS, len(words) - 1), 0, -1):
        phrase = " ".join(["#", *words[:count]])
        path = tables.whole.get(phrase)
        if path is not None:
            entry = parse_rule(f"{path}/{phrase}")
            return count if entry.anchor == "heading" and entry.category is Category.COMMENTS else 0
    return 0


def _behind(evidence: Evidence) -> Iterator[tuple[int, str, str]]:
    """A title in quotes, and the number and what it counts behind it."""
    page = evidence.page
    if not _ENDS.isdisjoint(page.ends):
        for row in [row for row, end in enumerate(page.ends) if end in _ENDS and page.sizes[row] <= _LONGEST]:
            quoted = not _CLOSERS.isdisjoint(page.lines[row])
            match = _title_first().fullmatch(page.lines[row]) if quoted else None
            if match:
                yield row, match[1].lower(), "#"


def _follows(page: Page, row: int, title: str) -> bool:
    """Whether an article stands between a row that is this title, or begins with it where it is cut short, and here.

    The same words right below the title count what is said further down.
    """
    cut = title.rstrip(".… ")
    if len(cut) < _SHORTEST:
        return False
    heads = page.heads[:row]
    if title in heads:
        above = row - 1 - heads[::-1].index(title)
    else:
        above = next((at for at, head in enumerate(heads) if head.startswith(cut)), row) if cut != title else row
    between = range(above + 1, row)
    return sum(page.sizes[at] for at in between if page.kinds[at] in _LONG) >= _ARTICLE_SIZE
