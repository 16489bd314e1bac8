"""What stands beside the pages of plans, departments and municipalities: the published values below them as CSV, JSON and workbook."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from generator.addresses import data_file, department_address, municipality_address, plan_address
from generator.cache import Later
from generator.exports.csv_tables import render_csv
from generator.exports.exported import Exported, ExportedFile
from generator.exports.kept_tables import Table
from generator.exports.measure_json import FORMAT, encode, figure_of
from generator.open_data.gather import tells_values
from generator.open_data.terms import terms_of


def export_groups(exported: Exported) -> Iterator[ExportedFile]:
    """``data.csv``, ``data.json`` and ``data.xlsx`` of each plan, department and municipality that has any, or that had some at a release."""
    site_index, tables = exported.site_index, exported.tables
    for city, folder in site_index.municipalities.items():
        told = {"kind": "municipality", "id": city, "title": folder.municipality.name}
        group = _Group(exported, municipality_address(city), told, cache(partial(tables.of_municipality, city)))
        yield from group.files(exported.of_everything)
    for key, plan in site_index.plans.items():
        told = {"kind": "plan", "id": plan.plan.id, "title": plan.plan.title}
        group = _Group(exported, plan_address(*key.split("/")), told, cache(partial(tables.of_plan, key)))
        yield from group.files(partial(exported.of_plan, key))
    released = {known.address for known in site_index.site.ledger.addresses if known.files}
    for key, department in site_index.departments.items():
        if tells_values(site_index, key) or department_address(*key.split("/")) in released:
            told = {"kind": "department", "id": department.id, "title": department.name}
            group = _Group(
                exported, department_address(*key.split("/")), told, cache(partial(tables.of_department, key))
            )
            yield from group.files(partial(exported.of_department, key))


class _Group(NamedTuple):
    """One page with its values. ``told`` says of whom they are."""

    exported: Exported
    address: str
    told: dict[str, str]
    table: Callable[[], Table]

    def files(self, later: Callable[[Callable[[], bytes]], Later]) -> Iterator[ExportedFile]:
        """The three files."""
        yield data_file(self.address, "csv"), later(self._csv)
        yield data_file(self.address, "json"), later(self._json)
        yield data_file(self.address, "xlsx"), later(self._workbook)

    def _csv(self) -> bytes:
        return render_csv(self.table().lines)

    def _workbook(self) -> bytes:
        return self.exported.tables.render_workbook(self.table())

    def _json(self) -> bytes:
        tree: dict[str, object] = {
            "format": FORMAT,
            "of": {**self.told, "address": self.address},
            "figures": [figure_of(row, whole=True) for row in self.table().rows],
        }
        terms = terms_of(self.exported.site_index, self.address.partition("/")[0])
        if terms.name:
            tree["licence"] = {"name": terms.name, **({"url": terms.url} if terms.url else {})}
        return encode(tree)
