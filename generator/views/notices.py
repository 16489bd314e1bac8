"""What must be told at the top of a page before anything else."""

from generator.views.formats import date_text
from generator.views.page_context import PageContext
from generator.views.pieces import Notice


def view_corrections(context: PageContext) -> tuple[Notice, ...]:
    """The corrections that are told on this page, as one notice."""
    corrections = context.standings.corrections.get(context.address)
    if not corrections:
        return ()
    words = context.words.notice
    items = tuple(
        words.correction.format(
            date=date_text(each.corrected_on), wrong=each.wrong, right=each.right, reason=each.reason
        )
        for each in corrections
    )
    return (Notice("corrected", words.corrections, (), items),)
