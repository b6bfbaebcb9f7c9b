"""Pages become a profile, in bounded memory: what does not fit is written out as profiles and merged in the end."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory

from cleaner.sites.lines import host_of
from cleaner.sites.profile import Profile, merged, write
from cleaner.sites.sketch import Sketch, add_page

#: How many bytes of sketches are held before they are written out. With Python's own objects around them they take
#: some three times as much.
BUDGET = 64_000_000
#: What a page, and a host, cost beside the digests of their lines.
_PAGE_COST, _HOST_COST = 200, 400
#: At most this many profiles are merged at once: each is an open file.
_RUNS_AT_ONCE = 50


class Learner:
    """Takes pages in any order; `write` makes the profile of all of them. Use it as a context manager."""

    def __init__(self, budget: int = BUDGET) -> None:
        """Hold at most about `budget` bytes of sketches in memory; the rest goes to a temporary folder."""
        self.pages = 0
        self._budget = budget
        self._held: dict[str, Sketch] = {}
        self._size = 0
        self._folder: TemporaryDirectory[str] | None = None
        self._runs: list[Path] = []
        self._written = 0

    def __enter__(self) -> Learner:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder:
            self._folder.cleanup()

    def add(self, site: str, text: str) -> None:
        """Count the lines of a page; `site` is its host or its URL. Raises ValueError where that names no host."""
        host = host_of(site)
        if host not in self._held:
            self._held[host] = {}
            self._size += _HOST_COST
        sketch = self._held[host]
        before = len(sketch)
        self._size += add_page(sketch, text) + _PAGE_COST * (len(sketch) - before)
        self.pages += 1
        if self._size > self._budget:
            self._spill()

    def write(self, path: str | PathLike[str], *, prune: bool = False) -> None:
        """Write the profile of all pages so far. Raises OSError where that fails."""
        if not self._runs:
            write(path, sorted(self._held.items()), prune=prune)
            return
        self._spill()
        while len(self._runs) > _RUNS_AT_ONCE:
            self._runs = [self._joined(self._runs[:_RUNS_AT_ONCE]), *self._runs[_RUNS_AT_ONCE:]]
        write(path, merged(map(Profile, self._runs)), prune=prune)

    def _joined(self, runs: list[Path]) -> Path:
        path = self._new_run()
        write(path, merged(map(Profile, runs)))
        for run in runs:
            run.unlink()
        return path

    def _spill(self) -> None:
        path = self._new_run()
        write(path, sorted(self._held.items()))
        self._runs.append(path)
        self._held, self._size = {}, 0

    def _new_run(self) -> Path:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="cleaner-learn-")
        self._written += 1
        return Path(self._folder.name) / f"run-{self._written}"


def learn(pages: Iterable[tuple[str, str]], path: str | PathLike[str], *, prune: bool = False) -> int:
    """Write the profile of pages, given as (host or URL, text); -> how many pages there were.

    Raises ValueError for a page without a host, OSError where the file cannot be written.
    """
    with Learner() as learner:
        for site, text in pages:
            learner.add(site, text)
        learner.write(path, prune=prune)
        return learner.pages
