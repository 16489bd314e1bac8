"""A typed value never contradicts its published wording: sign, number, unit, bound, about and year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import (
    Base,
    Bound,
    Outcome,
    Quantity,
    ReadAmount,
    UnreadAmount,
    base_of,
    bounds_of,
    is_stricter,
    last_is_best,
    mentions_of,
    names_year_before,
    own_units,
    parse_amount,
    parse_unit,
    tells_an_estimate,
    with_base,
    word_below_zero,
)
from generator.checks.beside import check_beside
from generator.checks.held_wording import (
    HeldWording,
    check_number,
    hold_wording,
    meanings,
    tell_about,
)
from generator.checks.part_way import check_part_way
from generator.checks.periods import check_period, check_period_before
from generator.checks.ranges import check_both_bounds, check_range
from generator.checks.reckoned import check_reckoned
from generator.checks.signs import check_sign_in_words
from generator.model.basics import Absent, Reason
from generator.model.figures import Direction, Done, Figure, Indicator, Missing, Number, Range
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
_BELOW: Final = (Bound.LESS_THAN, Bound.AT_MOST)
_MEANT: Final = {
    Bound.AT_LEAST: "at_least（以上）",
    Bound.MORE_THAN: "more_than（超）",
    Bound.AT_MOST: "at_most（以下）",
    Bound.LESS_THAN: "less_than（未満）",
}


def check_figure(
    indicator: Indicator, figure: Figure, *, is_target: bool, known: Sequence[Figure] = ()
) -> Iterator[Problem]:
    """All that a figure's typed value and its wording may contradict each other in.

    ``known`` are the indicator's other values, which a wording may name in place of a number (現状値以上).
    """
    if isinstance(figure.as_published, Absent):
        return
    wording = hold_wording(indicator, figure, figure.as_published)
    value = figure.value
    outcome = wording.read_for(value.value) if isinstance(value, Number) else wording.read()
    if isinstance(value, Missing):
        yield from _check_missing(value, wording, outcome)
        return
    told = list(check_period(figure, outcome.period)) if isinstance(outcome, ReadAmount) else []
    yield from told or check_part_way(indicator, figure, is_target=is_target)
    if isinstance(value, Done) and is_target:
        yield from check_period_before(figure, is_target=True)
    if isinstance(value, Number) and not mentions_of(outcome) and isinstance(outcome, UnreadAmount):
        base = base_of(wording.text)
        if base is not None:
            found = _check_base(indicator, figure, value, wording, _base_values(base, indicator, figure, known))
            yield from check_reckoned(indicator, figure, wording, found, known) if is_target else found
            return
    if isinstance(value, Number):
        if not told and isinstance(outcome, UnreadAmount):
            yield from check_period_before(figure, is_target=is_target)
        found = _check_one(indicator, figure, value, wording, outcome, is_target=is_target)
        yield from check_reckoned(indicator, figure, wording, found, known) if is_target else found
    elif isinstance(value, Range):
        yield from check_range(value, wording, outcome)
        if is_target:
            yield from check_both_bounds(indicator, value, wording, outcome)
    if not isinstance(figure.second, Absent):
        yield from _check_second(figure.second.value, wording, outcome)


def _check_one(
    indicator: Indicator, figure: Figure, value: Number, wording: HeldWording, outcome: Outcome, *, is_target: bool
) -> Iterator[Problem]:
    found = yield from check_number(value.value, wording, outcome, value.read_in)
    if found is not None:
        yield from check_beside(indicator, figure, found, outcome, is_target=is_target)
    if found is not None and not is_target:
        yield from check_sign_in_words(indicator, figure)
    estimated = value.approximate and (tells_an_estimate(wording.text) or wording.text.startswith(("~", "～", "〜")))
    if found is not None and found.approximate != value.approximate and not estimated:
        yield tell_about(wording.place, wording.text, approximate=found.approximate)
    told_below = word_below_zero(wording.text, abs(value.value), upward=True)  # 2.1ポイント下回る is no bound
    if found is not None and found.bound and not is_target and not told_below:
        yield problem("K530", figure.place, wording=wording.text, value=f"{value.value:f}")
    elif found is not None and found.bound and is_target:
        yield from _check_words(indicator, figure, value, found)


def tells_a_number(indicator: Indicator, figure: Figure) -> bool:
    """Whether the wording clearly says one number in the indicator's unit, so that it is no value in words."""
    if isinstance(figure.as_published, Absent):
        return False
    outcome = parse_amount(figure.as_published, own_units(indicator.unit))
    if not isinstance(outcome, ReadAmount) or not isinstance(outcome.of, Quantity):
        return False
    return isinstance(indicator.unit, Absent) or bool(
        meanings(outcome.of, HeldWording(figure.as_published, figure.place, parse_unit(indicator.unit)))
    )


