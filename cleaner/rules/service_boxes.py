"""What, when, where: the box in which an author tells readers how to go there themselves."""

from __future__ import annotations

from cleaner.blocks import SHORT_OPEN, near
from cleaner.evidence import Evidence
from cleaner.page import Page

#: The questions that such a box answers, by language; and what else it tells.
_QUESTION_WORDS = (
    "what|who|when|where|was|wer|wann|wo|quoi|quand|où|qué|quién|cuándo|dónde|cosa|chi|quando|dove|o quê|quem|"
    "onde|wat|wie|wanneer|waar|vad|vem|när|var|hva|hvem|når|hvor|hvad|hvornår|mitä|kuka|milloin|missä|co|kto|"
    "kiedy|gdzie|kdo|kdy|kde|čo|kedy|mi|ki|mikor|hol|ce|cine|când|unde|τι|ποιος|πότε|πού|что|кто|когда|где|що|"
    "хто|коли|де|какво|кой|кога|къде|što|tko|kada|gdje|ne|kim|ne zaman|nerede|apa|siapa|kapan|di mana|cái gì|"
    "khi nào|ở đâu|何|いつ|どこ|何时|何時|地点|地點|時間|时间|일시|장소|ماذا|متى|أين|کجا|چه زمانی|מה|מתי|איפה"
)
_DETAIL_WORDS = (
    "cost|price|prices|tickets|admission|entry|fee|info|information|more info|details|contact|register|"
    "registration|hours|open|address|phone|tel|website|web|online|email|e-mail|date|time|location|place|venue|"
    "how|how to get there|getting there|parking|why|duration|age|ages|eintritt|karten|preis|kosten|anmeldung|"
    "kontakt|adresse|ort|zeit|termin|beginn|dauer|anfahrt|tarif|tarifs|prix|entrée|billets|lieu|horaires|"
    "renseignements|réservation|inscription|precio|entradas|lugar|fecha|hora|dirección|inscripción|prezzo|"
    "biglietti|ingresso|luogo|data|orario|indirizzo|preço|ingressos|local|horário|endereço|prijs|toegang|plaats|"
    "datum|tijd|biljetter|pris|plats|tid|sted|billetter|liput|hinta|paikka|aika|bilety|miejsce|czas|vstupné|"
    "místo|cena|helyszín|időpont|jegy|bilete|loc|preț|цена|билеты|место|время|дата|адрес|вход|ціна|квитки|місце|"
    "час|адреса|harga|tiket|lokasi|waktu|入場料|会場|日時|料金|票价|票價|费用|費用|地址|电话|電話|요금|입장료|문의"
)
_QUESTIONS, _DETAILS = frozenset(_QUESTION_WORDS.split("|")), frozenset(_DETAIL_WORDS.split("|"))
#: So many rows with such labels are a box, so many of which answer a question; with so few rows between two of them.
_ROWS, _ASKED, _APART = 3, 2, 1
#: Labels and headings are no longer than this.
_LABEL_SIZE, _HEADING_SIZE = 20, 60


def service_boxes(evidence: Evidence) -> None:
    """The rows of such a box stay, and so does its heading, as far as no rule speaks of that."""
    page = evidence.page
    for rows in near(page.where(_labelled), _APART):
        labels = {row: _label(page.lines[row]) for row in rows} if len(rows) >= _ROWS else {}
        run = [row for row, label in labels.items() if label in _QUESTIONS or label in _DETAILS]
        if len(run) < _ROWS or len({labels[row] for row in run} & _QUESTIONS) < _ASKED:
            continue
        evidence.spared.update(run)
        if _is_heading(page, run[0] - 1) and evidence.is_only_looked_at(run[0] - 1):
            evidence.spared.add(run[0] - 1)


def _labelled(page: Page) -> list[int]:
    """The rows with a label."""
    return [row for row, line in enumerate(page.lines) if ":" in line[:_LABEL_SIZE]]


def _label(line: str) -> str:
    """What stands before a row's colon, without a mark before it, in lower case."""
    return line.partition(":")[0].strip("*•–—- ").lower()


def _is_heading(page: Page, row: int) -> bool:
    return row >= 0 and page.kinds[row] == SHORT_OPEN and page.sizes[row] <= _HEADING_SIZE
