"""``data.json`` of a measure: what is published of it, in a form that stays the same until that changes, so that its digest names a version.

It holds nothing of templates, wordings, tools or hosts: addresses are below the site's root, texts are the documents' and the editors'.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from operator import itemgetter
from typing import Final

import msgspec

from generator.addresses import address_of_measure_key
from generator.judging import Judgement
from generator.judging.standings import Standings, indicator_key
from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.plans import Measure
from generator.open_data.columns import COLUMNS, Form
from generator.open_data.gather import rows_of_measure
from generator.open_data.plain import Plain, plain_number, plain_record, plain_value
from generator.open_data.rows import Cell, ValueRow
from generator.open_data.terms import terms_of
from generator.open_data.times import span_of_period

FORMAT: Final = 1
"""The number of the form. Whoever changes what stands in the file raises it: every measure gets a new version then."""
_OWN: Final = tuple(column.name for column in COLUMNS if not column.context)
_ALL: Final = tuple(column.name for column in COLUMNS)
_OWN_CELLS: Final = itemgetter(*(place for place, column in enumerate(COLUMNS) if not column.context))
_NUMBERS: Final = tuple(column.name for column in COLUMNS if column.form is Form.NUMBER)
FIGURES: Final = ("baseline", "targets", "actuals")
_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
_CANONICAL: Final = msgspec.json.Encoder(decimal_format="number", order="sorted")


def render_measure(site_index: SiteIndex, standings: Standings, key: str, rows: Iterable[ValueRow]) -> bytes:
    """The file of the measure with the key. ``rows`` are its published values."""
    return encode(view_measure_data(site_index, standings, key, list(rows)))


def render_canonical(site_index: SiteIndex, standings: Standings, key: str, *, without: Collection[str]) -> bytes:
    """What is published of the measure with the key, but for the entries named ``without``, sorted by their names: for digests."""
    rows = rows_of_measure(site_index, standings, key)
    tree = view_measure_data(site_index, standings, key, rows)
    return _CANONICAL.encode({name: told for name, told in tree.items() if name not in without})


def encode(tree: object) -> bytes:
    """A tree as JSON: keys in their order, no blanks, numbers with their digits as published, a line feed at the end."""
    return _ENCODER.encode(tree) + b"\n"


def view_measure_data(
    site_index: SiteIndex, standings: Standings, key: str, rows: Iterable[ValueRow]
) -> dict[str, Plain]:
    """What the file says."""
    city, plan_id, _ = key.split("/")
    municipality = site_index.municipalities[city].municipality
    plan = site_index.plans[f"{city}/{plan_id}"].plan
    measure = site_index.measures[key]
    reports = site_index.results_of_measure(key)
    told = list(rows)
    address = address_of_measure_key(key)
    tree: dict[str, Plain] = {
        "format": FORMAT,
        "address": address,
        "municipality": {"id": city, "code": municipality.code, "name": municipality.name},
        "plan": {"id": plan_id, "title": plan.title},
        "pillars": list(_pillars(site_index, f"{city}/{plan_id}", measure)),
        "measure": plain_record(measure, without=("indicators", "budgets")),
        "indicators": [plain_record(each, without=FIGURES) for each in measure.indicators],
        "figures": [figure_of(row) for row in told],
        "reports": list(map(_report, reports)),
        "standing": _standing(standings, key, measure),
    }
    corrections = standings.corrections.get(address, ())
    if corrections:
        tree["corrections"] = [plain_value(each) for each in corrections]
    tree["documents"] = list(_documents(site_index, key, told))
    terms = terms_of(site_index, city)
    if terms.name:
        tree["licence"] = {"name": terms.name, **({"url": terms.url} if terms.url else {})}
    return tree


def _documents(site_index: SiteIndex, key: str, rows: Iterable[ValueRow]) -> Iterator[Plain]:
    """The documents in which anything of the measure stands, in the order in which they are named."""
    city, plan, _ = key.split("/")
    sources = [site_index.plans[f"{city}/{plan}"].plan.source, site_index.measures[key].source]
    for report in site_index.results_of_measure(key):
        sources += [report.result.source, *(each.source for each in report.result.evaluations)]
    named = [each.document for each in sources if isinstance(each, SourceRef)]
    ids = [each.target for each in named if not isinstance(each, Absent)]
    for each in dict.fromkeys([*ids, *(row.source_document for row in rows)]):
        document = site_index.documents.get(f"{city}/{each}")
        if document is not None:
            yield plain_record(document, without=("file",))


def figure_of(row: ValueRow, *, whole: bool = False) -> dict[str, Plain]:
    """A published value: what its columns hold, but for empty cells. ``whole``: also what is the same for the whole measure."""
    named: Iterable[tuple[str, Cell]] = (
        zip(_ALL, row, strict=True) if whole else zip(_OWN, _OWN_CELLS(row), strict=True)
    )
    told: dict[str, Plain] = {name: cell for name, cell in named if cell != ""}
    for name in _NUMBERS:
        value = told.get(name)
        if isinstance(value, Decimal):
            told[name] = plain_number(value)
    return told


def _pillars(site_index: SiteIndex, plan: str, measure: Measure) -> Iterator[Plain]:
    """The pillars above the measure, the uppermost first."""
    above: list[Plain] = []
    seen: set[str] = set()
    parent = measure.pillar
    while not isinstance(parent, Absent) and parent.target not in seen:
        pillar = site_index.pillars.get(f"{plan}/{parent.target}")
        if pillar is None:
            break
        seen.add(parent.target)
        above.append({"id": pillar.id, "title": pillar.title})
        parent = pillar.parent
    yield from reversed(above)


def _report(report: MeasureReport) -> Plain:
    told = plain_record(report.result, without=("measure", "actuals", "budgets"))
    return {"round": plain_record(report.round, without=("source", "publish_on", "complete")), **told}


def _standing(standings: Standings, key: str, measure: Measure) -> Plain:
    """How the measure stands: by the names of statuses and reasons, whose words are the pages' own."""
    known, judged = standings.statuses[key], standings.measures[key]
    told: dict[str, Plain] = {"status": known.status.value}
    if not isinstance(known.year, Absent):
        told["year"] = known.year
    if known.partly:
        told["partly"] = True
    told["figures"] = {"status": judged.status.value, "reason": judged.reason.value}
    indicators = [
        _judgement(each.id, standings.indicators[indicator_key(key, each.id)])
        for each in measure.indicators
        if indicator_key(key, each.id) in standings.indicators
    ]
    if indicators:
        told["indicators"] = indicators
    return told


def _judgement(indicator: str, judgement: Judgement) -> Plain:
    told: dict[str, Plain] = {
        "indicator": indicator,
        "status": judgement.status.value,
        "reason": judgement.reason.value,
    }
    if not isinstance(judgement.period, Absent):
        span = span_of_period(judgement.period)
        told["period"] = {"from": span.first, "to": span.last}
    if judgement.attainment != NOT_STATED:
        told["attainment"] = plain_value(judgement.attainment)
    return told
