"""For which periods a round asks for an indicator: the parts of the year that have a target and are over, else the whole year."""

from collections.abc import Collection, Iterable

from generator.model.figures import Figure, Indicator, Period, PeriodKind
from generator.model.periods import YEAR, last_day, last_month, length, order, span_of
from generator.model.plans import Round


def periods_asked(
    indicator: Indicator, known: Collection[Figure], its_round: Round, reported: Collection[Period]
) -> tuple[Period, ...]:
    """The periods that the round still asks for, besides those that it has ``reported``. ``known`` are the figures of other rounds.

    While the year is not over, a target of a part of it (第1四半期) is answered for that part alone: what is typed for the year would be held
    against the year's target. Once it is over, the year's own value is asked for beside its parts. A part that an earlier round
    reported is asked for no more.
    """
    whole = Period(its_round.fiscal_year, kind=_kind_of(indicator, known))
    targets = dict.fromkeys(each.figure.period for each in indicator.targets)
    told = {each.period for each in known}
    parts = [each for each in targets if each.fiscal_year == whole.fiscal_year and _is_part(each)]
    if not parts:
        return () if reported else (whole,)
    ended = sorted((each for each in parts if last_day(each) <= its_round.told_as_of), key=order)
    asked = [each for each in ended if each not in told and each not in reported]
    if last_day(whole) <= its_round.told_as_of:
        with_year = whole in targets or any(not each.part for each in told)
    else:
        with_year = whole in targets and not any(map(_is_part, (*asked, *reported)))
    return (*asked, whole) if with_year and whole not in reported else tuple(asked)


def _kind_of(indicator: Indicator, known: Iterable[Figure]) -> PeriodKind:
    """As what the indicator's values are counted: of calendar years where its last ones are."""
    told = [*(each.period for each in known), *(each.figure.period for each in indicator.targets)]
    kinds = [each.kind for each in told if each.kind is not PeriodKind.DAY]
    return kinds[-1] if kinds else PeriodKind.FISCAL


def _is_part(period: Period) -> bool:
    return 0 < length(period) < YEAR


def earlier_part(period: Period, known: Iterable[Figure]) -> Figure | None:
    """The last value of the same year for an earlier part of the same length; None where there is none, and of a whole year."""
    if not _is_part(period):
        return None
    alike = [
        each
        for each in known
        if each.period.fiscal_year == period.fiscal_year
        and span_of(each.period) == span_of(period)
        and last_month(each.period) < last_month(period)
    ]
    return max(alike, key=lambda each: last_month(each.period), default=None)
