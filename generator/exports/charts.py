"""The chart of each indicator of a measure that has one, as SVG with title and sources inside."""

from collections.abc import Iterator
from functools import partial

from generator.addresses import address_of_measure_key
from generator.exports.exported import Exported, ExportedFile
from generator.exports.xml_writing import fit_for_xml
from generator.lasting_addresses import chart_file
from generator.model.figures import Indicator
from generator.render.renderer import renderer
from generator.views.chart_sheets import find_drawn, view_chart_sheet
from generator.wording.languages import vocabulary_of


def export_charts(exported: Exported) -> Iterator[ExportedFile]:
    """A file for each indicator of a measure of which a chart is drawn."""
    for key, indicator in find_drawn(exported.site_index, exported.standings):
        make = partial(draw_chart_file, exported, key, indicator)
        yield chart_file(address_of_measure_key(key), indicator.id), exported.of_plan(key.rpartition("/")[0], make)


def draw_chart_file(exported: Exported, key: str, indicator: Indicator) -> bytes:
    """The chart of an indicator of the measure with the key. Raises ValueError where nothing is drawn of it."""
    words = vocabulary_of(exported.language)
    sheet = view_chart_sheet(exported.site_index, exported.standings, key, indicator, words)
    return fit_for_xml(renderer(exported.language).drawing("chart_sheet", sheet)).encode()
