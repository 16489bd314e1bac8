"""The cache of taken files: what a file gave, by the digest of its bytes.

One file below the working folder holds everything. It names the program it was made by; another program's cache is not read.
A file with a problem is never kept, so that its problems are told again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.gathering import DECODERS, TakenFile
from generator.model.basics import Record

_NAME: Final = "taken.msgpack"
_MADE_BY: Final = ("model", "schema", "tree.py", "slips.py", "taking.py", "scalars.py", "gathering.py", "problems.py")


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
    held = {}
    try:
        for kept in _read_kept(work).values():
            if digests.get(kept.file) == kept.digest:
                value = DECODERS[kept.kind].decode(kept.value)
                held[kept.file] = TakenFile(
                    kept.file, kept.digest, kept.kind, kept.municipality, kept.plan, value, (), ()
                )
    except (msgspec.DecodeError, KeyError, ValueError):
        return {}
    return held


def _read_kept(work: Path) -> dict[str, _Kept]:
    """Everything that this program kept, by file, not yet read."""
    try:
        cache = msgspec.msgpack.decode((work / _NAME).read_bytes(), type=_Cache)
    except (OSError, msgspec.DecodeError, ValueError):
        return {}
    return {kept.file: kept for kept in cache.kept} if cache.made_by == digest_program() else {}


def write_taken(work: Path, taken: Iterable[TakenFile]) -> None:
    """Keep every sound file for the next build. What is kept already is not encoded again."""
    encode = msgspec.msgpack.Encoder().encode
    before = _read_kept(work)
    kept = tuple(
        before[file.file]
        if file.file in before and before[file.file].digest == file.digest
        else _Kept(file.file, file.digest, file.kind, file.municipality, file.plan, msgspec.Raw(encode(file.value)))
        for file in taken
        if not file.problems
    )
    content = encode(_Cache(digest_program(), kept))
    work.mkdir(parents=True, exist_ok=True)
    new = work / f"{_NAME}.new"
    new.write_bytes(content)
    new.replace(work / _NAME)
