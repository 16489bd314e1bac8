"""Computed status: what a published rule makes of published targets and actuals.

The city's own evaluation is never an input; it is only compared with the outcome.
The rule is told to residents in ``content/about/status-rule.md``; the words for each status and reason stand in
``generator/wording/ja.yaml`` (``words.status``).
"""

from generator.judging.agreements import judge_agreement, judged_apart, standing_of
from generator.judging.comparing import Verdict, asks_for_less, attainment, compare, half_unit
from generator.judging.indicators import judge_indicator
from generator.judging.measures import judge_measure, status_of_year
from generator.judging.parts import parts_filling
from generator.judging.printed_shares import status_said, told_otherwise
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
    "asks_for_less",
    "attainment",
    "breaks",
    "compare",
    "half_unit",
    "judge_agreement",
    "judge_indicator",
    "judge_measure",
    "judged_apart",
    "kept_judgements",
    "kept_standings",
    "known",
    "list_parts",
    "own_evaluations",
    "parts_filling",
    "progress",
    "revisions",
    "standing_of",
    "standings",
    "status_of_year",
    "status_said",
    "told_otherwise",
]
