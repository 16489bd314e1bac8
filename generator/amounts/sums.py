"""Which values of the parts of a year may be added up to that of the year: no totals so far, no levels of a day, no rates, no places."""

import re
from typing import Final

from generator.amounts.amount import ends_of, mentions_of
from generator.amounts.figures import counts_places
from generator.amounts.full_marks import declared_full_mark
from generator.amounts.moments import moment_in
from generator.amounts.numerals import plain
from generator.amounts.parsing import parse_amount
from generator.amounts.rates import TIMES, YEAR, over_in_name, over_in_unit
from generator.amounts.units import is_share, own_units, parse_unit
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Figure, Indicator

_SHARES: Final = ("倍", "ポイント", "°C", "歳", "dB", "偏差値", "指数")
_MEAN: Final = re.compile("平均|1(?:日|月|週|か月)(?:当たり|あたり)")
_RATE_NAME: Final = re.compile("(?:率|割合|比率|平均|平均値|順位|満足度|普及度)$")
_DISTINCT: Final = re.compile("実(?:人数|人員|利用者|参加者|世帯)|ユニーク|重複を除")
_WITH_REPEATS: Final = re.compile("延|のべ")
_COUNTING: Final = {
    Accumulation.CUMULATIVE: "始めからの累計の値です",
    Accumulation.POINT: "ある時点の値です",
}


def why_not_added(indicator: Indicator) -> str:
    """Why the values of an indicator do not add up, as the end of a Japanese sentence; "" where they may."""
    if indicator.accumulation in _COUNTING:
        return _COUNTING[indicator.accumulation]
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    called = "" if isinstance(indicator.called, Absent) else plain(indicator.called)
    if unit and counts_places(unit):
        return "順位です"
    if unit and (is_share(parse_unit(unit).name) or parse_unit(unit).name in _SHARES):
        return f"単位が「{unit}」です"
    if by_name := _why_by_name(called, plain(unit)):
        return by_name
    if declared_full_mark(indicator):
        return "満点の決まった点数です"
    over = {*over_in_unit(unit), *over_in_name(called)} & TIMES - {YEAR}
    return "一定の期間当たりの値です" if over else ""


def _why_by_name(called: str, unit: str) -> str:
    if _RATE_NAME.search(called) or _MEAN.search(called):
        return "割合や平均の値です"
    distinct = any(_DISTINCT.search(text) and not _WITH_REPEATS.search(text) for text in (called, unit))
    return "同じ人や世帯を重ねて数えない数（実人数など）です" if distinct else ""


def why_no_part(figure: Figure, indicator: Indicator) -> str:
    """Why a value of a part of the year is not to be added to the others, as its wording says; "" where it may."""
    wording = figure.as_published
    if not isinstance(wording, str):
        return ""
    spelled = own_units(indicator.unit)
    told = mentions_of(parse_amount(wording, spelled))
    ends = [end for each in told for end in ends_of(each)]
    if len(ends) == 1 and ends[0].summed:
        return "は、累計の値です"
    if len(ends) == 1 and is_share(ends[0].unit):
        return "は、割合の値です"
    if _MEAN.search(plain(wording)):
        return "は、平均の値です"
    named = moment_in(wording, spelled)
    if not isinstance(named, Absent) and named.until and not named.since:
        return "は、ある時点の値か、その時点までの値です"
    return ""
