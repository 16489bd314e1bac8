"""An answer that differs from what stands in the data: what is written for it, or what is asked. Nothing is guessed."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from generator.amounts import NoValue, mentions_of, parse_amount, reason_of
from generator.model.basics import Absent, Reason
from generator.model.figures import Direction, Indicator, Number, Range, Rating, Value, Wording
from generator.model.plans import Scale
from generator.model.ratings import step_named
from generator.sheets.books import ReturnedRow
from generator.sheets.cell_texts import is_mark, text_of
from generator.sheets.figure_answers import plain_number, said_by
from generator.sheets.money_answers import OR_NONE, missing_keys, money_put
from generator.sheets.one_matter import once
from generator.sheets.rows import DONE_WORDS, Plain, RowAnswer, SheetKind, SheetRow, Tree
from generator.sheets.settling import REASON_WORDS, is_broken_number, says_step, typed_keys
from generator.sheets.silent_cells import find_silent
from generator.sheets.taking import Question, tell

_VALUE_KEYS: Final = (
    "value", "low", "high", "open", "text", "done", "rating", "missing", "missing_note", "approximate",
)  # fmt: skip
_OF_WORDS: Final = (Direction.MILESTONE, Direction.TEXT)
"""Whose values words are."""
_LONG_TEXT: Final = 10
"""So many characters have words that nobody writes twice by chance."""


class RecordEdit(NamedTuple):
    """What is to be written for a row: keys that go, keys with their new values in order, the page ("" leaves it)."""

    row: SheetRow
    department: str
    answer: RowAnswer
    clear: tuple[str, ...]
    put: tuple[tuple[str, Tree], ...]
    page: str = ""


class Decision(NamedTuple):
    """What came of an answer: a change or none, what is asked, and what is only pointed out."""

    change: RecordEdit | None
    asked: tuple[Question, ...] = ()
    noticed: tuple[Question, ...] = ()


class _Given(NamedTuple):
    """An answer on its way: the file and row it came in, the row as it is asked now."""

    file: str
    cells: ReturnedRow
    row: SheetRow
    answer: RowAnswer
    department: str

    def ask(self, code: str, field: str, **details: object) -> Question:
        return Question(self.row.key, field, tell(code, self.file, self.cells, field, **details))


def decide(file: str, cells: ReturnedRow, row: SheetRow, answer: RowAnswer, *, department: str) -> Decision:
    """What is written for an answer that is new (:func:`generator.sheets.settling.settle`)."""
    given = _Given(file, cells, row, answer, department)
    asked = once([*_contradictions(given)])
    noticed = [*_notices(given)]
    if asked:
        return Decision(None, tuple(asked), tuple(noticed))
    put = _put_of(given)
    if isinstance(put, Question):
        return Decision(None, (put,), tuple(noticed))
    page = answer.page if answer.page != row.now.page else ""
    said = (answer.wording, answer.typed, answer.reason, answer.remark if answer.reason else "")
    before = (row.now.wording, row.now.typed, row.now.reason, row.now.remark if row.now.reason else "")
    if said == before and not page:
        return Decision(None, (), tuple(noticed))
    clear: tuple[str, ...] = ()
    if said == before:
        put = []
    elif row.kind is SheetKind.FIGURES:
        clear = ("as_published", *_VALUE_KEYS)
    elif row.kind is SheetKind.MONEY:
        clear = ("amount", "unit", "as_published", "missing", "note")
    change = RecordEdit(row, department, given.answer, clear, tuple(put), page)
    return Decision(change, (), tuple(noticed))


def _contradictions(given: _Given) -> Iterator[Question]:
    row, answer, now = given.row, given.answer, given.row.now
    nothing = _says_none(answer, row)
    value = answer.typed if nothing else answer.wording or answer.typed
    is_unknown = bool(answer.reason) and answer.reason not in REASON_WORDS
    if is_unknown:
        words = "、".join(each.japanese[0] for each in Reason)
        yield given.ask("K866", "reason", shown=answer.reason, words=f"{_WITH_VALUE if value else ''}{words}")
    yield from (given.ask(each.code, each.field, **each.details) for each in find_silent(row, answer, given.cells))
    if _has_reason_in_remark(given):
        yield given.ask("K894", "reason", remark=answer.remark)
    if answer.reason and not is_unknown and value and (answer.wording, answer.reason) != (now.wording, now.reason):
        yield given.ask("K867", _field_of(value, answer), wording=value, reason=answer.reason)
    elif not answer.reason and (nothing or is_mark(answer.typed)):
        yield given.ask("K865", "wording" if nothing else "typed", wording=answer.wording if nothing else answer.typed)
    if now.wording and not answer.wording and not answer.reason:
        yield given.ask("K864", "wording", before=now.wording)
    elif now.reason and not answer.reason and not answer.wording:
        yield given.ask("K864", "reason", before=now.reason)
    if now.page and not answer.page:
        yield given.ask("K864", "page", before=now.page)
    if answer.typed and not answer.wording:
        hint = f"「実績（文書のまま）」の列（セル {given.cells.cell('wording')}）にも、文書に書かれたとおりに書いてください。"
        details = {"wording": answer.typed, "cause": "文書の書き方がありません", "mend_hint": hint}
        yield given.ask("K868", "typed", **details)._replace(field="wording")
    if answer.page and not row.paged:
        yield given.ask("K871", "page", cause="この欄には、ページを書く所がありません")
    if answer.page and row.paged and answer.is_blank_but_page():
        yield given.ask("K865", "wording", wording="（空欄）")
    if row.fixed and answer.wording != now.wording:
        yield given.ask("K871", "wording", cause=row.fixed)


_WITH_VALUE: Final = "値があるなら、このセルを空けてください（速報などの言葉は、文書にあるとおりに値と並べて書きます）。値がないなら、値を消して、"


def _field_of(value: str, answer: RowAnswer) -> str:
    """The cell in which a value stands."""
    return "wording" if value == answer.wording else "typed"


def _has_reason_in_remark(given: _Given) -> bool:
    """Whether nothing is answered and a new remark says why (集計中です。8月に報告します)."""
    remark = given.answer.remark
    is_new = given.answer.is_blank() and remark != given.row.now.remark
    return is_new and not isinstance(reason_of(remark), Absent)


def _says_none(answer: RowAnswer, row: SheetRow) -> bool:
    """Whether the wording is one that documents print where there is no value. Beside a reason no text but a stroke is (``settle``)."""
    wording = answer.wording
    if says_step(wording, row):
        return False
    if row.kind is SheetKind.TEXTS:
        return is_mark(wording) or (wording in REASON_WORDS and not answer.reason)
    if answer.reason and not (row.indicator is not None and row.indicator.direction in _OF_WORDS):
        return not mentions_of(parse_amount(wording))  # 隔年調査, and a reason was chosen: no value
    read = isinstance(parse_amount(wording), NoValue) or not isinstance(reason_of(wording), Absent)
    return read or is_mark(wording) or wording in REASON_WORDS


def _notices(given: _Given) -> Iterator[Question]:
    row, answer = given.row, given.answer
    if answer.remark not in ("", row.now.remark) and not answer.reason and not _has_reason_in_remark(given):
        yield given.ask("K874", "remark", remark=answer.remark)
    same = bool(row.before) and answer.wording == row.before and answer.wording != row.now.wording
    if same and (row.kind is SheetKind.TEXTS or len(answer.wording) >= _LONG_TEXT):
        yield given.ask("K869", "wording", wording=answer.wording[:40])


def _put_of(given: _Given) -> list[tuple[str, Tree]] | Question:
    """The keys of the answer and their values."""
    answer, field = given.answer, given.row.field
    if given.row.kind is SheetKind.FIGURES:
        return _figure_put(given)
    if given.row.kind is SheetKind.MONEY:
        put = money_put(answer, given.row, given.cells)
        return given.ask("K868", "wording", **put) if isinstance(put, Mapping) else put
    if answer.reason:
        return [(field, dict(missing_keys(answer, "note")))]
    return [(field, answer.wording)] if answer.wording else []


def _figure_put(given: _Given) -> list[tuple[str, Tree]] | Question:
    answer, indicator, scale = given.answer, given.row.indicator, given.row.scale
    assert indicator is not None  # noqa: S101 (rows of figures have one)
    wording: list[tuple[str, Tree]] = [("as_published", answer.wording)] if answer.wording else []
    if answer.reason:
        return [*wording, *missing_keys(answer, "missing_note")]
    if not answer.wording:
        return []
    if answer.typed:
        value = _put_of_typed(answer.typed, indicator, scale)
        cause, shown = _REFUSED_WORD, answer.typed
    else:
        said = said_by(answer.wording, indicator, scale)
        value = None if said is None else _value_keys(said)
        cause, shown = _why(given.row), answer.wording
    if value is None:
        field = "typed" if answer.typed else "wording"
        told = tell("K868", given.file, given.cells, field, wording=shown, cause=cause, mend_hint=_how(given))
        return Question(given.row.key, "typed", told)
    return [*wording, *value]


_REFUSED_WORD: Final = "「値」に書ける数や言葉ではありません"


def _put_of_typed(typed: str, indicator: Indicator, scale: Scale | None) -> list[tuple[str, Tree]] | None:
    """The value that was typed beside the wording; None where it is none of the words that may stand there."""
    if scale is not None:
        step = step_named(typed, scale)
        return None if isinstance(step, Absent) else [("rating", Plain(step.id))]
    if indicator.direction is Direction.MILESTONE:
        done = DONE_WORDS.get(typed)
        return None if done is None else [("done", Plain(done))]
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    return None if is_broken_number(typed, unit) else typed_keys(typed, unit)


def _value_keys(said: Value) -> list[tuple[str, Tree]]:
    """The value that a clear wording says, as it stands beside wordings in the data."""
    match said:
        case Number():
            return [("value", Plain(plain_number(said.value)))]
        case Range():
            return [("low", Plain(plain_number(said.low))), ("high", Plain(plain_number(said.high)))]
        case Rating():
            return [("rating", Plain(said.named))]
        case Wording():
            return [("text", said.text)]
        case _:
            return []


def _why(row: SheetRow) -> str:
    if row.scale is not None:
        return "尺度のどの段階か分かりません"
    if row.indicator is not None and row.indicator.direction is Direction.MILESTONE:
        return "済んだかどうかが、書き方だけでは決まりません"
    return "書き方だけでは、数が一つに決まりません"


def _how(given: _Given) -> str:
    of_words = given.row.indicator is not None and given.row.indicator.direction in _OF_WORDS
    return f"{_how_to_type(given)}{_OR_NONE_OF_WORDS if of_words else OR_NONE}"


_OR_NONE_OF_WORDS: Final = "値がないという言葉なら、それを備考に移し、「値がない理由」を選んでください。"


def _how_to_type(given: _Given) -> str:
    left = text_of(given.cells.cells.get("typed", "")) if not given.answer.typed else ""
    if left:
        before = f"セル {given.cells.cell('typed')} の「{left}」は、書き方を変える前の値なので、使っていません。"
        same = "同じ値のままなら、返却の表で、その行の備考に「確認済み」と書いてください。"
        return f"{before}{_what_to_type(given, '「値」の列')}{same}"
    return _what_to_type(given, f"「値」の列（セル {given.cells.cell('typed')}）")


def _what_to_type(given: _Given, where: str) -> str:
    row, indicator = given.row, given.row.indicator
    if row.scale is not None:
        return f"{where}に、{'、'.join(step.label for step in row.scale.steps)} のどれかを書いてください。"
    if indicator is not None and indicator.direction is Direction.MILESTONE:
        return f"{where}で「済んだ」か「まだ」を選んでください。"
    unit = "" if indicator is None or isinstance(indicator.unit, Absent) else f"（単位は「{indicator.unit}」）"
    return f"{where}に、数だけを書いてください{unit}。幅なら「3～4」のように書きます。数にできない言葉なら、その言葉を書いてください。"
