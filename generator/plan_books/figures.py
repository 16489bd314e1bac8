"""Rows of values to figures of the data. A wording that says its value by itself is written once; what it does not say is asked."""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from generator.amounts import NoValue, mentions_of, parse_amount, reason_of, value_of_wording
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Accumulation, Direction, Number, Range
from generator.model.plans import Scale, ScaleOrder, ScaleStep, Standing
from generator.model.ratings import step_in_wording, step_named
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem
from generator.sheets import DONE_WORDS, Plain, Tree, is_broken_number, is_mark, typed_keys

Pairs: TypeAlias = "list[tuple[str, Tree]]"
_READINGS: Final = {str(each): each for each in Standing}
_ORDERS: Final = {str(each): each for each in ScaleOrder}
_OF_WORDS: Final = (Direction.MILESTONE, Direction.TEXT)
"""Whose values words are."""
_COUNTINGS: Final = {str(each): each for each in Accumulation}


class IndicatorSays(NamedTuple):
    """What decides how the values of an indicator are read."""

    unit: str
    direction: str
    accumulation: str
    scale: Scale | None


def scale_of(rows: Sequence[TakenRow], ids: Sequence[str]) -> Scale:
    """A scale, of the rows of its steps and their ids."""
    first = rows[0]
    steps = tuple(
        ScaleStep(its_id, row.said("label"), NOT_STATED, _READINGS.get(row.said("reads_as"), Standing.OTHER))
        for row, its_id in zip(rows, ids, strict=True)
    )
    order = _ORDERS.get(first.said("order"), ScaleOrder.NONE)
    return Scale(first.said("scale"), first.said("name"), NOT_STATED, steps, order)


def figure_pairs(row: TakenRow, indicator: IndicatorSays, source: Pairs) -> "Pairs | Problem":
    """The keys of a figure and their values, in the order of the data; or what is asked. None of a row about which something is asked already."""
    if row.asked:
        return []
    period = _period(row)
    value = _value(row, indicator)
    if isinstance(period, Problem):
        return period
    if isinstance(value, Problem):
        return value
    pairs = [*period, *value]
    if row.said("approximate") == "true":
        pairs.append(("approximate", Plain("true")))
    if row.said("role") == "final":
        pairs.append(("final", Plain("true")))
    pairs += [(key, Plain(row.said(key))) for key in ("state",) if row.said(key)]
    pairs += [("forecast", Plain("true"))] if row.said("forecast") == "true" else []
    pairs += [("as_of", Plain(row.said("as_of")))] if row.said("as_of") else []
    label, second = row.said("second_label"), row.said("second_value")
    if bool(label) != bool(second):
        wanting = "second_value" if label else "second_label"
        return row.tell("K879", wanting, hint=_to_write(row, wanting))
    if second:
        pairs.append(("second", {"label": label, "value": Plain(second)}))
    return [*pairs, *source]


def _period(row: TakenRow) -> "Pairs | Problem":
    year, kind = row.said("year"), row.said("year_kind") or "fiscal_year"
    if not year:
        if row.said("as_of"):
            return []
        return row.tell("K879", "year", hint=_to_write(row, "year"))
    pairs: Pairs = [(kind, Plain(year))]
    pairs += [("through", Plain(row.said("through")))] if row.said("through") else []
    pairs += [("part", Plain(row.said("part")))] if row.said("part") else []
    if row.said("every_year_until"):
        pairs.append(("every_year_until", Plain(row.said("every_year_until"))))
    return pairs


def _value(row: TakenRow, indicator: IndicatorSays) -> "Pairs | Problem":
    wording, reason = row.said("as_published"), row.said("missing")
    if reason:
        return _missing(row, indicator)
    if row.said("missing_note"):
        return row.tell(
            "K879", "missing", hint="補足は、値がない理由と一緒に書きます。値があるなら、補足を消してください。"
        )
    if not wording:
        return row.tell("K879", "as_published", hint="値がなければ「値がない理由」を選んでください。")
    if is_mark(wording) or isinstance(parse_amount(wording), NoValue):
        return row.tell("K865", "as_published", wording=wording)
    typed = _typed(row, indicator) if row.said("typed") else _read(row, indicator)
    return typed if isinstance(typed, Problem) else [("as_published", wording), *typed]


