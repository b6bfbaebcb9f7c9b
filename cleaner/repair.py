"""Encoding damage: what can be decoded back (ftfy), and quotes of which only a bare "â" or U+FFFD is left.

Only what the text proves is mended. A *mark* is one lost sign; its *kind* is what its neighbours say it was.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

#: Damage on damage is peeled off a layer a round; real pages need two. What has not settled then comes back as it was.
_ROUNDS = 8
#: ftfy's rarest decoder costs the square of what it is shown: pieces keep it linear. No mojibake ends in ASCII.
_PIECE = re.compile(r"(?s).{1,2000}(?:\Z|(?<=[!-~])(?=\s))|.{1,2000}")
#: What no mojibake is without: a control, or the sign of a first byte before that of a later one. Left out are signs of
#: none of the encodings that ftfy knows, curly quotes as first, and Greek and Cyrillic letters as later bytes.
_NO_BYTE = "\u0193-\u02c5\u0530-\u1fff\u3000-\ufaff\uff00-\uffef\U00010000-\U0010ffff"
_FIRST, _LATER = rf"\0-\xab\xad-\xb6\xb8-\xbf\u2010-\u2026{_NO_BYTE}", rf"\0-\x7f\u0391-\u03ce\u0410-\u044f{_NO_BYTE}"
_SUSPECT = re.compile(rf"[\x80-\x9f]|[ÂÃ](?:\s|$)|[^{_FIRST}][^{_LATER}]")
#: Signs of later bytes in Windows-1252; what to decode alone where a line resists (lost and mended quotes stand in it).
_SIGNS = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_RUN, _PAIR = re.compile(f"(?:[^\\s\"'‘’“”…â]|â(?=[{_SIGNS}]))+"), re.compile("[\ud800-\udbff][\udc00-\udfff]")
#: "&amp;" may hide an entity; code between backticks shows one on purpose.
_ENTITY = re.compile(r"(?<!`)&(?:(?:amp|#38|#x26);)*(#?[0-9A-Za-z]{1,31};)(?!`)")
#: Bytes that scrapers drop as controls, given back so that ftfy can decode: ” … € ™ (seen in trafilatura's output).
_COMPLETIONS = (
    (re.compile(r"â€(?:\ufffd|(?=[\s.,;:!?)\]]|$))"), "â€\x9d"),
    (re.compile(r"(?<=\w)â¦"), "â\x80¦"),
    (re.compile(r"(?<=\d)â¬|â¬(?=\d)"), "â\x82¬"),
    (re.compile(r"(?<=[A-Za-z])â¢"), "â\x84¢"),
)
#: A "Â" that no language writes; where there is one, others are strays too, and not the Welsh or Vietnamese word.
_STRAY, _STRAY_END = re.compile(r"[a-z.,;:!?)]Â\s|Â[\xa0£°»©®]"), re.compile(r"(?<=[.,;:!?)])(?:[ \xa0]*Â)+(?=\s*$)")
#: Kept from ftfy: a space that it takes for a byte ("â¤ " becomes an arrow), "Â" as a word, the end of a quote (“Â”).
_QUOTED = r"(?<![Ââ€])[“„«‚‘‹][ -~À-ÖØ-öø-žƀ-ɏḀ-ỿ]{0,60}[ÂÃÎ][“”»‘’›](?![\w“”»‘’›])"
_KEPT, _KEPT_WORD = (re.compile(rf"(â[^\0-\x9f] |{_QUOTED}{word})") for word in ("", r"|(?<!\S)Â "))

#: The kinds: the first three are their own glyphs, "s" is a likely apostrophe, " " a dash or a letter by itself.
_APOSTROPHE, _OPEN, _CLOSE, _LIKELY, _ALONE, _ODD = "’“”s ?"
#: "â" is the first byte of a curly quote in ISO-8859-1; before a sign of a later byte it is mojibake, no mark.
_HATS, _BLANKS = re.compile(f"â++(?![{_SIGNS}])"), re.compile("\ufffd+")
#: Words with an apostrophe beyond doubt: closed classes of English, some of French and Italian, names; likely ones (not
#: before "i" and "h": câine, Lâhijân).
_CONTRACTION = re.compile(
    r"(?i:(?:ai|are|ca|could|did|does|do|had|has|have|is|must|need|should|was|were|wo|would)n’ts?|i’(?:m|d|ll|ve)|ma’am"
    r"|(?:you|we|they|who|there|what)’(?:re|ve|ll|d)|(?:could|should|would|might)’ve|(?:he|she|it|that)’(?:ll|d)|y’all"
    r"|(?:he|she|it|that|there|here|where|what|who|how|let|everyone|today|yesterday|world|people|women|men)’s|o’clock"
    r"|c’(?:est|était)|n’(?:est|ont|était)|s’est|d’(?:une?|abord|autres?|ailleurs)|j’ai|qu’(?:ils?|elles?|une?)"
    r"|aujourd’hui|(?:dell|nell|sull|quell)’[aeiou]\w\w+)|[ODLdl]’[A-Z]\w+"
)
_ELISION = re.compile(r"(?i:[djlns]|(?:jus|lors|puis)?qu|dell|nell|sull|quell|all|dall|un)’(?i:[aeouâàéèêô])\w\w+")
_DECADE, _TAILS = re.compile(r"\d0s"), frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_BEFORE, _AFTER, _SYMBOLS, _STOPS = "([{-–—/\"'", ".,;:!?)]}-–—/\"'", "$£€#@[(…", ".,!?…"
#: Words that end no quote (a dash or a space was lost), and rests of words that begin with a true "â" (âge).
_NEVER_LAST, _TRUE_STARTS = frozenset({"a", "an", "the", "of", "my", "your", "our", "their"}), frozenset({"ge", "ges"})
#: Beside these a U+FFFD was an accented letter, a currency or a unit.
_ACCENTED = re.compile(
    r"(?i:(?:lite|clair|migr|tude|tat|cole)s?|caf|clich|fianc|expos|touch|prot.g|pat|souffl|habitu|attach|communiqu"
    r"|r.sum|canap|andr|jos|jes|cort|vald|nicol|tom|ana|lu|[b-hj-z]|\w*\d\w*)"
)
#: The apostrophe of a plural, two letters before it: “the workers’ rights”.
_PLURAL = re.compile(r"[^\Ws]s. [^\W\d_]")
#: Up to this many words that may need their "â" for each mark that fits (glued dashes count among them), and the least
#: share of frequent words in English prose: it has some 20 %, other languages below 5 %.
_ODD_SHARE, _ENGLISH_SHARE = 3, 0.1
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|was|in|he|she|it|that|they|we|you|for|with|said)\b", re.I)
_WORD, _FOREIGN = re.compile(r"(?<![\w\ufffd])[A-Za-z]{3,}+(?![\w\ufffd])"), re.compile("[À-áã-ɏḀ-ỿ]")
#: "âŠ" is an ellipsis in ISO-8859-15 that lost its middle byte; with a space ftfy makes a squared sign of it.
_ELLIPSIS = re.compile(r"(?<=[\w.,!?)])(?:[⊠⦠](?=[\wâ])|âŠ(?=[\s\wâ]|$))")
_LEFT, _RIGHT, _SPACED = re.compile(r"[^\W_]*$"), re.compile(r"[^\W_]*"), re.compile("[^ \t\xa0]+")
#: A report shows this much of a word, and compares this far ahead where one word became two or none.
_SHOWN, _STEPS = 60, sorted(((a, b) for a in range(5) for b in range(5)), key=sum)


class _Mark(NamedTuple):
    """One lost sign: where it stands in its line, its kind, and the letters on both sides."""

    start: int
    end: int
    kind: str
    left: str
    right: str


def repair(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Mend encoding damage; the number of lines never changes, nor does anything that is not damage.

    Returns:
        The mended text (the same string where nothing is damaged), and damaged words with what became of them.

    >>> repair("She didnâ€™t &amp; wonâ€™t.")
    ('She didn’t & won’t.', [('didnâ€™t &amp; wonâ€™t.', 'didn’t & won’t.')])
    """
    if text.isascii() and "&" not in text:
        return text, []
    mended = text
    for _ in range(_ROUNDS):
        before, stray = mended, bool(_STRAY.search(mended))
        lines = [row if row.isascii() and "&" not in row else _decode(row, stray) for row in before.split("\n")]
        mended = "\n".join(_restore_blanks(_restore_hats(lines)))
        if mended == before:
            return (text, []) if mended == text else (mended, list(dict.fromkeys(_changes(text, mended))))
    return text, []


