"""What stands in the place of the values of a measure (集計中, 中止, ―), so that nobody is told that nothing stands there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from generator.judging import Judgement, Status
from generator.judging.revisions import latest_words, newest_value
from generator.judging.standings import indicator_key
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Figure, Indicator
from generator.views.formats import period_in_sentence, said_absence
from generator.views.indicator_pieces import indicator_name
from generator.views.page_context import PageContext
from generator.wording.figure_words import StatusWords
from generator.wording.words import Words

_MOST_NAMES: Final = 3


class Absences(NamedTuple):
    """Of the wanting values: ``said`` holds what stands in their place, each once, with the names of the indicators; ``unsaid`` the names of the others.

    ``period``: of when they all are, "" where they are not of one; ``all_want``: whether no indicator of the measure has a value.
    """

    said: Mapping[str, tuple[str, ...]]
    unsaid: tuple[str, ...]
    period: str
    all_want: bool


def absences_of(context: PageContext, key: str) -> Absences:
    """What is said in the place of the values that are wanting of the measure with the key."""
    indicators = context.site_index.measures[key].indicators
    said: dict[str, tuple[str, ...]] = {}
    unsaid: list[str] = []
    periods: set[str] = set()
    count = 0
    for indicator in indicators:
        judgement = context.standings.indicators[indicator_key(key, indicator.id)]
        if judgement.status is not Status.NOT_REPORTED and not _has_no_value(context, key, indicator, judgement):
            continue
        count += 1
        entry, name = _entry(context, key, indicator, judgement), indicator_name(indicator, context.words)
        period = entry.period if isinstance(entry, Figure) else judgement.period
        text = said_absence(entry, context.words)
        if text:
            said[text] = (*said.get(text, ()), name)
        else:
            unsaid.append(name)
            period = judgement.period
        periods.add("" if isinstance(period, Absent) else period_in_sentence(period, context.words))
    return Absences(said, tuple(unsaid), periods.pop() if len(periods) == 1 else "", count == len(indicators))


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
    """Which values of the measure with the key are wanting, and what is said in their place, as a sentence without its end.

    "" where nothing is said of any and all are wanting: that nothing is reported is told elsewhere.
    """
    words, found = context.words.status, absences_of(context, key)
    when = words.of_year.format(year=found.period) if found.period else ""
    if not found.said:
        if found.all_want or not found.unsaid:
            return ""
        return words.unsaid_named.format(names=_names(found.unsaid, words), when=when)
    (told, _), *more = found.said.items()
    if found.all_want and not more and not found.unsaid:
        return words.said.format(when=when, told=told)
    each = context.words.list_separator.join(
        words.said_named.format(names=_names(names, words), when=when, told=told) for told, names in found.said.items()
    )
    if not found.unsaid:
        return words.said_of_all.format(said=each)
    return words.said_of_some.format(said=each, names=_names(found.unsaid, words))


def _names(names: Sequence[str], words: StatusWords) -> str:
    """「来園者数」「利用件数」; of more than a few the first, and how many there are."""
    quoted = [words.quoted.format(name=each) for each in dict.fromkeys(names)]
    if len(quoted) <= _MOST_NAMES:
        return "".join(quoted)
    return words.named_among.format(name=quoted[0], count=len(names))


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
