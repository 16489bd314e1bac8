"""One indicator with everything known of it, and indicators in tables of many."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from generator.addresses import indicator_anchor
from generator.amounts import parse_unit
from generator.judging import Judgement, Status, told_otherwise
from generator.judging.breaks import one_series
from generator.judging.revisions import latest_words
from generator.judging.standings import indicator_key
from generator.model.basics import NOT_STATED, Absent, Ref, SourceRef
from generator.model.figures import Direction, Figure, Indicator, Missing
from generator.model.periods import order
from generator.views.badges import view_badge_of_indicator
from generator.views.charts import view_charts
from generator.views.figure_pieces import Chart
from generator.views.figures import no_target_text, view_figures
from generator.views.formats import absent_text, attainment_text, figure_text, quantity, value_note
from generator.views.found_before import FoundBefore
from generator.views.judgement_sentences import break_sentences, judgement_sentence
from generator.views.links import indicator_href, link_holder, link_measure, link_pillar_in_full
from generator.views.page_context import PlanContext
from generator.views.pieces import Fact, IndicatorLine, IndicatorPiece, Link
from generator.views.published import Notes, view_text
from generator.views.source_places import source_fact
from generator.views.target_moves import target_note
from generator.wording.words import Words


def indicator_name(indicator: Indicator, words: Words) -> str:
    """The indicator's name with its unit, as documents write it: 経常収支比率（％）."""
    text = "" if isinstance(indicator.called, Absent) else indicator.called
    if isinstance(indicator.unit, Absent) or tells_unit(text, indicator.unit):
        return text
    return text + words.indicator.unit.format(unit=indicator.unit)


@lru_cache(maxsize=4096)
def tells_unit(name: str, unit: str) -> bool:
    """Whether a published name already says the unit in brackets: 有効水量比率(%), 職員数（人、年度末）."""
    wanted = parse_unit(unit)
    pieces = (piece for inside in _BRACKETED.findall(name) for piece in _PARTED.split(inside))
    return any(parse_unit(piece.removeprefix("単位").lstrip(":： ")) == wanted for piece in pieces if piece.strip())


_BRACKETED: Final = re.compile(r"[(（\[［〔【]([^()（）\[\]［］〔〕【】]*)[)）\]］〕】]")
_PARTED: Final = re.compile(r"[、,，・;；]")


def view_indicator(
    context: PlanContext,
    holder: str,
    indicator: Indicator,
    actuals: Sequence[Figure],
    source: SourceRef | Absent,
    *,
    whole: bool = True,
) -> IndicatorPiece:
    """An indicator of the plan, pillar or measure with the key ``holder``, on the page of that holder.

    ``source`` is what the holder rests on, where the indicator names no source of its own. Where it is not ``whole``, its charts and what
    defines it are left to another page.
    """
    words = context.words
    judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
    notes = Notes(indicator.id, indicator.footnotes)
    heading = indicator_name(indicator, words)
    if not isinstance(indicator.number, Absent):
        heading = words.measure.number_and_title.format(number=indicator.number, title=heading)
    own_source = source if isinstance(indicator.source, Absent) else indicator.source
    through = context.standings.through[context.key].fiscal_year
    tables = view_figures(
        context,
        indicator,
        actuals,
        notes,
        caption=words.figure.caption.format(indicator=heading),
        through=through,
        source=own_source,
        verdicts=judgement.verdicts,
    )
    charts = _charts(context, holder, indicator, actuals) if whole else ()
    facts = _facts(context, indicator, notes) if whole else ()
    shares = tuple(_share_texts(indicator, judgement, words)) if whole else ()
    if shares:
        facts = (*facts, Fact(words.indicator.attainment, tuple(block for text in shares for block in view_text(text))))
    facts = (source_fact(context, own_source), *facts)
    return IndicatorPiece(
        anchor=indicator_anchor(indicator.id),
        heading=heading,
        editor_named=words.indicator.editor_name if isinstance(indicator.name, Absent) else "",
        badge=view_badge_of_indicator(judgement, words),
        # Without a target the badge and the table say all there is to say.
        sentence="" if judgement.status is Status.NO_TARGET else judgement_sentence(judgement, words, indicator),
        nothing="" if tables else no_target_text(indicator, words),
        tables=tables,
        charts=charts,
        facts=facts,
        footnotes=notes.view(words) if indicator.footnotes else (),
        editor_note=view_text(indicator.editor_note),
    )


