"""A fiscal year across plans: which plans are in force, and what was reported of their measures."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from generator.addresses import YEARS, key_anchor, year_address
from generator.judging.revisions import standing_values
from generator.judging.standings import Standings, count_all, indicator_key
from generator.map.round_order import rounds_reported
from generator.map.site_index import SiteIndex
from generator.map.years import YearHold, years_of_values
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Period, PeriodKind
from generator.model.periods import length
from generator.model.plans import Round
from generator.views.badges import counts_text
from generator.views.evaluations import round_text
from generator.views.formats import both_years, span_text, year_text
from generator.views.found_before import FoundBefore
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.list_pages import is_divided, view_divided
from generator.views.matrices import stood
from generator.views.measure_lists import measures_below
from generator.views.outcome_folds import fold_outcomes
from generator.views.outcomes import compare_in_year, group_by_pillar, view_outcome_of_year
from generator.views.overview_pieces import CityLines, CityOutcomes, Comparison, Outcome, PlanOutcomes
from generator.views.page_context import PageContext, PlanContext, context_of_plan, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import kind_of_all, plan_keys
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords


class YearPage(Page, frozen=True):
    """A fiscal year."""

    kind: ClassVar[str] = "year"

    remark: str
    divided: tuple[CityLines, ...]
    cities: tuple[CityOutcomes, ...]
    others: tuple[Link, ...]


def view_year(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> YearPage:
    """The page of a fiscal year (``"2020"``). Raises KeyError for one of which the site tells nothing."""
    words, own = vocabulary.words, vocabulary.overview
    year, years = int(key), site_index.years
    hold = years[year]
    told = hold.all_plans
    context = context_of_site(site_index, standings, words, year_address(year))
    holding = {
        city: keys
        for city in site_index.municipalities
        if (keys := [key for key in plan_keys(context, city) if key in told])
    }
    in_parts = is_divided(context, "year", key)

    def tell(plan: str) -> str:
        total = len(site_index.plans[plan].measures)
        return own.years.none_reported.format(kind=kind_of_all(context, plan), total=total) if total else ""

    divided = view_divided(context, own.parts, "year", key, holding, tell=tell) if in_parts else ()
    cities = tuple(
        CityOutcomes(
            key_anchor(city),
            link_municipality(context, city),
            tuple(_plan(context, own, hold, year, key) for key in keys),
        )
        for city, keys in holding.items()
        if not in_parts
    )
    return YearPage(
        head=view_head(
            context,
            heading=own.years.title.format(year=both_years(year)),
            description=_describe(site_index, own, hold, year),
            trail=(Link(own.years.index_title, context.href(YEARS)), Link(both_years(year), "")),
            title=(own.years.title.format(year=both_years(year)),),
            contents=((key_anchor(city), link_municipality(context, city).text) for city in holding),
        ),
        remark=own.parts.by_plan if in_parts else "",
        divided=divided,
        cities=fold_outcomes(cities, own),
        others=tuple(_others(context, own, years, year)),
    )


def _describe(site_index: SiteIndex, own: OverviewWords, hold: YearHold, year: int) -> str:
    """How many plans the year has, and what is reported of it, also of plans of other years."""
    told = _sentence_of(site_index, own, hold, year).format(
        year=year_text(year),
        plans=len(hold.plans),
        measures=hold.measures,
        answered=sum(map(len, hold.answered.values())),
    )
    others = len(hold.all_plans - hold.plans)
    return told + own.years.sentence_outside.format(others=others) if others else told


def _sentence_of(site_index: SiteIndex, own: OverviewWords, hold: YearHold, year: int) -> str:
    """What the page says of the year's reports: of measures, of plans and pillars alone, or that there is none."""
    if hold.reported:
        return own.years.sentence
    if hold.answered:
        return own.years.sentence_answered
    if any(_has_report(site_index, plan, year) for plan in hold.all_plans):
        return own.years.sentence_no_measure
    return own.years.sentence_none


def _has_report(site_index: SiteIndex, plan: str, year: int) -> bool:
    """Whether anything of the plan itself or of its pillars is reported of the year: a report, or a value of an indicator."""
    if _rounds_reported(site_index, plan, year):
        return True
    holders = (plan, *(f"{plan}/{pillar.id}" for pillar in site_index.plans[plan].pillars))
    return any(
        year in years_of_values(site_index.actuals_of(holder, each))
        for holder in holders
        for each in _own_indicators(site_index, holder)
    )


def _own_indicators(site_index: SiteIndex, holder: str) -> Sequence[Indicator]:
    pillar = site_index.pillars.get(holder)
    return site_index.plans[holder].plan.indicators if pillar is None else pillar.indicators


def _rounds_reported(site_index: SiteIndex, plan: str, year: int) -> Sequence[Round]:
    """The rounds of the year of which the site has a report: a plan also names those that are still to come."""
    return [each for each in rounds_reported(site_index.plans[plan]) if each.fiscal_year == year]


