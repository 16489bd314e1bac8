"""Where a plan sets out and where it wants to go: the targets lie on the side that the direction says, and bear the signs of the values."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import Change, Quantity, mentions_of, names_a_bound
from generator.checks.held_wording import hold_wording
from generator.model.basics import Absent
from generator.model.figures import (
    DOWNWARD_OR_KEPT,
    PER_SPAN,
    UPWARD_OR_KEPT,
    Accumulation,
    Direction,
    Figure,
    Indicator,
    Number,
)
from generator.model.periods import last_month, span_of
from generator.model.said import names_of, shown_of
from generator.problems.problem import Problem, problem

_CERTAIN: Final = (Direction.INCREASE, Direction.DECREASE)
_SIGNED: Final = re.compile(r"\s*(?:[+＋]|プラス)")  # a change from the baseline, asked about as such
_MINUS: Final = re.compile(r"\s*(?:[▲△▼−－-]|マイナス)")
_KEPT: Final = re.compile("維持|保|確保|水準|台")
_BOTH_WAYS: Final = re.compile("増|伸|収支|損益|差|変化|変動|過不足|上昇|改善|向上|超過|気温|(?i:d\\.?i)")
_REDUCTION: Final = re.compile("減|縮|節|削|赤字|低下")


def check_against_baseline(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """``actuals`` are all that were reported."""
    yield from _check_signs(indicator, actuals)
    yield from _check_way(indicator)


def _check_way(indicator: Indicator) -> Iterator[Problem]:
    """From 50 an increase does not lead to 40. A bound in the wording (90%以上) tells that a level below the baseline is meant."""
    baseline = indicator.baseline
    targets = [each.figure for each in indicator.targets if isinstance(each.figure.value, Number)]
    if isinstance(baseline, Absent) or not isinstance(baseline.value, Number) or not targets:
        return
    last = max(targets, key=lambda figure: last_month(figure.period))
    text = last.as_published if isinstance(last.as_published, str) else ""
    if not isinstance(last.value, Number) or not _are_comparable(indicator, baseline, last):
        return
    meant = names_a_bound(text) or _KEPT.search(text) is not None
    if _SIGNED.match(text) or _says_a_change(indicator, last) or (meant and indicator.direction not in _CERTAIN):
        return
    less, more = last.value.value < baseline.value.value, last.value.value > baseline.value.value
    if more and indicator.accumulation is Accumulation.CUMULATIVE:
        return  # a total since the start grows by itself, and may well have a bound above
    if (less and indicator.direction in UPWARD_OR_KEPT) or (more and indicator.direction in DOWNWARD_OR_KEPT):
        yield problem(
            "K564",
            last.place,
            baseline=shown_of(baseline),
            target=shown_of(last),
            direction=indicator.direction,
            way="小さく" if less else "大きく",
            meant=Direction.DECREASE if less else Direction.INCREASE,
        )


def _are_comparable(indicator: Indicator, baseline: Figure, target: Figure) -> bool:
    alike = indicator.accumulation not in PER_SPAN or span_of(baseline.period) == span_of(target.period)
    first, last = last_month(baseline.period), last_month(target.period)
    return alike and not any(first < last_month(each.period) <= last for each in indicator.breaks)


def _says_a_change(indicator: Indicator, figure: Figure) -> bool:
    if not isinstance(figure.as_published, str):
        return False
    told = mentions_of(hold_wording(indicator, figure, figure.as_published).read())
    return any(isinstance(each, Quantity) and each.change is not Change.NONE for each in told)


def _check_signs(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """A target of ▲100t beside values of 1,000t and 850t is most likely a change; so is a reduction of -10% beside one of 12%."""
    named = "".join(names_of(indicator)).replace("転出超過", "転出減")
    if _BOTH_WAYS.search(named):
        return
    start = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    known = [each for each in (*start, *actuals) if isinstance(each.value, Number) and each.value.value]
    targets = [each.figure for each in indicator.targets if _sign(each.figure)]
    below = [each for each in targets if _sign(each) < 0]
    if below and known and all(_sign(each) > 0 and not _MINUS.match(str(each.as_published)) for each in known):
        yield _differ(below[0], known[-1])
    plus = [each for each in targets if _SIGNED.match(str(each.as_published))]
    told = [each for each in actuals if isinstance(each.value, Number)]
    unsigned = [each for each in start if _sign(each) and not _bears_a_sign(each)]
    if plus and told and unsigned and all(map(_bears_a_sign, told)):
        yield _differ(plus[0], unsigned[0])  # of +10人 beside values without signs K549 tells
    above = [each for each in targets if _sign(each) > 0]
    if _REDUCTION.search(named) and above and known and all(_sign(each) < 0 for each in known):
        yield _differ(above[0], known[-1])
    elif _REDUCTION.search(named) and above and (turned := _turned(known)):
        yield _differ(above[0], turned)


def _turned(known: Sequence[Figure]) -> Figure | None:
    """A reduction of ▲35% beside one of 12%: a small one below zero may well be a growth, no less than what is known is one with a mark."""
    sizes = [each.value.value for each in known if isinstance(each.value, Number)]
    least = min((each for each in sizes if each > 0), default=None)
    if least is None:
        return None
    return next((each for each in known if isinstance(each.value, Number) and -each.value.value >= least), None)


def _sign(figure: Figure) -> int:
    value = figure.value.value if isinstance(figure.value, Number) else 0
    return (value > 0) - (value < 0)


def _bears_a_sign(figure: Figure) -> bool:
    wording = str(figure.as_published)
    return _SIGNED.match(wording) is not None or _MINUS.match(wording) is not None


def _differ(target: Figure, other: Figure) -> Problem:
    return problem("K563", target.place, target=shown_of(target), other=shown_of(other))
