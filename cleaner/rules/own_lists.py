"""What recipes and match reports list: ingredients and steps, minutes and names. The statistics take it for a menu."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cleaner.blocks import DIGIT, LONG_OPEN, PROSE, SHORT_CLOSED, SHORT_OPEN, among, flags, found, near
from cleaner.evidence import LOOKS, SUSPECT, Evidence, is_faint
from cleaner.facts import ENTRY_SIZE, FACTS, facts_end
from cleaner.features import ANYWHERE
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.tables import parse_rule

#: What heads a recipe's ingredients and its steps, a line each by language.
_INGREDIENT_WORDS = (
    "ingredients|for the dough|you will need|zutaten|ingrédients|ingredientes|ingredienti|ingrediënten|ingredienser|"
    "ainekset|ainesosat|hráefni|innihald|składniki|ingredience|ingrediencie|suroviny|hozzávalók|ingrediente|sastojci|"
    "sestavine|съставки|продукти|необходими продукти|ингредиенты|состав|інгредієнти|υλικά|malzemeler|koostisosad|"
    "sastāvdaļas|ingredientai|produktai|ingredients per|المكونات|المقادير|מצרכים|רכיבים|مواد لازم|اجزاء|सामग्री|উপকরণ|"
    "bahan|bahan-bahan|nguyên liệu|ส่วนผสม|วัตถุดิบ|材料|食材|用料|原料|재료"
)
_STEP_WORDS = (
    "instructions|directions|method|preparation|how to make it|how to make|steps|zubereitung|anleitung|préparation|"
    "étapes|preparación|elaboración|preparazione|procedimento|modo de preparo|preparação|preparo|bereiding|"
    "bereidingswijze|werkwijze|gör så här|tillagning|fremgangsmåte|slik gjør du|fremgangsmåde|sådan gør du|"
    "valmistusohje|ohje|valmistus|aðferð|leiðbeiningar|przygotowanie|sposób przygotowania|wykonanie|postup|"
    "postup přípravy|postup prípravy|elkészítés|elkészítése|mod de preparare|preparare|priprema|priprava|приготвяне|"
    "начин на приготвяне|приготовление|способ приготовления|приготування|спосіб приготування|εκτέλεση|yapılışı|"
    "hazırlanışı|valmistamine|pagatavošana|paruošimas|gaminimas|طريقة التحضير|التحضير|אופן ההכנה|הכנה|طرز تهیه|ترکیب|"
    "विधि|প্রণালী|cara membuat|cara memasak|cách làm|วิธีทำ|作り方|做法|步骤|步驟|作法|만드는 법|만들기"
)
INGREDIENTS, _STEPS = frozenset(_INGREDIENT_WORDS.split("|")), frozenset(_STEP_WORDS.split("|"))
#: So many rows from the ingredients' heading on the steps begin; so many rows above it tell how long it takes and for
#: how many it is, so many below the steps' heading are steps.
_RECIPE, _ABOVE, _BELOW = 60, 8, 30
#: So many rows below the ingredients' heading are ingredients, where nothing heads the steps.
_UNTOLD = 20
#: Where nothing heads the steps, so many amounts within so many rows tell that it is a recipe.
_AMOUNT, _AMOUNTS, _LOOKED_AT = late(r"\d"), 3, 8
#: What a row of ingredients begins with, and how many rows apart they stand.
_MEASURED = late(
    r"(?:ca\.? )?\d[\d.,/½¼¾–-]* ?(?:x )?(?:k?g|mg|m?l|[cd]l|oz|lbs?|cups?|tsps?|tbsps?|el|tl|msp|bund|prise|stück|"
    r"dag|dkg|cuill[èe]res?|cucchiai\w*|cuchara\w*|colher\w*|łyż\w+|lžíc\w*|lyžic\w*|kanál|msk|tsk|krm|ss|"
    r"ts|spsk|rkl|кг|г|гр|мл|л|ст|ч|штук\w*|шт)\b",
    re.IGNORECASE,
)
_BETWEEN = 3
#: A match's minutes: "4'", "90+6'", "67. min". So many rows that begin with one, so near each other, are a report's,
#: and so are rows right above and below: who played, who was booked.
_MINUTE = late(r"\d{1,3}(?:\+\d{1,2})?(?:['’′‘]|\. ?(?:min|мин|хв|dk|dak)\b)")
_MINUTES, _APART, _BEFORE, _AFTER = 3, 5, 2, 10
#: Below the article's last row so many more sentences, pointers and captions may stand above a box of facts.
_REACH, _CLOSED = 6, frozenset({PROSE, SHORT_CLOSED, LONG_OPEN})
#: So near above a box between two paragraphs stands the first; none of its rows is shorter.
_BOX_ABOVE, _LEAST_FACT = 4, 6
#: What headings such as `Contact`, `Books` or `Do not miss` are taken for; what may stand below one.
_HEADINGS = frozenset({Category.SITE_FOOTER, Category.NAVIGATION, Category.RELATED_LINKS, Category.PROMO_BOX})
_SENTENCES = (SHORT_CLOSED, PROSE)
#: Further below, where the site's own box stands between, so many rows with a label each stand under a heading, so near
#: above a paragraph.
_BOX_ROWS, _LABELS = 20, 3
_IS_DIGIT = flags(DIGIT)
#: A paragraph below so many other rows, by their kinds.
_BELOW_OTHERS = late(rb"[^\x03]{%d}(\x03)" % FACTS)


def own_lists(evidence: Evidence) -> None:
    """Rows of a recipe or of a match report stay, as far as nothing but the statistics speaks against them."""
    evidence.spared.update(_facts(evidence))
    for box in _boxes(evidence):
        evidence.spared.update(box)
    evidence.spared.update(_headings(evidence))
    _spare_headed_facts(evidence)
    for first, last, above, below in (*_recipes(evidence.page), *_reports(evidence.page)):
        start, end = first, last + 1
        while start > max(0, first - above) and not _is_told(evidence, start - 1):
            start -= 1
        while end < min(len(evidence.page), last + 1 + below) and not _is_told(evidence, end):
            end += 1
        evidence.spared.update([row for row in range(start, end) if not _is_told(evidence, row)])
        # What heads the steps may head a map, too.
        heads = [row for row in (first, last) if evidence.page.heads[row] in _STEPS]
        evidence.spared.update([row for row in heads if all(map(is_faint, evidence.rows.get(row, ())))])


def _headings(evidence: Evidence) -> list[int]:
    """Rows such as `Contact` that an author may write, too, right above a sentence that stays."""
    page, found, end = evidence.page, list[int](), len(evidence.page) - 1
    kinds, last = page.kinds, evidence.last
    for row in [row for row in evidence.rows if last < row < end and kinds[row + 1] in _SENTENCES]:
        below = row + 1
        if (below in evidence.spared or evidence.score(below) < SUSPECT) and _may_head(evidence, row):
            found.append(row)
    return found


def _may_head(evidence: Evidence, row: int) -> bool:
    """Whether nothing but its look and a phrase that could be an author's heading speaks against a row."""
    if evidence.page.kinds[row] != SHORT_OPEN:
        return False
    told = [clue for clue in evidence.rows[row] if clue.rule not in LOOKS]
    if len(told) != 1 or told[0].category not in _HEADINGS or told[0].rule.count("/") < 3:
        return False
    return parse_rule(told[0].rule).anchor == "maybe"


