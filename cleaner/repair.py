"""Encoding damage: what can be decoded back (ftfy does that), and quotes of which only "â" or U+FFFD is left.

The rule throughout: a sign is mended where the text itself proves what it was, and left alone otherwise. Names in
this module: a *mark* is one such sign, its *kind* is what it must have been by its neighbours.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from os.path import commonprefix
from typing import NamedTuple

#: Damage on top of damage is peeled off a layer a round. Real pages need two; what has not settled after these (texts
#: built to resist) is handed back as it came, so that a second repair finds nothing to do.
_ROUNDS = 8
#: ftfy decides a piece at a time, and its rarest decoder costs the square of a piece: this keeps it linear.
_PIECE = re.compile(r"(?s).{1,2000}(?<=[!-~])(?=\s)|.{1,2000}")
#: Characters no mojibake needs, though they are frequent: curly quotes, dashes, scripts without a one-byte encoding
#: that ftfy knows. A line with no other character is not shown to ftfy, which saves most of the time.
_SUSPECT = re.compile(
    "[^\0-\x7f\xa0\u2010-\u2015\u2018\u2019\u201c\u201d\u2026\u0530-\u1fff\u3000-\ufaff\uff00-\uffef\U00010000-\U0010ffff]"
)
#: Runs within which mojibake is decoded alone where the line as a whole resists (mended quotes stand beside it).
_RUN = re.compile("[^\\s\"'‘’“”…]*[^\\s\"'‘’“”…\0-\x7f][^\\s\"'‘’“”…]*")
#: "&amp;" may hide further ones; code between backticks shows entities on purpose.
_ENTITY = re.compile(r"(?<!`)&(?:(?:amp|#38|#x26);)*(#?[0-9A-Za-z]{1,31};)(?!`)")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
#: The bytes of U+2000 to U+22FF whose last byte a scraper dropped (they are unassigned or controls in the wrong
#: encoding): given back, so that ftfy can decode them. Seen in the output of trafilatura and justext.
_COMPLETIONS = (
    (re.compile(r"â€(?:\ufffd|(?=[\s.,;:!?)\]]|$))"), "â€\x9d"),
    (re.compile(r"(?<=\w)â¦"), "â\x80¦"),
    (re.compile(r"(?<=\d)â¬|â¬(?=\d)"), "â\x82¬"),
    (re.compile(r"(?<=[A-Za-z])â¢"), "â\x84¢"),
    (re.compile(r"^(\s*)â¢(?=\s)"), "\\1â\x80¢"),
)
#: What ftfy would read with the space as a lost byte ("â¤ " becomes an arrow), and a "Â" that is a word (Welsh).
_HELD = re.compile("(â[^\0-\x9f] |(?<!\\S)Â )")
_HELD_LETTER = re.compile("(â[^\0-\x9f] )")
#: A "Â" that no language writes, so that others in the text are strays of no-break spaces, too.
_STRAY = re.compile("[a-z.,;:!?)]Â[ \xa0]|Â[\xa0£°»©®]")
_STRAY_END, _STRAY_TAIL = re.compile(r"(?<=[.,;:!?)])Â+(?=\s*$)"), re.compile(r"(?<=\W)Â+(?=\s*$)")

_APOSTROPHE, _OPEN, _CLOSE, _DASH, _POSSESSIVE, _ALONE, _ODD = "’“”–s ?"
#: A bare "â" is the first byte of a curly quote in ISO-8859-1; followed by what that set and Windows-1252 make of the
#: later bytes it is mojibake, and no mark. One lost sign leaves one U+FFFD or three, one a byte.
_HATS = re.compile("â++(?![\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])")
_BLANKS = re.compile("\ufffd+")
#: Words in which nothing but an apostrophe can have stood: the closed classes of English, some of French and Italian.
_ENGLISH_WORD = re.compile(
    r"(?:ai|are|ca|could|did|does|do|had|has|have|is|must|need|should|was|were|wo|would)n’t|i’(?:m|d|ll|ve)"
    r"|(?:you|we|they|who|there|what)’(?:re|ve|ll|d)|(?:could|should|would|might)’ve|(?:he|she|it|that)’(?:ll|d)"
    r"|(?:he|she|it|that|there|here|where|what|who|how|let|everyone|today|yesterday|world|people|women|children)’s"
    r"|o’clock|y’all|ma’am"
)
_ROMANCE_WORD = re.compile(
    r"c’(?:est|était)|n’(?:est|ont|était)|s’est|d’(?:une?|abord|autres?|ailleurs)|j’ai|qu’(?:ils?|elles?|une?)"
    r"|aujourd’hui|(?:dell|nell|sull|quell)’[aeiou]\w\w+"
)
#: Where a text has such words, these elide before any vowel.
_ELIDING = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis)?qu|dell|nell|sull|quell|all|dall|un)", re.I)
_VOWELS = frozenset("aeiouyhàâéèêîô")
_NAME_HEADS = frozenset("ODLdl")
_TAILS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_LEADING = re.compile(r"\d0s|em|til|tis|twas")
_BEFORE, _AFTER, _STOPS, _SYMBOLS = "([{-–—/\"'", ".,;:!?)]}-–—/\"'", ".,!?…", "$£€#@[(…"
#: Words of English text that begin with a true "â", and what is left of those that lost an "é".
_TRUE_STARTS = frozenset({"ge", "ges"})
_ACCENTED = re.compile(r"(?:lite|clair|migr|tude|tat|cole)s?|caf|clich|fianc|expos|touch|pass|pat|saut|andr|jos|ren")
#: Up to this many words that may need their "â" for each mark that fits; glued dashes count among them.
_ODD_SHARE = 3
#: Weak proofs that make a proof together (see `_proven`): a name in the genitive that also stands alone is one.
_ENOUGH = 3
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|was|in|he|she|it|that|they|we|you|for|with|said)\b", re.I)
#: The least share of these words in English text; German and French, which know some of them, stay below 1 in 50.
_ENGLISH_SHARE = 1 / 12
#: Languages that open quotes low, or as they close them: there it is not provable which glyph was lost.
_LOW_QUOTED = re.compile(
    r"\b(?:und|der|das|nicht|och|att|som|det|og|ikke|się|jest|nie|není|jsou|hogy|és|și|este)\b", re.I
)
_WORD = re.compile(r"(?<![\w\ufffd])[A-Za-z]{3,}+(?![\w\ufffd])")
_FOREIGN = re.compile("[À-áã-ɏḀ-ỿ]")
#: "âŠ" is an ellipsis read as ISO-8859-15 without its middle byte; ftfy makes a squared sign of it and a space.
_ELLIPSIS = re.compile(r"(?<=[\w.,!?)])(?:[⊠⦠](?=[\wâ])|âŠ(?=[\s\wâ]|$))")
_YEARS = re.compile(r"\d{4}-(?:\d\d){1,2}")
_LEFT, _RIGHT = re.compile(r"[^\W_]*$"), re.compile(r"^[^\W_]*")
#: A reported pair is cut to this length: enough to find the place.
_SHOWN = 60
_SPACES = re.compile("[ \\t\xa0]+")
#: How far the two lists of words are compared where one word became two or none.
_STEPS = sorted(((a, b) for a in range(5) for b in range(5) if a or b), key=sum)


class _Mark(NamedTuple):
    """One damaged sign: where it stands in its line, what it was by its neighbours, and the letters around it."""

    start: int
    end: int
    kind: str
    left: str
    right: str


def repair(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Mend encoding damage; the number of lines never changes, nor does anything that is not damage.

    Returns:
        The mended text (the same string where there is no damage) and what became of what: damaged word and mended
        word, in order, each pair once.

    >>> repair("She didnâ€™t &amp; wonâ€™t.")
    ('She didn’t & won’t.', [('didnâ€™t', 'didn’t'), ('&amp;', '&'), ('wonâ€™t.', 'won’t.')])
    """
    if text.isascii() and "&" not in text:
        return text, []
    mended = text
    for _ in range(_ROUNDS):
        before, mended = mended, _round(mended)
        if mended == before:
            return (text, []) if mended == text else (mended, list(dict.fromkeys(_changes(text, mended))))
    return text, []


