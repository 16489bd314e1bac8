"""What changed in an indicator from plan to plan, and whether its values there may be one series."""

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from generator.judging import half_unit
from generator.judging.revisions import latest_words
from generator.model.basics import Absent
from generator.model.figures import (
    DOWNWARD_OR_KEPT,
    PER_SPAN,
    UPWARD_OR_KEPT,
    Direction,
    Figure,
    Indicator,
    Missing,
    Number,
    Period,
    Value,
)
from generator.model.periods import Span, order, same_moment, span_of
from generator.views.formats import figure_text, period_in_sentence
from generator.wording.words import Words


class Station(NamedTuple):
    """The indicator as one plan has it, on the measure with the key ``holder``."""

    holder: str
    plan: str
    indicator: Indicator
    actuals: tuple[Figure, ...]


def changes_of(stations: Sequence[Station], words: Words) -> tuple[tuple[str, ...], bool]:
    """What changed from plan to plan, in sentences, and whether the values may still stand in one line."""
    parting = [sentence for one, other in pairwise(stations) for sentence in _partings(one, other, words)]
    parting += dict.fromkeys(_restatements(stations, words))
    moved = [sentence for one, other in pairwise(stations) if (sentence := _moved(one, other, words))]
    return (*moved, *parting, *([words.course.not_joined] if parting else [])), not parting


def counts_the_same(one: Station, other: Station, words: Words) -> bool:
    """Whether nothing says that one plan counts something else than the other, so that targets of both may be held against each other."""
    return not any(True for _ in _partings(one, other, words))


def _partings(one: Station, other: Station, words: Words) -> Iterator[str]:
    """What one plan says otherwise than the other, so that their values may not be one series."""
    was, now = one.indicator, other.indicator
    for said, before, after in (
        (words.course.renamed, was.called, now.called),
        (words.course.redefined, was.definition, now.definition),
        (words.course.reckoned, was.formula, now.formula),
    ):
        if isinstance(before, str) and isinstance(after, str) and plain_text(before) != plain_text(after):
            yield said.format(plan=other.plan, was=before, now=after)
    if _sense(was) != _sense(now):
        directions = words.indicator.directions
        yield words.course.redirected.format(
            plan=other.plan, was=directions[was.direction], now=directions[now.direction]
        )
    if was.accumulation is not now.accumulation:
        counts = words.indicator.accumulations
        yield words.course.recounted.format(plan=other.plan, was=counts[was.accumulation], now=counts[now.accumulation])
    elif (periods := _other_spans(one, other)) is not None:
        before, after = (period_in_sentence(each, words) for each in periods)
        yield words.course.retimed.format(plan=other.plan, was=before, now=after)


def _sense(indicator: Indicator) -> Direction:
    """Which way is the better one. Whether the bound itself counts (以上, 超) its targets tell by themselves."""
    if indicator.direction in UPWARD_OR_KEPT:
        return Direction.INCREASE
    return Direction.DECREASE if indicator.direction in DOWNWARD_OR_KEPT else indicator.direction


def _other_spans(one: Station, other: Station) -> tuple[Period, Period] | None:
    """The last period of the one and the first of the other, where no value of theirs counts the same span (年度, 年, 四半期)."""
    was, now = (sorted(_periods(each), key=order) for each in (one, other))
    if not was or not now or {_span(one, each) for each in was} & {_span(other, each) for each in now}:
        return None
    return was[-1], now[0]


def _span(station: Station, period: Period) -> Span | None:
    """Of a count its span, of a level or total only whether it is one of several years."""
    is_count = station.indicator.accumulation in PER_SPAN
    return span_of(period) if is_count or period.first_year else None


def _periods(station: Station) -> set[Period]:
    """The periods of its values; where it has none, of its targets."""
    values = {each.period for each in _values(station)}
    return values or {each.figure.period for each in station.indicator.targets}


def _values(station: Station) -> list[Figure]:
    """The values that stand, the baseline first; no forecasts, and nothing that is missing."""
    baseline = station.indicator.baseline
    known = [
        *(() if isinstance(baseline, Absent) else (baseline,)),
        *latest_words(each for each in station.actuals if not each.forecast),
    ]
    return [each for each in known if not isinstance(each.value, Missing)]


def _restatements(stations: Sequence[Station], words: Words) -> Iterator[str]:
    """Each period of which a later plan tells another value than an earlier one did."""
    for place, later in enumerate(stations):
        for value in _values(later):
            before = [
                (one.plan, each)
                for one in stations[:place]
                if one.indicator.accumulation is later.indicator.accumulation
                for each in _values(one)
                if same_moment(each.period, value.period, later.indicator.accumulation)
            ]
            if before and not may_be_one(before[-1][1].value, value.value):
                yield words.course.restated.format(
                    period=period_in_sentence(value.period, words),
                    was_plan=before[-1][0],
                    was=figure_text(before[-1][1], words),
                    plan=later.plan,
                    now=figure_text(value, words),
                )


def may_be_one(one: Value, other: Value) -> bool:
    """Whether values of one period may tell the same: numbers that differ by their rounding alone do."""
    if not isinstance(one, Number) or not isinstance(other, Number):
        return one == other
    rough = [half_unit(each.value) for each in (one, other) if each.approximate]
    places = sorted(_last_place(each.value) for each in (one, other))
    slack = sum(rough, Decimal(0)) if rough else Decimal((0, (5,), places[1] - 1)) * (places[0] != places[1])
    return abs(one.value - other.value) <= slack


def _last_place(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _moved(one: Station, other: Station, words: Words) -> str:
    """What the last target of one plan was, and what the first of the next one is, where they differ."""
    if not one.indicator.targets or not other.indicator.targets:
        return ""
    if one.indicator.accumulation is not other.indicator.accumulation or _other_spans(one, other) is not None:
        return ""  # numbers of two kinds: neither came of the other
    was = max((each.figure for each in one.indicator.targets), key=lambda each: order(each.period))
    now = min((each.figure for each in other.indicator.targets), key=lambda each: order(each.period))
    told = figure_text(was, words), figure_text(now, words)
    if plain_text(told[0]) == plain_text(told[1]):
        return ""
    return words.course.moved.format(
        was_year=period_in_sentence(was.period, words),
        was=told[0],
        now_year=period_in_sentence(now.period, words),
        now=told[1],
    )


def plain_text(text: str | Absent) -> str:
    """A text without blanks and with letters of one width, to hold two plans' wordings against each other."""
    return "" if isinstance(text, Absent) else "".join(unicodedata.normalize("NFKC", text).split())
