"""What is left where a picture, a player or a ticker stood: a file's name or address, a lone VIDEO, signs of shares."""

from __future__ import annotations

from cleaner.blocks import MARK, among
from cleaner.evidence import FAIR, SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: The last three characters of names of pictures, films and recordings.
_ENDS = frozenset(("jpg", "peg", "png", "gif", "ebp", "vif", "svg", "mp4", "ebm", "mp3", "m4a", "JPG", "PEG", "PNG"))
_SUFFIX = r"\.(?:jpe?g|png|gif|webp|avif|svg|mp4|webm|mov|mp3|m4a|JPE?G|PNG|GIF)"
#: A name that a camera or an editor gave: of several parts. An author's list of files has names of one word.
_NAME = late(rf"[\w.@%+()-]{{4,120}}{_SUFFIX}")
_PARTS = frozenset("-_@0123456789")
_ADDRESS = late(rf"https?://\S{{4,400}}{_SUFFIX}")
#: Where a page has more rows that end so, files are what it is about.
_MOST_FILES = 12
#: What extractors leave of a player, in capitals: a heading of the author's has small letters.
_PLAYERS = frozenset(("VIDEO", "VIDÉO", "VÍDEO", "ВИДЕО", "ВІДЕО", "WIDEO", "VIDEÓ"))
#: Above such signs stands one of these; a sign has few letters, all of them capitals.
_SHARES_HEADS = frozenset({"in this article", "in this story", "stocks in this article", "tickers in this article"})
_SHARE = late(r"[.@]?[A-Z][A-Z0-9.=^-]{0,7}")
_PLAYER_HEADS = frozenset(map(str.lower, _PLAYERS))


def remnants(evidence: Evidence) -> None:
    """Names and addresses of files on rows of their own, and players' names in capitals."""
    page = evidence.page
    rows = page.where(_ending_in_suffix)
    for row in rows if len(rows) <= _MOST_FILES else ():
        if _ADDRESS.fullmatch(page.lines[row]):
            _take(evidence, row, Clue(Category.MEDIA_PLAYER, SURE, "remnant.address"))
        elif _NAME.fullmatch(page.lines[row]) and not _PARTS.isdisjoint(page.lines[row]):
            _take(evidence, row, Clue(Category.SCRAPER_ARTIFACT, FAIR, "remnant.name"))
    for row in page.where(_naming_player):
        if page.lines[row] in _PLAYERS:
            _take(evidence, row, Clue(Category.MEDIA_PLAYER, FAIR, "remnant.player"))


def _ending_in_suffix(page: Page) -> list[int]:
    """The rows that may end in a file's suffix."""
    return [row for row in among(page.ends, _ENDS) if page.opening[row] != MARK]


def _naming_player(page: Page) -> list[int]:
    """The rows that are a player's name."""
    return among(page.heads, _PLAYER_HEADS)


def _heading_shares(page: Page) -> list[int]:
    """The rows that head such signs."""
    return among(page.heads, _SHARES_HEADS)


def tickers(evidence: Evidence) -> None:
    """The signs of shares below `In this article`, as pages on markets print them."""
    page = evidence.page
    for row in page.where(_heading_shares):
        below = row + 1
        while below < len(page) and _SHARE.fullmatch(page.lines[below]):
            evidence.add(below, Category.NAVIGATION, FAIR, "remnant.share")
            below += 1


def _take(evidence: Evidence, row: int, clue: Clue) -> None:
    """A span that takes its row with it: what stands within an article says nothing of where it ends."""
    evidence.add_span(row, 0, len(evidence.page.lines[row]), clue)
