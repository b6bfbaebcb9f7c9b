"""Credits behind captions, and marks before them, as papers in Japan, Korea and China write them."""

from __future__ import annotations

from cleaner.blocks import MARK, PROSE, held
from cleaner.evidence import FAIR, SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: Japanese: what a picture shows, a sign, and where, when and by whom it was taken. Names and places have no particle:
#: "A＝BをC" explains a word.
_EQUALS = ("＝", "=")
_TAKEN = late(
    r"(?:[^。]{0,50}(?:で|、|日|年|月))?(?!無料|無償)[^ぁ-ん。、]{2,16}(?:さん|氏)?(?:撮影|提供)"
    r"|[^。]{2,50}[（(](?:共同|時事|ロイター|ＡＰ|AP|ＡＦＰ|AFP|[^ぁ-ん（()）]{2,12}(?:提供|撮影))[）)]"
    r"|(?:[^。はをが]{0,20}\d{1,2}[日月年][^。はをが]{0,20})?[^。ぁ-ん]{2,24}[都道府県市区町村][^。ぁ-ん]{0,12}で"
)
_TAKEN_ENDS = ("撮影", "提供", "）", ")", "で")
#: Who took it, in a bracket.
_CAMERA = late(r"[（(【](?:カメラ|撮影|写真|撮影者)[・＝=：:／/ ][^（()）。【】]{2,14}[）)】]$")
_CAMERA_ENDS = ("）", ")", "】")
#: Chinese: a reporter's name and a word for picture.
_REPORTER = late(r"(?:[\u4e00-\u9fff]{2,8})?[记記]者 ?[\u4e00-\u9fff]{2,4} ?[图圖攝摄]$")
_REPORTER_ENDS = ("图", "圖", "摄", "攝")
_TAIL, _LEAST_BEFORE, _LONGEST_CAPTION = 60, 6, 360
#: Japanese: where it was taken, behind so many letters, and a paragraph below; winners and shops are listed so, too.
_PLACE = late(r"(?:[^。ぁ-ん]{0,16}\d{1,2}[日月年]、)?[^。、ぁ-ん（()）\d]{2,12}[都道府県市区町村]")
_PLACES, _LEAST_SEEN, _KANA = tuple("都道府県市区町村"), 15, late("[ぁ-ん]")
#: Korean: a reporter's name behind a stroke, or what a bracket gives, behind a caption of one sentence or none.
_BEHIND = late(
    r"(?: ?/ ?[가-힣]{2,4} (?:선임 ?|사진 ?|객원 ?)?(?:기자|특파원)|\[(?:촬영|사진)[ =:]*[^\[\]]{2,24}\]|"
    r" ⓒ ?[^.\d]{2,20})$"
)
_BEHIND_ENDS = ("기자", "특파원", "]")
#: Korean: one sentence that says what is to be seen, and who took or gave the picture, without a stop.
_SEEN = late(r"[^.]{8,150}(?:있다|모습|모습이다|장면|전경)\. ")
_SIGNED_BY = late(
    r"(?:[가-힣·]{1,8} ?= ?)?(?:[가-힣]{2,4} (?:선임 ?|사진 ?|객원 ?)?기자|[^.]{2,20} 제공|"
    r"(?:AP|AFP|EPA|UPI|로이터|신화)?[ =/]?(?:연합뉴스|뉴스1|뉴시스|게티이미지(?:뱅크|코리아)?))$"
)
_SIGNED_ENDS = ("기자", "제공", "연합뉴스", "뉴스1", "뉴시스", "게티이미지", "게티이미지뱅크", "게티이미지코리아")
_GIVEN = " 제공"
#: A triangle that points up stands before a caption, right below its picture, and in some lists.
_TRIANGLES = "▲△"
_LEAST_CAPTION, _LONGEST_TRIANGLE = 20, 260
_LONGEST_SEEN = 220
_FIRST_EASTERN = "\u2e80"


def asian_credits(evidence: Evidence) -> None:
    """What stands behind a caption in Japanese and Chinese papers."""
    page = evidence.page
    if held(page.text, ("＝", "撮影", "提供")):
        for row in _able(evidence, _ending_in(page, _TAKEN_ENDS)):
            line = page.lines[row]
            at = max(line.rfind(sign, max(0, len(line) - _TAIL)) for sign in _EQUALS)
            if at >= _LEAST_BEFORE and _TAKEN.fullmatch(line, at + 1):
                _add(evidence, row, at)
        _taken_at(evidence)
    for regex, ends, sign in ((_CAMERA, _CAMERA_ENDS, "・"), (_REPORTER, _REPORTER_ENDS, "者")):
        if sign in page.text:
            for row in _able(evidence, _ending_in(page, ends)):
                line = page.lines[row]
                tail = regex.search(line, max(_LEAST_BEFORE, len(line) - _TAIL))
                if tail:
                    _add(evidence, row, tail.start())