def _base_values(base: Base, indicator: Indicator, figure: Figure, known: Sequence[Figure]) -> list[Decimal]:
    """The numbers that a wording may mean by 現状値 (the baseline's), or by 前年度 (that of the year before alone)."""
    told = [] if isinstance(indicator.baseline, Absent) else [indicator.baseline]
    if base is Base.YEAR_BEFORE:
        year = figure.period.fiscal_year - 1
        told = [each for each in (*known, *told) if each.period.fiscal_year == year and not each.forecast]
    return [each.value.value for each in told if isinstance(each.value, Number)]


def _check_base(
    indicator: Indicator, figure: Figure, value: Number, wording: HeldWording, bases: Sequence[Decimal]
) -> Iterator[Problem]:
    """現状値以上 beside the very number of the baseline; nothing can be said of another number."""
    outcome = wording._replace(text=with_base(wording.text, f"{value.value:f}")).read()
    said = next((each for each in mentions_of(outcome) if isinstance(each, Quantity)), None)
    if said is not None and said.bound:
        yield from _check_words(indicator, figure, value, said)
    if value.value not in bases:
        before = names_year_before(wording.text)
        meant = "前の年度の値" if before else "基準値（baseline）"
        why = f"その言葉に当たる値は {bases[0]:f} です" if bases else f"その言葉に当たる{meant}がありません"
        if before:
            if is_stricter(wording.text, indicator.direction):
                why += f"。「増」などの言葉は、比べ方（direction）の「{indicator.direction}」より強いので、この目標は判定しません"
            else:
                why += (
                    "。判定には前の年度の値を使います" if bases else "。前の年度の値が載るまで、この目標は判定しません"
                )
        yield problem("K527", figure.place, value=f"{value.value:f}", wording=wording.text, why=why)


def _check_missing(value: Missing, wording: HeldWording, outcome: Outcome) -> Iterator[Problem]:
    """A number that is withheld may be told by the size below which it lies: <5, 5人未満 beside 非公表."""
    of = outcome.of if isinstance(outcome, ReadAmount) else None
    withheld = value.absent.reason is Reason.NOT_PUBLIC and isinstance(of, Quantity) and of.bound in _BELOW
    if of is not None and not withheld:
        what, hint = (
            "値がない理由（missing）が書かれています",
            "原文に値があるなら、missing の代わりに値を書いてください。",
        )
        yield problem("K526", wording.place, wording=wording.text, what=what, hint=hint)


def _check_words(indicator: Indicator, figure: Figure, value: Number, said: Quantity) -> Iterator[Problem]:
    """The bound of a target goes with the indicator's direction."""
    if last_is_best(indicator):
        return  # 10位以下 may mean the tenth and all behind it
    meant = bounds_of(said, value.value)
    allowed = _BOUNDS.get(indicator.direction, meant)
    if not any(bound in allowed for bound in meant):
        told = " か ".join(_MEANT[bound] for bound in meant)
        wording = str(figure.as_published)
        yield problem("K522", figure.place, wording=wording, direction=indicator.direction, allowed=told)


def _check_second(second: Decimal, wording: HeldWording, outcome: Outcome) -> Iterator[Problem]:
    told = mentions_of(outcome)
    numbers = [each for each in told if isinstance(each, Quantity)]
    if numbers and not any(second in (each.number, each.total, *meanings(each, wording)) for each in numbers):
        yield problem("K503", wording.place, value=f"{second:f}", wording=wording.text, reckoned="")
