"""The title and what stands under it: the first title always stays, and so does the article's summary."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.blocks import IS_PROSE, LONG_OPEN, PROSE, PROSE_SIZE, SHORT_CLOSED, found
from cleaner.evidence import MODEL, OUTSIDE, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.tops import above_title
from cleaner.vocabulary import words_of

#: A title stands at most this many rows above the first paragraph; longer rows are none. It is compared with the first
#: rows of the article, of which so many letters are read.
_TITLE_DISTANCE, _LONGEST, _OPENING_ROWS, _OPENING_SIZE = 20, 220, 8, 1500
#: So many of these rows may be a box that rules know for the site's: then it may stand so far above.
_BOX_ROWS, _FARTHEST = 8, 40
#: Without any other, the first row of a text is its title where the article begins so few rows below it.
_FIRST_ROWS = 3
#: Where the article's stretch begins far down, as among questions and answers, the title may stand so many paragraphs
#: above it.
_PARAGRAPHS = 3
#: What speaks for a row, in log-odds by bins: how many words it shares with the article, which part of its own these
#: are, its letters, those of the rows above and below it, how many rows below it the first date is (0: none near), its
#: kind, and whether it stands there twice. A logistic regression on the rows above the article of hand-labelled
#: documents, rounded (`python -m benchmarks.titles` prints it anew). From a chance of 1 in 10 on the best row is
#: spared, and so are those that come near it and have a chance of 1 in 4, or have one of 3 in 5.
_SHARED = (1, 2, 3, 5), (-1.3, -0.6, -0.1, 0.6, 1.4)
_PART = (0.2, 0.4, 0.6), (-0.8, -0.2, 0.1, 0.9)
_SIZE = (8, 14, 22, 35, 60, 110, 150), (-1.3, -1.5, -0.5, 0.4, 1.4, 1.4, -0.1, 0.0)
_ABOVE = (12, 25, 45, 80), (1.5, 0.7, -0.2, -1.0, -1.0)
_BELOW = (12, 25, 45, 80, 140), (-0.9, -0.5, -0.1, -0.4, 0.6, 1.2)
_DATED = (1, 2, 4), (-0.6, 1.3, 0.5, -0.6)
_KIND, _TWICE = (0.5, 0.0, 0.2, -0.7), (-0.3, 0.3)
_LEAST_WORTH, _NEAR, _NEARLY, _SURELY = 0.4, 1.0, 1.4, 3.0
#: From a chance of 1 in 3 on what stands above is looked at with the title in mind.
_CERTAIN = 1.9
_MOST_SHARED = _SHARED[1][-1] + _PART[1][-1] + _TWICE[-1]
#: A summary is the first paragraph within so many rows below the title, and shares so many words with the article.
#: A subtitle right below it need not read as prose: so many letters and shared words are enough, or so many letters
#: and a title that is certain, or a date as near as it is below subtitles.
_SUMMARY_ROWS, _SUMMARY_WORDS = 4, 3
_SUBTITLE_SIZE, _SUBTITLE_WORDS, _LONG_SUBTITLE, _SUBTITLE_DATE, _SUBTITLE_ROWS = 45, 2, 75, 4, 4
#: A row shorter than this right below a title is a kicker, or part of a byline.
_KICKER_SIZE = 25
#: A standfirst that shares no words with the article has so many letters at most, a comma and few words with a capital.
#: The title above it has so many letters.
_LONGEST_STANDFIRST, _CAPITALS, _TITLE_SIZE = 320, 0.5, 15
_COMMAS = frozenset(",;،，、؛")
#: Short sentences belong together with fewer other rows than this between them; so many are part of an article.
_SHORT_GAP, _SENTENCES, _CLOSED = 6, 4, (SHORT_CLOSED, PROSE)
#: A date is near within so many rows.
_DATE_ROWS = 8
_STOPS = (". ", "? ", "! ", "。")


def title_block(evidence: Evidence) -> None:
    """The first title always stays: of the rows above the article the one that looks most like it.

    Where the long paragraphs begin below what is told in short ones, the rows above these are asked, too.
    """
    for first in {evidence.first, _beginning(evidence)}:
        _above(evidence, first)


def _beginning(evidence: Evidence) -> int:
    """Where the sentences that stand close together above the article's stretch begin, if they are several."""
    page, scores = evidence.page, evidence.scores
    found, row = [evidence.first], evidence.first - 1
    while row >= max(0, found[-1] - _SHORT_GAP):
        if page.kinds[row] in _CLOSED and scores.get(row, 0.0) < SUSPECT:
            found.append(row)
        row -= 1
    return found[-1] if len(found) > _SENTENCES else evidence.first


