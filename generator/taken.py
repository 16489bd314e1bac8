"""The cache of taken files: what a file gave, by the digest of its bytes.

Each folder of ``data/`` (of a plan, of a municipality) has a file below the working folder, so that a change of one measure rewrites
little. It names the program it was made by; another program's is not read.
A file with a problem is never kept, so that its problems are told again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from generator.gathering import DECODERS, TakenFile
from generator.model.basics import Record

_FOLDER: Final = "taken"
_SUFFIX: Final = ".msgpack"
_MADE_BY: Final = (
    "model",
    "amounts",
    "calendars.py",
    "schema",
    "tree.py",
    "slips.py",
    "taking.py",
    "scalars.py",
    "gathering.py",
    "problems.py",
)


class _Kept(Record, frozen=True):
    """One file's result; ``value`` is read only where it is needed."""

    file: str
    digest: str
    kind: str
    municipality: str
    plan: str
    value: msgspec.Raw


class _Cache(Record, frozen=True):
    made_by: str
    kept: tuple[_Kept, ...]


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(_Cache).decode


@cache
def digest_program() -> str:
    """A digest of the code that takes files: a change to it makes every cache stale."""
    here = Path(__file__).resolve().parent
    sources = [
        path for name in _MADE_BY for path in ([here / name] if name.endswith(".py") else (here / name).glob("*.py"))
    ]
    content = b"".join(path.read_bytes() for path in sorted(sources))
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def read_taken(work: Path, digests: Mapping[str, str]) -> dict[str, TakenFile]:
    """What is kept of the files whose digest is still the same. A cache that cannot be read is no cache."""
    held: dict[str, TakenFile] = {}
    for folder in dict.fromkeys(map(_folder_of, digests)):
        try:
            for kept in _read_kept(work, folder).values():
                if digests.get(kept.file) == kept.digest:
                    value = DECODERS[kept.kind].decode(kept.value)
                    held[kept.file] = TakenFile(
                        kept.file, kept.digest, kept.kind, kept.municipality, kept.plan, value, (), ()
                    )
        except (msgspec.DecodeError, KeyError, ValueError):
            continue
    return held


def write_taken(work: Path, taken: Iterable[TakenFile], held: Mapping[str, TakenFile]) -> None:
    """Keep every sound file for the next build; ``held`` is what :func:`read_taken` gave. What is kept already is not written again."""
    folders: dict[str, list[TakenFile]] = {}
    for file in taken:
        folders.setdefault(_folder_of(file.file), []).append(file)
    place = work / _FOLDER
    place.mkdir(parents=True, exist_ok=True)
    for folder, files in folders.items():
        if any(file.file not in held for file in files):
            _write_folder(_file_of(work, folder), files, _read_kept(work, folder))
    for gone in {each.name for each in place.iterdir()} - {_file_of(work, folder).name for folder in folders}:
        (place / gone).unlink(missing_ok=True)


def _folder_of(file: str) -> str:
    """The folder of a municipality or plan in which the file lies."""
    return "/".join(file.split("/")[:-1][:2])


def _file_of(work: Path, folder: str) -> Path:
    return work / _FOLDER / f"{folder.replace('/', '~') or '~'}{_SUFFIX}"


def _read_kept(work: Path, folder: str) -> dict[str, _Kept]:
    """Everything that this program kept of a folder, by file, not yet read."""
    try:
        cache = _DECODE((_file_of(work, folder)).read_bytes())
    except (OSError, msgspec.DecodeError, ValueError):
        return {}
    return {kept.file: kept for kept in cache.kept} if cache.made_by == digest_program() else {}


def _write_folder(place: Path, files: Iterable[TakenFile], before: Mapping[str, _Kept]) -> None:
    kept = tuple(
        before[file.file]
        if file.file in before and before[file.file].digest == file.digest
        else _Kept(file.file, file.digest, file.kind, file.municipality, file.plan, msgspec.Raw(_ENCODE(file.value)))
        for file in files
        if not file.problems
    )
    new = place.with_suffix(".new")
    new.write_bytes(_ENCODE(_Cache(digest_program(), kept)))
    new.replace(place)
