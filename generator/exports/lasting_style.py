"""The style sheet of frozen pages: named by its digest, so that a later one stands beside it and never in its place."""

from functools import cache

from generator.cache import sha256_of
from generator.render.renderer import read_lasting_styles


@cache
def make_lasting_style() -> bytes:
    """The style sheet as it is published and frozen."""
    return read_lasting_styles().encode()


def digest_lasting_style() -> str:
    """What its name tells of it: the first 16 digits of its SHA-256."""
    return sha256_of(make_lasting_style())[:16]
