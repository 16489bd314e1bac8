"""What tables and charts of figures show. See :mod:`generator.views.pieces`."""

from generator.views.piece import Badge, Piece


class Mark(Piece, frozen=True):
    """A footnote's mark at a figure."""

    text: str
    href: str


class Entry(Piece, frozen=True):
    """One published value in a table's cell. ``missing`` says in words why there is none."""

    label: str = ""
    text: str = ""
    missing: str = ""
    marks: tuple[Mark, ...] = ()
    remarks: tuple[str, ...] = ()


class FigureRow(Piece, frozen=True):
    """The figures of one period. ``anchor`` is "" where the row's own place is on another page."""

    anchor: str
    year: str
    link: str
    target: tuple[Entry, ...]
    actual: tuple[Entry, ...]
    corrections: tuple[str, ...]
    badges: tuple[Badge, ...] = ()


class FigureTable(Piece, frozen=True):
    """Target and actual values by period."""

    caption: str
    rows: tuple[FigureRow, ...]


class Tick(Piece, frozen=True):
    """A mark on an axis with its label (two lines below the x axis)."""

    at: str
    text: str
    text_at: str
    second: str = ""


class Point(Piece, frozen=True):
    """A point of a series; its number, if it is told, stands above or below it at the height ``label_y``."""

    x: str
    y: str
    label: str = ""
    label_y: str = ""


class Strip(Piece, frozen=True):
    """A band between two values."""

    x: str
    y: str
    width: str
    height: str


class Trend(Piece, frozen=True):
    """A chart over time: actual values with a line, targets dashed. All lengths in a picture of 320 by ``height``."""

    id: str
    summary: str
    height: str
    left: str
    axis: str
    right: str
    bottom: str
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    bands: tuple[Strip, ...]
    actual: str
    actual_points: tuple[Point, ...]
    target: str
    target_points: tuple[Point, ...]


class Bars(Piece, frozen=True):
    """One target and one actual value as two bars; lengths in a picture of 320."""

    id: str
    summary: str
    target_label: str
    target_length: str
    actual_label: str
    actual_length: str
