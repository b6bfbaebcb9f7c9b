"""Credits on a row of their own without a colon: "Foto Ida Strand", "Ida Strand / NORRBY POST"."""

from __future__ import annotations

from cleaner.blocks import MARK, SHORT_OPEN, among
from cleaner.evidence import FAIR, SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.credits import is_name

#: Words for pictures in languages that write headings as sentences: behind one of these a capital begins a name. Those
#: of English and French need a stroke within the name, as in "Photo Norrby Post /Ida Strand".
_LABEL_WORDS = (
    "foto fotos fotó fotók kuva kuvat bild bilder zdjęcie zdjęcia fotografie fotografia fotografije argazkia argazkiak "
    "фото снимка снимки φωτο φωτογραφία φωτογραφίες photo photos"
)
_LABELS, _STROKED = frozenset(_LABEL_WORDS.split()), frozenset({"photo", "photos"})
_THREES = frozenset(label[:3] for label in _LABELS)
#: Who wrote the text stands beside them; other rows of a word and a name are those of a film's crew.
_TEXT_WORDS = "text texto textos texte testo testi tekst teksti texts szöveg textu текст texty besedilo tekstas"
_TEXTS = frozenset(_TEXT_WORDS.split())
#: What may stand before the name.
_BY = frozenset({"di", "de", "van", "von", "av", "af", "by", "par", "por", "od"})
#: No such row is longer.
_LONGEST = 80
_PERSON = r"[^\W\d_a-zß-ÿ][\w.'’-]+(?: (?:(?:van|von|de|del|da|di|der|den) )?[^\W\d_a-zß-ÿ][\w.'’-]*){1,3}"
_SHOUTED = r"[A-ZÀ-ÞĀ-Ž]{3,}(?: [A-ZÀ-ÞĀ-Ž]{2,}){0,3}"
_NAMED = r"(?:\w[\w.'’-]* ){0,3}(?:Press|Media|Images?|Photos?|Fotos?|Pictures?|News|Archiv[eo]?|Agency)"
#: A person and a house that is in capitals, or says that it deals in pictures.
_SIGNED = late(
    rf"{_PERSON} ?/ ?(?:{_SHOUTED}|{_NAMED})(?: ?/ ?(?:{_SHOUTED}|{_NAMED}))?|{_PERSON}/[A-Z]{{2,3}}/{_NAMED}"
    rf"|{_SHOUTED} ?/ ?{_PERSON}"
)


def credits_alone(evidence: Evidence) -> None:
    """A row that is a word for a picture and a name, or a person and a house, and stands alone as such."""
    page = evidence.page
    for row in among(page.threes, _THREES):
        if _may_be(evidence, row) and _is_labelled(page, row) and not _is_crew(page, row):
            evidence.add(row, Category.PHOTO_CREDIT, SURE, "credit.alone")
    if "/" not in page.text:
        return
    signed = [row for row, line in enumerate(page.lines) if "/" in line and _may_be(evidence, row)]
    signed = [row for row in signed if _SIGNED.fullmatch(page.lines[row].strip("()[] "))]
    for row in signed:
        if row - 1 not in signed and row + 1 not in signed:
            evidence.add(row, Category.PHOTO_CREDIT, FAIR, "credit.alone")


def _may_be(evidence: Evidence, row: int) -> bool:
    """Whether nothing is known of a short row below the first."""
    page = evidence.page
    return (
        row > 0
        and page.kinds[row] == SHORT_OPEN
        and page.sizes[row] <= _LONGEST
        and page.opening[row] != MARK
        and row not in evidence.rows
    )


def _is_labelled(page: Page, row: int) -> bool:
    label, _, name = page.lines[row].strip("()[] ").partition(" ")
    label = label.lower()
    by, _, who = name.partition(" ")
    name = who if by in _BY else name
    return label in _LABELS and is_name(name) and (label not in _STROKED or "/" in name)


def _is_crew(page: Page, row: int) -> bool:
    """Whether another row of a word and a name stands beside it."""
    for beside in (row - 1, row + 1):
        word, _, name = page.lines[beside].partition(" ") if 0 <= beside < len(page) else ("", "", "")
        if " " in name and word.lower() not in _TEXTS | _LABELS and word[:1].isupper() and is_name(name):
            return True
    return False
