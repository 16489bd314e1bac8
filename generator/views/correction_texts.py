"""What was corrected, in words."""

from generator.model.city import Correction
from generator.open_data.change_words import notice_words
from generator.open_data.row_making import source_of_correction
from generator.views.page_context import PageContext


def correction_text(context: PageContext, correction: Correction) -> str:
    """A change of something published, in the words that stand wherever it is told."""
    source = source_of_correction(context.site_index, context.address.partition("/")[0], correction)
    return notice_words(correction, source=source, japanese=context.words.language == "ja")
