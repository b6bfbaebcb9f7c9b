"""What only a site speaks of: rows that hold two words of such a topic, outside the article or beside the site's rows.

A notice about cookies, an offer of a newsletter or a licence to reprint is worded in a thousand ways. Two words of it in
one row are enough where the row stands outside the article or next to what is the site's already.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cleaner.blocks import PROSE, found
from cleaner.evidence import FAIR, SUSPECT, Evidence
from cleaner.options import Category
from cleaner.page import Page

#: A row this far from one of the site's stands beside it.
_BESIDE = 2
_NEAR = bytes([1]) * (2 * _BESIDE + 1)
#: Shorter rows are labels: phrases name these.
_SHORTEST = 25
#: Where the article speaks of the subject in so many other rows, it is the author's subject.
_OWN_ROWS = 2
#: What may follow a word without belonging to it.
_AFTER_WORDS = ("", ".", ",", ":", ";", ")", "!", "?", "”", "»")


class Topic(NamedTuple):
    """A row of the table below.

    name      the end of the rule id
    subject   words one of which stands in the row, parted by blanks (in scripts without blanks: after the bar)
    said      what is said of it, parted by bars: one of these stands in the row, too
    longest   rows with more letters are not looked at
    outside   whether it is enough that the row stands outside the article
    """

    name: str
    category: Category
    subject: str
    said: str
    longest: int
    outside: bool


TOPICS = (
    Topic(
        "cookies",
        Category.COOKIE_CONSENT,
        "cookie cookies cookie-uri cookie-urile cookie-urilor kuki куки cookie-файлы cookie-файлов çerez çerezler çerezleri"
        " çerezlerin evästeet evästeitä evästeiden informasjonskapsler informasjonskapslene kakor sütik sütiket süti"
        " küpsiseid küpsised sīkdatnes sīkfailus slapukai slapukus slapukų kolačiće kolačići kolačića piškotke piškotki"
        " piškotkov ciasteczka ciasteczek бисквитки бисквитките колачиће колачићи galetes vafrakökur עוגיות קוקיז כיקוז"
        " كوكيز کوکی कुकी कुकीज़ কুকি কুকিজ குக்கீகள் குக்கீகளை 쿠키 쿠키를|クッキー cookie คุกกี้",
        "we use|this site|this website|website uses|our site|our website|your browser|your consent|your device|"
        "your preferences|accept|consent|settings|webseite|einstellungen|akzept|zustimm|einwillig|verwende|nutzen|"
        "utilis|nous |ce site|utiliz|nuestr|este sitio|utilizz|questo sito|nostr|używa|strona|používá|stránk|"
        "использ|сайт|gebruik|anvender|använder|webbplats|käytämme|sivusto|bruker|nettsted|folosim|site-ul|haszná|"
        "kullan|χρησιμοποι|menggunakan|sử dụng|使用|利用|同意|ใช้|사용|نستخدم|استفاده|משתמש",
        1500,
        True,
    ),
    Topic(
        "privacy",
        Category.SITE_FOOTER,
        "privacy datenschutzerklärung datenschutzbestimmungen datenschutzhinweise datenschutzrichtlinie confidentialité"
        " privacidad privacidade riservatezza конфиденциальности конфіденційності prywatności privacybeleid"
        " privacyverklaring integritetspolicy personvernerklæring privatlivspolitik tietosuojakäytäntö"
        " tietosuojaselosteen gizlilik adatvédelmi confidențialitate απορρήτου|隐私 隱私 プライバシー",
        "you agree|i agree|you accept|i accept|by clicking|by submitting|by signing|by continuing|by registering|"
        "acknowledge|i consent|you consent|zustimm|akzeptier|stimmst|stimmen|einverstanden|acceptez|j'accepte|j’accepte|"
        "acceptant|acepto|aceptas|aceptar|aceito|aceita|accetto|accetti|acconsent|соглаша|согласи|погоджу|akceptuj|"
        "zgadzasz|zgodę|akkoord|godkänner|accepterer|godtar|hyväksy|kabul ed|elfogad|sunteți de acord|αποδέχ|同意",
        500,
        True,
    ),
    Topic(
        "rights",
        Category.COPYRIGHT,
        "reserved vorbehalten réservés reservados riservati защищены захищені zastrzeżone saklıdır voorbehouden"
        " förbehållna forbeholdt forbeholdes forbeholdne pidätetään fenntartva vyhrazena vyhradené rezervate запазени"
        " dilindungi|版权所有 版權所有",
        "rights|rechte|droits|derechos|direitos|diritti|права|prawa|hakları|hakkı|rechten|rättigheter|rettigheder|"
        "rettigheter|oikeudet|jog|práva|drepturile|hak cipta|版",
        400,
        True,
    ),
    Topic(
        "reprint",
        Category.COPYRIGHT,
        "reproduced reproduction republished republication redistributed redistribution vervielfältigung"
        " weiterverbreitung weiterverwendung reproducción reproducir reproduction reprodução riproduzione перепечатка"
        " воспроизведение передрук przedruk rozpowszechnianie overname eftertryck gengivelse alıntı|转载 轉載 転載",
        "permission|consent|prohibit|genehmigung|zustimmung|untersagt|autoris|autoriz|разреш|согласи|дозвол|zgod|"
        "zabronion|toestemming|tillstånd|tilladelse|izin|许可|授权|授權|禁",
        500,
        False,
    ),
    Topic(
        "newsletter",
        Category.NEWSLETTER,
        "newsletter newsletters e-newsletter inbox unsubscribe unsubscribing nyhetsbrev nyhedsbrev nieuwsbrief rundbrief"
        " рассылку рассылка розсилку bülten bülteni bültenimize boletín boletim hírlevél hírlevelünkre uutiskirje"
        " uutiskirjeen postfach posteingang newslettera newsletterem ενημερωτικό|メールマガジン 电子报 電子報 뉴스레터",
        "sign up|subscrib|deliver|daily|weekly|monthly|every |for free|free |register|join |straight to|in your|to your|"
        "anmeld|kostenlos|abonn|jeden|erhalte|inscri|inscrev|recev|recib|receb|gratuit|gratis|suscr|iscriv|ricev|"
        "подпи|получ|підпис|zapisz|otrzymuj|odebír|přihlas|prenumer|tilmeld|meld deg|tilaa|aanmeld|ontvang|feliratk|"
        "abone|kaydol|登録|订阅|訂閱|구독",
        250,
        False,
    ),
    Topic(
        "support",
        Category.PROMO_BOX,
        "donate donation donations donating contribute contribution contributions spende spenden unterstütze unterstützen"
        " unterstützt unterstützung soutenez don dons apoya apoyar donación donaciones sostieni donazione doação doações"
        " пожертвовать пожертвования поддержать поддержите підтримайте wesprzyj doneer steun støtt støt stöd bağış|赞助",
        "journalis|newsroom|our report|readers like|our readers|independent media|our magazine|ad-free|redaktion|"
        "unsere arbeit|unsere leser|unser magazin|unser blog|nos lecteurs|notre travail|presse libre|nuestros lectores|"
        "periodism|nostri lettori|nostro lavoro|giornalis|nossos leitores|журналист|журналіст|редакци|редакці|"
        "dziennikar|redakcj|onze lezers|gazetecilik",
        600,
        False,
    ),
    Topic(
        "account",
        Category.PAYWALL,
        "login logged log-in account anmelden einloggen registrieren konto registrierung connectez-vous compte sesión"
        " cuenta accedi войти войдите аккаунт zaloguj konta inloggen|登录 登錄 ログイン",
        "to comment|to continue|to read|free account|create an account|create your|to access|already have|"
        "um zu kommentieren|weiterlesen|kostenlos|noch kein|bereits|pour lire|pour commenter|gratuit|para comentar|"
        "para leer|gratis|crea tu|crea un|per commentare|per leggere|чтобы|комментировать|aby|om te",
        200,
        False,
    ),
    Topic(
        "follow",
        Category.FOLLOW_PROMO,
        "follow folge folgen suivez suivez-nous síguenos sígueme seguici siga siga-nos подписывайтесь подпишитесь"
        " підписуйтесь obserwuj sledujte volg följ følg seuraa takip kövess|关注 關注 フォロー",
        "facebook|instagram|twitter|youtube|linkedin|tiktok|pinterest|whatsapp|telegram|google news|threads|bluesky|"
        "mastodon|微信|微博|vk",
        220,
        True,
    ),
    Topic(
        "browser",
        Category.UI_TEXT,
        "browser browsers javascript adblock ad-blocker adblocker navigateur navegador браузер браузера браузере"
        " przeglądarka przeglądarki werbeblocker|浏览器 瀏覽器 ブラウザ",
        "enable|disable|upgrade|update|not support|outdated|unsupported|veraltet|aktivier|deaktivier|activer|désactiv|"
        "activar|habilit|attiva|включ|отключ|обнов|włącz|wyłącz|升级|有効",
        250,
        False,
    ),
    Topic(
        "robots",
        Category.UI_TEXT,
        "recaptcha captcha akismet hcaptcha",
        "protected|spam|terms|verif|human|geschützt|prot|google|защищ|chroni",
        250,
        True,
    ),
    Topic(
        "marks",
        Category.COPYRIGHT,
        "trademark trademarks marken warenzeichen marques marcas",
        "registered|property of|owners|respective|eingetragen|inhaber|déposées|propriété|registradas|propiedad",
        400,
        True,
    ),
    Topic(
        "ads",
        Category.ADVERTISEMENT,
        "advertise advertiser advertisers advertisement advertisements advertising werbung anzeige anzeigen publicidad"
        " publicité pubblicità реклама рекламы реклами reklama reklamy reklam",
        "with us|our site|this site|continue|below|scroll|report this|report ad|responsible for|not loaded|choices|"
        "remove ads|bei uns|weiterlesen|entfernen|con nosotros|chez nous|con noi|правах|u nas|feedback",
        200,
        False,
    ),
    Topic(
        "consent",
        Category.COOKIE_CONSENT,
        "consent consents vendors gdpr dsgvo personenbezogene personenbezogenen einwilligung einwilligen rgpd consentement"
        " consentimiento consentimento consenso согласие zgody zgodę toestemming samtycke samtykke",
        "personal data|personal information|legitimate interest|our partners|purposes|withdraw|preferences|verarbeit|"
        "widerruf|datenschutz|données personnelles|nos partenaires|finalités|datos personales|socios|finalidad|"
        "dados pessoais|dati personali|finalità|персональных данных|danych osobowych|persoonsgegevens|personuppgifter|"
        "personopplysninger|personoplysninger",
        1500,
        True,
    ),
    Topic(
        "access",
        Category.SITE_FOOTER,
        "accessibility barrierefreiheit barrierefrei accessibilité accesibilidad",
        "statement|feedback|this site|our site|website|webseite|déclaration|screen reader",
        400,
        True,
    ),
    Topic(
        "feedback",
        Category.READER_CALLOUT,
        "feedback helpful hilfreich utile útil полезна полезной",
        "this page|this article|was this|give us|send us|this information|diese seite|dieser artikel|cette page|"
        "cet article|esta página|questa pagina|статья",
        160,
        True,
    ),
    Topic(
        "error",
        Category.UI_TEXT,
        "error wrong fehler erreur errore ошибка ошибке błąd fout|エラー 错误 錯誤",
        "try again|reload|refresh|erneut|neu laden|réessay|recharg|inténtalo|vuelve a|tente novamente|riprova|"
        "повторите|обновите|попробуйте|spróbuj|opnieuw|再試行|重试|重試",
        200,
        False,
    ),
)


class _Words(NamedTuple):
    """A topic laid out for looking up."""

    topic: Topic
    subject: frozenset[str]
    unspaced: tuple[str, ...]
    said: tuple[str, ...]

    def names(self, line: str, words: list[str]) -> bool:
        """Whether a line in lower case, of these words, names the subject."""
        return not self.subject.isdisjoint(words) or (
            not line.isascii() and any(word in line for word in self.unspaced)
        )


@cache
def _topics() -> tuple[frozenset[str], tuple[str, ...], tuple[_Words, ...]]:
    """The subjects of all topics, those of scripts without blanks, and the topics."""
    topics = []
    for topic in TOPICS:
        spaced, _, unspaced = topic.subject.partition("|")
        subject = frozenset(word + after for word in spaced.split() for after in _AFTER_WORDS)
        topics.append(_Words(topic, subject, tuple(unspaced.split()), tuple(topic.said.split("|"))))
    every = frozenset[str]().union(*(words.subject for words in topics))
    return every, tuple(word for words in topics for word in words.unspaced), tuple(topics)


def topics(evidence: Evidence) -> None:
    """Rows outside the article, or beside the site's rows, that speak of what only a site speaks of."""
    site = [row for row, score in evidence.scores.items() if score >= SUSPECT and row not in evidence.spared]
    if not site:
        return
    beside, outside = _beside(evidence.page, site), _outside(evidence)
    seen = set(site)
    if not _worth_a_look(evidence.page, beside.union(outside) - seen):
        return
    told: dict[int, Topic] = {}
    waiting = beside
    while waiting:
        row = waiting.pop()
        if row not in seen:
            seen.add(row)
            topic = _topic(evidence.page, row)
            if topic is not None:
                told[row] = topic
                waiting |= _beside(evidence.page, [row])
    for row in outside:
        if row not in seen and (topic := _topic(evidence.page, row)) is not None and topic.outside:
            told[row] = topic
    for topic in set(told.values()):
        rows = sorted([row for row, its in told.items() if its is topic])
        if not _is_the_authors(evidence, topic, rows):
            for row in rows:
                evidence.add(row, topic.category, FAIR, f"topic.{topic.name}")


