"""What is printed a second time: titles, standfirsts, paragraphs, whole blocks."""

from __future__ import annotations

from collections import Counter

from cleaner.blocks import COLON, COMMA, DIGIT, LONG_OPEN, MARK, OPEN, PROSE, QUOTE, SHORT_CLOSED, among
from cleaner.evidence import FAIR, SURE, SUSPECT, WEAK, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.contents import contents

#: A repeated line this long is no refrain, cell or call in a dialogue.
_TELLING_SIZE = 40
#: A line that repeats the beginning of the one above it must hold this much to be more than a label.
_PART_SIZE = 30
#: The least a line repeated directly below itself must hold; shorter ones may be cells or echoes.
_ADJACENT_SIZE = 12
#: So many letters tell that an excerpt goes on as the article does.
_FRONT = 20
#: A title with a kicker in front of it is no longer than this, and mostly title.
_TITLE_SIZE, _TITLE_SHARE = 200, 0.6
#: A short line with so many copies besides the first is a label of the author's lists, code or forms; a paragraph with
#: so many is a note that stands at each of them.
_OFTEN, _OFTEN_PROSE = 2, 4
#: So many signs of code make a manual: it says the same again and again, at each of its examples.
_CODE_SIGNS, _IN_CODE = 8, "{};=<>\\"
#: Rows that open so, or hold such signs, are entries of a list, cells or code: these repeat.
_LISTED = frozenset({MARK, OPEN, DIGIT})
_CODE = frozenset("{}[]();=<>|$%_\\")
#: A cell holds fewer letters than this.
_CELL_SIZE = 12
#: A pull quote has at least this many letters, and stands at most so many rows below the paragraph that it comes from.
_QUOTE_SIZE, _QUOTE_ROWS = 60, 12
#: What stands around it there and not here, or the other way round.
_AROUND = "\"'“”„«»‘’ .…"
#: An author may say a thing again so many rows below, in the midst of the article; a standfirst, a lead or a last
#: paragraph that comes again stands so near its edge.
_APART, _EDGE = 3, 3
#: A block printed again: this many lines in a row, with this many letters together.
_BLOCK_ROWS, _BLOCK_SIZE = 4, 80
#: Of a refrain's lines one in so many ends in a comma.
_COMMAS = 4
#: What stands before the title of an answer, by language; a title has at least so many letters.
_ANSWER_WORDS = "re|aw|antw|antwort|sv|vs|rv|odp|odpověď|ynt|vá|rif|res|ответ|回复|回覆|答复|返信|답장"
_ANSWERS = tuple(f"{word}{colon}" for word in _ANSWER_WORDS.split("|") for colon in (": ", " : ", "："))
_ANSWER_THREES, _ANSWERED_SIZE = frozenset(answer[:3] for answer in _ANSWERS), 8
#: Nobody quotes more rows than this of what stands above.
_QUOTED_ROWS = 10
#: So many rows are a run, if all of them but one, or as many, are known to be printed again.
_PART_ROWS = 3


def duplicates(evidence: Evidence) -> None:
    """Lines and blocks that the page has already shown."""
    lines = evidence.page.lines
    count = len(lines)
    first = dict(zip(reversed(lines), range(count - 1, -1, -1), strict=True)) if len(set(lines)) < count else {}
    repeated = [row for row, line in enumerate(lines) if first[line] != row] if first else []
    is_manual = bool(repeated) and _is_manual(evidence.page)
    if repeated:
        contents(evidence, repeated, first, only_headed=is_manual)
    if repeated and not is_manual:
        copies = _without_refrains(evidence.page, _unquoted(evidence, _copies(evidence, repeated, first)))
        prose = evidence.page.kinds.count(PROSE)
        often = Counter(map(lines.__getitem__, copies))
        core = evidence.core if copies else None
        for row, earlier in copies.items():
            most = _OFTEN_PROSE if evidence.page.kinds[row] == PROSE else _OFTEN
            weight = _weight(evidence.page, row, earlier, prose)
            if _is_said_again(evidence.page, core, copies, row) or _heads_a_part(evidence.page, core, row, earlier):
                continue
            if weight and often[lines[row]] < most:
                evidence.add(row, Category.DUPLICATE, weight, "duplicate.line")
        _blocks(evidence, copies)
    _adjacent(evidence)
    _answers(evidence)
    _pull_quotes(evidence)


