"""The answer at the top of a measure's page: what was promised, what came of it, how it stands, what the city says, whom to ask.

Nothing is judged or worded anew here: figures, judgements and sentences are those of the tables and boxes further down.
"""

import re
from collections.abc import Sequence
from typing import Final

from generator.addresses import at_anchor
from generator.judging import Judgement, Status
from generator.judging.standings import indicator_key
from generator.map.site_index import MeasureReport
from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.figures import Figure, Indicator, Missing, Number, Range
from generator.model.plans import Measure, WordedField
from generator.views.absences import newest_word
from generator.views.answer_pieces import Answer, AnswerCard, AnswerContact, Spark
from generator.views.evaluations import (
    is_by_nobody,
    of_year,
    rater_name,
    rating_of_axis,
    round_text,
    told_in_short,
    view_rating,
)
from generator.views.figures import no_target_text
from generator.views.formats import (
    absent_text,
    figure_quantity,
    figure_text,
    period_in_sentence,
    value_note,
    with_unit,
)
from generator.views.indicator_pieces import indicator_name
from generator.views.links import indicator_href
from generator.views.measure_statuses import first_sentence, shorten, text_of_report
from generator.views.page_context import PageContext, PlanContext
from generator.views.pieces import Fact, Link, StandingBox
from generator.views.responsible import Asked, department_names, owner_name
from generator.views.sparks import draw_spark
from generator.views.target_moves import target_note
from generator.wording.words import Words

_MOST_OF_A_SENTENCE: Final = 39
"""Two lines of a phone of 390 px, three of one of 320: what has room on its first screen. The whole stands further down the page."""
_LARGE: Final = 14
"""A value of no more characters stands large."""
_BARE: Final = re.compile(r"[約▲△▼−－+＋\-]?[0-9０-９][0-9０-９,，.．]*")
_SHORT: Final = 24
"""An evaluation of no more characters stands beside its term."""
_MOST_WAYS: Final = 2
_MOST_RATINGS: Final = 2


def view_answer(
    context: PlanContext,
    key: str,
    measure: Measure,
    reports: Sequence[MeasureReport],
    *,
    box: StandingBox,
    asked: Asked,
) -> AnswerCard:
    """The answer for the measure with the key. ``box`` tells how it stands, ``asked`` whom to ask."""
    words = context.words
    shown = choose_indicator(context, key, measure)
    indicator: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
    spark: tuple[Spark, ...] = ()
    promised, result = tell_answer(context, key, measure, reports, shown)
    if not isinstance(shown, Absent):
        indicator = (Link(indicator_name(shown, words), indicator_href(context, key, shown.id)),)
        rest = len(measure.indicators) - 1
        others = (Link(words.answer.others.format(count=rest), at_anchor("", "figures")),) if rest else ()
        spark = draw_spark(shown, context.site_index.actuals_of_measure(key, shown))
    return AnswerCard(
        indicator=indicator,
        others=others,
        spark=spark,
        promised=promised,
        result=result,
        computed=box.computed,
        badge=box.badge,
        sentence=_why(context, key, box),
        evaluation=_evaluation(context, key, box),
        contact=_contact(context, measure, asked),
    )


def tell_answer(
    context: PlanContext, key: str, measure: Measure, reports: Sequence[MeasureReport], shown: Indicator | Absent
) -> tuple[Answer, Answer]:
    """What was promised and what came of it: the figures of the indicator that is shown, else what the documents say in words."""
    if isinstance(shown, Absent):
        return _promise_in_words(context, measure), _result_in_words(context, reports)
    judgement = context.standings.indicators[indicator_key(key, shown.id)]
    actuals = context.site_index.actuals_of_measure(key, shown)
    # A report tells of the measure: of several indicators nobody can know which one it means.
    told = reports if len(measure.indicators) == 1 else ()
    return _promised(context, key, shown, judgement), _result(context, shown, judgement, actuals, told)


def tell_figures(
    context: PageContext, holder: str, indicator: Indicator, actuals: Sequence[Figure]
) -> tuple[Answer, Answer]:
    """What was promised and what came of it, of any indicator of the plan, pillar or measure with the key ``holder``."""
    judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
    return _promised(context, holder, indicator, judgement), _result(context, indicator, judgement, actuals, ())


