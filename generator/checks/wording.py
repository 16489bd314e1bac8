"""A typed value never contradicts its published wording: sign, number, unit, bound, about and year."""

from collections.abc import Generator, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import (
    Band,
    Base,
    Bound,
    Change,
    NoValue,
    Outcome,
    Quantity,
    ReadAmount,
    Unit,
    UnreadAmount,
    Why,
    base_of,
    bounds_of,
    converted,
    mentions_of,
    open_ends,
    own_units,
    parse_amount,
    parse_unit,
    rounded,
    tells_an_estimate,
    unit_text,
    with_base,
)
from generator.checks.periods import check_period
from generator.model.basics import Absent, Place
from generator.model.figures import Direction, Figure, Indicator, Missing, Number, Range
from generator.problems.problem import Problem, problem

_BOUNDS: Final = {
    Direction.INCREASE: (Bound.AT_LEAST,),
    Direction.AT_LEAST: (Bound.AT_LEAST,),
    Direction.MAINTAIN_OR_INCREASE: (Bound.AT_LEAST,),
    Direction.MORE_THAN: (Bound.MORE_THAN,),
    Direction.DECREASE: (Bound.AT_MOST,),
    Direction.AT_MOST: (Bound.AT_MOST,),
    Direction.MAINTAIN_OR_DECREASE: (Bound.AT_MOST,),
    Direction.LESS_THAN: (Bound.LESS_THAN,),
    Direction.MAINTAIN: (),
}
_MEANT: Final = {
    Bound.AT_LEAST: "at_least（以上）",
    Bound.MORE_THAN: "more_than（超）",
    Bound.AT_MOST: "at_most（以下）",
    Bound.LESS_THAN: "less_than（未満）",
}
_WHY: Final = {
    Why.NO_NUMBER: "数がありません",
    Why.DIGITS: "桁の区切り方が数の形ではありません",
    Why.SIGN: "符号を決められません",
    Why.CUT: "位の後の数に単位がありません",
    Why.TOO_LONG: "長すぎます",
}
_SHRINKING: Final = ("減", "縮", "短縮", "節")


class HeldWording(NamedTuple):
    """A published text with the place to tell of, and the declared unit of the value typed beside it (none: Absent)."""

    text: str
    place: Place
    unit: Unit | Absent
    shrinks: bool = False  # what is counted is itself a reduction: 9人減 is 9
    spelled: tuple[str, ...] = ()  # how the declared unit may stand there, with all its signs

    def read(self) -> Outcome:
        """What the wording says."""
        return parse_amount(self.text, () if isinstance(self.unit, Absent) else (self.spelled or (self.unit.name,)))


def check_figure(
    indicator: Indicator, figure: Figure, *, is_target: bool, known: Sequence[Figure] = ()
) -> Iterator[Problem]:
    """All that a figure's typed value and its wording may contradict each other in.

    ``known`` are the indicator's other values, which a wording may name in place of a number (現状値以上).
    """
    if isinstance(figure.as_published, Absent):
        return
    unit = indicator.unit if isinstance(indicator.unit, Absent) else parse_unit(indicator.unit)
    spelled = () if isinstance(indicator.unit, Absent) else own_units(indicator.unit)
    wording = HeldWording(figure.as_published, figure.place, unit, _counts_a_reduction(indicator), spelled)
    outcome = wording.read()
    value = figure.value
    if isinstance(value, Missing):
        yield from _check_missing(wording, outcome)
        return
    if isinstance(outcome, ReadAmount):
        yield from check_period(figure, outcome.period)
    if isinstance(value, Number) and not mentions_of(outcome) and isinstance(outcome, UnreadAmount):
        base = base_of(wording.text)
        if base is not None:
            yield from _check_base(indicator, figure, value, wording, _base_values(base, indicator, figure, known))
            return
    if isinstance(value, Number):
        found = yield from check_number(value.value, wording, outcome, value.read_in)
        estimated = value.approximate and tells_an_estimate(wording.text)
        if found is not None and found.approximate != value.approximate and not estimated:
            yield _about_problem(figure.place, wording.text, approximate=found.approximate)
        if found is not None and found.bound and not is_target:
            yield problem("K530", figure.place, wording=wording.text, value=f"{value.value:f}")
        elif found is not None and found.bound:
            yield from _check_words(indicator, figure, value, found)
    elif isinstance(value, Range):
        yield from _check_range(value, wording, outcome)
    if not isinstance(figure.second, Absent):
        yield from _check_second(figure.second.value, wording, outcome)


