"""Rows that send readers to another piece of the site's own, or ask for something: "Read our review of the ferry".

Authors do so in half a sentence, too: a row that says nothing else, or nothing but a question before, is the site's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cleaner.blocks import among
from cleaner.evidence import FAIR, Evidence
from cleaner.fronts import front_of
from cleaner.options import Category
from cleaner.rules.phrases_rule import best_match
from cleaner.tables import LONG_START

#: No longer row is looked at. A question of so many letters may stand before it: "Need help? See our guide to knots."
_LONGEST, _QUESTION, _QUESTION_SIZE = 170, "? ", 110
#: What such a question leads to, as the tables know it, in rows up to this long: "Like it? Subscribe to our letter."
_ASKED_SIZE = 320
_ASKS = frozenset(
    {
        Category.NEWSLETTER,
        Category.PROMO_BOX,
        Category.FOLLOW_PROMO,
        Category.SOCIAL_SHARE,
        Category.READER_CALLOUT,
        Category.READ_MORE,
        Category.PAYWALL,
        Category.COMMENTS,
    }
)


class _Pointer(NamedTuple):
    """How a language says so: what readers are asked to do, the word between, whose the piece is, what it is."""

    verbs: str
    also: str
    own: str
    pieces: str


_POINTERS = (
    _Pointer(
        "read|check out|see|explore|browse|view|visit|take a look at|have a look at|don't miss|watch",
        "also",
        "our|my|(?:the )?(?:full|complete|entire|in-depth)(?! list)",
        "guides?|posts?|articles?|reviews?|comparisons?|round-?ups?|tutorials?|rankings?|explainers?|interviews?|"
        "write-?ups?|recipes?|blogs?|coverage|buying guides?|hands-on|top picks|list of [^.!?]{3,60}",
    ),
    _Pointer(
        "lesen sie|lies|lest|sehen sie|schau dir|schaut euch|schauen sie sich|siehe|beachten sie|besuchen sie|"
        "entdecken sie",
        "auch|hier|dazu|hierzu|auch hier|gerne",
        r"unser\w*|mein\w*",
        "artikel|beiträge?|ratgeber|tests?|testberichte?|blog|blogartikel|blogbeitrag|übersicht|vergleich|interview|"
        "bericht|bildergalerie|bilderstrecke|themenseite|special|liste|rezepte?|guides?|testsieger|kaufberatung|dossier",
    ),
    _Pointer(
        "lisez|lire|consultez|découvrez|voir|retrouvez|regardez|à lire",
        "aussi|également|ici|:",
        "notre|nos|mon|mes",
        "articles?|guides?|dossiers?|tests?|comparatifs?|interviews?|critiques?|sélections?|reportages?|recettes?|avis|blog",
    ),
    _Pointer(
        "lee|lea|consulta|consulte|descubre|mira|mire|vea|ver|visita|visite|echa un vistazo a",
        "también|aquí",
        "nuestr[oa]s?|mis?",
        "artículos?|guías?|reseñas?|análisis|entrevistas?|blog|comparativas?|reportajes?|recetas?|especial",
    ),
    _Pointer(
        "leia|confira|veja|consulte|descubra|acesse",
        "também|aqui",
        "(?:[oa]s? )?(?:noss[oa]s?|meus?|minhas?)",
        "artigos?|guias?|análises?|entrevistas?|blog|comparativos?|reportage(?:m|ns)|receitas?|especial|matérias?|reviews?",
    ),
    _Pointer(
        "leggi|leggete|scopri|consulta|guarda|vedi",
        "anche|qui",
        "(?:il |la |i |le |gli )?(?:nostr[oaei]|mi[oae]|miei)",
        "articol[oi]|guid[ae]|recension[ei]|intervist[ae]|blog|approfondiment[oi]|special[ei]|ricett[ae]|classific[ah]e?",
    ),
    _Pointer(
        "lees|bekijk|ontdek|zie|check",
        "ook|hier|dan ook",
        "onze|ons|mijn",
        "artikel(?:en)?|gids|reviews?|tests?|blogs?|interviews?|recept(?:en)?|overzicht|dossier|vergelijking",
    ),
    _Pointer(
        "przeczytaj|zobacz|sprawdź|czytaj",
        "też|także|również",
        r"nasz\w*|mój|moj\w+",
        r"artykuł\w*|poradnik\w*|recenzj\w+|wywiad\w*|ranking\w*|testy?|przepis\w*|wpis\w*",
    ),
)
#: The first three letters of such rows.
_FRONTS = frozenset(verb[:3] for pointer in _POINTERS for verb in pointer.verbs.split("|"))


def pointers(evidence: Evidence) -> None:
    """Such rows."""
    page = evidence.page
    _told(evidence, {row: page.heads[row] for row in among(page.threes, _FRONTS) if page.sizes[row] <= _LONGEST})
    if _QUESTION in page.text:
        asked = {row: _behind_question(line) for row, line in enumerate(page.lines) if _QUESTION in line}
        asked = {row: head for row, head in asked.items() if head and page.sizes[row] <= _ASKED_SIZE}
        _told(evidence, {row: head for row, head in asked.items() if page.sizes[row] <= _LONGEST})
        _asked(evidence, {row: head for row, head in asked.items() if row not in evidence.rows})


def _behind_question(line: str) -> str:
    """What stands behind the question that a line begins with, folded; nothing where it begins with none."""
    at = line.find(_QUESTION, 0, _QUESTION_SIZE)
    return front_of(line[at + len(_QUESTION) :]) if at > 0 else ""


def _told(evidence: Evidence, heads: dict[int, str]) -> None:
    for row, head in heads.items():
        if head[:3] in _FRONTS and any(its.fullmatch(head) for its in _regexes()):
            evidence.add(row, Category.READ_MORE, FAIR, "pointer.own")


def _asked(evidence: Evidence, heads: dict[int, str]) -> None:
    """Rows in which a phrase of the tables stands behind the question."""
    tables = evidence.tables
    tables.read(heads.values())
    for row, head in heads.items():
        long, short = tables.starts.get(head[:LONG_START]), tables.short.get(head[:3])
        entry = (best_match(head, long) if long else None) or (best_match(head, short) if short else None)
        if entry is not None and entry.category in _ASKS:
            evidence.add(row, entry.category, FAIR, "pointer.asked")


@cache
def _regexes() -> tuple[re.Pattern[str], ...]:
    """Compiled when the first row begins as a pointer does; what stands in heads is in lower case."""
    return tuple(
        re.compile(rf"(?:{verbs}) (?:(?:{also}) )?(?:{own})\b[^.!?:;]{{0,90}}?\b(?:{pieces})\b[^.!?:;]{{0,50}}[.!…]?")
        for verbs, also, own, pieces in _POINTERS
    )