def _why(context: PlanContext, key: str, box: StandingBox) -> str:
    """Why it stands so; nothing of a measure without a target, of which the badge and the other parts say all that is known."""
    found = context.standings.statuses[key]
    if found.status in (Status.EVALUATED, Status.REPORTED) and not found.repeated:
        return ""
    return box.sentence


def choose_indicator(context: PlanContext, key: str, measure: Measure) -> Indicator | Absent:
    """The indicator whose figures stand for the measure; Absent where there is none.

    Of those that stand as the figures of the whole measure do: the first with an actual value, else the first.
    """
    status = context.standings.measures[key].status
    judged = [(each, context.standings.indicators[indicator_key(key, each.id)]) for each in measure.indicators]
    alike = [pair for pair in judged if pair[1].status is status] or judged
    known = [pair for pair in alike if not isinstance(pair[1].actual, Absent)] or alike
    return known[0][0] if known else NOT_STATED


def _figure(term: str, indicator: Indicator, figure: Figure, note: str, words: Words) -> Answer:
    """A number stands large, unless its wording is a sentence; any other value is a sentence."""
    text = _value(indicator, figure, words)
    large = isinstance(figure.value, Number | Range) and len(text) <= _LARGE
    told = text if large else shorten(text, _MOST_OF_A_SENTENCE)
    return Answer(term, told, note, "figure" if large else "text")


def _sentence(term: str, text: str, note: str = "") -> Answer:
    return Answer(term, first_sentence(text, _MOST_OF_A_SENTENCE), note, "text")


def _nothing(term: str, text: str, note: str = "") -> Answer:
    return Answer(term, text, note, "nothing")


def _promised(context: PageContext, holder: str, indicator: Indicator, judgement: Judgement) -> Answer:
    words, target = context.words, judgement.target
    if isinstance(target, Absent):
        if indicator.no_target == NOT_STATED and not indicator.targets:
            return _nothing(words.answer.promised, words.answer.not_told)
        told = no_target_text(indicator, words) if indicator.targets else absent_text(indicator.no_target, words)
        return _nothing(words.answer.promised, told)
    return _figure(words.answer.promised, indicator, target, target_note(context, holder, indicator, target), words)


def _result(
    context: PageContext,
    indicator: Indicator,
    judgement: Judgement,
    actuals: Sequence[Figure],
    reports: Sequence[MeasureReport],
) -> Answer:
    """The value that was held against the target, else the newest; else what the reports say, else that none is there."""
    words, actual = context.words, judgement.actual
    if isinstance(actual, Absent):
        actual = newest_word(actuals, words)
    if isinstance(actual, Absent) or (isinstance(actual.value, Missing) and isinstance(judgement.actual, Absent)):
        told = _reported(context, reports)
        if not isinstance(told, Absent):
            return told
        if isinstance(actual, Figure):
            return _figure(words.answer.result, indicator, actual, value_note(actual, words), words)
        target = judgement.target
        promised = "" if isinstance(target, Absent) else period_in_sentence(target.period, words)
        early = _too_early(actuals, target)
        if not isinstance(early, Absent):
            return _nothing(words.answer.result, figure_text(early, words), promised)
        return _nothing(words.answer.result, words.answer.not_told, promised)
    return _figure(words.answer.result, indicator, actual, value_note(actual, words), words)


def _too_early(actuals: Sequence[Figure], target: Figure | Absent) -> Figure | Absent:
    """The last word of the target's own time, where a report says of it that it was too early to report."""
    own = [each for each in actuals if not isinstance(target, Absent) and each.row == target.period]
    told = [each for each in own if isinstance(each.value, Missing) and each.value.absent.reason is Reason.NOT_YET]
    return told[-1] if told else NOT_STATED


def _value(indicator: Indicator, figure: Figure, words: Words) -> str:
    """The figure as published; a bare number with the unit that stands in the indicator's name, so that it can be read alone."""
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    if isinstance(figure.as_published, Absent) and isinstance(figure.value, Number):
        return figure_quantity(figure, unit, words)
    text = figure_text(figure, words)
    return first_sentence(with_unit(text, unit) if _BARE.fullmatch(text) else text)


