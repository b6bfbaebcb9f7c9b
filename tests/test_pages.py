"""The pages of `cleaner report` and `cleaner audit` in a real browser: what people see and do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleaner import analyze
from cleaner.cli import main
from cleaner.show.families import LOOKS
from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

browser = pytest.fixture(scope="module")(chromium)

FERRY = """\
Ferry to Maria Island will run through the winter

The town council of Norrby voted on Tuesday to keep the boat running until the new bridge opens in April.

Also read: Ten islands you can reach without a car

Tickets stay at two crowns. The council will look at the timetable again in March, when the ice is gone.

More on this topic
Bridge to Maria Island will cost more than planned
Why the ferryman never learned to swim

© 2025 The Norrby Courier. All rights reserved.
"""
HARBOUR = """\
The harbour master counts the seagulls twice a year, once in spring and once when the boats are on land.

He has done so 🚢 since 1988, and the books with his numbers fill a shelf in the old customs house, as \
they have for years. Fishermen mend their nets in Norrby. (AFP File)

Follow us on Instagram
"""
HOSTILE = """\
<script>window.hit = 1</script><img src=x onerror="window.hit = 1"> stands in the first line of this page.

The council of Norrby </script><script>window.hit = 1</script> voted on Tuesday to keep the boat running ]]> again.

Also read: <b onclick="window.hit = 1">Ten islands</b> <!-- </title> {{ 7 * 7 }} &lt;i&gt;

The price is \u202e005\u202c crowns, said the mayor\u0000 of the town, who is never late for the boat \U0001f6a2\ud83d.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    rows = [("ferry", FERRY), ("harbour", HARBOUR), ("<script>window.hit = 1</script>", HOSTILE)]
    records = [
        {"id": name, "text": text, "url": f"https://{number}.example/", "language": "<i>en", "gold": HARBOUR}
        for number, (name, text) in enumerate(rows)
    ]
    (made / "three.jsonl").write_text("".join([json.dumps(record) + "\n" for record in records]), "utf-8")
    assert main(["report", str(made / "three.jsonl"), "-o", str(made / "report.html")]) == 0
    assert main(["audit", str(made / "three.jsonl"), "-o", str(made / "audit.html")]) == 0
    return made


Open = Callable[..., "Page"]


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Open]:
    """Opens a page of the folder; fails in the end if the console held anything or the network was asked."""
    contexts = []
    said: list[str] = []

    def open_page(name: str = "report.html", **settings: Any) -> Page:
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda asked: said.extend([] if asked.url.startswith(("file:", "data:")) else [asked.url]))
        page.goto((folder / name.partition("#")[0]).as_uri() + "#" + name.partition("#")[2])
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def soon(page: Page, holds: Callable[[], object]) -> bool:
    """Whether it holds, at once or when the page has done what a key or click asked of it."""
    for _ in range(250):
        if holds():
            return True
        page.wait_for_timeout(20)
    return False


def test_documents_are_listed_with_the_most_cut_first(opened: Open) -> None:
    page = opened()
    assert soon(page, lambda: page.locator("tbody tr td:first-child").all_inner_texts()[0] == "ferry")
    shares = [float(text.split()[0]) for text in page.locator("td .share").all_inner_texts()]
    assert shares == sorted(shares, reverse=True)
    page.get_by_role("button", name="Words").click()
    assert soon(page, lambda: page.locator("th[aria-sort=descending]").inner_text().startswith("Words"))
    page.get_by_role("link", name="harbour").click()
    assert soon(page, lambda: page.locator("h1").inner_text() == "harbour")
    page.go_back()
    assert soon(page, lambda: page.locator("h1").inner_text() == "3 documents")


def test_cuts_are_walked_by_key(opened: Open) -> None:
    page = opened("report.html#d1")
    for category in ("read_more", "related_links", "copyright", "copyright"):
        page.keyboard.press("n")
        assert soon(page, lambda: page.locator("#panel h2").all_inner_texts() == [category])  # noqa: B023
    assert soon(page, lambda: page.locator("[data-cut].chosen").get_attribute("data-category") == "copyright")
    assert soon(page, lambda: page.evaluate("document.activeElement.dataset.category") == "copyright")
    assert soon(page, lambda: page.url.endswith("#d1.c3"))
    assert soon(page, lambda: page.locator("#live").inner_text() == "No more cuts")
    page.keyboard.press("p")
    assert soon(page, lambda: page.locator("#live").inner_text().startswith("Cut as related_links, line 9, "))
    assert soon(page, lambda: page.locator("#panel header").inner_text().startswith("Cut 2 of 3"))
    page.keyboard.press("]")
    assert soon(page, lambda: page.locator("h1").inner_text() != "ferry")
    page.keyboard.press("[")
    assert soon(page, lambda: page.locator("h1").inner_text() == "ferry")
    page.keyboard.press("i")
    assert soon(page, lambda: page.locator("h1").inner_text() == "3 documents")


