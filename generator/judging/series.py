"""The rule for one series of values: which target is held against which actual value, and what follows from it."""

from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import is_higher_place, is_rank, names_a_bound
from generator.judging.breaks import breaks_before_target, is_baseline_comparable
from generator.judging.comparing import Course, Verdict, attainment, compare, view_trend
from generator.judging.dates import is_done_late
from generator.judging.reasons import reason_met, reason_missed, tolerance_of
from generator.judging.statuses import Judgement, JudgementReason, Status
from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.figures import (
    PER_SPAN,
    UPWARD,
    Accumulation,
    Direction,
    Done,
    Figure,
    Indicator,
    Missing,
    Number,
    Period,
    Range,
)
from generator.model.periods import first_month, is_later, last_month, same_moment, span_of

_TRENDS: Final = {
    Course.NEARER: JudgementReason.AHEAD_NEARER,
    Course.SAME: JudgementReason.AHEAD_SAME,
    Course.FARTHER: JudgementReason.AHEAD_FARTHER,
    Course.BEYOND: JudgementReason.AHEAD_BEYOND,
    Course.UNCLEAR: JudgementReason.AHEAD_UNCLEAR,
}
_DOUBTS: Final = {
    Verdict.WORDS: JudgementReason.WORDS,
    Verdict.FORMS_DIFFER: JudgementReason.FORMS_DIFFER,
    Verdict.UNORDERED: JudgementReason.RATINGS_UNORDERED,
    Verdict.BROKEN: JudgementReason.ACROSS_BREAK,
    Verdict.DIGITS: JudgementReason.LEVEL_IN_DIGITS,
    Verdict.HIGHER: JudgementReason.HIGHER_THAN_KEPT,
}
_REPORTED_BUT_UNUSABLE: Final = {
    Reason.NOT_APPLICABLE: JudgementReason.ACTUAL_NOT_CALCULATED,
    Reason.NOT_CALCULATED: JudgementReason.ACTUAL_NOT_CALCULATED,
    Reason.NOT_LEGIBLE: JudgementReason.ACTUAL_NOT_LEGIBLE,
}

_NOT_GIVEN: Final = (Reason.NOT_DONE, Reason.NOT_PUBLIC, Reason.NOT_IN_SOURCE, Reason.WITHDRAWN)
"""Of these nothing says that a value is still to come."""


class Case(NamedTuple):
    """An indicator with what was promised and what was reported of it in one series, each from the earliest period to the latest."""

    indicator: Indicator
    promises: tuple[Figure, ...]
    values: tuple[Figure, ...]  # reported values that may be compared with a promise
    known: tuple[Figure, ...]  # the same, and the missing ones
    others: tuple[Figure, ...] = ()  # all reported values, of other spans too
    forecasts: tuple[Figure, ...] = ()
    taken_back: frozenset[Period] = frozenset()  # periods of which a value was reported and then taken back
    since: Period | Absent = NOT_STATED  # the first year of the plan; before it nothing moves by the plan


def judge_series(case: Case, through: Period | None) -> Judgement:
    """Judge the newest of what was promised and reported in one series."""
    return _judge_newest(case, through) if case.values else _judge_without_value(case, case.others, through)


def judge_own(case: Case, promise: Figure, through: Period | None) -> Judgement | Absent:
    """How one promise stands by itself; Absent where its time has not come."""
    own = _matching(case.indicator, case.values, promise)
    if not isinstance(own, Absent):
        return _judge_due(case.indicator, promise, own)
    entry = _matching(case.indicator, case.known, promise)
    later = bool(case.values) and last_month(case.values[-1].period) > last_month(promise.period)
    if isinstance(entry, Absent) and not later and not _is_due(promise, through):
        return NOT_STATED
    earlier = [value for value in case.values if last_month(value.period) < last_month(promise.period)]
    if earlier and _met_for_good(case.indicator, promise, earlier[-1]):
        return _judgement(case.indicator, Status.REACHED, JudgementReason.MET_EARLY, promise, earlier[-1])
    if later:
        return _judge_past(case, promise, case.values[-1])
    return _judge_missing(case, promise, entry, JudgementReason.NO_ACTUAL)


