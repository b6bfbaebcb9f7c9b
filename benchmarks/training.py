"""Train the model that `cleaner` ships, and show what it is worth.

    python -m benchmarks.training --data FOLDER [--folds 3] [-o cleaner/model.json]

Two stages: weights for long runs far from the article (directories), then what words say and trees for every row. All
figures printed are out of fold: no page of a site is scored by a model that has seen the site.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import training_curves as curves
from benchmarks import training_hand as hand
from benchmarks import training_trees as trees
from benchmarks import training_view as view
from benchmarks.data import ATTRIBUTION, digest, documents, fold, text_sets, texts
from benchmarks.lexicon import ABOUT as WORDS
from benchmarks.lexicon import Lexicon
from benchmarks.own_labels import FILE as LABELS
from benchmarks.own_labels import IN_PART, UNLEARNED, own_documents
from benchmarks.quality import show_documents, show_texts, tally_documents, tally_texts
from benchmarks.training_fit import Additive, fit
from benchmarks.training_fit import cross_validated as additive
from benchmarks.training_rows import AUTHORS, SITES, Bools, Floats, Labelled, Rows, by_people, labelled, rows_of
from benchmarks.transfer import said
from benchmarks.tree_layout import ABOUT as TREES
from benchmarks.tree_layout import flat
from cleaner import Report, analyze
from cleaner.features import COLUMNS
from cleaner.model import Model
from cleaner.trees import Flat

#: Runs from this many rows on are cut by the first look (see `cleaner.model`): the last bins of the column.
_FIRST_THRESHOLDS: Floats = np.arange(0.0, 10.01, 0.1)
#: Words that so many sites have may be known, as many as this; how many trees.
_WORD_SITES, _WORDS = 5, 4000
_TREES = 60
#: The columns that words tell.
_OF_WORDS = [at for at, name in enumerate(COLUMNS) if name.startswith("word") or name in ("known", "page_words")]
_OPTIONS = {"learning_rate": 0.2, "min_data_in_leaf": 60}
_NO_SHIFTS: hand.Shifts = [[0.0] * view.ROW_KINDS for _ in range(view.RUN_KINDS)]


def say(text: str) -> None:
    print(text, flush=True)


def model_data(directory: Additive, shifts: hand.Shifts, words: dict[str, str], laid_out: Flat) -> dict[str, Any]:
    """What `cleaner.model.load` reads."""
    return {
        "columns": COLUMNS,
        "shifts": shifts,
        "directory": directory.weights,
        "words": words,
        "trees": laid_out,
    }


def words_of(pages: list[Labelled]) -> Lexicon:
    """What words say, counted on the rows that are surely the site's or the author's."""
    rows = (
        (page.site, line, page.shares[number] < SITES)
        for page in pages
        for number, line in zip(page.page.number, page.page.lines, strict=True)
        if not SITES <= page.shares[number] < AUTHORS
    )
    return Lexicon(rows, _WORDS, _WORD_SITES)


def first_stage(pages: list[Labelled], folds: int, budget: float) -> tuple[Additive, list[Additive]]:
    """Weights for directories: for all pages, and for each fold without its sites."""
    rows = rows_of(pages, lambda page: view.look_at_runs(page.page))
    use = rows.learn & rows.open
    models, scores = additive(rows, view.run_columns(), folds, use)
    threshold = _first_threshold(rows, scores, budget)
    cut = use & (scores > threshold)
    noise, content = rows.words * (1 - rows.share), rows.words * rows.share
    say(
        f"first look: {use.sum()} rows in runs, threshold {threshold:.1f}: cut {noise[cut].sum() / noise.sum():.1%}"
        f" of the noise, lost {content[cut].sum() / content.sum():.3%} of the gold words"
    )
    shipped = fit(rows, view.run_columns(), use)
    return shipped.lowered(threshold), [model.lowered(threshold) for model in models]


def _first_threshold(rows: Rows, scores: Floats, budget: float) -> float:
    """The lowest threshold that loses no more than the budget on articles."""
    articles = rows.of_pages(lambda page: page.type == "article")
    content = rows.words * rows.share * articles
    for threshold in _FIRST_THRESHOLDS:
        lost = content[rows.learn & rows.open & (scores > threshold)].sum()
        if lost <= budget * content.sum():
            return float(threshold)
    return float(_FIRST_THRESHOLDS[-1])


def second_look(pages: list[Labelled], models: list[Model], lexicon: Lexicon) -> Rows:
    """What the second look sees of each page when the first was taken out of fold."""

    def look(page: Labelled) -> view.Look | None:
        with view.using(models[page.fold]):
            return view.look_at_rows(*view.without_directories(page.page), lexicon.told(page.site))

    return rows_of(pages, look)


def cross_validated(rows: Rows, folds: int) -> tuple[list[Any], Floats]:
    """Trees for each fold, fitted on the other folds, and the scores they give to its own sites."""
    models, scores = [], np.zeros(len(rows.share))
    for number in range(folds):
        mine = rows.folds == number
        models.append(_fit(rows, rows.learn & ~mine))
        scores[mine] = trees.said(models[-1], rows.columns[mine])
    return models, scores


def _fit(rows: Rows, use: Bools) -> Any:
    columns = rows.columns[use]
    weight = (rows.weight * rows.worth)[use]
    wordless = trees.without_words(columns, _OF_WORDS)
    return trees.fit_twice(columns, wordless, rows.noise[use], weight, _TREES, **_OPTIONS)


def show_ablation(rows: Rows, pages: list[Labelled], folds: int, loss: float = 0.005) -> None:
    """How much less noise goes without each column, at the same loss."""
    say(
        f"ablation: noise cut, in %, where {loss:.1%} of the gold words are lost; the lower, the more a column is worth"
    )
    for left_out in ((), *((name,) for name in COLUMNS)):
        fewer = replace(rows, columns=rows.columns.copy())
        fewer.columns[:, [COLUMNS.index(name) for name in left_out]] = 0
        found = curves.curves(rows, cross_validated(fewer, folds)[1], pages, curves.by_kind)
        if not left_out:
            say(f"  {'':22s} {' | '.join(found)}")
        cells = [f"{100 * (curve.at(loss) or 0.0):{len(name)}.1f}" for name, curve in found.items()]
        say(f"  without {left_out[0] if left_out else 'nothing':14s} {' | '.join(cells)}")


def exam(arguments: argparse.Namespace, models: list[Model]) -> None:
    """The whole cleaner, rules and all, with the model that has not seen the site."""

    def cleaning(site: str, text: str) -> Report:
        with view.using(models[fold(site, len(models))]):
            return analyze(text)

    say(f"the whole cleaner, out of fold (texts: at most {arguments.exam} of each set)")
    show_texts(tally_texts(texts(arguments.data, arguments.exam), cleaning))
    for found in (documents(arguments.data), own_documents(arguments.data)[0]):
        show_documents(tally_documents(found, cleaning), worst=8)


def about(arguments: argparse.Namespace, pages: list[Labelled], rows: Rows) -> dict[str, Any]:
    """Where a model comes from: data and its licences, the command, and what the columns are."""
    limit = f" --limit {arguments.limit}" if arguments.limit else ""
    own = (
        f" --shifts '{arguments.shifts}'"
        if arguments.shifts
        else f" --budget {arguments.budget} --gold-budget {arguments.gold_budget}"
    )
    first = f" --directory-budget {arguments.directory_budget}"
    names = {*text_sets(arguments.data), *(document.id.split("|")[0] for document in documents(arguments.data))}
    sets = [said for known, said in ATTRIBUTION.items() if any(known.startswith(name) for name in names)]
    return {
        "command": f"python -m benchmarks.training --data FOLDER --folds {arguments.folds}{limit}{first}{own}",
        "attribution": f"trained on {'; '.join(sets)}",
        "data": digest(arguments.data),
        "labels": sha256(LABELS.read_bytes() + IN_PART.read_bytes()).hexdigest(),
        "texts": len(pages),
        "rows": len(rows.share),
        "words": WORDS,
        "trees": TREES,
        "shifts": "added to the score, by kind of run and kind of row",
        "directory": "weights of the first look, at long runs far from the article",
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description="Train the line model.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz, mission-*.json")
    parser.add_argument("--folds", type=int, default=3, metavar="N", help="folds of the cross-validation, by site (3)")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N texts of each set, always the same")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the model here (default: nowhere)")
    parser.add_argument(
        "--budget", type=float, default=0.001, help="share of hand-labelled words that the shifts may cost (0.001)"
    )
    parser.add_argument("--gold-budget", type=float, default=0.004, help="the same on gold texts of articles (0.004)")
    parser.add_argument(
        "--directory-budget", type=float, default=0.0005, help="the same on gold texts, for the first look (0.0005)"
    )
    parser.add_argument(
        "--shifts", metavar="JSON", help="a list of 4 numbers for each kind of run, instead of chosen ones"
    )
    parser.add_argument("--ablation", action="store_true", help="leave out each column in turn (slow: use --limit)")
    parser.add_argument("--exam", type=int, default=0, metavar="N", help="run the whole cleaner on N texts of each set")
    parser.add_argument("--plot", type=Path, metavar="FOLDER", help="draw the curves as SVG files here")
    return parser.parse_args()


def _calibrate(
    arguments: argparse.Namespace, rows: Rows, scores: Floats, samples: dict[str, hand.Scored]
) -> hand.Shifts:
    """Show the calibration; the shifts that were given, or the best ones within the budget."""
    for name, sample in samples.items():
        hand.show(name, sample)
    budgets = [arguments.gold_budget, arguments.budget]
    shifts: hand.Shifts = (
        json.loads(arguments.shifts)
        if arguments.shifts
        else hand.choose(list(samples.values()), budgets[: len(samples)])
    )
    if np.array(shifts).shape != np.array(_NO_SHIFTS).shape:
        raise SystemExit(f"--shifts: {view.RUN_KINDS} lists of {view.ROW_KINDS} numbers are needed")
    say(f"shifts ({'given' if arguments.shifts else f'chosen, budgets {budgets}'}): {json.dumps(shifts)}")
    for name, sample in samples.items():
        cut, lost = hand.total(sample, shifts)
        say(f"  {name}: of the rows without directories the model cuts {cut:.1%} of the noise, loses {lost:.3%}")
    return shifts


def main() -> int:
    """Run the command; returns its exit status."""
    arguments = _options()
    labelled_documents = [*documents(arguments.data), *own_documents(arguments.data)[0]]
    apart = {document.site for file in UNLEARNED for document in own_documents(arguments.data, file)[0]}
    read = [*labelled_documents, *own_documents(arguments.data, IN_PART)[0]]
    told = said(document for document in read if document.site not in apart)
    known = (text for text in texts(arguments.data, arguments.limit) if text.site not in apart)
    pages = labelled(known, arguments.folds, told)
    own = [document for document in read if document.site not in apart]
    pages += by_people(own, set(text_sets(arguments.data)), arguments.folds, told)
    sites = len({page.site for page in pages})
    say(f"{len(pages)} texts of {sites} sites, data {digest(arguments.data)[:16]}")
    directory, directories = first_stage(pages, arguments.folds, arguments.directory_budget)
    first = [Model(model_data(model, _NO_SHIFTS, {}, flat([]))) for model in directories]
    lexicon = words_of(pages)
    rows = second_look(pages, first, lexicon)
    models, scores = cross_validated(rows, arguments.folds)
    samples = {"gold texts of articles": hand.by_gold(rows, scores)}
    if labelled_documents:
        samples["hand-labelled documents"] = hand.by_hand(labelled_documents, first, models, lexicon)
    shifts = _calibrate(arguments, rows, scores, samples)
    shifted = scores + np.array(shifts)[rows.runs, rows.kinds]
    _show_curves(rows, shifted, pages, arguments.plot)
    if arguments.ablation:
        show_ablation(rows, pages, arguments.folds)
    if arguments.exam:
        unseen = []
        for number, (each, model) in enumerate(zip(directories, models, strict=True)):
            words = lexicon.shipped({page.site for page in pages if page.fold == number})
            unseen.append(Model(model_data(each, shifts, words, trees.laid_out(model))))
        exam(arguments, unseen)
    if arguments.output:
        final = trees.laid_out(_fit(rows, rows.learn))
        data = model_data(directory, shifts, lexicon.shipped(), final)
        trees.write(arguments.output, about(arguments, pages, rows), data)
        say(f"written: {arguments.output}")
    return 0


def _show_curves(rows: Rows, shifted: Floats, pages: list[Labelled], folder: Path | None) -> None:
    """Print what is cut against what is lost, by source and by language; plots of it go to the folder."""
    for group in (curves.by_source, curves.by_language):
        found = curves.curves(rows, shifted, pages, group)
        curves.show(found)
        if folder:
            name = group.__name__.replace("_", "-")
            curves.plot(found, folder / f"curve-{name}.svg", f"{name.replace('-', ' ')}, out of fold")


if __name__ == "__main__":
    sys.exit(main())
