"""A plan's own indicators in short, at the top of its page: of each what was promised, what came of it, how it stands."""

from collections.abc import Iterator
from typing import Final

from generator.addresses import at_anchor, indicator_anchor
from generator.judging import IndicatorProgress
from generator.judging.progress import progress_of
from generator.judging.standings import indicator_key
from generator.views.answer_pieces import Headline
from generator.views.answers import tell_figures
from generator.views.badges import view_badge_of_indicator
from generator.views.indicator_pieces import indicator_name
from generator.views.judgement_sentences import judgement_sentence
from generator.views.page_context import PlanContext
from generator.views.pieces import Link
from generator.views.sparks import draw_spark

_SAY_LITTLE: Final = (IndicatorProgress.ON_THE_WAY, IndicatorProgress.CANNOT_BE_JUDGED)


def view_headlines(context: PlanContext) -> Iterator[Headline]:
    """The plan's own indicators in the order of the data. Each leads to its figures further down on the page."""
    words = context.words
    for each in context.plan.indicators:
        judgement = context.standings.indicators[indicator_key(context.key, each.id)]
        actuals = context.site_index.actuals_of_plan(context.key, each)
        promised, result = tell_figures(context, context.key, each, actuals)
        yield Headline(
            link=Link(indicator_name(each, words), at_anchor("", indicator_anchor(each.id))),
            badge=view_badge_of_indicator(judgement, words),
            promised=promised,
            result=result,
            spark=draw_spark(each, actuals),
            sentence=judgement_sentence(judgement, words) if progress_of(judgement) in _SAY_LITTLE else "",
        )
