"""Train the decision where the article ends, on what the last look says of rows of sites that it has not seen.

`python -m benchmarks.last_look` runs it after the last look's own training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import training_trees as trees
from benchmarks.metrics import DAMAGE
from benchmarks.pair_tables import Array
from benchmarks.transfer import AUTHORS, SITES
from cleaner.ending import COLUMNS, FILE, endings, hundredths
from cleaner.trees import UNIT

if TYPE_CHECKING:
    from benchmarks.last_look import Table, Taught

#: What an end weighs: the root of the site's words below it, up to so many; or of the author's, which weigh more, and
#: more again where losing them damages the document.
_MOST_SITES, _MOST_AUTHORS, _AUTHORS_WEIGHT, _DAMAGE_WEIGHT = 400, 100, 2.0, 1.5
_OPTIONS = {"learning_rate": 0.1, "min_data_in_leaf": 60}
_TREES = 100
#: The scores that the table shows, and the one from which on the article ends.
_SHOWN, _THRESHOLD = (4.0, 3.0, 2.5, 2.2, 2.0, 1.8, 1.5, 1.0), 2.2


@dataclass
class Ends:
    """The rows below which articles may end, as arrays of equal length.

    text     which text each is of
    fold     the fold of its site
    columns  its numbers
    site     how many words below it, and in it, are the site's
    author   how many are the author's
    own      how many words the author has in all
    read     whether people have read all of the text
    weight   how much it weighs in training
    """

    text: Array
    fold: Array
    columns: Array
    site: Array
    author: Array
    own: Array
    read: Array
    weight: Array


def table(found: Sequence[Taught], rows: Table, scores: Array) -> Ends:
    """All rows below which a text may end, as the last look's scores have it, from nought on of which it cuts."""
    facts, columns = [], []
    starts = np.searchsorted(rows.text, np.arange(len(found) + 1))
    for number, text in enumerate(found):
        mine = slice(starts[number], starts[number + 1])
        said = [hundredths(score) for score in scores[mine]]
        site, author = (_below(rows.size[mine] * (rows.share[mine] == whose)) for whose in (SITES, AUTHORS))
        fold = rows.fold[mine][0] if said else 0
        for row, numbers in endings(text.left.left, said.__getitem__, rows.rows[number].shared):
            damage = _DAMAGE_WEIGHT if author[row] > DAMAGE * max(1, text.own) else 1.0
            its = min(site[row], _MOST_SITES) ** 0.5
            weight = _AUTHORS_WEIGHT * damage * min(author[row], _MOST_AUTHORS) ** 0.5 if author[row] else its
            facts.append((number, fold, site[row], author[row], text.own, text.read, weight * text.weight))
            columns.append(numbers)
    text_of, folds, sites, authors, owns, read, weights = np.array(facts).T
    return Ends(text_of.astype(int), folds, np.array(columns), sites, authors, owns, read > 0, weights)


def _below(sizes: Array) -> Array:
    """The words of each row and all below it."""
    found: Array = np.cumsum(sizes[::-1])[::-1]
    return found


def both(ends: Ends, wordless: Ends) -> Ends:
    """These, and those of the same texts as the last look scores rows where no word is known; they count less."""
    names = [field.name for field in fields(Ends)]
    found = {name: np.concatenate([getattr(ends, name), getattr(wordless, name)]) for name in names}
    found["weight"] = np.concatenate([ends.weight, trees.WORDLESS * wordless.weight])
    return Ends(**found)


def fit(ends: Ends, use: Array | bool = True) -> Any:
    """Boosted trees from these ends: is all below the site's?"""
    use = use & (ends.weight > 0)
    return trees.fit(ends.columns[use], ends.author[use] == 0, ends.weight[use], _TREES, **_OPTIONS)


def out_of_fold(ends: Ends, wordless: Ends) -> tuple[Array, Array]:
    """The score of each end by a model that has not seen its site; and of those where no word is known."""
    scores = np.zeros(len(ends.fold)), np.zeros(len(wordless.fold))
    learned = both(ends, wordless)
    for number in np.unique(learned.fold):
        model = fit(learned, learned.fold != number)
        for which, found in zip((ends, wordless), scores, strict=True):
            mine = which.fold == number
            found[mine] = trees.said(model, which.columns[mine])
    return scores


def show(name: str, ends: Ends, scores: Array) -> None:
    """Print for each score what ending documents from there on would cut and cost, the last look's own cuts aside."""
    print(f"{name}: the article's end")
    for least in _SHOWN:
        cut = ends.read & (scores >= least)
        # Ends are listed from below: the last of a text is its first row.
        first = {text: at for at, text in zip(np.flatnonzero(cut), ends.text[cut], strict=True)}
        at = np.array(list(first.values()), dtype=int)
        lost, own = ends.author[at], np.maximum(1, ends.own[at])
        damaged = np.count_nonzero(lost > DAMAGE * own)
        print(f"from {least:5.2f} on {ends.site[at].sum():6.0f} site's {lost.sum():5.0f} author's {damaged:3d} damaged")


def write(model: Any, about: dict[str, Any]) -> None:
    """Write the model that `cleaner.ending` reads."""
    least = round(UNIT * _THRESHOLD)
    trees.write(trees.FOLDER / FILE, about, {"columns": COLUMNS, "least": least, "trees": trees.laid_out(model)})
