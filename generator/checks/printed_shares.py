"""The share that is printed beside a value (達成率 84.7%) is one that the value and its target give, by one of the usual formulas."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.judging import Judgement, Status
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, Figure, Indicator, Number
from generator.problems.problem import Problem, problem

_SHARE: Final = re.compile(r"([0-9]+)(?:\.([0-9]+))?\s*([%％]?)")
_WHOLE: Final = Decimal(100)
_NOT_COMPARED: Final = ("位", "番", "番目")


def check_share(indicator: Indicator, judgement: Judgement) -> Iterator[Problem]:
    """Held against the plain quotient, one cut at 100%, and the share of the way from the baseline; 1.1 may be 110%."""
    actual = judgement.actual
    if not isinstance(actual, Figure) or not isinstance(actual.attainment, str):
        return
    printed = _SHARE.fullmatch(actual.attainment.strip())
    shares = _shares(indicator, judgement)
    if printed is None or not shares:
        return
    told, slack = Decimal(f"{printed[1]}.{printed[2] or 0}"), Decimal(1).scaleb(-len(printed[2] or ""))
    scales = (_WHOLE,) if printed[3] else (_WHOLE, Decimal(1))
    usual = (*shares, *(min(max(each, Decimal(0)), Decimal(1)) for each in shares))
    if all(abs(told - share * scale) >= slack for share in usual for scale in scales if scale > 1 or printed[2]):
        yield problem("K573", actual.place, printed=actual.attainment, computed=f"{shares[0] * _WHOLE:.1f}%")


def _shares(indicator: Indicator, judgement: Judgement) -> tuple[Decimal, ...]:
    """The shares that the figures give, the plainest first; none where they may not be divided."""
    target, actual = judgement.target, judgement.actual
    if not isinstance(target, Figure) or not isinstance(actual, Figure):
        return ()
    aim, now = target.value, actual.value
    if not isinstance(aim, Number) or not isinstance(now, Number):
        return ()
    if not isinstance(judgement.attainment, Absent):
        plainest: tuple[Decimal, ...] = (judgement.attainment,)
    elif _is_of_less(indicator, judgement) and aim.value > 0 and now.value > 0:
        plainest = (aim.value / now.value, 2 - now.value / aim.value)
    else:
        return ()
    start = None if isinstance(indicator.baseline, Absent) else indicator.baseline.value
    if isinstance(start, Number) and start.value != aim.value:
        plainest += ((now.value - start.value) / (aim.value - start.value),)
    return plainest


def _is_of_less(indicator: Indicator, judgement: Judgement) -> bool:
    """Whether less is better, and both figures are exact ones of one period that was judged."""
    target, actual = judgement.target, judgement.actual
    return (
        indicator.direction in DOWNWARD_OR_KEPT
        and judgement.status in (Status.REACHED, Status.NOT_REACHED)
        and not judgement.approximate
        and indicator.unit not in _NOT_COMPARED
        and isinstance(target, Figure)
        and isinstance(actual, Figure)
        and target.period == actual.period
    )
