"""How fast the report of many documents is made and opened.

    python -m benchmarks.pages --data FOLDER [--documents 50] [--keep report.html]

Makes the page of so many texts of the data, opens it in headless Chromium and prints seconds: until the list is there,
until a document is, for a search through all, for sorting, for a walk through fifty cuts. What the console says is
printed; anything there, or two seconds to open, makes the exit status 1. Needs playwright and Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.data import texts
from cleaner import analyze
from cleaner.show.entries import entry
from cleaner.show.report import report_page

#: The page must be there within so many seconds.
_SOON = 2.0
_ARGUMENTS = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]


def measure(page: Path) -> tuple[dict[str, float], list[str]]:
    """Seconds by what was done, and what the console said."""
    from playwright.sync_api import sync_playwright

    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
        shown = browser.new_page(viewport={"width": 1440, "height": 900})
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        spent = {name: _seconds(partial(do, shown, page)) for name, do in STEPS.items()}
        browser.close()
    return spent, said


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _open(shown: Any, page: Path) -> None:
    shown.goto(page.as_uri())
    shown.locator("tbody tr").first.wait_for()


def _search(shown: Any, _: Path) -> None:
    shown.locator("#query").fill("the")
    shown.locator("#hits", has_text="of").wait_for()


def _sort(shown: Any, _: Path) -> None:
    shown.locator("#query").fill("")
    shown.get_by_role("button", name="Words").click()
    shown.locator("th[aria-sort]", has_text="Words").wait_for()


def _document(shown: Any, _: Path) -> None:
    shown.locator("tbody a").first.click()
    shown.locator("article .line").first.wait_for()


def _walk(shown: Any, _: Path) -> None:
    for _cut in range(50):
        shown.keyboard.press("n")


STEPS: dict[str, Callable[[Any, Path], None]] = {
    "open": _open,
    "search all documents": _search,
    "sort": _sort,
    "show a document": _document,
    "50 times the next cut": _walk,
}


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="How fast the report opens.")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="texts-*.jsonl.xz")
    parser.add_argument("--documents", type=int, default=50, metavar="N", help="how many documents (50)")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="leave the page there")
    given = parser.parse_args()
    found = list(islice(texts(given.data, given.documents), given.documents))
    with TemporaryDirectory() as folder:
        page = given.keep or Path(folder) / "report.html"
        made = _seconds(lambda: page.write_text(_page(found), "utf-8", "replace"))
        spent, said = measure(page.resolve())
        print(f"{len(found)} documents, {page.stat().st_size / 1e6:.1f} MB; made in {made:.2f} s")
    for name, seconds in spent.items():
        print(f"{name:24s}{seconds:8.2f} s")
    print(f"the console said: {said or 'nothing'}")
    return 1 if said or spent["open"] > _SOON else 0


def _page(found: list[Any]) -> str:
    entries = [entry(f"{text.id} ({text.source})", analyze(text.text)) for text in found]
    return report_page(entries, f"{len(entries)} documents")


if __name__ == "__main__":
    sys.exit(main())
