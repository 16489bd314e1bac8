"""What must be told at the top of a page before anything else."""

from generator.views.formats import date_text
from generator.views.pieces import Notice
from generator.views.setting import Setting


def view_corrections(setting: Setting) -> tuple[Notice, ...]:
    """The corrections that are told on this page, as one notice."""
    corrections = setting.standings.corrections.get(setting.address)
    if not corrections:
        return ()
    words = setting.words.notice
    items = tuple(
        words.correction.format(
            date=date_text(each.corrected_on), wrong=each.wrong, right=each.right, reason=each.reason
        )
        for each in corrections
    )
    return (Notice("corrected", words.corrections, (), items),)
