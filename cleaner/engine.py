"""The recipe: read, cut in rounds until nothing more goes, and report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from cleaner.blocks import PROSE
from cleaner.edges import article
from cleaner.evidence import surest
from cleaner.model import DIRECTORY
from cleaner.options import Options, check_names
from cleaner.read_text import lacks_line_breaks, page_of, read_text
from cleaner.render import Lines, kept_slices, marks_of
from cleaner.report import Report
from cleaner.rounds import Work, all_cuts
from cleaner.rules.order import gather, in_context
from cleaner.shown import has_marks, shown, wordless
from cleaner.tables import load
from cleaner.wrapped import analyzed

Held = TypeVar("Held")

#: What `Report.warnings` says when the guard of promise 6 has held evidence back.
GUARDED = "low_content: most of the words, or all prose, would have gone; weaker evidence was held back"

#: What it says where no article stands in a text of so many rows: verse and lists of the author's look like that, too.
NO_ARTICLE = "no_article: hardly a paragraph of prose here; what may be content stays"
_PAGE_ROWS = 20

#: What it says where paragraphs, captions and pointers all stand in one or two lines: hardly any of these is found.
ONE_LINE = "one_line: nearly all words stand in one or two lines; without line breaks most of what the site added stays"

#: What it says where a profile is given and nothing tells whose lines to look up in it.
NO_SITE = "no_site: profile_file was not used: neither site nor a URL says which host the text is from"


class Cleaner:
    """Options bound once; any number of texts, from any thread.

    >>> Cleaner(keep={"copyright"}).clean("One line.")
    'One line.'
    """

    def __init__(self, options: Options | None = None, **named: object) -> None:
        """Take an `Options`, or its fields by name, and read the files that they name.

        Raises TypeError or ValueError as `Options` does; OSError where a file cannot be read, ValueError where it is
        not what it should be: the message names the argument and the file.
        """
        if options is not None and (named or not isinstance(options, Options)):
            raise TypeError("options must be an Options, given alone or not at all")
        check_names(named)
        self.options = options if options is not None else Options(**named)  # type: ignore[arg-type]
        self._tables = _read("phrases", load, self.options.phrases)
        if self.options.profile_file is not None:
            from cleaner.sites import known_lines

            site = _read("profile_file", known_lines, self.options.profile_file, self.options.site)
            self._tables = self._tables._replace(site=site)

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Options]]:
        """Pickle as the options alone: the tables are loaded again where they are needed."""
        return Cleaner, (self.options,)

    def at(self, site: str) -> Cleaner:
        """A cleaner with the same options for the texts of this host, or of the host of this URL. Raises as making one.

        ValueError without `profile_file`, and where `site` names no host.
        """
        return Cleaner(self.options.at(site))

    def clean(self, text: str) -> str:
        """The text without what the site added. TypeError where `text` is no str."""
        return self.analyze(text).text

    def analyze(self, text: str, *, statistics: bool = True) -> Report:
        """The same, with what was cut and why; without `statistics` by the rules alone.

        The statistics look for an article: they have nothing to say of what is left of a page of another kind.
        TypeError where `text` is no str.
        """
        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        repairs: list[tuple[str, str]] = []
        if self.options.repair:
            from cleaner.repair import repair

            text, repairs = repair(text)
        report = analyzed(text, partial(self._judged, statistics=statistics))
        report.repairs = tuple(repairs)
        if lacks_line_breaks(text):
            report.warnings = (*report.warnings, ONE_LINE)
        return report

    def _judged(self, text: str, statistics: bool) -> Report:
        """The report of a text whose paragraphs are on one line each."""
        raw, page = read_text(text)
        work, guarded = all_cuts(Work(raw, page, self._tables, self.options, statistics))
        lines, spans = work.lines, work.spans
        if lines and has_marks(text):
            lines = lines | wordless(raw, page.number, lines)
        kept = kept_slices(raw, lines, spans) if lines or spans else [(0, len(text))]
        warnings = [GUARDED] if guarded else []
        if len(page) >= _PAGE_ROWS and work.page.kinds.count(PROSE) <= 1 and article(work.page) is None:
            warnings.append(NO_ARTICLE)
        if self.options.profile_file is not None and self.options.site is None:
            warnings.append(NO_SITE)
        return Report(text, kept, lambda: marks_of(raw, self._named(raw, lines), spans), warnings)

    def _named(self, raw: list[str], lines: Lines) -> Lines:
        """The same cuts, those of the first look with the category and rule that a second one gives them."""
        numbers = sorted(number for number, clue in lines.items() if clue is DIRECTORY and shown(raw[number]))
        if not numbers:
            return lines
        rows = [shown(raw[number]) for number in numbers]
        evidence = in_context(gather(page_of("\n".join(rows), numbers, rows), self._tables))
        named = {number: surest(evidence.rows[row]) for row, number in enumerate(numbers) if row in evidence.rows}
        weight = DIRECTORY.weight
        return lines | {
            number: clue._replace(weight=max(weight, clue.weight))
            for number, clue in named.items()
            if clue.category in self.options.cuttable
        }


def _read(argument: str, reader: Callable[..., Held], *given: str | None) -> Held:
    """What the file of an argument holds; errors of the reader name the argument."""
    try:
        return reader(*given)
    except OSError as error:
        raise type(error)(error.errno, f"{argument}: {error.strerror}", given[0]) from error
    except UnicodeError as error:  # which is made of other things than words
        raise ValueError(f"{argument}: {error}") from error
    except ValueError as error:
        raise type(error)(f"{argument}: {error}") from error
