"""Measures that did not reach their target, each with its figures and with what the city says about it."""

from collections.abc import Iterable, Sequence
from typing import Final

from generator.judging import Status
from generator.judging.standings import Standings
from generator.views.indicator_pieces import result_lines
from generator.views.links import link_measure
from generator.views.measure_statuses import beginning
from generator.views.outcomes import missed_indicators, tell_reasons, tell_silence
from generator.views.overview_pieces import Miss, MissList, Quote
from generator.views.page_context import PageContext, PlanContext, context_of_plan
from generator.views.pieces import Link
from generator.views.published import view_text
from generator.views.standing_links import place_in_list
from generator.wording.overview_words import OverviewWords

_MOST_LISTED: Final = 6
"""More of them stand on the page of the status, to which a link leads."""
_MOST_LINES: Final = 3
"""Of more indicators that were missed their number is told."""
_WHOLE: Final = 400
"""Of a longer text the end is left out, and that is shown: a reason often stands in its last sentence."""


def view_misses(
    across: PageContext, own: OverviewWords, keys: Iterable[str], holder: str, *, named: bool = False
) -> tuple[MissList, ...]:
    """Those of the measures (by key) that did not reach their target, in the order given; nothing where there is none.

    ``holder`` is the key of the plan or municipality whose place on the page of the status has all of them. ``named``: each with its plan.
    """
    missed = [key for key in keys if across.standings.statuses[key].status is Status.NOT_REACHED]
    if not missed:
        return ()
    contexts: dict[str, PlanContext] = {}
    for plan in dict.fromkeys(key.rpartition("/")[0] for key in missed[:_MOST_LISTED]):
        contexts[plan] = context_of_plan(across.site_index, across.standings, across.words, plan, across.address)
    misses = tuple(_miss(contexts[key.rpartition("/")[0]], own, key, named=named) for key in missed[:_MOST_LISTED])
    if len(missed) <= _MOST_LISTED:
        return (MissList(misses, Link("", "")),)
    total = total_missed(across.standings, holder)
    shown = own.leading.missed_shown.format(missed=len(missed), shown=len(misses)) if total > len(missed) else ""
    return (MissList(misses, _rest(across, own, holder, len(missed), total), shown),)


def total_missed(standings: Standings, holder: str) -> int:
    """How many of the plan or municipality with the key did not reach their target: also told on pages that are made of few of its plans."""
    counts = standings.plan_counts if "/" in holder else standings.municipality_counts
    return dict(counts[holder].by_status).get(Status.NOT_REACHED, 0)


def _rest(across: PageContext, own: OverviewWords, holder: str, missed: int, total: int) -> Link:
    """The way to all of them; where others stand in that place too, it says whose they are and how many."""
    text = own.leading.missed_all.format(total=total)
    if total > missed:
        city = across.site_index.municipalities[holder.partition("/")[0]].municipality.name
        text = own.leading.missed_among.format(city=city, total=total)
    return Link(text, place_in_list(across, "status", Status.NOT_REACHED.value, holder))


def _miss(context: PlanContext, own: OverviewWords, key: str, *, named: bool) -> Miss:
    measure = context.site_index.measures[key]
    missed = missed_indicators(context, key)
    quotes = tuple(_quotes(context, own, key))
    lines = result_lines(context, key, missed[:_MOST_LINES])
    if len(missed) > _MOST_LINES:
        lines += (context.words.answer.others.format(count=len(missed) - _MOST_LINES),)
    return Miss(
        link=link_measure(context, key),
        note=context.plan_name if named else "",
        lines=lines,
        quotes=quotes,
        nothing="" if quotes else tell_silence(own, measure, missed),
    )


def _quotes(context: PlanContext, own: OverviewWords, key: str) -> Sequence[Quote]:
    return [Quote(label, view_text(beginning(text, _WHOLE))) for label, text in tell_reasons(context, own, key)]
