"""Invented courses for the tests of charts, and what the texts and marks of a chart cover."""

import importlib.resources
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from random import Random
from typing import Final, NamedTuple

from PIL import ImageFont

from generator.model.basics import NOT_STATED, Absent, Place, Reason
from generator.model.figures import (
    Accumulation,
    Direction,
    Figure,
    Indicator,
    IndicatorKind,
    Missing,
    Number,
    Period,
    Range,
    Target,
    Value,
)
from generator.views.charts import view_trend
from generator.views.figure_pieces import Trend
from generator.views.vocabularies import vocabulary_of

HERE: Final = Place("drawn.yaml", 1, 1)
UNITS: Final = (
    "",
    "人",
    "件",
    "%",
    "％",
    "千円",
    "百万円",
    "億円",
    "円",
    "位",
    "点",
    "人口1,000人当たりの件数（年度末現在）",
)
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_SIZE: Final = 14


class Drawn(NamedTuple):
    """An invented indicator with its chart; ``breaks`` are where its series was broken."""

    indicator: Indicator
    actuals: tuple[Figure, ...]
    breaks: tuple[Period, ...]
    chart: Trend


class Rectangle(NamedTuple):
    """What something covers, and what it is."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rectangle", by: float = 0.0) -> bool:
        return (
            self.left + by < other.right
            and other.left + by < self.right
            and self.top + by < other.bottom
            and other.top + by < self.bottom
        )


def number_figure(year: int, value: Decimal, *, part: str = "", published: str = "") -> Figure:
    """A figure that says the number as it is."""
    return Figure(Period(year, part), published or f"{value:,f}", Number(value), HERE)


def draw_course(seed: int, language: str = "ja") -> Drawn | None:
    """The course that the seed gives; None where it holds fewer than two values."""
    chance = Random(seed)  # noqa: S311 (no secret)
    unit = chance.choice(UNITS)
    digits = chance.choice((0, 0, 0, 1, 2, 4))
    size = Decimal(10) ** chance.choice((-6, -1, 0, 1, 2, 3, 4, 6, 8, 10, 13, 19))
    sign = chance.choice((1, 1, 1, -1, 0))
    spread = chance.choice((Decimal(1), Decimal("0.1"), Decimal("0.001"), Decimal(0)))
    about = Decimal(chance.randint(-999, 999)) / 1000 * size

    def draw() -> Decimal:
        value = about + Decimal(chance.randint(-999, 999)) / 1000 * size * spread
        value = abs(value) if sign == 1 else -abs(value) if sign == -1 else value
        if unit == "位":
            value = abs(value).to_integral_value() + 1
        if unit in ("%", "％") and chance.random() < 0.7:
            value = abs(value) % 100
        return round(value, digits) if digits else value.to_integral_value()

    parts = chance.choice((("",), ("",), ("",), ("",), ("h1", "h2"), ("q1", "q2", "q3", "q4"), ("m4", "m9", "")))
    first = chance.choice((1868, 1985, 2012, 2019))
    wanting = chance.choice((0.0, 0.1, 0.4))
    figures: list[Figure] = []
    for year in range(first, first + chance.choice((2, 2, 3, 4, 6, 10, 40) if parts == ("",) else (1, 2, 4))):
        for part in parts:
            if chance.random() < wanting:
                if chance.random() < 0.5:
                    figures.append(Figure(Period(year, part), NOT_STATED, Missing(Absent(Reason.NOT_DONE)), HERE))
                continue
            value = draw()
            published = f"{'▲' if value < 0 else ''}{abs(value):,f}{unit}"
            figures.append(number_figure(year, value, part=part, published=published))
    known = [figure for figure in figures if isinstance(figure.value, Number)]
    if len(known) < 2:
        return None
    targets: list[Target] = []
    band = chance.random() < 0.15
    for figure in chance.sample(known, min(len(known), chance.choice((0, 1, 1, 2, 5)))):
        value = draw()
        low, high = sorted((value, draw()))
        aim: Value = Range(low, high) if band else Number(value)
        year = figure.period.fiscal_year + chance.choice((0, 0, 1, 5))
        targets.append(Target(Figure(Period(year, figure.period.part), f"{value:,f}", aim, HERE)))
    breaks = (chance.choice(known).period,) if chance.random() < 0.2 else ()
    indicator = Indicator(
        id="drawn",
        place=HERE,
        name="指標",
        editor_name=NOT_STATED,
        unit=unit or NOT_STATED,
        kind=IndicatorKind.OUTCOME,
        direction=chance.choice((Direction.AT_LEAST, Direction.AT_MOST)),
        accumulation=Accumulation.YEARLY if parts == ("",) else Accumulation.POINT,
        targets=tuple(targets),
    )
    charts = view_trend(indicator, figures, vocabulary_of(language).words, breaks)
    return Drawn(indicator, tuple(figures), breaks, charts[0]) if charts else None


@cache
def _font() -> ImageFont.FreeTypeFont:
    file = importlib.resources.files("noto_cjk_sans_jp_bold") / "NotoSansCJKjp-Bold.otf"
    return ImageFont.truetype(str(file), 100, layout_engine=ImageFont.Layout.BASIC)


@cache
def measured(text: str) -> float:
    """The real width of a text of a chart in Noto Sans CJK JP Bold."""
    return _font().getlength(text) * _SIZE / 100


def texts_of(chart: Trend) -> Iterator[Rectangle]:
    """What the texts cover, each from its ascent to its descent."""
    for entry in chart.legend:
        yield _text(entry.label.text, float(entry.label.x), float(entry.label.y))
    for note in chart.notes:
        yield _text(note.text, float(note.x), float(note.y))
    for row in chart.rows:
        yield _text(row.text, float(chart.axis), float(row.text_at), back=1.0)
    for column in chart.columns:
        upper = _text(column.text, float(column.at), float(column.text_at), back=0.5)
        lower = _text(column.second, float(column.at), float(column.text_at) + 16, back=0.5)
        yield Rectangle(
            f"{column.text} {column.second}",
            min(upper.left, lower.left),
            upper.top,
            max(upper.right, lower.right),
            lower.bottom,
        )
    for number in chart.numbers:
        yield _text(number.text, float(number.x), float(number.y), back=0.5)


def _text(text: str, x: float, y: float, back: float = 0.0) -> Rectangle:
    width = measured(text)
    return Rectangle(text, x - width * back, y - 1.16 * _SIZE, x + width * (1 - back), y + 0.29 * _SIZE)


def marks_of(chart: Trend) -> Iterator[Rectangle]:
    """What the marks cover."""
    for entry in chart.legend:
        x, y = float(entry.x), float(entry.y)
        half = {"mark": 6.0, "band": 9.0, "break": 1.0}.get(entry.sign, 12.0)
        yield Rectangle(f"sign {entry.sign}", x - half, y - 6, x + half, y + 6)
    for points, half, name in ((chart.actual_points, float(chart.dot), "point"), (chart.target_points, 6.0, "target")):
        for point in points:
            x, y = float(point.x), float(point.y)
            yield Rectangle(name, x - half, y - half, x + half, y + half)
    for band in chart.bands:
        x, y = float(band.x), float(band.y)
        yield Rectangle("band", x, y, x + float(band.width), y + float(band.height))


def segments_of(path: str) -> list[tuple[float, float, float, float]]:
    """The straight lines of a path."""
    lines = []
    for piece in path.split("M")[1:]:
        spots = [[float(number) for number in _NUMBER.findall(spot)] for spot in piece.split("L")]
        lines += [(x, y, to_x, to_y) for (x, y), (to_x, to_y) in pairwise(spots)]
    return lines


def is_struck(box: Rectangle, line: tuple[float, float, float, float]) -> bool:
    """Whether a line passes through the letters of a text: looked at in two hundred places."""
    x, y, to_x, to_y = line
    top, bottom = box.top + 0.4 * _SIZE, box.bottom - 0.12 * _SIZE
    if max(x, to_x) <= box.left or min(x, to_x) >= box.right or max(y, to_y) <= top or min(y, to_y) >= bottom:
        return False
    spots = ((x + (to_x - x) * step / 200, y + (to_y - y) * step / 200) for step in range(201))
    return any(box.left < at_x < box.right and top < at_y < bottom for at_x, at_y in spots)


def faults_of(chart: Trend) -> list[str]:
    """What is clipped, what overlaps."""
    height = float(chart.height)
    texts, marks = list(texts_of(chart)), list(marks_of(chart))
    faults = [
        f"clipped: {each}"
        for each in (*texts, *marks)
        if each.left < 0 or each.top < 0 or each.right > 320 or each.bottom > height
    ]
    faults += [f"text over text: {one} {other}" for one, other in combinations(texts, 2) if one.meets(other, 0.2)]
    letters = [each._replace(top=each.top + 0.4 * _SIZE, bottom=each.bottom - 0.12 * _SIZE) for each in texts]
    faults += [f"text over mark: {text} {mark}" for text in letters for mark in marks if text.meets(mark)]
    numbers = texts[len(texts) - len(chart.numbers) :]
    lines = segments_of(chart.actual) + segments_of(chart.target)
    lines += [(float(x), float(chart.top), float(x), float(chart.bottom)) for x in chart.breaks]
    faults += [f"line through text: {text} {line}" for text in numbers for line in lines if is_struck(text, line)]
    return faults


def decimal_of(text: str, powers: str) -> Decimal:
    """The number that a label of the axis tells."""
    sign = -1 if text.startswith(("-", "▲")) else 1
    plain = text.lstrip("-▲").replace(",", "")
    if "×10" in plain:
        number, _, power = plain.partition("×10")
        return sign * Decimal(number).scaleb(int(power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))))
    for power, ending in re.findall(r"(\d+)(\D\S*)", powers):
        if plain.endswith(ending):
            return sign * Decimal(plain.removesuffix(ending)).scaleb(int(power))
    return sign * Decimal(plain)
