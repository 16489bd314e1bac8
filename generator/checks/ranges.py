"""A typed band beside its wording."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import (
    Band,
    Bound,
    NoValue,
    Outcome,
    Quantity,
    ReadAmount,
    Unit,
    UnreadAmount,
    around,
    ends_left_out,
    ends_of,
    ends_within,
    mentions_of,
    open_ends,
    tells_an_estimate,
)
from generator.checks.held_wording import HeldWording, check_number, meanings, tell_about, tell_difference, tell_unit
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, UPWARD_OR_KEPT, Direction, Indicator, OpenEnd, Range
from generator.problems.problem import Problem, problem


def check_range(value: Range, wording: HeldWording, outcome: Outcome) -> Iterator[Problem]:
    """A band stands in its wording as a band, or its ends stand there one by one."""
    if value.read_in:
        yield tell_unit(value.low, wording, value.read_in)
        return
    told = [outcome.of] if isinstance(outcome, ReadAmount) else list(mentions_of(outcome))
    bands = [each for each in told if isinstance(each, Band)]
    same = [
        band
        for band in bands
        if (value.low in meanings(band.low, wording) and value.high in meanings(band.high, wording))
        or _is_step(value, band, wording)
        or (value.low, value.high) in around(told, wording.unit)
    ]
    if same:
        estimated = value.approximate and tells_an_estimate(wording.text)
        if same[0].low.approximate != value.approximate and not estimated:
            yield tell_about(wording.place, wording.text, approximate=same[0].low.approximate)
        if open_ends(same[0]) != value.open and not same[0].stepped:
            yield _tell_ends(value, wording, open_ends(same[0]))
        return
    ends = [end for each in told for end in ends_of(each)]
    if isinstance(outcome, NoValue) or not ends:
        yield from check_number(value.low, wording, outcome)
        return
    if isinstance(outcome, UnreadAmount) and _are_two_values(value, ends, wording):
        why = "二つの数は、範囲の両端として書かれていません"
        yield problem("K527", wording.place, value=f"{value.low:f} から {value.high:f}", wording=wording.text, why=why)
        return
    left_out = ends_left_out(outcome, value.low, value.high, wording.unit)
    if not bands and left_out != value.open:
        yield _tell_ends(value, wording, left_out)
        return
    for number in (value.low, value.high):
        if not any(number in meanings(end, wording) for end in ends) and not _is_natural_end(number, ends):
            yield tell_difference(number, ends, wording)
            return


def _tell_ends(value: Range, wording: HeldWording, said: OpenEnd) -> Problem:
    return problem(
        "K522", wording.place, wording=wording.text, direction=f"open: {value.open}", allowed=f"open: {said}"
    )


def _is_step(value: Range, band: Band, wording: HeldWording) -> bool:
    """Whether a range was typed for 240億円台: 240 to 249, 240 to 249.9 and 240 to 250 are all meant to be that."""
    unit = Unit(0, band.low.unit) if isinstance(wording.unit, Absent) else wording.unit
    return ends_within(value.low, value.high, band, unit) is not None


def check_both_bounds(indicator: Indicator, value: Range, wording: HeldWording, outcome: Outcome) -> Iterator[Problem]:
    """A target that is bound on both sides (40以上60以下) is met within them alone, so that no direction may leave one of them out."""
    if indicator.direction not in _ONE_SIDED or not isinstance(outcome, ReadAmount) or not isinstance(outcome.of, Band):
        return
    low, high = outcome.of.low, outcome.of.high
    if low.bound in (Bound.AT_LEAST, Bound.MORE_THAN) and high.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        yield problem(
            "K522",
            wording.place,
            wording=wording.text,
            direction=indicator.direction,
            allowed=f"{Direction.RANGE}（{value.low:f} から {value.high:f} までの範囲）",
        )


_ONE_SIDED: Final = (*UPWARD_OR_KEPT, *DOWNWARD_OR_KEPT)


def _is_natural_end(number: Decimal, ends: Sequence[Quantity]) -> bool:
    """Of 5人未満 the other end is nothing; of 90%以上 it is all."""
    below = number == 0 and any(end.bound in (Bound.LESS_THAN, Bound.AT_MOST) for end in ends)
    above = number == 100 and any(end.bound in (Bound.MORE_THAN, Bound.AT_LEAST) and end.unit == "%" for end in ends)
    return below or above


def _are_two_values(value: Range, ends: Sequence[Quantity], wording: HeldWording) -> bool:
    """男性40% 女性45%: both numbers stand there, but nothing makes of them the ends of a band."""
    both = all(any(number in meanings(end, wording) for end in ends) for number in (value.low, value.high))
    return both and not any(end.bound for end in ends) and not _BETWEEN.search(wording.text)


_BETWEEN: Final = re.compile(
    "[~〜～∼–—−－-]|から|ないし|乃至|もしくは|又は|または|[0-9０-９]か[0-9０-９]|[/／・、,，]|between|to|or"
)
