"""Measures side by side in a table: what a reader compares, and from what readers choose."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.judging.standings import indicator_key
from generator.model.basics import Absent, Reason
from generator.model.figures import Figure, Indicator, Number
from generator.views.answer_pieces import Answer
from generator.views.answers import choose_indicator, tell_figures
from generator.views.facets import ReportedYears, amounts_told, years_in_force, years_reported
from generator.views.formats import absent_text, figure_text, quantity
from generator.views.indicator_pieces import indicator_name
from generator.views.links import link_pillar, link_plan, parent_of, pillar_path
from generator.views.measure_lists import view_entry
from generator.views.measure_statuses import first_sentence, text_of_report
from generator.views.money import amount_lines
from generator.views.overview_pieces import MeasureRow, MeasureTable
from generator.views.page_context import PageContext, PlanContext, context_of_plan
from generator.views.sort_keys import deciding, difference, told_amount, yen_told
from generator.wording.overview_words import OverviewWords, TableWords
from generator.wording.words import Words

_LONGEST: Final = 39
"""Of a longer text a cell holds the beginning, and the measure's page the whole."""
_MOST_IN_WORDS: Final = 80
"""Of so many measures of a plan a table says in words what no figure tells; of more, the page would outgrow what it may weigh."""
_SHARES: Final = frozenset("%％")
_ABOUT: Final = re.compile("約|およそ|おおよそ|おおむね|概ね|程度|前後|ほど|くらい|ぐらい|概算|概数")


class _Cell(NamedTuple):
    """What a cell says, and whether that is something told or only that nothing is."""

    text: str
    told: bool = True


class _Cells(NamedTuple):
    promised: _Cell
    result: _Cell
    gap: _Cell
    money: _Cell


def tabulate(
    across: PageContext,
    own: OverviewWords,
    keys: Sequence[str],
    caption: str,
    *,
    kind: str = "",
    anchor: str = "",
    money_first: bool = False,
) -> MeasureTable:
    """The measures with the keys, in the order given.

    ``kind`` is what their plan calls them, where all are of one plan; "" for those of several. ``money_first``: the amounts are what is
    looked for, and stand where a narrow screen shows them. A column in which no row has anything is left out.
    """
    years = years_reported(across.site_index, keys)
    contexts: dict[str, PlanContext] = {}
    for plan in dict.fromkeys(key.rpartition("/")[0] for key in keys):
        contexts[plan] = context_of_plan(across.site_index, across.standings, across.words, plan, across.address)
    in_words = bool(kind) and len(keys) <= _MOST_IN_WORDS
    rows, told = [], []
    for key in keys:
        context = contexts[key.rpartition("/")[0]]
        shown = _shown(context, key)
        cells = _cells(context, own.table, key, shown, in_words=in_words)
        told.append(tuple(cell.told for cell in cells))
        rows.append(_row(context, years, key, shown, cells, of_one_plan=bool(kind)))
    heads = (own.table.promised, own.table.result, own.table.gap, own.table.money)
    promised, result, gap, money = (
        head if any(held) else "" for head, held in zip(heads, zip(*told, strict=True), strict=True)
    )
    return MeasureTable(
        caption,
        anchor,
        across=not kind,
        reported=years.most,
        measure=kind or own.table.measure,
        promised=promised,
        result=result,
        gap=gap,
        money=money,
        rows=tuple(rows),
        money_first=money_first,
    )


def compared(table: MeasureTable, own: TableWords, words: Words) -> str:
    """What can be compared in the table: the headings of its columns."""
    heads = (own.status, table.promised, table.result, table.gap, table.money)
    return words.list_separator.join(head for head in heads if head)


def explain(tables: Sequence[MeasureTable], own: TableWords, kind: str) -> tuple[str, ...]:
    """How the columns that the tables have are to be read. ``kind`` is what the measures are called."""
    figures = any(table.promised or table.result for table in tables)
    parts = (
        (own.note, any(table.promised or table.result or table.money for table in tables)),
        (own.note_words, figures),
        (own.note_indicator, figures),
        (own.note_gap, any(table.gap for table in tables)),
        (own.note_money, any(table.money for table in tables)),
    )
    return tuple(text.format(kind=kind) for text, needed in parts if needed)


def has_figures(context: PageContext, key: str) -> bool:
    """Whether a difference to the target or an amount is known of the measure with the key."""
    decides = deciding(context.standings.measures[key])
    known = not isinstance(decides, Absent) and not isinstance(difference(decides), Absent)
    return known or yen_told(amounts_told(context.site_index, key)) is not None


