"""Hold an archive (a folder) against the ledger: nothing in it is trusted but what has the digest that stands there."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.archive.freezing import data_archive, page_file, versions_archive
from generator.archive.ledger_file import LEDGER_FILE
from generator.archive.tarballs import ArchiveUnreadableError, unpack
from generator.cache import sha256_of
from generator.load.inputs import explain_cause
from generator.model.versions import VersionLedger
from generator.problems.problem import Problem, problem, whole_file

_HELD: Final = "ほかのファイルが入っています"
_WANTING: Final = "入っていません"
_NO_FILE: Final = "ふつうのファイルではありません"
_DIFFERS: Final = "中身が変わっています"


class KeptArchive(NamedTuple):
    """A file of the archive: its name, and the SHA-256 that it must have."""

    name: str
    sha256: str


def kept_archives(ledger: VersionLedger) -> Iterator[KeptArchive]:
    """Every file that the archive must hold, in the order of the releases."""
    for each in ledger.archives:
        yield KeptArchive(versions_archive(each.tag), each.versions)
        yield KeptArchive(data_archive(each.tag), each.data)


def frozen_files(ledger: VersionLedger) -> Mapping[str, Mapping[str, str]]:
    """What each release froze: the SHA-256 of each file by its path in the site, by the tag."""
    found: dict[str, dict[str, str]] = {each.tag: {} for each in ledger.archives}
    for version in ledger.versions:
        found.setdefault(version.tag, {})[page_file(version)] = version.page
    for file in ledger.files:
        found.setdefault(file.tag, {})[file.file] = file.sha256
    return found


def check_ledger(ledger: VersionLedger) -> Iterator[Problem]:
    """What the ledger of versions lacks in itself: a line that is gone would leave a version unlooked at."""
    tags = {each.tag for each in ledger.archives}
    numbers: dict[str, list[int]] = {}
    for version in ledger.versions:
        numbers.setdefault(version.measure, []).append(version.n)
        if version.tag not in tags:
            yield _gap(f"{version.measure} の第{version.n}版のリリース「{version.tag}」")
    for file in ledger.files:
        if file.tag not in tags:
            yield _gap(f"{file.file} のリリース「{file.tag}」")
    for key, found in numbers.items():
        wanting = sorted(set(range(1, max(found) + 1)) - set(found))
        if wanting:
            yield _gap(f"{key} の第{wanting[0]}版")
        elif len(found) != len(set(found)):
            yield _gap(f"{key} の、番号の重ならない版")


def _gap(what: str) -> Problem:
    return problem("K446", whole_file(LEDGER_FILE), file=LEDGER_FILE, what=what)


def check_archive(folder: Path, ledger: VersionLedger) -> list[Problem]:
    """Everything that is wrong with the archive in ``folder``: each file is read whole, and so is each page in it."""
    found = [*check_ledger(ledger), *check_kept(folder, ledger)]
    broken = {each.place.file for each in found}
    wanted = frozen_files(ledger)
    for archive in ledger.archives if folder.is_dir() else ():
        path = folder / versions_archive(archive.tag)
        if str(path) not in broken:
            found += check_frozen(path, wanted[archive.tag])
    return found


def check_kept(folder: Path, ledger: VersionLedger) -> Iterator[Problem]:
    """Files of the archive that are missing, cannot be read or are not what the ledger says."""
    if ledger.archives and not folder.is_dir():
        yield problem("K440", whole_file(str(folder)), file=folder)
        return
    for kept in kept_archives(ledger):
        path = folder / kept.name
        digest = digest_file(path)
        if isinstance(digest, Problem):
            yield digest
        elif digest != kept.sha256:
            yield problem("K441", whole_file(str(path)), file=kept.name)


def digest_file(path: Path) -> str | Problem:
    """The SHA-256 of a file, or why there is none."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            return problem("K442", whole_file(str(path)), file=path.name, inner=path.name, cause=_NO_FILE)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return problem("K440", whole_file(str(path)), file=path.name)
    except OSError as fault:
        return problem("K442", whole_file(str(path)), file=path.name, inner=path.name, cause=explain_cause(fault))


def check_frozen(path: Path, wanted: Mapping[str, str]) -> Iterator[Problem]:
    """Pages in an archive that are missing or are not what the ledger says. ``wanted``: SHA-256 by path in the site."""
    seen: set[str] = set()
    try:
        for file, content in unpack(path):
            seen.add(file)
            if file not in wanted:
                yield _unlike(path, file, _HELD)
            elif sha256_of(content) != wanted[file]:
                yield _unlike(path, file, _DIFFERS)
    except ArchiveUnreadableError as fault:
        yield _unlike(path, path.name, fault.args[0])
    except OSError as fault:
        yield _unlike(path, path.name, explain_cause(fault))
    else:
        yield from (_unlike(path, file, _WANTING) for file in wanted if file not in seen)


def _unlike(path: Path, inner: str, cause: str) -> Problem:
    return problem("K442", whole_file(str(path)), file=path.name, inner=inner, cause=cause)
