"""Picture captions that their credit gives away: a line of their own, glued to a paragraph, or above the credit."""

from __future__ import annotations

from itertools import chain, takewhile

from cleaner.blocks import ASK, COLON, DIGIT, LONG_OPEN, MARK, OPEN, PROSE, QUOTE, SHORT_CLOSED, SHORT_OPEN, closed
from cleaner.evidence import FAIR, SURE, SUSPECT, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.inline import CREDIT_SIZE, LEAST_CAPTION, NAME_SIZE
from cleaner.rules.pictures import AGENCIES
from cleaner.sentences import sentence_starts

#: Captions are a sentence or two; a longer line that ends in a credit is a paragraph with a caption glued to it. How
#: long a caption may be, and its first sentence, where it has one sentence, two or three. Between 360 letters and 500
#: labels and golds disagree: such a line keeps all but its credit.
_LONGEST_CAPTION, _TWO_SENTENCES, _THREE_SENTENCES = 360, (300, 100), (180, 60)
#: A stop between two letters ends a paragraph of so many letters: behind it is what stood below.
_SEAM, _LEAST_PARAGRAPH = late(r"(?<=[^\W\d_]{2})[\"”’»“]?[.!?…][\"”’»“]?(?=[^\W\d_])|[।۔][\"’”]?(?=\w)"), 60
#: What names have not; what opens a credit that needs none before it, but may have a remark there, no longer than this.
_NO_NAME, _BRACKETS, _REMARK_SIZE = late(r"[,\d]"), frozenset("([（["), 15
#: In longer rows no credit is looked for; of a list so many points are read on either side of one.
_LONGEST_ROW, _LIST_READ = 2000, 10
_PARAGRAPH, _SHORT_ROW, _LONG_ROW = (bytes([kind]) for kind in (PROSE, SHORT_OPEN, LONG_OPEN))
#: How rules begin that find a caption; how those do that name the source of a text or chart as often as a picture's;
#: and those that in brackets find an agency's sign.
_CAPTION = "caption."
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
#: Behind the caption stands whose picture it is, in capitals and with a stroke before it, as behind a title the site.
_STROKE, _LEAST_LOWER, _MOST_CAPITALS = " | ", 4, 5


def captions(evidence: Evidence) -> None:
    """Picture captions that their credit gives away: a line of their own, or glued to a paragraph's end."""
    page = evidence.page
    essay: list[int] = []
    for row, spans in list(evidence.spans.items()):
        credits = [s for s in spans if s.clue.category is Category.PHOTO_CREDIT and s.end >= len(page.lines[row]) - 1]
        if not credits or page.sizes[row] > _LONGEST_ROW:
            continue
        at = min(span.start for span in credits)
        line = page.lines[row][:at].rstrip()
        starts, seam = _sentences(line, page.lines[row][at]), _seam(line)
        rule = _CAPTION + credits[0].clue.rule
        if not seam and _is_caption(page.sizes[row], starts) and not _is_point(page, row):
            evidence.add(row, Category.PHOTO_CAPTION if line else Category.PHOTO_CREDIT, SURE, rule)
            if line and _repeats(page, row + 1, row):
                evidence.add(row + 1, Category.PHOTO_CAPTION, SURE, rule)
            essay.append(row)
        # A point of a list is the author's to its last sentence, and so is what a label is glued to.
        elif (seam or starts) and page.opening[row] != MARK and not _is_glued(page.lines[row], at):
            clue = Clue(Category.PHOTO_CAPTION, FAIR, rule)
            evidence.add_span(row, seam or starts[-1], len(page.lines[row]), clue)
    if essay:
        _spare_essay(evidence, essay)


def _seam(line: str) -> int:
    """Where a paragraph ends without a blank behind it and a caption begins; 0 where it nowhere does.

    >>> _seam("The old ferry will run until the new bridge is open, he said.The ferry in 2019, by a boy")
    61
    >>> _seam("The old ferry will run until the new bridge is open, he said. See Node.js for what is left.")
    0
    """
    last = len(line) - LEAST_CAPTION
    seams = [found.end() for found in _SEAM.finditer(line, _LEAST_PARAGRAPH, last)] if last > _LEAST_PARAGRAPH else []
    return next((at for at in reversed(seams) if not line[at].islower()), 0)


def _is_glued(line: str, at: int) -> bool:
    """Whether a label follows the last sentence without a blank: it stood below the paragraph, not behind a caption."""
    return line[at].isalpha() and closed(line[:at]) and not line[at - 1].isspace()


