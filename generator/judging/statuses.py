"""What judging gives: a status with its reason, and the published figures that it rests on."""

import enum
from decimal import Decimal
from typing import Final

from generator.model.basics import NOT_STATED, Absent, Record
from generator.model.figures import Figure, Period
from generator.model.periods import order
from generator.model.plans import Ending
from generator.model.results import Evaluation


class Status(enum.StrEnum):
    """How an indicator or a measure stands."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    ON_THE_WAY = "on_the_way"
    NO_TARGET = (
        "no_target"  # of figures alone; a measure without any stands as one of the last four says, or is not reported
    )
    NOT_REPORTED = "not_reported"
    CANNOT_BE_JUDGED = "cannot_be_judged"
    # what else is known of a measure
    EVALUATED = "evaluated"  # the city's own evaluation
    REPORTED = "reported"  # a result in words, or figures without a target
    NOT_DUE = "not_due"  # no report yet, and none was due
    ENDED = "ended"  # ended, suspended or merged before anything else could be told


FIGURE_STATUSES: Final = (
    Status.REACHED,
    Status.NOT_REACHED,
    Status.ON_THE_WAY,
    Status.NO_TARGET,
    Status.NOT_REPORTED,
    Status.CANNOT_BE_JUDGED,
)
"""What figures alone can say, of indicators and of measures."""

HEADS: Final = (Status.NOT_REACHED, Status.NOT_REPORTED, Status.REACHED, Status.CANNOT_BE_JUDGED)
"""Of several series that are due at once the first of these that any has stands for the indicator, and is told first."""


class IndicatorProgress(enum.StrEnum):
    """In which list of indicators one stands: what came of its target, or where it moves before the target's time."""

    NOT_REACHED = "not_reached"
    MOVING_AWAY = "moving_away"
    REACHED = "reached"
    COMING_CLOSER = "coming_closer"
    AT_LEVEL = "at_level"  # as good as the target, whose time is still to come
    UNCHANGED = "unchanged"
    ON_THE_WAY = "on_the_way"  # before the target's time, of which nothing tells where it moves
    NOT_REPORTED = "not_reported"
    NOT_DUE = "not_due"
    NO_TARGET = "no_target"
    CANNOT_BE_JUDGED = "cannot_be_judged"
    NOT_COMPARABLE = (
        "not_comparable"  # in no list of its own: gathers those of which none can say whether they came nearer
    )


