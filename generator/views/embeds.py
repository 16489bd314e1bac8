"""An indicator as a small page that other sites show in a frame, and what they need for it."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.addresses import address_of_measure_key, at_anchor, indicator_anchor
from generator.judging.standings import Standings
from generator.lasting_addresses import embed_description_file, embed_file
from generator.map.site_index import SiteIndex
from generator.model.figures import Indicator
from generator.views.figure_pieces import Chart, FigureTable
from generator.views.indicator_pieces import view_indicator
from generator.views.page_context import PlanContext, context_of_plan, numbered, told_number
from generator.views.pieces import FootnoteLine, IndicatorPiece, Link, Piece
from generator.views.version_pages import LastingHead
from generator.wording.languages import Vocabulary
from generator.wording.words import Words


class FramedIndicator(NamedTuple):
    """An indicator of a measure as it is shown outside the measure's page, with the context of the page that shows it."""

    context: PlanContext
    piece: IndicatorPiece


class EmbeddedIndicator(Piece, frozen=True):
    """An indicator in a frame: its chart with the figures ``folded`` away, or else its ``tables``; ``link`` leads to the measure."""

    head: LastingHead
    heading: str
    editor_named: str
    sentence: str
    charts: tuple[Chart, ...]
    tables: tuple[FigureTable, ...]
    fold: str
    folded: tuple[FigureTable, ...]
    footnotes: tuple[FootnoteLine, ...]
    source: str
    link: Link


def view_embed(
    site_index: SiteIndex,
    standings: Standings,
    key: str,
    indicator: Indicator,
    vocabulary: Vocabulary,
    *,
    style: str,
    version: str = "",
    framed: FramedIndicator | None = None,
) -> EmbeddedIndicator:
    """The indicator of the measure with the key. ``style`` is the style sheet, below the site's root.

    ``version`` is the address of the measure's version that is being frozen, "" for the frame that follows the data. Of that one,
    ``framed`` is what `frame_indicator` gave, where it is at hand.
    """
    words, measure = vocabulary.words, site_index.measures[key]
    own = address_of_measure_key(key)
    page = version or own
    context, piece = framed or frame_indicator(site_index, standings, key, indicator, words, version=version)
    name = numbered(told_number(measure.number), measure.title, words)
    root = site_index.site.settings.address
    tables = tuple(map(_without_anchors, piece.tables))
    return EmbeddedIndicator(
        head=LastingHead(
            words.language,
            words.title_separator.join((piece.heading, name, context.municipality.municipality.name)),
            root + own,
            context.href(style),
            oembed=root + embed_description_file(page, indicator.id),
        ),
        heading=piece.heading,
        editor_named=piece.editor_named,
        sentence=piece.sentence or piece.nothing or next((each.no_target for each in tables if each.no_target), ""),
        charts=piece.charts,
        tables=() if piece.charts else tables,
        fold=words.citation.embed_table,
        folded=tables if piece.charts else (),
        footnotes=piece.footnotes,
        source=words.citation.embed_source.format(
            city=context.municipality.municipality.name, plan=context.plan_name, site=site_index.site.settings.name
        )
        + _untold(tables, words),
        link=Link(name, context.href(at_anchor(page, indicator_anchor(indicator.id)))),
    )


def _untold(tables: Sequence[FigureTable], words: Words) -> str:
    """That some of the values stand in a document that nobody names, so that none takes the plan for it."""
    entries = (entry for table in tables for row in table.rows for entry in (*row.target, *row.actual))
    if not any(source.text == words.source.untold for entry in entries for source in entry.sources):
        return ""
    part = words.source.untold_part.format(use=words.section.figures)
    return words.source.untold_uses.format(uses=part)


def frame_indicator(
    site_index: SiteIndex, standings: Standings, key: str, indicator: Indicator, words: Words, *, version: str = ""
) -> FramedIndicator:
    """The indicator of the measure with the key as its frame and its chart show it; ``version`` as in `view_embed`."""
    file = embed_file(version or address_of_measure_key(key), indicator.id)
    context = _context_of_embed(site_index, standings, key, file, words)
    actuals, source = site_index.actuals_of_measure(key, indicator), site_index.measures[key].source
    return FramedIndicator(context, view_indicator(context, key, indicator, actuals, source))


def _context_of_embed(site_index: SiteIndex, standings: Standings, key: str, file: str, words: Words) -> PlanContext:
    """The context of a page (``file``) that shows an indicator of the measure with the key. What was corrected there is corrected here."""
    own = address_of_measure_key(key)
    told = {file: standings.corrections[own]} if own in standings.corrections else {}
    plan = key.rpartition("/")[0]
    return context_of_plan(site_index, standings._replace(corrections=told), words, plan, file)


def _without_anchors(table: FigureTable) -> FigureTable:
    """A figure is cited by its place on the page of the measure, never by one in a frame."""
    return replace(table, rows=tuple(replace(row, anchor="") for row in table.rows))
