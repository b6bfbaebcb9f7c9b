"""Lines that are a date or a time and nothing else, in any language of `calendar.txt`."""

from __future__ import annotations

from functools import cache

from cleaner.blocks import DIGIT, MARK, OPEN, among, flags, found
from cleaner.evidence import FAIR, WEAK, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.package_data import read
from cleaner.rules.hours import NUMERIC, tells_more
from cleaner.tables import straight

#: Longer lines say more than a date. "Fri, 14 Mar 2025 21:50:49 GMT+0200 (Eastern European Standard Time)" has 64.
_LONGEST = 80
#: Signs that stand in tables and sums, not in dates.
_NOT_IN_DATES = frozenset("|%+=$€£<>*#§\t")
#: Classes of last characters and of first ones that a date may have.
_IS_DIGIT = flags(DIGIT)
_MAY_LEAD = flags(DIGIT, OPEN, MARK)
#: How far a clock is from Greenwich's: "GMT+0200", "18:53+01:00".
_OFFSET = late(r"(?:(?<=GMT)|(?<=UTC)|(?<=gmt)|(?<=utc)|(?<=\d\d))\+\d{1,2}(?::?\d{2})?(?!\d)")
_DIGIT = late(r"\d")
#: Vowel signs belong to the words of Indic scripts.
_WORD = late(r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd])+")
_EAST_ASIAN = late(
    r"[\d\s:：/.\-()（）年月日号時时点分秒년월일시분초오전후午前後上下周曜星期一二三四五六七八九十月火水木金土日週]+"
)
_EAST_ASIAN_DATE = late(r"\d{1,4}\s?(?:年|월|月|日|년|時|时|분|分)")
#: Months by their first letters; those that two languages call alike and do not mean alike are left out.
_MONTHS = (
    "jan ene gen ian oca sty led sije tamm янв яну січ ιαν ינו ينا",
    "feb fev fév şub lut úno velj helm фев лют φεβ פבר فبر",
    "mar mär mrt maa már bře ožuj мар бер μαρ מרץ مار",
    "apr avr abr ápr nis kwi dub trav huht апр кві απρ אפר أبر",
    "may mai mag maj mei máj kvě svib touk май мая тра μαΐ μαϊ מאי ماي",
    "jun giu juin jún iun haz cze lipn kesä июн юни чер ιουν יונ يون",
    "jul lug juil júl iul tem lipc lipi hein июл юли лип ιουλ יול يول",
    "aug aoû ago ağu sie elok авг сер αυγ אוג أغس",
    "sep set szep eyl wrz zář ruja rujn syys сен сеп вер σεπ ספט سبت",
    "oct okt out ott eki paź říj loka окт жов οκτ אוק أكت",
    "nov noi kas stud marr ноя ное νοε נוב نوف",
    "dec déc dez dic des dek gru pros aral joul дек гру δεκ דצמ ديس",
)
#: Days of the week that begin like months.
_DAYS = ("marte", "mardi", "marți", "maan")
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NUMBER, _NAME = late(r"\d+"), late(r"[^\W\d_]{3,}")


