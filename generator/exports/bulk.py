"""The data of the whole site in one place, ``data/``: one table, what programs are told of it, and everything in one archive."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

import msgspec
from msgspec.structs import replace

from generator.addresses import bulk_file
from generator.changes import snapshot_of_site
from generator.changes.records import FIGURES as STATE
from generator.changes.records import ListedState, join_snapshot, list_snapshot
from generator.exports.descriptors import FIGURES, view_csvw, view_package
from generator.exports.exported import Exported, ExportedFile
from generator.exports.json_schema import view_schema
from generator.exports.measure_json import encode
from generator.exports.measures import pack_record
from generator.exports.packing import PackedFile, join_archive, pack_file
from generator.model.basics import Record
from generator.open_data.terms import terms_of
from generator.views.verdicts import tell_verdicts
from generator.views.vocabularies import vocabulary_of

ARCHIVE: Final = "kokai.zip"
_SHELF: Final = "archived"


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
    exported.forget_other_parts(_SHELF)
    parts = {plan: _part_of_plan(exported, plan) for plan in exported.site_index.plans}
    state = join_snapshot("", "", (part.state for part in parts.values()))
    files = {**{name: make() for name, make in _files(exported).items()}, STATE: state}
    records = (record for part in parts.values() for record in part.records)
    return join_archive([*(pack_file(name, content) for name, content in files.items()), *records])


class ArchivePart(Record, frozen=True):
    """What the archive holds of one plan: the records of its measures, and its lines of the state of everything that can be compared."""

    records: tuple[PackedFile, ...]
    state: ListedState


def _part_of_plan(exported: Exported, plan: str) -> ArchivePart:
    return exported.kept_of_plan(_SHELF, plan, ArchivePart, partial(_make_part, exported, plan))


def _make_part(exported: Exported, plan: str) -> ArchivePart:
    measures = exported.site_index.plans[plan].measures
    records = tuple(pack_record(exported, f"{plan}/{measure.id}") for measure in measures)
    state = snapshot_of_site(exported.site_index, exported.tables.rows_of_plan, plans=[plan])
    verdicts = tell_verdicts(exported.site_index, exported.standings, vocabulary_of("ja").words, [plan])
    return ArchivePart(records, list_snapshot(replace(state, verdicts=verdicts)))


def _readable(tree: object) -> bytes:
    return msgspec.json.format(encode(tree), indent=1) + b"\n"


def render_archive(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files, sorted, with a manifest of their digests. It holds no clock: the same files give the same bytes."""
    return join_archive(pack_file(name, content) for name, content in files.items())