def _round(text: str) -> str:
    """One layer of damage: entities and mojibake line by line, then lost quotes by the evidence of the whole text."""
    held, stray = (_HELD_LETTER, True) if _STRAY.search(text) else (_HELD, False)
    lines = [line if line.isascii() and "&" not in line else _decode(line, held, stray) for line in text.split("\n")]
    if "â" in text:
        lines = _restore_hats(lines)
    if "\ufffd" in text:
        lines = _restore_blanks(lines)
    return "\n".join(lines)


def _decode(line: str, held: re.Pattern[str], stray: bool) -> str:
    """A line with its entities, surrogate pairs and mojibake decoded."""
    # A line with markup in it is code or a lesson: there an entity may be meant.
    if "&" in line and "<" not in line:
        line = _ENTITY.sub(_character, line)
    line = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), line)
    if line.isascii() or not _SUSPECT.search(line):
        return line
    for lost, whole in _COMPLETIONS:
        line = lost.sub(whole, line)
    if "Â" in line:
        line = (_STRAY_TAIL if stray else _STRAY_END).sub("", line)
    return "".join(
        part if at % 2 else "".join(map(_decode_piece, _PIECE.findall(part)))
        for at, part in enumerate(held.split(line))
    )


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for; itself where that is a control, a line break or nothing."""
    found = html.unescape("&" + entity[1])
    plain = all(unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") and c != "\ufffd" for c in found)
    return found if found and plain and ";" not in found else entity[0]


def _decode_piece(piece: str) -> str:
    """ftfy's decoding alone: none of its changes to quotes, widths, ligatures, controls or normal forms."""
    if piece.isascii():
        return piece
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    def fix(damaged: str) -> str:
        fixed: str = fix_encoding(damaged)
        # ftfy may give up a sequence it cannot read: that is a loss, not a repair.
        lost = fixed.count("\ufffd") > damaged.count("\ufffd") or fixed.count("\0") > damaged.count("\0")
        return damaged if lost else fixed

    if not is_bad(piece):
        return piece
    fixed = fix(piece)
    return _RUN.sub(lambda run: fix(run[0]), fixed) if is_bad(fixed) else fixed


