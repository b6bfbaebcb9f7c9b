"""Reader: what lxml's parser calls for each tag and text of a page, so that it becomes elements and lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from cleaner.markup.source import Source

#: What ends a line before and after itself ...
_ROWS = "dd dt figcaption caption li option summary"
#: ... and stands apart by a blank line, too.
_APART = """
    address article aside blockquote body center details dialog dir div dl fieldset figure footer form frame frameset
    h1 h2 h3 h4 h5 h6 header hgroup legend main menu nav noframes ol p section search table tbody tfoot thead ul
"""
#: What shows its text as it was typed: line by line, and all but the first two with their tags, too.
_AS_TYPED = ("pre", "listing", "xmp", "plaintext")
#: What is never shown as text, or only where something cannot be shown. A formula is read where it has no annotation
#: (see `read_html`): where it has one, it stands beside it once more in other elements.
_SILENT = """
    annotation annotation-xml audio canvas datalist embed iframe map math noembed noscript object select style svg
    textarea video
"""
#: What stands between two words and parts them, in a line.
_BLANKS = "img input mi mn mo ms mtext"
#: The attribute of a template that is shown without scripts: what stands in a component (declarative shadow DOM).
SHADOW = "shadowrootmode"
Deed = TypeVar("Deed", bound=Callable[..., None])
_JSON_LD = "application/ld+json"
#: Blank lines before the first line of a run of text in `pre`.
_FRONT = re.compile(r"\A\s*\n")
#: An element without attributes: the parser's own mapping for it is slow.
_NONE: Mapping[str, str] = {}
#: Between two cells of a row, until its line ends. No parser lets it through, so it parts nothing else.
_NEXT_CELL = "\0"


class Reader:
    """What the parser calls: an element starts, ends, or holds text."""

    def __init__(self, spoken: frozenset[str]) -> None:
        """`spoken` names elements to read although they are commonly not shown."""
        source = self.source = Source()
        # The source's own lists: called for each element, so each look-up counts.
        self.tags, self.parents, self.attrs = source.tags, source.parents, source.attrs
        self.firsts, self.lasts, self.lines = source.firsts, source.lasts, source.lines
        self.open: list[int] = []
        self.blocks: list[int] = [0]
        self.buffer: list[str] = []
        #: Takes more text of the line at hand.
        self.put: Callable[[str], None] = self.buffer.append
        #: Takes what an element stands for in the line: the end of a cell, a line's end in `pre`.
        self.part: Callable[[str], None] = self.buffer.append
        self.captured: list[str] | None = None
        #: What ended in `pre` since the last line: blanks make no line there, so none of it may claim one.
        self.ended: list[int] = []
        self.leaf = self.links = self.linked = self.gap = self.silent = self.pre = self.unscripted = 0
        self.in_row = False
        self.opening = _by_tag(self._row, self._apart, self._hush, spoken)
        self.opening |= {"td": self._cell, "th": self._cell, "tr": self._tr, "br": self._break, "hr": self._apart}
        self.opening |= {"a": self._link, "script": self._script, "title": self._title}
        self.opening |= {"button": self._button, "template": self._template, "code": self._code}
        self.opening |= dict.fromkeys(_BLANKS.split(), self._blank)
        self.opening |= dict.fromkeys(_AS_TYPED, self._pre)
        self.closing = _by_tag(self._end_row, self._end_apart, self._speak, spoken)
        self.closing |= {"td": self._end_cell, "th": self._end_cell, "tr": self._end_row, "hr": self._end_apart}
        self.closing |= {"a": self._end_link, "script": self._end_script, "title": self._end_title}
        self.closing |= {"button": self._end_button, "template": self._end_template}
        self.closing |= dict.fromkeys(_AS_TYPED, self._end_pre)
        heard = "noscript" in spoken
        self.opening["noscript"] = self._apart if heard else self._noscript
        self.closing["noscript"] = self._end_apart if heard else self._end_noscript

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element starts."""
        number, opened = len(self.tags), self.open
        if number and tag == "html":  # what stands after the end of the page comes as a page of its own
            opened.append(0)
            return
        self.parents.append(opened[-1] if opened else min(number, 1) - 1)
        self.tags.append(tag)
        self.attrs.append(attributes or _NONE)
        self.lasts.append(0)
        opened.append(number)
        deed = self.opening.get(tag)
        if deed is not None:
            deed(number)
        self.firsts.append(len(self.lines))

    def end(self, tag: str) -> None:
        """An element ends."""
        deed = self.closing.get(tag)
        if deed is not None:
            deed()
        number = self.open.pop()
        self.lasts[number] = len(self.lines) + (1 if self.buffer else 0)
        if self.pre:
            self.ended.append(number)

    def data(self, text: str) -> None:
        """Text: to the line at hand, or to nothing."""
        if self.silent:
            if self.captured is not None:
                self.captured.append(text)
            elif self.unscripted:
                self.source.unspoken += len(text.strip())
            return
        if not self.buffer:
            if text.isspace() and not self.pre:
                return
            self.leaf = self.open[-1] if self.open else 0
        self.put(text)
        if self.links:
            self.linked += len(text)

    def close(self) -> Source:
        """The page is over; nothing is left that refers to itself, so that the page goes when nobody needs it."""
        self.flush()
        self.opening, self.closing = {}, {}
        if self.source.lasts:
            self.source.lasts[0] = len(self.source.lines)
        return self.source

    def flush(self) -> None:
        """End the line at hand, if there is one (some ask before: a call is dear)."""
        if not self.buffer:
            return
        text = "".join(self.buffer)
        self.buffer.clear()
        if self.pre:
            for line in _FRONT.sub("", text.replace(_NEXT_CELL, "\t")).rstrip().split("\n"):
                self._add(line.rstrip())
            for number in self.ended:
                self.lasts[number] = min(self.lasts[number], len(self.lines))
            self.ended.clear()
        elif _NEXT_CELL in text:
            self._add("\t".join([" ".join(cell.split()) for cell in text.split(_NEXT_CELL)]).rstrip("\t"))
        else:
            self._add(" ".join(text.split()))
        self.linked = 0

    def _add(self, line: str) -> None:
        if not line:
            self.gap += 1
            return
        source = self.source
        source.lines.append(line)
        source.owners.append(self.blocks[-1])
        source.leaves.append(self.leaf)
        source.linked.append(min(self.linked, len(line)))
        source.gaps.append(self.gap)
        self.gap = 0

    # --- what elements do: first where they start, then where they end

    def _break(self, _: int) -> None:
        if self.pre:
            self.part("\n")
        else:
            self.flush()
            self.in_row = False

    def _blank(self, _: int) -> None:
        if self.buffer and not self.pre and not self.silent:
            self.part(" ")

    def _button(self, number: int) -> None:
        if self.in_row:
            self._blank(number)
        else:
            self._break(number)

    def _template(self, number: int) -> None:
        if SHADOW not in self.attrs[number]:
            self.silent += 1

    def _code(self, number: int) -> None:
        self.source.typed.append(number)

    def _row(self, number: int) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.blocks.append(number)

    def _apart(self, number: int) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.gap = 1
        self.blocks.append(number)

    def _tr(self, number: int) -> None:
        self.flush()
        self.in_row = True
        self.blocks.append(number)

    def _cell(self, number: int) -> None:
        if self.in_row and self.buffer:
            self.part(_NEXT_CELL)
        else:
            self.flush()
        self.blocks.append(number)

    def _pre(self, number: int) -> None:
        self._apart(number)
        self.source.typed.append(number)
        self.pre += 1

    def _link(self, _: int) -> None:
        self.links += 1

    def _hush(self, _: int) -> None:
        self.silent += 1

    def _noscript(self, _: int) -> None:
        self.silent += 1
        self.unscripted = 1

    def _script(self, number: int) -> None:
        self.silent += 1
        if self.attrs[number].get("type", "").partition(";")[0].strip().lower() == _JSON_LD:
            self.captured = []

    def _title(self, _: int) -> None:
        self.silent += 1
        if not self.source.title:
            self.captured = []

    def _end_button(self) -> None:
        self._button(0)

    def _end_template(self) -> None:
        if SHADOW not in self.attrs[self.open[-1]]:
            self.silent -= 1

    def _end_row(self) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.blocks.pop()

    def _end_apart(self) -> None:
        if self.buffer:
            self.flush()
        self.in_row = False
        self.gap = 1
        self.blocks.pop()

    def _end_cell(self) -> None:
        if not self.in_row:
            self.flush()
        self.blocks.pop()

    def _end_pre(self) -> None:
        self._end_apart()
        self.pre -= 1

    def _end_link(self) -> None:
        self.links -= 1

    def _speak(self) -> None:
        self.silent -= 1

    def _end_noscript(self) -> None:
        self.silent -= 1
        self.unscripted = 0

    def _end_script(self) -> None:
        self.silent -= 1
        if self.captured is not None:
            self.source.data.append("".join(self.captured))
            self.captured = None

    def _end_title(self) -> None:
        self.silent -= 1
        if self.captured is not None:
            self.source.title = " ".join("".join(self.captured).split())
            self.captured = None


def _by_tag(row: Deed, apart: Deed, silent: Deed, spoken: frozenset[str]) -> dict[str, Deed]:
    """What to do for each name of an element."""
    deeds = dict.fromkeys(_ROWS.split(), row) | dict.fromkeys(_APART.split(), apart)
    return deeds | dict.fromkeys(set(_SILENT.split()) - spoken, silent)
