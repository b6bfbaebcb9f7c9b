"""What is left of a player or a gallery: "Duration 2:11", "VIDEO4:2104:21", "2 of 5 |", and the title beside it."""

from __future__ import annotations

from cleaner.blocks import CLOSE, DIGIT, OPEN, PROSE, SHORT_OPEN, flags, found
from cleaner.evidence import FAIR, SURE, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category

#: No longer row says how long a film runs, or counts pictures.
_LONGEST = 30
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
#: How long it runs, behind a word for it or for a film, often twice; and which picture of how many is shown.
_DURATION = late(
    r"(?:duration|running time|video length|dauer|laufzeit|länge|videolänge|durée|duración|durata|duração|speelduur|"
    r"längd|varighet|varighed|kesto|czas trwania|délka|длительность|продолжительность|时长|時長|再生時間|재생시간)"
    rf"[:：]? ?{_TIME}"
)
_RUNS = late(rf"VIDEO ?(?:{_TIME}){{1,3}}")
_COUNTER = late(r"\d{1,3} of \d{1,3} \|")
#: A film's title stands within so many rows above how long it runs, with a call or a date between them; its title and
#: programme so many below, and then a paragraph.
_ABOVE, _BELOW, _TITLE = 3, 3, (12, 140)
_ENDS_SO = flags(DIGIT, CLOSE, OPEN)


def players(evidence: Evidence) -> None:
    """Such rows, a film's title above or below them, and what a closed row right below says of it."""
    page = evidence.page
    counted: list[int] = []
    for row in found(page.ending.translate(_ENDS_SO)):
        line = page.lines[row]
        if page.sizes[row] > _LONGEST:
            continue
        if _COUNTER.fullmatch(line):
            counted.append(row)
        elif _RUNS.fullmatch(line):
            _shown(evidence, row)
        elif _DURATION.fullmatch(line.lower()) and (not _is_field(line) or _is_beside(evidence, row)):
            _told(evidence, row)
    for row in counted if len(counted) > 1 else ():
        evidence.add(row, Category.PHOTO_CAPTION, SURE, "player.counter")


def _is_field(line: str) -> bool:
    return ": " in line or "：" in line


def _is_beside(evidence: Evidence, row: int) -> bool:
    """Whether a player's row or a date stands above: a field of the author's has a colon, too."""
    return evidence.category(row - 1) in (Category.MEDIA_PLAYER, Category.TIMESTAMP)


def _shown(evidence: Evidence, row: int) -> None:
    """How long a film runs, and its title and programme below that, right above a paragraph."""
    page = evidence.page
    evidence.add(row, Category.MEDIA_PLAYER, SURE, "player.runs")
    end = row + 1
    while end < len(page) and page.kinds[end] == SHORT_OPEN and end <= row + _BELOW:
        end += 1
    if row + 1 < end <= row + _BELOW and page.kinds[end : end + 1] == bytes([PROSE]):
        for title in range(row + 1, end):
            evidence.add(title, Category.MEDIA_PLAYER, FAIR, "player.title")


def _told(evidence: Evidence, row: int) -> None:
    """How long a film runs, its title above that, below a call to watch it, and what stands right below of it."""
    page = evidence.page
    evidence.add(row, Category.MEDIA_PLAYER, SURE, "player.runs")
    above = row - 1
    if above > 0 and evidence.category(above) is Category.TIMESTAMP:
        above -= 1
    if above < 0 or page.kinds[above] != SHORT_OPEN or not _TITLE[0] <= page.sizes[above] <= _TITLE[1]:
        return
    called = above > 0 and evidence.category(above - 1) is Category.MEDIA_PLAYER
    dated = above < row - 1
    if not (called or dated) or evidence.score(above) >= SUSPECT:
        return
    evidence.add(above, Category.MEDIA_PLAYER, FAIR, "player.title")
    if called and dated and row + 2 < len(page) and page.kinds[row + 1] & 1:
        evidence.add(row + 1, Category.MEDIA_PLAYER, FAIR, "player.text")
