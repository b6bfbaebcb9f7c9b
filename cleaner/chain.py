"""Scores as a chain: a row that its neighbours outside the article speak for goes with them."""

from __future__ import annotations

from math import exp, log

from cleaner.blocks import PROSE, SHORT_OPEN
from cleaner.evidence import MODEL, SUSPECT, Clue, Evidence
from cleaner.model import LINK_SIZE
from cleaner.options import Category

#: What a row says of itself that no clue speaks of, in log-odds of being the site's: one in eight outside the article
#: is, a paragraph hardly ever, and never what a rule has spared or what loses a part alone.
_SILENT = (-2.0, -2.0, -2.0, -4.0)  # by kind: short and open, short and closed, long and open, prose
_SPARED = -6.0
#: How much likelier than not, in log-odds, a row is of its neighbour's side.
_COUPLING = 2.0
#: The share from which on a row goes with its neighbours, and the most that these alone can say of it.
_LEAST, _MOST = 0.7, 0.89
#: So near below its last paragraph the article may still go on.
_END_ROWS = 8
#: Messages are looked up in so many steps a unit, up to this many units.
_STEPS, _WIDEST = 16, 8


def _message(odds: float) -> float:
    """What a neighbour says that is itself sure with these log-odds: the sum-product step of a chain of two states."""
    coupling = exp(_COUPLING)
    return log((coupling * exp(odds) + 1) / (exp(odds) + coupling))


_MESSAGES = [_message(step / _STEPS - _WIDEST) for step in range(2 * _WIDEST * _STEPS + 1)]
_ZERO, _LAST = _WIDEST * _STEPS, len(_MESSAGES) - 1
#: Log-odds of each percentage.
_ODDS = [log((percent + 0.5) / (100.5 - percent)) for percent in range(101)]
_LEAST_ODDS = log(_LEAST / (1 - _LEAST))


def chain(evidence: Evidence) -> None:
    """Smooth the scores on either side of the article, one pass each way (forward-backward; Rabiner, 1989)."""
    if evidence.last < 0:
        return
    first, last, kinds = evidence.first, evidence.last, evidence.page.kinds
    for row, odds in _beliefs(evidence, 0, first + 1):
        # A short row above the article may be a heading of its own.
        if kinds[row] != SHORT_OPEN:
            _add(evidence, row, odds)
    for row, odds in _beliefs(evidence, last, len(kinds)):
        if row >= last + _END_ROWS:
            _add(evidence, row, odds)


def _beliefs(evidence: Evidence, start: int, end: int) -> list[tuple[int, float]]:
    """(row, log-odds) of the rows of a stretch whose own clues do not suffice and those of their neighbours do."""
    kinds, spared = evidence.page.kinds[start:end], evidence.spared | evidence.spans.keys()
    told = [(row, score) for row, score in evidence.scores.items() if start <= row < end]
    sure = {row for row, score in told if score >= SUSPECT}
    if not sure or len(sure) + kinds.count(PROSE) >= end - start:
        return []
    own = list(map(_SILENT.__getitem__, kinds))
    for row, score in told:
        odds = _ODDS[int(100 * score)]
        own[row - start] = min(odds, _SILENT[PROSE] / 2) if score < SUSPECT and kinds[row - start] == PROSE else odds
    for row in spared:
        if start <= row < end:
            own[row - start] = _SPARED
    above, below = _passed(own), _passed(own[::-1])[::-1]
    both = zip(range(start, end), own, above, below, kinds, strict=True)
    beliefs = [(row, odds + up + down) for row, odds, up, down, kind in both if kind != PROSE]
    return [(row, odds) for row, odds in beliefs if odds >= _LEAST_ODDS and row not in sure and row not in spared]


def _passed(own: list[float]) -> list[float]:
    """What each row hears from the one before it, by one pass along the rows."""
    heard, message = [], 0.0
    for odds in own:
        heard.append(message)
        step = int((odds + message) * _STEPS) + _ZERO
        message = _MESSAGES[step if 0 <= step <= _LAST else 0 if step < 0 else _LAST]
    return heard


def _add(evidence: Evidence, row: int, odds: float) -> None:
    """Its neighbours' word for a row."""
    looks = Category.NAVIGATION if evidence.page.sizes[row] < LINK_SIZE else Category.RELATED_LINKS
    evidence.add_clue(row, Clue(evidence.category(row) or looks, round(min(_MOST, 1 / (1 + exp(-odds))), 2), MODEL))
