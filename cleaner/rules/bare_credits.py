"""Credits without a label on a row of their own: "Ida Strand/Norrby Post", "PA Media", above or below their caption.

Such words may be an author's, too: who won a prize, what a part is about. The rows around them tell.
"""

from __future__ import annotations

from cleaner.blocks import COLON, DIGIT, LONG_OPEN, MARK, PROSE, QUOTE, SHORT_OPEN, among, flags, found
from cleaner.evidence import FAIR, SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.pictures import AGENCIES

#: No longer row is such a credit; a caption between a credit and a paragraph is no shorter, which most headings are,
#: nor longer than this, and has so many words.
_LONGEST, _CAPTION, _WORDS = 60, (50, 200), 8
#: What the houses of photographers are called, at the end of their name.
_HOUSES = (
    "Times|Post|Tribune|Journal|News|Herald|Press|Star|Sun|Gazette|Chronicle|Globe|Mail|Echo|Observer|Telegraph|Dispatch|"
    "Sentinel|Bee|Register|Courier|Record|Ledger|Democrat|Republic|Republican|Inquirer|Enquirer|Examiner|Eagle|Standard|"
    "Guardian|Independent|Citizen|Reporter|Advertiser|Argus|Leader|Express|Mirror|Journalen|Zeitung|Anzeiger|Presse|"
    "Tagblatt|Wire|Media|Images|Photos|Pictures|BBC|CNN|NPR|CBC|ABC|PA|AP|AFP|AAP|EPA|Reuters|Getty|Bloomberg|WireImage|"
    "FilmMagic|NurPhoto|ProPublica|Alamy|Shutterstock|dpa"
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
_HOUSE = rf"(?:The )?(?:[A-ZÀ-Þ][\w.&'’-]* ){{0,3}}(?:[A-Z]\w+-)?(?:{_HOUSES})(?: via (?:the )?[A-Z]\w*(?: [A-Z]\w*)?)?"
_HOUSE_NAMES = frozenset(_HOUSES.split("|"))
_BARE = late(rf"{_NAME} ?/ ?{_HOUSE}|(?=[A-Z .'’-]+, ){_NAME}, {_HOUSE}|{_NAME} \| {_HOUSE}(?: \| {_HOUSE})?")
_IS_SHORT_OPEN = flags(SHORT_OPEN)
#: What stands alone, too.
_ALONE = AGENCIES | {"family handout", "handout", "supplied", "submitted", "contributed", "provided", "bbc", "google"}


def bare_credits(evidence: Evidence) -> None:
    """Such rows, and the caption below one that stands between it and a paragraph."""
    page = evidence.page
    rows = [row for row in page.where(_bare) if row]
    core = evidence.core if rows else None
    if core is None:
        return
    for row in rows:
        below = row < core[1] and page.kinds[row - 1] == PROSE and _is_caption(evidence, row + 1)
        if below:
            evidence.add(row + 1, Category.PHOTO_CAPTION, FAIR, "caption.below")
        if row not in evidence.rows and (below or _is_between(page, row)):
            evidence.add(row, Category.PHOTO_CREDIT, SURE, "credit.bare")


def _bare(page: Page) -> list[int]:
    """The rows that are a house alone, or somebody and a house."""
    lines, alone = page.lines, set(among(page.heads, _ALONE))
    short = [row for row in found(page.kinds.translate(_IS_SHORT_OPEN)) if page.sizes[row] <= _LONGEST]
    return [row for row in short if row in alone or (_may_sign(lines[row]) and _BARE.fullmatch(lines[row]))]


def _may_sign(line: str) -> bool:
    """Whether a stroke stands between two names, or a comma behind one in capitals, and a house comes last."""
    if not ("/" in line or " | " in line or (", " in line and line[:2].isupper())):
        return False
    return " via " in line or line.replace("/", " ").replace("-", " ").rsplit(" ", 1)[-1] in _HOUSE_NAMES


def _is_caption(evidence: Evidence, row: int) -> bool:
    """Whether a row without a stop, longer than most headings, stands here and a paragraph below it."""
    page = evidence.page
    return (
        row + 1 < len(page)
        and row not in evidence.rows
        and page.lines[row].count(" ") >= _WORDS - 1
        and page.kinds[row] in (SHORT_OPEN, LONG_OPEN)
        and _CAPTION[0] <= page.sizes[row] <= _CAPTION[1]
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and page.ending[row] != COLON
        and page.kinds[row + 1] == PROSE
    )


def _is_between(page: Page, row: int) -> bool:
    """Whether a paragraph stands below a row, and one above it or above the row that may be its caption."""
    if page.kinds[row + 1 : row + 2] != bytes([PROSE]):
        return False
    if page.kinds[row - 1] == PROSE:  # with a name alone a part may be headed
        return page.lines[row].lower() not in _ALONE
    above = page.sizes[row - 1]
    return row > 1 and page.kinds[row - 2] == PROSE and _CAPTION[0] <= above <= _CAPTION[1]