def _matching(indicator: Indicator, figures: tuple[Figure, ...], target: Figure) -> Figure | Absent:
    """The figure for the target's own period, of a level also one of another period that ends with it."""
    alike = [figure for figure in figures if same_moment(figure.period, target.period, indicator.accumulation)]
    same = [figure for figure in alike if figure.period == target.period]
    return next(iter((*reversed(same), *reversed(alike))), NOT_STATED)


def _is_due(promise: Figure, through: Period | None) -> bool:
    return through is not None and last_month(promise.period) <= last_month(through)


def _judge_without_value(case: Case, part_values: tuple[Figure, ...], through: Period | None) -> Judgement:
    """No value that can be compared: all missing, none reported, or only values of parts of a year."""
    asked = [promise for promise in case.promises if _is_due(promise, through) or _entry_missing(case, promise)]
    target = asked[-1] if asked else case.promises[0]
    entry = _matching(case.indicator, case.known, target)
    if part_values and isinstance(entry, Absent):
        newest = part_values[-1]
        ahead = [promise for promise in case.promises if last_month(promise.period) > last_month(newest.period)]
        if ahead and not _is_due(ahead[0], through):
            return _judgement(case.indicator, Status.ON_THE_WAY, JudgementReason.AHEAD_PART_OF_YEAR, ahead[0], newest)
        return _judgement(case.indicator, Status.NOT_REPORTED, JudgementReason.TARGET_YEAR_SKIPPED, target, newest)
    return _judge_missing(case, target, entry, JudgementReason.NO_ACTUAL)


def _judge_newest(case: Case, through: Period | None) -> Judgement:
    """The rule proper, from the newest value on."""
    newest = case.values[-1]
    now, counting = last_month(newest.period), case.indicator.accumulation
    same = [promise for promise in case.promises if same_moment(promise.period, newest.period, counting)]
    ahead = [promise for promise in case.promises if last_month(promise.period) > now]
    behind = [promise for promise in case.promises if last_month(promise.period) <= now]
    unanswered = [promise for promise in ahead if _is_due(promise, through) or _entry_missing(case, promise)]
    if unanswered:
        target = unanswered[-1]
        if _met_for_good(case.indicator, target, newest):
            return _judgement(case.indicator, Status.REACHED, JudgementReason.MET_EARLY, target, newest)
        older = now < first_month(target.period)  # what falls within the target's period is not from before it
        otherwise = JudgementReason.OLDER_VALUE if older else JudgementReason.TARGET_YEAR_SKIPPED
        return _judge_missing(case, target, _matching(case.indicator, case.known, target), otherwise)
    if same:
        target = next((promise for promise in same if promise.period == newest.period), same[-1])
        own = _matching(case.indicator, case.values, target)
        return _judge_due(case.indicator, target, newest if isinstance(own, Absent) else own)
    if ahead:
        overdue = behind[-1] if behind and only_grows(case.indicator) else NOT_STATED
        if not isinstance(overdue, Absent) and _is_missed_for_long(case, overdue, newest):
            return _judgement(case.indicator, Status.NOT_REACHED, JudgementReason.MISSED_LATE, overdue, newest)
        return _judge_ahead(case.indicator, ahead[0], newest, case.since)
    return _judge_past(case, behind[-1], newest)


def _is_missed_for_long(case: Case, overdue: Figure, newest: Figure) -> bool:
    """Whether neither the total of the target's own period nor that of now reaches it."""
    own = _matching(case.indicator, case.values, overdue)
    kept = isinstance(own, Absent) or _verdict(case.indicator, overdue, own) is Verdict.MISSES
    return kept and _verdict(case.indicator, overdue, newest) is Verdict.MISSES


def _entry_missing(case: Case, promise: Figure) -> bool:
    """Of a target later than the newest value: whether its actual was entered as missing."""
    return not isinstance(_matching(case.indicator, case.known, promise), Absent)


def _judge_due(indicator: Indicator, target: Figure, actual: Figure) -> Judgement:
    """Target and actual of the same period."""
    verdict = _verdict(indicator, target, actual)
    done = isinstance(actual.value, Done)
    if verdict is Verdict.MEETS and is_done_late(target, actual):
        return _judgement(indicator, Status.CANNOT_BE_JUDGED, JudgementReason.DONE_LATE, target, actual)
    if verdict is Verdict.MEETS:
        reason = JudgementReason.MET_DONE if done else reason_met(indicator, target, actual)
        return _judgement(indicator, Status.REACHED, reason, target, actual)
    if verdict is Verdict.MISSES:
        reason = JudgementReason.MISSED_DONE if done else reason_missed(indicator, target, actual)
        return _judgement(indicator, Status.NOT_REACHED, reason, target, actual)
    return _judgement(indicator, Status.CANNOT_BE_JUDGED, _doubt(verdict, target, actual), target, actual)


