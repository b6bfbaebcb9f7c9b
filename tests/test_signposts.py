"""Each signpost of each language fires below a paragraph, and stays where the row itself is an author's."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.rules.signposts import _SIGNPOSTS
from tests import prose

TITLE, LISTED = "How to moor a ferry in a gale", "bollard, cleat, fender"
FIRST, SECOND, *REST = prose.PROSE["en"]
BELOW = "\n".join([SECOND, *REST])


@pytest.mark.parametrize("language", _SIGNPOSTS)
def test_each_signpost_fires_and_has_look_alikes_that_stay(language: str) -> None:
    for word in _SIGNPOSTS[language].split("|"):
        pointed, listed = f"{word.capitalize()}: {TITLE}", f"{word.capitalize()}: {LISTED}"
        assert pointed not in clean(f"{FIRST}\n{pointed}\n{BELOW}"), word
        assert listed in clean(f"{FIRST}\n{listed}\n{BELOW}"), word
        said = f"{word.capitalize()}: nobody has said anything of it since."
        assert said in clean(f"{FIRST}\n{said}\n{BELOW}"), word
