"""The data of the whole site in one place, ``data/``: one table, what programs are told of it, and everything in one archive."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from generator.addresses import address_of_measure_key, bulk_file, data_file
from generator.exports.descriptors import FIGURES, view_csvw, view_package
from generator.exports.exported import Exported, ExportedFile
from generator.exports.json_schema import view_schema
from generator.exports.measure_json import encode, render_measure
from generator.open_data.terms import terms_of

ARCHIVE: Final = "kokai.zip"
MANIFEST: Final = "manifest.json"
_NO_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_UNIX: Final = 3


def export_bulk(exported: Exported) -> Iterator[ExportedFile]:
    """``figures.csv`` and ``figures.xlsx``, their descriptions, the schema of every ``data.json``, and the archive of all."""
    files = dict(_files(exported))
    for name, content in files.items():
        yield bulk_file(name), content
    workbook = exported.tables.workbook
    if workbook:
        yield bulk_file("figures.xlsx"), workbook
    for key in exported.site_index.measures:
        rows = exported.tables.of_measure(key).rows
        content = render_measure(exported.site_index, exported.standings, key, rows)
        files[data_file(address_of_measure_key(key), "json")] = content
    yield bulk_file(ARCHIVE), render_archive(files)


def _files(exported: Exported) -> Iterator[ExportedFile]:
    settings, terms = exported.settings, terms_of(exported.site_index)
    yield FIGURES, exported.tables.csv
    package = view_package(settings.name, settings.description, settings.address, terms)
    yield "datapackage.json", _readable(package)
    yield f"{FIGURES}-metadata.json", _readable(view_csvw(settings.name, terms))
    yield "schema.json", _readable(view_schema())


def _readable(tree: object) -> bytes:
    return msgspec.json.format(encode(tree), indent=1) + b"\n"


def render_archive(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files, sorted, with a manifest of their digests. It holds no clock: the same files give the same bytes."""
    manifest = {
        "files": [
            {"path": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ]
    }
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**files, MANIFEST: _readable(manifest)}.items()):
            entry = zipfile.ZipInfo(name, _NO_CLOCK)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _READABLE, _UNIX
            archive.writestr(entry, content)
    return told.getvalue()
