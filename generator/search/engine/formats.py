"""The form of Pagefind's files: a signature, then JSON or CBOR, packed by gzip.

cbor2 reads and writes the CBOR. Only where an index has millions of items is it parted here without reading them: by the form that Pagefind gives
nearly every word, which takes a third of cbor2's time, and else item by item.
"""

import io
import re
import zlib
from collections.abc import Sequence
from typing import Any, Final

import cbor2
import msgspec

from generator.search.engine.promises import FormUnknownError, PagefindPromise

_SIGNATURE: Final = b"pagefind_dcd"

# The upper three bits of an item's first byte are its kind, the lower five its number or the size of that number.
_NUMBER: Final = 0
_NEGATIVE: Final = 1
_TEXT: Final = 3
_ARRAY: Final = 4

# A word of an index is an array of three: its text, an array of its pages, and other spellings, which nearly no word has. A page is an array of three: a
# number, an array of numbers, and one more.
_WORD: Final = 0x83
_ONE: Final = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4}|[\x1b\x3b].{8})"
_MANY: Final = rb"(?:[\x00-\x17\x20-\x37]++|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4}|[\x1b\x3b].{8})*+"
_OF: Final = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_REST_OF_WORD: Final = re.compile(
    _OF + rb"(?:\x83" + _ONE + _OF + _MANY + _OF + _MANY + rb")*+\x80", re.DOTALL
)  # after its text

# What is published is six thousandths more than by the most thorough packing, which takes four times as long.
_PACKED_BY: Final = 6


def unpack(packed: bytes) -> bytes:
    """Take the content out of a file of Pagefind's. Raises `FormUnknownError`, also for a file that is cut off."""
    try:
        content = zlib.decompress(packed, wbits=31)
    except zlib.error as fault:
        raise FormUnknownError(PagefindPromise.PACKED, str(fault)) from fault
    if not content.startswith(_SIGNATURE):
        raise FormUnknownError(PagefindPromise.PACKED)
    return content.removeprefix(_SIGNATURE)


def pack(content: bytes) -> bytes:
    """Make a file as Pagefind writes it: the same bytes for the same content (no time in the gzip header)."""
    packer = zlib.compressobj(_PACKED_BY, zlib.DEFLATED, 31)
    return packer.compress(_SIGNATURE + content) + packer.flush()


def parse_cbor(data: bytes, form: Any, promise: PagefindPromise) -> Any:
    """Read one CBOR item of `form`, which is all of `data` and written in its shortest form. Raises `FormUnknownError`."""
    try:
        value = cbor2.loads(data)
        found: Any = msgspec.convert(value, form)
    except (cbor2.CBORDecodeError, EOFError, msgspec.ValidationError) as fault:
        raise FormUnknownError(promise, str(fault)) from fault
    if cbor2.dumps(value) != data:
        raise FormUnknownError(PagefindPromise.CBOR)
    return found


def render_cbor(value: object) -> bytes:
    """Write `value` as CBOR, each number in its shortest form."""
    return cbor2.dumps(value)


def split_items(data: bytes) -> list[bytes]:
    """Part an array into its items, each still in CBOR. Raises `FormUnknownError`."""
    kind, count, place = _parse_head(data, 0)
    if kind != _ARRAY:
        raise FormUnknownError(PagefindPromise.CHUNK, f"CBOR kind {kind}")
    words = _split_words(data, place)
    if len(words) == count:
        return words
    items = []
    for _ in range(count):
        end = _end_of_item(data, place)
        items.append(data[place:end])
        place = end
    if place != len(data):
        raise FormUnknownError(PagefindPromise.CBOR)
    return items


def _split_words(data: bytes, place: int) -> list[bytes]:
    """The words of an index; none where something else is among them."""
    words = []
    end = len(data)
    while place < end and data[place] == _WORD:
        kind, size, text = _parse_head(data, place + 1)
        rest = _REST_OF_WORD.match(data, text + size) if kind == _TEXT else None
        after = _end_of_item(data, place) if rest is None else rest.end()
        words.append(data[place:after])
        place = after
    return words if place == end else []


def join_items(items: Sequence[bytes]) -> bytes:
    """An array of items that are in CBOR already."""
    head = io.BytesIO()
    cbor2.CBOREncoder(head).encode_length(_ARRAY, len(items))
    return b"".join([head.getvalue(), *items])


def parse_first_text(data: bytes) -> str:
    """The first item of an array, which is a text. Raises `FormUnknownError`."""
    kind, _, place = _parse_head(data, 0)
    if kind != _ARRAY:
        raise FormUnknownError(PagefindPromise.CHUNK, f"CBOR kind {kind}")
    kind, size, place = _parse_head(data, place)
    if kind != _TEXT:
        raise FormUnknownError(PagefindPromise.CHUNK, f"CBOR kind {kind}")
    return data[place : place + size].decode()


def _end_of_item(data: bytes, place: int) -> int:
    # One loop without calls takes a fifth of the time of a function for each item.
    waiting = 1
    end = len(data)
    while waiting:
        if place >= end:
            raise FormUnknownError(PagefindPromise.CBOR)
        kind, number = data[place] >> 5, data[place] & 31
        place += 1
        if number > 27:
            raise FormUnknownError(PagefindPromise.CBOR, f"CBOR size {number}")
        if number > 23:
            size = 1 << number - 24
            number = int.from_bytes(data[place : place + size], "big")
            place += size
        waiting -= 1
        if kind == _TEXT:
            place += number
        elif kind == _ARRAY:
            waiting += number
        elif kind not in (_NUMBER, _NEGATIVE):
            raise FormUnknownError(PagefindPromise.CHUNK, f"CBOR kind {kind}")
    return place


def _parse_head(data: bytes, place: int) -> tuple[int, int, int]:
    if place >= len(data):
        raise FormUnknownError(PagefindPromise.CBOR)
    kind, number = data[place] >> 5, data[place] & 31
    place += 1
    if number > 27:
        raise FormUnknownError(PagefindPromise.CBOR, f"CBOR size {number}")
    if number < 24:
        return kind, number, place
    end = place + (1 << number - 24)
    return kind, int.from_bytes(data[place:end], "big"), end
