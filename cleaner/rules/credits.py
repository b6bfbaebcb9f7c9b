"""Credits behind a caption as one house or another writes them: with a full stop, in brackets, behind a stroke."""

from __future__ import annotations

from cleaner.blocks import CLOSE, MARK, STOP, among, closed, flags, found, held
from cleaner.evidence import SURE, Clue, Evidence
from cleaner.late import late
from cleaner.options import Category
from cleaner.page import Page
from cleaner.rules.inline import CREDIT_SIZE, LEAST_CAPTION, labelled_tail, opening_row
from cleaner.rules.patterns import ADDRESS, compiled
from cleaner.rules.pictures import AGENCIES
from cleaner.sentences import sentence_starts

#: In a longer row what looks like a credit may be part of what the author says.
_LONGEST_CAPTION = 300
#: A name has so many words at most, some of them in lower case; a single word must be known for one.
_MOST_WORDS = 6
_WITHIN_WORDS = (
    "van von de der den del dela di da do dos das du des le la les el al bin ibn of the for and und et y e i og "
    "och ja via by av af"
)
_WITHIN = frozenset(_WITHIN_WORDS.split())
#: No name begins so: "Bild: Ein Haus."
_NO_NAMES = frozenset(
    ["ein", "eine", "kein", "keine", "a", "an", "how", "where", "what", "when", "why", "no", "not", "un", "une"]
)
_ALONE_WORDS = (
    "privat private privé privata prywatne archiv archive archivo archivio archief arkiv arhiva архив supplied "
    "provided handout pool file agencies internet youtube facebook instagram twitter tiktok telegram nasa esa "
    "nurphoto nzme bbc divulgação reprodução arquivo cortesía gentileza"
)
_ALONE = AGENCIES | frozenset(_ALONE_WORDS.split())
#: What stands before the name in a bracket, where it is not in capitals; and what is in capitals, but lends no picture.
_LENDERS_WORDS = "supplied facebook instagram twitter youtube tiktok flickr wikimedia linkedin handout"
_LENDERS = AGENCIES | frozenset(_LENDERS_WORDS.split())
_NO_LENDERS_WORDS = (
    "CEO CFO CTO COO CIO CMO DJ MC PM MP MEP UK US USA UAE EU UN NB PS FYI TLDR RE CC DP VO VP SVP EVP MVP GM HR "
    "PR AKA RIP ISBN DOI URL GP MD PHD II III IV HQ TV DVD CD EP LP OST AD FAQ ETA DOB AI IT JV NATO FIFA UEFA "
    "NBA NFL"
)
_NO_LENDERS = frozenset(_NO_LENDERS_WORDS.split())
#: A word for a picture and a stroke between blanks: "Photo / Ida Strand".
_SLOPING = late(
    r"(?<!\S)(?:[Pp]hotos?|PHOTOS?|[Pp]ictures?|[Ii]mages?|[Ff]otos?|[Bb]ild(?:er)?|[Ii]mmagine|[Ii]magen|[Bb]eeld|[Kk]uva|"
    r"[Zz]djęcie|[Фф]ото) / "
)
_SLOPE = " / "
#: A word for a picture, with or without one for who took it and a dash before it: "- Foto Sinar Harian"; its parts.
_WORDED = late(
    r"(?<!\S)(?:[—–-] ?)?(?:[Ff]oto|[Gg]ambar|[Pp]icha (?:na|ya|zote na)|[Ll]arawan (?:ni|nina|mula sa)|"
    r"[Kk]uha (?:ni|nina)|Ảnh|FOTO|ẢNH) "
)
_WORD_PARTS = ("oto ", "ambar ", "icha ", "arawan ", "uha ni", "Ảnh ", "FOTO ", "ẢNH ")
#: What a dash says of a picture's source: "— Online", "— Post/File".
_DASHED = late(r"[—–] ?(?:Online|File|(?:[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,2}) ?/ ?(?:Files?|Twitter|Facebook|X))$")
_DASHES, _DOT_COM = ("—", "–"), ".COM/"
#: Who took it, behind the house's name: "(AN photo by Ida Strand)".
_TAKEN_BY = late(r"(?:[A-Z][\w.]* ){0,3}(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?) by ")
#: An archive or a favour in square brackets: "[File, Standard]".
_FILED = late(r"\[(?:File|Courtesy|Archive|Archivo), [A-Z][^\[\],.:;!?\d]{1,40}\]$")
#: Names in capitals in square brackets are credits in these houses; in Latin letters others write there what is heard.
_SHOUTING = AGENCIES | {"intime news", "intime", "eurokinissi", "sooc", "istock", "reuters/file"}
#: Whose leave or gift a bracket tells of: "(Submitted by Norrby Museum)"; where a list has one on each row, they are
#: its readers' tips. And what agencies and networks a picture came through: "(WNOR-TV via AP)".
_GIVEN = late(
    r"\((?:Submitted|Provided|Supplied|Contributed|Shared|Soumise?s? par|Fournie?s? par|Gracieuseté d)(?: by| par|e)? "
    r"(?:the |la |le )?(?=[A-Z])[^().;:!?\d]{2,50}\)$"
)
_GIFT, _GIFTS = (
    "credit.given",
    ("(Submitted", "(Provided", "(Supplied", "(Contributed", "(Shared", "(Soumis", "(Fourni", "(Gracieuseté"),
)
_THROUGH = late(
    r"\([A-Z][^()]{1,60} via (?:the )?(?:AP|Associated Press|Reuters|AFP|AAP|EPA|PA|CNN|Storyful|Xinhua|"
    r"USA Today Network|Imagn Images|Sipa USA|ZUMA Press)\)$"
)
#: The licence of a picture, behind who took it or who gave it.
_LICENSED = late(
    r"(?:[^.!?]{2,60}, )?"
    r"(?:CC[ -]BY(?:-(?:SA|NC|ND))*(?: \d\.\d)?|CC0|[Aa]uthor (?:provided|supplied)(?: \(no reuse\))?)"
)
_LICENCES, _AUTHORS = ("CC BY", "CC-BY", "CC0"), ("uthor provided", "uthor supplied")
_LAST_LATIN = "\u024f"
_DIGITS = frozenset("0123456789")
#: The word for a source that Czech and Slovak papers put before whose picture it is.
_SOURCE = "Zdroj"
#: What one broadcaster prints before whose a picture is and what it shows, in many languages. It is there for those who
#: hear the page: where it ends nobody sees, and no blank may follow.
_SOURCE_LABELS = (
    "تصویر کا ذریعہ|منبع تصویر|صدر الصورة|مصدر الصورة|ছবির উৎস|इमेज स्रोत|பட மூலாதாரம்|Chanzo cha picha|Sumber gambar|"
    "Nguồn hình ảnh|Image source|Автор фото|Fuente de la imagen|Crédit photo|ที่มาของภาพ"
)
_CAPTION_LABELS = (
    "تصویر کا کیپشن|توضیح تصویر|التعليق على الصورة|ছবির ক্যাপশান|इमेज कैप्शन|படக்குறிப்பு|Maelezo ya picha|"
    "Keterangan gambar|Chụp lại hình ảnh|Image caption|Подпись к фото|Підпис до фото|Pie de foto|Légende image|"
    "Fotoğraf altı yazısı|คำบรรยายภาพ"
)
_GLUED_LABELS = (
    (tuple(_SOURCE_LABELS.split("|")), Category.PHOTO_CREDIT),
    (tuple(_CAPTION_LABELS.split("|")), Category.PHOTO_CAPTION),
)
_IS_KIND = {kind: flags(kind) for kind in (CLOSE, STOP)}
_COMMAS, _LABEL_SIZE = ",،", 20
_LABEL_FRONTS = frozenset(
    (comma + label.lower())[:3] for labels, _ in _GLUED_LABELS for label in labels for comma in ("", *_COMMAS)
)


