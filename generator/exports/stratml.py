"""``<municipality>.stratml.xml``: plans and results as StratML Part 2 (ISO 17469), schema 2.2.6 of 2016-02-16.

A plan is a goal; its measures, its pillars and itself, where they have indicators, are objectives. What the form cannot hold is told on the page that
describes the data.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree as ET

from generator.addresses import municipality_address, stratml_file
from generator.calendars import day_text
from generator.exports.exported import Exported, ExportedFile
from generator.exports.xml_writing import add, render_part, render_xml
from generator.model.basics import Absent
from generator.model.plans import Measure
from generator.model.site import MunicipalityFolder
from generator.open_data.holders import ValueHolder, holders_of_plan
from generator.open_data.rows import ValueRow
from generator.views.formats import says_provisional

NAMESPACE: Final = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {"input": "Input", "activity": "Output_Processing", "output": "Output", "outcome": "Outcome"}
)
_RESULTS: Final[Mapping[str, str]] = MappingProxyType({"target": "TargetResult", "actual": "ActualResult"})
_BESIDE: Final[Mapping[str, str]] = MappingProxyType(
    {"baseline": "基準値", "interim": "途中の実績値", "forecast": "見込み", "former_target": "変わる前の目標値"}
)
_SHELF: Final = "goals"
_GOAL: Final = "Goal"
_PLACE: Final = f"<{_GOAL} />"
"""Where a goal is put in. No text holds it: there ``<`` is written otherwise."""
_WORDING: Final = "原文の書き方"
_RESPONSIBLE: Final = "担当"
_PROVISIONAL: Final = "速報"


def export_stratml(exported: Exported) -> Iterator[ExportedFile]:
    """A file for each municipality that has a plan: the form wants a goal at least."""
    for city, folder in exported.site_index.municipalities.items():
        if folder.plans:
            make = partial(_render, exported, city, folder)
            yield stratml_file(city), exported.of_everything(make)


def _render(exported: Exported, city: str, folder: MunicipalityFolder) -> bytes:
    """The document, whose goals are put in as they were kept: to write those of a whole city takes seconds."""
    exported.forget_other_parts(_SHELF)
    before, *between, after = render_xml(_report(exported, city, folder)).decode().split(_PLACE)
    told = [before]
    for plan, text in zip(folder.plans, [*between, after], strict=True):
        key = f"{city}/{plan.plan.id}"
        told += [exported.kept_of_plan(_SHELF, key, str, partial(_goal, exported, key)), text]
    return "".join(told).encode()


def _report(exported: Exported, city: str, folder: MunicipalityFolder) -> ET.Element:
    municipality, settings = folder.municipality, exported.settings
    root = ET.Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": "Performance_Report"})
    add(root, "Name", f"{municipality.name}の計画と実績")
    add(root, "Description", settings.description)
    add(root, "OtherInformation", settings.demonstration_text if settings.demonstration else "")
    core = add(root, "StrategicPlanCore")
    organisation = add(core, "Organization")
    add(organisation, "Name", municipality.name)
    add(organisation, "Acronym")
    add(organisation, "Identifier", f"_{municipality.code}")
    add(organisation, "Description", municipality.prefecture)
    for _ in folder.plans:
        add(core, _GOAL)
    told = add(root, "AdministrativeInformation")
    add(told, "Identifier", _identifier(city))
    add(told, "Source", f"{settings.address}{municipality_address(city)}")
    return root


def _goal(exported: Exported, key: str) -> str:
    """The goal that a plan is, as it stands in the document."""
    plan = exported.site_index.plans[key].plan
    goal = ET.Element(_GOAL)
    add(goal, "Name", plan.title)
    add(goal, "Description", "" if isinstance(plan.summary, Absent) else plan.summary)
    add(goal, "Identifier", _identifier(key))
    add(goal, "SequenceIndicator")
    add(goal, "OtherInformation", "" if isinstance(plan.kind, Absent) else plan.kind)
    for holder in holders_of_plan(exported.site_index, key):
        if holder.kind == "measure" or holder.indicators:
            _add_objective(exported, goal, key, holder)
    return render_part(goal, level=2)


def _add_objective(exported: Exported, goal: ET.Element, plan: str, holder: ValueHolder) -> None:
    site_index = exported.site_index
    key = f"{plan}/{holder.kind}/{holder.id}"
    objective = add(goal, "Objective")
    add(objective, "Name", holder.title)
    held: Measure | None = site_index.measures.get(f"{plan}/{holder.id}") if holder.kind == "measure" else None
    add(objective, "Description", "" if held is None or isinstance(held.summary, Absent) else held.summary)
    add(objective, "Identifier", _identifier(key))
    add(objective, "SequenceIndicator", holder.number)
    departments = () if isinstance(holder.departments, Absent) else holder.departments.lead
    for ref in departments:
        department = site_index.departments.get(f"{holder.city_id}/{ref.target}")
        if department is not None:
            stakeholder = add(objective, "Stakeholder", StakeholderTypeType="Organization")
            add(stakeholder, "Name", department.name)
            role = add(stakeholder, "Role")
            add(role, "Name", _RESPONSIBLE)
            add(role, "RoleType", "Performer")
    add(objective, "OtherInformation", f"{exported.settings.address}{holder.address}")
    rows = exported.tables.of_holder(plan, holder).rows
    for indicator, own in groupby(
        (row for row in rows if row.indicator and not row.part_of), lambda row: row.indicator
    ):
        _add_indicator(objective, f"{key}/{indicator}", list(own))


def _add_indicator(objective: ET.Element, key: str, rows: Iterable[ValueRow]) -> None:
    told = list(rows)
    first = told[0]
    attributes = {"PerformanceIndicatorType": "Quantitative" if any(row.value != "" for row in told) else "Qualitative"}
    if first.indicator_kind in _STAGES:
        attributes["ValueChainStage"] = _STAGES[first.indicator_kind]
    indicator = add(objective, "PerformanceIndicator", **attributes)
    add(indicator, "SequenceIndicator")
    add(indicator, "MeasurementDimension", first.indicator_name)
    add(indicator, "UnitOfMeasurement", next((row.unit for row in told if row.unit), ""))
    add(indicator, "Identifier", _identifier(key))
    periods: dict[tuple[str, str], list[ValueRow]] = {}
    for row in told:
        if row.kind in _RESULTS:
            periods.setdefault((row.period_from, row.period_to), []).append(row)
    for (start, end), held in periods.items():
        instance = add(indicator, "MeasurementInstance")
        for row in sorted(held, key=lambda row: list(_RESULTS).index(row.kind)):
            result = add(instance, _RESULTS[row.kind])
            add(result, "StartDate", start)
            add(result, "EndDate", end)
            if row.value != "":
                add(result, "NumberOfUnits", f"{row.value:f}")
            if row.as_published:
                descriptor = add(result, "Descriptor")
                add(descriptor, "DescriptorName", _WORDING)
                add(descriptor, "DescriptorValue", row.as_published)
            add(result, "Description", _words_of(row))
    beside = (
        f"{_BESIDE[row.kind]}（{row.period_text}{_day_of(row)}）：{_words_of(row)}"
        for row in told
        if row.kind in _BESIDE
    )
    add(indicator, "OtherInformation", "、".join(beside))


def _words_of(row: ValueRow) -> str:
    """A value as published, with what is said of it that the form has no field for: why there is none, that it is provisional."""
    told = row.as_published or row.missing_text or row.value_text or (f"{row.value:f}" if row.value != "" else "")
    beside = (
        row.missing_text if row.as_published else "",
        row.missing_note,
        _PROVISIONAL if row.state == "provisional" and not says_provisional(told) else "",
    )
    more = "、".join(each for each in beside if each and each not in told)
    return f"{told}（{more}）" if more else told


def _day_of(row: ValueRow) -> str:
    if not row.as_of or row.as_of == row.period_to:
        return ""
    return f"、{day_text(dt.date.fromisoformat(row.as_of))}現在"


def _identifier(key: str) -> str:
    """A name that XML takes for an id (no slash, no digit first), and that no other key has: no id holds a full stop."""
    return "_" + key.replace("/", ".")
