"""Topics with a number sign before them, a row each: `#boats`, and below it `#bells`."""

from __future__ import annotations

from cleaner.blocks import near
from cleaner.evidence import FAIR, Evidence
from cleaner.late import late
from cleaner.options import Category

#: A topic is a word of letters, and words for a machine are none; so many of them stand one below the other.
_SIGN, _TOPIC, _TOPICS = "#", late(r"#(?!(?:else|endif|if|define|include|pragma|import)$)(?=\w*[^\W\d_])\w{2,40}"), 2


def hashes(evidence: Evidence) -> None:
    """Runs of such rows."""
    page = evidence.page
    if page.text.count(_SIGN) < _TOPICS:
        return
    rows = [row for row, line in enumerate(page.lines) if line[:1] == _SIGN and _TOPIC.fullmatch(line)]
    for run in near(rows, 1):
        if len(run) >= _TOPICS:
            for row in run:
                evidence.add(row, Category.NAVIGATION, FAIR, "hashes")
