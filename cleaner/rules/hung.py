"""Labels that a site hangs on an author's line: "[edit]" behind a heading, "[PubMed]" behind a reference."""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import CLOSE, LONG_OPEN, PROSE, SHORT_OPEN, among, flags, found
from cleaner.evidence import SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category

#: How wikis word the link that edits a section. Behind it others may stand: "[Bearbeiten | Quelltext bearbeiten]".
_EDIT = (
    "edit|edit source|edit section|change|change source|bearbeiten|quelltext bearbeiten|modifier|modifier le code|"
    "modifier le wikicode|editar|editar código|editar a fonte|editar fonte|editar la fuente|edita|modifica|"
    "modifica wikitesto|bewerken|brontekst bewerken|edytuj|edytuj kod|править|править код|править вики-текст|"
    "редактировать|ред.|редагувати|редагувати код|правіць|рэдагаваць|редактиране|уреди|уреди извор|"
    "uredi|uredi izvor|uredi kod|uredi kôd|uredi kodo|editovat|editovat zdroj|upraviť|upraviť zdroj|szerkesztés|"
    "forrásszöveg szerkesztése|modificare|modificare sursă|redigera|redigera wikitext|rediger|rediger kilde|redigér|"
    "rediger kildetekst|endre|muokkaa|muokkaa wikitekstiä|muuda|muuda lähteteksti|labot|labot pirmkodu|labot šo sadaļu|"
    "keisti|redaguoti|breyta|breyta frumkóða|επεξεργασία|επεξεργασία κώδικα|değiştir|kaynağı değiştir|düzenle|redaktə|"
    "aldatu|عدل|تعديل|عدل المصدر|ویرایش|ویرایش مبدأ|עריכה|עריכת קוד מקור|ترمیم|संपादित करें|संपादन|सम्पादन|সম্পাদনা|"
    "উৎস সম্পাদনা|தொகு|แก้ไข|แก้|sửa|sửa đổi|sửa mã nguồn|sunting|sunting sumber|编辑|編輯|编辑源代码|编辑源码|編輯原始碼|"
    "編集|ソースを編集|편집|원본 편집|redakti|recensere"
)
#: A heading and its label are no longer than this.
_HEADING_SIZE = 120
#: Signs that link to a heading, and how they are worded. Of those that authors use, too, a page must have several.
_PILCROW, _SEVERAL = "¶", 2
_SIGNS = (
    ("#", late(r"(?<=[a-zß-ÿа-я)?]{3})[\u200b\ufeff]?#(?:section-?\d{1,3})?$")),
    ("#", late(r"^(?=(?:\S+ ){3}).{6,}?(?P<link> #)$")),
    ("🔗", late(r"(?<=\S) ?🔗[\ufe0f\u200b]?$")),
    ("ermalink", late(r"(?<=\S)[ \u200b]+Permalink(?: to this (?:heading|headline|section|definition))?$")),
    ("ink to", late(r"^(?P<head>.{2,100}?)[\u200b ]*(?P<link>Direct link to (?P=head))$")),
    ("ink to", late(r"(?<=\S)[ \u200b](?:Copy l|L)ink to (?:this |the )?(?:heading|section|anchor)$")),
)
_SIGN_PARTS = tuple(dict.fromkeys(sign for sign, _ in _SIGNS))
#: Link labels behind a reference: one of the first must be among them. None stands in a sentence without commas.
_INDEXES = (
    "Google Scholar|PubMed Central|PubMed|Crossref|CrossRef|Scopus|Web of Science|PMC free article|Publisher Full Text|"
    "View in article|View Article|Search ADS|SciFinder|MathSciNet|zbMATH|Europe PMC|View Record in Scopus|MEDLINE"
)
_OTHERS = "Free Full Text|Full Text|Full Text PDF|Abstract|Article|CAS|DOI|ADS|ISI|MATH|PDF|Link|Free article"
_VIA = "Full Text via"
_LABELS = (
    rf"(?<=[.\d)\]/])(?:[\s·|;(\[]+(?:{_OTHERS}|{_VIA} .{{3,20}})[)\]]?)*[\s·|;]*[(\[]?(?:{_INDEXES})[)\]]?"
    rf"(?:[\s·|;(\[]*(?:{_INDEXES}|{_OTHERS}|{_VIA} .{{3,20}})[)\]]?)*\s*$"
)
_INDEX_WORDS = ("Google Scholar", "PubMed", "Crossref", "CrossRef", "View in article")
_LEAST_REFERENCE = 40
#: What ends a reference; put before a row of labels it stands for the reference above.
_STOP = ". "
#: The last three characters of such a row, where no link of another kind is the last.
_REFERENCE_ENDS = frozenset(
    (label + closer)[-3:] for label in f"{_INDEXES}|{_OTHERS}".split("|") for closer in ("", ")", "]")
)
_NEW_TAB = late(r",? ?\(?\bopens (?:in )?(?:a )?new (?:tab|window)\b\)?")
#: What a bracket says that only a screen reader's note says, wherever it stands: parts of "new", "window" and "tab".
_NEW_WINDOW = late(
    "new|neu|fenêtre|onglet|ventana|nueva|finestra|nuova|nov[aoý]|nieuw|nytt?|now|uude|uute|új |нов|νέ[οα]|yeni|baru|"
    "mới|ใหม่|新|别|別|새 |جديد|חדש|नई|नए|নতুন|uues|jaun|nauj",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"“„«'‘「『‹")
