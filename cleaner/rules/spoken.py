"""What somebody says in a story is the author's: a row that opens with a dash or a guillemet and goes on behind it.

Phrases are compared without the marks around a line, of which these two stand before speech, too: "– Subscribe to our
newsletter, says the voice." Other quotes are no such marks: a row that opens with one is compared with no phrase.
"""

from __future__ import annotations

from cleaner.blocks import PROSE, SHORT_CLOSED
from cleaner.evidence import SUSPECT, Evidence
from cleaner.late import late
from cleaner.page import Page

#: What opens speech, and what may close it. A plain hyphen is a list's mark more often: rows beside it decide.
_CLOSERS = {"«": "»", "‹": "›", "»": "«»", "›": "‹›"}
_DASHES, _HYPHEN = "–—―", "-"
_OPENERS = frozenset((*_CLOSERS, *_DASHES, _HYPHEN))
#: So many rows above and below are asked whether they open so, too: a line of the story may stand between.
_NEAR = 3
_CLOSED = (SHORT_CLOSED, PROSE)
#: Behind a second dash the sentence goes on: "— said the voice".
_GOES_ON = late(r"[\s,.!?…][–—―] ?([^\W\d_])")
#: Where a menu's path has blanks, speech has none: »Subscribe«, said the voice.
_BLANK = " \xa0\u202f"
#: A phrase that ends so says all of rights; where such a word follows it, somebody speaks of the phrase.
_RIGHTS = "reserved vorbehalten réservés reservados riservati voorbehouden reserverade förbehållna zastrzeżone защищены"
_RESERVED = tuple(_RIGHTS.split())
_PREDICATES = (
    "was is were means meant stood said says war ist steht stand heißt hieß bedeutet était est signifie era es fue "
    "significa è significava foi é staat stond betekent var är står betyder było jest znaczy это было значит"
)
_SAID_OF_IT = frozenset(_PREDICATES.split())


def spoken(evidence: Evidence) -> None:
    """Rows of phrases and calls that somebody says are no evidence."""
    page = evidence.page
    rows = [row for row in evidence.rows if page.lines[row][0] in _OPENERS and _by_words(evidence, row)]
    for row in [row for row in rows if _goes_on(page, row) or _answers(evidence, row)]:
        evidence.forget(row)
        evidence.headings.pop(row, None)


def quoted(line: str) -> bool:
    """Whether a line opens with a guillemet and says something behind the one that closes it.

    >>> quoted("« Read on », he said."), quoted("» Read on » Books"), quoted("»Read on«")
    (True, False, False)
    """
    end = _end_of_quote(line)
    return end > 0 and any(map(str.isalnum, line[end + 1 :]))


def speaks_of(head: str, phrase: str) -> bool:
    """Whether a folded line speaks of the phrase of a rights notice that it begins with.

    >>> speaks_of("all rights reserved was all he knew", "all rights reserved")
    True
    >>> speaks_of("all rights reserved by norrby post", "all rights reserved")
    False
    """
    rest = head[len(phrase) :] if phrase.endswith(_RESERVED) else ""
    return rest[:1] == " " and rest.split(" ", 2)[1] in _SAID_OF_IT


def _by_words(evidence: Evidence, row: int) -> bool:
    """Whether nothing but words speak against a row: phrases of the tables, calls to follow or to read."""
    return all("/" in rule or rule.startswith(("follow.", "pointer.")) for _, _, rule in evidence.rows[row])


def _end_of_quote(line: str) -> int:
    """Where the quote ends that a line opens with, or -1."""
    ends = [line.find(closer, 1) for closer in _CLOSERS.get(line[0], "")]
    end = min([end for end in ends if end > 0], default=-1)
    if end > 0 and line[end] == line[0] and (line[1] in _BLANK or line[end - 1] in _BLANK):
        return -1
    return end


def _goes_on(page: Page, row: int) -> bool:
    """Whether something is said behind the closing mark, or behind a second dash."""
    line = page.lines[row]
    if line[0] in _CLOSERS:
        return quoted(line)
    if line[0] == _HYPHEN or page.kinds[row] not in _CLOSED:
        return False
    behind = _GOES_ON.search(line, 2)
    return behind is not None and not behind[1].isupper()


def _answers(evidence: Evidence, row: int) -> bool:
    """Whether a closed row near this one, which is closed, too, opens with the same mark."""
    page, mark = evidence.page, evidence.page.lines[row][0]
    if page.kinds[row] not in _CLOSED or (mark in _CLOSERS and _end_of_quote(page.lines[row]) < 0):
        return False
    near = (*range(max(row - _NEAR, 0), row), *range(row + 1, min(row + 1 + _NEAR, len(page))))
    return any(
        page.lines[other][0] == mark and page.kinds[other] in _CLOSED and evidence.score(other) < SUSPECT
        for other in near
    )