class JudgementReason(enum.StrEnum):
    """Why an indicator has its status."""

    # reached
    MET_AT_LEAST = "met_at_least"
    MET_MORE_THAN = "met_more_than"
    MET_LESS_THAN = "met_less_than"
    MET_TOLERANCE = "met_tolerance"
    MET_AT_MOST = "met_at_most"
    MET_EQUAL = "met_equal"
    MET_RANGE = "met_range"
    MET_RANK = "met_rank"  # of places the first is the best
    MET_RANK_NUMBER = "met_rank_number"  # of places the first is the worst
    MET_RATING = "met_rating"  # a step of a scale
    MET_DONE = "met_done"
    MET_EARLY = "met_early"  # before the target's year, by a value that cannot go back
    MET_LATE = "met_late"  # by a total of a later year; the target's year itself was not reported
    # not reached
    MISSED_AT_LEAST = "missed_at_least"
    MISSED_MORE_THAN = "missed_more_than"
    MISSED_LESS_THAN = "missed_less_than"
    MISSED_TOLERANCE = "missed_tolerance"
    MISSED_AT_MOST = "missed_at_most"
    MISSED_EQUAL = "missed_equal"
    MISSED_RANGE = "missed_range"
    MISSED_RANK = "missed_rank"
    MISSED_RANK_NUMBER = "missed_rank_number"
    MISSED_RATING = "missed_rating"
    MISSED_DONE = "missed_done"
    MISSED_LATE = "missed_late"  # even the total of a later year is short of it
    # on the way: the target's year is still to come
    AHEAD_AT_TARGET = "ahead_at_target"
    AHEAD_NEARER = "ahead_nearer"
    AHEAD_FARTHER = "ahead_farther"
    AHEAD_SAME = "ahead_same"
    AHEAD_NO_BASELINE = "ahead_no_baseline"
    AHEAD_BASELINE_ELSEWHERE = "ahead_baseline_elsewhere"  # of a time of another kind or length than the value's
    AHEAD_BASELINE_LATER = "ahead_baseline_later"  # the baseline is of no earlier time than the value
    AHEAD_BEYOND = "ahead_beyond"  # past a range, or past a level that was to be kept
    AHEAD_UNCLEAR = "ahead_unclear"
    AHEAD_NOT_DONE = "ahead_not_done"
    AHEAD_PART_OF_YEAR = "ahead_part_of_year"
    AHEAD_BEFORE_PLAN = "ahead_before_plan"  # the newest value is of a time before the plan
    AHEAD_BREAK = "ahead_break"  # the baseline was measured otherwise
    # no target
    NO_TARGET = "no_target"
    # not reported
    NOT_DUE = "not_due"
    NO_ACTUAL = "no_actual"
    ACTUAL_MISSING = "actual_missing"
    ACTUAL_NOT_GIVEN = "actual_not_given"  # not done, not public, not in the report
    ACTUAL_WITHDRAWN = "actual_withdrawn"  # reported, and taken back by a later report
    OLDER_VALUE = "older_value"
    TARGET_YEAR_SKIPPED = "target_year_skipped"
    FORECAST_ONLY = "forecast_only"  # of the target's period only a forecast is known
    UNDATED_ONLY = "undated_only"  # of it only a value of its midst is known, of a day that is not told
    # cannot be judged
    ACTUAL_NOT_CALCULATED = "actual_not_calculated"
    ACTUAL_NOT_LEGIBLE = "actual_not_legible"
    ENDED_BEFORE = "ended_before"  # the measure had ended before the target's time, of which nothing is reported
    APPROXIMATE_TARGET = "approximate_target"
    APPROXIMATE_ACTUAL = "approximate_actual"
    ACTUAL_STRADDLES = "actual_straddles"
    LEVEL_IN_DIGITS = "level_in_digits"  # off a level to be kept by less than the coarser number prints
    HIGHER_THAN_KEPT = "higher_than_kept"  # a place to be kept, and the actual one is above it
    WORDS = "words"
    FORMS_DIFFER = "forms_differ"
    RATINGS_UNORDERED = "ratings_unordered"  # nobody says which of two steps is the better
    DONE_LATE = "done_late"  # done in the target's period, but after the month that the target names
    ACROSS_BREAK = "across_break"  # the target was set when things were measured otherwise


class PeriodVerdict(Record, frozen=True):
    """How one period that has a target of its own stands, whatever comes of the others."""

    period: Period
    status: Status
    reason: JudgementReason


class Judgement(Record, frozen=True):
    """The computed status of one indicator.

    ``target`` and ``actual`` are the published figures that were held against each other. (An ``actual`` may be a
    missing value with its reason and, where the status is not reported, an older value.) ``attainment`` is actual ÷
    target to 28 digits, rounded down; Absent where that quotient has no meaning, and never 0 for want of a value.
    ``approximate`` and ``provisional`` tell of the figures that were held against each other.

    ``verdicts`` are those of every period whose time has come, the earliest first. ``through`` is the period that the reports have come to
    when this was judged; Absent where nothing tells. ``from_parts`` tells that ``actual`` was made of the values of its parts, as the plan
    says that it is.
    """

    status: Status
    reason: JudgementReason
    period: Period | Absent = NOT_STATED
    target: Figure | Absent = NOT_STATED
    actual: Figure | Absent = NOT_STATED
    attainment: Decimal | Absent = NOT_STATED
    approximate: bool = False
    provisional: bool = False
    verdicts: tuple[PeriodVerdict, ...] = ()
    through: Period | Absent = NOT_STATED
    from_parts: bool = False

    @property
    def missed_before(self) -> tuple[Period, ...]:
        """The periods whose own targets were missed, besides the one that heads the judgement, the earliest first."""
        own = NOT_STATED if isinstance(self.target, Absent) else self.target.period
        headed = self.status is not Status.ON_THE_WAY
        return tuple(
            each.period
            for each in self.verdicts
            if each.status is Status.NOT_REACHED and not (headed and each.period == own)
        )

    @property
    def is_comparison(self) -> bool:
        """Whether target and actual value were held against each other, so that they may be set side by side."""
        return self.status in _COMPARED and self.reason not in _REFUSED


