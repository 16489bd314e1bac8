"""Over how many years each value is counted: 30人（5年累計） is no sum with the 12人 of a year before, and 年平均10件 no 12件 of one year."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import names_several_years, parse_unit
from generator.model.basics import Absent
from generator.model.figures import PER_SPAN, Accumulation, Figure, Indicator, Number
from generator.model.periods import YEAR, length
from generator.model.said import shown_of, texts_about
from generator.problems.problem import Problem, problem

_SUM_OF: Final = re.compile(
    "(?P<years>[2-9]|1[0-5])(?:か|ヶ|カ|ヵ|箇)?年(?:度分|間|分)?(?:の|で)?(?:累計|累積|合計|総計|計|延べ)|(?P<between>[2-9]|1[0-5])年間で|(?P<each>[2-9]|1[0-5])(?:か|ヶ|カ|ヵ|箇)年で"
)
_TOTAL: Final = re.compile("累計|累積|合計|総計|通算|以来|から")
_A_YEAR: Final = re.compile("(?<![0-9か箇ヶケカヵ個])年(?:間|度)?平均|1年(?:当たり|あたり)の?平均|毎年平均")
_BESIDE: Final = re.compile("[(（]|より|以上回|上回|下回|比")
_COUNTED: Final = (
    "人", "名", "件", "回", "世帯", "戸", "棟", "社", "団体", "店", "校", "か所", "箇所", "台", "本", "冊", "枚", "部",
    "個", "組", "泊", "区画", "品目", "講座", "事業者", "ha", "t", "kg", "円",
)  # fmt: skip
"""Units of what comes about in a year. Of what is measured, the mean over a year is its value of the year (年平均2mg/L)."""
_NAMED: Final = re.compile("平均|率|割合|濃度|気温|1日|一日|当たり|あたり|指数|入所|在籍|待機")


def check_counted_years(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """``actuals`` are all that were reported."""
    if indicator.accumulation is Accumulation.CUMULATIVE:
        yield from _check_start(indicator)
    elif indicator.accumulation in PER_SPAN:
        yield from _check_means(indicator, actuals)


def _check_start(indicator: Indicator) -> Iterator[Problem]:
    """A total of some years that begins after the baseline has nothing of it, so nothing grew from there."""
    start = indicator.baseline
    if isinstance(start, Absent) or not isinstance(start.value, Number) or not start.value.value:
        return
    if _TOTAL.search(_written(start)) or start.period.first_year or names_several_years(_written(start)):
        return
    for target in indicator.targets:
        found = _SUM_OF.search(_written(target.figure))
        year = start.period.fiscal_year
        years = int(found["years"] or found["between"] or found["each"]) if found else 0
        if found and year <= target.figure.period.fiscal_year - years:
            own = f"{years}年分の累計"
            other = f"目標「{shown_of(target.figure)}」は{own}の数で、その前の{year}年度の値は入っていないと読めます"
            yield problem("K567", start.place, wording=shown_of(start), own="基準値", other=other)
            return


def _check_means(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """What is aimed at, or was reached, in the mean of some years beside what is one of a year."""
    unit = "" if isinstance(indicator.unit, Absent) else parse_unit(indicator.unit).name
    if unit not in _COUNTED or any(map(_NAMED.search, texts_about(indicator))):
        return
    targets = [each.figure for each in indicator.targets if _is_of_a_year(each.figure)]
    known = [each for each in actuals if _is_of_a_year(each) and not each.forecast]
    for means, singles, what in ((targets, known, "実績"), (known, targets, "目標")):
        mean = next((each for each in means if _says_a_mean(each)), None)
        single = next((each for each in singles if "平均" not in _written(each)), None)
        if mean is not None and single is not None and not any(map(_says_a_mean, singles)):
            other = f"{what}「{shown_of(single)}」は一つの年度の値です"
            yield problem("K567", mean.place, wording=shown_of(mean), own="年平均の数", other=other)
            return


def _says_a_mean(figure: Figure) -> bool:
    found = _A_YEAR.search(_written(figure))
    return found is not None and not _BESIDE.search(_written(figure))


def _is_of_a_year(figure: Figure) -> bool:
    return isinstance(figure.value, Number) and length(figure.period) == YEAR and isinstance(figure.as_published, str)


def _written(figure: Figure) -> str:
    return unicodedata.normalize("NFKC", figure.as_published) if isinstance(figure.as_published, str) else ""
