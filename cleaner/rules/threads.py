"""The readers' comments below an article, by the marks that each of them bears: its button, or who wrote it when."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, pairwise

from cleaner.blocks import PROSE, SHORT_OPEN, near
from cleaner.evidence import SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.rules.comment_marks import BUTTON, EVEN, HEAD, LEAST_MARKS

#: So many comments are a thread that are stamped, on days and in minutes as they come.
_LEAST_STAMPS, _LEAST_DAYS = 4, 3
#: Of stamps that are not a table's at most one in so many stands right below another.
_DENSE = 4
#: One comment may be so many rows long.
_REACH = 30
#: They stand below an article of so many letters, which is this share of the page's prose.
_ARTICLE_SIZE, _ARTICLE_SHARE = 1500, 0.5
#: Where names or buttons say that readers speak, a shorter one will do.
_NAMED_SIZE, _NAMED_SHARE, _BUTTON_SHARE = 600, 0.1, 0.3
#: A reader's name is shorter than this.
_NAME_SIZE = 40
#: The posts of a forum have numbers; they are their authors'.
_POST, _LEAST_POSTS = late(r"(?:post )?#\d{1,5}\b", re.IGNORECASE), 2
_BULLETS = "•*·-– "


def thread(evidence: Evidence) -> range | None:
    """The rows of a thread below the article, from its first reader's name to its last comment."""
    if len(evidence.marks) < LEAST_MARKS:
        return None
    page, marks = evidence.page, evidence.marks
    prose = [size if kind == PROSE else 0 for size, kind in zip(page.sizes, page.kinds, strict=True)]
    above = list(accumulate(prose, initial=0))
    for run in near(sorted(marks), _REACH):
        # The date under the title may stand near enough to be taken for the first of them.
        rows = run[bisect_left(run, _NAMED_SIZE, key=above.__getitem__) :]
        if _is_thread(marks, rows) and above[rows[0]] >= _least(marks, rows, above[-1]):
            found = range(_first_row(evidence, rows), _end_row(evidence, rows))
            posts = sum(bool(_POST.match(page.lines[row].lstrip(_BULLETS))) for row in found)
            return None if posts >= _LEAST_POSTS else found
    return None


def _least(marks: dict[int, str], rows: list[int], prose: int) -> float:
    """How long an article must stand above: names and buttons say more than dates."""
    said = [marks[row] for row in rows]
    if said.count(HEAD) >= LEAST_MARKS:
        return max(_NAMED_SIZE, _NAMED_SHARE * prose)
    if said.count(BUTTON) >= LEAST_MARKS:
        return max(_NAMED_SIZE, _BUTTON_SHARE * prose)
    return max(_ARTICLE_SIZE, _ARTICLE_SHARE * prose)


def _is_thread(marks: dict[int, str], rows: list[int]) -> bool:
    """Whether these marks are those of readers: buttons, or days and minutes that no programme has.

    Rows right below one another are a table's, a log's or a bibliography's.
    """
    said = [marks[row] for row in rows]
    if said.count(BUTTON) >= LEAST_MARKS or said.count(HEAD) >= LEAST_MARKS:
        return True
    stamps = [stamp for stamp in said if stamp not in (BUTTON, HEAD)]
    days = {stamp.removesuffix(EVEN) for stamp in stamps}
    odd = sum(not stamp.endswith(EVEN) for stamp in stamps)
    if _DENSE * sum(below - above == 1 for above, below in pairwise(rows)) > len(rows):
        return False
    return len(rows) >= _LEAST_STAMPS and len(days) >= _LEAST_DAYS and 2 * odd > len(rows)


def _first_row(evidence: Evidence, rows: list[int]) -> int:
    """Where the first comment begins: at its time, or at the name above that; at its button, where it has no time."""
    page, first = evidence.page, rows[0]
    if evidence.marks[first] == BUTTON:
        reach = max(below - above for above, below in pairwise(rows))
        timed = [row for row in range(max(first - reach, 0), first) if evidence.category(row) is Category.TIMESTAMP]
        first = timed[-1] if timed else first
        if not timed:
            return first
    if evidence.marks.get(first) == HEAD:
        return first
    named = first > 0 and page.kinds[first - 1] == SHORT_OPEN and page.sizes[first - 1] <= _NAME_SIZE
    return first - 1 if named else first


def _end_row(evidence: Evidence, rows: list[int]) -> int:
    """Where the last comment ends: at its button, or with what stands below its stamp, as far as others reach."""
    if evidence.marks[rows[-1]] == BUTTON:
        return rows[-1] + 1
    most = max(below - above for above, below in pairwise(rows))
    end = rows[-1] + 1
    while end < min(len(evidence.page), rows[-1] + most) and evidence.score(end) < SUSPECT:
        end += 1
    return end
