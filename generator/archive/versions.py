"""Which versions a release brings: one of each measure whose data is not that of its last version."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.archive.canonical import digest_measures
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.versions import MeasureVersion

NOT_YET: Final = ""
"""The digest of a page that is not made yet."""


class Compared(NamedTuple):
    """The measures held against their last versions: ``new`` are the versions to be made, ``same`` those that stand, with the digest of the data as the program tells it now."""

    new: tuple[MeasureVersion, ...]
    same: Mapping[str, MeasureVersion]


def compare_versions(
    site_index: SiteIndex,
    standings: Standings,
    tag: str,
    day: dt.date,
    before: Callable[[], Mapping[str, str]],
) -> Compared:
    """Hold every measure against its last version.

    ``before`` gives the digests that this program makes of the data of the last release ({} where they are not at hand): where another
    program made that release, a digest may differ although the data does not, and only this tells.
    """
    digests = digest_measures(site_index, standings)
    last = {key: versions[-1] for key, versions in site_index.versions.items()}
    changed = [key for key, digest in digests.items() if key not in last or last[key].data != digest]
    known = before() if any(key in last for key in changed) else {}
    new = [key for key in changed if key not in last or known.get(key) != digests[key]]
    same = {key: last[key] for key in digests if key in last and key not in set(new)}
    return Compared(
        tuple(_next_versions(new, last, digests, tag, day)),
        {key: _told_now(version, digests[key]) for key, version in same.items()},
    )


def _next_versions(
    keys: list[str], last: Mapping[str, MeasureVersion], digests: Mapping[str, str], tag: str, day: dt.date
) -> Iterator[MeasureVersion]:
    for key in keys:
        n = last[key].n + 1 if key in last else 1
        yield MeasureVersion(key, n, tag, day, digests[key], NOT_YET)


def _told_now(version: MeasureVersion, digest: str) -> MeasureVersion:
    """The same version; its data under the digest that this program gives it, so that the next release compares with that."""
    if version.data == digest:
        return version
    return MeasureVersion(version.measure, version.n, version.tag, version.date, digest, version.page)
