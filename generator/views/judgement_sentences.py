"""What a judgement of figures says in words: the period of what was held against what, and how far the reports have come."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from generator.judging import HEADS, Judgement, JudgementReason, PeriodVerdict, Status
from generator.model.basics import Absent
from generator.model.figures import Break, Figure, Indicator, Period
from generator.model.periods import YEAR, length, span_of
from generator.views.formats import period_in_sentence, said_absence
from generator.views.told_figures import tell_figure
from generator.wording.words import Words

_MOST_PERIODS: Final = 3
_SAID: Final = (
    JudgementReason.ACTUAL_MISSING,
    JudgementReason.ACTUAL_NOT_GIVEN,
    JudgementReason.ACTUAL_NOT_CALCULATED,
)
"""Of these the document says in its own words why there is no value."""


def judgement_sentence(judgement: Judgement, words: Words, indicator: Indicator | None = None) -> str:
    """Why an indicator has its status; of several periods that have targets also how each of them stands.

    ``indicator`` is asked how a value was made of its parts.
    """
    told = reason_sentence(judgement, words)
    groups = _groups(judgement)
    told += missed_sentence(judgement, [each for periods in groups.values() for each in periods], words)
    if groups:
        told += words.status.by_period.format(
            groups=words.list_separator.join(_group(words, *each) for each in groups.items())
        )
    if judgement.from_parts and indicator is not None and not isinstance(indicator.parts, Absent):
        actual = judgement.actual
        if isinstance(actual, Figure):
            unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
            told += words.status.from_parts[indicator.parts].format(
                period=period_in_sentence(actual.period, words), value=tell_figure(actual, unit, words).text
            )
    return told


def missed_sentence(judgement: Judgement, said: Collection[Period], words: Words) -> str:
    """Which other periods missed their targets, but for those that are ``said`` already; "" where none did."""
    missed = [each for each in judgement.missed_before if each not in said]
    if not missed:
        return ""
    pattern = words.status.missed_too if judgement.status is Status.NOT_REACHED else words.status.missed_before
    return pattern.format(periods=some_periods(missed, words))


def some_periods(periods: Sequence[Period], words: Words) -> str:
    """A few periods by their names, of many the last one and how many there are."""
    if len(periods) <= _MOST_PERIODS:
        return join_periods(periods, words)
    return words.status.many_periods.format(last=period_in_sentence(periods[-1], words), count=len(periods))


def reason_sentence(judgement: Judgement, words: Words) -> str:
    """The one reason of a status, with its periods."""
    target, actual, through = judgement.target, judgement.actual, judgement.through
    promised = period_in_sentence(target.period, words) if isinstance(target, Figure) else ""
    reported = period_in_sentence(actual.period, words) if isinstance(actual, Figure) else promised
    known = reported if isinstance(through, Absent) else period_in_sentence(through, words)
    of_target = "" if promised == reported else words.status.of_year.format(year=promised)
    value = words.status.value if reported == known else words.status.value_of.format(period=reported)
    told = said_absence(actual, words)
    if told and judgement.reason in _SAID:
        when = words.status.of_year.format(year=reported)
        return words.status.said_sentence.format(clause=words.status.said.format(when=when, told=told))
    return words.status.reasons[judgement.reason].format(
        target=promised, actual=reported, through=known, of_target=of_target, value=value
    )


def periods_told(judgement: Judgement) -> tuple[Period, ...]:
    """The periods that have the status of the indicator: of quarters all of the newest year's, otherwise the one that was judged.

    A target that was met before its time, or by a total after it, is the target of its own period.
    """
    verdicts = [each.period for each in _of_parts(judgement) if each.status is judgement.status]
    target = judgement.target
    is_part = isinstance(target, Figure) and 0 < length(target.period) < YEAR
    if is_part and verdicts:
        return tuple(verdicts)
    if isinstance(target, Figure) and judgement.status in (Status.REACHED, Status.NOT_REACHED):
        return (target.period,)
    return () if isinstance(judgement.period, Absent) else (judgement.period,)


def join_periods(periods: Iterable[Period], words: Words) -> str:
    """Periods in a sentence: 令和元年度第1四半期・令和元年度第2四半期."""
    return words.status.period_join.join(period_in_sentence(each, words) for each in periods)


def break_sentences(each: Break, words: Words, known_year: int) -> tuple[str, ...]:
    """What a break says: from when, what changed, and why; of one after the last year that is known, that it is to come."""
    own = words.indicator
    since = period_in_sentence(each.period, words)
    sentence = own.break_ahead if each.period.fiscal_year > known_year else own.break_told
    told = [sentence.format(period=since, what=own.break_kinds[each.kind])]
    if not isinstance(each.reason, Absent):
        if isinstance(each.footnote, Absent):
            told.append(own.break_reason.format(reason=each.reason))
        else:
            told.append(own.break_footnote.format(mark=each.footnote, reason=each.reason))
    if not isinstance(each.note, Absent):
        told.append(own.break_note.format(note=each.note))
    return tuple(told)


def _group(words: Words, status: Status, periods: list[Period]) -> str:
    return words.status.in_group.format(periods=join_periods(periods, words), status=words.status.labels[status])


def _groups(judgement: Judgement) -> dict[Status, list[Period]]:
    """The periods besides the one that heads them, with it: parts of the judged year, and the newest of each other span."""
    target = judgement.target
    if not isinstance(target, Figure) or judgement.reason is JudgementReason.NO_TARGET:
        return {}
    told = {each.period: each for each in _of_parts(judgement)}
    newest = {span_of(each.period): each for each in judgement.verdicts if length(each.period) >= YEAR}
    told.update({each.period: each for span, each in newest.items() if span != span_of(target.period)})
    own = next((each for each in judgement.verdicts if each.period == target.period), None)
    if told and own is not None:
        told[own.period] = own
    if not told or set(told) == {target.period}:
        return {}
    verdicts = [each for each in judgement.verdicts if each.period in told]
    return {
        status: periods for status in HEADS if (periods := [each.period for each in verdicts if each.status is status])
    }


def _of_parts(judgement: Judgement) -> list[PeriodVerdict]:
    """The verdicts of parts of the year that the judged target looks to, or of the newest year that has any."""
    parts = [each for each in judgement.verdicts if 0 < length(each.period) < YEAR]
    target = judgement.target
    if isinstance(target, Absent) or not parts:
        return []
    newest = max(each.period.fiscal_year for each in parts)
    return [each for each in parts if each.period.fiscal_year == newest and newest >= target.period.fiscal_year]