def _above(evidence: Evidence, first: int) -> None:
    """The title above an article that begins in this row, and its summary."""
    page, scores = evidence.page, evidence.scores
    # Only where something above the article is about to go is it worth asking which row is the title.
    if all(row >= first or score < SUSPECT for row, score in scores.items()):
        return
    window = range(max(0, first - _TITLE_DISTANCE), first)
    text = words_of(" ".join(page.lines[first : first + _OPENING_ROWS])[:_OPENING_SIZE])
    if _spare_far_title(evidence, window.start, text):
        return
    if all(scores.get(row, 0.0) < SUSPECT for row in window):
        return
    _spare_standfirst(evidence, window)
    able = [row for row in window if _may_be_title(page, row) and not _has_rule(evidence, row)]
    if not able:
        return
    dates = _dates(evidence)
    worth = {row: _worth(page, row, text, dates) for row in able}
    worth |= _farther(evidence, window.start, text, dates, max(worth.values()))
    able = sorted(worth)
    title = max(able, key=worth.__getitem__)
    if worth[title] >= _LEAST_WORTH:
        alike = [row for row in able if worth[row] >= min(_SURELY, max(_NEARLY, worth[title] - _NEAR))]
        evidence.spared.update([page.lines.index(page.lines[row]) for row in (title, *alike)])
        for row in {title, *[row for row in alike if worth[row] >= _SURELY]}:
            _spare_summary(evidence, range(row, first), text, dates, worth[row] >= _CERTAIN)
        if worth[title] >= _CERTAIN:
            above_title(evidence, title, text)
    elif first <= _FIRST_ROWS and able[0] == 0:
        evidence.spared.add(0)


def _farther(evidence: Evidence, start: int, text: frozenset[str], dates: set[int], least: float) -> dict[int, float]:
    """A row above the window that is a title more surely than any in it, where a long box stands below the title.

    Rows that rules know for the site's do not count to the distance.
    """
    page, first = evidence.page, evidence.first
    own = [row for row in range(start, first) if not _has_rule(evidence, row)]
    rows = range(max(0, first - _FARTHEST), start) if len(own) <= _TITLE_DISTANCE - _BOX_ROWS else range(0)
    able = [row for row in rows if evidence.score(row) >= SUSPECT and not _has_rule(evidence, row)]
    worth = {row: _worth(page, row, text, dates) for row in able if _may_be_title(page, row)}
    return {row: value for row, value in worth.items() if value >= max(_NEARLY, least + _NEAR)}


def _spare_far_title(evidence: Evidence, end: int, text: frozenset[str]) -> bool:
    """A row that is surely the title, though it stands further above the article's stretch: above other paragraphs."""
    page, scores = evidence.page, evidence.scores
    prose = [row for row in found(page.kinds[:end].translate(IS_PROSE)) if scores.get(row, 0.0) < SUSPECT]
    rows = {at for row in prose[:_PARAGRAPHS] for at in range(max(0, row - _TITLE_DISTANCE), row)}
    able = [row for row in sorted(rows) if _may_be_title(page, row) and not _has_rule(evidence, row)]
    if all(scores.get(row, 0.0) < SUSPECT for row in able):
        return False
    dates = _dates(evidence)
    worth = {row: _worth(page, row, text, dates) for row in able}
    title = max(able, key=worth.__getitem__)
    if worth[title] < _SURELY:
        return False
    evidence.spared.add(title)
    above_title(evidence, title, text)
    return True


def _dates(evidence: Evidence) -> set[int]:
    """The rows that say when the page was written or changed, or how long it takes to read."""
    return {*evidence.dates, *evidence.holding(Category.TIMESTAMP)}


def _date_below(row: int, dates: set[int]) -> int:
    """How many rows below a row the first date is; 0 where none is near."""
    return next((away for away in range(1, _DATE_ROWS) if row + away in dates), 0)


def _may_be_title(page: Page, row: int) -> bool:
    """Whether a row is as long as titles are; one of several sentences is a summary."""
    size = page.sizes[row]
    return size <= _LONGEST and (size < PROSE_SIZE or not any(map(page.lines[row].count, _STOPS)))


