"""Numbers that say more than when a page was written: hours, appointments, scores, versions and years long ago.

A site's stamp names one moment, with its year and its minutes, or behind a label. Who is open from one hour to another,
asks guests for seven o'clock on a Wednesday or says where to ring is an author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cleaner.late import late

#: Days of the week by their first letters, as many as part them from months, and whole where letters are few.
_WEEKDAYS = (
    "mon tue wed thu fri sat sun die mit don fre sam son lun mardi mer jeu ven dim marte mié jue vie sáb dom gio "
    "sab seg ter qua qui sex maan din woe vri zat zon mån man tis tir tys ons tor lör lør sön søn tii kesk per "
    "lau mán þri mið fim fös wto śro czw pią sob nie pon úte stř čtv pát ned uto str štv pia hét ked szer csü pén "
    "szo vasá marți mie joi vin sâm dum paz sali çar cum sri čet pet sre sub dil dima dime dij div diss diu esm "
    "tei kolm nel ree püh pir ant tre ket pen šeš sek otr cet pie ses svē sen sel rab kam jum mingg isn kha ahad "
    "пон вто сред сре сря чет пят суб вос вів пʼя нед уто пет съб δευ τρί τετ πέμ παρ σάβ κυρ ראשון שני שלישי "
    "רביעי חמישי שישי שבת الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
)
_STARTS = frozenset(_WEEKDAYS.split())
_STEMS = sorted({len(stem) for stem in _STARTS})
_YEAR = late(r"\d{4}")
#: A date or a time in digits.
NUMERIC = late(r"(?<!\d)(?:\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{1,2}[:.h]\d{2}(?::\d{2})?|\d{8})(?!\d)")
#: A line's hours, and what parts an hour from its minutes.
_CLOCK = late(r"(?<![\d./:-])(\d{1,2})([:.h])(\d\d)(?![\d/-]|\.\d)")
_AFTERNOON = late(r"\dp\.?m|\d p\.?m")
_TO = r"(?:[-–—]|\b(?:to|till?|until|a|à|al|au|as|às|bis|tot|do|до|έως|ως)\b)"
_PM, _NAME = r"[ap]\.?m\b\.?", r"[^\W\d_]{3,12}\.?"
#: What no site stamps its pages with, whatever else the line says; compiled when the first line reads as a date: from
#: one time to another, where the second has minutes; years before there were pages that could stamp themselves;
_HOURS = r"(?<!\d)(?<!\d[./:-])\d{1,2}(?:[:.h]\d{2})?h?\s?(?:uhr|h)?\s?[-–—]\s?\d{1,2}[:.h]\d{2}(?![\d./-])"
_LONG_AGO = r"(?<!\d)1(?:[0-8]\d\d|9[0-8]\d)(?!\d)"
#: a score, or days of a month; a version's number before its date: "3.2.0 (2024-05-14)".
_RANGE, _VERSION = r"(?<!\d)\d{1,2}\.?\s?[-–—]\s?\d{1,2}(?!\d)", r"\d\.\d{1,2}\.\d(?!\d)"
#: What it needs a label for: "9am to 5pm", "de 9.00 a 14.00", "1 June to 30 September", "June 1 to June 5", a telephone
#: number;
_SPAN = (
    rf"(?<![\d./:-])\d{{1,2}}(?:[:.]\d\d)?(?:\s?{_PM}\s?{_TO}|{_TO})\s?\d{{1,2}}(?:[:.]\d\d)?\s?{_PM}"
    rf"|(?<![\d./:-])\d{{1,2}}([:.h])\d\d\s?{_TO}\s?\d{{1,2}}\1\d\d(?![\d./-])"
    rf"|(?<!\d)\d{{1,2}}\.?\s(?:de\s)?{_NAME}\s?{_TO}\s?\d{{1,2}}\.?\s(?:de\s)?{_NAME}"
    rf"|{_NAME}\s\d{{1,2}}\s?{_TO}\s?{_NAME}\s\d{{1,2}}(?![\d:.h])"
    r"|(?<!\d)0\d{2,5}[ /-]\d{3,}|(?<!\d)\d{3} \d{3} \d{3,4}(?!\d)"
)
#: and, without a year, an hour that has no minutes.
_FULL_HOUR = (
    rf"(?<![\d:.])\d{{1,2}}\s?(?:{_PM}|(?:uhr|uur|óra|giờ)\b)"
    r"|\b(?:kl|klo|klokka|kello|ore|godz|saat|στις)\b\.?\s\d{1,2}(?![\d:.])"
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    regexes = (_HOURS, _RANGE, _LONG_AGO, _VERSION, _SPAN, _FULL_HOUR)
    # Without a word on case: lines are in lower case here, and these would take five times as long to compile.
    return tuple(map(re.compile, regexes))


def tells_more(head: str, words: Iterable[str] = (), labelled: bool = False) -> bool:
    """Whether the numbers of a line in lower case are more than a page's date.

    >>> tells_more("9:00–17:00"), tells_more("12 may 1949"), tells_more("3 may, 7pm"), tells_more("5 may 2024, 7pm")
    (True, True, True, False)
    >>> tells_more("monday 5 to friday 9 may", ("monday", "to", "friday", "may")), tells_more("updated 7pm", (), True)
    (True, False)
    """
    hours, span, long_ago, version, more, full_hour = _forms()
    years = _YEAR.findall(head)
    if hours.search(head) or (years and all(map(long_ago.fullmatch, years))):
        return True
    rest = NUMERIC.sub(" ", head)
    if version.search(rest) or (rest == head and span.search(head) and not years):
        return True
    if labelled:
        return False
    if more.search(head) or len(weekdays(words)) > 1:
        return True
    return not years and (bool(full_hour.search(head)) or _lists_hours(head))


def weekdays(words: Iterable[str]) -> set[str]:
    """The days of the week among words in lower case, by their first letters.

    >>> sorted(weekdays(["monday", "fri", "9", "march"])), weekdays(["marzo"]), weekdays(["суббота"])
    (['fri', 'mon'], set(), {'суб'})
    """
    return {word[:3] for word in words if any(word[:size] in _STARTS for size in _STEMS)}


def clock(head: str) -> list[tuple[int, int]]:
    """The hours and minutes that a line in lower case names, as on a clock of 24 hours.

    >>> clock("sunday 8.00 and 10.30"), clock("14.03.2025, 18:53"), clock("7:30 p.m.")
    ([(8, 0), (10, 30)], [(18, 53)], [(19, 30)])
    """
    afternoon = bool(_AFTERNOON.search(head))
    times = [(int(hour), int(minute)) for hour, _, minute in _CLOCK.findall(head)]
    return [(hour + 12 * (afternoon and hour < 12), minute) for hour, minute in times]


def _lists_hours(head: str) -> bool:
    """Whether a line names several hours, one as the other: "8.00, 10.30"; a player's begin at nought."""
    times = _CLOCK.findall(head)
    return (
        len(set(times)) > 1 == len({mark for _, mark, _ in times}) and "/" not in head and times[0][0].strip("0") != ""
    )
