"""Steps and updates: what an author numbers, a number on a row of its own and sentences below it, or adds later."""

from __future__ import annotations

import re

from cleaner.blocks import DIGIT, IS_PROSE, PROSE, SHORT_CLOSED, SHORT_OPEN, STOP, among, flags, found
from cleaner.evidence import Evidence
from cleaner.late import late
from cleaner.page import Page

#: So many numbers, each one more than the one before it or one again, are steps, if this share of them stand right
#: above a sentence: headlines of a list of the most read have no stop. So many rows may belong to one, so many head it.
_STEPS, _SENTENCES, _STEP_ROWS, _HEADING_ROWS = 3, 0.7, 4, 2
_NUMBER, _IS_DIGIT = late(r"\d{1,2}[.)]?"), flags(DIGIT)
_CLOSED = (SHORT_CLOSED, PROSE)
#: What heads the list of what is needed for them, and how many rows it may have.
_NEED_WORDS = (
    "things you'll need|things you will need|what you'll need|what you will need|what you need|you will need|"
    "you'll need|supplies|materials|tools|tools and materials|materials and tools|tools needed|materials needed|"
    "equipment|parts list|was du brauchst|was sie brauchen|das brauchst du|das brauchen sie|du brauchst|sie brauchen|"
    "benötigtes material|material|materialien|werkzeug|werkzeuge|zubehör|matériel|matériel nécessaire|outils|"
    "fournitures|materiales|herramientas|lo que necesitas|qué necesitas|materiais|o que você precisa|"
    "cose che ti serviranno|occorrente|materiali|benodigdheden|materiaal|gereedschap|du behöver|du trenger|"
    "du skal bruge|tarvikkeet|potrzebne materiały|potřeby|co budete potřebovat|szükséges eszközök|materiale necesare|"
    "что вам понадобится|вам понадобится|інструменти|gereçler|用意するもの|你需要准备|준비물|"
    "bạn cần chuẩn bị|alat dan bahan"
)
_NEEDS, _NEED_ROWS = frozenset(_NEED_WORDS.split("|")), 15
#: What stands above what was added later: a word for it, and when that was.
_ADDED = late(
    r"(?:update|nachtrag|korrektur|ergänzung|correction|clarification|addendum|postscript|mise à jour|rectificatif|"
    r"actualización|corrección|fe de errores|atualização|correção|aggiornamento|rettifica|correctie|aanvulling|"
    r"uppdatering|rättelse|oppdatering|rettelse|opdatering|päivitys|oikaisu|aktualizacja|sprostowanie|aktualizace|oprava|"
    r"frissítés|helyesbítés|actualizare|обновление|обновлено|исправление|оновлення|güncelleme|düzeltme|تحديث|تصحيح|追記|"
    r"訂正|更正|更新|수정|정정)(?![^\W\d_])[^.!?]{0,40}\d",
    re.IGNORECASE,
)
_ADDED_SIZE = 70


def steps(evidence: Evidence) -> None:
    """What no rule speaks against of an author's steps, and of what an author added later, stays."""
    page = evidence.page
    numbers = page.where(_numbers)
    for run in _counting(page, numbers) if len(numbers) >= _STEPS else ():
        ends = [*run[1:], len(page)]
        for row, below in zip(run, ends, strict=True):
            _spare(evidence, range(row, min(below, row + _STEP_ROWS)))
            if page.lines[row].rstrip(".)") == "1":
                _spare_heading(evidence, row - 1)
        _spare_needs(evidence)
    for row in [below - 1 for below in found(page.kinds.translate(IS_PROSE)) if below]:
        if page.kinds[row] == SHORT_OPEN and _is_addition(page, row):
            _spare(evidence, range(row, row + 2))


def _numbers(page: Page) -> list[int]:
    """The rows that are a number."""
    return [row for row in found(page.opening.translate(_IS_DIGIT)) if _NUMBER.fullmatch(page.lines[row])]


def _heading_needs(page: Page) -> list[int]:
    """The rows that head what is needed."""
    return among(page.heads, _NEEDS)


def _is_addition(page: Page, row: int) -> bool:
    return page.sizes[row] <= _ADDED_SIZE and page.ending[row] != STOP and _ADDED.match(page.lines[row]) is not None


def _counting(page: Page, numbers: list[int]) -> list[list[int]]:
    """The numbers that count up from one, with sentences below them; they may begin again."""
    runs: list[list[int]] = []
    last = 0
    for row in numbers:
        number = int(page.lines[row].rstrip(".)"))
        if number == 1 and not runs:
            runs.append([row])
        elif runs and number in (1, last + 1):
            runs[-1].append(row)
        else:
            continue
        last = number
    return [run for run in runs if len(run) >= _STEPS and _are_sentences(page, run)]


def _are_sentences(page: Page, run: list[int]) -> bool:
    below = [row + 1 for row in run if row + 1 < len(page)]
    closed = [row for row in below if page.kinds[row] in _CLOSED and page.ending[row] == STOP]
    return len(closed) >= _SENTENCES * len(run)


def _spare_heading(evidence: Evidence, row: int) -> None:
    """The heading above a first step, over a button or an ad at most."""
    page = evidence.page
    row -= row > 0 and evidence.is_told(row)
    for above in range(row, max(-1, row - _HEADING_ROWS), -1):
        if page.kinds[above] != SHORT_OPEN or evidence.is_told(above):
            return
        evidence.spared.add(above)


def _spare_needs(evidence: Evidence) -> None:
    """What the steps need, down to the first row that is no item of a list."""
    page = evidence.page
    for head in page.where(_heading_needs):
        below = range(head + 1, min(len(page), head + 1 + _NEED_ROWS))
        end = next((row for row in below if page.kinds[row] != SHORT_OPEN), below.stop)
        _spare(evidence, range(head, end))


def _spare(evidence: Evidence, rows: range) -> None:
    """These rows down to the first of which a rule is sure that it is the site's."""
    for row in rows:
        if evidence.is_told(row):
            return
        evidence.spared.add(row)
