"""Judge: which lines of a page are cut, by the statistics and by the names of their elements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from cleaner.blocks import tabular
from cleaner.evidence import FAIR, WEAK, Clue
from cleaner.markup import model, names
from cleaner.markup.authors import authors, headline
from cleaner.markup.kinds import ARTICLE, KINDS, is_news, said
from cleaner.markup.looks import Looks
from cleaner.markup.source import Source
from cleaner.markup.view import View
from cleaner.options import CONTESTED, Category, Options, Profile

#: How much more it counts that the page's own is kept than that nothing else is left (see `best_prefix`): on pages of
#: other kinds than articles the statistics know less, and to lose lines is worse than to leave some.
_RECALL = {Profile.CAREFUL: 2.0, Profile.BALANCED: 1.3, Profile.THOROUGH: 1.0}
#: The rule id of the statistics.
MODEL = "markup/model"
#: Only below this chance the statistics cut a line.
_SAFE = {Profile.CAREFUL: 0.1, Profile.BALANCED: 1.0, Profile.THOROUGH: 1.0}
#: Below this chance a line of an article is cut even where the F1 to be expected would fall for it; on pages of the
#: news below the second (both where what is won there is most, on sites kept apart: see benchmarks/README.md).
_LEAST = {Profile.CAREFUL: 0.0, Profile.BALANCED: 0.5, Profile.THOROUGH: 0.6}
_LEAST_NEWS = {Profile.CAREFUL: 0.1, Profile.BALANCED: 0.4, Profile.THOROUGH: 0.6}
#: A line without links must be as unlikely as this.
_LEAST_UNLINKED = {Profile.CAREFUL: 0.0, Profile.BALANCED: 0.3, Profile.THOROUGH: 0.5}
#: These least chances count where this part of what is kept otherwise is left.
_LEFT = 0.5
#: From this chance on a line is sure to be the page's own. An article's own stretch goes from its title, or the first
#: sure line, to the last one.
_SURE = 0.6
#: Within that stretch, of lines of which no more than half stands in links, prose, headings, times and rows of tables
#: stay from the first chance on, others from the second, and what the page's own data tells, too, from the third: to
#: lose them is worse than to leave a line too many.
_FORMED, _OTHER, _TOLD = 0.2, 0.5, 0.02
_FORMS = frozenset({"time", "h2", "h3"})
#: A shorter line stands in a description by chance, and one that comes so many lines after the first sure one.
_DESCRIBED, _TOP = 40, 3
#: A byline or a word on the author stands within the page's own text, or so few lines behind it; elsewhere it belongs
#: to another story.
_AFTER = 3
#: A kicker stands so few lines before the title, or behind it.
_NEAR_TITLE = 2
#: So many lines between two of the page's own are a short run.
_RUN = 8
#: A line of a news article of which this part is linked leads to another page.
_LINKED = 0.9
LINKED = Clue(Category.RELATED_LINKS, FAIR, "markup/related_links/linked")
#: A shorter line without a name is a menu's, a longer one a headline or a box.
_LINK_SIZE = 30
#: On pages of these kinds a name is enough: captions and boxes within an article. Elsewhere they can be the content.
_BY_NAME = frozenset({ARTICLE})
#: What is the content of a kind of page, whatever its elements are called.
_OWN = {"forum": frozenset({Category.COMMENTS})}


def judged(view: View, options: Options, kind: str | None) -> tuple[dict[int, Clue], str]:
    """The lines to cut, each with its clue (weight = how sure), and the page's kind (the one given, if any is)."""
    trained, looks = model.load(), Looks(view)
    kind = kind or said(view.about.types) or trained.kind(looks)
    view.page_kind = KINDS.index(kind)
    return cut_lines(view, options, kind, trained.chances(looks)), kind


def cut_lines(view: View, options: Options, kind: str, chances: Sequence[float]) -> dict[int, Clue]:
    """The lines to cut of a page of this kind, by the chance of each line to be the page's own."""
    news = kind == ARTICLE and is_news(view.about.types)
    recall = 1.0 if kind in _BY_NAME else _RECALL[options.profile]
    kept, title = best_prefix(chances, view.page.sizes, recall), headline(view)
    safe, least = _SAFE[options.profile], _least(view, options, kind, news, chances, kept)
    unlinked = min(least, _LEAST_UNLINKED[options.profile])
    leasts = [least if linked else unlinked for linked in view.source.linked]
    own = [row for row, keep in enumerate(kept) if keep or row == title]
    own_stretch = range(own[0], own[-1] + _AFTER + 1) if own else range(1)
    top = title if title is not None else own_stretch[0]
    stretches = {Category.KICKER: range(top - _NEAR_TITLE, top + _NEAR_TITLE + 1)}
    named = _named(view, kind, kept if news else None)
    sure_own = [keep and chance >= low for keep, chance, low in zip(kept, chances, leasts, strict=True)]
    spared = {row for row in _enclosed(view, sure_own) + _labels(view, sure_own) if named[row] is None}
    if kind in _BY_NAME and options.profile != Profile.THOROUGH:
        spared |= _within(view, chances, named, title)
        spared |= {row for row in authors(view, chances) if named[row] is None}
    cut: dict[int, Clue] = {}
    for row, (chance, keep, clue) in enumerate(zip(chances, kept, named, strict=True)):
        sure = clue is not None and clue.weight >= FAIR and clue.weight >= 1 - safe
        if ((not keep and chance < safe) or chance < leasts[row]) and row not in spared:
            is_its = clue and (row in stretches.get(clue.category, own_stretch) or clue.category not in CONTESTED)
            category = clue.category if clue and is_its else _category(view, row)
            found = Clue(category, round(1 - chance, 4), clue.rule if clue and sure else MODEL)
        elif clue is not None and sure:
            found = clue
        else:
            continue
        if row != title and options.cuts(found.category) and found.category not in _OWN.get(kind, ()):
            cut[row] = found
    return cut


