"""Worst inputs of a regular expression, made from the expression itself: rows that match it nearly, again and again."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from cleaner.late import _Late

#: A row: what stands in front, what is repeated to any length, and what keeps it from matching at the end.
Worst = tuple[str, str, str]

#: The modules that clean text are all but these, which need extras, or never see a text's lines.
ELSEWHERE = ("cleaner.cli", "cleaner.stream", "cleaner.show", "cleaner.sites", "cleaner.adapters", "cleaner.markup")
#: What a function that compiles an expression is called with, by the types of its parameters.
_ARGUMENTS: dict[tuple[str, ...], tuple[tuple[int, ...], ...]] = {(): ((),), ("int",): ((0,), (1,))}
#: What stands for a class of characters, how it is written, and what is tried for a negated one.
_OF_CLASS = {
    ops.CATEGORY_DIGIT: "1",
    ops.CATEGORY_NOT_DIGIT: "a",
    ops.CATEGORY_SPACE: " ",
    ops.CATEGORY_NOT_SPACE: "a",
    ops.CATEGORY_WORD: "a",
    ops.CATEGORY_NOT_WORD: ".",
}
_CLASS = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}
_TRIED = "aA1 .,-(\u4e00"
#: Shorter repetitions cannot run away.
_LEAST_REPEATS = 4
#: What no expression takes for the end of what it looks for.
_NO_END = "\r!"


def expressions(package: str = "cleaner", besides: tuple[str, ...] = ELSEWHERE) -> dict[str, list[str]]:
    """The expressions of each module of a package, those that it compiles when they are first needed among them."""
    found: dict[str, list[str]] = {}
    for info in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
        if info.name.startswith(besides) or info.name.endswith("__main__"):
            continue
        module = import_module(info.name)
        own = [
            regex
            for value in vars(module).values()
            if getattr(value, "__module__", info.name) in (info.name, "cleaner.late", "re")
            for regex in _regexes(value)
        ]
        if own:
            found[info.name] = list(dict.fromkeys(own))
    return found


def _regexes(value: Any) -> Iterator[str]:
    """The expressions that a module's variable holds, or that its cached function without arguments returns."""
    if isinstance(value, _Late):
        value = value._regex
        if isinstance(value, str):
            yield value
    elif isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value.pattern
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _regexes(each)
    elif hasattr(value, "cache_info") and "Pattern" in str(value.__annotations__.get("return", "")):
        asked = tuple(each for name, each in value.__annotations__.items() if name != "return")
        for arguments in _ARGUMENTS.get(asked, ()):
            yield from _regexes(value(*arguments))


def attacks(regex: str) -> list[Worst]:
    """Worst inputs: each repetition in turn goes on for ever, behind what comes before it; and all of it, repeated."""
    tree = parser.parse(regex)
    found = [(front, piece, _NO_END) for front, piece in _repeated(tree, "")]
    whole = _example(tree)
    found += [("", whole, _NO_END), ("", whole[: max(1, len(whole) // 2)], ""), ("", whole[:-1] or "a", "")]
    return list(dict.fromkeys(worst for worst in found if worst[1] and "\n" not in "".join(worst)))


def _repeated(tree: Any, front: str) -> Iterator[tuple[str, str]]:
    """What stands before each long repetition of a tree, and what is repeated."""
    for op, value in tree:
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            _, most, body = value
            if most >= _LEAST_REPEATS:
                yield front, _example(body)
            yield from _repeated(body, front)
        elif op is ops.SUBPATTERN:
            yield from _repeated(value[3], front)
        elif op is ops.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch, front)
        front += _example([(op, value)])


def _example(tree: Any) -> str:
    """A short text that the tree matches, its assertions aside."""
    return "".join(_of(op, value) for op, value in tree)


def _of(op: Any, value: Any) -> str:
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if op is ops.IN:
        return _member(value)
    if op is ops.SUBPATTERN:
        return _example(value[3])
    if op is ops.BRANCH:
        return _example(value[1][0])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, _, body = value
        return _example(body) * max(1, int(least))
    if op is ops.ATOMIC_GROUP:
        return _example(value)
    return "" if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT) else "a"


def _member(items: Any) -> str:
    """A character of a class."""
    if items[0][0] is ops.NEGATE:
        return next((char for char in _TRIED if not any(_holds(item, char) for item in items[1:])), "a")
    op, value = items[0]
    return str(_OF_CLASS[value]) if op is ops.CATEGORY else chr(value[0] if op is ops.RANGE else value)


def _holds(item: Any, char: str) -> bool:
    """Whether an entry of a class takes a character."""
    op, value = item
    if op is ops.CATEGORY:
        return re.fullmatch(_CLASS[value], char) is not None
    return bool(value[0] <= ord(char) <= value[1] if op is ops.RANGE else ord(char) == value)
