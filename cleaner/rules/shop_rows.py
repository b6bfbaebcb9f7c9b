"""Rows of boxes that sell what the article shows: "$25 at Norrby Books", "See it at AmazonSee it at Etsy"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from cleaner.blocks import among
from cleaner.evidence import SURE, Clue, Evidence
from cleaner.options import Category

#: Shops whose name with a price or a button, and nothing else, is a link to buy what the article shows.
_SHOPS = (
    "Amazon|Walmart|Target|Best Buy|eBay|Etsy|Sephora|Ulta|Nordstrom|Macy['’]s|Wayfair|Home Depot|The Home Depot|"
    "Lowe['’]s|REI|Costco|Newegg|B&H(?: Photo)?|Adorama|Argos|Currys|John Lewis|Chewy|Backcountry|Zappos|Otto|"
    "Media ?Markt|Saturn|Zalando|Thalia|Fnac|Darty|Cdiscount|Boulanger|Decathlon|Coolblue|Allegro|AliExpress|Flipkart|"
    "Rakuten|Mercado Libre|El Corte Inglés|Ozon|Trendyol|Bookshop|Apple|Samsung|Adidas|Nike"
)
_DOMAIN = r"[\w-]+\.(?:com|net|org|co\.uk|de|fr|it|es|nl|ca|com\.au|pl|se|dk|no|fi)"
_AMOUNT = (
    r"(?:(?:from|ab|ca\.|desde|dès|da|vanaf|fra|från|od) )?(?:[$€£] ?\d[\d.,]*|\d[\d.,]* ?[€£$])"
    r"(?: ?\([^()]{1,20}\))?"
)
_NO_DAY = r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|easter)"
_NAME = rf"{_NO_DAY}(?-i:[A-Z])[\w&'’.-]*(?: (?-i:[A-Z&])[\w&'’.-]*){{0,2}}"
_AT = "(?:at|from|bei|chez|en|su|na|bij|hos|w|@)"
_PRICED = (
    rf"(?:(?:(?:{_SHOPS})(?:\.\w{{2,3}})?:?(?: {_AMOUNT}){{1,2}}|(?:{_AMOUNT} ){{1,2}}{_AT} "
    rf"(?:{_SHOPS}|{_DOMAIN}|{_NAME})|(?:{_AMOUNT} ){{1,2}}on (?:{_SHOPS}|{_DOMAIN})) ?){{1,4}}"
)
_VERBS = (
    "See it|See|View|Buy|Buy it|Buy now|Shop|Shop now|Get it|Find it|Order|Order it|Check price|Check prices|"
    "Check availability|Available|Jetzt kaufen|Kaufen|Zum Angebot|Voir|Acheter|Ver|Comprar|Acquista|Vedi|Bekijk|Koop"
)
_BUTTONS = (
    rf"(?:(?:{_VERBS})(?: now| it)? (?:at|on|from|bei|auf|chez|sur|en|su|op|bij|na|em) "
    rf"(?:{_SHOPS}|{_DOMAIN})(?:\.\w{{2,3}})?"
    rf" ?){{1,5}}|(?:(?:{_VERBS}) (?:at|on|from|bei|auf|chez|sur|en|su|op|bij) {_NAME} ?){{2,5}}"
    rf"|(?:Shop (?:the )?(?:men|women|kids)['’]s (?:at )?(?:{_DOMAIN} ?|[^.!?]{{2,40}}?)){{1,4}}"
)
_VERB_FRONTS = frozenset(verb[:3].lower() for verb in _VERBS.split("|"))
#: What such rows hold: a currency's sign, or one of these.
_CURRENCIES = ("$", "€", "£")
_SIGNS = ("Amazon", "See it at", "Shop ", "Buy on", "Buy at")
_LONGEST = 110


def shop_rows(evidence: Evidence) -> None:
    """Prices with a shop's name, and buttons with one.

    They stand within the article and say nothing of where it ends, so they are spans that take their row with them.
    """
    page = evidence.page
    for sign in [sign for sign in _CURRENCIES if sign in page.text]:
        _cut(evidence, [row for row, line in enumerate(page.lines) if sign in line], _priced)
    buttons = among(page.threes, _VERB_FRONTS)
    if buttons:
        _cut(evidence, [row for row in buttons if any(map(page.lines[row].__contains__, _SIGNS))], _buttons)


def _cut(evidence: Evidence, rows: list[int], regex: Callable[[], re.Pattern[str]]) -> None:
    page = evidence.page
    for row in rows:
        if page.sizes[row] <= _LONGEST and row not in evidence.spans and regex().fullmatch(page.lines[row]):
            evidence.add_span(row, 0, len(page.lines[row]), Clue(Category.ADVERTISEMENT, SURE, "shop.row"))


@cache
def _priced() -> re.Pattern[str]:
    """Compiled when the first text names a price."""
    return re.compile(_PRICED, re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    """Compiled when the first text may have such a button."""
    return re.compile(_BUTTONS, re.IGNORECASE)
