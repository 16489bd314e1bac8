"""The tokens of the chrome's style sheet: what is written in them can be read, in light and in dark, and weighs little."""

import gzip
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
CSS = (PROJECT / "overrides" / "assets" / "css" / "chrome.css").read_text(encoding="utf-8")
ON_EVERY_GROUND = ("ink", "ink-soft", "link", "link-visited", "link-hover")
STATUSES = ("reached", "not-reached", "on-the-way", "neutral")


def colours(mode: int) -> dict[str, str]:
    """The colour tokens; mode 0 is light, 1 is dark."""
    tokens = dict(re.findall(r"--([\w-]+): (light-dark\(.*?\)|var\(--[\w-]+\)|#\w+);", CSS))

    def value(token: str) -> str:
        if token.startswith("var("):
            return value(tokens[token[6:-1]])
        return token if token.startswith("#") else token[len("light-dark(") : -1].split(", ")[mode]

    return {name: value(token) for name, token in tokens.items()}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(mode: int) -> None:
    colour = colours(mode)
    pairs = [(text, ground) for text in ON_EVERY_GROUND for ground in ("paper", "paper-soft", "paper-tint")]
    pairs += [("ink", "notice-bg"), ("link", "notice-bg"), ("on-accent", "accent"), ("on-accent", "accent-hover")]
    pairs += [(f"status-{status}-fg", ground) for status in STATUSES for ground in (f"status-{status}-bg", "paper")]
    weak = {pair: ratio for pair in pairs if (ratio := contrast(colour[pair[0]], colour[pair[1]])) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_borders_marks_and_focus_can_be_seen(mode: int) -> None:
    colour = colours(mode)
    pairs = [(f"status-{status}-border", "paper") for status in STATUSES]
    pairs += [("line-strong", "paper"), ("line-strong", "paper-soft"), ("focus-outline", "paper")]
    pairs += [("accent", "paper"), ("chart-actual", "paper"), ("chart-target", "paper")]
    weak = {pair: ratio for pair in pairs if (ratio := contrast(colour[pair[0]], colour[pair[1]])) < 3}
    assert weak == {}


def test_light_and_dark_differ() -> None:
    assert colours(0)["paper"] != colours(1)["paper"]
    assert colours(0)["ink"] != colours(1)["ink"]


def test_every_token_that_is_used_is_defined() -> None:
    told = {"sheet-title", "sheet-address"}  # each page says them of itself, for its printed sheets
    assert set(re.findall(r"var\(--([\w-]+)", CSS)) <= told | set(re.findall(r"^\s+--([\w-]+):", CSS, re.MULTILINE))


@pytest.mark.parametrize(("file", "most"), [("css/chrome.css", 5_000), ("js/chrome.js", 1_500)])
def test_style_and_script_stay_light(file: str, most: int) -> None:
    assert len(gzip.compress((PROJECT / "overrides" / "assets" / file).read_bytes())) < most
