"""Judge: which lines of a page are cut, by the statistics and by the names of their elements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from cleaner.evidence import FAIR, WEAK, Clue
from cleaner.markup import model, names
from cleaner.markup.kinds import KINDS, is_news, said
from cleaner.markup.source import Source
from cleaner.markup.view import View
from cleaner.options import CONTESTED, Category, Options, Profile

#: The rule id of the statistics.
MODEL = "markup/model"
#: Only below this chance the statistics cut a line.
_SAFE = {Profile.CAREFUL: 0.1, Profile.BALANCED: 1.0, Profile.THOROUGH: 1.0}
#: Below this chance a line is cut even where the F1 to be expected would fall for it; on pages of the news below the
#: second (both where what is won there is most, on sites kept apart: see benchmarks/README.md).
_LEAST = {Profile.CAREFUL: 0.0, Profile.BALANCED: 0.3, Profile.THOROUGH: 0.45}
_LEAST_NEWS = {Profile.CAREFUL: 0.1, Profile.BALANCED: 0.6, Profile.THOROUGH: 0.7}
#: A byline or a word on the author stands within the page's own text, or so few lines behind it; elsewhere it belongs
#: to another story.
_AFTER = 3
#: So many lines between two of the page's own are a short run.
_RUN = 8
#: A line of a news article of which this part is linked leads to another page.
_LINKED = 0.9
LINKED = Clue(Category.RELATED_LINKS, FAIR, "markup/related_links/linked")
#: A shorter line without a name is a menu's, a longer one a headline or a box.
_LINK_SIZE = 30
#: On pages of these kinds a name is enough: captions and boxes within an article. Elsewhere they can be the content.
_BY_NAME = frozenset({"article"})
#: What is the content of a kind of page, whatever its elements are called.
_OWN = {"forum": frozenset({Category.COMMENTS})}


def judged(view: View, options: Options, kind: str | None) -> tuple[dict[int, Clue], str]:
    """The lines to cut, each with its clue (weight = how sure), and the page's kind (the one given, if any is)."""
    trained = model.load()
    kind = kind or said(view.types) or trained.kind(view)
    view.page_kind = KINDS.index(kind)
    return cut_lines(view, options, kind, trained.chances(view)), kind


def cut_lines(view: View, options: Options, kind: str, chances: Sequence[float]) -> dict[int, Clue]:
    """The lines to cut of a page of this kind, by the chance of each line to be the page's own."""
    news = kind == "article" and is_news(view.types)
    safe, least = _SAFE[options.profile], (_LEAST_NEWS if news else _LEAST)[options.profile]
    kept, title = best_prefix(chances, view.page.sizes), _title(view)
    own = [row for row, keep in enumerate(kept) if keep or row == title]
    first, last = (own[0], own[-1] + _AFTER) if own else (0, 0)
    named = _named(view, kind, news)
    sure_own = [keep and chance >= least for keep, chance in zip(kept, chances, strict=True)]
    enclosed = {row for row in _enclosed(view, sure_own) if named[row] is None}
    cut: dict[int, Clue] = {}
    for row, (chance, keep, clue) in enumerate(zip(chances, kept, named, strict=True)):
        sure = clue is not None and clue.weight >= FAIR and clue.weight >= 1 - safe
        if ((not keep and chance < safe) or chance < least) and row not in enclosed:
            is_its = clue is not None and (first <= row <= last or clue.category not in CONTESTED)
            category = clue.category if clue and is_its else _category(view, row)
            found = Clue(category, round(1 - chance, 4), clue.rule if clue and sure else MODEL)
        elif clue is not None and sure:
            found = clue
        else:
            continue
        if row != title and options.cuts(found.category) and found.category not in _OWN.get(kind, ()):
            cut[row] = found
    return cut


def _enclosed(view: View, kept: list[bool]) -> list[int]:
    """Lines without links that stand in a short run between kept ones, in the element that these stand in.

    A heading, a table or a time between two paragraphs is the author's more often than not; and to lose it is worse.
    """
    source, parents = view.source, view.source.parents
    rows = [row for row, keep in enumerate(kept) if keep]
    found: list[int] = []
    for before, after in pairwise(rows):
        if not 1 < after - before <= _RUN + 1:
            continue
        around = {parents[source.owners[before]], parents[source.owners[after]]}
        run = range(before + 1, after)
        if len(around) == 1 and not any(source.linked[row] or _leaves(source, row, *around) for row in run):
            found += run
    return found


def _leaves(source: Source, row: int, element: int) -> bool:
    """Whether a line stands outside an element."""
    return not source.firsts[element] <= row < source.lasts[element]


def _named(view: View, kind: str, news: bool) -> list[Clue | None]:
    """What names and links say of each line; where the page is no article, names are hints alone."""
    found = names.clues(view)
    if kind not in _BY_NAME:
        return [clue and clue._replace(weight=WEAK) for clue in found]
    if news:
        sizes, linked = view.page.sizes, view.source.linked
        for row, clue in enumerate(found):
            if linked[row] >= _LINKED * sizes[row] and (clue is None or clue.weight < FAIR):
                found[row] = LINKED
    return found


def _title(view: View) -> int | None:
    """The first main heading that is the page's title, or part of it."""
    source = view.source
    for row, (line, owner) in enumerate(zip(source.lines, source.owners, strict=True)):
        if source.tags[owner] == "h1" and line in source.title:
            return row
    return None


def _category(view: View, row: int) -> Category:
    """What a line is that no name tells."""
    if view.page.sizes[row] < _LINK_SIZE:
        return Category.NAVIGATION
    return Category.RELATED_LINKS if 2 * view.source.linked[row] > view.page.sizes[row] else Category.PROMO_BOX


def best_prefix(chances: Sequence[float], sizes: Sequence[float]) -> list[bool]:
    """Whether each line is kept: of the lines ranked by their chance to be the page's own, the first so many.

    So many that the F1 of what is kept is the highest to be expected, each line counted by its size.
    """
    order = sorted(range(len(chances)), key=lambda row: -chances[row])
    own = list(accumulate([chances[row] * sizes[row] for row in order]))
    kept = list(accumulate([sizes[row] for row in order]))
    whole = own[-1] if own else 0.0
    expected = [part / (size + whole) if size else 0.0 for part, size in zip(own, kept, strict=True)]
    most = expected.index(max(expected)) + 1 if expected else 0
    chosen = set(order[:most])
    return [row in chosen for row in range(len(chances))]