def _is_manual(page: Page) -> bool:
    """Whether the page shows code."""
    signs = [sign for sign in _IN_CODE if sign in page.text]
    if not signs:
        return False
    text = "\n".join(page.lines)
    return sum([text.count(sign) for sign in signs]) >= _CODE_SIGNS


def _copies(evidence: Evidence, repeated: list[int], first: dict[str, int]) -> dict[int, int]:
    """Each repeated row with the earlier one it repeats; one that is about to be cut does not count."""
    lines, rows = evidence.page.lines, evidence.rows
    shown: dict[str, int] = {}
    copies = {}
    for row in repeated:
        line = lines[row]
        earlier = shown.get(line, first[line])
        if earlier in rows and evidence.score(earlier) >= SUSPECT:
            shown[line] = row
        else:
            copies[row] = earlier
    return copies


def _unquoted(evidence: Evidence, copies: dict[int, int]) -> dict[int, int]:
    """The copies that no row with a colon announces: `Ida Holm wrote:`, and below it what she wrote above."""
    page, quoted = evidence.page, set[int]()
    for run in _runs(copies):
        above = run[0] - 1
        if len(run) <= _QUOTED_ROWS and above >= 0 and page.ending[above] == COLON and above not in evidence.rows:
            quoted.update(run)
    return {row: earlier for row, earlier in copies.items() if row not in quoted} if quoted else copies


def _without_refrains(page: Page, copies: dict[int, int]) -> dict[int, int]:
    """The copies that are no refrain: several lines in a row, some of which end in a comma, as links do not."""
    refrains = set[int]()
    for run in _runs(copies):
        commas = sum([page.ending[row] == COMMA for row in run])
        if len(run) >= _PART_ROWS and commas * _COMMAS >= len(run) and PROSE not in page.kinds[run[0] : run[-1] + 1]:
            refrains.update(run)
    return {row: earlier for row, earlier in copies.items() if row not in refrains} if refrains else copies


def _runs(copies: dict[int, int]) -> list[list[int]]:
    """Rows that follow one another."""
    runs: list[list[int]] = []
    for row in sorted(copies):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _is_said_again(page: Page, core: tuple[int, int] | None, copies: dict[int, int], row: int) -> bool:
    """Whether a paragraph in the midst of the article repeats another there, and its neighbours repeat nothing."""
    earlier = copies[row]
    return (
        core is not None
        and page.kinds[row] == PROSE
        and row - 1 not in copies
        and row + 1 not in copies
        and row - earlier > _APART
        and core[0] + _EDGE <= earlier
        and row + _EDGE <= core[1]
    )


def _heads_a_part(page: Page, core: tuple[int, int] | None, row: int, earlier: int) -> bool:
    """Whether a row within the article heads a part of it; its copy far above, or above the article, headed none."""
    kinds = page.kinds
    return (
        core is not None
        and core[0] < row < core[1]
        and row - earlier > _APART
        and kinds[row] != PROSE
        and (earlier < core[0] or (kinds[row + 1] == PROSE and kinds[earlier + 1] not in (PROSE, LONG_OPEN)))
    )


def _weight(page: Page, row: int, earlier: int, prose: int) -> float:
    """How sure a copy is the site's and not a refrain or a cell."""
    kind, size = page.kinds[row], page.sizes[row]
    if kind == PROSE:
        return SURE if page.opening[row] != MARK else 0.0
    # Verse repeats whole lines; a page with prose in it does not. Lists, tables and code do on any page.
    if prose < 2 or page.opening[row] in _LISTED or not _CODE.isdisjoint(page.lines[row]):
        return 0.0
    if kind in (LONG_OPEN, SHORT_CLOSED) and size >= _TELLING_SIZE:
        return SURE
    if size >= _TELLING_SIZE:
        return FAIR
    return FAIR if row == earlier + 1 and size >= _ADJACENT_SIZE and not page.lines[row][0].isdigit() else 0.0


