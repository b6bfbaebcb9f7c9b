"""Patterns that know no language: handles, shortcodes, breadcrumbs, notices with a ©."""

import re
from functools import cache
from typing import NamedTuple

from cleaner.evidence import FAIR, SURE, WEAK, Clue, Evidence
from cleaner.options import Category


class Pattern(NamedTuple):
    """One row of the table below.

    name      the end of the rule id
    gate      a character that stands in few texts: where it is missing nothing else is tried (one character is
              looked for some twenty times faster than two)
    needs     characters without which the pattern cannot match
    regex     what must match: the whole of a row's text, or its beginning where `inline` says so
    longest   rows with more letters are not looked at
    inline    the match alone is cut, not the row
    labels    in lower case, parted by bars; where there are some, one of them stands before the row's first colon
    """

    name: str
    category: Category
    weight: float
    gate: str
    needs: str
    regex: str
    longest: int
    inline: bool = False
    labels: str = ""


_C = Category
#: A name on a network; where that has many servers, with the server's: "(@idaholm@norrby.example)".
_HANDLE = r"\(@[\w.-]{1,40}(?:@[\w.-]{1,40})?\)"
#: What stands before the name in a signature; some scrapers leave the entity.
_DASHES = "[—–][—–-]?|--|&mdash;|&#8212;"
#: Behind a plain hyphen, which opens an author's list of people, too, there is a year.
_SIGNATURE = rf"(?:{_DASHES}|-(?=.*\) ?[^<@]*\d{{4}})) ?[^()]{{1,80}}{_HANDLE}[^<@]{{0,45}}"
#: Behind a list's mark stands one of the author's people.
_SHARED_BY = rf"(?![-*•] )[^.!?]{{3,60}}{_HANDLE}(?: [•·] [^.!?]{{0,60}})?"
_NETWORKS = "X|Twitter|Instagram|Threads|TikTok|Facebook|Bluesky|Mastodon|YouTube|Telegram|LinkedIn"
#: What a card of a post is headed by: "Ida Holm (@idaholm) on X".
_CARD = rf"[^()]{{1,80}}{_HANDLE} (?:on|auf|sur|en|su|no|op|på|w|na|в|/|[|•·–-]) (?-i:{_NETWORKS})\b.{{0,40}}"
_POSTED_IN = (
    r"(?:.{1,300} )?(?:by|von|por|par|da|door|av|af|от) u/[\w-]{3,20} (?:in|auf|en|dans|su|em|i|w|в) (?:r/)?\w{2,30}"
)
#: Where an agency's papers are sent for all that it has on a subject.
_HUB = (
    r"(?:Follow|More|AP|Read|See|Get|Sign|Full|For more|___ ?AP)\b.{2,160}?\bhttps?://(?:www\.)?apnews\.com/\S+.{0,120}"
)
_SCHEMA = "articleBody|isPaid|isAccessibleForFree|datePublished|dateModified|articleSection|wordCount|thumbnailUrl"
_ERROR = "(?:Strict Standards|Warning|Notice|Deprecated|Fatal error|Parse error)"
_EXTENSION = "mp4|webm|mov|m3u8|mp3|jpe?g|png|gif|webp|tiff?"
#: What stands between two strokes of a row of links: neither a number nor a sign of a formula.
_LINK = r"[^|.!?:\d{}\[\]=;]{2,40}"
_CREDIT = (
    "image|images|picture|pictures|credit|credits|illustration|illustrations|bild|bilder|foto|fotos|screenshot|rendering|"
    "imagen|imágenes|imagem|imagens|immagine|immagini|beeld|illustratie|imatge|imatges"
)
_FILES = r"(?:PNG|JPE?G|GIF|RAW|SVG|BMP|TIFF?|PDF|ISO|DNG|WEBP|HEIC|HDR|RGB|CMYK|UHD|HD|AI|MB|KB)\b"
_NAMES = r"[A-ZÄÖÜÉ][\w.'’-]*(?:(?: ?[/,|] ?| (?:of |for |von |de |van )?)[A-ZÄÖÜÉ][\w.'’-]*){1,6}"
_ARCHIVE = "file|file photo|photo|foto|archiv|archivo|archive"
_PERSON = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
_AGENCY = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ.&'’-]+){0,3}"
_SHORT = rf"[\[(](?:{_CREDIT}): (?-i:(?!{_FILES})[A-Z]{{2,6}})[\])]"
_ADDRESS = r"\(?(?-i:[A-Z]{4,20}\.(?:COM|ID|NET|CO\.ID|CO) ?/ ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3})\)?"
_PRESS = r".{1,600}(?:/ )?Weiterer Text über ots und www\.presseportal\.de/?\S{0,40}.{0,60}"
_VIEWED = r"(?:image|video|audio):\s?.{1,600} view more"
_SOURCES = "источник|джерело|zdroj|izvor|извор|източник|sursa|forrás|źródło|vir"
_SOMEBODY, _HOUSE = r"[^\W\d_a-z][\w.'’-]+ [^\W\d_a-z][\w.'’-]+", r"[^\W_a-z][\w. -]{1,30}"
_SOURCE = rf"(?:{_SOURCES}): (?-i:{_SOMEBODY} / {_HOUSE}|{_HOUSE}/{_SOMEBODY})"

