"""What stands in the place of the values of a measure (集計中, 中止, ―), so that nobody is told that nothing stands there."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.judging import Judgement, Status
from generator.judging.revisions import latest_words, newest_value
from generator.judging.standings import indicator_key
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Figure, Indicator
from generator.views.formats import period_in_sentence, said_absence
from generator.views.indicator_pieces import indicator_name
from generator.views.page_context import PageContext
from generator.wording.words import Words


class Absences(NamedTuple):
    """``texts``: what stands there, each once; ``period``: of when, "" where not all is of one; ``everywhere``: whether no wanting value is without a word.

    ``name`` is that of the one indicator whose value is wanting where the measure has others besides, "" elsewhere.
    """

    texts: tuple[str, ...]
    period: str
    everywhere: bool
    name: str = ""


def absences_of(context: PageContext, key: str) -> Absences:
    """What is said in the place of the values that are wanting of the measure with the key."""
    indicators = context.site_index.measures[key].indicators
    found = [
        (indicator, _entry(context, key, indicator, judgement))
        for indicator, judgement in (
            (each, context.standings.indicators[indicator_key(key, each.id)]) for each in indicators
        )
        if judgement.status is Status.NOT_REPORTED or _has_no_value(context, key, indicator, judgement)
    ]
    wanting = [each for _, each in found]
    name = indicator_name(found[0][0], context.words) if len(found) == 1 < len(indicators) else ""
    said = [(each, text) for each in wanting if (text := said_absence(each, context.words))]
    periods = {period_in_sentence(each.period, context.words) for each, _ in said if isinstance(each, Figure)}
    texts = tuple(dict.fromkeys(text for _, text in said))
    return Absences(texts, periods.pop() if len(periods) == 1 else "", len(said) == len(wanting), name)


def _has_no_value(context: PageContext, key: str, indicator: Indicator, judgement: Judgement) -> bool:
    actuals = context.site_index.actuals_of_measure(key, indicator)
    return judgement.status is Status.NO_TARGET and isinstance(newest_value(actuals), Absent)


def _entry(context: PageContext, key: str, indicator: Indicator, judgement: Judgement) -> Figure | Absent:
    """Of a target what stands at its own time; without one the newest word."""
    told = latest_words(each for each in context.site_index.actuals_of_measure(key, indicator) if not each.forecast)
    if judgement.status is Status.NOT_REPORTED:
        own = [each for each in told if each.period == judgement.period]
        return own[-1] if own and isinstance(judgement.actual, Absent) else judgement.actual
    return told[-1] if told else judgement.actual


def clause_of_absences(context: PageContext, key: str) -> str:
    """What is said in the place of the values of the measure with the key, as a sentence without its end; "" where nothing is."""
    words, found = context.words.status, absences_of(context, key)
    if not found.texts:
        return ""
    told = context.words.source.cite_join.join(found.texts)
    if found.everywhere and found.period and len(found.texts) == 1:
        form = words.said_named if found.name else words.said
        return form.format(name=found.name, period=found.period, told=told)
    return (words.said_of_all if found.everywhere else words.said_of_some).format(told=told)


def tell_absences(context: PageContext, key: str) -> str:
    """The same as a whole sentence."""
    clause = clause_of_absences(context, key)
    return clause and context.words.status.said_sentence.format(clause=clause)


def newest_word(actuals: Iterable[Figure], words: Words) -> Figure | Absent:
    """The newest value, else the newest of what stands in the place of one; Absent where nothing is said."""
    told = latest_words(each for each in actuals if not each.forecast)
    known = newest_value(told)
    if not isinstance(known, Absent):
        return known
    return next((each for each in reversed(told) if said_absence(each, words)), NOT_STATED)
