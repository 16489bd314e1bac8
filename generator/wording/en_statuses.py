"""English words for computed statuses, their reasons, and how they stand to the city's own evaluation."""

from collections.abc import Mapping
from typing import Final

from generator.judging import Agreement, JudgementReason, MeasureReason, Status, judge_agreement
from generator.model.basics import Absent
from generator.model.plans import Standing

LABELS: Final[Mapping[Status, str]] = {
    Status.REACHED: "Reached",
    Status.NOT_REACHED: "Not reached",
    Status.ON_THE_WAY: "On the way",
    Status.NO_TARGET: "No target",
    Status.NOT_REPORTED: "Not reported",
    Status.CANNOT_BE_JUDGED: "Cannot be judged",
}

MEANINGS: Final[Mapping[Status, str]] = {
    Status.REACHED: "The result of the target year reached the target.",
    Status.NOT_REACHED: "The result of the target year did not reach the target.",
    Status.ON_THE_WAY: "The target year is still to come.",
    Status.NO_TARGET: "No target is stated that figures could confirm.",
    Status.NOT_REPORTED: "The documents of this site hold no result for the target year.",
    Status.CANNOT_BE_JUDGED: "Target or result are written so that reaching it cannot be decided.",
}

REASONS: Final[Mapping[JudgementReason, str]] = {
    JudgementReason.MET_AT_LEAST: "The actual value is at least the target.",
    JudgementReason.MET_MORE_THAN: "The actual value is above the target.",
    JudgementReason.MET_LESS_THAN: "The actual value is below the target.",
    JudgementReason.MET_TOLERANCE: "The actual value differs from the target by no more than the plan allows.",
    JudgementReason.MET_AT_MOST: "The actual value is at most the target.",
    JudgementReason.MET_EQUAL: "The actual value equals the target.",
    JudgementReason.MET_RANGE: "The actual value lies within the target range.",
    JudgementReason.MET_DONE: "What was to be done is done.",
    JudgementReason.MET_EARLY: "The target was reached before its year.",
    JudgementReason.MET_LATE: "The running total of a later year is at least the target; no result of the target year is reported.",
    JudgementReason.MISSED_AT_LEAST: "The actual value falls short of the target.",
    JudgementReason.MISSED_MORE_THAN: "The actual value is not above the target.",
    JudgementReason.MISSED_LESS_THAN: "The actual value is not below the target.",
    JudgementReason.MISSED_TOLERANCE: "The actual value differs from the target by more than the plan allows.",
    JudgementReason.MISSED_AT_MOST: "The actual value exceeds the target.",
    JudgementReason.MISSED_EQUAL: "The actual value differs from the target.",
    JudgementReason.MISSED_RANGE: "The actual value lies outside the target range.",
    JudgementReason.MISSED_DONE: "What was to be done is not done.",
    JudgementReason.MISSED_LATE: "Even the running total of a later year falls short of the target.",
    JudgementReason.AHEAD_AT_TARGET: "The target year is still to come, but the target level is reached already.",
    JudgementReason.AHEAD_NEARER: "The target year is still to come; the value is nearer to the target than at the baseline.",
    JudgementReason.AHEAD_FARTHER: "The target year is still to come; the value is farther from the target than at the baseline.",
    JudgementReason.AHEAD_SAME: "The target year is still to come; the value is as far from the target as at the baseline.",
    JudgementReason.AHEAD_NO_BASELINE: "The target year is still to come. There is no baseline to compare with.",
    JudgementReason.AHEAD_UNCLEAR: "The target year is still to come. Rounded values leave open whether it is nearer.",
    JudgementReason.AHEAD_NOT_DONE: "The target year is still to come; it is not done yet.",
    JudgementReason.AHEAD_PART_OF_YEAR: "The target year is still to come. Part of a year is not held against the target of a whole one.",
    JudgementReason.NO_TARGET: "No target value is stated.",
    JudgementReason.NO_ACTUAL: "The documents of this site hold no result.",
    JudgementReason.ACTUAL_MISSING: "The result of the target year is not out yet.",
    JudgementReason.OLDER_VALUE: "No result of the target year is reported; the reported value is an earlier one.",
    JudgementReason.TARGET_YEAR_SKIPPED: "No result of the target year is reported; the reported value is of another time.",
    JudgementReason.ACTUAL_NOT_CALCULATED: "The result of the target year is said not to apply or not to be calculated.",
    JudgementReason.ACTUAL_NOT_LEGIBLE: "The result of the target year cannot be read in the source document.",
    JudgementReason.APPROXIMATE_TARGET: "The target is approximate, and the result lies within what that may mean.",
    JudgementReason.APPROXIMATE_ACTUAL: "The result is approximate, and what that may mean decides the outcome.",
    JudgementReason.ACTUAL_STRADDLES: "The result is a range, and which of its values counts decides the outcome.",
    JudgementReason.WORDS: "Target or result are in words, which no machine judges.",
    JudgementReason.FORMS_DIFFER: "Target and result differ in form and cannot be compared.",
}

MEASURE_REASONS: Final[Mapping[MeasureReason, str]] = {
    MeasureReason.ANY_NOT_REACHED: "An indicator did not reach its target.",
    MeasureReason.ANY_ON_THE_WAY: "The target year of an indicator is still to come; none failed to reach its target.",
    MeasureReason.ANY_NOT_REPORTED: "An indicator has no reported result yet.",
    MeasureReason.ALL_REACHED: "All indicators reached their targets.",
    MeasureReason.JUDGED_REACHED: "All indicators that could be judged reached their targets; others could not be judged.",
    MeasureReason.NONE_JUDGEABLE: "No indicator can be judged.",
    MeasureReason.NO_TARGETS: "The indicators have no target values.",
    MeasureReason.NO_INDICATOR: "No target is stated that figures could confirm.",
}

_STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.REACHED: "Reached",
    Standing.NOT_REACHED: "Not reached",
    Standing.ON_THE_WAY: "On the way",
    Standing.OTHER: "none of them",
}


def agreement_sentence(status: Status, standing: Standing | Absent) -> str:
    """One sentence: do the city's evaluation and the computed status agree, and if not, how do they differ?"""
    if isinstance(standing, Absent):
        return "There is no evaluation by the city to compare with."
    said, computed = _STANDINGS[standing], LABELS[status]
    match judge_agreement(status, standing):
        case Agreement.AGREE:
            return f"The city's evaluation and the judgement from figures are both “{computed}”."
        case Agreement.DISAGREE:
            return f"The city's evaluation amounts to “{said}”, but the judgement from figures is “{computed}”."
        case Agreement.NOT_COMPARABLE:
            return "The city's evaluation and the judgement from figures cannot be compared."
