"""Views as plain values for the templates of a booklet: texts that its fonts can set, charts as SVG, addresses of a book.

A page's addresses lead over the screen: to a place on it, to another page of the site, to the web. In a booklet a place or page that is part of it
is a label (``label:…``), and everything else a whole address.
"""

from collections.abc import Collection, Mapping
from typing import Final, TypeAlias

import msgspec

from generator.addresses import at_anchor, root_of
from generator.book.booklet import Booklet
from generator.book.letters import FontLetters
from generator.book.on_paper import correction_on_paper
from generator.render.renderer import renderer
from generator.views.chart_layers import layer_of
from generator.views.chart_picture import WIDTH, draw_where
from generator.views.chart_sheets import ChartSheet
from generator.views.figure_pieces import Bullet, FigureRow, Trend
from generator.views.pieces import FootnoteLine, IndicatorPiece, Notice, Page, Span
from generator.views.site_pieces import NarrativePart

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain]"

_LABEL: Final = "label:"
_TO_FOLLOW: Final = ("http://", "https://", "mailto:", "tel:")
_ADDRESSES: Final = frozenset({"href", "back"})
"""The fields of pieces that lead somewhere."""
_ANCHORED: Final[Mapping[type, str]] = {
    IndicatorPiece: "anchor",
    FigureRow: "anchor",
    FootnoteLine: "anchor",
    NarrativePart: "anchor",
    Span: "id",
}
"""The pieces to which something may lead, with the field that names their place."""
_CORRECTED: Final[Mapping[type, tuple[str, ...]]] = {FigureRow: ("corrections",), Notice: ("items",)}
"""Where corrections are told."""


def plain_booklet(booklet: Booklet, root: str, letters: FontLetters) -> tuple[dict[str, Plain], int]:
    """The booklet as plain values, and how many charts are in it. ``root`` is the site's address, "" where it is not decided."""
    known = _Plainer(root, FontLetters(), booklet.plan.head.address)
    known.plain(booklet)
    plainer = _Plainer(root, letters, booklet.plan.head.address, known.labels)
    value = plainer.plain(booklet)
    assert isinstance(value, dict)  # noqa: S101 - tells the type checker
    return value, plainer.charts


class _Plainer:
    """Walks through pieces; ``labels`` are the places that it came by, ``known`` those to which something may lead."""

    def __init__(self, root: str, letters: FontLetters, address: str, known: Collection[str] = ()) -> None:
        self._root = root
        self._letters = letters
        self._known = known
        self._address = address
        self.labels: set[str] = set()
        self.charts = 0

    def plain(self, value: object) -> Plain:
        """What a piece, a list or a single value is as a plain value."""
        match value:
            case str():
                return self._letters.fit(value)
            case bool() | int():
                return value
            case tuple() | list():
                return [self.plain(each) for each in value]
            case Mapping():
                return {str(key): self.plain(each) for key, each in value.items()}
            case msgspec.Struct():
                return self._struct(value)
            case _:
                raise TypeError(f"nothing that a template shows: {type(value)}")

    def _struct(self, piece: msgspec.Struct) -> dict[str, Plain]:
        if isinstance(piece, Trend | Bullet):
            return self._chart(piece)
        if not isinstance(piece, Page):
            return self._piece(piece)
        before, self._address = self._address, piece.head.address
        told = self._piece(piece) | {"label": self._place("")}
        self._address = before
        return told

    def _piece(self, piece: msgspec.Struct) -> dict[str, Plain]:
        anchored = _ANCHORED.get(type(piece), "")
        told: dict[str, Plain] = {}
        for name in piece.__struct_fields__:
            value = getattr(piece, name)
            if name == "url" and not self._root:
                told[name] = ""
            elif name in _CORRECTED.get(type(piece), ()):
                told[name] = [self._letters.fit(correction_on_paper(each)) for each in value]
            elif name in _ADDRESSES and isinstance(value, str):
                told[name] = self._target(value)
            elif name == anchored:
                told["label"] = self._place(value) if value else ""
            else:
                told[name] = self.plain(value)
        return told

    def _chart(self, chart: Trend | Bullet) -> dict[str, Plain]:
        self.charts += 1
        sheet = ChartSheet("ja", "", "", draw_where(WIDTH), chart.height, (layer_of(chart, "0", "0"),), "")
        drawn = self._letters.fit(renderer().drawing("chart_sheet", sheet))
        return {"svg": drawn, "summary": self._letters.fit(chart.summary)}

    def _place(self, anchor: str) -> str:
        """The label of a place on the page; "" where it was there before, as a page may stand in two parts of the booklet."""
        label = at_anchor(self._address, anchor) if anchor else self._address
        if label in self.labels:
            return ""
        self.labels.add(label)
        return label

    def _target(self, href: str) -> str:
        if not href or href.startswith(_TO_FOLLOW):
            return href
        address = self._address + href if href.startswith("#") else href.removeprefix(root_of(self._address))
        if address in self._known:
            return _LABEL + address
        return self._root + address if self._root else ""


def plain_words(groups: Mapping[str, object], letters: FontLetters) -> dict[str, Plain]:
    """The words of the catalogue by their paths, for the templates."""
    return {name: _Plainer("", letters, "").plain(group) for name, group in groups.items()}
