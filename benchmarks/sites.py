"""What a site profile adds on real pages, and what learning costs.

python -m benchmarks.sites --data FOLDER [--least 4]     each page of a host cleaned with a profile of its other pages
python -m benchmarks.sites --hosts 1000000 [--pages 3]   learning from made-up hosts: time, peak memory, size
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.data import PAGE_SOURCES, Text, texts
from benchmarks.metrics import Tally
from cleaner import clean
from cleaner.sites import Profile, host_of, learn, merge

#: How the sources are summed up.
_KINDS = ("page text", "extractor output")


def by_host(folder: Path, least: int) -> dict[tuple[str, str, str], list[Text]]:
    """The texts of each set, source and host that has enough pages."""
    groups: dict[tuple[str, str, str], list[Text]] = {}
    for text in texts(folder, None):
        if text.url:
            groups.setdefault((text.set, text.source, host_of(text.url)), []).append(text)
    return {key: found for key, found in groups.items() if len(found) >= least}


def leave_one_out(folder: Path, least: int) -> None:
    """Print what cleaning cuts and loses without a profile, and with one of the host's other pages."""
    tallies = {kind: (Tally(), Tally(), set[str]()) for kind in _KINDS}
    with TemporaryDirectory() as name:
        for (_, source, host), found in by_host(folder, least).items():
            without, with_profile, hosts = tallies[_KINDS[source not in PAGE_SOURCES]]
            hosts.add(host)
            for text in found:
                path = Path(name) / "site.profile"
                learn([(host, other.text) for other in found if other is not text], path)
                without.add(text.text, clean(text.text), text.gold)
                with_profile.add(text.text, clean(text.text, profile_file=path, site=host), text.gold)
    print(f"{'':20s} {'hosts':>5s} {'texts':>5s}  {'noise cut, %':>14s}  {'gold lost, %':>14s}  {'mean F1':>15s}")
    for kind, (without, with_profile, hosts) in tallies.items():
        cut = f"{100 * without.cut_share:.1f} -> {100 * with_profile.cut_share:.1f}"
        lost = f"{100 * without.lost_share:.2f} -> {100 * with_profile.lost_share:.2f}"
        means = f"{without.means()[1]:.3f} -> {with_profile.means()[1]:.3f}"
        print(f"{kind:20s} {len(hosts):5d} {without.texts:5d}  {cut:>14s}  {lost:>14s}  {means:>15s}")


def made_up(hosts: int, pages: int, start: int = 0) -> Iterator[tuple[str, str]]:
    """Pages of many hosts, in no order: a menu and a footer of the host's own, and lines that no other page has."""
    numbers = random.Random(start)
    for _ in range(hosts * pages):
        host, page = numbers.randrange(hosts), numbers.random()
        menu = [f"Section {host} number {row}" for row in range(8)]
        body = [f"Line {row} of page {page} is like no other line of the host." for row in range(10)]
        yield f"h{host}.example", "\n".join([*menu, *body, f"Footer of host {host}"])


def learning(hosts: int, pages: int) -> None:
    """Print what learning from made-up hosts costs, and that two halves merged are the same file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        start = perf_counter()
        count = learn(made_up(hosts, pages), folder / "whole")
        spent = perf_counter() - start
        size = (folder / "whole").stat().st_size
        print(f"{count} pages of {hosts} hosts: {count / spent:.0f} pages/s")
        print(f"the profile: {size / 1e6:.0f} MB, {size / count:.0f} bytes a page")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
        halves = [folder / "one", folder / "other"]
        half = count // 2
        for path, found in zip(halves, (range(half), range(half, count)), strict=True):
            learn((page for at, page in enumerate(made_up(hosts, pages)) if at in found), path)
        start = perf_counter()
        merge(halves, folder / "merged")
        same = same_bytes(folder / "merged", folder / "whole")
        print(f"halves merged in {perf_counter() - start:.0f} s, {'the same bytes' if same else 'OTHER BYTES'}")
        merge([folder / "merged"], folder / "pruned", prune=True)
        print(f"pruned: {(folder / 'pruned').stat().st_size / count:.0f} bytes a page")
        start = perf_counter()
        profile = Profile(folder / "pruned")
        for host in range(0, hosts, max(1, hosts // 1000)):
            profile.lines(f"h{host}.example")
        print(f"a host is looked up in {(perf_counter() - start):.2f} ms")
        print(f"peak memory of all {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
        if not same:
            sys.exit(1)


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two files are the same, read block by block."""
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(1 << 20):
            if block != second.read(1 << 20):
                return False
        return not second.read(1)


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sites", description="Site profiles.")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="texts-*.jsonl.xz with url and gold")
    parser.add_argument("--least", type=int, default=4, metavar="N", help="hosts with at least N pages (4)")
    parser.add_argument("--hosts", type=int, metavar="N", help="learn from N made-up hosts")
    parser.add_argument("--pages", type=int, default=3, metavar="N", help="pages of each on average (3)")
    arguments = parser.parse_args()
    if arguments.data:
        leave_one_out(arguments.data, arguments.least)
    if arguments.hosts:
        learning(arguments.hosts, arguments.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
