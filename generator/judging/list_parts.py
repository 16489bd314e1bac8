"""Lists across plans that are too long for one page, divided: by plan, a plan that is still too long by its pillars, else in numbered parts.

A list is weighed before any page is made, since all addresses of a site are known by then: by how many characters its entries show. What
they come to on a page was measured on the demonstration and on invented cities (``docs/performance.md``).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.judging import IndicatorProgress, Judgement, MeasureJudgement, MeasureStatus, Status
from generator.judging.own_evaluations import Evaluated
from generator.judging.progress import lists_in, progress_of
from generator.judging.revisions import standing_values
from generator.judging.statuses import indicator_key
from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import Absent
from generator.model.figures import Indicator
from generator.model.plans import Measure, Pillar
from generator.model.said import texts_reported

HEAVIEST: Final = 10_400
"""What the rows of one page may come to, in bytes of compressed HTML as estimated here: with head, frame and styles a page then stays within 20,000."""
_MOST_PILLARS: Final = 60
"""Where more pillars stand at the top of a plan, numbers are the shorter list of pages."""
_OF_PLAN, _OF_MEASURE, _OF_FIGURES, _OF_INDICATOR = 60, 38, 55, 62
"""Bytes that each of these takes besides its own words."""
MOST_PLANS: Final = 60
"""So many plans of a municipality, or of the site, are named on the pages that tell of all. Of more, those of each year stand on a page of their own."""
WITHOUT_YEAR: Final = "without.year"
"""The part with the plans of which it is not known when they begin. No year holds a letter."""
LOOSE: Final = "without.pillars"
"""The part with what belongs to no pillar. No id of data/ holds a full stop, so neither this nor a number is ever a pillar's."""


class Entry(NamedTuple):
    """One row: a measure, an indicator or a plan (by key), what it is listed under, its weight in bytes; of plans each weighs one.

    ``group`` is the pillar at the top above it ("" for none), of a plan the year in which it begins.
    """

    key: str
    group: str
    weight: int


class ListPart(NamedTuple):
    """What a list holds of one plan, or of a part of it: rows on a page of its own, or (where ``parts`` are given) these in place of the rows.

    ``name`` is what its address has after that of its plan, "" for the plan itself; ``first`` is the number of its first row within the part
    above, where that one is divided by numbers, else 0.
    """

    name: str
    keys: tuple[str, ...]
    parts: tuple["ListPart", ...] = ()
    first: int = 0


ListKey = tuple[str, str]
"""The kind of page, and of what it tells: ``("status", "not_reached")``."""
DividedLists = Mapping[ListKey, Mapping[str, ListPart]]
"""The lists that are divided, each by the keys of the plans of which it holds anything. Any other list stands on its one page."""
PLANS: Final[ListKey] = ("plans", "")
"""The list of all plans, by the keys of the municipalities that have too many: the rows of their parts are plans, and years divide them."""


PlanRows = Mapping[ListKey, Sequence[Entry]]
"""The rows of one plan in every list of the site that has any, in the order in which each has them."""


class Judged(NamedTuple):
    """What decides who stands in which list, as :class:`~generator.judging.standings.Standings` holds it."""

    indicators: Mapping[str, Judgement]
    measures: Mapping[str, MeasureJudgement]
    statuses: Mapping[str, MeasureStatus]
    evaluations: Mapping[str, Evaluated]


def divide_lists(
    site_index: SiteIndex, judged: Judged, most: int, rows: dict[str, PlanRows] | None = None
) -> DividedLists:
    """Those of the site's lists of measures by status, of indicators by progress, and of years whose rows weigh more than ``most`` bytes.

    ``rows`` are those that are known of plans, by their keys; those of all others are put in.
    """
    rows = {} if rows is None else rows
    if wanting := [plan for plan in site_index.plans if plan not in rows]:
        weighing = _Weighing(site_index, judged, _reported_years(site_index))
        rows.update((plan, weighing.rows(plan)) for plan in wanting)
    held: dict[ListKey, dict[str, Sequence[Entry]]] = {}
    for plan in site_index.plans:
        for key, entries in rows[plan].items():
            held.setdefault(key, {})[plan] = entries
    divided = {
        key: {plan: divide(entries, most) for plan, entries in plans.items()}
        for key, plans in held.items()
        if sum(_OF_PLAN + _weight(entries) for entries in plans.values()) > most
    }
    plans = divide_plans(site_index)
    return {**divided, PLANS: plans} if plans else divided


