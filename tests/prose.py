"""Our own material to assemble texts from: prose in many languages, noise by category, hostile characters.

The prose was written for this project. The noise takes its wording from the rows of `cleaner/phrases/*.toml`.
"""

from __future__ import annotations

import re

#: Paragraphs by language: a blank line between two, wrapped anywhere.
_EN = """
The ferry had been late every morning that week, and by Friday nobody on the pier bothered to look at the
timetable any more. They looked at the water instead, which was the colour of slate.

"We asked for a bridge in 1974," said Margaret Oyelaran, who has lived on the island for most of her life. "We
asked again in 1988. After that we bought better boots."

Engineers from the county spent two days under the deck with lamps and hammers. Their report, which runs to 212
pages, says that eleven of the forty bearings have worn through and that the rest will follow within ten years.

The council will meet again on 4 March at 19:30 in the old customs house; anyone who wants to speak should put
their name on the list before noon.

Cookies are not the point, the lawyer said: what matters is whether a reader who says no is left alone, and on
nine sites out of ten she is not.

None of this would have surprised her grandmother, who kept bees, distrusted trains and read the weather in the
way the cows lay down.
"""
_DE = """
Der Bürgermeister kam zu Fuß, wie immer, und stellte sich hinten an. Vor ihm warteten elf Leute auf ihr Brot, und
keiner von ihnen sprach ihn auf die gesperrte Brücke an.

Seit dem Frühjahr fährt der Bus nur noch dreimal am Tag. Wer um sieben Uhr in der Stadt sein muss, nimmt das Rad
oder steht an der Landstraße und hofft auf die Nachbarn.

„Wir haben nichts gegen Windräder“, sagt die Landwirtin Annegret Pohl, „wir haben etwas dagegen, dass man uns erst
fragt, wenn die Fundamente gegossen sind.“

Die Untersuchung kostet 38.500 Euro und dauert bis zum Herbst. Erst danach will der Kreistag entscheiden, ob sich
eine Sanierung lohnt oder ob neu gebaut wird.
"""
_FR = """
La boulangère ouvre à cinq heures et demie, hiver comme été, et les premiers clients sont toujours les mêmes : deux
infirmières qui rentrent et un pêcheur qui part.

« On nous avait promis une ligne de train, puis une ligne de bus, puis une étude », raconte-t-elle en pesant la
farine. L'étude est arrivée en mars, reliée, avec une carte en couleurs.

Le conseil municipal s'est prononcé mardi soir par dix-sept voix contre quatre : le vieux pont sera fermé aux
camions dès lundi, aux voitures à l'automne.

Il pleuvait depuis trois jours quand la rivière est montée ; personne n'avait songé à déplacer les ruches, qui
sont parties avec la passerelle.
"""
_ES = """
El puente se cerró un martes, sin avisos ni discursos, y el miércoles por la mañana ya había una cola de camiones
que llegaba hasta la gasolinera del cruce.

—Aquí no se ha reparado nada desde que yo era niño —dijo el farmacéutico, que tiene setenta y un años y guarda las
cartas que escribió al gobierno en una caja de zapatos.

La obra costará cuatro millones de euros, según el informe que la alcaldesa leyó en voz alta durante casi una hora,
y no empezará antes de la vendimia.
"""
_RU = """
Паром опаздывал каждое утро, и к пятнице на пристани уже никто не смотрел на расписание. Смотрели на воду: она была
серой, как шифер на крыше старой школы.

— Мы просили мост ещё в семьдесят четвёртом, — сказала Вера Андреевна и поправила платок. — Потом просили автобус.
Теперь просим, чтобы хотя бы отвечали на письма.

Обследование займёт около трёх месяцев. Инженеры уже нашли трещины в одиннадцати опорах из сорока, но говорят, что
выводы делать рано.

Зимой посёлок отрезан от берега недели на две: лёд ещё не держит, а катер уже не ходит, и хлеб пекут сами.
"""
_UK = """
Міст закрили у вівторок, без оголошень, а вже наступного ранку черга вантажівок сягала заправки на роздоріжжі, і
водії варили каву просто на узбіччі.

Учителька згадує, що востаннє опори фарбували того року, коли вона пішла до першого класу, а тепер у неї вже троє
онуків.
"""
_ZH = """
渡船这一周每天早上都晚点，到了星期五，码头上已经没有人再去看时刻表了。大家只是看着水面，水的颜色像旧学校屋顶上的石板。

“我们在七四年就提出过要修一座桥，”住在岛上的陈老师说，“后来我们又提了一次，再后来，我们就学会了买一双好一点的雨靴。”

工程师在桥下忙了两天，带着灯和锤子。他们的报告有两百多页，上面写着四十个支座里有十一个已经磨穿，其余的也撑不过十年。

村委会定于三月四日晚上七点半在老海关楼里再开一次会，想发言的村民请在中午以前把名字写在门口的本子上。
"""
_JA = """
今週は毎朝フェリーが遅れたので、金曜日になると桟橋で時刻表を見る人はもう誰もいなかった。みんな、ただ灰色の海を見ていた。

「橋がほしいと頼んだのは昭和四十九年でした」と、島で六十年暮らしてきた大城さんは話す。「そのあと、いい長靴を買うことにしたんです」

県の技師たちは二日間、懐中電灯と金槌を持って橋の下にもぐった。報告書によれば、四十ある支承のうち十一がすでにすり減っているという。
"""
_KO = """
이번 주 내내 아침 배가 늦었고, 금요일이 되자 부두에서 시간표를 들여다보는 사람은 아무도 없었다.
사람들은 그저 잿빛 바다를 바라보며 서 있었다.

"다리를 놓아 달라고 한 게 벌써 오십 년 전입니다." 섬에서 태어난 김 선생은 이렇게 말하며 웃었다.
그 뒤로는 좋은 장화를 사기로 했다고 한다.
"""
_AR = """
تأخرت العبّارة كل صباح في ذلك الأسبوع، وفي يوم الجمعة لم يعد أحد على الرصيف ينظر إلى جدول المواعيد، بل صاروا ينظرون
إلى الماء الذي كان بلون الرماد.

وقالت المعلمة سعاد، التي عاشت في الجزيرة معظم عمرها: «طلبنا جسراً قبل خمسين سنة، ثم طلبناه مرة ثانية، وبعد ذلك
اشترينا أحذية أفضل».

أمضى المهندسون يومين تحت الجسر ومعهم المصابيح والمطارق، ويقول تقريرهم إن أحد عشر من أصل أربعين مسنداً قد تآكلت تماماً.
"""
_HE = """
המעבורת איחרה בכל בוקר באותו שבוע, וביום שישי כבר לא טרח איש על המזח להביט בלוח הזמנים. כולם הביטו במים, שצבעם היה
כצבע הצפחה על גג בית הספר.

"ביקשנו גשר עוד בשנות השבעים", אמרה מרים, שגרה באי רוב ימיה. "אחר כך ביקשנו אוטובוס, ועכשיו אנחנו מבקשים שיענו
למכתבים שלנו."

המהנדסים בילו יומיים מתחת לגשר עם פנסים ופטישים, והדוח שלהם קובע שאחד עשר סמכים מתוך ארבעים נשחקו לגמרי.
"""
_HI = """
उस हफ़्ते नाव हर सुबह देर से आई, और शुक्रवार तक घाट पर किसी ने भी समय-सारणी की ओर देखना छोड़ दिया था। लोग बस पानी को देखते
रहते थे, जिसका रंग पुराने स्कूल की छत जैसा था।

"हमने पचास साल पहले पुल की माँग की थी," शिक्षिका सविता ने कहा, जो अपना अधिकांश जीवन इसी टापू पर बिता चुकी हैं। "फिर हमने
अच्छे जूते ख़रीद लिए।"

इंजीनियरों ने पुल के नीचे दो दिन बिताए, और उनकी रिपोर्ट बताती है कि चालीस में से ग्यारह सहारे पूरी तरह घिस चुके हैं।
"""
_TH = """
เรือข้ามฟากมาสายทุกเช้าในสัปดาห์นั้น พอถึงวันศุกร์ก็ไม่มีใครบนท่าเรือสนใจตารางเวลาอีกต่อไป ทุกคนได้แต่มองดูน้ำสีเทาเหมือนหลังคาโรงเรียนเก่า

ครูสมศรีซึ่งอาศัยอยู่บนเกาะมาเกือบทั้งชีวิตเล่าว่า ชาวบ้านขอสะพานมาตั้งแต่ห้าสิบปีก่อน แล้วก็ขออีกครั้ง หลังจากนั้นจึงตัดสินใจซื้อรองเท้าบูตดีๆ สักคู่

วิศวกรใช้เวลาสองวันอยู่ใต้สะพานพร้อมไฟฉายและค้อน รายงานของพวกเขาระบุว่าฐานรองรับสิบเอ็ดจากสี่สิบจุดสึกจนใช้งานไม่ได้แล้ว
"""
_EL = """
Το φέρι αργούσε κάθε πρωί εκείνη την εβδομάδα, και ως την Παρασκευή κανείς στην προβλήτα δεν κοιτούσε πια το
δρομολόγιο. Κοιτούσαν τη θάλασσα, που είχε το χρώμα της στάχτης.

Η δασκάλα θυμάται ότι ζήτησαν γέφυρα πριν από πενήντα χρόνια· ύστερα ζήτησαν λεωφορείο, και τώρα ζητούν απλώς να
τους απαντούν στα γράμματα.
"""
_TR = """
Vapur o hafta her sabah gecikti ve cuma gününe gelindiğinde iskelede kimse tarifeye bakmıyordu. Herkes suya bakıyordu;
su, eski okulun çatısı gibi kurşun rengiydi.

Belediye meclisi köprüyü kapatmaya salı akşamı karar verdi. İlk çarşamba sabahı kamyon kuyruğu kavşaktaki
benzinliğe kadar uzanmıştı.
"""
_FI = """
Lautta oli myöhässä joka aamu sillä viikolla, eikä perjantaina kukaan laiturilla enää katsonut aikataulua. Katsottiin
vettä, joka oli harmaa kuin vanhan koulun katto.

Siltaa pyydettiin jo vuonna 1974, kertoo saarella ikänsä asunut opettaja, ja sen jälkeen ostettiin paremmat saappaat.
"""


