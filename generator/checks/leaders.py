"""Who is typed to lead is whom the words of the document call so: a measure of which a note says 「所管：福祉課」 is not led by another department."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from generator.checks.leader_words import KnownDepartments, says_lead
from generator.checks.passed_plans import plans_to_check
from generator.map.site_index import SiteIndex, department_key
from generator.model.basics import Absent, Footnote, Place, Ref, Section, YearSpan
from generator.model.city import Department, DepartmentKind
from generator.model.plans import Departments, Measure, Pillar, StepText
from generator.model.results import MeasureResult, PillarResult, PlanResult
from generator.problems.problem import Problem, problem

_CELL: Final = "departments の原文"
_LIKELY: Final = re.compile("管|担当|責任|実施|推進")
_Told = tuple[str, str, Place]
_Result = MeasureResult | PillarResult | PlanResult


def check_leaders(site_index: SiteIndex, passed: Collection[str] = ()) -> Iterator[Problem]:
    """The departments of plans, pillars and measures beside their texts and the reports on them. Plans in ``passed`` are passed over."""
    cities: dict[str, _Leaders] = {}
    for folder, plan_folder in plans_to_check(site_index.site, passed):
        city, plan = folder.municipality.id, plan_folder.plan
        if city not in cities:
            cities[city] = _Leaders(site_index, city, folder.municipality.name)
        own = cities[city]
        key = f"{city}/{plan.id}"
        if not isinstance(plan.owner, Absent):
            told = list(_texts(plan.place, ("title", plan.title), ("summary", plan.summary), note=plan.editor_note))
            told += [each for report in site_index.plan_reports.get(key, ()) for each in _of_result(report.result)]
            yield from own.check_texts([plan.owner], [], told, plan.period)
        units: tuple[Pillar | Measure, ...] = (*plan_folder.pillars, *plan_folder.measures)
        for unit in units:
            if not isinstance(unit.departments, Absent):
                yield from own.check_unit(unit, f"{key}/{unit.id}", unit.departments, plan.period)


class _Leaders:
    """The departments of one city, and which of them may stand for which."""

    def __init__(self, site_index: SiteIndex, city: str, name: str) -> None:
        self._site_index = site_index
        self._city = city
        own = {key: each for key, each in site_index.departments.items() if key.startswith(f"{city}/")}
        self._departments: Mapping[str, Department] = own
        self._names = KnownDepartments({key: site_index.department_paths[key] for key in own}, name)
        self._after = {key: {department_key(ref, city) for ref in each.successors} for key, each in own.items()}
        self._before: dict[str, set[str]] = {}
        for key, after in self._after.items():
            for each in after:
                self._before.setdefault(each, set()).add(key)
        self._lines: dict[str, frozenset[str]] = {}
        self._aboves: dict[str, frozenset[str]] = {}

    def check_unit(self, unit: Pillar | Measure, key: str, told: Departments, years: YearSpan) -> Iterator[Problem]:
        """One pillar or measure by its key, with what was reported of it."""
        former = [ref for each in told.former for ref in each.lead]
        yield from self._check_cell(told.as_published, told.lead, former, unit.place, years)
        for each in told.former:
            yield from self._check_cell(each.as_published, each.lead, told.lead, unit.place, each.years)
        own = _of_measure(unit) if isinstance(unit, Measure) else _of_pillar(unit)
        tables = self._site_index.measure_reports if isinstance(unit, Measure) else self._site_index.pillar_reports
        reports = (each for report in tables.get(key, ()) for each in _of_result(report.result))
        yield from self.check_texts(told.lead, former, (*own, *reports), years)

    def check_texts(
        self, lead: Collection[Ref], former: Collection[Ref], texts: Iterable[_Told], years: YearSpan
    ) -> Iterator[Problem]:
        """Of several who are told in one text each does a part of the work."""
        for where, text, place in texts:
            told = (
                list(self._names.leaders_in(text, in_brackets=where not in _REPORTED)) if _LIKELY.search(text) else []
            )
            if len({named for _, named in told}) == 1:
                said, named = told[0]
                yield from self._tell(named, lead, former, (where, said, place), years)

    def _check_cell(
        self, wording: str | Absent, lead: Collection[Ref], others: Collection[Ref], place: Place, years: YearSpan
    ) -> Iterator[Problem]:
        if isinstance(wording, str):
            yield from self._tell(self._names.leaders_of_cell(wording), lead, others, (_CELL, wording, place), years)

    def _tell(
        self,
        named: Collection[AbstractSet[str]],
        lead: Collection[Ref],
        others: Collection[Ref],
        told: _Told,
        years: YearSpan,
    ) -> Iterator[Problem]:
        leading = [department_key(each, self._city) for each in lead]
        known = [self._departments[each] for each in leading if each in self._departments]
        if (
            not named
            or not known
            or len(known) < len(leading)
            or any(each.kind is DepartmentKind.CITY for each in known)
        ):
            return
        held = [*leading, *(department_key(each, self._city) for each in others)]
        for key in (each for keys in named for each in keys):
            if not _meet(self._departments[key].valid, years) or any(self._may_be(key, each) for each in held):
                return
        where, said, place = told
        meant = "、".join(self._departments[min(keys)].name for keys in named)
        typed = "、".join(each.name for each in known)
        yield problem("K580", place, where=where, said=said, named=meant, lead=typed)

    def _may_be(self, one: str, other: str) -> bool:
        """Whether one is the other, above or below it, or came before or after it or those above it."""
        return not self._line(one).isdisjoint(self._above(other)) or not self._line(other).isdisjoint(self._above(one))

    def _line(self, key: str) -> frozenset[str]:
        if key not in self._lines:
            self._lines[key] = frozenset(_reach(key, self._after) | _reach(key, self._before))
        return self._lines[key]

    def _above(self, key: str) -> frozenset[str]:
        """Its line, with all that stand above one of it, and theirs."""
        if key not in self._aboves:
            self._aboves[key] = frozenset(self._find_above(key))
        return self._aboves[key]

    def _find_above(self, key: str) -> set[str]:
        found: set[str] = set()
        waiting = set(self._line(key))
        while waiting:
            each = waiting.pop()
            found.add(each)
            parent = self._departments[each].parent if each in self._departments else None
            if isinstance(parent, Ref):
                waiting |= self._line(department_key(parent, self._city)) - found
        return found


def _reach(key: str, ways: Mapping[str, AbstractSet[str]]) -> set[str]:
    found, waiting = set(), {key}
    while waiting:
        each = waiting.pop()
        found.add(each)
        waiting |= ways.get(each, set()) - found
    return found


def _meet(one: YearSpan, other: YearSpan) -> bool:
    """Whether two spans of years have one in common."""
    starts = [each.first for each in (one, other) if isinstance(each.first, int)]
    ends = [each.last for each in (one, other) if isinstance(each.last, int)]
    return not starts or not ends or max(starts) <= min(ends)


_DONE: Final = "報告（done）"
_REPORT: Final = "報告（reports）"
_SECTION: Final = "sections の文"
_REPORTED: Final = (_DONE, _REPORT, _SECTION)
"""A remark behind the one sentence of these tells who did that work, not whose the measure is."""


def _of_measure(unit: Measure) -> Iterator[_Told]:
    fields = (
        ("title", unit.title),
        ("summary", unit.summary),
        ("target_text", unit.target_text),
        ("expected_effect", unit.expected_effect),
        ("plain_summary", unit.plain_summary),
        ("note", unit.note),
    )
    yield from _texts(unit.place, *fields, sections=unit.sections, notes=unit.footnotes, note=unit.editor_note)
    yield from _of_steps((*unit.deadlines, *unit.step_targets), "手順の文")


def _of_pillar(unit: Pillar) -> Iterator[_Told]:
    fields = (("title", unit.title), ("text", unit.text), ("plain_summary", unit.plain_summary))
    yield from _texts(unit.place, *fields, sections=unit.sections, note=unit.editor_note)


def _of_result(result: _Result) -> Iterator[_Told]:
    yield from _texts(result.place, (_DONE, result.done), sections=result.sections, note=result.editor_note)
    if isinstance(result, MeasureResult):
        yield from _of_steps(result.reports, _REPORT)


def _of_steps(texts: Iterable[StepText], where: str) -> Iterator[_Told]:
    """Those of the measure as a whole."""
    for each in texts:
        if isinstance(each.text, str) and not each.steps:
            yield where, each.text, each.place


def _texts(
    place: Place,
    *fields: tuple[str, str | Absent],
    sections: Iterable[Section] = (),
    notes: Iterable[Footnote] = (),
    note: str | Absent,
) -> Iterator[_Told]:
    """The texts of one record, each by what it is called in its file."""
    for where, text in (*fields, ("editor_note", note)):
        if isinstance(text, str):
            yield where, text, place
    for each in notes:
        yield f"注（{each.mark}）", each.text, place
    for section in sections:
        if isinstance(section.text, str):
            headed = (
                isinstance(section.heading, str) and says_lead(section.heading) and "\n" not in section.text.strip()
            )
            yield _SECTION, f"{section.heading}：{section.text}" if headed else section.text, section.place
