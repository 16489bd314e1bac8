"""How everything stands: the computed status of each indicator and measure, judged once for the whole site, and counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec.structs import replace

from generator.addresses import corrected_place
from generator.judging import (
    IndicatorProgress,
    Judgement,
    MeasureJudgement,
    MeasureStatus,
    Status,
    judge_indicator,
    judge_measure,
)
from generator.judging.counted import statuses_below, statuses_of_department
from generator.judging.department_lists import HEAVIEST_BESIDE, divide_departments
from generator.judging.known import due_years, ended_in, stand_measure
from generator.judging.list_parts import HEAVIEST, DividedLists, Judged, PlanRows, divide_lists
from generator.judging.own_evaluations import Evaluated, evaluate
from generator.judging.progress import count_progress, settle_due, settle_ended
from generator.judging.statuses import indicator_key as indicator_key  # noqa: PLC0414 (the keys of standings)
from generator.judging.years import NOTHING_STOOD, StoodBefore, YearsOfPlan
from generator.map.known_years import known_year
from generator.map.site_index import SiteIndex, whole_key
from generator.map.years import tells_anything
from generator.model.basics import Absent, Record
from generator.model.city import Correction
from generator.model.figures import Figure, Indicator, Missing, Period
from generator.model.periods import last_month
from generator.model.plans import Measure, RoundKind
from generator.model.site import PlanFolder

NOT_REPORTED_YET = Period(0)
"""The year through which a plan without any report has been reported on."""


class PlanJudgements(Record, frozen=True):
    """What judging one plan gave: the last year reported on, indicators of the plan and its pillars, measures (by their ids in the plan)."""

    through: Period
    plan: tuple[Judgement, ...]
    pillars: tuple[tuple[Judgement, ...], ...]
    measures: tuple[MeasureJudgement, ...]


class Counts(NamedTuple):
    """How many measures have each status, in the order of :class:`Status`; those with none are left out."""

    by_status: tuple[tuple[Status, int], ...]
    total: int


class Standings(NamedTuple):
    """What judging gave.

    ``indicators`` are keyed ``<holder key>#<indicator id>``, everything else by the keys of the site index. Counts of a pillar include
    the measures of all pillars below it; counts of a department those of the departments below it, each measure once.
    ``progress`` counts the indicators of a plan, its pillars and measures by their lists, and those of a municipality.
    ``through`` is the last fiscal year that a plan's reports cover; ``known_year`` is the last one that has come, as far as the site knows;
    ``corrections`` are keyed by the address of their page.
    """

    indicators: Mapping[str, Judgement]
    measures: Mapping[str, MeasureJudgement]  # what the figures say
    statuses: Mapping[str, MeasureStatus]  # measure key -> how it stands
    alike: Mapping[
        str, MeasureStatus
    ]  # plan key -> how every one of its measures stands, for the same year, where they do
    evaluations: Mapping[str, Evaluated]  # measure key -> the newest of the city and of others
    pillar_counts: Mapping[str, Counts]
    plan_counts: Mapping[str, Counts]
    department_counts: Mapping[str, Counts]
    municipality_counts: Mapping[str, Counts]
    site_counts: Counts
    without_target: Mapping[str, int]  # plan key -> how many of its measures have no target in figures
    progress: Mapping[str, tuple[tuple[IndicatorProgress, int], ...]]  # plan or municipality key
    through: Mapping[str, Period]
    known_year: int
    corrections: Mapping[str, tuple[Correction, ...]]
    stood: Mapping[str, YearsOfPlan]  # plan key -> measure id -> how it stood in each year
    divided: DividedLists  # the lists across plans that are too long for one page


NO_COUNTS = Counts((), 0)


def judge_plan(site_index: SiteIndex, plan: str) -> PlanJudgements:
    """Judge every indicator and measure of the plan with the key. Nothing outside of the plan's own files decides."""
    folder = site_index.plans[plan]
    last, since = _reported_through(folder), _begins(folder)
    return PlanJudgements(
        through=last,
        plan=tuple(
            _judge(each, site_index.actuals_of_plan(plan, each), last, since) for each in folder.plan.indicators
        ),
        pillars=tuple(
            tuple(
                _judge(each, site_index.actuals_of_pillar(f"{plan}/{pillar.id}", each), last, since)
                for each in pillar.indicators
            )
            for pillar in folder.pillars
        ),
        measures=tuple(_judge_measure(site_index, plan, measure, last, since) for measure in folder.measures),
    )


