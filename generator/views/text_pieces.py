"""Links, published text, facts and footnotes: what other pieces are made of. See :mod:`generator.views.pieces`."""

from generator.views.piece import Piece


class Link(Piece, frozen=True):
    """A text that leads somewhere."""

    text: str
    href: str


class Span(Piece, frozen=True):
    """A run of text; with ``href`` a footnote's mark that leads to the footnote, ``id`` its place to come back to."""

    text: str
    href: str = ""
    id: str = ""


class Block(Piece, frozen=True):
    """A paragraph of published text: plain (``text``), with footnote marks (``spans``), or a list.

    ``items`` and ``numbered`` hold their own bullet or number as text; the page draws a bullet for ``drawn`` items.
    """

    text: str = ""
    spans: tuple[Span, ...] = ()
    items: tuple["Block", ...] = ()
    numbered: tuple["Block", ...] = ()
    drawn: tuple["Block", ...] = ()


class Fact(Piece, frozen=True):
    """A term with what is said of it."""

    term: str
    text: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


class Section(Piece, frozen=True):
    """Published text under a heading."""

    heading: str
    text: tuple[Block, ...]


class FootnoteLine(Piece, frozen=True):
    """A footnote with its way back."""

    anchor: str
    mark: str
    text: str
    back: str
    back_label: str