def _facts(evidence: Evidence) -> range:
    """A box of facts right below the article's last row, or below what any text may hold there."""
    page, start = evidence.page, evidence.last + 1
    if not start:
        return range(0)
    reach = min(len(page), start + _REACH)
    while start < reach and (
        evidence.category(start) in ANYWHERE if _is_told(evidence, start) else page.kinds[start] in _CLOSED
    ):
        start += 1
    told = next((row for row in range(start, len(page)) if _is_told(evidence, row)), len(page))
    return range(start, facts_end(page, start, told))


def _boxes(evidence: Evidence) -> Iterator[range]:
    """Boxes of facts between two paragraphs, the one below right under them; counts alone and rows twice are none."""
    page = evidence.page
    kinds = page.kinds
    prose = [row.start(1) for row in _BELOW_OTHERS.finditer(kinds)]
    for end in [row for row in prose if row not in evidence.rows]:
        nearest = page.sizes[end - FACTS : end]
        if min(nearest) < _LEAST_FACT or max(nearest) > ENTRY_SIZE:
            continue
        start = end
        while start and page.kinds[start - 1] != PROSE and not _is_told(evidence, start - 1):
            start -= 1
        above = bytes(page.kinds[max(0, start - _BOX_ABOVE) : start])
        if end - start < FACTS or PROSE not in above or facts_end(page, start, end) < end:
            continue
        if min(page.sizes[start:end]) >= _LEAST_FACT and len({*page.lines[start:end]}) == end - start:
            yield range(start, end)


