"""What tells a line of a site's address: streets, towns, numbers to call, registers, accounts, hours, company forms."""

from __future__ import annotations

import re
from functools import lru_cache

from cleaner.late import late

#: A number to call: on a line of its own, or behind the word for it.
_PHONE_WORDS = (
    r"tel|telefon\w*|t[ée]l[ée]phone|telefono|tel[ée]fono|tlf|phone|call(?: us)?|fax|faks|telefax|hotline|"
    r"mobile?|mobil|handy|"
    r"cell|whatsapp|puh|puhelin|тел|телефон|факс|τηλ|φαξ|هاتف|فاكس|電話|电话|传真|ファックス|전화|팩스|điện thoại|โทร"
)
_PHONE = late(
    rf"^\W*(?:(?:{_PHONE_WORDS})\b\W*)?\+?\(?\d[\d\s()/.\-–]{{6,24}}\d(?:\s*(?:\(|ext\.?|x)\s*[\w ]{{1,12}}\)?)?\W*$|"
    rf"\b(?:{_PHONE_WORDS})\.?\s*[:：]?\s*\+?\(?\d[\d\s()/.\-–]{{5,}}\d|(?:電話|电话|传真|전화|팩스)[:：\s]*\+?\d[\d\-]{{5,}}",
    re.IGNORECASE,
)
_MAIL = late(
    r"^(?:\W*(?:e-?mail|mail|correo|courriel|eposta|почта|邮箱|이메일|メール)\W*)?\S+(?:@| ?\(at\) ?)\S+\.\w{2,}\W*$",
    re.IGNORECASE,
)
_TOWN = late(
    r"(?:^|[,;|] ?|[-–•·] )(?:[A-Z]{1,2}[- –])?(?!(?:19|"
    r"20)\d\d )\d{4,5} [A-ZÄÖÜÅÆØÉÈŠČŽŁŚŻ][\w.\-]{2,}(?: [\w.\-/()]+){0,3}$|"
    r"\b[A-Z]{2},? \d{5}(?:-\d{4})?(?:$|\W+(?:USA?\b|United|\(?\d{3}\b))|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|"
    r"(?:^|[,;] ?)\d{2}-\d{3} [A-ZŁŚŻ]\w{2,}|"
    r"〒 ?\d{3}-\d{4}|(?:^|, ?)\d{3} \d{2} [A-ZÅÄÖŠČŽ]\w{2,}|(?:^|, ?)(?!(?:19|20)\d\d)\d{4} ?[A-Z]{2} [A-Z]\w{2,}|"
    r"^(?:P\.? ?O\.? Box|Postfach|Apartado|Casilla|BP|Postboks|Box) \d+"
)
_STREET = late(
    r"^\d{1,5}[A-Za-z]? (?:[A-Z0-9][\w.'’]* ){1,4}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|"
    r"Drive|Dr\.?|Lane|Ln\.?|"
    r"Way|Parkway|Pkwy\.?|Highway|Hwy\.?|Square|Place|Court|Floor|Terrace|Circle)\b|\b(?:Suite|Ste\.?|Floor|"
    r"Unit) #?\d+|"
    r"^[\w. \-]{3,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|damm|ufer|ring|gatan|vägen|gata|gate|veien|"
    r"vej|straat|laan|plein|katu|tie) \d{1,4}\b|"
    r"^(?:Via|Viale|Piazza|Corso|Calle|C/|Avda?\.?|Avenida|Plaza|Paseo|Rua|R\.|Praça|Largo|ul\.|al\.|Ulica|"
    r"ул\.|улица|пр\.|бул\.|вул\.|"
    r"Str\.|Strada|Bd\.|Jl\.|Jalan) .{3,40}\d{1,4}\b|^\d{1,4}(?: ?bis)?,? (?:rue|avenue|av\.|boulevard|bd|"
    r"place|quai|chemin|route|cours|allée) |"
    r"[路街道]\s?\d{1,4}号|丁目\d|[0-9０-９]番[0-9０-９]+号",
)
_REGISTER = late(
    r"\b(?:IBAN|BIC|SWIFT|USt[-. ]?Id|Steuernummer|Handelsregister|Registergericht|Amtsgericht|HR[AB] ?\d|"
    r"SIRE[TN]|RCS|TVA|N° ?TVA|P\.? ?IVA|"
    r"Partita IVA|C\.F\.|NIF|CIF|CNPJ|RUC|NIT|NIP|REGON|KRS|IČO|DIČ|BTW|KvK|CVR|Org\.? ?(?:nr|nummer)|"
    r"Y-tunnus|ABN|ACN|VAT|EIN|"
    r"ИНН|ОГРН|КПП|ЄДРПОУ|ЕИК|Company (?:No|Number|Registration)|Registered (?:in|office|charity)|"
    r"Charity (?:No|Number)|Spendenkonto|Kontonummer|BLZ)\b"
    r"[^.]{0,30}\d{3}"
)
_FORM = late(
    r"^(?:[\w&.,'’\-]+ ){1,6}(?:GmbH(?: & Co\. KG)?|AG|KG|UG|e\. ?V\.|Inc\.?|Ltd\.?|LLC|LLP|PLC|Corp\.?|"
    r"S\.A\.?|S\.L\.?|S\.r\.l\.|S\.p\.A\.|SARL|SAS|"
    r"B\.V\.|N\.V\.|A/S|ApS|AB|AS|Oy|Sp\. z o\. ?o\.|s\.r\.o\.|d\.o\.o\.|Kft\.?|Ltda\.?|Pty Ltd|Pvt\.? Ltd\.?|"
    r"A\.Ş\.|S\.R\.L\.)$|"
    r"^(?:ООО|ОАО|АО|ЗАО|ТОВ) [«\"]|^株式会社|株式会社$|有限公司$|^\(주\)"
)
_DAYS = (
    r"mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|mié|jue|vie|sáb|dom|jeu|ven|sam|dim|mån|"
    r"tis|ons|tors|fre|lör|sön|"
    r"man|tir|tor|lør|søn|pon|wt|śr|czw|pt|sob|niedz|seg|ter|qua|qui|sex|пн|вт|ср|чт|пт|сб|вс|вск|нд|ma|ti|ke|"
    r"to|pe|la|su"
)
_DAY = (
    rf"(?:{_DAYS})(?:(?![^\W\d])|\w*?(?:days?|tags?|woch|abend|dag|dagar|di|dì|nes|coles|ves|es|rnes|ngo|bado|"
    rf"bato|feira|ek|ota|wek|ela|"
    r"ник|да|рг|ца|та|ье|tai)\b)\.?"
)
_HOURS = late(
    rf"^\W*(?:[\w ]{{2,20}}: ?)?{_DAY}\W{{0,3}}(?:(?:to|bis|à|a|до|til|till|and|und|y|e|et|i|и)?\s*{_DAY})?\D{{0,12}}"
    r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?\s*(?:[-–—]|to|bis|à|a|til)\s*\d{1,2}",
    re.IGNORECASE,
)
#: Without a digit or the sign of an e-mail address no line is looked at.
_DIGITS = late(r"\d|@|\(at\)")
_SHAPES = (_PHONE, _MAIL, _TOWN, _STREET, _REGISTER, _HOURS)


@lru_cache(1024)
def is_contact(line: str) -> bool:
    """Whether a line is part of an address, a number to call, a register's or an account's, or says when one is open.

    A text's lines come again in each round: answers are kept a while.

    >>> is_contact("Harbour Street 5, 4610 Norrby"), is_contact("They called at 5 in the morning.")
    (True, False)
    """
    return bool(_DIGITS.search(line)) and any(shape.search(line) for shape in _SHAPES)


def is_company(line: str) -> bool:
    """Whether a line is a company's name with its legal form.

    >>> is_company("Norrby Shipping Ltd."), is_company("Norrby Shipping")
    (True, False)
    """
    return bool(_FORM.search(line))
