"""Charts of indicators of measures as SVG with title and sources inside; those that were released and are no more answer with what became of them."""

from collections.abc import Callable, Iterator
from functools import partial

from generator.exports.exported import Exported, ExportedFile
from generator.exports.xml_writing import fit_for_xml
from generator.lasting_addresses import chart_file
from generator.render.renderer import renderer
from generator.views.chart_files import find_chart_files
from generator.views.chart_sheets import ChartSheet
from generator.wording.languages import vocabulary_of


def export_charts(exported: Exported) -> Iterator[ExportedFile]:
    """A file for each chart."""
    words = vocabulary_of(exported.language)
    for chart in find_chart_files(exported.site_index, exported.standings, exported.table, words):
        make = partial(_draw, exported.language, chart.view)
        content = exported.of_plan(chart.plan, make) if chart.plan else exported.of_everything(make)
        yield chart_file(chart.measure, chart.indicator), content


def _draw(language: str, view: Callable[[], ChartSheet]) -> bytes:
    return fit_for_xml(renderer(language).drawing("chart_sheet", view())).encode()