def _reported_years(site_index: SiteIndex) -> Mapping[str, Sequence[int]]:
    """The fiscal years whose lists hold each measure."""
    reported: dict[str, list[int]] = {}
    for year, hold in site_index.years.items():
        for measure in (key for plan in hold.all_plans for key in hold.listed(plan)):
            reported.setdefault(measure, []).append(year)
    return reported


def divide_plans(site_index: SiteIndex, most: int = MOST_PLANS) -> Mapping[str, ListPart]:
    """The plans of each municipality with more than ``most``, by the fiscal year in which they begin, the latest first; of a year with more, in numbered parts."""
    return {
        city: ListPart("", plans, _in_groups([Entry(plan, _begins(site_index, plan), 1) for plan in plans], most))
        for city, plans in site_index.latest_plans.items()
        if len(plans) > most
    }


def _begins(site_index: SiteIndex, plan: str) -> str:
    first = site_index.plans[plan].plan.period.first
    return WITHOUT_YEAR if isinstance(first, Absent) else str(first)


def divide(entries: Sequence[Entry], most: int) -> ListPart:
    """The rows of one plan, in parts that weigh no more than ``most`` bytes each (but for a single row that weighs more)."""
    keys = tuple(entry.key for entry in entries)
    if _weight(entries) <= most:
        return ListPart("", keys)
    if not 1 < len({entry.group for entry in entries}) <= _MOST_PILLARS:
        return ListPart("", keys, _number("page", entries, most))
    return ListPart("", keys, _in_groups(entries, most))


