"""The picture of a page: 1200 by 630 with few colours, so that it weighs little."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial
from typing import Final

import msgspec
from PIL import Image, ImageDraw

from generator.drawing.letters import draw_text, fit_for_font, height_of, ink_of, lacks_letters, middle_of, width_of
from generator.drawing.lines import break_lines, cut_line
from generator.drawing.paths import fill
from generator.drawing.png import encode
from generator.views.link_cards import CARD_HEIGHT as HEIGHT
from generator.views.link_cards import CARD_WIDTH as WIDTH
from generator.views.link_cards import LinkCard

_LEFT: Final = 72
_ROOM: Final = WIDTH - 2 * _LEFT
_SIZES: Final = (72, 64, 56, 48, 42)
_ROOM_ALONE: Final = 230
_ROOM_BESIDE_ANSWERS: Final = 126
"""How high the title may become, where the answers stand below it and where they do not."""
_BOX: Final = 16  # the square that shapes of statuses are written in
_LEVELS: Final = 4
_INKED: Final = ink_of(covered * (_LEVELS - 1) // 255 for covered in range(256))
_SOFT: Final = ink_of(covered * 180 // 255 * (_LEVELS - 1) // 255 for covered in range(256))
_ON_GROUND: Final = ink_of(_LEVELS + level for level in _INKED.levels)
"""What becomes of a pixel that letters cover so far: those of the page, those of its lesser lines, those of a status."""
_ACCENT: Final = 2 * _LEVELS
_MOST_GROUNDS: Final = 4
_MOST_BADGES: Final = 32
"""What is kept to be drawn upon: a plan's measures come one after another."""

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
    picture = _ground(card.site, card.city, card.plan).copy()
    size, lines = _title(card.title, _ROOM_BESIDE_ANSWERS if card.answers else _ROOM_ALONE)
    for place, line in enumerate(lines):
        draw_text(picture, (_LEFT, 240 + round(place * size * 1.3) + height_of(size)), line, size, _INKED)
    for place, text in enumerate(card.answers):
        draw_text(picture, (_LEFT, 412 + place * 56), cut_line(text, _ROOM, _measure(42)), 42, _INKED)
    draw_text(picture, (_LEFT, HEIGHT - 16), fit_for_font(note), 24, _SOFT)
    ground = NEUTRAL
    for badge in card.badges:
        ground = COLOURS.get(badge.status, NEUTRAL)
        label, corners = _badge(badge.label, badge.shape)
        picture.paste(label, (_LEFT, HEIGHT - 140), corners)
        after = _LEFT + label.width + 28
        beside = [text for text in (card.judged, card.rating) if text]
        base = HEIGHT - 74 - 22 * len(beside) + middle_of(30)
        for place, text in enumerate(beside):
            draw_text(
                picture, (after, base + place * 44), cut_line(text, WIDTH - _LEFT - after, _measure(30)), 30, _SOFT
            )
    return encode(picture, _palette(ground))


@lru_cache(maxsize=_MOST_GROUNDS)
def _ground(site: str, city: str, plan: str) -> Image.Image:
    """What the pictures of one plan have in common."""
    picture = Image.new("L", (WIDTH, HEIGHT))
    picture.paste(_ACCENT, (0, 0, WIDTH, 16))
    for y, text, size, ink in ((64, site, 30, _SOFT), (122, city, 36, _INKED), (172, plan, 32, _SOFT)):
        draw_text(picture, (_LEFT, y), cut_line(text, _ROOM, _measure(size)), size, ink)
    return picture


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


@lru_cache(maxsize=_MOST_BADGES)
def _badge(label: str, shape: str) -> tuple[Image.Image, Image.Image]:
    """A status for the foot of the picture, and its corners as a mask."""
    width = round(width_of(label, 48)) + 120
    mark = Image.new("L", (width, 88), _LEVELS)
    mark.paste(fill(shape, _BOX, 48).point(list(_ON_GROUND.levels)), (24, 20))
    draw_text(mark, (92, 44 + middle_of(48)), label, 48, _ON_GROUND)
    corners = Image.new("1", mark.size)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, width - 1, 87), radius=14, fill=1)
    return mark, corners


@cache
def _palette(ground: tuple[str, str]) -> bytes:
    """Levels as colours: from paper to ink, from the ground of a status to its letters, then the accent."""
    ramps = ((_PAPER, _INK), (ground[1], ground[0]))
    return bytes([channel for ramp in ramps for colour in _ramp(*ramp) for channel in colour] + _channels(_BLUE))


def _ramp(start: str, end: str) -> Iterable[tuple[int, ...]]:
    pairs = list(zip(_channels(start), _channels(end), strict=True))
    for level in range(_LEVELS):
        yield tuple(round(one + (other - one) * level / (_LEVELS - 1)) for one, other in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
