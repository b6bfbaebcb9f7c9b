"""Going on behind what an earlier run has written: its records are read again, the last of them is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from cleaner.stream.sink import PartialError, PartialFile, Sink

Record = TypeVar("Record")


class Skip(Generic[Record]):
    """Swallows the first records of the input: those whose outcome a resumed output holds."""

    def __init__(self, out: Sink, made: Callable[[Record], bytes]) -> None:
        """`made` is asked once, whether the last line that is there is what this run would write."""
        self._left = out.whole.lines
        self._written = out
        self._made = made
        self._last: list[Record] = []
        self._over = False

    def __call__(self, found: list[Record]) -> list[Record]:
        """The records that are still to be cleaned; PartialError if the last line is not of the last one before."""
        if self._over:
            return found
        for index, record in enumerate(found):
            if not self._left:
                self._end()
                return found[index:]
            if not self._put_aside(record):
                self._left -= 1
                self._last = [record]
        return []

    def end(self) -> None:
        """The input is at its end; raises PartialError if the output held more than that."""
        if self._left:
            raise PartialError(f"{self._name()}: holds {self._left} records more than the input; not resumed")
        if not self._over:
            self._end()

    def _put_aside(self, record: Record) -> bool:
        """Whether the record is not in the output, but where the broken ones are."""
        return False

    def _end(self) -> None:
        self._over = True
        if self._last and self._written.whole.last != self._made(self._last[0]):
            number = self._written.whole.lines
            raise PartialError(f"{self._name()}: line {number} is not what this call makes of its input; not resumed")

    def _name(self) -> str:
        return self._written.name if isinstance(self._written, PartialFile) else ""


class SkipLines(Skip[bytes]):
    """The same for lines, of which the broken ones may be put aside as they are: so they can be told by their bytes."""

    def __init__(self, out: Sink, made: Callable[[bytes], bytes], broken: Sink | None) -> None:
        """Take also where the broken lines are."""
        super().__init__(out, made)
        self._broken = broken
        self._broken_lines: Iterator[bytes] = broken.kept() if broken else iter(())
        self._next_broken = next(self._broken_lines, None)
        self._broken_size = 0

    def _put_aside(self, record: bytes) -> bool:
        if self._next_broken is None or ended(record) != self._next_broken:
            return False
        self._broken_size += len(self._next_broken)
        self._next_broken = next(self._broken_lines, None)
        return True

    def _end(self) -> None:
        if self._broken is not None:
            self._broken.cut_back(self._broken_size)
        super()._end()


def ended(line: bytes) -> bytes:
    """The line with its end, which the last one of a file may lack."""
    return line if line.endswith(b"\n") else line + b"\n"
