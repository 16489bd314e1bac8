"""The cache of taken files: what a file gave, by the digest of its bytes.

Each folder of ``data/`` (of a plan, of a municipality) has an entry of its own in the store, so that a change of one measure rewrites
little.
A file with a problem is never kept, so that its problems are told again.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.cache import Store
from generator.load.site import DECODERS, DecodedFile
from generator.model.basics import Record

_SHELF: Final = "taken"


class _DecodedFiles(Record, frozen=True):
    """One file's result; ``value`` is read only where it is needed."""

    file: str
    digest: str
    kind: str
    municipality: str
    plan: str
    value: msgspec.Raw


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(tuple[_DecodedFiles, ...]).decode


def read_decoded(store: Store, digests: Mapping[str, str]) -> dict[str, DecodedFile]:
    """What is kept of the files whose digest is still the same. What cannot be read is not kept."""
    held: dict[str, DecodedFile] = {}
    for folder in dict.fromkeys(map(_folder_of, digests)):
        try:
            for kept in _read_kept(store, folder).values():
                if digests.get(kept.file) == kept.digest:
                    value = DECODERS[kept.kind].decode(kept.value)
                    held[kept.file] = DecodedFile(
                        kept.file, kept.digest, kept.kind, kept.municipality, kept.plan, value, (), ()
                    )
        except (msgspec.DecodeError, KeyError, ValueError):
            continue
    return held


def write_decoded(store: Store, taken: Iterable[DecodedFile], held: Mapping[str, DecodedFile]) -> None:
    """Keep every sound file for the next build; ``held`` is what :func:`read_decoded` gave. What is kept already is not written again."""
    folders: dict[str, list[DecodedFile]] = {}
    for file in taken:
        folders.setdefault(_folder_of(file.file), []).append(file)
    for folder, files in folders.items():
        if any(file.file not in held for file in files):
            store.write(_entry_of(folder), _pack(files, _read_kept(store, folder)))
    store.prune(_SHELF, {_entry_of(folder).rpartition("/")[2] for folder in folders})


def _folder_of(file: str) -> str:
    """The folder of a municipality or plan in which the file lies."""
    return "/".join(file.split("/")[:-1][:2])


def _entry_of(folder: str) -> str:
    return f"{_SHELF}/{folder.replace('/', '~') or '~'}"


def _read_kept(store: Store, folder: str) -> dict[str, _DecodedFiles]:
    """Everything that is kept of a folder, by file, not yet read."""
    return {kept.file: kept for kept in store.read(_entry_of(folder), _DECODE) or ()}


def _pack(files: Iterable[DecodedFile], before: Mapping[str, _DecodedFiles]) -> bytes:
    return _ENCODE(
        [
            before[file.file]
            if file.file in before and before[file.file].digest == file.digest
            else _DecodedFiles(
                file.file, file.digest, file.kind, file.municipality, file.plan, msgspec.Raw(_ENCODE(file.value))
            )
            for file in files
            if not file.problems
        ]
    )