def _decode(line: str, stray: bool) -> str:
    """A line with its entities, surrogate pairs and mojibake decoded."""
    # A line with markup in it is code or a lesson: there an entity may be meant.
    line = line if "<" in line else _ENTITY.sub(_character, line)
    line = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), line)
    if not _SUSPECT.search(line):
        return line
    for lost, whole in _COMPLETIONS:
        line = lost.sub(whole, line)
    parts = (_KEPT if stray else _KEPT_WORD).split(_STRAY_END.sub(lambda end: end[0].replace("Â", ""), line))
    parts[::2] = ["".join(map(_decode_piece, _PIECE.findall(part))) for part in parts[::2]]
    return "".join(parts).replace("Â\xa0", "\xa0")


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for; itself where that is a control, a line break or nothing."""
    found = html.unescape("&" + entity[1])
    odd = any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or c in ";\ufffd" for c in found)
    return found if found and not odd else "&" + entity[1]


def _decode_piece(piece: str) -> str:
    """Decode with ftfy, without its changes to quotes, widths, ligatures, controls, line breaks or normal forms."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    def fix(damaged: str) -> str:
        fixed: str = fix_encoding(damaged) if _SUSPECT.search(damaged) else damaged
        # ftfy gives up a sequence it cannot read: that is a loss, not a repair.
        return damaged if any(fixed.count(sign) > damaged.count(sign) for sign in "\ufffd\0") else fixed

    return _RUN.sub(lambda run: fix(run[0]), fix(piece)) if is_bad(piece) else piece


