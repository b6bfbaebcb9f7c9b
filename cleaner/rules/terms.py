"""The terms on which others may print an article, below it: what `Republish this story` heads."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.blocks import PROSE, PROSE_SIZE, among
from cleaner.evidence import FAIR, SURE, Clue, Evidence
from cleaner.fronts import front_of
from cleaner.options import Category
from cleaner.page import Page

#: An article above the terms has at least so many letters of prose. From the offer on so many rows are read at most,
#: and between two that state terms stands at most one other, a label.
_ARTICLE_SIZE, _MOST, _APART = 600, 40, 2
#: Offers are no longer than this, and below them so many rows state terms; one that is a sentence says its own.
_OFFER_SIZE, _LEAST = 420, 2
_OFFER = Clue(Category.COPYRIGHT, SURE, "terms")
_TERM = Clue(Category.COPYRIGHT, FAIR, "terms")


class _Speech(NamedTuple):
    """How a language words such terms, in lower case.

    offers    how a row begins that offers an article to others
    subject   a part of the word for what they may do: an article that has it in its prose may be about just that
    terms     parts of words that terms consist of
    address   parts of words by which a site speaks of itself, or to those others
    """

    offers: tuple[str, ...]
    subject: tuple[str, ...]
    terms: tuple[str, ...]
    address: tuple[str, ...]


def _speech(*columns: str) -> _Speech:
    """A row of the table, written with bars between its parts."""
    return _Speech(*(tuple(column.split("|")) for column in columns))


_SPEECHES = (
    _speech(
        "republish|re-publish|want to republish|would you like to republish|how to republish|you may republish|"
        "you can republish|you are free to republish|you are welcome to republish|feel free to republish|"
        "we encourage organizations to republish|thank you for your interest in republishing|"
        "our stories may be republished|our articles may be republished|reprint this|reuse this|"
        "creative commons licen|this work is licensed under a creative commons",
        "republish|re-publish|creative commons",
        "republish|re-publish|reprint|licens|licenc|credit|attribut|byline|copyright|permission|link to|"
        "link back|syndicat|canonical|wholesale|edit |alter |tracking|tracker|widget|html code|ads |guidelines|"
        "our stor|our article|our content|our material|our work|our photo|original",
        "you |you’|you'|your |please| we |we |our | us |may not|may be|must |don’t",
    ),
    _speech(
        "artikel übernehmen|text übernehmen|beitrag übernehmen|artikel nachdrucken|artikel weiterverwenden|"
        "diesen artikel übernehmen|sie möchten diesen|sie wollen diesen artikel|dieser text steht unter|"
        "dieser artikel steht unter|dieser beitrag steht unter",
        "nachdruck|creative commons|weiterverwend",
        "nachdruck|übernehm|übernomm|veröffentlich|lizenz|namensnennung|urheber|verlink|quelle|genehmig|"
        "zustimmung|bearbeit|veränder|kürz|original|den autor|die autorin|unsere text|unsere bild",
        "sie |bitte|unser|dürfen|darf |ihr | du ",
    ),
    _speech(
        "republicar |republica |republique |republíquese|puedes republicar|puede republicar",
        "republi|creative commons",
        "republi|licencia|crédito|citar| autor|enlaz|enlace|permiso|autoriza|editar|modificar|original|"
        "nuestro material|nuestros artículos|nuestro contenido|imágenes",
        "puede|debe|nuestr|por favor|no está|se permite|te pedimos|le pedimos",
    ),
    _speech(
        "republier |republiez |vous pouvez republier|reproduire cet article|reprendre cet article",
        "republi|creative commons",
        "republi|licence|crédit|l’auteur|l'auteur| lien|renvoyer|autoris|modifier|original|d’origine|d'origine|"
        "nos articles|nos contenus|images|photos",
        "vous |nos |notre |merci |veuillez|ne sont pas",
    ),
    _speech(
        "republique|republicar |você pode republicar|quer republicar",
        "republi|creative commons",
        "republi|licenç|crédito|cite | autor| link|autoriza|editad|editar|alterad|original|nosso conteúdo|"
        "nossas reportagens|imagens|fotos",
        "você|pode |podem |deve|nosso|nossa|por favor",
    ),
    _speech(
        "ripubblica|ripubblicare |puoi ripubblicare|vuoi ripubblicare|volete ripubblicare",
        "ripubblic|creative commons",
        "ripubblic|licenza|credit|citare|autore| link|autorizza|modific|original|nostri articoli|"
        "nostri contenuti|immagini|foto",
        "puoi |potete |devi |dovete |nostr|per favore|non sono|ti chiediamo|vi chiediamo",
    ),
)
#: What offers begin with, as far as each of them has it.
_FRONT = 9
_FRONTS = frozenset(offer[:_FRONT] for speech in _SPEECHES for offer in speech.offers)
_THREES = frozenset(front[:3] for front in _FRONTS)


def terms(evidence: Evidence) -> None:
    """An offer to print the article elsewhere, and what it asks for, unless the article is about such terms."""
    page = evidence.page
    fronts = {row: front_of(page.lines[row]) for row in page.where(_offering)}
    for speech in _SPEECHES if fronts else ():
        offers = [row for row, front in fronts.items() if front.startswith(speech.offers)]
        if offers and _has_article(page, offers[0], speech):
            _state(evidence, offers, speech)


def _offering(page: Page) -> list[int]:
    """The rows that may begin with an offer."""
    rows = [row for row in among(page.threes, _THREES) if page.heads[row][:_FRONT] in _FRONTS]
    return [row for row in rows if page.sizes[row] <= _OFFER_SIZE]


def _has_article(page: Page, offer: int, speech: _Speech) -> bool:
    """Whether an article stands above the offer, and says nothing of the like."""
    prose = [row for row in range(offer) if page.kinds[row] == PROSE]
    if sum(page.sizes[row] for row in prose) < _ARTICLE_SIZE:
        return False
    text = "\n".join([page.lines[row] for row in prose]).lower()
    return not any(map(text.__contains__, speech.subject))


def _state(evidence: Evidence, offers: list[int], speech: _Speech) -> None:
    """The first of these offers and the rows below it up to the last that states terms."""
    page, offer, stated = evidence.page, offers[0], list[int]()
    for row in range(offer + 1, min(len(page), offer + 1 + _MOST)):
        if _states(page.lines[row].lower(), speech):
            stated.append(row)
        elif row - (stated[-1] if stated else offer) >= _APART or page.sizes[row] >= PROSE_SIZE:
            break
    told = [row for row in offers if row in (offer, *stated) and page.sizes[row] >= PROSE_SIZE]
    if len(stated) + len(told) < _LEAST:
        return
    evidence.add_clue(offer, _OFFER)
    # "Here is what we ask:" has spared the first of them.
    evidence.spared.difference_update(stated)
    for row in range(offer + 1, stated[-1] + 1 if stated else 0):
        evidence.add_clue(row, _TERM)


def _states(line: str, speech: _Speech) -> bool:
    """Whether a line names something that terms consist of, to somebody; or two such things."""
    named = sum(map(line.__contains__, speech.terms))
    return named > 1 or (named == 1 and any(map(f" {line}".__contains__, speech.address)))
