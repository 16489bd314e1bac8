"""What every part of a page is."""

import msgspec


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A part of a page."""
