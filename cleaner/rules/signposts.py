"""A signpost and a title behind its colon, below a paragraph: "See also: How to moor in a gale", "Learn more: ...".

Words that can point to nothing but a site's other pieces stand in the tables, wherever they are met. With these authors
name a source or go on, too: what stands behind the colon, and what above the row, decides.
"""

from __future__ import annotations

from functools import cache

from cleaner.blocks import PROSE, SHORT_CLOSED, among
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.likings import liking_fronts, pleases
from cleaner.tables import straight, unspaced

#: The signposts, by language.
_SIGNPOSTS = {
    "en": "see also|learn more|more|further reading|recommended|useful resource|useful resources|"
    "helpful resource|helpful resources|helpful guide|useful guide|check out|check this out|read|read on|"
    "you may also be interested|more info|more information|more reading|bonus read|related link|"
    "related resource|related resources|free resource|full article|also of interest|you'll also like|"
    "similar|similar post|similar read|more from us|also from us|read too|read as well|read our review|"
    "read our guide|recommended read|recommended reads|worth reading|worth a read|for more|"
    "essential reading|see also our guide|see our guide|view also",
    "de": "mehr|weiterführend|weiterführender artikel|weiterführende artikel|lesenswert|empfehlung|empfohlen|"
    "unser tipp|mehr informationen|weitere infos|weitere informationen|vertiefend|nicht verpassen|"
    "beitrag zum thema|passender beitrag|unsere empfehlung",
    "fr": "voir aussi|à lire|à voir|à découvrir|a découvrir aussi|pour aller plus loin|aller plus loin|plus|"
    "lire|relire|à relire|découvrez aussi|découvrir aussi|à ne pas manquer|ne manquez pas|"
    "consultez aussi|voir également|lecture complémentaire|à écouter",
    "es": "véase también|más|recomendado|no se pierda|descubre|amplía|más en|más detalles",
    "pt": "mais informações|confira|entenda|recomendado|leitura recomendada|veja|acompanhe|conheça|mais|mais detalhes",
    "it": "leggi|approfondimento|per saperne di più|guarda|ascolta|correlato|consigliato|consigliati|"
    "non perdere|da non perdere|altro",
    "nl": "meer|meer informatie|ook leuk|aanrader|aanbevolen|niet missen|eerder verschenen|ontdek ook|ontdek meer",
    "sv": "läs|mer|mer om|mer info|mer information|mer läsning|titta även|lyssna även|missa inte|rekommenderat|"
    "lästips|fördjupning|upptäck mer|kolla in",
    "no": "les|mer informasjon|få med deg|ikke gå glipp av|anbefalt|lesetips|sjekk også|lær mer",
    "da": "læs|mere|mere om|mere info|mere information|anbefalet|få mere at vide|tjek også",
    "fi": "lue|lisää|lisätietoa|lisätietoja|suosittelemme|lukuvinkki|tutustu myös|älä missaa",
    "pl": "zobacz|czytaj|więcej|więcej informacji|sprawdź|powiązane|obejrzyj",
    "cs": "více|více informací|doporučujeme|zjistěte více",
    "sk": "pozrite aj|viac|viac informácií|odporúčame|nenechajte si ujsť|vypočujte si|ďalej čítajte",
    "hu": "olvassa el|olvasd el|több|további információ|ajánljuk|ajánlott|nézze meg|ne hagyja ki|érdekelheti|tovább",
    "ro": "vezi|citește|citeşte|mai mult|mai multe|mai multe detalii|mai multe informații|recomandat|"
    "recomandare|recomandări",
    "hr": "vidi još|pročitajte|više|više informacija|preporučujemo|poslušajte",
    "sr": "прочитајте|више|више информација|препоручујемо|повезано",
    "sl": "glejte tudi|preberite|več|več o temi|več informacij|priporočamo|sorodno|ne zamudite",
    "bg": "прочетете|още|повече|препоръчваме|свързани",
    "el": "δείτε|διαβάστε|περισσότερα|σχετικά|προτείνουμε",
    "tr": "ayrıca bakınız|bakınız|okuyun|daha fazla|ilgili|önerilen|kaçırmayın|izleyin",
    "ru": "смотри также|читайте|читать|подробности|ещё|еще|рекомендуем|советуем|узнайте больше|интересно|похожее",
    "uk": "читайте|ще|більше|рекомендуємо|радимо почитати|дізнайтеся більше|цікаво",
    "ar": "اقرأ|شاهد|لمزيد من المعلومات|لا تفوت",
    "he": "לקריאה נוספת|מומלץ|למידע נוסף",
    "fa": "ببینید|مرتبط|پیشنهاد|اطلاعات بیشتر|از دست ندهید",
    "hi": "पढ़ें|देखें|संबंधित|अधिक जानकारी|ज़रूर पढ़ें",
    "id": "lihat|terkait|rekomendasi|info lebih lanjut|pilihan",
    "vi": "xem|đọc|tham khảo|liên quan",
    "th": "อ่าน|แนะนำ|เรื่องที่น่าสนใจ",
    "zh": "更多|另见|另見|参见|參見|推荐|推薦|点击阅读|點擊閱讀|同场加映",
    "ja": "参考記事|おすすめ|過去記事",
    "ko": "더보기|함께 보기|추천",
}
#: What stands between a signpost and the title, how far from the row's beginning at most, and the longest such row.
_COLON, _COLON_AT, _LONGEST = late(r" ?[:：] ?"), 40, 180
#: A title has so many words and letters; where no blanks part the words, so many letters. A year in brackets is that of
#: a source.
_WORDS, _LETTERS, _UNSPACED_LETTERS = 4, 20, 8
_SOURCE = late(r"[(（](?:1[5-9]|20)\d\d[)）a-z,]|https?://|www\.")
_ABOVE = (PROSE, SHORT_CLOSED)


