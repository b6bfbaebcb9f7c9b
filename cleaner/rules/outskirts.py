"""Around the article: the site's address, rows of links on one line, and what the site says of itself."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cleaner.blocks import PROSE
from cleaner.evidence import FAIR, LOOKS, SUSPECT, Evidence, surest
from cleaner.late import late
from cleaner.options import Category

#: Rows of an address are no longer than this.
_CONTACT_SIZE = 170
#: A heading such as Contact may be the author's: so many of the site's rows stand around, within so many rows, and
#: more than looks says so of one of them.
_AROUND, _REACH = 3, 6
_NO_WITNESS = LOOKS | {"contact"}
#: What stands at a page's ends: beside such rows a site's address stands, too.
_AT_THE_ENDS = frozenset(
    {
        Category.SITE_FOOTER,
        Category.COPYRIGHT,
        Category.COOKIE_CONSENT,
        Category.NAVIGATION,
        Category.FOLLOW_PROMO,
        Category.SOCIAL_SHARE,
        Category.NEWSLETTER,
        Category.UI_TEXT,
    }
)
#: What parts the links of a row, how many there are at least, and how long they and their row may be. A row that
#: begins with a mark is a table's or a list's.
_PARTERS = ("|", " · ", "·", " • ", " » ", " > ", " / ", "- ", " – ", "｜")
_LEAST_PARTS, _PART_SIZE, _ROW_SIZE = 6, 45, 1200
_TABULAR = "|-–—*"
_ENDS = (".", "!", "?", "。", ":", ";", ",")
#: The site's name: behind a copyright sign and its years, or in an address.
_NAME = (
    r"(?:©|\(c\)|copyright)\W{0,5}(?:\d{4}\W{0,5}){0,2}(?:by |present )?([^\W\d][^.|,–·©()]{2,40}?)"
    r"(?= *[.|,–·©(]|\s+(?:all rights|inc\b|ltd\b|llc\b|gmbh\b|\d{4}|- )|$)"
    r"|(?:@|www\.)([\w-]{4,40})\.\w{2,}"
)
#: Shorter names say nothing; a row that speaks of the site begins with the name, or nearly so.
_SHORTEST_NAME, _FRONT, _BEFORE_NAME = 5, 60, 6
_BETWEEN = late(r"[\W_]+")
_MAILERS = frozenset({"gmail", "googlemail", "yahoo", "hotmail", "outlook", "icloud", "protonmail"})
#: Behind a copyright sign the reservation of all rights may stand at once: how it begins, without blanks.
_RIGHT_WORDS = (
    "allright rights reserved allerecht allarätt allerett tousdroits todoslos todosos totsels "
    "tuttiidirit wszelkie wszystkie všechna všetky svaprava vsepravice toatedrepturile tümhaklar "
    "mindenjog kaikkioikeudet kõikõigused visosteisės visastiesības hakcipta bảnquyền μεταεπιφύλαξη "
    "всеправа усіправа всичкиправа сваправа כלהזכויות جميعالحقوق تمامحقوق สงวน 版权 版權 無断 무단"
)
_RIGHTS = tuple(_RIGHT_WORDS.split())
_PERSONS = frozenset({Category.BYLINE, Category.AUTHOR_BIO})


def outskirts(evidence: Evidence) -> None:
    """Rows above and below the article that belong to the site's rows beside them."""
    if evidence.last < 0 or not evidence.scores:
        return
    first, last, end = evidence.first, evidence.last, len(evidence.page)
    spared = evidence.spared
    site = {row for row, score in evidence.scores.items() if score >= SUSPECT and row not in spared}
    site.difference_update(range(first, last + 1))
    if not site:
        return
    beside = {row + step for row in site for step in (-1, 1)}
    _linked(evidence, [row for row in beside if 0 <= row < end and row not in site and row not in spared])
    ends = {row for row in site if evidence.category(row) in _AT_THE_ENDS}
    if ends:
        _contacts(evidence, ends, {row for row in site if not evidence.is_only_looked_at(row)})
        _named(evidence, ends, site)