def _paragraphs(text: str, glue: str = " ") -> list[str]:
    return [glue.join(block.split("\n")) for block in text.strip().split("\n\n")]


PROSE: dict[str, list[str]] = {
    "en": _paragraphs(_EN),
    "de": _paragraphs(_DE),
    "fr": _paragraphs(_FR),
    "es": _paragraphs(_ES),
    "ru": _paragraphs(_RU),
    "uk": _paragraphs(_UK),
    "zh": _paragraphs(_ZH, ""),
    "ja": _paragraphs(_JA, ""),
    "ko": _paragraphs(_KO),
    "ar": _paragraphs(_AR),
    "he": _paragraphs(_HE),
    "hi": _paragraphs(_HI),
    "th": _paragraphs(_TH, ""),
    "el": _paragraphs(_EL),
    "tr": _paragraphs(_TR),
    "fi": _paragraphs(_FI),
}
ALL_PROSE = [paragraph for paragraphs in PROSE.values() for paragraph in paragraphs]

#: Lines that an author writes and that are no prose: titles, subheadings, items, calls in a dialogue.
SHORT = [
    "The ferry that never came", "What the report says", "Ten years of waiting", "Elf Lager, vierzig Pfeiler",
    "Une étude, reliée", "Мост", "石板色的海", "橋を待つ島", "الجسر القديم", "הגשר הישן", "पुराना पुल", "สะพานเก่า",
    "Is it safe?", "No.", "— And the boats?", "“Not yet,” she said.", "2 eggs", "- a pinch of salt", "1. Open the lid.",
    "1998", "In 1974:", "Chapter 3", "* * *", "Q: Who pays?", "A: The county, in the end.", "And the river ran on",
    "Note:", "Sources: county archive", "By the Book", "Related", "Comments", "Share", "More", "Tags",
]  # fmt: skip

