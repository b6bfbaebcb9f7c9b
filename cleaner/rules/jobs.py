"""A box of jobs between an article's paragraphs: its title, and below it what is sought, each with who seeks it."""

from __future__ import annotations

import re

from cleaner.blocks import PROSE, near
from cleaner.evidence import FAIR, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: What stands behind a job: whoever it is for.
_SIGN = "/"
_KINDS = "[mwfdxhigo]|gn|div|all genders|alle|mensch|männlich|weiblich|divers"
_JOB = late(rf"\((?:(?:{_KINDS})(?:[/|*,:] ?|\))){{2,4}}", re.IGNORECASE)
#: What heads such a box, so many rows above the first job; the rows between two jobs; how long such a row is at most.
_HEAD_WORDS = (
    "stellenmarkt|stellenangebote|aktuelle stellenangebote|passende stellenangebote|stellenanzeigen|aktuelle stellen|"
    "jobs|top-jobs|top jobs|aktuelle jobs|neue jobs|passende jobs|jobangebote|jobs des tages|jobs der woche|it-jobs|"
    "jobbörse|karriere|offene stellen|emplois|offres d'emploi|vacatures|empleo|lavoro|latest jobs|featured jobs"
)
_HEADS, _ABOVE, _APART, _ROW_SIZE, _JOBS = frozenset(_HEAD_WORDS.split("|")), 2, 3, 140, 2


def jobs(evidence: Evidence) -> None:
    """The rows of such a box; jobs without its title may be what the article lists."""
    page = evidence.page
    for run in near(page.where(_offering), _APART):
        above = range(max(0, run[0] - _ABOVE), run[0])
        head = next((row for row in above if page.heads[row] in _HEADS), None)
        if head is None or len(run) < _JOBS:
            continue
        end = run[-1] + 1 + _has_employer(page, run)
        if PROSE not in page.kinds[head:end]:
            for row in range(head, end):
                evidence.add(row, Category.ADVERTISEMENT, FAIR, "jobs")


def _offering(page: Page) -> list[int]:
    """The rows that name a job."""
    if _SIGN not in page.text:
        return []
    short = [row for row, line in enumerate(page.lines) if "(" in line and page.sizes[row] <= _ROW_SIZE]
    return [row for row in short if _JOB.search(page.lines[row])]


def _has_employer(page: Page, run: list[int]) -> bool:
    """Whether who seeks somebody stands below what is sought, for the last as for the first of them."""
    below = run[-1] + 1
    return run[1] - run[0] > 1 and below < len(page) and page.kinds[below] != PROSE