@cache
def calendar() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of `calendar.txt`: names of months and days, what stands between them, and labels before them."""
    text = read("calendar.txt").replace("ı", "i")
    parts: list[set[str]] = []
    for line in text.split("\n"):
        if line.startswith("# "):
            parts.append(set())
        elif line:
            parts[-1].update(line.split())
    return frozenset(parts[-3]), frozenset(parts[-2]), frozenset(parts[-1])


@cache
def calendar_openings() -> frozenset[str]:
    """The first three characters of calendar words and of labels."""
    names, _, labels = calendar()
    return frozenset(word[:3] for word in names | labels if len(word) > 2)


def is_date(head: str) -> bool:
    """Whether a line without its marks is a date, a time or both.

    >>> is_date("Fri, 14 Mar 2025 18:53:14 GMT"), is_date("14. März 2025, 18:53 Uhr"), is_date("2025年3月14日 18:53")
    (True, True, True)
    >>> is_date("12 May 1949"), is_date("Mon–Fri 9:00–17:00"), is_date("3.2.0 (2024-05-14)")
    (False, False, False)
    >>> is_date("Fri Mar 14 2025 21:50:49 GMT+0200 (Eastern European Standard Time)")
    True
    >>> is_date("March 2025 was dry"), is_date("12"), is_date("1998")
    (False, False, False)
    >>> is_date("Publicerad 12 mars 2024 kl 14.05"), is_date("Published in 1998")
    (True, False)
    """
    if not _DIGIT.search(head):
        return False
    if not _NOT_IN_DATES.isdisjoint(head):
        head = _OFFSET.sub(" ", head)
        if not _NOT_IN_DATES.isdisjoint(head):
            return False
    if _EAST_ASIAN.fullmatch(head):
        return bool(_EAST_ASIAN_DATE.search(head) or NUMERIC.search(head)) and not tells_more(head)
    line, (names, joints, labels) = straight(head.lower()), calendar()
    opening = _WORD.search(line)
    if opening and not (opening[0] in names or opening[0] in labels or opening[0] in joints):
        return False
    words = _WORD.findall(line)
    first = next((at for at, word in enumerate(words) if word not in labels), len(words))
    if not all(word in names or word in joints for word in words[first:]):
        return False
    return bool(NUMERIC.search(head) or any(word in names for word in words)) and not tells_more(
        line, words, any(word in labels for word in words)
    )


def moment(line: str) -> tuple[int, ...]:
    """A date as numbers that can be compared: year, month, day, and the rest; nothing where one of these is unknown.

    10/11/2024 is read as in most countries.

    >>> moment("Fri, 14 Mar 2025 18:53:14 GMT"), moment("2025-03-14"), moment("14.03.2025 18:53"), moment("18:53")
    ((2025, 3, 14, 18, 53, 14), (2025, 3, 14), (2025, 3, 14, 18, 53), ())
    >>> moment("2025. március 14. 18:53"), moment("14. marraskuuta 2025"), moment("martes, 1 de abril de 2025")
    ((2025, 3, 14, 18, 53), (2025, 11, 14), (2025, 4, 1))
    """
    numbers = [int(number) for number in _NUMBER.findall(line)]
    year = next((number for number in numbers if number > 1000), 0)
    if not year:
        return ()
    at = numbers.index(year)
    its_month = month(line)
    if its_month:
        day, rest = (numbers[at - 1], numbers[at + 1 :]) if at else (sum(numbers[1:2]), numbers[2:])
        return (year, its_month, day, *rest) if 0 < day <= 31 else ()
    if at == 0 and len(numbers) > 2:
        return tuple(numbers)
    return (year, numbers[1], numbers[0], *numbers[3:]) if at == 2 else ()


def month(line: str) -> int:
    """The number of the first month that a line names, or 0.

    >>> month("14. März 2025"), month("martes, 1 de abril"), month("18:53")
    (3, 4, 0)
    """
    words = [word for word in _NAME.findall(line.lower()) if not word.startswith(_DAYS)]
    return next((_MONTH[word[:size]] for word in words for size in (4, 3) if word[:size] in _MONTH), 0)


def date_rows(evidence: Evidence) -> list[int]:
    """The rows that are dates."""
    page, openings, threes = evidence.page, calendar_openings(), evidence.page.threes
    rows = among(threes, openings)
    rows += found(page.ending.translate(_IS_DIGIT))
    rows += [row for row in found(page.opening.translate(_MAY_LEAD)) if threes[row][:1].isdigit()]
    return sorted({row for row in rows if page.sizes[row] <= _LONGEST and is_date(page.heads[row])})


def dates(evidence: Evidence) -> None:
    """Lines that are a date or a time and nothing else."""
    heads = evidence.page.heads
    evidence.dates = date_rows(evidence)
    for row in evidence.dates:
        evidence.add(row, Category.TIMESTAMP, WEAK if len(heads[row]) <= 5 else FAIR, "date")