_CHARTS: Final = FoundBefore[tuple[str, str], tuple[Indicator, tuple[Chart, ...]]]()
"""By holder and id, with the very indicator of which they are: the page of a measure, the frame and the file of a chart show the same."""


def _charts(context: PlanContext, holder: str, indicator: Indicator, actuals: Sequence[Figure]) -> tuple[Chart, ...]:
    """What the indicator is drawn as. ``actuals`` are those of the site."""
    found = _CHARTS.of(context.site_index, context.standings.indicators, context.words)
    asked, charts = found.get((holder, indicator.id), (None, ()))
    if asked is not indicator:
        judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
        series, known = one_series(indicator, actuals)
        others = _all_values(indicator, actuals)
        charts = view_charts(indicator, judgement, series, known, context.words, others=others)
        found[holder, indicator.id] = indicator, charts
    return charts


def _share_texts(indicator: Indicator, judgement: Judgement, words: Words) -> Iterator[str]:
    """The share of the target that was reached, and that the document prints another one."""
    if not isinstance(judgement.attainment, Absent):
        share = attainment_text(judgement.attainment)
        yield words.indicator.attainment_rule.format(share=share)
    actual = judgement.actual
    if isinstance(actual, Figure) and told_otherwise(indicator, judgement):
        yield words.indicator.attainment_differs.format(printed=actual.attainment)


def _all_values(indicator: Indicator, actuals: Sequence[Figure]) -> tuple[Figure, ...]:
    """Every value of the indicator that stands, the baseline first: the last word of each period, and of periods without one what is expected."""
    baseline = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    told = latest_words(each for each in actuals if not each.forecast)
    known = {each.period for each in told if not isinstance(each.value, Missing)}
    expected = latest_words(each for each in actuals if each.forecast and each.period not in known)
    return (*baseline, *sorted((*told, *expected), key=lambda each: order(each.period)))


def _facts(context: PlanContext, indicator: Indicator, notes: Notes) -> tuple[Fact, ...]:
    words = context.words.indicator
    facts = []
    if indicator.breaks:
        year = context.standings.known_year
        sentences = (text for each in indicator.breaks for text in break_sentences(each, context.words, year))
        facts.append(Fact(words.breaks, tuple(block for text in sentences for block in view_text(text))))
    for term, text in (
        (words.definition, indicator.definition),
        (words.formula, indicator.formula),
        (words.data_source, indicator.data_source),
    ):
        told = notes.view_told(text, context.words)
        if told:
            facts.append(Fact(term, told))
    if indicator.direction not in (
        Direction.MILESTONE,
        Direction.TEXT,
    ):  # of these the reason of the status says enough
        facts.append(Fact(words.direction, view_text(_direction_text(context, indicator))))
        facts.append(Fact(words.accumulation, view_text(words.accumulations[indicator.accumulation])))
    if not isinstance(indicator.scale, Absent):
        facts.extend(Fact(words.scale, view_text(told)) for told in _scale_text(context, indicator.scale))
    if not isinstance(indicator.parts, Absent):
        facts.append(Fact(words.parts, view_text(words.rules_of_parts[indicator.parts])))
    kind = words.kinds[indicator.kind]
    if kind:
        facts.append(Fact(words.kind, view_text(kind)))
    served = links_to_served(context, indicator)
    if served:
        facts.append(Fact(words.serves, links=served))
    return tuple(facts)


