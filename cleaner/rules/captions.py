"""Picture captions that their credit gives away: a line of their own, glued to a paragraph, or above the credit."""

from __future__ import annotations

from cleaner.blocks import ASK, DIGIT, MARK, PROSE, QUOTE, SHORT_CLOSED, closed
from cleaner.evidence import FAIR, SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.inline import CREDIT_SIZE, LEAST_CAPTION, NAME_SIZE
from cleaner.sentences import sentence_starts

#: Captions are a sentence or two; a longer line that ends in a credit is a paragraph with a caption glued to it. How
#: long a caption may be, and its first sentence, where it has one sentence, two or three. Between 360 letters and 500
#: labels and golds disagree: such a line keeps all but its credit.
_LONGEST_CAPTION, _TWO_SENTENCES, _THREE_SENTENCES = 360, (300, 100), (180, 60)
#: A stop between two letters ends a paragraph of so many letters: behind it is what stood below.
_SEAM, _LEAST_PARAGRAPH = late(r"(?<=[^\W\d_]{2})[\"”’»“]?[.!?…][\"”’»“]?(?=[^\W\d_])|[।۔][\"’”]?(?=\w)"), 60
#: What names have not; what opens a credit that needs none before it, but may have a remark there, no longer than this.
_NO_NAME, _BRACKETS, _REMARK_SIZE = late(r"[,\d]"), frozenset("([（["), 15
#: In longer rows no credit is looked for.
_LONGEST_ROW = 2000
#: Lines that begin so name the source of a text or chart as often as a picture's.
_NO_CREDITS = ("caption.", "de/photo_credit/start/quelle")


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
        rule = "caption." + credits[0].clue.rule
        if not seam and _is_caption(page.sizes[row], starts):
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
    for row in evidence.holding(Category.PHOTO_CREDIT):
        above = row - 1
        if above < 0 or page.sizes[row] > CREDIT_SIZE:
            continue
        telling = all(c.weight >= SURE and not c.rule.startswith(_NO_CREDITS) for c in evidence.rows[row])
        if telling and above not in evidence.rows and _is_sentence(page, above):
            evidence.add(above, Category.PHOTO_CAPTION, FAIR, "caption.above")


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


def _spare_essay(evidence: Evidence, rows: list[int]) -> None:
    """Where captions outweigh the prose they are the content: a photo essay keeps them."""
    page = evidence.page
    captions = sum(page.sizes[row] for row in rows)
    prose = sum(size for size, kind in zip(page.sizes, page.kinds, strict=True) if kind == PROSE)
    if captions > prose - sum(page.sizes[row] for row in rows if page.kinds[row] == PROSE):
        evidence.spared.update(rows)
