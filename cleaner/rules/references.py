"""A bibliography: rows that cite, one below the other, are the author's wherever they stand."""

from __future__ import annotations

from cleaner.blocks import PROSE, among, near
from cleaner.evidence import STRONG, Evidence
from cleaner.late import late
from cleaner.page import Page

#: What only rows that cite hold: more names than are given, an identifier of the work, pages.
_SIGNS = (" et al", "doi.org", "doi:", "ISBN", " pp. ", " Vol. ")
#: A year or "n.d." in brackets behind the names; a publisher's name and the year at the end: a date has its day before
#: the comma.
_BRACKETS, _BRACKET = ("(19", "(20", "(n."), late(r"\((?:(?:19|20)\d\d[a-z]?(?:, [^()]{3,20})?|n\. ?d\.)\)[.,:]")
_YEARS, _YEAR, _END = (", 19", ", 20"), late(r"[^\W\d_]\.?, (?:19|20)\d\d\.?$"), 10
_EVERY = (*_SIGNS, *_BRACKETS, *_YEARS)
#: So many rows that cite, with so few others between two of them, are a bibliography.
_ROWS, _APART = 3, 3
#: A work of a year, in so many letters; so many below a heading.
_WORK, _WORK_SIZE, _WORKS = late(r"(?<!\d)(?:19|20)\d\d(?!\d)"), 25, 2
#: What heads an author's references, by language, and how one below it begins that leads back into the text.
_HEAD_WORDS = (
    "references|sources|notes|footnotes|citations|works cited|bibliography|notes and references|quellen|"
    "quellenangaben|einzelnachweise|fußnoten|anmerkungen|literatur|literaturverzeichnis|références|notes et références|"
    "bibliographie|notas|referencias|fuentes|bibliografía|notas y referencias|referências|fontes|bibliografia|note|"
    "riferimenti|fonti|bronnen|referenties|noten|voetnoten|källor|referenser|noter|fotnoter|kilder|referanser|"
    "referencer|viitteet|lähteet|przypisy|źródła|zdroje|reference|poznámky|referencie|források|jegyzetek|surse|referințe|"
    "izvori|viri|източници|бележки|примечания|источники|сноски|примітки|джерела|извори|πηγές|παραπομπές|kaynaklar|"
    "kaynakça|dipnotlar|المراجع|المصادر|منابع|پانویس|הערות שוליים|מקורות|参考文献|脚注|出典|参考资料|參考文獻|參考資料|"
    "각주|참고 문헌|chú thích|tham khảo|nguồn|referensi|rujukan|catatan kaki|sumber|อ้างอิง"
)
_HEADS, _LEADS = frozenset(_HEAD_WORDS.split("|")), late(r"(?:\d{1,3}[.)]? ?)?[↑^] ?\S|\[\d{1,3}\] ?\S|https?://\S+$")


def bibliographies(evidence: Evidence) -> None:
    """Rows that cite, what stands between them and a heading right above are spared; not what is surely a site's."""
    page = evidence.page
    for head in [row for row in page.where(_headed) if heads_references(page, row) or _heads_works(page, row)]:
        end = head + 1
        while end < len(page) and (_LEADS.match(page.lines[end]) or _cites(page.lines[end]) or _names(page, end)):
            end += 1
        evidence.spared.update([row for row in range(head, end) if evidence.score(row) < STRONG])
    for run in [run for run in near(page.where(_citing), _APART) if len(run) >= _ROWS]:
        heading = run[0] - 1 if run[0] and page.kinds[run[0] - 1] != PROSE else run[0]
        evidence.spared.update([row for row in range(heading, run[-1] + 1) if evidence.score(row) < STRONG])


def _headed(page: Page) -> list[int]:
    """The rows that may head them, by their words."""
    return among(page.heads, _HEADS)


def _citing(page: Page) -> list[int]:
    """The rows that cite; none where they are too few for a bibliography."""
    if sum(map(page.text.count, _EVERY)) < _ROWS:
        return []
    signed = [row for row, line in enumerate(page.lines) if any(map(line.__contains__, _EVERY))]
    return [row for row in signed if _cites(page.lines[row])]


def _cites(line: str) -> bool:
    if any(map(line.__contains__, _SIGNS)) or _BRACKET.search(line):
        return True
    return _YEAR.search(line, max(0, len(line) - _END)) is not None


def _names(page: Page, row: int) -> bool:
    """Whether a row names a work and its year: who has written or published it stands before a colon or a comma."""
    line = page.lines[row]
    return page.sizes[row] >= _WORK_SIZE and _WORK.search(line) is not None and (": " in line or ", " in line)


def _heads_works(page: Page, row: int) -> bool:
    """Whether two such rows or more stand right below a row."""
    return row + _WORKS < len(page) and all(_names(page, row + below) for below in range(1, _WORKS + 1))


def heads_references(page: Page, row: int) -> bool:
    """Whether a row heads an author's references: the one below is an address, cites, or leads back into the text."""
    if page.heads[row] not in _HEADS or row + 1 == len(page):
        return False
    below = page.lines[row + 1]
    return _LEADS.match(below) is not None or _cites(below)
