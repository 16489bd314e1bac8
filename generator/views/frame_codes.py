"""The line of HTML by which another site shows a page of this one in a frame."""

from typing import Final

from markupsafe import escape

_FRAME: Final = '<iframe src="{address}" title="{title}" width="{width}" height="{height}" loading="lazy"></iframe>'

WIDTH, HEIGHT = 420, 620
"""The frame that is proposed, in CSS pixels: the highest chart with its sentences fits in."""


def frame_code(address: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The line; ``address`` is a whole one, lengths are in CSS pixels."""
    return _FRAME.format(address=escape(address), title=escape(title), width=width, height=height)
