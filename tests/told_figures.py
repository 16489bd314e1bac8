"""Targets and actuals told in words, for tests: 「2024年度に12,000人以上」, 「2023年度に85回、2024年度は集計中」."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from generator.calendars import fiscal_year_of
from generator.judging import Judgement, judge_indicator
from generator.model.basics import NOT_STATED, Absent, Place, Reason
from generator.model.figures import (
    Accumulation,
    Break,
    Direction,
    Done,
    Figure,
    Indicator,
    IndicatorKind,
    Missing,
    Number,
    OpenEnd,
    Parts,
    Period,
    PeriodKind,
    Range,
    Target,
    Value,
    Wording,
)

HERE = Place("told.yaml", 1, 1)
NOTHING = "なし"
_FIGURE = re.compile(
    r"(?:(?P<day>\d{4}-\d\d-\d\d)|(?:(?P<first>\d{4})～)?(?P<year>\d{4})(?P<sort>学年度|年度|年))"
    r"(?P<part>上半期|下半期|第\d四半期|\d{1,2}月)?[には](?P<words>.+?)(?P<flash>（速報）)?(?P<hoped>（見込み）)?"
)
_NUMBERS = re.compile(
    r"(?:累計)?(?P<about>約)?(?P<low>-?[\d,]+(?:\.\d+)?)(?:～(?P<high>-?[\d,]+(?:\.\d+)?))?"
    r"(?P<unit>[^\d以を未超（]*)(?P<end>以上を維持|以下を維持|以上|以下|以内|未満|超|を維持)?(?:（±(?P<off>[\d.]+)[^）]*）)?"
)
_MISSING = {
    "集計中": Reason.BEING_COMPILED,
    "未実施": Reason.NOT_DONE,
    "非公表": Reason.NOT_PUBLIC,
    "対象外": Reason.NOT_APPLICABLE,
    "算定されない": Reason.NOT_CALCULATED,
    "読み取れない": Reason.NOT_LEGIBLE,
    "時期でない": Reason.NOT_YET,
    "調整中": Reason.UNDER_COORDINATION,
}
_DONE = {"完了": True, "未完了": False}
_DIRECTIONS = {
    "以上を維持": Direction.MAINTAIN_OR_INCREASE,
    "以下を維持": Direction.MAINTAIN_OR_DECREASE,
    "以上": Direction.AT_LEAST,
    "以下": Direction.AT_MOST,
    "以内": Direction.AT_MOST,
    "超": Direction.MORE_THAN,
    "未満": Direction.LESS_THAN,
    "を維持": Direction.MAINTAIN,
}
_TOLERANCE = re.compile(r"（±([\d.]+)[^）]*）\Z")


_SORTS = {"年度": PeriodKind.FISCAL, "年": PeriodKind.CALENDAR, "学年度": PeriodKind.SCHOOL}


def told_period(found: re.Match[str]) -> Period:
    """2024年度上半期 is the first half of fiscal 2024, 2013年 a calendar year, 2020～2024年度 five years, 2024-10-01 a day."""
    if found["day"]:
        day = dt.date.fromisoformat(found["day"])
        return Period(fiscal_year_of(day), found["day"], PeriodKind.DAY)
    year, kind, part = int(found["year"]), _SORTS[found["sort"]], found["part"]
    if not part:
        return Period(year, "", kind, int(found["first"] or 0))
    digits = re.sub(r"\D", "", part)
    names = {"上": "h1", "下": "h2", "第": f"q{digits}"}
    return Period(year, names.get(part[0], f"m{digits}"), kind)


def told_value(words: str) -> Value:
    """A number, a range, done or not, a missing value, or else words."""
    if words in _MISSING:
        return Missing(Absent(_MISSING[words]))
    if words in _DONE:
        return Done(_DONE[words])
    if words.endswith("を完了"):
        return Done(done=True)
    found = _NUMBERS.fullmatch(words)
    if found is None:
        return Wording(words)
    low = Decimal(found["low"].replace(",", ""))
    if found["high"]:
        opened = OpenEnd.HIGH if found["end"] == "未満" else OpenEnd.NONE
        return Range(low, Decimal(found["high"].replace(",", "")), bool(found["about"]), open=opened)
    return Number(low, bool(found["about"]))


def told_figures(text: str) -> list[Figure]:
    """The figures of a text, parted by 、; none in なし."""
    if text == NOTHING:
        return []
    figures = []
    for piece in text.split("、"):
        found = _FIGURE.fullmatch(piece)
        assert found, f"not told as a figure: {piece}"
        value, period = told_value(found["words"]), told_period(found)
        flash, hoped = bool(found["flash"]), bool(found["hoped"])
        printed = found["words"] if isinstance(value, Missing) else piece
        figures.append(Figure(period, printed, value, HERE, provisional=flash, forecast=hoped))
    return figures


def told_direction(targets: str) -> Direction:
    """以上, 以下 and を維持 say it; a range, done-or-not and words speak for themselves; a bare number is to be arrived at."""
    if any(isinstance(figure.value, Range) for figure in told_figures(targets)):
        return Direction.RANGE
    for ending, direction in _DIRECTIONS.items():
        if _TOLERANCE.sub("", targets).endswith(ending):
            return direction
    forms: dict[type[Value], Direction] = {Done: Direction.MILESTONE, Wording: Direction.TEXT}
    held = [forms[type(figure.value)] for figure in told_figures(targets) if type(figure.value) in forms]
    return held[0] if held else Direction.INCREASE


def told_indicator(
    targets: str,
    *,
    baseline: str = NOTHING,
    direction: Direction | None = None,
    accumulation: Accumulation | None = None,
    breaks: Sequence[Break] = (),
    parts: Parts | Absent = NOT_STATED,
) -> Indicator:
    """An indicator with these targets; yearly, or cumulative where they say 累計."""
    counting = Accumulation.CUMULATIVE if "累計" in targets else Accumulation.YEARLY
    first = told_figures(baseline)
    tolerance = _TOLERANCE.search(targets)
    return Indicator(
        id="told",
        place=HERE,
        name="指標",
        editor_name=NOT_STATED,
        unit="位" if "位" in targets else NOT_STATED,
        kind=IndicatorKind.NOT_STATED,
        direction=direction or told_direction(targets),
        accumulation=accumulation or counting,
        baseline=first[0] if first else NOT_STATED,
        tolerance=Decimal(tolerance[1]) if tolerance else NOT_STATED,
        targets=tuple(Target(figure) for figure in told_figures(targets)),
        breaks=tuple(breaks),
        parts=parts,
    )


def judge(
    targets: str,
    actuals: str,
    *,
    baseline: str = NOTHING,
    direction: Direction | None = None,
    accumulation: Accumulation | None = None,
    through: Period | None = None,
    breaks: Sequence[Break] = (),
    parts: Parts | Absent = NOT_STATED,
) -> Judgement:
    """Judge told actuals by told targets."""
    indicator = told_indicator(
        targets, baseline=baseline, direction=direction, accumulation=accumulation, breaks=breaks, parts=parts
    )
    figures: Sequence[Figure] = told_figures(actuals)
    return judge_indicator(indicator, figures, through)
