"""Every reference leads somewhere."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from generator.atlas import Atlas, plan_key, whole_key
from generator.checks.unsound import Unsound
from generator.model.basics import Absent, Ref, SourceRef
from generator.model.figures import Indicator
from generator.model.money import Budget
from generator.model.narrative import Resources
from generator.model.plans import Departments, Measure, Pillar, StepText
from generator.model.results import Actual, Evaluation, MeasureResult, ResultFile
from generator.model.site import MunicipalityFolder, PlanFolder
from generator.nearest import name_known
from generator.problems import Problem, problem

T = TypeVar("T")


def check_references(atlas: Atlas, unsound: Unsound, sound: Collection[str] = ()) -> Iterator[Problem]:
    """References to departments, documents, plans, pillars, measures, steps, scales, rounds and indicators.

    A target is not missed where the file that may hold it is unsound: mending that file comes first. Plans in ``sound`` are passed over.
    """
    for folder in atlas.site.municipalities:
        yield from _InMunicipality(atlas, folder, unsound).check(sound)


class _InMunicipality:
    """The scope of one municipality."""

    def __init__(self, atlas: Atlas, folder: MunicipalityFolder, unsound: Unsound) -> None:
        self.atlas = atlas
        self.folder = folder
        self.unsound = unsound
        self.city = folder.municipality.id
        self.departments = {department.id for department in folder.departments}
        self.documents = {document.id for document in folder.documents}

    def missing(self, ref: Ref, key: str, what: str, known: Iterable[str], home: str) -> Iterator[Problem]:
        """Tell of a reference to nothing; ``home`` is the file or folder that would hold the target."""
        if not self.unsound.holds(home):
            hint = name_known(ref.target, known)
            yield problem("K403", ref.place, key=key, target=ref.target, what=what, hint=hint)

    def check(self, sound: Collection[str]) -> Iterator[Problem]:
        for department in self.folder.departments:
            yield from self.department("successors", department.successors)
        for document in self.folder.documents:
            yield from self.department("publisher", _present(document.publisher))
        releases = {release.tag for release in self.atlas.site.settings.releases}
        for correction in self.folder.corrections:
            for since in _present(correction.since):
                if since.target not in releases:
                    yield from self.missing(since, "since", "版", releases, "site.yaml")
        for plan_folder in self.folder.plans:
            if f"{self.city}/{plan_folder.plan.id}" not in sound:
                yield from _InPlan(self, plan_folder).check()

    def department(self, key: str, refs: Iterable[Ref]) -> Iterator[Problem]:
        for ref in refs:
            if ref.target not in self.departments:
                yield from self.missing(ref, key, "部署", self.departments, f"{self.city}/departments.yaml")

    def source(self, source: SourceRef | Absent) -> Iterator[Problem]:
        if isinstance(source, SourceRef):
            for ref in _present(source.document):
                if ref.target not in self.documents:
                    yield from self.missing(ref, "document", "文書", self.documents, f"{self.city}/documents.yaml")

    def plan(self, key: str, ref: Ref) -> Iterator[Problem]:
        held = plan_key(ref, self.city)
        if held not in self.atlas.plans:
            yield from self.missing(ref, key, "計画", (each.plan.id for each in self.folder.plans), held)


class _InPlan:
    """The scope of one plan."""

    def __init__(self, outer: _InMunicipality, folder: PlanFolder) -> None:
        self.outer = outer
        self.atlas = outer.atlas
        self.folder = folder
        self.plan = folder.plan
        self.home = folder.plan.place.file
        # Of two with one id, which is a problem of its own, the first one stands, as in the atlas.
        self.pillars = {pillar.id: pillar for pillar in reversed(folder.pillars)}
        self.measures = {measure.id: measure for measure in reversed(folder.measures)}
        self.steps_of_scales = {scale.id: {step.id for step in scale.steps} for scale in folder.plan.scales}

    def check(self) -> Iterator[Problem]:
        plan = self.plan
        yield from self.outer.department("owner", _present(plan.owner))
        yield from self.outer.source(plan.source)
        for ref in _present(plan.predecessor):
            yield from self.outer.plan("predecessor", ref)
        for each in plan.rounds:
            yield from self.outer.source(each.source)
        for part in plan.narrative:
            yield from self.outer.department("department", _present(part.head.department))
            yield from self.outer.source(part.head.source)
            if isinstance(part, Resources):
                yield from self.budgets(part.budgets)
        yield from self.indicators(plan.indicators)
        for pillar in self.folder.pillars:
            yield from self.pillar(pillar)
        for measure in self.folder.measures:
            yield from self.measure(measure)
        for results in self.folder.results:
            yield from self.results(results)

    def pillar(self, pillar: Pillar) -> Iterator[Problem]:
        levels = {level.id for level in self.plan.levels}
        for ref in _present(pillar.level):
            if ref.target not in levels:
                yield from self.outer.missing(ref, "level", "階層", levels, self.home)
        yield from self.responsible(pillar.departments)
        yield from self.outer.source(pillar.source)
        yield from self.positions(ref for position in pillar.positions for ref in _present(position.plan))
        yield from self.indicators(pillar.indicators)

    def measure(self, measure: Measure) -> Iterator[Problem]:
        kinds = {kind.id for kind in self.plan.measure_kinds}
        for ref in _present(measure.kind):
            if ref.target not in kinds:
                yield from self.outer.missing(ref, "kind", "施策の種類", kinds, self.home)
        for ref in _present(measure.pillar):
            if ref.target not in self.pillars:
                yield from self.in_plan(ref, "pillar", "柱", self.pillars)
        yield from self.responsible(measure.departments)
        yield from self.outer.source(measure.source)
        yield from self.positions(ref for position in measure.positions for ref in _present(position.plan))
        for key, links in (
            ("continues", measure.continues),
            ("repeats", measure.repeats),
            ("related", measure.related),
        ):
            yield from self.other_measures(key, (link.measure for link in links))
        if not isinstance(measure.ending, Absent):
            yield from self.other_measures("into", measure.ending.into)
        yield from self.step_texts(measure, (*measure.deadlines, *measure.step_targets))
        yield from self.indicators(measure.indicators)
        yield from self.budgets(measure.budgets)

    def results(self, results: ResultFile) -> Iterator[Problem]:
        rounds = {each.id for each in self.plan.rounds}
        if results.round.target not in rounds:
            yield from self.outer.missing(results.round, "round", "報告の回", rounds, self.home)
        yield from self.actuals(results.plan_actuals, self.plan.indicators, self.home)
        for pillar_result in results.pillars:
            pillar = self.pillars.get(pillar_result.pillar.target)
            if pillar is None:
                yield from self.in_plan(pillar_result.pillar, "pillar", "柱", self.pillars)
            else:
                yield from self.actuals(pillar_result.actuals, pillar.indicators, pillar.place.file)
            yield from self.evaluations(pillar_result.evaluations)
            yield from self.outer.source(pillar_result.source)
        for result in results.measures:
            yield from self.measure_result(result)

    def measure_result(self, result: MeasureResult) -> Iterator[Problem]:
        measure = self.measures.get(result.measure.target)
        if measure is None:
            yield from self.in_plan(result.measure, "measure", "施策", self.measures)
        else:
            yield from self.actuals(result.actuals, measure.indicators, measure.place.file)
            yield from self.step_texts(measure, result.reports)
        yield from self.evaluations(result.evaluations)
        yield from self.budgets(result.budgets)
        yield from self.outer.source(result.source)

    def in_plan(self, ref: Ref, key: str, what: str, known: Iterable[str]) -> Iterator[Problem]:
        """A pillar or measure that the plan does not have."""
        return self.outer.missing(ref, key, what, known, f"{self.outer.city}/{self.plan.id}")

    def responsible(self, departments: Departments | Absent) -> Iterator[Problem]:
        if not isinstance(departments, Absent):
            yield from self.outer.department("lead", departments.lead)
            yield from self.outer.department("related", departments.related)

    def positions(self, refs: Iterable[Ref]) -> Iterator[Problem]:
        for ref in refs:
            yield from self.outer.plan("plan", ref)

    def other_measures(self, key: str, refs: Iterable[Ref]) -> Iterator[Problem]:
        for ref in refs:
            held = whole_key(ref, self.outer.city, self.plan.id)
            if held not in self.atlas.measures:
                city = self.outer.city + "/"
                known = (each.removeprefix(city) for each in self.atlas.measures if each.startswith(city))
                yield from self.outer.missing(ref, key, "施策", (*self.measures, *known), held.rpartition("/")[0])

    def step_texts(self, measure: Measure, texts: Iterable[StepText]) -> Iterator[Problem]:
        steps = {step.id for step in measure.steps}
        for text in texts:
            for ref in text.steps:
                if ref.target not in steps:
                    yield from self.outer.missing(ref, "steps", "手順", steps, measure.place.file)

    def indicators(self, indicators: Iterable[Indicator]) -> Iterator[Problem]:
        for indicator in indicators:
            yield from self.outer.source(indicator.source)
            figures = [*(target.figure for target in indicator.targets), *indicator.actuals]
            for figure in (*_present(indicator.baseline), *figures):
                yield from self.outer.source(figure.source)
            for ref in indicator.serves:
                key = whole_key(ref, self.outer.city, self.plan.id)
                if key not in self.atlas.pillars and key not in self.atlas.measures:
                    known = (*self.pillars, *self.measures)
                    yield from self.outer.missing(ref, "serves", "柱や施策", known, key.rpartition("/")[0])

    def actuals(self, actuals: Iterable[Actual], indicators: Iterable[Indicator], home: str) -> Iterator[Problem]:
        known = {indicator.id for indicator in indicators}
        for actual in actuals:
            yield from self.outer.source(actual.figure.source)
            if actual.indicator.target not in known:
                yield from self.outer.missing(actual.indicator, "indicator", "指標", known, home)

    def evaluations(self, evaluations: Iterable[Evaluation]) -> Iterator[Problem]:
        for evaluation in evaluations:
            yield from self.outer.source(evaluation.source)
            for scale in _present(evaluation.scale):
                if scale.target not in self.steps_of_scales:
                    yield from self.outer.missing(scale, "scale", "尺度", self.steps_of_scales, self.home)
            for rating in _present(evaluation.rating):
                yield from self.rating(rating, evaluation.scale)

    def rating(self, rating: Ref, scale: Ref | Absent) -> Iterator[Problem]:
        if isinstance(scale, Absent):
            yield problem("K507", rating.place, rating=rating.target)
        elif scale.target in self.steps_of_scales and rating.target not in self.steps_of_scales[scale.target]:
            known = self.steps_of_scales[scale.target]
            yield from self.outer.missing(rating, "rating", "評価の段階", known, self.home)

    def budgets(self, budgets: Iterable[Budget]) -> Iterator[Problem]:
        for budget in budgets:
            yield from self.outer.source(budget.source)


def _present(value: T | Absent) -> tuple[T, ...]:
    return () if isinstance(value, Absent) else (value,)