def _restore_hats(lines: list[str]) -> list[str]:
    """The lines with bare "â" mended to quotes and apostrophes, where the text proves that it is no letter."""
    rows = {row: _marks(line, _HATS) for row, line in enumerate(lines) if "â" in line}
    if not _proven(lines, rows):
        return lines
    elides = any(_ROMANCE_WORD.fullmatch(_word(mark)) for marks in rows.values() for mark in marks)
    lines = [_ELLIPSIS.sub(lambda found: "…" if found[0] == "âŠ" else "… ", line) for line in lines]
    rows = {row: _marks(lines[row], _HATS, elides) for row in rows}
    text = "\n".join(lines)
    quotes = len(_LOW_QUOTED.findall(text)) <= len(_ENGLISH.findall(text))
    goes_on = False
    for row in range(len(lines) - 1, -1, -1):
        line, marks = lines[row], rows.get(row, [])
        if marks:
            lines[row] = _with(line, marks, _glyphs(line, marks, quotes, goes_on))
        if line.strip():
            # A quote of several paragraphs opens each of them and closes the last.
            goes_on = bool(marks) and marks[0].kind == _OPEN and not line[: marks[0].start].strip()
    return lines


def _restore_blanks(lines: list[str]) -> list[str]:
    """The lines with U+FFFD mended to apostrophes and pairs of quotes, where nothing else can have been lost."""
    text = "\n".join(lines)
    rows = {row: _marks(line, _BLANKS) for row, line in enumerate(lines) if "\ufffd" in line}
    words = set(map(str.lower, _WORD.findall(text)))
    proven = any(mark.kind == _APOSTROPHE for marks in rows.values() for mark in marks)
    rows = {row: [_checked(mark, words, proven) for mark in marks] for row, marks in rows.items()}
    paired = {row for row, marks in rows.items() if _alternate(marks)}
    quotes = _is_english(text) and (proven or len(paired) == len(rows))
    for row, marks in rows.items():
        lines[row] = _with(lines[row], marks, _glyphs(lines[row], marks, quotes and row in paired, False))
    return lines


def _marks(line: str, sign: re.Pattern[str], elides: bool = False) -> list[_Mark]:
    """The marks of a line, each with what it must have been by its neighbours alone."""
    marks: list[_Mark] = []
    for run in sign.finditer(line):
        start, end = run.span()
        before = _LEFT.findall(line, max(0, start - 24), start)[0]
        left = before.rpartition("â")[2]
        right = _RIGHT.findall(line, end, end + 24)[0].partition("â")[0]
        kind = _inner(left, right, elides) if left and right else _outer(line, start, end, left, right)
        # "hâlâ" is a word, "USâsâ" is none.
        if kind == _CLOSE and left != before and left not in _TAILS:
            kind = _ODD
        if sign is _HATS and end - start == 2 and kind in (_OPEN, _CLOSE):
            marks += [_Mark(start, start + 1, kind, left, right), _Mark(start + 1, end, kind, left, right)]
        else:
            whole = end - start == 1 or (sign is _BLANKS and end - start == 3)
            marks.append(_Mark(start, end, kind if whole else _ODD, left, right))
    return marks