@cache
def _words() -> frozenset[str]:
    """All of them, as the heads of rows are written."""
    return frozenset(straight("|".join(_SIGNPOSTS.values())).split("|"))


@cache
def _fronts() -> frozenset[str]:
    """The first three characters of rows that may begin with a signpost; of shorter ones with what follows."""
    return liking_fronts() | {(word + colon)[:3] for word in _words() for colon in (":", "：", " ")}


def signposts(evidence: Evidence) -> None:
    """Rows of a signpost and a title that stand right below a paragraph of the article, or one below another."""
    page = evidence.page
    for row in page.where(_pointing):
        if row and evidence.score(row) < SUSPECT and _is_below(evidence, row):
            evidence.add(row, Category.READ_MORE, FAIR, "pointer.signpost")


def _pointing(page: Page) -> list[int]:
    """The rows that are a signpost and a title."""
    rows = [row for row in among(page.threes, _fronts()) if page.sizes[row] <= _LONGEST]
    return [row for row in rows if _points(page.heads[row], page.lines[row])]


def _points(head: str, line: str) -> bool:
    """Whether a row is a signpost and a title.

    >>> _points("see also: how to moor in a gale", "See also: How to moor in a gale")
    True
    >>> _points("see also: a, b", "See also: a, b"), _points("more: I say.", "More: I say nothing of it here.")
    (False, False)
    """
    colon = _COLON.search(head, 0, _COLON_AT)
    behind = _COLON.search(line)
    if colon is None or behind is None:
        return False
    front = head[: colon.start()]
    if front not in _words() and not pleases(front):
        return False
    title = line[behind.end() :].strip()
    return _is_title(title) and _SOURCE.search(title) is None


def _is_title(title: str) -> bool:
    """Whether this reads as a headline: it begins as a sentence does, and has no stop at its end."""
    if not title or title[0].islower() or title[-1] in ".。।:：":
        return False
    if unspaced(title[0]):
        return len(title) >= _UNSPACED_LETTERS
    return len(title) >= _LETTERS and title.count(" ") >= _WORDS - 1


def _is_below(evidence: Evidence, row: int) -> bool:
    """Whether the row above is a paragraph of the article, or a row of the site's."""
    core = evidence.core
    above = row - 1
    return (
        core is not None
        and above >= core[0]
        and (evidence.page.kinds[above] in _ABOVE or evidence.score(above) >= SUSPECT)
    )
