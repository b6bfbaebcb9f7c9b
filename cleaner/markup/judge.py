"""Judge: which lines of a page are cut, by the statistics and by the names of their elements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from cleaner.evidence import FAIR, Clue
from cleaner.markup import model, names
from cleaner.markup.kinds import KINDS
from cleaner.markup.view import View
from cleaner.options import Category, Options, Profile

#: The rule id of the statistics.
MODEL = "markup/model"
#: Above this chance a line is never cut by the statistics; below the second always, and alone by `careful`.
_SAFE = {Profile.CAREFUL: 0.1, Profile.BALANCED: 1.0, Profile.THOROUGH: 1.0}
#: `thorough` cuts what is as likely as not the site's, even where the F1 to be expected would fall.
_LEAST = {Profile.CAREFUL: 0.0, Profile.BALANCED: 0.0, Profile.THOROUGH: 0.45}
#: A shorter line without a name is a menu's, a longer one a headline or a box.
_LINK_SIZE = 30
#: On pages of these kinds a name is enough: captions and boxes within an article. Elsewhere they can be the content.
_BY_NAME = frozenset({"article"})
#: What is the content of a kind of page, whatever its elements are called.
_OWN = {"forum": frozenset({Category.COMMENTS})}


def judged(view: View, options: Options, kind: str | None) -> tuple[dict[int, Clue], str]:
    """The lines to cut, each with its clue (weight = how sure), and the page's kind (the one given, if any is)."""
    trained = model.load()
    kind = kind or trained.kind(view)
    view.page_kind = KINDS.index(kind)
    chances = trained.chances(view)
    kept = best_prefix(chances, view.page.sizes)
    safe, least = _SAFE[options.profile], _LEAST[options.profile]
    named = names.clues(view)
    cut: dict[int, Clue] = {}
    for row, (chance, keep, clue) in enumerate(zip(chances, kept, named, strict=True)):
        by_name = clue is not None and clue.weight >= FAIR and kind in _BY_NAME and clue.weight >= 1 - safe
        if (not keep and chance < safe) or chance < least:
            category = clue.category if clue else _category(view, row)
            found = Clue(category, round(1 - chance, 4), clue.rule if clue and by_name else MODEL)
        elif clue is not None and by_name:
            found = clue
        else:
            continue
        if options.cuts(found.category) and found.category not in _OWN.get(kind, ()):
            cut[row] = found
    return cut, kind


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