def _inner(left: str, right: str, elides: bool) -> str:
    """The kind of a mark within a word."""
    word = f"{left}’{right}".lower()
    if _ENGLISH_WORD.fullmatch(word) or _ROMANCE_WORD.fullmatch(word) or (left in _NAME_HEADS and right[0].isupper()):
        return _APOSTROPHE
    if elides and _ELIDING.fullmatch(left) and right[0].lower() in _VOWELS:
        return _APOSTROPHE
    if right == "s":
        return _POSSESSIVE
    return _DASH if _YEARS.fullmatch(f"{left}-{right}") else _ODD


def _outer(line: str, start: int, end: int, left: str, right: str) -> str:
    """The kind of a mark at the edge of a word or on its own."""
    before, after = line[max(0, start - 1) : start], line[end : end + 1]
    opens = not before or before.isspace() or before in _BEFORE
    closes = not after or after.isspace() or after in _AFTER
    if opens and closes:
        return _ALONE
    if opens and (right or after in _SYMBOLS) and right not in _TRUE_STARTS:
        return _APOSTROPHE if _LEADING.fullmatch(right.lower()) else _OPEN
    return _CLOSE if closes and (left or before in _STOPS) else _ODD


def _proven(lines: list[str], rows: dict[int, list[_Mark]]) -> bool:
    """Whether the bare "â" of a text are damage: one sure sign, or enough weak ones, and few words that need it."""
    every = [mark for marks in rows.values() for mark in marks]
    odd = sum(mark.kind == _ODD for mark in every)
    fit = sum(mark.kind not in (_ODD, _ALONE) for mark in every)
    if not fit or odd > _ODD_SHARE * fit:
        return False
    if any(_sure(lines[row], mark) for row, marks in rows.items() for mark in marks):
        return True
    text = "\n".join(lines)
    # A text whose other letters came through whole had no such accident.
    if len(_FOREIGN.findall(text)) > fit:
        return False
    words = set(map(str.lower, _WORD.findall(text)))
    owners = {mark.left for mark in every if mark.kind == _POSSESSIVE and len(mark.left) > 2}
    score = sum(owner[0].isupper() for owner in owners)
    stems = owners | {m.left for m in every if m.kind == _CLOSE} | {m.right for m in every if m.kind == _OPEN}
    score += 2 * len({stem.lower() for stem in stems if len(stem) > 3} & words)
    paired = sum(map(_alternate, rows.values()))
    return score + paired + (_ENOUGH if paired and not odd and _is_english(text) else 0) >= _ENOUGH


def _sure(line: str, mark: _Mark) -> bool:
    """Whether a mark cannot be a letter of any language."""
    if mark.kind == _CLOSE:
        return line[mark.start - 1] in _STOPS or (len(mark.left) > 1 and mark.left.isupper())
    if mark.kind == _POSSESSIVE:
        return len(mark.left) > 1 and mark.left.isupper()
    if mark.kind == _OPEN:
        return mark.right[:1].isupper() and (mark.right[1:2].islower() or mark.right in ("I", "A"))
    return mark.kind == _APOSTROPHE


def _checked(mark: _Mark, words: set[str], proven: bool) -> _Mark:
    """The mark of a U+FFFD, odd where an accented letter, a currency or a space may have been lost."""
    left, right = mark.left.lower(), mark.right.lower()
    if mark.kind == _POSSESSIVE:
        known = left in words or (len(left) > 1 and mark.left.isupper())
        # "caf\ufffds" lost its vowel; a word that ends in one already has it.
        doubtful = not known and not (proven and len(left) > 3 and left[-1] in _VOWELS)
    elif mark.kind == _OPEN:
        doubtful = not right[:1].isalpha() or bool(_ACCENTED.fullmatch(right))
    else:
        doubtful = mark.kind == _CLOSE and bool(_ACCENTED.fullmatch(left))
    return mark._replace(kind=_ODD) if doubtful else mark


