"""Every reference leads somewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, TypeVar

from generator.checks.unsound import Unsound
from generator.map.site_index import SiteIndex
from generator.map.ties import Tie, To, ties_of_municipality, ties_of_plan, ties_of_results, ties_to_documents
from generator.model.basics import Absent, Ref
from generator.model.figures import Indicator
from generator.model.plans import Measure, Pillar, Plan, StepText
from generator.model.ratings import step_named
from generator.model.results import Actual, Evaluation, MeasureResult, ResultFile
from generator.model.site import MunicipalityFolder, PlanFolder
from generator.problems.nearest_word import name_known
from generator.problems.problem import Problem, problem

T = TypeVar("T")

_WHAT: Final[Mapping[To, str]] = {
    To.DEPARTMENT: "部署",
    To.DOCUMENT: "文書",
    To.RELEASE: "版",
    To.PLAN: "計画",
    To.PILLAR: "柱",
    To.MEASURE: "施策",
    To.PROMISE: "柱や施策",
}
"""What is missing where a tie leads nowhere. Whether there is a page, ``checks.addresses`` tells."""


def check_references(site_index: SiteIndex, unsound: Unsound, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Ties between records (``ties``), and references to levels, kinds, steps, scales, rounds and indicators of the own plan.

    A target is not missed where the file that may hold it is unsound: mending that file comes first. Plans in ``passed`` are passed over.
    """
    for folder in site_index.site.municipalities:
        yield from _InMunicipality(site_index, folder, unsound).check(passed)


class _InMunicipality:
    """The scope of one municipality."""

    def __init__(self, site_index: SiteIndex, folder: MunicipalityFolder, unsound: Unsound) -> None:
        self.site_index = site_index
        self.folder = folder
        self.unsound = unsound
        self.city = folder.municipality.id
        self.held: Mapping[To, Collection[str]] = {
            To.DEPARTMENT: site_index.departments.keys(),
            To.DOCUMENT: site_index.documents.keys(),
            To.RELEASE: {release.tag for release in site_index.site.settings.releases},
            To.PLAN: site_index.plans.keys(),
            To.PILLAR: site_index.pillars.keys(),
            To.MEASURE: site_index.measures.keys(),
            To.PROMISE: site_index.pillars.keys() | site_index.measures.keys(),
        }

    def check(self, passed: Collection[str]) -> Iterator[Problem]:
        for tie in ties_of_municipality(self.folder):
            yield from self.tie(tie, ())
        for plan_folder in self.folder.plans:
            if f"{self.city}/{plan_folder.plan.id}" not in passed:
                yield from _InPlan(self, plan_folder).check()

    def tie(self, tie: Tie, within: Iterable[str]) -> Iterator[Problem]:
        """Tell of a tie to nothing; ``within`` are ids that a writer in its plan may have meant."""
        held = self.held.get(tie.to)
        if held is None or tie.target in held:
            return
        above, city = tie.target.rpartition("/")[0], f"{self.city}/"
        match tie.to:
            case To.DEPARTMENT:
                home, known = f"{city}departments.yaml", [each.id for each in self.folder.departments]
            case To.DOCUMENT:
                home, known = f"{city}documents.yaml", [each.id for each in self.folder.documents]
            case To.RELEASE:
                home, known = "site.yaml", list(held)
            case To.PLAN:
                home, known = tie.target, [each.plan.id for each in self.folder.plans]
            case To.MEASURE if tie.field != "measure":  # of any plan
                own = (each.removeprefix(city) for each in self.site_index.measures if each.startswith(city))
                home, known = above, [*within, *own]
            case _:
                home, known = above, list(within)
        yield from self.missing(tie.ref, tie.field, _WHAT[tie.to], known, home)

    def missing(self, ref: Ref, key: str, what: str, known: Iterable[str], home: str) -> Iterator[Problem]:
        """Tell of a reference to nothing; ``home`` is the file or folder that would hold the target."""
        if not self.unsound.holds(home):
            hint = name_known(ref.target, known)
            yield problem("K403", ref.place, key=key, target=ref.target, what=what, hint=hint)


