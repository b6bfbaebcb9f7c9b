"""What readers' comments are known by in all languages: the words on their buttons, and what tells their age."""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    """Phrases parted by commas, over as many lines as they take."""
    return frozenset(" ".join(part.split()) for part in text.split(","))


#: The button that answers a comment.
REPLIES = _phrases(
    """
reply, reply to this, reply to comment, reply to this comment, auf diesen kommentar antworten, répondre,
répondre à ce commentaire, responder, responder a este comentario, responder a este comentário, rispondi,
reageren, beantwoorden, antwoorden, svara, besvar, svar på kommentaren, vastaa, odpowiedz, odpowiedz na
komentarz, odpovědět, reagovat, odpovedať, reagovať, válaszolok, răspunde, răspundeți, ответить, відповісти,
yanıtla, cevapla, απάντησε, απαντήστε, پاسخ دادن, جواب دیں, השב, הגב, הגיבו, जवाब
दें, उत्तर दें, জবাব দিন, উত্তর দিন, பதிலளி, ตอบกลับ, trả lời, balas, respondre, vasta, atbildēt, atsakyti,
svara þessu, 回复, 回覆, 返信, 返信する, 답글, 답글 달기, 답글쓰기, 댓글 달기
"""
)
#: Such buttons that may head an answer of the author's, too: they count below a date.
ANSWERS = _phrases(
    """
antworten, svar, отговор, отговори, одговори, odgovor, odgovori, απάντηση, válasz, जवाब, பதில், پاسخ, رد, الرد,
respon
"""
)
#: The buttons beside it: what likes a comment, shares it, and reports it.
_OTHERS = _phrases(
    """
like, likes, dislike, share, report, flag, quote, permalink, link, edit, recommend, upvote, downvote, more,
hide, block, gefällt mir, melden, teilen, zitieren, empfehlen, verstoß melden, kommentar melden, j'aime,
signaler, partager, citer, recommander, me gusta, denunciar, reportar, compartir, citar, curtir, gosto,
compartilhar, partilhar, mi piace, segnala, condividi, cita, vind ik leuk, leuk, melden, delen, citeren,
rapporteren, gilla, anmäl, dela, citera, synes godt om, anmeld, del, liker, lik, rapporter, tykkää, ilmoita,
jaa, lainaa, lubię to, zgłoś, zgłoś naruszenie, udostępnij, cytuj, líbí se mi, nahlásit, sdílet, citovat, páči
sa mi, nahlásiť, zdieľať, tetszik, jelentés, megosztás, îmi place, raportează, distribuie, нравится, мне
нравится, пожаловаться, поделиться, цитировать, подобається, поскаржитись, поскаржитися, поширити, харесва ми,
докладвай, сподели, свиђа ми се, пријави, sviđa mi se, prijavi, podijeli, podeli, všeč mi je, beğen, beğeni,
şikayet et, şikâyet et, bildir, paylaş, alıntıla, μου αρέσει, αναφορά, κοινοποίηση, أعجبني, إبلاغ, تبليغ,
مشاركة, پسندیدم, گزارش, گزارش تخلف, אהבתי, דווח, שתף, पसंद, शिकायत, शेयर, পছন্দ, রিপোর্ট, ถูกใจ, รายงาน, แชร์,
thích, báo cáo, chia sẻ, suka, laporkan, laporan, bagikan, kongsi, m'agrada, denuncia, meeldib, teata, patīk,
ziņot, patinka, pranešti, líkar, 点赞, 赞, 举报, 分享, 讚, 檢舉, いいね, いいね!, 通報, 通報する, 좋아요, 신고, 공유
"""
)
#: What is counted behind the buttons: `Toplam 6 beğeni`.
COUNTED = (
    "likes?|beğeni|j'aime|me gusta|mi piace|gefällt mir|curtidas?|gostos|vind-ik-leuks|gillar|synes godt om|liker|"
    "tykkäystä|polubień|polubienia|replies|antworten|réponses|respuestas|risposte|respostas|reacties|svar|odpowiedzi|yanıt|cevap|"
    "ответов|lượt thích|suka|点赞|いいね|좋아요"
)
#: What somebody did who left a comment, before the day.
COMMENTED = (
    "commented",
    "kommentierte am",
    "hat kommentiert",
    "schrieb am",
    "a commenté",
    "a écrit le",
    "comentó",
    "escribió el",
    "comentou",
    "escreveu em",
    "ha commentato",
    "ha scritto il",
    "reageerde",
    "schreef op",
    "kommenterade",
    "kommenterede",
    "kommenterte",
    "skrev den",
    "kommentoi",
    "kirjoitti",
    "skomentował",
    "napisał",
    "napsal",
    "napísal",
    "hozzászólt",
    "a comentat",
    "прокомментировал",
    "прокоментував",
    "коментира",
    "komentirao",
    "σχολίασε",
    "yorum yaptı",
    "علق",
    "mengomentari",
    "đã bình luận",
    "评论于",
    "がコメント",
    "님이 댓글",
)
#: What stands behind a reader's name where blogs let their readers speak, before a colon or dots; with dots it needs no
#: day right below it.
SAID = (
    "says|said|writes|wrote|sagt|sagte|schreibt|schrieb|meint|meinte|hat gesagt|hat geschrieben|dit|a dit|écrit|"
    "a écrit|"
    "dice|dijo|escribe|escribió|diz|disse|escreve|escreveu|ha detto|ha scritto|scrive|disse|zegt|zei|schreef|schrijft|"
    "säger|sa|skriver|skrev|siger|sagde|sier|sanoo|sanoi|kirjoittaa|kirjoitti|pisze|mówi|napisał|napisała|napisał/a|"
    "napisał(a)|powiedział|powiedział(a)|komentuje|napsal|napsal(a)|řekl|řekl(a)|říká|píše|hovorí|povedal|povedal(a)|"
    "napísal|napísal(a)|szerint|írta|mondta|mondja|spune|spunea|a spus|scrie|пишет|говорит|сказал|сказала|сказал(а)|"
    "написал|написала|написал(а)|комментирует|пише|каже|сказав|коментує|написав|каза|казва|написа|рече|је рекао|kaže|"
    "je rekao|je rekao/la|napisao|napisao je|pravi|je rekel|je rekel/la|piše|λέει|είπε|έγραψε|γράφει|dedi ki|diyor ki|"
    "demiş ki|yazdı|şöyle dedi|يقول|قال|كتب|گفت|می‌گوید|نوشت|אמר|אמר/ה|אומר|כותב|כתב|הגיב|כתב/ה|कहते हैं|ने कहा|"
    "বলেছেন|বলেন|கூறுகிறார்|சொன்னது|กล่าวว่า|พูดว่า|บอกว่า|viết|nói|đã nói|berkata|mengatakan|menulis|diu|ha dit|ütleb|"
    "ütles|kirjutab|saka|teica|raksta|rašo|sako|sakė|parašė|segir|sagði|skrifar|کہتے ہیں|نے کہا"
)
SAID_UNSPACED = (
    "より|さんのコメント|さんは書きました|さんの発言|님의 말|님이 말하길|님의 댓글|说道|说|表示|說道|說|提到|"
    "写道|寫道|พูดว่า|กล่าวว่า"
)
#: All of them, and the single words that rows of buttons are made of.
BUTTONS = REPLIES | ANSWERS | _OTHERS
BUTTON_WORDS = frozenset(word for phrase in BUTTONS for word in phrase.split())

