"""The picture of a page: 1200 by 630 with few colours, so that it weighs little."""

import io
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

import msgspec
from PIL import Image, ImageDraw

from generator.drawing.fonts import font_of
from generator.drawing.letters import draw_text, fit_for_font, lacks_letters, width_of
from generator.drawing.lines import break_lines, cut_line
from generator.drawing.paths import fill
from generator.views.link_cards import CARD_HEIGHT as HEIGHT
from generator.views.link_cards import CARD_WIDTH as WIDTH
from generator.views.link_cards import LinkCard
from generator.views.pieces import Badge

_LEFT: Final = 72
_ROOM: Final = WIDTH - 2 * _LEFT
_SIZES: Final = (72, 64, 56, 48, 42)
_ROOM_ALONE: Final = 230
_ROOM_BESIDE_ANSWERS: Final = 126
"""How high the title may become, where the answers stand below it and where they do not."""
_SOFT: Final = 180  # of 255: how dark the lesser lines are
_BOX: Final = 16  # the square that shapes of statuses are written in
_LEVELS: Final = 4
_ACCENT: Final = 2 * _LEVELS

_PAPER: Final = "#ffffff"
_INK: Final = "#1a1a1c"
_BLUE: Final = "#0017c1"
COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "reached": ("#0e5233", "#e6f5ec"),
    "not-reached": ("#a00000", "#fdeeed"),
    "on-the-way": ("#004b73", "#e5f3fb"),
}
NEUTRAL: Final = ("#43464d", "#f0f1f4")
"""Letters and ground of a status, as on the pages in light colours."""


def draw_card(card: LinkCard) -> bytes:
    """The picture as PNG."""
    texts = (card.site, card.city, card.plan, card.title, *card.answers, card.judged, card.rating)
    note = card.unshown if lacks_letters(texts) else ""
    card = _fit(card)
    ink = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(ink)
    for y, text, size, level in ((64, card.site, 30, _SOFT), (122, card.city, 36, 255), (172, card.plan, 32, _SOFT)):
        draw_text(draw, (_LEFT, y), cut_line(text, _ROOM, _measure(size)), size, level)
    size, lines = _title(card.title, _ROOM_BESIDE_ANSWERS if card.answers else _ROOM_ALONE)
    for place, line in enumerate(lines):
        draw_text(draw, (_LEFT, 240 + round(place * size * 1.3)), line, size, 255, anchor="lt")
    for place, text in enumerate(card.answers):
        line = cut_line(text, _ROOM, _measure(42))
        draw_text(draw, (_LEFT, 412 + place * 56), line, 42, 255)
    draw_text(draw, (_LEFT, HEIGHT - 16), fit_for_font(note), 24, _SOFT)
    picture = ink.point([level * (_LEVELS - 1) // 255 for level in range(256)])
    picture.paste(_ACCENT, (0, 0, WIDTH, 16))
    ground = NEUTRAL
    for badge in card.badges:
        ground = COLOURS.get(badge.status, NEUTRAL)
        right = _badge(picture, badge)
        after = right + 28
        beside = [text for text in (card.judged, card.rating) if text]
        top = HEIGHT - 96 - 22 * len(beside)
        for place, text in enumerate(beside):
            line = cut_line(text, WIDTH - _LEFT - after, _measure(30))
            picture.paste(_soft(line), (after, top + place * 44))
    return _png(picture, (_PAPER, _INK), (ground[1], ground[0]))


def _fit(card: LinkCard) -> LinkCard:
    """The card with its texts as they can be drawn."""
    return msgspec.structs.replace(
        card,
        site=fit_for_font(card.site),
        city=fit_for_font(card.city),
        plan=fit_for_font(card.plan),
        title=fit_for_font(card.title),
        answers=tuple(map(fit_for_font, card.answers)),
        judged=fit_for_font(card.judged),
        rating=fit_for_font(card.rating),
    )


def _measure(size: int) -> Callable[[str], float]:
    return partial(width_of, size=size)


def _title(title: str, room: int) -> tuple[int, list[str]]:
    """The largest size at which the title fits into so many pixels, and its lines."""
    lines: list[str] = []
    for size in _SIZES:
        lines = break_lines(title, _ROOM, _measure(size))
        if len(lines) * size * 1.3 <= room:
            return size, lines
    size = _SIZES[-1]
    most = round(room // (size * 1.3))
    whole = lines[: most - 1]
    rest = "".join(lines[most - 1 :])
    return size, [*whole, cut_line(rest, _ROOM, _measure(size))]


def _badge(picture: Image.Image, badge: Badge) -> int:
    """Put the status at the foot of the picture; where it ends."""
    font = font_of(48)
    width = round(font.getlength(badge.label)) + 120
    mark = Image.new("L", (width, 88))
    mark.paste(fill(badge.shape, _BOX, 48), (24, 20))
    ImageDraw.Draw(mark).text((92, 44), badge.label, font=font, fill=255, anchor="lm")
    levels = mark.point([_LEVELS + level * (_LEVELS - 1) // 255 for level in range(256)])
    corners = Image.new("1", mark.size)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, width - 1, 87), radius=14, fill=1)
    picture.paste(levels, (_LEFT, HEIGHT - 140), corners)
    return _LEFT + width


def _soft(text: str) -> Image.Image:
    """A lesser line as a piece of the picture."""
    line = Image.new("L", (max(1, round(width_of(text, 30)) + 2), 44))
    draw_text(ImageDraw.Draw(line), (0, 22), text, 30, _SOFT, anchor="lm")
    return line.point([level * (_LEVELS - 1) // 255 for level in range(256)])


def _png(picture: Image.Image, *ramps: tuple[str, str]) -> bytes:
    """Levels as colours: each ramp from its first to its second colour, then the accent."""
    palette = [channel for ramp in ramps for colour in _ramp(*ramp) for channel in colour]
    palette += _channels(_BLUE)
    indexed = Image.frombytes("P", picture.size, picture.tobytes())
    indexed.putpalette(palette)
    file = io.BytesIO()
    indexed.save(file, "PNG", bits=4, compress_level=6, compress_type=zlib.Z_RLE)
    return file.getvalue()


def _ramp(start: str, end: str) -> Iterable[tuple[int, ...]]:
    pairs = list(zip(_channels(start), _channels(end), strict=True))
    for level in range(_LEVELS):
        yield tuple(round(one + (other - one) * level / (_LEVELS - 1)) for one, other in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
