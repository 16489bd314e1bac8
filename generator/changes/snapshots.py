"""The state of everything that can be compared between releases: plans, pillars and measures, their indicators, every published value.

Each is a line of named texts; what is not told is not there. Texts and numbers are as published, never an address of a host, a place in
``data/`` or a version of a tool.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

import msgspec

from generator.map.site_index import MeasureReport, PillarReport, PlanReport, SiteIndex
from generator.model.basics import Absent, Record, Ref
from generator.model.figures import Indicator
from generator.model.plans import Departments, Measure, Pillar, Plan
from generator.open_data.codes import BUDGET_KINDS
from generator.open_data.holders import ValueHolder, holders_of_plan
from generator.open_data.plain import plain_record, plain_value
from generator.open_data.rows import ValueRow

Fields: TypeAlias = dict[str, str]
"""Named texts; none is empty."""
RowsOf: TypeAlias = Callable[[str], Iterable[ValueRow]]
"""The published values of the plan with a key."""

FORMAT: Final = "kokai-figures-1"
SECTIONS: Final = ("holders", "indicators", "figures")


class Snapshot(msgspec.Struct, frozen=True):
    """Everything comparable, and what follows from it. ``tag`` and ``date`` are of its release, "" for data that were not released.

    Holders by ``<municipality>/<plan>`` or ``<municipality>/<plan>/measure/<id>``, indicators by that and ``/<id>``, figures by the id of
    their row. Whoever stands below a holder names it as ``of``. ``verdicts`` are words on measures and indicators, by the keys of these: they follow
    from the rest, so they are no difference of their own; a state that does not know them has none.
    """

    tag: str = ""
    date: str = ""
    holders: dict[str, Fields] = {}
    indicators: dict[str, Fields] = {}
    figures: dict[str, Fields] = {}
    verdicts: dict[str, str] = {}
    format: str = FORMAT


_FIGURE_FIELDS: Final = (
    "indicator",
    "kind",
    "budget_kind",
    "item",
    "period_text",
    "value",
    "value_low",
    "value_high",
    "open_end",
    "value_text",
    "done",
    "unit",
    "as_published",
    "flag",
    "missing_reason",
    "missing_note",
    "state",
    "as_of",
    "revised_in",
    "remark",
    "corrected_on",
    "corrected_from",
    "correction_cause",
    "correction_words",
    "report_name",
    "source_document_title",
    "source_page",
)
_INDICATOR_FIELDS: Final = (
    *(
        "unit",
        "definition",
        "formula",
        "kind",
        "direction",
        "accumulation",
        "tolerance",
        "scale",
        "parts",
        "data_source",
    ),
    "breaks",
)
_HELD_APART: Final = frozenset(
    {"id", "title", "number", "departments", "pillar", "parent", "ending", "indicators", "budgets", "source"}
)
_HELD_APART_OF_PLAN: Final = _HELD_APART | {"owner", "rounds", "narrative"}
_NOT_OF_REPORT: Final = frozenset({"measure", "pillar", "actuals", "budgets", "source"})


def snapshot_of_site(
    site_index: SiteIndex, rows_of: RowsOf, *, tag: str = "", date: str = "", plans: Iterable[str] | None = None
) -> Snapshot:
    """The state of the site, or of these plans alone. ``rows_of`` gives the published values of a plan."""
    holders: dict[str, Fields] = {}
    indicators: dict[str, Fields] = {}
    figures: dict[str, Fields] = {}
    for plan in sorted(site_index.plans if plans is None else plans):
        for holder in holders_of_plan(site_index, plan):
            key = key_of_holder(holder)
            holders[key] = _holder_fields(site_index, holder)
            for indicator in holder.indicators:
                indicators[f"{key}/{indicator.id}"] = {"of": key, **_indicator_fields(indicator)}
        for row in rows_of(plan):
            figures[row.id] = figure_fields(row)
    return Snapshot(tag, date, _sorted(holders), _sorted(indicators), _sorted(figures))


def name_figure(fields: Fields, *snapshots: Snapshot) -> str:
    """What a figure is called: its indicator, the kind of an amount (決算), what it is of, its period and report. The first snapshot that knows the indicator names it."""
    key = f"{fields['of']}/{fields.get('indicator', '')}"
    indicator = next((each.indicators[key] for each in snapshots if key in each.indicators), {})
    kind = fields.get("budget_kind", "")
    amount = BUDGET_KINDS[kind].ja if kind in BUDGET_KINDS else kind
    rest = (fields.get(name, "") for name in ("item", "period_text", "report_name"))
    told = [indicator.get("name", ""), amount, *rest]
    return " ".join(filter(None, told))


def _sorted(entries: Mapping[str, Fields]) -> dict[str, Fields]:
    return dict(sorted(entries.items()))


def key_of_holder(holder: ValueHolder) -> str:
    """``<municipality>/<plan>``, or with ``/measure/<id>`` or ``/pillar/<id>`` behind it."""
    plan = f"{holder.city_id}/{holder.plan.id}"
    return plan if holder.kind == "plan" else f"{plan}/{holder.kind}/{holder.id}"


def figure_fields(row: ValueRow) -> Fields:
    """A published value as named texts."""
    own = row.holder_kind != "plan"
    plan = f"{row.municipality}/{row.plan}"
    fields = {
        "of": f"{plan}/{row.holder_kind}/{row.holder}" if own else plan,
        "anchor": row.address.partition("#")[2],
    }
    for name in _FIGURE_FIELDS:
        cell = getattr(row, name)
        if isinstance(cell, bool):
            fields[name] = "true" if cell else "false"
        else:
            fields[name] = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return {name: text for name, text in fields.items() if text}


def _indicator_fields(indicator: Indicator) -> Fields:
    called = indicator.called
    told = {"name": "" if isinstance(called, Absent) else called}
    plain = plain_record(indicator, without=frozenset({"targets", "actuals", "baseline"}))
    for name in _INDICATOR_FIELDS:
        if name in plain:
            told[name] = _text(plain[name])
    told |= {
        "kind": indicator.kind.value,
        "direction": indicator.direction.value,
        "accumulation": indicator.accumulation.value,
    }
    return {name: text for name, text in told.items() if text}


def _holder_fields(site_index: SiteIndex, holder: ValueHolder) -> Fields:
    key = f"{holder.city_id}/{holder.plan.id}/{holder.id}"
    record: Plan | Pillar | Measure = holder.plan
    if holder.kind == "pillar":
        record = site_index.pillars[key]
    elif holder.kind == "measure":
        record = site_index.measures[key]
    told = {
        "kind": holder.kind,
        "address": holder.address,
        "title": holder.title,
        "number": holder.number,
        "departments": _departments(holder.departments),
        "position": _position(record),
    }
    if isinstance(record, Measure) and not isinstance(record.ending, Absent):
        told["ending"] = record.ending.kind.value
        told["ending_year"] = str(record.ending.fiscal_year)
        told["ending_into"] = " ".join(ref.target for ref in record.ending.into)
    without = _HELD_APART_OF_PLAN if isinstance(record, Plan) else _HELD_APART
    told |= _texts("text", record, without)
    if isinstance(record, Plan):
        for part in record.narrative:
            told[f"text/narrative/{part.head.id}"] = _text(plain_value(part))
    for name, each in _reports(site_index, holder, key):
        told |= _texts(f"report/{name}", each, _NOT_OF_REPORT)
    return {name: text for name, text in told.items() if text}


def _reports(site_index: SiteIndex, holder: ValueHolder, key: str) -> Iterator[tuple[str, Record]]:
    reports: Sequence[MeasureReport | PillarReport | PlanReport] = ()
    if holder.kind == "measure":
        reports = site_index.results_of_measure(key)
    elif holder.kind == "pillar":
        reports = site_index.pillar_reports.get(key, ())
    else:
        reports = site_index.plan_reports.get(f"{holder.city_id}/{holder.plan.id}", ())
    seen: dict[str, int] = {}
    for report in reports:
        name = report.round.id
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}-{seen[name]}"), report.result


def _texts(prefix: str, record: Record, without: frozenset[str]) -> Mapping[str, str]:
    return {f"{prefix}/{name}": _text(value) for name, value in plain_record(record, without=without).items()}


def _text(plain: object) -> str:
    """A text as it is; whatever has parts as the texts of these, a line each."""
    match plain:
        case str():
            return plain
        case dict():
            return "\n".join(_text(each) for each in plain.values())
        case list():
            return "\n".join(map(_text, plain))
        case Decimal():
            return f"{plain:f}"
        case _:
            return str(plain)


def _departments(departments: Departments | Absent) -> str:
    if isinstance(departments, Absent):
        return ""
    told = " ".join(ref.target for ref in (*departments.lead, *departments.related))
    return told or ("" if isinstance(departments.as_published, Absent) else departments.as_published)


def _position(record: Plan | Pillar | Measure) -> str:
    parent = record.parent if isinstance(record, Pillar) else record.pillar if isinstance(record, Measure) else None
    return parent.target if isinstance(parent, Ref) else ""
