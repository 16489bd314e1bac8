"""A chart with title and sources inside, as pixels: the same lines and texts as in its SVG, and a note of the letters that cannot be drawn."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import ceil, floor, hypot
from typing import Final, NamedTuple

from PIL import Image, ImageChops, ImageDraw

from generator.drawing.letters import Ink, draw_text, fit_for_font, ink_of, lacks_letters, width_of
from generator.drawing.paths import Point, outlines
from generator.drawing.png import encode
from generator.views.chart_layers import EDGE, GOOD, GOOD_EDGE, GRID, NONE, PAPER, SOFT, ChartLayer, Letters, Stroke
from generator.views.chart_sheets import ChartSheet

SCALE: Final = 2
"""Pixels for each unit of the sheet."""
_FINE: Final = 3
"""How many times finer lines are drawn before they are made smooth."""
_HALO: Final = 2
_LEVELS: Final = 3
"""From paper to a colour. Light colours have only themselves: they are those of straight lines and of grounds."""
_LIGHT: Final = frozenset({GRID, EDGE, GOOD, GOOD_EDGE})
_NOTE, _LEFT, _FOR_THE_NOTE, _BELOW_THE_NOTE = "12", "20", 24, 14
"""The note of letters that cannot be drawn: its size, where it begins, how much lower the picture becomes for it, what stays free below."""
_BARE: Final = Ink(bytes(256), bytes(128) + bytes([255]) * 128)
"""What makes paper (the first of every palette) of the pixels that letters cover by half."""
_SHEET: Final = ChartLayer("0", "0", (), ())
_BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line of text stands before its place."""


class _Place(NamedTuple):
    """Where the levels of a colour stand in the palette."""

    first: int
    last: int


def draw_chart(sheet: ChartSheet) -> bytes:
    """The sheet as PNG."""
    height = round(float(sheet.height))
    lacks = lacks_letters(line.text for layer in sheet.layers for line in layer.letters)
    size = round(float(sheet.width)) * SCALE, (height + (_FOR_THE_NOTE if lacks else 0)) * SCALE
    inks = _inks_of(sheet)
    picture = Image.new("L", size)
    for layer in sheet.layers:
        for stroke in layer.strokes:
            _draw_stroke(picture, layer, stroke, inks)
    for layer in sheet.layers:
        for line in layer.letters:
            _draw_letters(picture, layer, line, inks)
    if lacks:
        y = str(height + _FOR_THE_NOTE - _BELOW_THE_NOTE)
        _draw_letters(picture, _SHEET, Letters(_LEFT, y, sheet.unshown, _NOTE, SOFT), inks)
    return encode(picture, _palette(inks))


def _draw_stroke(picture: Image.Image, layer: ChartLayer, stroke: Stroke, inks: Mapping[str, _Place]) -> None:
    """Draw the shape finer than the picture within its own bounds, and put it there."""
    scale = SCALE * _FINE
    width = round(float(stroke.width) * scale)
    dashes = [float(each) * scale for each in stroke.dash.split()]
    for outline in outlines(stroke.path):
        points = [((x + float(layer.x)) * scale, (y + float(layer.y)) * scale) for x, y in outline]
        left, top = (floor((min(each[axis] for each in points) - width) / _FINE) for axis in (0, 1))
        right, bottom = (ceil((max(each[axis] for each in points) + width) / _FINE) + 1 for axis in (0, 1))
        points = [(x - left * _FINE, y - top * _FINE) for x, y in points]
        size = (right - left) * _FINE, (bottom - top) * _FINE
        if stroke.fill != NONE:
            shape = Image.new("L", size)
            ImageDraw.Draw(shape).polygon(points, fill=_LEVELS)
            _paint(picture, shape.reduce(_FINE), (left, top), inks[stroke.fill])
        if stroke.line != NONE:
            if stroke.path.endswith("z"):
                points += points[:2]  # a corner at the end too
            shape = Image.new("L", size)
            draw = ImageDraw.Draw(shape)
            for piece in _dashed(points, dashes) if dashes else [points]:
                draw.line(piece, fill=_LEVELS, width=width, joint="curve")
            _paint(picture, shape.reduce(_FINE), (left, top), inks[stroke.line])


