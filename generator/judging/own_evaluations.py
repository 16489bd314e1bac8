"""Which of several evaluations stands for the city where no figure speaks."""

from collections.abc import Iterable

from generator.model.basics import NOT_STATED, Absent
from generator.model.raters import city_judgement
from generator.model.results import Evaluation


def own_evaluation(evaluations: Iterable[Evaluation]) -> Evaluation | Absent:
    """The first of the city's own judgement (its latest stage) that says anything; Absent without one."""
    told = (each for each in city_judgement(evaluations) if not isinstance(each.as_published, Absent))
    return next(told, NOT_STATED)
