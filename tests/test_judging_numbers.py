"""Numbers against numbers: approximate values, precision, shares, and what holds for all of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judging import Status, Verdict, compare, half_unit
from generator.judging.comparing import Course, view_trend
from generator.model.basics import Absent, Reason
from generator.model.figures import Direction, Number, Range, Value
from generator.views.formats import attainment_text
from told_figures import judge


@pytest.mark.parametrize(
    ("value", "half"),
    [
        ("24000", "500"),
        ("23960", "5"),
        ("12.6", "0.05"),
        ("5.0", "0.05"),
        ("10", "5"),
        ("7", "0.5"),
        ("0", "0.5"),
        ("0.0", "0.05"),
        ("2.4E+4", "500"),
        ("-300", "50"),
    ],
)
def test_half_a_unit_of_the_last_digit_that_counts(value: str, half: str) -> None:
    assert half_unit(Decimal(value)) == Decimal(half)


@pytest.mark.parametrize(
    ("direction", "target", "actual", "verdict"),
    [
        (Direction.AT_LEAST, "24000", "24000", Verdict.MEETS),
        (Direction.AT_LEAST, "24000", "23500", Verdict.UNCLEAR),
        (Direction.AT_LEAST, "24000", "23499", Verdict.MISSES),
        (Direction.AT_MOST, "24000", "24500", Verdict.UNCLEAR),
        (Direction.AT_MOST, "24000", "24501", Verdict.MISSES),
        (Direction.MAINTAIN, "24000", "23600", Verdict.UNCLEAR),
        (Direction.MAINTAIN, "24000", "24600", Verdict.MISSES),
    ],
)
def test_about_24_000_leaves_a_doubt_of_500(direction: Direction, target: str, actual: str, verdict: Verdict) -> None:
    assert compare(direction, Number(Decimal(target), approximate=True), Number(Decimal(actual))) is verdict


@pytest.mark.parametrize(
    ("direction", "target", "actual", "verdict"),
    [
        (Direction.MAINTAIN, "5.60", "5.6", Verdict.MEETS),
        (Direction.MAINTAIN, "5.6", "5.58", Verdict.DIGITS),
        (Direction.MAINTAIN, "5.6", "5.65", Verdict.MISSES),
        (Direction.MAINTAIN, "4", "3.6", Verdict.DIGITS),
        (Direction.MAINTAIN, "60", "60.4", Verdict.DIGITS),
        (Direction.MAINTAIN, "60", "60.5", Verdict.MISSES),
        (Direction.MAINTAIN_OR_INCREASE, "98", "97.6", Verdict.DIGITS),
        (Direction.MAINTAIN_OR_INCREASE, "98", "97.4", Verdict.MISSES),
        (Direction.MAINTAIN_OR_INCREASE, "98", "98.4", Verdict.MEETS),
        (Direction.MAINTAIN_OR_DECREASE, "5", "5.2", Verdict.DIGITS),
    ],
)
def test_a_level_is_kept_by_itself_and_what_rounds_to_it_is_left_open(
    direction: Direction, target: str, actual: str, verdict: Verdict
) -> None:
    assert compare(direction, Number(Decimal(target)), Number(Decimal(actual))) is verdict


@pytest.mark.parametrize(
    "target",
    [
        "2024年度に0人以上",
        "2024年度に約5人以上",
        "2024年度に-5人以上",
        "2024年度に5人以下",
        "2024年度に5人を維持",
        "2024年度に4～6人",
        "2024年度に設計を完了",
        "2024年度に全員",
    ],
)
def test_an_attainment_that_is_not_defined_is_absent(target: str) -> None:
    share = judge(target, "2024年度に完了" if "完了" in target else "2024年度に5人").attainment
    assert isinstance(share, Absent)
    assert share.reason is Reason.NOT_CALCULATED


def test_a_negative_actual_has_no_attainment() -> None:
    assert isinstance(judge("2024年度に5人以上", "2024年度に-5人").attainment, Absent)


def test_a_share_is_never_rounded_up_to_the_whole() -> None:
    assert attainment_text(Decimal("0.99999")) == "99.9%"
    assert attainment_text(Decimal("12.5")) == "1,250.0%"
    nearly = judge(
        "2024年度に100000000000000000000000000000000000人以上", "2024年度に99999999999999999999999999999999999人"
    )
    assert isinstance(nearly.attainment, Decimal)
    assert nearly.attainment < 1


numbers = st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, allow_infinity=False, places=2)
single_values = st.builds(Number, numbers, st.booleans())
values: st.SearchStrategy[Value] = st.one_of(
    single_values,
    st.builds(lambda low, size, about: Range(low, low + abs(size), about), numbers, numbers, st.booleans()),
)
RANKS = {Verdict.MISSES: 0, Verdict.UNCLEAR: 1, Verdict.MEETS: 2}


@given(target=values, actual=numbers, more=numbers)
def test_raising_an_actual_never_turns_reached_into_not_reached(target: Value, actual: Decimal, more: Decimal) -> None:
    before = compare(Direction.AT_LEAST, target, Number(actual))
    after = compare(Direction.AT_LEAST, target, Number(actual + abs(more)))
    assert RANKS[after] >= RANKS[before]


@given(target=values, actual=numbers, less=numbers)
def test_lowering_an_actual_never_turns_reached_into_not_reached_where_less_is_better(
    target: Value, actual: Decimal, less: Decimal
) -> None:
    before = compare(Direction.AT_MOST, target, Number(actual))
    after = compare(Direction.AT_MOST, target, Number(actual - abs(less)))
    assert RANKS[after] >= RANKS[before]


@given(target=numbers, actual=single_values)
def test_an_approximate_target_changes_a_miss_at_most_into_a_doubt(target: Decimal, actual: Number) -> None:
    exact, about = (
        compare(Direction.AT_LEAST, Number(target, approximate=blurred), actual) for blurred in (False, True)
    )
    assert about is exact or (exact, about) == (Verdict.MISSES, Verdict.UNCLEAR)


@given(direction=st.sampled_from(Direction), target=values, actual=values)
def test_every_pair_of_numbers_gets_a_verdict(direction: Direction, target: Value, actual: Value) -> None:
    assert compare(direction, target, actual) in Verdict


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("2024年度に10件未満", "2024年度に10件", Status.NOT_REACHED),
        ("2024年度に10件未満", "2024年度に9.9件", Status.REACHED),
        ("2024年度に100回超", "2024年度に100回", Status.NOT_REACHED),
        ("2024年度に100回超", "2024年度に100.1回", Status.REACHED),
        ("2024年度に100回超", "2024年度に約100回", Status.CANNOT_BE_JUDGED),
        ("2024年度に40件を維持（±2件）", "2024年度に38件", Status.REACHED),
        ("2024年度に40件を維持（±2件）", "2024年度に37.9件", Status.NOT_REACHED),
        ("2024年度に40.0件以上を維持", "2024年度に42件", Status.REACHED),
        ("2024年度に40.0件以上を維持", "2024年度に39件", Status.NOT_REACHED),
        ("2024年度に5.6点を維持", "2024年度に5.58点", Status.CANNOT_BE_JUDGED),
        ("2024年度に5.6点以上を維持", "2024年度に5.58点", Status.NOT_REACHED),  # the document says where it begins
        ("2024年度に100%以上を維持", "2024年度に99.8%", Status.NOT_REACHED),
    ],
)
def test_strict_bounds_and_levels_with_room(target: str, actual: str, status: Status) -> None:
    assert judge(target, actual).status is status


def test_what_just_equals_a_strict_bound_has_no_full_share() -> None:
    assert isinstance(judge("2024年度に100回超", "2024年度に100回").attainment, Absent)
    assert judge("2024年度に100回超", "2024年度に120回").attainment == Decimal("1.2")


def _outside(direction: Direction, target: Number | Range, value: Decimal) -> Decimal:
    """How far a value lies outside what meets the target, below 0 where below it: reckoned anew, by hand."""
    low, high = (target.low, target.high) if isinstance(target, Range) else (target.value, target.value)
    if direction.value in ("increase", "at_least", "more_than", "maintain_or_increase"):
        return min(value - low, Decimal(0))
    if direction.value in ("decrease", "at_most", "less_than", "maintain_or_decrease"):
        return max(value - high, Decimal(0))
    return value - low if value < low else max(value - high, Decimal(0))


_NUMBERS = st.integers(-40, 40).map(lambda number: Decimal(number) / 4)
_TARGETS = st.one_of(_NUMBERS.map(Number), st.tuples(_NUMBERS, _NUMBERS).map(lambda ends: Range(min(ends), max(ends))))
_ORDERED = tuple(each for each in Direction if each not in (Direction.MILESTONE, Direction.TEXT))


@given(st.sampled_from(_ORDERED), _TARGETS, _NUMBERS, _NUMBERS)
def test_nearer_and_farther_are_told_by_the_way_to_what_meets_the_target(
    direction: Direction, target: Number | Range, before: Decimal, now: Decimal
) -> None:
    then, here = _outside(direction, target, before), _outside(direction, target, now)
    if then * here < 0:
        expected = Course.BEYOND
    elif abs(here) < abs(then):
        expected = Course.NEARER
    else:
        expected = Course.FARTHER if abs(here) > abs(then) else Course.SAME
    assert view_trend(direction, target, Number(now), Number(before)) is expected