def test_every_cut_tells_its_rule_and_score(opened: Open) -> None:
    page = opened("report.html#d1")
    mark = next(mark for mark in analyze(FERRY).marks if mark.category == "read_more")
    page.locator(".text", has_text="Ten islands you can reach").click()
    told = page.locator("#panel .reasons").inner_text().replace("\u200b", "")
    assert mark.rule in told
    assert f"{mark.score:.2f}" in told
    page.locator("[data-category=copyright][data-cut]").hover()
    assert soon(page, lambda: page.locator("[data-category=copyright] .label small").is_visible())


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_case_is_copied_as_the_command_prints_it(opened: Open, number: int) -> None:
    page = opened(f"report.html#d{number}", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("Shift+C")
    page.locator(".toast").wait_for()
    title, _, body = page.evaluate("navigator.clipboard.readText()").partition("\n")
    text = (FERRY, HARBOUR, HOSTILE)[number - 1]
    assert title.startswith("=== ")
    # What is no text at all (half a character, a NUL) does not pass through a clipboard.
    lost = dict.fromkeys((0, 0xD83D, 0xFFFD))
    assert body.rstrip().translate(lost) == analyze(text).as_case().rstrip().translate(lost)


def test_a_cut_is_copied_with_its_neighbours(opened: Open) -> None:
    page = opened("report.html#d1.c1", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-action=copy]").click()
    page.locator(".toast").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[:3] == ["=== ferry", "# lines 1 to 9 of 14", f"  {FERRY.splitlines()[0]}"]
    assert "- Also read: Ten islands you can reach without a car  {read_more}" in copied


def test_categories_are_switched_off_and_on(opened: Open) -> None:
    page = opened("report.html#d1")
    page.get_by_role("checkbox", name="read_more").uncheck()
    assert soon(page, lambda: page.locator("[data-category=read_more].off").count() == 1)
    page.keyboard.press("n")
    assert soon(page, lambda: page.locator("#panel header").inner_text().startswith("Cut 1 of 2"))
    page.keyboard.press("3")
    assert soon(page, lambda: page.locator(".text", has_text="Ten islands you can reach").is_visible())
    assert soon(page, lambda: not page.locator(".text", has_text="More on this topic").is_visible())
    page.keyboard.press("2")
    assert soon(page, lambda: page.locator(".text", has_text="More on this topic").is_visible())
    assert soon(page, lambda: not page.locator(".text", has_text="Tickets stay").is_visible())
    page.get_by_role("button", name="All off").click()
    assert soon(page, lambda: page.locator("[data-cut].off").count() == 3)
    page.get_by_role("button", name="All on").click()
    assert soon(page, lambda: page.locator("[data-cut].off").count() == 0)


def test_counts_are_those_of_the_report(opened: Open) -> None:
    page = opened("report.html#d1")
    report = analyze(FERRY)
    shown = dict(text.split("\n")[:2] for text in page.locator("#categories label").all_inner_texts())
    lines: dict[str, int] = {}
    for mark in report.marks:
        lines[mark.category] = lines.get(mark.category, 0) + 1
    assert shown == {category: str(count) for category, count in lines.items()}
    words = f"{len(FERRY.split())} words, {len(report.text.split())} left"
    assert soon(page, lambda: page.locator(".about").inner_text().startswith(words))


def test_search(opened: Open) -> None:
    page = opened("report.html#d1")
    page.keyboard.press("/")
    page.keyboard.type("MARIA island")
    assert soon(page, lambda: page.locator("#hits").inner_text() == "2 hits")
    page.keyboard.press("Enter")
    assert soon(page, lambda: page.locator("#hits").inner_text() == "1 of 2")
    page.keyboard.press("Shift+Enter")
    assert soon(page, lambda: page.locator("#hits").inner_text() == "2 of 2")
    assert soon(page, lambda: page.evaluate("[...CSS.highlights.get('hit')][0].toString()") == "Maria Island")
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    assert soon(page, lambda: page.locator("#hits").inner_text() == "1 of 3")
    page.locator("#query").fill("a word in no document")
    assert soon(page, lambda: page.locator("tbody tr").count() == 0)


def test_what_documents_hold_is_shown_and_never_run(opened: Open) -> None:
    page = opened("report.html#d3")
    lines = page.locator(".text").all_inner_texts()
    assert lines[0].startswith('<script>window.hit = 1</script><img src=x onerror="window.hit = 1">')
    assert "voted on Tuesday to keep the boat running ]]> again." in lines[1]
    assert "{{ 7 * 7 }} &lt;i&gt;" in lines[2]
    page.locator("[data-cut]").first.click()
    codes = page.locator(".control").evaluate_all("found => found.map((each) => each.dataset.code)")
    assert {"U+202E", "U+202C", "U+0000"} <= set(codes)
    assert soon(page, lambda: page.locator("h1").inner_text() == "<script>window.hit = 1</script>")
    assert soon(page, lambda: page.evaluate("window.hit") is None)
    assert soon(page, lambda: page.locator("main script, main img, main b").count() == 0)
    assert page.locator("script").count() == 2  # the data and the page's own


def test_a_script_that_is_not_ours_does_not_run(browser: Browser, folder: Path) -> None:
    # The second wall: even if something of a document came through as HTML, the page's policy stops it.
    injected = "<img src='data:,' onerror='window.hit = 1'><script>window.hit = 1</script><main"
    broken = folder / "broken.html"
    broken.write_text((folder / "report.html").read_text("utf-8").replace("<main", injected), "utf-8")
    with browser.new_page() as page:
        page.goto(broken.as_uri())
        assert page.locator("h1").inner_text() == "3 documents"
        assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_read(opened: Open, scheme: Any) -> None:
    page = opened("report.html#d1", color_scheme=scheme)
    contrasts = page.evaluate(CONTRASTS, list(LOOKS))
    assert len(contrasts) == len(LOOKS)
    assert min(contrasts.values()) >= 4.5, contrasts
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("t")
    assert soon(page, lambda: page.evaluate("getComputedStyle(document.body).backgroundColor") != before)


#: Contrast of each category's name with the tint it stands on, as WCAG reckons it.
CONTRASTS = """(categories) => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    const part = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  return Object.fromEntries(categories.map((category) => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.dataset.category = category;
    probe.style.cssText = "color: var(--colour); background: var(--tint)";
    const style = getComputedStyle(probe);
    const [one, other] = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
    return [category, (one + 0.05) / (other + 0.05)];
  }));
}"""


@pytest.mark.parametrize("name", ["report.html", "report.html#d1.c1", "audit.html"])
def test_pages_can_be_used_without_eyes_or_mouse(opened: Open, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = opened(name, bypass_csp=True)  # the checker is a script that is not ours
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 20
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []


@pytest.mark.parametrize("name", ["report.html", "report.html#d1.c1", "audit.html"])
def test_nothing_sticks_out_of_a_narrow_window(opened: Open, name: str) -> None:
    page = opened(name)
    for width in (1440, 1024, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keys_are_listed(opened: Open) -> None:
    page = opened("report.html#d1")
    page.keyboard.press("?")
    listed = page.locator("#keys kbd").all_inner_texts()
    bound = page.evaluate("Object.keys(KEYS)")
    assert set(bound) - {"Escape"} <= set(listed)
    page.keyboard.press("n")
    assert soon(page, lambda: page.locator(".chosen").count() == 0)
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert soon(page, lambda: page.locator(".chosen").count() == 1)


def test_the_audit_sorts_and_filters(opened: Open) -> None:
    page = opened("audit.html")
    assert soon(page, lambda: page.locator("figure svg").count() == 3)
    categories = page.locator("#categories tbody tr td:first-child").all_inner_texts()
    page.locator("#categories").get_by_role("button", name="Category").click()
    names = page.locator("#categories tbody tr td:first-child")
    assert soon(page, lambda: names.all_inner_texts() == sorted(categories))
    page.locator("#query").fill("related_links")
    assert soon(page, lambda: page.locator("#categories tbody tr:visible").count() == 1)
    assert soon(page, lambda: page.locator("#languages td").first.inner_text() == "<i>en")
    assert soon(page, lambda: page.evaluate("window.hit") is None)
