"""One cleaner for each host that records come from."""

from __future__ import annotations

from functools import lru_cache

from cleaner.engine import Cleaner
from cleaner.sites.lines import host_of

#: So many hosts' cleaners are kept at hand; records often come host by host.
_AT_HAND = 256


class HostCleaners:
    """Gives the cleaner for a record: one that knows its host, where options name a profile and the record its URL."""

    def __init__(self, cleaner: Cleaner) -> None:
        """Take the cleaner whose options hold for all records."""
        self.cleaner = cleaner
        self._at = lru_cache(_AT_HAND)(cleaner.at) if cleaner.options.profile_file is not None else None

    def of(self, url: object) -> Cleaner:
        """The cleaner for a record of this URL or host; the one for all where there is none or it names no host.

        Raises ProfileError where what the profile holds of the host is damaged.
        """
        if self._at is None or not isinstance(url, str) or not url:
            return self.cleaner
        try:
            host = host_of(url)
        except ValueError:
            return self.cleaner
        return self._at(host)

    def __reduce__(self) -> tuple[type[HostCleaners], tuple[Cleaner]]:
        """Pickle as the cleaner: hosts are looked up again where they are needed."""
        return HostCleaners, (self.cleaner,)
