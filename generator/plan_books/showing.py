"""A plan that is there as rows of the workbook: everything that its columns hold."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model.basics import Absent, Ref, SourceRef, YearSpan
from generator.model.figures import Figure, Indicator, Target
from generator.model.plans import Departments, Measure, Pillar, Plan, Round, Scale, Schedule
from generator.model.site import MunicipalityFolder, PlanFolder
from generator.plan_books.budgets import show_budgets
from generator.plan_books.city_lists import text_of
from generator.plan_books.columns import BY_KEY, WHOLE
from generator.plan_books.names import CalledRows
from generator.plan_books.quotes import show_quote
from generator.plan_books.shown_figures import Row, show_figure_cells


class ShownBook(NamedTuple):
    """The rows of each sheet."""

    rows: Mapping[str, tuple[Row, ...]]

    def of(self, key: str) -> tuple[Row, ...]:
        """The rows of a sheet, as they are printed in its cells: words of lists in Japanese."""
        words = {each.field: dict(each.words) for each in BY_KEY[key].columns if each.words}
        return tuple(
            {field: words[field][text][0] if field in words and text else text for field, text in row.items()}
            for row in self.rows.get(key, ())
        )


def show_book(city: MunicipalityFolder | None, plan: PlanFolder | None) -> ShownBook:
    """The rows of an empty workbook, of one with a municipality's departments and documents, or of one with a plan too."""
    if city is None:
        return ShownBook({})
    rows: dict[str, tuple[Row, ...]] = {"documents": _documents(city), "departments": _departments(city)}
    return ShownBook(rows | (_Showing(city, plan).rows() if plan is not None else {}))


def _documents(city: MunicipalityFolder) -> tuple[Row, ...]:
    return tuple(
        {
            "id": each.id,
            "title": each.title,
            "fiscal_year": str(each.fiscal_year),
            "issued": text_of(each.issued),
            "url": text_of(each.url),
            "file": text_of(each.file),
        }
        for each in city.documents
    )


def _departments(city: MunicipalityFolder) -> tuple[Row, ...]:
    called = _called_departments(city)
    return tuple(
        {
            "id": each.id,
            "name": each.name,
            "reading": text_of(each.reading),
            "kind": str(each.kind),
            "parent": called.name_for(each.parent.target) if isinstance(each.parent, Ref) else "",
        }
        for each in city.departments
    )


def _called_departments(city: MunicipalityFolder) -> CalledRows:
    called = CalledRows()
    names = {each.id: each.name for each in city.departments}
    for each in city.departments:
        above = names.get(each.parent.target, "") if isinstance(each.parent, Ref) else ""
        called.add(each.id, each.name, above=above)
    return called