def house_credits(evidence: Evidence) -> None:
    """Credits behind the last sentence of a caption, as one house or another writes them."""
    page = evidence.page
    for row in _ending_in(page, CLOSE, (")", "]")):
        if row not in evidence.spans:
            at, rule = _in_bracket(page.lines[row])
            _add(evidence, row, at, "" if rule == _GIFT and _is_series(page, row) else rule)
    if ":" in page.text:
        for row in [row for row in _ending_in(page, STOP, (".",)) if ":" in page.lines[row][-CREDIT_SIZE:]]:
            if row not in evidence.spans:
                _add(evidence, row, *_closed_label(evidence, page.lines[row]))
    able = [row for row, size in enumerate(page.sizes) if size <= _LONGEST_CAPTION and page.opening[row] != MARK]
    ends = {row: page.lines[row][-CREDIT_SIZE:] for row in able}
    held_signs = held("\n".join(ends.values()), [sign for sign, _ in _SIGNS])
    for sign, tail in _SIGNS if held_signs else ():
        if sign in held_signs:
            for row in [row for row, end in ends.items() if sign in end]:
                if row not in evidence.spans:
                    _add(evidence, row, *tail(page.lines[row]))


def glued_labels(evidence: Evidence) -> None:
    """Whose a picture is, or what it shows, glued to the words that say so: "Image captionThe old ferry"."""
    page = evidence.page
    for row in among(page.threes, _LABEL_FRONTS):
        front = page.lines[row][: _LABEL_SIZE + 1].lstrip(_COMMAS)
        if page.sizes[row] <= _LONGEST_CAPTION:
            for labels, category in _GLUED_LABELS:
                label = next((label for label in labels if front.startswith(label)), "")
                behind = front[len(label) :][:1]
                if label and behind.isalpha() and not behind.islower():
                    evidence.add(row, category, SURE, "credit.glued")


