"""Rows that send readers to another piece of the site's own, or ask for something: "Read our review of the ferry".

Authors do so in half a sentence, too: a row that says nothing else, or nothing but a question before, is the site's.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import among
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.fronts import front_of
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.phrases_rule import start_of

#: No longer row is looked at. A question of so many letters may stand before it: "Need help? See our guide to knots."
_LONGEST, _QUESTION, _QUESTION_SIZE = 170, "? ", 110
#: Where such a sign stands before the question mark, somebody is quoted.
_SPOKEN = (":", "«", "»", "“", "”", "„", '"', "」")
#: What such a question leads to, as the tables know it by a site's sentence, in rows up to this long: "Like what you
#: read? Subscribe to our letter."
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

#: How a language says so: what readers are asked to do, the words between, whose the piece is, and what it is.
_POINTERS = (
    (
        "read|check out|see|explore|browse|view|visit|take a look at|have a look at|don't miss|watch",
        "also",
        "our|my|(?:the )?(?:full|complete|entire|in-depth)(?! list)",
        "guides?|posts?|articles?|reviews?|comparisons?|round-?ups?|tutorials?|rankings?|explainers?|interviews?|"
        "write-?ups?|recipes?|blogs?|coverage|buying guides?|hands-on|top picks|list of [^.!?]{3,60}",
    ),
    (
        "lesen sie|lies|lest|sehen sie|schau dir|schaut euch|schauen sie sich|siehe|beachten sie|besuchen sie|"
        "entdecken sie",
        "auch|hier|dazu|hierzu|auch hier|gerne",
        r"unser\w*|mein\w*",
        "artikel|beiträge?|ratgeber|tests?|testberichte?|blog|blogartikel|blogbeitrag|übersicht|vergleich|interview|"
        "bericht|bildergalerie|bilderstrecke|themenseite|special|liste|rezepte?|guides?|testsieger|kaufberatung|dossier",
    ),
    (
        "lisez|consultez|découvrez|retrouvez|regardez|à lire",
        "aussi|également|ici",
        "notre|nos|mon|mes",
        "articles?|guides?|dossiers?|tests?|comparatifs?|interviews?|critiques?|sélections?|reportages?|recettes?|avis|blog",
    ),
    (
        "lee|lea|consulta|consulte|descubre|mira|mire|vea|visita|visite|echa un vistazo a",
        "también|aquí",
        "nuestr[oa]s?|mis?",
        "artículos?|guías?|reseñas?|análisis|entrevistas?|blog|comparativas?|reportajes?|recetas?|especial",
    ),
    (
        "leia|confira|veja|consulte|descubra|acesse",
        "também|aqui",
        "(?:[oa]s? )?(?:noss[oa]s?|meus?|minhas?)",
        "artigos?|guias?|análises?|entrevistas?|blog|comparativos?|reportage(?:m|ns)|receitas?|especial|matérias?|reviews?",
    ),
    (
        "leggi|leggete|scopri|consulta|guarda|vedi",
        "anche|qui",
        "(?:il |la |i |le |gli )?(?:nostr[oaei]|mi[oae]|miei)",
        "articol[oi]|guid[ae]|recension[ei]|intervist[ae]|blog|approfondiment[oi]|special[ei]|ricett[ae]|classific[ah]e?",
    ),
    (
        "lees|bekijk|ontdek|zie|check",
        "ook|hier|dan ook",
        "onze|ons|mijn",
        "artikel(?:en)?|gids|reviews?|tests?|blogs?|interviews?|recept(?:en)?|overzicht|dossier|vergelijking",
    ),
    (
        "przeczytaj|zobacz|sprawdź|czytaj",
        "też|także|również",
        r"nasz\w*|mój|moj\w+",
        r"artykuł\w*|poradnik\w*|recenzj\w+|wywiad\w*|ranking\w*|testy?|przepis\w*|wpis\w*",
    ),
)
#: How a language leads up to such a piece in a longer sentence: the number of the language above, what the sentence
#: begins with, and what leads from there to the piece: what readers are asked to do, or where they read on.
_LEADS = (
    (
        0,
        "for more(?! than)|for further|for additional|for a detailed|for a complete|for a full|for an in-depth|"
        "for an overview|to learn more|to read more|to find out more|if you want to learn more|if you want more",
        "visit|see|check out|read|refer to|head to|head over to|take a look at|have a look at|browse|explore|consult",
    ),
    (
        0,
        "learn more|read more|find out more|discover more|see more|find more|more on this|more about this",
        "in|on|from",
    ),
    (0, "click here|tap here", "to read|to see|to view|for"),
    (
        1,
        "mehr|weitere|alles|ausführlich|details|wie|was|warum|welche",
        "(?:lesen|finden|erfahren|erklären|zeigen|verraten|klären|findest|liest|erfährst|findet|lest|erfahrt|gibt es)"
        "(?: (?:sie|du|ihr|wir))?(?: (?:auch|hier))? (?:in|auf)",
    ),
    (2, "pour en savoir plus|pour plus|pour aller plus loin|pour tout savoir", "consultez|lisez|découvrez|retrouvez"),
    (
        3,
        "para más|para saber más|para conocer más|si quieres saber más",
        "consulta|consulte|lee|lea|visita|visite|mira",
    ),
    (3, "descubre más|conoce más|lee más|encuentra más", "en"),
    (4, "para mais|para saber mais|se quer saber mais", "consulte|leia|visite|veja|confira|acesse"),
    (4, "saiba mais|descubra mais|leia mais|veja mais", "n[oa]s?|em"),
    (5, "per saperne di più|per maggiori|per ulteriori|per approfondire", "consulta|leggi|leggete|visita|guarda"),
    (5, "scopri di più|scopri tutto|leggi di più", "ne[li]|nell[ao]|su[li]|sull[ao]"),
    (6, "voor meer|lees meer|ontdek meer|lees alles", "lees|bekijk|zie|check|in|op"),
    (
        7,
        "więcej|aby dowiedzieć się więcej",
        "(?:znajdziesz|przeczytasz|dowiesz się|znajdziecie|piszemy)(?: też)? (?:w|na)",
    ),
)
#: What such rows begin with, and the first three letters of it.
_LEAD_FRONTS = frozenset(start[:3] for _, starts, _ in _LEADS for start in starts.split("|"))
_STARTS = tuple(tuple(start.partition("(")[0] for start in starts.split("|")) for _, starts, _ in _LEADS)
_VERBS = tuple(tuple(f"{verb} " for verb in verbs.split("|")) for verbs, *_ in _POINTERS)
_FRONTS = frozenset(verb[:3] for verbs in _VERBS for verb in verbs)


def pointers(evidence: Evidence) -> None:
    """Such rows."""
    page = evidence.page
    rows = [row for row in among(page.threes, _FRONTS) if page.sizes[row] <= _LONGEST]
    _told(evidence, {row: front_of(page.lines[row], _LONGEST) for row in rows})
    for row in [row for row in page.where(_leading) if evidence.score(row) < SUSPECT]:
        evidence.add(row, Category.READ_MORE, FAIR, "pointer.own")
    if _QUESTION in page.text:
        rows = [row for row, line in enumerate(page.lines) if _QUESTION in line and page.sizes[row] <= _ASKED_SIZE]
        asked = {row: head for row in rows if (head := _behind_question(page.lines[row]))}
        _told(evidence, asked)
        _asked(evidence, {row: head for row, head in asked.items() if row not in evidence.rows})


def _behind_question(line: str) -> str:
    """What stands behind the question that a line begins with, folded; nothing where it begins with none."""
    at = line.find(_QUESTION, 0, _QUESTION_SIZE)
    behind = line[at + len(_QUESTION) :]
    if at <= 0 or behind[:1].islower() or any(map(line[:at].__contains__, _SPOKEN)):
        return ""
    return front_of(behind, _ASKED_SIZE)


def _leading(page: Page) -> list[int]:
    """The rows that lead to a piece of the site's own in a longer sentence."""
    rows = [row for row in among(page.threes, _LEAD_FRONTS) if page.sizes[row] <= _LONGEST]
    return [row for row in rows if _leads_to_own(front_of(page.lines[row], _LONGEST))]


