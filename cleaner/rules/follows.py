"""Rows that ask to follow somebody on a network, whoever it is: "Follow The Norrby Post on Google News and WhatsApp".

The tables hold those that many sites share word for word; these have a name in them.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.blocks import among
from cleaner.evidence import SURE, Evidence
from cleaner.fronts import front_of
from cleaner.options import Category

#: No shorter or longer row is looked at.
_SHORTEST, _LONGEST = 12, 160
#: How a language asks for it, and what stands before the network: nothing, where an ending says it.
_ASKS = (
    ("follow|you can follow|you can also follow|also follow", "on|via|at"),
    ("folge|folgen sie|folgt", "auf|bei|über"),
    ("suivez|suis|suivre", "sur"),
    ("sigue|siga|sigan|seguí|siguenos|síguenos", "en|por|a través de"),
    ("siga|segue|acompanhe", "no|na|pelo|pela|em"),
    ("segui|seguite|seguici", "su"),
    ("volg", "op|via"),
    ("följ|følg", "på|via"),
    ("obserwuj|śledź|polub", "na|w|we"),
    ("sledujte|sleduj", "na"),
    ("последвайте|последвай|следвайте|следете", "в|във|на"),
    ("seuraa|seuratkaa", ""),
    ("jälgi|jälgige", ""),
    ("kövess|kövesd|kövesse|kövessen", ""),
    ("sekite", ""),
    ("seko|sekojiet", ""),
    ("подписывайтесь на|читайте|следите за", "в|во|на"),
    ("підписуйтесь на|підписуйтеся на|читайте|стежте за", "в|у|на"),
    ("ikuti|ikut", "di|lewat|melalui"),
    ("urmărește|urmăriți|urmăreşte", "pe"),
    ("ακολουθήστε", "στο|στα|στη|στην"),
    ("theo dõi", "trên|qua"),
    ("pratite|prati|zapratite|zaprati|pridružite se|pridruži se", "na"),
    ("segueix|seguiu", "a|per"),
    ("i-follow|i-like|sundan", "sa"),
    ("fuata|tufuate|tufuatilie", "katika|kwenye|kupitia"),
    ("تابع|تابعوا|تابعونا", "على|عبر"),
)
_NETWORK = (
    "google(?: (?:news|nachrichten|actualités|noticias|notizie|notícias|discover|nyheter|nieuws|новости|новостях))?|"
    "whatsapp|facebook|instagram|x|twitter|telegram|tiktok|youtube|linkedin|threads|bluesky|mastodon|pinterest|"
    "snapchat|flipboard|reddit|viber|messenger|discord|spotify|apple news|вконтакте|телеграме?|дзене?|вайбере?|"
    "фейсбуке?|твиттере?|(?:bbc )?sounds|x \\((?:formerly )?twitter\\)?|nextdoor|"
    "فيسبوك|تويتر|تلغرام|تيليجرام|واتساب|يوتيوب|إنستغرام|انستغرام|جوجل نيوز|غوغل نيوز|أخبار جوجل"
)
#: What a second sentence asks for.
_THEN = r" (?:you can also |or )?(?:send|share|email|e-mail|get in touch|contact|listen|watch|tell)\b[^!?]{4,90}"
_AND = "and|und|et|y|e|en|och|og|i|a|и|та|й|dan|și|şi|και|và|at|na|sowie|oder|or|ou|o|ja|és|ir|un"
#: Endings of a name in languages that decline it, and the marks that it stands in; what may stand behind it.
_ENDING, _MARK, _TOO = r"(?:(?:[-:’']|(?<=\w\w))[a-zäöüõé]{1,5})?", '["«»„“”]?', "is|ka|too"
#: A name, in which a full stop stands between letters or behind one of them: "norrby.example", "N.P.".
_NAME = r"(?:[^.!?:;,]|\.(?=\w)|(?<=\.\w)\.){1,60} "
#: What such rows begin with, and the first three letters of it.
_VERBS = tuple(tuple(f"{verb} " for verb in verbs.split("|")) for verbs, _ in _ASKS)
_FRONTS = frozenset(verb[:3] for verbs in _VERBS for verb in verbs)


def follows(evidence: Evidence) -> None:
    """Such rows."""
    page = evidence.page
    for row in among(page.threes, _FRONTS):
        if _SHORTEST <= page.sizes[row] <= _LONGEST and row not in evidence.rows:
            head = front_of(page.lines[row], _LONGEST)
            if any(head.startswith(verbs) and _form(number).fullmatch(head) for number, verbs in enumerate(_VERBS)):
                evidence.add(row, Category.FOLLOW_PROMO, SURE, "follow.named")


@cache
def _form(number: int) -> re.Pattern[str]:
    """What such rows look like in a language, in lower case; compiled when the first begins so."""
    verbs, on = _ASKS[number]
    # Names have endings where nothing stands before them, and in Slavic languages.
    network = rf"{_MARK}(?:{_NETWORK}){_ENDING if not on or on == 'na' else ''}{_MARK}"
    before = rf"(?:{on}) " if on else "(?:a |az )?"
    return re.compile(
        rf"(?:{verbs}) (?:{_NAME})?{before}{network}"
        rf"(?:(?:, ?| ?[/|&+] ?|,? (?:{_AND}) )(?:{before})?{network}){{0,8}}(?: channels?| pages?| (?:{_TOO}))?[!.]?"
        rf"(?:{_THEN})?"
    )
