"""What the statistics look at: columns of small whole numbers, one entry a line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import accumulate, pairwise

from cleaner.blocks import CLASSES
from cleaner.markup.kinds import KINDS, is_news
from cleaner.markup.looks import LEVELS, Looks
from cleaner.markup.places import OF_PLACES
from cleaner.markup.steps import LOGS, MOST, TENTHS, log, tenths
from cleaner.markup.view import FARTHEST, LINK, View, page_of_source, sides
from cleaner.read_html import read_html

#: A column is a list with one number a line.
Columns = dict[str, list[int]]
#: What makes a column when it is looked at: these are made once, not for each page.
Makers = dict[str, Callable[[Looks], list[int]]]
#: What tokens weigh, a number a line: of all of a line's elements, of the nearest; and the letters of its prose.
Weighed = Callable[[Sequence[float], Sequence[float], Sequence[int]], list[int]]

#: Elements that say what a line is, by number; 0 for all others.
_NAMES = """
    a article aside b blockquote body button caption code dd details div dl dt em figcaption figure footer form h1 h2 h3
    h4 h5 h6 header html i img label legend li main nav ol option p pre section span strong summary table tbody td th
    time tr ul cite q address center font
"""
TAGS = {tag: number for number, tag in enumerate(_NAMES.split(), 1)}
#: Elements of which it matters whether a line stands anywhere in them.
_AROUND = "article main nav header footer aside form ul table figure section h1"
#: How far lines are looked at around one; how far near it, see `looks`.
_FAR = 15
#: A shorter line is in a title by chance.
_TITLED = 15
#: How many copies of a line, and main headings above it, are counted.
_COPIES, _MAINS = 5, 3
#: What tokens weigh is looked at in thirds, up to so many on either side of nought.
_TOKENS = 20


#: How a line looks as text.
_OF_TEXT: Makers = {
    "size": lambda looks: list(map(log, looks.sizes)),
    "kind": lambda looks: list(looks.page.kinds),
    "opening": lambda looks: list(looks.page.opening),
    "ending": lambda looks: list(looks.page.ending),
    "linked": lambda looks: list(looks.linked),
    "commas": lambda looks: [min(4, line.count(",") + line.count("，") + line.count("、")) for line in looks.lines],
    "marks": lambda looks: [
        ("|" in line) + 2 * ("©" in line) + 4 * ("@" in line) + 8 * ("\t" in line) for line in looks.lines
    ],
    "copies": lambda looks: [min(_COPIES, number) for number in map(looks.counts.__getitem__, looks.lines)],
    "titled": lambda looks: _found_in(looks.source.title, looks.lines),
    "described": lambda looks: _found_in(looks.view.about.description, looks.lines),
}


def _found_in(text: str, lines: list[str]) -> list[int]:
    """Whether each line stands in a text; 2 for lines that are too short to tell."""
    return [2 if len(line) < _TITLED else int(line in text) for line in lines]


#: Where a line stands among the others.
_OF_PLACE: Makers = {
    "position": lambda looks: [10 * row // looks.count for row in range(looks.count)],
    "from_end": lambda looks: list(map(log, range(looks.count - 1, -1, -1))),
    "prose_before": lambda looks: _distances(looks.view.prose),
    "prose_after": lambda looks: _distances(looks.view.prose[::-1])[::-1],
    "heading_before": lambda looks: _distances(looks.heads),
    "heading_after": lambda looks: _distances(looks.heads[::-1])[::-1],
    "h1_before": lambda looks: _distances([tag == "h1" for tag in looks.tags_at(0)]),
    "prose_near": lambda looks: [log(prose // 10) for prose in looks.near(looks.view.prose_sum)],
    "prose_far": lambda looks: _far(looks.view.prose_sum, looks.count),
    "prose_above": lambda looks: [tenths(above, looks.view.prose_sum[-1]) for above in looks.view.prose_sum[:-1]],
    "linked_near": lambda looks: list(map(tenths, looks.near(looks.view.linked_sum), looks.near(looks.view.size_sum))),
    "linked_before": lambda looks: [0, *looks.linked[:-1]],
    "linked_after": lambda looks: [*looks.linked[1:], 0],
    "size_before": lambda looks: [0, *map(log, looks.sizes[:-1])],
    "size_after": lambda looks: [*map(log, looks.sizes[1:]), 0],
    "headed": lambda looks: _headed(looks.linked, looks.heads),
    "mains": lambda looks: [min(_MAINS, each) for each in accumulate([tag == "h1" for tag in looks.tags_at(0)])],
}


def _far(prose: Sequence[int], count: int) -> list[int]:
    """How much prose there is around each line."""
    return [log((prose[min(count, row + _FAR + 1)] - prose[max(0, row - _FAR)]) // 10) for row in range(count)]


def _headed(linked: list[int], heads: list[bool]) -> list[int]:
    """What the last heading above each line is: none (0), plain (1), one that leads elsewhere (2); 3 for headings."""
    found, last = [], 0
    for head, tenth in zip(heads, linked, strict=True):
        if head:
            last = 2 if tenth >= LINK else 1
        found.append(3 if head else last)
    return found


def _distances(marks: list[int] | list[bool]) -> list[int]:
    """How many lines back the last marked one is, this one included."""
    found, at = [], MOST
    for mark in marks:
        at = 0 if mark else at + 1
        found.append(log(at))
    return found


#: What is the same for all lines of a page: what it looks like ...
OF_PAGE: dict[str, Callable[[View], int]] = {
    "page_lines": lambda view: log(len(view.page.lines) // 5),
    "page_prose": lambda view: tenths(view.prose_sum[-1], view.size_sum[-1]),
    "page_paragraphs": lambda view: log(sum([1 for size in view.prose if size])),
    "page_linked": lambda view: tenths(view.linked_sum[-1], view.size_sum[-1]),
    "page_mean": lambda view: log(view.size_sum[-1] // max(1, len(view.page.lines))),
    "page_core": lambda view: min(LOGS - 1, len(view.core)),
}
#: ... and what is known of it.
_KNOWN: dict[str, Callable[[View], int]] = {
    "page_kind": lambda view: view.page_kind,
    "page_news": lambda view: int(is_news(view.about.types)),
}

#: A line's elements.
_OF_ELEMENTS: Makers = {
    "leaf": lambda looks: _numbers([looks.tags[leaf] for leaf in looks.source.leaves]),
    "owner": lambda looks: _numbers(looks.tags_at(0)),
    "core_distance": lambda looks: looks.view.distances(looks.view.core),
    "core_side": lambda looks: sides(looks.source, looks.view.core),
}


def _numbers(tags: list[str]) -> list[int]:
    return [TAGS.get(tag, 0) for tag in tags]


#: How much text and how many links the elements above a line hold.
_SUMS: dict[str, Callable[[int, int, int, int], int]] = {
    "lines": lambda lines, size, linked, prose: log(lines),
    "chars": lambda lines, size, linked, prose: log(size // 10),
    "links": lambda lines, size, linked, prose: tenths(linked, size),
    "proses": lambda lines, size, linked, prose: tenths(prose, size),
}
#: What is counted of lines that are alike: how many, their mean size, shares of links and prose, and of all prose.
_LIKES: dict[str, Callable[[int, int, int, int, int], int]] = {
    "alike": lambda lines, size, linked, prose, whole: log(lines),
    "alike_size": lambda lines, size, linked, prose, whole: log(size // lines),
    "alike_linked": lambda lines, size, linked, prose, whole: tenths(linked, size),
    "alike_prose": lambda lines, size, linked, prose, whole: tenths(prose, size),
    "alike_part": lambda lines, size, linked, prose, whole: tenths(prose, whole),
}


def _of_level(level: int) -> Makers:
    """Columns of the elements so many levels above each line's own."""

    def maker(value: Callable[[int, int, int, int], int]) -> Callable[[Looks], list[int]]:
        def made(looks: Looks) -> list[int]:
            return _by_key(looks.at(level), {key: value(*sums) for key, sums in looks.sums(level).items()})

        return made

    tag: Makers = {f"tag{level}": lambda looks: _numbers(looks.tags_at(level))}
    return tag | {f"{name}{level}": maker(value) for name, value in _SUMS.items()}


