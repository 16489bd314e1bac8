"""Where a series breaks: as it is written, or as a note says that values cannot be compared with earlier ones."""

import enum
import re
from typing import Final

from generator.amounts import periods_in
from generator.load.scalars import date, flag, published, words
from generator.load.schema.periods import PERIOD_FIELDS, take_period
from generator.load.schema.pieces import editorial
from generator.load.take import Held, Shape, Taking, may, need
from generator.model.figures import Break, BreakKind, Period
from generator.problems.problem import Refused

_NOT_COMPARABLE: Final = re.compile(
    "(?:比較|比べ|対比)[^。]{0,8}?(?:でき(?:ない|ません|ず)|られ(?:ない|ません|ず)|困難|不可|不能|適さない|適しません)"
    "|連続(?:性|し)[^。]{0,4}?(?:ない|なし|ません|失)|接続(?:しない|しません|できない)"
)
_WITH_OTHERS: Final = re.compile("他(?:の)?(?:市|区|町|村|都市|自治体|団体|県|国|指標|調査)|全国|類似団体|近隣")
_SINCE: Final = re.compile("年度?(?:実績|調査|値|分)?(?:から|より|以降|以後)")


class BreakInNote(enum.Enum):
    """What a note says of a break where it names no year."""

    NONE = enum.auto()
    UNCLEAR = enum.auto()


def break_in_note(text: str) -> int | BreakInNote:
    """The fiscal year from which a note says that values cannot be compared with those before; whether it says so without a year.

    A note about other cities or other surveys is none.
    """
    if not any(_NOT_COMPARABLE.search(sentence) and not _WITH_OTHERS.search(sentence) for sentence in text.split("。")):
        return BreakInNote.NONE
    years = {each.year for each in periods_in(text) if each.year and (each.fiscal or not each.month)}
    fiscal = {each.year for each in periods_in(text) if each.year and each.fiscal}
    if len(years) == 1 and years == fiscal and _SINCE.search(text):
        return years.pop()
    return BreakInNote.UNCLEAR


_WHAT: Final = (
    (re.compile("設問|選択肢|質問|問い"), BreakKind.QUESTION),
    (re.compile("定義"), BreakKind.DEFINITION),
    (re.compile("区域|対象|範囲"), BreakKind.AREA),
    (re.compile("調査|集計|算定|算出|計算|方法|統計"), BreakKind.METHOD),
)


def kind_in_note(text: str) -> BreakKind:
    """What a note says has changed."""
    return next((kind for said, kind in _WHAT if said.search(text)), BreakKind.OTHER)


def _break(held: Held, taking: Taking) -> Break | Refused:
    period = take_period(held, taking)
    if isinstance(period, Refused):
        return period
    values = held.values
    return Break(held.place, period, values["kind"], values["reason"], values["note"], values["targets_follow"])


BREAK: Final = Shape(
    "値の切れ目",
    (
        *PERIOD_FIELDS,
        may("as_of", date, "この日から（年度などの代わりに）"),
        need("kind", words(BreakKind), "何が変わったか"),
        may("reason", published, "変わったことを述べる原文"),
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