_QUOTED = _QUOTES | {" "}
#: A word or some, and the same once more with a capital and no blank.
_GLUED_TITLE = late(r"\b([\w-]{4,}|[\w-]+(?: [\w-]+){1,3})(?<=[^\W\dA-Z_])(?=[A-Z])((?i:\1))$")
_GLUED_SIZE, _GLUED_END = 80, 3
#: Such marks as WordPress has them.
_CODES = ("sourcecode", "caption", "embed", "audio", "video", "vc_row", "vc_column", "et_pb_section", "su_box")
_OPENING_CODE = late(r"\[(\w{4,20})(?: [^\[\]]{0,200})?\]")
_NEW_TABS = ("opens new tab", "opens in new tab", "opens in a new tab", "opens in a new window", "opens in new window")


def hung(evidence: Evidence) -> None:
    """Labels and signs on headings and references, and notes that a link opens a new tab."""
    _edits(evidence)
    _signs(evidence)
    _references(evidence)
    _twice(evidence)
    _codes(evidence)
    _tabs(evidence)


def _edits(evidence: Evidence) -> None:
    """The link behind a wiki's heading that edits its section."""
    page = evidence.page
    if "]" not in page.text:
        return
    for row in found(page.ending.translate(_IS_CLOSE)):
        line, is_open = page.lines[row], page.kinds[row] in (SHORT_OPEN, LONG_OPEN)
        if line[-1] == "]" and is_open and page.sizes[row] <= _HEADING_SIZE:
            label = _edit().search(line)
            if label:
                _add(evidence, row, label.start(), "hung.edit", Category.UI_TEXT)


_IS_CLOSE = flags(CLOSE)


@cache
def _edit() -> re.Pattern[str]:
    """Compiled when the first heading ends in a bracket."""
    words = "|".join(re.escape(word) for word in _EDIT.split("|"))
    return re.compile(rf"\s*[\[［] ?(?:{words})(?: ?[|·/,•] ?[^\[\]|]{{2,30}})? ?[\]］]$", re.IGNORECASE)


def _signs(evidence: Evidence) -> None:
    """Signs and words behind headings that link to them."""
    page = evidence.page
    if _PILCROW in page.text:
        for row in [row for row, line in enumerate(page.lines) if line.endswith(_PILCROW) and len(line) > 1]:
            at = len(page.lines[row].rstrip(_PILCROW + " "))
            if at and page.sizes[row] <= 2 * _HEADING_SIZE:
                _add(evidence, row, at, "hung.sign", Category.SCRAPER_ARTIFACT)
    held = [sign for sign in _SIGN_PARTS if sign in page.text]
    for sign, regex in [(sign, regex) for sign, regex in _SIGNS if sign in held] if held else ():
        short = [row for row, line in enumerate(page.lines) if sign in line and len(line) <= _HEADING_SIZE]
        told = [(row, label) for row in short if (label := regex.search(page.lines[row]))]
        if len(told) >= _SEVERAL:
            for row, label in told:
                at = label.start("link") if label.re.groups else label.start()
                _add(evidence, row, at, "hung.sign", Category.SCRAPER_ARTIFACT)


