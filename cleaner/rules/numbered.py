"""Numbers in rows as the tables write them: "Comments (12)" is `comments #`."""

from __future__ import annotations

from cleaner.blocks import CLOSE, COLON, DIGIT, MARK, OPEN, among, flags, found
from cleaner.evidence import Evidence
from cleaner.late import late
from cleaner.tables import Tables

#: A number with the brackets and blanks around it, written `#` in the tables: "Comments (12)" is `comments #`.
_NUMBER = late(r"[\s(\[（［]*\d[\d.,:]*(?:k\b)?[)\]）］]?")
#: The same where none of the wide brackets stands: a set that holds them takes a millisecond to compile.
_PLAIN_NUMBER, _WIDE = late(r"[\s(\[]*\d[\d.,:]*(?:k\b)?[)\]]?"), frozenset("（［）］")
_DIGIT = late(r"\d")
_COLON_NUMBER, _COMMENTS = ": #", "/comments/"
#: The number of a heading or point, which counts nothing: "4. Comments".
_LISTED = late(r"\d{1,2}\. ")
#: What may stand between such a phrase's words and its border.
_NUMBERS = "0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯.,:k()[]（）［］ "

#: Classes of last characters that a line which ends with a number may have: "Comments (12)".
_MAY_END = flags(DIGIT, CLOSE, COLON)
#: And of first characters, where it begins with one: "(12) comments".
_MAY_OPEN = flags(DIGIT, OPEN, MARK)


def with_numbers(evidence: Evidence) -> list[int]:
    """Rows that begin or end with a number, or begin like a phrase that holds one."""
    page, (within, opening, ending) = evidence.page, evidence.tables.numbered
    heads = page.heads
    rows = among(page.threes, within)
    rows += [row for row in found(page.opening.translate(_MAY_OPEN)) if heads[row].lstrip(_NUMBERS)[:3] in opening]
    rows += [row for row in found(page.ending.translate(_MAY_END)) if heads[row].rstrip(_NUMBERS)[-3:] in ending]
    return rows


def numbered(head: str) -> str:
    """A folded line with its numbers as the tables write them.

    >>> numbered("comments (12)"), numbered("5 min read")
    ('comments #', '# min read')
    >>> numbered("4. comments")
    '4. comments'
    """
    if not _DIGIT.search(head) or _LISTED.match(head):
        return head
    return (_PLAIN_NUMBER if _WIDE.isdisjoint(head) else _NUMBER).sub(" #", head).strip()


def counting(head: str, tables: Tables) -> str:
    """The same for looking up, without the colon before the number where comments are counted: "Comments: 12"."""
    phrase = numbered(head)
    if phrase.endswith(_COLON_NUMBER) and not tables.path_of(phrase):
        bare = phrase.removesuffix(_COLON_NUMBER).rstrip() + " #"
        return bare if _COMMENTS in (tables.path_of(bare) or "") else phrase
    return phrase