def _contacts(evidence: Evidence, ends: set[int], site: set[int]) -> None:
    """Addresses, numbers and hours beside rows of the site's, with one of these between them and the article."""
    page, near = evidence.page, set(ends)
    for row in range(evidence.last + 1, len(page)):
        if (row - 1 in near or row - 2 in near) and row not in site and _is_address(evidence, row):
            around = near.intersection(range(row - _REACH, row + _REACH))
            if len(around) >= _AROUND and any(surest(evidence.rows[other]).rule not in _NO_WITNESS for other in around):
                near.add(row)
                evidence.add(row, Category.SITE_FOOTER, FAIR, "contact")
    for row in range(evidence.first - 1, -1, -1):
        between = (row + 1 in near or row + 2 in near) and (row - 1 in near or row <= 1)
        if between and row not in site and _is_address(evidence, row):
            near.add(row)
            evidence.add(row, Category.SITE_FOOTER, FAIR, "contact")


def _is_address(evidence: Evidence, row: int) -> bool:
    """Whether a row is part of an address; a company's name is, next to another part."""
    page = evidence.page
    if page.kinds[row] == PROSE or page.sizes[row] > _CONTACT_SIZE or row in evidence.spared:
        return False
    from cleaner.rules.contact_words import is_company, is_contact  # few texts have such rows, and patterns cost

    line = page.lines[row]
    return is_contact(line) or (is_company(line) and any(map(is_contact, page.lines[row + 1 : row + 2])))


def _linked(evidence: Evidence, rows: list[int]) -> None:
    """Rows of many short parts with a mark between them: links that an extractor has put on one line."""
    page = evidence.page
    within = range(evidence.first, evidence.last + 1)
    for row in rows:
        line = page.lines[row]
        if row in within or page.sizes[row] > _ROW_SIZE or line[0] in _TABULAR:
            continue
        if any(line.count(mark) >= _LEAST_PARTS - 1 and _are_links(line.split(mark)) for mark in _PARTERS):
            evidence.add(row, Category.NAVIGATION, FAIR, "linked")


def _are_links(parts: list[str]) -> bool:
    """Whether parts of a line are as short as links, and most of them words."""
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) < _LEAST_PARTS or max(map(len, parts)) > _PART_SIZE:
        return False
    words = [part for part in parts if part[0].isalpha() and not part.endswith(_ENDS)]
    return 10 * len(words) >= 9 * len(parts)


def _named(evidence: Evidence, ends: set[int], site: set[int]) -> None:
    """What a site says of itself: rows that begin with the name that its copyright line or its address bears.

    Where the article speaks of it, too, the row has to stand between rows of the site's.
    """
    page, last = evidence.page, evidence.last
    told = {row + step for row in ends for step in (-2, -1, 1, 2)}
    told = {row for row in told - site - evidence.spared if last < row < len(page)}
    names = _names(evidence, ends) if told else set()
    if not names:
        return
    author = "".join([_squeezed(page.lines[row]) for row in range(last + 1) if row not in site])
    foreign = {name for name in names if name not in author}
    for row in sorted(told):
        front = _squeezed(page.lines[row][:_FRONT])
        between = row - 1 in site and (row + 1 in site or row + 1 == len(page))
        if any(0 <= front.find(name) <= _BEFORE_NAME for name in (names if between else foreign)):
            evidence.add(row, Category.SITE_FOOTER, FAIR, "about")


def _names(evidence: Evidence, ends: set[int]) -> set[str]:
    """The site's names, as its copyright line, its e-mail and its address on the web tell them; none of persons."""
    lines = evidence.page.lines
    found = [match[1] or match[2] for row in ends if row > evidence.last for match in _name().finditer(lines[row])]
    names = {name for name in map(_squeezed, found) if len(name) >= _SHORTEST_NAME and name not in _MAILERS}
    names = {name for name in names if not name.startswith(_RIGHTS)}
    if not names:
        return names
    persons = [row for row, clues in evidence.rows.items() if any(clue.category in _PERSONS for clue in clues)]
    signed = _squeezed(" ".join([lines[row] for row in persons]))
    return {name for name in names if name not in signed}


@cache
def _name() -> re.Pattern[str]:
    """Compiled when the first row may hold one."""
    return re.compile(_NAME, re.IGNORECASE)


@lru_cache(1024)
def _squeezed(text: str) -> str:
    """Letters and digits alone, in lower case: how a name stands in an address. Lines come again each round."""
    return _BETWEEN.sub("", text.lower())