PATTERNS = (
    # A post's signature: a dash, a name, a handle in brackets, mostly a date.
    Pattern("signature", _C.SOCIAL_EMBED, SURE, "@", "(@", _SIGNATURE, 160),
    Pattern(
        "signed_post",
        _C.SOCIAL_EMBED,
        SURE,
        "@",
        "(@",
        rf".{{1,420}}(?:[—–]|&mdash;) ?[^()—–]{{1,60}}{_HANDLE} ?[^.]{{4,40}}\d{{4}}",
        500,
    ),
    Pattern("card", _C.SOCIAL_EMBED, SURE, "@", "(@", _CARD, 180),
    Pattern("sound", _C.SOCIAL_EMBED, SURE, "♬", "♬", r"(?:.{1,420} )?♬ ?[^♬]{1,70} [-–] [^♬.!?]{1,50}", 560),
    Pattern("posted_in", _C.SOCIAL_EMBED, SURE, "/", "u/", _POSTED_IN, 360),
    Pattern("shared_by", _C.SOCIAL_EMBED, SURE, "@", "(@", _SHARED_BY, 120),
    Pattern("picture_link", _C.SOCIAL_EMBED, SURE, "/", "pic.twitter.com/", r".*pic\.twitter\.com/\w+.{0,80}", 420),
    Pattern("hub", _C.READ_MORE, SURE, "/", "apnews.com/", _HUB, 300),
    Pattern("short_link", _C.SOCIAL_EMBED, FAIR, "/", "//t.co/", r".*https?://t\.co/\w+\W{0,3}", 420),
    Pattern(
        "handle", _C.SOCIAL_EMBED, FAIR, "@", "@", r"(?:[^@.!?]{1,40} )?@(?:in/)?\w{2,30}(?: ?· ?[^.!?]{1,30})?", 90
    ),
    Pattern(
        "notice",
        _C.COPYRIGHT,
        SURE,
        "©",
        "©",
        r"(?:copyright:? ?)?©️? ?(?:copyright )?(?:\d{4}|.{0,60}\d{4}).{0,260}",
        330,
    ),
    Pattern("notice_tail", _C.COPYRIGHT, SURE, "©", "©", r".{1,80} ©️? ?\d{4}\b.{0,120}", 200),
    Pattern("sign", _C.PHOTO_CREDIT, SURE, "©", "©", r"\(?©️? ?[^\d.!?]{2,70}\)?", 80),
    Pattern("sign_letter", _C.PHOTO_CREDIT, SURE, "ⓒ", "ⓒ", r"\(?ⓒ ?[^\d.!?]{2,30}\)?", 40),
    # A label and a name of two words or more: "Image: Ida Strand / Norrby Post". A lower-case word says it is no name.
    Pattern(
        "credit", _C.PHOTO_CREDIT, SURE, ":", ":", rf"[\[(]?(?:{_CREDIT}): ?(?-i:{_NAMES})[\])]?", 80, labels=_CREDIT
    ),
    # In brackets a few capitals are enough, if they name no kind of file: "(Image: SWNS)".
    Pattern("credit_short", _C.PHOTO_CREDIT, SURE, ":", ": ", _SHORT, 40, labels=_CREDIT),
    # A name and an agency in brackets, or in capitals as papers set them.
    Pattern(
        "credit_bracket",
        _C.PHOTO_CREDIT,
        SURE,
        "/",
        "/",
        rf"[\[(](?:(?:{_ARCHIVE}): ?)?(?-i:{_PERSON} ?/ ?{_AGENCY})[\])]",
        80,
    ),
    Pattern(
        "credit_via", _C.PHOTO_CREDIT, SURE, "(", " via ", rf"\((?-i:{_PERSON}) via (?:the )?(?-i:{_AGENCY})\)", 80
    ),
    Pattern("credit_capitals", _C.PHOTO_CREDIT, SURE, "/", "/", rf"(?-i:{_CAPITALS} {_CAPITALS} ?/ ?{_CAPITALS})", 70),
    Pattern(
        "credit_photo",
        _C.PHOTO_CREDIT,
        SURE,
        ",",
        "PHOTO ",
        rf"(?-i:PHOTO (?:D['’]ARCHIVES )?{_CAPITALS} {_CAPITALS}, {_CAPITALS})",
        80,
    ),
    Pattern(
        "credit_reporter",
        _C.PHOTO_CREDIT,
        SURE,
        "者",
        "者",
        r"[(（]?[^\s。]{0,10}[记記]者 ?\S{2,8} ?[摄攝图圖][)）]?",
        75,
    ),
    # Indonesian papers sign with their address.
    Pattern("credit_address", _C.PHOTO_CREDIT, SURE, "/", "/", _ADDRESS, 70),
    # What a press portal puts behind the caption that the sender wrote.
    Pattern("press_caption", _C.PHOTO_CAPTION, SURE, "/", "Weiterer Text über ots", _PRESS, 700),
    # What a press portal of science puts behind a caption.
    Pattern("release_image", _C.PHOTO_CAPTION, SURE, ":", "view more", _VIEWED, 640),
    # A paper's source of a picture has a name and an address or house; that of a table has one of them.
    Pattern("credit_source", _C.PHOTO_CREDIT, SURE, "/", "/", _SOURCE, 80, labels=_SOURCES),
    # How Portuguese papers mark where an advertisement stands; a heading of an author's says more, or is a word.
    Pattern("pub", _C.ADVERTISEMENT, FAIR, "U", "PUB", "(?-i:PUB)", 3),
    Pattern("letter", _C.COPYRIGHT, SURE, "(", "(c) ", r"(?:copyright )?\(c\) (?:copyright )?\d{4}.{0,260}", 300),
    Pattern(
        "dated",
        _C.SCRAPER_ARTIFACT,
        SURE,
        "-",
        "date ",
        r"date \d{4}-\d{2}-\d{2}(?: date \d{4}-\d{2}-\d{2})*(?= \S)",
        10**9,
        inline=True,
    ),
    Pattern(
        "field",
        _C.SCRAPER_ARTIFACT,
        SURE,
        ":",
        ":",
        rf"[-*]? ?\"?(?:{_SCHEMA})\"?: ?[`\"]?\S{{0,30}}",
        60,
        labels=_SCHEMA.lower(),
    ),
    Pattern(
        "body_field",
        _C.SCRAPER_ARTIFACT,
        SURE,
        ":",
        "articleBody:",
        r"articleBody:(?: articleBody:)*(?= \S)",
        10**9,
        inline=True,
    ),
    Pattern("shortcode", _C.SCRAPER_ARTIFACT, SURE, "[", "[", r"\[/?[a-z]+(?:[-_][\w-]+| \w+=)[^\]\n]{0,200}\]", 250),
    Pattern(
        "tag", _C.SCRAPER_ARTIFACT, FAIR, "<", "<", r"</?[a-z][a-z0-9]{0,9}(?: [^<>]{0,300})?/?>|<!--.{0,300}-->", 320
    ),
    # What a server says of its scripts, printed into the page.
    Pattern(
        "script_error",
        _C.SCRAPER_ARTIFACT,
        FAIR,
        ":",
        ".php",
        rf"(?:{_ERROR}): .{{1,400}} in \S{{1,200}}\.php on line \d+",
        640,
    ),
    # A script that was written into the page, on one long line; an example of the author's is shorter or has many, or
    # has remarks.
    Pattern(
        "script", _C.SCRAPER_ARTIFACT, SURE, "{", "function", r"[;!+(]*(?:async )?function\b(?!.* // ).{150,}", 10**5
    ),
    Pattern("emphasis", _C.SCRAPER_ARTIFACT, FAIR, "*", "*", r"\*\*(?: ?\*\*)?", 6),
    Pattern("hashtags", _C.NAVIGATION, FAIR, "#", "#", r"(?:#\w{2,40}[\s,]*){2,30}", 400),
    # A path through menus that a reader is told to take is written so, too: other evidence decides.
    Pattern("breadcrumb", _C.NAVIGATION, WEAK, ">", " > ", r"[^>.!?]{1,40}(?: > [^>.!?]{1,60}){2,8}", 200),
    Pattern("breadcrumb_guillemet", _C.NAVIGATION, FAIR, "»", " » ", r"[^«».!?]{1,40}(?: » [^«».!?]{1,80}){1,8}", 200),
    Pattern("breadcrumb_angle", _C.NAVIGATION, FAIR, "›", " › ", r"[^›.!?:]{1,40}(?: › [^›.!?:]{1,80}){1,8}", 200),
    # A grammar has its brackets and signs, a title its quotes.
    Pattern("links_in_a_row", _C.NAVIGATION, FAIR, "|", " | ", rf"(?!['\"“‘]){_LINK}(?: \| {_LINK}){{2,12}}", 240),
    Pattern("media_file_size", _C.MEDIA_PLAYER, FAIR, "]", "B]", r"\S{1,60}\.(?:" + _EXTENSION + r") .{0,60}", 100),
    Pattern("mail", _C.READER_CALLOUT, WEAK, "[", "[email", r".{0,40}\[email.protected\].{0,20}", 80),
)

