"""Typed values from wordings that are clear, and the move of such a value into the indicator's unit."""

from decimal import Decimal
from functools import lru_cache
from typing import Final

import msgspec

from generator.amounts.amount import (
    Band,
    Bound,
    Change,
    NoValue,
    Outcome,
    Quantity,
    ReadAmount,
    UnreadAmount,
    Why,
    mentions_of,
    number_alone,
)
from generator.amounts.bases import Base, base_of, with_base
from generator.amounts.bracketed import is_stated_part
from generator.amounts.certainty import tells_an_estimate
from generator.amounts.full_marks import of_one_scale
from generator.amounts.moments import of_its_day
from generator.amounts.note_marks import without_letter_mark, without_note_marks
from generator.amounts.own_things import of_own_thing
from generator.amounts.parsing import parse_amount
from generator.amounts.plain_remarks import of_own_year, only_in_unit, without_plain_remark
from generator.amounts.steps import ends_within
from generator.amounts.units import (
    SCALE_WORDS,
    SHORT_SCALES,
    Unit,
    converted,
    own_units,
    parse_printed,
    parse_unit,
    rounded,
)
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import (
    Accumulation,
    Direction,
    Figure,
    Indicator,
    Number,
    OpenEnd,
    Period,
    Range,
    Rating,
    Target,
)


def unit_text(quantity: Quantity) -> str:
    """The unit as it stands at the number: 千円, 万人, £m; "" where none does."""
    if quantity.unit in ("£", "$", "€") and quantity.power in SHORT_SCALES:
        return f"{quantity.unit}{SHORT_SCALES[quantity.power]}"
    return f"{SCALE_WORDS[quantity.power]}{quantity.unit}"


def names_a_unit(text: str) -> bool:
    """Whether a wording says the unit of its first number itself."""
    told = mentions_of(parse_amount(text))
    first = told[0] if told else None
    said = first.high if isinstance(first, Band) else first
    return said is not None and bool(said.unit)


@lru_cache(maxsize=4096)
def names_a_bound(text: str) -> bool:
    """Whether a wording says 以上, 以下, 超 or 未満 of a number."""
    return any(isinstance(each, Quantity) and bool(each.bound) for each in mentions_of(parse_amount(text)))


def is_rank(indicator: Indicator) -> bool:
    """Whether the indicator counts places, of which the first is the best: by its unit, else by the wording of its first target."""
    if not isinstance(indicator.unit, Absent):
        return counts_places(indicator.unit)
    wordings = (target.figure.as_published for target in indicator.targets)
    told = mentions_of(parse_amount(text)) if isinstance(text := next(wordings, NOT_STATED), str) else ()
    return bool(told) and isinstance(told[0], Quantity) and told[0].unit in _PLACES


def counts_places(unit: str) -> bool:
    """Whether the unit counts places: 位, 番目."""
    return parse_unit(unit).name in _PLACES


_DECIMALS: Final = 2
_PLACES: Final = ("位", "番目")


def value_of_wording(
    text: str, unit: str, *, with_second: bool, counting: Accumulation | Absent = NOT_STATED
) -> Number | Range | Why | NoValue:
    """The value that a wording says all by itself, in the unit as printed; why not, where it does not.

    ``unit`` is the declared one where it is known ("" where not). ``with_second``: the second number of the cell has been told apart;
    otherwise nobody can know what it is, unless one of the two is said to be a total and ``counting`` tells which is asked for.
    """
    spelled = own_units(unit)
    outcome = parse_amount(text, spelled)
    if without_letter_mark(text) != text and not isinstance(parse_amount(without_letter_mark(text)), UnreadAmount):
        # 142e is an estimate, whatever else it is; what another letter says of the number, only its writer can tell
        marked = (
            number_alone(parse_amount(without_letter_mark(text), spelled)) if tells_an_estimate(text) else NOT_STATED
        )
        return Why.WORDS if isinstance(marked, Absent) else Number(marked.number, True, unit_text(marked))
    value = _value_of_whole(text, outcome, with_second=with_second, counting=counting)
    if not isinstance(value, Why) or value in (Why.EMPTY, Why.TOO_LONG, Why.NO_NUMBER, Why.NONE_OR_ZERO):
        return value
    own = only_in_unit(text, outcome, spelled)
    if not isinstance(own, Absent):
        return _value_of(own)
    unmarked = without_note_marks(text)
    bare = without_plain_remark(unmarked, spelled) or (unmarked if unmarked != text else "")
    if not bare:
        return value
    return _value_of_whole(bare, parse_amount(bare, spelled), with_second=with_second, counting=counting)