def tells_a_number(indicator: Indicator, figure: Figure) -> bool:
    """Whether the wording clearly says one number in the indicator's unit, so that it is no value in words."""
    if isinstance(figure.as_published, Absent):
        return False
    spelled = () if isinstance(indicator.unit, Absent) else own_units(indicator.unit)
    outcome = parse_amount(figure.as_published, spelled)
    if not isinstance(outcome, ReadAmount) or not isinstance(outcome.of, Quantity):
        return False
    return isinstance(indicator.unit, Absent) or bool(
        meanings(outcome.of, HeldWording(figure.as_published, figure.place, parse_unit(indicator.unit)))
    )


def _base_values(base: Base, indicator: Indicator, figure: Figure, known: Sequence[Figure]) -> list[Decimal]:
    """The numbers that a wording may mean by 現状値 (the baseline's), or by 前年度 (that of the year before)."""
    start = [] if isinstance(indicator.baseline, Absent) else [indicator.baseline]
    year = figure.period.fiscal_year - 1
    before = [each for each in known if each.period.fiscal_year == year] if base is Base.YEAR_BEFORE else []
    return [each.value.value for each in (*before, *start) if isinstance(each.value, Number)]


def _check_base(
    indicator: Indicator, figure: Figure, value: Number, wording: HeldWording, bases: Sequence[Decimal]
) -> Iterator[Problem]:
    """現状値以上 beside the very number of the baseline; nothing can be said of another number."""
    if value.value not in bases:
        why = f"その言葉に当たる値は {bases[0]:f} です" if bases else "その言葉に当たる基準値（baseline）がありません"
        yield problem("K527", figure.place, value=f"{value.value:f}", wording=wording.text, why=why)
        return
    outcome = wording._replace(text=with_base(wording.text, f"{value.value:f}")).read()
    said = next((each for each in mentions_of(outcome) if isinstance(each, Quantity)), None)
    if said is not None and said.bound:
        yield from _check_words(indicator, figure, value, said)


def _counts_a_reduction(indicator: Indicator) -> bool:
    told = "".join(text for text in (indicator.name, indicator.editor_name, indicator.unit) if isinstance(text, str))
    return "増減" not in told and any(word in told for word in _SHRINKING)


def _check_missing(wording: HeldWording, outcome: Outcome) -> Iterator[Problem]:
    if isinstance(outcome, ReadAmount):
        what, hint = (
            "値がない理由（missing）が書かれています",
            "原文に値があるなら、missing の代わりに値を書いてください。",
        )
        yield problem("K526", wording.place, wording=wording.text, what=what, hint=hint)


def check_number(
    value: Decimal, wording: HeldWording, outcome: Outcome, read_in: str = ""
) -> Generator[Problem, None, Quantity | None]:
    """Problems of a number beside its wording; gives the quantity that it is, None where it is none of those that stand there."""
    if read_in:
        yield _unit_problem(value, wording, read_in)
        return None
    if isinstance(outcome, NoValue):
        what, hint = (
            f"数「{value:f}」が書かれています",
            "値がないことは 0 ではありません。value の代わりに「missing: 」と理由を書いてください。",
        )
        yield problem("K526", wording.place, wording=wording.text, what=what, hint=hint)
        return None
    if isinstance(outcome, UnreadAmount) and outcome.why is Why.NONE_OR_ZERO:
        if value:
            yield problem("K503", wording.place, value=f"{value:f}", wording=wording.text)
        return None
    told = [outcome.of] if isinstance(outcome, ReadAmount) else list(mentions_of(outcome))
    if not told:
        why = outcome.why if isinstance(outcome, UnreadAmount) else Why.NO_NUMBER
        yield problem(
            "K527", wording.place, value=f"{value:f}", wording=wording.text, why=_WHY.get(why, _WHY[Why.NO_NUMBER])
        )
        return None
    quantities = [each for each in told if isinstance(each, Quantity)]
    same = next((each for each in quantities if _is_meant(value, each, wording)), None)
    if same is None:
        yield _difference(value, quantities, wording)
    return same


def _is_meant(value: Decimal, quantity: Quantity, wording: HeldWording) -> bool:
    """Whether the number may be typed for the quantity; of a share without an end (3分の1) whether it is that share to its digits."""
    if value in meanings(quantity, wording):
        return True
    unit = Unit(0, quantity.unit) if isinstance(wording.unit, Absent) else wording.unit
    exponent = value.as_tuple().exponent
    return abs(value) in rounded(quantity, unit, max(-exponent, 0) if isinstance(exponent, int) else 0)


