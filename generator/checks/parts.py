"""What a plan wants added up to the value of a year can be added, and comes to the value that is printed for the year."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator.amounts import parse_unit, why_no_part, why_not_added
from generator.checks.periods import typed_period
from generator.judging import parts_filling
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Figure, Indicator, Number, Parts, Period
from generator.model.periods import YEAR, last_month, length
from generator.problems.problem import Problem, problem

_ADDED: Final = "四半期などの値を足して年度の値とする指標（parts: sum）"
_COUNTED: Final = "年度ごとに数える指標（accumulation: yearly）"
_MAY_FALL: Final = re.compile(
    "最[大高多]|ピーク|増減|増加|純増|差|収支|超過|残|在[籍宅学]|登録|会員|加入|人口|待機|現在|時点|末"
)
"""Names of what may be more in a part of the year than in the year: its greatest value, what comes and goes, what there is on a day."""

_ADDS_UP: Final = ("件", "回", "本", "冊", "円", "枚", "部", "通", "泊", "食", "t", "kg", "g", "L", "kWh", "個")
"""Units of what is counted once: a head, a house or a course may be there in each quarter and is one all the same."""
_COMES_EACH_TIME: Final = re.compile(
    "延べ?|のべ|参加|来場|来館|来園|来訪|入場|入館|入園|入込|受講|受診|宿泊|観光客|乗車|乗客|搭乗|利用者"
)
"""Names of heads that are counted anew each time."""
_ONCE: Final = re.compile(
    "実(?!施|績|験|現)|登録|会員|加入|団体|種|品目|満足|対象者|定員|継続|対応中|支援中|見守り|契約"
)
_ROUNDED: Final = ("円", "t", "kg", "g", "L", "kWh")
"""Units in which each part is rounded by itself, so that their sum may be some last digits more."""
_SEVERAL: Final = 3
_MANIFOLD: Final = 2
_ABOUT: Final = (Decimal("0.6"), Decimal("1.5"))
_FAR_MORE: Final = Decimal("1.8")


def check_parts(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """``actuals`` are the indicator's own and those of the reports."""
    numbers = [each for each in actuals if isinstance(each.value, Number) and not each.forecast]
    if isinstance(indicator.parts, Absent):
        yield from _check_counted(indicator, numbers)
    if indicator.parts is not Parts.SUM:
        return
    why = why_not_added(indicator)
    if why:
        yield problem("K548", indicator.place, indicator=indicator.id, kind=_ADDED, why=f"その値は{why}")
        return
    for figure in numbers:
        if 0 < length(figure.period) < YEAR and (why := why_no_part(figure, indicator)):
            yield problem(
                "K548", figure.place, indicator=indicator.id, kind=_ADDED, why=f"原文「{figure.as_published}」{why}"
            )
    last = {each.period: each for each in numbers}
    for period, whole in last.items():
        yield from _check_whole(indicator, whole, parts_filling(period, last.values()))
    for target in indicator.targets:
        if target.figure.period not in last:
            yield from _check_running(indicator, target.figure, parts_filling(target.figure.period, last.values()))


def _check_running(indicator: Indicator, target: Figure, parts: Sequence[Figure]) -> Iterator[Problem]:
    """Parts that never fall, of which the last alone comes to about the target and all together to far more: each is a total up to then."""
    values = [each.value.value for each in parts if isinstance(each.value, Number)]
    own = any("月" in str(each.as_published) for each in parts)  # (4〜6月): the wording tells of which months it is
    if own or len(values) < _SEVERAL or len(values) != len(parts) or not isinstance(target.value, Number):
        return
    aim = target.value.value
    grows = all(one <= other for one, other in pairwise(values)) and values[-1] >= values[0] * _MANIFOLD > 0
    if grows and aim > 0 and aim * _ABOUT[0] <= values[-1] <= aim * _ABOUT[1] and sum(values) >= aim * _FAR_MORE:
        told = "、".join(f"「{each.as_published}」" for each in parts)
        why = f"{told}は増えるばかりで、最後の値だけで目標「{target.as_published}」ほどになります。それまでの累計の値と読めます（足した値は {sum(values):f}）"
        yield problem("K548", parts[-1].place, indicator=indicator.id, kind=_ADDED, why=why)


