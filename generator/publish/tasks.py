"""What is asked of a process that works beside this one, and what it answers. A page or picture is named with its key: one that is made of anything else is not made there."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias, TypeVar

import msgspec

from generator.model.basics import Record
from generator.model.city import Release
from generator.publish.making import MadePage

T = TypeVar("T")
LEAST_SHARED: Final = 600
"""Pages or pictures that must be made before other processes pay: each of them first walks the road to where this one stands."""
_TOGETHER: Final = 16
"""Pages or pictures of one task: few enough that all processes are at their end at about the same time."""


class Beginning(Record, frozen=True):
    """How to come to the same jobs as the process that asks: the folders, the day, and what else its `Order` says of what pages tell."""

    project: str
    data: str
    work: str
    archive: str
    today: dt.date
    releasing: Release | None
    write: bool
    images: bool
    drafts: bool


class WantedPage(Record, frozen=True):
    """A page by address and key; the digest of its last bytes ("" where there are none); whether what the search is told of it is wanted."""

    address: str
    key: str
    last: str
    told: bool


class PagesTask(Record, frozen=True, tag="pages"):
    """Pages to be made; ``text``: with what the search reads in them."""

    wanted: tuple[WantedPage, ...]
    text: bool


class WantedPicture(Record, frozen=True):
    """A picture by file and key, and the digest of the texts of the last one ("" where there is none)."""

    file: str
    key: str
    last: str


class PicturesTask(Record, frozen=True, tag="pictures"):
    """Pictures to be drawn."""

    wanted: tuple[WantedPicture, ...]


class MadePicture(Record, frozen=True):
    """The digest of a picture's texts, and its bytes; none where the texts are those of the last one, or where one is kept of them."""

    card: str
    content: bytes


Task: TypeAlias = PagesTask | PicturesTask

encode: Final = msgspec.msgpack.Encoder().encode
read_beginning: Final = msgspec.msgpack.Decoder(Beginning).decode
read_task: Final[Callable[[bytes], Task]] = msgspec.msgpack.Decoder(Task).decode
read_pages: Final = msgspec.msgpack.Decoder(tuple[MadePage | None, ...]).decode
read_pictures: Final = msgspec.msgpack.Decoder(tuple[MadePicture | None, ...]).decode


def together(each: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """So many at a time as one task has."""
    rest = iter(each)
    while some := tuple(islice(rest, _TOGETHER)):
        yield some
