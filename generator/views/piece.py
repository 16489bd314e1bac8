"""What every part of a page is."""

import msgspec


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A part of a page."""


class Badge(Piece, frozen=True):
    """A computed status: its id for the style sheet, its word, its shape (an SVG path in a square of 16)."""

    status: str
    label: str
    shape: str
