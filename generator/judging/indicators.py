"""The rule for one indicator: each series of values by itself, every period with a verdict of its own, and what heads them all."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.judging.parts import make_of_parts
from generator.judging.revisions import latest_words, withdrawn
from generator.judging.series import Case, judge_own, judge_series
from generator.judging.statuses import HEADS, Judgement, JudgementReason, PeriodVerdict, Status
from generator.judging.years_before import of_years_before
from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.figures import PER_SPAN, Done, Figure, Indicator, Missing, Period
from generator.model.periods import YEAR, Span, last_month, length, order, span_of


def judge_indicator(
    indicator: Indicator,
    actuals: Sequence[Figure],
    through: Period | None = None,
    *,
    since: Period | Absent = NOT_STATED,
) -> Judgement:
    """Judge one indicator by its targets and by ``actuals``: its own and those of the results, in order of report.

    With ``through``, actuals of later periods are not looked at, and a target whose period has ended by then is due:
    without an actual it counts as not reported. Without it only what was published tells how far time has gone.
    ``since`` is the first year of the plan: a value from before it tells no course.
    """
    promises = tuple(sorted(filter(_promises, (target.figure for target in indicator.targets)), key=_order))
    forecasts = tuple(figure for figure in actuals if figure.forecast)
    told = [figure for figure in actuals if not figure.forecast]
    made = make_of_parts(indicator, promises, _latest_words(told, through))
    known = _latest_words([*told, *made], through)
    taken_back = frozenset(each.period for each in withdrawn(told))
    values = tuple(figure for figure in known if not isinstance(figure.value, Missing))
    promises = of_years_before(indicator, promises, values)
    reported = through or (values[-1].period if values else NOT_STATED)
    if not promises:
        newest = values[-1] if values else NOT_STATED
        period = newest if isinstance(newest, Absent) else newest.period
        return Judgement(
            Status.NO_TARGET,
            JudgementReason.NO_TARGET,
            period,
            NOT_STATED,
            newest,
            Absent(Reason.NOT_CALCULATED),
            through=reported,
        )
    start = _start_of_all(promises, values)
    cases = [
        Case(
            indicator,
            own,
            *_comparable(indicator, own, values=values, known=known, start=start),
            values,
            forecasts,
            taken_back,
            since,
        )
        for own in _series(indicator, promises, start)
    ]
    judged = [_judge_case(case, through) for case in cases]
    head = _head(judged)
    return msgspec.structs.replace(
        head,
        verdicts=_verdicts(cases, head, through),
        through=reported,
        from_parts=any(head.actual is figure for figure in made),
    )


def _promises(figure: Figure) -> bool:
    """A target promises something unless its value is missing, or says that the thing is not to be done yet."""
    return not isinstance(figure.value, Missing) and figure.value != Done(done=False)


def _order(figure: Figure) -> tuple[int, int, str, int]:
    return order(figure.period)


def _latest_words(actuals: Iterable[Figure], through: Period | None) -> tuple[Figure, ...]:
    """One figure a period, of those that the reports have come to."""
    return latest_words(
        figure
        for figure in actuals
        if not _is_not_yet(figure) and (through is None or last_month(figure.period) <= last_month(through))
    )


def _is_not_yet(figure: Figure) -> bool:
    """An entry that only says that the time for it has not come; with no entry at all things stand the same."""
    return isinstance(figure.value, Missing) and figure.value.absent.reason is Reason.NOT_YET


def _series(indicator: Indicator, promises: tuple[Figure, ...], start: int) -> tuple[tuple[Figure, ...], ...]:
    """Counts of quarters, of years, of calendar years and of five years together are series of their own; levels are one."""
    held: dict[Span | None, list[Figure]] = {}
    for promise in promises:
        held.setdefault(_series_of(indicator, promise, start), []).append(promise)
    return tuple(tuple(each) for each in held.values())


def _start_of_all(promises: Iterable[Figure], values: Iterable[Figure]) -> int:
    """The year in which all totals of several years begin, so that the later goes on from the earlier (2020～2022, 2020～2023); 0 otherwise."""
    starts = {each.period.first_year for each in (*promises, *values)} - {0}
    return starts.pop() if len(starts) == 1 else 0


def _series_of(indicator: Indicator, figure: Figure, start: int) -> Span | None:
    """Which series a figure belongs to; None for the one of all levels. Totals that begin together are one, of whatever length."""
    is_level = indicator.accumulation not in PER_SPAN and not figure.period.first_year
    if figure.period.first_year and figure.period.first_year == start:
        return figure.period.kind, -start
    return None if is_level else span_of(figure.period)


def _comparable(
    indicator: Indicator,
    promises: tuple[Figure, ...],
    *,
    values: tuple[Figure, ...],
    known: tuple[Figure, ...],
    start: int,
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """What is counted within a year compares with the same span only: half a year's visitors with no whole year's."""
    series = _series_of(indicator, promises[0], start)
    own = tuple(figure for figure in values if _series_of(indicator, figure, start) == series)
    return own, tuple(figure for figure in known if _series_of(indicator, figure, start) == series)


def _judge_case(case: Case, through: Period | None) -> Judgement:
    """A series by its newest period; of parts of a year by all of the newest year's: one quarter that was met hides no other."""
    newest = judge_series(case, through)
    if case.indicator.accumulation not in PER_SPAN or length(case.promises[0].period) >= YEAR:
        return newest
    due = [
        each for each in (judge_own(case, promise, through) for promise in case.promises) if isinstance(each, Judgement)
    ]
    latest = max((_year_of(each) for each in due), default=0)
    missed = [each for each in due if _year_of(each) == latest and each.status is Status.NOT_REACHED]
    return missed[-1] if missed else newest


