"""Rows between two paragraphs that only a picture explains: descriptions, who stands where, a chart's source."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.blocks import MARK, PROSE, SHORT_CLOSED, among
from cleaner.evidence import FAIR, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page

#: Up to three rows without a final stop that have a paragraph above and below them (see `blocks` for the numbers).
_BETWEEN = late(rb"\x03([\x00\x02]{1,3})(?=\x03)")
#: Captions without a stop are no longer than this, and no shorter.
_SHORTEST, _LONGEST = 9, 300
#: The source of a chart stands alone between paragraphs of at least this length; below a table it is the author's.
_PARAGRAPH_SIZE, _SOURCE_MARK = 150, "source"


@cache
def _parts(needs: str) -> list[str]:
    return needs.split("|")


class Mark(NamedTuple):
    """What tells such a row.

    name      the end of its rule's id
    regex     the pattern at its front
    needs     parts of words, parted by bars, one of which stands in each such row (looked for in lower case)
    signs     characters one of which stands in it: hardly any heading holds these, and to look for them costs least
    within    what it needs stands within so many characters from its front; None: anywhere
    """

    name: str
    category: Category
    regex: str
    needs: str = ""
    signs: str = ""
    within: int | None = None

    def may_bear(self, folded: str) -> bool:
        """Whether a row, in lower case, holds what the mark needs."""
        return not self.needs or any(map(folded[: self.within].__contains__, _parts(self.needs)))


_WHO = r"(?:[A-ZÀ-ÞЀ-Я][\w.'’-]+ ){2,4}"
_SOMEONE = (
    r"(?:An? |The |Two |Three |Several )?(?:[\w-]+,? ){0,3}?(?:woman|women|man|men|person|people|girls?|boys?|"
    r"child|children|kids?|couple|group of \w+|family|dogs?|cats?|horses?|hands?|someone|students?|workers?|hikers?|"
    r"ladies|tourists|visitors|players|fans|protesters|soldiers|nurse|doctor|teacher|farmer) (?:[\w'’-]+ ){0,4}?"
)
_DOINGS = (
    "wearing|holding|sitting|standing|smiling|looking|walking|posing|using|riding|playing|working|talking|pointing|"
    "reading|lying|leaning|pouring|cutting|writing|typing|running|jumping|hugging|laughing|eating|drinking|cooking|"
    "carrying|pushing|pulling|shaking|waving|climbing|swimming|queuing"
)
_SPEAKINGS = (
    "speaking|performing|attending|addressing|celebrating|competing|singing|signing|receiving|accepting|arriving|"
    "visiting|training|inspecting"
)
_HIS = r" (?:an?|the|his|her|their|its|at|in|on|with|by|next|through|over|under|from|outside|together|around|\w+s) "
_QUI = (
    r"(?:Une? (?:jeune )?(?:femme|homme|fille|garçon|enfant)|Des (?:enfants|personnes|passants) \w*|"
    r"(?:Una? )?(?:joven|mujer|hombre|niña|niño|persona|pareja)|"
    r"(?:Una? )?(?:donna|uomo|ragazza|ragazzo|bambin[oa]|coppia)|"
    r"(?:Uma? )?(?:mulher|homem|menina|menino|criança|pessoa|casal))"
)
_FAISANT = (
    r"(?:tenant|portant|marchant|souriant|regardant|assise? |debout|sosteniendo|sujetando|caminando|sentad[oa]|"
    r"sonriendo|mirando|vestid[oa] de|sedut[oa]|segurando|sorrindo|caminhando|olhando|usando|"
    r"che (?:tiene|cammina|legge|guarda))"
)
#: Parts of these: each holds one of them.
_FAISANTS = (
    "tenant|portant|marchant|souriant|regardant|assis|debout|sosteniendo|sujetando|caminando|sentad|sonriendo|mirando|"
    "vestid|sedut|segurando|sorrindo|caminhando|olhando|usando|che "
)
_PICTURE = (
    r"(?:An? )?(?:(?:close-up|aerial|black and white|historical?|old|stock|cropped|full|satellite) )?"
    r"(?:photo|picture|photograph|screenshot|screen ?shot|screengrab|screen ?grab|headshot|illustration|rendering|"
    r"aerial view|close[- ]up|wide shot|mugshot) (?:of|showing) (?!the (?:day|week|month|year|moment)\b)[\w\"“‘’]"
)
#: The same in other languages: only words that name a picture and nothing else.
_BILD = (
    r"(?:Screenshot (?:von|vom|der|des|de la|de|du|van|av)|Bildschirmfoto|Luftaufnahme|Luftbild|"
    r"Nahaufnahme|Satellitenbild|"
    r"Captura de pantalla|Vista aérea|Imagen aérea|Foto aérea|Captura de (?:tela|ecrã)|Imagem aérea|"
    r"Capture d['’]écran|Vue aérienne|Photo aérienne|Schermata|Screenshot (?:di|da|dalla?)|Veduta aerea|Foto aerea|"
    r"Schermafbeelding|Luchtfoto|Skärmdump|Skärmbild|Flygfoto|Skjermbilde|Skjermdump|Flyfoto|Skærmbillede|Luftfoto|"
    r"Kuvakaappaus|Ilmakuva|Zrzut ekranu|Zdjęcie lotnicze|Snímek obrazovky|Letecký (?:pohled|snímek)|Snímka obrazovky|"
    r"Képernyőkép|Légi felvétel|Captură de ecran|Vedere aeriană|Скриншот|Вид с воздуха|Аэрофотоснимок|Скріншот|"
    r"Вид з повітря|Екранна снимка|Снимак екрана|Snimak ekrana|Snimka zaslona|Snimka iz zraka|Posnetek zaslona|"
    r"Kuvatõmmis|Ekrānuzņēmums|Ekrano kopija|Skjáskot|Στιγμιότυπο (?:οθόνης|από)|Αεροφωτογραφία|Ekran görüntüsü|"
    r"Havadan (?:çekilmiş|görünüm)|Tangkapan layar|Tangkap layar|Foto udara|Ảnh chụp màn hình|Captura de pantalla)\b"
    r"|(?:航拍|鸟瞰|俯瞰|俯拍)\S*(?:图|照片)?|\S{2,24}(?:截图|截圖|のスクリーンショット|スクショ|스크린샷|캡처)$|\S{2,24}(?:效果图|示意图|航拍图|鸟瞰图)$"
)
_FROM_LEFT = (
    r"(?:\(|\b)(?:from (?:the )?left(?: to right)?|from (?:the )?right|left to right|l to r|von links(?: nach rechts)?|"
    r"von rechts(?: nach links)?|v\. ?l\. ?n\. ?r\.|v\. ?l\.|v\. ?r\.|de izquierda a derecha|desde la izquierda|"
    r"de izq\. a der\.|de gauche à droite|d(?:a|alla) sinistra(?: a destra)?|da esquerda(?: para a direita)?|"
    r"d['’]esquerra a dreta|van links naar rechts|v\. ?l\. ?n\. ?r|från vänster|fra venstre|vasemmalta|od lewej|"
    r"zleva|zľava|balról(?: jobbra)?|de la stânga(?: la dreapta)?|слева направо|зліва направо|отляво надясно|"
    r"s ?lijeva(?: na desno)?|слева|z leve(?: proti desni)?|vasakult(?: paremale)?|no kreisās|iš kairės|frá vinstri|"
    r"από αριστερά|soldan(?: sağa)?|dari kiri(?: ke kanan)?|từ trái (?:sang|qua)(?: phải)?|"
    r"من اليمين(?: إلى اليسار)?|מימין(?: לשמאל)?|از راست|左から|從左至右|从左至右|自左至右|왼쪽부터)"
    r"(?:\)|[:：,、]|\) ?[:：])[ ]?"
    r"(?-i:[^\W\d_a-zß-öø-ÿāăąćčďđēėęěğģīįıķļłńņňőœřśşšťūůűųźżžа-яёіїєґα-ωά-ώ]|[\"“„«])"
)
_LEFT, _RIGHT = (
    r"left|top|above|links|oben|izquierda|arriba|à gauche|en haut|a sinistra|in alto|à esquerda|acima|venstre|"
    r"till vänster|po lewej|u góry|vlevo|nahoře|vľavo|слева|вверху|ліворуч|лево|lijevo|levo|balra|stânga|sus|"
    r"αριστερά|solda|üstte|左|上",
    r"(?:right|bottom|below|rechts|unten|derecha|abajo|à droite|en bas|a destra|in basso|à direita|abaixo|høyre|højre|"
    r"till höger|po prawej|na dole|vpravo|dole|справа|внизу|праворуч|десно|desno|jobbra|dreapta|jos|δεξιά|sağda|"
    r"altta|右|下)",
)
_GROUND = (
    r"\b(?:with|mit|con|avec|com|met|med|z|ze|s|se|и|с|з|im|in|am|al|à|ao|na|op|i|w|v|на) .{0,60}?\b"
    r"(?:(?:in the|im) (?:back|fore|hinter|vorder)(?:ground|grund)|(?:de|al) fondo|en (?:segundo|primer) plano|"
    r"à l['’]arrière-plan|en arrière-plan|au (?:premier|second) plan|sullo sfondo|in (?:primo|secondo) piano|ao fundo|"
    r"em (?:primeiro|segundo) plano|op de (?:achter|voor)grond|i (?:bak|för|for)grunde?n|i baggrunden|w tle|v pozadí|"
    r"v popředí|na pozadí|на (?:заднем|переднем) плане|на задньому плані)\b"
)
#: A clause with its own subject or a finite verb before the place is no caption's.
_CLAUSE = late(
    r"\b(?:i|you|we|they|it|he|she|can|will|is|are|was|were|has|have|run|runs|ich|wir|sie|er|es|ist|sind|war|waren|hat|"
    r"haben|bleibt|steht|stehen|läuft|laufen|arbeitet|es|son|está|están|queda|est|sont|reste|è|sono|rimane|é|são|"
    r"fica|zijn|staat|blijft)\b",
    re.IGNORECASE,
)
#: Filipino and Swahili (somebody while doing something), Indonesian (what it looks like), Hindi, Arabic and Persian.
_SOUTH = (
    r"(?:(?-i:Si|Sina|Ang|Ilang) (?:\S+ ){1,8}?habang |(?-i:(?:[A-Z][\w'’]+ ){2,5}(?:a|wa)ki[a-z]{3,} )|"
    r"Suasana (?:\S+ ){3,12}|(?:\S+ ){2,12}?\S*(?:ते|ती) (?:हुए|हुई) \S+(?: \S+){0,4}$|جانب من \S|نمایی از \S)"
)
_SOURCE = (
    r"(?:Sources?|Quellen?|Fuentes?|Fonte|Fonti|Font|Bron|Źródło|Kilde|Källa|Lähde|Zdroj|Forrás|Sursa|Izvor|Извор|Vir|"
    r"Источник|Джерело|Източник|Πηγή|Kaynak|Sumber|Nguồn|Allikas|Avots|Šaltinis|Heimild|المصدر|מקור|स्रोत|出典|来源|來源|출처)"
    r" ?[:：] ?[^.:?!\s][^:?!]{1,44}"
)

#: The first three letters of rows that may describe a picture in a closed sentence, and what says that one is more.
_FRONT_WORDS = (
    "a p|a s|a c|a b|a h|an |pho|pic|scr|clo|hea|ill|wid|mug|ren|aer|lef|top|abo|lin|obe|izq|arr|à g|en |in |"
    "сле|вве|po |vle|til"
)
_FRONTS = frozenset(_FRONT_WORDS.split("|"))
_SENTENCE = late(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|do|does|did|says?|said|hung|hangs|"
    r"stood|lay|sat|made|makes|went|goes|came|comes|took|takes|gave|gives|got|gets|told|tells|found|finds|left|led|won|"
    r"sent|sold|drew|caught|began|begins|broke|fell|kept|keeps|shows?|means?|helps?|tells?|\w{2,}ed|I|we|you|they|he)\b"
    r"|[.!?] \S"
)

#: The words for left in `_FROM_LEFT`.
_LEFTS = (
    "left|right|l to r|link|recht|v. l|v.l|v. r|v.r|izq|gauche|sinistra|esque|väns|venst|vasem|lew|zlev|zľav|balr|"
    "stân|слева|зліва|отляво|lijev|leve|vasak|kreis|kair|vinstri|αριστ|soldan|kiri|trái|اليمين|מימין|راست|左|왼쪽"
)
#: Parts of the words for a source in `_SOURCE`: each holds one of them.
_SOURCES = (
    "source|quelle|fuente|font|bron|źródło|kilde|källa|lähde|zdroj|forrás|sursa|izvor|извор|vir|источник|джерело|"
    "източник|πηγή|kaynak|sumber|nguồn|allikas|avots|šaltinis|heimild|المصدر|מקור|स्रोत|出典|来源|來源|출처"
)

#: Parts of words that name a picture: each in `_PICTURE` and `_BILD` holds one of them.
_PICTURES = (
    "photo|pictur|screen|shot|illustration|rendering|close|aeri|aere|aére|aéri|bild|lucht|luft|nahauf|bille|captur|"
    "schermat|veduta|afbeelding|skärm|flyg|skjerm|flyfoto|kuva|zrzut|lotnicze|leteck|obrazovk|képerny|légi|скрин|"
    "скрін|вид |аэро|екран|snimka|snimak|posnetek|ekrān|ekran|skjáskot|στιγμ|αεροφ|havadan|tangkap|udara|ảnh|"
    "航拍|鸟瞰|俯|截|スク|스크|캡처|效果图|示意图"
)

#: The word for a picture and what may stand before it are shorter than this.
_PICTURE_SIZE = 40

MARKS = (
    Mark("order", Category.PHOTO_CAPTION, rf"(?=.*?{_FROM_LEFT})(?!.*[:：]$)", _LEFTS, "),:：、"),
    Mark(
        "sides",
        Category.PHOTO_CAPTION,
        rf"(?:{_LEFT}) ?[:：] ?\S.*[\s.,;/|。；，]{_RIGHT} ?[:：] ?\S",
        _LEFT,
        ":：",
    ),
    Mark(
        "ground",
        Category.PHOTO_CAPTION,
        rf"(?=.*{_GROUND})",
        "ground|grund|fond|plan|fundo|tle|pozad|popřed|плане|плані",
    ),
    Mark("picture", Category.PHOTO_CAPTION, rf"(?:{_PICTURE}|{_BILD})", _PICTURES, within=_PICTURE_SIZE),
    Mark(
        "someone",
        Category.PHOTO_CAPTION,
        rf"(?:{_SOMEONE}(?:{_DOINGS}){_HIS}|{_QUI} (?:\w+ )?{_FAISANT})",
        f"{_DOINGS}|{_FAISANTS}",
    ),
    Mark(
        "doing",
        Category.PHOTO_CAPTION,
        rf"(?-i:{_WHO}(?:and {_WHO})?(?:{_DOINGS}|{_SPEAKINGS}){_HIS})",
        f"{_DOINGS}|{_SPEAKINGS}",
    ),
    Mark(
        "south",
        Category.PHOTO_CAPTION,
        _SOUTH,
        "habang|aki|waki|suasana|हुए|हुई|جانب من|نمایی از",
    ),
    Mark(
        "logo",
        Category.PHOTO_CAPTION,
        r"(?:(?-i:[A-Z0-9]\S*(?: [A-Z0-9&]\S*){0,4}) logo|(?-i:Logo) (?:of|von|vom|de|du|des|der|del|della|di|do|da|"
        r"van|av) (?:the )?(?-i:[A-Z]).{1,50}|(?-i:[A-Z])\S{1,24}-Logo)$",
        "logo",
    ),
    Mark(
        "video",
        Category.MEDIA_PLAYER,
        r"(?:Video|Vídeo|Vidéo|Видео|Відео|Wideo) ?[:|–-] ?\S.{18,140} \(.{2,40}\)$",
        "ideo|ídeo|idéo|идео|ідео",
        "(",
    ),
    Mark(_SOURCE_MARK, Category.PHOTO_CREDIT, rf"\(?{_SOURCE}\)?$", _SOURCES, ":："),
)
#: The marks that a row with a stop may bear, too.
_IN_SENTENCES = ("sides", "picture")
#: All signs of marks that have some.
_SIGNS = "".join(sorted({sign for mark in MARKS for sign in mark.signs}))


@cache
def compiled_marks() -> tuple[tuple[Mark, re.Pattern[str]], ...]:
    """The marks with their patterns, each compiled when the first row may bear it."""
    return tuple((mark, late(mark.regex, re.IGNORECASE)) for mark in MARKS)


@cache
def _unsigned() -> tuple[tuple[Mark, re.Pattern[str]], ...]:
    """Those of them that a row may bear without any sign."""
    return tuple(entry for entry in compiled_marks() if not entry[0].signs)


def between(evidence: Evidence) -> None:
    """Rows without a stop between two paragraphs that describe a picture, and phrases with one that do.

    They say nothing of where the article ends, so they are spans that take their row with them.
    """
    page = evidence.page
    for run in _BETWEEN.finditer(page.kinds):
        for row in range(*run.span(1)):
            if _SHORTEST <= page.sizes[row] <= _LONGEST and page.opening[row] != MARK and row not in evidence.headings:
                mark = told_by(page.lines[row])
                if mark and (mark.name != _SOURCE_MARK or _is_between_long(page, row)):
                    clue = Clue(mark.category, FAIR, f"between.{mark.name}")
                    evidence.add_span(row, 0, len(page.lines[row]), clue)
    for row in among(page.threes, _FRONTS):
        if page.kinds[row] in (SHORT_CLOSED, PROSE) and page.sizes[row] <= _LONGEST and page.opening[row] != MARK:
            rule = _described(page.lines[row])
            if rule and row not in evidence.spans:
                evidence.add_span(row, 0, len(page.lines[row]), Clue(Category.PHOTO_CAPTION, FAIR, rule))


def _is_between_long(page: Page, row: int) -> bool:
    return min(page.sizes[row - 1], page.sizes[row + 1]) > _PARAGRAPH_SIZE


def _described(line: str) -> str:
    """What tells that a closed row describes a picture, "" if nothing does."""
    folded = line.lower()
    for mark, regex in compiled_marks():
        if mark.name not in _IN_SENTENCES or not mark.may_bear(folded):
            continue
        if mark.name == "sides" and regex.match(line):
            return "between.sides"
        if mark.name == "picture" and regex.match(line) and not _SENTENCE.search(line):
            return "between.picture"
    return ""


@lru_cache(4096)
def told_by(line: str) -> Mark | None:
    """The first mark that a row bears."""
    folded = line.lower()
    has_sign = any(map(line.__contains__, _SIGNS))
    for mark, regex in compiled_marks() if has_sign else _unsigned():
        if mark.may_bear(folded) and regex.match(line) and (mark.name != "ground" or not _CLAUSE.search(line)):
            return mark
    return None
