"""What is remembered of each page of the last build, so that an unchanged page costs a comparison."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.model.basics import Record
from generator.verify import Seen

_LAST: Final = "pages.msgpack"


class Remembered(Record, frozen=True):
    """One page: the key it was made of, the digest of its bytes, what was seen in it, what the search is told of it."""

    key: str
    digest: str
    seen: Seen
    title: str
    searched: bool
    meta: tuple[tuple[str, str], ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...]


def read_last(work: Path) -> dict[str, Remembered]:
    """The pages of the last build by address; none where nothing can be read."""
    try:
        return msgspec.msgpack.decode((work / _LAST).read_bytes(), type=dict[str, Remembered])
    except (OSError, msgspec.DecodeError, ValueError):
        return {}


def write_last(work: Path, pages: Mapping[str, Remembered]) -> None:
    """Remember the pages of the build that was just published."""
    new = work / f"{_LAST}.new"
    new.write_bytes(msgspec.msgpack.encode(pages))
    new.replace(work / _LAST)