def _year_of(judgement: Judgement) -> int:
    """The year to whose end the target looks."""
    return 0 if isinstance(judgement.target, Absent) else judgement.target.period.fiscal_year


def _head(judged: Sequence[Judgement]) -> Judgement:
    """What stands for the indicator: of the latest year that is due, its own target before those of its parts.

    Where nothing is due, the target that comes first.
    """
    due = [each for each in judged if each.status is not Status.ON_THE_WAY]
    if not due:
        return min(judged, key=_order_of_target)
    latest = max(map(_year_of, due))
    last = [each for each in due if _year_of(each) == latest]
    ahead = [
        each for each in judged if each.status is Status.ON_THE_WAY and _is_year(each) and _year_of(each) == latest
    ]
    if ahead and all(each.status is Status.REACHED and not _is_year(each) for each in last):
        return ahead[0]  # parts of a year that were met do not reach the year
    whole = [each for each in last if _is_year(each)]
    return min(whole or last, key=lambda each: HEADS.index(each.status))


def _is_year(judgement: Judgement) -> bool:
    return isinstance(judgement.target, Figure) and length(judgement.target.period) >= YEAR


def _order_of_target(judgement: Judgement) -> tuple[int, int, str, int]:
    return (0, 0, "", 0) if isinstance(judgement.target, Absent) else _order(judgement.target)


def _verdicts(cases: Iterable[Case], head: Judgement, through: Period | None) -> tuple[PeriodVerdict, ...]:
    """Every period that has a target and whose time has come; that of the headline as the headline has it."""
    held: dict[Period, PeriodVerdict] = {}
    for case in cases:
        for promise in case.promises:
            judged = judge_own(case, promise, through)
            if isinstance(judged, Judgement):
                held[promise.period] = PeriodVerdict(promise.period, judged.status, judged.reason)
    if isinstance(head.target, Figure) and head.status is not Status.ON_THE_WAY:
        held[head.target.period] = PeriodVerdict(head.target.period, head.status, head.reason)
    return tuple(held[period] for period in sorted(held, key=order))