def _check_counted(indicator: Indicator, numbers: Sequence[Figure]) -> Iterator[Problem]:
    """What is counted in a year is no less than what was counted in a part of it, or in all of them: 上半期14回 of 年度12回."""
    if (
        indicator.accumulation is not Accumulation.YEARLY
        or why_not_added(indicator)
        or _MAY_FALL.search(_named(indicator))
    ):
        return
    last = {each.period: each for each in numbers}
    by_year: dict[Period, list[Figure]] = {}
    for figure in last.values():
        if 0 < length(figure.period) < YEAR and not why_no_part(figure, indicator):
            by_year.setdefault(Period(figure.period.fiscal_year, "", figure.period.kind), []).append(figure)
    for year, parts in by_year.items():
        whole = last.get(year)
        if whole is None or not isinstance(whole.value, Number) or whole.value.value < 0:
            continue
        found = list(_more_than(indicator, whole, parts))
        yield from found or (_sum_is_more(indicator, whole, parts) if _may_be_added(indicator) else ())


def _more_than(indicator: Indicator, whole: Figure, parts: Sequence[Figure]) -> Iterator[Problem]:
    """The parts each of which alone is more than the year."""
    for figure in parts:
        part, all_of_it = figure.value, whole.value
        if not isinstance(part, Number) or not isinstance(all_of_it, Number):
            continue
        if part.value > all_of_it.value and not part.approximate and not all_of_it.approximate:
            told = f"「{figure.as_published}」（{typed_period(figure.period)}）が、その年度全体の「{whole.as_published}」より大きくなっています"
            yield problem("K548", figure.place, indicator=indicator.id, kind=_COUNTED, why=told)


def _may_be_added(indicator: Indicator) -> bool:
    """Whether nothing is counted twice where all parts are added: of 実人数 and of courses that go on the year may have less."""
    unit = "" if isinstance(indicator.unit, Absent) else parse_unit(indicator.unit).name
    name = _named(indicator)
    return not _ONCE.search(name) and (unit in _ADDS_UP or bool(_COMES_EACH_TIME.search(name)))


def _sum_is_more(indicator: Indicator, whole: Figure, parts: Sequence[Figure]) -> Iterator[Problem]:
    """The parts of one length, none of which overlaps another, that together are more than the year. Running totals are none of them: each is a part of the next."""
    by_length: dict[int, list[Figure]] = {}
    for each in parts:
        by_length.setdefault(length(each.period), []).append(each)
    for alike in by_length.values():
        alike.sort(key=lambda each: last_month(each.period))
        values = [each.value.value for each in alike if isinstance(each.value, Number)]
        about = any(isinstance(each.value, Number) and each.value.approximate for each in (whole, *alike))
        about = about or any(each.provisional for each in (whole, *alike))
        if (
            about
            or not isinstance(whole.value, Number)
            or sum(values) <= whole.value.value + _rounding(indicator, values)
        ):
            continue
        why = f"その部分の値（{'、'.join(f'「{each.as_published}」' for each in alike)}）を足すと {sum(values):f} で、年度全体の「{whole.as_published}」より大きくなっています"
        yield problem("K548", whole.place, indicator=indicator.id, kind=_COUNTED, why=why)
        return


def _rounding(indicator: Indicator, values: Sequence[Decimal]) -> Decimal:
    """By how much rounded parts may come to more than the year: half of the last digit of each."""
    unit = "" if isinstance(indicator.unit, Absent) else parse_unit(indicator.unit).name
    places = [exponent for each in values if isinstance(exponent := each.as_tuple().exponent, int)]
    return Decimal(1).scaleb(max(places, default=0)) * len(values) / 2 if unit in _ROUNDED else Decimal(0)


def _named(indicator: Indicator) -> str:
    return "" if isinstance(indicator.called, Absent) else indicator.called


def _check_whole(indicator: Indicator, whole: Figure, parts: Sequence[Figure]) -> Iterator[Problem]:
    numbers = [each.value for each in (whole, *parts) if isinstance(each.value, Number)]
    if not parts or any(each.approximate for each in numbers):
        return
    total = sum(each.value for each in numbers[1:])
    if total != numbers[0].value:
        why = f"足した値は {total:f} で、原文「{whole.as_published}」と違います（年度の値には、原文の値を使います）"
        yield problem("K548", whole.place, indicator=indicator.id, kind=_ADDED, why=why)