def _judge_ahead(indicator: Indicator, target: Figure, actual: Figure, since: Period | Absent) -> Judgement:
    """The target's period is still to come: on the way, however far. Only what cannot go back is reached early."""
    verdict = _verdict(indicator, target, actual)
    if isinstance(target.value, Number | Range) and verdict in (Verdict.WORDS, Verdict.FORMS_DIFFER):
        # Words of another time say nothing of a number that is still to come.
        return _judgement(indicator, Status.ON_THE_WAY, JudgementReason.AHEAD_PART_OF_YEAR, target, actual)
    if verdict in (Verdict.WORDS, Verdict.FORMS_DIFFER, Verdict.UNORDERED, Verdict.BROKEN):
        return _judgement(indicator, Status.CANNOT_BE_JUDGED, _doubt(verdict, target, actual), target, actual)
    if _met_for_good(indicator, target, actual):
        return _judgement(indicator, Status.REACHED, JudgementReason.MET_EARLY, target, actual)
    way = _way(indicator, verdict, target, actual)
    if way is not JudgementReason.AHEAD_NOT_DONE and _is_before(actual.period, since):
        way = JudgementReason.AHEAD_BEFORE_PLAN
    return _judgement(indicator, Status.ON_THE_WAY, way, target, actual)


def _is_before(period: Period, since: Period | Absent) -> bool:
    """Whether a period has ended when the plan begins: what it tells is where the plan sets out, not what came of it."""
    return isinstance(since, Period) and last_month(period) < first_month(since)


def _way(indicator: Indicator, verdict: Verdict, target: Figure, actual: Figure) -> JudgementReason:
    if isinstance(actual.value, Done):
        return JudgementReason.AHEAD_NOT_DONE
    if verdict is Verdict.MEETS:
        return JudgementReason.AHEAD_AT_TARGET
    return _way_from_baseline(indicator, target, actual)


def _way_from_baseline(indicator: Indicator, target: Figure, actual: Figure) -> JudgementReason:
    """Only from an earlier value of the same span, measured alike, does a way lead to this one."""
    baseline = indicator.baseline
    if isinstance(baseline, Absent) or isinstance(baseline.value, Missing):
        return JudgementReason.AHEAD_NO_BASELINE
    if indicator.accumulation in PER_SPAN and span_of(baseline.period) != span_of(actual.period):
        return JudgementReason.AHEAD_BASELINE_ELSEWHERE
    if not is_later(actual.period, baseline.period):
        return JudgementReason.AHEAD_BASELINE_LATER
    if not is_baseline_comparable(indicator, actual.period):
        return JudgementReason.AHEAD_BREAK
    return _TRENDS[view_trend(indicator.direction, target.value, actual.value, baseline.value, tolerance_of(indicator))]


def _judge_past(case: Case, target: Figure, newest: Figure) -> Judgement:
    """All targets lie before the newest value: the value of the target's own period counts, if it was reported."""
    own = _matching(case.indicator, case.values, target)
    if not isinstance(own, Absent):
        return _judge_due(case.indicator, target, own)
    if only_grows(case.indicator):
        verdict = _verdict(case.indicator, target, newest)
        if verdict is Verdict.MEETS:
            return _judgement(case.indicator, Status.REACHED, JudgementReason.MET_LATE, target, newest)
        if verdict is Verdict.MISSES:
            return _judgement(case.indicator, Status.NOT_REACHED, JudgementReason.MISSED_LATE, target, newest)
        return _judge_due(case.indicator, target, newest)
    entry = _matching(case.indicator, case.known, target)
    return _judge_missing(case, target, entry, JudgementReason.TARGET_YEAR_SKIPPED)


