"""What tables and charts of figures show. See :mod:`generator.views.pieces`."""

from typing import ClassVar, TypeAlias

from generator.views.piece import Badge, Piece


class Mark(Piece, frozen=True):
    """A footnote's mark at a figure."""

    text: str
    href: str


class Entry(Piece, frozen=True):
    """One published value in a table's cell. ``missing`` says in words why there is none, ``sources`` where it stands."""

    label: str = ""
    text: str = ""
    missing: str = ""
    marks: tuple[Mark, ...] = ()
    remarks: tuple[str, ...] = ()
    sources: tuple[Mark, ...] = ()


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
    """Target and actual values by period. ``no_target`` says once why no row has a target; "" where any has."""

    caption: str
    rows: tuple[FigureRow, ...]
    no_target: str = ""


class Tick(Piece, frozen=True):
    """A mark on an axis with its label (two lines below the x axis)."""

    at: str
    text: str
    text_at: str
    second: str = ""


class Point(Piece, frozen=True):
    """A point of a series."""

    x: str
    y: str


class Label(Piece, frozen=True):
    """A text: of a point's number the middle, of any other the beginning of its line."""

    x: str
    y: str
    text: str


class LegendEntry(Piece, frozen=True):
    """What one sign of a chart means. ``sign`` is ``actual``, ``mark``, ``path``, ``band`` or ``break``; it is drawn around ``x``, ``y``."""

    sign: str
    x: str
    y: str
    label: Label


class Strip(Piece, frozen=True):
    """A band between two values."""

    x: str
    y: str
    width: str
    height: str


class Trend(Piece, frozen=True, tag_field="drawn", tag="trend"):
    """A chart over time: actual values with a line, targets as marks. All lengths in a picture of 320 by ``height``.

    ``actual`` and ``target`` are paths with a piece for each run of values that follow one another; "" where nothing is to be joined.
    ``dot`` is the radius of the actual values' points. ``breaks`` are the places where the series was broken.
    """

    drawn: ClassVar[str] = "trend"

    id: str
    summary: str
    height: str
    left: str
    axis: str
    right: str
    top: str
    bottom: str
    legend: tuple[LegendEntry, ...]
    notes: tuple[Label, ...]
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    bands: tuple[Strip, ...]
    breaks: tuple[str, ...]
    actual: str
    dot: str
    actual_points: tuple[Point, ...]
    target: str
    target_points: tuple[Point, ...]
    numbers: tuple[Label, ...]


class Bullet(Piece, frozen=True, tag_field="drawn", tag="bullet"):
    """One value against one bound, on one scale from 0: lengths in a picture of 320 by ``height``.

    ``target`` and ``actual`` are the lines of the two labels, each behind its sign. ``good`` is the side of the bound that reaches the
    target, where it has one; ``bar`` is the value, ``aim`` the bound itself (its place, from ``y`` on, so long).
    """

    drawn: ClassVar[str] = "bullet"

    id: str
    summary: str
    height: str
    target: tuple[Label, ...]
    actual: tuple[Label, ...]
    track: Strip
    good: tuple[Strip, ...]
    bar: Strip
    aim: Strip
    ticks: tuple[Tick, ...]


Chart: TypeAlias = Trend | Bullet
"""What an indicator is drawn as. ``drawn`` is the macro of the component ``chart`` that draws it."""
