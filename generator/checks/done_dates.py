"""A thing that a report calls done was not done long after the year of the report."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.amounts import OF_ANOTHER_MOMENT, NamedPeriod, periods_in, plain
from generator.checks.periods import check_period, fiscal_years
from generator.model.figures import Done, Figure, Period
from generator.model.periods import last_month
from generator.problems.problem import Problem

_OF_WHAT_FOLLOWS: Final = re.compile(f"{OF_ANOTHER_MOMENT}|開始")
_OPENS_LATER: Final = re.compile(
    r"[^()]*(?:統合|完了|完成|竣工|整備|決定|策定|制定|取得|締結|済)[^()]*\([^()]*(?:開校|開園|開館|開所|開業|供用|稼働|運用)[^()]*\)"
)
"""2校を統合（令和7年4月開校）: when that of which the work is done begins to be used."""


_DONE_IN_A_YEAR: Final = re.compile(
    "年度(?:末|中|内|当初)?(?:に[^、。()]{0,12}?|で|、|)(?:完了|完成|竣工|しゅん工|策定|制定|改定|整備|開設|開館|開園|開校|設置|導入|締結|供用開始|達成|実施)"
    r"(?:済み?|した|しました|された|されました|となった|となりました|)[)。]{0,2}\Z"
)
"""The deed itself at the end of the wording: 令和7年度予算を編成 and 令和7年度計画を策定 are of what may be done before."""


def check_done_dates(actuals: Iterable[Figure]) -> Iterator[Problem]:
    """Of what is done, where all months that are named lie after the period. The month after it may still tell of its end (4月)."""
    for figure in actuals:
        text = figure.as_published
        if figure.value != Done(done=True) or not isinstance(text, str):
            continue
        named, after = told_after(figure, text)
        if after > 1:
            yield from check_period(figure, named[0])
        elif later := _later_years(figure, text):
            yield from check_period(figure, later)


def _later_years(figure: Figure, wording: str) -> NamedPeriod | None:
    """The first of the fiscal years that a wording names without a month (令和7年度完成), where all of them come after that of the figure."""
    named = [each for each in periods_in(wording) if each.year]
    if not _DONE_IN_A_YEAR.search(plain(wording)) or any(each.month or not each.fiscal for each in named):
        return None
    later = [each for each in named if min(fiscal_years(each)) > figure.period.fiscal_year]
    return later[0] if later and len(later) == len(named) else None


def told_after(figure: Figure, wording: str) -> tuple[list[NamedPeriod], int]:
    """The months that a wording names, and how many months after the end of the figure's period the first of them is.

    None, and 0, where a year stands without its month, and where the wording speaks of what follows.
    """
    named = [each for each in periods_in(wording) if each.year]
    months = [last_month(Period(fiscal_years(each)[0], f"m{each.month}")) for each in named if each.month]
    if not months or len(months) != len(named) or _tells_what_follows(wording):
        return [], 0
    return named, min(months) - last_month(figure.period)


def _tells_what_follows(wording: str) -> bool:
    return _OF_WHAT_FOLLOWS.search(wording) is not None or _OPENS_LATER.fullmatch(plain(wording)) is not None