def _judge_measure(
    site_index: SiteIndex, plan: str, measure: Measure, last: Period, since: Period | Absent
) -> MeasureJudgement:
    key = f"{plan}/{measure.id}"
    own = tuple(_judge(each, site_index.actuals_of_measure(key, each), last, since) for each in measure.indicators)
    return judge_measure(own)


NONE_JUDGED: Final[Mapping[str, PlanJudgements]] = MappingProxyType({})


def judge_all(site_index: SiteIndex, known: Mapping[str, PlanJudgements] = NONE_JUDGED) -> dict[str, PlanJudgements]:
    """The judgements of every plan by its key; those that are ``known`` are not made again."""
    return {plan: known[plan] if plan in known else judge_plan(site_index, plan) for plan in site_index.plans}


def stand_all(
    site_index: SiteIndex,
    judged: Mapping[str, PlanJudgements] | None = None,
    rows: dict[str, PlanRows] | None = None,
    stood: Mapping[str, YearsOfPlan] = NOTHING_STOOD,
) -> Standings:
    """Put the judgements of every plan together, and count.

    ``rows`` of plans in lists that are known are not made again; those of all others are put in. ``stood`` is what is known of plans in past years.
    """
    indicators: dict[str, Judgement] = {}
    measures: dict[str, MeasureJudgement] = {}
    evaluations: dict[str, Evaluated] = {}
    through: dict[str, Period] = {}
    statuses: dict[str, MeasureStatus] = {}
    known = known_year(site_index.site)
    for plan, found in (judge_all(site_index) if judged is None else judged).items():
        folder = site_index.plans[plan]
        through[plan] = found.through
        due = due_years(folder.plan, frozenset(results.round.target for results in folder.results))
        put = partial(_put, indicators, known)
        put(plan, folder.plan.indicators, found.plan)
        for pillar, each in zip(folder.pillars, found.pillars, strict=True):
            put(f"{plan}/{pillar.id}", pillar.indicators, each)
        for measure, judgement in zip(folder.measures, found.measures, strict=True):
            key = f"{plan}/{measure.id}"
            if judgement.judgements:
                put(key, measure.indicators, judgement.judgements, ended=ended_in(measure.ending, known))
            reports = site_index.results_of_measure(key)
            evaluations[key] = evaluate(reports, folder.plan.scales)
            measures[key] = judgement
            statuses[key] = stand_measure(
                judgement, evaluations[key], reports, measure.ending, due=due, known_year=known
            )
    statuses |= _stand_again(site_index, statuses)
    return Standings(
        indicators=MappingProxyType(indicators),
        measures=MappingProxyType(measures),
        statuses=MappingProxyType(statuses),
        alike=MappingProxyType(dict(_find_alike(site_index, statuses))),
        evaluations=MappingProxyType(evaluations),
        pillar_counts=MappingProxyType(
            {key: count_all(statuses_below(site_index, statuses, key)) for key in site_index.pillars}
        ),
        plan_counts=MappingProxyType(
            {
                key: count_all(statuses[f"{key}/{each.id}"].status for each in plan.measures)
                for key, plan in site_index.plans.items()
            }
        ),
        department_counts=MappingProxyType(
            {key: count_all(statuses_of_department(site_index, statuses, key)) for key in site_index.departments}
        ),
        municipality_counts=MappingProxyType(
            {
                city: count_all(
                    statuses[f"{city}/{plan.plan.id}/{each.id}"].status
                    for plan in folder.plans
                    for each in plan.measures
                )
                for city, folder in site_index.municipalities.items()
            }
        ),
        site_counts=count_all(each.status for each in statuses.values()),
        without_target=MappingProxyType(
            {
                key: sum(measures[f"{key}/{each.id}"].status is Status.NO_TARGET for each in folder.measures)
                for key, folder in site_index.plans.items()
            }
        ),
        progress=MappingProxyType(_count_indicators(indicators)),
        through=MappingProxyType(through),
        known_year=known,
        corrections=_corrections(site_index),
        stood=StoodBefore(site_index, indicators, known, stood),
        divided={
            **divide_lists(site_index, Judged(indicators, measures, statuses, evaluations), HEAVIEST, rows),
            **divide_departments(site_index, HEAVIEST_BESIDE),
        },
    )


