"""Bytes of a page become text: by what they say, or by what they look like."""

from __future__ import annotations

import codecs
import re

#: A page says what it is written in within its first bytes (the HTML standard looks at 1024; real pages put scripts
#: before).
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.+-]{2,40})""", re.I
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What pages mean by these names (https://encoding.spec.whatwg.org/#names-and-labels): the larger set of characters.
#: As pages write them, without a leading x-, where Python does not know them so; as Python calls them where it does.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
    **dict.fromkeys(("windows-874", "dos-874"), "cp874"),
    **dict.fromkeys(("windows-31j", "windows-932"), "cp932"),
    **dict.fromkeys(("windows-936", "csgb2312", "gb_2312", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("windows-949", "ksc_5601", "ks_c_5601-1989", "iso-ir-149", "cseuckr"), "cp949"),
    **dict.fromkeys(("windows-950", "cn-big5", "x-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-6-i", "iso-8859-6-e"), "iso8859-6"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e", "logical", "visual"), "iso8859-8"),
    **dict.fromkeys(("koi", "koi8"), "koi8-r"),
    "koi8-ru": "koi8-u",
    **dict.fromkeys(("mac", "csmacintosh"), "mac-roman"),
    "mac-ukrainian": "mac-cyrillic",
}
#: Encodings whose bytes are all ASCII: they would pass as UTF-8, so a page that names one is believed.
_SEVEN_BIT = ("iso2022", "hz")
#: What a page that can be read as ASCII up to its declaration cannot be.
_IMPOSSIBLE = ("utf-16", "utf-32", "utf-7")
#: A text with more than so many good characters beyond ASCII for each broken one is damaged, not misread. What another
#: encoding wrote is hardly ever good UTF-8; in the others nearly any byte is some character.
_DAMAGE = {"utf-8": 1}
_DAMAGE_OF_OTHERS = 9
#: At most so many bytes are shown to the detector.
_SAMPLE = 60_000
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1>|<[^>]{0,500}>|\s+", re.S | re.I)


def decoded(data: bytes) -> str:
    """The text of a page: by its byte order mark, as UTF-8, by its declaration, or as a detector guesses; never fails.

    Bytes that are valid UTF-8 are UTF-8 whatever the page says: others are so by chance hardly ever. Where nothing
    fits, broken characters become U+FFFD.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(codec, "replace")
    said = _declared(data)
    if said.startswith(_SEVEN_BIT):
        return data.decode(said, "replace")
    for codec in dict.fromkeys(("utf-8", said)):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            text = data.decode(codec, "replace")
            broken = text.count("\ufffd")
            good = len(text) - len(text.encode("ascii", "ignore")) - broken
            if good > broken * _DAMAGE.get(codec, _DAMAGE_OF_OTHERS):
                return text
    return data.decode(_guessed(data), "replace")


def _declared(data: bytes) -> str:
    """The codec that a page names, by what the name means on the web; UTF-8 where it names none that there is."""
    found = _DECLARED.search(data, 0, _HEAD)
    try:
        label = found[1].decode("ascii").lower().removeprefix("x-") if found else "utf-8"
        name = codecs.lookup(_MEANT.get(label, label)).name
        b"".decode(name)  # a codec that makes text, not one that packs bytes
    except LookupError:
        return "utf-8"
    return "utf-8" if name.startswith(_IMPOSSIBLE) else _MEANT.get(name, name)


def _guessed(data: bytes) -> str:
    """The encoding that a detector finds the likeliest for the page's text."""
    from charset_normalizer import from_bytes

    text = _MARKUP.sub(b" ", data[: 4 * _SAMPLE])
    best = from_bytes(text[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