def _value_of_whole(
    text: str, outcome: Outcome, *, with_second: bool, counting: Accumulation | Absent
) -> Number | Range | Why | NoValue:
    if not isinstance(outcome, ReadAmount):
        return outcome if isinstance(outcome, NoValue) else outcome.why
    if isinstance(outcome.second, Absent) or with_second:
        return _value_of(outcome.of)
    one, other = outcome.of, outcome.second
    if isinstance(one, Quantity) and isinstance(other, Quantity) and is_stated_part(text, one, other):
        return _value_of(one)
    counted = _as_counted(outcome, counting)
    return Why.SEVERAL if isinstance(counted, Absent) else _value_of(counted)


def names_a_total(text: str) -> bool:
    """Whether a wording has two numbers of which one is said to be a total: 8件（累計251件）."""
    outcome = parse_amount(text)
    return isinstance(outcome, ReadAmount) and not isinstance(_as_counted(outcome, Accumulation.CUMULATIVE), Absent)


def _as_counted(outcome: ReadAmount, counting: Accumulation | Absent) -> Quantity | Absent:
    """Of a number and a total beside it in one unit the one that an indicator counts: in 8件（累計251件） the year's is the one outside."""
    one, other = outcome.of, outcome.second
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.summed is other.summed:
        return NOT_STATED
    if (one.unit, one.power) != (other.unit, other.power) and other.unit and one.unit:
        return NOT_STATED
    if counting is Accumulation.CUMULATIVE:
        return one if one.summed else other
    return one if counting is Accumulation.YEARLY and not one.summed else NOT_STATED


def _value_of(of: Quantity | Band) -> Number | Range | Why:
    if isinstance(of, Band):
        if of.low.unit != of.high.unit or of.low.power != of.high.power:
            return Why.SCALE
        opened = open_ends(of)
        return Range(of.low.number, of.high.number, of.low.approximate, read_in=unit_text(of.high), open=opened)
    if of.change is Change.DOWN:
        return Why.SIGN
    if of.over != 1:
        return Why.ENDLESS
    return Number(of.number, of.approximate, read_in=unit_text(of))


def open_ends(band: Band) -> OpenEnd:
    """Which ends of a band do not belong to it."""
    low, high = band.low.bound is Bound.MORE_THAN, band.high.bound is Bound.LESS_THAN
    if low and high:
        return OpenEnd.BOTH
    return OpenEnd.LOW if low else OpenEnd.HIGH if high else OpenEnd.NONE


def ends_left_out(outcome: Outcome, low: Decimal, high: Decimal, unit: Unit | Absent) -> OpenEnd:
    """Which ends of a typed band its wording leaves out: of 5件未満 the 5, of 10人超 the 10. ``unit`` is the declared one."""
    told = [outcome.of] if isinstance(outcome, ReadAmount) else mentions_of(outcome)
    bands = [each for each in told if isinstance(each, Band)]
    if bands:
        return open_ends(bands[0]) if isinstance(outcome, ReadAmount) else OpenEnd.NONE
    singles = [each for each in told if isinstance(each, Quantity) and each.number >= 0 and not each.change]
    below = any(each.bound is Bound.LESS_THAN and _is_number(high, each, unit) for each in singles)
    above = any(each.bound is Bound.MORE_THAN and _is_number(low, each, unit) for each in singles)
    if below and above:
        return OpenEnd.BOTH
    return OpenEnd.LOW if above else OpenEnd.HIGH if below else OpenEnd.NONE


def _is_number(typed: Decimal, quantity: Quantity, unit: Unit | Absent) -> bool:
    in_unit = NOT_STATED if isinstance(unit, Absent) else converted(quantity, unit)
    return typed in (quantity.number, quantity.total, in_unit)


def settle_figure(figure: Figure, indicator: Indicator) -> Figure:
    """A figure whose value was read from its wording, in the indicator's unit and as the indicator counts; as it was where that cannot be done."""
    unit = indicator.unit
    figure = _read_again(figure, indicator)
    value = figure.value
    if not isinstance(value, Number | Range):
        return figure
    return _in_unit(figure, value, unit) if value.read_in else _as_step(figure, value, unit)


def _in_unit(figure: Figure, value: Number | Range, unit: str | Absent) -> Figure:
    if isinstance(unit, Absent):
        printed = parse_unit(value.read_in)
        if printed.power:
            return figure
        return msgspec.structs.replace(figure, value=msgspec.structs.replace(value, read_in=""))
    declared = parse_unit(unit)
    printed = parse_printed(value.read_in, declared)
    numbers = (value.value,) if isinstance(value, Number) else (value.low, value.high)
    moved = [_moved(Quantity(number, printed.power, printed.name), declared) for number in numbers]
    sound = [number for number in moved if not isinstance(number, Absent)]
    if len(sound) < len(moved):
        return figure
    if isinstance(value, Number):
        return msgspec.structs.replace(figure, value=Number(sound[0], value.approximate))
    return msgspec.structs.replace(figure, value=Range(sound[0], sound[1], value.approximate, open=value.open))


