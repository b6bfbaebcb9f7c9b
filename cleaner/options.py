"""What a caller may ask for: categories, profiles and the options of one cleaner."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from os import PathLike, fspath
from typing import Any


class Category(StrEnum):
    """What a site adds to an author's text: one stable name for each kind."""

    RELATED_LINKS = "related_links"
    READ_MORE = "read_more"
    PHOTO_CAPTION = "photo_caption"
    PHOTO_CREDIT = "photo_credit"
    SOCIAL_EMBED = "social_embed"
    SOCIAL_SHARE = "social_share"
    FOLLOW_PROMO = "follow_promo"
    NEWSLETTER = "newsletter"
    PAYWALL = "paywall"
    PROMO_BOX = "promo_box"
    ADVERTISEMENT = "advertisement"
    COOKIE_CONSENT = "cookie_consent"
    COMMENTS = "comments"
    READER_CALLOUT = "reader_callout"
    NAVIGATION = "navigation"
    SITE_FOOTER = "site_footer"
    COPYRIGHT = "copyright"
    MEDIA_PLAYER = "media_player"
    UI_TEXT = "ui_text"
    DUPLICATE = "duplicate"
    SCRAPER_ARTIFACT = "scraper_artifact"
    TIMESTAMP = "timestamp"
    KICKER = "kicker"
    BYLINE = "byline"
    AUTHOR_BIO = "author_bio"
    SOURCE_NOTE = "source_note"
    EDITORIAL_NOTE = "editorial_note"
    AFFILIATE = "affiliate"


class Profile(StrEnum):
    """How much evidence a cut needs, and which categories are cut at all."""

    CAREFUL = "careful"
    BALANCED = "balanced"
    THOROUGH = "thorough"


#: Categories that people disagree about: `balanced` and `careful` keep them, `thorough` cuts them.
CONTESTED = frozenset(
    {
        Category.KICKER,
        Category.BYLINE,
        Category.AUTHOR_BIO,
        Category.SOURCE_NOTE,
        Category.EDITORIAL_NOTE,
        Category.AFFILIATE,
    }
)
_USUAL = frozenset(Category) - CONTESTED

#: The score that a line must reach to be cut, by profile (scores run from 0 to 1).
THRESHOLDS = {Profile.CAREFUL: 0.9, Profile.BALANCED: 0.6, Profile.THOROUGH: 0.45}


def _named(argument: str, names: Iterable[str | Category]) -> frozenset[Category]:
    # A string is a collection of letters, bytes one of numbers.
    if isinstance(names, str | bytes | bytearray) or not isinstance(names, Iterable):
        raise TypeError(f"{argument} must be a collection of category names, not {type(names).__name__}")
    known = {c.value for c in Category}
    names = list(names)
    wrong = [n for n in names if not isinstance(n, str) or n not in known]
    if wrong:
        raise ValueError(f"{argument}: unknown category {wrong[0]!r}; allowed are {', '.join(sorted(known))}")
    return frozenset(Category(n) for n in names)


def _path(argument: str, path: str | PathLike[str] | None) -> str | None:
    if path is None:
        return None
    name = fspath(path) if isinstance(path, PathLike) else path
    if not isinstance(name, str):
        raise TypeError(f"{argument} must be a path as str or PathLike[str], not {type(path).__name__}")
    if not name:
        raise ValueError(f"{argument} must name a file, not be empty")
    return name


def _site(site: str | None, has_profile: bool) -> str | None:
    if site is not None and not isinstance(site, str):
        raise TypeError(f"site must be a string, not {type(site).__name__}")
    if site is not None and not has_profile:
        raise ValueError("site is looked up in profile_file: give that too")
    if site is not None:
        from cleaner.sites.lines import host_of  # only who uses a profile needs it

        try:
            host_of(site)
        except ValueError as error:
            raise ValueError(f"site: {error}") from error
    return site


