"""Shapes of indicators and of their values."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from msgspec.structs import replace

from generator.amounts import (
    ends_left_out,
    names_a_total,
    own_units,
    parse_amount,
    parse_unit,
    reason_of,
    settle_indicator,
    tells_an_estimate,
    value_of_wording,
)
from generator.load.parse import Node
from generator.load.said_absences import tell_absences_of
from generator.load.scalars import (
    date,
    fiscal_year,
    flag,
    identifier,
    number,
    plain_text,
    published,
    reference,
    words,
)
from generator.load.schema.amounts import WrittenAmount, about_details, number_or_wording, says_about
from generator.load.schema.breaks import BREAK, take_breaks
from generator.load.schema.certainty import has_stray_mark, settle_certainty
from generator.load.schema.periods import PERIOD_FIELDS, take_period
from generator.load.schema.pieces import ABSENT, FOOTNOTE, REVISION, SECOND, SOURCE, editorial, quote
from generator.load.take import Field, Held, Shape, Taking, listed, may, need, once
from generator.load.unread_wordings import is_unread, unread_details, unread_problem
from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.figures import (
    Accumulation,
    Direction,
    Done,
    Figure,
    FigureState,
    Indicator,
    IndicatorKind,
    Missing,
    Number,
    OpenEnd,
    Parts,
    PeriodKind,
    Range,
    Rating,
    Target,
    Value,
    Wording,
)
from generator.model.results import Actual
from generator.problems.problem import REFUSED, Refused

_VALUE_KEYS: Final = ("value", "low", "text", "done", "rating", "missing")
_BOUNDS: Final = (("low", "high", "範囲の上限"), ("high", "low", "範囲の下限"))


def _value(held: Held, taking: Taking) -> Value | Refused:
    """The one value that the mapping holds; where none is written, what the wording says by itself."""
    for one, other, about in _BOUNDS:
        if held.has(one) and not held.has(other):
            return taking.report_missing(held.node, label="値", key=other, about=about)
    written = [key for key in _VALUE_KEYS if held.has(key)]
    typed, wording = held.values["value"], held.values["as_published"]
    if not written and isinstance(wording, str):
        return _read_or_rate(wording, held, taking)
    if len(written) != 1:
        keys = "value / low と high / text / done / rating / missing"
        return taking.report("K313", held.node, label="値", keys=keys, count=len(written))
    if isinstance(typed, WrittenAmount):
        if held.has("as_published"):
            return taking.report("K305", typed.node, key="value", text=typed.text)
        return _read(typed.text, typed.node, held, taking)
    return _range(held, taking) if written[0] == "low" else _single(written[0], held)


def _range(held: Held, taking: Taking) -> Range | Refused:
    low: Decimal = held.values["low"]
    high: Decimal = held.values["high"]
    if low > high:
        return taking.report("K502", held.node, low=low, high=high)
    wording, opened = held.values["as_published"], held.values["open"]
    if isinstance(wording, str) and not held.has("open"):
        unit = parse_unit(taking.unit) if taking.unit else NOT_STATED
        opened = ends_left_out(parse_amount(wording, own_units(taking.unit)), low, high, unit)
    return Range(low, high, _approximate(held), open=opened)


def _single(kind: str, held: Held) -> Value:
    values = held.values
    if kind == "value":
        return Number(values["value"], _approximate(held))
    if kind == "text":
        reason = reason_of(values["text"])
        return Wording(values["text"]) if isinstance(reason, Absent) else Missing(Absent(reason))
    if kind == "done":
        return Done(values["done"])
    if kind == "rating":
        return Rating(values["rating"])
    return Missing(Absent(values["missing"], values["missing_note"]))


def _read_or_rate(wording: str, held: Held, taking: Taking) -> Number | Range | Rating | Refused:
    """Of a wording that says no number by itself: maybe a step of a scale, which the plan alone can tell."""
    value = value_of_wording(wording, taking.unit, with_second=held.has("second"))
    if isinstance(value, Number | Range) or held.has("approximate"):
        return _read(wording, held.node, held, taking)
    return Rating(wording, is_read=True)


def _read(wording: str, node: Node, held: Held, taking: Taking) -> Number | Range | Rating | Refused:
    """The value of a figure whose wording is all that was written."""
    value = value_of_wording(wording, taking.unit, with_second=held.has("second"))
    if not isinstance(value, Number | Range) and names_a_total(wording):
        return Rating(wording, is_read=True)  # which of the two it is, how the indicator counts will tell
    if not isinstance(value, Number | Range):
        return taking.report("K525", node, wording=wording, **unread_details(value))
    if held.values["approximate"] and tells_an_estimate(wording):
        return replace(value, approximate=True)
    if held.has("approximate") and held.values["approximate"] != value.approximate:
        return taking.report("K523", node, wording=wording, **about_details(approximate=value.approximate))
    return value


def _approximate(held: Held) -> bool:
    """Whether the value is one of about that size: as was typed, otherwise as the wording says where it is clear."""
    wording = held.values["as_published"]
    if held.has("approximate") or not isinstance(wording, str):
        return bool(held.values["approximate"])
    return says_about(wording, [held.values[key] for key in ("value", "low", "high") if held.has(key)])


def _figure(held: Held, taking: Taking, *, promised: bool = False) -> Figure | Refused:
    period, value = take_period(held, taking), _value(held, taking)
    if isinstance(value, Refused) or isinstance(period, Refused):
        return REFUSED
    if held.refuse_lone("missing_note", "missing", "値がない理由", taking):
        return REFUSED
    if has_stray_mark(held, value, taking):
        return REFUSED
    values = held.values
    if isinstance(values["value"], WrittenAmount):
        values = {**values, "as_published": values["value"].text}
    if isinstance(values["as_published"], Absent) and not isinstance(value, Missing):
        return taking.report_missing(held.node, label="値", key="as_published", about="原文の書き方")
    # A target is expected by its nature, and of no value 予定 says when it comes: it says nothing more of either.
    wording = values["as_published"]
    is_none = isinstance(wording, str) and not isinstance(reason_of(wording), Absent)
    sure = settle_certainty(held, value, NOT_STATED if promised or is_none else wording, taking)
    if isinstance(sure, Refused):
        return REFUSED
    return Figure(
        period=period,
        as_published=values["as_published"],
        value=value,
        place=held.place,
        provisional=sure.provisional,
        as_of=values["as_of"],
        second=values["second"],
        footnotes=values["footnotes"],
        source=values["source"],
        attainment=values["attainment"],
        forecast=sure.forecast,
    )


_FIGURE_FIELDS: Final[tuple[Field, ...]] = (
    *PERIOD_FIELDS,
    may("as_published", quote, "原文の書き方"),
    may("value", number_or_wording, "数。または、原文の書き方のまま"),
    may("low", number, "範囲の下限"),
    may("high", number, "範囲の上限"),
    may("open", words(OpenEnd), "範囲に含まれない端（「未満」や「超」の側）", OpenEnd.NONE),
    may("text", plain_text, "文字の値"),
    may("done", flag, "達成したか（節目の指標）"),
    may("rating", plain_text, "評価の段階（指標の scale の段階の id か、原文の表示）"),
    may("missing", words(Reason), "値がない理由"),
    may("missing_note", plain_text, "理由の補足", ""),
    may("approximate", flag, "「約」などの概数か", default=False),
    may("state", words(FigureState), "速報か確定か（改定・訂正・取下げは corrections.yaml に書く）", FigureState.FINAL),
    once("provisional", flag, "速報値・暫定値か", "state: 速報」か「state: 確定", default=False),
    may("forecast", flag, "見込みの値か（実績ではない）", default=False),
    may("as_of", date, "何日現在の値か（年度などがなければ、その日の値）"),
    may("second", SECOND, "同じ欄に併記された値"),
    may("footnotes", listed(published), "付いている注の印", ()),
    may("source", SOURCE, "出典"),
    may("attainment", quote, "原文に印刷された達成率（計算には使わない）"),
)

FIGURE: Final = Shape("値", _FIGURE_FIELDS, _figure)


def _targets(held: Held, taking: Taking) -> tuple[Target, ...] | Refused:
    """One target a year: of a mapping that tells the same target for several years, one for each of them; the last alone may be final."""
    figure = _figure(held, taking, promised=True)
    if isinstance(figure, Refused):
        return figure
    if held.has("forecast"):
        hint = "目標値は見込みではありません。見込みの値は actuals に書きます。"
        return taking.report("K301", held.key_node("forecast"), key="forecast", label="目標値", hint=hint)
    first, last = figure.period.fiscal_year, held.values["every_year_until"]
    if isinstance(last, Absent):
        return (Target(figure, held.values["final"], held.values["revisions"]),)
    if held.has("through") or figure.period.kind is PeriodKind.DAY:
        hint = "毎年同じ目標は、年の値にだけ書けます。"
        return taking.report(
            "K301", held.key_node("every_year_until"), key="every_year_until", label="目標値", hint=hint
        )
    if last < first:
        return taking.report("K508", held.key_node("every_year_until"), first=first, last=last)
    return tuple(
        Target(
            replace(figure, period=replace(figure.period, fiscal_year=year)),
            held.values["final"] and year == last,
            held.values["revisions"],
        )
        for year in range(first, last + 1)
    )


TARGET: Final = Shape(
    "目標値",
    (
        *_FIGURE_FIELDS,
        may("every_year_until", fiscal_year, "同じ目標が毎年度続くときの、最後の年度"),
        may("final", flag, "計画の最終目標か", default=False),
        may("revisions", listed(REVISION), "目標の変更の経緯", ()),
    ),
    _targets,
)


def _actual(held: Held, taking: Taking) -> Actual | Refused:
    figure = _figure(held, taking)
    return figure if isinstance(figure, Refused) else Actual(held.values["indicator"], figure)


ACTUAL: Final = Shape("実績値", (need("indicator", reference, "指標の id"), *_FIGURE_FIELDS), _actual)


def _tell_unread(figures: Iterable[Target | Figure | Absent], unit: str | Absent, taking: Taking) -> bool:
    """Tell of wordings that say no value, where no scale could make a step of them; gives whether there are any."""
    plain = (each.figure if isinstance(each, Target) else each for each in figures)
    unread = [each for each in plain if isinstance(each, Figure) and is_unread(each)]
    taking.problems.extend(unread_problem(figure, unit) for figure in unread)
    return bool(unread)


def _indicator(held: Held, taking: Taking) -> Indicator | Refused:
    count = held.has("name") + held.has("editor_name")
    if count != 1:
        return taking.report("K313", held.node, label="指標", keys="name / editor_name", count=count)
    breaks = take_breaks(held, taking)
    if isinstance(breaks, Refused):
        return breaks
    values: dict[str, Any] = {
        **held.values,
        "targets": tuple(target for each in held.values["targets"] for target in each),
        "place": held.place,
        "breaks": breaks,
        "no_breaks": held.has("breaks") and not breaks,
    }
    told = settle_indicator(Indicator(**values))
    told = told if held.has("scale") else tell_absences_of(told)
    targets, actuals, baseline, unit = told.targets, told.actuals, told.baseline, told.unit
    if not held.has("scale") and taking.salvaging:
        targets = tuple(each for each in targets if not is_unread(each.figure))
        actuals = tuple(each for each in actuals if not is_unread(each))
        baseline = NOT_STATED if isinstance(baseline, Figure) and is_unread(baseline) else baseline
    elif not held.has("scale") and _tell_unread((*targets, *actuals, baseline), unit, taking):
        return REFUSED
    return replace(told, targets=targets, actuals=actuals, baseline=baseline)


INDICATOR: Final = Shape(
    "指標",
    (
        need("id", identifier, "指標の id"),
        may("number", published, "原文の番号"),
        may("name", published, "原文の指標名"),
        may("editor_name", editorial, "編集者が付けた指標名（原文に名前がないとき）"),
        may("unit", plain_text, "単位"),
        need("kind", words(IndicatorKind), "指標の種類"),
        need("direction", words(Direction), "目標との比べ方"),
        need("accumulation", words(Accumulation), "単年・累計・時点の別"),
        may("scale", reference, "値が評価の段階であるときの、尺度の id"),
        may("tolerance", number, "「維持」と見なす幅（文書に書かれているとき。目標値との差、指標の単位で）"),
        may("definition", quote, "定義・説明"),
        may("formula", quote, "計算式"),
        may("data_source", quote, "データの出所"),
        may("baseline", FIGURE, "基準値"),
        may("targets", listed(TARGET), "目標値", ()),
        may("no_target", ABSENT, "目標値がない理由", NOT_STATED),
        may("actuals", listed(FIGURE), "計画に載っている実績値", ()),
        may("serves", listed(reference), "結び付く柱や施策の id", ()),
        may("breaks", listed(BREAK), "ここから前の値とは比べられない、という切れ目", ()),
        may("parts", words(Parts), "四半期などの値から年度の値を出す方法（文書に書かれているとき）"),
        may("footnotes", listed(FOOTNOTE), "注", ()),
        may("source", SOURCE, "出典"),
        may("editor_note", editorial, "編集者の注記"),
    ),
    _indicator,
    essential=frozenset({"id", "name", "editor_name", "unit", "direction"}),
)