def _moved(quantity: Quantity, unit: Unit) -> Decimal | Absent:
    """The number in ``unit``; of one without an end (13時間50分 in hours) as many decimals as tell its minutes apart."""
    exact = converted(quantity, unit)
    return next(iter(rounded(quantity, unit, _DECIMALS)), NOT_STATED) if isinstance(exact, Absent) else exact


def _as_step(figure: Figure, value: Number | Range, unit: str | Absent) -> Figure:
    """A figure for whose 240億円台 240 was typed, or 240 to 249: the whole range, as no more is known."""
    wording = figure.as_published
    low, high = (value.value, value.value) if isinstance(value, Number) else (value.low, value.high)
    step = step_in(wording, low, high, unit) if isinstance(wording, str) else NOT_STATED
    if isinstance(step, Absent):
        return figure
    return msgspec.structs.replace(figure, value=msgspec.structs.replace(step, approximate=value.approximate))


def step_in(wording: str, low: Decimal, high: Decimal, unit: str | Absent) -> Range | Absent:
    """The range that 台 makes of the number for which ``low`` to ``high`` was typed, in ``unit``; Absent where it makes none of it."""
    if "台" not in wording:
        return NOT_STATED
    for band in mentions_of(parse_amount(wording, own_units(unit))):
        if isinstance(band, Band):
            declared = Unit(0, band.low.unit) if isinstance(unit, Absent) else parse_unit(unit)
            ends = ends_within(low, high, band, declared)
            if ends is not None:
                return Range(*ends, open=open_ends(band))
    return NOT_STATED


def _read_again(figure: Figure, indicator: Indicator) -> Figure:
    """A figure whose wording was not read: only now is known which unit may stand there, and whether a total is asked for."""
    value = figure.value
    if not isinstance(value, Rating) or not value.is_read or value.step:
        return figure
    unit, counting, period = indicator.unit, indicator.accumulation, figure.period
    spelled, year = own_units(unit), period.fiscal_year
    own = of_own_year(value.named, year, spelled) if period == Period(year) else None
    if isinstance(own, Quantity):
        dated = _value_of(own)
        return msgspec.structs.replace(figure, value=dated) if isinstance(dated, Number) else figure
    again = value_of_wording(
        value.named,
        "" if isinstance(unit, Absent) else unit,
        with_second=not isinstance(figure.second, Absent),
        # of years together the number of the last may be meant, or their total
        counting=NOT_STATED if period.first_year else counting,
    )
    if not isinstance(again, Number | Range):
        thing = of_own_thing(value.named, indicator)
        again = again if isinstance(thing, Absent) else _value_of(thing)
    return msgspec.structs.replace(figure, value=again) if isinstance(again, Number | Range) else figure


def settle_indicator(indicator: Indicator) -> Indicator:
    """An indicator whose own figures stand in its unit, and whose baseline is a value of what its wording says."""
    baseline, counting = indicator.baseline, indicator.accumulation
    settled = msgspec.structs.replace(
        indicator,
        baseline=baseline if isinstance(baseline, Absent) else settle_figure(baseline, indicator),
        targets=tuple(_settle_target(target, indicator) for target in indicator.targets),
        actuals=tuple(settle_figure(figure, indicator) for figure in indicator.actuals),
    )
    start = settled.baseline
    if isinstance(start, Absent):
        return settled
    if isinstance(settled.scale, Absent):
        targets = tuple(_as_baseline(target, start, settled) for target in settled.targets)
        settled = msgspec.structs.replace(settled, targets=targets)
    (own,) = of_one_scale((start,), settled)
    of_year = counting is Accumulation.YEARLY  # of a level each day tells where the plan set out
    return msgspec.structs.replace(settled, baseline=of_its_day(own, settled) if of_year else own)


def _as_baseline(target: Target, baseline: Figure, indicator: Indicator) -> Target:
    """A target that says no number but that of the baseline (現状維持, 基準値以上): that number."""
    value, start = target.figure.value, baseline.value
    if not isinstance(value, Rating) or not value.is_read or value.step or not isinstance(start, Number):
        return target
    if base_of(value.named) is not Base.START:
        return target
    outcome = parse_amount(with_base(value.named, f"{start.value:f}"))
    said = outcome.of if isinstance(outcome, ReadAmount) and isinstance(outcome.second, Absent) else NOT_STATED
    if not isinstance(said, Quantity) or said.number != start.value or said.change or said.unit:
        return target
    if not said.bound and indicator.direction not in _KEEPING:
        return target  # whether the level itself is enough, only its writer can say
    number = Number(start.value, start.approximate or said.approximate)
    return msgspec.structs.replace(target, figure=msgspec.structs.replace(target.figure, value=number))


_KEEPING = (Direction.MAINTAIN, Direction.MAINTAIN_OR_INCREASE, Direction.MAINTAIN_OR_DECREASE)


def _settle_target(target: Target, indicator: Indicator) -> Target:
    figure = settle_figure(target.figure, indicator)
    return target if figure is target.figure else msgspec.structs.replace(target, figure=figure)
