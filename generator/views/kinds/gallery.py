"""The gallery: every component in every state that its examples show."""

from typing import ClassVar

from markupsafe import Markup

from generator.views.pieces import Page, Piece
from generator.wording.group import PageWords


class GalleryWords(PageWords, frozen=True):
    """The page with every component in every state."""

    title: str
    sentence: str  # components, examples
    example: str  # name
    code: str


class GalleryExample(Piece, frozen=True):
    """A component in one state. ``html`` is ready; ``code`` is shown where it is no part of a page's body."""

    anchor: str
    name: str
    html: Markup
    code: str


class GalleryComponent(Piece, frozen=True):
    """A component with what it is for."""

    anchor: str
    name: str
    purpose: str
    examples: tuple[GalleryExample, ...]


class GalleryPage(Page, frozen=True):
    """All components."""

    kind: ClassVar[str] = "gallery"

    components: tuple[GalleryComponent, ...]
