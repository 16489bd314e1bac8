"""What stands beside the pages of plans, departments and municipalities: the published values below them as CSV, JSON and workbook."""

from collections.abc import Iterator

from generator.addresses import data_file, department_address, municipality_address, plan_address
from generator.exports.csv_tables import render_csv
from generator.exports.exported import Exported, ExportedFile
from generator.exports.measure_json import FORMAT, encode, figure_of
from generator.exports.tables import Table
from generator.exports.workbooks import MOST_ROWS, render_workbook
from generator.map.site_index import SiteIndex
from generator.open_data.gather import tells_values
from generator.open_data.terms import terms_of


def export_groups(exported: Exported) -> Iterator[ExportedFile]:
    """``data.csv``, ``data.json`` and ``data.xlsx`` of each plan, department and municipality that has any."""
    site_index, tables = exported.site_index, exported.tables
    for city, folder in site_index.municipalities.items():
        told = {"kind": "municipality", "id": city, "title": folder.municipality.name}
        yield from _files(exported, municipality_address(city), told, tables.of_municipality(city))
    for key, plan in site_index.plans.items():
        told = {"kind": "plan", "id": plan.plan.id, "title": plan.plan.title}
        yield from _files(exported, plan_address(*key.split("/")), told, tables.of_plan(key))
    for key, department in site_index.departments.items():
        if tells_values(site_index, key):
            told = {"kind": "department", "id": department.id, "title": department.name}
            yield from _files(exported, department_address(*key.split("/")), told, tables.of_department(key))


def _files(exported: Exported, address: str, told: dict[str, str], table: Table) -> Iterator[ExportedFile]:
    yield data_file(address, "csv"), render_csv(table.lines)
    yield data_file(address, "json"), _render_json(exported.site_index, address, told, table)
    if len(table.rows) <= MOST_ROWS:
        yield data_file(address, "xlsx"), render_workbook(table.rows, exported.settings.address)


def _render_json(site_index: SiteIndex, address: str, told: dict[str, str], table: Table) -> bytes:
    tree: dict[str, object] = {
        "format": FORMAT,
        "of": {**told, "address": address},
        "figures": [figure_of(row, whole=True) for row in table.rows],
    }
    terms = terms_of(site_index, address.partition("/")[0])
    if terms.name:
        tree["licence"] = {"name": terms.name, **({"url": terms.url} if terms.url else {})}
    return encode(tree)
