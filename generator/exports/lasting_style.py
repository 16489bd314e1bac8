"""The style sheets of frozen pages: named by their digests, so that a later one stands beside them and never in their place."""

from functools import cache
from typing import NamedTuple

from generator.cache import sha256_of
from generator.lasting_addresses import lasting_style_file
from generator.render.renderer import read_embed_styles, read_lasting_styles


class LastingStyle(NamedTuple):
    """A style sheet as it is published and frozen. The first 16 digits of its SHA-256 are its name."""

    file: str
    content: bytes


@cache
def page_style() -> LastingStyle:
    """That of frozen pages."""
    return _named(read_lasting_styles())


@cache
def frame_style() -> LastingStyle:
    """That of frozen pages for the frames of other sites."""
    return _named(read_embed_styles())


def _named(text: str) -> LastingStyle:
    content = text.encode()
    return LastingStyle(lasting_style_file(sha256_of(content)[:16]), content)
