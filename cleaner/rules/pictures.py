"""Captions that say themselves that they are one: "Figure 3: ...", "The mayor (left) and ..."."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from cleaner.blocks import CLOSE, LONG_OPEN, LOWER, MARK, SHORT_OPEN, among, closed, flags, found
from cleaner.evidence import SURE, Clue, Evidence
from cleaner.options import Category
from cleaner.page import Page
from cleaner.sentences import sentence_starts

#: What numbered pictures are called. Tables and listings are the author's.
_FIGURES = (
    "fig figs figure figura figur figuur abb abbildung abbildungen bild afb afbeelding рис рисунок мал малюнок фиг "
    "фигура rys rysunek obr obrázek obrázok slika сл слика ábra kuva kuvio joonis attēls pav paveikslas mynd εικόνα "
    "εικ σχήμα σχ şekil resim gambar hình ภาพที่ รูปที่ चित्र চিত্র படம் شكل شکل איור 그림 图 圖 図"
)
#: A figure's number has a stop, a colon or a stroke behind it: "Figure 2 shows" is a sentence.
_NUMBER = r" ?\d{1,2}(?:[.-]\d{1,2})?[a-z]?(?:[:：]|\.(?=\s)| [–—|-] )"
#: So many characters of a row are compared with the names, and with what may follow a shorter one.
_FRONT, _AFTER_NAME = 3, "0123456789 .:："
#: A longer row below a figure's number explains more than the picture.
_LONGEST_FIGURE = 500
#: Who stands where, in brackets: no sentence of an author's text says so, but where it speaks of a picture.
_PLACE_WORDS = (
    "left|right|far left|far right|second left|second right|second from left|second from right|third from left|"
    "third from right|centre left|centre right|front left|front right|top left|top right|bottom left|bottom right|"
    "pictured left|pictured right|"
    "v.l.|v. l.|v.li.|v.l.n.r.|v. l. n. r.|v.l.n.r|vlnr|v.r.n.l.|v. r. n. l.|l.|r.|li.|re.|links|rechts|"
    "links im bild|rechts im bild|2.v.l.|2.v.r.|2. v. l.|2. v. r.|3.v.l.|3.v.r.|3. v. l.|3. v. r.|"
    "zweiter von links|zweiter von rechts|zweite von links|zweite von rechts|"
    "à gauche|à droite|de gauche à droite|izq.|der.|izquierda|derecha|a la izquierda|a la derecha|esq.|dir.|"
    "à esquerda|à direita|a sinistra|a destra|primo da sinistra|primo da destra|secondo da sinistra|l.n.r.|"
    "till vänster|till höger|t.v.|t.h.|t v|t h|til venstre|til høyre|til højre|vas.|oik.|vasemmalla|oikealla|"
    "слева|справа|второй слева|второй справа|крайний слева|крайний справа|ліворуч|праворуч|зліва|solda|sağda|"
    "soldan ikinci|po lewej|po prawej|z lewej|z prawej|pierwszy z lewej|pierwszy z prawej|drugi z lewej|vlevo|vpravo|"
    "vľavo|balra|jobbra|balról|jobbról|stânga|dreapta|lijevo|desno|levo|лево|десно|kiri|kanan|tengah|"
    "αριστερά|δεξιά|trái|phải|bìa trái|bìa phải|左|右|左から2人目|右から2人目|左二|右二|左一|右一|左三|右三|前排左|"
    "前排右|von links|von rechts|from left|from right|from left to right|left to right|l to r|l-r|l. to r.|"
    "second from the left|second from the right|third from the left|third from the right|front row|"
    "back row|im vordergrund|im hintergrund|von links nach rechts|ganz links|ganz rechts|oben links|oben rechts|"
    "unten links|unten rechts|vorne links|vorne rechts|hinten links|hinten rechts|dritter von links|dritter von rechts|"
    "vierter von links|vierter von rechts|dritte von links|dritte von rechts|mitte links|deuxième à gauche|"
    "deuxième à droite|deuxième en partant de la gauche|deuxième en partant de la droite|au premier plan|"
    "de izquierda a derecha|segundo por la izquierda|segundo por la derecha|primero por la izquierda|"
    "primero por la derecha|segunda por la izquierda|segunda por la derecha|izq|dcha.|dcha|da sinistra|da destra|"
    "secondo da destra|prima da sinistra|prima da destra|seconda da sinistra|seconda da destra|terzo da sinistra|"
    "terzo da destra|da esquerda para a direita|segundo da esquerda|segundo da direita|tweede van links|"
    "tweede van rechts|derde van links|derde van rechts|geheel links|geheel rechts|uiterst links|uiterst rechts|"
    "links op de foto|rechts op de foto|andra från vänster|andra från höger|längst till vänster|längst till höger|"
    "nummer to fra venstre|nummer to fra højre|nummer to fra høyre|andre fra venstre|andre fra høyre|"
    "toinen vasemmalta|toinen oikealta|trzeci z lewej|trzeci z prawej|druga z lewej|druga z prawej|pierwsza z lewej|"
    "pierwsza z prawej|od lewej|w środku|druhý zleva|druhý zprava|druhá zleva|druhá zprava|třetí zleva|třetí zprava|"
    "uprostřed|druhý zľava|druhý sprava|uprostred|třetí z leva|balról a második|jobbról a második|középen|"
    "al doilea din stânga|al doilea din dreapta|în stânga|în dreapta|prvi slijeva|prvi zdesna|drugi slijeva|"
    "drugi zdesna|u sredini|drugi z leve|drugi z desne|prvi z leve|prvi z desne|вторая слева|вторая справа|"
    "третий слева|третий справа|на фото слева|на фото справа|в центре|другий зліва|другий справа|праворуч на фото|"
    "ліворуч на фото|посередині|вдясно|вляво|вторият отляво|вторият отдясно|δεύτερος από αριστερά|"
    "δεύτερος από δεξιά|soldan birinci|soldan üçüncü|sağdan ikinci|sağdan birinci|ortada|kedua dari kiri|"
    "kedua dari kanan|paling kiri|paling kanan|thứ hai từ trái|thứ hai từ phải|thứ hai từ trái sang|右二|右三|"
    "左から3人目|右から3人目|左から2番目|右から2番目|手前|왼쪽에서 세번째|오른쪽에서 세번째|왼쪽에서 두 번째|"
    "오른쪽에서 두 번째|가운데|في الوسط|الثاني من اليمين|الثاني من اليسار|نفر اول از راست|نفر دوم از راست|"
    "מימין|משמאל|במרכז|왼쪽|오른쪽|왼쪽에서 두번째|오른쪽에서 두번째|يمين|يسار|يميناً|يساراً"
)
_PLACES = frozenset(_PLACE_WORDS.split("|"))
#: Agencies that a caption may end in, alone or glued to its last sentence; longer rows may be the agency's own text.
_AGENCY_NAMES = (
    "afp|ap|ap photo|efe|epa|epa-efe|reuters|ansa|apa|anp|belga|pap|tass|тасс|lusa|ntb|tt|stt|cta|čtk|ctk|tasr|mti|"
    "hina|tanjug|agerpres|dha|iha|aa|ani|pti|xinhua|yonhap|kyodo|antara|getty|getty images|imago|imago images|"
    "shutterstock|istock|alamy|adobe stock|pixabay|unsplash|pexels|keystone|lapresse|europa press|ritzau scanpix|"
    "lehtikuva|picture alliance|wikimedia commons|sipa|anadolu|bloomberg|pa|pa wire|pa media|imagn|usa today sports"
)
AGENCIES = frozenset(_AGENCY_NAMES.split("|"))
#: By whose leave a picture is shown, behind the last sentence of a caption: letters that all these words share (looking
#: for five is faster than for eight), and what may stand before them. An agency's photographer needs nothing before it.
_LEAVE = ("rtes", "reundlicher Genehmigung ", "aimable autorisation ", "entile", "P Photo/")
_LEAVE_WORDS = (
    "(?:(?:Image|Images|Photo|Photos|Picture|Pictures)?:? ?[Cc]ourtesy(?: of)?(?: the)?",
    "[Mm]it freundlicher Genehmigung(?: von| der| des)?",
    "[Aa]vec l['’]aimable autorisation(?: de| du| des)?",
    "(?:[Pp]or )?[Cc]ortesía(?: de| del)?",
    "(?:[Pp]or )?[Cc]ortesia(?: de| da| do)?",
    "[Pp]er gentile concessione(?: di| del| della)?",
    "[Gg]entileza(?: de| del)?)",
)
_BEFORE_LEAVE = r"(?:(?<=[.!?)”»\"])|(?<=[.!?)”»\"] )|(?<=\d )|(?<=\d, )|(?<=– )|(?<=— ))"
_PHOTOGRAPHER = r"(?<= )AP Photo/[A-Z][\w.' ’-]{2,40}"
_LONGEST_LEAVE, _LEAST_BEFORE = 70, 10
_OPENERS, _CLOSERS = ("(", "（"), (")", "）")
_LONGEST_PLACE = 40
#: What sells or lends pictures, and what says that one was taken off a screen: in the last bracket of a caption.
_LENDERS = (
    "Unsplash|Getty|Getty Images|iStock|iStockphoto|Shutterstock|Pixabay|Pexels|Alamy|Adobe ?Stock|"
    "Wikimedia(?: Commons)?|Flickr|"
    "Imago|picture[- ]alliance|Depositphotos|Freepik|Dreamstime|Scanpix|Fotolia|123RF|Canva|Midjourney|"
    "[Ss]creenshot|[Ss]creengrab|[Ss]creen ?grab|[Cc]aptura de (?:pantalla|tela|ecrã|vídeo|video)|"
    "[Cc]apture d['’]écran|"
    "[Ss]chermata|[Ss]krinšots|[Сс]криншот|[Сс]кріншот|[Zz]rzut ekranu|[Ss]nímek obrazovky|[Ss]kärmdump|[Ss]kjermdump|"
    "[Ss]kærmbillede|[Kk]uvakaappaus|[Ee]kran görüntüsü|[Tt]angkapan layar"
)
_LONGEST_LENDER = 60
_LENT = ("/", ":", " by ", " via ", " – ", " | ")
_IS_CLOSE = flags(CLOSE)
#: A caption's length, and how many sentences it has at most.
_LONGEST_CAPTION, _SENTENCES = 360, 3


def figures(evidence: Evidence) -> None:
    """Rows that begin with a figure's number: "Figure 3. ...", "Abb. 4: ..."."""
    page = evidence.page
    for row in page.where(_may_be_figure):
        wrapped = row and page.kinds[row - 1] == LONG_OPEN and page.ending[row - 1] == LOWER
        if not wrapped and _figure().match(page.lines[row]):
            evidence.add(row, Category.PHOTO_CAPTION, SURE, "caption.figure")


