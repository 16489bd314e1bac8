"""The signs and texts of a chart as paths and letters with fixed colours: what ``components/chart`` draws by classes of the style sheet.

The paths are those of that template; ``tests/test_chart_files.py`` holds the two, and the colours with the style sheet, against each other.
"""

from collections.abc import Iterator
from typing import Final

from generator.views.figure_pieces import Bullet, Chart, Label, LegendEntry, Strip, Trend
from generator.views.piece import Piece
from generator.views.text_widths import LETTER

INK: Final = "#1a1a1c"
SOFT: Final = "#54565c"
PAPER: Final = "#ffffff"
GRID: Final = "#d6d8de"
EDGE: Final = "#747780"
ACTUAL: Final = "#0017c1"
TARGET: Final = "#8a5a00"
GOOD: Final = "#e6f5ec"
GOOD_EDGE: Final = "#197a4b"
NONE: Final = "none"
_SIZE: Final = f"{LETTER:g}"


class Stroke(Piece, frozen=True):
    """A path as SVG writes it, closed where it ends with ``z``: its ``fill`` and ``line`` (``none`` for no such), its width, its dashes."""

    path: str
    fill: str
    line: str
    width: str = "1"
    dash: str = ""


class Letters(Piece, frozen=True):
    """A line of text: ``x`` is its beginning, middle or end, as ``anchor`` says, ``y`` its base. With a ``halo`` it stands out from lines below it."""

    x: str
    y: str
    text: str
    size: str = _SIZE
    colour: str = INK
    anchor: str = "start"
    bold: bool = False
    halo: bool = False


class ChartLayer(Piece, frozen=True):
    """Strokes and then letters, with the corner from which their lengths count."""

    x: str
    y: str
    strokes: tuple[Stroke, ...]
    letters: tuple[Letters, ...]


def layer_of(chart: Chart, x: str, y: str) -> ChartLayer:
    """A chart with its corner at ``x``, ``y``."""
    if isinstance(chart, Trend):
        return ChartLayer(x, y, tuple(_strokes_of_trend(chart)), tuple(_letters_of_trend(chart)))
    return ChartLayer(x, y, tuple(_strokes_of_bullet(chart)), tuple(_letters_of_bullet(chart)))


def _strokes_of_trend(chart: Trend) -> Iterator[Stroke]:
    for entry in chart.legend:
        yield from _sign(entry)
    for row in chart.rows:
        yield Stroke(f"M{chart.left} {row.at}H{chart.right}", NONE, GRID)
    for column in chart.columns:
        yield Stroke(f"M{column.at} {chart.bottom}v6", NONE, GRID)
    for band in chart.bands:
        yield Stroke(_rect(band), PAPER, TARGET, "2", "6 4")
    for place in chart.breaks:
        yield Stroke(f"M{place} {chart.top}V{chart.bottom}", NONE, SOFT, "2", "2 4")
    if chart.target:
        yield Stroke(chart.target, NONE, TARGET, "2", "6 4")
    for point in chart.target_points:
        yield _mark(point.x, point.y)
    if chart.actual:
        yield Stroke(chart.actual, NONE, ACTUAL, "3")
    for point in chart.actual_points:
        yield _disc(point.x, point.y, chart.dot)


def _sign(entry: LegendEntry) -> Iterator[Stroke]:
    x, y = entry.x, entry.y
    match entry.sign:
        case "actual":
            yield Stroke(f"M{x} {y}m-12 0h24", NONE, ACTUAL, "3")
            yield _disc(x, y, "4")
        case "band":
            yield Stroke(f"M{x} {y}m-9-6h18v12h-18z", PAPER, TARGET, "2", "6 4")
        case "break":
            yield Stroke(f"M{x} {y}m0-8v16", NONE, SOFT, "2", "2 4")
        case "path":
            yield Stroke(f"M{x} {y}m-12 0h24", NONE, TARGET, "2", "6 4")
            yield _mark(x, y)
        case _:
            yield _mark(x, y)


def _mark(x: str, y: str) -> Stroke:
    return Stroke(f"M{x} {y}m0-6l6 6-6 6-6-6z", PAPER, TARGET, "2")


def _disc(x: str, y: str, radius: str) -> Stroke:
    return Stroke(f"M{x} {y}m-{radius} 0{_half(radius)}{_half('-' + radius)}z", ACTUAL, ACTUAL)


def _half(radius: str) -> str:
    size = radius.removeprefix("-")
    return f"a{size} {size} 0 1 1 {2 * float(radius):g} 0"


def _rect(strip: Strip) -> str:
    return f"M{strip.x} {strip.y}h{strip.width}v{strip.height}h-{strip.width}z"


def _letters_of_trend(chart: Trend) -> Iterator[Letters]:
    for entry in chart.legend:
        yield _plain(entry.label)
    for note in chart.notes:
        yield Letters(note.x, note.y, note.text, colour=SOFT)
    for row in chart.rows:
        yield Letters(chart.axis, row.text_at, row.text, colour=SOFT, anchor="end")
    for column in chart.columns:
        yield Letters(column.at, column.text_at, column.text, colour=SOFT, anchor="middle")
        below = f"{float(column.text_at) + 16:g}"
        yield Letters(column.at, below, column.second, colour=SOFT, anchor="middle")
    for number in chart.numbers:
        yield Letters(number.x, number.y, number.text, anchor="middle", bold=True, halo=True)


def _strokes_of_bullet(chart: Bullet) -> Iterator[Stroke]:
    for line in chart.target[:1]:
        yield Stroke(f"M9 {line.y}v-14", NONE, TARGET, "4")
    for line in chart.actual[:1]:
        yield Stroke(f"M2 {line.y}m0-10h14v9h-14z", ACTUAL, ACTUAL)
    yield Stroke(_rect(chart.track), NONE, EDGE)
    for side in chart.good:
        yield Stroke(_rect(side), GOOD, GOOD_EDGE)
    yield Stroke(_rect(chart.bar), ACTUAL, ACTUAL)
    yield Stroke(f"M{chart.aim.x} {chart.aim.y}v{chart.aim.height}", NONE, TARGET, "4")


def _letters_of_bullet(chart: Bullet) -> Iterator[Letters]:
    for line in (*chart.target, *chart.actual):
        yield _plain(line)
    for tick in chart.ticks:
        yield Letters(tick.at, tick.text_at, tick.text, colour=SOFT, anchor="middle")


def _plain(label: Label) -> Letters:
    return Letters(label.x, label.y, label.text)
