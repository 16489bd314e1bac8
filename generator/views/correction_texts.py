"""What was corrected: in words, and the last of it on the whole site."""

from typing import NamedTuple

from generator.addresses import at_anchor, corrected_place
from generator.model.city import Correction
from generator.open_data.change_words import notice_words
from generator.open_data.row_making import source_of_correction
from generator.views.page_context import PageContext


class Corrected(NamedTuple):
    """A change of something that the municipality with the key ``city`` published, and the way to its place."""

    city: str
    correction: Correction
    href: str


def correction_text(context: PageContext, city: str, correction: Correction) -> str:
    """A change of something published, in the words that stand wherever it is told."""
    source = source_of_correction(context.site_index, city, correction)
    return notice_words(correction, source=source, japanese=context.words.language == "ja")


def last_corrections(context: PageContext, most: int) -> tuple[Corrected, ...]:
    """The last corrections of the whole site, the latest first; at most so many."""
    told = [
        (each.corrected_on, city, each.id, each)
        for city, folder in context.site_index.municipalities.items()
        for each in folder.corrections
    ]
    told.sort(key=lambda each: each[:3], reverse=True)
    return tuple(Corrected(city, each, _href(context, city, each)) for _, city, _, each in told[:most])


def _href(context: PageContext, city: str, correction: Correction) -> str:
    page, anchor = corrected_place(city, correction.target.target)
    href = context.href(page)
    return at_anchor(href, anchor) if anchor else href
