"""Outlines written as SVG paths, as polygons and as pictures. Only what the shapes of statuses use is known: lines and circular arcs."""

import math
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from PIL import Image, ImageChops, ImageDraw

Point: TypeAlias = tuple[float, float]

_TOKEN: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_STEPS: Final = 48
"""Straight pieces of a whole circle."""
_FINE: Final = 4
"""How many times finer than the picture an outline is drawn before it is made smooth."""


def outlines(path: str) -> list[list[Point]]:
    """The outlines of a path; one that is not closed ends where its line does. Raises ValueError for a command that is not known."""
    return list(_Pen(path).draw())


def fill(path: str, box: float, size: int) -> Image.Image:
    """The path, drawn in a square of ``box``, as a mask of ``size`` by ``size``; parts within parts are cut out (even-odd)."""
    large = size * _FINE
    scale = large / box
    mask = Image.new("1", (large, large))
    for outline in outlines(path):
        part = Image.new("1", (large, large))
        ImageDraw.Draw(part).polygon([(x * scale, y * scale) for x, y in outline], fill=1)
        mask = ImageChops.logical_xor(mask, part)
    return mask.convert("L").resize((size, size), Image.Resampling.BOX)


class _Pen:
    """Goes along a path."""

    def __init__(self, path: str) -> None:
        self._tokens = _TOKEN.findall(path)
        self._at = 0
        self._x = self._y = 0.0

    def draw(self) -> Iterator[list[Point]]:
        outline: list[Point] = []
        command = ""
        while self._at < len(self._tokens):
            if self._tokens[self._at].isalpha():
                command = self._tokens[self._at]
                self._at += 1
            if command in "Zz":
                yield outline
                self._x, self._y = outline[0]
                outline = []
            elif command in "Mm":
                if len(outline) > 1:
                    yield outline
                outline = [self._move(relative=command == "m")]
                command = "l" if command == "m" else "L"
            elif command in "Aa":
                outline += self._arc(relative=command == "a")
            else:
                outline.append(self._line(command))
        if outline:
            yield outline

    def _number(self) -> float:
        self._at += 1
        return float(self._tokens[self._at - 1])

    def _move(self, *, relative: bool) -> Point:
        x, y = self._number(), self._number()
        self._x, self._y = (self._x + x, self._y + y) if relative else (x, y)
        return self._x, self._y

    def _line(self, command: str) -> Point:
        match command:
            case "L" | "l":
                return self._move(relative=command == "l")
            case "H":
                self._x = self._number()
            case "h":
                self._x += self._number()
            case "V":
                self._y = self._number()
            case "v":
                self._y += self._number()
            case _:
                raise ValueError(f"no command of ours: {command}")
        return self._x, self._y

    def _arc(self, *, relative: bool) -> Iterator[Point]:
        """Points on a circular arc, after the SVG rules for finding its centre."""
        radius, _, _, large, sweep = (self._number() for _ in range(5))
        x1, y1 = self._x, self._y
        x2, y2 = self._move(relative=relative)
        half_x, half_y = (x1 - x2) / 2, (y1 - y2) / 2
        half = half_x**2 + half_y**2
        radius = max(radius, math.sqrt(half))
        off = math.sqrt(max(0.0, radius**2 - half) / half)
        off = -off if large == sweep else off
        cx, cy = (x1 + x2) / 2 + off * half_y, (y1 + y2) / 2 - off * half_x
        start, end = math.atan2(y1 - cy, x1 - cx), math.atan2(y2 - cy, x2 - cx)
        turn = (end - start) % math.tau
        if not sweep:
            turn -= math.tau
        steps = max(2, round(_STEPS * abs(turn) / math.tau))
        for step in range(1, steps + 1):
            angle = start + turn * step / steps
            yield cx + radius * math.cos(angle), cy + radius * math.sin(angle)