_COMPARED: Final = (Status.REACHED, Status.NOT_REACHED, Status.ON_THE_WAY, Status.CANNOT_BE_JUDGED)
_REFUSED: Final = (
    JudgementReason.AHEAD_PART_OF_YEAR,
    JudgementReason.ACROSS_BREAK,
    JudgementReason.FORMS_DIFFER,
    JudgementReason.RATINGS_UNORDERED,
    JudgementReason.WORDS,
    JudgementReason.DONE_LATE,
    JudgementReason.ACTUAL_NOT_CALCULATED,
    JudgementReason.ACTUAL_NOT_LEGIBLE,
)


class MeasureReason(enum.StrEnum):
    """Why a measure (or a pillar, or a plan) has its status."""

    ANY_NOT_REACHED = "any_not_reached"
    ANY_ON_THE_WAY = "any_on_the_way"
    ON_THE_WAY_MISSED = "on_the_way_missed"  # on the way to a later target, an earlier one was missed
    ANY_NOT_REPORTED = "any_not_reported"
    ALL_REACHED = "all_reached"
    TARGETS_REACHED = "targets_reached"  # besides others that have no target
    JUDGED_REACHED = "judged_reached"  # besides others that cannot be judged
    NONE_JUDGEABLE = "none_judgeable"
    NO_TARGETS = "no_targets"
    NO_INDICATOR = "no_indicator"


class Agreement(enum.StrEnum):
    """How the city's evaluation stands to the computed status."""

    AGREE = "agree"
    DISAGREE = "disagree"
    NOT_COMPARABLE = "not_comparable"


class MeasureJudgement(Record, frozen=True):
    """What the figures of a measure say: the computed status of its indicators put together.

    ``approximate`` and ``provisional`` are set where they are for an indicator that decides the status.
    """

    status: Status
    reason: MeasureReason
    judgements: tuple[Judgement, ...] = ()
    approximate: bool = False
    provisional: bool = False

    @property
    def missed_before(self) -> tuple[Period, ...]:
        """The periods whose own targets any of its indicators missed before the one that heads its judgement, the earliest first."""
        return tuple(sorted({each for own in self.judgements for each in own.missed_before}, key=order))

    def count(self, status: Status) -> int:
        """How many indicators have the status."""
        return sum(judgement.status is status for judgement in self.judgements)


class MeasureStatus(Record, frozen=True):
    """How a measure stands in lists and counts: by its figures; where these cannot say, by what else is known.

    ``evaluation`` is the city's own, where the status rests on it. ``year`` is the fiscal year of the report, or from which one is
    owed (not reported), or for which one will be (not due); ``until`` is the last of several for which one is owed. ``ending`` is told beside every status. ``repeated``: the status is that of the
    measure that this one repeats. ``said``: where values are wanting, something stands in the place of any (集計中). ``partly``: not reported, but
    of other indicators of the measure values are.
    """

    status: Status
    evaluation: Evaluation | Absent = NOT_STATED
    year: int | Absent = NOT_STATED
    ending: Ending | Absent = NOT_STATED
    repeated: bool = False
    until: int | Absent = NOT_STATED
    said: bool = False
    partly: bool = False


def indicator_key(holder: str, indicator: str) -> str:
    """The key of an indicator of the plan, pillar or measure with the key ``holder``."""
    return f"{holder}#{indicator}"