def _restore_hats(lines: list[str]) -> list[str]:
    """Bare "â" mended to quotes and apostrophes, where the text proves that it is no letter."""
    rows = {row: _marks(line, _HATS) for row, line in enumerate(lines) if "â" in line}
    if not _proven(lines, rows):
        return lines
    damaged, text = lines, _ELLIPSIS.sub(lambda found: "…" if found[0] == "âŠ" else "… ", "\n".join(lines))
    # Many languages open quotes low, or as they close them: there it is not provable which glyph was lost.
    quotes, lines = _is_english(text) or not _FOREIGN.search(text), text.split("\n")
    for row, marks in rows.items():
        # A quote of several paragraphs opens each of them and closes the last.
        goes_on = "".join(lines[row + 1 : row + 3]).lstrip()[:1] == "â"
        marks = marks if lines[row] == damaged[row] else _marks(lines[row], _HATS)
        lines[row] = _mend(lines[row], marks, quotes, goes_on)
    return lines


def _restore_blanks(lines: list[str]) -> list[str]:
    """U+FFFD mended to apostrophes and pairs of quotes, where nothing else can have been lost."""
    rows = {row: _marks(line, _BLANKS) for row, line in enumerate(lines) if "\ufffd" in line}
    text = "\n".join(lines) if rows else ""
    words, english = set(map(str.lower, _WORD.findall(text))), _is_english(text)
    proven = english and any(mark.kind == _APOSTROPHE for marks in rows.values() for mark in marks)
    rows = {row: [_checked(mark, words, proven) for mark in marks] for row, marks in rows.items()}
    quotes = proven or (english and all(map(_alternate, rows.values())))
    for row, marks in rows.items():
        lines[row] = _mend(lines[row], marks, quotes and _alternate(marks))
    return lines


def _marks(line: str, sign: re.Pattern[str]) -> list[_Mark]:
    """The marks of a line."""
    marks: list[_Mark] = []
    for run in sign.finditer(line):
        start, end = run.span()
        word = _LEFT.findall(line, max(0, start - 24), start)[0].lstrip("â")
        left = word.rpartition("â")[2]
        right = _RIGHT.findall(line, end, end + 24)[0].partition("â")[0]
        kind = _kind(line, start, end, left, right)
        # "hâlâ" is a word, "USâsâ" is none.
        if left != word and not (kind == _APOSTROPHE or right == "s" or (kind == _CLOSE and left in _TAILS)):
            kind = _ODD
        if sign is _HATS and end - start == 2 and kind in (_OPEN, _CLOSE):
            marks += [_Mark(at, at + 1, kind, left, right) for at in (start, start + 1)]
        else:
            # One lost sign leaves one U+FFFD or three, one a byte; two were an accented letter.
            whole = end - start == 1 or (sign is _BLANKS and end - start == 3)
            marks.append(_Mark(start, end, kind if whole else _ODD, left, right))
    return marks


def _kind(line: str, start: int, end: int, left: str, right: str) -> str:
    """What a mark must have been, judged by its neighbours."""
    if left and right:
        word = f"{left}’{right}"
        likely = _LIKELY if right == "s" or _ELISION.fullmatch(word) else _ODD
        return _APOSTROPHE if _CONTRACTION.fullmatch(word) else likely
    before, after = line[max(0, start - 1) : start], line[end : end + 1]
    opens = not before or before.isspace() or before in _BEFORE
    closes = not after or after.isspace() or after in _AFTER
    if opens and closes:
        return _ALONE
    if opens and (right or after in _SYMBOLS) and right not in _TRUE_STARTS:
        return _APOSTROPHE if _DECADE.fullmatch(right) else _OPEN
    return _CLOSE if closes and left.lower() not in _NEVER_LAST and (left or before in _STOPS + ";:)%") else _ODD