class Options:
    """The options of one cleaner: checked when made, never changed afterwards.

    profile      `careful`, `balanced` (default) or `thorough`
    keep         names of categories that are never cut, whatever the profile says
    cut          names of categories that are cut, whatever the profile says
    phrases      a TOML file of further phrases, in the form of the package's own tables
    repair       mend encoding damage before cleaning (the one step that changes characters)
    max_removed  the share of words, 0 to 1, above which only strong evidence cuts
    profile_file what `cleaner learn` wrote: how often lines stand on the pages of a host
    site         the host or URL the texts are from, to be looked up in `profile_file`

    Raises TypeError or ValueError, naming the argument and what is allowed. The two files are read when a `Cleaner`
    is made, which raises OSError or ValueError, naming the argument and the file, for one that it cannot use. Options
    with the same values are equal.
    """

    __slots__ = ("cut", "cuttable", "keep", "max_removed", "phrases", "profile", "profile_file", "repair", "site")
    profile: Profile
    keep: frozenset[Category]
    cut: frozenset[Category]
    cuttable: frozenset[Category]
    phrases: str | None
    repair: bool
    max_removed: float
    profile_file: str | None
    site: str | None

    def __init__(
        self,
        *,
        profile: str = Profile.BALANCED,
        keep: Iterable[str] = frozenset(),
        cut: Iterable[str] = frozenset(),
        phrases: str | PathLike[str] | None = None,
        repair: bool = False,
        max_removed: float = 0.6,
        profile_file: str | PathLike[str] | None = None,
        site: str | None = None,
    ) -> None:
        """Check every value; see the class for what each means."""
        if not isinstance(profile, str):
            raise TypeError(f"profile must be a string, not {type(profile).__name__}")
        if profile not in set(Profile):
            raise ValueError(f"profile: unknown profile {profile!r}; allowed are {', '.join(Profile)}")
        if not isinstance(repair, bool):
            raise TypeError(f"repair must be True or False, not {type(repair).__name__}")
        if isinstance(max_removed, bool) or not isinstance(max_removed, int | float):
            raise TypeError(f"max_removed must be a number, not {type(max_removed).__name__}")
        if not 0 <= max_removed <= 1:
            raise ValueError(f"max_removed must be a share from 0 to 1, not {max_removed!r}")
        kept, wanted = _named("keep", keep), _named("cut", cut)
        if kept & wanted:
            raise ValueError(f"keep and cut both name {', '.join(sorted(kept & wanted))}; name each category once")
        allowed = frozenset(Category) if profile == Profile.THOROUGH else _USUAL
        values = {
            "profile": Profile(profile),
            "keep": kept,
            "cut": wanted,
            "cuttable": (allowed | wanted) - kept,
            "phrases": _path("phrases", phrases),
            "repair": repair,
            "max_removed": float(max_removed),
            "profile_file": _path("profile_file", profile_file),
            "site": _site(site, profile_file is not None),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: options are shared between threads and never change."""
        raise AttributeError(f"Options are read-only; make new ones to change {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the call that makes the same options: worker processes check them again."""
        return _from_fields, (self._fields(),)

    def __repr__(self) -> str:
        """Show every field."""
        return f"Options({', '.join(f'{name}={value!r}' for name, value in self._fields().items())})"

    def __eq__(self, other: object) -> bool:
        """Whether these are options with the same values."""
        return self._fields() == other._fields() if isinstance(other, Options) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._fields().values()))

    def _fields(self) -> dict[str, Any]:
        """The values by the names that they are given by."""
        return {name: getattr(self, name) for name in FIELDS}

    def at(self, site: str) -> Options:
        """The same options for another host."""
        return Options(**self._fields() | {"site": site})

    def cuts(self, category: Category) -> bool:
        """Whether lines of this category may be cut at all."""
        return category in self.cuttable

    @property
    def cuts_all_usual(self) -> bool:
        """Whether all categories that `balanced` cuts may be cut: then menus need not be told from lists of stories."""
        return self.cuttable >= _USUAL


#: The names of the options.
FIELDS = tuple(name for name in Options.__slots__ if name != "cuttable")


def check_names(named: Iterable[str], *others: str) -> None:
    """TypeError for a name that is no option's, with those that are and the `others` that the call takes."""
    wrong = [name for name in named if name not in FIELDS]
    if wrong:
        raise TypeError(f"unknown option {wrong[0]!r}; allowed are {', '.join((*others, *FIELDS))}")


def _from_fields(fields: dict[str, Any]) -> Options:
    return Options(**fields)
