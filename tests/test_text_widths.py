"""Texts of pictures are never given less room than a font takes."""

import importlib.resources
import random
from pathlib import Path

import pytest
from PIL import ImageFont

from generator.views.text_widths import LETTER, break_text, text_width

NOTO = str(importlib.resources.files("noto_cjk_sans_jp_bold") / "NotoSansCJKjp-Bold.otf")
WIDEST_LATIN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")
SAID = (
    "15,123,456,789円",
    "▲12.3%",
    "約10,000",
    "令和元",
    "変わり目（前後は比べられません）",
    "99.9935‰",
    "1.25×10²⁰",
    "−5",
)


def advance(font: str, text: str) -> float:
    return ImageFont.truetype(font, 1000, layout_engine=ImageFont.Layout.BASIC).getlength(text) * LETTER / 1000


@pytest.mark.parametrize("text", [*SAID, *map(chr, range(0x20, 0x7F)), *"あア漢〜～ー・、。「」（）％℃㎡①Ⅲ"])
def test_no_text_is_wider_in_the_japanese_font_than_what_is_kept_for_it(text: str) -> None:
    assert advance(NOTO, text) <= text_width(text) + 1e-9


def test_no_latin_letter_is_wider_in_a_wide_font_than_what_is_kept_for_it() -> None:
    """The bold advances of DejaVu Sans, in thousandths of an em, as its own table gives them."""
    table = dict.fromkeys("0123456789", 696) | {",": 380, ".": 380, "-": 415, "%": 1002, "W": 1103, "m": 1042, "w": 924}
    if WIDEST_LATIN.is_file():
        table = {
            letter: round(advance(str(WIDEST_LATIN), letter) * 1000 / LETTER) for letter in map(chr, range(33, 127))
        }
    assert [letter for letter, wide in table.items() if wide * LETTER / 1000 > text_width(letter) + 1e-9] == []


def test_a_long_unit_is_broken_and_nothing_of_it_is_lost() -> None:
    text = "目標 3人口1,000人当たり・年度末現在（外国人を含む）の件以上"
    lines = break_text(text, 316)
    assert len(lines) == 2
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert any("1,000" in line for line in lines)


@pytest.mark.parametrize("seed", range(50))
def test_every_line_fits_and_every_letter_is_kept(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 (no secret)
    letters = "0123456789,.人口（外国）、。件 abcWM%"
    text = "x" + "".join(draw.choice(letters) for _ in range(draw.randint(0, 120)))
    lines = break_text(text, 150)
    assert all(text_width(line) <= 150 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("mark", "｜、。）」％")
def test_no_line_begins_with_what_may_not_begin_one(mark: str) -> None:
    for length in range(1, 30):
        lines = break_text("あ" * length + mark + "相模原市", 150)
        assert [line for line in lines if line.startswith(mark)] == []
