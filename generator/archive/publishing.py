"""The frozen files of an archive as a build takes them in: looked at once, then known by their digests, so that nothing is unpacked again."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from generator.archive.checking import check_frozen, check_kept, check_ledger, frozen_files
from generator.archive.freezing import versions_archive
from generator.archive.ledger_file import LEDGER_FILE
from generator.archive.tarballs import unpack
from generator.cache import Store, digest_of
from generator.load.site import Gathered
from generator.model.versions import VersionLedger
from generator.problems.problem import Problem, Refused, problem, whole_file

NO_ARCHIVE: Final = "K444"
"""The rule that a site without its archive breaks."""
_SHELF: Final = "frozen"
_DECODE: Final = msgspec.msgpack.Decoder(dict[str, str]).decode


class FrozenFiles(NamedTuple):
    """The files of one archive: digests of their bytes (``cache.digest_of``) by their paths in the site."""

    archive: Path
    digests: Mapping[str, str]

    def read(self) -> Iterator[tuple[str, bytes]]:
        """The files themselves."""
        return unpack(self.archive)


def join_versions(
    gathered: Gathered, folder: Path | None, store: Store, *, wanted: bool
) -> tuple[Gathered, Sequence[FrozenFiles], Sequence[Problem]]:
    """The site with what it tells of frozen versions, their files, and what is wrong; nothing of either without an archive.

    That there is no archive is told where the versions are ``wanted``.
    """
    assert not isinstance(gathered.site, Refused)  # noqa: S101 (tells the type checker)
    site = gathered.site
    taken, told = take_frozen(folder, site.versions, store)
    told = [each for each in told if wanted or each.rule != NO_ARCHIVE]
    if not taken:
        gathered = gathered._replace(site=replace(site, versions=VersionLedger()))
    return gathered, taken, told


def take_frozen(folder: Path | None, ledger: VersionLedger, store: Store) -> tuple[list[FrozenFiles], list[Problem]]:
    """The frozen files of every release, and all that is wrong with the archive; ``NO_ARCHIVE`` where there should be one."""
    if not ledger.archives:
        return [], [*check_ledger(ledger)]
    if folder is None:
        return [], [problem(NO_ARCHIVE, whole_file(LEDGER_FILE), count=f"{len(ledger.versions):,}")]
    problems = [*check_ledger(ledger), *check_kept(folder, ledger)]
    if problems:
        return [], problems
    wanted = frozen_files(ledger)
    taken: list[FrozenFiles] = []
    names: set[str] = set()
    for each in ledger.archives:
        path = folder / versions_archive(each.tag)
        # The name says of what it was made: these bytes, held against these digests.
        name = digest_of(each.versions, *(f"{file} {digest}" for file, digest in sorted(wanted[each.tag].items())))
        names.add(name)
        known = store.read(f"{_SHELF}/{name}", _DECODE)
        if known is None:
            problems += check_frozen(path, wanted[each.tag])
            if problems:
                continue
            known = {file: digest_of(content) for file, content in unpack(path)}
            store.write(f"{_SHELF}/{name}", msgspec.msgpack.encode(known))
        taken.append(FrozenFiles(path, known))
    store.prune(_SHELF, names)
    return taken, problems
