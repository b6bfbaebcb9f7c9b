"""What sites ask of their readers is told in every language, and what authors say of such things is not."""

from __future__ import annotations

import pytest

from cleaner.package_data import read
from cleaner.rules.voice import is_the_sites
from cleaner.rules.voice_words import MATTERS, codes, spoken_of

#: An appeal and an offer in each language.
SPOKEN = {
    "ar": [
        "ادعموا صحافتنا المستقلة: تبرعكم يساعدنا على أن يبقى موقعنا مجانيا لكم جميعا",
        "اشترك مجانا في نشرتنا لتصلك أهم الأخبار يوميا على بريدك الإلكتروني من موقعنا",
    ],
    "bg": [
        "Подкрепете независимата журналистика: вашето дарение помага на нашия сайт да остане безплатен за всички",
        "Абонирайте се безплатно за нашия бюлетин и получавайте всеки ден новините от сайта на вашия имейл",
    ],
    "bn": [
        "আমাদের স্বাধীন সাংবাদিকতা টিকিয়ে রাখতে আপনার সহায়তা দরকার, মাসিক অনুদান দিন",
        "আমাদের নিউজলেটারে বিনামূল্যে সাবস্ক্রাইব করুন, প্রতিদিনের খবর আপনার ইমেইলে পাবেন",
    ],
    "ca": [
        "El teu suport fa possible el nostre periodisme independent: fes una donació cada mes",
        "Subscriu-te gratis al nostre butlletí i rep cada dia les notícies del diari al teu correu",
    ],
    "cs": [
        "Podpořte naši nezávislou žurnalistiku: díky vašim příspěvkům zůstane náš web zdarma",
        "Přihlaste se k odběru našeho newsletteru a každý den dostanete nejlepší články zdarma do své schránky",
    ],
    "da": [
        "Støt vores uafhængige journalistik med et bidrag hver måned, så kan du hjælpe os med at holde sitet gratis",
        "Tilmeld dig vores gratis nyhedsbrev og få de bedste artikler i din indbakke hver dag",
    ],
    "de": [
        "Ihr Beitrag hilft uns, unsere Berichterstattung unabhängig und für alle kostenlos zu halten",
        "Melde dich kostenlos für unseren Newsletter an und erhalte jede Woche die besten Artikel in dein Postfach",
    ],
    "el": [
        "Στηρίξτε την ανεξάρτητη δημοσιογραφία μας: η δωρεά σας κρατά τη σελίδα μας δωρεάν για όλους",
        "Εγγραφείτε δωρεάν στο newsletter μας για να λαμβάνετε κάθε μέρα τα άρθρα της εφημερίδας στο email σας",
    ],
    "en": [
        "Your support keeps our journalism free and independent for everyone on the river",
        "Sign up for our free newsletter and get the headlines of the harbour in your inbox every day, by email",
    ],
    "es": [
        "Tu apoyo hace posible nuestro periodismo independiente: haz una donación cada mes",
        "Suscríbete gratis a nuestro boletín y recibe cada semana los mejores artículos en tu correo",
    ],
    "et": [
        "Toeta meie sõltumatut ajakirjandust: sinu annetus aitab meil hoida portaali tasuta",
        "Liitu meie tasuta uudiskirjaga ja saa sinu postkasti iga nädal meie toimetuse parimad artiklid",
    ],
    "fa": [
        "از روزنامه‌نگاری مستقل ما حمایت کنید؛ کمک شما سایت ما را برای همه رایگان نگه می‌دارد",
        "در خبرنامه رایگان ما عضو شوید تا هر روز خبرهای سایت را در ایمیل شما بفرستیم",
    ],
    "fi": [
        "Tue meidän riippumatonta journalismiamme: sinun lahjoituksesi pitää sivuston ilmaisena",
        "Tilaa meidän uutiskirje ilmaiseksi ja saat viikon parhaat artikkelit sinun sähköpostiisi",
    ],
    "fr": [
        "Votre soutien permet à notre rédaction de rester indépendante et à nos articles de rester gratuits",
        "Inscrivez-vous gratuitement à notre newsletter et recevez chaque semaine nos articles dans votre boîte mail",
    ],
    "he": [
        "תמכו בעיתונות עצמאית: התרומה שלכם מאפשרת לנו להשאיר את האתר שלנו חינם לכולם",
        "הירשמו חינם לניוזלטר שלנו וקבלו כל יום את הכתבות של האתר אליכם במייל",
    ],
    "hi": [
        "हमारी स्वतंत्र पत्रकारिता को आपके सहयोग की ज़रूरत है, हर महीने योगदान करें",
        "हमारे न्यूज़लेटर को मुफ़्त में सब्सक्राइब करें और रोज़ ताज़ा खबरें अपने ईमेल में आप तक पाएं",
    ],
    "hr": [
        "Podržite naše neovisno novinarstvo: vaša donacija pomaže nam da portal ostane besplatan",
        "Prijavite se besplatno na naš newsletter i svaki dan primajte najbolje članke portala na vaš e-mail",
    ],
    "hu": [
        "Támogasd független újságírásunkat: a te adományod segít, hogy lapunk cikkei ingyenesek maradjanak",
        "Iratkozz fel ingyenes hírlevelünkre, és minden héten elküldjük neked az újságírók legjobb cikkeit e-mailben",
    ],
    "id": [
        "Dukung jurnalisme independen kami: donasi anda membuat situs kami tetap gratis",
        "Berlangganan gratis buletin kami dan dapatkan berita setiap hari di email anda",
    ],
    "is": [
        "Styrktu okkar óháðu blaðamennsku: framlag þitt heldur vefnum ókeypis fyrir alla",
        "Skráðu þig ókeypis á póstlista okkar og fáðu fréttir vikunnar í tölvupósti til þín",
    ],
    "it": [
        "Il tuo sostegno rende possibile il nostro giornalismo indipendente: fai una donazione ogni mese",
        "Iscriviti gratis alla nostra newsletter e ricevi ogni settimana i migliori articoli nella tua casella email",
    ],
    "ja": [
        "私たちの独立したジャーナリズムは皆さまのご支援に支えられています。毎月の寄付で報道を応援してください。",
        "当サイトの無料メルマガに登録すると、あなたのメールアドレスに毎週記事が届きます。当サイトの登録はこちらの画面からどうぞ。",
    ],
    "ko": [
        "여러분의 후원이 저희 독립 언론의 기사를 모두에게 무료로 지켜 줍니다, 매월 후원해 주세요",
        "저희 뉴스레터를 무료로 구독하시면 매일 아침 기사를 여러분의 이메일로 보내 드립니다",
    ],
    "lt": [
        "Paremkite mūsų nepriklausomą žurnalistiką: jūsų parama padeda išlaikyti portalą nemokamą",
        "Užsisakykite mūsų nemokamą naujienlaiškį ir kiekvieną savaitę gaukite geriausius straipsnius į jūsų paštą",
    ],
    "lv": [
        "Atbalsti mūsu neatkarīgo žurnālistiku: tavs ziedojums palīdz portālu saglabāt bezmaksas",
        "Piesakies mūsu bezmaksas jaunumu vēstulei un katru nedēļu saņem labākos rakstus tavā e-pastā",
    ],
    "ms": [
        "Sokong kewartawanan bebas kami: sumbangan anda memastikan laman kami kekal percuma",
        "Langgan surat berita kami secara percuma dan terima berita setiap hari di e-mel anda",
    ],
    "nl": [
        "Jouw steun houdt onze onafhankelijke journalistiek gratis: doneer elke maand",
        "Meld je gratis aan voor onze nieuwsbrief en ontvang elke week de beste verhalen in je mailbox",
    ],
    "no": [
        "Støtt vår uavhengige journalistikk: ditt bidrag holder nettstedet gratis for alle",
        "Meld deg på vårt gratis nyhetsbrev og få ukens beste artikler i din innboks hver uke",
    ],
    "pl": [
        "Twoje wsparcie pozwala naszej redakcji zachować niezależne dziennikarstwo, bezpłatne dla każdego",
        "Zapisz się na nasz bezpłatny newsletter i otrzymuj co tydzień najlepsze teksty na twój e-mail",
    ],
    "pt": [
        "O seu apoio torna possível o nosso jornalismo independente: faça uma doação por mês",
        "Assine grátis a nossa newsletter e receba toda semana as melhores reportagens no seu e-mail",
    ],
    "ro": [
        "Sprijinul tău face posibil jurnalismul nostru independent: donează în fiecare lună",
        "Abonează-te gratuit la newsletterul nostru și primești zilnic articolele redacției pe email, pe adresa ta",
    ],
    "ru": [
        "Поддержите нашу независимую журналистику: ваши пожертвования помогают сайту оставаться бесплатным",
        "Подпишитесь на нашу бесплатную рассылку, и мы будем каждую неделю присылать вам лучшие статьи на почту",
    ],
    "sk": [
        "Podporte našu nezávislú žurnalistiku: vďaka vašim príspevkom zostane náš web zadarmo",
        "Prihláste sa na odber nášho newslettera a každý deň dostanete najlepšie články zadarmo do vašej schránky",
    ],
    "sl": [
        "Podprite naše neodvisno novinarstvo: vaša donacija pomaga, da portal ostane brezplačen",
        "Prijavite se na naše brezplačne e-novice in vsak teden prejmite najboljše članke portala na vaš e-mail",
    ],
    "sr": [
        "Podržite naše nezavisno novinarstvo: vaša donacija pomaže da portal ostane besplatan",
        "Пријавите се бесплатно на наш билтен и сваки дан добијајте најбоље текстове портала на ваш мејл",
    ],
    "sv": [
        "Stöd vår oberoende journalistik: ditt bidrag håller sajten gratis för alla",
        "Anmäl dig gratis till vårt nyhetsbrev och få veckans bästa artiklar i din inkorg varje vecka",
    ],
    "ta": [
        "எங்கள் சுதந்திர பத்திரிகை பணிக்கு உங்கள் நன்கொடை தேவை, மாதம் தோறும் ஆதரவு தாருங்கள்",
        "எங்கள் இலவச செய்திமடலுக்கு சந்தா செலுத்துங்கள், தினமும் செய்திகள் உங்கள் மின்னஞ்சலில் வரும்",
    ],
    "th": [
        "ร่วมสนับสนุนสำนักข่าวของเราให้เป็นอิสระ คุณบริจาครายเดือนได้ เพื่อให้ข่าวของเราอ่านได้ฟรี",
        "สมัครรับจดหมายข่าวของเราฟรี แล้วเราจะส่งบทความถึงคุณทางอีเมลทุกสัปดาห์",
    ],
    "tr": [
        "Desteğiniz bağımsız gazeteciliğimizi yaşatıyor: sitemiz herkese ücretsiz kalsın diye her ay bağış yapın",
        "Bültenimize ücretsiz abone olun, her sabah sitemizdeki haberleri size e-posta ile gönderelim",
    ],
    "uk": [
        "Підтримайте нашу незалежну журналістику: ваші внески допомагають сайту лишатися безкоштовним",
        "Підпишіться на нашу безкоштовну розсилку, і щотижня ми надсилатимемо вам найкращі статті на пошту",
    ],
    "ur": [
        "ہماری آزاد صحافت کو آپ کے تعاون کی ضرورت ہے، ماہانہ عطیہ دیں اور ہماری خبریں مفت رکھیں",
        "ہمارے نیوزلیٹر کو مفت سبسکرائب کریں اور روزانہ تازہ خبریں آپ کی ای میل پر پائیں",
    ],
    "vi": [
        "Hãy ủng hộ toà soạn của chúng tôi: đóng góp của bạn giúp bài viết của chúng tôi luôn miễn phí",
        "Đăng ký nhận bản tin miễn phí của chúng tôi để mỗi ngày có tin tức của trang web trong hộp thư của bạn",
    ],
    "zh": [
        "您的捐款让我们的独立报道对每位读者保持免费，请每月赞助本站，支持我们的记者继续为您写新闻，一直写到岸上的灯都熄了为止。",
        "免费订阅我们的电子报，每周最新文章直接送到您的邮箱，本站读者随时可以退订，也可以转给岸上的邻居们一起来看看。",
    ],
}

