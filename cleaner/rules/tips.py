"""Where tips are to be sent, as broadcasters print it below their reports, a row for each way: "▷ 전화 02-000-0000"."""

from __future__ import annotations

import re

from cleaner.blocks import COLON, PROSE, held
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category

#: What asks for tips, and the ways to send them; so many rows at most below the one that asks.
_ASKS, _ROWS = "제보", 8
_WAYS = late(
    r"\W{0,3}(?:전화|이메일|메일|e-?mail|카카오톡|카톡|홈페이지|페이스북|유튜브|네이버|문자|앱|팩스|텔레그램)\b.{0,80}",
    re.IGNORECASE,
)


def tips(evidence: Evidence) -> None:
    """The ways to send tips, below a row of the site's that asks for them."""
    page = evidence.page
    if not held(page.text, (_ASKS,)):
        return
    asking = [row for row in evidence.holding(Category.READER_CALLOUT) if _ASKS in page.lines[row]]
    for asks in [row for row in asking if evidence.score(row) >= SUSPECT]:
        for row in range(asks + 1, min(asks + 1 + _ROWS, len(page))):
            if page.kinds[row] == PROSE or page.ending[row] == COLON or not _WAYS.fullmatch(page.lines[row]):
                break
            evidence.add(row, Category.READER_CALLOUT, FAIR, "tips")
