"""Captions on a row of their own, above or below the row of their credit."""

from __future__ import annotations

from cleaner.blocks import ASK, COLON, DIGIT, LONG_OPEN, MARK, OPEN, PROSE, QUOTE, SHORT_CLOSED, SHORT_OPEN
from cleaner.evidence import FAIR, SURE, SUSPECT, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.captions import CAPTION, LONGEST_CAPTION, TWO_SENTENCES, later_sentences
from cleaner.rules.inline import CREDIT_SIZE, LEAST_CAPTION
from cleaner.rules.pictures import AGENCIES

_PARAGRAPH, _SHORT_ROW, _LONG_ROW = (bytes([kind]) for kind in (PROSE, SHORT_OPEN, LONG_OPEN))
#: How rules begin that name the source of a text or chart as often as a picture's, and those that in brackets find an
#: agency's sign; the one that names a person and a house.
_SOURCED = "pattern.credit_source"
_NO_CREDIT, _AGENCY_SIGN = "de/photo_credit/start/quelle", "common/photo_credit/start/"
#: Who has written a text signs it with so many letters.
_SIGN_SIZE = 5
#: Names with a stroke between them look like links.
_PARTED = "pattern.links_in_a_row"
#: An unclosed row above a credit is a caption from so many letters on, in so many words: a heading is shorter.
_LEAST_OPEN, _LEAST_WORDS = 70, 5
#: Shorter, in words and letters, is a byline; what stands below a title; so many rows above that it is looked for.
_LEAST_TOP, _TITLE_ROWS = 30, 4
_BELOW_TITLE = frozenset({Category.TIMESTAMP, Category.SOCIAL_SHARE, Category.BYLINE})
#: What stands between a title and the first picture, in so many rows at most; the caption has so many words.
_ABOUT = (Category.BYLINE, Category.TIMESTAMP, Category.SOCIAL_SHARE, Category.COMMENTS, Category.MEDIA_PLAYER)
_BYLINE_ROWS, _TOPMOST_WORDS = 12, 4
#: Below this credit, which is in capitals, stands the caption.
_CREDIT_ABOVE, _LEAST_BELOW, _LONGEST_BELOW = "pattern.credit_photo", 40, 130
#: What a row says that asks to read on below a picture (within the phrase of its rule).
_BELOW_PICTURE = (
    "under bild",
    "efter bild",
    "etter bild",
    "kuvan alla",
    "kuvan jälkeen",
    "under foto",
    "onder de foto",
    "unter dem bild",
    "nach dem bild",
)
#: The end of such a sentence: "... on January 9, 2025.", "... 9 tháng 1 năm 2025.", "... (9/1/2025)."
_DATED_END = late(r"(?:(?<!\d)\d{1,2}(?:[./-]\d{1,2}[./-]|[^\d.!?]{1,12}[ ,]))20\d\d[)）]?[.。।۔]$")


def credited(evidence: Evidence) -> None:
    """The sentence above a line that is a picture's credit and nothing else."""
    page = evidence.page
    sourced = [row for row in evidence.holding(Category.SOURCE_NOTE) if _is_sourced(evidence.rows[row])]
    for row in (*evidence.holding(Category.PHOTO_CREDIT), *sourced):
        above = row - 1
        if above < 0 or page.sizes[row] > CREDIT_SIZE:
            continue
        clues = evidence.rows[row]
        if not _is_credit(clues, in_bracket=page.opening[row] == OPEN) or _signs_text(page.lines[row]):
            continue
        if above not in evidence.rows and (
            _is_sentence(page, above)
            or _is_open(page, above)
            or _follows_call(evidence, above)
            or _is_topped(evidence, above)
            or _is_topmost(evidence, above)
            or _is_dated(page, above)
        ):
            evidence.add(above, Category.PHOTO_CAPTION, FAIR, "caption.above")
            if page.lines[row + 1 : row + 2] == [page.lines[above]]:  # its text instead of the picture, below it
                evidence.add(row + 1, Category.PHOTO_CAPTION, FAIR, "caption.above")
        elif clues[0].rule == _CREDIT_ABOVE and row + 1 not in evidence.rows and _is_below(page, row + 1):
            evidence.add(row + 1, Category.PHOTO_CAPTION, FAIR, "caption.below")


def _is_credit(clues: tuple[Clue, ...], in_bracket: bool) -> bool:
    """Whether a row is surely a picture's credit and nothing else."""
    own = [clue for clue in clues if not clue.rule.startswith(CAPTION) and clue.rule != _PARTED] or clues
    if _is_sourced(clues):
        return True
    if any(clue.weight < SURE or clue.category is not Category.PHOTO_CREDIT for clue in own):
        return False
    return not any(
        clue.rule.startswith(_NO_CREDIT) or (in_bracket and clue.rule.startswith(_AGENCY_SIGN)) for clue in own
    )