def _row(
    context: PlanContext, years: ReportedYears, key: str, shown: Indicator | Absent, cells: _Cells, *, of_one_plan: bool
) -> MeasureRow:
    path = pillar_path(context, parent_of(context, context.site_index.measures[key].pillar))
    figures = not isinstance(shown, Absent) and (cells.promised.told or cells.result.told)
    return MeasureRow(
        entry=years.mark(key, view_entry(context, key, told=False)),
        city="" if of_one_plan else context.municipality.municipality.name,
        plan=() if of_one_plan else (link_plan(context, context.key),),
        pillar=link_pillar(context, f"{context.key}/{path[0].id}").text if path and of_one_plan else "",
        in_force="" if of_one_plan else years_in_force(context, context.key),
        indicator=indicator_name(shown, context.words) if isinstance(shown, Indicator) and figures else "",
        promised=cells.promised.text,
        result=cells.result.text,
        gap=cells.gap.text,
        money=cells.money.text,
    )


def _shown(context: PlanContext, key: str) -> Indicator | Absent:
    """The indicator that decides, by which measures are sorted; else the one that stands at the top of the measure's page."""
    measure, judgement = context.site_index.measures[key], context.standings.measures[key]
    found = deciding(judgement)
    for indicator, each in zip(measure.indicators, judgement.judgements, strict=False):
        if each is found:
            return indicator
    return choose_indicator(context, key, measure)


def _cells(context: PlanContext, own: TableWords, key: str, shown: Indicator | Absent, *, in_words: bool) -> _Cells:
    words, measure = context.words, context.site_index.measures[key]
    gap = _Cell(own.no_gap, told=False)
    if isinstance(shown, Absent):
        promised = _in_words(own, measure.target_text if isinstance(measure.target_text, str) else "", told=in_words)
        if not promised.text:
            promised = _Cell(_why(own, absent_text(measure.no_indicator, words), words), told=False)
        result = _in_words(own, _said(context, key), told=in_words)
        result = result if result.text else _Cell(own.nothing, told=False)
    else:
        answers = tell_figures(context, key, shown, context.site_index.actuals_of_measure(key, shown))
        promised, result = (_told(answer, own, words) for answer in answers)
        gap = _gap(context, own, key, shown) or gap
    return _Cells(promised, result, gap, _money(context, own, key))


def _money(context: PlanContext, own: TableWords, key: str) -> _Cell:
    """The amount by which measures are sorted; else the last that the documents tell in another way, or why there is none."""
    budgets = amounts_told(context.site_index, key)
    amount = told_amount(budgets)
    lines = amount_lines(context, budgets if isinstance(amount, Absent) else (amount,))
    if lines:
        return _Cell(lines[0])
    reasons = [each.amount for each in budgets if isinstance(each.amount, Absent)]
    return _Cell(
        _why(own, absent_text(reasons[-1], context.words), context.words) if reasons else own.nothing, told=False
    )


def _in_words(own: TableWords, text: str, *, told: bool) -> _Cell:
    """The first sentence of a text; where there is no room for it, that there is one; "" for none."""
    return _Cell(first_sentence(text, _LONGEST)) if told or not text else _Cell(own.in_words, told=False)


def _told(answer: Answer, own: TableWords, words: Words) -> _Cell:
    """A value with its time, or the reason why there is none."""
    if answer.size == "nothing":
        return _Cell(_why(own, answer.text, words), told=False)
    return _Cell(words.reason_and_note.format(reason=answer.text, note=answer.note) if answer.note else answer.text)


def _why(own: TableWords, reason: str, words: Words) -> str:
    """A reason; the shorter word for that of most."""
    plain = (words.answer.not_told, words.reasons[Reason.NOT_IN_SOURCE])
    return own.nothing if reason in plain else reason


def _said(context: PlanContext, key: str) -> str:
    """The last report that has words."""
    return next(filter(None, map(text_of_report, reversed(context.site_index.results_of_measure(key)))), "")


def _gap(context: PlanContext, own: TableWords, key: str, indicator: Indicator) -> _Cell | None:
    """What the actual value is above or below its target, in the indicator's unit; of shares in points. Of values that are about so large, which are, and by which word."""
    judgement = context.standings.indicators[indicator_key(key, indicator.id)]
    gap, words = difference(judgement), context.words
    if isinstance(gap, Absent):
        return None
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    unit = words.indicator.points if unit in _SHARES else unit
    size = quantity(abs(gap), unit, approximate=False, words=words)
    text = own.signed.format(sign="+" if gap > 0 else "−" if gap < 0 else "", quantity=size)
    pairs = ((own.about_target, judgement.target), (own.about_result, judgement.actual))
    about = [
        pattern.format(word=_about(figure, words))
        for pattern, figure in pairs
        if isinstance(figure, Figure) and isinstance(figure.value, Number) and figure.value.approximate
    ]
    if not about:
        return _Cell(text)
    return _Cell(words.reason_and_note.format(reason=text if gap else own.same, note=words.list_separator.join(about)))


def _about(figure: Figure, words: Words) -> str:
    """The word by which a figure says that it is about so large."""
    found = _ABOUT.search(figure_text(figure, words))
    return found[0] if found else words.figure.approximate
