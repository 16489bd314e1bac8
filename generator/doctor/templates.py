"""Own files of the frame of which nothing would reach a page. What cannot be used at all is told by the frame itself (`site_state.look_at_frame`)."""

from collections.abc import Iterator

from generator.chrome import theme_templates
from generator.chrome.own_frame import check_idle
from generator.doctor.bases import Overlaid
from generator.doctor.observations import Concern, Observation
from generator.problems.reports import words_of


def look_at_templates(overlaid: Overlaid) -> Iterator[Observation]:
    """The own files, held against those that they lie on."""
    for found in check_idle(overlaid.own, overlaid.ours, theme_templates(overlaid.own, overlaid.ours)):
        what, do = words_of(found)
        yield Observation("template" if found.place.line else "unused", Concern.LOOK, what, do, (found.place.file,))
