"""``python -m benchmarks.releases``: years of releases of a large invented city: how much is frozen, in how many files, how long each takes.

Between two releases the texts of a share of the measures change. Each release reads the ledger that the last one wrote, makes its versions
and writes its archives, as `kokai release` does; the walk of the road before that is what a build takes (``python -m benchmarks``).
"""

import argparse
import datetime as dt
import gc
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from msgspec.structs import replace

from benchmarks.city import write_city
from generator.archive import LEDGER_FILE, Freezing, freeze_release, render_version_ledger, versions_archive
from generator.archive.tarballs import unpack
from generator.cache import digest_of
from generator.judging.standings import stand_all
from generator.load.read import SourceFile, read_data
from generator.load.site import gather_site, take_files
from generator.map.site_index import index_site
from generator.model.basics import Absent, Place
from generator.model.city import Release
from generator.model.plans import Measure
from generator.model.site import PlanFolder, Site
from generator.model.versions import VersionLedger
from generator.problems.problem import Refused

_PROJECT: Final = Path(__file__).resolve().parents[1]
_FIRST_DAY: Final = dt.date(2026, 5, 20)
_BETWEEN: Final = dt.timedelta(days=91)
_GENERATION: Final = "（{tag} で改めた文です。）"


class Counted(NamedTuple):
    """One release: new versions; bytes and files frozen, of which are manifests; bytes of its archives; CPU seconds to read the ledger and to make it."""

    new: int
    frozen: int
    files: int
    manifests: int
    archive: int
    data: int
    reading: float
    making: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the releases, print a line for each and the sums."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.releases", description=__doc__)
    parser.add_argument("--measures", type=int, default=10_000)
    parser.add_argument("--releases", type=int, default=20)
    parser.add_argument(
        "--share", type=float, default=15.0, help="per cent of the measures that change between two releases"
    )
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    folder = _PROJECT / ".kokai" / "bench-releases"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        counted = _make_releases(folder, asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _sum_up(counted)
    return 0


def _make_releases(folder: Path, asked: argparse.Namespace) -> list[Counted]:
    write_city(folder / "data", asked.measures, asked.seed)
    files, _ = read_data(folder / "data")
    site = gather_site(files, {}).site
    if isinstance(site, Refused):
        raise TypeError("the city has problems")
    gc.freeze()
    gc.disable()
    random, ledger, counted = Random(asked.seed), b"", list[Counted]()
    contents = [(file.file, file.content) for file in files]
    for number in range(1, asked.releases + 1):
        tag = f"r{number:02}"
        if number > 1:
            site = _change(site, tag, asked.share / 100, random)
        release = Release(tag, Place("", 0, 0), _FIRST_DAY + _BETWEEN * number, "")
        count, ledger = _make_release(folder, site, release, contents, ledger)
        counted.append(count)
        print(_line(tag, count), flush=True)
    return counted


def _make_release(
    folder: Path, site: Site, release: Release, data: Sequence[tuple[str, bytes]], ledger: bytes
) -> tuple[Counted, bytes]:
    begun = time.process_time()
    site = replace(site, versions=_read(ledger))
    read = time.process_time()
    site_index = index_site(site)
    standings = stand_all(site_index)
    indexed = time.process_time()
    made = freeze_release(Freezing(site_index, standings, release, "ja", data, "", dict[str, str]))
    path = folder / versions_archive(release.tag)
    path.write_bytes(made.versions)
    text = render_version_ledger(made.ledger).encode()
    done = time.process_time()
    sizes = {file: len(content) for file, content in unpack(path)}
    manifests = sum(size for file, size in sizes.items() if file.endswith("manifest.json"))
    count = Counted(
        made.new,
        sum(sizes.values()),
        len(sizes),
        manifests,
        len(made.versions),
        len(made.data),
        read - begun,
        done - indexed,
    )
    return count, text


def _read(ledger: bytes) -> VersionLedger:
    """The ledger as the next release reads it."""
    if not ledger:
        return VersionLedger()
    (taken,), _ = take_files([SourceFile(LEDGER_FILE, ledger, digest_of(ledger))], {})
    if not isinstance(taken.value, VersionLedger):
        raise TypeError("the ledger cannot be read")
    return taken.value


def _change(site: Site, tag: str, share: float, random: Random) -> Site:
    """The site with other texts in a share of its measures."""
    return replace(
        site,
        municipalities=tuple(
            replace(city, plans=tuple(_change_plan(plan, tag, share, random) for plan in city.plans))
            for city in site.municipalities
        ),
    )


def _change_plan(plan: PlanFolder, tag: str, share: float, random: Random) -> PlanFolder:
    def changed(measure: Measure) -> Measure:
        if random.random() >= share:
            return measure
        own = "" if isinstance(measure.summary, Absent) else measure.summary.partition("（r")[0]
        return replace(measure, summary=own + _GENERATION.format(tag=tag))

    return replace(plan, measures=tuple(map(changed, plan.measures)))


def _line(tag: str, count: Counted) -> str:
    return (
        f"{tag}: {count.new:,} versions, {count.frozen / 1e6:.1f} MB frozen in {count.files:,} files, "
        f"archives {count.archive / 1e6:.1f} + {count.data / 1e6:.1f} MB, ledger read in {count.reading:.1f} s of CPU time, release made in {count.making:.1f} s"
    )


def _sum_up(counted: Sequence[Counted]) -> None:
    sums: Mapping[str, float] = {name: sum(getattr(each, name) for each in counted) for name in Counted._fields}
    later = counted[1:] or counted
    print(
        f"all: {sums['new']:,} versions, {sums['frozen'] / 1e6:.1f} MB frozen ({sums['manifests'] / 1e6:.1f} MB of manifests) in "
        f"{sums['files']:,} files, with a notice for each version {sums['files'] + sums['new']:,}; archives {sums['archive'] / 1e6:.1f} MB of "
        f"versions, {sums['data'] / 1e6:.1f} MB of data; a later release: {sum(each.making for each in later) / len(later):.1f} s of CPU time, "
        f"and {later[-1].reading:.1f} s to read the last ledger"
    )


if __name__ == "__main__":
    sys.exit(main())
