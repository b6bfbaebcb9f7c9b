"""What the statistics look at: columns of small whole numbers, one entry a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import accumulate, pairwise

from cleaner.blocks import CLASSES
from cleaner.markup.kinds import KINDS, is_news
from cleaner.markup.places import of_places
from cleaner.markup.steps import LOGS, MOST, TENTHS, log, tenths
from cleaner.markup.view import FARTHEST, LEVELS, LINK, Makers, View, page_of_source, sides
from cleaner.read_html import read_html

#: A column is a list with one number a line.
Columns = dict[str, list[int]]
#: An element, or a number for it, for each line; worked out when asked for.
Elements = Callable[[], list[int]]

#: Elements that say what a line is, by number; 0 for all others.
_NAMES = """
    a article aside b blockquote body button caption code dd details div dl dt em figcaption figure footer form h1 h2 h3
    h4 h5 h6 header html i img label legend li main nav ol option p pre section span strong summary table tbody td th
    time tr ul cite q address center font
"""
TAGS = {tag: number for number, tag in enumerate(_NAMES.split(), 1)}
#: Elements of which it matters whether a line stands anywhere in them.
_AROUND = "article main nav header footer aside form ul table figure section h1"
#: How far lines are looked at around one.
_NEAR, _FAR = 4, 15
_COPIES, _TOKENS = 5, 20


def _of_text(view: View) -> Makers:
    """How a line looks as text."""
    page, lines = view.page, view.page.lines
    count, title = cache(lambda: Counter(lines)), view.source.title
    return {
        "size": lambda: [log(size) for size in page.sizes],
        "kind": lambda: list(page.kinds),
        "opening": lambda: list(page.opening),
        "ending": lambda: list(page.ending),
        "linked": lambda: list(view.linked),
        "commas": lambda: [min(4, line.count(",") + line.count("，") + line.count("、")) for line in lines],
        "marks": lambda: [("|" in line) + 2 * ("©" in line) + 4 * ("@" in line) + 8 * ("\t" in line) for line in lines],
        "copies": lambda: [min(_COPIES, number) for number in map(count().__getitem__, lines)],
        "titled": lambda: [2 if len(line) < _TITLED else int(line in title) for line in lines],
        "described": lambda: [2 if len(line) < _TITLED else int(line in view.description) for line in lines],
    }


#: A shorter line is in a title by chance.
_TITLED = 15


def _of_place(view: View) -> Makers:
    """Where a line stands among the others."""
    tags, owners = view.source.tags, view.source.owners
    count, prose, size, linked = len(owners), view.prose_sum, view.size_sum, view.linked_sum
    heads = cache(lambda: [tags[owner] in _HEADINGS for owner in owners])
    near = cache(lambda: _windows(count))
    return {
        "position": lambda: [10 * row // count for row in range(count)],
        "from_end": lambda: [log(row) for row in range(count - 1, -1, -1)],
        "prose_before": lambda: _distances(view.prose),
        "prose_after": lambda: _distances(view.prose[::-1])[::-1],
        "heading_before": lambda: _distances(heads()),
        "heading_after": lambda: _distances(heads()[::-1])[::-1],
        "h1_before": lambda: _distances([tags[owner] == "h1" for owner in owners]),
        "prose_near": lambda: [log((prose[b] - prose[a]) // 10) for a, b in near()],
        "prose_far": lambda: [
            log((prose[min(count, row + _FAR + 1)] - prose[max(0, row - _FAR)]) // 10) for row in range(count)
        ],
        "prose_above": lambda: [tenths(before, prose[-1]) for before in prose[:-1]],
        "linked_near": lambda: [tenths(linked[b] - linked[a], size[b] - size[a]) for a, b in near()],
        "linked_before": lambda: [0, *view.linked[:-1]],
        "linked_after": lambda: [*view.linked[1:], 0],
        "size_before": lambda: [0, *[log(each) for each in view.page.sizes[:-1]]],
        "size_after": lambda: [*[log(each) for each in view.page.sizes[1:]], 0],
        "headed": lambda: _headed(view, heads()),
        "mains": lambda: [min(_MAINS, each) for each in accumulate([tags[owner] == "h1" for owner in owners])],
    }


def _windows(count: int) -> list[tuple[int, int]]:
    """For each line, the first one near it and the one after the last."""
    ends = list(range(_NEAR + 1, count + 1)) + [count] * min(_NEAR + 1, count)
    starts = [0] * min(_NEAR, count) + list(range(max(0, count - _NEAR)))
    return list(zip(starts, ends[:count], strict=True))


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: How many main headings above a line are counted.
_MAINS = 3


def _headed(view: View, heads: list[bool]) -> list[int]:
    """What the last heading above each line is: none (0), plain (1), one that leads elsewhere (2); 3 for headings."""
    found, last = [], 0
    for head, linked in zip(heads, view.linked, strict=True):
        if head:
            last = 2 if linked >= LINK else 1
        found.append(3 if head else last)
    return found


def _distances(marks: list[int] | list[bool]) -> list[int]:
    """How many lines back the last marked one is, this one included."""
    found, at = [], MOST
    for mark in marks:
        at = 0 if mark else at + 1
        found.append(log(at))
    return found


def _of_page(view: View) -> Makers:
    """What is the same for all lines of a page."""
    count = len(view.page.lines)
    values = {
        "page_lines": log(count // 5),
        "page_prose": tenths(view.prose_sum[-1], view.size_sum[-1]),
        "page_paragraphs": log(sum([1 for size in view.prose if size])),
        "page_linked": tenths(view.linked_sum[-1], view.size_sum[-1]),
        "page_mean": log(view.size_sum[-1] // max(1, count)),
        "page_core": min(LOGS - 1, len(view.core)),
        "page_kind": view.page_kind,
        "page_news": int(is_news(view.types)),
    }
    return {name: lambda value=value: [value] * count for name, value in values.items()}  # type: ignore[misc]


def _of_elements(view: View) -> Makers:
    """What a line's elements are, and how much text and how many links the ones above it hold."""
    source = view.source
    parents = [0, *source.parents[1:]]
    around = cache(lambda: view.around(_AROUND.split()))
    found: Makers = {
        "leaf": lambda: _numbers(source.tags, source.leaves),
        "owner": lambda: _numbers(source.tags, source.owners),
        "core_distance": lambda: view.distances(view.core),
        "core_side": lambda: sides(source, view.core),
    }
    for bit, tag in enumerate(_AROUND.split()):
        found[f"in_{tag}"] = lambda bit=bit: [bits >> bit & 1 for bits in around()]  # type: ignore[misc]
    at: Elements = cache(lambda: source.owners)
    for level in range(1, LEVELS + 1):
        at = cache(lambda below=at: [parents[element] for element in below()])
        found |= _of_level(view, at, level)
    return found


