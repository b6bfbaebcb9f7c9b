"""What words say of whose a row is, counted by site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from math import log, sqrt

from cleaner.lexicon import Words, tokens
from cleaner.trees import UNIT

#: What the files of models say of their words.
ABOUT = "for each weight, in hundredths of log-odds, the beginnings of words that have it; positive speaks for the site"
#: Words are kept that so many sites have.
_LEAST_SITES = 3


def by_weight(words: Words) -> dict[str, str]:
    """Words as `cleaner.lexicon.read_words` reads them.

    >>> by_weight({"said": -12, "subscrib": 250, "she": -12})
    {'-12': 'said she', '250': 'subscrib'}
    """
    found: dict[int, list[str]] = defaultdict(list)
    for word, weight in words.items():
        found[weight].append(word)
    return {str(weight): " ".join(found[weight]) for weight in sorted(found)}


class Lexicon:
    """On how many sites each word stands in rows of the site's, and in rows of the author's."""

    def __init__(self, rows: Iterable[tuple[str, str, bool]], most: int, least_sites: int = _LEAST_SITES) -> None:
        """Count the words of rows, each with its site and whether it is the site's; keep those that say most."""
        self._sites: dict[bool, dict[str, set[str]]] = {True: defaultdict(set), False: defaultdict(set)}
        counted: dict[bool, set[str]] = {True: set(), False: set()}
        for site, line, is_sites in rows:
            counted[is_sites].add(site)
            for word in tokens(line):
                self._sites[is_sites][word].add(site)
        self._its, self._authors = (len(counted[whose]) + 1 for whose in (True, False))
        self.words = frozenset(self._chosen(most, least_sites))

    def _chosen(self, most: int, least_sites: int) -> list[str]:
        """The words that say most, each for itself and by how many sites say it."""
        odds: dict[str, float] = {}
        worth: dict[str, int] = {}
        its, authors = self._sites[True], self._sites[False]
        for word in sorted(its.keys() | authors.keys()):
            worth[word] = len(its.get(word, ())) + len(authors.get(word, ()))
            if worth[word] >= least_sites:
                odds[word] = self.weight(word) / UNIT
        usual = sum(odds.values()) / max(1, len(odds))
        return sorted(odds, key=lambda word: -abs(odds[word] - usual) * sqrt(worth[word]))[:most]

    def weight(self, word: str, without: Collection[str] = ()) -> int:
        """What a word says in hundredths of log-odds, some sites left out."""
        one, other = (self._count(whose, word, without) for whose in (True, False))
        return round(UNIT * (log((one + 0.5) / self._its) - log((other + 0.5) / self._authors)))

    def _count(self, is_sites: bool, word: str, without: Collection[str]) -> int:
        found = self._sites[is_sites].get(word, set())
        return len(found) - sum([site in found for site in without])

    def weights(self, without: Collection[str] = ()) -> Words:
        """What each word says, some sites left out."""
        return {word: self.weight(word, without) for word in sorted(self.words)}

    def shipped(self, without: Collection[str] = ()) -> dict[str, str]:
        """The same as the files of models hold it."""
        return by_weight(self.weights(without))

    def said(self, line: str, without: str) -> tuple[list[int], int]:
        """What a row's words say that are known from other sites, and how many words it has."""
        found = tokens(line)
        return [self.weight(word, (without,)) for word in found & self.words], len(found)

    def told(self, site: str) -> Callable[[str], tuple[int, int]]:
        """For rows of a site what their words say together that are known from other sites, and how many they are."""

        def says(line: str) -> tuple[int, int]:
            said, _ = self.said(line, site)
            return sum(said), len(said)

        return says
