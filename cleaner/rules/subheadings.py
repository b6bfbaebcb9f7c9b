"""The article's next sub-heading right below a list of other stories, which looks like the list's last item."""

from __future__ import annotations

from bisect import bisect_left

from cleaner.blocks import COLON, DIGIT, MARK, PROSE, STOP
from cleaner.evidence import SURE, Evidence
from cleaner.late import late
from cleaner.options import Category

#: An item before prose that is this much shorter than the other items is the next part's heading; in the article's
#: midst so much shorter than they are on average, and no longer than this.
_SUBHEADING_SHARE, _SHORTER, _SUBHEADING_SIZE = 0.75, 0.9, 45
#: Shorter items are labels: a section, "with video".
_LABEL_SIZE = 15
#: What announces something has so many letters before its colon.
_SENTENCE_SIZE = 30
#: A headline may have a colon within; a sub-heading of so many words has none, but behind a number: "Step 3: ...".
_WORDS, _NUMBERED = 6, late(r"(?<!\d)\d{1,2}$")


def before_subheading(evidence: Evidence, row: int, end: int, core: tuple[int, int] | None) -> int:
    """Where the items below this row end, if the last before prose is a heading: far shorter than they, dates aside.

    Within the article's stretch it need only be short, and shorter than they are on average, if there are no teasers.
    """
    page = evidence.page
    announces = page.ending[end] == COLON and page.sizes[end] >= _SENTENCE_SIZE
    resumes = announces or page.kinds[end] == PROSE or page.ending[end] == STOP
    resumes = resumes or (page.opening[end] == MARK and MARK not in page.opening[row + 1 : end])
    if not resumes or _is_date(evidence, end - 1) or {*page.opening[row + 1 : end]} == {DIGIT}:
        return end  # or numbered, to the last
    if _follows_advertisement(evidence, row, end - 1, core):
        return end - 1
    row = next((head for head in range(end - 1, row, -1) if head in evidence.headings), row)  # one may follow another
    rows = [item for item in range(row + 1, end - 1) if not _is_date(evidence, item)]
    items, last = [page.sizes[item] for item in rows if page.sizes[item] >= _LABEL_SIZE], page.sizes[end - 1]
    if not items or _is_headline(page.lines[end - 1]):
        return end
    within = core is not None and core[0] <= row and end <= core[1] and page.kinds.find(PROSE, row, end) < 0
    short = within and len(items) > 1 and last <= _SUBHEADING_SIZE and last * len(items) < _SHORTER * sum(items)
    return end - 1 if short or last < _SUBHEADING_SHARE * min(items) else end


def _follows_advertisement(evidence: Evidence, row: int, last: int, core: tuple[int, int] | None) -> bool:
    """Whether an advertisement's label parts a short row from the list, within the article's stretch."""
    page, label = evidence.page, last - 1
    return (
        core is not None
        and core[0] <= row < label
        and last < core[1]
        and page.sizes[last] <= _SUBHEADING_SIZE
        and evidence.score(label) >= SURE
        and evidence.category(label) is Category.ADVERTISEMENT
    )


def _is_headline(line: str) -> bool:
    """Whether a row has a label before a colon, and words as no heading of the author's does."""
    label, colon, behind = line.partition(": ")
    return bool(colon and behind) and line.count(" ") >= _WORDS - 1 and not _NUMBERED.search(label)


def _is_date(evidence: Evidence, row: int) -> bool:
    at = bisect_left(evidence.dates, row)
    return evidence.dates[at : at + 1] == [row]
