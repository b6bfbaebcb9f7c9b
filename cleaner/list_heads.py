"""Headings of lists of other stories, as languages build them: a word for more, up to three others, a word for stories.

The tables hold those that many sites share word for word; these name the site, its subject or its readers, too.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import COLON, DOTS, PROSE, SHORT_CLOSED, SHORT_OPEN, among
from cleaner.evidence import SUSPECT, WEAK, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.tables import Row

#: Their sizes.
_SHORTEST, _LONGEST, _MOST_ROWS = 9, 75, 15
#: For each language: how many words may stand between, the words for more (one or several stand first), those for
#: stories, and what else may follow them but a colon. `-` binds words that belong together.
_WORDS = (
    (
        "en",
        3,
        "more other related similar latest recent popular trending recommended suggested newest some",
        "articles posts stories reads headlines slideshows blogs news",
        "you from by on about in for like we to that at of this",
    ),
    (
        "de",
        2,
        "weitere mehr ähnliche verwandte neueste aktuelle beliebte beliebteste interessante passende diese letzte",
        "artikel beiträge meldungen nachrichten news posts blogartikel blogbeiträge berichte geschichten stories",
        "könnten könnte zum zur zu von vom aus auf im in für über rund bei der des die dazu mit",
    ),
    (
        "fr",
        1,
        "nos d'autres autres derniers dernières plus-d' récents",
        "articles actualités billets dossiers reportages publications",
        "similaires récents récentes liés sur de du des dans pour qui à",
    ),
    (
        "es",
        1,
        "otros otras más últimas últimos nuestros nuestras",
        "artículos noticias entradas notas historias publicaciones",
        "relacionadas relacionados similares recientes sobre de del en que para",
    ),
    (
        "pt",
        1,
        "outros outras mais últimas últimos nossos",
        "artigos notícias posts matérias textos publicações reportagens",
        "relacionadas relacionados recentes sobre de do da em no na que para",
    ),
    (
        "it",
        1,
        "altri altre ultimi ultime nostri",
        "articoli notizie post news approfondimenti",
        "correlati recenti simili su sul sulla sui di del della dal dalla in nel che per",
    ),
    (
        "nl",
        2,
        "meer andere laatste gerelateerde recente populaire",
        "artikelen artikels berichten nieuws blogs verhalen",
        "over van uit in op die voor",
    ),
    (
        "pl",
        1,
        "inne więcej najnowsze podobne polecane ostatnie powiązane popularne",
        "artykuły artykułów wpisy wpisów wiadomości newsy teksty",
        "na o z w od autora które",
    ),
    ("cs", 1, "další podobné nejnovější související nejčtenější poslední", "články zprávy příspěvky", "z na k o od"),
    (
        "sv",
        1,
        "fler flere senaste siste seneste relaterade relaterte relaterede andra andre mer mere",
        "artiklar artikler nyheter nyheder inlägg innlegg indlæg saker historier",
        "om från fra i på av af som",
    ),
    (
        "ru",
        1,
        "другие похожие последние свежие популярные ещё еще новые інші схожі останні популярні нові ще",
        "статьи новости материалы публикации записи посты статті новини матеріали публікації",
        "по на о об из от за автора про з",
    ),
    (
        "tr",
        1,
        "diğer son benzer ilgili popüler",
        "haberler yazılar makaleler içerikler haberleri yazıları",
        "",
    ),
    (
        "id",
        0,
        "artikel berita",
        "terkait lainnya terbaru populer serupa menarik",
        "dari tentang di",
    ),
    (
        "ro",
        1,
        "alte cele-mai-noi cele-mai-citite populare recente ultimele",
        "articole articolele știri știrile postări",
        "similare asemănătoare recomandate recente populare despre din de pe pentru",
    ),
    (
        "hu",
        1,
        "további legutóbbi legfrissebb legolvasottabb népszerű kapcsolódó hasonló kiemelt ajánlott",
        "cikkek cikkeink hírek híreink írások bejegyzések videók",
        "a az",
    ),
    (
        "el",
        1,
        "άλλα περισσότερα πρόσφατα τελευταία νεότερα δημοφιλή παρόμοια προτεινόμενα",
        "άρθρα νέα θέματα δημοσιεύσεις",
        "για από στην στο του της",
    ),
    (
        "ar",
        0,
        "مقالات أخبار مواضيع موضوعات مواد",
        "مشابهة مقترحة أخرى متعلقة مختارة ذات-صلة قد-تهمك قد-تعجبك",
        "",
    ),
    (
        "fa",
        0,
        "مطالب اخبار مقالات خبرهای نوشته‌های",
        "مرتبط مشابه بیشتر دیگر پیشنهادی پربازدید",
        "",
    ),
    ("hi", 1, "अन्य संबंधित ताजा ताज़ा लोकप्रिय और ज्यादा", "खबरें ख़बरें समाचार लेख पोस्ट", ""),
    ("bg", 1, "още други последни подобни свързани популярни", "новини статии публикации", "за от в по"),
    (
        "hr",
        1,
        "najnovije najnoviji ostale ostali slični slične povezani povezane vezani vezane drugi druge još",
        "vijesti vesti članci članke tekstovi objave",
        "iz o na od",
    ),
    (
        "vi",
        0,
        "bài-viết tin tin-tức các-bài-viết",
        "liên-quan khác mới-nhất nổi-bật cùng-chuyên-mục",
        "về của trong",
    ),
)


@cache
def _forms() -> dict[str, tuple[re.Pattern[str], ...]]:
    """What such headings look like, by their first three characters: a form for each language that may begin so."""
    forms: dict[str, tuple[re.Pattern[str], ...]] = {}
    for _, most, more, stories, after in _WORDS:
        first, last, rest = (
            "|".join(re.escape(word).replace(r"\-", " ") for word in words.split()) for words in (more, stories, after)
        )
        between = rf"(?:[\w&'’-]+ ){{0,{most}}}" if most else ""
        follows = rf"(?: (?:{rest})\b.*)?" if rest else ""
        form = late(rf"(?:(?:{first}) )+{between}(?:{last}){follows}")
        for three in {word[:3].replace("-", " ") for word in more.split()}:
            forms[three] = (*forms.get(three, ()), form)
    return forms


def asks_for_stories(page: Page, row: int) -> bool:
    """Whether a row reads as such a heading."""
    return any(form.fullmatch(page.heads[row]) for form in _forms().get(page.threes[row], ()))


def list_heads(evidence: Evidence) -> None:
    """Rows below the article that read as such headings: what stands below them decides whether they are."""
    page = evidence.page
    rows = [row for row in among(page.threes, _forms()) if row not in evidence.rows]
    rows = [row for row in rows if _is_label(page, row) and asks_for_stories(page, row)]
    core = evidence.core if rows else None
    if core is None:
        return
    rows = [row for row in rows if row > core[1] and _leads_out(evidence, row)]
    for row in rows:
        evidence.add(row, Category.RELATED_LINKS, WEAK, "list.named")
    named = {row: Row("any", Category.RELATED_LINKS, "start", page.heads[row]) for row in rows}
    evidence.headings = {**evidence.headings, **named}


def _is_label(page: Page, row: int) -> bool:
    """Whether a row has a heading's size, and no end, or a colon or dots there."""
    if not _SHORTEST <= page.sizes[row] <= _LONGEST:
        return False
    kind = page.kinds[row]
    return kind == SHORT_OPEN or (kind == SHORT_CLOSED and page.ending[row] in (COLON, DOTS))


def _leads_out(evidence: Evidence, row: int) -> bool:
    """Whether short rows follow, and then the site's, or nothing: the article does not go on below the list."""
    page, scores = evidence.page, evidence.scores
    end = row + 1
    while end < len(page) and page.kinds[end] != PROSE and scores.get(end, 0.0) < SUSPECT:
        end += 1
    return row + 1 < end <= row + 1 + _MOST_ROWS and (end == len(page) or page.kinds[end] != PROSE)