def _of_likes(level: int) -> Makers:
    """Columns of the lines whose elements have the same names as this one's, up to a level."""

    def maker(value: Callable[[int, int, int, int, int], int]) -> Callable[[Looks], list[int]]:
        def made(looks: Looks) -> list[int]:
            whole = looks.view.prose_sum[-1]
            return _by_key(looks.keys(level), {key: value(*sums, whole) for key, sums in looks.likes(level).items()})

        return made

    return {f"{name}{level}": maker(value) for name, value in _LIKES.items()}


def _by_key(keys: list[int], known: dict[int, int]) -> list[int]:
    return [known[key] for key in keys]


def _beside(path: Sequence[float], prose: Sequence[int]) -> list[int]:
    """What the names of each line's elements weigh beside those of the page's prose."""
    whole = sum(prose)
    mean = sum([weight * size for weight, size in zip(path, prose, strict=True)]) / whole if whole else 0.0
    return _thirds([weight - mean for weight in path])


def _of_last(weights: Sequence[float]) -> list[int]:
    """What the names of the two lines before each line weigh."""
    return _thirds([(first + second) / 2 for first, second in pairwise([0.0, 0.0, *weights[:-1]])])


def _thirds(weights: Sequence[float]) -> list[int]:
    """What tokens weigh, as numbers."""
    most, middle = 2 * _TOKENS, _TOKENS + 0.5
    return [
        number if 0 <= (number := int(3 * weight + middle)) <= most else 0 if number < 0 else most for weight in weights
    ]