def _may_be_figure(page: Page) -> list[int]:
    """The rows that may begin so."""
    rows = [row for row in among(page.threes, _figure_starts()) if page.sizes[row] <= _LONGEST_FIGURE]
    return [row for row in rows if page.opening[row] != MARK]


@cache
def _figure_starts() -> frozenset[str]:
    """The first three characters of a row that may begin with a figure's number, by the length of its name."""
    starts = set[str]()
    for name in _FIGURES.split():
        after = product(*(_AFTER_NAME,) * max(0, _FRONT - len(name)))
        starts.update(name[:_FRONT] + "".join(chars) for chars in after)
    return frozenset(starts)


@cache
def _figure() -> re.Pattern[str]:
    """Compiled when the first row may be a figure's."""
    return re.compile(
        rf"[(\[【（]?(?:{'|'.join(sorted(_FIGURES.split(), key=len, reverse=True))})\.?{_NUMBER}", re.IGNORECASE
    )


def places(evidence: Evidence) -> None:
    """Captions that say who stands on the left and who on the right."""
    page = evidence.page
    for opener, closer in zip(_OPENERS, _CLOSERS, strict=True):
        if opener not in page.text:
            continue
        for row in [
            row for row, line in enumerate(page.lines) if opener in line and page.sizes[row] <= _LONGEST_CAPTION
        ]:
            line = page.lines[row]
            if (
                page.opening[row] != MARK
                and _names_place(line, opener, closer)
                and len(sentence_starts(line)) < _SENTENCES
            ):
                evidence.add_span(row, 0, len(line), Clue(Category.PHOTO_CAPTION, SURE, "caption.place"))


