"""Categories in families: few colours, told apart within a family by their line and always by their name."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.options import Category


class Family(NamedTuple):
    """Categories of one colour. `hue` is its angle in OKLCH (for pages), `ansi` its name on a terminal."""

    name: str
    hue: int
    ansi: str
    members: tuple[Category, ...]


#: Hues lie at least 35 degrees apart; a negative one is grey.
FAMILIES = (
    Family("Other articles", 255, "bright_blue", (Category.RELATED_LINKS, Category.READ_MORE)),
    Family("Pictures, players", 165, "green", (Category.PHOTO_CAPTION, Category.PHOTO_CREDIT, Category.MEDIA_PLAYER)),
    Family("Networks", 300, "magenta", (Category.SOCIAL_EMBED, Category.SOCIAL_SHARE, Category.FOLLOW_PROMO)),
    Family("Offers", 60, "yellow", (Category.NEWSLETTER, Category.PAYWALL, Category.PROMO_BOX, Category.ADVERTISEMENT)),
    Family("Readers", 340, "bright_magenta", (Category.COMMENTS, Category.READER_CALLOUT)),
    Family("Time and name", 215, "cyan", (Category.TIMESTAMP, Category.BYLINE, Category.KICKER)),
    Family(
        "Notes",
        115,
        "bright_green",
        (Category.AUTHOR_BIO, Category.SOURCE_NOTE, Category.EDITORIAL_NOTE, Category.AFFILIATE),
    ),
    Family("Repeats, machine text", 25, "red", (Category.DUPLICATE, Category.SCRAPER_ARTIFACT, Category.UI_TEXT)),
    Family(
        "The site's frame",
        -1,
        "bright_black",
        (Category.NAVIGATION, Category.SITE_FOOTER, Category.COPYRIGHT, Category.COOKIE_CONSENT),
    ),
)

#: How the edge of a cut is drawn, by the category's place in its family.
EDGES = ("solid", "dashed", "dotted", "double")


class Look(NamedTuple):
    """How one category is shown: its family's name and colours, and the edge that tells it from its sisters."""

    family: str
    hue: int
    ansi: str
    edge: str


LOOKS = {
    category: Look(family.name, family.hue, family.ansi, EDGES[place])
    for family in FAMILIES
    for place, category in enumerate(family.members)
}