def _is_sourced(clues: tuple[Clue, ...]) -> bool:
    """Whether the source that a row names is a picture's: a person and a house."""
    return any(clue.rule == _SOURCED for clue in clues)


def _signs_text(line: str) -> bool:
    """Whether a row is the sign of a text: letters of who wrote it and what agency it is from.

    >>> _signs_text("kr/dpa"), _signs_text("dpa, ida/per"), _signs_text("Ida Strand/dpa")
    (True, True, False)
    """
    parts = line.strip("()[]. ").replace("/", " ").replace(",", " ").split()
    return all((part.islower() and len(part) <= _SIGN_SIZE) or part.lower() in AGENCIES for part in parts)


def _is_open(page: Page, row: int) -> bool:
    """Whether a row without a stop, longer than headings are, stands below a paragraph, and one below its credit."""
    return (
        page.kinds[row] in (SHORT_OPEN, LONG_OPEN)
        and _LEAST_OPEN <= page.sizes[row] <= LONGEST_CAPTION
        and page.lines[row].count(" ") >= _LEAST_WORDS - 1
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and page.ending[row] != COLON
        and row > 0
        and page.kinds[row - 1] == PROSE
        and page.kinds[row + 2 : row + 3] == _PARAGRAPH
    )


def _is_topped(evidence: Evidence, row: int) -> bool:
    """Whether an open row stands below the title and what a site puts there, and the article right below its credit."""
    page = evidence.page
    if (
        page.kinds[row] not in (SHORT_OPEN, LONG_OPEN)
        or not _LEAST_TOP <= page.sizes[row] <= LONGEST_CAPTION
        or page.lines[row].count(" ") < _LEAST_WORDS
        or page.opening[row] in (MARK, QUOTE, DIGIT)
    ):
        return False
    top, end = row, row + 2
    while top and evidence.category(top - 1) in _BELOW_TITLE:
        top -= 1
    while end < len(page) and evidence.category(end) is Category.SOCIAL_SHARE:
        end += 1
    if page.kinds[end : end + 1] != _PARAGRAPH:
        return False
    titles = range(max(0, top - _TITLE_ROWS), top) if top < row else range(0)
    return any(
        page.sizes[title] >= _LEAST_TOP and evidence.score(title) < SUSPECT and title not in evidence.headings
        for title in titles
    )


def _follows_call(evidence: Evidence, row: int) -> bool:
    """Whether the row above says that the text goes on below a picture: what follows is the picture's."""
    page = evidence.page
    above = evidence.rows.get(row - 1, ())
    called = any(words in clue.rule for clue in above for words in _BELOW_PICTURE)
    return called and page.opening[row] not in (MARK, QUOTE) and LEAST_CAPTION < page.sizes[row] <= TWO_SENTENCES[0]


def _is_topmost(evidence: Evidence, row: int) -> bool:
    """Whether a row without a stop stands between the rows about the article and, with a credit, its first paragraph.

    The title and its summary stand above those: who wrote it, when, how to share it.
    """
    page = evidence.page
    top = max(0, row - _BYLINE_ROWS)
    return (
        page.kinds[row] == SHORT_OPEN
        and page.sizes[row] > LEAST_CAPTION
        and page.lines[row].count(" ") >= _TOPMOST_WORDS - 1
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and page.ending[row] != COLON
        and page.kinds[row + 2 : row + 3] == _PARAGRAPH
        and all(evidence.category(at) in _ABOUT and evidence.score(at) >= FAIR for at in range(row - 2, row))
        and any(page.sizes[at] > LEAST_CAPTION and at not in evidence.rows for at in range(top, row - 2))
    )


def _is_dated(page: Page, row: int) -> bool:
    """Whether a row is one long sentence that ends in a day with its year, as what is told of a picture does."""
    line = page.lines[row]
    return (
        page.kinds[row] == PROSE
        and page.sizes[row] <= TWO_SENTENCES[0]
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and _DATED_END.search(line) is not None
        and not later_sentences(line)
    )


def _is_below(page: Page, row: int) -> bool:
    """Whether a row without a stop, longer than most headings, stands here and a paragraph below it."""
    return (
        page.kinds[row : row + 1] in (_SHORT_ROW, _LONG_ROW)
        and _LEAST_BELOW <= page.sizes[row] <= _LONGEST_BELOW
        and page.kinds[row + 1 : row + 2] == _PARAGRAPH
    )


def _is_sentence(page: Page, row: int) -> bool:
    """Whether a row is one sentence of a caption's length, no question, quote or point of a list."""
    return (
        page.kinds[row] == SHORT_CLOSED
        and page.sizes[row] > LEAST_CAPTION
        and page.ending[row] != ASK
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and not later_sentences(page.lines[row])
    )