def _is_no_value(wording: str, indicator: IndicatorSays) -> bool:
    """Whether a wording beside a reason says no value: 集計中, and 隔年調査 where values are numbers or steps."""
    if not isinstance(reason_of(wording), Absent):
        return True
    outcome = parse_amount(wording)
    if indicator.scale is not None and not isinstance(step_in_wording(wording, indicator.scale), Absent):
        return False
    if indicator.scale is None and indicator.direction in _OF_WORDS:
        return isinstance(outcome, NoValue)
    return not mentions_of(outcome)


def _missing(row: TakenRow, indicator: IndicatorSays) -> "Pairs | Problem":
    wording, typed, reason = row.said("as_published"), row.said("typed"), row.said("missing")
    words = dict(row.raw.sheet.column("missing").words)[reason]
    says_none = not wording or is_mark(wording) or wording in words or _is_no_value(wording, indicator)
    if typed or not says_none:
        shown = row.raw.cells["missing"].value
        return row.tell("K867", "as_published" if wording else "typed", wording=wording or typed, reason=shown)
    pairs: Pairs = [("as_published", wording)] if wording else []
    pairs.append(("missing", Plain(reason)))
    return [*pairs, ("missing_note", row.said("missing_note"))] if row.said("missing_note") else pairs


def _typed(row: TakenRow, indicator: IndicatorSays) -> "Pairs | Problem":
    """The value that was typed beside the wording."""
    typed = row.said("typed")
    pairs: Pairs | None
    if indicator.scale is not None:
        step = step_named(typed, indicator.scale)
        pairs = None if isinstance(step, Absent) else [("rating", step.id)]
    elif indicator.direction == Direction.MILESTONE:
        done = DONE_WORDS.get(typed)
        pairs = None if done is None else [("done", Plain(done))]
    else:
        pairs = None if is_broken_number(typed) else typed_keys(typed)
    if pairs is None:
        return _ask(row, "typed", indicator, "「値」に書ける数や言葉ではありません")
    return pairs


def _read(row: TakenRow, indicator: IndicatorSays) -> "Pairs | Problem":
    """What has to be written beside a wording: nothing where it says its value by itself."""
    wording = row.said("as_published")
    if indicator.scale is not None:
        known = not isinstance(step_in_wording(wording, indicator.scale), Absent)
        return [] if known else _ask(row, "as_published", indicator, "尺度のどの段階か分かりません")
    if indicator.direction == Direction.MILESTONE:
        if row.said("role") in ("target", "final"):
            return [("done", Plain("true"))]  # a milestone is promised by being named as the target
        return _ask(row, "as_published", indicator, "済んだかどうかが、書き方だけでは決まりません")
    value = value_of_wording(
        wording,
        indicator.unit,
        with_second=bool(row.said("second_value")),
        counting=_COUNTINGS.get(indicator.accumulation, Accumulation.NOT_STATED),
    )
    if isinstance(value, Number | Range):
        return []
    if indicator.direction == Direction.TEXT:
        return [("text", wording)]
    return _ask(row, "as_published", indicator, "書き方だけでは、数が一つに決まりません")


def _ask(row: TakenRow, field: str, indicator: IndicatorSays, cause: str) -> Problem:
    shown = row.said(field)
    column = f"「{row.raw.sheet.column('typed').heading}」"
    if indicator.scale is not None:
        hint = f"{column}に、{'、'.join(step.label for step in indicator.scale.steps)} のどれかを書いてください。"
    elif indicator.direction == Direction.MILESTONE:
        hint = f"{column}に、「済んだ」か「まだ」を書いてください。"
    else:
        unit = f"（単位は「{indicator.unit}」）" if indicator.unit else ""
        hint = f"{column}に、半角の数だけを書いてください{unit}。数にできない言葉（「減少」「前年度比＋1.0ポイント」など）なら、その言葉を{column}にも書いてください。"
    of_words = indicator.scale is None and indicator.direction in _OF_WORDS
    kept = "それを「理由の補足」に移し" if of_words else "それを残したまま"
    hint += f"値がないという言葉なら、{kept}、「値がない理由」を選んでください。"
    return row.tell("K868", field, wording=shown, cause=cause, mend_hint=hint)


def _to_write(row: TakenRow, field: str) -> str:
    column = row.raw.sheet.column(field)
    return f"「{column.heading}」を書いてください。{column.told}"