#: Those that `inline` looks for behind a caption, too, and the one that `credits` does.
NAMED_CREDITS = tuple(pattern for pattern in PATTERNS if pattern.name in ("credit", "credit_short"))
ADDRESS = next(pattern for pattern in PATTERNS if pattern.name == "credit_address")


@cache
def compiled(pattern: Pattern) -> re.Pattern[str]:
    """The pattern's regex, compiled when a text first holds what it needs."""
    return re.compile(pattern.regex, re.IGNORECASE if pattern.category is not _C.SCRAPER_ARTIFACT else 0)


def _by_gate() -> list[tuple[str, int, tuple[Pattern, ...]]]:
    """The patterns of whole rows behind each gate, and how long a row may be for the longest of them."""
    whole = [pattern for pattern in PATTERNS if not pattern.inline]
    gates = {pattern.gate: tuple(p for p in whole if p.gate == pattern.gate) for pattern in whole}
    return [(gate, max(pattern.longest for pattern in behind), behind) for gate, behind in gates.items()]


_GATES = _by_gate()
#: Patterns that are cut within a row stand at its front: they are looked for by its first three letters.
_INLINE = {pattern.needs[:3].lower(): pattern for pattern in PATTERNS if pattern.inline}
#: A page with more lines that hold a tag shows code: there a tag is the author's.
_CODE_ROWS, _TAG = 3, "pattern.tag"
#: A page with several rows that hold this shows scripts.
_SCRIPT_SIGN, _SCRIPT_ROWS, _SCRIPT = "{", 6, "pattern.script"
#: A page that speaks of the language of a script shows errors of its own.
_ERROR_ROW, _SCRIPT_NAME = "pattern.script_error", "PHP"
_DOUBTFUL = frozenset({_TAG, _SCRIPT, _ERROR_ROW})