def _judge_missing(case: Case, target: Figure, entry: Figure | Absent, otherwise: JudgementReason) -> Judgement:
    """The target's own value is missing: for a published reason (``entry``), or ``otherwise`` without a word."""
    if isinstance(entry, Absent) or not isinstance(entry.value, Missing):
        early = _matching(case.indicator, case.forecasts, target)
        if isinstance(early, Figure):
            otherwise = JudgementReason.UNDATED_ONLY if early.undated else JudgementReason.FORECAST_ONLY
        newest = case.values[-1] if case.values else NOT_STATED
        return _judgement(case.indicator, Status.NOT_REPORTED, otherwise, target, newest)
    unusable = _REPORTED_BUT_UNUSABLE.get(entry.value.absent.reason)
    if unusable is None:
        reason = JudgementReason.ACTUAL_MISSING
        if entry.period in case.taken_back:
            reason = JudgementReason.ACTUAL_WITHDRAWN
        elif entry.value.absent.reason in _NOT_GIVEN:
            reason = JudgementReason.ACTUAL_NOT_GIVEN
        return _judgement(case.indicator, Status.NOT_REPORTED, reason, target, entry)
    return _judgement(case.indicator, Status.CANNOT_BE_JUDGED, unusable, target, entry)


def only_grows(indicator: Indicator) -> bool:
    """A total since the start that is to grow: what it has reached once it keeps."""
    return indicator.accumulation is Accumulation.CUMULATIVE and indicator.direction in UPWARD


def _met_for_good(indicator: Indicator, target: Figure, actual: Figure) -> bool:
    """Whether the target is met by something that cannot go back: a growing total, or a thing that is done."""
    lasting = only_grows(indicator) or isinstance(actual.value, Done)
    return lasting and _verdict(indicator, target, actual) is Verdict.MEETS


def _verdict(indicator: Indicator, target: Figure, actual: Figure) -> Verdict:
    if breaks_before_target(indicator, target, actual.period):
        return Verdict.BROKEN
    exact = isinstance(target.as_published, str) and names_a_bound(target.as_published)
    verdict = compare(indicator.direction, target.value, actual.value, tolerance_of(indicator), exact=exact)
    kept = verdict is Verdict.MISSES and indicator.direction is Direction.MAINTAIN
    return Verdict.HIGHER if kept and is_higher_place(indicator, actual.value, target.value) else verdict


def _doubt(verdict: Verdict, target: Figure, actual: Figure) -> JudgementReason:
    if verdict in _DOUBTS:
        return _DOUBTS[verdict]
    if _is_approximate(actual):
        return JudgementReason.APPROXIMATE_ACTUAL
    return JudgementReason.APPROXIMATE_TARGET if _is_approximate(target) else JudgementReason.ACTUAL_STRADDLES


def _is_approximate(figure: Figure | Absent) -> bool:
    return isinstance(figure, Figure) and isinstance(figure.value, Number | Range) and figure.value.approximate


def _judgement(
    indicator: Indicator, status: Status, reason: JudgementReason, target: Figure | Absent, actual: Figure | Absent
) -> Judgement:
    """Put the outcome together with the figures it rests on."""
    used = [figure for figure in (target, actual) if isinstance(figure, Figure)]
    judged = len(used) == 2 and status is not Status.NOT_REPORTED
    share: Decimal | Absent = Absent(Reason.NOT_CALCULATED)
    # Before the target's year a share of the way says nothing: a fund that shrinks may still be at 88% of what it shall grow to.
    comparable = judged and status in (Status.REACHED, Status.NOT_REACHED)  # what cannot be judged has no share either
    comparable = comparable and reason is not JudgementReason.ACROSS_BREAK and not is_rank(indicator)
    if comparable and indicator.accumulation in PER_SPAN:
        comparable = span_of(used[0].period) == span_of(used[1].period)
    if comparable:
        share = attainment(indicator.direction, used[0].value, used[1].value)
    return Judgement(
        status=status,
        reason=reason,
        period=_judged_period(status, used),
        target=target,
        actual=actual,
        attainment=share,
        approximate=judged and any(map(_is_approximate, used)),
        provisional=judged and any(figure.provisional for figure in used),
    )


def _judged_period(status: Status, used: list[Figure]) -> Period | Absent:
    """The period of the actual value; of a report that is owed, the period of the target."""
    if not used:
        return NOT_STATED
    return used[0].period if status is Status.NOT_REPORTED else used[-1].period
