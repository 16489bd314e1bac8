"""Each indicator of a measure as a page for the frames of other sites, what tells programs how to frame it (oEmbed 1.0, section 2.3.4), and its chart.

Frame and chart show the same piece: it is made once, and forgotten before the next. Charts that were released and are no more answer with what became of them.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Final

import msgspec

from generator.addresses import address_of_measure_key
from generator.exports.charts import draw_chart
from generator.exports.exported import Exported, ExportedFile
from generator.judging.standings import Standings
from generator.lasting_addresses import EMBED_STYLE, chart_file, embed_description_file, embed_file
from generator.map.site_index import SiteIndex
from generator.model.city import SiteSettings
from generator.model.figures import Indicator
from generator.render.renderer import read_embed_styles, renderer
from generator.views.chart_files import ChartFile, find_chart_files
from generator.views.chart_sheets import ChartSheet, find_drawn_of
from generator.views.embeds import FramedIndicator, frame_indicator, view_embed
from generator.views.frame_codes import HEIGHT, WIDTH, frame_code
from generator.views.indicator_pieces import indicator_name
from generator.views.vocabularies import vocabulary_of

_ENCODER: Final = msgspec.json.Encoder()
_DRAWN: Final = "charted"


def export_embeds(exported: Exported) -> Iterator[ExportedFile]:
    """A page, a description and maybe a chart for each indicator of each measure, their style sheet, and what stands where charts were."""
    site_index, standings, language = exported.site_index, exported.standings, exported.language
    vocabulary = vocabulary_of(language)
    charts = list(find_chart_files(site_index, standings, exported.table, vocabulary, _find_drawn(exported)))
    drawn = {(chart.measure, chart.indicator): chart for chart in charts if chart.plan}
    yield EMBED_STYLE, _style()
    for key, measure in site_index.measures.items():
        address, plan = address_of_measure_key(key), key.rpartition("/")[0]
        for indicator in measure.indicators:
            frame = cache(partial(frame_indicator, site_index, standings, key, indicator, vocabulary.words))
            make = partial(_page, exported, key, indicator, frame)
            yield embed_file(address, indicator.id), exported.of_plan(plan, make)
            describe = partial(describe_embed, exported, key, indicator.id)
            yield embed_description_file(address, indicator.id), exported.of_plan(plan, describe)
            chart = drawn.get((address, indicator.id))
            if chart is not None:
                draw = partial(draw_chart, language, partial(_framed, chart, frame))
                yield chart_file(address, indicator.id), exported.of_plan(plan, draw)
    for chart in charts:
        if not chart.plan:
            draw = partial(draw_chart, language, chart.view)
            yield chart_file(chart.measure, chart.indicator), exported.of_everything(draw)


def _find_drawn(exported: Exported) -> Iterator[tuple[str, Indicator]]:
    """The indicators of which a chart is drawn, as `find_drawn` gives them; which they are is kept by plan, since all values of an indicator have to be put together to tell."""
    site_index, standings = exported.site_index, exported.standings
    for plan, folder in site_index.plans.items():
        keys = [f"{plan}/{measure.id}" for measure in folder.measures]
        find = partial(_drawn_of, site_index, standings, keys)
        drawn = exported.kept_of_plan(_DRAWN, plan, dict[str, list[str]], find)
        for key in filter(drawn.__contains__, keys):
            own = {each.id: each for each in site_index.measures[key].indicators}
            yield from ((key, own[indicator]) for indicator in drawn[key])
    exported.forget_other_parts(_DRAWN)


def _drawn_of(site_index: SiteIndex, standings: Standings, keys: Iterable[str]) -> dict[str, list[str]]:
    found = {key: [each.id for each in find_drawn_of(site_index, standings, key)] for key in keys}
    return {key: indicators for key, indicators in found.items() if indicators}


@cache
def _style() -> bytes:
    return read_embed_styles().encode()


def _framed(chart: ChartFile, frame: Callable[[], FramedIndicator]) -> ChartSheet:
    return chart.view(framed=frame())


def _page(exported: Exported, key: str, indicator: Indicator, frame: Callable[[], FramedIndicator]) -> bytes:
    page = view_embed(
        *(exported.site_index, exported.standings, key, indicator, vocabulary_of(exported.language)),
        style=EMBED_STYLE,
        framed=frame(),
    )
    return renderer(exported.language).lasting("embedded_indicator", page).encode()


def describe_embed(exported: Exported, key: str, indicator: str) -> bytes:
    """How to frame the indicator (by its id) of the measure with the key."""
    words = vocabulary_of(exported.language).words
    title = next(
        indicator_name(each, words) for each in exported.site_index.measures[key].indicators if each.id == indicator
    )
    return describe_frame(exported.settings, embed_file(address_of_measure_key(key), indicator), title, HEIGHT)


def describe_frame(settings: SiteSettings, file: str, title: str, height: int) -> bytes:
    """How to frame a page of the site, which is made for that; ``height`` in CSS pixels."""
    tree = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": settings.name,
        "provider_url": settings.address,
        "html": frame_code(settings.address + file, title, height=height),
        "width": WIDTH,
        "height": height,
    }
    return _ENCODER.encode(tree) + b"\n"