def _references(evidence: Evidence) -> None:
    """Link labels behind a reference, or on rows of their own below several: "[DOI] [PubMed] [Google Scholar]"."""
    page, alone = evidence.page, list[int]()
    for row in range(len(page)) if _VIA in page.text else among(page.ends, _REFERENCE_ENDS):
        line = page.lines[row]
        if row in evidence.spans or not any(map(line[-_LEAST_REFERENCE:].__contains__, _INDEX_WORDS)):
            continue
        if len(line) <= 2 * _LEAST_REFERENCE and _reference().fullmatch(_STOP + line, 1):
            alone.append(row)
        elif len(line) > _LEAST_REFERENCE:
            labels = _reference().search(line, max(_LEAST_REFERENCE // 2, len(line) - 2 * _HEADING_SIZE))
            if labels:
                _add(evidence, row, labels.start(), "hung.reference", Category.UI_TEXT)
    for row in alone if len(alone) >= _SEVERAL else ():
        evidence.add(row, Category.UI_TEXT, SURE, "hung.reference")


@cache
def _reference() -> re.Pattern[str]:
    """Compiled when the first reference has labels."""
    return re.compile(_LABELS)


def _twice(evidence: Evidence) -> None:
    """A glossary's title glued to the word that it explains: "... they call a conversionConversion"."""
    page = evidence.page
    for row in found(page.kinds.translate(_IS_LONG_OPEN)):
        line = page.lines[row]
        end = line[-_GLUED_SIZE:].lower()
        # What is said twice ends twice in the same letters.
        if end[-_GLUED_END:] not in end[:-_GLUED_END]:
            continue
        twice = _GLUED_TITLE.search(line, max(0, len(line) - _GLUED_SIZE))
        if twice:
            _add(evidence, row, twice.start(2), "hung.title", Category.UI_TEXT)


_IS_LONG_OPEN = flags(LONG_OPEN)


def _codes(evidence: Evidence) -> None:
    """Marks of a blog's own language at a row's edges, which the blog has not turned into what they stand for."""
    page = evidence.page
    if "[" not in page.text or "[/" not in page.text:
        return
    names = {name for name in _CODES if f"[/{name}]" in page.text}
    for row in [row for row, line in enumerate(page.lines) if line[:1] == "[" or line[-1:] == "]"] if names else ():
        line = page.lines[row]
        opening = _OPENING_CODE.match(line)
        clue = Clue(Category.SCRAPER_ARTIFACT, SURE, "hung.code")
        if opening and opening.group(1) in names:
            evidence.add_span(row, 0, opening.end(), clue)
        for name in [name for name in names if line.endswith(f"[/{name}]")]:
            evidence.add_span(row, len(line) - len(name) - 3, len(line), clue)


def _tabs(evidence: Evidence) -> None:
    """What a screen reader says of a link in the midst of a line: ", opens new tab"."""
    page = evidence.page
    if "opens" not in page.text or not any(words in page.text for words in _NEW_TABS):
        return
    for row in [row for row, line in enumerate(page.lines) if "opens " in line]:
        for note in _NEW_TAB.finditer(page.lines[row]):
            line = page.lines[row]
            within = note.start() > 0 and note.end() < len(line) and page.kinds[row] in (PROSE, LONG_OPEN)
            if within and note.group()[:2].strip()[:1] in (",", "(") and line[note.start() - 1] not in _QUOTED:
                clue = Clue(Category.UI_TEXT, SURE, "hung.tab")
                evidence.add_span(row, note.start(), note.end(), clue)


def is_window_note(line: str, start: int, end: int) -> bool:
    """Whether a bracket says that a link opens a window, as the only one in its row: several are a text's subject."""
    alone = line.count("(") + line.count("（") == 1 and line[start - 1 : start] not in (*_QUOTES, "")
    return alone and _NEW_WINDOW.search(line, start, end) is not None


def _add(evidence: Evidence, row: int, start: int, rule: str, category: Category) -> None:
    evidence.add_span(row, start, len(evidence.page.lines[row]), Clue(category, SURE, rule))
