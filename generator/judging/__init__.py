"""Computed status: what a published rule makes of published targets and actuals.

The city's own evaluation is never an input; it is only compared with the outcome.
The rule is told to residents in ``content/about/status-rule.md``; the words for each status and reason stand in
``generator/wording/ja.yaml`` (``words.status``).
"""

from generator.judging.agreements import judge_agreement, standing_of
from generator.judging.comparing import Verdict, compare, half_unit
from generator.judging.indicators import judge_indicator
from generator.judging.measures import judge_measure, status_of_year
from generator.judging.statuses import (
    FIGURE_STATUSES,
    HEADS,
    Agreement,
    IndicatorProgress,
    Judgement,
    JudgementReason,
    MeasureJudgement,
    MeasureReason,
    MeasureStatus,
    PeriodVerdict,
    Status,
)
from generator.model.raters import city_judgement, is_own, raters_differ, stage_of
from generator.model.ratings import step_in

__all__ = [
    "FIGURE_STATUSES",
    "HEADS",
    "Agreement",
    "IndicatorProgress",
    "Judgement",
    "JudgementReason",
    "MeasureJudgement",
    "MeasureReason",
    "MeasureStatus",
    "PeriodVerdict",
    "Status",
    "Verdict",
    "breaks",
    "city_judgement",
    "compare",
    "half_unit",
    "is_own",
    "judge_agreement",
    "judge_indicator",
    "judge_measure",
    "kept_judgements",
    "known",
    "own_evaluations",
    "progress",
    "raters_differ",
    "revisions",
    "stage_of",
    "standing_of",
    "standings",
    "status_of_year",
    "step_in",
]
