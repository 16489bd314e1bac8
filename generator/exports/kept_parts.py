"""Parts of files about the whole site, kept from build to build: one for each plan, by the key of all that it is made of."""

from collections.abc import Iterable
from typing import Final, TypeVar

import msgspec

from generator.cache import Store

T = TypeVar("T")

_ENCODE: Final = msgspec.msgpack.Encoder().encode


def read_part(store: Store, shelf: str, plan: str, key: str, shape: type[T]) -> T | None:
    """What is kept of a plan on a shelf; None where there is nothing of this shape, or it is made of anything else than what ``key`` names."""
    kept = store.read(entry_of(shelf, plan), msgspec.msgpack.Decoder(tuple[str, msgspec.Raw]).decode)
    if kept is None or kept[0] != key:
        return None
    try:
        return msgspec.msgpack.decode(kept[1], type=shape)
    except (msgspec.DecodeError, ValueError):
        return None


def write_part(store: Store, shelf: str, plan: str, key: str, part: object) -> None:
    """Keep the part of a plan for the next build. Raises ``OSError`` where writing fails."""
    store.write(entry_of(shelf, plan), _ENCODE((key, part)))


def forget_other_parts(store: Store, shelf: str, plans: Iterable[str]) -> None:
    """Keep on the shelf the parts of these plans alone."""
    store.prune(shelf, {entry_of(shelf, plan).rpartition("/")[2] for plan in plans})


def entry_of(shelf: str, plan: str) -> str:
    """The name of an entry of the store: a plan's key holds a slash, a name on a shelf none."""
    return f"{shelf}/{plan.replace('/', '~')}"