def _blocks(evidence: Evidence, copies: dict[int, int]) -> None:
    """Runs of short lines that follow one another here as they did above.

    Where single rows of a run are known to be printed again, all of it is, whatever the others look like.
    """
    page = evidence.page
    if page.kinds.count(PROSE) < 2:
        return
    run: list[int] = []
    for row in [*sorted(copies), len(page) + 1]:
        if run and (row != run[-1] + 1 or copies[row] != copies[run[-1]] + 1):
            if len(run) >= _BLOCK_ROWS and sum(page.sizes[r] for r in run) >= _BLOCK_SIZE and not _cells(page, run):
                for copy in run:
                    evidence.add(copy, Category.DUPLICATE, FAIR, "duplicate.block")
            elif len(run) >= _PART_ROWS and sum([evidence.score(r) >= SUSPECT for r in run]) >= _PART_ROWS - 1:
                for copy in run:
                    evidence.add(copy, Category.DUPLICATE, FAIR, "duplicate.run")
            run = []
        run.append(row)


def _cells(page: Page, run: list[int]) -> bool:
    """Whether the rows of a run are table cells: many with digits, or very short."""
    short = sum(
        page.sizes[row] < _CELL_SIZE or page.opening[row] in _LISTED or page.ending[row] == DIGIT for row in run
    )
    return short * 3 > len(run)


def _adjacent(evidence: Evidence) -> None:
    """A line that only repeats the beginning or the end of the one before it, or adds a word or two in front."""
    lines, sizes, kinds = evidence.page.lines, evidence.page.sizes, evidence.page.kinds
    below: dict[int, int] = {}  # rows that go, and the row that will stand above the next one then
    for row in sorted({*evidence.page.begin_alike(), *evidence.page.end_alike()}):
        last = below.get(row - 1, row - 1)
        above, line, size = lines[last], lines[row], sizes[row]
        if above == line:
            continue
        if kinds[row] == PROSE and above.startswith(line) and _goes_on(lines, row, above[len(line) :]):
            evidence.add(row - 1, Category.DUPLICATE, FAIR, "duplicate.excerpt")
        elif above.startswith(line) and size >= _PART_SIZE:
            evidence.add(row, Category.DUPLICATE, FAIR if size >= _TELLING_SIZE else WEAK, "duplicate.part")
            below |= {row: last} if size >= _TELLING_SIZE else {}
        elif _TELLING_SIZE <= size <= _TITLE_SIZE and _kicked(above, line):
            evidence.add(row, Category.DUPLICATE, FAIR, "duplicate.part")
            below[row] = last


def _answers(evidence: Evidence) -> None:
    """The title of a thread above each of its answers, with a word before it."""
    page, lines = evidence.page, evidence.page.lines
    rows = [row for row in among(page.threes, _ANSWER_THREES) if page.heads[row].startswith(_ANSWERS)]
    first: dict[str, int] = {}
    for row, line in enumerate(lines if rows else ()):
        first.setdefault(line, row)
    for row in rows:
        title = lines[row].replace("：", ":").partition(":")[2].strip()
        above = first.get(title, row)
        stays = evidence.score(above) < SUSPECT or above in evidence.spared
        if len(title) >= _ANSWERED_SIZE and above < row and stays:
            evidence.add(row, Category.DUPLICATE, FAIR, "duplicate.answer")
            evidence.spared.discard(row)


def _goes_on(lines: list[str], row: int, rest: str) -> bool:
    """Whether what an excerpt holds besides this row is how the next row begins."""
    front = rest.strip()[:_FRONT]
    return len(front) == _FRONT and row + 1 < len(lines) and lines[row + 1].startswith(front)


def _kicked(above: str, line: str) -> bool:
    """Whether two lines are one title, once with a word or two in front."""
    longer, shorter = (line, above) if len(line) > len(above) else (above, line)
    return longer.endswith(shorter) and len(longer) > len(shorter) >= _TITLE_SHARE * len(longer)


def _pull_quotes(evidence: Evidence) -> None:
    """A quote that stands in a longer paragraph not far above, printed again in large letters."""
    page = evidence.page
    lines, sizes = page.lines, page.sizes
    row = page.opening.find(QUOTE)
    while row >= 0:
        quote = lines[row].strip(_AROUND) if sizes[row] >= _QUOTE_SIZE and row not in evidence.rows else ""
        if quote:
            above = range(max(0, row - _QUOTE_ROWS), row)
            if any(sizes[at] > sizes[row] and quote in lines[at] for at in above):
                evidence.add(row, Category.DUPLICATE, FAIR, "duplicate.quote")
        row = page.opening.find(QUOTE, row + 1)