def _spare_headed_facts(evidence: Evidence) -> None:
    """A heading with such a box below it, and a paragraph of the author's below that: the article went on there."""
    page, start = evidence.page, evidence.last + 1
    told = 0
    for head in range(start, min(len(page), start + _BOX_ROWS)) if start else ():
        if page.kinds[head] != SHORT_OPEN or _is_told(evidence, head) or ": " in page.lines[head]:
            continue
        if told <= head:
            told = next((row for row in range(head + 1, len(page)) if _is_told(evidence, row)), len(page))
        end = facts_end(page, head + 1, told)
        labels = sum([": " in line for line in page.lines[head + 1 : end]])
        if end - head > _LABELS and labels == end - head - 1 and PROSE in page.kinds[end : min(told, end + _LABELS)]:
            evidence.spared.update(range(head, end))


def _is_told(evidence: Evidence, row: int) -> bool:
    """Whether a rule has something to say of a row."""
    return row in evidence.rows and not evidence.is_only_looked_at(row)


def _recipes(page: Page) -> Iterator[tuple[int, int, int, int]]:
    """Where each recipe's ingredients and steps begin, and how many rows may belong to it above and below.

    Ingredients that nothing heads show themselves: rows that begin with an amount, one after the other.
    """
    for run in near(page.where(_measured), _BETWEEN):
        if len(run) >= _AMOUNTS:
            yield run[0], run[-1], _ABOVE, 1
    parts = page.where(_parts)
    steps = among(page.heads, _STEPS) if parts else []
    for row in parts:
        at = bisect_left(steps, row)
        if at < len(steps) and steps[at] - row <= _RECIPE:
            yield row, steps[at], _ABOVE, _BELOW
        elif sum([bool(_AMOUNT.search(line)) for line in page.lines[row + 1 : row + 1 + _LOOKED_AT]]) >= _AMOUNTS:
            yield row, row, _ABOVE, _UNTOLD


def _measured(page: Page) -> list[int]:
    """The rows that begin with an amount."""
    return [row for row in found(page.opening.translate(_IS_DIGIT)) if _MEASURED.match(page.lines[row])]


def _parts(page: Page) -> list[int]:
    """The rows that head ingredients."""
    return among(page.heads, INGREDIENTS)


def _minutes(page: Page) -> list[int]:
    """The rows that begin with a match's minute."""
    return [row for row in found(page.opening.translate(_IS_DIGIT)) if _MINUTE.match(page.lines[row])]


def _reports(page: Page) -> Iterator[tuple[int, int, int, int]]:
    """The same of each run of minutes."""
    for run in near(page.where(_minutes), _APART):
        if len(run) >= _MINUTES:
            yield run[0], run[-1], _BEFORE, _AFTER