def leaves(evidence: Evidence) -> None:
    """Credits behind a caption that say by whose leave the picture is shown."""
    page = evidence.page
    for words in [words for words in _LEAVE if words in page.text]:
        for row in [row for row, line in enumerate(page.lines) if words in line[-_LONGEST_LEAVE:]]:
            line = page.lines[row]
            found = _leave().search(line, max(_LEAST_BEFORE, len(line) - _LONGEST_LEAVE))
            if found and row not in evidence.spans and page.opening[row] != MARK:
                evidence.add_span(row, found.start(), len(line), Clue(Category.PHOTO_CREDIT, SURE, "credit.leave"))


def lenders(evidence: Evidence) -> None:
    """A bracket at the end of a caption that names who lent the picture: "(mholm / iStock)"."""
    page = evidence.page
    for row in found(page.ending.translate(_IS_CLOSE)):
        line = page.lines[row]
        if page.kinds[row] not in (SHORT_OPEN, LONG_OPEN) or row in evidence.spans or page.opening[row] == MARK:
            continue
        at = max(line.rfind(opener, max(1, len(line) - _LONGEST_LENDER)) for opener in _OPENERS)
        if at <= 0 or line[-1] not in _CLOSERS:
            continue
        # Without a sentence before it, a mark must say that it is more than a name.
        told = closed(line[:at].rstrip()) or any(mark in line[at:] for mark in _LENT)
        if told and _lender().search(line, at):
            evidence.add_span(row, at, len(line), Clue(Category.PHOTO_CREDIT, SURE, "credit.lender"))


@cache
def _lender() -> re.Pattern[str]:
    """Compiled when the first line ends in a bracket."""
    return re.compile(rf"(?:[(（]|[\s/|:@–-])(?:{_LENDERS})(?:\.com)?(?:[\s/|:][^,()]*)?[)）]$")


@cache
def _leave() -> re.Pattern[str]:
    """Compiled when the first row may hold one."""
    return re.compile(rf"(?:{_BEFORE_LEAVE}{'|'.join(_LEAVE_WORDS)} \w[^.!?]{{1,50}}\.?|{_PHOTOGRAPHER})$")


def _names_place(line: str, opener: str, closer: str) -> bool:
    """Whether a bracket behind a name says where who bears it stands."""
    at = line.find(opener)
    while at >= 0:
        end = line.find(closer, at, at + _LONGEST_PLACE)
        if end > 0 and line[at + 1 : end].lower() in _PLACES and _is_name(line[:at].rstrip()):
            return True
        at = line.find(opener, at + 1)
    return False


def _is_name(before: str) -> bool:
    """Whether what stands before the bracket ends in a name: a capital, in scripts that have them."""
    letter = before[before.rfind(" ") + 1 :][:1]
    return letter.isalpha() and not letter.islower()