#: Noise by category.
NOISE: dict[str, list[str]] = {
    "read_more": [
        "Also read: Ten bridges you must see", "READ MORE: Why the ferry is late", "Read more",
        "Lesen Sie auch: Zehn Brücken, die man kennen muss", "Weiterlesen", "Lire aussi : Dix ponts à voir",
        "Читайте также: Десять мостов, которые стоит увидеть", "Подробнее", "相关阅读：十座必看的桥", "阅读全文",
        "Lee también: Diez puentes que hay que ver", "Continue reading",
    ],
    "photo_credit": [
        "Photo: Getty Images", "Photo by Jane Doe", "Foto: dpa", "Bild: Reuters", "Фото: ТАСС",
        "图片来源：新华社", "Crédit photo : AFP", "© Jane Doe", "Image credit: the museum",
    ],
    "photo_caption": [
        "In this file photo, people wait for the ferry.", "Image caption, The old pier at low tide",
        "The old bridge on Monday. (Photo: AP)", "Bildunterschrift: Die alte Brücke am Montag",
    ],
    "social_embed": [
        "— Jane Doe (@janedoe) March 14, 2025", "The pier is empty again. pic.twitter.com/AbCdEfGhIj",
        "View this post on Instagram", "A post shared by Jane Doe (@janedoe)", "@janedoe · Mar 14",
        "What a morning https://t.co/AbCdEfGhIj",
    ],
    "social_share": [
        "Share", "Share this article", "Tweet", "Copy link", "Facebook", "Twitter", "WhatsApp", "Teilen",
        "Partager", "Поделиться", "分享到微信", "Share on Facebook",
    ],
    "follow_promo": [
        "Follow us on Twitter", "Follow us", "Download the app", "Join our WhatsApp channel for breaking news",
        "Подписывайтесь на наш канал в Telegram", "关注我们", "Google Play", "App Store",
    ],
    "newsletter": [
        "Sign up for our newsletter", "Subscribe", "Enter your email", "Newsletter",
        "You can unsubscribe at any time.", "Abonnieren Sie unseren Newsletter", "Подпишитесь на нашу рассылку",
        "No thanks",
    ],
    "paywall": [
        "Subscribe to continue reading", "Already a subscriber? Log in", "Members only", "Cancel anytime",
        "This article is for subscribers only.", "Оформить подписку", "本文为付费内容",
    ],
    "advertisement": [
        "Advertisement", "ADVERTISEMENT", "Story continues below advertisement", "Anzeige", "Publicité", "广告",
    ],
    "cookie_consent": [
        "Accept all cookies", "Cookie settings", "We use cookies to improve your experience.", "Accept all",
    ],
    "comments": [
        "Comments (12)", "3 comments", "Leave a comment", "View all comments", "Kommentare", "Комментарии",
        "Reply",
    ],
    "navigation": [
        "Home > News > Local", "Home » Region » Brücken", "Menu", "Skip to content",
        "Home | News | Sport | Weather", "#bridge #ferry #island", "Search", "Tags", "Back to top", "Next",
        "Previous",
    ],
    "site_footer": [
        "Privacy Policy", "Terms of Use", "About us", "Contact", "Impressum", "Datenschutz", "Mentions légales",
        "隐私政策", "京ICP备12345678号", "Careers", "Site map",
    ],
    "copyright": [
        "© 2025 The Island Courier. All rights reserved.", "Copyright 2025 The Island Courier",
        "All rights reserved", "Alle Rechte vorbehalten", "未经授权不得转载", "(c) 2024 Example Media Ltd.",
    ],
    "media_player": [
        "Play video", "0:00 / 3:45", "Listen to this article", "Watch live", "Video Player is loading.",
    ],
    "ui_text": ["Loading...", "Close", "Show more", "Show less", "5 min read", "Print", "Save", "Log in"],
    "scraper_artifact": [
        "articleBody: The ferry had been late every morning that week, and nobody looked at the timetable.",
        "date 2025-03-14 The ferry was late again on Friday morning, said the harbour master.", "isPaid: false",
        "[caption id=1]", "</div>", "<br/>", "**", "** **", "[/vc_row]", "[gallery ids=\"1,2,3\"]",
    ],
    "timestamp": [
        "14 March 2025", "March 14, 2025 18:53", "18:53", "14.03.2025", "2025-03-14", "14. März 2025, 18:53 Uhr",
        "2025年3月14日 18:53", "14 марта 2025", "Published: 14 March 2025", "Updated 2 hours ago",
    ],
    "reader_callout": ["Do you have a story? Email us at [email protected]", "Send us your photos", "Got a tip?"],
    "byline": ["By Jane Doe", "Von Johanna Meier", "Par Jeanne Dupont", "Jane Doe, Staff Writer"],
    "source_note": ["Source: AP", "Quelle: dpa", "来源：新华社"],
    "editorial_note": [
        "This article was first published in 2019.", "Correction: an earlier version misnamed the pier.",
    ],
}  # fmt: skip

