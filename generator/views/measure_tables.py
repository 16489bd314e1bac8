"""Measures side by side in a table: what a reader compares, and from what readers choose."""

from collections.abc import Sequence
from typing import Final

from generator.judging.standings import indicator_key
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Indicator
from generator.model.plans import Measure
from generator.views.answer_pieces import Answer
from generator.views.answers import choose_indicator, tell_figures
from generator.views.facets import ReportedYears, amounts_told, years_in_force, years_reported
from generator.views.formats import quantity
from generator.views.indicator_pieces import indicator_name
from generator.views.links import link_pillar, link_plan, parent_of, pillar_path
from generator.views.measure_lists import view_entry
from generator.views.measure_statuses import first_sentence, text_of_report
from generator.views.money import amount_lines
from generator.views.overview_pieces import MeasureRow, MeasureTable
from generator.views.page_context import PageContext, PlanContext, context_of_plan
from generator.views.sort_keys import difference, farthest, told_amount
from generator.wording.overview_words import OverviewWords, TableWords
from generator.wording.words import Words

_LONGEST: Final = 39
"""Of a longer text a cell holds the beginning, and the measure's page the whole."""
_MOST_IN_WORDS: Final = 80
"""Of so many measures of a plan a table says in words what no figure tells; of more, the page would outgrow what it may weigh."""


def tabulate(
    across: PageContext, own: OverviewWords, keys: Sequence[str], caption: str, *, of_one_plan: bool, anchor: str = ""
) -> MeasureTable:
    """The measures with the keys, in the order given."""
    years = years_reported(across.site_index, keys)
    contexts: dict[str, PlanContext] = {}
    for plan in dict.fromkeys(key.rpartition("/")[0] for key in keys):
        contexts[plan] = context_of_plan(across.site_index, across.standings, across.words, plan, across.address)
    in_words = of_one_plan and len(keys) <= _MOST_IN_WORDS
    rows = tuple(
        _row(contexts[key.rpartition("/")[0]], own.table, years, key, of_one_plan=of_one_plan, in_words=in_words)
        for key in keys
    )
    return MeasureTable(caption, anchor, across=not of_one_plan, reported=years.most, rows=rows)


def has_figures(context: PageContext, key: str) -> bool:
    """Whether a difference to the target or an amount is known of the measure with the key."""
    entry = view_entry(context, key, told=False)
    return bool(entry.gap or entry.money)


def _row(
    context: PlanContext, own: TableWords, years: ReportedYears, key: str, *, of_one_plan: bool, in_words: bool
) -> MeasureRow:
    words, measure = context.words, context.site_index.measures[key]
    shown = _shown(context, key, measure)
    promised = result = gap = indicator = ""
    if not isinstance(shown, Absent):
        answers = tell_figures(context, key, shown, context.site_index.actuals_of_measure(key, shown))
        promised, result = (_told(answer, words) for answer in answers)
        indicator = indicator_name(shown, words) if promised or result else ""
        gap = _gap(context, own, key, shown)
    elif in_words:
        promised = first_sentence(measure.target_text, _LONGEST) if isinstance(measure.target_text, str) else ""
        result = _said(context, key)
    amount = told_amount(amounts_told(context.site_index, key))
    path = pillar_path(context, parent_of(context, measure.pillar))
    return MeasureRow(
        entry=years.mark(key, view_entry(context, key, told=False)),
        city="" if of_one_plan else context.municipality.municipality.name,
        plan=() if of_one_plan else (link_plan(context, context.key),),
        pillar=link_pillar(context, f"{context.key}/{path[0].id}").text if path and of_one_plan else "",
        in_force="" if of_one_plan else years_in_force(context, context.key),
        indicator=indicator,
        promised=promised,
        result=result,
        gap=gap,
        money="" if isinstance(amount, Absent) else amount_lines(context, (amount,))[0],
    )


def _shown(context: PlanContext, key: str, measure: Measure) -> Indicator | Absent:
    """The indicator that is farthest from its target, by which measures are sorted; else the one that stands at the top of the measure's page."""
    judgement = context.standings.measures[key]
    found = farthest(judgement)
    for indicator, each in zip(measure.indicators, judgement.judgements, strict=False):
        if each is found:
            return indicator
    return choose_indicator(context, key, measure)


def _told(answer: Answer, words: Words) -> str:
    """A value with its time; a reason why there is none, but nothing where the documents just do not have it."""
    if answer.size == "nothing" and answer.text == words.answer.not_told:
        return ""
    return words.reason_and_note.format(reason=answer.text, note=answer.note) if answer.note else answer.text


def _said(context: PlanContext, key: str) -> str:
    """The first sentence of the last report that has words."""
    texts = map(text_of_report, reversed(context.site_index.results_of_measure(key)))
    return next((first_sentence(text, _LONGEST) for text in texts if text), "")


def _gap(context: PlanContext, own: TableWords, key: str, indicator: Indicator) -> str:
    """What the actual value is above or below its target, in the indicator's unit; of shares in points."""
    judgement = context.standings.indicators[indicator_key(key, indicator.id)]
    told = NOT_STATED if isinstance(farthest(context.standings.measures[key]), Absent) else difference(judgement)
    if isinstance(told, Absent):
        return ""
    gap, approximate = told
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    unit = context.words.indicator.points if unit in _SHARES else unit
    size = quantity(abs(gap), unit, approximate=False, words=context.words)
    signed = own.signed.format(sign="+" if gap > 0 else "−" if gap < 0 else "", quantity=size)
    return context.words.chart.approximate.format(number=signed) if approximate else signed


_SHARES: Final = frozenset("%％")