def meanings(quantity: Quantity, wording: HeldWording) -> tuple[Decimal, ...]:
    """The numbers that may be typed for a quantity: in the declared unit; of a reduction the change, or its size where that is counted."""
    unit = Unit(0, quantity.unit) if isinstance(wording.unit, Absent) else wording.unit
    number = converted(quantity, unit)
    if isinstance(number, Absent):
        return ()
    if quantity.change is Change.DOWN:
        return (number, -number) if wording.shrinks else (-number,)
    return (number,)


def _difference(value: Decimal, quantities: Sequence[Quantity], wording: HeldWording) -> Problem:
    """In what a number differs from all that stand in its wording."""
    for each in quantities:
        if value and -value in meanings(each, wording):
            down = each.change is Change.DOWN
            hint = "減った量を数える指標なら、指標の名前で分かるようにします（削減数など）。" if down else ""
            return problem("K520", wording.place, value=f"{value:f}", wording=wording.text, hint=hint)
    for each in quantities:
        foreign = not meanings(each, wording) or each.power or each.unit
        if foreign and abs(value) in (abs(each.number), abs(each.total)) and value not in meanings(each, wording):
            return _unit_problem(value, wording, unit_text(each))
    return problem("K503", wording.place, value=f"{value:f}", wording=wording.text)


def _unit_problem(value: Decimal, wording: HeldWording, printed: str) -> Problem:
    declared = (
        "なし"
        if isinstance(wording.unit, Absent)
        else unit_text(Quantity(Decimal(0), wording.unit.power, wording.unit.name))
    )
    return problem(
        "K521",
        wording.place,
        value=f"「{value:f}」",
        wording=wording.text,
        printed=printed or "なし",
        declared=declared,
        hint="",
    )


def _check_words(indicator: Indicator, figure: Figure, value: Number, said: Quantity) -> Iterator[Problem]:
    """The bound of a target goes with the indicator's direction."""
    meant = bounds_of(said, value.value)
    allowed = _BOUNDS.get(indicator.direction, meant)
    if not any(bound in allowed for bound in meant):
        told = " か ".join(_MEANT[bound] for bound in meant)
        wording = str(figure.as_published)
        yield problem("K522", figure.place, wording=wording, direction=indicator.direction, allowed=told)


def _about_problem(place: Place, text: str, *, approximate: bool) -> Problem:
    if approximate:
        what, hint = "「約」や「程度」があるのに、概数の印がありません", "「approximate: true」を書き足してください。"
    else:
        what, hint = "「約」や「程度」がないのに、概数の印があります", "「approximate」を消してください。"
    return problem("K523", place, wording=text, what=what, hint=hint)


def _check_range(value: Range, wording: HeldWording, outcome: Outcome) -> Iterator[Problem]:
    """A band stands in its wording as a band, or its ends stand there one by one."""
    if value.read_in:
        yield _unit_problem(value.low, wording, value.read_in)
        return
    told = [outcome.of] if isinstance(outcome, ReadAmount) else list(mentions_of(outcome))
    bands = [each for each in told if isinstance(each, Band)]
    same = [
        band
        for band in bands
        if value.low in meanings(band.low, wording) and value.high in meanings(band.high, wording)
    ]
    if same:
        estimated = value.approximate and tells_an_estimate(wording.text)
        if same[0].low.approximate != value.approximate and not estimated:
            yield _about_problem(wording.place, wording.text, approximate=same[0].low.approximate)
        if open_ends(same[0]) != value.open:
            yield problem(
                "K522",
                wording.place,
                wording=wording.text,
                direction=f"open: {value.open}",
                allowed=f"open: {open_ends(same[0])}",
            )
        return
    ends = [end for each in told for end in ((each.low, each.high) if isinstance(each, Band) else (each,))]
    if isinstance(outcome, NoValue) or not ends:
        yield from check_number(value.low, wording, outcome)
        return
    for number in (value.low, value.high):
        if not any(number in meanings(end, wording) for end in ends) and not _is_natural_end(number, ends):
            yield _difference(number, ends, wording)
            return


def _is_natural_end(number: Decimal, ends: Sequence[Quantity]) -> bool:
    """Of 5人未満 the other end is nothing; of 90%以上 it is all."""
    below = number == 0 and any(end.bound in (Bound.LESS_THAN, Bound.AT_MOST) for end in ends)
    above = number == 100 and any(end.bound in (Bound.MORE_THAN, Bound.AT_LEAST) and end.unit == "%" for end in ends)
    return below or above


def _check_second(second: Decimal, wording: HeldWording, outcome: Outcome) -> Iterator[Problem]:
    told = mentions_of(outcome)
    numbers = [each for each in told if isinstance(each, Quantity)]
    if numbers and not any(second in (each.number, each.total, *meanings(each, wording)) for each in numbers):
        yield problem("K503", wording.place, value=f"{second:f}", wording=wording.text)
