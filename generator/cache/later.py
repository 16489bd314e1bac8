"""Content that is made only where what it is made of is new."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias


class Later(NamedTuple):
    """Content with the key of all that it is made of, and the way to make it.

    ``whole``: it tells of the whole site, and whoever is in a hurry may leave it as it was.
    """

    key: str
    make: Callable[[], bytes]
    whole: bool = False


Content: TypeAlias = bytes | Later
"""Bytes, or the way to them."""


def make_now(content: Content) -> bytes:
    """The bytes."""
    return content.make() if isinstance(content, Later) else content