def _promise_in_words(context: PlanContext, measure: Measure) -> Answer:
    """Without any indicator: what the document says of the aim, else what the measure is, else that no aim is stated."""
    words = context.words
    for field, text in ((WordedField.TARGET_TEXT, measure.target_text), (WordedField.SUMMARY, measure.summary)):
        if isinstance(text, str):
            return _sentence(context.term(field), text)
    plain = measure.no_indicator == NOT_STATED
    told = words.answer.not_told if plain else absent_text(measure.no_indicator, words)
    return _nothing(words.answer.promised, told)


def _result_in_words(context: PlanContext, reports: Sequence[MeasureReport]) -> Answer:
    told = _reported(context, reports)
    words = context.words
    return _nothing(words.answer.result, words.answer.not_told) if isinstance(told, Absent) else told


def _reported(context: PageContext, reports: Sequence[MeasureReport]) -> Answer | Absent:
    """The first sentence of the last report that has words."""
    for report in reversed(reports):
        text = text_of_report(report)
        if text:
            return _sentence(context.words.answer.result, text, round_text(report.round, context.words))
    return NOT_STATED


def _evaluation(context: PlanContext, key: str, box: StandingBox) -> Answer:
    """The city's own judgement: that of the whole, or each axis with its name; of one that names no evaluator, that it does not."""
    words, evaluated = context.words, context.standings.evaluations[key]
    if not box.ratings:
        nobody = next((each for each in reversed(evaluated.others) if is_by_nobody(each.evaluation)), None)
        if box.no_rating == words.status.no_own_evaluation and nobody is not None:
            by = of_year(rater_name(nobody.evaluation, words), nobody, words)
            told = rating_of_axis(nobody.evaluation, context.plan.scales, words)
            return _rated(by, told or view_rating(context, nobody.evaluation, by=False).text, "")
        plain = box.no_rating == words.status.no_evaluation
        return _nothing(box.published, words.answer.not_told if plain else box.no_rating)
    if len(box.ratings) == 1:
        rating = box.ratings[0]
        return _rated(box.published, first_sentence(rating.text), rating.detail)
    texts = told_in_short(context, evaluated) or tuple(
        first_sentence(each.text) for each in box.ratings[:_MOST_RATINGS]
    )
    rest = len(box.ratings) - len(texts)
    note = words.answer.other_ratings.format(count=rest) if rest else ""
    return _rated(box.published, words.list_separator.join(texts), note)


def _rated(term: str, text: str, note: str) -> Answer:
    return Answer(term, shorten(text, _MOST_OF_A_SENTENCE), note, "short" if len(text) <= _SHORT else "text")


def _contact(context: PlanContext, measure: Measure, asked: Asked) -> AnswerContact:
    """Who is responsible, as the document names them, and the first ways to ask; whose these are, where they are another's."""
    words = context.words
    name = department_names(context, measure.departments)
    owner = owner_name(context)
    if name:
        leads = not isinstance(measure.departments, Absent) and bool(measure.departments.lead)
        term = context.term(WordedField.DEPARTMENTS)
        # Without a department that leads, the document's own words stand there, under its own heading.
        name = (
            words.answer.responsible.format(names=name) if leads else words.answer.named.format(term=term, names=name)
        )
    elif owner:
        name = words.answer.owner.format(names=owner)
    if not asked.boxes:
        return AnswerContact(name, (), words.answer.no_contact)
    box = asked.boxes[0]
    whose = "" if asked.own or not name else box.name
    ways = [_way(fact, link, whose, words) for fact in box.facts for link in fact.links]
    return AnswerContact(name or box.name, tuple(ways[:_MOST_WAYS]), "")


def _way(fact: Fact, link: Link, whose: str, words: Words) -> Link:
    if link.href.startswith("tel:"):
        text = words.answer.call.format(number=link.text)
        return Link(words.answer.whose.format(name=whose, way=text) if whose else text, link.href)
    if link.text in (link.href, link.href.removeprefix("mailto:")):  # an address is no name for a link
        return Link(words.answer.whose.format(name=whose, way=fact.term) if whose else fact.term, link.href)
    return link
