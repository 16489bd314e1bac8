"""The data of the whole site in one place, ``data/``: one table, what programs are told of it, and everything in one archive."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

import msgspec

from generator.addresses import address_of_measure_key, bulk_file, data_file
from generator.cache import sha256_of
from generator.changes import snapshot_of_site
from generator.changes.records import FIGURES as STATE
from generator.changes.records import render_snapshot
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
    for name, make in _files(exported).items():
        yield bulk_file(name), exported.of_everything(make)
    yield bulk_file("figures.xlsx"), exported.of_everything(lambda: exported.tables.workbook)
    yield bulk_file(ARCHIVE), exported.of_everything(partial(_archive, exported))


def _files(exported: Exported) -> Mapping[str, Callable[[], bytes]]:
    settings, terms = exported.settings, terms_of(exported.site_index)
    package = partial(view_package, settings.name, settings.description, settings.address, terms)
    return {
        FIGURES: lambda: exported.tables.csv,
        "datapackage.json": lambda: _readable(package()),
        f"{FIGURES}-metadata.json": lambda: _readable(view_csvw(settings.name, terms)),
        "schema.json": lambda: _readable(view_schema()),
    }


def _archive(exported: Exported) -> bytes:
    """All files of the whole site, and the record of each measure."""
    files = {name: make() for name, make in _files(exported).items()}
    for key in exported.site_index.measures:
        rows = exported.tables.of_measure(key).rows
        content = render_measure(exported.site_index, exported.standings, key, rows)
        files[data_file(address_of_measure_key(key), "json")] = content
    state = snapshot_of_site(exported.site_index, exported.tables.rows_of_plan)
    return render_archive({**files, STATE: render_snapshot(state)})


def _readable(tree: object) -> bytes:
    return msgspec.json.format(encode(tree), indent=1) + b"\n"


def render_archive(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files, sorted, with a manifest of their digests. It holds no clock: the same files give the same bytes."""
    manifest = {
        "files": [
            {"path": name, "bytes": len(content), "sha256": sha256_of(content)}
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
