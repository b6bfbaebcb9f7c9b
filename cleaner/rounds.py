"""A text on its way: what reaches a threshold is cut, again and again, and a guard sees that prose is not emptied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cleaner.blocks import PROSE
from cleaner.decide import Decision, decide
from cleaner.evidence import STRONG, Clue, Evidence
from cleaner.model import DIRECTORY, directories
from cleaner.options import THRESHOLDS, Options
from cleaner.page import Page
from cleaner.read_text import page_of
from cleaner.render import Lines, Spans, offsets_left, with_more
from cleaner.rules.order import gather, in_context
from cleaner.shown import shown, with_blanks
from cleaner.tables import DECORATION, Tables

#: A page is judged again after each cut, as a second cleaning would judge it. Two or three rounds settle all but
#: texts built to resist; the bound keeps the cost linear for those.
MAX_ROUNDS = 40
#: A line that loses a part so many times has hundreds of them, one behind the other, which no page has: it stays as it
#: is. Were it cut as far as the rounds go, a second cleaning would go on. So many times all is begun again for such.
_MOST_PARTS, _MOST_STARTS = 12, 4

#: Where less than this part of the share has gone by a rough measure, no finer one can come to more.
_ROUGHLY = 0.5


class Work:
    """A text on its way: the page that is left, and all cuts so far, by the input's line numbers."""

    def __init__(self, raw: list[str], page: Page, tables: Tables, options: Options, statistics: bool) -> None:
        self.raw, self.page, self.tables, self.options, self.statistics = raw, page, tables, options, statistics
        self.whole = page
        self.lines: Lines = {}
        self.spans: Spans = {}
        self.looked_back = False
        #: How often each line has lost a part, and the lines that may lose none.
        self.trimmed: Counter[int] = Counter()
        self.endless: set[int] = set()

    def settled(self, threshold: float, last_look: bool = False) -> Work:
        """What is left when everything that reaches the threshold is cut, again and again until nothing does.

        In the end what has gone speaks once of the rows that are left: the `last_look`. That is evidence which a second
        cleaning has not: what it cuts, it cuts on top of what settles without it.
        """
        for start in range(_MOST_STARTS):
            work = self._settled(threshold, last_look, to_the_end=start == _MOST_STARTS - 1)
            if work.endless <= self.endless:
                break
            self.endless |= work.endless
        return work

    def _settled(self, threshold: float, last_look: bool, to_the_end: bool) -> Work:
        """The same, up to where a line turns out to lose parts without end, or `to_the_end` all the same."""
        work = Work(self.raw, self.page, self.tables, self.options, self.statistics)
        work.whole, work.endless = self.whole, set(self.endless)
        able = threshold < STRONG and self.statistics and self.options.cuts_all_usual
        waiting = last_look and able
        work.lines = dict(self.lines)
        work.spans = {number: found[:] for number, found in self.spans.items()}
        evidence, directory_rows = None, 0
        for _ in range(MAX_ROUNDS):
            rows = directories(work.page) if self.statistics and self.options.cuts_all_usual else []
            if rows and work.names_some(rows):
                directory_rows += len(rows)
                evidence = work.cut_rows(dict.fromkeys(rows, DIRECTORY), evidence)
                continue
            evidence = evidence or gather(work.page, self.tables, directory_rows)
            context = in_context(evidence, self.statistics)
            decision = work.decided(context, threshold)
            if waiting and not decision and not directory_rows and work.lines and context.core is not None:
                waiting = False
                work.look_back(context)
                decision = work.decided(context, threshold)
                work.looked_back = bool(decision)
            if not decision and not directory_rows:
                break
            # From here on the page is judged as a second cleaning would judge it, which finds no directories.
            directory_rows = evidence.directory_rows = 0
            if decision.spans:
                # A line that lost a part is a new line: all is looked at again.
                unseen = work.cut_spans(decision)
                if work.endless > self.endless and not to_the_end:
                    break
                evidence = None
                work.cut_rows(decision.rows, None, unseen)
            else:
                evidence = work.cut_rows(decision.rows, evidence)
        return work

    def decided(self, context: Evidence, threshold: float) -> Decision:
        """What is cut by this evidence; of lines that lose parts without end none."""
        decision = decide(context, self.options, threshold)
        if self.endless and decision.spans:
            number = self.page.number
            decision = decision._replace(
                spans={row: found for row, found in decision.spans.items() if number[row] not in self.endless}
            )
        return decision

    def look_back(self, evidence: Evidence) -> None:
        """What has been cut so far is evidence of the rows that are left."""
        from cleaner.last_look import last_look  # many texts do without
        from cleaner.leftovers import Gone

        whole = self.whole
        last_look(evidence, Gone(whole.number, whole.lines, list(map(self.lines.get, whole.number))))

    def names_some(self, rows: list[int]) -> bool:
        """Whether the tables know one of these rows as a whole line: a menu has its Home or its Login."""
        lines, tables = self.page.lines, self.tables
        return any(tables.path_of(lines[row].lower().strip(DECORATION)) for row in rows)

    def cut_rows(self, rows: dict[int, Clue], evidence: Evidence | None, unseen: Iterable[int] = ()) -> Evidence | None:
        """Cut whole rows, and look at those that are `unseen` no more; -> what is known of those that stay."""
        number = self.page.number
        self.lines.update({number[row]: clue for row, clue in rows.items()})
        if self.spans:
            for row in rows:
                self.spans.pop(number[row], None)
        left = evidence.without(set(rows)) if evidence else None
        self.page = left.page if left else self.page.without({*rows, *unseen})
        return left

    def cut_spans(self, decision: Decision) -> list[int]:
        """Cut parts of rows, noted by the input's line and offsets; -> the rows that show nothing any more."""
        unseen = []
        page = self.page = self.page.without(set())
        page.said, page.known = [], {}  # all is looked up again: some rows say less
        for row, found in decision.spans.items():
            number = page.number[row]
            line = self.raw[number]
            self.trimmed[number] += 1
            if self.trimmed[number] > _MOST_PARTS:
                self.endless.add(number)
            spans = self.spans[number] = with_more(line, self.spans.get(number, []), found)
            left = with_blanks("".join([line[i] for i in offsets_left(line, spans)]))
            if not left:
                unseen.append(row)
                continue
            fresh = page_of(left, [number], [left])
            for column in ("lines", "sizes", "opening", "ending", "kinds"):
                getattr(page, column)[row] = getattr(fresh, column)[0]
        return unseen

    def is_emptied_by(self, after: Work) -> bool:
        """Whether weak evidence took too much on the way to `after`: most of what strong evidence leaves, or all prose.

        A share is too much where it is so in words as white space parts them and in letters: of languages without
        spaces the one says little, of menus and tables the other.
        """
        weak = [
            shown(self.raw[number])
            for number, clue in after.lines.items()
            if clue.weight < STRONG and number not in self.lines
        ]
        weak += [
            shown(self.raw[number][span.start : span.end])
            for number, found in after.spans.items()
            for span in found
            if span.clue.weight < STRONG and span not in self.spans.get(number, ())
        ]
        if weak and PROSE in self.page.kinds and PROSE not in after.page.kinds:
            return True
        most = self.options.max_removed
        # Counting words costs more than everything else here: a rough measure comes first.
        if sum(map(len, weak)) < _ROUGHLY * most * sum(map(len, after.page.lines)):
            return False
        return all(count(weak) > most * (count(weak) + count(after.page.lines)) for count in (_words, _letters))


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _letters(lines: list[str]) -> int:
    return sum(len("".join(line.split())) for line in lines)


def all_cuts(work: Work) -> tuple[Work, bool]:
    """All cuts, and whether the guard of promise 6 has held some back.

    Where weak evidence would take too much, it is tried without the last look. Where it still does, strong evidence
    alone cuts; what that leaves is judged anew, just as a second cleaning would judge it.
    """
    threshold = THRESHOLDS[work.options.profile]
    guarded = False
    while True:
        attempt = work.settled(threshold, last_look=True)
        if attempt.looked_back and work.is_emptied_by(attempt):
            attempt, guarded = work.settled(threshold), True
        if not work.is_emptied_by(attempt):
            return attempt, guarded
        guarded = True
        strong = work.settled(max(threshold, STRONG))
        if strong.lines == work.lines and strong.spans == work.spans:
            return work, guarded
        work = strong
