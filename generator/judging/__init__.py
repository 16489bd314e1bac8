"""Computed status: what a published rule makes of published targets and actuals.

The city's own evaluation is never an input; it is only compared with the outcome.
The rule is told to residents in ``content/about/status-rule.md``; the words for each status and reason stand in
``generator/wording/statuses.py``.
"""

from generator.judging.agreements import judge_agreement, standing_of
from generator.judging.comparing import Verdict, compare, half_unit
from generator.judging.indicators import judge_indicator
from generator.judging.measures import judge_measure
from generator.judging.statuses import (
    FIGURE_STATUSES,
    Agreement,
    IndicatorProgress,
    Judgement,
    JudgementReason,
    MeasureJudgement,
    MeasureReason,
    MeasureStatus,
    Status,
)

__all__ = [
    "FIGURE_STATUSES",
    "Agreement",
    "IndicatorProgress",
    "Judgement",
    "JudgementReason",
    "MeasureJudgement",
    "MeasureReason",
    "MeasureStatus",
    "Status",
    "Verdict",
    "compare",
    "half_unit",
    "judge_agreement",
    "judge_indicator",
    "judge_measure",
    "kept_judgements",
    "own_evaluations",
    "periods",
    "progress",
    "standing_of",
    "standings",
]
