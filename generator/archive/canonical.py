"""What is published of a measure, as bytes that stay the same until it changes: their digest tells one version from the next.

It is the record of ``data.json`` without whatever the program adds of its own (the judgement, the number of the form) and without the
terms of use, which belong to the site: neither a tool nor a template nor a wording nor a new licence makes a version.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.cache import sha256_of
from generator.exports import render_canonical
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex

_OF_THE_PROGRAM: Final = frozenset({"format", "standing", "licence"})


def digest_measures(site_index: SiteIndex, standings: Standings) -> Mapping[str, str]:
    """The SHA-256 of what is published of each measure, by its key, in the order of the data."""
    return dict(_digests(site_index, standings))


def _digests(site_index: SiteIndex, standings: Standings) -> Iterator[tuple[str, str]]:
    for key in site_index.measures:
        yield key, sha256_of(render_canonical(site_index, standings, key, without=_OF_THE_PROGRAM))
