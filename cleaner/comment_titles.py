"""Headings of readers' comments that name the article: `3 Responses to A day at the harbour`."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import DIGIT, LONG_OPEN, PROSE, found
from cleaner.evidence import FAIR, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.tables import Row, parse_rule

#: The anchor of such headings: no table has it.
TITLED = "titled"
#: A title has so many letters at least, and such a heading so many at most.
_SHORTEST, _LONGEST = 8, 250
#: The article between the title and the heading has so many letters.
_ARTICLE_SIZE, _LONG = 150, (LONG_OPEN, PROSE)
#: Between the number and the title stand so many words at most.
_WORDS = 5
_NUMBER, _DIGITS = re.compile(r"\d[\d.,]* ?"), "0123456789.,:k()[] "
_IS_DIGIT = bytes(number == DIGIT for number in range(256))
#: A title in quotes at the end of a heading.
_QUOTED = re.compile(r"[“\"„«‘「『《〈](.{4,200})[”“\"»’」』》〉]\W*$")
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
def _behind() -> re.Pattern[str]:
    """A title in quotes and what is said behind it; compiled when the first row may be one."""
    return re.compile(rf"[“\"„«‘「『《〈(](.{{4,200}})[”“\"»’」』》〉)] ?(?:{_SAID})[.。]?", re.IGNORECASE)


def comment_titles(evidence: Evidence) -> None:
    """Headings that phrases alone do not know: the title has no quotes, or stands before the number."""
    page, sizes, heads = evidence.page, evidence.page.sizes, evidence.page.heads
    opening = evidence.tables.numbered[1]
    for row in found(page.opening.translate(_IS_DIGIT)):
        if sizes[row] <= _LONGEST and row not in evidence.headings and heads[row].lstrip(_DIGITS)[:3] in opening:
            _counted(evidence, row)
    for row, entry in evidence.headings.items():
        quoted = _QUOTED.search(heads[row]) if entry.category is Category.COMMENTS and sizes[row] <= _LONGEST else None
        if quoted and _follows(page, row, quoted[1].strip()):
            evidence.headings[row] = entry._replace(anchor=TITLED)
    if not _ENDS.isdisjoint(page.ends):
        for row in [row for row, end in enumerate(page.ends) if end in _ENDS and sizes[row] <= _LONGEST]:
            match = _behind().fullmatch(page.lines[row])
            if match and _follows(page, row, match[1].lower()):
                _add(evidence, row, "#")


def _counted(evidence: Evidence, row: int) -> None:
    """A number, words that head comments, and a title that stands above."""
    whole, words = evidence.tables.whole, _NUMBER.sub("", evidence.page.heads[row], count=1).split(" ")
    for count in range(min(_WORDS, len(words) - 1), 0, -1):
        phrase = " ".join(["#", *words[:count]])
        path = whole.get(phrase)
        if path is None:
            continue
        entry = parse_rule(f"{path}/{phrase}")
        if entry.anchor == "heading" and entry.category is Category.COMMENTS:
            if _follows(evidence.page, row, " ".join(words[count:])):
                _add(evidence, row, phrase)
            return


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


def _add(evidence: Evidence, row: int, phrase: str) -> None:
    evidence.headings[row] = Row("any", Category.COMMENTS, TITLED, phrase)
    if evidence.category(row) is not Category.COMMENTS:
        evidence.add(row, Category.COMMENTS, FAIR, "comment.titled")
