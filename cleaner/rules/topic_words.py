"""What only a site speaks of, in the words of many languages: the table that `topics` reads."""

from typing import NamedTuple

from cleaner.evidence import FAIR, SURE
from cleaner.options import Category


class Topic(NamedTuple):
    """A row of the table below.

    name      the end of the rule id
    weight    how sure a row is the site's that speaks of it
    subject   words one of which stands in the row, parted by blanks (in scripts without blanks: after the bar)
    said      what is said of it, parted by bars: one of these stands in the row, too
    longest   rows with more letters are not looked at
    outside   whether it is enough that the row stands outside the article
    """

    name: str
    category: Category
    weight: float
    subject: str
    said: str
    longest: int
    outside: bool


TOPICS = (
    Topic(
        "cookies",
        Category.COOKIE_CONSENT,
        SURE,
        "cookie cookies cookie-uri cookie-urile cookie-urilor kuki куки cookie-файлы cookie-файлов çerez çerezler "
        "çerezleri çerezlerin evästeet evästeitä evästeiden informasjonskapsler informasjonskapslene kakor sütik "
        "sütiket süti küpsiseid küpsised sīkdatnes sīkfailus slapukai slapukus slapukų kolačiće kolačići kolačića "
        "piškotke piškotki piškotkov ciasteczka ciasteczek бисквитки бисквитките колачиће колачићи galetes vafrakökur "
        "עוגיות קוקיז كوكيز کوکی कुकी कुकीज़ কুকি কুকিজ குக்கீகள் குக்கீகளை 쿠키 쿠키를|クッキー cookie คุกกี้",
        "we use|this site|this website|website uses| our site| our website|your browser|your consent|your device|"
        "your preferences|accept|consent|settings|webseite|einstellungen|akzept|zustimm|einwillig|verwende|nutzen|"
        "utilis|nous |ce site|utiliz|nuestr|este sitio|utilizz|questo sito|nostr|używa|strona|používá|stránk|использ|"
        "сайт|gebruik|anvender|använder|webbplats|käytämme|sivusto|bruker|nettsted|folosim|site-ul|haszná|kullan|"
        "χρησιμοποι|menggunakan|sử dụng|使用|利用|同意|ใช้|사용|نستخدم|استفاده|משתמש",
        1500,
        True,
    ),
    Topic(
        "privacy",
        Category.SITE_FOOTER,
        SURE,
        "privacy datenschutzerklärung datenschutzbestimmungen datenschutzhinweise datenschutzrichtlinie "
        "confidentialité privacidad privacidade riservatezza конфиденциальности конфіденційності prywatności "
        "privacybeleid privacyverklaring integritetspolicy personvernerklæring privatlivspolitik tietosuojakäytäntö "
        "tietosuojaselosteen gizlilik adatvédelmi confidențialitate απορρήτου|隐私 隱私 プライバシー",
        "you agree|i agree|you accept|i accept|by clicking|by submitting|by signing|by continuing|by registering|"
        "acknowledge|i consent|you consent|zustimm|akzeptier|stimmst|stimmen|einverstanden|acceptez|j'accepte|"
        "j’accepte|acceptant|acepto|aceptas|aceptar|aceito|aceita|accetto|accetti|acconsent|соглаша|согласи|погоджу|"
        "akceptuj|zgadzasz|zgodę|akkoord|godkänner|accepterer|godtar|hyväksy|kabul ed|elfogad|sunteți de acord|αποδέχ|"
        "同意",
        500,
        True,
    ),
    Topic(
        "rights",
        Category.COPYRIGHT,
        SURE,
        "reserved vorbehalten réservés reservados riservati защищены захищені zastrzeżone saklıdır voorbehouden "
        "förbehållna forbeholdt forbeholdes forbeholdne pidätetään fenntartva vyhrazena vyhradené rezervate запазени "
        "dilindungi|版权所有 版權所有",
        "rights|rechte|droits|derechos|direitos|diritti|права|prawa|hakları|hakkı|rechten|rättigheter|rettigheder|"
        "rettigheter|oikeudet|jog|práva|drepturile|hak cipta|未经|未經|转载|轉載|禁止|保留|公司",
        400,
        True,
    ),
    Topic(
        "reprint",
        Category.COPYRIGHT,
        SURE,
        "reproduced reproduction republished republication redistributed redistribution vervielfältigung "
        "weiterverbreitung weiterverwendung reproducción reproducir reprodução riproduzione перепечатка "
        "воспроизведение передрук przedruk rozpowszechnianie overname eftertryck gengivelse alıntı|转载 轉載 転載",
        "permission|consent|prohibit|genehmigung|zustimmung|untersagt|autoris|autoriz|разреш|согласи|дозвол|zgod|"
        "zabronion|toestemming|tillstånd|tilladelse|izin|许可|授权|授權|禁",
        500,
        True,
    ),
    Topic(
        "newsletter",
        Category.NEWSLETTER,
        FAIR,
        "newsletter newsletters e-newsletter inbox unsubscribe unsubscribing nyhetsbrev nyhedsbrev nieuwsbrief "
        "rundbrief рассылку рассылка розсилку bülten bülteni bültenimize boletín boletim hírlevél hírlevelünkre "
        "uutiskirje uutiskirjeen postfach posteingang newslettera newsletterem ενημερωτικό newsletterul newsletter-ul "
        "hírlevelünk hírlevelet hírlevelére naujienlaiškį uudiskiri uudiskirjaga e-novice butlletí бюлетин бюлетина "
        "ניוזלטר לניוזלטר نشرتنا خبرنامه न्यूज़लेटर न्यूजलेटर póstlista|メールマガジン 电子报 電子報 뉴스레터 จดหมายข่าว "
        "ニュースレター メルマガ 邮件列表 邮件订阅",
        "sign up|subscrib|deliver|daily|weekly|monthly|every |for free|free |register|join |straight to|in your|"
        "to your|anmeld|kostenlos|abonn|jeden|erhalte|inscri|inscrev|recev|recib|receb|gratuit|gratis|suscr|iscriv|"
        "ricev|подпи|получ|підпис|zapisz|otrzymuj|odebír|přihlas|prenumer|tilmeld|meld deg|tilaa|aanmeld|ontvang|"
        "feliratk|abone|kaydol|登録|订阅|訂閱|구독|abonează|abonați|primește|primiți|iratkoz|εγγραφ|λάβετε|абонира|"
        "получавай|prijavi|naroči|liitu|telli |piesak|pieraksti|prenumeruok|subscriu|skráðu|הירשמו|הצטרפו|اشترك|عضو|"
        "सब्सक्राइब|साइन अप|สมัคร|받아보|配信|berlangganan",
        250,
        False,
    ),
    Topic(
        "support",
        Category.PROMO_BOX,
        FAIR,
        "donate donation donations donating contribute contribution contributions spende spenden unterstütze "
        "unterstützen unterstützt unterstützung soutenez don dons apoya apoyar donación donaciones sostieni donazione "
        "doação doações пожертвовать пожертвования поддержать поддержите підтримайте wesprzyj doneer steun støtt støt "
        "stöd bağış donează susțineți susține sprijină destekleyin destekle támogassa támogasd στηρίξτε dukung "
        "подкрепете podržite podprite toetage atbalsti atbalstiet paremkite tukekaa ادعموا ادعم תמכו|赞助 打赏 捐助 "
        "贊助 捐款支持 寄付 후원",
        "journalis|newsroom|our report|readers like|our readers|independent media|our magazine|ad-free|redaktion|"
        "is funded by|unsere arbeit|unsere leser|unser magazin|unser blog|nos lecteurs|notre travail|presse libre|"
        "nuestros lectores|periodism|nostri lettori|nostro lavoro|giornalis|nossos leitores|журналист|журналіст|"
        "редакци|редакці|dziennikar|redakcj|onze lezers|gazetecilik|jurnalism|gazeteciliğ|újságír|δημοσιογραφ|"
        "jurnalisme|журналистика|novinarstv|ajakirjandus|žurnālist|žurnalist|journalismi|periodisme|صحافة مستقلة|"
        "الصحافة المستقلة|עיתונות|独立媒体|獨立媒體|独立报道|獨立報導|ジャーナリズム|저널리즘|독립언론",
        600,
        True,
    ),
    Topic(
        "appeal",
        Category.PROMO_BOX,
        FAIR,
        "support hilfe unterstützung soutien aide apoyo ayuda sostegno aiuto apoio ajuda steun wsparcia wsparcie "
        "pomocy поддержке поддержка підтримка støtte stöd sprijinul desteğiniz desteğinizle desteğinizi támogatásod "
        "támogatásoddal támogatásával στήριξή دعمكم دعمك بدعمكم حمایت dukungan подкрепа подкрепата podrška podršku "
        "podrškom podpora podporo toetus toetusel atbalsts atbalstu parama paramos tukesi tuellasi suport תמיכתכם "
        "תמיכתך|您的每一份支持 你的每一份支持 您的捐助 您的捐款 您的贊助 你的贊助 ご支援 후원이 후원으로",
        "for your support|your support and|your support is|your support makes|deine unterstützung|"
        "deiner unterstützung|eure unterstützung|eure hilfe|deine hilfe|ihre unterstützung|votre soutien|votre aide|"
        "tu apoyo|su apoyo|tu ayuda|tuo sostegno|vostro sostegno|tuo aiuto|seu apoio|sua ajuda|jouw steun|uw steun|"
        "twojego wsparcia|twoje wsparcie|twojej pomocy|вашей поддержке|ваша поддержка|ваша підтримка|din støtte|"
        "ditt stöd|sprijinul tău|sprijinul dvs|sprijinul dumneavoastră|sprijinul vostru|desteğiniz|a te támogatás|"
        "támogatásod|az ön támogatásával|στήριξή σας|στήριξή σου|دعمك|حمایت شما|dukungan anda|dukunganmu|"
        "вашата подкрепа|твоята подкрепа|vaša podrška|vašu podršku|vašom podrškom|tvoja podrška|tvoju podršku|"
        "vaša podpora|vašo podporo|sinu toetus|teie toetus|jūsu atbalst|tavs atbalst|jūsų param|tukesi|tuellasi|"
        "teu suport|vostre suport|תמיכתכ|תמיכתך|您的|你的|皆さまのご支援が|皆様のご支援が|여러분의 후원|당신의 후원",
        600,
        True,
    ),
    Topic(
        "account",
        Category.PAYWALL,
        FAIR,
        "login logged log-in account anmelden einloggen registrieren konto registrierung connectez-vous compte sesión "
        "cuenta accedi войти войдите аккаунт zaloguj konta inloggen|登录 登錄 ログイン",
        "to comment|to continue|to read|free account|create an account|create your|to access|already have an|"
        "um zu kommentieren|weiterlesen|noch kein konto|bereits ein konto|pour lire|pour commenter|para comentar|"
        "para leer|per commentare|per leggere|чтобы прочитать|чтобы оставить|комментировать|aby przeczytać|"
        "aby skomentować|om te lezen|om te reageren",
        200,
        True,
    ),
    Topic(
        "comments",
        Category.COMMENTS,
        FAIR,
        "comment comments commenting commenters submission kommentar kommentare kommentaren kommentarfunktion "
        "kommentieren leserkommentare commentaire commentaires comentario comentarios comentário comentários commento "
        "commenti reactie reacties kommentarer kommentera kommentti kommentit komentarz komentarze komentarzy "
        "komentář komentáře komentářů komentáre komentárov komentar komentara komentari komentarji комментарий "
        "комментарии комментариев комментария коментар коментарі коментарів коментари yorum yorumlar yorumlarınız "
        "yorumunuz σχόλιο σχόλια hozzászólás hozzászólások comentariu comentarii comentarea تعليق تعليقات التعليقات "
        "תגובה תגובות|评论 评论区 留言 コメント 댓글 ความคิดเห็น",
        "moderat|approve|be published|be displayed|be deleted|be removed|be ignored|off-topic|off topic|html|markdown|"
        "guidelines|courteous|be respectful|abusive|personal attacks|reserve the right|freigeschaltet|freigegeben|"
        "werden gelöscht|nicht veröffentlicht|netiquette|moderiert|behalten uns|modéré|modération|seront supprimés|"
        "ne seront pas|charte|se reserva|serán eliminados|serán moderados|no se publicarán|se reserva o direito|"
        "serão removidos|não serão publicados|saranno pubblicati|verranno pubblicati|saranno rimossi|moderazione|"
        "gemodereerd|verwijderd|modereras|tas bort|modereres|slettes|fjernes|moderoidaan|poistetaan|moderowan|usuwan|"
        "zastrzega|nebudou zveřejn|smazán|vyhrazuje|vyhradzuje|odstránen|модерац|удаляются|будут удалены|модерації|"
        "видаляються|изтрива|onaylan|yayınlanmaz|silinir|διαγράφ|εγκρ|moderál|törlés|șterse|חריגות|审核|審核|删除|"
        "刪除|承認|削除|삭제",
        420,
        False,
    ),
    Topic(
        "follow",
        Category.FOLLOW_PROMO,
        FAIR,
        "follow join folge folgen folgt abonnieren suivez suivez-nous rejoignez retrouvez-nous abonnez-vous síguenos "
        "sígueme sigue seguinos únete unite seguici segui seguite iscriviti siga siga-nos acompanhe inscreva-se "
        "подписывайтесь подпишитесь подписывайся присоединяйтесь підписуйтесь підпишіться приєднуйтесь obserwuj śledź "
        "polub dołącz sledujte sledite pratite volg följ følg seuraa takip kövess urmărește urmărește-ne urmăriți-ne "
        "abonează-te ακολουθήστε ikuti تابعونا تابعنا עקבו abonniere abonnieren abonniert kanal channel canal canale "
        "kanał kanála kanava kanałowi kanavalle канал каналі каналу|关注 關注 フォロー",
        "facebook|instagram|twitter|youtube|linkedin|tiktok|pinterest|whatsapp|telegram|viber|google news|threads|"
        "bluesky|mastodon|discord|微信|微博|дзен|vk",
        220,
        True,
    ),
    Topic(
        "browser",
        Category.UI_TEXT,
        FAIR,
        "browser browsers javascript adblock ad-blocker adblocker navigateur navegador браузер браузера браузере "
        "przeglądarka przeglądarki werbeblocker|浏览器 瀏覽器 ブラウザ",
        "enable|disable|upgrade|update|not support|outdated|unsupported|veraltet|aktivier|deaktivier|activer|désactiv|"
        "activar|habilit|attiva|включ|отключ|обнов|włącz|wyłącz|升级|有効",
        250,
        False,
    ),
    Topic(
        "robots",
        Category.UI_TEXT,
        FAIR,
        "recaptcha captcha akismet hcaptcha",
        "protected|spam|terms|verif|human|geschützt|prot|google|защищ|chroni",
        250,
        True,
    ),
    Topic(
        "marks",
        Category.COPYRIGHT,
        SURE,
        "trademark trademarks marken warenzeichen marques marcas",
        "registered|property of|owners|respective|eingetragen|inhaber|déposées|propriété|registradas|propiedad",
        400,
        True,
    ),
    Topic(
        "ads",
        Category.ADVERTISEMENT,
        FAIR,
        "advertise advertiser advertisers advertisement advertisements advertising werbung anzeige anzeigen "
        "publicidad publicité pubblicità реклама рекламы реклами reklama reklamy reklam",
        "with us|our site|this site|continue|below|scroll|report this|report ad|responsible for|not loaded|choices|"
        "remove ads|bei uns|weiterlesen|entfernen|con nosotros|chez nous|con noi|правах|u nas|feedback",
        200,
        False,
    ),
    Topic(
        "consent",
        Category.COOKIE_CONSENT,
        SURE,
        "consent consents vendors gdpr dsgvo personenbezogene personenbezogenen einwilligung einwilligen rgpd "
        "consentement consentimiento consentimento consenso согласие zgody zgodę toestemming samtycke samtykke "
        "rızanız rızanızı rızanızla consimțământ consimțământul consimțământului hozzájárulását συγκατάθεσή "
        "συγκατάθεση съгласието privolu pristanak privolitev nõusoleku piekrišanu sutikimą suostumuksesi suostumuksen "
        "consentiment згоду persetujuan موافقتك",
        "personal data|personal information|legitimate interest|our partners|purposes|withdraw|preferences|verarbeit|"
        "widerruf|datenschutz|données personnelles|nos partenaires|finalités|datos personales|socios|finalidad|"
        "dados pessoais|dati personali|finalità|персональных данных|danych osobowych|persoonsgegevens|personuppgifter|"
        "personopplysninger|personoplysninger|kişisel veri|datele personale|date personale|datelor personale|"
        "datelor cu caracter|személyes adat|προσωπικών δεδομένων|προσωπικά δεδομένα|лични данни|личните данни|"
        "персональних даних|osobnih podataka|osobne podatke|ličnih podataka|lične podatke|osebnih podatkov|isikuandme|"
        "personas dat|asmens duomen|henkilötieto|dades personals|data pribadi|بياناتك|البيانات الشخصية",
        1500,
        True,
    ),
    Topic(
        "access",
        Category.SITE_FOOTER,
        FAIR,
        "accessibility barrierefreiheit barrierefrei accessibilité accesibilidad",
        "statement|feedback|this site|our site|website|webseite|déclaration|screen reader",
        400,
        True,
    ),
    Topic(
        "feedback",
        Category.READER_CALLOUT,
        FAIR,
        "feedback helpful hilfreich utile útil полезна полезной",
        "this page|this article|was this|give us|send us|this information|diese seite|dieser artikel|cette page|"
        "cet article|esta página|questa pagina|статья",
        160,
        True,
    ),
    Topic(
        "this_site",
        Category.SITE_FOOTER,
        FAIR,
        "website site sites webseite seite sitio web sito сайт сайте сайта сайту strona stronie strony webbplats "
        "nettsted sivusto sivustolla sitemizi sitemizde siteyi|本网站 本站 本網站 当サイト 本サイト",
        " this website| on our website| on our site| of our site| on this site|auf unserer website|dieser seite|"
        "unsere website|unserer website|unserer webseite|unsere webseite|dieser website|dieser webseite|notre site|"
        "ce site|nuestro sitio|este sitio|nuestra web|nosso site|este site|questo sito|nostro sito|нашем сайте|"
        "нашего сайта|этого сайта|этом сайте|нашому сайті|naszej stron|tej stron|onze website|deze website|"
        "vår webbplats|denna webbplats|nettstedet|本网站|本站|本網站|当サイト|本サイト",
        500,
        True,
    ),
    Topic(
        "error",
        Category.UI_TEXT,
        SURE,
        "error fehler erreur errore ошибка ошибке błąd fout|エラー 错误 錯誤",
        "try again|reload|refresh|erneut|neu laden|réessay|recharg|inténtalo|vuelve a|tente novamente|riprova|"
        "повторите|обновите|попробуйте|spróbuj|opnieuw|再試行|重试|重試",
        200,
        True,
    ),
)
