"""The profile file: an SQLite database of hosts and their sketches, for looking up one host at a time."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from heapq import merge as merge_sorted
from itertools import groupby
from os import PathLike
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

from cleaner.cli import files
from cleaner.rules.site_lines import LEAST_PAGES
from cleaner.sites.lines import digest, folded, host_of
from cleaner.sites.sketch import Sketch, counts, joined, packed, unpacked

#: What the file says it is. The version changes with the form of the file and with what a line is counted as.
_FORMAT, _VERSION = "cleaner site profile", "1"
#: So many hosts' lines are kept at hand; a stream of records often comes host by host.
_HOSTS_AT_HAND = 256

_SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE host (name TEXT PRIMARY KEY, sketch BLOB NOT NULL) WITHOUT ROWID;
"""


class ProfileError(ValueError):
    """A file that is no site profile, or cannot serve as what was asked: the message names it."""


class SiteLines:
    """The lines of one host: on how many of the pages that were learned each stands."""

    def __init__(self, host: str, sketch: Sketch) -> None:
        """Count the lines of a sketch."""
        self.host = host
        self.pages = len(sketch)
        self._counts: Counter[bytes] = counts(sketch)

    def count(self, line: str) -> int:
        """On how many pages a line stands."""
        known = folded(line) if self._counts else ""
        return self._counts[digest(known)] if known else 0


class Profile:
    """A profile file, opened for reading; usable from any thread."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Open the file. Raises OSError where it cannot be read, ProfileError where it is something else."""
        self.path = os.fspath(path)
        with Path(self.path).open("rb"):
            pass  # for the system's own error, which names the file
        about = dict(self._rows("SELECT name, value FROM about"))
        if about.get("format") != _FORMAT:
            raise ProfileError(f"{self.path}: not a site profile")
        if about.get("version") != _VERSION:
            raise ProfileError(f"{self.path}: a site profile of version {about.get('version')}, not {_VERSION}")
        self.pruned = about.get("pruned") == "1"
        self._at_hand = lru_cache(_HOSTS_AT_HAND)(self._lines)

    def lines(self, site: str) -> SiteLines:
        """What is known of a site, given by name or by the URL of a page; nothing of one that was not learned."""
        return self._at_hand(host_of(site))

    def hosts(self) -> Iterator[tuple[str, Sketch]]:
        """All hosts with their sketches, in order."""
        for name, data in self._rows("SELECT name, sketch FROM host ORDER BY name"):
            yield name, self._sketch(name, data)

    def _lines(self, host: str) -> SiteLines:
        found = list(self._rows("SELECT name, sketch FROM host WHERE name = ?", host))
        return SiteLines(host, self._sketch(*found[0]) if found else {})

    def _sketch(self, name: str, data: bytes) -> Sketch:
        if not isinstance(data, bytes):
            raise ProfileError(f"{self.path}: {name}: its counts are {type(data).__name__}, not bytes")
        try:
            return unpacked(data)
        except ValueError as error:
            raise ProfileError(f"{self.path}: {name}: {error}") from error

    def _rows(self, query: str, *values: str) -> Iterator[tuple[str, Any]]:
        """The rows of a query; a connection of its own, since one cannot be shared between threads."""
        place = f"{Path(os.path.realpath(self.path)).as_uri()}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(place, uri=True)) as base:
                yield from base.execute(query, values)
        except sqlite3.DatabaseError as error:
            raise ProfileError(f"{self.path}: not a site profile ({error})") from error


def write(path: str | PathLike[str], hosts: Iterable[tuple[str, Sketch]], *, prune: bool = False) -> None:
    """Write a profile of hosts, which come in order: beside `path` first, then in its place.

    The same hosts and sketches give the same bytes. A pruned file holds only lines that can be evidence; it is small
    and cannot be merged. Modes, links, pipes and devices are treated as all outputs of the command are. Raises OSError
    where the file cannot be written.
    """
    name = os.fspath(path)
    near = None if files.is_straight(name) else Path(name).parent
    # SQLite needs a file of its own: what is written into the output is a copy.
    with files.replacing(name) as out, TemporaryDirectory(prefix=".cleaner-profile-", dir=near) as folder:
        made = Path(folder) / "profile"
        try:
            with closing(sqlite3.connect(made, isolation_level=None)) as base:
                _fill(base, hosts, prune)
        except sqlite3.OperationalError as error:
            raise OSError(None, str(error), name) from error
        with made.open("rb") as data:
            copyfileobj(data, out)


def _fill(base: sqlite3.Connection, hosts: Iterable[tuple[str, Sketch]], prune: bool) -> None:
    """Make the tables of a profile and fill them."""
    least = LEAST_PAGES if prune else 1
    about = {"format": _FORMAT, "version": _VERSION, "pruned": str(int(prune))}
    base.executescript(_SCHEMA)
    base.execute("BEGIN")
    base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    base.executemany("INSERT INTO host VALUES (?, ?)", ((n, packed(s, least)) for n, s in hosts))
    base.execute("COMMIT")


def merged(profiles: Iterable[Profile]) -> Iterator[tuple[str, Sketch]]:
    """The hosts of several profiles, in order, each with the sketch of all its pages."""
    for name, found in groupby(merge_sorted(*(p.hosts() for p in profiles), key=_name), key=_name):
        whole: Sketch = {}
        for _, sketch in found:
            whole = joined(whole, sketch)
        yield name, whole


def merge(paths: Iterable[str | PathLike[str]], path: str | PathLike[str], *, prune: bool = False) -> None:
    """Write the profile of all pages of several profiles: byte for byte what learning from all pages at once gives.

    Raises ProfileError for a file that is no profile or a pruned one, OSError as `write` does.
    """
    profiles = [Profile(each) for each in paths]
    for profile in profiles:
        if profile.pruned:
            raise ProfileError(f"{profile.path}: pruned profiles cannot be merged")
    write(path, merged(profiles), prune=prune)


def _name(host: tuple[str, Sketch]) -> str:
    return host[0]


@lru_cache(8)
def _opened(path: str, _state: tuple[int, int, int]) -> Profile:
    return Profile(path)


def opened(path: str) -> Profile:
    """The profile in a file, opened once for as long as the file is the same. Raises as `Profile` does."""
    state = Path(path).stat()
    return _opened(path, (state.st_ino, state.st_size, state.st_mtime_ns))


def known_lines(path: str, site: str | None) -> SiteLines | None:
    """What the profile in a file knows of a site; raises as `Profile` does, also where no site is named yet."""
    profile = opened(path)
    return None if site is None else profile.lines(site)