def patterns(evidence: Evidence) -> None:
    """Handles, shortcodes, breadcrumbs, notices: rows of a form that knows no language."""
    page = evidence.page
    text, lines, sizes = page.text, page.lines, page.sizes
    for gate, longest, behind in _GATES:
        if gate not in text:
            continue
        for row in [row for row, line in enumerate(lines) if gate in line and sizes[row] <= longest]:
            line, size = lines[row], sizes[row]
            for pattern in behind:
                if size <= pattern.longest and pattern.needs in line:
                    _try(evidence, row, pattern)
    if not _INLINE.keys().isdisjoint(page.threes):
        for row in [row for row, three in enumerate(page.threes) if three in _INLINE]:
            _try(evidence, row, _INLINE[page.threes[row]])


def code(evidence: Evidence) -> None:
    """Rows that are nothing but a tag, or an error of a script, say nothing where the page shows code."""
    page = evidence.page
    if not _DOUBTFUL.intersection([clues[0].rule for clues in evidence.rows.values()]):
        return
    if "<" in page.text and sum(["<" in line for line in page.lines]) > _CODE_ROWS:
        _forget(evidence, _TAG)
    if _SCRIPT_SIGN in page.text and sum([_SCRIPT_SIGN in line for line in page.lines]) > _SCRIPT_ROWS:
        _forget(evidence, _SCRIPT)
    if _SCRIPT_NAME in page.text and any(_SCRIPT_NAME in line for line in page.lines):
        _forget(evidence, _ERROR_ROW)


def _forget(evidence: Evidence, rule: str) -> None:
    for row in [row for row, clues in evidence.rows.items() if clues[0].rule == rule]:
        evidence.forget(row)


def matches(line: str, pattern: Pattern) -> bool:
    """Whether a pattern matches a whole row. Most rows with a colon have none of its labels, and need no regex."""
    if pattern.labels and line.partition(":")[0].strip('-*([ "').lower() not in _labels(pattern):
        return False
    return compiled(pattern).fullmatch(line) is not None


@cache
def _labels(pattern: Pattern) -> frozenset[str]:
    return frozenset(pattern.labels.split("|"))


def _try(evidence: Evidence, row: int, pattern: Pattern) -> None:
    line = evidence.page.lines[row]
    rule = f"pattern.{pattern.name}"
    if pattern.inline:
        found = compiled(pattern).match(line)
        if found:
            evidence.add_span(row, 0, found.end(), Clue(pattern.category, pattern.weight, rule))
    elif matches(line, pattern):
        evidence.add(row, pattern.category, pattern.weight, rule)
