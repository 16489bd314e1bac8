"""Add to an archive, and bring a site's frozen files back from it. What is there is never written over."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.archive.checking import check_archive, digest_file, kept_archives
from generator.archive.freezing import versions_archive
from generator.archive.tarballs import unpack
from generator.cache import sha256_of
from generator.model.versions import VersionLedger
from generator.problems.problem import Problem, problem, whole_file


def add_files(folder: Path, files: Iterable[Path], ledger: VersionLedger) -> list[Problem]:
    """Copy files into the archive: each by the name and with the digest that the ledger has, or none at all. Raises ``OSError``."""
    wanted = {kept.name: kept.sha256 for kept in kept_archives(ledger)}
    given = list(files)
    problems = [found for path in given for found in _check_given(folder, path, wanted)]
    if problems:
        return problems
    folder.mkdir(parents=True, exist_ok=True)
    for path in given:
        target = folder / path.name
        if not target.exists():
            new = target.with_name(f".{target.name}.{os.getpid()}.new")
            shutil.copyfile(path, new)
            new.replace(target)
    return []


def _check_given(folder: Path, path: Path, wanted: dict[str, str]) -> Iterator[Problem]:
    digest = digest_file(path)
    if isinstance(digest, Problem):
        yield digest
    elif path.name not in wanted:
        yield problem("K443", whole_file(str(path)), file=path.name)
    elif digest != wanted[path.name]:
        yield problem("K441", whole_file(str(path)), file=path.name)
    elif (folder / path.name).exists() and digest_file(folder / path.name) != digest:
        yield problem("K441", whole_file(str(folder / path.name)), file=path.name)


def restore_site(folder: Path, site: Path, ledger: VersionLedger) -> list[Problem] | int:
    """Put every frozen file of the archive into the folder ``site``; how many there are, or all that is wrong. Raises ``OSError``."""
    problems = check_archive(folder, ledger)
    if problems:
        return problems
    archives = [folder / versions_archive(each.tag) for each in ledger.archives]
    for archive in archives:
        for file, content in unpack(archive):
            path = site / file
            if any(
                each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(site) and each != site
            ) or (path.exists() and (not path.is_file() or sha256_of(path.read_bytes()) != sha256_of(content))):
                problems.append(problem("K445", whole_file(str(path)), file=path))
    if problems:
        return problems
    count = 0
    for archive in archives:
        for file, content in unpack(archive):
            path = site / file
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.write_bytes(content)
            count += 1
    return count
