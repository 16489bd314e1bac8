"""An amount that was answered: what is written for it, or why it cannot be. What its own words say is held against what the row asks."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from generator.amounts import Band, ReadAmount, parse_amount
from generator.checks import words_against
from generator.model.basics import NOT_STATED
from generator.model.money import MONEY_UNITS, Budget, Money
from generator.sheets.books import ReturnedRow
from generator.sheets.rows import Plain, RowAnswer, SheetRow, Tree
from generator.sheets.settling import REASON_WORDS

OR_NONE: Final = "値がないという言葉なら、それを残したまま、「値がない理由」を選んでください。"


def missing_keys(answer: RowAnswer, note: str) -> list[tuple[str, Tree]]:
    """The reason why there is no value, with its remark under the key ``note``."""
    told: list[tuple[str, Tree]] = [("missing", Plain(str(REASON_WORDS[answer.reason])))]
    return [*told, (note, answer.remark)] if answer.remark else told


def money_put(answer: RowAnswer, row: SheetRow, cells: ReturnedRow) -> list[tuple[str, Tree]] | Mapping[str, str]:
    """The keys of the answer and their values; what is told of wording, cause and mend where it is asked about."""
    if answer.reason:
        wording: list[tuple[str, Tree]] = [("as_published", answer.wording)] if answer.wording else []
        return [*missing_keys(answer, "note"), *wording]
    if not answer.wording or answer.wording == row.now.wording:
        return []
    outcome = parse_amount(answer.wording)
    read = outcome.of if isinstance(outcome, ReadAmount) and not isinstance(outcome.of, Band) else None
    is_amount = read is not None and bool(read.unit)
    amount = Money(read.number, read.unit) if read is not None and read.unit in MONEY_UNITS else NOT_STATED
    if row.budget is not None and not (is_amount and cells.is_confirmed()):
        asked = row.budget
        own = Budget(asked.fiscal_year, asked.kind, amount, answer.wording, asked.place, last_year=asked.last_year)
        said = words_against(own, of_measure=row.spot.section == "measures")
        if said is not None:
            word = said[0] if said[0] in unicodedata.normalize("NFKC", answer.wording) else answer.wording
            cause = f"「{word}」とあって、{said[1]}と読めますが、この行は「{row.shown[1]}」です"
            return {"wording": answer.wording, "cause": cause, "mend_hint": _of_kind(row, may_be=is_amount)}
    if not is_amount:
        hint = f"「12,000千円」のように、一つの金額を単位も付けて書いてください。{OR_NONE}"
        return {"wording": answer.wording, "cause": "単位の付いた一つの金額として読めません", "mend_hint": hint}
    return [("amount", answer.wording)]


def _of_kind(row: SheetRow, *, may_be: bool) -> str:
    told = f"「{row.shown[1]}」の金額に書き直してください。まだ決まっていなければ、このセルを空け、「値がない理由」を選んでください。"
    return (
        f"{told}文書にもこのとおりに書かれていて、この行の金額で正しければ、その行の備考に「確認済み」と書いてください。"
        if may_be
        else told
    )
