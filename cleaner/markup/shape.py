"""Shape: what a page looks like, as tokens that tell its kind."""

from __future__ import annotations

from cleaner.markup.features import OF_PAGE
from cleaner.markup.looks import Looks
from cleaner.markup.steps import log, tenths

#: Signs of currencies: shops have many lines with one.
_MONEY = "$€£¥"


def shape(looks: Looks) -> list[str]:
    """A token for each step up to each of some numbers: shares of prose and links, lines in cards, prices."""
    if not looks.count:
        return []
    cards = [group[0] for group in looks.places.groups]
    numbers = {name: value(looks.view) for name, value in OF_PAGE.items()} | {
        "cards": log(sum(cards) // looks.count),
        "carded": tenths(sum(map(bool, cards)), looks.count),
        "money": log(sum([looks.page.text.count(sign) for sign in _MONEY])),
        "longest": log(max(looks.view.prose)),
    }
    return [f"{name}>{step}" for name, number in numbers.items() for step in range(number)]
