"""The line of HTML by which another site shows a page of this one in a frame."""

import datetime as dt
from typing import Final

from markupsafe import escape

from generator.views.formats import date_text
from generator.wording.words import CitationWords

_FRAME: Final = '<iframe src="{address}" title="{title}" width="{width}" height="{height}" loading="lazy"></iframe>'

WIDTH, HEIGHT = 420, 620
"""The frame that is proposed, in CSS pixels: the highest chart with its sentences fits in."""
FROZEN_HEIGHT: Final = 860
"""That of a chart which stays as in a version: what is known of the version by now stands above it."""


def name_frozen_frame(name: str, day: dt.date, words: CitationWords) -> str:
    """What a frame is called that shows the indicator with the name as in the version of a day."""
    return words.embed_title.format(name=name, date=date_text(day))


def frame_code(address: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The line; ``address`` is a whole one, lengths are in CSS pixels."""
    return _FRAME.format(address=escape(address), title=escape(title), width=width, height=height)