def _others(context: PageContext, own: OverviewWords, years: Mapping[int, YearHold], year: int) -> Iterator[Link]:
    earlier = [each for each in years if each < year]
    later = [each for each in years if each > year]
    if earlier:
        yield Link(own.years.earlier.format(year=year_text(earlier[-1])), context.href(year_address(earlier[-1])))
    if later:
        yield Link(own.years.later.format(year=year_text(later[0])), context.href(year_address(later[0])))


def _plan(across: PageContext, own: OverviewWords, hold: YearHold, year: int, key: str) -> PlanOutcomes:
    context = context_of_plan(across.site_index, across.standings, across.words, key, across.address)
    return plan_in_year(context, own, year, _in_order(context, hold.listed(key)), indicators_shown=None)


_STOOD: Final = FoundBefore[tuple[str, int], tuple[str, ...]]()
"""What is told of a plan in a year, by both: the same on each page of a divided year."""


def plan_in_year(
    context: PlanContext,
    own: OverviewWords,
    year: int,
    measures: Sequence[str],
    *,
    indicators_shown: Container[str] | None,
) -> PlanOutcomes:
    """What is told of the plan, and of those of its ``measures`` (by key, in its order) and of its own and its pillars' indicators (None for all) that are shown."""
    key, hold = context.key, context.site_index.years[year]
    reported = hold.reported.get(key, ())
    kind = kind_of_all(context, key)
    indicators = tuple(_plan_indicators(context, year, indicators_shown))

    def outcome(measure: str) -> Outcome:
        return view_outcome_of_year(context, own, measure, year)

    notes = []
    if key in hold.plans:
        total = len(context.folder.measures)
        notes.append(own.years.in_force.format(kind=kind, total=total) if total else own.years.in_force_alone)
    rounds = [round_text(each, context.words) for each in _rounds_reported(context.site_index, key, year)]
    if rounds:
        notes.append(own.years.rounds.format(rounds=context.words.list_separator.join(rounds)))
    if reported:
        notes.append(own.years.reported.format(kind=kind, measures=len(reported)))
    found = _STOOD.of(context.site_index, context.standings.statuses, context.words)
    if (key, year) not in found:
        found[key, year] = tuple(_stood_in_year(context, own, year))
    notes += found[key, year]
    remark = ""
    if not hold.listed(key) and not indicators and not rounds:
        remark = own.years.not_reported
    return PlanOutcomes(
        anchor=key_anchor(key),
        plan=link_plan(context, key),
        years=span_text(context.plan.period, context.words),
        count="",
        notes=tuple(notes),
        comparisons_heading=own.years.indicators if indicators else "",
        comparisons=indicators,
        outcomes_heading=own.years.measures if indicators and measures else "",
        groups=group_by_pillar(context, own, measures, outcome),
        remark=remark,
    )


def _in_order(context: PlanContext, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Measures in the order of the plan, as its own page has them."""
    held = set(keys)
    return tuple(key for key in measures_below(context, context.key) if key in held)


def _plan_indicators(context: PlanContext, year: int, shown: Container[str] | None) -> Iterator[Comparison]:
    holders = [(context.key, context.plan.indicators)]
    holders += [(f"{context.key}/{pillar.id}", pillar.indicators) for pillar in context.folder.pillars]
    for holder, indicators in holders:
        those = [each for each in indicators if shown is None or indicator_key(holder, each.id) in shown]
        yield from compare_in_year(context, holder, those, year)


def _has_value_of_year(indicator: Indicator, values: Iterable[Figure], year: int) -> bool:
    """Whether any value is one of as much time as a target for the year asks for: of a target for the whole year no quarter's is."""
    asked = max(length(each.figure.period) for each in indicator.targets if each.figure.period.fiscal_year == year)
    own = (each for each in values if isinstance(each.told_for, Absent) and not _is_part(each.period, asked))
    return year in years_of_values(own)


def _is_part(period: Period, asked: int) -> bool:
    """Whether a value is one of a part of the time that is asked for; a day's may be that of its year's end."""
    return period.kind is not PeriodKind.DAY and length(period) < asked


def _stood_in_year(context: PlanContext, own: OverviewWords, year: int) -> Iterator[str]:
    """How many indicators had a target for the year and how many of these have a value of it; how the measures stood then."""
    site_index = context.site_index
    promised = [
        _has_value_of_year(each, standing_values(site_index.actuals_of(holder, each)), year)
        for holder, each in site_index.indicators_of(context.key)
        if year in years_of_values(target.figure for target in each.targets)
    ]
    if promised:
        yield own.leading.promised_in_year.format(targets=len(promised), told=sum(promised))
    keys = (f"{context.key}/{measure.id}" for measure in context.folder.measures)
    counts = count_all(status for key in keys for told, status in stood(context, key) if told == year)
    if counts.total:
        yield own.leading.in_year.format(counts=counts_text(counts, context.words))