def _sentences(line: str, sign: str = "") -> list[int]:
    """Where the later sentences of a caption begin; a name or remark after the last belongs to a credit.

    `sign` is what the credit begins with: none needs a name before a bracket.
    """
    starts = [at for at in sentence_starts(line) if at < len(line)]
    most = _REMARK_SIZE if sign in _BRACKETS else NAME_SIZE
    if starts and len(line) - starts[-1] <= most and not closed(line) and not _NO_NAME.search(line, starts[-1]):
        starts.pop()
    return starts


def _repeats(page: Page, row: int, above: int) -> bool:
    """Whether a row is the beginning of one above it: the caption once more, without its credit."""
    return row < len(page) and page.sizes[row] >= LEAST_CAPTION and page.lines[above].startswith(page.lines[row])


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
    own = [clue for clue in clues if not clue.rule.startswith(_CAPTION) and clue.rule != _PARTED] or clues
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
        and _LEAST_OPEN <= page.sizes[row] <= _LONGEST_CAPTION
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
        or not _LEAST_TOP <= page.sizes[row] <= _LONGEST_CAPTION
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
    return called and page.opening[row] not in (MARK, QUOTE) and LEAST_CAPTION < page.sizes[row] <= _TWO_SENTENCES[0]


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
        and page.sizes[row] <= _TWO_SENTENCES[0]
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and _DATED_END.search(line) is not None
        and not _sentences(line)
    )


def _is_below(page: Page, row: int) -> bool:
    """Whether a row without a stop, longer than most headings, stands here and a paragraph below it."""
    return (
        page.kinds[row : row + 1] in (_SHORT_ROW, _LONG_ROW)
        and _LEAST_BELOW <= page.sizes[row] <= _LONGEST_BELOW
        and page.kinds[row + 1 : row + 2] == _PARAGRAPH
    )


def stroked(evidence: Evidence) -> None:
    """Whose picture it is, in capitals behind a stroke: "The mayor signs the law | MEXSPORT".

    Behind a page's title the site stands so: above this row there is a paragraph of the article.
    """
    page = evidence.page
    if _STROKE not in page.text:
        return
    for row in [row for row, line in enumerate(page.lines) if _STROKE in line]:
        line = page.lines[row]
        at = line.find(_STROKE)
        if page.sizes[row] > _LONGEST_CAPTION or row in evidence.spans or page.opening[row] == MARK:
            continue
        if _is_signed(line[:at], line[at + len(_STROKE) :]) and _is_in_article(evidence, row):
            clue = Clue(Category.PHOTO_CREDIT, SURE, "credit.stroke")
            evidence.add_span(row, at, len(line), clue)


def _is_signed(caption: str, name: str) -> bool:
    """Whether the second part is a name in capitals and the first is not."""
    lower = sum(word.islower() for word in caption.split())
    return (
        lower >= _LEAST_LOWER
        and name.isupper()
        and "|" not in name
        and len(name.split()) <= _MOST_CAPITALS
        and not any(map(str.isdigit, name))
    )


def _is_in_article(evidence: Evidence, row: int) -> bool:
    core = evidence.core
    return core is not None and core[0] < row < core[1]


def _is_sentence(page: Page, row: int) -> bool:
    """Whether a row is one sentence of a caption's length, no question, quote or point of a list."""
    return (
        page.kinds[row] == SHORT_CLOSED
        and page.sizes[row] > LEAST_CAPTION
        and page.ending[row] != ASK
        and page.opening[row] not in (MARK, QUOTE, DIGIT)
        and not _sentences(page.lines[row])
    )


def _is_caption(size: int, starts: list[int]) -> bool:
    """Whether a line that ends in a credit is a caption as a whole: by how many sentences it has, and how long."""
    if not starts:
        return size <= _LONGEST_CAPTION
    most, first = _TWO_SENTENCES if len(starts) == 1 else _THREE_SENTENCES
    return size <= most and len(starts) <= 2 and starts[0] < first


def _is_point(page: Page, row: int) -> bool:
    """Whether a row is a point of a list in which another is longer than captions are: each may end in a credit."""
    if page.opening[row] != MARK:
        return False
    opening = page.opening
    above = takewhile(lambda other: opening[other] == MARK, range(row - 1, max(-1, row - 1 - _LIST_READ), -1))
    below = takewhile(lambda other: opening[other] == MARK, range(row + 1, min(len(page), row + 1 + _LIST_READ)))
    return any(not _is_caption(page.sizes[other], _sentences(page.lines[other])) for other in chain(above, below))


def _spare_essay(evidence: Evidence, rows: list[int]) -> None:
    """Where captions outweigh the prose they are the content: a photo essay keeps them."""
    page = evidence.page
    captions = sum(page.sizes[row] for row in rows)
    prose = sum(size for size, kind in zip(page.sizes, page.kinds, strict=True) if kind == PROSE)
    if captions > prose - sum(page.sizes[row] for row in rows if page.kinds[row] == PROSE):
        evidence.spared.update(rows)
