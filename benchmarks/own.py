"""Texts of each kind, put together from the cases in `fixtures/`: for measuring without any data."""

from __future__ import annotations

from functools import cache
from random import Random

from tests.cases import all_cases

_PROSE_SIZE, _SPACED_WORDS = 80, 9
_TEXTS = 12


@cache
def prose_and_noise() -> tuple[list[str], list[str]]:
    """Lines of prose that stay, and lines that are cut."""
    prose: set[str] = set()
    noise: set[str] = set()
    for case in all_cases():
        prose.update(line for line in case.kept if len(line) >= _PROSE_SIZE)
        noise.update(rest.rsplit("  {", 1)[0].strip() for mark, rest in case.marks if mark == "- ")
    return sorted(prose), sorted(noise - {""})


def _short(random: Random, count: int) -> list[str]:
    """Lines of two to five words, as menus and link lists have: taken out of prose, so that few occur twice."""
    sentences = [words for line in prose_and_noise()[0] if len(words := line.split()) >= _SPACED_WORDS]
    found = []
    for words in random.choices(sentences, k=count):
        start = random.randrange(len(words) - 5)
        found.append(" ".join(words[start : start + random.randint(2, 5)]).strip(",.;:").capitalize())
    return found


def article_prose() -> list[str]:
    """Articles with little around them, as an extractor gives them."""
    prose, noise = prose_and_noise()
    found = []
    for number in range(_TEXTS):
        random = Random(number)
        paragraphs = random.sample(prose, 60)
        paragraphs[20:20] = [*_short(random, 2), *random.sample(noise, 3)]
        found.append("\n\n".join(paragraphs))
    return found


def page_text() -> list[str]:
    """Whole pages: a menu, the article, link lists with a few phrases among them."""
    prose, noise = prose_and_noise()
    found = []
    for number in range(_TEXTS):
        random = Random(number)
        after = _short(random, 200) + random.sample(noise, 30)
        random.shuffle(after)
        found.append("\n".join([*_short(random, 80), *random.sample(prose, 40), *after]))
    return found


def short_lines() -> list[str]:
    """Many short lines and no prose: menus, tables, lyrics."""
    return ["\n".join(_short(Random(number), 1500)) for number in range(_TEXTS)]


KINDS = {"article prose": article_prose, "page text": page_text, "many short lines": short_lines}
