"""Each indicator in one line: what came of it, what was promised, how it stands. For who meets it away from its table, as in search results."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.addresses import indicator_anchor
from generator.judging.standings import indicator_key
from generator.model.basics import Absent
from generator.model.figures import Indicator
from generator.views.answer_pieces import Answer
from generator.views.answers import tell_figures
from generator.views.badges import view_badge_of_indicator
from generator.views.indicator_pieces import indicator_name
from generator.views.page_context import PageContext
from generator.wording.words import Words


class FigureLine(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """An indicator as a line of plain text: its ``anchor`` in its page, its ``name``, what is ``said`` of it, and its ``definition`` ("" without one)."""

    anchor: str
    name: str
    said: str
    definition: str = ""


def view_figure_lines(context: PageContext, holder: str, indicators: Iterable[Indicator]) -> Iterator[FigureLine]:
    """A line for each indicator of the plan, pillar or measure with the key ``holder`` of which a figure is known."""
    words = context.words
    for indicator in indicators:
        promised, result = tell_figures(context, holder, indicator, context.site_index.actuals_of(holder, indicator))
        if promised.size == result.size == "nothing":
            continue
        badge = view_badge_of_indicator(context.standings.indicators[indicator_key(holder, indicator.id)], words)
        said = words.list_separator.join((_line(result, words), _line(promised, words), badge.label))
        definition = "" if isinstance(indicator.definition, Absent) else indicator.definition
        yield FigureLine(indicator_anchor(indicator.id), indicator_name(indicator, words), said, definition)


def _line(answer: Answer, words: Words) -> str:
    form = words.answer.line_dated if answer.note else words.answer.line
    return form.format(term=answer.term, text=answer.text, note=answer.note)