def _proven(lines: list[str], rows: dict[int, list[_Mark]]) -> bool:
    """Whether the bare "â" of a text are damage: one sure mark or several likely ones, and few words that need it."""
    every = [mark for marks in rows.values() for mark in marks]
    odd = sum(mark.kind == _ODD for mark in every)
    fit = sum(mark.kind not in (_ODD, _ALONE) for mark in every)
    if not fit or odd > _ODD_SHARE * fit:
        return False
    if any(_sure(lines[row], mark) for row, marks in rows.items() for mark in marks):
        return True
    text = "\n".join(lines)
    paired = not odd and _is_english(text) and any(map(_alternate, rows.values()))
    stems = {m.right if m.kind == _OPEN else m.left for m in every if m.kind in (_OPEN, _CLOSE, _LIKELY)}
    known = {stem for stem in stems if len(stem) > 3} & set(_WORD.findall(text))
    owner = any(mark.left in known and mark.kind == _LIKELY for mark in every)
    # A text whose other letters came through whole had no such accident.
    return len(_FOREIGN.findall(text)) <= fit and (paired or owner or len(known) > 1)


def _sure(line: str, mark: _Mark) -> bool:
    """Whether a mark cannot be a letter of any language."""
    if mark.kind == _OPEN:
        return mark.right[:1].isupper() and (mark.right[1:2].islower() or mark.right in ("I", "A"))
    acronym = mark.kind in (_CLOSE, _LIKELY) and len(mark.left) > 1 and mark.left.isupper()
    return acronym or mark.kind == _APOSTROPHE or (mark.kind == _CLOSE and line[mark.start - 1] in _STOPS)


def _checked(mark: _Mark, words: set[str], proven: bool) -> _Mark:
    """The mark of a U+FFFD, odd where something else than a quote may have been lost."""
    accented = bool(_ACCENTED.fullmatch(mark.left or mark.right))
    if mark.kind == _LIKELY:
        known = mark.left.lower() in words or (len(mark.left) > 1 and mark.left.isupper())
        sure = mark.right == "s" and (known or (proven and not accented))
        return mark if sure else mark._replace(kind=_ALONE)
    return mark._replace(kind=_ODD) if accented and mark.kind in (_OPEN, _CLOSE) else mark


def _alternate(marks: list[_Mark]) -> bool:
    """Whether the quotes of a line open and close in turn, with nothing odd among them."""
    return bool(re.fullmatch("[’s ]*+(?:“[’s ]*+”[’s ]*+)++", "".join(mark.kind for mark in marks)))


def _is_english(text: str) -> bool:
    return len(_ENGLISH.findall(text)) >= _ENGLISH_SHARE * len(text.split())


def _mend(line: str, marks: list[_Mark], quotes: bool, goes_on: bool = False) -> str:
    """The line with its apostrophes, and its quotes if `quotes`; what is not proven stays as it is."""
    glyphs = {mark: _APOSTROPHE for mark in marks if mark.kind in (_APOSTROPHE, _LIKELY)}
    opened: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark, int]] = []
    for mark in marks if quotes else ():
        if mark.kind == _OPEN:
            opened.append(mark)
        elif mark.kind == _CLOSE and opened:
            pairs.append((opened.pop(), mark, len(opened)))
        elif mark.kind == _CLOSE and _PLURAL.match(line, mark.start - 2):
            glyphs[mark] = _APOSTROPHE
        elif mark.kind == _CLOSE and pairs and _PLURAL.match(line, pairs[-1][1].start - 2):
            # “the workers’ rights”: what looked like the end was an apostrophe.
            glyphs[pairs[-1][1]] = _APOSTROPHE
            pairs[-1] = (pairs[-1][0], mark, pairs[-1][2])
        elif mark.kind == _CLOSE and line[mark.start - 1] in _STOPS:
            glyphs[mark] = _CLOSE
    if goes_on:
        glyphs |= dict.fromkeys(opened, _OPEN)
    for begin, end, depth in pairs:
        inner = (depth - bisect(opened, begin)) % 2
        glyphs |= {begin: "“‘"[inner], end: "”’"[inner]}
    parts, at = [], 0
    for mark, glyph in sorted(glyphs.items()):
        parts += [line[at : mark.start], glyph]
        at = mark.end
    return "".join(parts) + line[at:]


def _changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words that differ, as (before, after)."""
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        olds, news = (_SPACED.findall(old), _SPACED.findall(new)) if old != new else ([], [])
        at = to = 0
        while at < len(olds) or to < len(news):
            ahead = beyond = 0
            if olds[at : at + 1] != news[to : to + 1]:
                # Damage is local: the next word that both have is near. At the end both have none.
                same = ((a, b) for a, b in _STEPS if olds[at + a : at + a + 1] == news[to + b : to + b + 1])
                ahead, beyond = next(same, (1, 1))
                pair = " ".join(olds[at : at + ahead]), " ".join(news[to : to + beyond])
                first = next((n for n, (a, b) in enumerate(zip(*pair, strict=False)) if a != b), len(pair[1]))
                shown = slice(max(0, first - _SHOWN // 2), max(0, first - _SHOWN // 2) + _SHOWN)
                yield pair[0][shown], pair[1][shown]
            at, to = at + (ahead or not beyond), to + (beyond or not ahead)