class _Showing:
    """What everything is called, while the rows are put together."""

    def __init__(self, city: MunicipalityFolder, folder: PlanFolder) -> None:
        self.folder = folder
        self.departments = _called_departments(city)
        self.documents, self.levels, self.kinds, self.scales = CalledRows(), CalledRows(), CalledRows(), CalledRows()
        self.pillars, self.holders = CalledRows(), CalledRows()
        for document in city.documents:
            self.documents.add(document.id, document.title)
        for called, named in (
            (self.levels, folder.plan.levels),
            (self.kinds, folder.plan.measure_kinds),
            (self.scales, folder.plan.scales),
        ):
            for each in named:
                called.add(each.id, each.name)
        for pillar in folder.pillars:
            self.holders.add(pillar.id, pillar.title, text_of(pillar.number))
        for measure in folder.measures:
            self.holders.add(measure.id, measure.title, text_of(measure.number))
        for pillar in folder.pillars:
            self.pillars.add(pillar.id, pillar.title, text_of(pillar.number))

    def rows(self) -> dict[str, tuple[Row, ...]]:
        plan = self.folder.plan
        holders: list[tuple[str, tuple[Indicator, ...]]] = [(WHOLE, plan.indicators)]
        holders += [(self.holders.name_for(each.id), each.indicators) for each in self.folder.pillars]
        holders += [(self.holders.name_for(each.id), each.indicators) for each in self.folder.measures]
        scales = {each.id: each for each in plan.scales}
        return {
            "plan": (self._plan(plan),),
            "levels": tuple({"id": each.id, "name": each.name} for each in plan.levels),
            "measure_kinds": tuple(
                {"id": each.id, "name": each.name, "heading": show_quote(each.heading)} for each in plan.measure_kinds
            ),
            "scales": tuple(row for each in plan.scales for row in _scale(each)),
            "rounds": tuple(map(self._round, plan.rounds)),
            "pillars": tuple(map(self._pillar, self.folder.pillars)),
            "measures": tuple(map(self._measure, self.folder.measures)),
            "indicators": tuple(self._indicator(holder, each) for holder, own in holders for each in own),
            "targets": tuple(row for holder, own in holders for row in self._figures(holder, own, scales)),
            "budgets": tuple(self._budgets()),
        }

    def _plan(self, plan: Plan) -> Row:
        return {
            "title": plan.title,
            "kind": text_of(plan.kind),
            **_years(plan.period),
            "owner": self._name(self.departments, plan.owner),
            **self._source(plan.source),
            "published": "" if isinstance(plan.published, Absent) else plan.published.isoformat(),
            "summary": show_quote(plan.summary),
            "plain_summary": show_quote(plan.plain_summary),
            "editor_note": show_quote(plan.editor_note),
            "predecessor": plan.predecessor.target if isinstance(plan.predecessor, Ref) else "",
        }

    def _round(self, each: Round) -> Row:
        return {
            "id": each.id,
            "name": each.name,
            "kind": str(each.kind),
            "fiscal_year": str(each.fiscal_year),
            "as_of": "" if isinstance(each.as_of, Absent) else each.as_of.isoformat(),
            "publish_on": "" if isinstance(each.publish_on, Absent) else each.publish_on.isoformat(),
            **self._source(each.source),
            "complete": "true" if each.complete else "",
        }

    def _pillar(self, each: Pillar) -> Row:
        return {
            "id": each.id,
            "parent": self._name(self.pillars, each.parent),
            "level": self._name(self.levels, each.level),
            "number": show_quote(each.number),
            "title": each.title,
            "text": show_quote(each.text),
            **self._departments(each.departments),
            **self._source(each.source),
            "plain_summary": show_quote(each.plain_summary),
            "editor_note": show_quote(each.editor_note),
        }

    def _measure(self, each: Measure) -> Row:
        return {
            "id": each.id,
            "pillar": self._name(self.pillars, each.pillar),
            "kind": self._name(self.kinds, each.kind),
            "number": show_quote(each.number),
            "title": each.title,
            "summary": show_quote(each.summary),
            "target_text": show_quote(each.target_text),
            "expected_effect": show_quote(each.expected_effect),
            **self._departments(each.departments),
            **_schedule(each.schedule),
            "new": "true" if each.new else "",
            **self._source(each.source),
            "note": show_quote(each.note),
            **_reason("no_indicator", each.no_indicator),
            "plain_summary": show_quote(each.plain_summary),
            "editor_note": show_quote(each.editor_note),
        }

    def _indicator(self, holder: str, each: Indicator) -> Row:
        return {
            "holder": holder,
            "id": each.id,
            "number": show_quote(each.number),
            "name": text_of(each.name),
            "editor_name": text_of(each.editor_name),
            "unit": text_of(each.unit),
            "kind": str(each.kind),
            "direction": str(each.direction),
            "accumulation": str(each.accumulation),
            "scale": self._name(self.scales, each.scale),
            "tolerance": "" if isinstance(each.tolerance, Absent) else f"{each.tolerance:f}",
            "definition": show_quote(each.definition),
            "formula": show_quote(each.formula),
            "data_source": show_quote(each.data_source),
            "serves": "、".join(self._name(self.holders, ref) for ref in each.serves),
            **_reason("no_target", each.no_target),
            **self._source(each.source),
            "editor_note": show_quote(each.editor_note),
        }

    def _figures(self, holder: str, own: Iterable[Indicator], scales: Mapping[str, Scale]) -> Iterable[Row]:
        for each in own:
            called = CalledRows()
            for other in own:
                called.add(other.id, text_of(other.called), text_of(other.number))
            scale = scales.get(each.scale.target) if isinstance(each.scale, Ref) else None
            figures: list[tuple[str, Figure]] = (
                [] if isinstance(each.baseline, Absent) else [("baseline", each.baseline)]
            )
            figures += [(_role(target), target.figure) for target in each.targets]
            figures += [("actual", figure) for figure in each.actuals]
            for role, figure in figures:
                head = {"holder": holder, "indicator": called.name_for(each.id), "role": role}
                yield {**head, **show_figure_cells(figure, each, scale), **self._source(figure.source)}

    def _budgets(self) -> Iterable[Row]:
        held = [(WHOLE, self.folder.plan.budgets)]
        held += [(self.holders.name_for(each.id), each.budgets) for each in self.folder.pillars]
        held += [(self.holders.name_for(each.id), each.budgets) for each in self.folder.measures]
        for holder, budgets in held:
            for each in budgets:
                whole, *parts = show_budgets(holder, (each,))
                yield {**whole, **self._source(each.source)}
                yield from parts

    def _name(self, called: CalledRows, ref: Ref | Absent) -> str:
        return called.name_for(ref.target) if isinstance(ref, Ref) else ""

    def _source(self, source: SourceRef | Absent) -> Row:
        if isinstance(source, Absent):
            return {"document": "", "page": ""}
        return {"document": self._name(self.documents, source.document), "page": show_quote(source.page)}

    def _departments(self, own: Departments | Absent) -> Row:
        if isinstance(own, Absent):
            return {"departments": "", "lead": "", "related": ""}
        return {
            "departments": show_quote(own.as_published),
            "lead": "、".join(self._name(self.departments, ref) for ref in own.lead),
            "related": "、".join(self._name(self.departments, ref) for ref in own.related),
        }


def _role(target: Target) -> str:
    return "final" if target.final else "target"


def _scale(scale: Scale) -> Iterable[Row]:
    for step in scale.steps:
        yield {
            "scale": scale.id,
            "name": scale.name,
            "axis": text_of(scale.axis),
            "order": str(scale.order),
            "id": step.id,
            "label": step.label,
            "definition": show_quote(step.definition),
            "reads_as": str(step.reads_as),
        }


def _years(period: YearSpan) -> Row:
    return {
        key: "" if isinstance(year, Absent) else str(year)
        for key, year in (("from", period.first), ("to", period.last))
    }


def _schedule(schedule: Schedule | Absent) -> Row:
    if isinstance(schedule, Absent):
        return {"schedule": "", "begins": "", "ends": "", "state": ""}
    state = "" if str(schedule.state) == "not_stated" else str(schedule.state)
    return {
        "schedule": show_quote(schedule.as_published),
        "begins": text_of(schedule.begins),
        "ends": text_of(schedule.ends),
        "state": state,
    }


def _reason(field: str, absent: Absent) -> Row:
    """A reason of its own, and its remark; none where the document says nothing of it."""
    if absent.note == "" and str(absent.reason) == "not_in_source":
        return {field: "", f"{field}_note": ""}
    return {field: str(absent.reason), f"{field}_note": absent.note}
