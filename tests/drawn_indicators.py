"""Indicators drawn at random from a seed: every sort of period, direction, counting, sign, unit, gap, break and forecast."""

import random
from decimal import Decimal
from typing import Final, NamedTuple

from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.figures import (
    Accumulation,
    Break,
    BreakKind,
    Direction,
    Figure,
    Indicator,
    IndicatorKind,
    Missing,
    Number,
    Parts,
    Period,
    PeriodKind,
    Range,
    Target,
    TargetRevision,
)
from told_figures import HERE

UNITS: Final = ("人", "件", "%", "千円", "億円", "日", "‰", "")
MINUS: Final = ("▲", "△", "－", "-")
WORDED: Final = ("延べ{}", "{}台", "{}ほど", "年間{}", "{}（速報）", "{}以内に収める")
"""Wordings that say more than their number."""
_DIRECTIONS: Final = tuple(
    each for each in Direction if each not in (Direction.RANGE, Direction.MILESTONE, Direction.TEXT)
)
_PARTS: Final = (("q1", "q2", "q3", "q4"), ("h1", "h2"), ("m4", "m9", "m3"))
_FIRST, _LAST = 2012, 2026


class Drawn(NamedTuple):
    """An indicator, the values reported of it, and the last fiscal year that the reports cover (0: none)."""

    indicator: Indicator
    actuals: tuple[Figure, ...]
    through: int


def draw(seed: int) -> Drawn:
    """The indicator of a seed, always the same."""
    chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
    unit = chance.choice(UNITS)
    periods = _periods(chance)
    digits = chance.choice((0, 0, 0, 1, 2))
    size = chance.choice((5, 120, 30_000))
    wording = random.Random(f"{seed} words")  # noqa: S311 (a seed, not a secret)

    def figure(period: Period, *, likely_missing: float = 0.0) -> Figure:
        if chance.random() < likely_missing:
            reason = chance.choice(tuple(Reason))
            printed = f"{reason.japanese[0]}（７月に公表）" if wording.random() < 0.4 else NOT_STATED
            return Figure(period, printed, Missing(Absent(reason)), HERE)
        if chance.random() < 0.06:
            low = Decimal(chance.randint(0, size)).scaleb(-digits)
            high = low + Decimal(chance.randint(1, size)).scaleb(-digits)
            return Figure(period, f"{low:,f}～{high:,f}{unit}", Range(low, high), HERE)
        number = Decimal(chance.randint(-size if chance.random() < 0.15 else 0, size)).scaleb(-digits)
        about = chance.random() < 0.06
        told = f"{abs(number):,f}{unit}"
        told = f"{chance.choice(MINUS)}{told}" if number < 0 else told
        if not about and wording.random() < 0.2:
            told = wording.choice(WORDED).format(told)
        return Figure(period, f"約{told}" if about else told, Number(number, about), HERE)

    promised = sorted(chance.sample(periods, chance.randint(0, min(5, len(periods)))), key=periods.index)
    reported = [period for period in periods if chance.random() < 0.6]
    targets = tuple(
        Target(
            figure(period),
            revisions=(TargetRevision(chance.randint(_FIRST, _LAST), "前の値", NOT_STATED),)
            if chance.random() < 0.1
            else (),
        )
        for period in promised
    )
    actuals = [figure(period, likely_missing=0.12) for period in reported]
    if chance.random() < 0.15 and actuals:
        hoped = figure(chance.choice(periods))
        actuals.append(Figure(hoped.period, hoped.as_published, hoped.value, HERE, forecast=True))
    breaks = tuple(
        Break(HERE, period, chance.choice(tuple(BreakKind)), targets_follow=chance.random() < 0.3)
        for period in (chance.sample(periods, 1) if chance.random() < 0.3 else ())
    )
    indicator = Indicator(
        id="drawn",
        place=HERE,
        name="指標",
        editor_name=NOT_STATED,
        unit=unit or NOT_STATED,
        kind=IndicatorKind.NOT_STATED,
        direction=chance.choice(_DIRECTIONS),
        accumulation=chance.choice(
            (Accumulation.YEARLY, Accumulation.YEARLY, Accumulation.POINT, Accumulation.CUMULATIVE)
        ),
        baseline=figure(periods[0]) if chance.random() < 0.5 else NOT_STATED,
        targets=targets,
        breaks=breaks,
        parts=chance.choice(tuple(Parts)) if chance.random() < 0.15 else NOT_STATED,
    )
    return Drawn(indicator, tuple(actuals), chance.choice((0, 2016, 2019, 2021, 2024)))


def _periods(chance: random.Random) -> list[Period]:
    """The periods of one indicator, roughly in their order: years of one kind, at times with parts, years of another kind, or a total."""
    kind = chance.choice(
        (PeriodKind.FISCAL, PeriodKind.FISCAL, PeriodKind.FISCAL, PeriodKind.CALENDAR, PeriodKind.SCHOOL)
    )
    first = chance.randint(_FIRST, 2019)
    years = list(range(first, min(first + chance.randint(2, 9), _LAST)))
    periods: list[Period] = []
    parts = chance.choice(_PARTS) if chance.random() < 0.35 else ()
    for year in years:
        if parts and chance.random() < 0.5:
            periods += [Period(year, part, kind) for part in parts]
        if not parts or chance.random() < 0.7:
            periods.append(Period(year, "", kind))
    if chance.random() < 0.2:
        periods.append(Period(years[-1], "", kind, years[0]))
    if chance.random() < 0.15:
        other = PeriodKind.CALENDAR if kind is PeriodKind.FISCAL else PeriodKind.FISCAL
        periods += [Period(year, "", other) for year in years[-2:]]
    if chance.random() < 0.1:
        periods += [Period(year, f"{year}-10-01", PeriodKind.DAY) for year in years[-2:]]
    return periods or [Period(first)]