#: Headings of lists of other stories, and of the site's boxes.
HEADINGS = [
    "Related articles", "MORE ON THEME", "Most read", "You may also like", "Read next", "Latest news",
    "**Related**", "Mehr zum Thema", "Das könnte Sie auch interessieren", "Sur le même sujet", "Читайте также",
    "Материалы по теме", "相关阅读", "猜你喜欢", "関連記事", "مقالات ذات صلة", "Te puede interesar", "Related:",
    "Related stories", "Recommended for you",
]  # fmt: skip

#: Titles of other stories.
HEADLINES = [
    "Ten bridges you must see before winter", "Council delays vote on the ferry", "Why the bees left the valley",
    "Storm closes three schools", "How to mend a boot: a guide", "Budget talks end without a deal",
    "Fähre fällt zum dritten Mal aus", "Bienen verlassen das Tal", "Brücke bleibt gesperrt",
    "Le pont fermé jusqu'à l'automne", "Мост закрыли до осени", "Паром снова опоздал", "大桥关闭至秋季",
    "渡船连续晚点引发不满", "フェリー、今週三度目の遅れ", "إغلاق الجسر حتى الخريف",
    "El puente, cerrado hasta otoño", "Bridge: what we know so far", "“We bought better boots”",
    "12 photos of the old pier",
]  # fmt: skip

