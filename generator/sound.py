"""Which plans were found sound, so that a check goes through those only that may have changed.

A plan is remembered with the key of all that it is made of and tied to (see ``keys``), and only when nothing at all was found in the site.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

_NAME: Final = "sound.msgpack"


def read_sound(work: Path, keys: Mapping[str, str]) -> frozenset[str]:
    """The plans of ``keys`` (plan key -> key of what it is made of) that were found sound as they are now."""
    try:
        known = msgspec.msgpack.decode((work / _NAME).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError, ValueError):
        return frozenset()
    return frozenset(plan for plan, key in keys.items() if known.get(plan) == key)


def write_sound(work: Path, keys: Mapping[str, str]) -> None:
    """Remember that nothing was found in these plans."""
    work.mkdir(parents=True, exist_ok=True)
    new = work / f"{_NAME}.new"
    new.write_bytes(msgspec.msgpack.encode(dict(keys)))
    new.replace(work / _NAME)