def _ending_in(page: Page, kind: int, signs: tuple[str, ...]) -> list[int]:
    """The rows of a caption's length that end in one of these signs, which are of this class."""
    sizes, lines = page.sizes, page.lines
    ending = found(page.ending.translate(_IS_KIND[kind]))
    return [row for row in ending if LEAST_CAPTION < sizes[row] <= _LONGEST_CAPTION and lines[row].endswith(signs)]


def _is_series(page: Page, row: int) -> bool:
    """Whether the row above or below ends in such a bracket, too."""
    beside = (line for other in (row - 1, row + 1) if 0 <= other < len(page) for line in (page.lines[other],))
    return any(sign in line[-CREDIT_SIZE:] for line in beside for sign in _GIFTS)


def _add(evidence: Evidence, row: int, at: int, rule: str) -> None:
    """A credit from here on, if one was found; a point of a list is the author's."""
    page = evidence.page
    if rule and page.opening[row] != MARK and page.sizes[row] <= _LONGEST_CAPTION:
        evidence.add_span(row, at, len(page.lines[row]), Clue(Category.PHOTO_CREDIT, SURE, rule))


def _closed_label(evidence: Evidence, line: str) -> tuple[int, str]:
    """A label and a name that end in a full stop, behind a sentence: "... in the harbour. Photo: Ida Strand."."""
    at, rule = labelled_tail(evidence, line[:-1])
    if rule and not closed(line[:at].rstrip()):  # "Photo credit:" has a label within it
        at = line.rfind(" ", 0, at - 1) + 1
        entry = opening_row(evidence, line[at:])
        rule = entry.rule if entry and entry.category is Category.PHOTO_CREDIT else ""
    # Several labels are those of a list in a row: "Sound: good. Picture: Excellent."
    alone = rule and closed(line[:at].rstrip()) and ": " not in line[max(0, at - CREDIT_SIZE) : at]
    return (at, rule) if alone and is_name(line[at:-1].replace("：", ":").partition(":")[2]) else (0, "")


