"""A bibliography: rows that cite, one below the other, are the author's wherever they stand."""

from __future__ import annotations

from cleaner.blocks import PROSE, near
from cleaner.evidence import STRONG, Evidence
from cleaner.late import late

#: What only rows that cite hold: more names than are given, an identifier of the work, pages.
_SIGNS = (" et al", "doi.org", "doi:", "ISBN", " pp. ", " Vol. ")
#: A year or "n.d." in brackets behind the names; a publisher's name and the year at the end: a date has its day before
#: the comma.
_BRACKETS, _BRACKET = ("(19", "(20", "(n."), late(r"\((?:(?:19|20)\d\d[a-z]?(?:, [^()]{3,20})?|n\. ?d\.)\)[.,:]")
_YEARS, _YEAR, _END = (", 19", ", 20"), late(r"[^\W\d_]\.?, (?:19|20)\d\d\.?$"), 10
_EVERY = (*_SIGNS, *_BRACKETS, *_YEARS)
#: So many rows that cite, with so few others between two of them, are a bibliography.
_ROWS, _APART = 3, 3


def bibliographies(evidence: Evidence) -> None:
    """Rows that cite, what stands between them and a heading right above are spared; not what is surely a site's."""
    page = evidence.page
    if sum(map(page.text.count, _EVERY)) < _ROWS:
        return
    signed = [row for row, line in enumerate(page.lines) if any(map(line.__contains__, _EVERY))]
    found = near([row for row in signed if _cites(page.lines[row])], _APART)
    for run in [run for run in found if len(run) >= _ROWS]:
        heading = run[0] - 1 if run[0] and page.kinds[run[0] - 1] != PROSE else run[0]
        evidence.spared.update([row for row in range(heading, run[-1] + 1) if evidence.score(row) < STRONG])


def _cites(line: str) -> bool:
    if any(map(line.__contains__, _SIGNS)) or _BRACKET.search(line):
        return True
    return _YEAR.search(line, max(0, len(line) - _END)) is not None
