"""What stands beside the page of each measure: its published values as ``data.csv``, all that is published of it as ``data.json``."""

from collections.abc import Iterator
from functools import partial

from generator.addresses import address_of_measure_key, data_file
from generator.exports.csv_tables import render_csv
from generator.exports.exported import Exported, ExportedFile
from generator.exports.measure_json import render_measure


def export_measures(exported: Exported) -> Iterator[ExportedFile]:
    """``data.csv`` and ``data.json`` of each measure."""
    for key in exported.site_index.measures:
        address, plan = address_of_measure_key(key), key.rpartition("/")[0]
        yield data_file(address, "csv"), exported.of_plan(plan, partial(_table, exported, key))
        yield data_file(address, "json"), exported.of_plan(plan, partial(_record, exported, key))


def _table(exported: Exported, key: str) -> bytes:
    return render_csv(exported.tables.of_measure(key).lines)


def _record(exported: Exported, key: str) -> bytes:
    rows = exported.tables.of_measure(key).rows
    return render_measure(exported.site_index, exported.standings, key, rows)
