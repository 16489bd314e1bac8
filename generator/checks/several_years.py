"""A number of several years together (5年間で100人, 3年平均で100人) is none of one year."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import DIGITS, YEAR, decimal_of, is_share, names_several_years, over_in_unit, plain, unit_text
from generator.checks.held_wording import find_meant, hold_wording
from generator.checks.periods import typed_period
from generator.model.basics import Absent
from generator.model.figures import PER_SPAN, Accumulation, Figure, Indicator, Number, Range
from generator.model.said import texts_about
from generator.problems.problem import Problem, problem

_EACH_YEAR: Final = re.compile("毎年|各年|年度ごと|年ごと|単年|年間[0-9０-９]")
_OF_YEARS: Final = re.compile("平均|累計|累積|年間の|か年|ヶ年|カ年|期間")

_MEANT: Final = re.compile(
    r"移動平均|(?:か|ヶ|カ|ヵ|箇|ケ)年|年間?の?平均|年度?の平均|[~-].{0,8}平均|過去|直近|期間|実質公債費比率|財政力指数"
)
"""What tells that the values of the indicator are means of some years (過去3年間の平均), the last two by law."""
_BESIDE: Final = re.compile(
    rf"平均(?:値)?(?:は|が|:|を|より|と|に|も|から|比)?\s?(?P<mean>{DIGITS})|平均(?:値)?(?:を|より|比|と比|に比|並み|以上|以下|未満)"
)
"""A mean that stands beside the value, or against which it is held: 12回（3か年平均10回）, 12回（過去3年平均を上回る）."""


def check_several_years(
    indicator: Indicator, promised: Sequence[Figure], reported: Sequence[Figure]
) -> Iterator[Problem]:
    """``promised`` are the targets, ``reported`` the baseline and the actual values.

    What the indicator's own texts say of years together (過去3年間の平均) holds for all of its values. A target that stands in the same words
    for several years is one for each of them.
    """
    if indicator.accumulation is Accumulation.CUMULATIVE:
        yield from _check_each_year(indicator, (*promised, *reported))
    elif indicator.accumulation in PER_SPAN and isinstance(indicator.parts, Absent):
        yield from _check_each_year(indicator, [each for each in promised if each.period.first_year])
    yield from _check_means(indicator, promised, reported)
    if indicator.accumulation not in PER_SPAN or any(map(_OF_YEARS.search, texts_about(indicator))):
        return
    often = [figure.as_published for figure in promised]
    for figure in (*promised, *reported):
        text = figure.as_published
        if not isinstance(text, str) or not isinstance(figure.value, Number | Range) or figure.period.first_year:
            continue
        if "平均" in text and (figure not in promised or not _is_the_mean(figure, text)):
            continue  # what was the rule over some years may well be what a year is held against
        repeated = often.count(text) > 1
        if names_several_years(text, only_sums=repeated or figure not in promised) and not _EACH_YEAR.search(text):
            value = f"{figure.value.value:f}" if isinstance(figure.value, Number) else text
            yield _tell(indicator, figure, value, "何年度分かをまとめた数")


def _check_means(indicator: Indicator, promised: Sequence[Figure], reported: Sequence[Figure]) -> Iterator[Problem]:
    """12回（3か年平均） is no actual value of one year, unless the plan means such means; what it sets out from may well be one."""
    if any(_MEANT.search(plain(text)) for text in texts_about(indicator)):
        return
    held = any(_MEANT.search(plain(str(each.as_published))) for each in promised)  # both may be such means
    told_else = indicator.accumulation in PER_SPAN and not any(map(_OF_YEARS.search, texts_about(indicator)))
    for figure in (*(() if held else reported), *(() if told_else else promised)):
        text = figure.as_published
        if not isinstance(text, str) or not isinstance(figure.value, Number) or figure is indicator.baseline:
            continue
        of_years = not figure.period.first_year and names_several_years(text, only_sums=True)
        if "平均" in text and of_years and _is_the_mean(figure, text):
            yield _tell(indicator, figure, f"{figure.value.value:f}", "何年度かの平均")


def _is_the_mean(figure: Figure, text: str) -> bool:
    """Whether the value is the mean of which the wording speaks, and none that stands beside it or is held against it."""
    beside = _BESIDE.search(plain(text))
    value = figure.value.value if isinstance(figure.value, Number) else None
    return beside is None or (bool(beside["mean"]) and decimal_of(beside["mean"]) == value)


def _check_each_year(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Problem]:
    """5人/年 is no total since the start and none of several years (``through``); a share or a mean may be the same in each and in all."""
    if not isinstance(indicator.unit, Absent) and over_in_unit(indicator.unit):
        return
    for figure in figures:
        if not isinstance(figure.as_published, str) or not isinstance(figure.value, Number):
            continue
        if "平均" in figure.as_published:
            continue
        wording = hold_wording(indicator, figure, figure.as_published)
        found = find_meant(figure.value.value, wording, wording.read())
        if found is not None and YEAR in found.counted_over and not found.summed and not is_share(found.unit):
            shown = f"{found.number:,f}{unit_text(found)}"
            yield _tell(indicator, figure, shown, "1年当たりの数")


def _tell(indicator: Indicator, figure: Figure, value: str, said: str) -> Problem:
    wording = str(figure.as_published)
    counting = f"指標の数え方（accumulation）は「{indicator.accumulation}」です"
    if figure.period.first_year:
        counting = f"{typed_period(figure.period)} の値（何年度分かをまとめた値）として書かれています"
    return problem("K537", figure.place, wording=wording, value=value, said=said, counting=counting)
