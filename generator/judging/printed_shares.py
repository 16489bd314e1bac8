"""What a document prints of its own beside a value (達成率 84.7%, 未達成), against what the value and its target give by one of the usual formulas."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from generator.judging.statuses import Judgement, Status
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, Figure, Indicator, Number

_SHARE: Final = re.compile(r"([0-9]+)(?:\.([0-9]+))?\s*(%?)")
_WHOLE: Final = Decimal(100)
_REACHED: Final = ("達成", "達成済", "達成済み", "目標達成", "達成した")
_MISSED: Final = ("未達成", "未達", "目標未達成", "目標未達", "達成せず", "達成していない", "達成できなかった")
_LABELS: Final = {Status.REACHED: "達成", Status.NOT_REACHED: "未達成"}
_NOT_COMPARED: Final = ("位", "番", "番目")


def status_said(word: str) -> Status | None:
    """達成 or 未達成, as a short word of a document says it and nothing else; None of any other."""
    plain = unicodedata.normalize("NFKC", word).strip()
    if plain in _REACHED:
        return Status.REACHED
    return Status.NOT_REACHED if plain in _MISSED else None


def told_otherwise(indicator: Indicator, judgement: Judgement) -> str:
    """What the figures give where the document prints otherwise: 102.2%, or 達成; "" where the two agree or cannot be held against each other.

    A share is held against the plain quotient, one cut at 100%, and the share of the way from the baseline; 1.1 may be 110%.
    """
    actual = judgement.actual
    if not isinstance(actual, Figure) or not isinstance(actual.attainment, str):
        return ""
    word = unicodedata.normalize("NFKC", actual.attainment).strip()
    said = status_said(word)
    if said is not None:
        return _LABELS[judgement.status] if _says_otherwise(said, judgement) else ""
    printed = _SHARE.fullmatch(word)
    shares = _shares(indicator, judgement)
    if printed is None or not shares:
        return ""
    told, slack = Decimal(f"{printed[1]}.{printed[2] or 0}"), Decimal(1).scaleb(-len(printed[2] or ""))
    scales = (_WHOLE,) if printed[3] else (_WHOLE, Decimal(1))
    usual = (*shares, *(min(max(each, Decimal(0)), Decimal(1)) for each in shares))
    if all(abs(told - share * scale) >= slack for share in usual for scale in scales if scale > 1 or printed[2]):
        return f"{shares[0] * _WHOLE:.1f}%"
    return ""


def _says_otherwise(said: Status, judgement: Judgement) -> bool:
    """Whether 達成 or 未達成 is printed beside a value of the target's own time that was judged to be the other."""
    target, actual = judgement.target, judgement.actual
    if judgement.approximate or judgement.status not in _LABELS:
        return False
    of_one_time = isinstance(target, Figure) and isinstance(actual, Figure) and target.period == actual.period
    return of_one_time and said is not judgement.status


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
