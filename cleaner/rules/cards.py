"""Cards of other stories: each headline is printed twice, as the picture's text and as the link."""

from __future__ import annotations

from cleaner.blocks import PROSE
from cleaner.evidence import SURE, Evidence
from cleaner.options import Category

#: A headline has at least this many letters: refrains and cells are shorter.
_HEADLINE_SIZE = 24
#: So many headlines that are each printed twice are cards, if no more rows (a date, a name) stand between two of them.
_CARDS, _BETWEEN = 4, 2
#: An article has at least this many letters.
_ARTICLE_SIZE = 1200
#: A heading such as `Related articles` stands at most so many rows above the first card.
_HEADED = 3


def cards(evidence: Evidence) -> None:
    """Headlines that are each printed twice in direct succession, and what stands between them."""
    lines, sizes = evidence.page.lines, evidence.page.sizes
    second = evidence.page.begin_alike()
    if len(second) < _CARDS:
        return
    twins = [row - 1 for row in second if sizes[row - 1] >= _HEADLINE_SIZE and _is_twin(lines[row - 1], lines[row])]
    run: list[int] = []
    for row in [*twins, len(lines) + 2 * _BETWEEN]:
        if run and row > run[-1] + 2 + _BETWEEN:
            if len(run) >= _CARDS:
                _cut(evidence, run)
            run = []
        run.append(row)


def _is_twin(line: str, following: str) -> bool:
    """Whether the second line repeats the first, or all of it but a date or teaser at its end."""
    return len(following) >= _HEADLINE_SIZE and line.startswith(following)


def _cut(evidence: Evidence, run: list[int]) -> None:
    """Outside an article, or under a list's heading, the cards go; elsewhere only what is printed again."""
    kinds, sizes = evidence.page.kinds, evidence.page.sizes
    core = evidence.core
    headed = any(row in evidence.headings for row in range(max(0, run[0] - _HEADED), run[0]))
    within = core is None or core[0] <= run[0] <= core[1]
    if not headed and (core is None or within or sum(sizes[core[0] : core[1] + 1]) < _ARTICLE_SIZE):
        for row in run:
            evidence.add(row + 1, Category.DUPLICATE, SURE, "cards")
        return
    for row, following in zip(run, [*run[1:], run[-1] + 2], strict=True):
        for part in range(row, following):
            # What stands between two cards belongs to them, unless it is a paragraph.
            if part < row + 2 or kinds[part] != PROSE:
                evidence.add(part, Category.RELATED_LINKS, SURE, "cards")
