"""Charts of indicators of measures as SVG with title and sources inside."""

from collections.abc import Callable

from generator.exports.xml_writing import fit_for_xml
from generator.render.renderer import renderer
from generator.views.chart_sheets import ChartSheet


def draw_chart(language: str, view: Callable[[], ChartSheet]) -> bytes:
    """The file of a chart."""
    return fit_for_xml(renderer(language).drawing("chart_sheet", view())).encode()
