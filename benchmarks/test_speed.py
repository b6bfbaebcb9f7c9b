"""The hot path by kind of text, on texts of our own: `pytest benchmarks/test_speed.py`."""

from __future__ import annotations

import gzip

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.own import KINDS
from benchmarks.speed import lower_and_split
from cleaner import clean
from cleaner.read_text import read_text


@pytest.mark.parametrize("kind", KINDS)
def test_clean(benchmark: BenchmarkFixture, kind: str) -> None:
    """Cleaning as a whole."""
    benchmark.group = kind
    found = KINDS[kind]()
    assert len(benchmark(lambda: [clean(text) for text in found])) == len(found)


@pytest.mark.parametrize("kind", KINDS)
def test_read(benchmark: BenchmarkFixture, kind: str) -> None:
    """The front end alone."""
    benchmark.group = kind
    found = KINDS[kind]()
    assert len(benchmark(lambda: [read_text(text) for text in found])) == len(found)


@pytest.mark.parametrize("kind", KINDS)
def test_gunzip(benchmark: BenchmarkFixture, kind: str) -> None:
    """A yardstick: getting the text out of its archive."""
    benchmark.group = kind
    packed = [gzip.compress(text.encode()) for text in KINDS[kind]()]
    assert all(benchmark(lambda: [gzip.decompress(data) for data in packed]))


@pytest.mark.parametrize("kind", KINDS)
def test_lower_and_split(benchmark: BenchmarkFixture, kind: str) -> None:
    """A yardstick: the least that anything which looks at lines has to do."""
    benchmark.group = kind
    found = KINDS[kind]()
    assert all(benchmark(lambda: [lower_and_split(text) for text in found]))
