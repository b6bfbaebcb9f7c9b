"""What the boxes beside a blog are headed with, and what stands between a reader and a title there."""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    """Phrases parted by commas, over as many lines as they take."""
    return frozenset(" ".join(part.split()) for part in text.split(","))


#: The box of the comments that came last.
RECENT = _phrases(
    """
recent comments, latest comments, newest comments, last comments, new comments, neueste kommentare, letzte kommentare,
neue kommentare, aktuelle kommentare, commentaires récents, derniers commentaires, comentarios recientes,
últimos comentarios, comentários recentes, últimos comentários, comentários mais recentes, commenti recenti,
ultimi commenti, recente reacties, laatste reacties, nieuwste reacties, senaste kommentarer, seneste kommentarer,
nyeste kommentarer, siste kommentarer, viimeisimmät kommentit, uusimmat kommentit, najnowsze komentarze,
ostatnie komentarze, nejnovější komentáře, poslední komentáře, najnovšie komentáre, posledné komentáre,
legutóbbi hozzászólások, friss hozzászólások, utolsó hozzászólások, comentarii recente, ultimele comentarii,
свежие комментарии, последние комментарии, недавние комментарии, останні коментарі, нещодавні коментарі,
свіжі коментарі, последни коментари, скорошни коментари, скорашњи коментари, најновији коментари, nedavni komentari,
najnoviji komentari, skorašnji komentari, posljednji komentari, zadnji komentari, najnovejši komentarji,
nedavni komentarji, πρόσφατα σχόλια, τελευταία σχόλια, son yorumlar, yeni yorumlar, أحدث التعليقات, آخر التعليقات,
آخرین دیدگاه‌ها, آخرین نظرات, תגובות אחרונות, हाल की टिप्पणियाँ, नवीनतम टिप्पणियां, সাম্প্রতিক মন্তব্য,
সাম্প্রতিক মন্তব্যসমূহ, அண்மைய கருத்துகள், அண்மைய பின்னூட்டங்கள், ความเห็นล่าสุด, ความคิดเห็นล่าสุด,
bình luận gần đây, phản hồi gần đây, komentar terbaru, komentar terkini, komen terkini, comentaris recents,
darrers comentaris, hiljutised kommentaarid, viimased kommentaarid, jaunākie komentāri, naujausi komentarai,
paskutiniai komentarai, nýlegar athugasemdir, nýjustu athugasemdir, حالیہ تبصرے, 最近のコメント,
最新コメント, 新着コメント,
近期评论, 最新评论, 最近评论, 近期留言, 最新留言, 最新回應, 近期迴響, 최신 댓글, 최근 댓글
"""
)
#: What parts the reader from the title in such a box: `Karl on Ten bridges`, `Karl bei Zehn Brücken`.
ON = (
    "on|bei|zu|sur|dans|à|en|em|su|op|om|på|til|o|do|w|u|k|na|v|la|к|до|на|о|за|στο|στη|στην|στον|σε|için|üzerine|"
    "على|در|על|पर|এ|trong|về|pada|di|kohta|pie|apie|við|»|›|-|–|—"
)
#: And where no blanks do.
ON_UNSPACED = ("に ", "より", "发表在", "發表於", "在〈", "の", " (", "：", "에 ", "บน ")

#: The box of other people's blogs, and words that may head an author's list, too.
BLOGROLL = _phrases(
    """
blogroll, blog roll, my blog list, friends' blogs, blogs i read, blogs i follow, blogs we like, other blogs,
meine blogliste, blogs die ich lese, blogs, die ich lese, freunde & bekannte, andere blogs, blogempfehlungen,
ma liste de blogs, blogs amis, mes blogs préférés, blogoliste, mi lista de blogs, blogs amigos, blogs que sigo,
minha lista de blogs, blogs parceiros, blogs que sigo, il mio elenco blog, blog amici, blog che seguo, mijn bloglijst,
min blogglista, bloggar jag läser, bloggar jag följer, min blogliste, bloglisten, blogilista, seuraamani blogit,
moja lista blogów, blogi które czytam, zaprzyjaźnione blogi, můj seznam blogů, spřátelené blogy, blogy, které čtu,
môj zoznam blogov, saját bloglista, kedvenc blogok, lista mea de bloguri, blogurile prietenilor, мой список блогов,
список блогов, друзья сайта, мій список блогів, моят списък с блогове, moj spisak blogova, moj popis blogova,
moj seznam blogov, η λίστα ιστολογίων μου, blog listem, takip ettiğim bloglar, قائمة المدونات الإلكترونية, پیوندها,
رشימת הבלוגים שלי, רשימת הבלוגים שלי, ブログロール, マイブログリスト, リンク集,
友情链接, 友情鏈接, 友链, 博客列表, 網誌列表, 내 블로그 목록,
danh sách blog của tôi, daftar blog saya, senarai blog saya, la meva llista de blogs
"""
)
LINKS = _phrases(
    """
links, link, verlinkt, verlinktes, linkliste, lesenswert, freunde, liens, amis, enlaces, amigos, ligações, parceiros,
collegamenti, amici, vrienden, länkar, vänner, lenker, linkit, ystäviä, linki, znajomi, odkazy, přátelé, hivatkozások,
linkek, barátok, legături, ссылки, друзья, посилання, връзки, линкови, linkovi, veze, povezave, σύνδεσμοι, bağlantılar,
روابط, קישורים, リンク, 链接, 鏈接, 連結, 링크, liên kết, tautan, pautan, enllaços, lingid, saites, nuorodos, tenglar,
links to other sites
"""
)
