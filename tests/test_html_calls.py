"""What programs give with a page of HTML: its address, an extractor, its kind; the page in any form of bytes."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from cleaner import analyze, analyze_html, clean_html, clean_many
from cleaner.engine import NO_SITE
from cleaner.markup import extractors
from cleaner.sites import learn
from tests import prose

HOST = "courier.example"
BOX = ["The Courier sails with you", "Letters to the lighthouse keeper go to the old pier, box nine"]
BODIES = [prose.ALL_PROSE[at : at + 3] for at in range(0, 24, 2)]
BODY = "\n".join(prose.PROSE["en"])
ARTICLE = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The profile of a site that prints a box on each page."""
    learn([(HOST, "\n".join([*body, *BOX])) for body in BODIES[1:]], tmp_path / "site.profile")
    return tmp_path / "site.profile"


# --- the address


def test_the_address_of_a_page_names_the_host_that_is_looked_up(profile: Path) -> None:
    page = "".join(f"<p>{line}</p>" for line in [*BODIES[0], *BOX])
    whole, cut = "\n\n".join([*BODIES[0], *BOX]), "\n\n".join(BODIES[0])
    assert clean_html(page, profile_file=profile) == whole
    assert clean_html(page, profile_file=profile, url=f"https://www.{HOST}/ferry") == cut
    report = analyze_html(page, profile_file=profile, url=f"https://www.{HOST}/ferry")
    assert {removal.rule for removal in report.removals} == {"site/11 of 11 pages"}
    assert BOX[0] not in clean_html(page, profile_file=profile, url=f"https://{HOST}/", output="html")
    assert clean_html(page, profile_file=profile, url=f"https://{HOST}/", site="other.example") == whole
    assert clean_html(page, profile_file=profile, url="https://other.example/", site=HOST) == cut


@pytest.mark.skipif(importlib.util.find_spec("trafilatura") is None, reason="needs trafilatura")
def test_an_extractor_is_told_the_address_and_so_is_the_profile(profile: Path) -> None:
    page = f"<article>{''.join(f'<p>{line}</p>' for line in [*BODIES[0], *BOX])}</article>"
    call = {"extractor": "trafilatura", "profile_file": profile}
    assert BOX[1] in clean_html(page, **call)  # type: ignore[arg-type]
    assert BOX[1] not in clean_html(page, url=f"https://{HOST}/ferry", **call)  # type: ignore[arg-type]


def test_a_profile_without_a_host_is_warned_of(profile: Path) -> None:
    assert analyze(BODY, profile_file=profile).warnings == (NO_SITE,)
    assert analyze(BODY, profile_file=profile, site=HOST).warnings == ()
    assert analyze_html(ARTICLE, profile_file=profile).warnings == (NO_SITE,)
    assert analyze_html(ARTICLE, profile_file=profile, url="no host:").warnings == (NO_SITE,)
    assert analyze_html(ARTICLE, profile_file=profile, url=HOST).warnings == ()
    assert analyze_html(ARTICLE, url=HOST).warnings == ()


# --- the page


@pytest.mark.parametrize("extractor", [None, "justext"])
def test_bytes_of_any_kind_are_a_page(extractor: str | None) -> None:
    data = f"<html lang='en'><meta charset='utf-8'>{ARTICLE}<p>Café Holm".encode()
    found = clean_html(data, extractor=extractor)
    assert prose.PROSE["en"][0] in found
    for page in (bytearray(data), memoryview(data)):
        assert clean_html(page, extractor=extractor) == found
        assert analyze_html(page, extractor=extractor).text == found


@pytest.mark.parametrize("workers", [1, 2])
def test_many_pages_come_as_bytes_of_any_kind_with_extractor_and_kind(workers: int) -> None:
    data = f"<html lang='en'>{ARTICLE}<p>One line.".encode()
    pages: list[str | bytes | bytearray | memoryview] = [data, bytearray(data), memoryview(data), data.decode()]
    for kind, extractor in ((None, None), ("forum", None), (None, "justext")):
        expected = clean_html(data, kind=kind, extractor=extractor)
        found = clean_many(pages, html=True, workers=workers, kind=kind, extractor=extractor)
        assert list(found) == [expected] * 4


def test_a_buffer_may_be_used_again_while_its_page_waits() -> None:
    pages = [f"<p>{line}" for line in prose.PROSE["en"]]

    def read() -> Iterator[bytearray]:
        buffer = bytearray()
        for page in pages:
            buffer[:] = page.encode()
            yield buffer

    assert list(clean_many(read(), html=True, workers=2)) == prose.PROSE["en"]


# --- what is wrong


@pytest.mark.parametrize(
    ("named", "error", "message"),
    [
        ({"extractor": ["x"]}, TypeError, "extractor must be a str or None, not list"),
        ({"extractor": "goose"}, ValueError, "extractor: unknown extractor 'goose'; allowed are"),
        ({"kind": ["x"]}, ValueError, r"kind: unknown kind \['x'\]; allowed are"),
        ({"kind": "shop"}, ValueError, "kind: unknown kind 'shop'; allowed are"),
    ],
)
def test_a_wrong_argument_is_named_at_once(named: dict[str, object], error: type[Exception], message: str) -> None:
    calls: list[Callable[..., object]] = [clean_html, analyze_html, partial(clean_many, html=True)]
    for call in calls:
        with pytest.raises(error, match=f"^{message}"):
            call([] if isinstance(call, partial) else ARTICLE, **named)


@pytest.mark.parametrize("name", ["extractor", "kind"])
def test_what_is_for_pages_is_refused_for_texts(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} is for pages of HTML: add html=True"):
        clean_many([], **{name: "justext"})  # type: ignore[call-overload]


def test_a_missing_extractor_is_named_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(asked: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(extractors, "find_spec", missing)
    with pytest.raises(ImportError, match="pip install"):
        clean_many([], html=True, extractor="trafilatura")


def test_what_is_no_page_is_named() -> None:
    for extractor in (None, "justext"):
        with pytest.raises(TypeError, match=r"^html must be str or bytes, not list"):
            clean_html(["x"], extractor=extractor)  # type: ignore[arg-type]