def _in_bracket(line: str) -> tuple[int, str]:
    """Who lent a picture and who took it, an archive, or names in capitals: "(AAP: Ida Strand)", "[File, Post]"."""
    at = line.rfind("(" if line[-1] == ")" else "[", max(LEAST_CAPTION // 2, len(line) - CREDIT_SIZE))
    if at < 0 or not closed(line[:at].rstrip()):
        return 0, ""
    inside = line[at + 1 : -1]
    if line[-1] == ")":
        if _GIVEN.match(line, at):
            return at, _GIFT
        lender, colon, name = inside.partition(": ")
        if lender == _SOURCE:
            # Papers put it behind a caption of one sentence; behind a longer text it names where figures are from.
            return (at, "credit.lent") if is_name(name) and not sentence_starts(line[:at].rstrip()) else (0, "")
        house, _, person = inside.partition("/")
        lent = _lends(lender) and _has_capitals(name) if colon else " " in person and _lends(house) and is_name(person)
        taken = None if lent else _TAKEN_BY.match(inside)
        return (at, "credit.lent") if lent or (taken and is_name(inside[taken.end() :])) else (0, "")
    if _FILED.match(line, at):
        return at, "credit.lent"
    return (at, "credit.capitals") if _is_shouted(inside) else (0, "")


def _sloping(line: str) -> tuple[int, str]:
    """A word for a picture and a name with a stroke between them, alone or behind a sentence."""
    label = _SLOPING.search(line, max(0, len(line) - CREDIT_SIZE))
    if label is None or not is_name(line[label.end() :]):
        return 0, ""
    before = line[: label.start()].rstrip()
    return (label.start(), "credit.sloping") if not before or closed(before) else (0, "")


def _dashed(line: str) -> tuple[int, str]:
    """Where a picture is from, behind a sentence and a dash."""
    dash = _DASHED.search(line, max(LEAST_CAPTION // 2, len(line) - CREDIT_SIZE))
    return (dash.start(), "credit.dashed") if dash and closed(line[: dash.start()].rstrip()) else (0, "")


def _addressed(line: str) -> tuple[int, str]:
    """A paper's address in capitals and a name: "... at the crossing (NORRBY.COM/IDA STRAND)"."""
    at = line.rfind(" ", 0, line.find(_DOT_COM, max(0, len(line) - CREDIT_SIZE))) + 1
    return (at, f"pattern.{ADDRESS.name}") if at and compiled(ADDRESS).fullmatch(line, at) else (0, "")


def _through(line: str) -> tuple[int, str]:
    """A bracket that names what agency or network a picture came through, whatever stands before it."""
    at = line.rfind("(", max(LEAST_CAPTION // 2, len(line) - CREDIT_SIZE))
    return (at, "credit.lent") if at > 0 and _THROUGH.match(line, at) else (0, "")


def _licensed(line: str) -> tuple[int, str]:
    """A picture's licence behind its caption, or a row that names who took it and the licence."""
    at = max([line.rfind(stop, 0, -1) + len(stop) for stop in (". ", "! ", "? ") if stop in line], default=0)
    if not _LICENSED.fullmatch(line, at) or (not at and ", " not in line):
        return 0, ""
    return at, "credit.licence"


def _worded(line: str) -> tuple[int, str]:
    """A word for a picture and a name without a colon, behind a sentence."""
    label = _WORDED.search(line, max(LEAST_CAPTION // 2, len(line) - CREDIT_SIZE))
    named = label is not None and is_name(line[label.end() :]) and closed(line[: label.start()].rstrip())
    return (label.start(), "credit.worded") if label is not None and named else (0, "")


#: What stands in such a tail, and what looks at it.
_SIGNS = (
    (_SLOPE, _sloping),
    *((part, _worded) for part in _WORD_PARTS),
    *((dash, _dashed) for dash in _DASHES),
    (_DOT_COM, _addressed),
    (" via ", _through),
    *((sign, _licensed) for sign in (*_LICENCES, *_AUTHORS)),
)


def is_name(text: str) -> bool:
    """Whether a text is a name, or several: some words with a capital each, or one that is known to lend pictures.

    >>> is_name("Ida van der Strand / Norrby Post"), is_name("AFP"), is_name("Si possono fare"), is_name("Excellent")
    (True, True, False, False)
    """
    words = text.replace("/", " ").replace(",", " ").replace("&", " ").split()
    if len(words) == 1:
        return words[0].lower() in _ALONE
    named = 0 < len(words) <= _MOST_WORDS and words[0].lower() not in _NO_NAMES
    return named and _has_capitals(" ".join(words))


def _has_capitals(name: str) -> bool:
    """Whether words are those of a name: a capital each, no digits."""
    words = name.split()
    named = words and _DIGITS.isdisjoint(name) and words[0][0].isupper() and words[-1][0].isupper()
    return bool(named) and all(word[0].isupper() or word in _WITHIN for word in words)


def _lends(lender: str) -> bool:
    """Whether a house or a network is named: known, or its first word in capitals.

    What stands above a film's credit tells what it shows, and may be all that an article says of it.
    """
    first, _, last = lender.partition(" ")
    if lender.lower() in _LENDERS:
        return True
    if last == "Video":
        return False
    return len(first) > 1 and first.isalpha() and first.isupper() and first not in _NO_LENDERS and _has_capitals(lender)


def _is_shouted(inside: str) -> bool:
    """Whether a square bracket holds a name in capitals; in Latin letters it may be a sound: "[LAUGHTER]"."""
    if not inside.isupper() or not _DIGITS.isdisjoint(inside):
        return False
    return inside.lower() in _SHOUTING or (inside[0] > _LAST_LATIN and len(inside.replace("-", " ").split()) > 1)
