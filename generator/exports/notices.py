"""What is told of each frozen version by now, as a page that the frozen one frames: live, so that no frozen byte ever changes."""

from collections.abc import Iterator
from functools import partial

from generator.addresses import address_of_measure_key
from generator.exports.exported import Exported, ExportedFile
from generator.exports.lasting_style import page_style
from generator.lasting_addresses import notice_file
from generator.model.versions import MeasureVersion
from generator.render.renderer import renderer
from generator.views.version_pages import view_notice
from generator.views.vocabularies import vocabulary_of


def export_notices(exported: Exported) -> Iterator[ExportedFile]:
    """A notice for each version that the ledger names, whether its measure is still there or not, and their style sheet."""
    style = page_style()
    if exported.site_index.versions:
        yield style
    for key, versions in exported.site_index.versions.items():
        plan = key.rpartition("/")[0]
        for version in versions:
            make = partial(_notice, exported, version, style.file)
            gone = plan not in exported.site_index.plans
            file = notice_file(address_of_measure_key(key), version.n)
            yield file, exported.of_everything(make) if gone else exported.of_plan(plan, make)


def _notice(exported: Exported, version: MeasureVersion, style: str) -> bytes:
    vocabulary = vocabulary_of(exported.language)
    page = view_notice(
        exported.site_index, exported.standings, version, vocabulary, style=style, changes=exported.changes
    )
    return renderer(exported.language).lasting("version_notice", page).encode()