class _InPlan:
    """The scope of one plan."""

    def __init__(self, outer: _InMunicipality, folder: PlanFolder) -> None:
        self.outer = outer
        self.folder = folder
        self.plan = folder.plan
        self.home = folder.plan.place.file
        # Of two with one id, which is a problem of its own, the first one stands, as in the site_index.
        self.pillars = {pillar.id: pillar for pillar in reversed(folder.pillars)}
        self.measures = {measure.id: measure for measure in reversed(folder.measures)}
        self.scales = {scale.id: scale for scale in reversed(folder.plan.scales)}

    def check(self) -> Iterator[Problem]:
        city = self.outer.city
        within = {To.PILLAR: [*self.pillars], To.MEASURE: [*self.measures], To.PROMISE: [*self.pillars, *self.measures]}
        for tie in chain(*(find(city, self.folder) for find in (ties_of_plan, ties_of_results, ties_to_documents))):
            yield from self.outer.tie(tie, within.get(tie.to, ()))
        levels = {level.id for level in self.plan.levels}
        holders: tuple[Plan | Pillar | Measure, ...] = (self.plan, *self.folder.pillars, *self.folder.measures)
        for indicator in (each for holder in holders for each in holder.indicators):
            yield from self.scale(indicator.scale)
        for pillar in self.folder.pillars:
            for ref in _present(pillar.level):
                if ref.target not in levels:
                    yield from self.outer.missing(ref, "level", "階層", levels, self.home)
            yield from self.tags(pillar.tags)
        for measure in self.folder.measures:
            yield from self.measure(measure)
        for results in self.folder.results:
            yield from self.results(results)

    def tags(self, refs: Iterable[Ref]) -> Iterator[Problem]:
        known = {f"{each.id}/{tag.id}" for each in self.plan.tag_lists for tag in each.tags}
        for ref in refs:
            if ref.target not in known:
                yield from self.outer.missing(ref, "tags", "分類", known, self.home)

    def measure(self, measure: Measure) -> Iterator[Problem]:
        yield from self.tags(measure.tags)
        kinds = {kind.id for kind in self.plan.measure_kinds}
        for ref in _present(measure.kind):
            if ref.target not in kinds:
                yield from self.outer.missing(ref, "kind", "施策の種類", kinds, self.home)
        yield from self.step_texts(measure, (*measure.deadlines, *measure.step_targets))

    def results(self, results: ResultFile) -> Iterator[Problem]:
        rounds = {each.id for each in self.plan.rounds}
        if results.round.target not in rounds:
            yield from self.outer.missing(results.round, "round", "報告の回", rounds, self.home)
        for whole in _present(results.plan):
            yield from self.evaluations(whole.evaluations)
        yield from self.actuals(results.plan_actuals, self.plan.indicators, self.home)
        for told in results.pillars:
            pillar = self.pillars.get(told.pillar.target)
            if pillar is not None:
                yield from self.actuals(told.actuals, pillar.indicators, pillar.place.file)
            yield from self.evaluations(told.evaluations)
        for result in results.measures:
            yield from self.measure_result(result)

    def measure_result(self, result: MeasureResult) -> Iterator[Problem]:
        measure = self.measures.get(result.measure.target)
        if measure is not None:
            yield from self.actuals(result.actuals, measure.indicators, measure.place.file)
            yield from self.step_texts(measure, result.reports)
        yield from self.evaluations(result.evaluations)

    def step_texts(self, measure: Measure, texts: Iterable[StepText]) -> Iterator[Problem]:
        steps = {step.id for step in measure.steps}
        for text in texts:
            for ref in text.steps:
                if ref.target not in steps:
                    yield from self.outer.missing(ref, "steps", "手順", steps, measure.place.file)

    def actuals(self, actuals: Iterable[Actual], indicators: Iterable[Indicator], home: str) -> Iterator[Problem]:
        known = {indicator.id for indicator in indicators}
        for actual in actuals:
            if actual.indicator.target not in known:
                yield from self.outer.missing(actual.indicator, "indicator", "指標", known, home)

    def evaluations(self, evaluations: Iterable[Evaluation]) -> Iterator[Problem]:
        for evaluation in evaluations:
            yield from self.scale(evaluation.scale)
            for rating in _present(evaluation.rating):
                yield from self.rating(rating, evaluation.scale)

    def scale(self, named: Ref | Absent) -> Iterator[Problem]:
        for ref in _present(named):
            if ref.target not in self.scales:
                yield from self.outer.missing(ref, "scale", "尺度", self.scales, self.home)

    def rating(self, rating: Ref, scale: Ref | Absent) -> Iterator[Problem]:
        if isinstance(scale, Absent):
            yield problem("K507", rating.place, rating=rating.target)
        elif scale.target in self.scales and isinstance(step_named(rating.target, self.scales[scale.target]), Absent):
            known = [step.id for step in self.scales[scale.target].steps]
            yield from self.outer.missing(rating, "rating", "評価の段階", known, self.home)


def _present(value: T | Absent) -> tuple[T, ...]:
    return () if isinstance(value, Absent) else (value,)
