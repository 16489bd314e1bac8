"""The data of the last release, read from its archive: whether a measure changed since, or only the program that tells of it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator.archive.canonical import digest_measures
from generator.archive.checking import digest_file
from generator.archive.freezing import data_archive
from generator.archive.tarballs import ArchiveUnreadableError, unpack
from generator.cache import digest_of, digest_program
from generator.judging.standings import stand_all
from generator.load.read import SourceFile
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.model.versions import VersionLedger
from generator.problems.problem import Refused

_NOTHING_KNOWN: Final[Mapping[str, str]] = MappingProxyType({})


def digest_last_release(folder: Path, ledger: VersionLedger) -> Mapping[str, str]:
    """The digests that this program makes of the last release's measures.

    {} where that release was made by this very program, whose digests stand in the ledger, or where its data is not at hand as it was:
    then a digest that differs counts as a change, and a version too many is made rather than one too few.
    """
    if not ledger.archives or ledger.archives[-1].program == digest_program():
        return _NOTHING_KNOWN
    last = ledger.archives[-1]
    path = folder / data_archive(last.tag)
    if digest_file(path) != last.data:
        return _NOTHING_KNOWN
    try:
        files = [SourceFile(file, content, digest_of(content)) for file, content in unpack(path)]
    except (ArchiveUnreadableError, OSError):
        return _NOTHING_KNOWN
    site = gather_site(files, {}).site
    if isinstance(site, Refused):
        return _NOTHING_KNOWN
    site_index = index_site(site)
    return digest_measures(site_index, stand_all(site_index))