def _alternate(marks: list[_Mark]) -> bool:
    """Whether the quotes of a line open and close in turn, with nothing odd among them."""
    kinds = "".join(mark.kind for mark in marks if mark.kind in (_OPEN, _CLOSE, _ODD))
    return bool(kinds) and kinds == (_OPEN + _CLOSE) * (len(kinds) // 2)


def _is_english(text: str) -> bool:
    return len(_ENGLISH.findall(text)) >= _ENGLISH_SHARE * len(text.split())


def _glyphs(line: str, marks: list[_Mark], quotes: bool, goes_on: bool) -> dict[int, str]:
    """What stood at each place of a line; places that are not proven are missing."""
    glyphs = {m.start: _APOSTROPHE if m.kind == _POSSESSIVE else m.kind for m in marks if m.kind in "’s–"}
    if not quotes:
        return glyphs
    opened: list[_Mark] = []
    pairs: dict[int, _Mark] = {}
    last = None
    for mark in marks:
        if mark.kind == _OPEN:
            opened.append(mark)
        elif mark.kind == _CLOSE and opened:
            last = opened.pop()
            pairs[last.start] = mark
        elif mark.kind == _CLOSE and last and _plural(line, pairs[last.start]):
            # “the workers’ rights”: what looked like the end was an apostrophe.
            glyphs[pairs[last.start].start] = _APOSTROPHE
            pairs[last.start] = mark
        elif mark.kind == _CLOSE and (line[mark.start - 1] in _STOPS or _plural(line, mark)):
            glyphs[mark.start] = _CLOSE if line[mark.start - 1] in _STOPS else _APOSTROPHE
    ends = {mark.start for mark in pairs.values()}
    unclosed = {mark.start for mark in opened if goes_on or mark.right[:1].isupper()}
    depth = 0
    for mark in marks:
        depth -= mark.start in ends
        if mark.start in pairs or mark.start in ends:
            glyphs[mark.start] = ("“‘" if mark.start in pairs else "”’")[depth % 2]
        elif mark.start in unclosed:
            glyphs[mark.start] = _OPEN
        depth += mark.start in pairs
    return glyphs


def _plural(line: str, mark: _Mark) -> bool:
    """Whether a closing mark may be the apostrophe of a plural: "the workers’ rights"."""
    return (
        mark.left.endswith("s") and line[mark.end : mark.end + 1] == " " and line[mark.end + 1 : mark.end + 2].isalpha()
    )


def _with(line: str, marks: list[_Mark], glyphs: dict[int, str]) -> str:
    """The line with the glyphs in their marks' places."""
    parts, at = [], 0
    for mark in marks:
        if mark.start in glyphs:
            parts += [line[at : mark.start], glyphs[mark.start]]
            at = mark.end
    return "".join([*parts, line[at:]])


def _changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words that differ, as (before, after)."""
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        if old == new:
            continue
        olds, news = _SPACES.split(old), _SPACES.split(new)
        at = to = 0
        while at < len(olds) or to < len(news):
            if olds[at : at + 1] == news[to : to + 1]:
                at, to = at + 1, to + 1
                continue
            ahead, beyond = _next_same(olds, news, at, to)
            yield _short(" ".join(olds[at:ahead]), " ".join(news[to:beyond]))
            at, to = ahead, beyond


def _next_same(olds: list[str], news: list[str], at: int, to: int) -> tuple[int, int]:
    """Where two lists of words agree again: few words differ, for damage is local."""
    if len(olds) - at == len(news) - to:
        return at + 1, to + 1
    for ahead, beyond in _STEPS:
        if olds[at + ahead : at + ahead + 1] == news[to + beyond : to + beyond + 1]:
            return min(at + ahead, len(olds)), min(to + beyond, len(news))
    return min(at + 1, len(olds)), min(to + 1, len(news))


def _short(old: str, new: str) -> tuple[str, str]:
    """A pair without what long words have in common, and cut where that is still long."""
    if max(len(old), len(new)) > _SHOWN:
        same = len(commonprefix([old, new]))
        tail = len(commonprefix([old[same:][::-1], new[same:][::-1]]))
        old, new = old[same : len(old) - tail], new[same : len(new) - tail]
    return old if len(old) <= _SHOWN else old[:_SHOWN] + "…", new if len(new) <= _SHOWN else new[:_SHOWN] + "…"
