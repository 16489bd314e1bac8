"""A chart as a file of its own, with title and sources inside: lines and texts with their colours, for whoever draws them as SVG or as pixels.

The chart is the one of the pages (``charts``); here its signs get the colours of the pages by day, since no style sheet goes along with a file.
Lengths are in a picture ``WIDTH`` wide.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.addresses import address_of_measure_key
from generator.judging.standings import Standings, indicator_key
from generator.map.site_index import SiteIndex
from generator.model.figures import Indicator
from generator.views.chart_layers import INK, SOFT, ChartLayer, Letters, layer_of
from generator.views.chart_picture import WIDTH as CHART_WIDTH
from generator.views.chart_picture import draw_where
from generator.views.charts import is_drawn
from generator.views.embeds import FramedIndicator, frame_indicator
from generator.views.page_context import PlanContext, numbered, told_number
from generator.views.pieces import IndicatorPiece, Piece
from generator.views.text_widths import LETTER, break_texts
from generator.wording.languages import Vocabulary
from generator.wording.words import Words

_MARGIN: Final = 20.0
WIDTH: Final = CHART_WIDTH + 2 * _MARGIN
_LINE: Final = 1.45  # of the size of its letters
_HEADING, _NAME, _TOLD, _NOTE = 18.0, 13.0, LETTER, 12.0
_MOST_OF_A_NAME: Final = 5
_MOST_OF_A_TEXT: Final = 12
_MOST_OF_NOTES: Final = 40
"""Lines of a heading or a name, of what the chart shows in words, and of all notes together: a picture has an end, the whole stands on the page."""


class ChartSheet(Piece, frozen=True):
    """A picture ``width`` by ``height``: what it is called, what it shows in words, and what is drawn, one layer over the other.

    ``unshown`` is what is written below the picture where a letter could not be drawn, which never is so where the reader's device draws.
    """

    language: str
    title: str
    description: str
    width: str
    height: str
    layers: tuple[ChartLayer, ...]
    unshown: str


def find_drawn(site_index: SiteIndex, standings: Standings) -> Iterator[tuple[str, Indicator]]:
    """The indicators of measures of which a chart is drawn, each with the key of its measure. None is drawn for it."""
    for key in site_index.measures:
        yield from ((key, indicator) for indicator in find_drawn_of(site_index, standings, key))


def find_drawn_of(site_index: SiteIndex, standings: Standings, key: str) -> Iterator[Indicator]:
    """The same of the one measure with the key."""
    for indicator in {each.id: each for each in site_index.measures[key].indicators}.values():
        judgement = standings.indicators[indicator_key(key, indicator.id)]
        if is_drawn(indicator, judgement, site_index.actuals_of_measure(key, indicator)):
            yield indicator


def view_chart_sheet(
    site_index: SiteIndex,
    standings: Standings,
    key: str,
    indicator: Indicator,
    vocabulary: Vocabulary,
    *,
    framed: FramedIndicator | None = None,
) -> ChartSheet:
    """The chart of an indicator of the measure with the key. Raises ValueError where nothing is drawn of it.

    ``framed`` is what `frame_indicator` gave of it, where it is at hand.
    """
    words, measure = vocabulary.words, site_index.measures[key]
    own = address_of_measure_key(key)
    context, piece = framed or frame_indicator(site_index, standings, key, indicator, words)
    if not piece.charts:
        raise ValueError(f"nothing is drawn of {indicator.id} of {key}")
    chart = piece.charts[0]
    name = words.title_separator.join(
        (numbered(told_number(measure.number), measure.title, words), context.municipality.municipality.name)
    )
    column = _Column()
    column.write([piece.heading], _HEADING, _MOST_OF_A_NAME, bold=True)
    column.write([name], _NAME, _MOST_OF_A_NAME, colour=SOFT)
    column.gap()
    head = column.cut()
    layer = layer_of(chart, draw_where(_MARGIN), draw_where(column.end))
    column.end += float(chart.height)
    column.write([chart.summary], _TOLD, _MOST_OF_A_TEXT)
    column.gap()
    notes, address = [*_notes(context, piece)], site_index.site.settings.address + own
    column.write(notes, _NOTE, _MOST_OF_NOTES, colour=SOFT)
    column.write([address], _NOTE, _MOST_OF_NOTES, colour=SOFT)
    return ChartSheet(
        words.language,
        words.title_separator.join((piece.heading, name)),
        "\n".join((chart.summary, *notes, address)),
        draw_where(WIDTH),
        draw_where(column.end + _MARGIN - _NOTE / 2),
        (head, layer, column.cut()),
        words.citation.unshown,
    )


def view_notice_sheet(words: Words, heading: str, text: str, address: str) -> ChartSheet:
    """What stands in the place of a chart that is no more: a heading, what became of it, the whole address that tells more."""
    column = _Column()
    column.write([heading], _HEADING, _MOST_OF_A_NAME, bold=True)
    column.gap()
    column.write([text], _TOLD, _MOST_OF_A_TEXT)
    column.gap()
    column.write([address], _NOTE, _MOST_OF_NOTES, colour=SOFT)
    height = draw_where(column.end + _MARGIN - _NOTE / 2)
    told = f"{text}\n{address}"
    return ChartSheet(words.language, heading, told, draw_where(WIDTH), height, (column.cut(),), words.citation.unshown)


def _notes(context: PlanContext, piece: IndicatorPiece) -> Iterator[str]:
    """What the figures are not to be shown without: whose name it is, what is provisional or up to a day alone, what was corrected, where they stand."""
    words = context.words
    rows = [row for table in piece.tables for row in table.rows]
    entries = [(row, entry) for row in rows for entry in (*row.target, *row.actual)]
    if piece.editor_named:
        yield piece.editor_named
    for row, entry in entries:
        unsure = [each for each in entry.remarks if _is_unsure(each, words)]
        if unsure:
            told = words.measure.number_and_title.format(number=row.year, title=entry.text)
            yield words.reason_and_note.format(reason=told, note=words.list_separator.join(unsure))
    yield from _once(told for row in rows for told in row.corrections)
    told = words.figure.source.format(source=_own_source(piece))
    others = [(row.year, source.text) for row, entry in entries for source in entry.sources]
    yield from _once([told, *(text for _, text in others if text != words.source.untold)])
    untold = words.list_separator.join(_once(year for year, text in others if text == words.source.untold))
    if untold:
        yield words.measure.number_and_title.format(number=untold, title=words.source.untold)
    yield words.citation.embed_source.format(
        city=context.municipality.municipality.name,
        plan=context.plan_name,
        site=context.site_index.site.settings.name,
    )


def _is_unsure(remark: str, words: Words) -> bool:
    """Whether a remark on a value says that it is provisional, only expected, or one up to a day."""
    before, _, after = words.figure.as_of.partition("{date}")
    of_a_day = remark.startswith(before) and remark.endswith(after)
    return of_a_day or remark in {words.figure.provisional, words.figure.forecast, words.figure.undated}


def _own_source(piece: IndicatorPiece) -> str:
    """Where the indicator stands: the first of its facts says it, with a link where one is known."""
    source = piece.facts[0]
    return "".join((*(block.text for block in source.text), *(link.text for link in source.links)))


def _once(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)


class _Column:
    """Texts below one another; ``end`` is how far down they reach."""

    def __init__(self) -> None:
        self.letters: list[Letters] = []
        self.end = _MARGIN - 6

    def cut(self) -> ChartLayer:
        """What was written since the last cut, in the order in which it is read."""
        letters, self.letters = tuple(self.letters), []
        return ChartLayer("0", "0", (), letters)

    def gap(self) -> None:
        """Leave some room."""
        self.end += 8

    def write(self, texts: Sequence[str], size: float, most: int, *, colour: str = INK, bold: bool = False) -> None:
        """Each text from a line of its own on, broken where it is too long; no more than ``most`` lines, the last of them cut."""
        for line in break_texts(texts, CHART_WIDTH * LETTER / size, most):
            self.end += size * _LINE
            at = draw_where(_MARGIN), draw_where(self.end - size * 0.3)
            self.letters.append(Letters(*at, line, draw_where(size), colour, bold=bold))