def _beside(page: Page, rows: list[int]) -> set[int]:
    """The rows that stand beside these, and they themselves."""
    near = bytearray(len(page) + _BESIDE)
    for row in rows:
        near[max(0, row - _BESIDE) : row + _BESIDE + 1] = _NEAR[-(row + _BESIDE + 1) :]
    return set(found(near[: len(page)]))


def _outside(evidence: Evidence) -> list[int]:
    """The rows above and below the article."""
    if evidence.last < 0:
        return []
    return [*range(evidence.first), *range(evidence.last + 1, len(evidence.page))]


def _worth_a_look(page: Page, rows: set[int]) -> bool:
    """Whether any of these rows names the subject of a topic: asked once for all of them, for most texts do not."""
    lines, sizes = page.lines, page.sizes
    text = "\n".join([lines[row] for row in rows if sizes[row] >= _SHORTEST]).lower()
    every, unspaced, _ = _topics()
    return not every.isdisjoint(text.split()) or (not text.isascii() and any(word in text for word in unspaced))


def _topic(page: Page, row: int) -> Topic | None:
    """The topic that a row speaks of."""
    line = page.lines[row].lower()
    every, unspaced, topics = _topics()
    words = line.split()
    if every.isdisjoint(words) and (line.isascii() or not any(word in line for word in unspaced)):
        return None
    for its in topics:
        fits = _SHORTEST <= len(line) <= its.topic.longest
        if fits and its.names(line, words) and any(said in line for said in its.said):
            return its.topic
    return None


def _is_the_authors(evidence: Evidence, topic: Topic, rows: list[int]) -> bool:
    """Whether the article speaks of the subject elsewhere, or of hardly anything else."""
    page, (first, last) = evidence.page, (evidence.first, evidence.last)
    words = next(its for its in _topics()[2] if its.topic is topic)
    its_rows = set(rows)
    article = [
        row
        for row in range(first, last + 1)
        if page.kinds[row] == PROSE and row not in its_rows and evidence.score(row) < SUSPECT
    ]
    within = sum(page.sizes[row] for row in rows if first <= row <= last)
    if within > sum(page.sizes[row] for row in article):
        return True
    return sum(_names(words, page.lines[row].lower()) for row in article) >= _OWN_ROWS


def _names(topic: _Words, line: str) -> bool:
    return topic.names(line, line.split())