#: What the names of each line's elements weigh.
OF_WEIGHTS: dict[str, Weighed] = {
    "tokens": lambda path, near, prose: _thirds(path),
    "tokens_near": lambda path, near, prose: _thirds(near),
    "tokens_beside": lambda path, near, prose: _beside(path, prose),
    "tokens_before": lambda path, near, prose: _of_last(path),
    "tokens_after": lambda path, near, prose: _of_last(path[::-1])[::-1],
}


def _makers() -> Makers:
    """What makes each column, in the order that `model.json` names them in."""
    made = _OF_TEXT | _OF_PLACE
    for name, of_page in (OF_PAGE | _KNOWN).items():
        made[name] = lambda looks, of=of_page: [of(looks.view)] * looks.count  # type: ignore[misc]
    made |= _OF_ELEMENTS
    made |= {f"in_{tag}": lambda looks, tag=tag: looks.view.within(tag) for tag in _AROUND.split()}  # type: ignore[misc]
    for level in range(1, LEVELS + 1):
        made |= _of_level(level)
    for level in range(LEVELS + 1):
        made |= _of_likes(level)
    made |= {name: lambda looks, of=of: of(looks.places) for name, of in OF_PLACES.items()}  # type: ignore[misc]
    for name, of in OF_WEIGHTS.items():
        made[name] = lambda looks, of=of: of(looks.view.path_weights, looks.view.near_weights, looks.view.prose)  # type: ignore[misc]
    return made


_MAKERS = _makers()


def columns(looks: Looks, wanted: Collection[str] = tuple(_MAKERS)) -> Columns:
    """All columns, or the wanted ones."""
    return {name: _MAKERS[name](looks) for name in wanted}


def bins() -> dict[str, int]:
    """How many numbers each column may hold, in the order of `columns`."""
    own = {
        "kind": 4, "opening": CLASSES, "ending": CLASSES, "linked": TENTHS, "commas": 5, "marks": 16,
        "copies": _COPIES + 1, "titled": 3, "described": 3, "headed": 4,
        "mains": _MAINS + 1, "page_news": 2, "position": 10, "page_kind": len(KINDS), "core_distance": FARTHEST + 1,
        "cards_links": TENTHS, "cards_leading": TENTHS, "cards_part": TENTHS, "body_part": TENTHS, "title_part": TENTHS,
        "body_distance": FARTHEST + 1, "title_distance": FARTHEST + 1, "body_side": 4,
        "core_side": 4, "leaf": len(TAGS) + 1, "owner": len(TAGS) + 1, "tag1": len(TAGS) + 1, "tag2": len(TAGS) + 1,
        "tag3": len(TAGS) + 1,
    }  # fmt: skip
    prefixes = {"in_": 2, "links": TENTHS, "proses": TENTHS, "alike_linked": TENTHS, "alike_p": TENTHS}
    prefixes |= {"linked_": TENTHS, "tokens": 2 * _TOKENS + 1}
    prefixes |= {"prose_above": TENTHS, "linked_near": TENTHS, "page_prose": TENTHS, "page_linked": TENTHS}
    source = read_html("<p>One line.")
    names = columns(Looks(View(source, page_of_source(source))))
    sizes = {name: next((size for prefix, size in prefixes.items() if name.startswith(prefix)), LOGS) for name in names}
    return sizes | own
