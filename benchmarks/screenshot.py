"""A picture of `cleaner report` for the README: the README's own first example, with one cut chosen.

    python -m benchmarks.screenshot [-o benchmarks/figures/report.png]

Needs playwright, Pillow and Chromium.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from cleaner import analyze
from cleaner.show.entries import entry
from cleaner.show.report import report_page

_ROOT = Path(__file__).parent.parent
#: The window in pixels, and how many colours the picture keeps: enough for a page, and a third of the bytes.
_WIDTH, _HEIGHT, _COLOURS = 1240, 620, 96


def example() -> str:
    """The text that the README begins with."""
    found = re.search(r"^```text\n(.*?)^```$", (_ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError("README.md: no example")
    return found[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(prog="python -m benchmarks.screenshot", description="A picture of the report.")
    parser.add_argument("-o", "--output", type=Path, default=_ROOT / "benchmarks" / "figures" / "report.png")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "report.html"
        page.write_text(report_page([entry("ferry.txt", analyze(example()))], "ferry.txt"), "utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--disable-gpu"])
        shown = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
        shown.goto(f"{page.as_uri()}#d1.c2")
        shown.evaluate("scrollTo(0, 0)")
        picture = Image.open(BytesIO(shown.screenshot()))
        browser.close()
    picture.quantize(_COLOURS).save(given.output, optimize=True)
    print(f"{given.output}: {given.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
