"""Which of several evaluations is the city's own."""

from collections.abc import Iterable
from typing import Final

from generator.model.basics import NOT_STATED, Absent
from generator.model.results import Evaluation, Evaluator

_OTHERS: Final = (Evaluator.CITIZENS_PANEL, Evaluator.EXTERNAL)
"""Who judges the city's work without being the city."""


def own_evaluation(evaluations: Iterable[Evaluation]) -> Evaluation | Absent:
    """The city's own evaluation: of the last evaluator that is the city itself, the first that says anything; Absent without one."""
    own = [each for each in evaluations if each.by not in _OTHERS and not isinstance(each.as_published, Absent)]
    if not own:
        return NOT_STATED
    last = (own[-1].by, own[-1].by_name)
    return next(each for each in own if (each.by, each.by_name) == last)