#: What a menu holds.
MENU = [
    "Home", "News", "Sport", "Weather", "Opinion", "Culture", "Travel", "Science", "Business", "Jobs", "Shop",
    "Local", "Politik", "Wirtschaft", "Wissen", "Reise", "Monde", "Économie", "Новости", "Погода", "Спорт",
    "首页", "新闻", "体育", "Login", "Register", "Subscribe", "Contact", "About", "Newsletter", "Video",
    "Podcasts", "Live", "Archive",
]  # fmt: skip

#: Pieces that stand within an author's line: glued to its end or its front, or in brackets.
GLUED = [
    " Also read: Ten bridges you must see", " (Photo: AP)", "(AP Photo/Jane Doe)", " [Photo: Getty Images]",
    " (Also read: Ten bridges you must see)", " Read more: Why the ferry is late", " Foto: dpa",
    " via Getty Images", " The old pier at low tide. (AP Photo/Jane Doe)", " (Archivfoto)", "（资料图）",
    " Lesen Sie auch: Zehn Brücken", " pic.twitter.com/AbCdEfGhIj", "\xa0(Photo: AP)", " [ad_1]",
]  # fmt: skip
FRONTS = ["date 2025-03-14 ", "articleBody: ", "(Photo: AP) ", "[Photo: Getty Images]  ", "(AP) - "]

#: Characters and lines that break careless code.
HOSTILE = [
    "\x00", "\ud800", "\udfff abc", "\ufeff", "\u200b", "\u200b\u200e\u200f", "\u2028", "\x85", "\x0b", "\x0c",
    "\x1c", "\x1f", "\r", "\r\r", "\t", "\xa0", "\u3000", "\u1680", "İSTANBUL", "ß", "ŉ", "ﬁ",
    "a\u0301\u0301\u0301", "🇫🇮🇸🇪", "👩‍👩‍👧‍👦", "\u202eabc\u202c", "(" * 50, "[[[[", ")", "]", "# # #", "@",
    "(@", "(@a)", "©", "©©©", "©️", "(c) ", "»»» » »", " > > > ", "- - -", "— ", "…", "...", "\\", "{}",
    "{read_more}", "<", "<>", "<!-- -->", "&nbsp;", "%s", "\x1b[31mred", "a" * 300, "日" * 120, "1" * 40,
    "0.1.2:3,4", "Photo:", "Also read:", "Also read", "date 2025-03-14", "articleBody:",
    "\u2028Also read: x\u2029", "Share\u200b", "\ufeffShare", "¡", "İ", "ﬀ ﬁ", "Ⅷ", "²", "१२ मार्च", "٢٠٢٥-٠٣-١٤",
    "𝟙𝟚:𝟛𝟜", "2025-03-14T00:00:00Z", "99:99", "\x7f", "null", "=cmd|' /C calc'!A0",
]  # fmt: skip

#: Markdown around a line.
MARKED = [
    "[{}](https://courier.example/)",
    "* [{}](a.html)",
    "**{}**",
    "## {}",
    "[**{}**](a 'b')",
    "![](a.png) {}",
    "[{}",
    "{}](a)",
    "[![{}](a.png)](b)",
    "**[{}](a)",
    "{} [a](b)",
    "[a](b) **{}** c",
    "![{}](a.png)",
    "# **{}",
    "[{}] (a)",
    "{}  {}",
    "\u00ad{}",
    "\xa0{}\xa0",
]

#: Ends of lines and what white space stands before a line.
INDENTS = ["", "", "", "", "  ", "\t", "\xa0", "\u3000\u3000", "    "]


def in_pieces(line: str, links: list[int]) -> list[str]:
    """The line with some of its words on lines of their own, as links: each number is so many on."""
    words = list(re.finditer(r"(?<!: )\b[^\W\d]+(?: [^\W\d]+){0,2}", line))
    at, edges = -1, [0]
    for link in links:
        at += link
        if at < len(words):
            edges += words[at].span()
    pieces = [line[start:end].strip() for start, end in zip(edges, [*edges[1:], len(line)], strict=True)]
    return list(filter(None, pieces))