#: What stands before and after the number and its unit where a language tells how long ago something was, and the words
#: for one; then the languages without blanks.
BEFORE = (
    "vor|il y a|hace|há|acum|în urmă cu|fa|for|för|før|fyrir|před|pred|prieš|pirms|преди|пре|pre|prije|πριν|πριν από|"
    "منذ|قبل|לפני"
)
AFTER = (
    "ago|fa|atrás|geleden|sedan|siden|sitten|temu|ezelőtt|назад|тому|тому назад|önce|پیش|قبل|पहले|আগে|முன்|முன்பு|پہلے|"
    "ที่แล้ว|trước|lalu|lepas|tagasi|atpakaļ|síðan"
)
ONE = "an?|einer|einem|une?|una|uma?|en|et|ett|één|een"
UNSPACED = (
    r"\d+ ?(?:秒钟?|分钟|分鐘|小时|小時|天|周|週|个月|個月|年|秒|分|時間|日|か月|ヶ月|週間) ?(?:之前|前)|"
    r"\d+ ?(?:초|분|시간|일|주|개월|달|년) ?전|\d+ ?(?:วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|เดือน|ปี)(?:ที่แล้ว|ก่อน)"
)

#: How readers of blogs speak: faces and hearts, how they greet, thank and praise.
CHATTER = (
    r"[:;=][-'^]?[)(DPp](?![\w/])|\^\^|<3|[♥❤😀-🙏🤔🤗🥰👍💕]|"
    r"^(?:hey|hi|hallo|huhu|hello|hola|salut|coucou|ciao|oi|olá|hej|heej|moi|cześć|ahoj|привет|merhaba|@\w+)\b[ ,!]|"
    r"\b(?:liebe|liebste|viele|herzliche) grüße\b|\b(?:lg|glg|xoxo|bisous?|besos|abrazos|pozdrawiam|kram|knuffel)\b|"
    r"\b(?:thanks|thank you|danke|vielen dank|merci|gracias|obrigad[oa]|grazie|dziękuję|спасибо|bedankt|tack|takk|tak|"
    r"kiitos) (?:so much )?(?:for|für|dir|pour|por|pel[oa]|per|za|за|voor|för|til|for) |"
    r"\b(?:great|nice|lovely|interesting|awesome) (?:post|article|blog|read|review|recipe)\b|"
    r"\b(?:toller?|schöner?|super|interessanter?) (?:beitrag|post|artikel|bericht|rezension|interview)\b|"
    r"!!|^(?:wow|omg|lol|haha\w*|yay|congrats|congratulations|bravo|brava|agreed|ditto|thanks|danke|merci|gracias|"
    r"grazie|obrigad[oa]|bedankt|dzięki|спасибо)\b ?(?:[,.!…–-]|$)|"
    r"^(?:so|such an?|what an?|oh,? so|oh,? what an?|wie|was für ein|qué|que|quel|quelle|che) "
    r"(?:nice|lovely|beautiful|great|awesome|marvell?ous|wonderful|amazing|cute|schön|toll|süß|bonito|lindo|bello|beau)\b|"
    r"^(?:i['’]d love|i would love|i hope|i wish|wish|hope|can['’]t wait) to (?:visit|try|see|make|read|stay|go|get)\b|"
    r"^(?:this|it|that|these) (?:all )?(?:looks?|sounds?|seems?) (?:so |really |absolutely |very )?"
    r"(?:nice|lovely|beautiful|great|awesome|wonderful|amazing|good|delicious|yummy|fun|interesting)\b"
)