def _paint(picture: Image.Image, levels: Image.Image, at: tuple[int, int], ink: _Place) -> None:
    """Put a shape into the picture: whole where it covers, in its lighter levels only where nothing was before."""
    box = (*at, at[0] + levels.width, at[1] + levels.height)
    if ink.first == ink.last:
        picture.paste(ink.last, box, _from(2, levels))
        return
    bare = ImageChops.invert(_from(1, picture.crop(box)))
    seen = ImageChops.lighter(_from(_LEVELS, levels), ImageChops.darker(_from(1, levels), bare))
    picture.paste(ImageChops.add(levels, levels, 2, ink.first - 1), box, seen)


def _from(least: int, levels: Image.Image) -> Image.Image:
    """White where the level is at least so much, else black. (A table for all levels would be gone through in Python each time.)"""
    return ImageChops.add(levels, levels, 1 / 512, -1024 * least + 512)


def _dashed(points: list[Point], dashes: list[float]) -> Iterator[list[Point]]:
    """The pieces of a line that are drawn. Dash and gap take turns along all of it."""
    on, left, place = True, dashes[0], 0
    piece = points[:1]
    for (x1, y1), (x2, y2) in pairwise(points):
        length, gone = hypot(x2 - x1, y2 - y1), 0.0
        while gone + left < length:
            gone += left
            at = (x1 + (x2 - x1) * gone / length, y1 + (y2 - y1) * gone / length)
            if on:
                yield [*piece, at]
            on, place, piece = not on, place + 1, [at]
            left = dashes[place % len(dashes)]
        left -= length - gone
        piece.append((x2, y2))
    if on and len(piece) > 1:
        yield piece


def _draw_letters(picture: Image.Image, layer: ChartLayer, line: Letters, inks: Mapping[str, _Place]) -> None:
    text, size = fit_for_font(line.text), round(float(line.size) * SCALE)
    x = (float(line.x) + float(layer.x)) * SCALE - _BEFORE[line.anchor] * width_of(text, size)
    y = (float(line.y) + float(layer.y)) * SCALE
    if line.halo:
        draw_text(picture, (x, y), text, size, _BARE, halo=_HALO * SCALE)
    draw_text(picture, (x, y), text, size, _ink_of(inks[line.colour]))


def _inks_of(sheet: ChartSheet) -> dict[str, _Place]:
    """The colours of the sheet with their places in the palette; the first is paper."""
    strokes = (each for layer in sheet.layers for stroke in layer.strokes for each in (stroke.fill, stroke.line))
    letters = (line.colour for layer in sheet.layers for line in layer.letters)
    inks = {PAPER: _Place(0, 0)}
    last = 0
    for colour in dict.fromkeys((SOFT, *strokes, *letters)):
        if colour not in {NONE, PAPER}:
            first, last = last + 1, last + (1 if colour in _LIGHT else _LEVELS)
            inks[colour] = _Place(first, last)
    return inks


@cache
def _ink_of(place: _Place) -> Ink:
    """The ink of letters in a colour."""
    levels = (round(covered * _LEVELS / 255) for covered in range(256))
    return ink_of(min(place.last, place.first - 1 + level) if level else 0 for level in levels)


def _palette(inks: Mapping[str, _Place]) -> bytes:
    """From paper to each colour in its levels: few colours weigh little, and white stays white."""
    white = _channels(PAPER)
    channels: list[int] = []
    for colour, (first, last) in inks.items():
        many = last - first + 1
        for level in range(1, many + 1):
            channels += [
                round(paper + (ink - paper) * level / many) for paper, ink in zip(white, _channels(colour), strict=True)
            ]
    return bytes(channels)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
