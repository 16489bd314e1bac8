"""What stands beside the page of each measure: its published values as ``data.csv``, all that is published of it as ``data.json``."""

from collections.abc import Iterator

from generator.addresses import address_of_measure_key, data_file
from generator.exports.csv_tables import render_csv
from generator.exports.exported import Exported, ExportedFile
from generator.exports.measure_json import render_measure


def export_measures(exported: Exported) -> Iterator[ExportedFile]:
    """``data.csv`` and ``data.json`` of each measure."""
    for key in exported.site_index.measures:
        address, table = address_of_measure_key(key), exported.tables.of_measure(key)
        yield data_file(address, "csv"), render_csv(table.lines)
        yield data_file(address, "json"), render_measure(exported.site_index, exported.standings, key, table.rows)
