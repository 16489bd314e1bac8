"""The form of Pagefind's files: a signature, then JSON or CBOR, packed by gzip.

The CBOR holds three kinds of values: whole numbers, texts, and arrays of them. Anything else is refused, for then
the form is not the one that this program knows.
"""

import zlib
from collections.abc import Sequence
from typing import Final, TypeAlias

Value: TypeAlias = "int | str | list[Value]"

_SIGNATURE: Final = b"pagefind_dcd"

# The upper three bits of an item's first byte are its kind, the lower five its number or the size of that number.
_NUMBER: Final = 0
_NEGATIVE: Final = 1
_TEXT: Final = 3
_ARRAY: Final = 4
_SIZES: Final = {24: 1, 25: 2, 26: 4, 27: 8}


class FormUnknownError(ValueError):
    """A file of Pagefind's has another form than this program knows."""


def unpack(packed: bytes) -> bytes:
    """Take the content out of a file of Pagefind's. Raises `FormUnknownError`."""
    try:
        content = zlib.decompress(packed, wbits=31)
    except zlib.error as fault:
        raise FormUnknownError(str(fault)) from fault
    if not content.startswith(_SIGNATURE):
        raise FormUnknownError("signature")
    return content.removeprefix(_SIGNATURE)


def pack(content: bytes) -> bytes:
    """Make a file as Pagefind's script reads it: the same bytes for the same content (no time in the gzip header)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(_SIGNATURE + content) + packer.flush()


def parse_cbor(data: bytes) -> Value:
    """Read one CBOR item, which is all of `data`. Raises `FormUnknownError`."""
    value, end = _parse_item(data, 0)
    if end != len(data):
        raise FormUnknownError("more than one item")
    return value


def split_items(data: bytes) -> list[bytes]:
    """Part an array into its items, each still in CBOR. Raises `FormUnknownError`."""
    kind, count, place = _parse_head(data, 0)
    if kind != _ARRAY:
        raise FormUnknownError(f"CBOR kind {kind}")
    items = []
    for _ in range(count):
        end = _end_of_item(data, place)
        items.append(data[place:end])
        place = end
    if place != len(data):
        raise FormUnknownError("more than one item")
    return items


def join_items(items: Sequence[bytes]) -> bytes:
    """An array of items that are in CBOR already."""
    return b"".join([_render_head(_ARRAY, len(items)), *items])


def _end_of_item(data: bytes, place: int) -> int:
    # An index has millions of items: one loop without calls takes a fifth of the time of a function for each.
    waiting = 1
    end = len(data)
    while waiting:
        if place >= end:
            raise FormUnknownError("cut off")
        kind, number = data[place] >> 5, data[place] & 31
        place += 1
        if number > 27:
            raise FormUnknownError(f"CBOR size {number}")
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
            raise FormUnknownError(f"CBOR kind {kind}")
    return place


def parse_first_text(data: bytes) -> str:
    """The first item of an array, which is a text. Raises `FormUnknownError`."""
    kind, _, place = _parse_head(data, 0)
    if kind != _ARRAY:
        raise FormUnknownError(f"CBOR kind {kind}")
    kind, size, place = _parse_head(data, place)
    if kind != _TEXT:
        raise FormUnknownError(f"CBOR kind {kind}")
    return data[place : place + size].decode()


def _parse_item(data: bytes, place: int) -> tuple[Value, int]:
    kind, number, place = _parse_head(data, place)
    if kind == _NUMBER:
        return number, place
    if kind == _TEXT:
        end = place + number
        return data[place:end].decode(), end
    if kind == _ARRAY:
        items: list[Value] = []
        for _ in range(number):
            item, place = _parse_item(data, place)
            items.append(item)
        return items, place
    raise FormUnknownError(f"CBOR kind {kind}")


def _parse_head(data: bytes, place: int) -> tuple[int, int, int]:
    if place >= len(data):
        raise FormUnknownError("cut off")
    kind, number = data[place] >> 5, data[place] & 31
    place += 1
    if number < 24:
        return kind, number, place
    if number not in _SIZES:
        raise FormUnknownError(f"CBOR size {number}")
    end = place + _SIZES[number]
    return kind, int.from_bytes(data[place:end], "big"), end


def render_cbor(value: Value) -> bytes:
    """Write `value` as CBOR, each number in its shortest form."""
    if isinstance(value, int):
        return _render_head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _render_head(_TEXT, len(text)) + text
    return b"".join([_render_head(_ARRAY, len(value)), *map(render_cbor, value)])


def _render_head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    mark, size = next((mark, size) for mark, size in _SIZES.items() if number < 256**size)
    return bytes([kind << 5 | mark]) + number.to_bytes(size, "big")
