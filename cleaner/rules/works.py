"""Works that an author lists: titles that read as a heading or as a pointer, and books below `Recommended reading`."""

from __future__ import annotations

from cleaner.blocks import CLOSE
from cleaner.evidence import Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: The year that stands behind a work's title.
_YEAR = late(r"\((?:1[4-9]|20)\d\d\)$")
#: So many works are a list, and this part of its rows says one of these things.
_WORKS, _MOST = 2, 0.6
#: What is said of a book: pages, a publisher. And of an evening: a place and an hour, behind commas.
_SAID = late(
    r"\b\d{2,4} ?(?:pages|pp|Seiten|S\.|sider|sidor|sivua|stran|stron|páginas|pagine|pagina['’]s|oldal|стр)(?!\w)"
    r"|[,.(:;] ?(?:[^\s,.(:;]{1,20} ){0,3}(?:[^\s,.(:;]{1,20})?"
    r"(?:Press|[Vv]erlag|Books|Publishing|Publishers|Éditions|Editorial|Editora|Edizioni|[Ff]orlag|[Ff]örlag|"
    r"Uitgeverij|Wydawnictwo|Nakladatelství)(?=[,.;)]|$)"
    r"|, [^\d,]{4,40}, \d{1,2}(?:[.:]\d\d)? ?(?:Uhr|h|am|pm|a\.m\.|p\.m\.)?$"
)
#: Who wrote it stands behind the title; a site's by-line may, too, so the heading must ask for books.
_BY, _READING = late(r" by (?:[A-Z][\w.'’-]{0,30} ){1,3}[A-Z][\w'’-]+$"), ("reading", "lesenswert", "books")


def works(evidence: Evidence) -> None:
    """Titles between two others that end in a year, as they do, head nothing and point nowhere."""
    page, pointers = evidence.page, (Category.RELATED_LINKS, Category.READ_MORE)
    for row in [row for row in evidence.rows if page.ending[row] == CLOSE and evidence.category(row) in pointers]:
        beside = page.lines[max(0, row - 1) : row + 2]
        if len(beside) > _WORKS and all(map(_YEAR.search, beside)):
            evidence.forget(row)
            evidence.headings.pop(row, None)


def are_works(page: Page, head: int, end: int) -> bool:
    """Whether books or evenings stand below a heading, that an author recommends: most rows say what sites do not."""
    lines = page.lines[head + 1 : end]
    by = any(map(page.heads[head].__contains__, _READING))
    known = [bool(_SAID.search(line) or (by and _BY.search(line))) for line in lines]
    return sum(known) >= max(_WORKS, _MOST * len(lines))
