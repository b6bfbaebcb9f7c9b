"""Rows that tell of a newsletter and end in a call to sign up: "All that matters, every morning. Sign up here."

Who offers nothing has no place to sign up to: the row's last sentence is a call and nothing else.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.evidence import SURE, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.tables import straight

#: No longer row is looked at.
_LONGEST = 420
#: By language: what each call holds, the call as a whole sentence, and what the row speaks of before it.
_CALLS = (
    (
        ("ign up", "ubscribe"),
        r"(?:you can |please |click here to )?(?:sign up|subscribe)(?: (?:for|to) (?:it|them|one|free|our \S.{0,60}))?"
        r"(?: (?:here|now|today|below|for free|online))*",
        "newsletter inbox briefing alerts bulletin e-mail email headlines roundup",
    ),
    (
        ("nmeld", "bonnieren"),
        r"(?:hier|jetzt)(?: kostenlos)? (?:anmelden|abonnieren)|hier können sie (?:sich anmelden|ihn abonnieren)|"
        r"melden sie sich (?:hier|jetzt)(?: kostenlos)? an|hier (?:geht's|geht es) zur anmeldung",
        "newsletter postfach posteingang e-mail",
    ),
    (
        ("scrivez", "bonnez"),
        r"(?:inscrivez|abonnez)-vous(?: gratuitement)? (?:ici|dès maintenant|gratuitement)",
        "newsletter boîte lettre mail infolettre",
    ),
    (
        ("críbete", "críbase", "púntate"),
        r"(?:suscríbete|suscríbase|inscríbete|apúntate)(?: gratis)? (?:aquí|ahora|gratis)",
        "newsletter boletín correo",
    ),
    (("scriviti",), r"iscriviti (?:qui|ora|subito)(?: gratis)?", "newsletter mail posta"),
    (("screva-se", "ssine"), r"(?:inscreva-se|assine)(?: grátis)? (?:aqui|agora|grátis)", "newsletter e-mail boletim"),
    (("eld je", "chrijf je"), r"(?:meld je hier aan|schrijf je hier in)", "nieuwsbrief inbox mail newsletter"),
)
_STOPS, _ENDS = (". ", "? ", "! ", " – ", " - ", " — ", ": "), '.! »”"'


def calls(evidence: Evidence) -> None:
    """Such rows."""
    page = evidence.page
    for number, (signs, _, _) in enumerate(_CALLS):
        for sign in [sign for sign in signs if sign in page.text]:
            for row in [row for row, line in enumerate(page.lines) if sign in line and page.sizes[row] <= _LONGEST]:
                if _is_call(page.lines[row], number):
                    evidence.add(row, Category.NEWSLETTER, SURE, "newsletter.call")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The calls and the words before them, by language."""
    return tuple((late(regex), tuple(words.split())) for _, regex, words in _CALLS)


def _is_call(line: str, number: int) -> bool:
    """Whether the last sentence is a call, and what stands before it speaks of what is sent."""
    call, words = _forms()[number]
    folded = straight(line.lower()).rstrip(_ENDS)
    at = max(folded.rfind(stop) + len(stop) if stop in folded else 0 for stop in _STOPS)
    before = folded[:at]
    return any(map(before.__contains__, words)) and call.fullmatch(folded, at) is not None