def _scale_text(context: PlanContext, named: Ref) -> Iterator[str]:
    """The scale of which the values are steps, with its steps and their order."""
    for scale in context.plan.scales:
        if scale.id == named.target:
            steps = context.words.list_separator.join(step.label for step in scale.steps)
            yield context.words.indicator.scale_orders[scale.order].format(name=scale.name, steps=steps)


def _direction_text(context: PlanContext, indicator: Indicator) -> str:
    words = context.words.indicator
    if not isinstance(indicator.scale, Absent):
        return words.scale_exact if indicator.direction is Direction.MAINTAIN else words.scale_or_better
    told = words.directions[indicator.direction]
    if isinstance(indicator.tolerance, Absent):
        return told
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    if parse_unit(unit) == parse_unit("%"):  # two shares differ by points
        unit = words.points
    tolerance = quantity(indicator.tolerance, unit, approximate=False, words=context.words)
    return words.tolerance.format(direction=told, tolerance=tolerance)


def links_to_served(context: PlanContext, indicator: Indicator) -> tuple[Link, ...]:
    """The pillars and measures that an indicator of this plan is tied to."""
    links = []
    for ref in indicator.serves:
        key = context.measure_key(ref)
        if key in context.site_index.pillars:
            links.append(link_pillar_in_full(context, context.site_index.pillars[key]))
        elif key in context.site_index.measures:
            links.append(link_measure(context, key))
    return tuple(links)


def view_line(context: PlanContext, holder: str, indicator: Indicator, actuals: Sequence[Figure]) -> IndicatorLine:
    """An indicator in a table of many: the figures that were held against each other, or the newest."""
    words = context.words
    judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
    target, actual = judgement.target, judgement.actual
    promised = (
        no_target_text(indicator, words)
        if isinstance(target, Absent)
        else words.reason_and_note.format(
            reason=figure_text(target, words), note=target_note(context, holder, indicator, target)
        )
    )
    known = latest_words(each for each in actuals if not each.forecast)
    values = [each for each in known if not isinstance(each.value, Missing)]
    newest = max(values or known, key=lambda each: order(each.period), default=None)
    if isinstance(actual, Absent):
        reported = words.figure.not_yet if newest is None else _with_year(newest, words)
    else:
        reported = _with_year(actual, words)
        if newest is not None and order(newest.period) > order(actual.period):
            reported = words.indicator.newest_and_judged.format(newest=_with_year(newest, words), judged=reported)
    return IndicatorLine(
        name=indicator_name(indicator, words),
        href=indicator_href(context, holder, indicator.id),
        holder=link_holder(context, holder),
        target=promised,
        actual=reported,
        badge=view_badge_of_indicator(judgement, words),
    )


def _with_year(figure: Figure, words: Words) -> str:
    return words.reason_and_note.format(reason=figure_text(figure, words), note=value_note(figure, words))


def result_lines(context: PlanContext, holder: str, indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """What was promised and what came of it, one line an indicator that has both: 時間外勤務：目標 12.6時間以下、実績 12.1時間."""
    words = context.words
    lines = []
    for indicator in indicators:
        judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
        target, actual = judgement.target, judgement.actual
        if isinstance(target, Absent) or isinstance(actual, Absent) or judgement.status is Status.NOT_REPORTED:
            continue
        lines.append(
            words.place.result.format(
                indicator=indicator_name(indicator, words),
                target=words.reason_and_note.format(
                    reason=figure_text(target, words), note=target_note(context, holder, indicator, target)
                ),
                actual=_with_year(actual, words),
            )
        )
    return tuple(lines)


def no_indicator_text(absent: Absent, kind: str, words: Words, *, served: bool = False) -> str:
    """Why a measure that its plan calls ``kind`` has no indicator. ``served``: those of others are tied to it, and named on its page."""
    if absent != NOT_STATED:
        return words.indicator.none_because.format(kind=kind, reason=absent_text(absent, words))
    told = words.indicator.none.format(kind=kind)
    return told + words.indicator.served.format(section=words.section.place) if served else told