def _leads_to_own(head: str) -> bool:
    """Whether a folded row leads to a piece of the site's own.

    >>> _leads_to_own("for more on knots, see our guide to mooring"), _leads_to_own("for more on knots, see our boat")
    (True, False)
    """
    numbers = [number for number, starts in enumerate(_STARTS) if head.startswith(starts)]
    return any(_lead(number).fullmatch(head) for number in numbers)


@cache
def _lead(number: int) -> re.Pattern[str]:
    """What such rows look like, in lower case."""
    language, starts, leads = _LEADS[number]
    own, pieces = _POINTERS[language][2:]
    return re.compile(
        rf"(?:{starts})\b[^.!?:;]{{0,110}}?\b(?:{leads}) (?:(?:die|der|dem|den|das) )?(?:{own})\b[^,.!?:;]{{0,70}}?"
        rf"\b(?:{pieces})\b[^,.!?:;]{{0,50}}[.!…]?"
    )


def _told(evidence: Evidence, heads: dict[int, str]) -> None:
    for row, head in heads.items():
        if head[:3] not in _FRONTS or len(head) > _LONGEST:
            continue
        if any(head.startswith(verbs) and _form(number).fullmatch(head) for number, verbs in enumerate(_VERBS)):
            evidence.add(row, Category.READ_MORE, FAIR, "pointer.own")


def _asked(evidence: Evidence, heads: dict[int, str]) -> None:
    """Rows in which a phrase of the tables stands behind the question."""
    tables = evidence.tables
    tables.read(heads.values())
    for row, head in heads.items():
        entry = start_of(head, tables)
        if entry is not None and entry.category in _ASKS and entry.anchor == "sentence":
            evidence.add(row, entry.category, FAIR, "pointer.asked")


@cache
def _form(number: int) -> re.Pattern[str]:
    """What such rows look like in a language, in lower case; compiled when the first begins so."""
    verbs, also, own, pieces = _POINTERS[number]
    return re.compile(
        rf"(?:{verbs}) (?:(?:{also}) )?(?:{own})\b[^,.!?:;]{{0,90}}?\b(?:{pieces})\b[^,.!?:;]{{0,45}}[.!…]?"
    )
