"""Pages as Markdown, cleaned, beside the same text without its marks.

    python -m benchmarks.markdown --data FOLDER [--limit N]

FOLDER holds `pages-*.jsonl.xz` (see `html_sets`). Both ways cut the same where marks hide nothing from the cleaner.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree, html

from benchmarks.html_sets import html_pages
from benchmarks.metrics import Tally
from benchmarks.packages import package
from cleaner import clean
from cleaner.shown import shown

#: What readers do not see, and Markdown of a page should not hold.
_UNSEEN = ("script", "style", "noscript", "template", "svg")


def whole_page(page: str) -> str:
    """All that the page shows, as Markdown: what a converter makes of it."""
    tree = html.document_fromstring(page)
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    return str(package("markdownify").markdownify(html.tostring(tree, encoding="unicode"), heading_style="ATX"))


def main_text(page: str) -> str:
    """What trafilatura takes for the article, with its links and pictures."""
    extract = package("trafilatura").extract
    return extract(page, output_format="markdown", include_links=True, include_images=True) or ""


WAYS: dict[str, Callable[[str], str]] = {"markdownify": whole_page, "trafilatura": main_text}


def without_marks(text: str) -> str:
    """The same lines, as they show."""
    return "\n".join(map(shown, text.split("\n")))


def tallies(folder: Path, limit: int | None) -> Iterator[tuple[str, Tally, Tally]]:
    """(set and converter, as Markdown, without its marks) of the pages whose gold is known."""
    found: dict[str, tuple[Tally, Tally]] = {}
    for page in html_pages(folder, limit):
        if not page.gold or page.type != "article":
            continue
        for name, way in WAYS.items():
            text = way(page.html)
            plain = without_marks(text)
            marked, bare = found.setdefault(f"{page.set} / {name}", (Tally(), Tally()))
            marked.add(plain, without_marks(clean(text)), page.gold)
            bare.add(plain, clean(plain), page.gold)
    for name, (marked, bare) in found.items():
        yield name, marked, bare


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.markdown", description="Pages as Markdown.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="pages-*.jsonl.xz")
    parser.add_argument("--limit", type=int, default=100, help="so many pages of each set (100)")
    options = parser.parse_args()
    print(f"{'pages as Markdown':34s} texts    cut, lost     without its marks: cut, lost")
    for name, marked, bare in tallies(options.data, options.limit):
        both = [f"{tally.cut_share:6.1%} {tally.lost_share:6.2%}" for tally in (marked, bare)]
        print(f"{name:34s} {marked.texts:5d}  {both[0]}                      {both[1]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