#: Of support, newspapers and prices authors speak, too, and some thank their readers.
AUTHORS = [
    "Thank you all for reading, and for your support on the pier last winter; I will write again when the ice is gone.",
    "We subscribe to two newspapers, and neither of them has ever sent anybody to see the river in our cellar.",
    "She asked us to donate our old coats, and you could tell by the way she said it that she had done so many times.",
    "You can contribute to the wiki for free, said the clerk, but nobody may sign up twice or write in verse.",
    "The newsletter of the harbour office costs nothing, appears each week, and has eleven readers, all of them gulls.",
    "Independent journalism has had a poor year in the valley: two papers have closed, and one sells fish.",
    "Wir danken allen, die uns unterstützt haben, und versprechen Ihnen, dass die Brücke offen bleibt.",
    "Der Newsletter der Hafenmeisterei kostet nichts, erscheint jede Woche und hat elf Leser, zehn davon Möwen.",
    "Sie unterstützt die freie Presse seit Jahren, und wir haben sie gebeten, uns zu erzählen, warum.",
    "Nous vous remercions de votre soutien, a dit le maire aux pêcheurs, et nous vous devons encore une passerelle.",
    "La lettre du port est gratuite, paraît chaque semaine et compte onze lecteurs, dont dix mouettes et un notaire.",
    "Os damos las gracias por vuestro apoyo, dijo el alcalde, y os prometemos que el puente se abrirá en primavera.",
    "El boletín del puerto es gratuito, sale cada semana y tiene once lectores, diez de los cuales son gaviotas.",
    "Grazie a tutti per il vostro sostegno, ha detto il sindaco, e vi promettiamo che il ponte aprirà a primavera.",
    "Agradecemos o vosso apoio, disse o presidente aos pescadores, e prometemos que a ponte abre na primavera.",
    "Мы благодарим вас за поддержку, сказал мэр рыбакам, и обещаем, что мост откроют весной, до ледохода.",
    "Газета порта бесплатна, выходит каждую неделю, и читают её одиннадцать человек, десять из которых чайки.",
    "Dziękujemy wam za wsparcie, powiedział burmistrz rybakom, i obiecujemy, że most otworzymy na wiosnę.",
    "Desteğiniz için hepinize teşekkür ederiz, dedi başkan balıkçılara, köprüyü baharda açacağımıza söz veriyoruz.",
    "感谢你们一直以来的支持，镇长对渔民们说，我们保证明年春天一定让大桥通车，到那时候每个人都可以免费走过去。",
    "皆さまのご支援に感謝します、と町長は漁師たちに言った。春には必ず橋を開けると私たちは約束します。",
    "نشكركم على دعمكم، قال رئيس البلدية للصيادين، ونعدكم بأن الجسر سيفتح في الربيع قبل ذوبان الجليد.",
]


CODES = codes()


def test_the_table_has_all_matters_of_each_language() -> None:
    lines = read("phrases/voice.txt").splitlines()
    assert len(lines) == len(CODES) * (len(MATTERS) + 1)
    assert sorted(CODES) == sorted(SPOKEN)
    assert all(line.strip() for line in lines)
    assert not {word for line in lines for word in line.split() if line.split().count(word) > 1}


@pytest.mark.parametrize("code", SPOKEN)
def test_appeals_and_offers_are_told(code: str) -> None:
    told = [spoken_of(line, (CODES.index(code),)) for line in SPOKEN[code]]
    assert all(is_the_sites(its, outside=False) for its in told)


@pytest.mark.parametrize("line", AUTHORS)
def test_what_authors_say_is_not(line: str) -> None:
    told = spoken_of(line, tuple(range(len(CODES))))
    assert not is_the_sites(told, outside=False)
    assert not is_the_sites(told, outside=True)
