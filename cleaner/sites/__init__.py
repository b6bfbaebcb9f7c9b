"""Site statistics: which lines a host prints on page after page.

    lines     a line -> what it is counted as
    sketch    the pages of one host that are remembered, and how often each line stands on them
    profile   the file: hosts and their sketches, written, merged, looked up
    learn     pages -> a profile, in bounded memory

The rule that takes a profile as evidence is `cleaner.rules.site_lines`. Without a profile none of this is imported.
"""

from __future__ import annotations

from cleaner.sites.learn import Learner, learn
from cleaner.sites.lines import host_of
from cleaner.sites.profile import Profile, ProfileError, known_lines, merge

__all__ = ["Learner", "Profile", "ProfileError", "host_of", "known_lines", "learn", "merge"]
