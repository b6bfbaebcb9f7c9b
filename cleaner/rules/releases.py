"""What ends a press release: whom to ask and what to note, under a heading with a colon; who sent it wrote it."""

from __future__ import annotations

from cleaner.blocks import COLON, PROSE, among
from cleaner.evidence import SUSPECT, Evidence
from cleaner.rules.contact_words import is_contact

#: What heads it, by language. A menu and a footer have such words, too, but no colon behind them.
_HEAD_WORDS = (
    "media contact|media contacts|press contact|press contacts|contact for media|contacts for media|media enquiries|"
    "media inquiries|press enquiries|press inquiries|for media enquiries|for media inquiries|for more information|"
    "for further information|for further information, please contact|for more information, please contact|"
    "for more information, contact|for further information, contact|scientific contact|scientific contacts|"
    "contact for scientific information|notes to editors|note to editors|notes for editors|note for editors|"
    "editor's notes|editors' notes|pressekontakt|pressekontakte|medienkontakt|medienkontakte|kontakt für medien|"
    "kontakt für die medien|kontakt für die presse|kontakt für presse|kontakt für rückfragen|rückfragehinweis|"
    "rückfragen|bei rückfragen|ansprechpartner|ansprechpartnerin|ansprechpartnerinnen und ansprechpartner|"
    "ansprechpartner für die presse|ansprechpartner für medien|wissenschaftlicher ansprechpartner|"
    "wissenschaftliche ansprechpartnerin|wissenschaftliche ansprechpartner|wissenschaftlicher kontakt|"
    "weitere informationen|hinweis für die redaktion|hinweise für die redaktion|hinweis an die redaktion|"
    "hinweis für redaktionen|contact presse|contacts presse|contact médias|contacts médias|contact scientifique|"
    "contacto de prensa|contactos de prensa|contacto para medios|contacto para prensa|contato para imprensa|"
    "contatos para imprensa|contacto de imprensa|contatto stampa|contatti stampa|contatti per la stampa|ufficio stampa|"
    "perscontact|contact voor de pers|noot voor de redactie|presskontakt|mediekontakt|pressekontakt|lehdistöyhteydet|"
    "lisätietoja|kontakt dla mediów|kontakt dla prasy|kontakt pro média|kontakt pro novináře|kontakt pre médiá|"
    "sajtókapcsolat|contact presă|контакти за медиите|контакты для прессы|контакты для сми|контакти для преси|"
    "контакти для змі|kontakt za medije|επικοινωνία τύπου|basın iletişim|報道関係者の問い合わせ先|媒体联系|언론 문의"
)
_HEADS = frozenset(_HEAD_WORDS.split("|"))
_NOTES = frozenset({head for head in _HEADS if head.startswith(("note", "editor", "hinweis", "noot"))})
#: So many rows below it may belong to it; whom to ask has an address, a number or a mail, which is the last of them.
_ROWS = 12


def releases(evidence: Evidence) -> None:
    """The heading and the short rows below it stay, where the article stands above."""
    page = evidence.page
    for row in among(page.heads, _HEADS):
        if page.ending[row] != COLON or row <= evidence.first or evidence.last < 0 or _is_other(evidence, row - 1):
            continue
        below = range(row + 1, min(len(page), row + 1 + _ROWS))
        end = next((at for at in below if page.kinds[at] == PROSE or _is_other(evidence, at)), below.stop)
        contacts = [at for at in below[: end - below.start] if is_contact(page.lines[at])]
        if page.heads[row] in _NOTES:
            evidence.spared.update(range(row, end))
        elif contacts:
            evidence.spared.update(range(row, contacts[-1] + 1))


def _is_other(evidence: Evidence, row: int) -> bool:
    """Whether a rule is sure that a row is the site's; an address is whose it is."""
    told = evidence.score(row) >= SUSPECT and not evidence.is_only_looked_at(row)
    return told and not is_contact(evidence.page.lines[row]) and evidence.page.heads[row] not in _HEADS
