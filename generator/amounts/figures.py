"""Typed values from wordings that are clear, and the move of such a value into the indicator's unit."""

import msgspec

from generator.amounts.amount import Band, Bound, Change, NoValue, Quantity, ReadAmount, Why, mentions_of
from generator.amounts.parsing import parse_amount
from generator.amounts.units import SCALE_WORDS, SHORT_SCALES, converted, own_units, parse_unit
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Figure, Indicator, Number, OpenEnd, Range, Rating, Target


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


_PLACES = ("位", "番目")


def value_of_wording(text: str, unit: str, *, with_second: bool) -> Number | Range | Why | NoValue:
    """The value that a wording says all by itself, in the unit as printed; why not, where it does not.

    ``unit`` is the declared one where it is known ("" where not). ``with_second``: the second number of the cell has been told apart;
    otherwise nobody can know what it is.
    """
    outcome = parse_amount(text, own_units(unit) if unit else ())
    if not isinstance(outcome, ReadAmount):
        return outcome if isinstance(outcome, NoValue) else outcome.why
    if not isinstance(outcome.second, Absent) and not with_second:
        return Why.SEVERAL
    return _value_of(outcome.of)


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


def settle_figure(figure: Figure, unit: str | Absent) -> Figure:
    """A figure whose value was read from its wording, in the indicator's unit; as it was where that cannot be done."""
    figure = _read_again(figure, unit)
    value = figure.value
    if not isinstance(value, Number | Range) or not value.read_in:
        return figure
    if isinstance(unit, Absent):
        printed = parse_unit(value.read_in)
        if printed.power:
            return figure
        return msgspec.structs.replace(figure, value=msgspec.structs.replace(value, read_in=""))
    declared, printed = parse_unit(unit), parse_unit(value.read_in)
    numbers = (value.value,) if isinstance(value, Number) else (value.low, value.high)
    moved = [converted(Quantity(number, printed.power, printed.name), declared) for number in numbers]
    sound = [number for number in moved if not isinstance(number, Absent)]
    if len(sound) < len(moved):
        return figure
    if isinstance(value, Number):
        return msgspec.structs.replace(figure, value=Number(sound[0], value.approximate))
    return msgspec.structs.replace(figure, value=Range(sound[0], sound[1], value.approximate, open=value.open))


def _read_again(figure: Figure, unit: str | Absent) -> Figure:
    """A figure of a report whose wording was not read: only now is the unit known that may stand there."""
    value = figure.value
    if not isinstance(value, Rating) or not value.is_read or value.step or isinstance(unit, Absent):
        return figure
    again = value_of_wording(value.named, unit, with_second=not isinstance(figure.second, Absent))
    return msgspec.structs.replace(figure, value=again) if isinstance(again, Number | Range) else figure


def settle_indicator(indicator: Indicator) -> Indicator:
    """An indicator whose own figures stand in its unit."""
    baseline = indicator.baseline
    return msgspec.structs.replace(
        indicator,
        baseline=baseline if isinstance(baseline, Absent) else settle_figure(baseline, indicator.unit),
        targets=tuple(_settle_target(target, indicator.unit) for target in indicator.targets),
        actuals=tuple(settle_figure(figure, indicator.unit) for figure in indicator.actuals),
    )


def _settle_target(target: Target, unit: str | Absent) -> Target:
    figure = settle_figure(target.figure, unit)
    return target if figure is target.figure else msgspec.structs.replace(target, figure=figure)
