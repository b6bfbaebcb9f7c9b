"""Questions and their answers: below a heading that says so they are the author's, whatever stands between two."""

from __future__ import annotations

from cleaner.blocks import ASK, PROSE, SHORT_CLOSED, STOP, among
from cleaner.evidence import Evidence
from cleaner.page import Page

#: What heads them, by language.
_HEAD_WORDS = (
    "faq|faqs|q&a|q & a|q and a|community q&a|frequently asked questions|frequently asked questions (faq)|"
    "frequently asked questions (faqs|questions and answers|questions & answers|common questions|"
    "your questions answered|recipe faq|recipe faqs|frequent questions|häufige fragen|häufig gestellte fragen|"
    "fragen und antworten|fragen & antworten|häufige fragen und antworten|die wichtigsten fragen und antworten|"
    "questions fréquentes|foire aux questions|questions et réponses|vos questions|preguntas frecuentes|"
    "preguntas y respuestas|perguntas frequentes|perguntas e respostas|domande frequenti|domande e risposte|"
    "veelgestelde vragen|vragen en antwoorden|vanliga frågor|frågor och svar|vanliga frågor och svar|"
    "ofte stillede spørgsmål|spørgsmål og svar|ofte stilte spørsmål|spørsmål og svar|usein kysytyt kysymykset|"
    "usein kysyttyä|kysymyksiä ja vastauksia|najczęściej zadawane pytania|pytania i odpowiedzi|"
    "często zadawane pytania|často kladené otázky|časté dotazy|nejčastější dotazy|otázky a odpovědi|"
    "často kladené otázky|gyakori kérdések|kérdések és válaszok|întrebări frecvente|întrebări și răspunsuri|"
    "често задавани въпроси|часто задаваемые вопросы|вопросы и ответы|ответы на вопросы|поширені запитання|"
    "поширені питання|запитання та відповіді|često postavljana pitanja|pitanja i odgovori|pogosta vprašanja|"
    "συχνές ερωτήσεις|sıkça sorulan sorular|sık sorulan sorular|الأسئلة الشائعة|أسئلة شائعة|سوالات متداول|"
    "پرسش‌های متداول|שאלות נפוצות|שאלות ותשובות|よくある質問|常见问题|常見問題|자주 묻는 질문|câu hỏi thường gặp|"
    "pertanyaan umum|pertanyaan yang sering diajukan|tanya jawab|soalan lazim|คำถามที่พบบ่อย|अक्सर पूछे जाने वाले प्रश्न"
)
_HEADS = frozenset(_HEAD_WORDS.split("|"))
#: The heading stays, too, where the first question is so few rows below it. That, and each further one, stands so many
#: rows below what is known; its answer so many below itself.
_HEAD_ROWS, _NEXT_ROWS, _ANSWER_ROWS, _QUESTION_SIZE, _ANSWER_SIZE = 3, 14, 4, (12, 160), 35


def questions(evidence: Evidence) -> None:
    """The questions below such a heading, their answers and what stands between these stay, if no rule speaks of it."""
    page = evidence.page
    for head in page.where(_headed):
        row, last = head + 1, head
        while row < min(len(page), last + 1 + _NEXT_ROWS):
            end = _answered(evidence, row)
            if end:
                evidence.spared.update([at for at in range(row, end) if not evidence.is_told(at)])
                evidence.spared |= {head} if row <= head + _HEAD_ROWS else set()
                last = end - 1
            row = max(end, row + 1)


def _headed(page: Page) -> list[int]:
    """The rows that head them."""
    return among(page.heads, _HEADS)


def _answered(evidence: Evidence, row: int) -> int:
    """Where the answer to the question in a row ends; 0 where there is no question, or no answer."""
    page = evidence.page
    least, most = _QUESTION_SIZE
    if page.ending[row] != ASK or not least <= page.sizes[row] <= most or evidence.is_told(row):
        return 0
    below = range(row + 1, min(len(page), row + 1 + _ANSWER_ROWS))
    end = next((at + 1 for at in below if _is_answer(evidence, at)), 0)
    while 0 < end < len(page) and _is_answer(evidence, end):
        end += 1
    return end


def _is_answer(evidence: Evidence, row: int) -> bool:
    page = evidence.page
    ends = page.kinds[row] == PROSE or (page.kinds[row] == SHORT_CLOSED and page.ending[row] == STOP)
    return ends and page.sizes[row] >= _ANSWER_SIZE and not evidence.is_told(row)
