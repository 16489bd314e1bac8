"""Between figures of the data and the cells of a row: what a figure is shown as, and what a wording says by itself."""

from decimal import Decimal

from generator.amounts import reason_of, settle_figure, value_of_wording
from generator.calendars import calendar_label, fiscal_label
from generator.model.basics import NOT_STATED, Absent, Place, SourceRef
from generator.model.figures import (
    Direction,
    Done,
    Figure,
    Indicator,
    Missing,
    Number,
    Period,
    PeriodKind,
    Range,
    Rating,
    Value,
    Wording,
)
from generator.model.plans import Scale
from generator.model.ratings import step_in_wording, step_named
from generator.sheets.rows import RowAnswer

_NOWHERE = Place("", 0, 0)
_PARTS = {"q": "第{}四半期", "m": "{}月", "h1": "上半期", "h2": "下半期"}


def show_figure(figure: Figure | None, *, noted: bool = True) -> str:
    """A figure of another year, or a target, in one locked cell; of one without a value its reason and, where ``noted``, the remark on it."""
    if figure is None:
        return ""
    missing = figure.value if isinstance(figure.value, Missing) else None
    told = figure.as_published if isinstance(figure.as_published, str) else _reason(missing) if missing else ""
    note = missing.absent.note if missing and noted else ""
    return f"{told}（{note}）" if note and note not in told else told


def show_period(period: Period) -> str:
    """The period as the row names it: 令和6年度（2024年度） 上半期."""
    if period.kind is PeriodKind.DAY:
        return period.part
    year = (
        calendar_label(period.fiscal_year) if period.kind is PeriodKind.CALENDAR else fiscal_label(period.fiscal_year)
    )
    if period.kind is PeriodKind.SCHOOL:
        year = f"学年度 {year}"
    if period.first_year:
        year = f"{fiscal_label(period.first_year)}から{year}まで"
    part = _PARTS.get(period.part) or _PARTS.get(period.part[:1], "").format(period.part[1:])
    return f"{year} {part}".strip()


def show_page(source: SourceRef | Absent) -> str:
    """The page of a source, "" where none is named."""
    return "" if isinstance(source, Absent) or isinstance(source.page, Absent) else source.page


def answer_of(figure: Figure, indicator: Indicator, scale: Scale | None) -> RowAnswer:
    """What the row says of a figure that stands in the data. The typed value is shown only where the wording does not say it."""
    wording = figure.as_published if isinstance(figure.as_published, str) else ""
    value = figure.value
    page = show_page(figure.source)
    if isinstance(value, Missing):
        return RowAnswer(wording, "", _reason(value), page, value.absent.note)
    said = said_by(wording, indicator, scale, with_second=not isinstance(figure.second, Absent))
    if isinstance(value, Rating) and value.is_read:
        return RowAnswer(wording, "", "", page)
    typed = "" if _same(said, value) else _typed(value, scale)
    return RowAnswer(wording, typed, "", page)


def said_by(wording: str, indicator: Indicator, scale: Scale | None, *, with_second: bool = False) -> Value | None:
    """The value that a wording says by itself, in the indicator's unit; None where it has to be asked for.

    Of an indicator whose values are words (direction ``text``) a wording without a number says itself.
    """
    if scale is not None:
        step = step_in_wording(wording, scale)
        return None if isinstance(step, Absent) else Rating(step.id)
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    value = value_of_wording(wording, unit, with_second=with_second, counting=indicator.accumulation)
    if isinstance(value, Number | Range) and indicator.direction is not Direction.MILESTONE:
        settled = settle_figure(Figure(Period(0), wording, value, _NOWHERE), indicator).value
        if isinstance(settled, Number | Range) and not settled.read_in:
            return settled
        return None
    says_why = not isinstance(reason_of(wording), Absent)
    return Wording(wording) if indicator.direction is Direction.TEXT and not says_why else None


def plain_number(number: Decimal) -> str:
    """Digits as YAML and cells hold them."""
    return f"{number:f}"


def _same(said: Value | None, value: Value) -> bool:
    match said, value:
        case Number(), Number():
            return (said.value, said.approximate) == (value.value, value.approximate) and not value.read_in
        case Range(), Range():
            return (said.low, said.high, said.open) == (value.low, value.high, value.open) and not value.read_in
        case Rating(), Rating():
            return value.named in (said.named, "") or value.step == said.named
        case _:
            return said == value


def _typed(value: Value, scale: Scale | None) -> str:
    text = ""
    match value:
        case Number() if not value.read_in:
            text = plain_number(value.value)
        case Range() if not value.read_in:
            text = f"{plain_number(value.low)}～{plain_number(value.high)}"
        case Wording():
            text = value.text
        case Done():
            text = "済んだ" if value.done else "まだ"
        case Rating():
            step = NOT_STATED if scale is None else step_named(value.named, scale)
            text = value.named if isinstance(step, Absent) else step.label
        case _:
            pass
    return text


def _reason(missing: Value) -> str:
    return missing.absent.reason.japanese[0] if isinstance(missing, Missing) else ""
