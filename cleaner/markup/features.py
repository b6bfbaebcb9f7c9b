"""What the statistics look at: columns of small whole numbers, one entry a line."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from cleaner.blocks import CLASSES
from cleaner.markup.kinds import KINDS
from cleaner.markup.view import FARTHEST, LEVELS, Facts, View, page_of_source
from cleaner.read_html import read_html

#: A column is a list with one number a line.
Columns = dict[str, list[int]]

#: Sizes and counts are looked at in steps of about one and a half.
_STEPS = (1, 2, 3, 4, 6, 9, 13, 20, 30, 45, 67, 100, 150, 225, 340, 510, 770, 1150)
_LOG = [bisect_left(_STEPS, number) for number in range(_STEPS[-1] + 2)]
_MOST, LOGS = len(_LOG) - 1, len(_STEPS) + 1
#: Parts of a whole are looked at in tenths.
TENTHS = 11
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


def log(number: int) -> int:
    """The step that a size or count lies on."""
    return _LOG[number if number < _MOST else _MOST]


def tenths(part: int, whole: int) -> int:
    """A part of a whole in tenths; 0 where there is no whole."""
    return min(10, 10 * part // whole) if whole else 0


def _of_text(view: View) -> Columns:
    """How a line looks as text."""
    page, lines = view.page, view.page.lines
    count = Counter(lines)
    return {
        "size": [log(size) for size in page.sizes],
        "kind": list(page.kinds),
        "opening": list(page.opening),
        "ending": list(page.ending),
        "linked": [tenths(linked, size) for linked, size in zip(view.source.linked, page.sizes, strict=True)],
        "commas": [min(4, line.count(",") + line.count("，") + line.count("、")) for line in lines],
        "marks": [("|" in line) + 2 * ("©" in line) + 4 * ("@" in line) + 8 * ("\t" in line) for line in lines],
        "copies": [min(_COPIES, count[line]) for line in lines],
        "titled": [2 if len(line) < _TITLED else int(line in view.source.title) for line in lines],
    }


#: A shorter line is in a title by chance.
_TITLED = 15


def _of_place(view: View) -> Columns:
    """Where a line stands among the others."""
    tags, owners = view.source.tags, view.source.owners
    count, prose, size, linked = len(owners), view.prose_sum, view.size_sum, view.linked_sum
    heads = [tags[owner] in _HEADINGS for owner in owners]
    ends = list(range(_NEAR + 1, count + 1)) + [count] * min(_NEAR + 1, count)
    starts = [0] * min(_NEAR, count) + list(range(max(0, count - _NEAR)))
    near = list(zip(starts, ends[:count], strict=True))
    far = [(max(0, row - _FAR), min(count, row + _FAR + 1)) for row in range(count)]
    return {
        "position": [10 * row // count for row in range(count)],
        "from_end": [log(row) for row in range(count - 1, -1, -1)],
        "prose_before": _distances(view.prose),
        "prose_after": _distances(view.prose[::-1])[::-1],
        "heading_before": _distances(heads),
        "heading_after": _distances(heads[::-1])[::-1],
        "h1_before": _distances([tags[owner] == "h1" for owner in owners]),
        "prose_near": [log((prose[b] - prose[a]) // 10) for a, b in near],
        "prose_far": [log((prose[b] - prose[a]) // 10) for a, b in far],
        "prose_above": [tenths(before, prose[-1]) for before in prose[:-1]],
        "linked_near": [tenths(linked[b] - linked[a], size[b] - size[a]) for a, b in near],
    }


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _distances(marks: list[int] | list[bool]) -> list[int]:
    """How many lines back the last marked one is, this one included."""
    found, at = [], _MOST
    for mark in marks:
        at = 0 if mark else at + 1
        found.append(log(at))
    return found


def _of_page(view: View) -> Columns:
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
    }
    return {name: [value] * count for name, value in values.items()}


def _of_elements(view: View) -> Columns:
    """What a line's elements are, and how much text and how many links the ones above it hold."""
    source = view.source
    parents = source.parents
    numbers = [TAGS.get(tag, 0) for tag in source.tags]
    facts = Facts(view, _AROUND.split())
    found: Columns = {"leaf": [numbers[leaf] for leaf in source.leaves]}
    at = source.owners
    found["owner"] = [numbers[owner] for owner in at]
    found["core_distance"] = [facts.core_distance(owner) for owner in at]
    around = [facts.around(owner) for owner in at]
    found["core_side"] = facts.core_sides()
    found |= {f"in_{tag}": [bits >> bit & 1 for bits in around] for bit, tag in enumerate(_AROUND.split())}
    for level in range(1, LEVELS + 1):
        at = [max(0, parents[element]) for element in at]
        if level <= 2:
            found[f"tag{level}"] = [numbers[element] for element in at]
        sums = [facts.sums(element) for element in at]
        found[f"lines{level}"] = [log(lines) for lines, _, _, _ in sums]
        found[f"chars{level}"] = [log(size // 10) for _, size, _, _ in sums]
        found[f"links{level}"] = [tenths(linked, size) for _, size, linked, _ in sums]
        found[f"proses{level}"] = [tenths(prose, size) for _, size, _, prose in sums]
    return found


def _of_names(view: View) -> Columns:
    """What the names of its elements weigh, in thirds."""
    return {
        "tokens": [thirds(weight) for weight in view.path_weights],
        "tokens_near": [thirds(weight) for weight in view.near_weights],
    }


def thirds(weight: float) -> int:
    """What tokens weigh, as a number."""
    return min(2 * _TOKENS, max(0, int(3 * weight + _TOKENS + 0.5)))


#: What is counted of lines that are alike: how many, their mean size, shares of links and prose, and of all prose.
_LIKES = ("alike", "alike_size", "alike_linked", "alike_prose", "alike_part")


def _of_likes(view: View) -> Columns:
    """Lines whose elements have the same names as this one's, up to some levels: how many, how long, how linked."""
    source, whole = view.source, view.prose_sum[-1]
    parents, tags, attrs = source.parents, source.tags, source.attrs
    numbers: dict[tuple[int, str, str | None], int] = {}
    at, keys = source.leaves, [0] * len(source.leaves)
    found: Columns = {}
    for level in range(LEVELS + 1):
        keys = [
            numbers.setdefault((key, tags[element], attrs[element].get("class")), len(numbers) + 1)
            for key, element in zip(keys, at, strict=True)
        ]
        values = {
            key: (log(lines), log(size // lines), tenths(linked, size), tenths(prose, size), tenths(prose, whole))
            for key, (lines, size, linked, prose) in _likes(view, keys).items()
        }
        for name, column in zip(_LIKES, zip(*[values[key] for key in keys], strict=True), strict=True):
            found[f"{name}{level}"] = list(column)
        at = [max(0, parents[element]) for element in at]
    return found


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


def columns(view: View) -> Columns:
    """All columns."""
    return _of_text(view) | _of_place(view) | _of_page(view) | _of_elements(view) | _of_names(view) | _of_likes(view)


def bins() -> dict[str, int]:
    """How many numbers each column may hold, in the order of `columns`."""
    own = {
        "kind": 4, "opening": CLASSES, "ending": CLASSES, "linked": TENTHS, "commas": 5, "marks": 16,
        "copies": _COPIES + 1, "titled": 3, "position": 10, "page_kind": len(KINDS), "core_distance": FARTHEST + 1,
        "core_side": 4, "leaf": len(TAGS) + 1, "owner": len(TAGS) + 1, "tag1": len(TAGS) + 1, "tag2": len(TAGS) + 1,
        "tokens": 2 * _TOKENS + 1, "tokens_near": 2 * _TOKENS + 1,
    }  # fmt: skip
    prefixes = {"in_": 2, "links": TENTHS, "proses": TENTHS, "alike_linked": TENTHS, "alike_p": TENTHS}
    prefixes |= {"prose_above": TENTHS, "linked_near": TENTHS, "page_prose": TENTHS, "page_linked": TENTHS}
    source = read_html("<p>One line.")
    names = columns(View(source, page_of_source(source)))
    sizes = {name: next((size for prefix, size in prefixes.items() if name.startswith(prefix)), LOGS) for name in names}
    return sizes | own