def _taken_at(evidence: Evidence) -> None:
    """Where a picture was taken, and nothing else, behind what it shows: a row alone, with a paragraph below it."""
    page = evidence.page
    for row in _able(evidence, _ending_in(page, _PLACES)):
        line = page.lines[row]
        at = max(line.rfind(sign, max(0, len(line) - _TAIL)) for sign in _EQUALS)
        told = (
            at >= _LEAST_SEEN and _KANA.search(line, 0, at) is not None and _PLACE.fullmatch(line, at + 1) is not None
        )
        if (
            told
            and page.kinds[row + 1 : row + 2] == bytes([PROSE])
            and not (row and page.lines[row - 1].endswith(_PLACES))
        ):
            _add(evidence, row, at)


def _ending_in(page: Page, ends: tuple[str, ...]) -> list[int]:
    rows = [row for row, line in enumerate(page.lines) if line.endswith(ends)]
    return [row for row in rows if page.sizes[row] <= _LONGEST_CAPTION and page.opening[row] != MARK]


def _able(evidence: Evidence, rows: list[int]) -> list[int]:
    """Those of these rows that have lost no part to another rule."""
    return [row for row in rows if row not in evidence.spans]


def _add(evidence: Evidence, row: int, at: int) -> None:
    clue = Clue(Category.PHOTO_CREDIT, SURE, "credit.asia")
    evidence.add_span(row, at, len(evidence.page.lines[row]), clue)


def korean_credits(evidence: Evidence) -> None:
    """Who took or gave the picture, behind the one sentence of a Korean caption within the article.

    An article's last paragraph may be signed so.
    """
    page = evidence.page
    _named_behind(evidence)
    for row in _able(evidence, page.where(_signed)):
        line = page.lines[row]
        seen = _SEEN.match(line)
        if seen and _SIGNED_BY.match(line, seen.end()) and (line.endswith(_GIVEN) or _is_within(evidence, row)):
            _add(evidence, row, seen.end() - 1)


def _signed(page: Page) -> list[int]:
    """The rows that end in who took or gave a picture, in a text that has such sentences."""
    return _ending_in(page, _SIGNED_ENDS) if held(page.text, ("다. ", "모습. ")) else []


def _named(page: Page) -> list[int]:
    """The rows that end in a reporter or in a bracket, in a text that has such."""
    return _ending_in(page, _BEHIND_ENDS) if held(page.text, ("기자", "[촬영", "[사진")) else []


def _named_behind(evidence: Evidence) -> None:
    """Who took a picture, behind a stroke or in a bracket, above a paragraph of the article."""
    page, core = evidence.page, None
    for row in _able(evidence, page.where(_named)):
        line = page.lines[row]
        tail = _BEHIND.search(line, max(_LEAST_BEFORE, len(line) - _TAIL))
        core = core or (evidence.core if tail else None)
        if (
            tail
            and core
            and row < core[1]
            and PROSE in page.kinds[row + 1 : row + 3]
            and page.sizes[row] <= _LONGEST_SEEN
        ):
            _add(evidence, row, tail.start())


def _is_within(evidence: Evidence, row: int) -> bool:
    """Whether a row has a paragraph of the article right below it, or below one more row."""
    page, core = evidence.page, evidence.core
    below = page.kinds[row + 1 : row + 3].find(PROSE)
    return core is not None and below >= 0 and core[0] <= row < core[1] and row + 1 + below not in evidence.rows


def triangles(evidence: Evidence) -> None:
    """Captions that begin with a triangle: one alone, where no row beside it begins so, too."""
    page = evidence.page
    for row in page.where(_pointed):
        if _is_alone(page, row) and row not in evidence.rows and _is_within(evidence, row):
            evidence.add(row, Category.PHOTO_CAPTION, FAIR, "caption.triangle")


def _pointed(page: Page) -> list[int]:
    """The rows that begin with a triangle."""
    return [row for row, line in enumerate(page.lines) if line[0] in _TRIANGLES] if held(page.text, _TRIANGLES) else []


def _is_alone(page: Page, row: int) -> bool:
    """Whether a row begins with a triangle and says something in words, and is no point of a list."""
    line = page.lines[row]
    said = line[1:].lstrip()
    beside = page.lines[max(0, row - 1) : row + 2 : 2] if row else page.lines[1:2]
    return (
        _LEAST_CAPTION <= page.sizes[row] <= _LONGEST_TRIANGLE
        and said[:1] >= _FIRST_EASTERN
        and not any(sign in said for sign in _TRIANGLES)
        and not any(other[0] == line[0] for other in beside)
    )