def _numbers(tags: list[str], elements: list[int]) -> list[int]:
    return [TAGS.get(tags[element], 0) for element in elements]


def _of_level(view: View, at: Elements, level: int) -> Makers:
    """The same of the elements so many levels above each line's own."""
    facts = cache(lambda: _sums(view, set(at())))

    def each(value: Callable[[int, int, int, int], int]) -> list[int]:
        known = {element: value(lines, size, linked, prose) for element, lines, size, linked, prose in facts()}
        return [known[element] for element in at()]

    return {
        f"tag{level}": lambda: _numbers(view.source.tags, at()),
        f"lines{level}": lambda: each(lambda lines, size, linked, prose: log(lines)),
        f"chars{level}": lambda: each(lambda lines, size, linked, prose: log(size // 10)),
        f"links{level}": lambda: each(lambda lines, size, linked, prose: tenths(linked, size)),
        f"proses{level}": lambda: each(lambda lines, size, linked, prose: tenths(prose, size)),
    }


def _sums(view: View, elements: set[int]) -> list[tuple[int, int, int, int, int]]:
    """Elements with their lines, their letters, their linked letters, their letters of prose."""
    sizes, linked, prose = view.size_sum, view.linked_sum, view.prose_sum
    firsts, lasts = view.source.firsts, view.source.lasts
    ends = [(element, firsts[element], lasts[element]) for element in elements]
    return [(each, b - a, sizes[b] - sizes[a], linked[b] - linked[a], prose[b] - prose[a]) for each, a, b in ends]


def of_weights(path: Sequence[float], near: Sequence[float], prose: Sequence[int]) -> Makers:
    """What the names of each line's elements weigh: all of them, the nearest, beside those of the page's prose."""

    def beside() -> list[int]:
        whole = sum(prose)
        mean = sum([weight * size for weight, size in zip(path, prose, strict=True)]) / whole if whole else 0.0
        return [thirds(weight - mean) for weight in path]

    return {
        "tokens": lambda: [thirds(weight) for weight in path],
        "tokens_near": lambda: [thirds(weight) for weight in near],
        "tokens_beside": beside,
        "tokens_before": lambda: _of_last(path),
        "tokens_after": lambda: _of_last(path[::-1])[::-1],
    }


def _of_last(weights: Sequence[float]) -> list[int]:
    """What the names of the two lines before each line weigh."""
    return [thirds((first + second) / 2) for first, second in pairwise([0.0, 0.0, *weights[:-1]])]


def thirds(weight: float) -> int:
    """What tokens weigh, as a number."""
    number = int(3 * weight + _TOKENS + 0.5)
    return number if 0 <= number <= 2 * _TOKENS else 0 if number < 0 else 2 * _TOKENS


#: What is counted of lines that are alike: how many, their mean size, shares of links and prose, and of all prose.
_LIKES: dict[str, Callable[[int, int, int, int, int], int]] = {
    "alike": lambda lines, size, linked, prose, whole: log(lines),
    "alike_size": lambda lines, size, linked, prose, whole: log(size // lines),
    "alike_linked": lambda lines, size, linked, prose, whole: tenths(linked, size),
    "alike_prose": lambda lines, size, linked, prose, whole: tenths(prose, size),
    "alike_part": lambda lines, size, linked, prose, whole: tenths(prose, whole),
}


def _of_likes(view: View) -> Makers:
    """Lines whose elements have the same names as this one's, up to some levels: how many, how long, how linked."""
    source = view.source
    tags, attrs = source.tags, source.attrs
    parents = [0, *source.parents[1:]]

    named: dict[int, int] = {}
    names: dict[str, int] = {}

    def keyed(below: list[int], at: list[int]) -> list[int]:
        """For each line a number for the names up to a level: for the number of those below, and its element's name."""
        for each in set(at) - named.keys():
            named[each] = names.setdefault(f"{tags[each]} {attrs[each].get('class')}", len(names))
        many = len(names)
        return [many * key + named[element] for key, element in zip(below, at, strict=True)]

    at: Elements = cache(lambda: source.leaves)
    keys: Elements = cache(lambda: [0] * len(source.leaves))
    found: Makers = {}
    for level in range(LEVELS + 1):
        keys = cache(lambda below=keys, at=at: keyed(below(), at()))
        at = cache(lambda below=at: [parents[element] for element in below()])
        found |= _of_keys(view, keys, level)
    return found


def _of_keys(view: View, keys: Elements, level: int) -> Makers:
    """What is counted of the lines that share each line's key: worked out once for each key."""
    whole = view.prose_sum[-1]
    facts = cache(lambda: _likes(view, keys()))

    def each(value: Callable[[int, int, int, int, int], int]) -> list[int]:
        known = {key: value(lines, size, linked, prose, whole) for key, (lines, size, linked, prose) in facts().items()}
        return [known[key] for key in keys()]

    return {f"{name}{level}": lambda value=value: each(value) for name, value in _LIKES.items()}  # type: ignore[misc]


def _likes(view: View, keys: list[int]) -> dict[int, list[int]]:
    """For each key: its lines, their letters, their linked letters, their letters of prose."""
    facts: dict[int, list[int]] = {}
    for key, size, linked, prose in zip(keys, view.page.sizes, view.source.linked, view.prose, strict=True):
        known = facts.get(key)
        if known is None:
            facts[key] = [1, size, linked, prose]
        else:
            known[0] += 1
            known[1] += size
            known[2] += linked
            known[3] += prose
    return facts


def columns(view: View, wanted: Collection[str] | None = None) -> Columns:
    """All columns, or the wanted ones."""
    makers = _of_text(view) | _of_place(view) | _of_page(view) | _of_elements(view) | _of_likes(view)
    makers |= of_places(view) | of_weights(view.path_weights, view.near_weights, view.prose)
    return {name: makers[name]() for name in (makers if wanted is None else wanted)}


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
    names = columns(View(source, page_of_source(source)))
    sizes = {name: next((size for prefix, size in prefixes.items() if name.startswith(prefix)), LOGS) for name in names}
    return sizes | own