def _put(
    indicators: dict[str, Judgement],
    known: int,
    holder: str,
    own: Iterable[Indicator],
    judged: Iterable[Judgement],
    *,
    ended: int | None = None,
) -> None:
    """Put the judgements under their keys; what is owed only after the last year that has come is not due, after the year ``ended`` never."""
    for indicator, judgement in zip(own, judged, strict=True):
        settled = settle_due(judgement, known)
        indicators[indicator_key(holder, indicator.id)] = settled if ended is None else settle_ended(settled, ended)


def _judge(indicator: Indicator, actuals: tuple[Figure, ...], through: Period, since: Period | Absent) -> Judgement:
    """A value of a later period than the plan's reports tells that time has gone on to that period, and no further.

    A half year's value does not make the whole year's target due, and an entry that says why there is no value tells nothing of time.
    """
    values = [figure.period for figure in actuals if not isinstance(figure.value, Missing) and not figure.forecast]
    latest = max([through, *values], key=last_month)
    return judge_indicator(indicator, actuals, None if latest == NOT_REPORTED_YET else latest, since=since)


def _begins(folder: PlanFolder) -> Period | Absent:
    """The first fiscal year of the plan."""
    first = folder.plan.period.first
    return first if isinstance(first, Absent) else Period(first)


def _reported_through(folder: PlanFolder) -> Period:
    """The last fiscal year whose results were reported as a whole."""
    reported = {results.round.target for results in folder.results}
    years = [
        each.fiscal_year for each in folder.plan.rounds if each.id in reported and each.kind is not RoundKind.INTERIM
    ]
    return Period(max(years)) if years else NOT_REPORTED_YET


def count_all(statuses: Iterable[Status]) -> Counts:
    """Counts of statuses."""
    held = Counter(statuses)
    return Counts(tuple((status, held[status]) for status in Status if held[status]), held.total())


def _find_alike(site_index: SiteIndex, statuses: Mapping[str, MeasureStatus]) -> Iterator[tuple[str, MeasureStatus]]:
    """Of plans whose measures all stand alike and for the same years, how; of none where a report tells of one that is not reported."""
    for plan, folder in site_index.plans.items():
        keys = [f"{plan}/{measure.id}" for measure in folder.measures]
        found = [statuses[key] for key in keys]
        if len({(each.status, each.year, each.until, each.said, each.partly) for each in found}) != 1:
            continue
        reports = (report for key in keys for report in site_index.results_of_measure(key))
        if found[0].status is not Status.NOT_REPORTED or not any(map(tells_anything, reports)):
            yield plan, found[0]


def _stand_again(site_index: SiteIndex, statuses: Mapping[str, MeasureStatus]) -> dict[str, MeasureStatus]:
    """A measure that is printed once more, without figures or a report of its own, stands as the first one does."""
    told: dict[str, MeasureStatus] = {}
    for key, found in statuses.items():
        measure = site_index.measures[key]
        if not measure.repeats or measure.indicators or found.status not in (Status.NOT_REPORTED, Status.NOT_DUE):
            continue
        city, plan, _ = key.split("/")
        first = statuses.get(whole_key(measure.repeats[0].measure, city, plan))
        if first is not None:
            told[key] = replace(first, repeated=True)
    return told


def _count_indicators(
    indicators: Mapping[str, Judgement],
) -> dict[str, tuple[tuple[IndicatorProgress, int], ...]]:
    """Indicators by their lists, under the keys of their plans and of the municipalities of these."""
    held: dict[str, list[Judgement]] = {}
    for key, judgement in indicators.items():
        city, _, rest = key.partition("#")[0].partition("/")
        for above in (city, f"{city}/{rest.partition('/')[0]}"):
            held.setdefault(above, []).append(judgement)
    return {above: count_progress(judgements) for above, judgements in held.items()}


def _corrections(site_index: SiteIndex) -> Mapping[str, tuple[Correction, ...]]:
    """Corrections by the address of the page on which they are told."""
    held: dict[str, list[Correction]] = {}
    for city, folder in site_index.municipalities.items():
        for correction in folder.corrections:
            page, _ = corrected_place(city, correction.target.target)
            held.setdefault(page, []).append(correction)
    return MappingProxyType({page: tuple(each) for page, each in held.items()})
