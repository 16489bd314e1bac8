"""Cells whose words say nothing to a resident, or are not meant for one: 同上, 別紙のとおり, 確認済み, 変更なし, 内部限り. They are asked about, never published."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from generator.model.basics import Reason
from generator.model.figures import Direction
from generator.sheets.books import ReturnedRow
from generator.sheets.empty_words import CONFIRMED, empty_words
from generator.sheets.inner_words import MAY_BE_TOLD, inner_aside, inner_words, may_be_told
from generator.sheets.pointers import OF_DOCUMENT, POINTED_AT, Pointer, pointer_in
from generator.sheets.rows import RowAnswer, SheetKind, SheetRow
from generator.sheets.settling import REASON_WORDS, says_step


class SilentCell(NamedTuple):
    """A cell with the rule by which it is asked about, and what the rule tells of it."""

    code: str
    field: str
    details: Mapping[str, str]


def find_silent(row: SheetRow, answer: RowAnswer, cells: ReturnedRow) -> Iterator[SilentCell]:
    """All of them in a row that is answered anew."""
    pointing = tuple(_pointers(row, answer, cells))
    yield from pointing
    yield from _empty_words(row, answer, cells)
    known = {each.field for each in pointing}
    yield from (each for each in _inner_words(row, answer, cells) if each.field not in known)


def _pointers(row: SheetRow, answer: RowAnswer, cells: ReturnedRow) -> Iterator[SilentCell]:
    """Cells that only point at others. What is published as it stands is asked about; so is 前年度と同じ, if nobody says what it is or that the document says so.

    That a milestone is not reached yet (まだ) says nothing of how far it is: it is no value that could stand for the words.
    """
    is_milestone = row.indicator is not None and row.indicator.direction is Direction.MILESTONE
    said = (bool(answer.typed) and not is_milestone) or cells.is_confirmed()
    for field in ("wording", "typed", "page", "remark"):
        text = getattr(answer, field)
        if text == getattr(row.now, field) or says_step(text, row) or (field == "remark" and not answer.reason):
            continue
        pointer = pointer_in(text)
        if pointer is None or (pointer is Pointer.DOCUMENT and field == "page"):
            continue
        if pointer is not Pointer.BEFORE or field != "wording" or not said:
            shown = pointer if field == "wording" or pointer is Pointer.DOCUMENT else Pointer.ELSEWHERE
            yield SilentCell("K891", field, {"wording": text, "mend_hint": _POINTS[shown]})


_POINTS: Final = {
    Pointer.ELSEWHERE: POINTED_AT,
    Pointer.DOCUMENT: OF_DOCUMENT,
    Pointer.BEFORE: "同じ言葉や値を、このセルにも書いてください。公表する文書にもこのとおりに書かれているなら、その行の備考に「確認済み」と書いてください。",
}


def _empty_words(row: SheetRow, answer: RowAnswer, cells: ReturnedRow) -> Iterator[SilentCell]:
    """確認済み in the place of an answer; 変更なし and 特になし in that of a report, unless somebody says that the document has it."""
    confirmed = cells.is_confirmed()
    for field in ("wording", "typed", "page"):
        text = getattr(answer, field)
        if not text or text == getattr(row.now, field):
            continue
        found = empty_words(text, of_report=row.field == "done" or row.spot.list_key == "reports")
        is_text = row.kind is SheetKind.TEXTS and field == "wording"
        if found is not None and (found is CONFIRMED or (is_text and not confirmed and not answer.reason)):
            yield SilentCell("K893", field, {"wording": text, "cause": found.cause, "mend_hint": found.mend})


def _inner_words(row: SheetRow, answer: RowAnswer, cells: ReturnedRow) -> Iterator[SilentCell]:
    """Words for the office that would be published: in the remark on a reason, and beside what the answer says."""
    if cells.is_confirmed():
        return
    if answer.reason and answer.remark != row.now.remark and not may_be_told(cells.remark()):
        is_withheld = REASON_WORDS.get(answer.reason) is Reason.NOT_PUBLIC
        if inner := inner_words(answer.remark, is_withheld=is_withheld):
            mend = _IN_REMARK if cells.remark() else _IN_WORDING
            field = "remark" if cells.remark() else "wording"
            yield SilentCell("K898", field, {"wording": answer.remark, "inner": inner, "mend_hint": mend})
    if answer.wording != row.now.wording and (inner := inner_aside(answer.wording)):
        yield SilentCell("K898", "wording", {"wording": answer.wording, "inner": inner, "mend_hint": _IN_WORDING})


_IN_REMARK: Final = (
    "公開してよい言葉だけに書き直すか、備考を「確認済み」に書き換えてください（この言葉は載せません）。"
    f"このまま公開してよければ、備考の初めに「{MAY_BE_TOLD}」と付けてください（付けた字は載りません）。"
)
_IN_WORDING: Final = (
    "公開しない言葉は、このセルから消してください。公表する文書にもこのとおりに書かれていて、"
    "公開してよければ、その行の備考に「確認済み」と書いてください。"
)
