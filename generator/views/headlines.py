"""A plan's own indicators in short, at the top of its page: of each what was promised, what came of it, how it stands."""

from collections.abc import Iterator

from generator.addresses import at_anchor, indicator_anchor
from generator.judging.standings import indicator_key
from generator.views.answer_pieces import Headline
from generator.views.answers import tell_figures
from generator.views.badges import view_badge_of_indicator
from generator.views.indicator_pieces import indicator_name
from generator.views.page_context import PlanContext
from generator.views.pieces import Link
from generator.views.sparks import draw_spark


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
        )
