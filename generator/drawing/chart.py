"""A chart with title and sources inside, as pixels: the same lines and texts as in its SVG, and a note of the letters that cannot be drawn."""

import io
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import Final

from PIL import Image, ImageDraw

from generator.drawing.letters import draw_text, fit_for_font, lacks_letters
from generator.drawing.paths import Point, outlines
from generator.views.chart_layers import NONE, PAPER, SOFT, ChartLayer, Letters, Stroke
from generator.views.chart_sheets import ChartSheet

SCALE: Final = 2
"""Pixels for each unit of the sheet."""
_FINE: Final = 2
"""How many times finer lines are drawn before they are made smooth."""
_HALO: Final = 2
_LEVELS: Final = 4
_APART: Final = 16
"""Of 255: what is nearer to the paper than that becomes paper, which colours are looked up too coarsely to tell apart."""
_NOTE, _LEFT, _FOR_THE_NOTE, _BELOW_THE_NOTE = 12, 20, 24, 14
"""The note of letters that cannot be drawn: its size, where it begins, how much lower the picture becomes for it, what stays free below."""
_ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}


def draw_chart(sheet: ChartSheet) -> bytes:
    """The sheet as PNG."""
    height = round(float(sheet.height))
    lacks = lacks_letters(line.text for layer in sheet.layers for line in layer.letters)
    size = round(float(sheet.width)) * SCALE, (height + (_FOR_THE_NOTE if lacks else 0)) * SCALE
    fine = Image.new("RGB", (size[0] * _FINE, size[1] * _FINE), PAPER)
    draw = ImageDraw.Draw(fine)
    for layer in sheet.layers:
        for stroke in layer.strokes:
            _draw_stroke(draw, layer, stroke)
    picture = fine.reduce(_FINE)
    draw = ImageDraw.Draw(picture)
    for layer in sheet.layers:
        for line in layer.letters:
            _draw_letters(draw, layer, line)
    if lacks:
        at = _LEFT * SCALE, (height + _FOR_THE_NOTE - _BELOW_THE_NOTE) * SCALE
        draw_text(draw, at, fit_for_font(sheet.unshown), _NOTE * SCALE, SOFT)
    file = io.BytesIO()
    picture.quantize(palette=_palette(sheet), dither=Image.Dither.NONE).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _draw_stroke(draw: ImageDraw.ImageDraw, layer: ChartLayer, stroke: Stroke) -> None:
    scale = SCALE * _FINE
    width = round(float(stroke.width) * scale)
    dashes = [float(each) * scale for each in stroke.dash.split()]
    for outline in outlines(stroke.path):
        points = [((x + float(layer.x)) * scale, (y + float(layer.y)) * scale) for x, y in outline]
        if stroke.fill != NONE:
            draw.polygon(points, fill=stroke.fill)
        if stroke.line != NONE:
            if stroke.path.endswith("z"):
                points += points[:2]  # a corner at the end too
            for piece in _dashed(points, dashes) if dashes else [points]:
                draw.line(piece, fill=stroke.line, width=width, joint="curve")


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


def _draw_letters(draw: ImageDraw.ImageDraw, layer: ChartLayer, line: Letters) -> None:
    draw_text(
        draw,
        ((float(line.x) + float(layer.x)) * SCALE, (float(line.y) + float(layer.y)) * SCALE),
        fit_for_font(line.text),
        round(float(line.size) * SCALE),
        line.colour,
        anchor=_ANCHORS[line.anchor],
        halo=(_HALO * SCALE if line.halo else 0, PAPER),
    )


def _palette(sheet: ChartSheet) -> Image.Image:
    """From paper to each colour of the sheet in some levels: few colours weigh little, and white stays white."""
    colours = dict.fromkeys(
        colour
        for layer in sheet.layers
        for colour in (
            *(each for stroke in layer.strokes for each in (stroke.fill, stroke.line)),
            *(line.colour for line in layer.letters),
        )
        if colour not in {NONE, PAPER}
    )
    white = _channels(PAPER)
    channels = [*white]
    for colour in colours:
        for level in range(1, _LEVELS + 1):
            apart = [(ink - paper) * level / _LEVELS for paper, ink in zip(white, _channels(colour), strict=True)]
            if max(map(abs, apart)) >= _APART:
                channels += [round(paper + each) for paper, each in zip(white, apart, strict=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(channels)
    return palette


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