def _least(
    view: View, options: Options, kind: str, news: bool, chances: Sequence[float], kept: Sequence[bool]
) -> float:
    """Below this chance a line is cut; none where that would take most of what is kept otherwise."""
    if kind not in _BY_NAME:
        return 0.0
    least = (_LEAST_NEWS if news else _LEAST)[options.profile]
    own = [(size, chance) for size, chance, keep in zip(view.page.sizes, chances, kept, strict=True) if keep]
    left = sum([size for size, chance in own if chance >= least])
    return least if left >= _LEFT * sum([size for size, _ in own]) else 0.0


def _within(view: View, chances: Sequence[float], named: list[Clue | None], title: int | None) -> set[int]:
    """Lines of an article's own stretch that may be the author's: not in links, no name that says otherwise."""
    source, tags, prose, about = view.source, view.source.tags, view.prose, view.about
    least = min(_SURE, max(chances, default=0.0))
    sure = [row for row, chance in enumerate(chances) if chance >= least]
    first = sure[0] if title is None or not sure else min(title, sure[0])
    found: set[int] = set()
    for row in range(first, sure[-1]) if sure else ():
        clue, line = named[row], source.lines[row]
        if 2 * source.linked[row] > view.page.sizes[row] or (clue is not None and clue.weight >= FAIR):
            continue
        is_formed = (
            prose[row] or tabular(line) or tags[source.leaves[row]] in _FORMS or tags[source.owners[row]] in _FORMS
        )
        in_description = row <= sure[0] + _TOP and len(line) >= _DESCRIBED and line in about.description
        is_told = in_description or (prose[row] and line in about.body)
        least = _TOLD if is_told else _FORMED if is_formed else _OTHER
        if chances[row] >= least:
            found.add(row)
    return found


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


def _labels(view: View, kept: list[bool]) -> list[int]:
    """The lines that say whose a quotation is, or what a listing or a table shows, where something of that is kept."""
    source, sums = view.source, [0, *accumulate(kept)] if view.labels else []
    found: list[int] = []
    for label in view.labels:
        around, last = source.parents[label], source.lasts[label]
        if sums[source.lasts[around]] > sums[source.firsts[around]]:
            found += range(max(source.firsts[label], found[-1] + 1 if found else 0), last)
    return found


def _leaves(source: Source, row: int, element: int) -> bool:
    """Whether a line stands outside an element."""
    return not source.firsts[element] <= row < source.lasts[element]


def _named(view: View, kind: str, of_news: list[bool] | None) -> list[Clue | None]:
    """What names say of each line, and, on a page of the news, links; where the page is no article, names are hints.

    `of_news` is what the statistics keep of a page of the news. Where most of that is linked, the page is a list.
    """
    found, sizes = names.clues(view), view.page.sizes
    if kind not in _BY_NAME:
        return [clue and clue._replace(weight=WEAK) for clue in found]
    if of_news is not None:
        linked = [part >= _LINKED * size for part, size in zip(view.source.linked, sizes, strict=True)]
        kept = [(size, link) for size, link, keep in zip(sizes, linked, of_news, strict=True) if keep]
        if sum([size for size, link in kept if link]) <= _LEFT * sum([size for size, _ in kept]):
            unnamed = [link and (clue is None or clue.weight < FAIR) for link, clue in zip(linked, found, strict=True)]
            found = [LINKED if link else clue for link, clue in zip(unnamed, found, strict=True)]
    return found


def _category(view: View, row: int) -> Category:
    """What a line is that no name tells."""
    if view.page.sizes[row] < _LINK_SIZE:
        return Category.NAVIGATION
    return Category.RELATED_LINKS if 2 * view.source.linked[row] > view.page.sizes[row] else Category.PROMO_BOX


def best_prefix(chances: Sequence[float], sizes: Sequence[float], recall: float = 1.0) -> list[bool]:
    """Whether each line is kept: of the lines ranked by their chance to be the page's own, the first so many.

    So many that the F measure of what is kept is the highest to be expected, each line counted by its size; `recall`
    is its beta squared (van Rijsbergen, Information Retrieval, 1979), 1 for F1.
    """
    order = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)
    own = list(accumulate([chances[row] * sizes[row] for row in order]))
    kept = list(accumulate([sizes[row] for row in order]))
    whole = own[-1] if own else 0.0
    expected = [part / (size + recall * whole) if size else 0.0 for part, size in zip(own, kept, strict=True)]
    most = expected.index(max(expected)) + 1 if expected else 0
    chosen = set(order[:most])
    return [row in chosen for row in range(len(chances))]
