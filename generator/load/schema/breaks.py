"""Where a series breaks: as it is written, or as a note says that values cannot be compared with earlier ones."""

from typing import Final

from generator.load.break_notes import BreakInNote, break_in_note, kind_in_note
from generator.load.scalars import date, flag, published, words
from generator.load.schema.periods import PERIOD_FIELDS, take_period
from generator.load.schema.pieces import editorial
from generator.load.take import Held, Shape, Taking, may, need
from generator.model.figures import Break, BreakKind, Period
from generator.problems.problem import Refused


def _break(held: Held, taking: Taking) -> Break | Refused:
    period = take_period(held, taking)
    if isinstance(period, Refused):
        return period
    if held.has("reason") and held.has("footnote"):
        return taking.report("K313", held.node, label="値の切れ目", keys="reason / footnote", count=2)
    keys = ("kind", "reason", "note", "targets_follow", "footnote")
    return Break(held.place, period, **{key: held.values[key] for key in keys})


BREAK: Final = Shape(
    "値の切れ目",
    (
        *PERIOD_FIELDS,
        may("as_of", date, "この日から（年度などの代わりに）"),
        need("kind", words(BreakKind), "何が変わったか"),
        may("reason", published, "変わったことを述べる原文"),
        may("footnote", published, "変わったことを述べる注の印（指標・施策・計画の注。reason の代わりに）"),
        may("note", editorial, "編集者の説明"),
        may("targets_follow", flag, "目標値も、変わった後の測り方によるものか", default=False),
    ),
    _break,
)


def take_breaks(held: Held, taking: Taking) -> tuple[Break, ...] | Refused:
    """Those that were written, otherwise those that the notes tell with their year (平成30年度から…比較できない)."""
    if held.has("breaks"):
        breaks = held.values["breaks"]
        return breaks if isinstance(breaks, tuple) else ()  # of a record that was refused they may be wanting
    found: list[Break] = []
    for note in held.values["footnotes"]:
        told = break_in_note(note.text)
        if told is BreakInNote.UNCLEAR and not taking.salvaging:
            return taking.report("K533", held.node, note=note.text)
        if isinstance(told, int):
            found.append(Break(held.place, Period(told), kind_in_note(note.text), note.text))
    return tuple(found)