def _in_groups(entries: Sequence[Entry], most: int) -> tuple[ListPart, ...]:
    """A part for each group, in the order in which they first occur; one that is too heavy in numbered parts."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group or LOOSE, []).append(entry)
    return tuple(
        ListPart(name, tuple(entry.key for entry in those), _number(name, those, most))
        for name, those in groups.items()
    )


def leaves(part: ListPart) -> Iterator[ListPart]:
    """The parts that have rows, in their order."""
    if not part.parts:
        yield part
    for each in part.parts:
        yield from leaves(each)


def all_parts(part: ListPart) -> Iterator[ListPart]:
    """The part and all below it, each with a page of its own."""
    yield part
    for each in part.parts:
        yield from all_parts(each)


def _number(name: str, entries: Sequence[Entry], most: int) -> tuple[ListPart, ...]:
    """Numbered parts; none where all are light enough for one."""
    if _weight(entries) <= most or len(entries) == 1:
        return ()
    rows: list[list[Entry]] = [[]]
    for entry in entries:
        if rows[-1] and _weight(rows[-1]) + entry.weight > most:
            rows.append([])
        rows[-1].append(entry)
    parts, first = [], 1
    for number, those in enumerate(rows, 1):
        parts.append(ListPart(f"{name}.{number}", tuple(entry.key for entry in those), first=first))
        first += len(those)
    return tuple(parts)


def _weight(entries: Iterable[Entry]) -> int:
    return sum(entry.weight for entry in entries)


class _Weighing(NamedTuple):
    """Finds the rows of a plan in every list, with what they weigh."""

    site_index: SiteIndex
    judged: Judged
    reported: Mapping[str, Sequence[int]]
    """The fiscal years whose lists hold each measure."""

    def rows(self, plan: str) -> PlanRows:
        rows: dict[ListKey, list[Entry]] = {}
        for key, entry in self._entries(plan):
            rows.setdefault(key, []).append(entry)
        return rows

    def _entries(self, plan: str) -> Iterator[tuple[ListKey, Entry]]:
        """In the order in which each list has them."""
        folder = self.site_index.plans[plan]
        tops = dict(top_pillars(self.site_index, plan))
        for indicator in folder.plan.indicators:
            yield from self._of_years(plan, indicator, "")
        for pillar in folder.pillars:
            key = f"{plan}/{pillar.id}"
            for indicator in pillar.indicators:
                yield from self._of_years(key, indicator, tops.get(key, ""))
        for holder, indicator in self.site_index.indicators_of(plan):
            yield from self._of_progress(holder, indicator, tops.get(holder, ""))
        for key, top in tops.items():
            if key in self.site_index.measures:
                yield from self._of_measure(key, top)

    def _of_years(self, holder: str, indicator: Indicator, top: str) -> Iterator[tuple[ListKey, Entry]]:
        for year, weight in self._weigh_years(holder, indicator).items():
            yield ("year", str(year)), Entry(indicator_key(holder, indicator.id), top, weight)

    def _of_progress(self, holder: str, indicator: Indicator, top: str) -> Iterator[tuple[ListKey, Entry]]:
        key = indicator_key(holder, indicator.id)
        own = progress_of(self.judged.indicators[key])
        unit: Pillar | Measure | None = self.site_index.measures.get(holder) or self.site_index.pillars.get(holder)
        weight = _OF_INDICATOR + _bytes(_length(indicator.name) + (_length(unit.title) if unit else 0))
        for progress in IndicatorProgress:
            if own in lists_in(progress):
                yield ("progress", progress.value), Entry(key, top, weight)

    def _of_measure(self, key: str, top: str) -> Iterator[tuple[ListKey, Entry]]:
        measure = self.site_index.measures[key]
        reports = self.site_index.results_of_measure(key)
        status, judged = self.judged.statuses[key].status, self.judged.measures[key].status
        own = self._of_words(measure)
        promised = [each for each in measure.indicators if each.targets]
        weight = own + sum(_OF_FIGURES + _bytes(_length(each.name)) for each in promised)
        if judged is Status.NOT_REACHED:
            weight += _bytes(_told(self.judged.evaluations[key], reports))
        for listed in dict.fromkeys((status, *([judged] if judged is Status.NO_TARGET else []))):
            yield ("status", listed.value), Entry(key, top, weight)
        yield from self._measure_in_years(key, measure, top, own)

    def _of_words(self, measure: Measure) -> int:
        departments = "" if isinstance(measure.departments, Absent) else measure.departments.as_published
        return _OF_MEASURE + _bytes(len(measure.title) + _length(departments))

    def _measure_in_years(self, key: str, measure: Measure, top: str, own: int) -> Iterator[tuple[ListKey, Entry]]:
        figures: Counter[int] = Counter()
        for indicator in measure.indicators:
            figures.update(self._weigh_years(key, indicator))
        missed = {
            verdict.period.fiscal_year
            for indicator in measure.indicators
            for verdict in self.judged.indicators[indicator_key(key, indicator.id)].verdicts
            if verdict.status is Status.NOT_REACHED
        }
        reports = self.site_index.results_of_measure(key)
        for year in self.reported.get(key, ()):
            said = _told(self.judged.evaluations[key], reports) if year in missed else 0
            yield ("year", str(year)), Entry(key, top, own + figures[year] + _bytes(said))

    def _weigh_years(self, holder: str, indicator: Indicator) -> Mapping[int, int]:
        """The years of which a page shows values of the indicator, with what they weigh; one that is missing has its row, too."""
        of_one = _OF_FIGURES + _bytes(_length(indicator.name))
        years = Counter(each.row.fiscal_year for each in standing_values(self.site_index.actuals_of(holder, indicator)))
        return {year: of_one * count for year, count in years.items() if year in self.site_index.years}


def _length(text: str | Absent) -> int:
    return 0 if isinstance(text, Absent) else len(text)


def top_pillars(site_index: SiteIndex, plan: str) -> Iterator[tuple[str, str]]:
    """Measures and pillars of the plan with the id of the pillar at the top above each ("" for none), in the order of the plan's own page."""
    yield from ((key, "") for key in site_index.pillar_measures.get(plan, ()))
    for top in site_index.pillar_children.get(plan, ()):
        yield from ((key, top.rpartition("/")[2]) for key in _below(site_index, top))


def _below(site_index: SiteIndex, pillar: str) -> Iterator[str]:
    yield pillar
    yield from site_index.pillar_measures.get(pillar, ())
    for child in site_index.pillar_children.get(pillar, ()):
        yield from _below(site_index, child)


def _bytes(characters: int) -> int:
    """What text of so many characters comes to, compressed."""
    return characters * 3 // 2


def _told(evaluated: Evaluated, reports: Sequence[MeasureReport]) -> int:
    """The characters of what the city says of a measure: its evaluations with their reasons, else what the longest report has."""
    texts = [
        text
        for each in (*evaluated.own, *evaluated.others)
        for text in (each.evaluation.as_published, each.evaluation.reason)
        if not isinstance(text, Absent)
    ]
    if texts:
        return sum(map(len, texts))
    return max((sum(map(len, texts_reported(each.result))) for each in reports), default=0)
