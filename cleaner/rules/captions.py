"""Picture captions that their credit gives away: a line of their own, glued to a paragraph, or above the credit."""

from __future__ import annotations

from itertools import chain, takewhile

from cleaner.blocks import MARK, PROSE, closed
from cleaner.evidence import FAIR, SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.inline import LEAST_CAPTION, NAME_SIZE
from cleaner.sentences import sentence_starts

#: Captions are a sentence or two; a longer line that ends in a credit is a paragraph with a caption glued to it. How
#: long a caption may be, and its first sentence, where it has one sentence, two or three. Between 360 letters and 500
#: labels and golds disagree: such a line keeps all but its credit.
LONGEST_CAPTION, TWO_SENTENCES, _THREE_SENTENCES = 360, (300, 100), (180, 60)
#: A stop between two letters ends a paragraph of so many letters: behind it is what stood below.
_SEAM, _LEAST_PARAGRAPH = late(r"(?<=[^\W\d_]{2})[\"”’»“]?[.!?…][\"”’»“]?(?=[^\W\d_])|[।۔][\"’”]?(?=\w)"), 60
#: What names have not; what opens a credit that needs none before it, but may have a remark there, no longer than this.
_NO_NAME, _BRACKETS, _REMARK_SIZE = late(r"[,\d]"), frozenset("([（["), 15
#: In longer rows no credit is looked for; of a list so many points are read on either side of one.
_LONGEST_ROW, _LIST_READ = 2000, 10
#: How rules begin that find a caption.
CAPTION = "caption."
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
        starts, seam = later_sentences(line, page.lines[row][at]), _seam(line)
        rule = CAPTION + credits[0].clue.rule
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


def later_sentences(line: str, sign: str = "") -> list[int]:
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


def stroked(evidence: Evidence) -> None:
    """Whose picture it is, in capitals behind a stroke: "The mayor signs the law | MEXSPORT".

    Behind a page's title the site stands so: above this row there is a paragraph of the article.
    """
    page = evidence.page
    for row in [row for row in page.where(_signed) if row not in evidence.spans]:
        if _is_in_article(evidence, row):
            at, end = page.lines[row].find(_STROKE), len(page.lines[row])
            evidence.add_span(row, at, end, Clue(Category.PHOTO_CREDIT, SURE, "credit.stroke"))


def _signed(page: Page) -> list[int]:
    """The rows that are a caption and a name in capitals, with a stroke between them."""
    if "|" not in page.text or _STROKE not in page.text:
        return []
    able = [row for row, line in enumerate(page.lines) if _STROKE in line and page.sizes[row] <= LONGEST_CAPTION]
    parts = [(row, *page.lines[row].partition(_STROKE)) for row in able if page.opening[row] != MARK]
    return [row for row, caption, _, name in parts if _is_signed(caption, name)]


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


def _is_caption(size: int, starts: list[int]) -> bool:
    """Whether a line that ends in a credit is a caption as a whole: by how many sentences it has, and how long."""
    if not starts:
        return size <= LONGEST_CAPTION
    most, first = TWO_SENTENCES if len(starts) == 1 else _THREE_SENTENCES
    return size <= most and len(starts) <= 2 and starts[0] < first


def _is_point(page: Page, row: int) -> bool:
    """Whether a row is a point of a list in which another is longer than captions are: each may end in a credit."""
    if page.opening[row] != MARK:
        return False
    opening = page.opening
    above = takewhile(lambda other: opening[other] == MARK, range(row - 1, max(-1, row - 1 - _LIST_READ), -1))
    below = takewhile(lambda other: opening[other] == MARK, range(row + 1, min(len(page), row + 1 + _LIST_READ)))
    return any(not _is_caption(page.sizes[other], later_sentences(page.lines[other])) for other in chain(above, below))


def _spare_essay(evidence: Evidence, rows: list[int]) -> None:
    """Where captions outweigh the prose they are the content: a photo essay keeps them."""
    page = evidence.page
    captions = sum(page.sizes[row] for row in rows)
    prose = sum(size for size, kind in zip(page.sizes, page.kinds, strict=True) if kind == PROSE)
    if captions > prose - sum(page.sizes[row] for row in rows if page.kinds[row] == PROSE):
        evidence.spared.update(rows)