def _worth(page: Page, row: int, text: frozenset[str], dates: set[int]) -> float:
    """How much a row looks like the title of an article with these words, in log-odds."""
    lines, sizes = page.lines, page.sizes
    above, below = sizes[row - 1] if row else 0, sizes[row + 1] if row + 1 < len(page) else 0
    worth = _at(_SIZE, sizes[row]) + _at(_ABOVE, above) + _at(_BELOW, below) + _KIND[page.kinds[row]]
    worth += _at(_DATED, _date_below(row, dates))
    # Most rows are out of the question whatever their words are.
    if worth + _MOST_SHARED < _LEAST_WORTH:
        return worth
    words = words_of(lines[row])
    shared = len(words & text)
    return worth + _at(_SHARED, shared) + _at(_PART, shared / max(1, len(words))) + _TWICE[lines.count(lines[row]) > 1]


def _at(table: tuple[tuple[float, ...], tuple[float, ...]], value: float) -> float:
    bins, worth = table
    return worth[bisect_right(bins, value)]


def _spare_standfirst(evidence: Evidence, rows: range) -> None:
    """A long sentence without its stop above the article is its standfirst, and what is above it the title.

    Several are teasers. Menus and headlines on one line have no commas and more capitals.
    """
    page = evidence.page
    found = [row for row in rows if page.kinds[row] == LONG_OPEN and page.sizes[row] <= _LONGEST_STANDFIRST]
    found = [row for row in found if not _has_rule(evidence, row) and _is_sentence(page.lines[row].split())]
    if len(found) == 1:
        row = found[0]
        evidence.spared.add(row)
        if row and _TITLE_SIZE <= page.sizes[row - 1] <= _LONGEST and not _has_rule(evidence, row - 1):
            evidence.spared.add(row - 1)


def _is_sentence(words: list[str]) -> bool:
    """Whether these words have a comma among them, and few a capital."""
    return any(word[-1] in _COMMAS for word in words) and sum(word[0].isupper() for word in words) < _CAPITALS * len(
        words
    )


def _spare_summary(evidence: Evidence, rows: range, text: frozenset[str], dates: set[int], certain: bool) -> None:
    """Of the rows from the title on the first paragraph stays that speaks of the same as the article; so a subtitle."""
    page, title, first = evidence.page, rows.start, rows.stop
    subtitle = next((row for row in range(title + 1, title + _SUBTITLE_ROWS) if not _is_small(page, row, dates)), first)
    if subtitle < first and _is_subtitle(evidence, subtitle, text, dates, certain):
        evidence.spared.add(subtitle)
    for row in range(title + 1, min(title + 1 + _SUMMARY_ROWS, first)):
        if _is_prose(page.kinds[row], page.lines[row]) and not _has_rule(evidence, row):
            if len(text & words_of(page.lines[row])) >= _SUMMARY_WORDS:
                evidence.spared.add(row)
            return


def _is_small(page: Page, row: int, dates: set[int]) -> bool:
    """Whether a row between a title and its subtitle is a kicker, part of a byline, or a date."""
    return row < len(page) and (page.sizes[row] < _KICKER_SIZE or row in dates)


def _is_subtitle(evidence: Evidence, row: int, text: frozenset[str], dates: set[int], certain: bool) -> bool:
    """Whether a row below a title speaks of the same as the article, or is long and open, or has the date beside it."""
    page = evidence.page
    if page.sizes[row] < _SUBTITLE_SIZE or _has_rule(evidence, row):
        return False
    if len(text & words_of(page.lines[row])) >= _SUBTITLE_WORDS:
        return True
    if certain and page.kinds[row] == LONG_OPEN and page.sizes[row] >= _LONG_SUBTITLE:
        return True
    return not dates.isdisjoint(range(row - 1, row + _SUBTITLE_DATE))


def _is_prose(kind: int, line: str) -> bool:
    """Whether a line is a paragraph; summaries often lack their last stop."""
    return kind == PROSE or (kind == LONG_OPEN and any(map(line.count, _STOPS)))


def _has_rule(evidence: Evidence, row: int) -> bool:
    """Whether more than the row's look speaks against it, or against a part of it."""
    return row in evidence.spans or any(clue.rule not in (MODEL, OUTSIDE) for clue in evidence.rows.get(row, ()))
